//! Sites of Hugo.
//!
//! | Hugo | here |
//! |---|---|
//! | `content/a/b.md`, `content/a/b/index.md` | the article `a/b`; files of a page bundle stay beside it |
//! | `content/a/_index.md` | the text of the folder `a` |
//! | `content/_index.md` | the text of the home page |
//! | `content/fr/…`, `contentDir` of a language, `b.fr.md` | the same article in French |
//! | Markdown in a folder whose name begins with `_`, `headless` bundles | snippets |
//! | `static/…` | `static/…`, at the same address |
//! | pictures in `assets/…` | `content/assets/…` |
//! | settings: `title`, `baseURL`, `languages`, `defaultContentLanguage` | site.yaml |
//!
//! Front matter is mapped in `front.rs`, shortcodes in `shortcodes/`. Templates are not looked at.

mod config;
mod front;
mod marks;
mod permalinks;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::names;
use crate::place::snippet_name;
use crate::shortcodes::{self, Context, Dialect};
use crate::source::{Source, below, joined, split};
use crate::values::{as_texts, front_matter, lookup};
use config::{Config, HugoLanguage};

/// Files beside texts that only Hugo, or a browser that runs them, has a use for.
const UNUSED: [&str; 12] = ["html", "htm", "js", "mjs", "ts", "css", "scss", "yaml", "yml", "toml", "json", "xml"];
/// What an article may show of `assets/`.
const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "mp4", "pdf"];

pub use config::homes;

/// Whether texts have shortcodes: without settings, there is nothing else to know it by.
pub fn has_shortcodes(source: &Source) -> bool {
    source.paths().any(|path| {
        path.ends_with(".md") && source.text(path).is_some_and(|text| text.contains("{{< ") || text.contains("{{% "))
    })
}

pub fn read(source: &Source, day: &str) -> Draft {
    let config = config::read(source);
    let mut draft = Draft {
        title: config.title.clone(),
        base_url: config.base_url.clone(),
        one_folder_is_all: true,
        home: config.home.clone(),
        ..Draft::default()
    };
    crate::home::others(&homes(source), &mut draft);
    for key in &config.unknown {
        let note = "not followed: check addresses and lists that depend on it";
        draft.report.left(&format!("`{key}` of the settings"), note, "");
    }
    let mut with_pages: BTreeSet<String> = BTreeSet::new();
    let includes = includes(source, &config);
    for file in files(source, &config) {
        if let Some(mut page) = page(source, &config, &file, &includes, &mut draft) {
            front::before_its_day(&mut page, day);
            let in_menu = config.menus.iter().find(|(path, _)| !path.is_empty() && *path == page.path);
            if let Some((_, weight)) = in_menu.filter(|_| !page.head.contains_key("order")) {
                page.set("order", weight.clone());
            }
            with_pages.insert(page.locale.clone());
            draft.pages.push(page);
        }
    }
    draft.locales =
        config.languages.iter().map(|one| one.language.clone()).filter(|one| with_pages.contains(&one.tag)).collect();
    statics(source, &config, &mut draft);
    draft
}

/// A Markdown file, and what its path says.
struct File<'s> {
    path: &'s str,
    language: &'s HugoLanguage,
    /// Below the language's folder, without extension and language.
    below: String,
}

fn files<'s>(source: &'s Source, config: &'s Config) -> Vec<File<'s>> {
    let mut files: BTreeMap<&str, File> = BTreeMap::new();
    // The longest folder first: that of a language may be within that of another.
    let mut languages: Vec<&HugoLanguage> = config.languages.iter().collect();
    languages.sort_by_key(|language| std::cmp::Reverse(language.folder.len()));
    for language in languages {
        for (path, below) in source.below(&language.folder) {
            let Some(stem) = below.strip_suffix(".md").or_else(|| below.strip_suffix(".markdown")) else { continue };
            if files.contains_key(path) || is_beside(path, config) {
                continue;
            }
            let (bare, by_suffix) = suffix(stem, config);
            let owner = by_suffix.unwrap_or(language);
            // Languages may share a folder; a file without a suffix is the default one's.
            let shared = config.languages.iter().find(|one| one.folder == language.folder).unwrap_or(language);
            let language = if by_suffix.is_some() { owner } else { shared };
            files.insert(path, File { path, language, below: bare.to_owned() });
        }
    }
    files.into_values().collect()
}

/// Texts about the source itself, and its own folders, where texts are at the top.
fn is_beside(path: &str, config: &Config) -> bool {
    let Some(path) = below(path, &config.home) else { return false };
    let top = path.split('/').next().unwrap_or_default();
    let is_at_top = config.languages.iter().any(|language| language.folder == config.home);
    let own =
        ["assets", "static", "layouts", "themes", "archetypes", "data", "i18n", "public", "resources", "node_modules"];
    let about = ["README.md", "LICENSE.md", "CONTRIBUTING.md", "CHANGELOG.md", "ATTRIBUTION.md", "CODE_OF_CONDUCT.md"];
    is_at_top && (own.contains(&top) || about.contains(&path))
}

/// `b.fr` → `b` in French, if the site has that.
fn suffix<'t, 'c>(stem: &'t str, config: &'c Config) -> (&'t str, Option<&'c HugoLanguage>) {
    let found = stem.rsplit_once('.').and_then(|(bare, code)| {
        let language = config.languages.iter().find(|language| language.code.eq_ignore_ascii_case(code))?;
        Some((bare, language))
    });
    found.map_or((stem, None), |(bare, language)| (bare, Some(language)))
}

/// Files that others include, by their path below the language's folder, per language: the snippet's name.
type Includes = BTreeMap<(String, String), String>;

fn includes(source: &Source, config: &Config) -> Includes {
    let parts = files(source, config).into_iter().filter(|file| is_part(source, file));
    parts.map(|file| ((file.language.code.clone(), file.below.clone()), snippet_name(&file.below))).collect()
}

fn is_part(source: &Source, file: &File) -> bool {
    let (folder, name) = split(&file.below);
    let in_parts = folder.split('/').any(|part| part.starts_with('_')) || name.starts_with('_') && name != "_index";
    let is_headless = || {
        let matter = front_matter(source.text(file.path).unwrap_or_default());
        shortcodes::is_set(&matter.fields, "headless")
    };
    // What is beside the text of a leaf bundle is a part of it.
    let beside = || name != "index" && source.has(&joined(split(file.path).0, "index.md"));
    in_parts || beside() || is_headless()
}

fn page(source: &Source, config: &Config, file: &File, includes: &Includes, draft: &mut Draft) -> Option<Page> {
    let text = source.text(file.path)?;
    let matter = front_matter(text);
    if let Some(broken) = matter.broken {
        draft.report.left(
            &format!("front matter that is {broken}"),
            "read line by line: look at what the article has",
            file.path,
        );
    }
    let (folder, name) = split(&file.below);
    let (kind, path) = match name {
        _ if is_part(source, file) => (Kind::Snippet, snippet_name(&file.below)),
        "_index" => (Kind::Folder, names::path(folder).to_lowercase()),
        "index" if folder.is_empty() => (Kind::Folder, String::new()),
        "index" => (Kind::Article, names::path(folder).to_lowercase()),
        _ => (Kind::Article, names::path(&file.below).to_lowercase()),
    };
    let mut page = Page {
        kind,
        locale: file.language.language.tag.clone(),
        path,
        source: file.path.to_owned(),
        head: crate::values::Fields::new(),
        body: String::new(),
        address: String::new(),
        aliases: Vec::new(),
    };
    let mut fields = matter.fields.clone();
    let mut above = folder;
    loop {
        let own = source.text(&joined(&file.language.folder, &joined(above, "_index.md")));
        if let Some(cascade) = own
            .filter(|text| text.contains("cascade"))
            .and_then(|text| lookup(&front_matter(text).fields, "cascade").cloned())
        {
            front::cascaded(&cascade, &mut fields);
        }
        if above.is_empty() {
            break;
        }
        above = split(above).0;
    }
    if let Some(cascade) = &config.cascade {
        front::cascaded(cascade, &mut fields);
    }
    front::carry(&fields, &mut page, &mut draft.report);
    addresses(&matter.fields, config, file, &mut page);
    let default = config.languages.first().map_or("", |language| language.code.as_str());
    // A build takes a snippet that a language lacks from the one that it falls back to.
    let include = |arg: &str| {
        let own = find_include(arg, file, &file.language.code, includes);
        own.or_else(|| find_include(arg, file, default, includes))
    };
    let none = crate::values::Fields::new();
    let own = lookup(&matter.fields, "params").and_then(Value::as_object).unwrap_or(&none);
    let mut context = Context {
        dialect: Dialect::Hugo,
        source: file.path,
        text,
        start: matter.start,
        params: [own, &matter.fields, &file.language.params, &config.params],
        include: &include,
        report: &mut draft.report,
    };
    page.body = shortcodes::convert(matter.body, &mut context);
    page.body = config.marks.carried(&page.body);
    page.body = crate::repair::body(&page.body, file.path, &mut draft.report);
    Some(page)
}

/// Beside the page, in `_includes/` of its folder or one above, or from the top.
fn find_include(arg: &str, file: &File, code: &str, includes: &Includes) -> Option<String> {
    let bare = arg.trim().trim_start_matches('/').trim_end_matches(".md");
    let mut folder = split(&file.below).0;
    loop {
        for within in [bare.to_owned(), format!("_includes/{bare}")] {
            let path = guichet_core::paths::join(folder, &within)?;
            if let Some(name) = includes.get(&(code.to_owned(), path)) {
                return Some(name.clone());
            }
        }
        if folder.is_empty() {
            return None;
        }
        folder = split(folder).0;
    }
}

/// Where Hugo shows the page, and where it did before.
fn addresses(fields: &crate::values::Fields, config: &Config, file: &File, page: &mut Page) {
    if page.kind == Kind::Snippet {
        return;
    }
    let text = |key: &str| lookup(fields, key).and_then(crate::values::as_text).filter(|text| !text.is_empty());
    let is_default = config.languages.first().is_some_and(|first| first.code == file.language.code);
    let prefix = if is_default && !config.default_in_path {
        String::new()
    } else {
        format!("/{}", file.language.code.to_lowercase())
    };
    let (folder, name) = split(&file.below);
    let own = if matches!(name, "index" | "_index") { folder.to_owned() } else { file.below.clone() };
    let own = sanitized(&own.to_lowercase());
    let slug = text("slug").map(|slug| slug.trim_matches('/').to_owned()).filter(|slug| !slug.is_empty());
    let below = match &slug {
        Some(slug) if name != "_index" => joined(split(&own).0, slug),
        _ => own,
    };
    let link = config.permalinks.address(&file.below, page.kind == Kind::Folder, fields);
    page.address = match text("url") {
        Some(url) if url.starts_with('/') => url,
        Some(url) => format!("{prefix}/{url}"),
        None if link.is_some() => format!("{prefix}{}", link.unwrap_or_default()),
        None if below.is_empty() => format!("{prefix}/"),
        None if config.ugly && page.kind == Kind::Article => format!("{prefix}/{below}.html"),
        None => format!("{prefix}/{below}/"),
    };
    if let Some(slug) = slug.filter(|slug| page.kind == Kind::Article && *slug != split(&page.path).1) {
        page.set("slug", Value::from(names::part(&slug)));
    }
    let above = page.address.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above).to_owned();
    for alias in lookup(fields, "aliases").map(as_texts).unwrap_or_default() {
        page.aliases.push(if alias.starts_with('/') { alias } else { format!("{above}/{alias}") });
    }
}

/// A path as Hugo writes it in an address: spaces become hyphens, and signs are left out.
fn sanitized(path: &str) -> String {
    let mut clean = String::with_capacity(path.len());
    let mut is_space = false;
    for c in path.chars() {
        let stays = c.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '.' | '/' | '_' | '#' | '+' | '~' | '-' | '@');
        if stays {
            if std::mem::take(&mut is_space) && c != '-' {
                clean.push('-');
            }
            clean.push(c);
        } else if c.is_whitespace() && !clean.is_empty() && !clean.ends_with('-') {
            is_space = true;
        }
    }
    clean
}

/// Files that are not texts.
fn statics(source: &Source, config: &Config, draft: &mut Draft) {
    let mut taken = names::Taken::default();
    crate::statics::carry(source, &joined(&config.home, "static"), draft);
    let extension = |path: &str| split(path).1.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
    for (path, below) in
        source.below(&joined(&config.home, "assets")).filter(|(path, _)| PICTURES.contains(&extension(path).as_str()))
    {
        draft.files.insert(path.to_owned(), taken.unique(&format!("content/assets/{}", names::path(below))));
        draft.file_addresses.insert(format!("/{below}"), path.to_owned());
    }
    for language in &config.languages {
        for (path, below) in source.below(&language.folder) {
            let extension = extension(path);
            let is_text = matches!(extension.as_str(), "md" | "markdown");
            let hidden = below.split('/').any(|part| part.starts_with('.'));
            if is_text
                || hidden
                || draft.files.contains_key(path)
                || is_beside(path, config)
                || !below.contains('/') && language.folder == config.home
            {
                continue;
            }
            if UNUSED.contains(&extension.as_str()) {
                draft.report.left(&format!("a .{extension} file beside texts"), "not carried", path);
                continue;
            }
            let to = format!("content/{}/{}", language.language.tag, names::path(below).to_lowercase());
            draft.files.insert(path.to_owned(), taken.unique(&to));
        }
    }
}
