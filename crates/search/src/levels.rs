//! How much a count says: BM25's share of what a word can contribute at most, as a level (`format.md`, "Levels").

use tantivy::fieldnorm::FieldNormReader;

use super::collect::Count;
use super::counts::{Counts, Posting};
use super::lists::{LEVELS, Lists};
use super::postings::LAST_PLACE;

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
    norms: [f64; 256],
    small: Box<[[u8; SMALL]; 256]>,
}

impl Levels {
    pub fn new(lengths: &[u32]) -> Self {
        let tokens: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
        let average = steady(tokens as f64 / (lengths.len().max(1)) as f64);
        let norms: [f64; 256] = std::array::from_fn(|id| {
            K1 * (1.0 - B + B * f64::from(FieldNormReader::id_to_fieldnorm(id as u8)) / average)
        });
        let small = norms.map(|norm| std::array::from_fn(|count| level(count as u32, norm)));
        Levels { average, norms, small: Box::new(small) }
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
        let Counts { body, title, .. } = self.counts;
        let [in_bodies, in_titles] = [body, title].map(|packed| packed.docs[word] as usize);
        let mut lists = Lists {
            body: Vec::with_capacity(in_bodies),
            title: Vec::with_capacity(in_titles),
            places: Vec::with_capacity(in_titles),
        };
        for has in title.list(word) {
            lists.title.push((has.doc, self.title.level(has.count, self.title_norms[has.doc as usize])));
            lists.places.push(has.place);
        }
        for has in body.list(word) {
            lists.body.push((has.doc, self.body.level(has.count, self.body_norms[has.doc as usize])));
        }
        lists
    }

    /// What a document says of a word: its levels in the body and in the title, and its place there.
    pub fn says(&self, doc: u32, Count { body, title, place }: Count) -> [u8; 3] {
        let doc = doc as usize;
        let in_body = if body > 0 { self.body.level(body, self.body_norms[doc]) } else { 0 };
        if title == 0 { [in_body, 0, 0] } else { [in_body, self.title.level(title, self.title_norms[doc]), place] }
    }

    /// The documents whose title has the second word right after the first, as if they were one. It is as titles that they are
    /// looked for: in the list of the body they would make the word seem as frequent as each of the two is.
    pub fn together(&self, first: u32, second: u32) -> Lists {
        let mut both = Lists::default();
        for [first, second] in next_to_each_other(self.counts, first, second) {
            let norm = self.title_norms[first.doc as usize];
            let level = |has: Posting| self.title.level(has.count, norm);
            both.title.push((first.doc, level(first).min(level(second))));
            both.places.push(first.place);
        }
        both
    }

    /// Whether there is such a title.
    pub fn are_together(&self, first: u32, second: u32) -> bool {
        next_to_each_other(self.counts, first, second).next().is_some()
    }
}

/// What titles have of two words that stand next to each other there.
fn next_to_each_other<'c>(counts: &'c Counts, first: u32, second: u32) -> impl Iterator<Item = [Posting; 2]> + 'c {
    let [first, second] = [first, second].map(|word| counts.title.list(word as usize));
    let mut seconds = second.peekable();
    first.filter_map(move |first| {
        while seconds.next_if(|second| second.doc < first.doc).is_some() {}
        let second = *seconds.peek().filter(|second| second.doc == first.doc)?;
        (second.place == first.place + 1 && second.place < LAST_PLACE).then_some([first, second])
    })
}
