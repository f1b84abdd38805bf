//! Words that some write as one and others as two: `setup` and `set up`, or, in Arabic and Hebrew, a word and the `and` or
//! `in` before it. The documents of either are added to the list of the other, so that readers need to know nothing of it.
//! A document that has both ways of writing is in both lists as it is: `Set-up`, which is three words of one place, says no
//! more than `Setup` does.
//!
//! What nothing in the corpus tells is left to readers (`format.md`, "Query"): `timezone` where all write `time zone`.

use rustc_hash::FxHashMap;

use super::collect::Term;
use super::compounds::{Gain, PART, is_plain};
use super::language;
use super::postings::LAST_PLACE;
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
        gain.unknown_to(&terms[at]).add_to(&mut terms[at], share);
    }
}

/// The documents whose title has one word right after the other, as if they were one. It is as titles that they are looked
/// for: in the list of the body they would make the word seem as frequent as each of the two is.
fn together(first: &Term, second: &Term) -> Gain {
    let mut gain = Gain::default();
    for (&(doc, in_title), &place) in first.title.iter().zip(&first.places) {
        let Ok(at) = second.title.binary_search_by_key(&doc, |(doc, _)| *doc) else { continue };
        let next = second.places[at];
        if next == place + 1 && next < LAST_PLACE {
            gain.title.push((doc, in_title.min(second.title[at].1)));
            gain.places.push(place);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn term(form: &str, title: &[(u32, u8)], places: &[u8], body: &[(u32, u8)]) -> Term {
        Term { form: form.to_owned(), title: title.to_vec(), places: places.to_vec(), body: body.to_vec() }
    }

    #[test]
    fn lists_gain_documents_and_no_levels() {
        let mut terms = [
            term("set", &[(1, 20), (4, 20)], &[0, 3], &[(1, 10), (2, 8), (4, 10)]),
            term("setup", &[(4, 9)], &[3], &[(2, 5), (3, 16), (4, 7)]),
            term("up", &[(1, 12), (4, 12)], &[1, 4], &[(1, 12), (4, 12)]),
        ];
        add_open(&mut terms);
        let lists: Vec<_> = terms.iter().map(|term| (&term.title[..], &term.places[..], &term.body[..])).collect();
        // Of the third document, 16 halved; of the second, 5.
        assert_eq!(lists[0], (&[(1, 20), (4, 20)][..], &[0, 3][..], &[(1, 10), (2, 8), (3, 11), (4, 10)][..]));
        assert_eq!(lists[1], (&[(1, 12), (4, 9)][..], &[0, 3][..], &[(2, 5), (3, 16), (4, 7)][..]));
        assert_eq!(lists[2], (&[(1, 12), (4, 12)][..], &[1, 4][..], &[(1, 12), (2, 3), (3, 11), (4, 12)][..]));
    }
}
