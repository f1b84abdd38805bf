//! Help centres of Zendesk Guide, from the JSON that its API answers.
//!
//! | Zendesk | here |
//! |---|---|
//! | category | area |
//! | section, section in a section | category, in the area |
//! | article, with its translations | article, in each language |
//! | `position` | `order` |
//! | `label_names` | `keywords` |
//! | `promoted` | `top` |
//! | `draft` | the same, language by language |
//! | `edited_at`, else `updated_at` | `updated` |
//! | `user_segment_id` | the `plans` that the writer names for it; else a draft, since it was not for everybody. Its name is in `extra`. |
//! | the number of the article | `id` |
//! | `vote_sum`, `vote_count` | `extra` |
//! | attachments, and pictures in the text | files, if they are in the source; else their address |
//! | `/hc/<locale>/articles/<id>-…` and without the name | old addresses, which lead on |
//! | `/hc/<locale>/sections/<id>-…`, `/hc/<locale>/categories/<id>-…` | the same, also with another name |
//! | links to articles, sections and categories, on whichever host | by their number |
//! | `/hc/<locale>/requests/new` | the contact page |
//! | `redirect_rules`; the name of a brand | old addresses; the title of the site |
//!
//! The HTML of articles is turned in `html.rs`. Comments, posts of the community and content tags are named in the report.

mod data;
mod folders;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::desk;
use crate::draft::{Draft, Kind, Language, Page, language};
use crate::html::Converter;
use crate::names::{self, Taken};
use crate::plans::Plans;
use crate::remote::Saved;
use crate::source::{Source, joined, split};
use crate::uses;
use crate::values::{Fields, as_texts, date};
use crate::visibility::{leave_out_empty, withheld_in, withhold};
use data::{Data, is_set, number, text};
use folders::{addresses, closed_folders, folders, named};

pub fn is_one(source: &Source) -> bool {
    source.exports().any(|path| source.text(path).is_some_and(data::is_one))
}

/// # Errors
/// A plan for a user segment that no article has, in words for whoever named it.
pub fn knows(source: &Source, plans: &Plans) -> Result<(), String> {
    if plans.is_empty() {
        return Ok(());
    }
    let data = data::read(source);
    let ids: BTreeSet<u64> = data.articles.values().flat_map(segments).chain(data.segments.keys().copied()).collect();
    let name = |id: &u64| data.segments.get(id).and_then(|segment| text(segment, "name"));
    let names: Vec<String> = ids.iter().flat_map(|id| [name(id), Some(id.to_string())]).flatten().collect();
    plans.check("user segment", &names)
}

pub fn read(source: &Source, plans: &Plans) -> Draft {
    let mut data = data::read(source);
    let mut draft = Draft::default();
    std::mem::take(&mut data.lists).report(&mut draft);
    for (path, place) in &data.broken {
        desk::broken(path, place.clone(), &mut draft);
    }
    for path in &data.foreign {
        draft.report.left("a file of JSON that has no answers of the API in it", "not carried", path);
    }
    for (kind, (count, path)) in &data.others {
        (0..*count).for_each(|_| draft.report.left(&format!("`{kind}`"), "not carried", path));
    }
    draft.base_url = data.articles.values().find_map(|article| host(&text(article, "html_url")?));
    draft.locales = locales(&data);
    for language in &draft.locales {
        let home = format!("/{}/", language.tag);
        let code = language.tag.to_lowercase();
        draft.redirects.push((format!("/hc/{code}/requests/new"), format!("{home}contact/")));
        draft.redirects.push((format!("/hc/{code}/search"), format!("{home}search/")));
        draft.redirects.push((format!("/hc/{code}"), home));
    }
    draft.own_pages = vec![("/requests/new", "contact"), ("/anonymous_requests/new", "contact")];
    if let Some(first) = draft.locales.first() {
        draft.redirects.push(("/hc".to_owned(), format!("/{}/", first.tag)));
        for old in ["/hc/requests/new", "/requests/new", "/anonymous_requests/new"] {
            draft.redirects.push((old.to_owned(), format!("/{}/contact/", first.tag)));
        }
    }
    draft.title.clone_from(&data.name);
    for (from, to) in &data.rules {
        let path = |url: &str| desk::host(url).map_or_else(|| url.to_owned(), |(_, path)| path);
        // By their numbers, as pages have them.
        let default = draft.locales.first().map_or_else(String::new, |first| first.tag.to_lowercase());
        let to = match by_number(to, &default) {
            Some(ByNumber { code, plural, id, fragment }) => format!("/hc/{code}/{plural}/{id}{fragment}"),
            None => to.clone(),
        };
        draft.redirects.push((path(from), to));
    }
    let folders = folders(&data, &mut draft);
    let converter = Converter::new(linked(&data));
    let mut importing = Importing {
        data: &data,
        attachments: data::files(source),
        saved: Saved::of(source, bodies(&data)),
        downloads: downloads(&data),
        closed: closed_folders(&data),
        plans,
        converter,
        taken: Taken::default(),
        files: Taken::default(),
        top: 0,
    };
    for (id, article) in &data.articles {
        importing.article(*id, article, &folders, &mut draft);
    }
    untranslated(&mut draft);
    let closed = folders.iter().filter(|(id, _)| importing.closed.contains(id)).map(|(_, path)| path);
    leave_out_empty(closed, &mut draft);
    for id in &data.lone {
        let note = "its translations were carried; the rest of it is not in the export: where it belongs, its order, who may read it";
        draft.report.left(
            "an article of which only translations are there",
            note,
            &format!("{}#{id}", data.sources.get(id).map_or("", String::as_str)),
        );
    }
    draft.by_id = vec!["/hc/:locale/articles/:id".to_owned(), "/hc/:locale/articles/:id-*".to_owned()];
    draft
}

/// The old site had languages in lower case, where patterns here have them as they are written: what a language lacks is found at
/// those addresses, too.
fn untranslated(draft: &mut Draft) {
    let Some(default) = draft.locales.first().map(|first| first.tag.clone()) else { return };
    let own = |page: &&Page| page.kind == Kind::Article && page.locale == default;
    let numbers =
        draft.pages.iter().filter(own).filter_map(|page| Some((page.address.rsplit_once('/')?.1, &page.address)));
    let known: BTreeSet<&str> = draft.pages.iter().map(|page| page.address.as_str()).collect();
    let tags = || draft.locales.iter().map(|language| &language.tag).filter(|tag| tag.to_lowercase() != **tag);
    let missing: Vec<(String, String, String)> = numbers
        .flat_map(|(id, address)| {
            tags().map(move |tag| (format!("/hc/{}/articles/{id}", tag.to_lowercase()), address.clone(), tag.clone()))
        })
        .filter(|(from, ..)| !known.contains(from.as_str()))
        .collect();
    draft.untranslated.extend(missing);
}

/// `https://support.example.com/` of an address there.
fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://")?;
    let host = rest.split('/').next().filter(|host| !host.is_empty())?;
    Some(format!("https://{host}/"))
}

/// The language that an article was written in.
fn original(fields: &Fields) -> String {
    text(fields, "source_locale").or_else(|| text(fields, "locale")).unwrap_or_default().to_lowercase()
}

/// The language of most originals first.
fn locales(data: &Data) -> Vec<Language> {
    let mut count: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (id, article) in &data.articles {
        let original = original(article);
        for locale in data.languages("article", *id, article).keys() {
            let entry = count.entry(locale.clone()).or_default();
            entry.0 += usize::from(*locale == original);
            entry.1 += 1;
        }
    }
    let mut all: Vec<(&String, &(usize, usize))> = count.iter().collect();
    all.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    let mut seen = BTreeSet::new();
    let tags = all.into_iter().filter_map(|(code, _)| language(code)).filter(|tag| seen.insert(tag.clone()));
    tags.map(|tag| Language { tag, name: None, title: None }).collect()
}

/// Ids of sections that some address names.
fn linked(data: &Data) -> BTreeSet<String> {
    crate::html::linked(bodies(data))
}

fn bodies(data: &Data) -> impl Iterator<Item = &str> {
    let all = data.articles.values().chain(data.translations.values().flat_map(BTreeMap::values));
    all.filter_map(|fields| fields.get("body")?.as_str())
}

/// A file of an article, as a line of the list below its text.
struct Download {
    id: String,
    /// The language in whose text it is a file, if it is of one.
    locale: Option<String>,
    line: String,
}

/// Attachments that are not part of the text, by their articles.
fn downloads(data: &Data) -> BTreeMap<u64, Vec<Download>> {
    let mut all: BTreeMap<u64, Vec<Download>> = BTreeMap::new();
    let is_inline = |fields: &Fields| fields.get("inline") == Some(&Value::Bool(true));
    for (id, attachment) in data.attachments.iter().filter(|(_, attachment)| !is_inline(attachment)) {
        let (Some(article), Some(name), Some(url)) =
            (number(attachment, "article_id"), text(attachment, "file_name"), text(attachment, "content_url"))
        else {
            continue;
        };
        let line = format!("- [{}]({})\n", crate::blocks::markdown(&name), uses::written(&url));
        let locale = text(attachment, "locale").map(|locale| locale.to_lowercase());
        all.entry(article).or_default().push(Download { id: id.to_string(), locale, line });
    }
    all
}

/// The user segments that may read something; of more than one, each may.
fn segments(fields: &Fields) -> Vec<u64> {
    let many = fields.get("user_segment_ids").and_then(Value::as_array).into_iter().flatten();
    let mut all: Vec<u64> = number(fields, "user_segment_id").into_iter().collect();
    for id in many.filter_map(|id| id.as_u64().or_else(|| id.as_str()?.parse().ok())) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

struct Importing<'a> {
    data: &'a Data,
    /// Files of attachments, by id.
    attachments: BTreeMap<String, String>,
    saved: Saved,
    /// Lists of what articles have below their text.
    downloads: BTreeMap<u64, Vec<Download>>,
    /// Sections that not everybody could read.
    closed: BTreeSet<u64>,
    plans: &'a Plans,
    converter: Converter,
    taken: Taken,
    files: Taken,
    /// Promoted articles so far.
    top: u64,
}

impl Importing<'_> {
    fn article(&mut self, id: u64, article: &Fields, folders: &BTreeMap<u64, String>, draft: &mut Draft) {
        let folder =
            number(article, "section_id").and_then(|section| folders.get(&section)).cloned().unwrap_or_default();
        let name = text(article, "html_url").and_then(|url| named(&url)).or_else(|| text(article, "title"));
        let name = desk::name(&name.unwrap_or_else(|| id.to_string()));
        let path = self.taken.unique(&joined(&folder, &name));
        let promoted = is_set(article, "promoted");
        self.top += u64::from(promoted);
        let languages = self.data.languages("article", id, article);
        let original = original(article);
        let first = languages.keys().find(|code| **code == original).or_else(|| languages.keys().next()).cloned();
        for (code, one) in languages.clone() {
            let Some(tag) = language(&code) else {
                draft.report.left(&format!("the language `{code}`"), "not carried: nobody knows it", &id.to_string());
                continue;
            };
            let source = format!("{}#{id}/{code}", self.data.sources.get(&id).map_or("", String::as_str));
            let mut page = Page::new(Kind::Article, &tag, &path, &source);
            head(article, &one, &mut page);
            let why = withheld_in(&one, article);
            withhold(why, &mut page, &mut draft.report);
            if number(article, "section_id").is_some_and(|section| self.closed.contains(&section)) {
                page.set("draft", true);
                let note = "a draft now: it was not for everybody, and nothing on a static page is secret";
                draft.report.left("an article of a section or category that is not public", note, &page.source);
            }
            if promoted {
                page.set("top", self.top);
            }
            self.segment(article, &mut page, draft);
            page.set("id", id.to_string());
            addresses(&mut page, "articles", id, &code, &one);
            let html = one.get("body").and_then(Value::as_str).unwrap_or_default();
            if html.contains("{{dc.") {
                draft.report.left("dynamic content, `{{dc.…}}`", "as it was: write what it says", &source);
            }
            let mut body = self.converter.convert(html, &source, &mut draft.report);
            // What is of a language that the article does not have is a file of the original.
            let is_here = |file: &&Download| match &file.locale {
                Some(locale) if languages.contains_key(locale) => *locale == code,
                Some(_) => first.as_ref() == Some(&code),
                None => true,
            };
            let named = self.named(&body);
            let below = self.downloads.get(&id).into_iter().flatten().filter(is_here);
            let below: String = below.filter(|file| !named.contains(&file.id)).map(|file| file.line.as_str()).collect();
            if !below.is_empty() {
                body.push_str(&format!("\n\n{below}"));
            }
            page.body = self.links(&body, &code, draft, &source);
            draft.pages.push(page);
        }
    }

    /// Attachments that a text names, by the ids that they have now.
    fn named(&self, body: &str) -> BTreeSet<String> {
        let ids = uses::scan(body).into_iter().filter_map(|one| Some((attachment_id(&one.to)?, one.to)));
        let both = ids.flat_map(|(id, to)| {
            let now = self.data.same_file(&id, &to).map(str::to_owned);
            [Some(id), now]
        });
        both.flatten().collect()
    }

    /// What is not for everybody is for the plans that the writer names, or not published by an import.
    fn segment(&self, article: &Fields, page: &mut Page, draft: &mut Draft) {
        let ids = segments(article);
        let Some(first) = ids.first() else { return };
        let name_of = |id: &u64| {
            let segment = self.data.segments.get(id);
            segment.and_then(|segment| text(segment, "name")).unwrap_or_else(|| id.to_string())
        };
        let name = ids.iter().map(name_of).collect::<Vec<_>>().join(", ");
        page.keep("user_segment", name.as_str().into());
        // Of several segments, no plan is that of all.
        let plan = self.plans.get(&name).or_else(|| self.plans.get(&first.to_string()));
        if let Some(plan) = plan.filter(|_| ids.len() == 1) {
            page.set("plans", plan.as_str());
            let note = "for the plans that were named; everybody may read it: nothing on a static page is secret";
            draft.report.changed(&format!("an article for the user segment {name}"), note, &page.source);
            return;
        }
        page.set("draft", true);
        let note = "a draft now: name its plans with `--plan SEGMENT=PLAN`, if everybody may read it; nothing on a static page is secret";
        draft.report.left(&format!("an article for the user segment {name} only"), note, &page.source);
    }

    /// Addresses by number, as pages have them, and attachments as files of the source.
    fn links(&mut self, body: &str, code: &str, draft: &mut Draft, source: &str) -> String {
        let mut edits = Vec::new();
        for one in uses::scan(body) {
            let to = match attachment_id(&one.to) {
                Some(id) => self.attachment(&id, &one.to, draft, source),
                None => by_number(&one.to, code).filter(|to| self.is_here(to, &one.to, draft.base_url.as_deref())).map(
                    |to| {
                        let default = draft.locales.first().map_or_else(String::new, |first| first.tag.to_lowercase());
                        self.in_some_language(to, &default)
                    },
                ),
            };
            if let Some(to) = to {
                edits.push((one.range, uses::written(&to)));
            }
        }
        uses::replaced(body, &edits)
    }

    /// A help centre has several hosts, and numbers are not given twice: what is known by its number is here, whatever the host.
    fn is_here(&self, to: &ByNumber, written: &str, base: Option<&str>) -> bool {
        let base = base.map(|base| base.trim_end_matches('/'));
        let is_own = written.starts_with("/hc/") || base.is_some_and(|base| written.starts_with(base));
        is_own || to.id.parse().is_ok_and(|id| self.data.has(to.plural, id))
    }

    /// An article that the language of the link lacks is known by the address of its original, or of another that readers have.
    fn in_some_language(&self, to: ByNumber, default: &str) -> String {
        let ByNumber { code, plural, id, fragment } = to;
        let (kind, all) = match plural {
            "articles" => ("article", &self.data.articles),
            "sections" => ("section", &self.data.sections),
            _ => ("category", &self.data.categories),
        };
        let known = id.parse().ok().and_then(|id| {
            let own = all.get(&id)?;
            let languages = self.data.languages(kind, id, own);
            if languages.contains_key(&code) {
                return Some(code.clone());
            }
            let original = original(own);
            let is_there = |code: &&str| languages.get(*code).is_some_and(|one| withheld_in(one, own).is_none());
            let others = languages.keys().map(String::as_str);
            let found = [default, original.as_str()].into_iter().chain(others).find(is_there);
            found.or_else(|| languages.keys().map(String::as_str).next()).map(str::to_owned)
        });
        format!("/hc/{}/{plural}/{id}{fragment}", known.unwrap_or(code))
    }

    fn attachment(&mut self, id: &str, to: &str, draft: &mut Draft, source: &str) -> Option<String> {
        let Some(path) =
            self.attachments.get(id).or_else(|| self.attachments.get(self.data.same_file(id, to)?)).cloned()
        else {
            // Relative addresses lead to the old host.
            let base = draft.base_url.as_deref().map(|base| base.trim_end_matches('/').to_owned());
            let full = if to.starts_with('/') { base.map(|base| base + to) } else { Some(to.to_owned()) };
            if let Some(saved) = self.saved.carry(full.as_deref().unwrap_or(to), draft) {
                return Some(saved);
            }
            let note = "still on the help desk's server: save it as `attachments/<id>/<name>` beside the JSON, and import again";
            draft.report.left("a picture or attachment", note, source);
            let full = full?;
            draft.report.remote(&full);
            return to.starts_with('/').then_some(full);
        };
        let (_, name) = split(&path);
        let address = format!("/hc/article_attachments/{id}");
        if !draft.files.contains_key(&path) {
            let bare = name.strip_prefix(id).and_then(|rest| rest.strip_prefix(['-', '_'])).unwrap_or(name);
            let to = self.files.unique(&format!("content/assets/{}", names::part(bare)));
            draft.files.insert(path.clone(), to);
        }
        draft.file_addresses.insert(address.clone(), path);
        Some(address)
    }
}

fn head(article: &Fields, one: &Fields, page: &mut Page) {
    if let Some(title) = text(one, "title") {
        page.set("title", crate::blocks::one_line(&title));
    }
    if let Some(position) = desk::order(article.get("position")) {
        page.set("order", position);
    }
    let labels: Vec<String> = article.get("label_names").map(as_texts).unwrap_or_default();
    if !labels.is_empty() {
        page.set("keywords", labels);
    }
    let edited = ["edited_at", "updated_at"].iter().find_map(|key| one.get(*key).filter(|value| !value.is_null()));
    if let Some(day) = edited.and_then(date) {
        page.set("updated", day);
    }
    for key in ["vote_sum", "vote_count"] {
        if let Some(votes) = article.get(key).filter(|votes| votes.as_i64().is_some_and(|votes| votes != 0)) {
            page.keep(key, votes.clone());
        }
    }
}

/// `360001` of `…/article_attachments/360001/…`.
fn attachment_id(to: &str) -> Option<String> {
    let (_, rest) = to.split_once("article_attachments/")?;
    let rest = rest.strip_prefix("token/").unwrap_or(rest);
    let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!id.is_empty()).then_some(id)
}

/// An address of an article, section or category.
struct ByNumber {
    code: String,
    plural: &'static str,
    id: String,
    fragment: String,
}

/// What an address names by its number.
fn by_number(to: &str, code: &str) -> Option<ByNumber> {
    let bare = to.strip_prefix("https:").or_else(|| to.strip_prefix("http:")).unwrap_or(to);
    let path = bare.strip_prefix("//").map_or(bare, |rest| rest.find('/').map_or("", |at| &rest[at..]));
    let below = path.strip_prefix("/hc/")?;
    let (path, fragment) = below.split_once('#').map_or((below, None), |(path, fragment)| (path, Some(fragment)));
    let path = path.split('?').next().unwrap_or_default();
    let mut parts = path.split('/');
    let first = parts.next()?;
    let plural = |part: &str| ["articles", "sections", "categories"].into_iter().find(|plural| *plural == part);
    let (code, plural) = match plural(first) {
        Some(plural) => (code.to_owned(), plural),
        None => (first.to_lowercase(), plural(parts.next()?)?),
    };
    let id: String = parts.next()?.chars().take_while(char::is_ascii_digit).collect();
    let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
    (!id.is_empty()).then_some(ByNumber { code, plural, id, fragment })
}
