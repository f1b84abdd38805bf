//! Sidebars and `_category_` files → folders, their titles, and the order of what is in them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::alone::{self, Alone};
use super::bare_path;
use crate::js;
use crate::names;
use crate::nav::{own_or_within, shared, within};
use crate::report::Report;
use crate::source::{Source, joined, split};
use crate::values::{as_text, json};

/// Levels of categories that are followed.
const MAX_DEPTH: usize = 12;

/// What the sidebars say.
#[derive(Debug, Default)]
pub struct Navigation {
    /// The place of each article, by its id.
    pub docs: BTreeMap<String, Doc>,
    pub folders: Vec<Folder>,
}

#[derive(Debug)]
pub struct Doc {
    /// The folder of its category; `None` at the top of a sidebar, where it stays where it is.
    pub folder: Option<String>,
    pub order: usize,
}

#[derive(Debug)]
pub struct Folder {
    pub path: String,
    pub label: String,
    pub order: usize,
    pub description: Option<String>,
    /// The article that is its text.
    pub doc: Option<String>,
    /// Whether Docusaurus shows a page for it.
    pub is_page: bool,
    /// Where, if that is said.
    pub slug: Option<String>,
}

/// `files`: where it may be written.
pub fn read(source: &Source, files: &[String], alone: &Alone, report: &mut Report) -> Navigation {
    let mut navigation = Navigation::default();
    let Some(path) = files.iter().find(|path| source.has(path)).map(String::as_str) else { return navigation };
    let text = source.text(path).unwrap_or_default();
    let marks = ["module.exports =", "export default", "const sidebars", "sidebars"];
    let all = if path.ends_with(".json") { json(text) } else { js::exported(text, &marks) };
    let Some(Value::Object(all)) = all.map(|all| alone::named(all, alone)) else {
        report.left("sidebars that are not a plain object", "folders and order are those of the files", path);
        return navigation;
    };
    for items in all.values() {
        let mut walk = Walk { navigation: &mut navigation, report, file: path, shared: BTreeSet::new() };
        walk.items(items, "", 0);
    }
    navigation
}

struct Walk<'a> {
    navigation: &'a mut Navigation,
    report: &'a mut Report,
    file: &'a str,
    /// Folders that several categories of this level have all their articles in.
    shared: BTreeSet<String>,
}

impl Walk<'_> {
    fn items(&mut self, items: &Value, folder: &str, depth: usize) {
        let list: Vec<Value> = match items {
            Value::Array(items) => items.clone(),
            // `{ Label: […] }` is short for categories.
            Value::Object(_) => vec![items.clone()],
            _ => Vec::new(),
        };
        let lists = list.iter().filter_map(Value::as_object).flat_map(|fields| match fields.get("items") {
            Some(items) => vec![items],
            None => fields.values().collect(),
        });
        let shared = shared(lists.filter_map(own_folder));
        for (at, item) in list.iter().enumerate() {
            self.shared.clone_from(&shared);
            self.item(item, folder, at + 1, depth);
        }
    }

    fn item(&mut self, item: &Value, folder: &str, order: usize, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let text = |key: &str| item.get(key).and_then(as_text);
        match (item, text("type").as_deref()) {
            (Value::String(id), _) => self.doc(id, folder, order),
            (_, Some("doc")) => self.doc(&text("id").unwrap_or_default(), folder, order),
            (_, Some("category")) => {
                self.category(
                    &text("label").unwrap_or_default(),
                    item,
                    item.get("items").unwrap_or(&Value::Null),
                    folder,
                    order,
                    depth,
                );
            }
            (_, Some("link")) => {
                self.report.left("a link in a sidebar", "not carried: lists of the site have articles only", self.file);
            }
            // What is generated from a folder has the order that is in its files.
            (_, Some(_)) => {}
            (Value::Object(fields), None) => {
                for (at, (label, items)) in fields.iter().enumerate() {
                    self.category(label, &Value::Null, items, folder, order + at, depth);
                }
            }
            _ => {}
        }
    }

    fn doc(&mut self, id: &str, folder: &str, order: usize) {
        let folder = (!folder.is_empty()).then(|| folder.to_owned());
        self.navigation.docs.entry(id.to_owned()).or_insert(Doc { folder, order });
    }

    fn category(&mut self, label: &str, item: &Value, items: &Value, folder: &str, order: usize, depth: usize) {
        let own = own_folder(items).map(|own| own_or_within(own, label, &self.shared));
        // What is generated from a folder stays in it.
        let is_generated = |item: &Value| item.get("type").and_then(Value::as_str) == Some("autogenerated");
        let stays = items.as_array().is_some_and(|items| items.iter().any(is_generated));
        let own = own.map(|own| if stays { own } else { within(own, label, folder) });
        let path = own.unwrap_or_else(|| joined(folder, &names::part(label).to_lowercase()));
        // Elsewhere, it is beside the category that it is in.
        let is_beside = !folder.is_empty() && !path.starts_with(&format!("{folder}/"));
        let above = self.navigation.folders.iter().find(|one| is_beside && one.path == folder);
        let order = above.map_or(order, |above| above.order);
        let link = item.get("link");
        let of_link = |key: &str| link.and_then(|link| link.get(key)).and_then(as_text);
        let doc = of_link("id").filter(|_| of_link("type").as_deref() == Some("doc"));
        let description = of_link("description");
        let is_page = of_link("type").as_deref() == Some("generated-index");
        let slug = of_link("slug").filter(|_| is_page);
        let label = label.to_owned();
        self.navigation.folders.push(Folder { path: path.clone(), label, order, description, doc, is_page, slug });
        self.items(items, &path, depth + 1);
    }
}

/// The folder in which all articles of a category are already: then they can keep their addresses.
fn own_folder(items: &Value) -> Option<String> {
    let items = items.as_array()?;
    let folders: BTreeSet<String> = items
        .iter()
        .filter_map(|item| match item.get("type").and_then(Value::as_str) {
            None => item.as_str().map(|id| split(id).0.to_owned()),
            Some("doc") => item.get("id").and_then(as_text).map(|id| split(&id).0.to_owned()),
            Some("autogenerated") => item.get("dirName").and_then(as_text).map(|path| bare_path(&path)),
            Some(_) => None,
        })
        .collect();
    let mut folders = folders.into_iter();
    folders
        .next()
        .filter(|folder| folders.next().is_none() && !folder.is_empty() && folder != ".")
        .map(|folder| names::path(&folder))
}
