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
    /// What may have changed in lists, where documents have the numbers that they had.
    pub touched: Vec<Touched>,
}

/// What a document had and has of a word, by its number now.
pub struct Touched {
    pub word: u32,
    pub doc: u32,
    pub before: Count,
    pub after: Count,
}

struct Update {
    counts: Counts<'static>,
    words: Words,
}

/// The words of all documents, and which they are of those of before.
pub fn update(old: &Counts, moves: &Moves, kept: &Kept) -> (Counts<'static>, Words) {
    let count = |doc: &u32| collect::count(&kept.docs[*doc as usize], &kept.text(*doc as usize));
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
    let last = moves.docs.iter().rposition(|to| *to == GONE);
    // What the documents that were counted anew had of a word.
    let before = |word: usize| -> Vec<(u32, Count)> {
        let mut found = Vec::new();
        let Some(last) = last else { return found };
        for posting in old.body.list(word).take_while(|posting| posting.doc as usize <= last) {
            if moves.docs[posting.doc as usize] == GONE {
                found.push((posting.doc, Count { body: posting.count, ..Count::default() }));
            }
        }
        if !found.is_empty() {
            for posting in old.title.list(word) {
                if let Ok(at) = found.binary_search_by_key(&posting.doc, |(doc, _)| *doc) {
                    (found[at].1.title, found[at].1.place) = (posting.count, posting.place);
                }
            }
        }
        found
    };
    let mut fresh = fresh.iter().peekable();
    let mut run = 0;
    for word in 0..old.forms.len() {
        let form = old.forms.get(word);
        while let Some((added, postings)) = fresh.next_if(|(added, _)| added.as_str() < form) {
            updated.copy(old, run..word);
            run = word;
            updated.push(added, None, moves, &[], postings);
        }
        let more = fresh.next_if(|(same, _)| same.as_str() == form).map(|(_, postings)| postings.as_slice());
        let more = more.unwrap_or_default();
        let before = if moves.in_place { before(word) } else { Vec::new() };
        // A list that is another one than it was ends a run of lists that are copied as they are.
        if moves.in_place && before == more {
            let now = updated.counts.forms.len() + word - run;
            updated.touch(now, &before, more);
            continue;
        }
        updated.copy(old, run..word);
        run = word + 1;
        updated.push(form, Some((word, old)), moves, &before, more);
    }
    updated.copy(old, run..old.forms.len());
    for (added, postings) in fresh {
        updated.push(added, None, moves, &[], postings);
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

    /// `word` is what it was, `before` what the documents that were counted anew had of it, `fresh` what they have.
    fn push(
        &mut self,
        form: &str,
        word: Option<(usize, &Counts)>,
        moves: &Moves,
        before: &[(u32, Count)],
        fresh: &[(u32, Count)],
    ) {
        let kept = |packed: &Packed, word: usize| -> Vec<Posting> {
            let list = packed.list(word);
            let moved = list.map(|posting| Posting { doc: moves.docs[posting.doc as usize], ..posting });
            moved.filter(|posting| posting.doc != GONE).collect()
        };
        let mut body = word.map(|(word, old)| kept(&old.body, word)).unwrap_or_default();
        let mut title = word.map(|(word, old)| kept(&old.title, word)).unwrap_or_default();
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
        let now = self.counts.forms.len();
        if let Some((word, _)) = word {
            self.words.moved[word] = now as u32;
        }
        self.touch(now, before, fresh);
        self.counts.forms.push(form);
        self.counts.body.push(body);
        self.counts.title.push(title);
    }

    /// Notes what documents had and have of a word; both are sorted by document.
    fn touch(&mut self, word: usize, before: &[(u32, Count)], after: &[(u32, Count)]) {
        let find = |list: &[(u32, Count)], doc: u32| {
            list.binary_search_by_key(&doc, |(doc, _)| *doc).map(|at| list[at].1).unwrap_or_default()
        };
        let new = after.iter().filter(|(doc, _)| before.binary_search_by_key(doc, |(doc, _)| *doc).is_err());
        for (doc, _) in before.iter().chain(new) {
            let (before, after) = (find(before, *doc), find(after, *doc));
            self.words.touched.push(Touched { word: word as u32, doc: *doc, before, after });
        }
    }
}

impl Strings<'_> {
    fn copy(&mut self, from: &Strings, range: std::ops::Range<usize>) {
        let start = range.start.checked_sub(1).map_or(0, |before| from.ends[before]);
        let end = range.end.checked_sub(1).map_or(0, |last| from.ends[last]);
        let offset = (self.text.len() as u32).wrapping_sub(start);
        self.text.to_mut().push_str(&from.text[start as usize..end.max(start) as usize]);
        self.ends.extend(from.ends[range].iter().map(|end| end.wrapping_add(offset)));
    }
}
