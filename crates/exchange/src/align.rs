//! Which text of a translation stands for which text of its original, where nobody has said so: in each section by their order, the
//! codes in them and their lengths.
//!
//! W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993): texts
//! that belong together are about as long as each other, and the best pairing of all is found by dynamic programming.

use std::collections::BTreeMap;

use crate::check;
use crate::document::{Document, Kind, Segment};

/// What it costs that a text has no partner.
const ALONE: f64 = 3.0;
/// What other codes cost at most. Two pairs with each other's codes cost more than to leave one text of each side alone.
const CODES: f64 = 3.2;
/// What it costs that one is in a quote.
const QUOTES: f64 = 2.0;
/// What another length costs at most: translations of one word have any.
const LENGTH: f64 = 2.0;
/// Of the length of a translation for each character of the original (the paper's `s²`).
const VARIANCE: f64 = 6.8;
/// A pairing that is better than the next by less than this is a guess.
const CERTAIN: f64 = 1.0;
/// Larger tables of pairs are not made: so much is no section that anybody has translated by hand.
const MOST: usize = 4_000_000;

/// A text of a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Its number.
    pub at: usize,
    /// As many texts of the same kinds are there as in the original, so that it is this one.
    pub is_sure: bool,
    /// Another text may as well be meant.
    pub is_guess: bool,
}

/// For each segment of the original, that of the translation.
pub(crate) fn aligned(original: &Document, translation: &Document) -> Vec<Option<Pair>> {
    let mut pairs = vec![None; original.segments.len()];
    for (at, segment) in original.segments.iter().enumerate().filter(|(_, segment)| segment.kind.is_head()) {
        let same = translation.segments.iter().position(|other| other.kind == segment.kind);
        pairs[at] = same.map(|at| Pair { at, is_sure: true, is_guess: false });
    }
    let parts = |document: &Document| {
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let body = document.segments.iter().enumerate().filter(|(_, segment)| !segment.kind.is_head());
        body.for_each(|(at, segment)| parts.entry(segment.section).or_default().push(at));
        parts
    };
    let (ours, theirs) = (parts(original), parts(translation));
    let last = |parts: &BTreeMap<usize, Vec<usize>>| parts.keys().next_back().copied();
    if last(&ours) == last(&theirs) {
        for (section, part) in &ours {
            let Some(other) = theirs.get(section) else { continue };
            let is_sure = kinds(original, part) == kinds(translation, other);
            for (ours, theirs, is_guess) in matched(original, part, translation, other) {
                pairs[ours] = Some(Pair { at: theirs, is_sure, is_guess });
            }
        }
        return pairs;
    }
    // As many headings neither: all in a row, for somebody to look at.
    let all = |parts: BTreeMap<usize, Vec<usize>>| parts.into_values().flatten().collect::<Vec<_>>();
    let (ours, theirs) = (all(ours), all(theirs));
    for (ours, theirs, is_guess) in matched(original, &ours, translation, &theirs) {
        pairs[ours] = Some(Pair { at: theirs, is_sure: false, is_guess });
    }
    pairs
}

fn kinds(document: &Document, part: &[usize]) -> Vec<Kind> {
    part.iter().map(|at| document.segments[*at].kind).collect()
}

/// What is compared of a text.
struct Sign<'d> {
    kind: Kind,
    /// Quotes that it is in.
    quotes: usize,
    is_note: bool,
    codes: Vec<String>,
    length: f64,
    text: &'d str,
}

impl<'d> Sign<'d> {
    fn of(document: &'d Document, segment: &'d Segment) -> Self {
        let line = document.text[..segment.range.start].rsplit('\n').next().unwrap_or_default();
        let is_note = line.trim_start().starts_with("[^") && line.trim_end().ends_with("]:");
        // A character of Chinese or Japanese says as much as some letters.
        let weight = |c: char| if c >= '\u{2e80}' { 2.5 } else { 1.0 };
        Sign {
            kind: segment.kind,
            quotes: segment.continuation.matches('>').count(),
            is_note,
            codes: check::signature(&segment.tokens),
            length: segment.text.chars().map(weight).sum(),
            text: &segment.text,
        }
    }

    /// What it costs to take these for a text and its translation. `None`: they are not.
    fn cost(&self, other: &Sign<'_>) -> Option<f64> {
        if self.kind != other.kind || self.is_note != other.is_note {
            return None;
        }
        if self.text == other.text {
            return Some(0.0);
        }
        let delta = (other.length - self.length).abs() / (self.length.max(1.0) * VARIANCE).sqrt();
        let both = self.codes.iter().filter(|code| other.codes.contains(code)).count();
        let all = self.codes.len() + other.codes.len();
        #[expect(clippy::cast_precision_loss, reason = "codes of one text")]
        let other_codes = if all == 0 { 0.0 } else { 1.0 - (2 * both) as f64 / all as f64 };
        let quotes = if self.quotes == other.quotes { 0.0 } else { QUOTES };
        Some((delta * delta / 2.0).min(LENGTH) + CODES * other_codes.max(0.0) + quotes)
    }
}

/// Segments of two texts that belong together, in their order, and whether that is a guess.
fn matched(original: &Document, ours: &[usize], translation: &Document, theirs: &[usize]) -> Vec<(usize, usize, bool)> {
    let straight = || ours.iter().copied().zip(theirs.iter().copied());
    let is_same = kinds(original, ours) == kinds(translation, theirs);
    if ours.len().saturating_mul(theirs.len()) > MOST {
        return if is_same { straight().map(|(a, b)| (a, b, false)).collect() } else { Vec::new() };
    }
    let our_signs: Vec<Sign> = ours.iter().map(|at| Sign::of(original, &original.segments[*at])).collect();
    let their_signs: Vec<Sign> = theirs.iter().map(|at| Sign::of(translation, &translation.segments[*at])).collect();
    let (rows, columns) = (our_signs.len(), their_signs.len());
    let cost = |a: usize, b: usize| our_signs[a].cost(&their_signs[b]);
    // The least that it costs to come to each place from the beginning, and from it to the end.
    let at = |a: usize, b: usize| a * (columns + 1) + b;
    let mut before = vec![f64::INFINITY; (rows + 1) * (columns + 1)];
    before[0] = 0.0;
    for a in 0..=rows {
        for b in 0..=columns {
            let mut least = before[at(a, b)];
            if a > 0 {
                least = least.min(before[at(a - 1, b)] + ALONE);
            }
            if b > 0 {
                least = least.min(before[at(a, b - 1)] + ALONE);
            }
            if a > 0
                && b > 0
                && let Some(cost) = cost(a - 1, b - 1)
            {
                least = least.min(before[at(a - 1, b - 1)] + cost);
            }
            before[at(a, b)] = least;
        }
    }
    let mut after = vec![f64::INFINITY; (rows + 1) * (columns + 1)];
    after[at(rows, columns)] = 0.0;
    for a in (0..=rows).rev() {
        for b in (0..=columns).rev() {
            let mut least = after[at(a, b)];
            if a < rows {
                least = least.min(after[at(a + 1, b)] + ALONE);
            }
            if b < columns {
                least = least.min(after[at(a, b + 1)] + ALONE);
            }
            if a < rows
                && b < columns
                && let Some(cost) = cost(a, b)
            {
                least = least.min(after[at(a + 1, b + 1)] + cost);
            }
            after[at(a, b)] = least;
        }
    }
    let best = after[0];
    let is_least = |sum: f64| sum <= best + 1e-9;
    let mut pairs = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < rows && b < columns {
        if let Some(cost) = cost(a, b)
            && is_least(before[at(a, b)] + cost + after[at(a + 1, b + 1)])
        {
            // The least that any other partner of either costs.
            let others = (0..columns)
                .filter(|other| *other != b)
                .filter_map(|other| {
                    let cost = our_signs[a].cost(&their_signs[other])?;
                    Some(before[at(a, other)] + cost + after[at(a + 1, other + 1)])
                })
                .fold(f64::INFINITY, f64::min);
            pairs.push((ours[a], theirs[b], !is_same && others < best + CERTAIN));
            (a, b) = (a + 1, b + 1);
        } else if is_least(before[at(a, b)] + ALONE + after[at(a + 1, b)]) {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
