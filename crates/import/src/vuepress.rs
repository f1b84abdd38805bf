//! Sites of VuePress 1 and 2.
//!
//! | VuePress | here |
//! |---|---|
//! | `guide/a.md`, beside `.vuepress/` | the article `guide/a` |
//! | `guide/README.md`, `guide/index.md` | the text of the folder `guide`; at the top, the home page |
//! | `locales`: `/fr/` | `fr/guide/a.md` is the same article in French |
//! | `pagePatterns` that begin with `!` | not carried |
//! | `sidebar` | groups are folders, with titles and order, in each language |
//! | Markdown whose name, or the name of whose folder, begins with `_` | snippets |
//! | `.vuepress/public/…` | `static/…`, at the same address |
//! | `.vuepress/config.js` or `.ts`: `title`, `base`, `locales` | site.yaml and the old addresses. The file is read as data. |
//!
//! | front matter | here |
//! |---|---|
//! | `title`, `description`, `draft` | the same |
//! | `permalink`, `redirectFrom` | old addresses |
//! | `sidebar: false`, `search: false` | `search: false` for the second |
//! | `tags`, `keywords`, also in `meta` | `keywords` |
//! | `date`, `lastUpdated` with a date | `updated` |
//! | everything else, such as `home` and `hero` | `extra` |
//!
//! Containers, components and scripts are mapped in `mdx/`.

use serde_json::{Value, json};

use crate::draft::{Draft, Kind, Language, Page, language};
use crate::folders::{self, Layout};
use crate::js;
use crate::nav;
use crate::patterns::Patterns;
use crate::report::Report;
use crate::source::{Source, joined, split};
use crate::values::{Fields, as_text, as_texts, date, is_off};
use crate::vitepress::without;

const CONFIGS: [&str; 5] = ["config.js", "config.ts", "config.mjs", "config/index.js", "config/index.ts"];
/// Groups in one another that are followed.
const MAX_DEPTH: usize = 12;

/// Names of the text of a folder.
const INDEX: [&str; 3] = ["README", "readme", "index"];

/// The folder of the texts: `.vuepress/` is in it.
fn root(source: &Source) -> Option<&str> {
    let found = source.paths().find(|path| path.split('/').any(|part| part == ".vuepress"))?;
    let at = found.find(".vuepress/")?;
    Some(found[..at].trim_end_matches('/'))
}

pub fn is_one(source: &Source) -> bool {
    root(source).is_some()
}

pub fn read(source: &Source) -> Draft {
    let root = root(source).unwrap_or_default();
    let folder = joined(root, ".vuepress");
    let file = CONFIGS.iter().map(|name| joined(&folder, name)).find(|path| source.has(path));
    let file = file.unwrap_or_else(|| joined(&folder, "config.js"));
    let config = source.text(&file).unwrap_or_default();
    let text = |key: &str| js::value_of(config, key).as_ref().and_then(as_text).filter(|text| !text.is_empty());
    let languages = languages(config);
    let mut draft = Draft { title: text("title"), ..Draft::default() };
    let base = text("base").unwrap_or_default();
    // Some write the settings of the theme beside those of the site.
    let themes = ["theme.ts", "theme.js"].map(|name| source.text(&joined(&folder, name)).unwrap_or_default());
    let hostname = || themes.iter().find_map(|theme| js::value_of(theme, "hostname").as_ref().and_then(as_text));
    draft.base_url = text("hostname").or_else(hostname).filter(|url| url.starts_with("http"));
    draft.base_is(&base);
    let sidebars = sidebars(source, &folder, config);
    let keys = ["title", "locales", "base", "sidebar"];
    // What is in a file of its own is known.
    let keys = if sidebars.is_empty() { &keys[..] } else { &keys[..3] };
    js::report_computed(config, keys, &file, &mut draft.report);
    let alone = folders::alone(source, root, &languages, &INDEX);
    let placed = |list: Value| folders::with_articles(list, &alone, &INDEX);
    let lists: Vec<Value> = languages.iter().map(|(code, _)| placed(list(&sidebars, code, &languages))).collect();
    let navigation = nav::read(lists.first(), &file, &mut draft.report);
    let address = |bare: &str| format!("{bare}.html");
    // Those that begin with `!` say what is no page.
    let patterns = ["pagePatterns", "patterns"].iter().find_map(|key| js::value_of(config, key));
    let patterns = patterns.as_ref().map(as_texts).unwrap_or_default();
    let excluded = Patterns::of(patterns.iter().filter_map(|one| one.strip_prefix('!')));
    let layout = Layout {
        is_vue: true,
        folder: root,
        languages: &languages,
        navigation: &navigation,
        address: &address,
        index: &INDEX,
        alone: &alone,
        front: &front,
        excluded: &excluded,
    };
    folders::read(source, &layout, &file, &mut draft);
    for (list, (_, language)) in lists.iter().zip(&languages).skip(1) {
        let other = nav::read(Some(list), &file, &mut Report::default());
        nav::translated(&navigation, &other, &language.tag, &file, &mut draft);
    }
    permalinks(source, &mut draft);
    redirects(config, &mut draft);
    crate::statics::carry(source, &joined(&folder, "public"), &mut draft);
    draft
}

/// The default one is at `/`.
fn languages(config: &str) -> Vec<(String, Language)> {
    let of = |tag: String, name: Option<String>, title: Option<String>| Language { tag, name, title };
    let mut languages: Vec<(String, Language)> = Vec::new();
    if let Some(Value::Object(locales)) = js::value_of(config, "locales") {
        for (path, fields) in &locales {
            let text = |key: &str| fields.get(key).and_then(as_text).filter(|text| !text.is_empty());
            let code = path.trim_matches('/');
            let tag = text("lang").and_then(|lang| language(&lang)).or_else(|| language(code));
            let Some(tag) = tag.or_else(|| code.is_empty().then(|| "en".to_owned())) else { continue };
            let name = text("label").or_else(|| text("selectLanguageName"));
            languages.push((code.to_owned(), of(tag, name, text("title"))));
        }
    }
    if !languages.iter().any(|(code, _)| code.is_empty()) {
        let lang = js::value_of(config, "lang").as_ref().and_then(as_text).and_then(|code| language(&code));
        languages.push((String::new(), of(lang.unwrap_or_else(|| "en".to_owned()), None, None)));
    }
    languages.sort_by_key(|(code, _)| !code.is_empty());
    languages
}

/// Every sidebar that the settings have, with the language that it is for, if that is said: in the file itself, in `locales` of the
/// theme, or in files of their own beside it.
fn sidebars(source: &Source, folder: &str, config: &str) -> Vec<(Option<String>, Value)> {
    let mut found = Vec::new();
    let theme = config.find("themeConfig").or_else(|| config.find("defaultTheme")).map_or("", |at| &config[at..]);
    if let Some(Value::Object(locales)) = js::value_in(config, theme, "locales") {
        for (path, fields) in &locales {
            if let Some(sidebar) = fields.get("sidebar").filter(|sidebar| sidebar.is_array() || sidebar.is_object()) {
                found.push((Some(path.trim_matches('/').to_owned()), sidebar.clone()));
            }
        }
    }
    if found.is_empty() {
        let own = js::value_of(config, "sidebar").filter(|sidebar| sidebar.is_array() || sidebar.is_object());
        found.extend(own.map(|sidebar| (None, sidebar)));
    }
    if found.is_empty() {
        for (path, inner) in source.below(folder).filter(|(_, inner)| inner.to_lowercase().contains("sidebar")) {
            let text = source.text(path).unwrap_or_default();
            let marks = ["module.exports =", "export default", "sidebar(", "Sidebar =", "export const"];
            let literal = marks.iter().find_map(|mark| {
                let rest = &text[text.find(mark)? + mark.len()..];
                let value = js::literal(&rest[rest.find(['{', '['])?..]);
                (value.is_array() || value.is_object()).then_some(value)
            });
            let code = split(inner).1.split('.').next().and_then(|name| language(name).map(|_| name.to_owned()));
            found.extend(literal.map(|value| (code, value)));
        }
    }
    found
}

/// The navigation of a language, with paths below its folder.
fn list(sidebars: &[(Option<String>, Value)], code: &str, languages: &[(String, Language)]) -> Value {
    let of_path = |path: &str| {
        let first = path.trim_matches('/').split('/').next().unwrap_or_default();
        languages.iter().find(|(code, _)| !code.is_empty() && code == first).map_or("", |(code, _)| code.as_str())
    };
    let mut items: Vec<Value> = Vec::new();
    for (known, sidebar) in sidebars {
        // A file is named as the language, wherever that is: `en.ts` is for `/`.
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let known = known.as_ref().map(|known| {
            let own = languages.iter().find(|(code, _)| code == known);
            own.or_else(|| languages.iter().find(|(_, its)| primary(&its.tag) == primary(known)))
                .map_or(known.as_str(), |(code, _)| code.as_str())
        });
        if known.is_some_and(|known| known != code) {
            continue;
        }
        match sidebar {
            Value::Array(list) if known.is_some() || code.is_empty() => {
                items.extend(list.iter().filter_map(|item| one(item, "/", 0)));
            }
            Value::Object(folders) => {
                // Those that are for a folder in another come first: both would have its articles.
                let own = folders.iter().filter(|(path, _)| known.is_some() || of_path(path) == code);
                for (path, list) in own {
                    let base = format!("/{}", path.trim_start_matches('/'));
                    let list = list.as_array().or_else(|| list.get("children")?.as_array());
                    items.extend(list.into_iter().flatten().filter_map(|item| one(item, &base, 0)));
                }
            }
            _ => {}
        }
    }
    let list = Value::Array(items);
    if code.is_empty() { list } else { without(list, &format!("{code}/")) }
}

/// `'/guide/a'`, `['/guide/a', 'Title']`, or a group: `title` and `path` in VuePress 1, `text` and `link` in 2.
fn one(item: &Value, base: &str, depth: usize) -> Option<Value> {
    let text = |key: &str| item.get(key).and_then(as_text).filter(|text| !text.is_empty());
    match item {
        Value::String(link) => return Some(Value::String(path(link, base))),
        Value::Array(pair) => {
            let (link, title) = (pair.first()?.as_str()?, pair.get(1).and_then(Value::as_str));
            return Some(title.map_or_else(|| path(link, base).into(), |title| json!({ title: path(link, base) })));
        }
        _ => {}
    }
    let link = text("link").or_else(|| text("path"));
    let title = text("text").or_else(|| text("title"));
    let prefix = text("prefix").map_or_else(|| base.to_owned(), |prefix| absolute(&prefix, base));
    match item.get("children").or_else(|| item.get("items")).and_then(Value::as_array).filter(|_| depth < MAX_DEPTH) {
        Some(children) => {
            let own = link.map(|link| Value::String(path(&link, base)));
            let children: Value =
                own.into_iter().chain(children.iter().filter_map(|child| one(child, &prefix, depth + 1))).collect();
            let title = title?;
            Some(json!({ title: children }))
        }
        None => {
            let path = path(&link?, base);
            Some(title.map_or_else(|| Value::String(path.clone()), |title| json!({ title: path })))
        }
    }
}

fn absolute(link: &str, base: &str) -> String {
    if link.starts_with('/') { link.to_owned() } else { format!("{}/{link}", base.trim_end_matches('/')) }
}

/// The file of a link: `/guide/` → `guide/README.md`.
fn path(link: &str, base: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let link = absolute(link.strip_prefix("./").unwrap_or(link), base);
    let bare = link.split(['#', '?']).next().unwrap_or_default().trim_start_matches('/');
    let bare = bare.trim_end_matches(".html").trim_end_matches(".md");
    if bare.is_empty() || bare.ends_with('/') { format!("{bare}README.md") } else { format!("{bare}.md") }
}

/// What plugins for redirects lead on: `redirectPlugin({ config: { from: to } })`, in 1 a list of pairs below their name.
fn redirects(config: &str, draft: &mut Draft) {
    let Some(at) = ["redirectPlugin(", "plugin-redirect"].iter().find_map(|name| Some(config.find(name)? + name.len()))
    else {
        return;
    };
    // The plugin is imported before it is called.
    let options = config.rfind("redirectPlugin(").map_or(&config[at..], |at| &config[at..]);
    if let Some(redirects) = ["config", "redirects"].iter().find_map(|key| js::value_in(config, options, key)) {
        crate::moved::list(&redirects, draft);
    }
}

/// Addresses that the front matter gives.
fn permalinks(source: &Source, draft: &mut Draft) {
    for page in draft.pages.iter_mut().filter(|page| page.kind != Kind::Snippet) {
        let fields = crate::values::front_matter(source.text(&page.source).unwrap_or_default()).fields;
        let link =
            fields.get("permalink").and_then(as_text).filter(|link| link.starts_with('/') && !link.contains(':'));
        if let Some(link) = link {
            page.aliases.push(std::mem::replace(&mut page.address, link));
        }
        for old in ["redirectFrom", "redirect_from"].iter().filter_map(|key| fields.get(*key)).flat_map(as_texts) {
            page.aliases.push(format!("/{}", old.trim_start_matches('/')));
        }
    }
}

fn front(fields: &Fields, page: &mut Page, report: &mut Report) {
    const DONE: [&str; 13] = [
        "redirectFrom",
        "redirect_from",
        "title",
        "description",
        "draft",
        "search",
        "lastUpdated",
        "date",
        "tags",
        "keywords",
        "permalink",
        "sidebar",
        "meta",
    ];
    folders::texts(fields, page, report);
    if is_off(fields.get("search")) {
        page.set("search", false);
    }
    if let Some(day) = ["lastUpdated", "date"].iter().find_map(|key| fields.get(*key).and_then(date)) {
        page.set("updated", day);
    }
    let mut keywords: Vec<String> =
        ["tags", "keywords"].iter().filter_map(|key| fields.get(*key)).flat_map(as_texts).collect();
    for meta in fields.get("meta").and_then(Value::as_array).into_iter().flatten() {
        let content = meta.get("content").and_then(as_text);
        match (meta.get("name").and_then(Value::as_str), content) {
            (Some("keywords"), Some(content)) => {
                // In one text, commas or spaces are between them.
                let sign = if content.contains(',') { ',' } else { ' ' };
                keywords.extend(content.split(sign).map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()));
            }
            (Some("description"), Some(content)) if !page.head.contains_key("description") => {
                page.set("description", content);
            }
            _ => {}
        }
    }
    if !keywords.is_empty() {
        page.set("keywords", keywords);
    }
    folders::rest(fields, &DONE, page, report);
}
