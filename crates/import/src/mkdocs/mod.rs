//! Sites of MkDocs, with Material for MkDocs and the plugin for languages, `mkdocs-static-i18n`.
//!
//! | MkDocs | here |
//! |---|---|
//! | `docs/a/b.md` | the article `a/b` |
//! | `docs/a/index.md`, `docs/a/README.md` | the text of the folder `a`; at the top, the home page |
//! | `nav` | sections are folders, with titles and order; titles of articles |
//! | `docs/a/b.fr.md`, `docs/fr/a/b.md`, as the plugin is set | the same article in French |
//! | Markdown outside of `docs/` that a text includes, or in a folder whose name begins with `_` | snippets |
//! | other files in `docs/` | beside the articles |
//! | `exclude_docs`, names that begin with a dot, `templates/` | not carried |
//! | `draft_docs` | drafts |
//! | `not_in_nav` | listed like all others; without search, unlisted |
//! | `redirect_maps` of `mkdocs-redirects` | old addresses |
//! | posts of the plugin for a blog | articles with the address that they had |
//! | `site_name`, `site_url`, `docs_dir`, `use_directory_urls` | site.yaml and the old addresses |
//!
//! | front matter | here |
//! |---|---|
//! | `title`, `description` | the same; `nav` has the last word on titles |
//! | `tags` | `keywords` |
//! | `hide: [toc]` | `toc: false` |
//! | `search: { exclude: true }`, `search: { boost: 2 }` | `search` |
//! | `date`, `authors` | `updated`, `authors` |
//! | `draft` | the same |
//! | everything else | `extra` |
//!
//! Markdown is mapped in `markdown.rs`.

mod blog;
mod code;
mod context;
mod extras;
mod inline;
mod literate;
mod markdown;
mod objects;
mod pages;
mod snippets;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::draft::{Draft, Kind, Language, Page, language};
use crate::names;
use crate::nav;
use crate::patterns::Patterns;
use crate::place::snippet_name;
use crate::source::{Source, joined, split};
use crate::values::{Fields, as_text, as_texts, date, front_matter, is_on, yaml};

const CONFIGS: [&str; 2] = ["mkdocs.yml", "mkdocs.yaml"];

/// What MkDocs leaves out, unless `exclude_docs` says otherwise.
const EXCLUDED: [&str; 2] = [".*", "/templates/"];

pub fn is_one(source: &Source) -> bool {
    CONFIGS.iter().any(|path| source.has(path))
}

struct Config {
    fields: Fields,
    docs: String,
    /// Codes as files and addresses have them, the default one first.
    languages: Vec<(String, Language)>,
    by_folder: bool,
    directories: bool,
    excluded: Patterns,
    drafts: Patterns,
    extras: extras::Extras,
    /// Where included files are.
    bases: Vec<String>,
    /// Abbreviations of every text.
    abbreviations: BTreeMap<String, String>,
    /// Labels of links that every text has.
    references: BTreeMap<String, String>,
    /// Texts may name objects of a program, of which a plugin makes text.
    has_objects: bool,
    /// Articles that are meant to be in no list.
    unlisted: Patterns,
}

pub fn read(source: &Source) -> Draft {
    let mut draft = Draft::default();
    let config = config(source, &mut draft);
    let text = |key: &str| config.fields.get(key).and_then(as_text);
    draft.title = text("site_name");
    draft.base_url = text("site_url").filter(|url| url.starts_with("http"));
    let mut lists = literate::Lists::of(source, &config.docs, &config.fields);
    let navigation = nav::read(lists.whole(config.fields.get("nav")).as_ref(), path_of(source), &mut draft.report);
    for (path, below) in source.below(&config.docs) {
        if config.excluded.hold(below) || lists.is_list(below) || is_second(source, path) {
        } else if let Some(stem) = below.strip_suffix(".md") {
            page(source, &config, path, stem, &navigation, &mut draft);
        }
    }
    included(source, &config, &mut draft);
    pages::carry(source, &config, &mut draft);
    let first = config.languages.first().map_or("", |(_, language)| language.tag.as_str());
    nav::folders(&navigation, first, path_of(source), &mut draft);
    let translated =
        plugin(&config.fields, "i18n").and_then(|plugin| plugin.get("languages")).and_then(Value::as_array);
    for one in translated.into_iter().flatten() {
        let titles = one.get("nav_translations").and_then(Value::as_object).into_iter().flatten();
        let titles = titles.filter_map(|(title, word)| Some((title.clone(), as_text(word)?))).collect();
        if let Some(tag) =
            one.get("locale").and_then(as_text).and_then(|code| language(&code)).filter(|tag| tag != first)
        {
            nav::retitled(&navigation, &titles, &tag, path_of(source), &mut draft);
        }
    }
    draft.locales = config.languages.iter().map(|(_, language)| language.clone()).collect();
    draft.locales.retain(|language| draft.pages.iter().any(|page| page.locale == language.tag));
    let prefixes: Vec<(String, String)> = config
        .languages
        .iter()
        .enumerate()
        .map(|(at, (code, language))| (language.tag.clone(), if at == 0 { String::new() } else { format!("/{code}") }))
        .collect();
    draft.show_originals(&prefixes.iter().map(|(tag, prefix)| (tag.as_str(), prefix.as_str())).collect::<Vec<_>>());
    files(source, &config, &mut draft);
    blog::carry(source, &config, &mut draft);
    redirects(&config, &mut draft);
    draft
}

/// `README.md` beside `index.md` is no page.
fn is_second(source: &Source, path: &str) -> bool {
    path.strip_suffix("README.md").is_some_and(|folder| source.has(&format!("{folder}index.md")))
}

fn path_of(source: &Source) -> &'static str {
    CONFIGS.into_iter().find(|path| source.has(path)).unwrap_or(CONFIGS[0])
}

fn config(source: &Source, draft: &mut Draft) -> Config {
    let path = path_of(source);
    let text = source.text(path).unwrap_or_default();
    // Tags name functions of Python, which are of no interest here.
    let plain: Vec<&str> = text.split_inclusive('\n').map(|line| line.split(" !").next().unwrap_or(line)).collect();
    let plain = plain
        .iter()
        .map(|line| if line.ends_with('\n') { (*line).to_owned() } else { format!("{line}\n") })
        .collect::<String>();
    let fields = match yaml(text).or_else(|| yaml(&plain)) {
        Some(Value::Object(fields)) => fields,
        _ => {
            draft.report.left("settings that can't be read", "folders and order are those of the files", path);
            Fields::new()
        }
    };
    let docs = fields.get("docs_dir").and_then(as_text).unwrap_or_else(|| "docs".to_owned());
    let (languages, by_folder) = languages(&fields);
    let directories = fields.get("use_directory_urls") != Some(&Value::Bool(false));
    let lines = |key: &str| fields.get(key).and_then(as_text).unwrap_or_default();
    let excluded = Patterns::of(EXCLUDED.into_iter().chain(lines("exclude_docs").lines()));
    let (drafts, unlisted) = (Patterns::of(lines("draft_docs").lines()), Patterns::of(lines("not_in_nav").lines()));
    let docs = docs.trim_start_matches("./").trim_matches('/');
    let docs = if docs == "." { String::new() } else { docs.to_owned() };
    let extras = extras::Extras::of(&fields);
    let snippets = extension(&fields, "pymdownx.snippets");
    let bases = snippets.and_then(|snippets| snippets.get("base_path")).map(as_texts).unwrap_or_default();
    let bases = bases.iter().map(|base| base.trim_start_matches("./").trim_matches(['/', '.']).to_owned()).collect();
    let appended = snippets.and_then(|snippets| snippets.get("auto_append")).map(as_texts).unwrap_or_default();
    let mut config = Config {
        docs,
        languages,
        by_folder,
        directories,
        excluded,
        drafts,
        unlisted,
        extras,
        bases,
        fields,
        abbreviations: BTreeMap::new(),
        references: BTreeMap::new(),
        has_objects: false,
    };
    config.has_objects = ["mkdocstrings", "autorefs"].iter().any(|name| has_plugin(&config.fields, name));
    let appended: Vec<String> = appended.iter().filter_map(|path| find_file(source, &config, path)).collect();
    for path in appended {
        let text = source.text(&path).unwrap_or_default();
        config.abbreviations.extend(crate::abbreviations::defined(text));
        config.references.extend(crate::references::defined(text));
    }
    config
}

/// The languages of the plugin, else that of the theme, else English.
fn languages(fields: &Fields) -> (Vec<(String, Language)>, bool) {
    let named = |code: &str, name: Option<String>| {
        Some((code.to_owned(), Language { tag: language(code)?, name, title: None }))
    };
    let plugin = plugin(fields, "i18n");
    let mut all: Vec<(bool, (String, Language))> = Vec::new();
    for one in plugin.and_then(|plugin| plugin.get("languages")).and_then(Value::as_array).into_iter().flatten() {
        let code = one.get("locale").and_then(as_text).unwrap_or_default();
        let is_default = one.get("default") == Some(&Value::Bool(true));
        all.extend(named(&code, one.get("name").and_then(as_text)).map(|language| (!is_default, language)));
    }
    // The sort is stable: the others keep their order.
    all.sort_by_key(|(is_other, _)| *is_other);
    let by_folder = plugin.and_then(|plugin| plugin.get("docs_structure")).and_then(Value::as_str) == Some("folder");
    let mut languages: Vec<(String, Language)> = all.into_iter().map(|(_, language)| language).collect();
    if languages.is_empty() {
        let theme = fields.get("theme").and_then(|theme| theme.get("language")).and_then(as_text);
        languages.extend(named(theme.as_deref().unwrap_or("en"), None).or_else(|| named("en", None)));
    }
    (languages, by_folder)
}

/// The language of a file, and its path without that.
fn in_language<'t>(stem: &'t str, config: &'_ Config) -> (usize, &'t str) {
    let known = |code: &str| config.languages.iter().position(|(known, _)| known == code);
    let found = if config.by_folder {
        stem.split_once('/').and_then(|(code, rest)| Some((known(code)?, rest)))
    } else {
        stem.rsplit_once('.').and_then(|(rest, code)| Some((known(code)?, rest)))
    };
    found.unwrap_or((0, stem))
}

fn page(source: &Source, config: &Config, path: &str, stem: &str, navigation: &nav::Navigation, draft: &mut Draft) {
    let (at, bare) = in_language(stem, config);
    let Some((code, language)) = config.languages.get(at) else { return };
    let (folder, name) = split(bare);
    let is_index = matches!(name, "index" | "README");
    let is_part = bare.split('/').any(|part| part.starts_with('_'));
    let in_nav = navigation.places.get(bare);
    let (kind, place) = match in_nav {
        _ if is_part => (Kind::Snippet, snippet_name(bare)),
        Some(place) if is_index => (Kind::Folder, place.folder.clone().unwrap_or_else(|| names::path(folder))),
        Some(place) => {
            let folder = place.folder.clone().unwrap_or_else(|| names::path(folder));
            (Kind::Article, joined(&folder, &names::part(name)))
        }
        None if is_index => (Kind::Folder, names::path(folder)),
        None => (Kind::Article, names::path(bare)),
    };
    let prefix = if at == 0 { String::new() } else { format!("/{code}") };
    let address = if is_part { String::new() } else { format!("{prefix}{}", address(config, bare)) };
    let mut page = Page {
        kind,
        locale: language.tag.clone(),
        path: place,
        source: path.to_owned(),
        head: Fields::new(),
        body: String::new(),
        address,
        aliases: Vec::new(),
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
    front(&matter.fields, &mut page, draft);
    let below = crate::source::below(path, &config.docs).unwrap_or(path);
    if config.drafts.hold(below) {
        page.set("draft", true);
    } else if config.unlisted.hold(below) && in_nav.is_none() && !is_part {
        crate::visibility::carry(Some("an article of `not_in_nav`"), false, &mut page, &mut draft.report);
    }
    if let Some(place) = navigation.places.get(bare).filter(|_| !is_part) {
        page.set("order", place.order as u64);
        // A title of the navigation is in the default language.
        if let Some(title) = place.title.clone().filter(|_| at == 0 && !is_index) {
            page.set("title", title);
        }
    }
    page.body = body(source, config, path, matter.body, draft);
    draft.pages.push(page);
}

/// Where MkDocs shows a file, by its path without an ending.
fn address(config: &Config, bare: &str) -> String {
    let (folder, name) = split(bare);
    match () {
        () if matches!(name, "index" | "README") && folder.is_empty() => "/".to_owned(),
        () if matches!(name, "index" | "README") => format!("/{folder}/"),
        () if config.directories => format!("/{bare}/"),
        () => format!("/{bare}.html"),
    }
}

/// The settings of an extension of Markdown.
fn extension<'c>(fields: &'c Fields, name: &str) -> Option<&'c Value> {
    match fields.get("markdown_extensions")? {
        Value::Array(all) => all.iter().find_map(|one| one.get(name)),
        all => all.get(name),
    }
}

/// The settings of a plugin: plugins are a list, or a map.
fn plugin<'c>(fields: &'c Fields, name: &str) -> Option<&'c Value> {
    match fields.get("plugins")? {
        Value::Array(all) => all.iter().find_map(|one| one.get(name)),
        all => all.get(name),
    }
}

fn has_plugin(fields: &Fields, name: &str) -> bool {
    match fields.get("plugins") {
        Some(Value::Array(all)) => all.iter().any(|one| one.as_str() == Some(name) || one.get(name).is_some()),
        Some(all) => all.get(name).is_some(),
        None => false,
    }
}

/// `redirect_maps`: files that were there, and those that are there now.
fn redirects(config: &Config, draft: &mut Draft) {
    let maps = plugin(&config.fields, "redirects").and_then(|plugin| plugin.get("redirect_maps"));
    for (from, to) in maps.and_then(Value::as_object).into_iter().flatten() {
        let to = as_text(to).unwrap_or_default();
        let (path, section) = to.find('#').map_or((to.as_str(), ""), |at| to.split_at(at));
        let of = |path: &str| path.strip_suffix(".md").map(|bare| address(config, bare.trim_matches('/')));
        let to = of(path).map_or_else(|| to.clone(), |address| format!("{address}{section}"));
        crate::moved::lead(&of(from).unwrap_or_else(|| from.clone()), &to, draft);
    }
}

fn body(source: &Source, config: &Config, path: &str, text: &str, draft: &mut Draft) -> String {
    let snippet = |to: &str| find_snippet(source, config, to).map(|path| part_name(config, &path));
    let find = |to: &str| find_file(source, config, to);
    let mut context = context::Context {
        source: path,
        snippet: &snippet,
        find: &find,
        files: source,
        extras: &config.extras,
        report: &mut draft.report,
    };
    let text = crate::references::carried(text, &config.references);
    let text = objects::carried(&text, config.has_objects, &mut context);
    let body = markdown::convert(&text, &mut context);
    let body = crate::flow::carried(&body);
    let body = crate::abbreviations::carried(&body, &config.abbreviations, path, &mut draft.report);
    let has_emoji = config.extras.has("pymdownx.emoji") || config.extras.has("pymdownx.extra");
    let body = if has_emoji { crate::emoji::shown(&body) } else { body };
    crate::repair::body(&body, path, &mut draft.report)
}

/// Where a file is that a text includes: from the top, or from `docs/`.
fn find_snippet(source: &Source, config: &Config, to: &str) -> Option<String> {
    find_file(source, config, to).filter(|found| found.ends_with(".md"))
}

fn find_file(source: &Source, config: &Config, to: &str) -> Option<String> {
    let to = to.trim_start_matches("./");
    let places = config.bases.iter().map(String::as_str).chain(["", &config.docs, "includes"]);
    places.map(|base| joined(base, to)).find(|path| source.has(path))
}

fn part_name(config: &Config, path: &str) -> String {
    let below = crate::source::below(path, &config.docs).unwrap_or(path);
    snippet_name(below.trim_end_matches(".md"))
}

/// Files outside of `docs/`, and articles in it, that texts include.
fn included(source: &Source, config: &Config, draft: &mut Draft) {
    // Each with the first text that includes it: links in it are read from there.
    let mut parts: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (by, text) in source.paths().filter_map(|path| Some((path, source.text(path)?))) {
        let whole = text.lines().filter_map(snippets::named).filter(|(_, which)| which.is_all());
        for (to, _) in whole {
            if let Some(path) = find_snippet(source, config, to) {
                parts.entry(part_name(config, &path)).or_insert((path, by.to_owned()));
            }
        }
    }
    let Some((_, first)) = config.languages.first() else { return };
    for (name, (path, by)) in parts {
        if draft.pages.iter().any(|page| page.kind == Kind::Snippet && page.path == name) {
            continue;
        }
        let text = front_matter(source.text(&path).unwrap_or_default()).body.to_owned();
        let body = crate::parts::moved(&body(source, config, &path, &text, draft), &by, &path, source);
        draft.pages.push(Page {
            kind: Kind::Snippet,
            locale: first.tag.clone(),
            path: name,
            source: path,
            head: Fields::new(),
            body,
            address: String::new(),
            aliases: Vec::new(),
        });
    }
}

/// Keys that became something else.
const DONE: [&str; 9] = ["title", "description", "tags", "hide", "search", "date", "authors", "draft", "order"];

fn front(fields: &Fields, page: &mut Page, draft: &mut Draft) {
    for key in ["title", "description"] {
        if let Some(text) = fields.get(key).and_then(as_text).filter(|text| !text.trim().is_empty()) {
            page.set(key, text);
        }
    }
    for (key, ours) in [("tags", "keywords"), ("authors", "authors")] {
        let list = fields.get(key).map(as_texts).unwrap_or_default();
        if !list.is_empty() {
            page.set(ours, list);
        }
    }
    if fields.get("hide").map(as_texts).unwrap_or_default().iter().any(|part| part == "toc") {
        page.set("toc", false);
    }
    if let Some(search) = fields.get("search") {
        if is_on(search.get("exclude")) {
            page.set("search", false);
        } else if let Some(boost) =
            search.get("boost").filter(|boost| boost.as_f64().is_some_and(|boost| (0.1..=10.0).contains(&boost)))
        {
            page.set("search", serde_json::json!({ "boost": boost }));
        }
    }
    let day = fields
        .get("date")
        .and_then(|value| date(value.get("updated").or_else(|| value.get("created")).unwrap_or(value)));
    if let Some(day) = day {
        page.set("updated", day);
    }
    crate::visibility::drafts(fields, page, &mut draft.report);
    if let Some(order) = fields.get("order").filter(|order| order.is_number()) {
        page.set("order", order.clone());
    }
    for (key, value) in fields.iter().filter(|(key, value)| !DONE.contains(&key.as_str()) && !value.is_null()) {
        page.keep(key, value.clone());
        draft.report.key(key, &page.source);
    }
}

fn files(source: &Source, config: &Config, draft: &mut Draft) {
    let mut taken = names::Taken::default();
    let Some((_, first)) = config.languages.first() else { return };
    for (path, below) in source.below(&config.docs) {
        let end = split(path).1.rsplit_once('.').map_or("", |(_, end)| end);
        if end == "md" || config.excluded.hold(below) || pages::is_one(path) || below == "CNAME" {
            continue;
        }
        if ["js", "css", "html", "scss", "ts"].contains(&end) {
            draft.report.left(&format!("a .{end} file beside texts"), "not carried", path);
            continue;
        }
        let (folder, rest) = match below.split_once('/') {
            Some((code, rest)) if config.by_folder => {
                let known = config.languages.iter().find(|(known, _)| known == code);
                known.map_or((&first.tag, below), |(_, language)| (&language.tag, rest))
            }
            _ => (&first.tag, below),
        };
        draft.file_addresses.insert(format!("/{below}"), path.to_owned());
        draft.files.insert(path.to_owned(), taken.unique(&format!("content/{folder}/{}", names::path(rest))));
    }
}
