//! Pages that a locale has one of: home, search, contact, A–Z, 404; and those of the whole site.

use std::io;

use tera::{Context, Value};

use super::super::context::{LocaleContext, PageFacts, Shared, Sibling, folder_language, language_of, no_language};
use super::super::escape;
use super::super::value::{list, map, optional, safe, text};
use super::listing::{folder_body, heading};
use super::{Put, siblings};
use crate::resolve::{ArticlePage, Folder, ResolvedBody, sort_by_rank};
use guichet_contacts::{ChannelView, ContactView, PolicyJson};
use guichet_l10n::Arg;

/// Articles named on an area's card, and on the home page.
const TOP: usize = 3;
const POPULAR: usize = 6;

pub fn all(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    home(shared, locale, contexts, put)?;
    search(shared, locale, contexts, put)?;
    contact(shared, locale, contexts, put)?;
    index_az(shared, locale, contexts, put)?;
    let (context, path) = not_found(shared, locale, contexts);
    put("404.html", path, &context)
}

/// `/`, the 404 page that hosts look for, and redirects.
pub fn site_wide(shared: &Shared, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    let default = &shared.analysis.config.default_locale;
    let Some(locale) = contexts.iter().find(|context| context.site.locale == *default).or(contexts.first()) else {
        return Ok(());
    };
    let siblings = home_siblings(shared, contexts);
    let facts = PageFacts { kind: "root", url: "", description: &described(shared, locale), ..PLAIN };
    put("root.html", "index.html".to_owned(), &locale.page(shared, &facts, &siblings))?;
    let (context, _) = not_found(shared, locale, contexts);
    put("404.html", "404.html".to_owned(), &context)?;
    for redirect in &shared.analysis.site.redirects {
        let context = moved(shared, contexts, locale, &redirect.to);
        put("redirect.html", crate::resolve::page_of(&redirect.from), &context)?;
    }
    let site = &shared.analysis.site;
    for (path, target) in crate::resolve::alias_pages(&shared.analysis.config, &site.locales, &site.redirects) {
        let context = moved(shared, contexts, locale, &shared.url(&format!("{target}/")));
        put("redirect.html", path, &context)?;
    }
    Ok(())
}

/// A page that leads on to `to`, in the language that the reader finds there; `default` if it leads out of the site.
fn moved(shared: &Shared, contexts: &[LocaleContext], default: &LocaleContext, to: &str) -> Context {
    let locale = contexts
        .iter()
        .find(|context| to.starts_with(&shared.url(&format!("{}/", context.site.locale))))
        .unwrap_or(default);
    let siblings = home_siblings(shared, contexts);
    let mut context = locale.page(shared, &PageFacts { kind: "redirect", noindex: true, ..PLAIN }, &siblings);
    context.insert_value("target", Value::from(to));
    context
}

const PLAIN: PageFacts = PageFacts {
    kind: "",
    title: "",
    description: "",
    url: "",
    canonical: None,
    noindex: false,
    markdown: false,
    area: None,
    body: None,
};

fn home_siblings<'c, 'a>(shared: &Shared, contexts: &'c [LocaleContext<'a>]) -> Vec<(&'c LocaleContext<'a>, Sibling)> {
    siblings(shared, contexts, |other| Some((format!("{}/", other.site.locale), false)))
}

/// The frame of a page that every locale has at the same place.
fn frame(
    shared: &Shared,
    locale: &LocaleContext,
    contexts: &[LocaleContext],
    name: &str,
    facts: &PageFacts,
) -> Context {
    let siblings = siblings(shared, contexts, |other| Some((format!("{}/{name}", other.site.locale), false)));
    let mut context = locale.page(shared, facts, &siblings);
    context.insert_value(
        "breadcrumbs",
        if facts.title.is_empty() { list([]) } else { locale.breadcrumbs(shared, None, facts.title, no_language()) },
    );
    context
}

fn home(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    let site = locale.site;
    let url = format!("{}/", site.locale);
    let description = described(shared, locale);
    let body = site.home.as_ref().map(|home| &shared.analysis.files[home.file].body);
    let own_text = site.home_text(&shared.analysis.files);
    let own_text = own_text.is_some_and(|home| shared.analysis.files[home.file].locale == site.locale);
    let markdown = shared.analysis.config.outputs.markdown && own_text;
    let facts = PageFacts { kind: "home", url: &url, description: &description, markdown, body, ..PLAIN };
    let mut context = frame(shared, locale, contexts, "", &facts);
    let head = site.home.as_ref().map(|home| &shared.analysis.files[home.file].head);
    let heading = site.home.as_ref().and_then(|home| heading(&shared.analysis.files[home.file]));
    let written = heading.is_some();
    let (heading, heading_id) = heading.unwrap_or_else(|| (escape(&locale.message("home-heading", &[])), None));
    let own_lead = head.and_then(|head| head.description.as_deref());
    let lead = own_lead.unwrap_or_else(|| shared.analysis.config.description.get(&site.chain));
    let areas = site.areas.iter().map(|at| {
        let folder = &site.folders[*at];
        let mut top = pages_below(locale, *at);
        sort_by_rank(&mut top, &shared.analysis.files);
        let top = top.into_iter().take(TOP).map(|page| locale.row_of(shared, page));
        // An area may hold nothing but a text.
        let count = (folder.count > 0)
            .then(|| locale.message("area-count", &[("count", Arg::Num(folder.count as f64))]).into());
        let [lang, dir] = folder_language(shared, site, folder);
        map([
            ("lang", lang),
            ("dir", dir),
            ("slug", (&*folder.path).into()),
            ("title", folder.title.as_str().into()),
            ("description", text(&folder.description)),
            ("icon", folder.icon.as_str().into()),
            ("url", shared.url(&folder.url).into()),
            ("count", folder.count.into()),
            ("count_text", optional(count)),
            ("top", list(top)),
        ])
    });
    let popular = site.ranked(&shared.analysis.files, POPULAR);
    let popular = popular.into_iter().map(|page| locale.row_of(shared, page));
    let text_file = site.home.as_ref().map(|home| &shared.analysis.files[home.file]);
    let language =
        |of_the_file: bool| text_file.filter(|_| of_the_file).map_or_else(no_language, |file| language_of(file, site));
    let [body_lang, body_dir] = language(true);
    let [heading_lang, heading_dir] = language(written);
    let [lead_lang, lead_dir] = language(own_lead.is_some());
    let home = map([
        ("heading", safe(&heading)),
        ("heading_id", optional(heading_id.map(Value::from))),
        ("heading_lang", heading_lang),
        ("heading_dir", heading_dir),
        ("lead", text(lead)),
        ("lead_lang", lead_lang),
        ("lead_dir", lead_dir),
        ("body", folder_body(shared, locale, site.home.as_ref())),
        ("body_lang", body_lang),
        ("body_dir", body_dir),
        ("areas", list(areas)),
        ("icons", site.areas.iter().any(|at| !site.folders[*at].icon.is_empty()).into()),
        ("popular", list(popular)),
    ]);
    context.insert_value("home", home);
    put("home.html", format!("{url}index.html"), &context)
}

/// What the site says of itself, for search engines.
fn described(shared: &Shared, locale: &LocaleContext) -> String {
    match shared.analysis.config.description.get(&locale.site.chain) {
        "" => locale.message("home-lead", &[]),
        written => written.to_owned(),
    }
}

fn pages_below<'a>(locale: &LocaleContext<'a>, folder: usize) -> Vec<&'a ArticlePage> {
    let folder = &locale.site.folders[folder];
    let mut pages: Vec<&ArticlePage> = folder.pages.iter().map(|at| &locale.site.pages[*at]).collect();
    for child in &folder.children {
        pages.extend(pages_below(locale, *child));
    }
    pages
}

fn search(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    let title = locale.message("search-title", &[]);
    let url = format!("{}/search/", locale.site.locale);
    let description = described(shared, locale);
    let facts =
        PageFacts { kind: "search", title: &title, description: &description, url: &url, noindex: true, ..PLAIN };
    let mut context = frame(shared, locale, contexts, "search/", &facts);
    // For readers who find nothing: what others read, of the area that they searched.
    let group = |slug: &str, title: &str, pages: Vec<&ArticlePage>| {
        let rows = pages.into_iter().map(|page| locale.row_of(shared, page));
        map([("slug", slug.into()), ("title", title.into()), ("articles", list(rows))])
    };
    let popular = locale.site.ranked(&shared.analysis.files, usize::MAX);
    let of_areas = locale.site.areas.iter().filter_map(|at| {
        let folder = &locale.site.folders[*at];
        let pages: Vec<_> = popular.iter().copied().filter(|page| page.area == *at).take(POPULAR).collect();
        (!pages.is_empty()).then(|| group(&folder.path, &folder.title, pages))
    });
    let all: Vec<_> = popular.iter().copied().take(POPULAR).collect();
    let all = (!all.is_empty()).then(|| group("", "", all));
    let groups = all.into_iter().chain(of_areas);
    context.insert_value("search", map([("popular", list(groups))]));
    put("search.html", format!("{url}index.html"), &context)
}

fn contact(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    let title = locale.message("contact-title", &[]);
    let url = format!("{}/contact/", locale.site.locale);
    let intro = locale.message("contact-intro", &[]);
    let facts = PageFacts { kind: "contact", title: &title, description: &intro, url: &url, ..PLAIN };
    let mut context = frame(shared, locale, contexts, "contact/", &facts);
    let view = &locale.contact;
    let policy = PolicyJson::of(&shared.analysis.policy, locale.words, shared.analysis.date);
    let policy = serde_json::to_string(&policy).unwrap_or_default();
    context.insert_value(
        "contact",
        map([
            ("title", title.as_str().into()),
            ("intro_text", intro.as_str().into()),
            ("plans", Value::from_serializable(&view.plans)),
            ("addons", Value::from_serializable(&view.addons)),
            ("channels", Value::from_serializable(&view.channels)),
            ("inbox", text(view.inbox.as_deref().unwrap_or_default())),
            ("policy", policy.into()),
            ("form", view.form.as_ref().map_or_else(Value::none, Value::from_serializable)),
            ("form_json", form_json(view).into()),
            ("matrix", safe(&locale.matrix_html)),
        ]),
    );
    put("contact.html", format!("{url}index.html"), &context)
}

/// What the form's script is given beside the policy: the form, and the channels that it serves.
fn form_json(view: &ContactView) -> String {
    let Some(form) = &view.form else { return String::new() };
    let channels: Vec<&ChannelView> =
        view.channels.iter().filter(|channel| form.channels.contains(&channel.id)).collect();
    serde_json::to_string(&serde_json::json!({ "form": form, "channels": channels })).unwrap_or_default()
}

/// Every listed article and every text of a folder by its first letter: the search of readers without JavaScript.
fn index_az(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    let title = locale.message("az-title", &[]);
    let url = format!("{}/a-z/", locale.site.locale);
    let areas = locale.site.areas.iter().map(|at| locale.site.folders[*at].title.as_str());
    let count = locale.site.pages.iter().filter(|page| page.listed).count();
    let description = locale.summary(count, areas);
    let facts =
        PageFacts { kind: "index", title: &title, description: &description, url: &url, noindex: true, ..PLAIN };
    let mut context = frame(shared, locale, contexts, "a-z/", &facts);
    let articles = locale.site.pages.iter().enumerate().filter(|(_, page)| page.listed);
    let articles = articles.map(|(at, page)| (page.title.as_str(), page.url.as_str(), Entry::Article(at)));
    let folders = locale.site.introductions();
    let folders =
        folders.map(|(folder, body)| (folder.title.as_str(), folder.url.as_str(), Entry::Folder(folder, body)));
    let mut entries: Vec<(&str, &str, Entry)> = articles.chain(folders).collect();
    entries.sort_by(|a, b| locale.words.compare(a.0, b.0).then_with(|| a.1.cmp(b.1)));
    let row = |(_, _, entry): (&str, &str, Entry)| match entry {
        Entry::Article(at) => locale.row(shared, at),
        Entry::Folder(folder, body) => locale.folder_row(shared, folder, body),
    };
    let groups = locale.words.index_groups(entries, |entry| entry.0);
    let groups = groups
        .into_iter()
        .map(|(letter, entries)| map([("letter", letter.into()), ("articles", list(entries.into_iter().map(row)))]));
    context.insert_value("groups", list(groups));
    put("index-az.html", format!("{url}index.html"), &context)
}

/// What the A–Z leads to.
enum Entry<'a> {
    /// By its place.
    Article(usize),
    Folder(&'a Folder, &'a ResolvedBody),
}

fn not_found(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext]) -> (Context, String) {
    let title = locale.message("not-found-title", &[]);
    let path = format!("{}/404.html", locale.site.locale);
    let siblings = home_siblings(shared, contexts);
    let description = locale.message("not-found-text", &[]);
    let facts = PageFacts { kind: "404", title: &title, description: &description, url: &path, noindex: true, ..PLAIN };
    let mut context = locale.page(shared, &facts, &siblings);
    context.insert_value("breadcrumbs", list([]));
    (context, path)
}
