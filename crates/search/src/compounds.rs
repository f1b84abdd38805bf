//! Words written as one: `Projektrechnung` is found by `Rechnung` too, in languages that join their nouns.
//!
//! There is no dictionary. A word is taken apart only where every part is a word that the corpus uses by itself, so that
//! what is found by a part is at least about that word. Readers need to know nothing of it: the documents of a compound
//! are added to the lists of its parts, for less than the part itself would count.

use rustc_hash::{FxHashMap, FxHashSet};

use super::language;
use super::link::{Link, Source};
use super::vocabulary::Vocabulary;

/// Shorter words (`an`, `bau`, `tag`) are found in too many others by chance. In characters.
const LEAST_PART: usize = 4;
/// A part is a word that at least this many documents use by itself.
const LEAST_DOCS: usize = 2;
const MOST_PARTS: usize = 3;

/// The parts of all compounds; `docs` says how many documents have a word. Lists are added as they are before, so that a part
/// that is a compound itself does not pass on what it was given.
pub fn parts(locale: &str, vocabulary: &Vocabulary, docs: impl Fn(u32) -> usize) -> Vec<Link> {
    let links = language::compound_links(locale);
    if links.is_empty() {
        return Vec::new();
    }
    let stop_words: FxHashSet<&str> = language::stop_words(locale).iter().copied().collect();
    let forms = vocabulary.forms;
    let plain = || (0..forms.len() as u32).filter(|word| vocabulary.is_plain[*word as usize]);
    let words: FxHashMap<&str, (u32, usize)> = plain()
        .map(|word| (forms.get(word as usize), word))
        .filter(|(form, _)| form.chars().nth(LEAST_PART - 1).is_some() && !stop_words.contains(form))
        .map(|(form, word)| (form, (word, docs(word))))
        .filter(|(_, (_, docs))| *docs >= LEAST_DOCS)
        .collect();
    let docs = words.values().copied().collect();
    let splitter = Splitter { words: &words, docs, links };
    let mut found = Vec::new();
    // Words that the compound begins with: they come before it, and so do all that begin with them.
    let mut begins: Vec<(&str, u32)> = Vec::new();
    for word in plain() {
        let form = forms.get(word as usize);
        begins.retain(|(first, _)| form.starts_with(first));
        // Whatever its first part is, and what joins it to the next, it begins with a word.
        if !begins.is_empty()
            && let Some(parts) = splitter.split(form, MOST_PARTS, Some(&begins))
        {
            found.extend(parts.into_iter().map(|part| Link { target: part, source: Source::Whole(word) }));
        }
        if words.contains_key(form) {
            begins.push((form, word));
        }
    }
    found
}

struct Splitter<'a> {
    /// Words that may be parts, and how many documents have them; the latter by the word's number, too.
    words: &'a FxHashMap<&'a str, (u32, usize)>,
    docs: FxHashMap<u32, usize>,
    links: &'a [&'a str],
}

impl Splitter<'_> {
    /// The words that a word is made of: as few as can be, then those that are used most. `begins` are the words that it begins
    /// with, where they are known.
    fn split(&self, word: &str, most: usize, begins: Option<&[(&str, u32)]>) -> Option<Vec<u32>> {
        let length = word.chars().count();
        if most < 2 || length < 2 * LEAST_PART {
            return None;
        }
        let ends = word.char_indices().map(|(at, _)| at).skip(LEAST_PART).take(length + 1 - 2 * LEAST_PART);
        let mut best: Option<(usize, usize, Vec<u32>)> = None;
        for end in ends {
            let (head, tail) = word.split_at(end);
            let head = match begins {
                Some(begins) => {
                    self.head(head, |head| begins.iter().find(|(first, _)| *first == head).map(|(_, at)| *at))
                }
                None => self.head(head, |head| Some(self.words.get(head)?.0)),
            };
            let Some(head) = head else { continue };
            let tails = match self.words.get(tail) {
                Some((tail, _)) => vec![*tail],
                None => match self.split(tail, most - 1, None) {
                    Some(parts) => parts,
                    None => continue,
                },
            };
            let parts: Vec<u32> = std::iter::once(head).chain(tails).collect();
            let least = parts.iter().map(|part| self.docs[part]).min().unwrap_or(0);
            let better = best
                .as_ref()
                .is_none_or(|(count, docs, _)| parts.len() < *count || (parts.len() == *count && least > *docs));
            if better {
                best = Some((parts.len(), least, parts));
            }
        }
        best.map(|(.., parts)| parts)
    }

    /// The word at the beginning of a compound, without what joins it to the next: `Vertrag` in `Vertragsdatum`.
    fn head(&self, head: &str, find: impl Fn(&str) -> Option<u32>) -> Option<u32> {
        find(head).or_else(|| self.links.iter().find_map(|link| find(head.strip_suffix(link)?)))
    }
}
