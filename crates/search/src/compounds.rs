//! Words written as one: `Projektrechnung` is found by `Rechnung` too, in languages that join their nouns.
//!
//! There is no dictionary. A word is taken apart only where every part is a word that the corpus uses by itself, so that
//! what is found by a part is at least about that word. Readers need to know nothing of it: the documents of a compound
//! are added to the lists of its parts, for less than the part itself would count.

use rustc_hash::FxHashMap;

use super::collect::{LEVELS, Term};
use super::language;
use super::tokenize::is_dense;

/// Shorter words (`an`, `bau`, `tag`) are found in too many others by chance. In characters.
const LEAST_PART: usize = 4;
/// A part is a word that at least this many documents use by itself.
const LEAST_DOCS: usize = 2;
const MOST_PARTS: usize = 3;
/// What an occurrence in a compound counts beside one as a word.
pub const PART: f64 = 0.5;

/// Adds the documents of compounds to the lists of their parts. `terms` are sorted by form, and stay so.
pub fn add_parts(locale: &str, terms: &mut [Term]) {
    let links = language::compound_links(locale);
    if links.is_empty() {
        return;
    }
    let stop_words = language::stop_words(locale);
    let vocabulary: FxHashMap<&str, usize> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| is_plain(&term.form) && term.body.len() >= LEAST_DOCS)
        .filter(|(_, term)| term.form.chars().count() >= LEAST_PART && !stop_words.contains(&term.form.as_str()))
        .map(|(at, term)| (term.form.as_str(), at))
        .collect();
    let splitter = Splitter { vocabulary: &vocabulary, terms, links };
    let found: Vec<(usize, Vec<usize>)> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| is_plain(&term.form))
        .filter_map(|(at, term)| Some((at, splitter.split(&term.form, MOST_PARTS)?)))
        .collect();
    // Lists as they were, so that a part that is a compound itself does not pass on what it was given.
    let gains: Vec<(usize, Gain)> = found
        .into_iter()
        .flat_map(|(compound, parts)| {
            let term = &terms[compound];
            let gain = Gain::of(term);
            parts.into_iter().map(move |part| (part, gain.clone()))
        })
        .collect();
    for (part, gain) in gains {
        gain.add_to(&mut terms[part], PART);
    }
}

/// Documents that another way of writing a word brings it.
#[derive(Clone, Default)]
pub struct Gain {
    pub body: Vec<(u32, u8)>,
    pub title: Vec<(u32, u8)>,
    pub places: Vec<u8>,
}

impl Gain {
    pub fn of(term: &Term) -> Self {
        Gain { body: term.body.clone(), title: term.title.clone(), places: term.places.clone() }
    }

    /// Without what the term has.
    pub fn unknown_to(mut self, term: &Term) -> Self {
        let is_new = |list: &[(u32, u8)], doc: u32| list.binary_search_by_key(&doc, |(doc, _)| *doc).is_err();
        self.body.retain(|(doc, _)| is_new(&term.body, *doc));
        let mut kept = self.title.iter().map(|(doc, _)| is_new(&term.title, *doc));
        self.places.retain(|_| kept.next().unwrap_or(false));
        self.title.retain(|(doc, _)| is_new(&term.title, *doc));
        self
    }

    /// `share` is what an occurrence counts beside one of the term itself.
    pub fn add_to(&self, term: &mut Term, share: f64) {
        (term.body, _) = merged(&term.body, &[], &self.body, &[], share);
        (term.title, term.places) = merged(&term.title, &term.places, &self.title, &self.places, share);
    }
}

pub fn is_plain(form: &str) -> bool {
    form.chars().all(|c| c.is_alphabetic() && !is_dense(c))
}

struct Splitter<'a> {
    vocabulary: &'a FxHashMap<&'a str, usize>,
    terms: &'a [Term],
    links: &'a [&'a str],
}

impl Splitter<'_> {
    /// The words that a word is made of: as few as can be, then those that are used most.
    fn split(&self, word: &str, most: usize) -> Option<Vec<usize>> {
        let length = word.chars().count();
        if most < 2 || length < 2 * LEAST_PART {
            return None;
        }
        let ends = word.char_indices().map(|(at, _)| at).skip(LEAST_PART).take(length + 1 - 2 * LEAST_PART);
        let mut best: Option<(usize, usize, Vec<usize>)> = None;
        for end in ends {
            let (head, tail) = word.split_at(end);
            let Some(head) = self.head(head) else { continue };
            let tails = match self.vocabulary.get(tail) {
                Some(tail) => vec![*tail],
                None => match self.split(tail, most - 1) {
                    Some(parts) => parts,
                    None => continue,
                },
            };
            let parts: Vec<usize> = std::iter::once(head).chain(tails).collect();
            let least = parts.iter().map(|part| self.terms[*part].body.len()).min().unwrap_or(0);
            let better = best
                .as_ref()
                .is_none_or(|(count, docs, _)| parts.len() < *count || (parts.len() == *count && least > *docs));
            if better {
                best = Some((parts.len(), least, parts));
            }
        }
        best.map(|(.., parts)| parts)
    }

    /// The word at the beginning of a compound, without what joins it to the next: `Vertrag` in `Vertragsdatum`.
    fn head(&self, head: &str) -> Option<usize> {
        if let Some(word) = self.vocabulary.get(head) {
            return Some(*word);
        }
        self.links.iter().find_map(|link| self.vocabulary.get(head.strip_suffix(link)?).copied())
    }
}

/// The postings of both, by document; where both name one, the first place in the title.
fn merged(
    own: &[(u32, u8)],
    places: &[u8],
    more: &[(u32, u8)],
    more_places: &[u8],
    share: f64,
) -> (Vec<(u32, u8)>, Vec<u8>) {
    let odds = |level: u8| f64::from(level) / (LEVELS - f64::from(level));
    let level = |odds: f64| (odds / (1.0 + odds) * LEVELS).round().clamp(1.0, LEVELS - 1.0) as u8;
    let (mut out, mut out_places) = (Vec::with_capacity(own.len() + more.len()), Vec::new());
    let (mut a, mut b) = (0, 0);
    while a < own.len() || b < more.len() {
        let doc =
            own.get(a).map_or(u32::MAX, |posting| posting.0).min(more.get(b).map_or(u32::MAX, |posting| posting.0));
        let (mut sum, mut place) = (0.0, None);
        if own.get(a).is_some_and(|posting| posting.0 == doc) {
            sum += odds(own[a].1);
            place = places.get(a).copied();
            a += 1;
        }
        if more.get(b).is_some_and(|posting| posting.0 == doc) {
            sum += share * odds(more[b].1);
            place = place.into_iter().chain(more_places.get(b).copied()).min();
            b += 1;
        }
        out.push((doc, level(sum)));
        out_places.extend(place);
    }
    (out, out_places)
}
