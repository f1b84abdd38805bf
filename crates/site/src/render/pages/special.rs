//! Pages that a locale has one of: home, search, contact, A–Z, 404; and those of the whole site.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use super::super::brand::home_sections;
use super::super::context::{LocaleContext, PageFacts, Sibling};
use super::super::inputs::{
    Breadcrumbs, ContactOwn, HomeOwn, InboxOwn, IndexOwn, Input, NotFoundInput, NotFoundOwn, RedirectInput,
    RedirectOwn, RootOwn, SearchOwn,
};
use super::super::parts::{folder_language, language_of, no_language, written};
use super::super::shared::Shared;
use super::super::todo::{InLocale, Todo};
use super::super::view::{Foreign, One};
use super::super::views::{Contact, Frame, Home, HomeArea, Inbox, Letter, Missing, Popular, Search};
use super::listing::folder_body;
use super::outline::heading;
use super::{Put, siblings};
use crate::escape::escape;
use crate::resolve::{ArticlePage, Folder, ResolvedBody, sort_by_rank};
use guichet_contacts::{ChannelView, ContactView, PolicyJson};
use guichet_core::model::INBOX_PAGE;
use guichet_l10n::Arg;

/// Articles named on an area's card, and on the home page.
const TOP: usize = 3;
const POPULAR: usize = 6;
/// More than these are a list of rows, and no menu.
const MANY_AREAS: usize = 12;

pub fn all<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    todo: &InLocale,
    put: &Put,
) -> io::Result<()> {
    if todo.home {
        home(shared, locale, contexts, put)?;
    }
    if todo.search {
        search(shared, locale, contexts, put)?;
    }
    if todo.contact {
        contact(shared, locale, contexts, put)?;
    }
    if todo.inbox {
        inbox(shared, locale, contexts, put)?;
    }
    if todo.index {
        index_az(shared, locale, contexts, put)?;
    }
    if todo.not_found {
        // Of the language at the root, it is the page of all addresses.
        let is_for_all = shared.analysis.config.base_url.addresses.root.as_deref() == Some(locale.site.locale.as_str());
        put(&not_found(shared, locale, contexts, is_for_all), format!("{}/404.html", locale.site.locale))?;
    }
    Ok(())
}

/// `/`, the 404 page that hosts look for, and redirects.
pub fn site_wide<'a>(shared: &Shared<'a>, contexts: &[LocaleContext<'a>], todo: &Todo, put: &Put) -> io::Result<()> {
    let default = &shared.analysis.config.default_locale;
    let Some(locale) = contexts.iter().find(|context| context.site.locale == *default).or(contexts.first()) else {
        return Ok(());
    };
    if todo.root {
        let siblings = home_siblings(shared, contexts);
        let description = described(shared, locale);
        let facts = PageFacts { kind: "root", url: "".into(), description: description.into(), ..PLAIN };
        let frame = locale.frame(shared, &facts, siblings);
        put(&Input { frame, own: RootOwn {} }, "index.html".to_owned())?;
    }
    if todo.not_found {
        put(&not_found(shared, locale, contexts, true), "404.html".to_owned())?;
    }
    let redirects = shared.analysis.site().redirects.iter().zip(&todo.redirects).filter(|(_, todo)| **todo);
    for (redirect, _) in redirects {
        let page = moved(shared, contexts, locale, &redirect.to);
        let addresses = &shared.analysis.config.base_url.addresses;
        put(&page, addresses.old_page(crate::resolve::page_of(&redirect.from)))?;
    }
    for (path, target) in &todo.aliases {
        put(&moved(shared, contexts, locale, &shared.url(&format!("{target}/"))), path.clone())?;
    }
    Ok(())
}

/// A page that leads on to `to`, in the language that the reader finds there; `default` if it leads out of the site.
fn moved<'f, 'a>(
    shared: &Shared<'a>,
    contexts: &'f [LocaleContext<'a>],
    default: &'f LocaleContext<'a>,
    to: &str,
) -> RedirectInput<'f> {
    let locale = contexts
        .iter()
        .map(|context| (shared.url(&format!("{}/", context.site.locale)), context))
        .filter(|(home, _)| to.starts_with(home))
        .max_by_key(|(home, _)| home.len())
        .map_or(default, |(_, context)| context);
    let siblings = home_siblings(shared, contexts);
    let frame = locale.frame(shared, &PageFacts { kind: "redirect", noindex: true, ..PLAIN }, siblings);
    Input { frame, own: RedirectOwn { target: to.to_owned() } }
}

const PLAIN: PageFacts<'static> = PageFacts {
    kind: "",
    title: Cow::Borrowed(""),
    description: Cow::Borrowed(""),
    url: Cow::Borrowed(""),
    canonical: None,
    noindex: false,
    markdown: false,
    site: None,
    body: None,
    article: None,
};

fn home_siblings<'c, 'a>(
    shared: &Shared<'a>,
    contexts: &'c [LocaleContext<'a>],
) -> Vec<(&'c LocaleContext<'a>, Sibling)> {
    siblings(shared, contexts, |other| Some((format!("{}/", other.site.locale), false)))
}

/// The frame of a page that every locale has at the same place.
fn frame<'f, 'a>(
    shared: &Shared<'a>,
    locale: &'f LocaleContext<'a>,
    contexts: &'f [LocaleContext<'a>],
    name: &str,
    facts: &PageFacts<'f>,
) -> (Frame<'f>, Breadcrumbs<'f>) {
    let siblings = siblings(shared, contexts, |other| Some((format!("{}/{name}", other.site.locale), false)));
    let frame = locale.frame(shared, facts, siblings);
    let breadcrumbs = if facts.title.is_empty() { Vec::new() } else { locale.at_the_top(facts.title.clone()) };
    (frame, breadcrumbs)
}

fn home<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    put: &Put,
) -> io::Result<()> {
    let site = locale.site;
    let url = format!("{}/", site.locale);
    let description = described(shared, locale);
    let body = site.home.as_ref().map(|home| &*shared.analysis.files[home.file].body);
    let own_text = site.home_text(&shared.analysis.files);
    let own_text = own_text.is_some_and(|home| shared.analysis.files[home.file].locale == site.locale);
    let markdown = shared.analysis.config.outputs.markdown && own_text;
    let facts =
        PageFacts { kind: "home", url: url.as_str().into(), description: description.into(), markdown, body, ..PLAIN };
    let (frame, breadcrumbs) = frame(shared, locale, contexts, "", &facts);
    let head = site.home.as_ref().map(|home| &shared.analysis.files[home.file].head);
    let heading = site.home.as_ref().and_then(|home| heading(&shared.analysis.files[home.file]));
    let is_written = heading.is_some();
    let (heading, heading_id) = heading.unwrap_or_else(|| (escape(&locale.message("home-heading", &[])).into(), None));
    let own_lead = head.and_then(|head| head.description.as_deref());
    let lead = own_lead.unwrap_or_else(|| shared.analysis.config.description.get(&site.chain));
    let areas = site.areas.iter().map(|at| {
        let folder = &site.folders[*at];
        let mut top = pages_below(locale, *at);
        sort_by_rank(&mut top, &shared.analysis.files);
        let top = top.into_iter().take(TOP).map(|page| One::Own(locale.article_row(shared, page)));
        // An area may hold nothing but a text.
        let count =
            (folder.count > 0).then(|| locale.message("area-count", &[("count", Arg::Num(folder.count as f64))]));
        let (lang, dir) = folder_language(shared, site, folder);
        HomeArea {
            lang,
            dir,
            slug: &folder.path,
            title: &folder.title,
            description: written(&folder.description),
            icon: &folder.icon,
            url: shared.url(&folder.url),
            count: folder.count,
            count_text: count,
            top: top.collect(),
        }
    });
    let popular = site.ranked(&shared.analysis.files, POPULAR);
    let popular = popular.into_iter().map(|page| One::Own(locale.article_row(shared, page)));
    let text_file = site.home.as_ref().map(|home| &shared.analysis.files[home.file]);
    let language =
        |of_the_file: bool| text_file.filter(|_| of_the_file).map_or_else(no_language, |file| language_of(file, site));
    let (body_lang, body_dir) = language(true);
    let (heading_lang, heading_dir) = language(is_written);
    let (lead_lang, lead_dir) = language(own_lead.is_some());
    let home = Home {
        heading,
        heading_id,
        heading_lang,
        heading_dir,
        lead: written(lead),
        lead_lang,
        lead_dir,
        body: folder_body(shared, locale, site.home.as_ref()),
        body_lang,
        body_dir,
        areas: areas.collect(),
        icons: site.areas.iter().any(|at| !site.folders[*at].icon.is_empty()),
        popular: popular.collect(),
        sections: home_sections(shared, site, site.areas.len() > MANY_AREAS),
    };
    put(&Input { frame, own: HomeOwn { breadcrumbs, home } }, format!("{url}index.html"))
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
    let pages = folder.page.iter().chain(&folder.pages).map(|at| &locale.site.pages[*at]);
    let mut pages: Vec<&ArticlePage> = pages.filter(|page| page.listed).collect();
    for child in &folder.children {
        pages.extend(pages_below(locale, *child));
    }
    pages
}

fn search<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    put: &Put,
) -> io::Result<()> {
    let title = locale.message("search-title", &[]);
    let url = format!("{}/search/", locale.site.locale);
    let description = described(shared, locale);
    let facts = PageFacts {
        kind: "search",
        title: title.into(),
        description: description.into(),
        url: url.as_str().into(),
        noindex: true,
        ..PLAIN
    };
    let (frame, breadcrumbs) = frame(shared, locale, contexts, "search/", &facts);
    // For readers who find nothing: what others read, of the area that they searched.
    let popular = locale.site.ranked(&shared.analysis.files, usize::MAX);
    let mut of_areas: BTreeMap<usize, Vec<&ArticlePage>> = BTreeMap::new();
    for page in &popular {
        let of_area = of_areas.entry(page.area).or_default();
        if of_area.len() < POPULAR {
            of_area.push(page);
        }
    }
    let all: Vec<_> = popular.into_iter().take(POPULAR).collect();
    let group = |slug, title, pages: Vec<&'a ArticlePage>| {
        let rows = pages.into_iter().map(|page| One::Own(locale.article_row(shared, page)));
        Popular { slug, title, articles: rows.collect() }
    };
    let all = (!all.is_empty()).then(|| group("", "", all));
    let of_areas = locale.site.areas.iter().filter_map(|at| {
        let folder = &locale.site.folders[*at];
        Some(group(&folder.path, &folder.title, of_areas.remove(at)?))
    });
    let search = Search { popular: all.into_iter().chain(of_areas).collect() };
    put(&Input { frame, own: SearchOwn { breadcrumbs, search } }, format!("{url}index.html"))
}

fn contact<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    put: &Put,
) -> io::Result<()> {
    let title = locale.message("contact-title", &[]);
    let url = format!("{}/contact/", locale.site.locale);
    let intro = locale.message("contact-intro", &[]);
    let facts = PageFacts {
        kind: "contact",
        title: title.clone().into(),
        description: intro.clone().into(),
        url: url.as_str().into(),
        ..PLAIN
    };
    let (frame, breadcrumbs) = frame(shared, locale, contexts, "contact/", &facts);
    let view = &locale.contact;
    let policy = PolicyJson::of(&shared.analysis.policy, locale.words, shared.analysis.date);
    let policy = serde_json::to_string(&policy).unwrap_or_default();
    let contact = Contact {
        title: title.clone(),
        intro_text: intro.clone(),
        plans: Foreign(&view.plans),
        addons: Foreign(&view.addons),
        channels: Foreign(&view.channels),
        inbox: view.inbox.as_deref().and_then(written),
        policy,
        form: view.form.as_ref().map(Foreign),
        form_json: form_json(view),
        matrix: locale.matrix_html.as_str().into(),
    };
    put(&Input { frame, own: ContactOwn { breadcrumbs, contact } }, format!("{url}index.html"))
}

fn inbox<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    put: &Put,
) -> io::Result<()> {
    let policy = &shared.analysis.policy;
    let Some(desk) = policy.desk.as_deref() else { return Ok(()) };
    let title = locale.message("inbox-title", &[]);
    let url = format!("{}/{INBOX_PAGE}/", locale.site.locale);
    let facts = PageFacts {
        kind: "inbox",
        title: title.clone().into(),
        description: locale.message("inbox-intro", &[]).into(),
        url: url.as_str().into(),
        noindex: true,
        ..PLAIN
    };
    let (frame, breadcrumbs) = frame(shared, locale, contexts, &format!("{INBOX_PAGE}/"), &facts);
    let files = locale.contact.form.as_ref().and_then(|form| form.files.as_ref());
    let inbox = Inbox {
        title,
        intro_text: locale.message("inbox-intro", &[]),
        desk,
        sign_in: policy.seal.sign_in.as_deref(),
        files_json: files.and_then(|files| serde_json::to_string(files).ok()).unwrap_or_default(),
    };
    put(&Input { frame, own: InboxOwn { breadcrumbs, inbox } }, format!("{url}index.html"))
}

/// What the form's script is given beside the policy: the form, and the channels that it serves.
fn form_json(view: &ContactView) -> String {
    let Some(form) = &view.form else { return String::new() };
    let channels: Vec<&ChannelView> =
        view.channels.iter().filter(|channel| form.channels.contains(&channel.id)).collect();
    serde_json::to_string(&serde_json::json!({ "form": form, "channels": channels })).unwrap_or_default()
}

/// Every listed article and every text of a folder by its first letter: the search of readers without JavaScript.
fn index_az<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    put: &Put,
) -> io::Result<()> {
    let title = locale.message("az-title", &[]);
    let url = format!("{}/a-z/", locale.site.locale);
    let areas = locale.site.areas.iter().map(|at| locale.site.folders[*at].title.as_str());
    let count = locale.site.pages.iter().filter(|page| page.listed).count();
    let description = locale.summary(count, areas);
    let facts = PageFacts {
        kind: "index",
        title: title.into(),
        description: description.into(),
        url: url.as_str().into(),
        noindex: true,
        ..PLAIN
    };
    let (frame, breadcrumbs) = frame(shared, locale, contexts, "a-z/", &facts);
    let articles = locale.site.pages.iter().filter(|page| page.listed);
    let articles = articles.map(|page| (page.title.as_str(), page.url.as_str(), Entry::Article(page)));
    let folders = locale.site.introductions();
    let folders =
        folders.map(|(_, folder, body)| (folder.title.as_str(), folder.url.as_str(), Entry::Folder(folder, body)));
    let mut entries: Vec<(&str, &str, Entry)> = articles.chain(folders).collect();
    entries.sort_by(|a, b| locale.words.compare(a.0, b.0).then_with(|| a.1.cmp(b.1)));
    let groups = locale.words.index_groups(entries, |entry| entry.0);
    let groups = groups.into_iter().map(|(letter, entries)| {
        let rows = entries.into_iter().map(|(_, _, entry)| match entry {
            Entry::Article(at) => One::Own(locale.article_row(shared, at)),
            Entry::Folder(folder, body) => One::Own(locale.folder_row(shared, folder, body)),
        });
        Letter { letter, articles: rows.collect() }
    });
    let groups = groups.collect();
    put(&Input { frame, own: IndexOwn { breadcrumbs, groups } }, format!("{url}index.html"))
}

/// What the A–Z leads to.
enum Entry<'a> {
    Article(&'a ArticlePage),
    Folder(&'a Folder, &'a ResolvedBody),
}

/// Many hosts know one page for all addresses with nothing behind them: what is `for_all` says it in every language.
fn not_found<'f, 'a>(
    shared: &Shared<'a>,
    locale: &'f LocaleContext<'a>,
    contexts: &'f [LocaleContext<'a>],
    for_all: bool,
) -> NotFoundInput<'f> {
    let title = locale.message("not-found-title", &[]);
    let path = format!("{}/404.html", locale.site.locale);
    let siblings = home_siblings(shared, contexts);
    let description = locale.message("not-found-text", &[]);
    let facts = PageFacts {
        kind: "404",
        title: title.into(),
        description: description.into(),
        url: path.into(),
        noindex: true,
        ..PLAIN
    };
    let frame = locale.frame(shared, &facts, siblings);
    let others = contexts.iter().filter(|other| for_all && other.site.locale != locale.site.locale);
    let missing = |other: &'f LocaleContext<'a>| Missing {
        name: other.name(),
        lang: other.site.locale.as_str(),
        dir: other.words.direction(),
        url: shared.url(&format!("{}/", other.site.locale)),
        page_url: shared.url(&format!("{}/404.html", other.site.locale)),
        text: other.message("not-found-title", &[]),
    };
    Input { frame, own: NotFoundOwn { breadcrumbs: Vec::new(), others: others.map(missing).collect() } }
}
