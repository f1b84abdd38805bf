//! Where the pages of Jekyll go: `parent` of the front matter, navigation in `_data/`, and translations that are joined by a key.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::config::Config;
use crate::draft::{Draft, Kind, Page};
use crate::lookup::normal;
use crate::nav;
use crate::source::{joined, split};
use crate::values::{Fields, as_text};

/// Pages above pages that are followed.
const MAX_DEPTH: usize = 12;

/// What the front matter of a page says of its place.
pub struct Note {
    pub parent: Option<String>,
    pub above: Option<String>,
    /// The key that a page and its translations share.
    pub joins: Option<String>,
    pub permalink: Option<String>,
}

/// `notes` are those of the pages, in their order.
pub fn arrange(config: &Config, notes: &[Note], data: &Fields, draft: &mut Draft) {
    by_data(config, data, draft);
    by_parent(notes, draft);
    join(notes, draft);
}

/// Pages go below the page that they name as their parent, which is a folder then.
fn by_parent(notes: &[Note], draft: &mut Draft) {
    let mut titles: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, page) in draft.pages.iter().enumerate() {
        if let Some(title) = page.title() {
            titles.entry((page.locale.clone(), title.trim().to_lowercase())).or_default().push(at);
        }
    }
    let parents: Vec<Option<usize>> = notes
        .iter()
        .enumerate()
        .map(|(at, note)| {
            let key = (draft.pages[at].locale.clone(), note.parent.as_ref()?.trim().to_lowercase());
            let all: Vec<usize> = titles.get(&key)?.iter().copied().filter(|one| *one != at).collect();
            // Of several of that title, the one below the same page.
            let fits = |one: &&usize| {
                let its = notes.get(**one).and_then(|note| note.parent.as_ref());
                note.above.is_none()
                    || its.map(|title| title.to_lowercase()) == note.above.as_ref().map(|title| title.to_lowercase())
            };
            all.iter().find(fits).or_else(|| all.first()).copied()
        })
        .collect();
    let mut has_children = vec![false; draft.pages.len()];
    parents.iter().flatten().for_each(|parent| has_children[*parent] = true);
    let own: Vec<(Kind, String)> = draft.pages.iter().map(|page| (page.kind, page.path.clone())).collect();
    // The folder of a page with others below it: that of its parent, and its own name.
    let folder = |mut at: usize| {
        let mut parts: Vec<&str> = Vec::new();
        for _ in 0..MAX_DEPTH {
            let (kind, path) = &own[at];
            match parents.get(at).copied().flatten() {
                Some(up) if *kind == Kind::Article || !path.is_empty() => {
                    parts.push(split(path).1);
                    at = up;
                }
                _ => {
                    parts.push(path);
                    break;
                }
            }
        }
        parts.iter().rev().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("/")
    };
    let moved: Vec<Option<(Kind, String)>> = (0..notes.len())
        .map(|at| match parents[at] {
            _ if has_children[at] => Some((Kind::Folder, folder(at))),
            // The text of a folder stays one.
            Some(_) if own[at].0 == Kind::Folder => Some((Kind::Folder, folder(at))),
            Some(up) => Some((Kind::Article, joined(&folder(up), split(&own[at].1).1))),
            None => None,
        })
        .collect();
    for (page, to) in draft.pages.iter_mut().zip(moved) {
        if let Some((kind, path)) = to {
            page.kind = kind;
            page.path = path;
        }
    }
}

/// A page in another language is at the place of the one that it shares a key, or its address, with.
fn join(notes: &[Note], draft: &mut Draft) {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, note) in notes.iter().enumerate() {
        let key = note.joins.as_ref().map(|key| format!("key {key}"));
        let link =
            || note.permalink.as_ref().filter(|link| !link.contains(':')).map(|link| format!("link {}", normal(link)));
        if let Some(key) = key.or_else(link) {
            places.entry(key).or_default().push(at);
        }
    }
    for all in places.into_values() {
        let Some((first, others)) = all.split_first() else { continue };
        let (kind, path, locale) = {
            let page = &draft.pages[*first];
            (page.kind, page.path.clone(), page.locale.clone())
        };
        for at in others {
            let page = &mut draft.pages[*at];
            if page.locale != locale {
                page.kind = kind;
                page.path.clone_from(&path);
            }
        }
    }
}

/// Lists of `_data/` that name pages by their addresses.
fn by_data(config: &Config, data: &Fields, draft: &mut Draft) {
    let Some((_, first)) = config.languages.first() else { return };
    let mut stems: BTreeMap<String, String> = BTreeMap::new();
    for (at, page) in draft.pages.iter().enumerate().filter(|(_, page)| page.locale == first.tag) {
        for address in std::iter::once(&page.address).chain(&page.aliases) {
            stems.entry(normal(address)).or_insert_with(|| at.to_string());
        }
    }
    let mut lists: Vec<Value> = Vec::new();
    let named =
        |name: &str| ["nav", "sidebar", "toc", "menu", "docs"].iter().any(|part| name.to_lowercase().contains(part));
    for (_, value) in data.iter().filter(|(name, _)| named(name)) {
        collect(value, &stems, &mut lists, 0);
    }
    // What has groups says more than a bar of links.
    lists.sort_by_key(|list| {
        !list.as_array().is_some_and(|items| {
            items.iter().any(|item| item.as_object().is_some_and(|fields| fields.values().any(Value::is_array)))
        })
    });
    let list: Vec<Value> = lists.into_iter().flat_map(|list| list.as_array().cloned().unwrap_or_default()).collect();
    if list.is_empty() {
        return;
    }
    let folders: Vec<String> = draft
        .pages
        .iter()
        .map(|page| if page.kind == Kind::Folder { page.path.clone() } else { split(&page.path).0.to_owned() })
        .collect();
    let list = in_place(&Value::Array(list), &draft.pages, &folders);
    let navigation = nav::read(Some(&list), "_data", &mut draft.report);
    let mut moved: BTreeMap<String, (Option<String>, usize)> = BTreeMap::new();
    for page in draft.pages.iter().filter(|page| page.locale == first.tag && page.kind == Kind::Article) {
        if let Some(place) = navigation.places.get(&page.path) {
            moved.insert(page.path.clone(), (place.folder.clone(), place.order));
        }
    }
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Article) {
        let Some((folder, order)) = moved.get(&page.path) else { continue };
        if !page.head.contains_key("order") {
            page.set("order", *order as u64);
        }
        if let Some(folder) = folder {
            page.path = joined(folder, split(&page.path).1);
        }
    }
    nav::folders(&navigation, &first.tag, "_data", draft);
}

/// Paths of pages in the place of their numbers.
fn in_place(list: &Value, pages: &[Page], folders: &[String]) -> Value {
    match list {
        Value::String(number) => {
            let page = number.parse::<usize>().ok().and_then(|at| Some((pages.get(at)?, folders.get(at)?)));
            page.map_or(Value::Null, |(page, folder)| match page.kind {
                Kind::Folder => format!("{}.md", joined(folder, "index")).into(),
                _ => format!("{}.md", page.path).into(),
            })
        }
        Value::Array(items) => items.iter().map(|item| in_place(item, pages, folders)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| (key.clone(), in_place(value, pages, folders))).collect::<Fields>().into()
        }
        other => other.clone(),
    }
}

/// Every list of items that a value has in it.
fn collect(value: &Value, stems: &BTreeMap<String, String>, lists: &mut Vec<Value>, depth: usize) {
    match value {
        _ if depth > MAX_DEPTH => {}
        Value::Array(items) => {
            let list: Vec<Value> = items.iter().filter_map(|item| one(item, stems, depth)).collect();
            if !list.is_empty() {
                lists.push(Value::Array(list));
            }
        }
        Value::Object(fields) => fields.values().for_each(|value| collect(value, stems, lists, depth + 1)),
        _ => {}
    }
}

/// An item of a navigation: a page, or a group with its title. The default theme's names for its parts, and those of others.
fn one(item: &Value, stems: &BTreeMap<String, String>, depth: usize) -> Option<Value> {
    let text = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key).and_then(as_text));
    let title = text(&["title", "text", "name", "label"]);
    let page = text(&["url", "link", "path", "permalink", "page", "href", "external_url"])
        .and_then(|url| stems.get(&normal(&url)).cloned());
    let children = [
        "children",
        "items",
        "folderitems",
        "folders",
        "subfolders",
        "subfolderitems",
        "pages",
        "docs",
        "sections",
        "links",
        "entries",
        "sublinks",
    ];
    let children: Vec<Value> = children
        .iter()
        .filter_map(|key| item.get(*key).and_then(Value::as_array))
        .flatten()
        .filter_map(|child| if depth > MAX_DEPTH { None } else { one(child, stems, depth + 1) })
        .collect();
    match (title, page) {
        (Some(title), page) if !children.is_empty() => {
            let all: Value = page.map(Value::String).into_iter().chain(children).collect();
            Some(json!({ title: all }))
        }
        (_, Some(page)) => Some(Value::String(page)),
        _ => None,
    }
}
