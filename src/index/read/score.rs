//! The one scoring function, in the order of operations that `format.md`, "Score" fixes: `score.js` does the same
//! additions and multiplications on the same 64-bit numbers, and gets the same result to the last bit.

use crate::index::manifest::Manifest;

use super::lookup::Match;
use super::shard::Terms;

/// What a match in the title counts beside one in the text.
pub const TITLE: f64 = 2.5;
/// What is left of the score of a document that has next to nothing of what was asked.
const PARTIAL: f64 = 0.5;
/// What a title gains that has all of what was asked.
const TITLE_WHOLE: f64 = 0.5;
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
    /// How much was asked.
    total: f64,
}

/// Ranks the documents that `allowed` lets through.
pub fn rank(manifest: &Manifest, shards: &[&Terms], asked: &[Asked], allowed: impl Fn(usize) -> bool) -> Ranking {
    let docs = manifest.docs;
    let Sums { mut score, cover, title_cover, total } = sums(docs, shards, asked);
    for (doc, boost) in &manifest.boosts {
        score[*doc as usize] *= f64::from(*boost) / 100.0;
    }
    let mut most = 0.0;
    for doc in 0..docs {
        if score[doc] > 0.0 && allowed(doc) && cover[doc] > most {
            most = cover[doc];
        }
    }
    let mut ranking = Ranking::new();
    for doc in 0..docs {
        if score[doc] <= 0.0 || !allowed(doc) || cover[doc] < LEAST_COVERAGE * most {
            continue;
        }
        let (mut share, mut title_share) = (0.0, 0.0);
        if total > 0.0 {
            share = cover[doc] / total;
            title_share = title_cover[doc] / total;
        }
        let whole = PARTIAL + (1.0 - PARTIAL) * share * share;
        ranking.push((doc as u32, score[doc] * whole * (1.0 + TITLE_WHOLE * title_share * title_share)));
    }
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranking
}

/// Adds up the slots, in order.
pub fn sums(docs: usize, shards: &[&Terms], asked: &[Asked]) -> Sums {
    let mut score = vec![0.0; docs];
    let mut cover = vec![0.0; docs];
    let mut title_cover = vec![0.0; docs];
    let mut total = 0.0;
    let mut body = vec![0.0; docs];
    let mut title = vec![0.0; docs];
    let mut best = vec![0.0; docs];
    for slot in asked {
        body.fill(0.0);
        title.fill(0.0);
        best.fill(0.0);
        let strong_only = slot.matches.iter().any(|found| found.weight >= STRONG);
        let (mut strong_body, mut strong_title) = (vec![false; docs], vec![false; docs]);
        let mut left_out = 0;
        for found in slot.matches {
            let terms = shards[found.shard];
            let counts = !strong_only || found.weight >= STRONG;
            if counts {
                left_out += terms.left_out[found.term] as usize;
            }
            for &(doc, level) in &terms.body[found.term] {
                let doc = doc as usize;
                let share = f64::from(level) / 32.0;
                body[doc] += found.weight * (share / (1.0 - share));
                best[doc] = found.weight.max(best[doc]);
                strong_body[doc] |= counts;
            }
            for &(doc, level) in &terms.title[found.term] {
                let doc = doc as usize;
                title[doc] = (found.weight * (f64::from(level) / 32.0)).max(title[doc]);
                best[doc] = found.weight.max(best[doc]);
                strong_title[doc] |= counts;
            }
        }
        let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
        let (in_body, in_title) = ((count(&strong_body) + left_out).min(docs), count(&strong_title));
        // Titles are part of the body: what is in no body is nowhere.
        let body_rarity = if in_body > 0 { rarity(docs, in_body) } else { 0.0 };
        let title_rarity = if in_title > 0 { rarity(docs, in_title) } else { 0.0 };
        if slot.required {
            total += body_rarity;
        }
        for doc in 0..docs {
            if best[doc] == 0.0 {
                continue;
            }
            let in_text = body_rarity * (body[doc] / (1.0 + body[doc]));
            let in_heading = TITLE * title_rarity * title[doc];
            score[doc] += slot.weight * (in_text + in_heading);
            if slot.required {
                cover[doc] += body_rarity * best[doc];
                if title[doc] > 0.0 {
                    title_cover[doc] += body_rarity * best[doc];
                }
            }
        }
    }
    Sums { score, cover, title_cover, total }
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
