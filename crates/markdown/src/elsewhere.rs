//! Keys that other generators have in their front matter, and what does the same here. A help centre that moves brings
//! them in every article.

mod switches;

use guichet_core::moment::{likely_day, parse_moment};
use guichet_core::yaml::{Instead, Node, Value};
use switches::{LISTED, PUBLISHED};

/// What to do about a key that is none of ours, if it is known from elsewhere. `text` is the whole file.
pub(super) fn instead_of(key: &str, node: &Node, text: &str) -> Option<Instead> {
    // `lastUpdated`, `last_updated` and `last-updated` are one.
    let key = key.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let key = key.as_str();
    if let Some(ours) = same_as(key) {
        return Some(same(ours, node, text));
    }
    if let Some(instead) = switches::instead_of(key, node) {
        return Some(instead);
    }
    if let Some(instead) = by_value(key, node, text) {
        return Some(instead);
    }
    let help = match key {
        "redirectto" | "redirect" => {
            "remove the file, and write a line into redirects.yaml: `- { from: /old/address/, to: /new/address/ }`"
        }
        "created" | "createdat" | "createddate" | "datecreated" | "creationdate" => {
            "remove it, or put it under `extra`: readers see `updated`, the day of the last change"
        }
        "tochide" => "remove it: `unlisted: true` takes an article out of all lists, the search included",
        "icon" => {
            "remove it: areas and categories have an icon, and in the text of an article it is `{{ icon(name=\"settings\") }}`"
        }
        "sidebarlabel" | "linktitle" | "navtitle" | "sidebartitle" | "shorttitle" | "menutitle" => {
            "remove it: lists show the `title`, and the heading of the page is the first `# …` of the text"
        }
        "lang" | "language" | "locale" => "remove it: the folder below `content/` says the language",
        _ if OF_THEMES.contains(&key) => "remove it, or put it under `extra` if your theme needs it",
        _ => return None,
    };
    Some(Instead::Help(help.to_owned()))
}

/// What themes of other generators are told.
const OF_THEMES: [&str; 46] = [
    "layout",
    "type",
    "template",
    "hidetitle",
    "parent",
    "grandparent",
    "haschildren",
    "menu",
    "nav",
    "navigation",
    "sidebar",
    "paginationnext",
    "paginationprev",
    "paginationlabel",
    "prev",
    "next",
    "hero",
    "banner",
    "head",
    "editurl",
    "customediturl",
    "comments",
    "outline",
    "displayedsidebar",
    "sidebarclassname",
    "sidebarcustomprops",
    "tocmaxheadinglevel",
    "tocminheadinglevel",
    "toclevels",
    "readingtime",
    "cascade",
    "nolist",
    "simplelist",
    "math",
    "katex",
    "mermaid",
    "pageclass",
    "bodyclass",
    "cssclass",
    "cssclasses",
    "hide",
    "hidefooter",
    "collapsible",
    "collapsed",
    "bookcollapsesection",
    "robots",
];

/// The key of ours that means the same, whatever its value. A tag is more than a keyword, and `date` is many things.
fn same_as(key: &str) -> Option<&'static str> {
    Some(match key {
        "weight" | "sidebarposition" | "sidebarorder" | "navorder" | "position" | "menuorder" | "navweight"
        | "menuweight" => "order",
        "lastmod" | "lastupdate" | "lastupdated" | "lastmodified" | "lastmodifiedat" | "modified" | "modifiedat"
        | "updatedat" | "updateddate" | "editedat" | "dateupdated" | "datemodified" => "updated",
        "summary" | "excerpt" | "metadescription" | "seodescription" | "abstract" | "lead" => "description",
        "publishdate" | "publishedat" | "publishat" | "pubdate" | "datepublished" | "publicationdate" => "publish_at",
        "expirydate" | "unpublishdate" | "expiresat" => "expires_at",
        "reviewdate" | "reviewby" | "reviewat" | "nextreview" | "nextreviewdate" => "review_by",
        "author" => "authors",
        "ogimage" | "socialimage" | "featuredimage" | "featureimage" => "image",
        "searchkeywords" | "searchterms" | "synonyms" => "keywords",
        "translationkey" | "translationid" => "id",
        "alias" => "aliases",
        _ => return None,
    })
}

/// The same key with the value that is there, or with what it means.
fn same(ours: &'static str, node: &Node, text: &str) -> Instead {
    match ours {
        "order" => match &node.value {
            Value::Int(_) | Value::Float(_) => Instead::Key(ours),
            Value::Str(number) if number.trim().parse::<u32>().is_ok() => {
                Instead::Entry { key: ours, value: number.trim().to_owned(), is_certain: true }
            }
            _ => Instead::Help("write `order: 1` in its place, with a number".to_owned()),
        },
        "updated" | "publish_at" | "expires_at" | "review_by" => {
            // Docusaurus has the author beside it.
            let inside = |name: &str| match &node.value {
                Value::Map(entries) => entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node),
                _ => None,
            };
            let day = inside("date").unwrap_or(node);
            match (inside("date"), day_of(day, text)) {
                (None, Some((_, true))) => Instead::Key(ours),
                (date, Some((day, _))) => match inside("author").and_then(|author| written(author, text)) {
                    Some(author) => Instead::Help(format!(
                        "write two lines in its place: `{ours}: {day}` and `authors: [{author}]`"
                    )),
                    None => {
                        let is_all = matches!(&node.value, Value::Map(entries) if entries.len() == 1) || date.is_none();
                        Instead::Entry { key: ours, value: day, is_certain: is_all }
                    }
                },
                (_, None) => Instead::Help(format!("write `{ours}: 2026-10-19` in its place, with the right day")),
            }
        }
        "id" => match written(node, text) {
            Some(_) => Instead::Key(ours),
            None => Instead::Help("write `id: guide/example` in its place, the same in every language".to_owned()),
        },
        _ if matches!(node.value, Value::Map(_)) => {
            Instead::Help(format!("write `{ours}: …` in its place, with the text alone"))
        }
        _ => Instead::Key(ours),
    }
}

/// A day as ours are written, and whether it was written so.
fn day_of(node: &Node, text: &str) -> Option<(String, bool)> {
    let written = written(node, text)?.trim_matches(['"', '\'']);
    if parse_moment(written).is_some() {
        return Some((written.to_owned(), true));
    }
    // `2026-01-02 10:00:00 +0100` of Jekyll.
    let day = written.get(..10).filter(|day| parse_moment(day).is_some()).map(str::to_owned);
    day.or_else(|| likely_day(written).map(|day| day.to_string())).map(|day| (day, false))
}

/// A short value as it is written.
fn written<'t>(node: &Node, text: &'t str) -> Option<&'t str> {
    if matches!(node.value, Value::Null | Value::Seq(_) | Value::Map(_)) {
        return None;
    }
    text.get(node.written.clone())
        .map(str::trim)
        .filter(|value| !value.contains('\n') && (1..60).contains(&value.len()))
}

/// Keys whose value says which of ours is meant.
fn by_value(key: &str, node: &Node, text: &str) -> Option<Instead> {
    let near = |key, value: Option<String>, example: &str| {
        Some(Instead::Entry { key, value: value.unwrap_or_else(|| example.to_owned()), is_certain: false })
    };
    let word = match &node.value {
        Value::Str(word) => word.trim().to_ascii_lowercase(),
        _ => String::new(),
    };
    match key {
        "tags" | "tag" | "categories" | "category" | "labels" | "labelnames" => {
            near("keywords", list(node, text, str::to_owned), "[one, two]")
        }
        "date" => near("updated", day_of(node, text).map(|(day, _)| day), "2026-10-19"),
        "subtitle" => near("description", written(node, text).map(str::to_owned), "…"),
        "images" | "thumbnail" | "cover" => near("image", written(node, text).map(str::to_owned), "picture.png"),
        "redirectfrom" | "redirects" | "oldurls" | "previousurls" => {
            let address = |address: &str| address.trim_matches(['"', '\'', '/']).to_owned();
            let list = list(node, text, address).filter(|list| !list.contains([':', '#', '*']));
            near("aliases", list, "[old/address]")
        }
        "permalink" | "url" => {
            let path = written(node, text).unwrap_or_default().trim_matches(['"', '\'', '/']);
            let is_path = |path: &str| {
                !path.is_empty() && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/.".contains(&byte))
            };
            let (last, path) = match is_path(path) {
                true => (path.rsplit('/').next().unwrap_or(path), path),
                false => ("…", "old/address"),
            };
            Some(Instead::Help(format!(
                "write its last part as `slug: {last}` if the page is to keep it, and the whole old address as `aliases: [{path}]`"
            )))
        }
        "status" | "state" => Some(match word.as_str() {
            "draft" | "wip" | "unpublished" => {
                Instead::Entry { key: "draft", value: "true".to_owned(), is_certain: true }
            }
            "published" | "publish" | "live" | "public" => Instead::Nothing(PUBLISHED),
            _ => Instead::Help(
                "write `draft: true` if it is not to be published yet; otherwise remove it, or put it under `extra`"
                    .to_owned(),
            ),
        }),
        "private" | "visibility" | "access" => Some(match (node.as_flag(), word.as_str()) {
            (Some(false), _) | (_, "public" | "visible" | "everyone" | "all") => Instead::Nothing(PUBLISHED),
            _ => Instead::Help(
                "write `draft: true` if nobody may read it, or `unlisted: true` if whoever has the address may"
                    .to_owned(),
            ),
        }),
        "noindex" | "sitemap" | "sitemapexclude" | "robots" => Some(match (key, node.as_flag()) {
            ("sitemap", Some(true)) | ("noindex" | "sitemapexclude", Some(false)) => Instead::Nothing(LISTED),
            ("robots", _) if !word.contains("noindex") => return None,
            _ => Instead::Help(
                "write `unlisted: true` if it is to be in no list, search and site map; otherwise remove it".to_owned(),
            ),
        }),
        // mkdocs-material.
        "hide" => {
            let Value::Seq(items) = &node.value else { return None };
            let is_toc = |item: &Node| matches!(&item.value, Value::Str(what) if what == "toc");
            items.iter().any(is_toc).then(|| Instead::Entry {
                key: "toc",
                value: "false".to_owned(),
                is_certain: false,
            })
        }
        // Starlight, and others.
        "sidebar" | "nav" | "navigation" | "menu" => {
            let Value::Map(entries) = &node.value else { return None };
            let order = entries.iter().find(|(key, _)| matches!(key.name.as_str(), "order" | "weight" | "position"))?;
            match same("order", &order.1, text) {
                Instead::Key(key) => near(key, written(&order.1, text).map(str::to_owned), "1"),
                other => Some(other),
            }
        }
        _ => None,
    }
}

/// A value as a list on one line, each text as `change` makes it.
fn list(node: &Node, text: &str, change: impl Fn(&str) -> String) -> Option<String> {
    let items = match &node.value {
        Value::Seq(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let items: Option<Vec<String>> = items.iter().map(|item| written(item, text).map(&change)).collect();
    let list = format!("[{}]", items?.join(", "));
    (3..80).contains(&list.len()).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::instead_of;
    use guichet_core::yaml::{Instead, Value, parse};

    /// What is said of one line, or of several that belong together.
    fn said(yaml: &str) -> Option<String> {
        let Value::Map(entries) = parse(yaml, 0..yaml.len()).unwrap().value else { unreachable!() };
        let (key, node) = &entries[0];
        Some(match instead_of(&key.name, node, yaml)? {
            Instead::Key(key) => format!("= {key}"),
            Instead::Entry { key, value, is_certain: true } => format!("= {key}: {value}"),
            Instead::Entry { key, value, .. } => format!("~ {key}: {value}"),
            Instead::Nothing(why) => format!("remove it: {why}"),
            Instead::Help(help) => help,
        })
    }

    #[test]
    fn what_other_generators_call_it() {
        for (theirs, ours) in [
            ("weight: 3", "= order"),
            ("sidebar_position: 3", "= order"),
            ("nav_order: 1.5", "= order"),
            ("weight: '10'", "= order: 10"),
            ("weight: ten", "write `order: 1` in its place, with a number"),
            ("lastmod: 2024-01-02", "= updated"),
            ("lastUpdated: 2024-01-02T10:00:00+01:00", "= updated"),
            ("last_modified_at: 2024-01-02 10:00:00 +0100", "= updated: 2024-01-02"),
            ("lastmod: 31.12.2025", "= updated: 2025-12-31"),
            ("lastUpdated: true", "write `updated: 2026-10-19` in its place, with the right day"),
            ("last_update:\n  date: 2024-01-02\n", "= updated: 2024-01-02"),
            (
                "last_update: { date: 1/22/2024, author: Jo }",
                "write two lines in its place: `updated: 2024-01-22` and `authors: [Jo]`",
            ),
            ("publishedAt: 2024-01-02", "= publish_at"),
            ("author: Jo", "= authors"),
            ("summary: x", "= description"),
            ("translationKey: about-us", "= id"),
            ("translationKey: [a]", "write `id: guide/example` in its place, the same in every language"),
            ("date: 2024-01-02", "~ updated: 2024-01-02"),
            ("tags: [a, \"b c\"]", "~ keywords: [a, \"b c\"]"),
            ("categories:\n  - a\n  - b\n", "~ keywords: [a, b]"),
            ("tag: a", "~ keywords: [a]"),
            ("redirect_from: /old/a/", "~ aliases: [old/a]"),
            ("redirect_from:\n  - /a/\n  - /b\n", "~ aliases: [a, b]"),
            ("redirect_from: https://example.com/a", "~ aliases: [old/address]"),
            ("cover: a.png", "~ image: a.png"),
            ("hide: [toc, navigation]", "~ toc: false"),
            ("sidebar:\n  order: 3\n  label: x\n", "~ order: 3"),
        ] {
            assert_eq!(said(theirs).as_deref(), Some(ours), "{theirs}");
        }
        for (theirs, ours) in [
            ("created: 2024-01-02", "remove it, or put it under `extra`: readers see `updated`"),
            ("sidebar_label: x", "remove it: lists show the `title`"),
            (
                "permalink: /guide/old.html",
                "`slug: old.html` if the page is to keep it, and the whole old address as `aliases: [guide/old.html]`",
            ),
            (
                "url: /:year/:title/",
                "`slug: …` if the page is to keep it, and the whole old address as `aliases: [old/address]`",
            ),
            ("layout: default", "`extra`"),
            ("sidebar: false", "`extra`"),
            ("hide: [footer]", "`extra`"),
            ("noindex: true", "`unlisted: true`"),
            ("robots: noindex, nofollow", "`unlisted: true`"),
            ("robots: all", "`extra`"),
            ("private: true", "write `draft: true` if nobody may read it, or `unlisted: true`"),
            ("status: deprecated", "otherwise remove it, or put it under `extra`"),
            ("featured: picture.png", "write `top: 1` in its place if that is meant, or remove it"),
        ] {
            assert!(said(theirs).is_some_and(|help| help.contains(ours)), "{theirs}: {:?}", said(theirs));
        }
        for unknown in ["colour: red", "difficulty: 1", "audience: [admins]"] {
            assert_eq!(said(unknown), None, "{unknown}");
        }
    }

    /// The same key hides an article or says that it is there.
    #[test]
    fn what_says_yes_and_what_says_no() {
        for (yes, ours, no) in [
            ("hidden: true", "unlisted: true", "hidden: false"),
            ("nav_exclude: yes", "unlisted: true", "nav_exclude: no"),
            ("visible: false", "unlisted: true", "visible: true"),
            ("published: false", "draft: true", "published: true"),
            ("published: no", "draft: true", "published: yes"),
            ("isDraft: true", "draft: true", "isDraft: false"),
            ("status: draft", "draft: true", "status: published"),
            ("search_exclude: true", "search: false", "search_exclude: false"),
            ("pagefind: false", "search: false", "pagefind: true"),
            ("hide_table_of_contents: true", "toc: false", "hide_table_of_contents: false"),
            ("tableOfContents: false", "toc: false", "tableOfContents: true"),
        ] {
            assert_eq!(said(yes), Some(format!("= {ours}")), "{yes}");
            assert!(said(no).is_some_and(|help| help.starts_with("remove it: ")), "{no}: {:?}", said(no));
        }
        assert_eq!(said("promoted: true").as_deref(), Some("~ top: 1"));
        assert_eq!(said("published: 2024-01-02").as_deref(), Some("~ publish_at: 2024-01-02"));
        for no in ["promoted: false", "noindex: false", "sitemap: true", "private: false", "hidden:"] {
            assert!(said(no).is_some_and(|help| help.starts_with("remove it: ")), "{no}");
        }
    }
}
