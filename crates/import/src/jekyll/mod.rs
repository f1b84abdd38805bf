//! Sites of Jekyll, with what themes for documentation add to it.
//!
//! | Jekyll | here |
//! |---|---|
//! | `a/b.md`, `_docs/a/b.md` of a collection | the articles `a/b`, `docs/a/b` |
//! | `index.md`, `README.md` in a folder | the text of the folder; at the top, the home page |
//! | collections without `output: true` | drafts |
//! | `include`, `exclude` | followed |
//! | `_posts/2024-05-06-a.md` | the article `posts/a`; its date is `updated` |
//! | `parent`, `grand_parent` (Just the Docs) | a page with others below it is a folder |
//! | `_data/navigation.yml` and the like | groups are folders, with titles and order |
//! | `_includes/…` in Markdown, files of `include_relative` | snippets |
//! | `fr/…`, `lang: fr` in the front matter | the article in French; `ref`, or one `permalink` for both, joins the two |
//! | pages of HTML with front matter | articles, if all that they show is known |
//! | every other file | `static/…`, at the same address |
//! | `_config.yml`: `title`, `url`, `baseurl`, `permalink`, `collections`, `defaults` | site.yaml and the old addresses |
//!
//! | front matter | here |
//! |---|---|
//! | `title`, `description`, else `excerpt` | the same |
//! | `nav_order`, `order`, `weight` | `order` |
//! | `permalink`, `redirect_from` | old addresses |
//! | `redirect_to` | the page is a redirect |
//! | `tags`, `keywords` | `keywords` |
//! | `last_modified_at`, `last_modified_date`, else `date` | `updated` |
//! | `published: false`, `draft: true` | `draft` |
//! | `nav_exclude: true` | listed like all others; with `search_exclude: true`, `unlisted` |
//! | `search_exclude: true` | `search: false` |
//! | `author` | `authors` |
//! | everything else | `extra` |
//!
//! Liquid is mapped in `liquid.rs`, Kramdown in `kramdown.rs`.

mod address;
mod config;
mod context;
mod front;
mod includes;
mod kramdown;
mod liquid;
mod lists;
mod logic;
mod loops;
mod navigation;
mod places;

pub use kramdown::spaces_in_addresses;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::html::Converter;
use crate::names;
use crate::place::snippet_name;
use crate::source::{Source, below, joined, split};
use crate::values::{Fields, as_text, as_texts, date, front_matter, lookup, settings};
use address::Place;
use config::Config;

const ENDS: [&str; 4] = [".md", ".markdown", ".mkd", ".html"];
/// Texts about the source itself.
const ABOUT: [&str; 7] = ["README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "CODE_OF_CONDUCT", "SECURITY", "404"];
const LOGIC: [&str; 4] = ["{% for ", "{%- for ", "{% if ", "{% assign "];

pub fn is_one(source: &Source) -> bool {
    config::is_there(source)
}

/// A text, and what its path says.
struct File<'s> {
    path: &'s str,
    /// `pages`, `posts`, or the name of the collection.
    kind: &'s str,
    /// Below the root or the collection's folder, without its extension and date.
    stem: String,
    date: Option<String>,
    is_draft: bool,
}

pub fn read(source: &Source, day: &str) -> Draft {
    let (config, broken) = config::read(source);
    let mut draft = Draft { title: config.text("title"), one_folder_is_all: true, ..Draft::default() };
    if let Some(path) = broken {
        draft.report.left("settings that can't be read", "addresses and languages are guessed", path);
    }
    let base = config.text("baseurl").unwrap_or_default();
    draft.base_url = config
        .text("url")
        .filter(|url| url.starts_with("http"))
        .map(|url| format!("{}/{}", url.trim_end_matches('/'), base.trim_matches('/')));
    let data = data(source, &config.root);
    let mut notes: Vec<navigation::Note> = Vec::new();
    for file in files(source, &config) {
        if let Some((page, note)) = page(source, &config, &file, &data, day, &mut draft) {
            draft.pages.push(page);
            notes.push(note);
        }
    }
    navigation::arrange(&config, &notes, &data, &mut draft);
    lists::lead(&config, &mut draft);
    included(source, &config, &data, &mut draft);
    draft.locales = config.languages.iter().map(|(_, language)| language.clone()).collect();
    draft.locales.retain(|language| draft.pages.iter().any(|page| page.locale == language.tag));
    statics(source, &config, &mut draft);
    draft
}

/// `_data/…` by name, in one: `a/b.yml` is `a.b`.
fn data(source: &Source, root: &str) -> Fields {
    let folder = joined(root, "_data");
    let mut all = Fields::new();
    for (path, inner) in source.below(&folder) {
        let Some(value) = settings(path, source.text(path).unwrap_or_default()) else { continue };
        let stem = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
        insert(&mut all, stem, value);
    }
    all
}

fn insert(all: &mut Fields, path: &str, value: Value) {
    match path.split_once('/') {
        None => {
            all.insert(path.to_owned(), value);
        }
        Some((folder, rest)) => {
            let inner = all.entry(folder.to_owned()).or_insert_with(|| Value::Object(Fields::new()));
            if let Value::Object(inner) = inner {
                insert(inner, rest, value);
            }
        }
    }
}

fn files<'s>(source: &'s Source, config: &'s Config) -> Vec<File<'s>> {
    let collections_dir = config.text("collections_dir").unwrap_or_default();
    let mut found = Vec::new();
    for (path, below_root) in source.below(&config.root) {
        let Some(stem) = ENDS.iter().find_map(|end| below_root.strip_suffix(end)) else { continue };
        let is_hidden = |part: &str| part.starts_with('.') && part != "." && part != "..";
        if !config.is_left(below_root) || below_root.split('/').any(is_hidden) && !config.is_part(below_root) {
            continue;
        }
        let within = below(below_root, collections_dir.trim_matches('/')).unwrap_or(below_root);
        let collection = config.collections.iter().find_map(|(name, _)| {
            let folder = format!("_{name}/");
            // Posts may be in any folder, which is their category.
            let at = if name == "posts" { within.find(&folder)? } else { within.starts_with(&folder).then_some(0)? };
            Some((name.as_str(), &within[at + folder.len()..]))
        });
        let draft = within.find("_drafts/").map(|at| &within[at + "_drafts/".len()..]);
        let file = match (collection, draft) {
            (Some((kind, inner)), _) => {
                let inner = ENDS.iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner);
                let (stem, date) = if kind == "posts" { dated(inner) } else { (inner.to_owned(), None) };
                File { path, kind, stem, date, is_draft: false }
            }
            (None, Some(inner)) => {
                let inner = ENDS.iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner);
                File { path, kind: "posts", stem: inner.to_owned(), date: None, is_draft: true }
            }
            (None, None) if !config.is_part(below_root) => continue,
            (None, None) => File { path, kind: "pages", stem: stem.to_owned(), date: None, is_draft: false },
        };
        found.push(file);
    }
    found
}

/// `2024-05-06-a` → `a`, and its day.
fn dated(stem: &str) -> (String, Option<String>) {
    let (folder, name) = split(stem);
    match name.get(..11).and_then(|start| date(&Value::from(start.strip_suffix('-')?))) {
        Some(day) => (joined(folder, &name[11..]), Some(day)),
        None => (stem.to_owned(), None),
    }
}

fn page(
    source: &Source,
    config: &Config,
    file: &File,
    data: &Fields,
    day: &str,
    draft: &mut Draft,
) -> Option<(Page, navigation::Note)> {
    let text = source.text(file.path)?;
    let matter = front_matter(text);
    let has_matter = matter.start > 0;
    let (folder, name) = split(&file.stem);
    let is_html = file.path.ends_with(".html");
    let is_about =
        file.kind == "pages" && folder.is_empty() && ABOUT.iter().any(|about| name.eq_ignore_ascii_case(about));
    let is_home = file.kind == "pages" && folder.is_empty() && name == "README" && has_matter;
    if is_about && !is_home || is_html && !has_matter {
        return None;
    }
    let below_root = below(file.path, &config.root).unwrap_or(file.path);
    let fields = config.with_defaults(&matter.fields, below_root, file.kind);
    let is_made = || {
        let mut report = crate::report::Report::default();
        let has_logic = LOGIC.iter().any(|sign| matter.body.contains(sign));
        has_logic && {
            liquid(source, config, file.path, &fields, data, &mut report);
            !report.left.is_empty()
        }
    };
    if is_html && (matter.fields.get("title").is_none() || is_made()) {
        lists::note(&matter, file, config, &fields, draft);
        let note = "not carried: a program makes it; lists of articles are made by the site";
        draft.report.left("a page of HTML", note, file.path);
        return None;
    }
    if let Some(broken) = matter.broken {
        let note = "read line by line: look at what the article has";
        draft.report.left(&format!("front matter that is {broken}"), note, file.path);
    }
    if file.kind == "posts" && !file.is_draft && file.date.is_none() {
        draft.report.left("a post without a date in its name", "an article now; Jekyll did not show it", file.path);
    }
    let (language, stem) = language(config, &fields, &file.stem);
    let (code, tag) = (&config.languages[language].0, config.languages[language].1.tag.clone());
    let (folder, name) = split(&stem);
    let is_index = matches!(name, "index" | "README" | "readme");
    let area = if file.kind == "pages" { String::new() } else { file.kind.to_owned() };
    // A folder such as `_pages` that the settings include is none for readers.
    let folder = folder.split('/').filter(|part| !part.starts_with('_')).collect::<Vec<_>>().join("/");
    let folder = folder.as_str();
    let within = names::path(&joined(&area, folder)).trim_end_matches('/').to_owned();
    let (kind, path) =
        if is_index { (Kind::Folder, within) } else { (Kind::Article, joined(&within, &names::part(name))) };
    let mut page = Page::new(kind, &tag, &path.to_lowercase(), file.path);
    // The front matter has the last word on the day of a post.
    let own_day = fields.get("date").and_then(date).filter(|day| day.len() >= 10 && file.kind == "posts");
    let date_parts = own_day.as_deref().or(file.date.as_deref());
    let date_parts = date_parts.map(|day| (&day[..4], &day[5..7], &day[8..10]));
    page.address = address::address(config, &fields, &Place { kind: file.kind, stem: &file.stem, date: date_parts });
    // The day depends on where the site was made, if the time says where it is of.
    let utc = own_day.as_deref().and_then(|_| front::utc_day(&as_text(fields.get("date")?)?));
    if let Some(utc) = utc.filter(|utc| own_day.as_ref() != Some(utc)) {
        let parts = Some((&utc[..4], &utc[5..7], &utc[8..10]));
        page.aliases.push(address::address(config, &fields, &Place { kind: file.kind, stem: &file.stem, date: parts }));
    }
    // One address for all languages is below each of them but the default one.
    let prefix = format!("/{code}/");
    if language > 0 && !page.address.starts_with(&prefix) && file.stem == stem {
        page.aliases.push(format!("/{code}{}", page.address));
        let last = page.aliases.len() - 1;
        std::mem::swap(&mut page.address, &mut page.aliases[last]);
    }
    front::carry(&fields, &matter.fields, file, day, &mut page, draft);
    // It is nothing but a redirect.
    if let Some(to) = fields.get("redirect_to").and_then(|to| as_texts(to).into_iter().next()) {
        let to = if to.contains("://") { to } else { format!("/{}", to.trim_start_matches('/')) };
        draft
            .redirects
            .extend(std::iter::once(&page.address).chain(&page.aliases).map(|from| (from.clone(), to.clone())));
        return None;
    }
    if !config.has_pages(file.kind) {
        page.set("draft", true);
        let note = "a draft: the old site showed no page of it (`output` is not `true`)";
        draft.report.changed(&format!("a text of the collection `{}`", file.kind), note, file.path);
    }
    page.body = body(source, config, file.path, is_html, &fields, data, draft);
    let text_of = |key: &str| fields.get(key).and_then(as_text);
    let note = navigation::Note {
        parent: text_of("parent"),
        above: text_of("grand_parent"),
        joins: ["ref", "lang-ref", "lang_ref", "page_id", "translation_key", "translation_id"]
            .iter()
            .find_map(|key| text_of(key)),
        permalink: text_of("permalink"),
    };
    Some((page, note))
}

/// The number of a file's language, and its path without that.
fn language(config: &Config, fields: &Fields, stem: &str) -> (usize, String) {
    let known = |code: &str| config.languages.iter().position(|(known, _)| config::same(known, code));
    let by_folder = stem.split_once('/').and_then(|(code, rest)| Some((known(code)?, rest.to_owned())));
    let (first, name) = split(stem);
    let by_name = name.rsplit_once('.').and_then(|(bare, code)| Some((known(code)?, joined(first, bare))));
    let own = ["lang", "locale"].iter().find_map(|key| known(&fields.get(*key).and_then(as_text)?));
    match (by_folder.or(by_name), own) {
        (Some((at, rest)), None) => (at, rest),
        (Some((at, rest)), Some(own)) if at == own => (at, rest),
        (_, Some(own)) => (own, stem.to_owned()),
        (None, None) => (0, stem.to_owned()),
    }
}

/// A text without Liquid.
fn liquid(
    source: &Source,
    config: &Config,
    path: &str,
    fields: &Fields,
    data: &Fields,
    report: &mut crate::report::Report,
) -> String {
    let text = source.text(path).unwrap_or_default();
    let matter = front_matter(text);
    let value = |name: &str| {
        let (of, key) = name.split_once('.')?;
        match of {
            "page" => lookup(fields, key).cloned(),
            "site" => match key.strip_prefix("data.") {
                Some(key) => lookup(data, key).cloned(),
                None => lookup(&config.fields, key).cloned(),
            },
            _ => None,
        }
    };
    let snippet =
        |name: &str, is_relative: bool| find_include(source, config, path, name, is_relative).map(|(_, name)| name);
    let template = |name: &str| {
        let path = joined(&joined(&config.root, "_includes"), name);
        let is_text = [".html", ".md", ".markdown"].iter().any(|end| path.ends_with(end));
        source.text(&path).filter(|_| is_text).map(|text| front_matter(text).body.to_owned())
    };
    let mut context = context::Context {
        source: path,
        text,
        start: matter.start,
        value: &value,
        snippet: &snippet,
        template: &template,
        noted: BTreeMap::new(),
        bound: Vec::new(),
        turns: 0,
        given: Vec::new(),
        depth: 0,
        place: places::Of::Text,
        report,
    };
    liquid::convert(matter.body, &mut context)
}

fn body(
    source: &Source,
    config: &Config,
    path: &str,
    is_html: bool,
    fields: &Fields,
    data: &Fields,
    draft: &mut Draft,
) -> String {
    let body = liquid(source, config, path, fields, data, &mut draft.report);
    if is_html {
        return Converter::new(crate::html::linked([body.as_str()].into_iter())).convert(
            &body,
            path,
            &mut draft.report,
        );
    }
    let body = kramdown::convert(&body, &config.kinds, path, &mut draft.report);
    let body = crate::references::carried(&crate::flow::carried(&body), &BTreeMap::new());
    let body = crate::abbreviations::carried(&body, &BTreeMap::new(), path, &mut draft.report);
    let body = if config.has_plugin("jemoji") { crate::emoji::shown(&body) } else { body };
    crate::repair::body(&body, path, &mut draft.report)
}

/// The file of an include that is a text, and the snippet that it becomes.
fn find_include(
    source: &Source,
    config: &Config,
    from: &str,
    name: &str,
    is_relative: bool,
) -> Option<(String, String)> {
    let folder = if is_relative { split(from).0.to_owned() } else { joined(&config.root, "_includes") };
    let path = guichet_core::paths::join(&folder, name)?;
    let stem = [".md", ".markdown"].iter().find_map(|end| path.strip_suffix(end))?;
    let text = source.text(&path)?;
    // What depends on where it is included is no snippet.
    let is_plain = !LOGIC.iter().any(|sign| text.contains(sign)) && !text.contains("include.");
    is_plain.then(|| (path.clone(), snippet_name(below(stem, &config.root).unwrap_or(stem))))
}

/// Files that texts include, as snippets of the default language.
fn included(source: &Source, config: &Config, data: &Fields, draft: &mut Draft) {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let Some((_, first)) = config.languages.first() else { return };
    let paths: Vec<&str> = source
        .below(&config.root)
        .map(|(path, _)| path)
        .filter(|path| ENDS.iter().any(|end| path.ends_with(end)))
        .collect();
    for path in paths {
        let text = source.text(path).unwrap_or_default();
        for part in text.split("{%").skip(1) {
            let mut words = part.trim_start_matches('-').split_whitespace();
            let is_relative = match words.next() {
                Some("include_relative") => true,
                Some("include" | "include_cached") => false,
                _ => continue,
            };
            let found = words.next().and_then(|name| find_include(source, config, path, name, is_relative));
            parts.extend(found.map(|(path, name)| (name, path)));
        }
    }
    for (name, path) in parts {
        let mut page = Page::new(Kind::Snippet, &first.tag, &name, &path);
        page.body = body(source, config, &path, false, &Fields::new(), data, draft);
        // What is beside texts would be an article, too.
        draft.pages.retain(|page| page.source != path);
        draft.pages.push(page);
    }
}

/// Everything that is neither a text nor a part of the generator is published as it is.
fn statics(source: &Source, config: &Config, draft: &mut Draft) {
    let own = [
        "Gemfile",
        "Gemfile.lock",
        "Rakefile",
        "CNAME",
        "LICENSE",
        "package.json",
        "package-lock.json",
        "Dockerfile",
        "netlify.toml",
    ];
    let mut taken = names::Taken::default();
    for (path, below_root) in source.below(&config.root) {
        let of_collection = config.collections.iter().find_map(|(name, _)| {
            let inner = below_root.strip_prefix('_')?.strip_prefix(name.as_str())?.strip_prefix('/')?;
            (name != "posts" && config.has_pages(name) && config.is_left(below_root))
                .then(|| joined(name, inner))
                .filter(|shown| !shown.split('/').any(|part| part.starts_with(['.', '_'])))
        });
        let hidden = of_collection.is_none() && !config.is_part(below_root);
        let end = split(path).1.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
        let is_code =
            ["md", "markdown", "html", "js", "css", "scss", "sass", "rb", "yml", "yaml", "xml", "gemspec", "toml"]
                .contains(&end.as_str());
        if hidden || is_code || own.contains(&below_root) || draft.files.contains_key(path) {
            continue;
        }
        let shown = of_collection.as_deref().unwrap_or(below_root);
        let name = if shown.split('/').all(names::is_safe) {
            shown.to_owned()
        } else {
            draft.report.changed("a name that not every disk takes", "the file has another name and address", path);
            names::path(shown)
        };
        draft.file_addresses.insert(format!("/{shown}"), path.to_owned());
        draft.files.insert(path.to_owned(), taken.unique(&format!("static/{name}")));
    }
}
