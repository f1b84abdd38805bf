//! In how many documents of a sample each stretch at an edge is; kept between builds, so that an edit of one document does not
//! ask for the edges of all.
//!
//! Only those that are in many are kept. Any other may have come into as many documents as have changed since, and as long as
//! these are too few for it to be boilerplate, nobody needs to know of it.

use rayon::prelude::*;

use super::boilerplate::{LEAST_DOCS, SHARE, edge_stretches};
use super::documents::SearchDoc;

/// Stretches by their hashes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// Those that are in many documents, sorted, and in how many.
    pub stretches: Vec<u64>,
    pub counts: Vec<u32>,
    /// Which of these each document of the sample has, and where those of each end.
    pub has: Vec<u32>,
    pub ends: Vec<u32>,
    /// So many documents may still change before a stretch that is not kept could be boilerplate.
    pub left: u32,
}

impl Shared {
    /// Looks at all documents of the sample.
    pub fn find(docs: &[SearchDoc], sample: &[usize]) -> Self {
        if docs.len() < LEAST_DOCS {
            return Shared { ends: vec![0; sample.len()], ..Shared::default() };
        }
        let of_docs: Vec<Vec<u64>> = sample.par_iter().map(|doc| edge_stretches(&docs[*doc])).collect();
        let mut all: Vec<u64> = of_docs.iter().flatten().copied().collect();
        all.sort_unstable();
        let most = sample.len() / SHARE;
        let few = most / 2;
        let mut shared = Shared { left: (most - few) as u32, ..Shared::default() };
        for same in all.chunk_by(|a, b| a == b).filter(|same| same.len() > few) {
            shared.stretches.push(same[0]);
            shared.counts.push(same.len() as u32);
        }
        for stretches in of_docs {
            shared.has.extend(shared.those(&stretches));
            shared.ends.push(shared.has.len() as u32);
        }
        shared
    }

    /// The same after some documents of the sample have changed (`changed` are their places in it, in order), if that can be told.
    pub fn updated(&self, docs: &[SearchDoc], sample: &[usize], changed: &[usize]) -> Option<Self> {
        let left = self.left.checked_sub(changed.len() as u32)?;
        if self.ends.len() != sample.len() || docs.len() < LEAST_DOCS {
            return None;
        }
        let mut shared = Shared { left, has: Vec::new(), ends: Vec::new(), ..self.clone() };
        let mut changed = changed.iter().peekable();
        for (at, doc) in sample.iter().enumerate() {
            let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
            let had = &self.has[start as usize..self.ends[at] as usize];
            if changed.next_if(|changed| **changed == at).is_some() {
                let has = shared.those(&edge_stretches(&docs[*doc]));
                had.iter().for_each(|number| shared.counts[*number as usize] -= 1);
                has.iter().for_each(|number| shared.counts[*number as usize] += 1);
                shared.has.extend(has);
            } else {
                shared.has.extend_from_slice(had);
            }
            shared.ends.push(shared.has.len() as u32);
        }
        Some(shared)
    }

    /// What is boilerplate, sorted.
    pub fn boilerplate(&self) -> Vec<u64> {
        let most = self.ends.len() / SHARE;
        let all = self.stretches.iter().zip(&self.counts);
        all.filter(|(_, count)| **count as usize > most).map(|(stretch, _)| *stretch).collect()
    }

    /// The numbers of those that are kept among some.
    fn those(&self, stretches: &[u64]) -> Vec<u32> {
        let kept = stretches.iter().filter_map(|stretch| self.stretches.binary_search(stretch).ok());
        kept.map(|number| number as u32).collect()
    }
}
