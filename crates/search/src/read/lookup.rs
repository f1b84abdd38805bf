//! A slot of the query → the terms of the index that answer it, and how well each does.

use std::collections::{BTreeMap, BTreeSet};

use super::chunk::Terms;
use super::query::{self, Joined, Slot};

/// What a term counts that is not the very word: with other accents, another form of it, a synonym, a correction.
const ACCENT: f64 = 0.95;
const STEM: f64 = 0.8;
const SYNONYM: f64 = 0.7;
const CORRECTION: f64 = 0.85;
/// What a word counts that is several of the query, written as one.
const JOINED: f64 = 0.95;
/// What a word counts that only begins as asked, at most.
const PREFIX: f64 = 0.95;
/// The share of that which is left of it, however much of the word is still to be typed.
const PREFIX_LEAST: f64 = 0.9;

/// In order means this many words on, at most: an article may stand between.
pub const NEAR: u8 = 2;

/// A term that answers a slot: where it is, and its weight from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Index into the chunks that were read.
    pub chunk: usize,
    pub term: usize,
    pub weight: f64,
    /// It answers only as what the word and its neighbours are together.
    pub joined: bool,
    /// More than a letter or two of it were asked.
    pub firm: bool,
}

/// The terms of a chunk, and what each of them counts.
struct Weighed<'a> {
    chunk: usize,
    terms: &'a Terms,
    own: Vec<f64>,
    joined: Vec<f64>,
    firm: Vec<bool>,
}

impl Weighed<'_> {
    /// All that answers so far says more than a letter or two.
    fn settle(&mut self) {
        for (term, firm) in self.firm.iter_mut().enumerate() {
            *firm |= self.own[term] + self.joined[term] > 0.0;
        }
    }
}

/// The terms for a slot in order of chunk and term. `chunks` are (number, content) of the chunks that may have some.
/// The beginning of a stop word (of the sorted `stop_words`) is taken for it only where it begins nothing else.
pub fn matches(
    slot: &Slot,
    joined: &[&Joined],
    corrections: &[String],
    chunks: &[(usize, &Terms)],
    stop_words: &[String],
) -> Vec<Match> {
    let mut found = Vec::new();
    let mut exact = false;
    for &(chunk, terms) in chunks {
        let nothing = || vec![0.0; terms.forms.len()];
        let mut here =
            Weighed { chunk, terms, own: nothing(), joined: nothing(), firm: vec![false; terms.forms.len()] };
        exact |= weigh(terms, &slot.fold, &slot.form, 1.0, &mut here.own);
        for word in corrections {
            weigh(terms, word, "", CORRECTION, &mut here.own);
        }
        for word in &slot.synonyms {
            weigh(terms, word, "", SYNONYM, &mut here.own);
        }
        for joined in joined {
            weigh(terms, &joined.fold, "", JOINED, &mut here.joined);
        }
        here.settle();
        found.push(here);
    }
    // Beginnings, and whether of the word itself.
    let mut begun: Vec<(&str, bool)> = Vec::new();
    if slot.prefix || (!exact && slot.required && !query::is_short(&slot.fold)) {
        begun.push((&slot.begin, true));
    }
    begun.extend(joined.iter().filter(|joined| joined.prefix).map(|joined| (joined.fold.as_str(), false)));
    let faint = |begin: &str| slot.beside && query::is_short(begin);
    // What says little comes last, when it is known what else there is.
    begun.sort_by_key(|(begin, _)| faint(begin));
    for (begin, own) in begun {
        let length = begin.chars().count();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // A number that the index has is that number, and not the beginning of another; but for one that is as good as nothing.
        let number = own && exact && !faint(begin) && digit(begin.chars().next_back());
        for Weighed { terms, own: words, joined, .. } in &mut found {
            let weights = if own { words } else { joined };
            for (term, fold) in terms.folds.iter().enumerate() {
                let Some(rest) = fold.strip_prefix(begin).filter(|rest| !rest.is_empty()) else { continue };
                if stop_words.binary_search(&terms.forms[term]).is_ok() || (number && digit(rest.chars().next())) {
                    continue;
                }
                let typed = length as f64 / fold.chars().count() as f64;
                let weight = PREFIX * (PREFIX_LEAST + (1.0 - PREFIX_LEAST) * typed);
                weights[term] = weight.max(weights[term]);
            }
        }
        if !faint(begin) {
            found.iter_mut().for_each(Weighed::settle);
        }
    }
    let mut matches = Vec::new();
    for Weighed { chunk, terms, mut own, mut joined, mut firm } in found {
        // The list that stands with the first form of a group answers for all of its forms.
        for term in 0..own.len() {
            let first = terms.groups[term];
            if terms.shared[first] {
                own[first] = own[term].max(own[first]);
                joined[first] = joined[term].max(joined[first]);
                firm[first] |= firm[term];
            }
        }
        for (term, firm) in firm.into_iter().enumerate() {
            let (weight, joined) = if own[term] > 0.0 { (own[term], false) } else { (joined[term], true) };
            if weight > 0.0 {
                matches.push(Match { chunk, term, weight, joined, firm });
            }
        }
    }
    if matches.is_empty() && !stop_words.is_empty() {
        return self::matches(slot, joined, corrections, chunks, &[]);
    }
    matches
}

/// Raises the weights of the terms that are `fold`, and of the other forms of the same word. Whether there are any.
fn weigh(terms: &Terms, fold: &str, form: &str, most: f64, weights: &mut [f64]) -> bool {
    let start = terms.folds.partition_point(|other| other.as_str() < fold);
    let mut end = start;
    while end < terms.folds.len() && terms.folds[end] == fold {
        let weight = if terms.forms[end] == form || form.is_empty() { most } else { most * ACCENT };
        weights[end] = weight.max(weights[end]);
        end += 1;
    }
    for (term, weight) in weights.iter_mut().enumerate() {
        if terms.groups[start..end].contains(&terms.groups[term]) {
            *weight = weight.max(most * STEM);
        }
    }
    start < end
}

/// Words that the index has in place of one that it has not.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// At most three, the best first.
    pub words: Vec<String>,
    /// The word was taken for misspelt, and the reader should be told.
    pub corrected: bool,
}

/// What may have been meant: words at one edit, else other forms of the word, else words at two edits if it has nine
/// letters. `candidates` are words with the bits of the number of documents that have them.
pub fn stand_in(word: &str, candidates: &[(String, u8)]) -> Stand {
    let letters: Vec<char> = word.chars().collect();
    let mut near: Vec<(usize, u8, &str)> = Vec::new();
    let mut kin: Vec<(usize, u8, &str)> = Vec::new();
    for (candidate, count) in candidates {
        let other: Vec<char> = candidate.chars().collect();
        let rarity = u8::MAX - count;
        if let Some(edits) = distance(&letters, &other, if letters.len() >= 9 { 2 } else { 1 }) {
            // A first letter is seldom wrong.
            near.push((2 * edits + usize::from(letters[0] != other[0]), rarity, candidate));
        }
        if let Some(ends) = different_ends(&letters, &other) {
            kin.push((ends, rarity, candidate));
        }
    }
    let best = |mut found: Vec<(usize, u8, &str)>| {
        found.sort();
        found.dedup();
        found.into_iter().take(3).map(|(.., word)| word.to_owned()).collect::<Vec<String>>()
    };
    let (one_edit, two_edits): (Vec<_>, Vec<_>) = near.into_iter().partition(|(edits, ..)| *edits < 4);
    if !one_edit.is_empty() {
        Stand { words: best(one_edit), corrected: true }
    } else if !kin.is_empty() {
        Stand { words: best(kin), corrected: false }
    } else {
        Stand { corrected: !two_edits.is_empty(), words: best(two_edits) }
    }
}

/// The two words of the index that a word is made of, if somebody left out a space: those that are in more documents.
/// `candidates` as for [`stand_in`].
pub fn split(word: &str, candidates: &[(String, u8)]) -> Option<(String, String)> {
    let known = |word: &str| candidates.iter().filter(|(other, _)| other == word).map(|(_, count)| *count).max();
    let mut best = None;
    for (at, _) in word.char_indices() {
        let (first, second) = word.split_at(at);
        if let (Some(one), Some(other)) = (known(first), known(second))
            && best.is_none_or(|(count, _)| one.min(other) > count)
        {
            best = Some((one.min(other), at));
        }
    }
    best.map(|(_, at)| word.split_at(at)).map(|(first, second)| (first.to_owned(), second.to_owned()))
}

/// Whether two words stand in documents together: in a title one after the other, or at least in a text.
pub fn together(first: &[Match], second: &[Match], chunks: &BTreeMap<usize, &Terms>) -> (bool, bool) {
    let (mut places, mut docs) = (BTreeMap::new(), BTreeSet::new());
    for found in first {
        let terms = chunks[&found.chunk];
        let title = terms.title[found.term].iter().zip(&terms.places[found.term]);
        places.extend(title.map(|((doc, _), place)| (*doc, *place)));
        docs.extend(terms.body[found.term].iter().map(|(doc, _)| *doc));
    }
    let (mut in_title, mut in_text) = (false, false);
    for found in second {
        let terms = chunks[&found.chunk];
        in_title |= terms.title[found.term]
            .iter()
            .zip(&terms.places[found.term])
            .any(|((doc, _), place)| places.get(doc).is_some_and(|before| before < place && *place <= before + NEAR));
        in_text |= terms.body[found.term].iter().any(|(doc, _)| docs.contains(doc));
    }
    (in_title, in_text)
}

/// How a word of the index is written, of those that share its fold: as most titles have it, else as most texts do.
pub fn written<'a>(fold: &str, chunks: &BTreeMap<usize, &'a Terms>) -> Option<&'a str> {
    let mut best: Option<((usize, usize), &str)> = None;
    for terms in chunks.values() {
        for term in (0..terms.forms.len()).filter(|term| terms.folds[*term] == fold) {
            // A shared list says nothing about who has which form.
            let body = if terms.shared[term] { 0 } else { terms.body[term].len() + terms.left_out[term] as usize };
            let count = (terms.title[term].len(), body);
            if best.is_none_or(|(most, _)| count >= most) {
                best = Some((count, &terms.forms[term]));
            }
        }
    }
    best.map(|(_, form)| form)
}

/// Letters after the common beginning of two words, if they look like forms of one: `importing` and `import`.
fn different_ends(a: &[char], b: &[char]) -> Option<usize> {
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (short, long) = (a.len().min(b.len()) - shared, a.len().max(b.len()) - shared);
    let alike = shared >= 5 && short <= 2 && long <= 5 || shared == 4 && short <= 2 && long <= 3;
    alike.then_some(short + long)
}

/// Edits (insertion, deletion, replacement, exchange of neighbours) between two words, if no more than `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            next[j] = (row[j] + 1).min(next[j - 1] + 1).min(row[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        if next.iter().all(|edits| *edits > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    Some(row[b.len()]).filter(|edits| *edits <= limit)
}
