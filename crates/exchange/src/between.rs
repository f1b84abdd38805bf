//! What stands between the texts of a translation, where somebody has changed it: comments in code, titles of links, attributes of
//! HTML. It stays in its place when blocks come and go around it in the original.

use std::collections::BTreeMap;
use std::ops::Range;

use guichet_markdown::front_matter::split;
use guichet_syntax::fenced::Fence;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::aligned;
use crate::document::Document;
use crate::existing::Existing;

/// `base`, an original, with what the translation has in place of what its original had between texts.
pub(crate) fn with_own(base: &Document, existing: &Existing<'_>) -> Option<Document> {
    let then = Document::read(existing.then?);
    let translation = Document::read(existing.translation);
    let own = own(&then, &translation);
    if own.is_empty() {
        return None;
    }
    let (old, new) = (pieces(&then), pieces(base));
    let texts = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.clone()).collect::<Vec<_>>();
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &texts(&old), &texts(&new)) {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        edits.extend((0..len).filter_map(|at| {
            let other = own.get(&old[old_index + at].range.start)?;
            Some((new[new_index + at].range.clone(), other.as_str()))
        }));
    }
    let mut text = base.text.clone();
    for (range, own) in edits.into_iter().rev() {
        text.replace_range(range, own);
    }
    // The only proof that it is still the same text.
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

/// Pieces that the translation has in other words, by where they begin in the original.
fn own(then: &Document, translation: &Document) -> BTreeMap<usize, String> {
    let by_gap = |document: &Document| {
        let mut gaps: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
        for piece in pieces(document) {
            if let Some(gap) = piece.gap {
                gaps.entry(gap).or_default().push(piece);
            }
        }
        gaps
    };
    let pairs = aligned(then, translation);
    let first = |document: &Document| document.segments.iter().position(|segment| !segment.kind.is_head());
    // The text of the translation for one of the original; both ends of the body belong together.
    let pair = |number: usize| match pairs.get(number) {
        Some(pair) => pair.filter(|pair| !pair.is_guess).map(|pair| pair.at),
        None => Some(translation.segments.len()),
    };
    let (ours, theirs) = (by_gap(then), by_gap(translation));
    let mut own = BTreeMap::new();
    for (gap, parts) in &ours {
        let Some(after) = pair(*gap) else { continue };
        let begins = first(then).is_none_or(|first| first == *gap);
        let is_same_place = match begins {
            true => first(translation).is_none_or(|first| first == after),
            false => pair(*gap - 1).is_some_and(|before| before + 1 == after),
        };
        let others: Vec<&Piece> = theirs.get(&after).into_iter().flatten().filter(|part| !is_id(&part.text)).collect();
        if !is_same_place || others.len() != parts.len() {
            continue;
        }
        for (part, other) in parts.iter().zip(others).filter(|(part, other)| part.text != other.text) {
            own.insert(part.range.start, other.text.clone());
        }
    }
    own
}

/// Of a heading.
fn is_id(text: &str) -> bool {
    text.starts_with("{#") && text.ends_with('}')
}
