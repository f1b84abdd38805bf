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

mod html;

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::draft::{Draft, Kind, Language, Page};
use crate::folders;
use crate::names;
use crate::nav::{self, Navigation};
use crate::place::snippet_name;
use crate::shortcodes::{self, Context, Dialect};
use crate::source::{Source, joined, split};
use crate::values::{Fields, as_text, front_matter, is_on, yaml};

const SETTINGS: &str = ".gitbook.yaml";
/// Levels of pages below pages that are followed.
const MAX_DEPTH: usize = 12;
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
    let lines = lines(source.text(&summary).unwrap_or_default());
    let heads = heads(&lines);
    let navigation = nav::read(Some(&items(&lines)), &summary, &mut draft.report);
    let home = structure("readme").unwrap_or_else(|| "README.md".to_owned());
    let home = home.trim_start_matches("./").trim_end_matches(".md").to_owned();
    for (path, below) in source.below(&root) {
        let Some(stem) = below.strip_suffix(".md").filter(|_| path != summary) else { continue };
        if !below.starts_with('.') || below.starts_with(".gitbook/includes/") {
            page(source, path, stem, (&home, &heads), &navigation, &mut draft);
        }
    }
    nav::folders(&navigation, LOCALE, &summary, &mut draft);
    draft.locales = vec![Language { tag: LOCALE.to_owned(), name: None, title: None }];
    draft.is_english();
    redirects(&settings, &root, &mut draft);
    files(source, &root, &mut draft);
    draft
}

/// What `SUMMARY.md` lists.
fn lines(summary: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for line in summary.lines() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        if let Some(title) = bare.strip_prefix("## ") {
            lines.push(Line { indent: 0, title: title.trim().to_owned(), path: None });
        } else if let Some(link) = bare.strip_prefix("* ").or_else(|| bare.strip_prefix("- "))
            && let Some((title, path)) = link.trim().strip_prefix('[').and_then(|link| link.rsplit_once("]("))
        {
            // In angle brackets, spaces are part of it.
            let path = match path.strip_prefix('<') {
                Some(inner) => inner.split(['>', '#']).next(),
                None => path.split([' ', ')', '#']).next(),
            };
            let path = percent_decode_str(path.unwrap_or_default()).decode_utf8_lossy().into_owned();
            lines.push(Line { indent, title: title.to_owned(), path: Some(path) });
        }
    }
    lines
}

/// The same as a navigation.
fn items(lines: &[Line]) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for group in lines.chunk_by(|_, next| next.path.is_some()) {
        let (title, rest) = match group.first() {
            Some(Line { title, path: None, .. }) => (Some(title), &group[1..]),
            _ => (None, group),
        };
        let (single, nested): (Vec<Value>, Vec<Value>) = level(rest, 0).into_iter().partition(Value::is_string);
        match title {
            // A heading is a folder for what is below it.
            Some(title) if !single.is_empty() => {
                all.push(json!({ title: single.into_iter().chain(nested).collect::<Value>() }))
            }
            _ => all.extend(single.into_iter().chain(nested)),
        }
    }
    Value::Array(all)
}

/// Pages with pages below them, by their paths without an ending: they are the texts of folders.
fn heads(lines: &[Line]) -> BTreeSet<String> {
    let is_head = |pair: &&[Line]| pair[1].path.is_some() && pair[1].indent > pair[0].indent;
    let heads = lines.windows(2).filter(is_head).filter_map(|pair| pair[0].path.as_deref()?.strip_suffix(".md"));
    heads.map(|stem| stem.trim_start_matches("./").to_owned()).collect()
}

struct Line {
    indent: usize,
    title: String,
    /// `None`: a heading.
    path: Option<String>,
}

/// The pages of one level; those with pages below them are lists.
fn level(lines: &[Line], depth: usize) -> Vec<Value> {
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut all = Vec::new();
    for part in lines.chunk_by(|_, next| next.indent > least && depth < MAX_DEPTH) {
        let Some((first, below)) = part.split_first() else { continue };
        let own = Value::String(first.path.clone().unwrap_or_default());
        if below.is_empty() {
            all.push(own);
        } else {
            let list: Vec<Value> = std::iter::once(own).chain(level(below, depth + 1)).collect();
            all.push(json!({ first.title.clone(): list }));
        }
    }
    all
}

fn page(
    source: &Source,
    path: &str,
    stem: &str,
    (home, heads): (&str, &BTreeSet<String>),
    navigation: &Navigation,
    draft: &mut Draft,
) {
    let (folder, name) = split(stem);
    let is_home = stem == home;
    let is_index = name == "README";
    let place = navigation.places.get(stem);
    let within = place.and_then(|place| place.folder.clone()).unwrap_or_else(|| names::path(folder));
    let (kind, to) = match () {
        () if stem.starts_with(".gitbook/") => (Kind::Snippet, snippet_name(name)),
        () if is_home => (Kind::Folder, String::new()),
        () if is_index || heads.contains(stem) => (Kind::Folder, within),
        () => (Kind::Article, joined(&within, &names::part(name))),
    };
    let mut page = Page::new(kind, LOCALE, &to, path);
    page.address = match kind {
        Kind::Snippet => String::new(),
        _ if is_home => "/".to_owned(),
        _ if is_index => format!("/{folder}"),
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
    let done = ["title", "description", "draft", "hidden", "noIndex"];
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
    let body = shortcodes::convert(matter.body, &mut context);
    let body = crate::emoji::shown(&html::converted(&body, path, &mut draft.report));
    page.body = crate::repair::body(&body, path, &mut draft.report);
    draft.pages.push(page);
}

fn redirects(settings: &Value, root: &str, draft: &mut Draft) {
    for (from, to) in settings.get("redirects").and_then(Value::as_object).into_iter().flatten() {
        let to = as_text(to).unwrap_or_default();
        let from = format!("/{}", from.trim_matches('/'));
        let bare = to.trim_start_matches("./").trim_start_matches('/');
        let ends = ["", ".md", "/README.md"];
        let paths: Vec<String> =
            ends.iter().map(|end| joined(root, &format!("{}{end}", bare.trim_end_matches('/')))).collect();
        match draft.pages.iter_mut().find(|page| paths.contains(&page.source)) {
            Some(page) => page.aliases.push(from),
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
