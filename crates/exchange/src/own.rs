//! What a translation has of its own, beside the words for those of its original: a note for one country, comments in code.

use std::collections::BTreeSet;

use guichet_markdown::front_matter::split;

use crate::align::{Pair, aligned};
use crate::assemble::{alike, assemble};
use crate::document::{Document, Segment};
use crate::existing::Existing;

/// A translation that goes on having its own structure.
pub(crate) struct Own {
    translation: Document,
    /// For each segment of the original, that of the translation.
    pairs: Vec<Option<usize>>,
    /// Segments of the original of which that is a guess.
    guesses: Vec<usize>,
}

impl Own {
    /// Texts of the translation that would have other words, and may not be the translations of these: segments of the original, and what
    /// is said of each.
    pub fn uncertain(&self, targets: &[Option<&str>]) -> Vec<(usize, String, &'static str)> {
        let told = |at: &usize| {
            let segment = &self.translation.segments[self.pairs[*at]?];
            targets[*at].filter(|target| !alike(segment.kind, target, &segment.text))?;
            let (line, text) = (self.translation.line(segment), short(&segment.text));
            let message = format!(
                "it is not certain that line {line} of the translation, “{text}”, is what this text has had: the translation has texts of \
                 its own beside it"
            );
            Some((
                *at,
                message,
                "write the new words there by hand, and `guichet i18n stamp` says that it matches; `--force` puts them there",
            ))
        };
        self.guesses.iter().filter_map(told).collect()
    }

    /// As [`assemble`], by the original's segments. Where nobody has translated one, the original stands in as it is now.
    pub fn assemble(&self, original: &Document, targets: &[Option<&str>]) -> Result<String, Vec<usize>> {
        let mut placed: Vec<Option<&str>> = vec![None; self.translation.segments.len()];
        for ((pair, segment), target) in self.pairs.iter().zip(&original.segments).zip(targets) {
            if let Some(at) = pair {
                placed[*at] = target.or(segment.has_words.then_some(&*segment.text));
            }
        }
        let paired = |number: &usize| self.pairs.iter().position(|pair| *pair == Some(*number)).unwrap_or(usize::MAX);
        assemble(&self.translation, &placed).map_err(|numbers| numbers.iter().map(paired).collect())
    }
}

/// Where nothing but words has changed in the original since the stamp, and the translation has a place for each text of it, what the
/// translation has of its own has a place, too: a note for one country, comments in code.
pub(crate) fn own_structure(original: &Document, existing: &Existing<'_>) -> Option<Own> {
    let then = Document::read(existing.then?);
    let translation = Document::read(existing.translation);
    if skeleton(&then) != skeleton(original) {
        return None;
    }
    let pairs = aligned(&then, &translation);
    let is_there =
        |(segment, pair): (&Segment, &Option<Pair>)| segment.kind.is_head() || !segment.has_words || pair.is_some();
    let pairs = original.segments.iter().zip(&pairs).all(is_there).then_some(pairs)?;
    let guesses = pairs.iter().enumerate().filter(|(_, pair)| pair.is_some_and(|pair| pair.is_guess));
    let guesses = guesses.map(|(at, _)| at).collect();
    Some(Own { translation, guesses, pairs: pairs.into_iter().map(|pair| pair.map(|pair| pair.at)).collect() })
}

/// The beginning of a text.
pub(crate) fn short(text: &str) -> String {
    let mut beginning: String = text.chars().take(60).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

/// A body without its segments.
fn skeleton(document: &Document) -> Vec<String> {
    let mut at = split(&document.text).body;
    let mut parts = Vec::new();
    for segment in document.segments.iter().filter(|segment| !segment.kind.is_head()) {
        parts.push(document.text[at..segment.range.start].split_whitespace().collect::<Vec<_>>().join(" "));
        at = segment.range.end;
    }
    parts.push(document.text[at..].split_whitespace().collect::<Vec<_>>().join(" "));
    parts
}

/// Texts that the translation has and the original has not, nor had when the translation was stamped: what is said of each.
pub(crate) fn own_texts(original: &Document, existing: &Existing<'_>) -> Vec<(String, &'static str)> {
    let translation = Document::read(existing.translation);
    let then = existing.then.map(Document::read);
    let pairs = aligned(then.as_ref().unwrap_or(original), &translation);
    let paired: BTreeSet<usize> = pairs.into_iter().flatten().map(|pair| pair.at).collect();
    let own = translation.segments.iter().enumerate().filter(|(at, _)| !paired.contains(at));
    let own = own.map(|(_, segment)| segment).filter(|segment| segment.has_words && !segment.kind.is_head());
    let said = own.map(|segment| {
        let line = translation.line(segment);
        let text = short(&segment.text);
        match existing.then {
            Some(_) => (
                format!(
                    "line {line} of the translation, “{text}”, is not in the original, in which blocks have come or gone: it \
                     would be lost"
                ),
                "after an import with `--force`, which leaves it out, put it back by hand",
            ),
            None => (
                format!("line {line} of the translation, “{text}”, is not in the original: it would be lost"),
                "`guichet i18n stamp` says that the translation matches, and then it stays; `--force` leaves it out",
            ),
        }
    });
    said.collect()
}
