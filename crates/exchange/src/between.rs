//! What stands between the texts of a translation, where somebody has changed it: comments, attributes of HTML, ids of headings. It stays
//! in its place when blocks come and go around it in the original.

use std::collections::BTreeMap;
use std::ops::Range;

use guichet_markdown::front_matter::split;
use guichet_syntax::fenced::Fence;
use guichet_translations::sections;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::{Pair, aligned};
use crate::document::{Document, Kind, Segment};
use crate::existing::{Existing, numbered};
use crate::successors::successors;

/// What stands in place of a part of a text.
type Edit = (Range<usize>, String);

/// `base`, an original whose headings say their ids, with what the translation has in place of what its original had between texts.
pub(crate) fn with_own(base: &Document, existing: &Existing<'_>) -> Option<Document> {
    let then = Document::read(existing.then?);
    let translation = Document::read(existing.translation);
    let pairs = aligned(&then, &translation);
    let own = own(&then, &translation, &pairs);
    let ids = own_ids(&then, &translation, &pairs);
    if own.instead.is_empty() && own.added.is_empty() && ids.is_empty() {
        return None;
    }
    let (old, new) = (pieces(&then), pieces(base));
    let texts = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.clone()).collect::<Vec<_>>();
    let (mut edits, mut added): (Vec<Edit>, Vec<Edit>) = Default::default();
    for op in capture_diff_slices(Algorithm::Myers, &texts(&old), &texts(&new)) {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        for at in 0..len {
            let (old, new) = (&old[old_index + at], &new[new_index + at]);
            edits.extend(own.instead.get(&old.range.start).map(|other| (new.range.clone(), other.clone())));
            let line = base.text[..new.range.start].rfind('\n').map_or(0, |end| end + 1);
            added.extend(own.added.get(&old.range.start).map(|comment| (line..line, format!("{comment}\n\n"))));
        }
    }
    if let Some(last) = own.added.get(&then.text.len()) {
        let end = base.text.len();
        let gap = if base.text.ends_with('\n') { "\n" } else { "\n\n" };
        added.push((end..end, format!("{gap}{last}\n")));
    }
    edits.extend(placed_ids(&then, base, &ids));
    edits.sort_by_key(|(range, _)| range.start);
    let all: Vec<_> = edits.iter().chain(&added).cloned().collect();
    // A comment may end a list, or what else it has got into.
    with_edits(base, all).or_else(|| with_edits(base, edits))
}

/// `None` where these are not the same texts any more.
fn with_edits(base: &Document, mut edits: Vec<Edit>) -> Option<Document> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut text = base.text.clone();
    for (range, own) in edits.into_iter().rev() {
        text.replace_range(range, &own);
    }
    let made = Document::read(&text);
    let same = made.segments.len() == base.segments.len()
        && made.segments.iter().zip(&base.segments).all(|(a, b)| a.kind == b.kind && a.text == b.text);
    same.then_some(made)
}

/// A text, or a part of what is between two: what stands together without an empty line, or all of a block of code.
struct Piece {
    range: Range<usize>,
    text: String,
    /// Of what is between two texts: the number of the one after it.
    gap: Option<usize>,
}

fn pieces(document: &Document) -> Vec<Piece> {
    let text = &document.text;
    let mut pieces = Vec::new();
    let mut at = split(text).body;
    for (number, segment) in document.segments.iter().enumerate().filter(|(_, segment)| !segment.kind.is_head()) {
        parts(text, at..segment.range.start, number, &mut pieces);
        pieces.push(Piece { range: segment.range.clone(), text: segment.text.clone(), gap: None });
        at = segment.range.end;
    }
    parts(text, at..text.len(), document.segments.len(), &mut pieces);
    pieces
}

fn parts(text: &str, range: Range<usize>, gap: usize, pieces: &mut Vec<Piece>) {
    let mut fence = Fence::default();
    let mut open: Option<Range<usize>> = None;
    let mut at = range.start;
    let mut close = |open: &mut Option<Range<usize>>| {
        let Some(part) = open.take() else { return };
        let written = text[part.clone()].trim();
        // Marks of lists and quotes are how it is written, and not what is said.
        if written.contains(char::is_alphabetic) {
            let start = part.start + text[part.clone()].find(written).unwrap_or(0);
            pieces.push(Piece { range: start..start + written.len(), text: written.to_owned(), gap: Some(gap) });
        }
    };
    for line in text[range].split_inclusive('\n') {
        let is_code = fence.holds(line);
        if line.trim().is_empty() && !is_code {
            close(&mut open);
        } else {
            let start = open.as_ref().map_or(at, |open| open.start);
            open = Some(start..at + line.len());
        }
        at += line.len();
    }
    close(&mut open);
}

/// What the translation has of its own between texts.
#[derive(Default)]
struct Between {
    /// In place of a piece of the original, by where that begins.
    instead: BTreeMap<usize, String>,
    /// Comments that the original has not, by where the text behind them begins; its length, for those at the end.
    added: BTreeMap<usize, String>,
}

fn own(then: &Document, translation: &Document, pairs: &[Option<Pair>]) -> Between {
    let by_gap = |document: &Document| {
        let mut gaps: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
        for piece in pieces(document) {
            if let Some(gap) = piece.gap.filter(|_| !is_id(&piece.text)) {
                gaps.entry(gap).or_default().push(piece);
            }
        }
        gaps
    };
    let first = |document: &Document| document.segments.iter().position(|segment| !segment.kind.is_head());
    // The text of the translation for one of the original; both ends of the body belong together.
    let pair = |number: usize| match pairs.get(number) {
        Some(pair) => pair.filter(|pair| !pair.is_guess).map(|pair| pair.at),
        None => Some(translation.segments.len()),
    };
    let (ours, theirs) = (by_gap(then), by_gap(translation));
    let mut own = Between::default();
    let gaps = then.segments.iter().enumerate().filter(|(_, segment)| !segment.kind.is_head()).map(|(gap, _)| gap);
    for gap in gaps.chain([then.segments.len()]) {
        let Some(after) = pair(gap) else { continue };
        let begins = first(then).is_none_or(|first| first == gap);
        let is_same_place = match begins {
            true => first(translation).is_none_or(|first| first == after),
            false => pair(gap - 1).is_some_and(|before| before + 1 == after),
        };
        if !is_same_place {
            continue;
        }
        let none = Vec::new();
        let parts = ours.get(&gap).unwrap_or(&none);
        let mut others: Vec<&Piece> = theirs.get(&after).into_iter().flatten().collect();
        if others.len() > parts.len() {
            let is_new = |other: &&Piece| {
                let starts_line = translation.text[..other.range.start].ends_with('\n');
                starts_line && is_comment(&other.text) && parts.iter().all(|part| part.text != other.text)
            };
            let (new, rest): (Vec<&Piece>, Vec<&Piece>) = others.into_iter().partition(is_new);
            others = rest;
            if others.len() == parts.len() && !new.is_empty() {
                let behind = then.segments.get(gap).map_or(then.text.len(), |segment| segment.range.start);
                let comments: Vec<&str> = new.iter().map(|piece| piece.text.as_str()).collect();
                own.added.insert(behind, comments.join("\n\n"));
            }
        }
        if others.len() != parts.len() {
            continue;
        }
        for (part, other) in parts.iter().zip(others).filter(|(part, other)| part.text != other.text) {
            own.instead.insert(part.range.start, other.text.clone());
        }
    }
    own
}

fn is_comment(text: &str) -> bool {
    text.strip_prefix("<!--").and_then(|text| text.strip_suffix("-->")).is_some_and(|inside| !inside.contains("-->"))
}

/// Of a heading.
fn is_id(text: &str) -> bool {
    text.starts_with("{#") && text.ends_with('}')
}

/// What stands on a heading's line behind its words: `{#id}`.
fn id_behind<'d>(document: &'d Document, heading: &Segment) -> Option<(Range<usize>, &'d str)> {
    let rest = document.text[heading.range.end..].lines().next()?;
    let id = rest.trim();
    let start = heading.range.end + rest.len() - rest.trim_start().len();
    is_id(id).then_some((start..start + id.len(), id))
}

/// Headings of the original whose translations have an id that is not the original's: numbers of segments, and `{#id}`.
fn own_ids(then: &Document, translation: &Document, pairs: &[Option<Pair>]) -> BTreeMap<usize, String> {
    let sections = sections::of(&then.text);
    let ids: BTreeMap<usize, &str> =
        numbered(&sections).map(|(number, section)| (number, section.id.as_str())).collect();
    let headings = then.segments.iter().enumerate().filter(|(_, segment)| segment.kind == Kind::Heading);
    let own = headings.filter_map(|(at, heading)| {
        let pair = pairs[at].filter(|pair| !pair.is_guess)?;
        let (_, id) = id_behind(translation, &translation.segments[pair.at])?;
        let is_same = ids.get(&heading.section).is_some_and(|known| id == format!("{{#{known}}}"));
        (!is_same).then(|| (at, id.to_owned()))
    });
    own.collect()
}

/// Those of headings that are in `base` as well, or have successors there.
fn placed_ids(then: &Document, base: &Document, ids: &BTreeMap<usize, String>) -> Vec<Edit> {
    let successors = successors(then, base);
    let headings = base.segments.iter().enumerate().filter(|(_, segment)| segment.kind == Kind::Heading);
    let placed = headings.filter_map(|(at, heading)| {
        let same = |number: &&usize| then.segments[**number].text == heading.text;
        let mut all = ids.keys().filter(same);
        // Of several with the same words, nobody knows which.
        let number = match (all.next(), all.next()) {
            (Some(number), None) => number,
            _ => successors.get(&at)?,
        };
        Some((id_behind(base, heading)?.0, ids.get(number)?.clone()))
    });
    placed.collect()
}
