//! Sites whose folders are their addresses, with a folder for each language but the default one: what VitePress and Starlight share.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use serde_json::Value;

use crate::draft::{Draft, Kind, Language, Page};
use crate::hero;
use crate::mdx::{self, Flavor};
use crate::names;
use crate::nav::{self, Navigation};
use crate::patterns::Patterns;
use crate::place::{part_of_pages, snippet_name};
use crate::report::Report;
use crate::source::{Source, joined, line_of, split};
use crate::values::{Fields, as_text, front_matter};

/// Where things are, and what a source does in its own way.
pub struct Layout<'a> {
    /// The folder of the texts.
    pub folder: &'a str,
    /// Texts have components and values of Vue in them.
    pub is_vue: bool,
    /// Folders of languages; that of the default one, which is the first, is `""`.
    pub languages: &'a [(String, Language)],
    pub navigation: &'a Navigation,
    /// The address of an article, by its path.
    pub address: &'a dyn Fn(&str) -> String,
    /// Names of the text of a folder.
    pub index: &'a [&'a str],
    /// Folders that are articles: see [`alone`].
    pub alone: &'a BTreeSet<String>,
    pub front: &'a dyn Fn(&Fields, &mut Page, &mut Report),
    /// Files below the folder of the texts that are not published.
    pub excluded: &'a Patterns,
}

/// Reads all texts, and the files beside them.
pub fn read(source: &Source, layout: &Layout, settings: &str, draft: &mut Draft) {
    let mut taken = names::Taken::default();
    for (path, below) in source.below(layout.folder) {
        let parts = || below.split('/');
        let is_own =
            parts().any(|part| part.starts_with('.') || part == "node_modules") || parts().next() == Some("public");
        let (language, rest) = in_language(below, layout);
        let stem = rest.strip_suffix(".md").or_else(|| rest.strip_suffix(".mdx"));
        // At the top of a repository. An index is the home page, and what the navigation names is an article.
        let is_about = layout.folder.is_empty()
            && ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md"].contains(&below)
            && stem.is_some_and(|stem| !layout.index.contains(&stem) && !layout.navigation.places.contains_key(stem));
        let end = split(path).1.rsplit_once('.').map_or("", |(_, end)| end);
        match stem {
            Some(_) if is_about && !is_own => {
                draft.report.changed("a text about the repository", "left out: no list of articles names it", path);
            }
            _ if is_own || layout.excluded.hold(below) => {}
            Some(stem) => page(source, layout, language, path, stem, draft),
            None if ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "mp4", "webm", "pdf", "zip", "csv"]
                .contains(&end) =>
            {
                let tag = &layout.languages[language].1.tag;
                draft.files.insert(path.to_owned(), taken.unique(&format!("content/{tag}/{}", names::path(rest))));
            }
            None => {}
        }
    }
    let first = layout.languages.first().map_or("", |(_, language)| language.tag.as_str());
    nav::folders(layout.navigation, first, settings, draft);
    draft.locales = layout.languages.iter().map(|(_, language)| language.clone()).collect();
    draft.locales.retain(|language| draft.pages.iter().any(|page| page.locale == language.tag));
}

/// Folders with nothing in them but their own text, `intro/index.md`: each is an article, whatever its file is called. Paths are without
/// the folder of the language.
pub fn alone(source: &Source, folder: &str, languages: &[(String, Language)], index: &[&str]) -> BTreeSet<String> {
    let mut texts: BTreeMap<&str, bool> = BTreeMap::new();
    for (_, below) in source.below(folder) {
        let rest = below.split_once('/').filter(|(code, _)| languages.iter().any(|(known, _)| known == code));
        let rest = rest.map_or(below, |(_, rest)| rest);
        let stem = rest.strip_suffix(".md").or_else(|| rest.strip_suffix(".mdx"));
        if let Some(stem) = stem.filter(|stem| !stem.split('/').any(|part| part.starts_with('_'))) {
            texts.insert(stem, index.contains(&split(stem).1));
        }
    }
    let has_others = |within: &str| {
        let start = format!("{within}/");
        let below = texts.range::<str, _>((Bound::Excluded(start.as_str()), Bound::Unbounded));
        below.take_while(|(stem, _)| stem.starts_with(&start)).any(|(stem, is)| !is || split(stem).0 != within)
    };
    let folders =
        texts.iter().filter(|(_, is)| **is).map(|(stem, _)| split(stem).0).filter(|folder| !folder.is_empty());
    folders.filter(|folder| !has_others(folder) && !texts.contains_key(folder)).map(str::to_owned).collect()
}

/// A navigation in which these are articles.
pub fn with_articles(list: Value, alone: &BTreeSet<String>, index: &[&str]) -> Value {
    match list {
        Value::String(path) => {
            let own = path
                .strip_suffix(".md")
                .map(split)
                .filter(|(folder, name)| index.contains(name) && alone.contains(folder.trim_start_matches("./")));
            Value::String(own.map_or(path.clone(), |(folder, _)| format!("{folder}.md")))
        }
        Value::Array(items) => items.into_iter().map(|item| with_articles(item, alone, index)).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(key, value)| (key, with_articles(value, alone, index))).collect()
        }
        other => other,
    }
}

/// The number of a file's language, and its path without that.
fn in_language<'t>(below: &'t str, layout: &Layout) -> (usize, &'t str) {
    let found = below.split_once('/').and_then(|(code, rest)| {
        let at = layout.languages.iter().position(|(known, _)| !known.is_empty() && known == code)?;
        Some((at, rest))
    });
    found.unwrap_or((0, below))
}

fn page(source: &Source, layout: &Layout, language: usize, path: &str, stem: &str, draft: &mut Draft) {
    let (code, language) = &layout.languages[language];
    let is_index = layout.index.contains(&split(stem).1);
    // Its address is that of a folder.
    let is_alone = is_index && layout.alone.contains(split(stem).0);
    let (folder, name) = split(if is_alone { split(stem).0 } else { stem });
    let named = if is_alone { split(stem).0 } else { stem };
    let is_part = stem.split('/').any(|part| part.starts_with('_'));
    let place = layout.navigation.places.get(named).filter(|_| !is_part);
    let within = place.and_then(|place| place.folder.clone()).unwrap_or_else(|| names::path(folder));
    let (kind, to) = match () {
        () if is_part => (Kind::Snippet, snippet_name(stem)),
        // The text of a group is that of its folder only if it is in that.
        () if is_index && !is_alone => (Kind::Folder, names::path(folder)),
        () => (Kind::Article, joined(&within, &names::part(name))),
    };
    let mut page = Page::new(kind, &language.tag, &to, path);
    let prefix = if code.is_empty() { String::new() } else { format!("/{code}") };
    page.address = match () {
        () if is_part => String::new(),
        () if is_alone => format!("{prefix}/{named}/"),
        () if is_index && folder.is_empty() => format!("{prefix}/"),
        () if is_index => format!("{prefix}/{folder}/"),
        () => format!("{prefix}/{}", (layout.address)(stem)),
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
    (layout.front)(&matter.fields, &mut page, &mut draft.report);
    if let Some(place) = place.filter(|_| !page.head.contains_key("order")) {
        page.set("order", place.order as u64);
    }
    let find = |from: &str, to: &str| {
        let of_root = ["@/", "~/", "/"].iter().find_map(|start| to.strip_prefix(start));
        let paths = match of_root {
            Some(rest) => [guichet_core::paths::join(layout.folder, rest), Some(rest.to_owned())],
            None => [guichet_core::paths::join(split(from).0, to), None],
        };
        paths.into_iter().flatten().find(|path| source.has(path))
    };
    let snippet = |from: &str, to: &str| part_of_pages(&find(from, to)?, layout.folder);
    let flavor = if layout.is_vue {
        Flavor::Vue
    } else if path.ends_with(".mdx") {
        Flavor::Jsx
    } else {
        Flavor::Markdown
    };
    let mut context = mdx::Context {
        flavor,
        source: path,
        line: line_of(text, matter.start),
        fields: &matter.fields,
        props: Fields::new(),
        snippet: &snippet,
        find: &find,
        files: source,
        depth: 0,
        report: &mut draft.report,
    };
    let body = mdx::convert(matter.body, &mut context);
    let body = if layout.is_vue { crate::emoji::shown(&body) } else { body };
    page.body = crate::repair::body(&body, path, &mut draft.report);
    // A page without a title of its own is called as its list calls it.
    let listed = place.and_then(|place| place.title.clone()).filter(|_| code.is_empty() && kind == Kind::Article);
    if let Some(title) = listed.filter(|_| page.title().is_none() && !page.body.trim_start().starts_with("# ")) {
        page.set("title", title);
    }
    if is_index && !is_alone && folder.is_empty() {
        hero::carry(&matter.fields, &mut page);
    }
    draft.pages.push(page);
}

/// Keys that are the same everywhere.
pub fn texts(fields: &Fields, page: &mut Page, report: &mut Report) {
    for key in ["title", "description"] {
        if let Some(text) = fields.get(key).and_then(as_text).filter(|text| !text.trim().is_empty()) {
            page.set(key, text.trim());
        }
    }
    crate::visibility::drafts(fields, page, report);
}

/// What is left of the front matter.
pub fn rest(fields: &Fields, done: &[&str], page: &mut Page, report: &mut Report) {
    let is_done = |key: &str| done.contains(&key) || page.path.is_empty() && hero::KEYS.contains(&key);
    let rest: Vec<_> = fields.iter().filter(|(key, value)| !is_done(key) && !value.is_null()).collect();
    for (key, value) in rest {
        page.keep(key, value.clone());
        report.key(key, &page.source);
    }
}
