//! Where a sequence of words is cut into chunks: so that readers fetch little, and an edit moves few of the cuts.

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
pub fn cheapest(lots: &[Lot], price: u64, may_cut: &[bool], hash: impl Fn(usize) -> u32) -> Vec<Range<usize>> {
    let heavy = |at: usize| lots[at].cost() > price / 64;
    let inner = (1..lots.len()).filter(|&at| may_cut[at] && (heavy(at) || heavy(at - 1) || hash(at).is_multiple_of(4)));
    let mut edges: Vec<Edge> = vec![Edge::default()];
    let mut before = Edge::default();
    let mut so_far = Lot::default();
    let mut last = 0;
    for at in inner.chain((!lots.is_empty()).then_some(lots.len())) {
        for lot in &lots[last..at] {
            so_far = Lot { size: so_far.size + lot.size, asked: so_far.asked + lot.asked };
        }
        last = at;
        before = Edge { at, so_far, least: u64::MAX, from: edges.len() };
        for (from, edge) in edges.iter().enumerate().rev() {
            let cost = so_far.less(edge.so_far).cost();
            // A chunk that is dearer than two in its place is part of no best way, nor is one that begins before it.
            let parted = edges
                .get(before.from)
                .map(|cut| cut.so_far.less(edge.so_far).cost() + so_far.less(cut.so_far).cost() + price);
            if parted.is_some_and(|parted| parted < cost) {
                break;
            }
            let least = edge.least + cost + price;
            if least < before.least {
                before = Edge { least, from, ..before };
            }
        }
        edges.push(before);
    }
    let mut ranges = Vec::new();
    while before.at > 0 {
        let end = before.at;
        before = edges[before.from];
        ranges.push(before.at..end);
    }
    ranges.reverse();
    ranges
}

/// A place where a chunk may begin or end.
#[derive(Clone, Copy, Default)]
struct Edge {
    at: usize,
    /// All lots before it.
    so_far: Lot,
    /// The least that these cost, and the edge where the last of their chunks begins.
    least: u64,
    from: usize,
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
