//! Sites of Starlight (Astro).
//!
//! | Starlight | here |
//! |---|---|
//! | `src/content/docs/guides/a.md`, `.mdx` | the article `guides/a` |
//! | `index.mdx` in a folder | the text of the folder; at the top, the home page |
//! | `locales`: `src/content/docs/fr/guides/a.md` | the same article in French |
//! | `sidebar` | groups are folders, with titles and order |
//! | Markdown whose name, or the name of whose folder, begins with `_` | snippets |
//! | `public/…` | `static/…`, at the same address |
//! | pictures in `src/assets/` | `content/assets/` |
//! | `redirects` | old addresses |
//! | `astro.config`: `site`, `title`, `locales`, `defaultLocale` | site.yaml |
//!
//! | front matter | here |
//! |---|---|
//! | `title`, `description`, `draft` | the same |
//! | `sidebar.order` | `order` |
//! | `sidebar.hidden` | listed like all others; with `pagefind: false`, `unlisted` |
//! | `slug` | an old address |
//! | `tableOfContents: false` | `toc: false` |
//! | `lastUpdated` with a date | `updated` |
//! | `pagefind: false` | `search: false` |
//! | everything else, such as `template` and `hero` | `extra` |
//!
//! MDX is mapped in `mdx.rs`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::draft::{Draft, Language, Page, language};
use crate::folders::{self, Layout};
use crate::home;
use crate::js;
use crate::names;
use crate::nav;
use crate::patterns::Patterns;
use crate::report::Report;
use crate::source::{Source, joined, split};
use crate::values::{Fields, as_text, date, is_off, is_on};

const CONFIGS: [&str; 4] = ["astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts"];
/// Names of the text of a folder.
const INDEX: [&str; 1] = ["index"];
const TEXTS: &str = "src/content/docs";

/// The folders of sites, the most likely first.
pub fn homes(source: &Source) -> Vec<&str> {
    home::all(source, |path| {
        let (folder, name) = split(path);
        (CONFIGS.contains(&name) && source.has_folder(&joined(folder, TEXTS))).then_some(folder)
    })
}

pub fn read(source: &Source) -> Draft {
    let homes = homes(source);
    let home = homes.first().copied().unwrap_or_default();
    let files = CONFIGS.map(|name| joined(home, name));
    let file = files.iter().find(|path| source.has(path)).unwrap_or(&files[0]).as_str();
    let config = source.text(file).unwrap_or_default();
    let text = |key: &str| js::value_of(config, key).as_ref().and_then(as_text).filter(|text| !text.is_empty());
    let mut draft = Draft { title: title(config), home: home.to_owned(), ..Draft::default() };
    home::others(&homes, &mut draft);
    let base = text("base").unwrap_or_default();
    let site = text("site").filter(|url| url.starts_with("http"));
    draft.base_url = site.map(|site| format!("{}/", site.trim_end_matches('/')));
    draft.base_is(&base);
    js::report_computed(config, &["title", "locales", "sidebar", "base", "site"], file, &mut draft.report);
    let languages = languages(config);
    let folder = joined(home, TEXTS);
    let alone = folders::alone(source, &folder, &languages, &INDEX);
    let list = js::value_of(config, "sidebar").map(|sidebar| as_nav(&sidebar));
    let navigation = nav::read(list.as_ref(), file, &mut draft.report);
    let address = |bare: &str| format!("{bare}/");
    let layout = Layout {
        folder: &folder,
        is_vue: false,
        languages: &languages,
        navigation: &navigation,
        address: &address,
        index: &INDEX,
        alone: &alone,
        front: &front,
        excluded: &Patterns::default(),
    };
    folders::read(source, &layout, file, &mut draft);
    let generated = labels(config, &mut draft);
    let mut titles: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    translations(&js::value_of(config, "sidebar").unwrap_or_default(), 0, &mut titles);
    for (tag, titles) in &titles {
        if draft.locales.iter().any(|known| known.tag == *tag) {
            nav::retitled(&navigation, titles, tag, file, &mut draft);
            nav::retitled(&generated, titles, tag, file, &mut draft);
        }
    }
    let prefixes: Vec<(&str, String)> = languages
        .iter()
        .map(|(code, language)| {
            (language.tag.as_str(), if code.is_empty() { String::new() } else { format!("/{code}") })
        })
        .collect();
    draft.show_originals(&prefixes.iter().map(|(tag, prefix)| (*tag, prefix.as_str())).collect::<Vec<_>>());
    crate::statics::carry(source, &joined(home, "public"), &mut draft);
    if let Some(redirects) = js::value_of(config, "redirects") {
        crate::moved::list(&redirects, &mut draft);
    }
    let mut taken = names::Taken::default();
    for (path, below) in source.below(&joined(home, "src/assets")).filter(|(path, _)| is_asset(path)) {
        draft.files.insert(path.to_owned(), taken.unique(&format!("content/assets/{}", names::path(below))));
    }
    draft
}

/// Whether a file in `src/assets/` is something to look at or to download, rather than a part of a program.
fn is_asset(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    let parts = ["md", "mdx", "js", "mjs", "ts", "jsx", "tsx", "astro", "vue", "svelte", "css", "scss", "less", "html"];
    !parts.contains(&end.as_str())
}

/// A text, or that of the first language.
fn title(config: &str) -> Option<String> {
    match js::value_of(config, "title")? {
        Value::Object(titles) => titles.values().find_map(as_text),
        title => as_text(&title),
    }
}

/// Labels of the sidebar in other languages, by their tags.
fn translations(items: &Value, depth: usize, titles: &mut BTreeMap<String, BTreeMap<String, String>>) {
    for item in items.as_array().into_iter().flatten().filter(|_| depth < 12) {
        let words = item.get("translations").and_then(Value::as_object).into_iter().flatten();
        if let Some(label) = item.get("label").and_then(as_text) {
            for (tag, title) in words.filter_map(|(code, title)| Some((language(code)?, as_text(title)?))) {
                titles.entry(tag).or_default().insert(label.clone(), title);
            }
        }
        translations(item.get("items").unwrap_or(&Value::Null), depth + 1, titles);
    }
}

/// The default one first. Only one that is called `root` has no folder.
fn languages(config: &str) -> Vec<(String, Language)> {
    let default = js::value_of(config, "defaultLocale").as_ref().and_then(as_text).unwrap_or_else(|| "root".to_owned());
    let mut languages: Vec<(bool, (String, Language))> = Vec::new();
    // The title of the site in each language.
    let titles: Vec<(String, String)> = match js::value_of(config, "title") {
        Some(Value::Object(titles)) => {
            titles.iter().filter_map(|(code, title)| Some((code.clone(), as_text(title)?))).collect()
        }
        _ => Vec::new(),
    };
    if let Some(Value::Object(locales)) = js::value_of(config, "locales") {
        for (code, fields) in &locales {
            let text = |key: &str| fields.get(key).and_then(as_text);
            let Some(tag) = text("lang").and_then(|lang| language(&lang)).or_else(|| language(code)) else { continue };
            let folder = if code == "root" { String::new() } else { code.clone() };
            let title =
                titles.iter().find(|(code, _)| language(code).as_deref() == Some(&tag)).map(|(_, title)| title.clone());
            languages.push((*code != default, (folder, Language { tag, name: text("label"), title })));
        }
    }
    languages.sort_by_key(|(is_other, _)| *is_other);
    let mut languages: Vec<(String, Language)> = languages.into_iter().map(|(_, language)| language).collect();
    if languages.is_empty() {
        let tag = language(&default).unwrap_or_else(|| "en".to_owned());
        languages.push((String::new(), Language { tag, name: None, title: None }));
    }
    languages
}

/// A sidebar as a navigation. What is generated from a folder has the order that is in its files.
fn as_nav(sidebar: &Value) -> Value {
    sidebar.as_array().into_iter().flatten().filter_map(|item| one(item, 0)).collect()
}

fn one(item: &Value, depth: usize) -> Option<Value> {
    let text = |key: &str| item.get(key).and_then(as_text);
    let link = || text("slug").or_else(|| text("link"));
    if let Value::String(slug) = item {
        return Some(Value::String(path(slug)));
    }
    match item.get("items").and_then(Value::as_array).filter(|_| depth < 12) {
        Some(items) => {
            let items: Vec<Value> = items.iter().filter_map(|item| one(item, depth + 1)).collect();
            // One with nothing but what is generated is called by its folder.
            (!items.is_empty()).then_some(())?;
            Some(serde_json::json!({ text("label")?: items }))
        }
        None => {
            let path = path(&link()?);
            Some(text("label").map_or_else(|| Value::String(path.clone()), |label| serde_json::json!({ label: path })))
        }
    }
}

fn path(link: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let bare = link.split(['#', '?']).next().unwrap_or_default().trim_matches('/');
    if bare.is_empty() { "index.md".to_owned() } else { format!("{bare}.md") }
}

/// Groups that are generated from a folder name that folder.
fn labels(config: &str, draft: &mut Draft) -> nav::Navigation {
    let mut navigation = nav::Navigation::default();
    let Some(Value::Array(groups)) = js::value_of(config, "sidebar") else { return navigation };
    let Some(first) = draft.locales.first().map(|language| language.tag.clone()) else { return navigation };
    generated(&groups, 0, &mut navigation);
    nav::folders(&navigation, &first, "astro.config", draft);
    navigation
}

/// Their folders, in groups of groups too. `{ label, items: [{ autogenerate }] }` is the same.
fn generated(groups: &[Value], depth: usize, navigation: &mut nav::Navigation) {
    let directory = |item: &Value| item.get("autogenerate")?.get("directory").and_then(as_text);
    for (at, group) in groups.iter().enumerate().filter(|_| depth < 12) {
        let items = group.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let only =
            || items.first().filter(|first| items.len() == 1 && first.get("label").is_none()).and_then(directory);
        let folder = directory(group).or_else(only);
        if let (Some(folder), Some(title)) = (folder, group.get("label").and_then(as_text)) {
            let path = names::path(folder.trim_matches('/'));
            navigation.folders.push(nav::Folder { path, title, order: at + 1 });
        }
        generated(items, depth + 1, navigation);
    }
}

fn front(fields: &Fields, page: &mut Page, report: &mut Report) {
    const DONE: [&str; 8] =
        ["title", "description", "draft", "slug", "sidebar", "tableOfContents", "lastUpdated", "pagefind"];
    folders::texts(fields, page, report);
    if let Some(order) =
        fields.get("sidebar").and_then(|sidebar| sidebar.get("order")).filter(|order| order.is_number())
    {
        page.set("order", order.clone());
    }
    if let Some(label) = fields.get("sidebar").and_then(|sidebar| sidebar.get("label")) {
        page.keep("sidebar_label", label.clone());
    }
    if is_off(fields.get("tableOfContents")) {
        page.set("toc", false);
    }
    let hidden = fields.get("sidebar").and_then(|sidebar| sidebar.get("hidden"));
    let is_unsearched = is_off(fields.get("pagefind"));
    crate::visibility::carry(is_on(hidden).then_some("`sidebar: { hidden: true }`"), is_unsearched, page, report);
    if let Some(day) = fields.get("lastUpdated").and_then(date) {
        page.set("updated", day);
    }
    if let Some(slug) = fields.get("slug").and_then(as_text) {
        page.aliases.push(format!("/{}/", slug.trim_matches('/')));
    }
    folders::rest(fields, &DONE, page, report);
}
