//! Related articles: those that the front matter names, then those whose titles and keywords share rare words with
//! this one. Cosine-free tf-idf (Spärck Jones, 1972): the sum of idf(t) = ln(N / df(t)) over shared words, with a
//! bonus for the same category. Deterministic, and cheap at 10,000 articles because words on more than `COMMON`
//! pages are left out.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::site::LocaleSite;
use guichet_markdown::ParsedFile;

const SHOWN: usize = 3;
/// Words on more pages than this say nothing about what belongs together.
const COMMON: usize = 60;
/// Below this, two articles share too little to be worth a reader's time.
const ENOUGH: f64 = 3.0;

pub fn fill(site: &mut LocaleSite, files: &[Arc<ParsedFile>]) {
    let (words_on, pages_with) = words(site, files);
    let total = site.pages.len() as f64;
    let found: Vec<Vec<usize>> = (0..site.pages.len())
        .into_par_iter()
        .map_init(
            || (vec![0.0; site.pages.len()], Vec::new()),
            |(scores, touched), page| {
                if !site.pages[page].related.is_empty() {
                    return Vec::new();
                }
                for list in words_on[page].iter().map(|word| &pages_with[*word as usize]) {
                    if list.len() > COMMON {
                        continue;
                    }
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

/// The words of each page by number, and the pages that each word is on.
fn words(site: &LocaleSite, files: &[Arc<ParsedFile>]) -> (Vec<Vec<u32>>, Vec<Vec<u32>>) {
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut pages_with: Vec<Vec<u32>> = Vec::new();
    let mut words = Words::default();
    let words_on = (0..).zip(&site.pages).map(|(at, page)| {
        let mut on = Vec::new();
        if page.listed {
            words.add(&page.title);
            files[page.body.file].head.keywords.iter().for_each(|keyword| words.add(keyword));
        }
        words.take_each(&mut |word| {
            let number = numbers.get(word).copied().unwrap_or_else(|| {
                let number = u32::try_from(pages_with.len()).unwrap_or(u32::MAX);
                numbers.insert(word.to_owned(), number);
                pages_with.push(Vec::new());
                number
            });
            pages_with[number as usize].push(at);
            on.push(number);
        });
        on
    });
    (words_on.collect(), pages_with)
}

/// The best of those that have scores, which are set back to 0.
fn nearest(site: &LocaleSite, page: usize, scores: &mut [f64], touched: &mut Vec<usize>) -> Vec<usize> {
    let score = |other: usize| {
        let score = std::mem::take(&mut scores[other]);
        let same_folder = site.pages[other].folder == site.pages[page].folder;
        (other, if same_folder { score * 1.25 } else { score })
    };
    let mut best: [(usize, f64); SHOWN + 1] = [(usize::MAX, 0.0); SHOWN + 1];
    for (other, score) in touched.drain(..).map(score).filter(|(_, score)| *score >= ENOUGH) {
        if score >= best[SHOWN - 1].1 {
            best[SHOWN] = (other, score);
            // The highest first; of equals, the one that comes first on the site.
            best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
    }
    best[..SHOWN].iter().filter(|(_, score)| *score > 0.0).map(|(other, _)| *other).collect()
}

/// The words of an article, in space that is used again for the next one.
#[derive(Default)]
struct Words {
    text: String,
    places: Vec<Range<usize>>,
}

impl Words {
    /// Adds lower-case words of two letters or more; in scripts without spaces, pairs of characters.
    fn add(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let start = self.text.len();
            if word.is_ascii() {
                self.text.push_str(word);
                self.text[start..].make_ascii_lowercase();
            } else {
                self.text.extend(word.chars().flat_map(char::to_lowercase));
            }
            let mut starts = self.text[start..].char_indices().map(|(at, _)| start + at).skip(1);
            if self.text[start..].chars().any(|c| c as u32 >= 0x0E00) {
                let mut first = start;
                for second in starts {
                    let end = second + self.text[second..].chars().next().map_or(0, char::len_utf8);
                    self.places.push(first..end);
                    first = second;
                }
            } else if starts.next().is_some() {
                self.places.push(start..self.text.len());
            }
        }
    }

    /// Takes each word once, in order: sums of numbers depend on it.
    fn take_each(&mut self, see: &mut impl FnMut(&str)) {
        let text = &self.text;
        self.places.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
        self.places.dedup_by(|a, b| text[a.clone()] == text[b.clone()]);
        self.places.drain(..).for_each(|place| see(&text[place]));
        self.text.clear();
    }
}
