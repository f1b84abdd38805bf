//! Where articles go by `_category_` files and sidebars, and what their folders are called.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::sidebars::Navigation;
use super::{Root, bare_path, numbered};
use crate::draft::{Draft, Kind, Page};
use crate::names;
use crate::source::{Source, joined, split};
use crate::values::{as_text, settings};

/// The text of a folder, which is there or begins here.
fn folder<'d>(draft: &'d mut Draft, locale: &str, path: &str, source: &str) -> &'d mut Page {
    let at =
        draft.pages.iter().position(|page| page.kind == Kind::Folder && page.locale == locale && page.path == path);
    let at = at.unwrap_or_else(|| {
        draft.pages.push(Page::new(Kind::Folder, locale, path, source));
        draft.pages.len() - 1
    });
    &mut draft.pages[at]
}

/// `_category_` files, and the numbers before the names of folders.
pub fn categories(source: &Source, root: &Root, navigation: &Navigation, draft: &mut Draft) {
    // What sidebars name has its title and place from there; whatever else there is comes after it.
    let listed: BTreeSet<&str> = navigation.folders.iter().map(|folder| folder.path.as_str()).collect();
    let last = navigation.folders.iter().filter(|folder| !folder.path.contains('/')).map(|folder| folder.order).max();

    let mut order: BTreeMap<String, u64> = BTreeMap::new();
    for (path, below) in source.below(&root.folder) {
        let (within, name) = split(below);
        if let Some(number) = numbered(split(within).1).1 {
            order.insert(names::path(&bare_path(within)), number);
        }
        if !name.starts_with("_category_.") || within.is_empty() {
            continue;
        }
        let Some(Value::Object(fields)) = settings(path, source.text(path).unwrap_or_default()) else {
            draft.report.left("a `_category_` file that can't be read", "the folder is named by its own name", path);
            continue;
        };
        let place = names::path(&bare_path(within));
        let link = fields.get("link").and_then(Value::as_object);
        let page = folder(draft, &root.language.tag, &place, path);
        let is_listed = listed.contains(place.as_str());
        if let Some(label) = fields.get("label").and_then(as_text).filter(|_| page.title().is_none() && !is_listed) {
            page.set("title", label);
        }
        if let Some(text) =
            link.and_then(|link| link.get("description")).or_else(|| fields.get("description")).and_then(as_text)
        {
            page.set("description", text);
        }
        if let Some(position) = fields.get("position").filter(|position| position.is_number() && !is_listed) {
            match (last, position.as_u64()) {
                (Some(last), Some(position)) if !place.contains('/') => page.set("order", position + last as u64),
                _ => page.set("order", position.clone()),
            }
        }
        if let Some(slug) =
            link.and_then(|link| link.get("slug")).and_then(as_text).filter(|slug| slug.starts_with('/'))
        {
            page.address = format!("{}{slug}", root.prefix);
        } else if link.and_then(|link| link.get("type")).and_then(as_text).as_deref() == Some("generated-index") {
            let label = fields.get("label").and_then(as_text);
            page.address = generated(root, label.as_deref().or(page.title()).unwrap_or_default());
        }
    }
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Folder && page.locale == root.language.tag) {
        if let Some(number) = order.get(&page.path).filter(|_| !page.head.contains_key("order")) {
            page.set("order", *number);
        }
    }
}

/// Where Docusaurus shows a page that it generates for a category.
fn generated(root: &Root, label: &str) -> String {
    format!("{}/category/{}", root.prefix, names::part(label).to_lowercase())
}

/// Puts pages where the sidebars have them.
pub fn places(source: &Source, navigation: &Navigation, roots: &[Root], draft: &mut Draft) {
    // Until they are moved, articles are where their ids say.
    let articles = draft.pages.iter().enumerate().filter(|(_, page)| page.kind == Kind::Article);
    let ids: BTreeMap<(String, String), usize> =
        articles.map(|(at, page)| ((page.locale.clone(), page.path.clone()), at)).collect();
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Article) {
        let Some(doc) = navigation.docs.get(&page.path) else { continue };
        if !page.head.contains_key("order") {
            page.set("order", doc.order as u64);
        }
        if let Some(folder) = &doc.folder {
            page.path = joined(folder, split(&page.path).1);
        }
    }
    for one in &navigation.folders {
        for root in roots {
            let tag = &root.language.tag;
            let text = one.doc.clone().and_then(|id| ids.get(&(tag.clone(), id)).copied());
            // The folder may have a text of its own already.
            let is_text = |page: &Page| {
                page.kind == Kind::Folder
                    && page.locale == *tag
                    && page.path == one.path
                    && !page.body.trim().is_empty()
            };
            let is_taken = draft.pages.iter().any(is_text);
            if let Some(page) = text.and_then(|at| draft.pages.get_mut(at)) {
                if is_taken {
                    page.path = joined(&one.path, split(&page.path).1);
                } else {
                    page.kind = Kind::Folder;
                    page.path.clone_from(&one.path);
                }
            }
            let translated = category_title(source, root, &one.label);
            let is_default = root.folder == roots[0].folder;
            let known = draft
                .pages
                .iter()
                .any(|page| page.kind == Kind::Folder && page.locale == *tag && page.path == one.path);
            if !is_default && !known && translated.is_none() {
                continue;
            }
            let page = folder(draft, tag, &one.path, "sidebars");
            if page.title().is_none() {
                page.set("title", translated.unwrap_or_else(|| one.label.clone()));
            }
            page.set("order", one.order as u64);
            if one.is_page {
                let own = one.slug.as_ref().map(|slug| format!("{}/{}", root.prefix, slug.trim_start_matches('/')));
                let address = own.unwrap_or_else(|| generated(root, &one.label));
                // A `_category_` file may have said another one.
                if page.address.is_empty() {
                    page.address = address;
                } else if page.address != address {
                    page.aliases.push(address);
                }
            }
            if let Some(description) = one.description.clone().filter(|_| is_default) {
                page.set("description", description);
            }
        }
    }
}

/// The label of a category in another language, from `current.json` beside its texts.
fn category_title(source: &Source, root: &Root, label: &str) -> Option<String> {
    let all = crate::values::json(source.text(&format!("{}.json", root.folder))?)?;
    let end = format!(".category.{label}");
    let (_, found) = all.as_object()?.iter().find(|(key, _)| key.starts_with("sidebar.") && key.ends_with(&end))?;
    found.get("message").and_then(as_text)
}
