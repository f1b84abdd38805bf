//! A settled draft → the files of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::names;
use crate::place::GENERAL;
use crate::redirects;
use crate::source::split;
use crate::values::Fields;

/// A file of the new site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(String),
    /// The file of the source at this path, byte by byte.
    Copy(String),
    /// A file that was in another.
    Bytes(Vec<u8>),
    /// The file that was fetched from this address.
    Fetched(String),
}

/// The keys of an article's front matter, in the order in which they are written.
const ARTICLE_KEYS: [&str; 19] = [
    "title",
    "description",
    "id",
    "slug",
    "order",
    "keywords",
    "plans",
    "top",
    "draft",
    "unlisted",
    "publish_at",
    "expires_at",
    "aliases",
    "updated",
    "authors",
    "related",
    "toc",
    "search",
    "extra",
];
const FOLDER_KEYS: [&str; 9] =
    ["title", "description", "icon", "order", "keywords", "aliases", "toc", "updated", "extra"];

/// All files, by their path below the site's folder.
pub fn files(draft: &mut Draft) -> BTreeMap<String, Content> {
    let redirects = redirects::of(draft);
    let mut files: BTreeMap<String, Content> =
        draft.pages.iter().map(|page| (page.file(), Content::Text(text(page)))).collect();
    count(draft, redirects.len());
    files.extend(draft.files.iter().map(|(from, to)| (to.clone(), Content::Copy(from.clone()))));
    for (path, title) in unnamed_areas(draft) {
        files.entry(path).or_insert_with(|| Content::Text(format!("---\ntitle: {}\n---\n", scalar(&title.into()))));
    }
    files.insert("site.yaml".to_owned(), Content::Text(site(draft)));
    if !redirects.is_empty() {
        let lines = redirects.iter().map(|(from, to)| {
            format!("- {{ from: {}, to: {} }}\n", scalar(&from.as_str().into()), in_flow(&to.as_str().into()))
        });
        files.insert("redirects.yaml".to_owned(), Content::Text(lines.collect()));
    }
    files
}

fn count(draft: &mut Draft, redirects: usize) {
    let of = |kind: Kind| draft.pages.iter().filter(|page| page.kind == kind).count();
    let aliases: usize = draft.pages.iter().filter_map(|page| page.head.get("aliases")?.as_array()).map(Vec::len).sum();
    let (articles, folders, snippets) = (of(Kind::Article), of(Kind::Folder), of(Kind::Snippet));
    let drafts = draft.pages.iter().filter(|page| page.kind == Kind::Article && page.is_draft()).count();
    // The default language of a site that is there may have nothing in the source.
    let locales = draft.locales.iter().filter(|one| draft.pages.iter().any(|page| page.locale == one.tag)).count();
    let came = &mut draft.report.came;
    (came.articles, came.folders, came.snippets, came.drafts) = (articles, folders, snippets, drafts);
    (came.locales, came.files, came.redirects) = (locales, draft.files.len(), redirects + aliases);
}

/// A page with its front matter.
fn text(page: &Page) -> String {
    let body = page.body.trim_matches('\n');
    if page.kind == Kind::Snippet {
        return format!("{body}\n");
    }
    let keys: &[&str] = if page.kind == Kind::Article { &ARTICLE_KEYS } else { &FOLDER_KEYS };
    let mut extra = page.head.get("extra").and_then(Value::as_object).cloned().unwrap_or_default();
    for (key, value) in page.head.iter().filter(|(key, _)| !keys.contains(&key.as_str())) {
        extra.insert(key.clone(), value.clone());
    }
    let mut text = "---\n".to_owned();
    for key in keys {
        match page.head.get(*key) {
            _ if *key == "extra" => {}
            Some(Value::Null) | None => {}
            // Variables would be replaced there.
            Some(Value::String(words)) if matches!(*key, "title" | "description") && words.contains("{{") => {
                let _ = writeln!(text, "{key}: {}", scalar(&crate::repair::literals(words).into()));
            }
            Some(value) => {
                let _ = writeln!(text, "{key}: {}", scalar(value));
            }
        }
    }
    if !extra.is_empty() {
        text.push_str("extra:\n");
        for (key, value) in &extra {
            let _ = writeln!(text, "  {}: {}", scalar(&key.as_str().into()), scalar(value));
        }
    }
    // An article whose title is its heading may need none.
    let mut text = if text == "---\n" { String::new() } else { text + "---\n\n" };
    text.push_str(body);
    format!("{}\n", text.trim_end_matches('\n'))
}

/// A value in YAML on one line. Texts that would mean something else without them have quotes.
pub fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(in_flow).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields =
                fields.iter().map(|(key, value)| format!("{}: {}", in_flow(&key.as_str().into()), in_flow(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// In brackets, a comma would end a text.
fn in_flow(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains([',', '[', ']', '{', '}']) => quoted(text),
        value => scalar(value),
    }
}

fn is_plain(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_alphabetic) || guichet_date(text);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan"];
    begins
        && !text.ends_with(char::is_whitespace)
        && !words.contains(&text.to_lowercase().as_str())
        && text.chars().all(|c| c.is_alphanumeric() || " -_./+()".contains(c))
}

/// A day: the one text of digits that is written without quotes.
fn guichet_date(text: &str) -> bool {
    text.len() == 10
        && text.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() })
}

fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(safe, "\\u{:04x}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

/// An area needs a name, which its folder gives it where the source has none.
fn unnamed_areas(draft: &Draft) -> Vec<(String, String)> {
    let Some(default) = draft.locales.first() else { return Vec::new() };
    let areas: BTreeSet<&str> = draft.pages.iter().filter(|page| page.kind != Kind::Snippet).filter_map(area).collect();
    let named: BTreeSet<&str> = draft
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Folder && page.locale == default.tag)
        .map(|page| page.path.as_str())
        .collect();
    let unnamed = areas.into_iter().filter(|area| !named.contains(area));
    unnamed.map(|area| (format!("content/{}/{area}/_index.md", default.tag), names::title(area))).collect()
}

fn area(page: &Page) -> Option<&str> {
    page.path.split('/').next().filter(|area| !area.is_empty())
}

/// site.yaml.
fn site(draft: &mut Draft) -> String {
    let mut nobody = crate::report::Report::default();
    let report = if draft.has_site { &mut nobody } else { &mut draft.report };
    let title = draft.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| {
        report.left("the title of the site", "the source does not say it: change `title` in site.yaml", "");
        "Help".to_owned()
    });
    let base_url = draft.base_url.clone().unwrap_or_else(|| {
        report.left("the address of the site", "the source does not say it: change `base_url` in site.yaml", "");
        format!("https://help.example.com/{}", draft.base_path.as_deref().unwrap_or_default())
    });
    let default = draft.locales.first().map_or_else(|| "en".to_owned(), |language| language.tag.clone());
    let mut titles: Fields = Fields::new();
    for language in &draft.locales {
        titles.insert(language.tag.clone(), language.title.clone().unwrap_or_else(|| title.clone()).into());
    }
    let differ = draft.locales.iter().any(|language| language.title.is_some());
    let title: Value = if differ { Value::Object(titles) } else { title.into() };
    let base_url = format!("{}/", base_url.trim_end_matches('/'));
    let mut text =
        format!("title: {}\nbase_url: {}\ndefault_locale: {default}\nlocales:\n", scalar(&title), quoted(&base_url));
    for language in &draft.locales {
        let mut fields: Vec<String> = language.name.iter().map(|name| format!("name: {}", quoted(name))).collect();
        if language.tag != default {
            fields.push(format!("fallback: [{default}]"));
        }
        let fields = if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) };
        let _ = writeln!(text, "  {}: {fields}", language.tag);
    }
    let areas = areas(draft, &default);
    let _ = writeln!(text, "areas: {}", scalar(&areas.into()));
    if draft.math {
        text.push_str("markdown: { math: true }\n");
    }
    text
}

/// By the order of their folders, then by name.
fn areas(draft: &Draft, default: &str) -> Vec<String> {
    let general = |area: &str| {
        // Articles that were in no folder are where the first of them was.
        let own = draft.pages.iter().filter(|page| page.locale == default && split(&page.path).0 == area);
        own.filter(|_| area == GENERAL).filter_map(|page| page.head.get("order")?.as_f64()).min_by(f64::total_cmp)
    };
    let order = |area: &str| {
        let folder =
            draft.pages.iter().find(|page| page.kind == Kind::Folder && page.locale == default && page.path == area);
        folder.and_then(|page| page.head.get("order")?.as_f64()).or_else(|| general(area)).unwrap_or(f64::MAX)
    };
    let names: BTreeSet<&str> = draft.pages.iter().filter(|page| page.kind != Kind::Snippet).filter_map(area).collect();
    let mut areas: Vec<(f64, &str)> = names.into_iter().map(|area| (order(area), area)).collect();
    areas.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    areas.into_iter().map(|(_, area)| area.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::yaml;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for text in [
            "Import contacts",
            "yes",
            "1.0",
            "a: b",
            "# x",
            "- a",
            "",
            " lead",
            "trail ",
            "\"q\"",
            "a\nb",
            "\u{85}\u{2028}",
            "!x",
            "2024-05-06x",
            "null",
            "~",
            "C# and F#",
            "日本",
            "{{ var.a }}",
            "a, b",
            "[x]",
            "\u{7f}",
            "inf",
        ] {
            for value in [Value::from(text), serde_json::json!([text, "b"]), serde_json::json!({ text: text })] {
                let written = format!("key: {}\n", scalar(&value));
                assert_eq!(yaml(&written).map(|all| all["key"].clone()), Some(value), "{written}");
            }
        }
    }
}
