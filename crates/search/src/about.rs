//! What the manifest says of every document, and of the corpus.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::counts::Strings;
use super::documents::{LocaleDocs, SearchDoc};
use super::language;
use super::manifest::{MAX_PLANS, Manifest};
use super::phrases;
use super::texts::docs_per_pack;

/// A manifest without the files of the index and what the locale borrows.
pub fn manifest(locale: &LocaleDocs, docs: &[SearchDoc], documents: u32, forms: &Strings) -> Manifest {
    let areas = areas(docs);
    let area_of = |doc: &SearchDoc| areas.iter().position(|(slug, _)| slug == doc.area).unwrap_or(0) as u32;
    let plans = plans(locale, docs);
    Manifest {
        locale: locale.locale.to_owned(),
        documents,
        docs: docs.len(),
        area_of: docs.iter().map(area_of).collect(),
        areas,
        plans_of: docs.iter().map(|doc| plan_mask(doc, &plans)).collect(),
        plans,
        boosts: docs.iter().enumerate().filter_map(|(at, doc)| Some((at as u32, boost(doc)?))).collect(),
        pins: pins(docs),
        stop_words: stop_words(locale.locale, forms),
        synonyms: locale.synonyms.clone(),
        docs_per_pack: docs_per_pack(docs.len()),
        ..Manifest::default()
    }
}

/// A hash over the ids of all documents, in order.
pub fn documents(docs: &[SearchDoc]) -> u32 {
    let mut hasher = Sha256::new();
    for doc in docs {
        hasher.update(doc.id.as_bytes());
        hasher.update([0]);
    }
    let hash = hasher.finalize();
    u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// The stop words that the corpus has; the others would be of no use to a reader.
fn stop_words(locale: &str, forms: &Strings) -> Vec<String> {
    let mut words: Vec<String> = language::stop_words(locale)
        .iter()
        .filter(|word| forms.find(word).is_ok())
        .map(|word| (*word).to_owned())
        .collect();
    words.sort();
    words
}

/// Slug and title of the areas that have documents, in order of slug.
fn areas(docs: &[SearchDoc]) -> Vec<(String, String)> {
    let mut areas: Vec<(&str, &str)> = docs.iter().map(|doc| (doc.area, doc.area_title)).collect();
    // Documents of an area stand beside each other: few are left to be sorted.
    areas.dedup();
    areas.sort_unstable();
    areas.dedup_by(|a, b| a.0 == b.0);
    areas.into_iter().map(|(slug, title)| (slug.to_owned(), title.to_owned())).collect()
}

/// The site's plans, if documents name any; more than [`MAX_PLANS`] do not fit a mask, and no help centre has as many. Plans that no
/// document names are listed too: what is for everyone counts for them.
fn plans(locale: &LocaleDocs, docs: &[SearchDoc]) -> Vec<String> {
    if docs.iter().all(|doc| doc.plans.is_empty()) {
        return Vec::new();
    }
    locale.plans.iter().take(MAX_PLANS).map(|plan| (*plan).to_owned()).collect()
}

fn plan_mask(doc: &SearchDoc, plans: &[String]) -> u32 {
    doc.plans
        .iter()
        .filter_map(|plan| plans.iter().position(|other| other == plan))
        .fold(0, |mask, bit| mask | 1 << bit)
}

/// The documents that are pinned to a query, by the query's key.
fn pins(docs: &[SearchDoc]) -> BTreeMap<String, Vec<u32>> {
    let mut pins: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (at, doc) in docs.iter().enumerate() {
        let mut keys: Vec<String> =
            doc.pins.iter().map(|query| phrases::key(query)).filter(|key| !key.is_empty()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            pins.entry(key).or_default().push(at as u32);
        }
    }
    pins
}

fn boost(doc: &SearchDoc) -> Option<u32> {
    let boost = (doc.boost.clamp(0.0, 100.0) * 100.0).round() as u32;
    (boost != 100).then_some(boost)
}
