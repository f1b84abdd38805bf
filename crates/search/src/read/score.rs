//! The one scoring function, in the order of operations that `format.md`, "Score" fixes: the module of this name in the
//! browser does the same additions and multiplications on the same 64-bit numbers, and gets the same result to the last bit.

use serde::Serialize;

use crate::manifest::Manifest;
use crate::postings::LAST_PLACE;

use super::chunk::Terms;
use super::lookup::{Match, NEAR};

/// What a match in the title counts beside one in the text.
pub const TITLE: f64 = 2.0;
/// What a document loses of its score that has next to nothing of what was asked.
const PARTIAL: f64 = 0.5;
/// Where more words were asked for than this, what one of them is missing says less: long questions are phrased
/// differently from the articles that answer them.
const FEW: f64 = 3.0;
/// What a title gains that has all of what was asked.
const TITLE_WHOLE: f64 = 0.7;
/// What a title gains that has the words in the order in which they were asked for.
const IN_ORDER: f64 = 0.3;
/// A rare word says more about what was asked, but beyond this (one article in twenty) not so much more that the
/// others would not matter.
const RARE: f64 = 3.0;
/// Documents with less than this share of the best document's coverage are not results.
const LEAST_COVERAGE: f64 = 0.2;
/// A match that counts at least this much says how rare the word is; beginnings of words only do when alone.
const STRONG: f64 = 0.5;

/// A slot with its answers.
pub struct Asked<'a> {
    pub weight: f64,
    pub required: bool,
    pub matches: &'a [Match],
}

/// A document and its score, best first; equal scores by document.
pub type Ranking = Vec<(u32, f64)>;

/// What a query's slots add up to, of each document.
pub struct Sums {
    /// BM25 over title and body.
    pub score: Vec<f64>,
    /// How much of what was asked it has, and its title has.
    cover: Vec<f64>,
    title_cover: Vec<f64>,
    /// How much its title has in order.
    in_order: Vec<f64>,
    /// Whether it has anything of which more than a letter or two were asked.
    firm: Vec<bool>,
    /// How many words were asked for, how much they are worth, and how much of that in an order.
    required: usize,
    total: f64,
    pairs: f64,
}

/// Shares of what was asked, from 0 to 1, of one document.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shares {
    pub coverage: f64,
    pub title_coverage: f64,
    pub in_order: f64,
}

impl Sums {
    pub fn shares(&self, doc: usize) -> Shares {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Shares {
            coverage: share(self.cover[doc], self.total),
            title_coverage: share(self.title_cover[doc], self.total),
            in_order: share(self.in_order[doc], self.pairs),
        }
    }
}

/// Ranks the documents that `allowed` lets through.
pub fn rank(manifest: &Manifest, sums: &Sums, allowed: impl Fn(usize) -> bool) -> Ranking {
    let mut score = sums.score.clone();
    for (doc, boost) in &manifest.boosts {
        score[*doc as usize] *= f64::from(*boost) / 100.0;
    }
    let mut most = 0.0;
    for (doc, score) in score.iter().enumerate() {
        if *score > 0.0 && allowed(doc) && sums.cover[doc] > most {
            most = sums.cover[doc];
        }
    }
    let lost = PARTIAL * (FEW / sums.required as f64).min(1.0);
    let mut ranking = Ranking::new();
    for (doc, score) in score.iter().enumerate() {
        if *score <= 0.0 || !sums.firm[doc] || !allowed(doc) || sums.cover[doc] < LEAST_COVERAGE * most {
            continue;
        }
        let Shares { coverage, title_coverage, in_order } = sums.shares(doc);
        let whole = 1.0 - lost * (1.0 - coverage * coverage);
        let in_title = (1.0 + TITLE_WHOLE * title_coverage * title_coverage) * (1.0 + IN_ORDER * in_order);
        ranking.push((doc as u32, score * whole * in_title));
    }
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranking
}

/// A required slot: what it is worth, and what each title has of it where.
struct Before {
    worth: f64,
    title: Vec<f64>,
    places: Vec<u8>,
}

/// Adds up the slots, in order.
pub fn sums(docs: usize, chunks: &[&Terms], asked: &[Asked]) -> Sums {
    let zeros = || vec![0.0; docs];
    let required = asked.iter().filter(|slot| slot.required).count();
    let mut sums = Sums {
        score: zeros(),
        cover: zeros(),
        title_cover: zeros(),
        in_order: zeros(),
        firm: vec![false; docs],
        required,
        total: 0.0,
        pairs: 0.0,
    };
    let mut before: Option<Before> = None;
    for slot in asked {
        let (mut body, mut joined, mut title, mut best) = (zeros(), zeros(), zeros(), zeros());
        let mut places = vec![0u8; docs];
        let strong_only = slot.matches.iter().any(|found| found.weight >= STRONG);
        let (mut strong_body, mut strong_title) = (vec![false; docs], vec![false; docs]);
        let mut left_out = 0;
        for found in slot.matches {
            let terms = chunks[found.chunk];
            let counts = !strong_only || found.weight >= STRONG;
            if counts {
                left_out += terms.left_out[found.term] as usize;
            }
            for &(doc, level) in &terms.body[found.term] {
                let doc = doc as usize;
                let share = f64::from(level) / 32.0;
                let body = if found.joined { &mut joined } else { &mut body };
                body[doc] += found.weight * (share / (1.0 - share));
                best[doc] = found.weight.max(best[doc]);
                strong_body[doc] |= counts;
                sums.firm[doc] |= found.firm;
            }
            for (&(doc, level), &place) in terms.title[found.term].iter().zip(&terms.places[found.term]) {
                let doc = doc as usize;
                let value = found.weight * (f64::from(level) / 32.0);
                if value > title[doc] {
                    title[doc] = value;
                    places[doc] = place;
                }
                best[doc] = found.weight.max(best[doc]);
                strong_title[doc] |= counts;
                sums.firm[doc] |= found.firm;
            }
        }
        let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
        let (in_body, in_title) = ((count(&strong_body) + left_out).min(docs), count(&strong_title));
        // Titles are part of the body: what is in no body is nowhere.
        let body_rarity = if in_body > 0 { rarity(docs, in_body) } else { 0.0 };
        let title_rarity = if in_title > 0 { rarity(docs, in_title) } else { 0.0 };
        let worth = slot.weight * body_rarity.min(RARE);
        let pair = before.as_ref().map_or(0.0, |before| before.worth.min(worth));
        if slot.required {
            sums.total += worth;
            sums.pairs += pair;
        }
        for doc in 0..docs {
            if best[doc] == 0.0 {
                continue;
            }
            // What has the word joined with its neighbours has it no second time.
            let body = if body[doc] > 0.0 { body[doc] } else { joined[doc] };
            let in_text = body_rarity * (body / (1.0 + body));
            let in_heading = TITLE * title_rarity * title[doc];
            sums.score[doc] += slot.weight * (in_text + in_heading);
            if !slot.required {
                continue;
            }
            sums.cover[doc] += worth * best[doc];
            if title[doc] == 0.0 {
                continue;
            }
            sums.title_cover[doc] += worth * best[doc];
            let from = before.as_ref().filter(|before| before.title[doc] > 0.0).map(|before| before.places[doc]);
            let step = from.and_then(|from| places[doc].checked_sub(from)).unwrap_or(0);
            if step > 0 && step <= NEAR && places[doc] < LAST_PLACE {
                sums.in_order[doc] += pair;
            }
        }
        if slot.required {
            before = Some(Before { worth, title, places });
        }
    }
    sums
}

/// BM25's idf, `ln(1 + (docs - with + 0.5) / (with + 0.5))`.
fn rarity(docs: usize, with: usize) -> f64 {
    ln(1.0 + (docs as f64 - with as f64 + 0.5) / (with as f64 + 0.5))
}

/// The natural logarithm of a number from 1 on, to about 12 bits after the point, by squaring: multiplications alone,
/// so that every machine and every browser agrees on the last bit, which they do not on their own logarithms.
fn ln(number: f64) -> f64 {
    let (mut rest, mut log) = (number, 0.0);
    while rest >= 2.0 {
        rest /= 2.0;
        log += 1.0;
    }
    let mut bit = 0.5;
    for _ in 0..12 {
        rest *= rest;
        if rest >= 2.0 {
            rest /= 2.0;
            log += bit;
        }
        bit /= 2.0;
    }
    log * std::f64::consts::LN_2
}
