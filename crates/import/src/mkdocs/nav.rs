//! `nav` of mkdocs.yml → folders, their titles, and the place of each article.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::names;
use crate::report::Report;
use crate::source::{joined, split};

/// Sections in one another that are followed.
const MAX_DEPTH: usize = 12;

#[derive(Debug, Default)]
pub struct Navigation {
    /// By the path of the file below `docs/`, without its extension.
    pub places: BTreeMap<String, Place>,
    pub folders: Vec<Folder>,
}

#[derive(Debug)]
pub struct Place {
    /// The folder of its section; `None` at the top, where it stays where it is.
    pub folder: Option<String>,
    pub order: usize,
    pub title: Option<String>,
}

#[derive(Debug)]
pub struct Folder {
    pub path: String,
    pub title: String,
    pub order: usize,
}

pub fn read(nav: Option<&Value>, report: &mut Report) -> Navigation {
    let mut navigation = Navigation::default();
    items(nav.unwrap_or(&Value::Null), "", 0, &mut navigation, report);
    navigation
}

fn items(list: &Value, folder: &str, depth: usize, navigation: &mut Navigation, report: &mut Report) {
    for (at, item) in list.as_array().into_iter().flatten().enumerate() {
        match item {
            Value::String(path) => page(path, None, folder, at + 1, navigation, report),
            Value::Object(fields) => {
                for (title, value) in fields {
                    match value {
                        Value::String(path) => page(path, Some(title), folder, at + 1, navigation, report),
                        Value::Array(_) if depth < MAX_DEPTH => {
                            let path =
                                own_folder(value).unwrap_or_else(|| joined(folder, &names::part(title).to_lowercase()));
                            navigation.folders.push(Folder { path: path.clone(), title: title.clone(), order: at + 1 });
                            items(value, &path, depth + 1, navigation, report);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

fn page(path: &str, title: Option<&str>, folder: &str, order: usize, navigation: &mut Navigation, report: &mut Report) {
    let Some(stem) = path.strip_suffix(".md") else {
        report.left("a link in `nav`", "not carried: lists of the site have articles only", "mkdocs.yml");
        return;
    };
    let folder = (!folder.is_empty()).then(|| folder.to_owned());
    let title = title.map(str::to_owned);
    navigation.places.entry(stem.trim_start_matches("./").to_owned()).or_insert(Place { folder, order, title });
}

/// The folder in which all articles of a section are already: then they keep it.
fn own_folder(items: &Value) -> Option<String> {
    let mut folders = BTreeSet::new();
    for item in items.as_array()? {
        let path = item.as_str().or_else(|| item.as_object()?.values().next()?.as_str());
        folders.extend(path.filter(|path| path.ends_with(".md")).map(|path| split(path).0.to_owned()));
    }
    let mut folders = folders.into_iter();
    folders.next().filter(|folder| folders.next().is_none() && !folder.is_empty()).map(|folder| names::path(&folder))
}
