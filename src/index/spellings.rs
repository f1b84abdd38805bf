//! Words that some write as one and others as two: `setup` and `set up`, or, in Arabic and Hebrew, a word and the `and` or
//! `in` before it. The documents of either are added to the list of the other, so that readers need to know nothing of it.
//!
//! What nothing in the corpus tells is left to readers (`format.md`, "Query"): `timezone` where all write `time zone`.

use rustc_hash::FxHashMap;

use super::collect::{LAST_PLACE, Term};
use super::compounds::{Gain, PART, is_plain};
use super::language;
use super::tokenize::fold;

/// In characters: of a word that may be two, of either of these, of what stands after a clitic.
const LEAST_WORD: usize = 5;
const LEAST_PART: usize = 2;
const LEAST_BARE: usize = 4;

/// Two words next to each other in a title that others write as one: whoever looks for the one finds the other.
/// `terms` are sorted by form, and stay so.
pub fn add_open(terms: &mut [Term]) {
    let in_titles: FxHashMap<&str, usize> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| !term.title.is_empty() && is_plain(&term.form))
        .map(|(at, term)| (term.form.as_str(), at))
        .collect();
    let mut gains: Vec<(usize, Gain, f64)> = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        if !is_plain(&term.form) || term.form.chars().count() < LEAST_WORD {
            continue;
        }
        for (end, _) in term.form.char_indices().skip(LEAST_PART) {
            let (first, second) = term.form.split_at(end);
            if second.chars().nth(LEAST_PART - 1).is_none() {
                break;
            }
            let (Some(first), Some(second)) = (in_titles.get(first), in_titles.get(second)) else { continue };
            let open = together(&terms[*first], &terms[*second]);
            if !open.title.is_empty() {
                gains.push((at, open, 1.0));
                gains.push((*first, Gain::of(term), PART));
                gains.push((*second, Gain::of(term), PART));
            }
        }
    }
    for (at, gain, share) in gains {
        gain.add_to(&mut terms[at], share);
    }
}

/// The documents whose title has one word right after the other, as if they were one.
fn together(first: &Term, second: &Term) -> Gain {
    let level = |list: &[(u32, u8)], doc: u32| list.binary_search_by_key(&doc, |(doc, _)| *doc).map(|at| list[at].1);
    let mut gain = Gain::default();
    for (&(doc, in_title), &place) in first.title.iter().zip(&first.places) {
        let Ok(at) = second.title.binary_search_by_key(&doc, |(doc, _)| *doc) else { continue };
        let next = second.places[at];
        if next == place + 1 && next < LAST_PLACE {
            gain.title.push((doc, in_title.min(second.title[at].1)));
            gain.places.push(place);
            // Titles are part of the body.
            let in_body = level(&first.body, doc).ok().zip(level(&second.body, doc).ok());
            gain.body.extend(in_body.map(|(one, other)| (doc, one.min(other))));
        }
    }
    gain
}

/// Words with a clitic before them are found without it, where the corpus has them so too.
pub fn add_bare(locale: &str, terms: &mut [Term]) {
    let clitics = language::clitics(locale);
    if clitics.is_empty() {
        return;
    }
    let mut bare: FxHashMap<String, usize> = FxHashMap::default();
    for (at, term) in terms.iter().enumerate().filter(|(_, term)| is_plain(&term.form)) {
        bare.entry(fold(&term.form)).or_insert(at);
    }
    let mut gains: Vec<(usize, Gain)> = Vec::new();
    for term in terms.iter().filter(|term| is_plain(&term.form)) {
        let fold = fold(&term.form);
        let rest = fold.strip_prefix(clitics).filter(|rest| rest.chars().count() >= LEAST_BARE);
        gains.extend(rest.and_then(|rest| bare.get(rest)).map(|at| (*at, Gain::of(term))));
    }
    for (at, gain) in gains {
        gain.add_to(&mut terms[at], PART);
    }
}
