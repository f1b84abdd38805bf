//! The translation that is there, segment by segment: which of it still holds, and what has changed since.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use guichet_translations::compare::{Change, compare};
use guichet_translations::sections::{self, Section};
use guichet_translations::stamp::Stamp;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::{Pair, aligned};
use crate::document::Document;
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
    /// Another text of the translation may as well be meant.
    pub is_guess: bool,
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
        let Pair { at: number, is_sure, is_guess } = pairs[at]?;
        let target = translation.segments[number].text.clone();
        // A draft begins with the original's text, and stands in where a part is published without its translation.
        let segment = &base.segments[at];
        let stands_in = existing.is_draft || then.is_some() && behind.sections.contains(&segment.section);
        let is_behind = behind.is(at, segment.section);
        let before = behind.since.get(&at).filter(|_| is_behind).cloned();
        // Somebody has said so, whatever the translation has beside it.
        let holds = (is_sure || then.is_some()) && !is_behind;
        let known = Known { target, holds, is_behind, is_guess, before };
        (!(stands_in && segment.has_words && known.target == segment.text)).then_some(known)
    };
    let Some(then) = &then else { return (0..original.segments.len()).map(there).collect() };
    let mut found = vec![None; original.segments.len()];
    let (old, new) = (texts(then), texts(original));
    // The same words may be translated in several ways, each in its place.
    let mut stayed: Vec<Option<usize>> = vec![None; new.len()];
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        (0..len).for_each(|at| stayed[new_index + at] = Some(old_index + at));
    }
    // A text that has moved is still the same text.
    let placed: BTreeSet<usize> = stayed.iter().flatten().copied().collect();
    let mut by_text: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    let moved = old.iter().enumerate().filter(|(at, _)| !placed.contains(at));
    moved.for_each(|(at, text)| by_text.entry(text).or_default().push_back(at));
    for (at, text) in new.iter().enumerate() {
        let from = stayed[at].or_else(|| by_text.get_mut(text)?.pop_front());
        found[at] = from.and_then(there);
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
pub fn stale(original: &str, translation: &str) -> BTreeSet<usize> {
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
