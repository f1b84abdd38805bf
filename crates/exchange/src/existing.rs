//! The translation that is there, segment by segment: which of it still holds, and what has changed since.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use guichet_translations::compare::{Change, compare};
use guichet_translations::sections::{self, Section};
use guichet_translations::stamp::Stamp;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::check;
use crate::document::{Document, Kind};
use crate::package::ids;

/// What a translation has for a segment of its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub target: String,
    /// It says what the original says now.
    pub holds: bool,
    /// What the original said when it was translated, if it is known and was something else.
    pub before: Option<String>,
}

/// A translation, and what it was made from.
pub struct Existing<'t> {
    pub translation: &'t str,
    pub is_draft: bool,
    /// Nobody has looked at what a machine has written.
    pub is_machine: bool,
    /// The original as it was when the translation was stamped, where it is known.
    pub then: Option<&'t str>,
}

/// For each segment of `original`, what there is.
pub fn known(original: &Document, existing: &Existing<'_>) -> Vec<Option<Known>> {
    let translation = Document::read(existing.translation);
    let stale = stale(&original.text, existing.translation);
    let then = existing.then.map(Document::read);
    // What the translation was behind in already when it was stamped.
    let behind = match &then {
        Some(then) if !existing.is_draft => self::stale(&then.text, existing.translation),
        _ => BTreeSet::new(),
    };
    let base = then.as_ref().unwrap_or(original);
    let pairs = aligned(base, &translation);
    let target = |at: usize| {
        let (number, sure) = pairs[at]?;
        let target = translation.segments[number].text.clone();
        // A draft begins with the original's text, and stands in where a part is published without its translation.
        let segment = &base.segments[at];
        let stands_in = existing.is_draft || behind.contains(&segment.section);
        (!(stands_in && segment.has_words && target == segment.text)).then_some((target, sure))
    };
    let mut found = vec![None; original.segments.len()];
    let Some(then) = &then else {
        for (at, found) in found.iter_mut().enumerate() {
            *found = target(at).map(|(target, sure)| {
                let holds = sure && !stale.contains(&original.segments[at].section);
                Known { target, holds, before: None }
            });
        }
        return found;
    };
    let texts =
        |document: &Document| -> Vec<String> { document.segments.iter().map(|segment| segment.text.clone()).collect() };
    let (old, new) = (texts(then), texts(original));
    // A text that has moved is still the same text.
    let mut by_text: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    old.iter().enumerate().for_each(|(at, text)| by_text.entry(text).or_default().push_back(at));
    for (at, text) in new.iter().enumerate() {
        let before = by_text.get_mut(text.as_str()).and_then(VecDeque::pop_front);
        found[at] = before.and_then(|from| Some((from, target(from)?))).map(|(from, (target, sure))| {
            let holds = sure && !behind.contains(&then.segments[from].section);
            Known { target, holds, before: None }
        });
    }
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let DiffOp::Replace { old_index, old_len, new_index, new_len } = op else { continue };
        for at in 0..old_len.min(new_len) {
            let (from, to) = (old_index + at, new_index + at);
            if found[to].is_none() && then.segments[from].kind == original.segments[to].kind {
                found[to] =
                    target(from).map(|(target, _)| Known { target, holds: false, before: Some(old[from].clone()) });
            }
        }
    }
    found
}

/// Sections of the original that have changed since the stamp, by their numbers. Without a stamp, nobody has said so.
fn stale(original: &str, translation: &str) -> BTreeSet<usize> {
    let Some(stamp) = Stamp::read(translation) else { return BTreeSet::new() };
    let sections = sections::of(original);
    let findings = compare(&stamp, &sections);
    let is_stale = |section: &Section| {
        findings.iter().any(|finding| finding.change != Change::Removed && finding.id == section.id)
    };
    numbered(&sections).filter(|(_, section)| is_stale(section)).map(|(number, _)| number).collect()
}

/// Sections by the numbers that segments have: 0 is the front matter, 1 what comes before the first heading.
pub fn numbered(sections: &[Section]) -> impl Iterator<Item = (usize, &Section)> {
    let mut number = 1;
    sections.iter().map(move |section| match &*section.id {
        sections::HEAD => (0, section),
        sections::INTRODUCTION => (1, section),
        _ => {
            number += 1;
            (number, section)
        }
    })
}

/// The targets that a translation has, by the ids of their segments.
pub fn targets(original: &Document, existing: &Existing<'_>) -> BTreeMap<String, String> {
    let known = known(original, existing).into_iter();
    ids(original).into_iter().zip(known).filter_map(|(id, known)| Some((id, known?.target))).collect()
}

/// For each segment of the original, that of the translation, and whether it is sure to be.
pub(crate) fn aligned(original: &Document, translation: &Document) -> Vec<Option<(usize, bool)>> {
    let mut pairs = vec![None; original.segments.len()];
    for (at, segment) in original.segments.iter().enumerate().filter(|(_, segment)| segment.kind.is_head()) {
        let same = translation.segments.iter().position(|other| other.kind == segment.kind);
        pairs[at] = same.map(|number| (number, true));
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
            let sure = kinds(original, part) == kinds(translation, other);
            for (ours, theirs) in matched(original, part, translation, other) {
                pairs[ours] = Some((theirs, sure));
            }
        }
        return pairs;
    }
    // As many headings neither: all in a row, for somebody to look at.
    let all = |parts: BTreeMap<usize, Vec<usize>>| parts.into_values().flatten().collect::<Vec<_>>();
    let (ours, theirs) = (all(ours), all(theirs));
    for (ours, theirs) in matched(original, &ours, translation, &theirs) {
        pairs[ours] = Some((theirs, false));
    }
    pairs
}

fn kinds(document: &Document, part: &[usize]) -> Vec<Kind> {
    part.iter().map(|at| document.segments[*at].kind).collect()
}

/// Segments of two texts that belong together, in their order: those that are alike in more than their kind first, and what is
/// between them by their kinds.
fn matched(original: &Document, ours: &[usize], translation: &Document, theirs: &[usize]) -> Vec<(usize, usize)> {
    let signs = |document: &Document, part: &[usize]| -> Vec<(Kind, usize, Vec<String>)> {
        let sign = |at: &usize| {
            let segment = &document.segments[*at];
            (segment.kind, segment.continuation.matches('>').count(), check::signature(&segment.tokens))
        };
        part.iter().map(sign).collect()
    };
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &signs(original, ours), &signs(translation, theirs)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                pairs.extend((0..len).map(|at| (ours[old_index + at], theirs[new_index + at])));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (ours, theirs) = (&ours[old_index..old_index + old_len], &theirs[new_index..new_index + new_len]);
                let ops = capture_diff_slices(Algorithm::Myers, &kinds(original, ours), &kinds(translation, theirs));
                for op in ops {
                    let DiffOp::Equal { old_index, new_index, len } = op else { continue };
                    pairs.extend((0..len).map(|at| (ours[old_index + at], theirs[new_index + at])));
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    pairs
}
