//! Words and their postings → term chunks and spelling chunks (`format.md`, "Term chunk", "Spelling chunk").
//!
//! Chunks are cut where the content says so (`cuts.rs`), never at a running size alone: after an edit the cuts fall back
//! into step, and the chunks that the edit did not touch keep their bytes and their names.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bytes::{hash, put_front_coded, put_varint};
use super::collect::{LEVELS, Postings32, Term};
use super::cuts::{Lot, cheapest, cut_at_hashes, price};
use super::language::Stems;
use super::postings::{self, coarse_level, coarseness};
use super::tokenize::{SINGLE, fold, is_dense};

/// Bytes before compression that a term chunk aims at, where the corpus is small enough to have chunks that small.
const TERM_CHUNK: usize = 1_000;
/// No more term chunks than about this.
const TERM_CHUNKS: usize = 500;
/// Shorter lists are not cut.
const WHOLE_LIST: usize = 150;
/// Shorter lists are not shared.
const SHARED_LIST: usize = 64;
const SPELLING_CHUNK: usize = 5_000;
const SPELLING_CHUNKS: usize = 20;
/// Shorter words are not recognized in two words that were written as one. In characters.
const SPELLING_MIN: usize = 2;
/// Shorter words are never proposed as corrections.
const CORRECTION_MIN: usize = 4;

/// The content of a chunk, and the least fold that it may hold: where a reader starts to look.
pub struct Chunk {
    pub from: String,
    pub content: Vec<u8>,
}

struct Entry {
    fold: String,
    term: Term,
    group: u32,
    /// The body's list is that of the whole group, and stands with the group's first form.
    shared: bool,
    /// Documents whose body has the word and that are not in the list.
    left_out: u32,
}

/// Term chunks, sorted. `locale` chooses the stemmer; `docs` is the number of documents.
pub fn term_chunks(locale: &str, terms: Vec<Term>, docs: usize) -> Vec<Chunk> {
    let mut entries = grouped(locale, terms);
    share_long_lists(&mut entries, docs);
    for entry in &mut entries {
        entry.left_out = leave_out_weakest(&mut entry.term.body, docs);
    }
    for list in entries.iter_mut().flat_map(|entry| [&mut entry.term.body, &mut entry.term.title]) {
        let coarse = coarseness(list.len(), docs);
        for (_, level) in list {
            *level = coarse_level(*level, coarse);
        }
    }
    let lots: Vec<Lot> = entries.iter().map(|entry| lot(&entry.term)).collect();
    let size = TERM_CHUNK.max(lots.iter().map(|lot| lot.size).sum::<usize>() / TERM_CHUNKS);
    cheapest(&lots, price(&lots, size), &cuts_between_groups(&entries), |at| hash(&entries[at].fold))
        .into_par_iter()
        .enumerate()
        .map(|(number, range)| {
            let from =
                if number == 0 { "" } else { boundary(&entries[range.start - 1].fold, &entries[range.start].fold) };
            Chunk { from: from.to_owned(), content: encode_terms(&entries[range], docs) }
        })
        .collect()
}

/// Sorts by fold, then form, and numbers the groups of forms that share a stem.
fn grouped(locale: &str, terms: Vec<Term>) -> Vec<Entry> {
    let mut stems = Stems::new(locale);
    let mut entries: Vec<Entry> = terms
        .into_iter()
        .map(|term| Entry { fold: fold(&term.form), term, group: 0, shared: false, left_out: 0 })
        .collect();
    entries.sort_by(|a, b| (a.fold.as_str(), a.term.form.as_str()).cmp(&(b.fold.as_str(), b.term.form.as_str())));
    let mut groups: FxHashMap<String, u32> = FxHashMap::default();
    for (at, entry) in entries.iter_mut().enumerate() {
        // Forms of a stem lie close together unless the stemmer rewrote the beginning (`dying`, `die`): the first
        // three characters keep such groups from spanning half the alphabet, and with it one chunk.
        let head: String = entry.fold.chars().take(3).collect();
        let stem = stems.stem(&entry.term.form).unwrap_or_else(|| entry.fold.clone());
        entry.group = *groups.entry(format!("{head}\0{stem}")).or_insert(at as u32);
    }
    entries
}

/// Where the forms of a word are long lists together, one list stands for all: `invoice`, `invoices` and `invoicing`
/// mostly name the same documents. Rare words keep a list for each form, so that the very form can be preferred.
fn share_long_lists(entries: &mut [Entry], docs: usize) {
    let mut members: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        members.entry(entry.group).or_default().push(at);
    }
    for group in members.into_values().filter(|group| group.len() > 1) {
        let total: usize = group.iter().map(|at| entries[*at].term.body.len()).sum();
        if total < SHARED_LIST || total * 16 <= docs {
            continue;
        }
        let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
        for at in &group {
            for (doc, level) in std::mem::take(&mut entries[*at].term.body) {
                let share = f64::from(level) / LEVELS;
                *sums.entry(doc).or_default() += share / (1.0 - share);
            }
            entries[*at].shared = true;
        }
        entries[group[0]].term.body = sums
            .into_iter()
            .map(|(doc, sum)| (doc, (sum / (1.0 + sum) * LEVELS).round().clamp(1.0, 31.0) as u8))
            .collect();
    }
}

/// Cuts a list that names more than an eighth of all documents to the ones it says most about; how many it lost.
fn leave_out_weakest(list: &mut Postings32, docs: usize) -> u32 {
    let limit = (docs / 8).max(WHOLE_LIST);
    if list.len() <= limit {
        return 0;
    }
    let before = list.len();
    let mut levels: Vec<u8> = list.iter().map(|(_, level)| *level).collect();
    levels.sort_unstable();
    let least = levels[before - limit];
    list.retain(|(_, level)| *level >= least);
    (before - list.len()) as u32
}

/// What a term weighs, roughly, and how often readers look for it, beside others: words of titles are what most look for.
fn lot(term: &Term) -> Lot {
    let (body, title) = (term.body.len(), term.title.len());
    let asked = 16 * title + 2 * body + 4;
    // Single characters are only asked for where one is all there is.
    let asked = if term.form.starts_with(SINGLE) { asked.div_ceil(16) } else { asked };
    Lot { size: term.form.len() / 2 + 4 + body + title, asked }
}

/// Whether a chunk may begin at each entry: not between forms of a group, not between forms of a fold.
fn cuts_between_groups(entries: &[Entry]) -> Vec<bool> {
    let mut last: FxHashMap<u32, usize> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        last.insert(entry.group, at);
    }
    let mut reach = 0;
    let mut may_cut = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        may_cut.push(at > reach && entries[at - 1].fold != entry.fold);
        reach = reach.max(last[&entry.group]);
    }
    may_cut
}

/// The shortest beginning of `first` that sorts after `last`.
fn boundary<'a>(last: &str, first: &'a str) -> &'a str {
    let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| &first[..end]).find(|head| *head > last).unwrap_or(first)
}

fn encode_terms(entries: &[Entry], docs: usize) -> Vec<u8> {
    let mut out = Vec::new();
    put_varint(&mut out, entries.len() as u32);
    put_front_coded(&mut out, entries.iter().map(|entry| entry.term.form.as_str()));
    let mut seen: FxHashMap<u32, usize> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        let back = seen.insert(entry.group, at).map_or(0, |before| at - before);
        put_varint(&mut out, (back as u32) << 1 | u32::from(entry.shared));
    }
    for entry in entries {
        put_varint(&mut out, entry.left_out);
    }
    let bodies = entries.iter().map(|entry| (entry.term.body.as_slice(), &[] as &[u8]));
    let titles = entries.iter().map(|entry| (entry.term.title.as_slice(), entry.term.places.as_slice()));
    let lists = bodies.chain(titles);
    for (list, _) in lists.clone() {
        put_varint(&mut out, list.len() as u32);
    }
    out.extend(postings::encode(lists, docs));
    out
}

/// Spelling chunks by the beginning and by the end of words: an edit leaves one of the two alone.
pub fn spelling_chunks(terms: &[Term]) -> [Vec<Chunk>; 2] {
    let mut counts: FxHashMap<String, u32> = FxHashMap::default();
    for term in terms {
        let plain = term.form.chars().all(|c| c.is_alphabetic() && !is_dense(c)) && !term.form.starts_with(SINGLE);
        // Those of titles, as it is these that readers have in mind.
        let least = if term.title.is_empty() { CORRECTION_MIN } else { SPELLING_MIN };
        if plain && term.form.chars().count() >= least {
            *counts.entry(fold(&term.form)).or_default() += term.body.len() as u32;
        }
    }
    let mut forward: Vec<(String, u32)> = counts.into_iter().collect();
    forward.sort();
    let mut backward: Vec<(String, u32)> =
        forward.iter().map(|(word, count)| (word.chars().rev().collect(), *count)).collect();
    backward.sort();
    [spelling(&forward), spelling(&backward)]
}

fn spelling(words: &[(String, u32)]) -> Vec<Chunk> {
    let sizes: Vec<usize> = words.iter().map(|(word, _)| word.len() / 2 + 3).collect();
    let target = SPELLING_CHUNK.max(sizes.iter().sum::<usize>() / SPELLING_CHUNKS);
    cut_at_hashes(&sizes, target, |at| words[at].0.as_str())
        .into_iter()
        .enumerate()
        .map(|(number, range)| {
            let from = if number == 0 { "" } else { boundary(&words[range.start - 1].0, &words[range.start].0) };
            let mut content = Vec::new();
            put_varint(&mut content, range.len() as u32);
            put_front_coded(&mut content, words[range.clone()].iter().map(|(word, _)| word.as_str()));
            content.extend(words[range].iter().map(|(_, count)| (32 - count.leading_zeros()) as u8));
            Chunk { from: from.to_owned(), content }
        })
        .collect()
}
