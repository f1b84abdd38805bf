//! Knowledge bases of HubSpot, from an export in CSV, or the same in JSON.
//!
//! | HubSpot | here |
//! |---|---|
//! | column `Category` | area |
//! | column `Subcategory` | category, in the area |
//! | a row | an article |
//! | `Title`, `Subtitle` or `Meta description`, `Tags` | `title`, `description`, `keywords` |
//! | `Language`; a translation has the same last part of its address, or names its original | the article in that language |
//! | `Status` that is not `published`; `Archived`, and whatever else says that it was not for everybody | `draft` |
//! | `Publish date` in the future; `Expiry date` | `publish_at`; `expires_at` |
//! | `Last modified`, else `Publish date` | `updated` |
//! | `URL` | an old address, which leads on |
//! | pictures and files on HubSpot's servers | files, if they are in the source; else their address |
//! | every other column with something in it | `extra` |
//!
//! Columns are known by their names in any case, with or without `Article` before them. The HTML of articles is turned in `html/`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::{self, Texts, day, text};
use crate::draft::{Draft, Kind, Language, Page, language};
use crate::names::Taken;
use crate::report::Report;
use crate::source::{Source, joined};
use crate::values::{Fields, as_text, flag};
use crate::visibility::{bare, withheld, withhold};

/// Names of columns, as letters and digits in lower case → what they mean.
const COLUMNS: [(&str, &[&str]); 13] = [
    ("title", &["title", "articletitle", "name", "htmltitle"]),
    ("url", &["url", "articleurl", "publicurl", "absoluteurl", "pageurl"]),
    ("body", &["articlebody", "body", "content", "postbody", "html", "bodyhtml"]),
    ("category", &["category", "articlecategory", "categoryname"]),
    ("subcategory", &["subcategory", "articlesubcategory", "subcategoryname"]),
    ("description", &["subtitle", "articlesubtitle", "metadescription", "description", "summary"]),
    ("language", &["language", "articlelanguage", "lang", "locale"]),
    ("status", &["status", "articlestatus", "state", "currentstate", "publishstatus", "publishingstatus"]),
    ("updated", &["lastmodified", "lastmodifieddate", "lastupdated", "updated", "updatedat"]),
    ("published", &["publishdate", "published", "publishedat", "publisheddate"]),
    ("expires", &["expires", "expirydate", "expiresat", "unpublishdate", "unpublishat"]),
    ("tags", &["tags", "articletags", "keywords"]),
    ("original", &["translatedfromid", "translatedfrom", "translationgroup", "primaryarticleid"]),
];

/// What a column or key means.
fn meaning(name: &str) -> Option<&'static str> {
    let bare = bare(name);
    COLUMNS.iter().find(|(_, names)| names.contains(&bare.as_str())).map(|(meaning, _)| *meaning)
}

pub fn is_one(source: &Source) -> bool {
    let has_columns = |path: &str| {
        let head = source.text(path).and_then(|text| text.lines().next()).unwrap_or_default();
        let known: Vec<&str> =
            head.split([',', ';', '\t']).filter_map(|name| meaning(name.trim_matches('"'))).collect();
        ["title", "url", "body"].iter().all(|one| known.contains(one))
    };
    let is_json = |text: &str| {
        ["\"post_body\"", "\"postBody\"", "\"articleBody\"", "\"article_body\""].iter().any(|key| text.contains(key))
    };
    source.paths().any(|path| {
        path.ends_with(".csv") && has_columns(path) || path.ends_with(".json") && source.text(path).is_some_and(is_json)
    })
}

/// A row: its number, and its fields by what they mean; the others in `extra`.
struct Row {
    source: String,
    fields: Fields,
    extra: Fields,
}

impl Row {
    fn of(source: String, values: impl Iterator<Item = (String, Value)>) -> Row {
        let mut row = Row { source, fields: Fields::new(), extra: Fields::new() };
        for (name, value) in values {
            let is_empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
            match meaning(&name) {
                _ if is_empty => {}
                Some(meaning) if !row.fields.contains_key(meaning) => {
                    row.fields.insert(meaning.to_owned(), value);
                }
                _ => {
                    row.extra.insert(name, value);
                }
            }
        }
        row
    }

    fn text(&self, key: &str) -> Option<String> {
        text(&self.fields, key)
    }
}

fn rows(source: &Source, draft: &mut Draft) -> Vec<Row> {
    let mut rows = Vec::new();
    for path in source.paths().filter(|path| path.ends_with(".csv")) {
        let text = source.text(path).unwrap_or_default();
        // Spreadsheets of some languages write semicolons.
        let head = text.lines().next().unwrap_or_default();
        let sign = [b',', b';', b'\t'].into_iter().max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count());
        let mut reader =
            csv::ReaderBuilder::new().delimiter(sign.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
        let Ok(names) = reader.headers().cloned() else { continue };
        if !names.iter().any(|name| meaning(name) == Some("title")) {
            continue;
        }
        for (at, record) in reader.records().enumerate() {
            let source = format!("{path}#{}", at + 1);
            match record {
                Ok(record) => {
                    let values =
                        names.iter().zip(record.iter()).map(|(name, value)| (name.to_owned(), Value::from(value)));
                    rows.push(Row::of(source, values));
                }
                Err(_) => draft.report.left("a row that can't be read", "not carried", &source),
            }
        }
    }
    let is_article = |fields: &Fields| {
        let has = |wanted: &str| fields.keys().any(|key| meaning(key) == Some(wanted));
        has("title") && has("body")
    };
    for (at, (path, fields)) in desk::objects(source, is_article, draft).into_iter().enumerate() {
        let id = text(&fields, "id").unwrap_or_else(|| (at + 1).to_string());
        rows.push(Row::of(format!("{path}#{id}"), fields.into_iter()));
    }
    rows.retain(|row| row.text("title").is_some() || row.text("body").is_some());
    rows
}

pub fn read(source: &Source, today: &str) -> Draft {
    let mut draft = Draft::default();
    let rows = rows(source, &mut draft);
    draft.base_url = rows.iter().find_map(|row| Some(format!("{}/", desk::host(&row.text("url")?)?.0)));
    let tags: Vec<String> = rows.iter().map(|row| tag(row).unwrap_or_else(|| "en".to_owned())).collect();
    draft.locales =
        desk::locales(rows.iter().zip(&tags).map(|(row, tag)| (tag.clone(), row.text("original").is_none())));
    if draft.locales.is_empty() {
        draft.locales = vec![Language { tag: "en".to_owned(), name: None, title: None }];
    }
    if rows.iter().all(|row| tag(row).is_none()) {
        draft.is_english();
    }
    let bodies: Vec<&str> = rows.iter().filter_map(|row| row.fields.get("body")?.as_str()).collect();
    let mut texts = Texts::of(source, &bodies);
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    let mut taken = Taken::default();
    // Originals first: translations go where they are.
    let first = draft.locales[0].tag.clone();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| (rows[*at].text("original").is_some(), tags[*at] != first, *at));
    for at in order {
        let (row, tag) = (&rows[at], &tags[at]);
        let path = place(row, tag, &mut places, &mut taken);
        let mut page = Page::new(Kind::Article, tag, &path, &row.source);
        head(row, today, &mut page, &mut draft.report);
        if let Some((_, address)) = row.text("url").and_then(|url| desk::host(&url)) {
            page.address = address;
        }
        let own_folders = folders(row);
        texts.carry(&row.text("body").unwrap_or_default(), &mut page, &|_| None, &mut draft);
        draft.pages.push(page);
        for (folder, title) in own_folders {
            let known =
                draft.pages.iter().any(|page| page.kind == Kind::Folder && page.path == folder && page.locale == *tag);
            // The folder of a translation is that of its original.
            if !known && path.starts_with(&format!("{folder}/")) {
                let mut page = Page::new(Kind::Folder, tag, &folder, &row.source);
                page.set("title", title);
                draft.pages.push(page);
            }
        }
    }
    draft
}

fn tag(row: &Row) -> Option<String> {
    let own = row.text("language")?;
    language(&own).or_else(|| guess(&own))
}

/// Languages by their English names, which exports have.
fn guess(name: &str) -> Option<String> {
    const NAMES: [(&str, &str); 24] = [
        ("portuguese (brazil)", "pt-BR"),
        ("portuguese - brazil", "pt-BR"),
        ("brazilian", "pt-BR"),
        ("chinese (traditional", "zh-TW"),
        ("chinese - taiwan", "zh-TW"),
        ("chinese - hong kong", "zh-HK"),
        ("chinese (hong kong", "zh-HK"),
        ("traditional chinese", "zh-TW"),
        ("simplified chinese", "zh"),
        ("norwegian", "nb"),
        ("english", "en"),
        ("french", "fr"),
        ("german", "de"),
        ("spanish", "es"),
        ("portuguese", "pt"),
        ("italian", "it"),
        ("dutch", "nl"),
        ("japanese", "ja"),
        ("chinese", "zh"),
        ("korean", "ko"),
        ("swedish", "sv"),
        ("polish", "pl"),
        ("danish", "da"),
        ("finnish", "fi"),
    ];
    let name = name.to_lowercase();
    NAMES.iter().find(|(known, _)| name.starts_with(known)).map(|(_, tag)| (*tag).to_owned())
}

/// The last part of the address, or what there is.
fn slug(row: &Row) -> String {
    let last = row.text("url").and_then(|url| {
        let (_, path) = desk::host(&url)?;
        path.trim_end_matches('/').rsplit('/').next().map(str::to_owned)
    });
    let slug = last.filter(|last| !last.is_empty()).or_else(|| row.text("title")).unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(&slug).decode_utf8_lossy().into_owned();
    desk::name(&decoded)
}

fn folders(row: &Row) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut folder = String::new();
    for title in ["category", "subcategory"].iter().filter_map(|key| row.text(key)) {
        folder = joined(&folder, &desk::name(&title));
        all.push((folder.clone(), title));
    }
    all
}

/// Where a row goes: a translation is where its original is.
fn place(row: &Row, tag: &str, places: &mut BTreeMap<String, String>, taken: &mut Taken) -> String {
    let slug = slug(row);
    let id = row.extra.get("id").or_else(|| row.extra.get("ID")).and_then(as_text);
    let keys: Vec<String> =
        row.text("original").or(id).map(|id| format!("id {id}")).into_iter().chain([format!("slug {slug}")]).collect();
    let own = |key: &String| format!("{key} {tag}");
    // Two of one language are two articles.
    let known = keys.iter().find(|key| places.contains_key(*key) && !places.contains_key(&own(key)));
    let path = match known {
        Some(key) => places[key].clone(),
        None => taken.unique(&joined(folders(row).last().map_or("", |(folder, _)| folder), &slug)),
    };
    for key in keys {
        places.insert(own(&key), path.clone());
        places.entry(key).or_insert_with(|| path.clone());
    }
    path
}

fn head(row: &Row, today: &str, page: &mut Page, report: &mut Report) {
    for key in ["title", "description"] {
        if let Some(text) = row.text(key) {
            page.set(key, crate::blocks::one_line(&text));
        }
    }
    let tags = row.fields.get("tags").map(crate::values::as_texts).unwrap_or_default();
    let keywords: Vec<String> = tags
        .iter()
        .flat_map(|tags| tags.split([',', ';']))
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty())
        .collect();
    if !keywords.is_empty() {
        page.set("keywords", keywords);
    }
    let known = row.fields.iter().filter(|(key, _)| matches!(key.as_str(), "status" | "published"));
    withhold(withheld(known.chain(&row.extra)), page, report);
    let mut date = |key: &str| {
        let value = row.fields.get(key).filter(|value| flag(value).is_none())?;
        let found = day(value);
        if found.is_none() {
            page.keep(key, value.clone());
            let is_words = as_text(value).is_some_and(|text| text.contains(char::is_alphabetic));
            let note = match is_words {
                true => "now in `extra`: write it as year, month and day",
                false => "now in `extra`: whether the day or the month comes first can't be told",
            };
            report.left("a date that can't be read", note, &row.source);
        }
        found
    };
    let [updated, published, expires] = ["updated", "published", "expires"].map(&mut date);
    if let Some(day) = published.clone().filter(|day| day.as_str() > today) {
        page.set("publish_at", day);
    }
    if let Some(day) = expires {
        page.set("expires_at", day);
    }
    // A date that can't be read may be one in the future, if its year is not over.
    let unread = row.text("published").filter(|text| published.is_none() && flag(&text.as_str().into()).is_none());
    if unread.is_some_and(|text| {
        text.split(|c: char| !c.is_ascii_digit()).all(|part| part.len() != 4 || part >= &today[..4.min(today.len())])
    }) {
        page.set("draft", true);
    }
    if let Some(day) = updated.or(published) {
        page.set("updated", day);
    }
    for (key, value) in row.extra.iter().filter(|(key, _)| bare(key) != "password") {
        page.keep(key, value.clone());
    }
}
