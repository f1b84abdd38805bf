//! Help centres of Intercom, from the JSON that its API answers.
//!
//! | Intercom | here |
//! |---|---|
//! | collection | area |
//! | collection in a collection, section | category, in the area |
//! | article, with its `translated_content` | article, in each language |
//! | the number of the article | `id` |
//! | `title`, `description` | the same |
//! | `order` of collections | `order` |
//! | `state: draft`, articles and collections that are not public | `draft`, language by language |
//! | `updated_at` | `updated` |
//! | `tags` | `keywords` |
//! | pictures and files on Intercom's servers | files, if they are in the source; else their address |
//! | `/<locale>/articles/<id>-…`, also with another name or none | old addresses, which lead on |
//! | `/<locale>/collections/<id>-…` | the same |
//!
//! The HTML of articles is turned in `html/`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::desk::{self, Texts, day, text};
use crate::draft::{Draft, Kind, Page};
use crate::hosts::{self, Hosts};
use crate::names::Taken;
use crate::source::{Source, joined};
use crate::values::Fields;
use crate::visibility::{closed, leave_out_empty, withheld, withheld_in, withhold};

/// A German that is polite to its readers.
const FORMAL: &str = "de-form";

fn language(code: &str) -> Option<String> {
    crate::draft::language(if code == FORMAL { "de" } else { code })
}

/// Collections in one another that are followed.
const MAX_DEPTH: usize = 10;

/// `translated_content` is only there; articles say their state.
pub fn is_one(source: &Source) -> bool {
    let has_both = |text: &str| {
        text.contains("\"translated_content\"") || text.contains("\"parent_type\"") && text.contains("\"workspace_id\"")
    };
    source.exports().any(|path| source.text(path).is_some_and(has_both))
}

fn is_article(fields: &Fields) -> bool {
    let kind = fields.get("type").and_then(Value::as_str);
    fields.contains_key("id") && fields.contains_key("title") && kind.is_none_or(|kind| kind == "article")
}

fn is_internal(fields: &Fields) -> bool {
    fields.get("type").and_then(Value::as_str) == Some("internal_article")
}

fn is_folder(fields: &Fields) -> bool {
    let kind = fields.get("type").and_then(Value::as_str);
    fields.contains_key("id")
        && fields.contains_key("name")
        && kind.is_none_or(|kind| matches!(kind, "collection" | "section"))
}

/// A record in each of its languages.
fn languages(own: &Fields) -> BTreeMap<String, Fields> {
    let mut all = BTreeMap::new();
    if let Some(Value::Object(translated)) = own.get("translated_content") {
        for (code, one) in translated {
            if let (Some(one), true) = (one.as_object(), language(code).is_some()) {
                all.insert(code.clone(), one.clone());
            }
        }
    }
    let code = text(own, "default_locale").unwrap_or_else(|| "en".to_owned());
    all.insert(code, own.clone());
    all
}

#[derive(Default)]
struct Desk {
    hosts: Hosts,
    /// What is before the language in addresses on the help desk's own host: `/acme/`.
    names: BTreeSet<String>,
    articles: BTreeMap<String, (String, Fields)>,
    folders: BTreeMap<String, (String, Fields)>,
}

pub fn read(source: &Source) -> Draft {
    let mut draft = Draft::default();
    let mut desk = Desk::default();
    let is_one = |fields: &Fields| is_article(fields) || is_folder(fields) || is_internal(fields);
    for (path, fields) in desk::objects(source, is_one, &mut draft) {
        if is_internal(&fields) {
            draft.report.left("an internal article", "not carried: only people of the help desk could read it", path);
            continue;
        }
        let Some(id) = text(&fields, "id") else { continue };
        let all = if is_article(&fields) { &mut desk.articles } else { &mut desk.folders };
        if all.get(&id).is_none_or(|(_, known)| desk::is_newer(&fields, known)) {
            all.insert(id, (path.to_owned(), fields));
        }
    }
    let records = || desk.articles.values().chain(desk.folders.values()).map(|(_, one)| one);
    let urls = || records().flat_map(|one| languages(one).into_values()).filter_map(|one| text(&one, "url"));
    let is_shared = |url: &String| url.contains("//intercom.help");
    let names = urls().filter(is_shared).filter_map(|url| name_of(&url)).collect();
    (desk.hosts, desk.names) = (Hosts::of(urls().filter(|url| !is_shared(url))), names);
    draft.base_url = desk.articles.values().find_map(|(_, article)| base(&text(article, "url")?));
    let codes = desk.articles.values().flat_map(|(_, article)| {
        let original = text(article, "default_locale").unwrap_or_else(|| "en".to_owned());
        languages(article).into_keys().map(move |code| (code.clone(), code == original)).collect::<Vec<_>>()
    });
    draft.locales = desk::locales(codes);
    let folders = folders(&desk, &mut draft);
    let parents: BTreeMap<String, Option<String>> =
        desk.folders.iter().map(|(id, (_, one))| (id.clone(), text(one, "parent_id"))).collect();
    let own = desk
        .folders
        .iter()
        .map(|(id, (_, one))| (id.as_str(), (withheld(one).is_some(), parents.get(id).and_then(Option::as_deref))));
    let closed = closed(&own.collect());
    let all = desk.articles.values().flat_map(|(_, article)| languages(article).into_values()).collect::<Vec<_>>();
    let bodies: Vec<&str> = all.iter().filter_map(|one| one.get("body")?.as_str()).collect();
    let mut texts = Texts::of(source, &bodies);
    let mut taken = Taken::default();
    for (id, (file, article)) in &desk.articles {
        let title = text(article, "title").unwrap_or_else(|| id.clone());
        let name = text(article, "url").and_then(|url| named(&url)).unwrap_or(title);
        let folder = text(article, "parent_id").and_then(|parent| folders.get(&parent)).cloned().unwrap_or_default();
        let path = taken.unique(&joined(&folder, &desk::name(&name)));
        let all = languages(article);
        let has_german = all.contains_key("de");
        for (code, one) in all {
            let Some(tag) = language(&code) else { continue };
            if code == FORMAL && has_german {
                let note = "not carried: it is German, which the article has in other words";
                draft.report.left("the language `de-form`", note, &format!("{file}#{id}/{code}"));
                continue;
            }
            let mut page = Page::new(Kind::Article, &tag, &path, &format!("{file}#{id}/{code}"));
            page.set("id", id.as_str());
            head(article, &one, &mut page);
            let why = withheld_in(&one, article);
            withhold(why, &mut page, &mut draft.report);
            if text(article, "parent_id").is_some_and(|parent| closed.contains(parent.as_str())) {
                page.set("draft", true);
                let note = "a draft now: it was not for everybody, and nothing on a static page is secret";
                draft.report.left("an article of a collection that is not public", note, &page.source);
            }
            addresses(&mut page, "articles", id, &code, text(&one, "url").as_deref());
            let link = |to: &str| by_number(to, &code, &desk);
            texts.carry(one.get("body").and_then(Value::as_str).unwrap_or_default(), &mut page, &link, &mut draft);
            draft.pages.push(page);
        }
    }
    // One without an address was on no page.
    let is_unseen = |id: &String| desk.folders.get(id).is_some_and(|(_, one)| one.get("url") == Some(&Value::Null));
    let closed = folders.iter().filter(|(id, _)| closed.contains(id.as_str()) || is_unseen(id)).map(|(_, path)| path);
    leave_out_empty(closed, &mut draft);
    draft.by_id = vec!["/:locale/articles/:id".to_owned(), "/:locale/articles/:id-*".to_owned()];
    draft
}

fn head(article: &Fields, one: &Fields, page: &mut Page) {
    for key in ["title", "description"] {
        if let Some(text) = text(one, key) {
            page.set(key, crate::blocks::one_line(&text));
        }
    }
    if let Some(day) = one.get("updated_at").or_else(|| article.get("updated_at")).and_then(day) {
        page.set("updated", day);
    }
    let tags = article.get("tags").map(|tags| tags.get("tags").unwrap_or(tags)).and_then(Value::as_array);
    let keywords: Vec<String> = tags
        .into_iter()
        .flatten()
        .filter_map(|tag| tag.as_str().or_else(|| tag.get("name")?.as_str()))
        .map(str::to_owned)
        .collect();
    if !keywords.is_empty() {
        page.set("keywords", keywords);
    }
}

/// What is before `/en/articles/…`.
fn base(url: &str) -> Option<String> {
    let (host, path) = desk::host(url)?;
    let at = path.find("/articles/")?;
    let above = path[..at].rsplit_once('/').map_or("", |(above, _)| above);
    Some(format!("{host}{above}/"))
}

/// `default-language` of `…/3-default-language`.
fn named(url: &str) -> Option<String> {
    let last = url.split(['?', '#']).next()?.rsplit('/').next()?;
    let name = last.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('-')?;
    (!name.is_empty()).then(|| percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned())
}

/// With its number alone, which is how links are looked up, and with its name.
fn addresses(page: &mut Page, plural: &str, id: &str, code: &str, url: Option<&str>) {
    page.address = format!("/{code}/{plural}/{id}");
    let named = url.and_then(|url| url.split(['?', '#']).next()?.rsplit('/').next().map(str::to_owned));
    if let Some(named) = named.filter(|named| named.starts_with(&format!("{id}-"))) {
        page.aliases.push(format!("/{code}/{plural}/{named}"));
    }
}

/// `acme` of `https://intercom.help/acme/en/articles/1`.
fn name_of(url: &str) -> Option<String> {
    let (_, path) = desk::host(url)?;
    path.split('/').nth(1).map(str::to_lowercase).filter(|name| !name.is_empty())
}

/// Whether a link with the number of a record is one to it: its host is one of ours, or it says the name as well.
fn is_here(to: &str, rest: &str, record: &Fields, desk: &Desk) -> bool {
    let host = hosts::name(to);
    let is_named = || {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_digit()).split(['/', '?', '#']).next()?;
        let mut own = languages(record).into_values().filter_map(|one| named(&text(&one, "url")?));
        let wanted = named(&format!("1{name}"))?;
        own.find(|own| *own == wanted)
    };
    match host.as_deref() {
        Some(host) if host.starts_with("app.intercom.") => true,
        // The help desk's own host is that of many.
        Some(host) if host.starts_with("intercom.help") => {
            desk.names.is_empty() || name_of(to).is_some_and(|name| desk.names.contains(&name))
        }
        // A domain of one's own often has the name that the help desk knows.
        Some(host) if host.split('.').any(|part| desk.names.contains(part)) => true,
        _ => desk.hosts.have(to) || is_named().is_some(),
    }
}

/// The address of an article or collection that a link names by its number.
fn by_number(to: &str, code: &str, desk: &Desk) -> Option<String> {
    let (plural, at) = ["/articles/", "/collections/"].iter().find_map(|part| Some((*part, to.rfind(part)?)))?;
    let rest = &to[at + plural.len()..];
    let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let all = if plural == "/articles/" { &desk.articles } else { &desk.folders };
    let (_, record) = all.get(&id).filter(|(_, record)| is_here(to, rest, record, desk))?;
    let named = to[..at].rsplit('/').next().unwrap_or_default();
    let own = text(record, "default_locale").unwrap_or_else(|| "en".to_owned());
    let translated = record.get("translated_content");
    let has = |code: &&str| *code == own || translated.and_then(|all| all.get(*code)).is_some_and(Value::is_object);
    let shared = code.split('-').next().unwrap_or(code);
    let code = [named, code, shared].into_iter().find(has).unwrap_or(&own);
    let fragment = to.split_once('#').map_or_else(String::new, |(_, fragment)| format!("#{fragment}"));
    Some(format!("/{code}{plural}{id}{fragment}"))
}

/// Collections and sections → folders. Their paths by id.
fn folders(desk: &Desk, draft: &mut Draft) -> BTreeMap<String, String> {
    let mut taken = Taken::default();
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    // Those above first; what is in a circle, or in something that is not there, is at the top.
    for depth in 0..=MAX_DEPTH {
        for (id, (file, one)) in &desk.folders {
            let parent = text(one, "parent_id").filter(|parent| desk.folders.contains_key(parent));
            let above = parent.as_ref().map_or(Some(""), |parent| paths.get(parent).map(String::as_str));
            if paths.contains_key(id) || above.is_none() && depth < MAX_DEPTH {
                continue;
            }
            let name = text(one, "url")
                .and_then(|url| named(&url))
                .or_else(|| text(one, "name"))
                .unwrap_or_else(|| id.clone());
            let path = taken.unique(&joined(above.unwrap_or_default(), &desk::name(&name)));
            let all = languages(one);
            let has_german = all.contains_key("de");
            for (code, words) in all.into_iter().filter(|(code, _)| code != FORMAL || !has_german) {
                let Some(tag) = language(&code).filter(|tag| draft.locales.iter().any(|known| known.tag == *tag))
                else {
                    continue;
                };
                let mut page = Page::new(Kind::Folder, &tag, &path, file);
                if let Some(name) = text(&words, "name") {
                    page.set("title", crate::blocks::one_line(&name));
                }
                if let Some(description) = text(&words, "description") {
                    page.set("description", crate::blocks::one_line(&description));
                }
                if let Some(order) = desk::order(one.get("order")) {
                    page.set("order", order);
                }
                addresses(
                    &mut page,
                    "collections",
                    id,
                    &code,
                    text(&words, "url").or_else(|| text(one, "url")).as_deref(),
                );
                draft.any_name.push((format!("/{code}/collections/{id}-*"), page.address.clone()));
                draft.pages.push(page);
            }
            paths.insert(id.clone(), path);
        }
    }
    paths
}
