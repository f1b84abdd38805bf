//! Articles that a locale has not, and shows in the language of another: where they are in that locale's index, and
//! enough of their words to know when it need not be asked.

use std::borrow::Cow;

use super::documents::{LocaleDocs, SearchDoc};
use super::levels::Base;
use super::links::Links;
use super::manifest::{Borrowed, Manifest};
use super::tokenize::{all_words, fold};
use super::vocabulary::Vocabulary;

/// Groups of forms share their first three characters (`vocabulary.rs`), so longer heads would miss some.
const LONGEST: usize = 3;
/// More heads than these weigh more than what they save; shorter ones are fewer.
const MOST: usize = 1_000;

/// The articles that `locale` borrows, by the locale that they come from, as that locale's index numbers them. Their
/// heads are found when that index is built.
pub fn borrowed(
    locale: &LocaleDocs,
    locales: &[LocaleDocs],
    sorted: &[Cow<[SearchDoc]>],
    ids: &[u32],
) -> Vec<Borrowed> {
    let mut out = Vec::new();
    for (at, source) in locales.iter().enumerate() {
        // Of equal ids the last, as in a map that is filled in order.
        let number = |id: &str| {
            let number = sorted[at].partition_point(|doc| doc.id <= id).checked_sub(1)?;
            (sorted[at][number].id == id).then_some(number as u32)
        };
        let mut docs: Vec<(u32, String)> = locale
            .borrowed
            .iter()
            .filter(|(_, _, from)| *from == source.locale)
            .filter_map(|(id, url, _)| Some((number(id)?, (*url).to_owned())))
            .collect();
        if !docs.is_empty() {
            docs.sort();
            docs.dedup_by_key(|(doc, _)| *doc);
            out.push(Borrowed { locale: source.locale.to_owned(), documents: ids[at], docs, heads: Vec::new() });
        }
    }
    out.sort_by(|a, b| a.locale.cmp(&b.locale));
    out
}

/// How the words begin that documents of this index may be found by: their own, those that they are pinned to, and all
/// synonyms, for one of these may lead to one of theirs. Sorted.
pub fn heads(
    manifest: &Manifest,
    vocabulary: &Vocabulary,
    links: &Links,
    base: &Base,
    docs: &[(u32, String)],
) -> Vec<String> {
    let mut wanted = vec![false; manifest.docs];
    for (doc, _) in docs {
        wanted[*doc as usize] = true;
    }
    let linked = |list: &[(u32, u8)]| list.iter().any(|(doc, _)| wanted[*doc as usize]);
    let has = |word: u32| {
        let own = base.counts.body.list(word as usize).any(|posting| wanted[posting.doc as usize]);
        own || (links.has(word) && {
            let lists = links.lists(base, word);
            linked(&lists.body) || linked(&lists.title)
        })
    };
    let words = vocabulary.by_fold.iter().filter(|word| has(**word));
    let mut folds: Vec<Cow<str>> = words.map(|word| Cow::Borrowed(vocabulary.folds.get(*word as usize))).collect();
    let pinned = manifest.pins.iter().filter(|(_, docs)| docs.iter().any(|doc| wanted[*doc as usize]));
    let phrases = pinned.map(|(key, _)| key).chain(manifest.synonyms.iter().flatten());
    folds.extend(phrases.flat_map(|phrase| all_words(phrase)).map(|word| Cow::Owned(fold(&word.form))));
    folds.sort();
    let head = |fold: &str, length: usize| fold.char_indices().nth(length).map_or(fold.len(), |(end, _)| end);
    (0..=LONGEST)
        .rev()
        .map(|length| {
            // Words in order begin in order.
            let mut heads: Vec<String> = Vec::new();
            for fold in &folds {
                let head = &fold[..head(fold, length)];
                if heads.last().is_none_or(|last| last != head) {
                    heads.push(head.to_owned());
                }
            }
            heads
        })
        .find(|heads| heads.len() <= MOST)
        .unwrap_or_default()
}
