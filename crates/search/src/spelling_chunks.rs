//! Words → spelling chunks (`format.md`, "Spelling chunks").

use super::bytes::{put_front_coded, put_varint};
use super::chunks::{Chunk, Content, boundary};
use super::counts::{Counts, Strings};
use super::cuts::cut_at_hashes;
use super::keys::{Key, key, key_of};
use super::vocabulary::Vocabulary;

const SPELLING_CHUNK: usize = 5_000;
const SPELLING_CHUNKS: usize = 20;
/// Shorter words are not recognized in two words that were written as one. In characters.
const SPELLING_MIN: usize = 2;
/// Shorter words are never proposed as corrections.
const CORRECTION_MIN: usize = 4;

/// What may be proposed: words, and the bits of the number of documents that have each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spellings {
    words: Strings<'static>,
    bits: Vec<u8>,
}

impl Spellings {
    pub fn new(vocabulary: &Vocabulary, counts: &Counts) -> Self {
        let mut spellings = Spellings::default();
        // Forms of one fold stand beside each other.
        let mut last: Option<(&str, u32)> = None;
        for word in &vocabulary.by_fold {
            let word = *word as usize;
            // Those of titles, as it is these that readers have in mind.
            let least = if counts.title.docs[word] == 0 { CORRECTION_MIN } else { SPELLING_MIN };
            if !vocabulary.is_plain[word] || vocabulary.forms.get(word).chars().nth(least - 1).is_none() {
                continue;
            }
            let (fold, docs) = (vocabulary.folds.get(word), counts.body.docs[word]);
            match &mut last {
                Some((same, sum)) if *same == fold => *sum += docs,
                _ => {
                    spellings.extend(last.take());
                    last = Some((fold, docs));
                }
            }
        }
        spellings.extend(last);
        spellings
    }

    fn extend(&mut self, word: Option<(&str, u32)>) {
        if let Some((word, docs)) = word {
            self.words.push(word);
            self.bits.push((32 - docs.leading_zeros()) as u8);
        }
    }

    /// What all are known by.
    pub fn key(&self) -> Key {
        let ends = self.words.ends.iter().flat_map(|end| end.to_le_bytes()).collect::<Vec<u8>>();
        key_of([key(self.words.text.as_bytes()), key(&ends), key(&self.bits)])
    }

    /// Chunks by the beginning of words, or by their end: an edit leaves one of the two alone.
    pub fn chunks(&self, backward: bool) -> Vec<Chunk> {
        if backward { self.backward().cut() } else { self.cut() }
    }

    /// Words from their last character to their first, sorted.
    fn backward(&self) -> Self {
        let mut backward = Strings::default();
        for word in self.words.iter() {
            backward.push(&word.chars().rev().collect::<String>());
        }
        // Eight bytes tell most words apart.
        let beginning = |word: &str| {
            let mut eight = [0; 8];
            let bytes = &word.as_bytes()[..word.len().min(8)];
            eight[..bytes.len()].copy_from_slice(bytes);
            u64::from_be_bytes(eight)
        };
        let mut order: Vec<(u64, u32)> =
            backward.iter().enumerate().map(|(at, word)| (beginning(word), at as u32)).collect();
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| backward.get(a.1 as usize).cmp(backward.get(b.1 as usize)))
        });
        let mut sorted = Spellings::default();
        for (_, at) in order {
            sorted.words.push(backward.get(at as usize));
            sorted.bits.push(self.bits[at as usize]);
        }
        sorted
    }

    fn cut(&self) -> Vec<Chunk> {
        let words = &self.words;
        let sizes: Vec<usize> = words.iter().map(|word| word.len() / 2 + 3).collect();
        let target = SPELLING_CHUNK.max(sizes.iter().sum::<usize>() / SPELLING_CHUNKS);
        cut_at_hashes(&sizes, target, |at| words.get(at))
            .into_iter()
            .enumerate()
            .map(|(number, range)| {
                let from = if number == 0 { "" } else { boundary(words.get(range.start - 1), words.get(range.start)) };
                let mut content = Vec::new();
                put_varint(&mut content, range.len() as u32);
                put_front_coded(&mut content, range.clone().map(|at| words.get(at)));
                content.extend_from_slice(&self.bits[range.clone()]);
                Chunk { from: from.to_owned(), words: range.len(), content: Content::New(content) }
            })
            .collect()
    }
}
