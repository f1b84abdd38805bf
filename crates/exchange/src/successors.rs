//! Which text of an original stands where another one stood before: the one that has most of its words, else the one in its place.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::{Document, Kind, Segment};

/// Two texts of which fewer words than this are the same are two texts.
const ALIKE: f64 = 0.5;

/// More pairs than this are not compared word by word: so much is not an article that has changed, but another one.
const MOST: usize = 20_000;

/// Numbers of segments in `now`, each with that in `then`. What has only moved stands for nothing else.
pub(crate) fn successors(then: &Document, now: &Document) -> BTreeMap<usize, usize> {
    let (old, new) = (texts(then), texts(now));
    let stayed: BTreeSet<&str> = new.iter().copied().collect();
    let known: BTreeSet<&str> = old.iter().copied().collect();
    let mut gone: BTreeSet<usize> = (0..old.len()).filter(|at| !stayed.contains(old[*at])).collect();
    let mut came: BTreeSet<usize> = (0..new.len()).filter(|at| !known.contains(new[*at])).collect();
    let mut found = BTreeMap::new();
    for (from, to) in by_words(then, now, &gone, &came) {
        if gone.contains(&from) && came.contains(&to) {
            gone.remove(&from);
            came.remove(&to);
            found.insert(to, from);
        }
    }
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let DiffOp::Replace { old_index, old_len, new_index, new_len } = op else { continue };
        let pairs = gone.range(old_index..old_index + old_len).zip(came.range(new_index..new_index + new_len));
        let pairs = pairs.filter(|(from, to)| then.segments[**from].kind == now.segments[**to].kind);
        found.extend(pairs.map(|(from, to)| (*to, *from)));
    }
    found
}

/// Pairs that are alike, the most alike first, and of these in the order of the texts.
fn by_words(then: &Document, now: &Document, gone: &BTreeSet<usize>, came: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    if gone.len() * came.len() > MOST {
        return Vec::new();
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for to in came {
        let new = &now.segments[*to];
        let alike = gone.iter().filter(|from| is_alike(then.segments[**from].kind, new.kind));
        pairs.extend(alike.map(|from| (alikeness(&then.segments[*from], new), *from, *to)));
    }
    pairs.retain(|(alike, ..)| *alike >= ALIKE);
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    pairs.into_iter().map(|(_, from, to)| (from, to)).collect()
}

/// Lines of a list are paragraphs when there is an empty line between them, and a paragraph may become a line.
fn is_alike(a: Kind, b: Kind) -> bool {
    let is_block = |kind| matches!(kind, Kind::Paragraph | Kind::Item | Kind::Meaning);
    a == b || is_block(a) && is_block(b)
}

/// The part of the words of both that both have: Dice's coefficient of the two bags of words, from 0 to 1. A script without spaces has a
/// word for each character.
fn alikeness(a: &Segment, b: &Segment) -> f64 {
    let bag = |text: &str| {
        let mut bag: BTreeMap<String, usize> = BTreeMap::new();
        let mut word = String::new();
        for c in text.chars().chain([' ']) {
            let is_letter = c.is_alphanumeric();
            if is_letter && c.is_ascii() {
                word.push(c.to_ascii_lowercase());
                continue;
            }
            let is_spaced = is_letter && c < '\u{2e80}';
            if is_spaced {
                word.extend(c.to_lowercase());
                continue;
            }
            if !word.is_empty() {
                *bag.entry(std::mem::take(&mut word)).or_default() += 1;
            }
            if is_letter {
                *bag.entry(c.to_string()).or_default() += 1;
            }
        }
        bag
    };
    let (a, b) = (bag(&a.text), bag(&b.text));
    let both: usize = a.iter().map(|(word, count)| b.get(word).copied().unwrap_or(0).min(*count)).sum();
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    #[expect(clippy::cast_precision_loss, reason = "words of one text")]
    let alike = 2.0 * both as f64 / all.max(1) as f64;
    alike
}

pub(crate) fn texts(document: &Document) -> Vec<&str> {
    document.segments.iter().map(|segment| segment.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_more_than_places() {
        let then = Document::read("One thing.\n\nPress **Save** now.\n\nWait for it.\n");
        let now =
            Document::read("Press **Save** right now.\n\nQuite another text.\n\nWait for it.\n\nOne good thing.\n");
        let found: Vec<(usize, usize)> = successors(&then, &now).into_iter().collect();
        assert_eq!(found, [(0, 1), (3, 0)]);
        let [then, now] = ["保存を押します。\n", "保存を二回押します。\n"].map(Document::read);
        assert_eq!(successors(&then, &now).get(&0), Some(&0));
        // A line of a list is one where there are empty lines, too.
        let [then, now] =
            ["- Press **Save**.\n\n- Wait for it.\n", "- Wait for it.\n- Press **Save** now.\n"].map(Document::read);
        assert_eq!(successors(&then, &now).get(&1), Some(&0));
        // Another text in its place is its successor, for want of a better one.
        let [then, now] = ["A.\n\nOne.\n\nB.\n", "A.\n\nTwo.\n\nB.\n"].map(Document::read);
        assert_eq!(successors(&then, &now).get(&1), Some(&1));
    }
}
