//! Where a sequence of words is cut into chunks: so that readers fetch little, and an edit moves few of the cuts.

use std::collections::VecDeque;
use std::ops::Range;

use super::bytes::hash;

/// A word, or words that stay together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lot {
    /// In bytes.
    pub size: usize,
    /// How often readers look for it, in any unit.
    pub asked: usize,
}

impl Lot {
    /// What readers fetch who look for it, if it is a chunk by itself.
    fn cost(self) -> u64 {
        self.size as u64 * self.asked as u64
    }

    fn less(self, other: Lot) -> Lot {
        Lot { size: self.size - other.size, asked: self.asked - other.asked }
    }
}

/// What one more chunk may save at least, where chunks are to have `size` bytes in the mean. What is fetched in all is
/// least where every chunk has the same product of how large and how often; this is that product, if all could have it.
pub fn price(lots: &[Lot], size: usize) -> u64 {
    let sizes: usize = lots.iter().map(|lot| lot.size).sum();
    let roots: f64 = lots.iter().map(|lot| (lot.cost() as f64).sqrt()).sum();
    let root = roots * size as f64 / sizes.max(1) as f64;
    ((root * root) as u64).max(1)
}

/// The ranges for which the sum of all chunks' size times how often they are looked for, and `price` for each, is least
/// (by dynamic programming, as lines of a paragraph are broken: Knuth and Plass, *Breaking paragraphs into lines*, 1981).
/// A cut may be where `may_cut` says; between words of little weight only where the hash of the second one says so too,
/// which is a sixteenth of the work.
///
/// Of two places where the last chunk may begin, the later one gains on the earlier with every word that the chunk grows by, so each
/// is best for one stretch of ends; a queue holds these stretches (Galil and Park, *Dynamic programming with convexity,
/// concavity and sparsity*, 1992). Of equal ways it is the one whose last chunk is shorter.
pub fn cheapest(lots: &[Lot], price: u64, may_cut: &[bool], hash: impl Fn(usize) -> u32) -> Vec<Range<usize>> {
    let edges = edges(lots, price, may_cut, hash);
    let last = edges.len() - 1;
    // The least that the lots before each edge cost, and the edge where the last of their chunks begins.
    let mut least = vec![0; edges.len()];
    let mut begins = vec![0; edges.len()];
    // Where the last chunk may begin, and the first edge for which that is the best.
    let mut queue: VecDeque<(usize, usize)> = VecDeque::from([(0, 1)]);
    for at in 1..=last {
        while queue.get(1).is_some_and(|(_, first)| *first <= at) {
            queue.pop_front();
        }
        let from = queue[0].0;
        least[at] = least[from] + edges[at].since(&edges[from]) + price;
        begins[at] = from;
        let gains = |other: usize, end: usize| {
            least[at] + edges[end].since(&edges[at]) <= least[other] + edges[end].since(&edges[other])
        };
        let mut first = at + 1;
        while let Some((other, begin)) = queue.back().copied() {
            if begin > at && gains(other, begin) {
                queue.pop_back();
                first = begin;
                continue;
            }
            let mut end = last + 1;
            first = begin.max(at + 1);
            while first < end {
                let middle = first + (end - first) / 2;
                if gains(other, middle) { end = middle } else { first = middle + 1 }
            }
            break;
        }
        if first <= last {
            queue.push_back((at, first));
        }
    }
    let mut ranges = Vec::new();
    let mut end = last;
    while end > 0 {
        ranges.push(edges[begins[end]].at..edges[end].at);
        end = begins[end];
    }
    ranges.reverse();
    ranges
}

/// A place where a chunk may begin or end, and all lots before it.
struct Edge {
    at: usize,
    so_far: Lot,
}

impl Edge {
    /// What readers fetch who look for the lots between.
    fn since(&self, begin: &Edge) -> u64 {
        self.so_far.less(begin.so_far).cost()
    }
}

/// All edges, the ends of the sequence included.
fn edges(lots: &[Lot], price: u64, may_cut: &[bool], hash: impl Fn(usize) -> u32) -> Vec<Edge> {
    let heavy = |at: usize| lots[at].cost() > price / 64;
    let mut edges = vec![Edge { at: 0, so_far: Lot::default() }];
    let mut so_far = Lot::default();
    for (at, lot) in lots.iter().enumerate() {
        if at > 0 && may_cut[at] && (heavy(at) || heavy(at - 1) || hash(at).is_multiple_of(4)) {
            edges.push(Edge { at, so_far });
        }
        so_far = Lot { size: so_far.size + lot.size, asked: so_far.asked + lot.asked };
    }
    if !lots.is_empty() {
        edges.push(Edge { at: lots.len(), so_far });
    }
    edges
}

/// Cuts a sequence of words into ranges of about `target` bytes, no more than twice that. Whether to cut before a word
/// depends on the word itself (a hash of it against its size) once the range has half its bytes.
pub fn cut_at_hashes<'a>(sizes: &[usize], target: usize, word: impl Fn(usize) -> &'a str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, size) in sizes.iter().enumerate() {
        let chance = (u64::from(u32::MAX) * *size as u64 * 2 / target as u64).min(u64::from(u32::MAX));
        let chosen = sum >= target / 2 && u64::from(hash(word(at))) <= chance;
        if at > start && (chosen || sum >= target * 2) {
            ranges.push(start..at);
            (start, sum) = (at, 0);
        }
        sum += size;
    }
    if start < sizes.len() {
        ranges.push(start..sizes.len());
    }
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cost(lots: &[Lot], price: u64, ranges: &[Range<usize>]) -> u64 {
        let chunk = |range: &Range<usize>| {
            let all = &lots[range.clone()];
            Lot { size: all.iter().map(|lot| lot.size).sum(), asked: all.iter().map(|lot| lot.asked).sum() }
        };
        ranges.iter().map(|range| chunk(range).cost() + price).sum()
    }

    /// All ways to cut at the places where one may.
    fn all_ways(places: &[usize], length: usize) -> Vec<Vec<Range<usize>>> {
        (0..1u32 << places.len())
            .map(|chosen| {
                let cuts = places.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, place)| *place);
                let ends: Vec<usize> = cuts.chain([length]).collect();
                ends.iter().scan(0, |start, end| Some(std::mem::replace(start, *end)..*end)).collect()
            })
            .collect()
    }

    /// By looking at all places where the last chunk may begin.
    fn by_trying_all(lots: &[Lot], price: u64, may_cut: &[bool]) -> Vec<Range<usize>> {
        let mut best: Vec<(u64, Vec<Range<usize>>)> = vec![(0, vec![])];
        let mut ends = vec![0];
        for at in (1..lots.len()).filter(|at| may_cut[*at]).chain((!lots.is_empty()).then_some(lots.len())) {
            let ways = ends.iter().zip(&best).rev().map(|(from, (least, ranges))| {
                let ranges: Vec<Range<usize>> = ranges.iter().cloned().chain(std::iter::once(*from..at)).collect();
                (least + cost(lots, price, &ranges[ranges.len() - 1..]), ranges)
            });
            // The first of equals.
            let least = ways.min_by_key(|(cost, _)| *cost).expect("the beginning is one");
            best.push(least);
            ends.push(at);
        }
        best.pop().expect("the beginning is one").1
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_other_way_is_cheaper(
            words in prop::collection::vec((1..200usize, 1..500usize, any::<bool>()), 1..10),
            price in 100..300_000u64,
        ) {
            let lots: Vec<Lot> = words.iter().map(|&(size, asked, _)| Lot { size, asked }).collect();
            let may_cut: Vec<bool> = words.iter().map(|word| word.2).collect();
            let places: Vec<usize> = (1..lots.len()).filter(|at| may_cut[*at]).collect();
            let best = cheapest(&lots, price, &may_cut, |_| 0);
            let least = all_ways(&places, lots.len()).iter().map(|ranges| cost(&lots, price, ranges)).min();
            prop_assert_eq!(Some(cost(&lots, price, &best)), least);
            prop_assert!(best.iter().skip(1).all(|range| may_cut[range.start]));
        }

        #[test]
        fn of_equal_ways_it_is_the_one_whose_last_chunk_is_shorter(
            words in prop::collection::vec((0..6usize, 0..6usize, any::<bool>()), 0..60),
            price in 1..200u64,
        ) {
            let lots: Vec<Lot> = words.iter().map(|&(size, asked, _)| Lot { size, asked }).collect();
            let may_cut: Vec<bool> = words.iter().map(|word| word.2).collect();
            prop_assert_eq!(cheapest(&lots, price, &may_cut, |_| 0), by_trying_all(&lots, price, &may_cut));
        }
    }

    #[test]
    fn an_edit_moves_few_cuts() {
        let words: Vec<String> = (0..20_000).map(|n| format!("{:x}", hash(&format!("word {n}")))).collect();
        let lots: Vec<Lot> = words
            .iter()
            .map(|word| {
                // A few words are everywhere, most are rare.
                let size = 6 + (2_000_000 / (hash(word) % 60_000 + 1_000)) as usize;
                Lot { size, asked: size + 4 }
            })
            .collect();
        let cuts = |lots: &[Lot]| cheapest(lots, price(lots, 2_000), &vec![true; lots.len()], |at| hash(&words[at]));
        let before = cuts(&lots);
        let mut edited = lots.clone();
        for lot in edited.iter_mut().step_by(100) {
            lot.size += 1;
        }
        let moved = cuts(&edited).iter().filter(|range| !before.contains(range)).count();
        assert!(before.len() > 50, "{}", before.len());
        assert!(moved * 20 < before.len(), "{moved} of {}", before.len());
    }

    #[test]
    fn nothing_is_cut_into_nothing() {
        assert!(cheapest(&[], 1, &[], |_| 0).is_empty());
        assert!(cut_at_hashes(&[], 1, |_| "").is_empty());
    }
}
