//! Docs sites of Help Scout, from the JSON that its Docs API answers.
//!
//! | Help Scout | here |
//! |---|---|
//! | collection | area |
//! | category | category, in the area; `Uncategorized` is none |
//! | article | article in its first category |
//! | `number` | `id` |
//! | `name`, `keywords`, `updatedAt` | `title`, `keywords`, `updated` |
//! | `related` | `related` |
//! | `title` of the site; redirects | the title of the site; old addresses |
//! | `status: notpublished`, categories and collections that are not public | `draft` |
//! | `order` of collections and categories | `order` |
//! | pictures and files on Help Scout's servers | files, if they are in the source; else their address |
//! | `/article/<number>-<slug>`, also with another slug or none | old addresses, which lead on |
//! | `/category/<number>-<slug>`, `/collection/<number>-<slug>` | the same |
//!
//! The HTML of articles is turned in `html/`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::{self, Texts, day, text};
use crate::draft::{Draft, Kind, Language, Page};
use crate::hosts::Hosts;
use crate::names::Taken;
use crate::source::{Source, joined};
use crate::values::{Fields, as_texts};
use crate::visibility::{leave_out_empty, withheld, withhold};

const LOCALE: &str = "en";

pub fn is_one(source: &Source) -> bool {
    let fits = |text: &str| text.contains("\"collectionId\"") && text.contains("\"number\"");
    source.exports().any(|path| source.text(path).is_some_and(fits))
}

/// What an object is, by the keys that only it has.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Collection,
    Category,
    Article,
}

fn what(fields: &Fields) -> Option<What> {
    let has = |key: &str| fields.contains_key(key);
    match () {
        () if !has("id") || !has("number") || !has("name") => None,
        () if has("status") || has("text") => Some(What::Article),
        () if has("collectionId") => Some(What::Category),
        () if has("siteId") || has("visibility") || has("slug") => Some(What::Collection),
        () => None,
    }
}

#[derive(Default)]
struct Desk {
    collections: BTreeMap<String, (String, Fields)>,
    categories: BTreeMap<String, (String, Fields)>,
    /// By number.
    articles: BTreeMap<u64, (String, Fields)>,
}

fn number(fields: &Fields) -> Option<u64> {
    fields.get("number").and_then(|number| number.as_u64().or_else(|| number.as_str()?.parse().ok()))
}

pub fn read(source: &Source) -> Draft {
    let mut draft = Draft::default();
    let mut desk = Desk::default();
    for (path, fields) in desk::objects(source, |fields| what(fields).is_some(), &mut draft) {
        let (Some(what), Some(id), Some(number)) = (what(&fields), text(&fields, "id"), number(&fields)) else {
            continue;
        };
        match what {
            What::Collection => drop(desk.collections.entry(id).or_insert((path.to_owned(), fields))),
            What::Category => drop(desk.categories.entry(id).or_insert((path.to_owned(), fields))),
            // A list of articles does not have their texts: what has one counts.
            What::Article => {
                if desk.articles.get(&number).is_none_or(|(_, known)| desk::is_newer(&fields, known)) {
                    desk.articles.insert(number, (path.to_owned(), fields));
                }
            }
        }
    }
    draft.locales = vec![Language { tag: LOCALE.to_owned(), name: None, title: None }];
    draft.is_english();
    let url =
        desk.articles.values().find_map(|(_, article)| text(article, "publicUrl").or_else(|| text(article, "url")));
    draft.base_url = url.and_then(|url| desk::host(&url)).map(|(host, _)| format!("{host}/"));
    let folders = folders(&desk, &mut draft);
    let bodies: Vec<&str> = desk.articles.values().filter_map(|(_, article)| article.get("text")?.as_str()).collect();
    let mut texts = Texts::of(source, &bodies);
    let hosts = sites(source, &desk, &mut draft);
    let mut taken = Taken::default();
    let numbers: BTreeMap<String, u64> =
        desk.articles.iter().filter_map(|(number, (_, article))| Some((text(article, "id")?, *number))).collect();
    for (number, (file, article)) in &desk.articles {
        let slug = text(article, "slug").or_else(|| text(article, "name")).unwrap_or_else(|| number.to_string());
        let source_path = format!("{file}#{number}");
        let folder = folder_of(article, &folders, &source_path, &mut draft);
        let path = taken.unique(&joined(&folder, &desk::name(&slug)));
        let mut page = Page::new(Kind::Article, LOCALE, &path, &source_path);
        head(*number, article, &desk, &numbers, &mut page, &mut draft);
        page.address = format!("/article/{number}-{slug}");
        page.aliases = vec![format!("/article/{number}")];
        if article.get("text").is_none() {
            let note = "only its name was carried: lists don't have the texts, save each article as the API answers it";
            draft.report.left("an article without its text", note, &source_path);
        }
        let link = |to: &str| by_number(to, &desk, &hosts);
        texts.carry(article.get("text").and_then(Value::as_str).unwrap_or_default(), &mut page, &link, &mut draft);
        draft.pages.push(page);
    }
    let is_closed = |id: &String| {
        let own = desk.categories.get(id).or_else(|| desk.collections.get(id)).map(|(_, one)| one);
        let above = own.and_then(|one| desk.collections.get(&text(one, "collectionId")?)).map(|(_, one)| one);
        [own, above].into_iter().flatten().any(|one| withheld(one).is_some())
    };
    let closed = folders.iter().filter(|(id, _)| is_closed(id)).map(|(_, path)| path);
    leave_out_empty(closed, &mut draft);
    draft.by_id = vec!["/article/:id".to_owned(), "/article/:id-*".to_owned()];
    draft
}

fn head(
    number: u64,
    article: &Fields,
    desk: &Desk,
    numbers: &BTreeMap<String, u64>,
    page: &mut Page,
    draft: &mut Draft,
) {
    page.set("id", number.to_string());
    if let Some(name) = text(article, "name") {
        page.set("title", crate::blocks::one_line(&name));
    }
    let keywords = article.get("keywords").map(as_texts).unwrap_or_default();
    if !keywords.is_empty() {
        page.set("keywords", keywords);
    }
    if let Some(day) = ["updatedAt", "lastPublishedAt", "createdAt"].iter().find_map(|key| day(article.get(*key)?)) {
        page.set("updated", day);
    }
    let related = article.get("related").map(as_texts).unwrap_or_default();
    let is_published = |number: &u64| desk.articles.get(number).is_some_and(|(_, other)| is_public(other, desk));
    let related: Vec<String> = related
        .iter()
        .filter_map(|id| numbers.get(id))
        .filter(|number| is_published(number))
        .map(u64::to_string)
        .collect();
    if !related.is_empty() {
        page.set("related", related);
    }
    withhold(withheld(article), page, &mut draft.report);
    let note = "a draft now: it was not for everybody, and nothing on a static page is secret";
    let (categories, collections) = above(article, desk);
    if categories.iter().any(|one| withheld(*one).is_some()) {
        page.set("draft", true);
        draft.report.left("an article of a category that is not public", note, &page.source);
    }
    if collections.iter().any(|one| withheld(*one).is_some()) {
        page.set("draft", true);
        draft.report.left("an article of a collection that is not public", note, &page.source);
    }
}

/// What an article is in, as the collections and categories that the source has.
fn above<'d>(article: &Fields, desk: &'d Desk) -> (Vec<&'d Fields>, Vec<&'d Fields>) {
    let categories: Vec<&Fields> =
        categories(article).iter().filter_map(|id| desk.categories.get(id)).map(|(_, one)| one).collect();
    let ids = categories.iter().map(|one| text(one, "collectionId")).chain([text(article, "collectionId")]);
    let collections = ids.flatten().filter_map(|id| desk.collections.get(&id)).map(|(_, one)| one).collect();
    (categories, collections)
}

fn is_public(article: &Fields, desk: &Desk) -> bool {
    let (categories, collections) = above(article, desk);
    categories.into_iter().chain(collections).chain([article]).all(|one| withheld(one).is_none())
}

fn categories(article: &Fields) -> Vec<String> {
    article.get("categories").or_else(|| article.get("categoryIds")).map(as_texts).unwrap_or_default()
}

/// Its first category, else its collection.
fn folder_of(article: &Fields, folders: &BTreeMap<String, String>, source: &str, draft: &mut Draft) -> String {
    let categories = categories(article);
    let mut known = categories.iter().filter_map(|id| folders.get(id));
    let first = known.next();
    if known.next().is_some() {
        draft.report.changed("an article in several categories", "in the first of them", source);
    }
    let collection = || folders.get(&text(article, "collectionId")?);
    first.or_else(collection).cloned().unwrap_or_default()
}

fn folders(desk: &Desk, draft: &mut Draft) -> BTreeMap<String, String> {
    let mut taken = Taken::default();
    let mut paths = BTreeMap::new();
    for (id, (file, one)) in &desk.collections {
        let path = taken.unique(&name(one));
        draft.pages.push(folder(file, one, &path, "collection"));
        draft.any_name.extend(any_name(one, "collection"));
        paths.insert(id.clone(), path);
    }
    for (id, (file, one)) in &desk.categories {
        let above = text(one, "collectionId").and_then(|id| paths.get(&id).cloned()).unwrap_or_default();
        if text(one, "slug").as_deref() == Some("uncategorized") {
            paths.insert(id.clone(), above);
            continue;
        }
        let path = taken.unique(&joined(&above, &name(one)));
        draft.pages.push(folder(file, one, &path, "category"));
        draft.any_name.extend(any_name(one, "category"));
        paths.insert(id.clone(), path);
    }
    paths
}

fn name(fields: &Fields) -> String {
    let name = text(fields, "slug").or_else(|| text(fields, "name")).unwrap_or_default();
    desk::name(&name)
}

fn folder(file: &str, one: &Fields, path: &str, kind: &str) -> Page {
    let mut page = Page::new(Kind::Folder, LOCALE, path, file);
    if let Some(name) = text(one, "name") {
        page.set("title", crate::blocks::one_line(&name));
    }
    if let Some(description) = text(one, "description") {
        page.set("description", crate::blocks::one_line(&description));
    }
    if let Some(order) = desk::order(one.get("order")) {
        page.set("order", order);
    }
    if let (Some(number), Some(slug)) = (number(one), text(one, "slug")) {
        page.address = format!("/{kind}/{number}-{slug}");
        page.aliases = vec![format!("/{kind}/{number}")];
    }
    page
}

/// The old addresses of a folder with another name, and that which it has.
fn any_name(one: &Fields, kind: &str) -> Option<(String, String)> {
    let number = number(one)?;
    Some((format!("/{kind}/{number}-*"), format!("/{kind}/{number}-{}", text(one, "slug")?)))
}

/// The title of the site and its old addresses, from what the API says of them; the hosts of the site.
fn sites(source: &Source, desk: &Desk, draft: &mut Draft) -> Hosts {
    let records = desk.articles.values().chain(desk.collections.values()).map(|(_, one)| one);
    let mut hosts = Hosts::of(records.filter_map(|one| text(one, "publicUrl").or_else(|| text(one, "url"))));
    let is_one = |fields: &Fields| {
        fields.contains_key("subDomain") || fields.contains_key("urlMapping") && fields.contains_key("siteId")
    };
    let articles: BTreeMap<String, u64> =
        desk.articles.iter().filter_map(|(number, (_, one))| Some((text(one, "id")?, *number))).collect();
    for (_, one) in desk::objects(source, is_one, &mut Draft::default()) {
        if let Some(name) = text(&one, "subDomain") {
            hosts.add(&format!("{name}.helpscoutdocs.com"));
            text(&one, "cname").into_iter().for_each(|host| hosts.add(&host));
            if draft.title.is_none() {
                draft.title = text(&one, "title").or_else(|| text(&one, "companyName"));
            }
            continue;
        }
        let Some(from) = text(&one, "urlMapping") else { continue };
        let number = text(&one, "documentId").and_then(|id| articles.get(&id).copied());
        let to = number.map(|number| format!("/article/{number}"));
        let to = to.or_else(|| text(&one, "redirect")).filter(|to| !to.is_empty());
        let Some(to) = to else { continue };
        let own = by_number(&to, desk, &hosts);
        draft.redirects.push((format!("/{}", from.trim_start_matches('/')), own.unwrap_or(to)));
    }
    hosts
}

/// Whether a link with a number is one to this site: numbers are given in each account, so that other sites have the same.
fn is_here(to: &str, rest: &str, record: &Fields, hosts: &Hosts) -> bool {
    let named = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-');
    let named = named.split(['/', '?', '#']).next().unwrap_or_default();
    let is_named = || !named.is_empty() && text(record, "slug").is_some_and(|slug| slug == named);
    let is_unknown = hosts.is_empty() && to.contains(".helpscoutdocs.com/");
    hosts.have(to) || is_unknown || is_named()
}

/// The address of an article, category or collection that a link names by its number.
fn by_number(to: &str, desk: &Desk, hosts: &Hosts) -> Option<String> {
    let (part, at) =
        ["/article/", "/category/", "/collection/"].iter().find_map(|part| Some((*part, to.find(part)?)))?;
    let rest = &to[at + part.len()..];
    let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let wanted: u64 = id.parse().ok()?;
    let of = |all: &'_ BTreeMap<String, (String, Fields)>| {
        all.values().map(|(_, one)| one).find(|one| number(one) == Some(wanted)).cloned()
    };
    let record = match part {
        "/article/" => desk.articles.get(&wanted).map(|(_, one)| one.clone()),
        "/category/" => of(&desk.categories),
        _ => of(&desk.collections),
    };
    let fragment = to.split_once('#').map_or_else(String::new, |(_, fragment)| format!("#{fragment}"));
    record.filter(|record| is_here(to, rest, record, hosts)).map(|_| format!("{part}{wanted}{fragment}"))
}
