//! How much a count says: BM25's share of what a word can contribute at most, as a level (`format.md`, "Levels").

use tantivy::fieldnorm::FieldNormReader;

use super::collect::Count;
use super::counts::Counts;
use super::lists::{LEVELS, Lists};

/// Saturation and length normalization of BM25, the values that tantivy uses.
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// Counts whose levels are worked out beforehand: nearly all.
const SMALL: usize = 32;

/// The levels of a field's counts.
pub struct Levels {
    /// The field's average length, rounded: the same average gives the same levels.
    pub average: f64,
    /// `K1 * (1 - B + B * length / average)` for each of tantivy's 256 norms.
    norms: Vec<f64>,
    small: Vec<[u8; SMALL]>,
}

impl Levels {
    pub fn new(lengths: &[u32]) -> Self {
        let tokens: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
        let average = steady(tokens as f64 / (lengths.len().max(1)) as f64);
        let norms: Vec<f64> = (0..=255u8)
            .map(|id| K1 * (1.0 - B + B * f64::from(FieldNormReader::id_to_fieldnorm(id)) / average))
            .collect();
        let small = norms.iter().map(|norm| std::array::from_fn(|count| level(count as u32, *norm))).collect();
        Levels { average, norms, small }
    }

    /// The level of a count in a text of a given length (as tantivy's one-byte norm).
    pub fn level(&self, count: u32, norm: u8) -> u8 {
        let small = self.small[usize::from(norm)].get(count as usize);
        small.copied().unwrap_or_else(|| level(count, self.norms[usize::from(norm)]))
    }
}

fn level(count: u32, norm: f64) -> u8 {
    let count = f64::from(count);
    let share = count / (count + norm);
    (share * LEVELS).round().clamp(1.0, LEVELS - 1.0) as u8
}

/// The nearest power of 1.05: an edit of one article must not move the average, and with it every level of the site.
fn steady(average: f64) -> f64 {
    let step = 1.05f64;
    step.powf((average.max(1.0).ln() / step.ln()).round())
}

/// A length as tantivy keeps it.
pub fn norm(length: u32) -> u8 {
    FieldNormReader::fieldnorm_to_id(length)
}

/// Counts, and what they say.
pub struct Base<'c> {
    pub counts: &'c Counts<'c>,
    pub title: Levels,
    pub body: Levels,
    pub title_norms: Vec<u8>,
    pub body_norms: Vec<u8>,
}

impl<'c> Base<'c> {
    pub fn new(counts: &'c Counts<'c>) -> Self {
        let [title, body] = &counts.lengths;
        let norms = |lengths: &[u32]| lengths.iter().map(|length| norm(*length)).collect();
        Base {
            counts,
            title: Levels::new(title),
            body: Levels::new(body),
            title_norms: norms(title),
            body_norms: norms(body),
        }
    }

    /// What documents have of a word as they have it.
    pub fn lists(&self, word: usize) -> Lists {
        let mut lists = self.title_lists(word);
        lists.body.reserve(self.counts.body.docs[word] as usize);
        for posting in self.counts.body.list(word) {
            lists.body.push((posting.doc, self.body.level(posting.count, self.body_norms[posting.doc as usize])));
        }
        lists
    }

    /// What a document says of a word: its levels in the body and in the title, and its place there.
    pub fn says(&self, doc: u32, Count { body, title, place }: Count) -> [u8; 3] {
        let doc = doc as usize;
        let in_body = if body > 0 { self.body.level(body, self.body_norms[doc]) } else { 0 };
        if title == 0 { [in_body, 0, 0] } else { [in_body, self.title.level(title, self.title_norms[doc]), place] }
    }

    /// The same of titles alone.
    pub fn title_lists(&self, word: usize) -> Lists {
        let mut lists = Lists::default();
        for posting in self.counts.title.list(word) {
            lists.title.push((posting.doc, self.title.level(posting.count, self.title_norms[posting.doc as usize])));
            lists.places.push(posting.place);
        }
        lists
    }

    /// Of titles that have the second word right after the first.
    pub fn together(&self, first: u32, second: u32) -> Lists {
        Lists::together(&self.title_lists(first as usize), &self.title_lists(second as usize))
    }
}
