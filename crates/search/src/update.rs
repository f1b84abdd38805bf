//! The words of documents of which some are new, gone or have others: from those of before, without reading what has not
//! changed.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::collect::{self, Count};
use super::counts::{Counts, Packed, Posting, Strings};
use super::texts::Kept;
use super::vocabulary::GONE;

/// Which documents are those of before.
pub struct Moves {
    /// By document of before: its number now, if it is there and has not changed; else [`GONE`].
    pub docs: Vec<u32>,
    /// Documents have the numbers that they had, whether they have changed or not.
    pub in_place: bool,
    /// Those that are new or have changed, by their number now.
    pub counted: Vec<u32>,
}

/// What has become of the words of before.
pub struct Words {
    /// By word of before: its number now, or [`GONE`].
    pub moved: Vec<u32>,
    /// Words, by their number now, whose lists may have changed, and their number before.
    pub touched: Vec<(u32, Option<u32>)>,
}

struct Update {
    counts: Counts<'static>,
    words: Words,
}

/// The words of all documents, and which they are of those of before.
pub fn update(old: &Counts, moves: &Moves, kept: &Kept) -> (Counts<'static>, Words) {
    let count = |doc: &u32| collect::count(&kept.docs[*doc as usize], kept.texts(*doc as usize));
    let found: Vec<_> = moves.counted.par_iter().map(count).collect();
    let mut new = Counts::new(kept.docs.len());
    for (field, of) in new.lengths.iter_mut().enumerate() {
        for (length, to) in old.lengths[field].iter().zip(&moves.docs).filter(|(_, to)| **to != GONE) {
            of[*to as usize] = *length;
        }
        for (doc, (_, lengths)) in moves.counted.iter().zip(&found) {
            of[*doc as usize] = lengths[field];
        }
    }
    let mut fresh: BTreeMap<String, Vec<(u32, Count)>> = BTreeMap::new();
    for (doc, (words, _)) in moves.counted.iter().zip(found) {
        for (word, count) in words {
            fresh.entry(word).or_default().push((*doc, count));
        }
    }
    let words = Words { moved: vec![GONE; old.forms.len()], touched: Vec::new() };
    let mut updated = Update { counts: new, words };
    // A document that is gone from a list ends a run of lists that are copied as they are.
    let last = moves.docs.iter().rposition(|to| *to == GONE);
    let stays = |word: usize| {
        let mut docs = old.body.list(word).map(|posting| posting.doc as usize);
        last.is_none_or(|last| docs.by_ref().take_while(|doc| *doc <= last).all(|doc| moves.docs[doc] != GONE))
    };
    let mut fresh = fresh.iter().peekable();
    let mut run = 0;
    for word in 0..old.forms.len() {
        let form = old.forms.get(word);
        while let Some((added, postings)) = fresh.next_if(|(added, _)| added.as_str() < form) {
            updated.copy(old, run..word);
            run = word;
            updated.push(added, None, None, moves, postings);
        }
        let more = fresh.next_if(|(same, _)| same.as_str() == form).map(|(_, postings)| postings.as_slice());
        if moves.in_place && more.is_none() && stays(word) {
            continue;
        }
        updated.copy(old, run..word);
        run = word + 1;
        updated.push(form, Some(word), Some(old), moves, more.unwrap_or_default());
    }
    updated.copy(old, run..old.forms.len());
    for (added, postings) in fresh {
        updated.push(added, None, None, moves, postings);
    }
    (updated.counts, updated.words)
}

impl Update {
    fn copy(&mut self, old: &Counts, words: std::ops::Range<usize>) {
        let first = self.counts.forms.len();
        for (at, word) in words.clone().enumerate() {
            self.words.moved[word] = (first + at) as u32;
        }
        self.counts.forms.copy(&old.forms, words.clone());
        self.counts.body.copy(&old.body, words.clone());
        self.counts.title.copy(&old.title, words);
    }

    fn push(&mut self, form: &str, word: Option<usize>, old: Option<&Counts>, moves: &Moves, fresh: &[(u32, Count)]) {
        let kept = |packed: &Packed| -> Vec<Posting> {
            let list = word.into_iter().flat_map(|word| packed.list(word));
            let moved = list.map(|posting| Posting { doc: moves.docs[posting.doc as usize], ..posting });
            moved.filter(|posting| posting.doc != GONE).collect()
        };
        let mut body = old.map(|old| kept(&old.body)).unwrap_or_default();
        let mut title = old.map(|old| kept(&old.title)).unwrap_or_default();
        for (doc, Count { body: in_body, title: in_title, place }) in fresh {
            body.push(Posting { doc: *doc, count: *in_body, place: 0 });
            if *in_title > 0 {
                title.push(Posting { doc: *doc, count: *in_title, place: *place });
            }
        }
        if body.is_empty() {
            return;
        }
        for list in [&mut body, &mut title] {
            list.sort_by_key(|posting| posting.doc);
        }
        let now = self.counts.forms.len() as u32;
        if let Some(word) = word {
            self.words.moved[word] = now;
        }
        self.words.touched.push((now, word.map(|word| word as u32)));
        self.counts.forms.push(form);
        self.counts.body.push(body);
        self.counts.title.push(title);
    }
}

impl Strings<'_> {
    fn copy(&mut self, from: &Strings, range: std::ops::Range<usize>) {
        for at in range {
            self.push(from.get(at));
        }
    }
}
