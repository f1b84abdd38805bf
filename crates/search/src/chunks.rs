//! Words and their lists → term chunks (`format.md`, "Term chunk").
//!
//! Chunks are cut where the content says so (`cuts.rs`), never at a running size alone: after an edit the cuts fall back
//! into step, and the chunks that the edit did not touch keep their bytes and their names.

use std::ops::Range;

use rayon::prelude::*;

use super::before::Before;
use super::bytes::{hash, put_front_coded, put_varint};
use super::cuts::{Lot, cheapest, price};
use super::entries::{Entry, Size, entries};
use super::kept_entries::Entries;
use super::levels::Base;
use super::links::Links;
use super::postings;
use super::tokenize::SINGLE;
use super::vocabulary::Vocabulary;

/// Bytes before compression that a term chunk aims at, where the corpus is small enough to have chunks that small.
const TERM_CHUNK: usize = 1_000;
/// No more term chunks than about this.
const TERM_CHUNKS: usize = 500;
/// Groups whose lists are made together.
const BATCH: usize = 1024;

/// The content of a chunk, and the least fold that it may hold: where a reader starts to look.
pub struct Chunk {
    pub from: String,
    /// How many words it holds.
    pub words: usize,
    pub content: Content,
}

pub enum Content {
    New(Vec<u8>),
    /// That of a chunk of before, by its number there.
    Same(usize),
}

pub struct Terms<'a> {
    vocabulary: &'a Vocabulary<'a>,
    links: &'a Links,
    base: &'a Base<'a>,
    docs: usize,
    /// By place: the group of a word, numbered in order.
    groups: Vec<u32>,
    /// Places by group, and where each group's begin.
    members: Vec<u32>,
    starts: Vec<u32>,
}

impl<'a> Terms<'a> {
    pub fn new(vocabulary: &'a Vocabulary, links: &'a Links, base: &'a Base, docs: usize, dense: &[u32]) -> Self {
        let groups: Vec<u32> = vocabulary.by_fold.iter().map(|word| dense[*word as usize]).collect();
        let count = groups.iter().max().map_or(0, |most| *most as usize + 1);
        let mut starts = vec![0u32; count + 1];
        for group in &groups {
            starts[*group as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut members = vec![0; groups.len()];
        for (place, group) in groups.iter().enumerate() {
            let at = &mut next[*group as usize];
            members[*at as usize] = place as u32;
            *at += 1;
        }
        Terms { vocabulary, links, base, docs, groups, members, starts }
    }

    /// Term chunks, sorted, and how large each word is, by its number.
    pub fn chunks(&self, before: Option<&Before>) -> (Vec<Chunk>, Vec<Size>) {
        let words = &self.vocabulary.by_fold;
        let mut sizes: Vec<Size> =
            before.map_or_else(|| vec![Size::default(); words.len()], |before| before.sizes.to_vec());
        let mut entries = Entries::none(words.len());
        let may_differ = |group: &[u32]| {
            before.is_none_or(|before| group.iter().any(|place| before.changed[words[*place as usize] as usize]))
        };
        let groups: Vec<u32> =
            (0..self.starts.len() as u32 - 1).filter(|group| may_differ(self.members(*group))).collect();
        let mut changed = vec![false; words.len()];
        for groups in groups.chunks(BATCH) {
            let made: Vec<Option<Vec<Entry>>> =
                groups.par_iter().map(|group| self.other_entries(*group, before)).collect();
            for (group, made) in groups.iter().zip(made) {
                for (place, entry) in self.members(*group).iter().zip(made.into_iter().flatten()) {
                    let word = words[*place as usize] as usize;
                    (sizes[word], changed[word]) = (entry.size(), true);
                    entries.add(*place as usize, &entry);
                }
            }
        }
        let lots: Vec<Lot> =
            words.iter().map(|word| lot(self.vocabulary.forms.get(*word as usize), sizes[*word as usize])).collect();
        let size = TERM_CHUNK.max(lots.iter().map(|lot| lot.size).sum::<usize>() / TERM_CHUNKS);
        let ranges = cheapest(&lots, price(&lots, size), &self.may_cut(), |place| hash(self.fold(place)));
        let before = before.map(|before| (before, before.starts()));
        let chunks = ranges
            .into_par_iter()
            .enumerate()
            .map(|(number, range)| {
                let from = match number {
                    0 => "",
                    _ => boundary(self.fold(range.start - 1), self.fold(range.start)),
                };
                let same = before.as_ref();
                let same = same.and_then(|(before, starts)| before.same(starts, from, &words[range.clone()], &changed));
                let words = range.len();
                let content = same.map_or_else(|| Content::New(self.encode(range, &entries)), Content::Same);
                Chunk { from: from.to_owned(), words, content }
            })
            .collect();
        (chunks, sizes)
    }

    fn members(&self, group: u32) -> &[u32] {
        &self.members[self.starts[group as usize] as usize..self.starts[group as usize + 1] as usize]
    }

    fn fold(&self, place: usize) -> &str {
        self.vocabulary.folds.get(self.vocabulary.by_fold[place] as usize)
    }

    fn words(&self, group: u32) -> impl Iterator<Item = u32> {
        self.members(group).iter().map(|place| self.vocabulary.by_fold[*place as usize])
    }

    /// The forms of a group, in order.
    fn entries(&self, group: u32) -> Vec<Entry> {
        entries(self.links, self.base, self.words(group))
    }

    /// The same, if they are not what they were.
    fn other_entries(&self, group: u32, before: Option<&Before>) -> Option<Vec<Entry>> {
        let Some(before) = before.filter(|before| before.is_group(self.words(group))) else {
            return Some(self.entries(group));
        };
        let words: Vec<u32> = self.words(group).collect();
        match before.says_the_same(&words, self.links, self.base) {
            Some(true) => None,
            Some(false) => Some(self.entries(group)),
            None => {
                let entries = self.entries(group);
                (entries != before.entries(&words)).then_some(entries)
            }
        }
    }

    /// Whether a chunk may begin at each place: not between forms of a group, not between forms of a fold.
    fn may_cut(&self) -> Vec<bool> {
        let mut reach = 0;
        let mut may_cut = Vec::with_capacity(self.groups.len());
        for (place, group) in self.groups.iter().enumerate() {
            may_cut.push(place > reach && self.fold(place - 1) != self.fold(place));
            reach = reach.max(self.members(*group).last().map_or(place, |last| *last as usize));
        }
        may_cut
    }

    /// The content of a chunk; groups are in it as a whole. Of those that are not in `entries` the lists are made here.
    fn encode(&self, range: Range<usize>, entries: &Entries) -> Vec<u8> {
        let mut all: Vec<Option<Entry>> = range.clone().map(|place| entries.get(place)).collect();
        for place in range.clone() {
            let group = self.groups[place];
            if all[place - range.start].is_none() && self.members(group)[0] as usize == place {
                for (place, entry) in self.members(group).iter().zip(self.entries(group)) {
                    all[*place as usize - range.start] = Some(entry);
                }
            }
        }
        let all: Vec<Entry> = all.into_iter().map(|entry| entry.expect("a group is in one chunk")).collect();
        let mut out = Vec::new();
        put_varint(&mut out, all.len() as u32);
        let forms = self.vocabulary.by_fold[range.clone()].iter();
        put_front_coded(&mut out, forms.map(|word| self.vocabulary.forms.get(*word as usize)));
        for (place, entry) in range.clone().zip(&all) {
            let members = self.members(self.groups[place]);
            let at = members.binary_search(&(place as u32)).unwrap_or(0);
            let back = at.checked_sub(1).map_or(0, |before| place - members[before] as usize);
            put_varint(&mut out, (back as u32) << 1 | u32::from(entry.shared));
        }
        for entry in &all {
            put_varint(&mut out, entry.left_out);
        }
        let bodies = all.iter().map(|entry| (entry.lists.body.as_slice(), &[] as &[u8]));
        let titles = all.iter().map(|entry| (entry.lists.title.as_slice(), entry.lists.places.as_slice()));
        let lists = bodies.chain(titles);
        for (list, _) in lists.clone() {
            put_varint(&mut out, list.len() as u32);
        }
        out.extend(postings::encode(lists, self.docs));
        out
    }
}

/// What a word weighs, roughly, and how often readers look for it, beside others: words of titles are what most look for.
fn lot(form: &str, Size { body, title, .. }: Size) -> Lot {
    let (body, title) = (body as usize, title as usize);
    let asked = 16 * title + 2 * body + 4;
    // Single characters are only asked for where one is all there is.
    let asked = if form.starts_with(SINGLE) { asked.div_ceil(16) } else { asked };
    Lot { size: form.len() / 2 + 4 + body + title, asked }
}

/// The shortest beginning of `first` that sorts after `last`.
pub fn boundary<'a>(last: &str, first: &'a str) -> &'a str {
    let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| &first[..end]).find(|head| *head > last).unwrap_or(first)
}
