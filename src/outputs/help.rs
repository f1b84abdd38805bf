//! `_guichet/<locale>/help.json`: which articles help at which place in the product, and who may reach
//! support how. The in-product panel reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::contacts::{ChannelView, FormView, PolicyJson, Reader, contact_view};
use crate::resolve::{ArticlePage, LocaleSite};

#[derive(Serialize)]
struct Help<'a> {
    locale: &'a str,
    /// Product context → ids of its top articles, best first.
    contexts: BTreeMap<&'a str, Vec<&'a str>>,
    areas: Vec<Area<'a>>,
    articles: Vec<Article<'a>>,
    contacts: Contacts,
}

/// Who may reach support how: what `src/client/contacts` reckons with, and the words for what comes out.
#[derive(Serialize)]
struct Contacts {
    /// The contact page.
    url: String,
    policy: PolicyJson,
    /// In the policy's order.
    channels: Vec<ChannelView>,
    /// The file with the details of sealed channels, for `src/client/seal`; none if nothing is sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
    /// Where a customer gets a pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    sign_in: Option<String>,
    /// What `contacts/form.js` shows and where it sends to; its words are in `words/form/` beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormView>,
    /// Patterns for verdicts: `%n` is a time, or the name of a channel.
    words: BTreeMap<&'static str, String>,
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
    let home_url = base.url(&format!("{}/", site.locale));
    let today = Some(analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date());
    let reader = Reader { localizer: words, home_url: &home_url, today };
    let view = contact_view(&analysis.policy, &reader);
    Contacts {
        url: base.url(&format!("{}/contact/", site.locale)),
        policy: PolicyJson::of(&analysis.policy, words, analysis.date),
        channels: view.channels,
        sealed: analysis.sealing.is_active().then(|| base.url(&super::sealed_path(&site.locale))),
        sign_in: analysis.policy.seal.sign_in.clone(),
        form: view.form,
        words: WORDS.into_iter().map(|id| (id, words.message(id, &[]))).collect(),
    }
}

#[derive(Serialize)]
struct Area<'a> {
    id: &'a str,
    title: &'a str,
    url: String,
}

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
    let head = |page: &ArticlePage| &analysis.files[page.body.file].head;
    let mut contexts: BTreeMap<&str, Vec<&ArticlePage>> = BTreeMap::new();
    for context in &analysis.config.contexts {
        contexts.insert(&context.value, Vec::new());
    }
    for page in site.pages.iter().filter(|page| page.listed) {
        for context in &head(page).contexts {
            contexts.entry(&context.value).or_default().push(page);
        }
    }
    for pages in contexts.values_mut() {
        pages.sort_by(|a, b| head(a).top.unwrap_or(f64::INFINITY).total_cmp(&head(b).top.unwrap_or(f64::INFINITY)));
    }
    // The panel shows titles of top articles only; everything else it finds by search.
    let named: std::collections::BTreeSet<&str> = contexts.values().flatten().map(|page| page.id.as_str()).collect();
    let articles =
        site.pages.iter().filter(|page| page.listed && (named.contains(page.id.as_str()) || head(page).top.is_some()));
    let help = Help {
        locale: site.locale.as_str(),
        areas: site
            .areas
            .iter()
            .map(|at| &site.folders[*at])
            .map(|area| Area { id: &area.path, title: &area.title, url: base.url(&area.url) })
            .collect(),
        articles: articles
            .map(|page| Article {
                id: page.id.as_str(),
                title: &page.title,
                description: &page.description,
                url: base.url(&page.url),
                area: &site.folders[page.area].path,
                lang: page.borrowed.then(|| analysis.files[page.body.file].locale.as_str()),
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
