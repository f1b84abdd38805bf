//! Spaces of GitBook, as its Git Sync writes them.
//!
//! | GitBook | here |
//! |---|---|
//! | `a/b.md` | the article `a/b` |
//! | `a/README.md` | the text of the folder `a`; at the top, the home page |
//! | `SUMMARY.md` | pages with pages below them are folders, with titles and order; so are headings with pages directly below them |
//! | `.gitbook/assets/…` | `content/assets/…` |
//! | `.gitbook/includes/…` | snippets |
//! | `.gitbook.yaml`: `root`, `structure`, `redirects` | where texts are, and old addresses |
//!
//! | front matter | here |
//! |---|---|
//! | `description` | the same |
//! | `hidden: true` | listed like all others; with `noIndex: true`, `unlisted` |
//! | `noIndex: true` | `search: false` |
//! | everything else | `extra` |
//!
//! Tags are mapped in `shortcodes/`.

mod expressions;
mod html;
mod inline;
mod summary;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::draft::{Draft, Kind, Language, Page};
use crate::folders;
use crate::names;
use crate::nav::{self, Navigation};
use crate::place::snippet_name;
use crate::shortcodes::{self, Context, Dialect};
use crate::source::{Source, joined, split};
use crate::values::{Fields, as_text, front_matter, is_on, yaml};

const SETTINGS: &str = ".gitbook.yaml";
const LOCALE: &str = "en";

pub fn is_one(source: &Source) -> bool {
    let is_mdbook = source.has("book.toml");
    source.has(SETTINGS) || source.has_folder(".gitbook") || source.has("SUMMARY.md") && !is_mdbook
}

pub fn read(source: &Source) -> Draft {
    let mut draft = Draft::default();
    let settings = source.text(SETTINGS).and_then(yaml).unwrap_or(Value::Null);
    let text = |value: Option<&Value>| value.and_then(as_text);
    let root = text(settings.get("root")).unwrap_or_default().trim_matches(['.', '/']).to_owned();
    let structure = |key: &str| text(settings.get("structure").and_then(|structure| structure.get(key)));
    let summary = joined(&root, structure("summary").as_deref().unwrap_or("SUMMARY.md").trim_start_matches("./"));
    let lines = summary::lines(source.text(&summary).unwrap_or_default(), &summary, &mut draft.report);
    let heads = summary::heads(&lines);
    let navigation = nav::read(Some(&summary::items(&lines)), &summary, &mut draft.report);
    let values = expressions::values(source, &root);
    let home = structure("readme").unwrap_or_else(|| "README.md".to_owned());
    let home = home.trim_start_matches("./").trim_end_matches(".md").to_owned();
    for (path, below) in source.below(&root) {
        let Some(stem) = below.strip_suffix(".md").filter(|_| path != summary) else { continue };
        if !below.starts_with('.') || below.starts_with(".gitbook/includes/") {
            page(source, path, stem, (&home, &heads, &values), &navigation, &mut draft);
        }
    }
    nav::folders(&navigation, LOCALE, &summary, &mut draft);
    draft.locales = vec![Language { tag: LOCALE.to_owned(), name: None, title: None }];
    draft.is_english();
    redirects(&settings, &root, &mut draft);
    files(source, &root, &mut draft);
    draft
}

fn page(
    source: &Source,
    path: &str,
    stem: &str,
    (home, heads, values): (&str, &BTreeSet<String>, &Fields),
    navigation: &Navigation,
    draft: &mut Draft,
) {
    let (folder, name) = split(stem);
    let is_home = stem == home;
    let is_index = name == "README";
    // It has no pages below it.
    let is_leaf = is_index && !is_home && !heads.contains(stem) && navigation.places.contains_key(folder);
    let place = navigation.places.get(if is_leaf { folder } else { stem });
    let within = place.and_then(|place| place.folder.clone()).unwrap_or_else(|| names::path(folder));
    let (kind, to) = match () {
        () if stem.starts_with(".gitbook/") => (Kind::Snippet, snippet_name(name)),
        () if is_home => (Kind::Folder, String::new()),
        () if is_leaf => {
            let (above, own) = split(folder);
            let within = place.and_then(|place| place.folder.clone()).unwrap_or_else(|| names::path(above));
            (Kind::Article, joined(&within, &names::part(own)))
        }
        () if is_index || heads.contains(stem) => (Kind::Folder, within),
        () => (Kind::Article, joined(&within, &names::part(name))),
    };
    let mut page = Page::new(kind, LOCALE, &to, path);
    page.address = match kind {
        Kind::Snippet => String::new(),
        _ if is_home => "/".to_owned(),
        // Links in it are read from its folder.
        _ if is_index => format!("/{folder}/"),
        _ => format!("/{stem}"),
    };
    let text = source.text(path).unwrap_or_default();
    let matter = front_matter(text);
    if let Some(broken) = matter.broken {
        draft.report.left(
            &format!("front matter that is {broken}"),
            "read line by line: look at what the article has",
            path,
        );
    }
    folders::texts(&matter.fields, &mut page, &mut draft.report);
    let is = |key: &str| is_on(matter.fields.get(key));
    crate::visibility::carry(is("hidden").then_some("`hidden: true`"), is("noIndex"), &mut page, &mut draft.report);
    if matter.fields.get("if").is_some_and(|when| !when.is_null()) {
        page.set("draft", true);
        let note = "a draft now: remove `draft: true` if everybody may read it";
        draft.report.left("`if`, a page for some readers only", note, path);
    }
    let done = ["title", "description", "draft", "hidden", "noIndex", "vars", "if"];
    folders::rest(&matter.fields, &done, &mut page, &mut draft.report);
    if let Some(place) = place {
        page.set("order", place.order as u64);
    }
    let none = Fields::new();
    let include = |to: &str| {
        let path = guichet_core::paths::join(split(path).0, to)?;
        let is_part = path.contains(".gitbook/includes/") && source.has(&path);
        is_part.then(|| snippet_name(split(&path).1.trim_end_matches(".md")))
    };
    let mut context = Context {
        dialect: Dialect::GitBook,
        source: path,
        text,
        start: matter.start,
        params: [&none, &none, &none, &none],
        include: &include,
        report: &mut draft.report,
    };
    let text = expressions::filled(matter.body, values, &matter.fields, path, context.report);
    let body = shortcodes::convert(&text, &mut context);
    let body = crate::emoji::shown(&html::converted(&body, path, &mut draft.report));
    page.body = crate::repair::body(&body, path, &mut draft.report);
    draft.pages.push(page);
}

fn redirects(settings: &Value, root: &str, draft: &mut Draft) {
    for (from, to) in settings.get("redirects").and_then(Value::as_object).into_iter().flatten() {
        let to = as_text(to).unwrap_or_default();
        let from = format!("/{}", from.trim_matches('/'));
        let (bare, section) = to.find('#').map_or((to.as_str(), ""), |at| to.split_at(at));
        let bare = bare.trim_start_matches("./").trim_start_matches('/');
        let ends = ["", ".md", "/README.md"];
        let paths: Vec<String> =
            ends.iter().map(|end| joined(root, &format!("{}{end}", bare.trim_end_matches('/')))).collect();
        match draft.pages.iter_mut().find(|page| paths.contains(&page.source)) {
            Some(page) if section.is_empty() => page.aliases.push(from),
            Some(page) => {
                let to = format!("{}{section}", page.address);
                crate::moved::lead(&from, &to, draft);
            }
            None => crate::moved::lead(&from, &to, draft),
        }
    }
}

fn files(source: &Source, root: &str, draft: &mut Draft) {
    let mut taken = names::Taken::default();
    for (path, below) in source.below(root) {
        let end = split(path).1.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
        let in_assets = below.strip_prefix(".gitbook/assets/");
        if ["md", "yaml", "yml", "json", "js", "html", "css"].contains(&end.as_str())
            || below.starts_with('.') && in_assets.is_none()
        {
            continue;
        }
        let to = match in_assets {
            Some(name) => format!("content/assets/{}", names::path(name)),
            None => format!("content/{LOCALE}/{}", names::path(below)),
        };
        draft.files.insert(path.to_owned(), taken.unique(&to));
    }
}
