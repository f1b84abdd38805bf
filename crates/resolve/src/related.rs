//! Related articles: those that the front matter names, then those whose titles and keywords share rare words with
//! this one. Cosine-free tf-idf (Spärck Jones, 1972): the sum of idf(t) = ln(N / df(t)) over shared words, with a
//! bonus for the same category. Deterministic, and cheap at 10,000 articles because words on more than `COMMON`
//! pages are left out.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::site::LocaleSite;
use guichet_markdown::ParsedFile;

const SHOWN: usize = 3;
/// Words on more pages than this say nothing about what belongs together.
const COMMON: usize = 60;
/// Pages whose words are looked at together.
const BATCH: usize = 1024;
/// Below this, two articles share too little to be worth a reader's time.
const ENOUGH: f64 = 3.0;

pub fn fill(site: &mut LocaleSite, files: &[Arc<ParsedFile>]) {
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    // Of words that are too common to be looked at, one page more than that.
    let mut pages_with: Vec<Vec<u32>> = Vec::new();
    let mut words_on: Vec<Box<[u32]>> = Vec::with_capacity(site.pages.len());
    for pages in site.pages.chunks(BATCH) {
        let words: Vec<Vec<String>> = pages
            .par_iter()
            .map(
                |page| {
                    if page.listed { words_of(&page.title, &files[page.body.file].head.keywords) } else { Vec::new() }
                },
            )
            .collect();
        for words in words {
            let page = words_on.len() as u32;
            let number = |word| {
                let number = *numbers.entry(word).or_insert_with(|| {
                    pages_with.push(Vec::new());
                    pages_with.len() as u32 - 1
                });
                let pages = &mut pages_with[number as usize];
                if pages.len() <= COMMON {
                    pages.push(page);
                }
                number
            };
            words_on.push(words.into_iter().map(number).collect());
        }
    }
    drop(numbers);
    let total = site.pages.len() as f64;
    let found: Vec<Vec<usize>> = (0..site.pages.len())
        .into_par_iter()
        .map_init(
            || (vec![0.0; site.pages.len()], Vec::new()),
            |(scores, touched), page| {
                if !site.pages[page].related.is_empty() {
                    return Vec::new();
                }
                for list in
                    words_on[page].iter().map(|word| &pages_with[*word as usize]).filter(|list| list.len() <= COMMON)
                {
                    let idf = (total / list.len() as f64).ln();
                    for other in list.iter().map(|other| *other as usize).filter(|other| *other != page) {
                        // A word on all pages adds nothing: one that has only such words may come twice, and is not near.
                        if scores[other] == 0.0 {
                            touched.push(other);
                        }
                        scores[other] += idf;
                    }
                }
                nearest(site, page, scores, touched)
            },
        )
        .collect();
    for (at, found) in found.into_iter().enumerate() {
        let page = &mut site.pages[at];
        if page.related.is_empty() {
            page.related = found;
        }
        let mut seen = vec![at];
        page.related.retain(|other| {
            let new = !seen.contains(other);
            seen.push(*other);
            new
        });
    }
}

/// The best of those that have scores, which are set back to 0.
fn nearest(site: &LocaleSite, page: usize, scores: &mut [f64], touched: &mut Vec<usize>) -> Vec<usize> {
    let score = |other: usize| {
        let score = std::mem::take(&mut scores[other]);
        let same_folder = site.pages[other].folder == site.pages[page].folder;
        (other, if same_folder { score * 1.25 } else { score })
    };
    let mut best: Vec<(usize, f64)> = touched.drain(..).map(score).filter(|(_, score)| *score >= ENOUGH).collect();
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    // Collected of the list itself, the few would keep the memory of all.
    best.iter().map(|(other, _)| *other).take(SHOWN).collect()
}

/// Lower-case words of two letters or more, each once; in scripts without spaces, pairs of characters.
fn words_of(title: &str, keywords: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    for text in std::iter::once(title).chain(keywords.iter().map(String::as_str)) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let chars: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
            if chars.iter().any(|c| *c as u32 >= 0x0E00) {
                words.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else if chars.len() > 1 {
                words.push(chars.into_iter().collect());
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}
