//! Sites of Docusaurus.
//!
//! | Docusaurus | here |
//! |---|---|
//! | `docs/a/b.md`, `.mdx` | the article `a/b`; numbers before names are their order |
//! | `docs/a/index.md`, `docs/a/README.md`, `docs/a/a.md` | the text of the folder `a` |
//! | `_category_.json`, `_category_.yml` | title, description and order of a folder |
//! | `sidebars.js`, `.ts`, `.json` | categories become folders, with titles and order |
//! | `i18n/fr/docusaurus-plugin-content-docs/current/…` | the same article in French; `current.json` has the titles of categories |
//! | Markdown whose name, or the name of whose folder, begins with `_` | snippets |
//! | `static/…` | `static/…`, at the same address |
//! | `redirects` of `plugin-client-redirects` | old addresses |
//! | `docusaurus.config.js`: `title`, `url`, `baseUrl`, `i18n`, `routeBasePath` | site.yaml |
//!
//! | front matter | here |
//! |---|---|
//! | `title`, else `sidebar_label`, else the heading | `title` |
//! | `description`, `draft`, `unlisted`, `keywords` | the same; `tags` are keywords |
//! | `sidebar_position` | `order` |
//! | `slug`, `id` | old addresses, which lead on |
//! | `last_update` | `updated`, `authors` |
//! | `hide_table_of_contents` | `toc: false` |
//! | everything else | `extra` |
//!
//! MDX is mapped in `mdx.rs`. Blogs, pages of React and older versions are named in the report.

mod alone;
mod arrange;
mod instances;
mod sidebars;

use std::collections::BTreeSet;

use serde_json::Value;

use guichet_core::paths;

use crate::draft::{Draft, Kind, Language, Page, language};
use crate::home;
use crate::js;
use crate::mdx;
use crate::names;
use crate::place::{part_of_pages, snippet_name};
use crate::source::{Source, joined, line_of, split};
use crate::top;
use crate::values::{Fields, as_text, as_texts, date, front_matter, is_on};
use alone::Alone;
use instances::Instance;

const CONFIGS: [&str; 4] =
    ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"];

/// The folders of sites, the most likely first.
pub fn homes(source: &Source) -> Vec<&str> {
    home::all(source, |path| {
        let (folder, name) = split(path);
        CONFIGS.contains(&name).then_some(folder)
    })
}

/// A language and the folder of its texts.
struct Root {
    language: Language,
    folder: String,
    /// What its addresses begin with.
    prefix: String,
}

pub fn read(source: &Source) -> Draft {
    let homes = homes(source);
    let home = homes.first().copied().unwrap_or_default();
    let known = CONFIGS.map(|name| joined(home, name));
    let file = known.iter().find(|path| source.has(path)).map_or("", String::as_str);
    let config = source.text(file).unwrap_or_default();
    let text = |key: &str| top::value_or_any(config, key).as_ref().and_then(as_text).filter(|text| !text.is_empty());
    let base = text("baseUrl").unwrap_or_else(|| "/".to_owned());
    let base_url =
        text("url").filter(|url| url.starts_with("http")).map(|url| format!("{}{base}", url.trim_end_matches('/')));
    let mut draft = Draft { title: text("title"), base_url, home: home.to_owned(), ..Draft::default() };
    home::others(&homes, &mut draft);
    js::report_computed(config, &["title", "url", "baseUrl", "i18n", "routeBasePath"], file, &mut draft.report);
    if !base.trim_matches('/').is_empty() && draft.base_url.is_none() {
        draft.base_is(&base);
    }
    let mut all = Vec::new();
    for folder in statics(config) {
        let folder = paths::join(home, &folder).unwrap_or_default();
        if !folder.is_empty() {
            crate::statics::carry(source, &folder, &mut draft);
        }
    }
    let mut taken = names::Taken::default();
    let instances = instances::read(config, source, home);
    outside(&instances, file, &mut draft);
    for one in &instances {
        let roots = roots(source, config, home, one);
        let alone = alone::of(source, &roots);
        let navigation = sidebars::read(source, &one.sidebars(home), &alone, &mut draft.report);
        for root in &roots {
            let before = draft.pages.len();
            pages(source, root, &alone, &mut draft);
            arrange::categories(source, root, &navigation, &mut draft);
            if draft.pages.len() > before && !draft.locales.contains(&root.language) {
                draft.locales.push(root.language.clone());
            }
        }
        arrange::places(source, &navigation, &roots, &mut draft);
        let prefixes = roots.iter().map(|root| (root.language.tag.as_str(), root.prefix.as_str())).collect::<Vec<_>>();
        draft.show_originals(&prefixes);
        let below = one.below();
        files(source, &roots, &below, &mut taken, &mut draft);
        let own = draft.pages.iter_mut().filter(|page| page.kind != Kind::Snippet && !below.is_empty());
        own.for_each(|page| page.path = joined(&below, &page.path).trim_end_matches('/').to_owned());
        // The next ones have folders of the same names.
        all.append(&mut draft.pages);
    }
    draft.pages = all;
    redirects(config, &mut draft);
    left(source, &instances, home, &mut draft);
    draft
}

/// Folders whose files are published as they are.
fn statics(config: &str) -> Vec<String> {
    let listed = js::value_of(config, "staticDirectories").map(|list| as_texts(&list)).unwrap_or_default();
    if listed.is_empty() { vec!["static".to_owned()] } else { listed }
}

/// Says which texts are above the source.
fn outside(instances: &[Instance], file: &str, draft: &mut Draft) {
    let above = instances.iter().filter(|one| one.path.starts_with("../"));
    draft.missing.extend(
        above.map(|one| {
            format!("`{}`, where `{file}` says the texts are: import the folder that both are in", one.path)
        }),
    );
}

fn roots(source: &Source, config: &str, home: &str, instance: &Instance) -> Vec<Root> {
    let route = &instance.route;
    let default = js::value_of(config, "defaultLocale").as_ref().and_then(as_text).unwrap_or_else(|| "en".to_owned());
    let mut listed = js::value_of(config, "locales").map(|list| as_texts(&list)).unwrap_or_default();
    // A list that a program makes is not known; what has been translated is.
    for code in source.below(&joined(home, "i18n")).filter_map(|(_, below)| below.split('/').next()) {
        if !listed.iter().any(|known| known == code) {
            listed.push(code.to_owned());
        }
    }
    let root = |code: &str, folder: String, prefix: String| {
        let tag = language(code).unwrap_or_else(|| "en".to_owned());
        Root { language: Language { tag, name: None, title: None }, folder, prefix }
    };
    let mut roots = vec![root(&default, instance.path.clone(), format!("/{route}"))];
    for code in listed.iter().filter(|code| **code != default && language(code).is_some()) {
        let folder = joined(home, &instance.translated(code));
        if source.has_folder(&folder) {
            roots.push(root(code, folder, format!("/{code}/{route}")));
        }
    }
    for root in &mut roots {
        root.prefix = root.prefix.trim_end_matches('/').to_owned();
    }
    roots
}

/// `01-intro` → `intro`, and 1.
fn numbered(name: &str) -> (&str, Option<u64>) {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &name[..name.len() - rest.len()];
    let bare = rest.trim_start_matches(['-', '_', '.', ' ']);
    // A date or a version is a name.
    if digits.is_empty()
        || bare.is_empty()
        || bare.len() == rest.len()
        || bare.starts_with(|c: char| c.is_ascii_digit())
    {
        return (name, None);
    }
    (bare, digits.parse().ok())
}

/// A path without the numbers before its names.
fn bare_path(path: &str) -> String {
    path.split('/').map(|part| numbered(part).0).collect::<Vec<_>>().join("/")
}

/// Whether a text is that of its folder, by its path without numbers.
fn is_index(bare: &str) -> bool {
    let (folder, name) = split(bare);
    ["index", "readme"].contains(&name.to_lowercase().as_str()) || !folder.is_empty() && name == split(folder).1
}

fn pages(source: &Source, root: &Root, alone: &Alone, draft: &mut Draft) {
    for (path, below) in source.below(&root.folder) {
        let Some(stem) = below.strip_suffix(".md").or_else(|| below.strip_suffix(".mdx")) else { continue };
        if root.folder.is_empty() && !below.contains('/') {
            continue;
        }
        page(source, root, alone, (path, stem), draft);
    }
}

fn page(source: &Source, root: &Root, alone: &Alone, (path, stem): (&str, &str), draft: &mut Draft) {
    let text = source.text(path).unwrap_or_default();
    let matter = front_matter(text);
    if let Some(broken) = matter.broken {
        draft.report.left(
            &format!("front matter that is {broken}"),
            "read line by line: look at what the article has",
            path,
        );
    }
    let bare = bare_path(stem);
    let (folder, _) = split(&bare);
    let is_part = stem.split('/').any(|part| part.starts_with('_'));
    let is_index = is_index(&bare);
    let id = matter.fields.get("id").and_then(as_text).filter(|id| !id.contains('/'));
    let own = id.map_or_else(|| bare.clone(), |id| joined(folder, &id));
    let (kind, place) = match () {
        () if is_part => (Kind::Snippet, snippet_name(stem)),
        () if is_index && alone.values().any(|one| *one == names::path(folder)) => (Kind::Article, names::path(folder)),
        () if is_index => (Kind::Folder, names::path(folder)),
        () => (Kind::Article, names::path(&own)),
    };
    let address = match matter.fields.get("slug").and_then(as_text) {
        Some(slug) if slug.starts_with('/') => format!("{}{slug}", root.prefix),
        Some(slug) => format!("{}/{}", root.prefix, joined(folder, &slug)),
        None if is_index => {
            format!("{}/{}", root.prefix, if folder.is_empty() { String::new() } else { format!("{folder}/") })
        }
        None => format!("{}/{own}", root.prefix),
    };
    let mut page = Page {
        kind,
        locale: root.language.tag.clone(),
        path: place,
        source: path.to_owned(),
        head: Fields::new(),
        body: String::new(),
        address: if is_part { String::new() } else { address },
        aliases: Vec::new(),
    };
    let number = numbered(split(stem).1).1.filter(|_| !is_index);
    front(&matter.fields, number, &mut page, draft);
    let home = draft.home.clone();
    let find = |from: &str, to: &str| {
        let of_site = to.strip_prefix("@site/").map(|to| paths::join(&home, to));
        let path = of_site.unwrap_or_else(|| paths::join(split(from).0, to))?;
        source.has(&path).then_some(path)
    };
    let snippet = |from: &str, to: &str| part_of_pages(&find(from, to)?, &root.folder);
    let mut context = mdx::Context {
        flavor: mdx::Flavor::Jsx,
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
    page.body = crate::repair::body(&body, path, &mut draft.report);
    draft.pages.push(page);
}

/// Keys that became something else.
const DONE: [&str; 12] = [
    "title",
    "sidebar_label",
    "description",
    "draft",
    "unlisted",
    "keywords",
    "tags",
    "sidebar_position",
    "slug",
    "id",
    "last_update",
    "hide_table_of_contents",
];

fn front(fields: &Fields, number: Option<u64>, page: &mut Page, draft: &mut Draft) {
    let text = |key: &str| {
        fields.get(key).and_then(as_text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    if let Some(title) = text("title") {
        page.set("title", title);
    }
    if let Some(description) = text("description") {
        page.set("description", description);
    }
    let position = fields.get("sidebar_position").filter(|position| position.is_number()).cloned();
    if let Some(order) = position.or_else(|| number.map(Value::from)) {
        page.set("order", order);
    }
    crate::visibility::drafts(fields, page, &mut draft.report);
    if is_on(fields.get("unlisted")) {
        page.set("unlisted", true);
    }
    if is_on(fields.get("hide_table_of_contents")) {
        page.set("toc", false);
    }
    let mut keywords: Vec<String> = fields.get("keywords").map(as_texts).unwrap_or_default();
    for tag in fields.get("tags").and_then(Value::as_array).into_iter().flatten() {
        keywords.extend(as_text(tag).or_else(|| tag.get("label").and_then(as_text)));
    }
    if !keywords.is_empty() {
        let mut seen = BTreeSet::new();
        keywords.retain(|word| seen.insert(word.clone()));
        page.set("keywords", keywords);
    }
    if let Some(update) = fields.get("last_update") {
        if let Some(day) = update.get("date").and_then(date) {
            page.set("updated", day);
        }
        if let Some(author) = update.get("author").and_then(as_text) {
            page.set("authors", vec![author]);
        }
    }
    if let Some(label) = text("sidebar_label") {
        // A body with a heading has a title already.
        if page.title().is_some() { page.keep("sidebar_label", label.into()) } else { page.set("title", label) }
    }
    for (key, value) in fields.iter().filter(|(key, value)| !DONE.contains(&key.as_str()) && !value.is_null()) {
        page.keep(key, value.clone());
        draft.report.key(key, &page.source);
    }
}

/// Files beside texts.
fn files(source: &Source, roots: &[Root], place: &str, taken: &mut names::Taken, draft: &mut Draft) {
    for root in roots.iter().filter(|root| !root.folder.is_empty()) {
        for (path, below) in source.below(&root.folder) {
            let end = split(path).1.rsplit_once('.').map_or("", |(_, end)| end);
            let is_other = ["md", "mdx", "json", "yml", "yaml"].contains(&end)
                || below.split('/').any(|part| part.starts_with('.'));
            if is_other {
                continue;
            }
            if ["js", "jsx", "ts", "tsx", "css", "html"].contains(&end) {
                draft.report.left(&format!("a .{end} file beside texts"), "not carried", path);
                continue;
            }
            let to = joined(
                joined(&format!("content/{}", root.language.tag), place).trim_end_matches('/'),
                &names::path(&bare_path(below)),
            );
            draft.files.insert(path.to_owned(), taken.unique(&to));
        }
    }
}

/// What the plugin for redirects leads on.
fn redirects(config: &str, draft: &mut Draft) {
    let Some((_, options)) = config.split_once("plugin-client-redirects") else { return };
    // The next plugin has options of its own.
    let options = options.split("plugin-").next().unwrap_or(options);
    if let Some(redirects) = js::value_in(config, options, "redirects") {
        crate::moved::list(&redirects, draft);
        if redirects.is_null() {
            draft.report.left("`redirects` that a program makes", "not carried: write them in redirects.yaml", "");
        }
    }
    if options.contains("createRedirects") {
        draft.report.left("`createRedirects`", "not carried: write what it leads on in redirects.yaml", "");
    }
    for end in js::value_in(config, options, "fromExtensions").as_ref().map(as_texts).unwrap_or_default() {
        for page in draft.pages.iter_mut().filter(|page| page.address.trim_end_matches('/').len() > 1) {
            page.aliases.push(format!("{}.{end}", page.address.trim_end_matches('/')));
        }
    }
}

/// What an import of a help centre has no place for.
fn left(source: &Source, instances: &[Instance], home: &str, draft: &mut Draft) {
    let versions = instances.iter().map(|one| (one.versions(), "an article of an older version"));
    let others = [("blog", "a post of the blog"), ("src/pages", "a page outside of the docs")];
    for (folder, what) in others.map(|(folder, what)| (folder.to_owned(), what)).into_iter().chain(versions) {
        for (path, _) in source.below(&joined(home, &folder)) {
            if [".md", ".mdx", ".js", ".jsx", ".tsx"].iter().any(|end| path.ends_with(end)) {
                draft.report.left(what, "not carried", path);
            }
        }
    }
}
