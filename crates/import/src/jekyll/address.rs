//! Where Jekyll shows a page: permalinks of the front matter, of a collection, or of the site.

use crate::source::{joined, split};
use crate::values::{Fields, as_text};

use super::config::Config;

/// A file as permalinks see it.
pub struct Place<'a> {
    /// `pages`, `posts`, or the name of the collection.
    pub kind: &'a str,
    /// Below the root, or below the collection's folder; without its extension.
    pub stem: &'a str,
    /// Of a post: year, month and day, from its name.
    pub date: Option<(&'a str, &'a str, &'a str)>,
}

pub fn address(config: &Config, fields: &Fields, place: &Place) -> String {
    let text = |key: &str| fields.get(key).and_then(as_text).filter(|text| !text.is_empty());
    let style = config.text("permalink").unwrap_or_else(|| "date".to_owned());
    let of_collection = || {
        let (_, settings) = config.collections.iter().find(|(name, _)| name == place.kind)?;
        settings.get("permalink").and_then(as_text)
    };
    let template = text("permalink").or_else(of_collection).unwrap_or_else(|| match place.kind {
        "posts" => post_style(&style),
        "pages" => with_suffix("/:path", &style),
        _ => with_suffix("/:collection/:path", &style),
    });
    let template = match template.as_str() {
        "pretty" | "date" | "none" | "ordinal" if place.kind == "posts" => post_style(&template),
        "pretty" => with_suffix("/:path", "pretty"),
        "date" | "none" | "ordinal" => with_suffix("/:path", "none"),
        _ => template,
    };
    filled(&template, fields, place)
}

fn post_style(style: &str) -> String {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext".to_owned(),
        "pretty" => "/:categories/:year/:month/:day/:title/".to_owned(),
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext".to_owned(),
        "none" => "/:categories/:title:output_ext".to_owned(),
        template => template.to_owned(),
    }
}

/// How the addresses of pages end, by the style of the site.
fn with_suffix(template: &str, style: &str) -> String {
    match style {
        "pretty" => format!("{template}/"),
        "date" | "ordinal" | "none" => format!("{template}:output_ext"),
        style if style.ends_with('/') => format!("{template}/"),
        style if style.ends_with(":output_ext") || style.ends_with(".html") => format!("{template}:output_ext"),
        _ => template.to_owned(),
    }
}

fn filled(template: &str, fields: &Fields, place: &Place) -> String {
    let text = |key: &str| fields.get(key).and_then(as_text).filter(|text| !text.is_empty());
    let (folder, name) = split(place.stem);
    let title = text("slug").unwrap_or_else(|| name.to_owned());
    let categories = ["categories", "category"].iter().find_map(|key| fields.get(*key));
    let categories = categories.map(crate::values::as_texts).unwrap_or_default();
    // One text may be several words.
    let categories: Vec<String> =
        categories.iter().flat_map(|text| text.split_whitespace()).map(str::to_lowercase).collect();
    let (year, month, day) = place.date.unwrap_or_default();
    // An index is at the address of its folder.
    let path = if name == "index" { folder.to_owned() } else { joined(folder, name) };
    let mut made = template.to_owned();
    for (key, value) in [
        (":output_ext", if name == "index" { "" } else { ".html" }),
        (":collection", place.kind),
        (":categories", &categories.join("/")),
        (":short_year", year.get(2..).unwrap_or_default()),
        (":i_month", month.trim_start_matches('0')),
        (":i_day", day.trim_start_matches('0')),
        (":year", year),
        (":month", month),
        (":day", day),
        (":title", &title),
        (":slug", &title),
        (":name", name),
        (":path", &path),
        (":basename", name),
    ] {
        made = made.replace(key, value);
    }
    let mut clean = String::from("/");
    for c in made.chars() {
        if !(c == '/' && clean.ends_with('/')) {
            clean.push(c);
        }
    }
    if name == "index" && !template.contains(':') { clean } else { clean.replace("/index.html", "/") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn permalinks() {
        let of = |settings: &str, kind: &str, stem: &str, front: &str| {
            let mut source = Source::default();
            source.add("_config.yml", Some(settings.to_owned()));
            let (config, _) = super::super::config::read(&source);
            let fields = crate::values::yaml(front).and_then(|value| value.as_object().cloned()).unwrap_or_default();
            let date = (kind == "posts").then_some(("2024", "05", "06"));
            address(&config, &fields, &Place { kind, stem, date })
        };
        assert_eq!(of("title: a", "pages", "guide/a", ""), "/guide/a.html");
        assert_eq!(of("permalink: pretty", "pages", "guide/a", ""), "/guide/a/");
        assert_eq!(of("permalink: pretty", "pages", "guide/index", ""), "/guide/");
        assert_eq!(of("title: a", "pages", "index", ""), "/");
        assert_eq!(of("title: a", "posts", "new", "categories: [News, b]"), "/news/b/2024/05/06/new.html");
        assert_eq!(of("permalink: /:title/", "posts", "new", ""), "/new/");
        assert_eq!(of("collections: { docs: { permalink: '/:collection/:path/' } }", "docs", "x/a", ""), "/docs/x/a/");
        assert_eq!(of("collections: { docs: {} }", "docs", "x/a", ""), "/docs/x/a.html");
        assert_eq!(of("title: a", "pages", "a", "permalink: /b/"), "/b/");
    }
}
