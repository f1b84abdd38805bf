//! Term chunks as they were, where words are numbered as they are now: which of them hold what they held.

use super::entries::{Entry, Size, entries, is_shared};
use super::levels::Base;
use super::links::Links;
use super::lists::{odds, of_odds};
use super::postings::{coarse_level, coarseness};
use super::update::Touched;

pub struct Before<'a> {
    /// By the numbers of before: what words said, and which were forms of one.
    pub base: &'a Base<'a>,
    pub links: Links,
    pub groups: &'a [u32],
    /// How many forms each group had.
    pub group_sizes: Vec<u32>,
    /// By word: whether its lists may be others than they were. Those of new ones are.
    pub changed: &'a [bool],
    /// What documents that have changed had and have of words, by word.
    pub touched: &'a [Touched],
    /// By word: its number of before.
    pub numbers: &'a [u32],
    /// By word: how large it was, and its place among all by fold; of new ones anything.
    pub sizes: &'a [Size],
    pub places: &'a [u32],
    /// How many words each chunk held, and the least fold that it might hold.
    pub words: &'a [u32],
    pub from: &'a [String],
    /// Chunks that cannot be had again.
    pub lost: &'a [bool],
}

impl Before<'_> {
    /// The place at which each chunk began.
    pub fn starts(&self) -> Vec<u32> {
        self.words.iter().scan(0, |next, words| Some(std::mem::replace(next, *next + words))).collect()
    }

    /// Whether some words were forms of one, and there were no others.
    pub fn is_group(&self, words: impl Iterator<Item = u32>) -> bool {
        let (mut group, mut count) = (None, 0);
        for word in words {
            let same = self.groups.get(self.numbers[word as usize] as usize);
            if same.is_none() || (count > 0 && same != group) {
                return false;
            }
            group = same;
            count += 1;
        }
        group.is_some_and(|group| self.group_sizes[*group as usize] == count)
    }

    /// The forms of a group, as they were.
    pub fn entries(&self, words: &[u32]) -> Vec<Entry> {
        entries(&self.links, self.base, words.iter().map(|word| self.number(*word) as u32))
    }

    fn number(&self, word: u32) -> usize {
        self.numbers[word as usize] as usize
    }

    /// Whether the entries of a group are what they were: told from what the documents that have changed say of it alone,
    /// where these need not be made for that. It may take them for others where they are not.
    pub fn says_the_same(&self, words: &[u32], links: &Links, base: &Base) -> Option<bool> {
        let has_links = words.iter().any(|word| links.has(*word) || self.links.has(self.number(*word) as u32));
        (!has_links).then(|| self.says_the_same_by_itself(words, base))
    }

    fn says_the_same_by_itself(&self, words: &[u32], base: &Base) -> bool {
        let docs = base.body_norms.len();
        let total = words.iter().map(|word| base.counts.body.docs[*word as usize] as usize).sum();
        let had = words.iter().map(|word| self.base.counts.body.docs[self.number(*word)] as usize).sum();
        let shared = is_shared(words.len(), total, docs);
        if shared != is_shared(words.len(), had, docs) {
            return false;
        }
        // What the documents have of all forms, where one list stands for these.
        let mut sums: Vec<(u32, [f64; 2])> = Vec::new();
        for word in words {
            let size = self.sizes[*word as usize];
            for Touched { doc, before, after, .. } in self.touched_of(*word) {
                let [in_body, in_title, place] = self.base.says(*doc, *before);
                let [now_in_body, now_in_title, now_place] = base.says(*doc, *after);
                let title = Size { body: size.title, least: 0, ..size };
                if place != now_place || !title.keeps(in_title, now_in_title, docs) {
                    return false;
                }
                if !shared {
                    if !size.keeps(in_body, now_in_body, docs) {
                        return false;
                    }
                    continue;
                }
                let at = sums.iter().position(|(of, _)| of == doc).unwrap_or_else(|| {
                    sums.push((*doc, [0.0; 2]));
                    sums.len() - 1
                });
                for (sum, level) in sums[at].1.iter_mut().zip([in_body, now_in_body]).filter(|(_, level)| *level > 0) {
                    *sum += odds(level);
                }
            }
        }
        let size = self.sizes[words[0] as usize];
        sums.iter().all(|(_, sums)| {
            let [before, after] = sums.map(|sum| if sum > 0.0 { of_odds(sum) } else { 0 });
            size.keeps(before, after, docs)
        })
    }

    fn touched_of(&self, word: u32) -> &[Touched] {
        let start = self.touched.partition_point(|touched| touched.word < word);
        let length = self.touched[start..].partition_point(|touched| touched.word == word);
        &self.touched[start..start + length]
    }

    /// The chunk that held the very words, none of which has changed.
    pub fn same(&self, starts: &[u32], from: &str, words: &[u32], changed: &[bool]) -> Option<usize> {
        let first = self.places[*words.first()? as usize];
        let number = starts.binary_search(&first).ok()?;
        let fits = self.words[number] as usize == words.len() && self.from[number] == from && !self.lost[number];
        let is_same = |(at, word): (usize, &u32)| {
            !changed[*word as usize] && self.places[*word as usize] == first.wrapping_add(at as u32)
        };
        (fits && words.iter().enumerate().all(is_same)).then_some(number)
    }
}

impl Size {
    /// Whether a body's list stays what it is where one of its documents goes from one level to another; 0 is none.
    fn keeps(&self, before: u8, after: u8, docs: usize) -> bool {
        if before == after {
            return true;
        }
        if before == 0 || after == 0 {
            return false;
        }
        let [low, high] = [before.min(after), before.max(after)];
        // What is cut off stays so, and what is above the threshold does not move it.
        if u32::from(high) < self.least {
            return true;
        }
        let coarse = coarseness(self.body as usize, docs);
        u32::from(low) > self.least && coarse_level(before, coarse) == coarse_level(after, coarse)
    }
}
