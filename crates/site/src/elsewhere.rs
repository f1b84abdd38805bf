//! Where the site leads its readers beyond itself: what `guichet check --external` opens. Of what is published only; what is sealed
//! or secret is nobody's to ask for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::load::SourceTree;
use guichet_contacts::{Gate, Href, Policy};
use guichet_core::model::{Locale, Span};
use guichet_core::yaml::{self, Node, Value};
use guichet_markdown::body::ImageSource;
use rayon::prelude::*;

/// An address of another site, where somebody has written it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elsewhere {
    pub file: Arc<str>,
    pub start: usize,
    pub end: usize,
    /// With `https:` or `http:`, and with the fragment that was written.
    pub url: String,
    pub locale: Option<Locale>,
    pub article: Option<Arc<str>>,
}

impl Elsewhere {
    fn of_settings(file: &Arc<str>, span: &Span, url: String) -> Self {
        Elsewhere { file: Arc::clone(file), start: span.start, end: span.end, url, locale: None, article: None }
    }
}

/// All of them, by file and place; what stands in a snippet is there once, whoever shows it. Addresses of the site itself are not among
/// them: what they lead to today is not what is being checked.
pub fn all(analysis: &Analysis, tree: &SourceTree) -> Vec<Elsewhere> {
    let published: BTreeSet<usize> = analysis.site().bodies().map(|body| body.file).collect();
    let published: Vec<usize> = published.into_iter().collect();
    let mut all: Vec<Elsewhere> = published.par_iter().flat_map_iter(|file| of_text(analysis, *file)).collect();
    all.extend(of_redirects(analysis, tree));
    if let Some((file, _)) = tree.texts.get_key_value("site.yaml") {
        let links = analysis.config.theme.links();
        all.extend(links.map(|href| Elsewhere::of_settings(file, &href.span, href.value.clone())));
    }
    if let Some((file, text)) = tree.texts.get_key_value("contacts.yaml") {
        all.extend(of_channels(&analysis.policy, file, text, analysis.config.default_locale.as_str()));
    }
    let base = &analysis.config.base_url;
    let own = base.origin.clone() + &base.path;
    all.retain_mut(|address| {
        if address.url.starts_with("//") {
            address.url.insert_str(0, "https:");
        }
        let is_own = address.url.starts_with(&own) || address.url == own.trim_end_matches('/');
        !is_own && is_of_the_web(&address.url)
    });
    all.sort();
    all.dedup();
    all
}

fn is_of_the_web(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

fn of_text(analysis: &Analysis, at: usize) -> Vec<Elsewhere> {
    let file = &analysis.files[at];
    let found = |url: &str, span: &Span, snippet: &Option<Arc<str>>| Elsewhere {
        file: Arc::clone(snippet.as_ref().unwrap_or(&file.path)),
        start: span.start,
        end: span.end,
        url: url.to_owned(),
        // A snippet is no article's.
        locale: snippet.is_none().then(|| file.locale.clone()),
        article: snippet.is_none().then(|| Arc::clone(&file.rel)),
    };
    let links = analysis.contents.elsewhere(at, file);
    let links = links.iter().map(|link| found(&link.url, &link.span, &link.snippet));
    let pictures = file.body.images.iter().filter_map(|image| match &image.source {
        ImageSource::Remote(url) => Some(found(url, &image.span, &image.snippet)),
        ImageSource::File(_) | ImageSource::Embedded(_) => None,
    });
    links.chain(pictures).collect()
}

/// Those that are written with a whole address: one that leads on to another of them has its place there.
fn of_redirects(analysis: &Analysis, tree: &SourceTree) -> Vec<Elsewhere> {
    let Some((file, text)) = tree.texts.get_key_value("redirects.yaml") else { return Vec::new() };
    let written = analysis.site().redirects.iter().filter(|redirect| redirect.file == *file);
    let whole = written.filter(|redirect| text.get(redirect.target.clone()).is_some_and(|to| to.contains("://")));
    whole.map(|redirect| Elsewhere::of_settings(file, &redirect.target, redirect.to.clone())).collect()
}

/// Pages of channels, in each language that they have.
fn of_channels(policy: &Policy, file: &Arc<str>, text: &str, default: &str) -> Vec<Elsewhere> {
    let Ok(node) = yaml::parse(text, 0..text.len()) else { return Vec::new() };
    let mut all = Vec::new();
    for channel in policy.channels.iter().filter(|channel| channel.gate != Gate::Sealed) {
        let Some(Href::Url(url)) = &channel.href else { continue };
        let Some(href) = ["channels", &channel.id, "href"].iter().try_fold(&node, |node, key| entry(node, key)) else {
            continue;
        };
        let languages = match channel.languages.is_empty() {
            true => vec![default],
            false => channel.languages.iter().map(String::as_str).collect(),
        };
        all.extend(
            languages.iter().map(|language| Elsewhere::of_settings(file, &href.span, url.replace("{lang}", language))),
        );
    }
    all
}

fn entry<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|(key, _)| key.name == name).map(|(_, value)| value)
}
