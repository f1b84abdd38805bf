//! Folders with nothing in them but their own text: each is an article, whatever its file is called.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Root, bare_path, is_index};
use crate::names;
use crate::source::{Source, joined, split};
use crate::values::{as_text, front_matter};

/// The ids that sidebars know them by, and their places.
pub type Alone = BTreeMap<String, String>;

pub fn of(source: &Source, roots: &[Root]) -> Alone {
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut others: BTreeSet<String> = BTreeSet::new();
    for root in roots {
        for (path, below) in source.below(&root.folder) {
            let Some(stem) = below.strip_suffix(".md").or_else(|| below.strip_suffix(".mdx")) else {
                // A folder with a title of its own is one.
                if split(below).1.starts_with("_category_.") {
                    others.insert(bare_path(split(below).0));
                }
                continue;
            };
            if stem.split('/').any(|part| part.starts_with('_')) {
                continue;
            }
            let bare = bare_path(stem);
            if is_index(&bare) && !split(&bare).0.is_empty() {
                texts.entry(split(&bare).0.to_owned()).or_default().push(path);
                others.extend(above(split(split(&bare).0).0));
            } else {
                others.insert(bare.clone());
                others.extend(above(split(&bare).0));
            }
        }
    }
    let mut alone = Alone::new();
    for (folder, paths) in texts.iter().filter(|(folder, _)| !others.contains(*folder)) {
        for path in paths {
            let stem = bare_path(split(path).1.rsplit_once('.').map_or("", |(stem, _)| stem));
            let own = source.text(path).and_then(|text| front_matter(text).fields.get("id").and_then(as_text));
            for id in [Some(stem), own].into_iter().flatten() {
                alone.insert(joined(folder, &id), names::path(folder));
            }
        }
    }
    alone
}

/// A folder and those that it is in.
fn above(folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut at = folder;
    while !at.is_empty() {
        all.push(at.to_owned());
        at = split(at).0;
    }
    all
}

/// Sidebars that name the places of these.
pub fn named(sidebars: Value, alone: &Alone) -> Value {
    match sidebars {
        Value::String(id) => Value::String(alone.get(&id).cloned().unwrap_or(id)),
        Value::Array(items) => items.into_iter().map(|item| named(item, alone)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, named(value, alone))).collect(),
        other => other,
    }
}
