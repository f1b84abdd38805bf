//! Sites of VitePress.
//!
//! | VitePress | here |
//! |---|---|
//! | `guide/a.md`, in the folder of `.vitepress/` or in `srcDir` | the article `guide/a` |
//! | `guide/index.md` | the text of the folder `guide`; at the top, the home page |
//! | `locales`: `fr/guide/a.md` | the same article in French |
//! | `sidebar` | groups are folders, with titles and order |
//! | Markdown whose name, or the name of whose folder, begins with `_` | snippets |
//! | `public/…` | `static/…`, at the same address |
//! | `title`, `cleanUrls` | site.yaml and the old addresses |
//!
//! | front matter | here |
//! |---|---|
//! | `title`, `description`, `draft` | the same |
//! | `outline: false` | `toc: false` |
//! | `search: false` | the same |
//! | `lastUpdated` with a date | `updated` |
//! | `tags`, `keywords` | `keywords` |
//! | everything else, such as `layout` and `hero` | `extra` |
//!
//! Containers, components and scripts are mapped in `mdx.rs`.

use serde_json::Value;

use crate::draft::{Draft, Language, Page, language};
use crate::folders::{self, Layout};
use crate::js;
use crate::nav;
use crate::patterns::Patterns;
use crate::report::Report;
use crate::source::{Source, joined, split};
use crate::top;
use crate::values::{Fields, as_text, as_texts, date, is_off};

/// Names of the text of a folder.
const INDEX: [&str; 1] = ["index"];
const ENDS: [&str; 4] = ["ts", "mts", "js", "mjs"];

/// The settings, and the folder that they are for.
fn settings(source: &Source) -> Option<(&str, &str)> {
    let ends = ENDS.map(|end| format!(".vitepress/config.{end}"));
    let found = source.paths().find(|path| ends.iter().any(|end| path == end || path.ends_with(&format!("/{end}"))));
    found.map(|path| (path, split(split(path).0).0))
}

pub fn is_one(source: &Source) -> bool {
    settings(source).is_some()
}

pub fn read(source: &Source) -> Draft {
    let (file, root) = settings(source).unwrap_or_default();
    let config = source.text(file).unwrap_or_default();
    let text = |key: &str| top::value_or_any(config, key).as_ref().and_then(as_text).filter(|text| !text.is_empty());
    let mut draft = Draft { title: text("title"), ..Draft::default() };
    draft.base_url = text("hostname").filter(|url| url.starts_with("http"));
    // Sidebars have a `base` of their own.
    draft.base_is(&top::value(config, "base").as_ref().and_then(as_text).unwrap_or_default());
    let inner = text("srcDir").map(|folder| folder.trim_matches(['.', '/']).to_owned()).unwrap_or_default();
    let folder = if inner.is_empty() { root.to_owned() } else { joined(root, &inner) };
    let languages = languages(config);
    js::report_computed(config, &["title", "locales", "sidebar", "base", "srcDir"], file, &mut draft.report);
    if top::value(config, "rewrites").is_some() {
        let note = "not followed: articles are where their files are, and the addresses that it made lead nowhere";
        draft.report.left("`rewrites` of the settings", note, file);
    }
    let alone = folders::alone(source, &folder, &languages, &INDEX);
    let placed = |list: Value| folders::with_articles(list, &alone, &INDEX);
    let list = sidebar(config).map(|sidebar| placed(as_nav(&sidebar, &languages)));
    let navigation = nav::read(list.as_ref(), file, &mut draft.report);
    let is_clean = js::value_of(config, "cleanUrls") == Some(Value::Bool(true));
    let address = move |bare: &str| if is_clean { bare.to_owned() } else { format!("{bare}.html") };
    let excluded = js::value_of(config, "srcExclude").map(|list| Patterns::of(as_texts(&list))).unwrap_or_default();
    let layout = Layout {
        folder: &folder,
        is_vue: true,
        languages: &languages,
        navigation: &navigation,
        address: &address,
        index: &INDEX,
        alone: &alone,
        front: &front,
        excluded: &excluded,
    };
    folders::read(source, &layout, file, &mut draft);
    for (code, language) in languages.iter().filter(|(code, _)| !code.is_empty()) {
        let Some(list) = sidebar_of(config, code) else { continue };
        let other = nav::read(Some(&placed(list)), file, &mut crate::report::Report::default());
        nav::translated(&navigation, &other, &language.tag, file, &mut draft);
    }
    crate::statics::carry(source, &joined(&folder, "public"), &mut draft);
    draft
}

/// The sidebar of the default language: others may have one of their own beside it, or before it.
fn sidebar(config: &str) -> Option<Value> {
    let of = |fields: &Value| {
        let theme = fields.get("themeConfig").unwrap_or(fields);
        theme.get("sidebar").filter(|sidebar| !sidebar.is_null()).cloned()
    };
    let all = js::exported(config, &["defineConfig(", "export default", "module.exports ="]);
    let locales = all.as_ref().and_then(|all| all.get("locales")).filter(|locales| locales.is_object());
    match (&all, locales) {
        (Some(all), Some(locales)) => of(all).or_else(|| of(locales.get("root")?)),
        _ => js::value_of(config, "sidebar"),
    }
}

/// `root` is the default one.
fn languages(config: &str) -> Vec<(String, Language)> {
    let mut languages: Vec<(String, Language)> = Vec::new();
    let Some(Value::Object(locales)) = js::value_of(config, "locales") else {
        let lang = js::value_of(config, "lang").as_ref().and_then(as_text).and_then(|code| language(&code));
        return vec![(
            String::new(),
            Language { tag: lang.unwrap_or_else(|| "en".to_owned()), name: None, title: None },
        )];
    };
    for (code, fields) in &locales {
        let text = |key: &str| fields.get(key).and_then(as_text);
        let tag = text("lang").and_then(|lang| language(&lang)).or_else(|| language(code));
        let Some(tag) = tag.or_else(|| (code == "root").then(|| "en".to_owned())) else { continue };
        let folder = if code == "root" { String::new() } else { code.clone() };
        languages.push((folder, Language { tag, name: text("label"), title: text("title") }));
    }
    languages.sort_by_key(|(folder, _)| !folder.is_empty());
    languages
}

/// A sidebar as a navigation: groups of links, by the folders that they are for or for all.
fn as_nav(sidebar: &Value, languages: &[(String, Language)]) -> Value {
    match sidebar {
        Value::Array(items) => items.iter().filter_map(|item| one(item, "", 0)).collect(),
        Value::Object(folders) => {
            // Those of other languages say the same in their words.
            let is_other = |folder: &str| {
                languages
                    .iter()
                    .any(|(code, _)| !code.is_empty() && folder.trim_matches('/').split('/').next() == Some(code))
            };
            let own = folders.iter().filter(|(folder, _)| !is_other(folder));
            let lists = own.filter_map(|(_, items)| items.as_array().or_else(|| items.get("items")?.as_array()));
            lists.flatten().filter_map(|item| one(item, "", 0)).collect()
        }
        _ => Value::Null,
    }
}

/// The sidebar of another language, with paths below its folder: a part of the one for all, or one of its own.
fn sidebar_of(config: &str, code: &str) -> Option<Value> {
    let own = js::value_of(config, "locales").and_then(|locales| {
        let locale = locales.get(code)?;
        locale.get("themeConfig").unwrap_or(locale).get("sidebar").cloned()
    });
    let sidebar = own.or_else(|| {
        let Value::Object(folders) = sidebar(config)? else { return None };
        let below = |folder: &str| folder.trim_matches('/').split('/').next() == Some(code);
        Some(Value::Object(folders.into_iter().filter(|(folder, _)| below(folder)).collect()))
    })?;
    let start = format!("{code}/");
    Some(without(as_nav(&sidebar, &[]), &start))
}

/// A navigation whose paths have lost what they began with.
pub fn without(list: Value, start: &str) -> Value {
    match list {
        Value::String(path) => Value::String(path.strip_prefix(start).map_or(path.clone(), str::to_owned)),
        Value::Array(items) => items.into_iter().map(|item| without(item, start)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, without(value, start))).collect())
        }
        other => other,
    }
}

fn one(item: &Value, base: &str, depth: usize) -> Option<Value> {
    let text = |key: &str| item.get(key).and_then(as_text);
    let base = text("base").unwrap_or_else(|| base.to_owned());
    let title = text("text")?;
    match item.get("items").and_then(Value::as_array).filter(|_| depth < 12) {
        Some(items) => {
            let own = text("link").map(|link| Value::String(path(&link, &base)));
            let items = own.into_iter().chain(items.iter().filter_map(|item| one(item, &base, depth + 1)));
            Some(serde_json::json!({ title: items.collect::<Value>() }))
        }
        None => Some(serde_json::json!({ title: path(&text("link")?, &base) })),
    }
}

/// The file of a link: `/guide/` → `guide/index.md`.
fn path(link: &str, base: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let link = format!("{base}{link}");
    let bare = link.split(['#', '?']).next().unwrap_or_default().trim_start_matches('/');
    let bare = bare.trim_end_matches(".html").trim_end_matches(".md");
    if bare.is_empty() || bare.ends_with('/') { format!("{bare}index.md") } else { format!("{bare}.md") }
}

fn front(fields: &Fields, page: &mut Page, report: &mut Report) {
    const DONE: [&str; 8] = ["title", "description", "draft", "outline", "search", "lastUpdated", "tags", "keywords"];
    folders::texts(fields, page, report);
    if is_off(fields.get("outline")) {
        page.set("toc", false);
    }
    if is_off(fields.get("search")) {
        page.set("search", false);
    }
    if let Some(day) = fields.get("lastUpdated").and_then(date) {
        page.set("updated", day);
    }
    let keywords: Vec<String> =
        ["tags", "keywords"].iter().filter_map(|key| fields.get(*key)).flat_map(as_texts).collect();
    if !keywords.is_empty() {
        page.set("keywords", keywords);
    }
    folders::rest(fields, &DONE, page, report);
}
