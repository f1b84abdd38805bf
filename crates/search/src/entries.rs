//! Words as they are written down: lists that are shared, cut and made coarse.

use super::levels::Base;
use super::links::Links;
use super::lists::{LEVELS, Lists, Postings, odds, of_odds};
use super::postings::{coarse_level, coarseness};

/// Shorter lists are not cut.
const WHOLE_LIST: usize = 150;
/// Shorter lists are not shared.
const SHARED_LIST: usize = 64;

/// A word as it is written down.
#[derive(PartialEq)]
pub struct Entry {
    pub lists: Lists,
    /// The body's list is that of the whole group, and stands with the group's first form.
    pub shared: bool,
    /// Documents whose body has the word and that are not in the list, and the least level in it; if it was cut.
    pub left_out: u32,
    pub least: u8,
}

/// What is to be known of a word's lists without having them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// How many postings they have.
    pub body: u32,
    pub title: u32,
    /// The least level in the body's list before it was made coarse, if it was cut; else 0.
    pub least: u32,
}

impl Entry {
    pub fn size(&self) -> Size {
        let Lists { body, title, .. } = &self.lists;
        Size { body: body.len() as u32, title: title.len() as u32, least: self.least.into() }
    }
}

/// The forms of one word, in order.
pub fn entries(links: &Links, base: &Base, words: impl Iterator<Item = u32>) -> Vec<Entry> {
    let docs = base.body_norms.len();
    let lists = words.map(|word| links.lists(base, word));
    let mut entries: Vec<Entry> = lists.map(|lists| Entry { lists, shared: false, left_out: 0, least: 0 }).collect();
    share_long_lists(&mut entries, docs);
    for Entry { lists, left_out, least, .. } in &mut entries {
        (*left_out, *least) = leave_out_weakest(&mut lists.body, docs);
        for list in [&mut lists.body, &mut lists.title] {
            let coarse = coarseness(list.len(), docs);
            if coarse > 0 {
                list.iter_mut().for_each(|(_, level)| *level = coarse_level(*level, coarse));
            }
        }
    }
    entries
}

/// Whether the forms of a word have one list, where their lists are so long in all.
pub fn is_shared(forms: usize, total: usize, docs: usize) -> bool {
    forms > 1 && total >= SHARED_LIST && total * 16 > docs
}

/// Where the forms of a word are long lists together, one list stands for all: `invoice`, `invoices` and `invoicing`
/// mostly name the same documents. Rare words keep a list for each form, so that the very form can be preferred.
fn share_long_lists(entries: &mut [Entry], docs: usize) {
    let total: usize = entries.iter().map(|entry| entry.lists.body.len()).sum();
    if !is_shared(entries.len(), total, docs) {
        return;
    }
    // By document: the lists are long enough for that.
    let mut sums = vec![0.0; docs];
    for entry in entries.iter_mut() {
        for (doc, level) in std::mem::take(&mut entry.lists.body) {
            sums[doc as usize] += odds(level);
        }
        entry.shared = true;
    }
    let body = &mut entries[0].lists.body;
    body.reserve_exact(total.min(docs));
    body.extend((0..).zip(sums).filter(|(_, sum)| *sum > 0.0).map(|(doc, sum)| (doc, of_odds(sum))));
}

/// Cuts a list that names more than an eighth of all documents to the ones it says most about; how many it lost, and the least
/// level that is left.
fn leave_out_weakest(list: &mut Postings, docs: usize) -> (u32, u8) {
    let limit = (docs / 8).max(WHOLE_LIST);
    if list.len() <= limit {
        return (0, 0);
    }
    let before = list.len();
    let mut levels = [0usize; LEVELS as usize];
    list.iter().for_each(|(_, level)| levels[usize::from(*level)] += 1);
    // The greatest level that as many as are kept have, or a greater one.
    let mut kept = 0;
    let least = (0..levels.len()).rev().find(|level| {
        kept += levels[*level];
        kept >= limit
    });
    let least = least.unwrap_or(0) as u8;
    list.retain(|(_, level)| *level >= least);
    ((before - list.len()) as u32, least)
}
