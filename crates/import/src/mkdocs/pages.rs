//! `.pages` and `.nav.yml`, by which the plugin for pages by folders orders and names what is in a folder.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Config;
use crate::draft::{Draft, Kind, Page};
use crate::names;
use crate::source::{Source, joined, split};
use crate::values::{as_text, yaml};

const NAMES: [&str; 2] = [".pages", ".nav.yml"];
/// Sections in one another that are followed.
const MAX_DEPTH: usize = 12;

/// Whether a file is one of them.
pub fn is_one(path: &str) -> bool {
    NAMES.contains(&split(path).1)
}

/// Orders and names what is in each folder, if no `nav` of the settings does.
pub fn carry(source: &Source, config: &Config, draft: &mut Draft) {
    let found: Vec<(String, String)> = source
        .below(&config.docs)
        .filter(|(path, _)| is_one(path))
        .map(|(path, below)| (path.to_owned(), split(below).0.to_owned()))
        .collect();
    if config.fields.contains_key("nav") {
        for (path, _) in found {
            draft.report.changed("a `.pages` file", "not read: `nav` of the settings has the last word", &path);
        }
        return;
    }
    for (path, folder) in found {
        let Some(settings) = source.text(&path).and_then(yaml) else {
            draft.report.left("a `.pages` file", "can't be read: give articles an `order`", &path);
            continue;
        };
        one(source, config, &path, &folder, &settings, draft);
    }
}

fn one(source: &Source, config: &Config, path: &str, folder: &str, settings: &Value, draft: &mut Draft) {
    let text = |key: &str| settings.get(key).and_then(as_text).filter(|text| !text.trim().is_empty());
    if let Some(title) = text("title").filter(|_| !folder.is_empty()) {
        folder_of(&names::path(folder), path, config, draft).set("title", title);
    }
    if settings.get("hide") == Some(&Value::Bool(true)) {
        let note = "listed here: its search found what is in it";
        draft.report.changed("a folder with `hide: true`", note, path);
    }
    let is_down = text("order").as_deref() == Some("desc");
    let list = settings.get("nav").or_else(|| settings.get("arrange")).and_then(Value::as_array);
    if list.is_none() && !is_down {
        return;
    }
    // What is in the folder, by its name; a text of the folder comes first.
    let base = joined(&config.docs, folder);
    let mut children: BTreeSet<String> = BTreeSet::new();
    for (_, below) in source.below(&base) {
        match below.split_once('/') {
            Some((child, rest)) if rest.ends_with(".md") => drop(children.insert(child.to_owned())),
            None if below.ends_with(".md") => drop(children.insert(below.to_owned())),
            _ => {}
        }
    }
    let mut named: Vec<(Option<String>, String)> = Vec::new();
    let mut walk = Walk { named: &mut named, path, draft };
    match list {
        Some(list) => walk.items(list, 0),
        None => named.push((None, "...".to_owned())),
    }
    let known: BTreeSet<&str> = named.iter().map(|(_, name)| name.as_str()).collect();
    let mut rest: Vec<&String> = children.iter().filter(|child| !known.contains(child.as_str())).collect();
    if is_down {
        rest.reverse();
    }
    let mut order = 0_u64;
    for (title, name) in &named {
        if is_rest(name) {
            for child in &rest {
                order += 1;
                place(config, folder, child, None, order, path, draft);
            }
        } else if children.contains(name) {
            order += 1;
            place(config, folder, name, title.as_deref(), order, path, draft);
        }
    }
}

fn is_rest(name: &str) -> bool {
    name.starts_with("...") || name == "*" || name == "*.md"
}

struct Walk<'a> {
    named: &'a mut Vec<(Option<String>, String)>,
    path: &'a str,
    draft: &'a mut Draft,
}

impl Walk<'_> {
    fn items(&mut self, list: &[Value], depth: usize) {
        for item in list {
            match item {
                Value::String(name) => self.name(None, name),
                Value::Object(fields) => {
                    for (title, value) in fields {
                        match value {
                            Value::String(name) => self.name(Some(title), name),
                            Value::Array(items) if depth < MAX_DEPTH => self.items(items, depth + 1),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn name(&mut self, title: Option<&str>, name: &str) {
        if name.contains("://") || name.starts_with('/') {
            let note = "not carried: lists of the site have articles only";
            self.draft.report.left("a link in the navigation", note, self.path);
        } else {
            self.named.push((title.map(str::to_owned), name.trim_start_matches("./").trim_end_matches('/').to_owned()));
        }
    }
}

/// Gives one article or folder its place, in all languages, and its title in the default one.
fn place(config: &Config, folder: &str, name: &str, title: Option<&str>, order: u64, path: &str, draft: &mut Draft) {
    let Some((_, first)) = config.languages.first() else { return };
    let file = joined(&config.docs, &joined(folder, name));
    if !name.ends_with(".md") {
        let page = folder_of(&names::path(&joined(folder, name)), path, config, draft);
        page.set("order", order);
        if let Some(title) = title {
            page.set("title", title);
        }
        return;
    }
    for page in draft.pages.iter_mut().filter(|page| page.source == file && page.kind != Kind::Snippet) {
        if page.kind == Kind::Article {
            page.set("order", order);
        }
        if let Some(title) = title.filter(|_| page.locale == first.tag && page.kind == Kind::Article) {
            page.set("title", title);
        }
    }
}

/// The text of a folder in the default language, which is there or begins here.
fn folder_of<'d>(folder: &str, path: &str, config: &Config, draft: &'d mut Draft) -> &'d mut Page {
    let locale = config.languages.first().map_or("en", |(_, language)| language.tag.as_str());
    let at =
        draft.pages.iter().position(|page| page.kind == Kind::Folder && page.locale == locale && page.path == folder);
    let at = at.unwrap_or_else(|| {
        draft.pages.push(Page::new(Kind::Folder, locale, folder, path));
        draft.pages.len() - 1
    });
    &mut draft.pages[at]
}
