//! A navigation, written as `nav` of mkdocs.yml is → folders, their titles, and the place of each article. Sidebars of others are
//! brought into that form first.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::names;
use crate::report::Report;
use crate::source::{joined, split};
use crate::values::Fields;

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

/// `file`: where it is written.
pub fn read(nav: Option<&Value>, file: &str, report: &mut Report) -> Navigation {
    let mut navigation = Navigation::default();
    let mut walk = Walk { navigation: &mut navigation, file, report };
    walk.items(nav.unwrap_or(&Value::Null), "", 0);
    navigation
}

struct Walk<'a> {
    navigation: &'a mut Navigation,
    file: &'a str,
    report: &'a mut Report,
}

impl Walk<'_> {
    fn items(&mut self, list: &Value, folder: &str, depth: usize) {
        let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
        let sections = items.iter().filter_map(Value::as_object).flat_map(|fields| fields.values());
        let shared = shared(sections.filter_map(own_folder));
        for (at, item) in items.iter().enumerate() {
            match item {
                Value::String(path) => self.page(path, None, folder, at + 1),
                Value::Object(fields) => {
                    for (title, value) in fields {
                        let own = own_folder(value).map(|own| own_or_within(own, title, &shared));
                        let own = own.map(|own| within(own, title, folder));
                        let own = own.unwrap_or_else(|| joined(folder, &names::part(title).to_lowercase()));
                        self.titled(title, value, (folder, &own), at + 1, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// `own`: where a section goes that is in `folder`.
    fn titled(&mut self, title: &str, value: &Value, (folder, own): (&str, &str), order: usize, depth: usize) {
        match value {
            Value::String(path) => self.page(path, Some(title), folder, order),
            Value::Array(_) if depth < MAX_DEPTH => {
                self.navigation.folders.push(Folder { path: own.to_owned(), title: title.to_owned(), order });
                self.items(value, own, depth + 1);
            }
            _ => {}
        }
    }

    fn page(&mut self, path: &str, title: Option<&str>, folder: &str, order: usize) {
        let Some(stem) = path.strip_suffix(".md") else {
            self.report.left(
                "a link in the navigation",
                "not carried: lists of the site have articles only",
                self.file,
            );
            return;
        };
        let folder = (!folder.is_empty()).then(|| folder.to_owned());
        let title = title.map(str::to_owned);
        let stem = stem.trim_start_matches("./").to_owned();
        self.navigation.places.entry(stem).or_insert(Place { folder, order, title });
    }
}

/// Gives folders their titles and order, in the language that the navigation is written in.
pub fn folders(navigation: &Navigation, locale: &str, file: &str, draft: &mut Draft) {
    for folder in &navigation.folders {
        let is_it = |page: &&mut Page| page.kind == Kind::Folder && page.path == folder.path;
        for page in draft.pages.iter_mut().filter(is_it) {
            page.set("order", folder.order as u64);
        }
        match draft.pages.iter_mut().filter(is_it).find(|page| page.locale == locale) {
            Some(page) => page.set("title", folder.title.as_str()),
            None => {
                let mut page = Page::new(Kind::Folder, locale, &folder.path, file);
                page.head = Fields::from_iter([
                    ("title".to_owned(), folder.title.as_str().into()),
                    ("order".to_owned(), (folder.order as u64).into()),
                ]);
                draft.pages.push(page);
            }
        }
    }
}

/// Gives folders the titles that the same sections have in the navigation of another language: those that the same articles are in.
pub fn translated(navigation: &Navigation, other: &Navigation, locale: &str, file: &str, draft: &mut Draft) {
    let titles: BTreeMap<&str, &str> =
        other.folders.iter().map(|folder| (folder.path.as_str(), folder.title.as_str())).collect();
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (stem, place) in &other.places {
        let ours = navigation.places.get(stem).and_then(|place| place.folder.as_deref());
        let title = place.folder.as_deref().and_then(|folder| titles.get(folder));
        if let (Some(ours), Some(title)) = (ours, title) {
            known.entry(ours).or_insert(title);
        }
    }
    for (path, title) in known {
        let is_it = |page: &Page| page.kind == Kind::Folder && page.path == path && page.locale == locale;
        match draft.pages.iter_mut().find(|page| is_it(page)) {
            Some(page) => page.set("title", title),
            None => {
                let mut page = Page::new(Kind::Folder, locale, path, file);
                page.set("title", title);
                draft.pages.push(page);
            }
        }
    }
}

/// Gives folders the titles in another language that are said beside those of the navigation.
pub fn retitled(
    navigation: &Navigation,
    titles: &BTreeMap<String, String>,
    locale: &str,
    file: &str,
    draft: &mut Draft,
) {
    for folder in &navigation.folders {
        let Some(title) = titles.get(&folder.title) else { continue };
        let is_it = |page: &Page| page.kind == Kind::Folder && page.path == folder.path && page.locale == locale;
        match draft.pages.iter_mut().find(|page| is_it(page)) {
            Some(page) => page.set("title", title.as_str()),
            None => {
                let mut page = Page::new(Kind::Folder, locale, &folder.path, file);
                page.set("title", title.as_str());
                draft.pages.push(page);
            }
        }
    }
}

/// Folders that several sections have all their articles in.
pub fn shared(folders: impl Iterator<Item = String>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    folders.filter(|folder| !seen.insert(folder.clone())).collect()
}

/// Where a section goes: the folder that its articles are in, or, if others have theirs there too, one of its own within that.
pub fn own_or_within(own: String, title: &str, shared: &BTreeSet<String>) -> String {
    if shared.contains(&own) { joined(&own, &names::part(title).to_lowercase()) } else { own }
}

/// Where a section goes that is in `folder`: the folder that its articles have for themselves, if that is in there, too.
pub fn within(own: String, title: &str, folder: &str) -> String {
    let is_inside = folder.is_empty() || own.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    if is_inside { own } else { joined(folder, &names::part(title).to_lowercase()) }
}

/// The folder in which all articles of a section are already: then they keep it. Of one that has only sections, the one that these are in.
fn own_folder(items: &Value) -> Option<String> {
    let mut folders = BTreeSet::new();
    for item in items.as_array()? {
        let path = item.as_str().or_else(|| item.as_object()?.values().next()?.as_str());
        folders.extend(path.filter(|path| path.ends_with(".md")).map(|path| split(path).0.to_owned()));
    }
    if folders.is_empty() {
        let mut below = Vec::new();
        folders_below(items, 0, &mut below);
        folders.extend(above_all(&below));
    }
    let mut folders = folders.into_iter();
    let own = folders.next().filter(|folder| folders.next().is_none() && !folder.is_empty())?;
    // Not the folder of one page, with sections that are elsewhere.
    let mut all = Vec::new();
    folders_below(items, 0, &mut all);
    let is_around = all.iter().all(|folder| *folder == own || crate::source::below(folder, &own).is_some());
    is_around.then(|| names::path(&own))
}

fn folders_below<'v>(items: &'v Value, depth: usize, found: &mut Vec<&'v str>) {
    match items {
        Value::String(path) if path.ends_with(".md") => found.push(split(path).0),
        Value::Array(items) if depth < MAX_DEPTH => items.iter().for_each(|item| folders_below(item, depth + 1, found)),
        Value::Object(fields) if depth < MAX_DEPTH => {
            fields.values().for_each(|item| folders_below(item, depth + 1, found));
        }
        _ => {}
    }
}

/// The folder that several different ones are in.
pub fn above_all(folders: &[&str]) -> Option<String> {
    let (first, rest) = folders.split_first()?;
    let mut common: Vec<&str> = first.split('/').collect();
    for folder in rest {
        let same = common.iter().zip(folder.split('/')).take_while(|(a, b)| **a == *b).count();
        common.truncate(same);
    }
    // A section of one folder is what is in it, not the folder itself.
    if rest.iter().all(|folder| folder == first) {
        common.pop();
    }
    (!common.is_empty()).then(|| common.join("/")).filter(|common| !common.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_section_in_a_section_has_a_folder_within() {
        let nav = json!([{ "Guides": [{ "Start": "guide/start.md" }, { "Advanced": [{ "Deep": "guide/deep.md" }, { "More": ["guide/more.md"] }] }] }]);
        let navigation = read(Some(&nav), "mkdocs.yml", &mut Report::default());
        let folders: Vec<_> =
            navigation.folders.iter().map(|folder| (folder.path.as_str(), folder.title.as_str())).collect();
        assert_eq!(folders, [("guide", "Guides"), ("guide/advanced", "Advanced"), ("guide/advanced/more", "More")]);
        assert_eq!(navigation.places["guide/deep"].folder.as_deref(), Some("guide/advanced"));
        assert_eq!(navigation.places["guide/more"].folder.as_deref(), Some("guide/advanced/more"));
    }

    #[test]
    fn a_section_of_sections_is_around_them() {
        let nav = json!([{ "Guides": [{ "Basics": ["guide/basics/a.md"] }, { "Advanced": ["guide/advanced/b.md"] }, { "Other": ["other/c.md"] }] }, { "All": [{ "X": ["all/x/a.md"] }, { "Y": ["all/y/b.md"] }] }]);
        let navigation = read(Some(&nav), "mkdocs.yml", &mut Report::default());
        let folders: Vec<_> = navigation.folders.iter().map(|folder| folder.path.as_str()).collect();
        assert_eq!(folders, ["guides", "guides/basics", "guides/advanced", "guides/other", "all", "all/x", "all/y"]);
    }

    #[test]
    fn sections_that_share_a_folder_have_their_own_within() {
        let nav =
            json!([{ "A": ["guide/a.md"] }, { "B c": [{ "B": "guide/b.md" }] }, { "D": ["d.md", "x/e.md"] }, "f.md"]);
        let navigation = read(Some(&nav), "mkdocs.yml", &mut Report::default());
        let folders: Vec<_> = navigation.folders.iter().map(|folder| folder.path.as_str()).collect();
        assert_eq!(folders, ["guide/a", "guide/b-c", "d"]);
        assert_eq!(navigation.places["guide/b"].folder.as_deref(), Some("guide/b-c"));
        assert_eq!(navigation.places["f"].folder, None);
    }
}
