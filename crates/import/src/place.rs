//! Where pages go in the new site: every article in an area, no page at the address of a folder, no two at one path. A page
//! keeps its place in all languages together.

use std::collections::{BTreeMap, BTreeSet};

use guichet_core::model::{INBOX_PAGE, OWN_PAGES};
use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::names::{self, Taken};
use crate::source::{joined, split};

/// The area of articles that are in no folder.
pub const GENERAL: &str = "general";

/// Gives every page its place.
pub fn settle(draft: &mut Draft) {
    if draft.one_folder_is_all {
        lift(draft);
    }
    into_areas(draft);
    hidden_folders(draft);
    folders_of_articles(draft);
    unique(draft);
    for page in &mut draft.pages {
        // The home page has the name of the site.
        if page.kind == Kind::Folder
            && page.path.is_empty()
            && page.title().is_none()
            && !page.body.trim_start().starts_with("# ")
        {
            let own = draft
                .locales
                .iter()
                .find(|language| language.tag == page.locale)
                .and_then(|language| language.title.clone());
            if let Some(title) = own.or_else(|| draft.title.clone()) {
                page.set("title", title);
            }
        }
        page.ensure_title(&mut draft.report);
    }
}

/// Puts everything into a folder.
pub fn into(draft: &mut Draft, folder: &str) {
    draft.one_folder_is_all = false;
    for page in draft.pages.iter_mut().filter(|page| page.kind != Kind::Snippet) {
        page.path = if page.path.is_empty() { folder.to_owned() } else { joined(folder, &page.path) };
    }
}

/// Where everything is in one folder (`docs/`), its folders are the areas.
fn lift(draft: &mut Draft) {
    let articles = || draft.pages.iter().filter(|page| page.kind == Kind::Article);
    let Some(only) = articles().next().and_then(|page| page.path.split_once('/')).map(|(area, _)| area.to_owned())
    else {
        return;
    };
    let below = format!("{only}/");
    let is_inside = |path: &str| path == only || path.starts_with(&below);
    let inside = draft.pages.iter().filter(|page| page.kind != Kind::Snippet && !page.path.is_empty());
    let areas = articles().filter(|page| page.path.matches('/').count() > 1).count();
    if areas == 0 || !inside.map(|page| page.path.as_str()).all(is_inside) {
        return;
    }
    homes(draft, &only);
    for page in draft.pages.iter_mut().filter(|page| page.kind != Kind::Snippet) {
        page.path = page.path.strip_prefix(&below).map_or_else(String::new, str::to_owned);
    }
    for to in draft.files.values_mut() {
        // `content/<locale>/<only>/…`
        let parts: Vec<&str> = to.splitn(4, '/').collect();
        if let ["content", locale, folder, rest] = parts[..]
            && folder == only
        {
            *to = format!("content/{locale}/{rest}");
        }
    }
    let note = "everything is in it, so its folders are the areas of the site";
    draft.report.changed(&format!("the folder {only}/"), note, &only);
}

/// Of the home page and the page of the folder that everything is in, one is the home page here: the first, if it has a text.
fn homes(draft: &mut Draft, only: &str) {
    let folders = |path: &str| -> BTreeMap<String, usize> {
        let found = draft.pages.iter().enumerate().filter(|(_, page)| page.kind == Kind::Folder && page.path == path);
        found.map(|(at, page)| (page.locale.clone(), at)).collect()
    };
    let (homes, owns) = (folders(""), folders(only));
    let mut gone = BTreeSet::new();
    for (locale, own) in owns {
        let Some(home) = homes.get(&locale).copied() else { continue };
        let has_text = |at: usize| !draft.pages[at].body.trim().is_empty();
        match (has_text(home), has_text(own)) {
            (true, true) => {
                let page = &mut draft.pages[own];
                page.kind = Kind::Article;
                page.path = joined(only, &joined(GENERAL, "overview"));
                let note = "now the article `general/overview`: the home page has a text of its own";
                draft.report.changed("the text of the folder that everything is in", note, &page.source);
            }
            (is_home, _) => {
                let (stays, goes) = if is_home { (home, own) } else { (own, home) };
                let old = std::iter::once(&draft.pages[goes].address).chain(&draft.pages[goes].aliases);
                let old: Vec<String> = old.filter(|address| !address.is_empty()).cloned().collect();
                draft.pages[stays].aliases.extend(old);
                gone.insert(goes);
            }
        }
    }
    let mut at = 0;
    draft.pages.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

fn into_areas(draft: &mut Draft) {
    for page in draft.pages.iter_mut().filter(|page| page.kind != Kind::Snippet) {
        if page.kind == Kind::Article && !page.path.contains('/') {
            page.path = joined(GENERAL, &page.path);
            draft.report.changed("an article in no folder", "now in the area `general`", &page.source);
        }
        let (first, rest) =
            page.path.split_once('/').map_or((page.path.as_str(), None), |(area, rest)| (area, Some(rest)));
        let area = first.to_lowercase();
        if OWN_PAGES.contains(&area.as_str()) || area == INBOX_PAGE {
            let rest = rest.map_or_else(String::new, |rest| format!("/{rest}"));
            page.path = format!("{area}-help{rest}");
            let note = "every site has a page of its own at that address: the folder has another name";
            draft.report.changed(&format!("the folder {area}/"), note, &page.source);
        }
    }
}

/// The text of a folder is always listed here. One that the source does not list or publish is an article of the folder.
fn hidden_folders(draft: &mut Draft) {
    let mut named: Vec<Page> = Vec::new();
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Folder) {
        let is = |key: &str| page.head.get(key) == Some(&Value::Bool(true));
        if !is("draft") && !is("unlisted") {
            continue;
        }
        if page.body.trim().is_empty() {
            page.head.remove("draft");
            page.head.remove("unlisted");
            continue;
        }
        let mut folder = Page::new(Kind::Folder, &page.locale, &page.path, &page.source);
        for key in ["title", "order"] {
            folder.head.extend(page.head.get(key).map(|value| (key.to_owned(), value.clone())));
        }
        page.kind = Kind::Article;
        page.path = joined(if page.path.is_empty() { GENERAL } else { &page.path }, "overview");
        let note = "now `overview` in that folder: the text of a folder is always listed";
        draft.report.changed("the text of a folder that is hidden or a draft", note, &page.source);
        // A draft says nothing of its folder yet.
        if !folder.path.is_empty() && page.head.get("draft") != Some(&Value::Bool(true)) {
            named.push(folder);
        }
    }
    draft.pages.extend(named);
}

/// `guide.md` beside `guide/` is the text of the folder here.
fn folders_of_articles(draft: &mut Draft) {
    let pages = draft.pages.iter().filter(|page| page.kind != Kind::Snippet);
    let mut folders: BTreeSet<String> = BTreeSet::new();
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for page in pages {
        if page.kind == Kind::Folder {
            texts.insert(page.path.clone());
        }
        let mut folder = if page.kind == Kind::Folder { page.path.as_str() } else { split(&page.path).0 };
        while !folder.is_empty() {
            folders.insert(folder.to_owned());
            folder = split(folder).0;
        }
    }
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Article && folders.contains(&page.path)) {
        if texts.contains(&page.path) {
            page.path = joined(&page.path, "overview");
            draft.report.changed(
                "an article at the address of a folder with a text",
                "now `overview` in that folder",
                &page.source,
            );
        } else {
            page.kind = Kind::Folder;
            draft.report.changed("an article at the address of a folder", "now the text of that folder", &page.source);
        }
    }
}

fn unique(draft: &mut Draft) {
    let mut taken = Taken::default();
    let mut places: BTreeMap<(Kind, String), String> = BTreeMap::new();
    let mut seen: BTreeSet<(String, Kind, String)> = BTreeSet::new();
    let mut per_locale: BTreeMap<String, Taken> = BTreeMap::new();
    for page in &mut draft.pages {
        let kind_folder = match page.kind {
            Kind::Snippet => "_snippets/",
            Kind::Folder => "_index/",
            Kind::Article => "",
        };
        let key = (page.kind, page.path.clone());
        let place = places.entry(key).or_insert_with(|| {
            let unique = taken.unique(&format!("{kind_folder}{}", page.path));
            unique[kind_folder.len()..].to_owned()
        });
        if !seen.insert((page.locale.clone(), page.kind, page.path.clone())) {
            // Two files of one language at one place: the second gets a name of its own.
            let own = per_locale.entry(page.locale.clone()).or_default();
            own.unique(place);
            *place = own.unique(place);
            draft.report.changed("two pages at one place", "the second has a number in its name", &page.source);
        }
        page.path.clone_from(place);
    }
}

/// The snippet that a file of a site in `folder` is: one whose name, or that of a folder of it, begins with `_`.
pub fn part_of_pages(path: &str, folder: &str) -> Option<String> {
    let stem = crate::source::below(path, folder)?;
    let stem = stem.strip_suffix(".mdx").or_else(|| stem.strip_suffix(".md"))?;
    stem.split('/').any(|part| part.starts_with('_')).then(|| snippet_name(stem))
}

/// A name for a snippet from the path of its file.
pub fn snippet_name(path: &str) -> String {
    names::part(&path.replace('/', "-").replace("_includes-", "").replace('_', "-")).to_lowercase()
}
