//! `permalinks` of the settings: addresses by the parts of a page's path, its date and its title.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::values::{Fields, as_text, date, lookup};

#[derive(Debug, Default)]
pub struct Permalinks {
    /// Patterns by the section that they are for, of articles and of sections.
    pages: BTreeMap<String, String>,
    sections: BTreeMap<String, String>,
}

impl Permalinks {
    pub fn of(settings: Option<&Value>) -> Permalinks {
        let mut made = Permalinks::default();
        for (key, value) in settings.and_then(Value::as_object).into_iter().flatten() {
            match (key.as_str(), value) {
                ("page", Value::Object(of)) => {
                    made.pages.extend(of.iter().filter_map(|(key, value)| Some((key.to_lowercase(), as_text(value)?))))
                }
                ("section", Value::Object(of)) => made
                    .sections
                    .extend(of.iter().filter_map(|(key, value)| Some((key.to_lowercase(), as_text(value)?)))),
                (section, value) => made.pages.extend(as_text(value).map(|pattern| (section.to_lowercase(), pattern))),
            }
        }
        made
    }

    /// The address of a page, if its section has a pattern of which all parts are known. `below`: its path below the language's folder.
    pub fn address(&self, below: &str, is_section: bool, fields: &Fields) -> Option<String> {
        let section = below.split('/').next().unwrap_or_default().to_lowercase();
        let patterns = if is_section { &self.sections } else { &self.pages };
        // An article at the top has no section.
        let section = if !is_section && !below.contains('/') { "/" } else { &section };
        let pattern = patterns.get(section)?;
        let (mut folder, mut name) = crate::source::split(below);
        if matches!(name, "index" | "_index") {
            (folder, name) = crate::source::split(folder);
        }
        let text = |key: &str| lookup(fields, key).and_then(as_text).filter(|text| !text.trim().is_empty());
        let day = ["date", "publishDate", "lastmod"].iter().find_map(|key| date(lookup(fields, key)?));
        let part = |from: usize, to: usize| day.as_ref().and_then(|day| day.get(from..to)).map(str::to_owned);
        let slug = |text: String| super::sanitized(&text.to_lowercase());
        let mut made = String::new();
        let mut rest = pattern.as_str();
        while let Some(at) = rest.find(':') {
            made.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            let length = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
            let range =
                after[length..].strip_prefix('[').and_then(|range| range.split_once(']')).map(|(range, _)| range);
            let value = match &after[..length] {
                "year" => part(0, 4)?,
                "month" => part(5, 7)?,
                "day" => part(8, 10)?,
                "section" => section.trim_matches('/').to_owned(),
                "sections" => sections(folder, range)?,
                "title" => slug(text("title")?),
                "slug" | "slugorfilename" | "slugorcontentbasename" => {
                    let title = || if &after[..length] == "slug" { text("title") } else { None };
                    slug(text("slug").or_else(title).unwrap_or_else(|| name.to_owned()))
                }
                "filename" | "contentbasename" => slug(name.to_owned()),
                _ => return None,
            };
            made.push_str(&value);
            rest = &after[length + range.map_or(0, |range| range.len() + 2)..];
        }
        made.push_str(rest);
        let made = made.replace("//", "/");
        Some(format!("/{}/", made.trim_matches('/')))
    }
}

/// The folders of a page, or some of them: `:sections[1:]`.
fn sections(folder: &str, range: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let Some(range) = range else { return Some(super::sanitized(&parts.join("/").to_lowercase())) };
    let index = |text: &str, or: usize| match text {
        "" => Some(or),
        "last" => Some(parts.len().saturating_sub(1)),
        text => text.parse().ok(),
    };
    let (from, to) = match range.split_once(':') {
        Some((from, to)) => (index(from, 0)?, index(to, parts.len())?),
        None => (index(range, 0)?, index(range, 0)? + 1),
    };
    Some(super::sanitized(&parts.get(from..to.min(parts.len()))?.join("/").to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn patterns_are_filled() {
        let links = Permalinks::of(Some(&json!({
            "posts": "/:year/:month/:slug/",
            "page": { "faq": "/questions/:slugorfilename/", "docs": "/:sections[1:]/:filename" },
            "section": { "faq": "/questions/" },
        })));
        let fields = |value: Value| value.as_object().cloned().unwrap_or_default();
        let post = fields(json!({ "title": "A b", "date": "2026-01-03" }));
        assert_eq!(links.address("posts/x", false, &post).as_deref(), Some("/2026/01/a-b/"));
        assert_eq!(links.address("posts/x", false, &Fields::new()), None);
        assert_eq!(links.address("faq/how", false, &Fields::new()).as_deref(), Some("/questions/how/"));
        assert_eq!(links.address("docs/a/b/c/index", false, &Fields::new()).as_deref(), Some("/a/b/c/"));
        assert_eq!(links.address("faq/_index", true, &Fields::new()).as_deref(), Some("/questions/"));
        assert_eq!(links.address("other/a", false, &Fields::new()), None);
    }
}
