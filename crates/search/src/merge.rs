//! The words of documents that were counted in runs → those of all documents.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::counts::{Counts, Packed, Posting};

/// The runs in the order of their documents, which have numbers of their own in each.
pub fn merge(mut runs: Vec<Counts<'static>>) -> Counts<'static> {
    if runs.len() < 2 {
        return runs.pop().unwrap_or_else(|| Counts::new(0));
    }
    let mut all = Counts::new(0);
    let mut firsts = Vec::with_capacity(runs.len());
    for run in &mut runs {
        firsts.push(all.lengths[0].len() as u32);
        for (all, lengths) in all.lengths.iter_mut().zip(&mut run.lengths) {
            all.append(lengths);
        }
    }
    for (packed, of) in [(&mut all.body, Field::Body), (&mut all.title, Field::Title)] {
        // Gaps between runs are longer than those within: a byte more here and there.
        packed.bytes.to_mut().reserve(runs.iter().map(|run| of.of(run).bytes.len() * 17 / 16).sum());
    }
    let mut next: BinaryHeap<Reverse<(&str, usize, usize)>> = runs
        .iter()
        .enumerate()
        .filter(|(_, run)| run.forms.len() > 0)
        .map(|(at, run)| Reverse((run.forms.get(0), at, 0)))
        .collect();
    let mut same: Vec<(usize, usize)> = Vec::new();
    while let Some(Reverse((form, run, word))) = next.pop() {
        let mut add = |run: usize, word: usize, next: &mut BinaryHeap<_>| {
            same.push((run, word));
            if word + 1 < runs[run].forms.len() {
                next.push(Reverse((runs[run].forms.get(word + 1), run, word + 1)));
            }
        };
        add(run, word, &mut next);
        while let Some(Reverse((_, run, word))) = next.peek().filter(|Reverse((other, ..))| *other == form).copied() {
            next.pop();
            add(run, word, &mut next);
        }
        all.forms.push(form);
        for (packed, of) in [(&mut all.body, Field::Body), (&mut all.title, Field::Title)] {
            packed.push(same.iter().flat_map(|(run, word)| {
                let first = firsts[*run];
                of.of(&runs[*run]).list(*word).map(move |posting| Posting { doc: first + posting.doc, ..posting })
            }));
        }
        same.clear();
    }
    all.settle();
    all
}

#[derive(Clone, Copy)]
enum Field {
    Body,
    Title,
}

impl Field {
    fn of<'c>(self, counts: &'c Counts<'static>) -> &'c Packed<'static> {
        match self {
            Field::Body => &counts.body,
            Field::Title => &counts.title,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one letter, each with the documents that have it; titles have those of even numbers.
    fn counts(words: &[(&str, &[u32])], docs: usize) -> Counts<'static> {
        let mut counts = Counts::new(docs);
        for (form, list) in words {
            let posting = |doc: &u32| Posting { doc: *doc, count: 1 + doc % 3, place: 0 };
            counts.forms.push(form);
            counts.body.push(list.iter().map(posting));
            counts.title.push(list.iter().filter(|doc| *doc % 2 == 0).map(|doc| Posting { place: 7, ..posting(doc) }));
            for doc in *list {
                counts.lengths[1][*doc as usize] += 1 + doc % 3;
            }
        }
        counts
    }

    #[test]
    fn runs_have_the_words_that_all_have() {
        let merged = merge(vec![
            counts(&[("a", &[0, 2]), ("c", &[1])], 4),
            counts(&[("b", &[0]), ("c", &[0, 2])], 4),
            counts(&[], 0),
            counts(&[("a", &[0])], 2),
        ]);
        // Counts are told by the numbers within runs, so those of all are told by where the runs begin.
        let all = |list: &[u32]| list.iter().map(|doc| (*doc, 1 + (doc % 4) % 3)).collect::<Vec<_>>();
        for (at, (form, list)) in [("a", vec![0, 2, 8]), ("b", vec![4]), ("c", vec![1, 4, 6])].iter().enumerate() {
            assert_eq!(merged.forms.get(at), *form);
            let body: Vec<(u32, u32)> = merged.body.list(at).map(|posting| (posting.doc, posting.count)).collect();
            assert_eq!(body, all(list), "{form}");
            let title: Vec<(u32, u8)> = merged.title.list(at).map(|posting| (posting.doc, posting.place)).collect();
            let even: Vec<(u32, u8)> = list.iter().filter(|doc| *doc % 2 == 0).map(|doc| (*doc, 7)).collect();
            assert_eq!(title, even, "{form}");
        }
        assert_eq!(merged.forms.len(), 3);
        assert_eq!(merged.lengths[1], [1, 2, 3, 0, 2, 0, 3, 0, 1, 0]);
    }
}
