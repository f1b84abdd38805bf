//! The words of documents of which some are new, gone or have others: from those of before, without reading what has not
//! changed.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::collect::{self, Count};
use super::counts::{Counts, Posting, Postings};
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
    /// Words that are new.
    pub added: Vec<u32>,
    /// Words whose titles are others, or have it in other places; whatever the numbers of documents.
    pub titles: Vec<u32>,
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

struct Update<'m> {
    counts: Counts<'static>,
    words: Words,
    moves: &'m Moves,
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
    let words =
        Words { moved: vec![GONE; old.forms.len()], added: Vec::new(), titles: Vec::new(), touched: Vec::new() };
    let mut updated = Update { counts: new, words, moves };
    let gone: Vec<u32> = (0..).zip(&moves.docs).filter(|(_, to)| **to == GONE).map(|(doc, _)| doc).collect();
    // What the documents that were counted anew, and those that are gone, had of a word.
    let before = |word: usize| -> Vec<(u32, Count)> {
        let has = old.body.of_docs(word, &gone);
        let mut found: Vec<_> = has.map(|has| (has.doc, Count { body: has.count, ..Count::default() })).collect();
        for has in old.title.of_docs(word, &gone).take(found.len()) {
            if let Ok(at) = found.binary_search_by_key(&has.doc, |(doc, _)| *doc) {
                (found[at].1.title, found[at].1.place) = (has.count, has.place);
            }
        }
        found
    };
    let had = old.body.words_of(&gone);
    // Where each of the words that were found is among those of before, or would be.
    let fresh: Vec<_> = fresh.iter().map(|(form, found)| (old.forms.find(form), form, found.as_slice())).collect();
    let has = fresh.iter().filter_map(|(at, ..)| at.ok());
    // All lists have other numbers where documents have.
    let all = if moves.in_place { 0..0 } else { 0..old.forms.len() };
    let mut words: Vec<usize> = had.into_iter().map(|word| word as usize).chain(has).chain(all).collect();
    words.sort_unstable();
    words.dedup();
    let mut fresh = fresh.iter().peekable();
    let mut run = 0;
    for word in words {
        while let Some((Err(at), added, found)) = fresh.next_if(|(at, ..)| at.is_err_and(|at| at <= word)) {
            updated.copy(old, run..*at);
            run = *at;
            updated.push(added, None, &[], found);
        }
        let more = fresh.next_if(|(at, ..)| *at == Ok(word)).map_or(&[][..], |(.., found)| *found);
        let before = before(word);
        // A list that is another one than it was ends a run of lists that are copied as they are.
        if moves.in_place && before == more {
            let now = updated.counts.forms.len() + word - run;
            updated.touch(now, &before, more);
            continue;
        }
        updated.copy(old, run..word);
        run = word + 1;
        updated.push(old.forms.get(word), Some((word, old)), &before, more);
    }
    for (at, added, found) in fresh {
        let (Ok(at) | Err(at)) = *at;
        updated.copy(old, run..at);
        run = at;
        updated.push(added, None, &[], found);
    }
    updated.copy(old, run..old.forms.len());
    (updated.counts, updated.words)
}

impl Update<'_> {
    fn copy(&mut self, old: &Counts, words: std::ops::Range<usize>) {
        let first = self.counts.forms.len();
        for (at, now) in self.words.moved[words.clone()].iter_mut().enumerate() {
            *now = (first + at) as u32;
        }
        self.counts.forms.copy(&old.forms, words.clone());
        self.counts.body.copy(&old.body, words.clone());
        self.counts.title.copy(&old.title, words);
    }

    /// `word` is what it was, `before` what the documents that were counted anew had of it, `fresh` what they have.
    fn push(&mut self, form: &str, word: Option<(usize, &Counts)>, before: &[(u32, Count)], fresh: &[(u32, Count)]) {
        let docs = word.map_or(0, |(word, old)| old.body.docs[word] as usize);
        if docs == before.len() && fresh.is_empty() {
            return;
        }
        let now = self.counts.forms.len() as u32;
        match word {
            Some((word, _)) => self.words.moved[word] = now,
            None => self.words.added.push(now),
        }
        let in_titles = |counts: &[(u32, Count)]| counts.iter().any(|(_, count)| count.title > 0);
        if in_titles(before) || in_titles(fresh) {
            self.words.titles.push(now);
        }
        if self.moves.in_place {
            self.touch(now as usize, before, fresh);
        }
        self.counts.forms.push(form);
        // Most words are in none of the documents that have changed.
        if let Some((word, old)) = word.filter(|_| before.is_empty() && fresh.is_empty()) {
            let moved = |has: Posting| Posting { doc: self.moves.docs[has.doc as usize], ..has };
            self.counts.body.push(old.body.list(word).map(moved));
            self.counts.title.push(old.title.list(word).map(moved));
            return;
        }
        let bodies = fresh.iter().map(|(doc, has)| Posting { doc: *doc, count: has.body, place: 0 });
        let titles = fresh.iter().filter(|(_, has)| has.title > 0);
        let titles = titles.map(|(doc, has)| Posting { doc: *doc, count: has.title, place: has.place });
        self.counts.body.push(merged(self.moves, word.map(|(word, old)| old.body.list(word)), bodies));
        self.counts.title.push(merged(self.moves, word.map(|(word, old)| old.title.list(word)), titles));
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

/// What is left of a list, with what is new. Documents keep their order, whatever their numbers are now.
fn merged<'m>(
    moves: &'m Moves,
    old: Option<Postings<'m>>,
    new: impl Iterator<Item = Posting> + 'm,
) -> impl Iterator<Item = Posting> + 'm {
    let moved = old.into_iter().flatten().map(|has| Posting { doc: moves.docs[has.doc as usize], ..has });
    let mut kept = moved.filter(|has| has.doc != GONE).peekable();
    let mut new = new.peekable();
    std::iter::from_fn(move || {
        let next = new.peek().map_or(u32::MAX, |has| has.doc);
        kept.next_if(|has| has.doc < next).or_else(|| new.next())
    })
}
