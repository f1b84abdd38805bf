//! Hugo's front matter → ours.
//!
//! | Hugo | here |
//! |---|---|
//! | `title`, `description`, `draft` | the same |
//! | `linkTitle` without a `title` | `title` |
//! | `summary` without a `description` | `description` |
//! | `weight`, or that of its menu entry, here or in the settings | `order` |
//! | `tags`, `keywords` | `keywords` |
//! | `lastmod`, else `date` | `updated` |
//! | `publishDate`, or a `date` in the future | `publish_at` |
//! | `expiryDate` | `expires_at` |
//! | `slug`, `url`, `aliases` | `slug`, redirects from the old addresses |
//! | `translationKey` | `id` |
//! | `author`, `authors` | `authors` |
//! | `toc: false` | the same |
//! | `build.list: never`, `_build.list: never` | `unlisted` |
//! | `toc_hide`, `hidden`, `bookHidden`, `sidebar.exclude` of themes | listed like all others; without search, `unlisted` |
//! | `exclude_search`, `excludeSearch`, `bookSearchExclude` of themes | `search: false` |
//! | `draft`, `build`, dates in the `cascade` of a folder or of the settings | as if each page had them |
//! | everything else | `extra` |

use serde_json::Value;

use crate::draft::Page;
use crate::report::Report;
use crate::values::{Fields, as_text, as_texts, date, flag, is_off, is_on, lookup};

/// Keys that became something else, or that only Hugo's own output asks for.
const DONE: [&str; 20] = [
    "title",
    "description",
    "draft",
    "weight",
    "tags",
    "keywords",
    "lastmod",
    "date",
    "publishdate",
    "expirydate",
    "slug",
    "url",
    "aliases",
    "translationkey",
    "author",
    "authors",
    "toc",
    "build",
    "_build",
    "headless",
];

/// What themes for documentation have for pages that are not in their menus: Docsy, Relearn, Book, Hextra.
const OUT_OF_LISTS: [&str; 4] = ["toc_hide", "hidden", "bookHidden", "sidebar.exclude"];
/// The same for their search.
const OUT_OF_SEARCH: [&str; 4] = ["exclude_search", "excludeSearch", "bookSearchExclude", "searchExclude"];

/// Keys that are called the same here, and that a source may have already.
const OURS: [&str; 3] = ["order", "updated", "plans"];

/// Fills a page's head from Hugo's fields, which may be in any case.
pub fn carry(fields: &Fields, page: &mut Page, report: &mut Report) {
    let get = |key: &str| lookup(fields, key);
    let text =
        |key: &str| get(key).and_then(as_text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if let Some(title) = text("title").or_else(|| text("linkTitle")) {
        page.set("title", title);
    }
    if let Some(description) = text("description").or_else(|| text("summary")) {
        page.set("description", description);
    }
    let order = get("weight").and_then(number).or_else(|| menu_weight(get("menu").or_else(|| get("menus"))?));
    if let Some(order) = order {
        page.set("order", order);
    }
    let mut keywords: Vec<String> = Vec::new();
    for word in ["keywords", "tags"].iter().filter_map(|key| get(key)).flat_map(as_texts) {
        if !keywords.contains(&word) && !word.is_empty() {
            keywords.push(word);
        }
    }
    for (key, list) in [
        ("keywords", keywords),
        ("authors", get("authors").or_else(|| get("author")).map(as_texts).unwrap_or_default()),
    ] {
        if !list.is_empty() {
            page.set(key, list);
        }
    }
    dates(fields, page, report);
    let is = |key: &str| is_on(get(key));
    crate::visibility::drafts(fields, page, report);
    // A page that is not rendered is none.
    let mut build = ["build", "_build"].iter().filter_map(|key| get(key)?.get("render"));
    if build.any(|render| render == "never" || render == "link" || is_off(Some(render))) {
        page.set("draft", true);
    }
    // What is in no list of Hugo is not in what themes make their search of.
    let never = ["build", "_build"].iter().filter_map(|key| get(key)?.get("list"));
    if never.into_iter().any(|list| list == "never" || is_off(Some(list))) {
        page.set("unlisted", true);
    } else {
        let lists = OUT_OF_LISTS.iter().find(|key| is(key)).map(|key| format!("`{key}: true`"));
        crate::visibility::carry(lists.as_deref(), OUT_OF_SEARCH.iter().any(|key| is(key)), page, report);
    }
    if is_off(get("toc")) {
        page.set("toc", false);
    }
    if let Some(key) = text("translationKey") {
        page.set("id", crate::names::path(&key));
    }
    for (key, value) in fields {
        let known = key.to_lowercase();
        let is_shown = OUT_OF_LISTS.iter().chain(&OUT_OF_SEARCH).any(|theirs| theirs.eq_ignore_ascii_case(key));
        if is_shown && flag(value).is_some() {
            continue;
        }
        if OURS.contains(&key.as_str()) && !page.head.contains_key(key) {
            ours(key, value, page);
        } else if !(DONE.contains(&known.as_str())
            || value.is_null()
            || known == "linktitle" && text("title").is_none())
        {
            page.keep(key, value.clone());
            report.key(key, &page.source);
        }
    }
}

/// What a folder, or the settings, say of all pages below, as far as it keeps them from being published. For which of them is not
/// looked at: rather a draft too many.
pub fn cascaded(above: &Value, fields: &mut Fields) {
    const KEYS: [&str; 5] = ["draft", "build", "_build", "publishdate", "expirydate"];
    let all = match above {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    };
    for (key, value) in all.into_iter().filter_map(Value::as_object).flatten() {
        if KEYS.contains(&key.to_lowercase().as_str()) && lookup(fields, key).is_none() {
            fields.insert(key.clone(), value.clone());
        }
    }
}

/// A key of ours, if its value can be one.
fn ours(key: &str, value: &Value, page: &mut Page) {
    match (key, number(value), date(value)) {
        ("order", Some(number), _) => page.set(key, number),
        ("updated", _, Some(day)) => page.set(key, day),
        ("plans", _, _) => page.set(key, value.clone()),
        _ => page.keep(key, value.clone()),
    }
}

/// 0 is what Hugo takes for no weight.
fn number(value: &Value) -> Option<Value> {
    (value.is_number() && value.as_f64() != Some(0.0)).then(|| value.clone())
}

/// The weight of the first menu entry that has one.
fn menu_weight(menu: &Value) -> Option<Value> {
    menu.as_object()?.values().find_map(|entry| number(entry.get("weight")?))
}

/// Hugo publishes nothing before its date, which becomes `updated` here.
pub fn before_its_day(page: &mut Page, day: &str) {
    let date = page.head.get("date").and_then(as_text);
    page.head.remove("date");
    if let Some(date) = date.filter(|date| date.as_str() > day && !page.head.contains_key("publish_at")) {
        page.set("publish_at", date);
    }
}

fn dates(fields: &Fields, page: &mut Page, report: &mut Report) {
    let get = |key: &str| lookup(fields, key).filter(|value| !value.is_null());
    if let Some(day) = get("date").and_then(date) {
        page.set("date", day);
    }
    for (keys, ours) in [
        (&["lastmod", "date"][..], "updated"),
        (&["publishDate"][..], "publish_at"),
        (&["expiryDate"][..], "expires_at"),
    ] {
        let Some((key, value)) = keys.iter().find_map(|key| Some((key, get(key)?))) else { continue };
        match date(value) {
            Some(day) => page.set(ours, day),
            None => {
                page.keep(key, value.clone());
                report.left(&format!("a `{key}` that is not a date"), "now in `extra`", &page.source);
            }
        }
    }
}
