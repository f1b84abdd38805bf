//! `_guichet/<locale>/help.json`: which articles help at which place in the product, and who may reach
//! support how. The in-product panel reads it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::analysis::Analysis;
use crate::resolve::{ArticlePage, LocaleSite, sort_by_rank};
use guichet_contacts::{ChannelView, ContactView, FormView, PolicyJson, Reader, contact_view};
use guichet_core::model::INBOX_PAGE;
use guichet_l10n::{Arg, direction};

#[derive(Serialize)]
struct Help<'a> {
    locale: &'a str,
    dir: &'static str,
    /// The site's.
    title: &'a str,
    urls: Urls,
    /// Schemes that addresses may have besides the usual ones, for the panel, which judges addresses again.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    schemes: &'a [String],
    /// Whether the desk takes what readers look for.
    #[serde(skip_serializing_if = "Option::is_none")]
    insights: Option<bool>,
    /// Of the site's default locale only, for whoever reads all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_default: Option<bool>,
    /// Product context → ids of its top articles, best first.
    contexts: BTreeMap<&'a str, Vec<&'a str>>,
    /// Where contexts are in the product, in the order of site.yaml.
    places: Vec<Place<'a>>,
    areas: Vec<Area<'a>>,
    /// Ids of the articles that writers rank highest, as on the home page; none if nobody has ranked any.
    top: Vec<&'a str>,
    articles: Vec<Article<'a>>,
    /// What an article in another language is labelled with, by language.
    languages: BTreeMap<&'a str, String>,
    /// The panel's words.
    texts: BTreeMap<&'a str, &'a str>,
    contacts: Contacts,
}

/// Who may reach support how: what `crates/client/src/contacts` reckons with, and the words for what comes out.
#[derive(Serialize)]
struct Contacts {
    /// The contact page.
    url: String,
    policy: PolicyJson,
    /// In the policy's order.
    channels: Vec<ChannelView>,
    /// The file with the details of sealed channels, for `crates/client/src/seal`; none if nothing is sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
    /// Where the desk's API is, and the page that reads it; none without a desk.
    #[serde(skip_serializing_if = "Option::is_none")]
    desk: Option<Desk>,
    /// Where a customer gets a pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    sign_in: Option<String>,
    /// What `contacts/form.js` shows and where it sends to; its words are in `words/form/` beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormView>,
    /// Patterns for verdicts: `%n` is a time, or the name of a channel.
    words: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Desk {
    /// `https://…`, or a path from the host's root; with a slash at the end.
    url: String,
    inbox: String,
}

const WORDS: [&str; 6] = [
    "channel-open-now",
    "channel-open-until",
    "channel-closed-now",
    "channel-closed-until",
    "channel-instead",
    "channel-locked",
];

fn contacts(analysis: &Analysis, site: &LocaleSite) -> Contacts {
    let words = analysis.localizer(&site.locale);
    let base = &analysis.config.base_url;
    let view = view(analysis, site);
    Contacts {
        url: base.url(&format!("{}/contact/", site.locale)),
        policy: PolicyJson { inbox: view.inbox.clone(), ..PolicyJson::of(&analysis.policy, words, analysis.date) },
        channels: view.channels,
        sealed: analysis.sealing.is_active().then(|| base.url(&crate::sealing::path(&site.locale))),
        desk: analysis
            .policy
            .desk
            .clone()
            .filter(|_| analysis.policy.has_inbox_page())
            .map(|url| Desk { url, inbox: base.url(&format!("{}/{INBOX_PAGE}/", site.locale)) }),
        sign_in: analysis.policy.seal.sign_in.clone(),
        form: view.form,
        words: WORDS.into_iter().map(|id| (id, words.message(id, &[]))).collect(),
    }
}

/// The channels as the contact page has them.
pub fn channel_views(analysis: &Analysis, site: &LocaleSite) -> Vec<ChannelView> {
    view(analysis, site).channels
}

fn view(analysis: &Analysis, site: &LocaleSite) -> ContactView {
    let home_url = analysis.config.base_url.url(&format!("{}/", site.locale));
    let today = Some(analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date());
    let reader = Reader { localizer: analysis.localizer(&site.locale), home_url: &home_url, today };
    contact_view(&analysis.policy, &reader)
}

#[derive(Serialize)]
struct Urls {
    home: String,
    contact: String,
    /// `None` where the site has no search.
    search: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    insights: Option<String>,
}

#[derive(Serialize)]
struct Place<'a> {
    context: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    urls: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
}

#[derive(Serialize)]
struct Area<'a> {
    id: &'a str,
    title: &'a str,
    url: String,
    /// Ids of its most important articles.
    top: Vec<&'a str>,
}

/// So many articles stand for an area, or for the site.
const SHOWN: usize = 6;

/// Families of messages that the panel shows.
const TEXTS: [&str; 10] = [
    "panel_",
    "search_",
    "plan_picker_",
    "pass_",
    "channel_sealed",
    "form_title",
    "contact_inbox_",
    "home_areas",
    "home_popular",
    "contact_title",
];

#[derive(Serialize)]
struct Article<'a> {
    id: &'a str,
    title: &'a str,
    description: &'a str,
    url: String,
    area: &'a str,
    /// Language of the text, where it is not that of the locale.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    plans: &'a [String],
}

pub fn json(analysis: &Analysis, site: &LocaleSite) -> String {
    let base = &analysis.config.base_url;
    let locale = site.locale.as_str();
    let head = |page: &ArticlePage| &analysis.files[page.body.file].head;
    let language = |page: &ArticlePage| page.borrowed.then(|| analysis.files[page.body.file].locale.as_str());
    let listed = || site.pages.iter().filter(|page| page.listed);
    let mut contexts: BTreeMap<&str, Vec<&ArticlePage>> = BTreeMap::new();
    for context in &analysis.config.contexts {
        contexts.insert(&context.name.value, Vec::new());
    }
    for page in listed() {
        for context in &head(page).contexts {
            contexts.entry(&context.value).or_default().push(page);
        }
    }
    for pages in contexts.values_mut() {
        sort_by_rank(pages, &analysis.files);
    }
    let mut of_areas: BTreeMap<usize, Vec<&ArticlePage>> = BTreeMap::new();
    for page in listed() {
        of_areas.entry(page.area).or_default().push(page);
    }
    let mut of_area = |area: usize| {
        let mut pages = of_areas.remove(&area).unwrap_or_default();
        sort_by_rank(&mut pages, &analysis.files);
        pages.truncate(SHOWN);
        pages
    };
    let areas: Vec<(usize, Vec<&ArticlePage>)> = site.areas.iter().map(|at| (*at, of_area(*at))).collect();
    let top = site.ranked(&analysis.files, SHOWN);
    // The panel shows titles of these only; everything else it finds by search.
    let named: BTreeSet<&str> = contexts
        .values()
        .chain(areas.iter().map(|(_, pages)| pages))
        .flatten()
        .chain(&top)
        .map(|page| page.id.as_str())
        .collect();
    let articles: Vec<&ArticlePage> = listed().filter(|page| named.contains(page.id.as_str())).collect();
    let words = analysis.localizer(&site.locale);
    let is_area = |slug: &str| site.areas.iter().any(|area| *site.folders[*area].path == *slug);
    let help = Help {
        locale,
        dir: direction(locale),
        title: analysis.config.title.get(&site.chain),
        urls: Urls {
            home: base.url(&format!("{locale}/")),
            contact: base.url(&format!("{locale}/contact/")),
            search: analysis.config.search.then(|| base.url(&format!("{locale}/search/"))),
            insights: analysis.insights_url(),
        },
        insights: analysis.insights_url().map(|_| true),
        is_default: (site.locale == analysis.config.default_locale).then_some(true),
        schemes: analysis.config.schemes.added(),
        places: analysis
            .config
            .contexts
            .iter()
            .map(|context| Place {
                context: &context.name.value,
                urls: context.urls.iter().map(|url| url.value.as_str()).collect(),
                // Nobody may know of areas without a public article.
                area: context.area.as_ref().map(|area| area.value.as_str()).filter(|area| is_area(area)),
            })
            .filter(|place| !place.urls.is_empty() || place.area.is_some())
            .collect(),
        areas: areas
            .iter()
            .map(|(at, pages)| (&site.folders[*at], pages))
            .map(|(area, pages)| Area {
                id: &area.path,
                title: &area.title,
                url: base.url(&area.url),
                top: pages.iter().map(|page| page.id.as_str()).collect(),
            })
            .collect(),
        top: top.iter().map(|page| page.id.as_str()).collect(),
        languages: articles
            .iter()
            .filter_map(|page| language(page))
            .map(|tag| {
                let name = words.language_name(tag);
                (tag, words.message("article-borrowed", &[("language", Arg::Str(&name))]))
            })
            .collect(),
        texts: words
            .plain_messages()
            .iter()
            .filter(|(id, _)| TEXTS.iter().any(|family| id.starts_with(family)))
            .map(|(id, text)| (id.as_str(), text.as_str()))
            .collect(),
        articles: articles
            .iter()
            .map(|page| Article {
                id: page.id.as_str(),
                title: &page.title,
                description: &page.description,
                url: base.url(&page.url),
                area: &site.folders[page.area].path,
                lang: language(page),
                plans: &page.plans,
            })
            .collect(),
        contexts: contexts
            .into_iter()
            .map(|(name, pages)| (name, pages.into_iter().map(|page| page.id.as_str()).collect()))
            .collect(),
        contacts: contacts(analysis, site),
    };
    serde_json::to_string(&help).unwrap_or_default()
}
