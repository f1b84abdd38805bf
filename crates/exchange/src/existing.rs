//! The translation that is there, segment by segment: which of it still holds, and what has changed since.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use guichet_translations::compare::{Change, compare};
use guichet_translations::sections::{self, Section};
use guichet_translations::stamp::Stamp;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::check;
use crate::document::{Document, Kind};
use crate::ids::ids;
use crate::successors::{successors, texts};

/// What a translation has for a segment of its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub target: String,
    /// It says what the original says now, as far as anybody knows.
    pub holds: bool,
    /// It is known to say something else. Neither that nor [`Known::holds`]: nobody knows whether it belongs to this segment.
    pub is_behind: bool,
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
    /// That from before, which the stamp's open texts were translated from, where it is known.
    pub since: Option<&'t str>,
}

/// For each segment of `original`, what there is.
pub fn known(original: &Document, existing: &Existing<'_>) -> Vec<Option<Known>> {
    let translation = Document::read(existing.translation);
    let then = existing.then.map(Document::read);
    let base = then.as_ref().unwrap_or(original);
    let behind = behind(base, existing, then.is_some());
    let pairs = aligned(base, &translation);
    // What there is for a segment of `base`.
    let there = |at: usize| {
        let (number, sure) = pairs[at]?;
        let target = translation.segments[number].text.clone();
        // A draft begins with the original's text, and stands in where a part is published without its translation.
        let segment = &base.segments[at];
        let stands_in = existing.is_draft || then.is_some() && behind.sections.contains(&segment.section);
        let is_behind = behind.is(at, segment.section);
        let before = behind.since.get(&at).filter(|_| is_behind).cloned();
        let known = Known { target, holds: sure && !is_behind, is_behind, before };
        (!(stands_in && segment.has_words && known.target == segment.text)).then_some(known)
    };
    let Some(then) = &then else { return (0..original.segments.len()).map(there).collect() };
    let mut found = vec![None; original.segments.len()];
    let (old, new) = (texts(then), texts(original));
    // A text that has moved is still the same text.
    let mut by_text: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    old.iter().enumerate().for_each(|(at, text)| by_text.entry(text).or_default().push_back(at));
    for (at, text) in new.iter().enumerate() {
        found[at] = by_text.get_mut(text).and_then(VecDeque::pop_front).and_then(there);
    }
    for (to, from) in successors(then, original) {
        if found[to].is_none() {
            let before = Some(old[from].to_owned());
            found[to] = there(from).map(|known| Known { holds: false, is_behind: true, before, ..known });
        }
    }
    found
}

/// What a translation was behind in already when it was stamped; where it is not known what was stamped, what it is behind in now.
struct Behind {
    sections: BTreeSet<usize>,
    /// Numbers of segments, if the stamp names them.
    segments: Option<BTreeSet<usize>>,
    /// What segments said before.
    since: BTreeMap<usize, String>,
}

fn behind(base: &Document, existing: &Existing<'_>, is_stamped_version: bool) -> Behind {
    let none = Behind { sections: BTreeSet::new(), segments: None, since: BTreeMap::new() };
    if is_stamped_version && existing.is_draft {
        return none;
    }
    let sections = stale(&base.text, existing.translation);
    let open = Stamp::read(existing.translation).map(|stamp| stamp.open).unwrap_or_default();
    let ids = ids(base);
    let numbers: BTreeSet<usize> = open.iter().filter_map(|id| ids.iter().position(|known| known == id)).collect();
    // Where one is not found, the article has moved and its links with it.
    if !is_stamped_version || open.is_empty() || numbers.len() < open.len() {
        return Behind { sections, ..none };
    }
    let since = existing.since.map(Document::read);
    let since = since.map(|since| {
        successors(&since, base).into_iter().map(|(at, from)| (at, since.segments[from].text.clone())).collect()
    });
    Behind { sections, segments: Some(numbers), since: since.unwrap_or_default() }
}

impl Behind {
    fn is(&self, segment: usize, section: usize) -> bool {
        match &self.segments {
            Some(segments) => segments.contains(&segment),
            None => self.sections.contains(&section),
        }
    }
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
/// between them by their kinds. As many of the same kinds stand for each other, unless codes say otherwise: a text that has changed may
/// have lost its own.
fn matched(original: &Document, ours: &[usize], translation: &Document, theirs: &[usize]) -> Vec<(usize, usize)> {
    let signs = |document: &Document, part: &[usize]| -> Vec<(Kind, usize, Vec<String>)> {
        let sign = |at: &usize| {
            let segment = &document.segments[*at];
            (segment.kind, segment.continuation.matches('>').count(), check::signature(&segment.tokens))
        };
        part.iter().map(sign).collect()
    };
    let (signs_of_ours, signs_of_theirs) = (signs(original, ours), signs(translation, theirs));
    let mut has_moved = false;
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &signs_of_ours, &signs_of_theirs) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                let has_codes = signs_of_ours[old_index..old_index + len].iter().any(|(.., codes)| !codes.is_empty());
                has_moved |= old_index != new_index && has_codes;
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
    match !has_moved && kinds(original, ours) == kinds(translation, theirs) {
        true => ours.iter().copied().zip(theirs.iter().copied()).collect(),
        false => pairs,
    }
}
