//! Words as their chunk has them, kept in few bytes from when it is known how large each is until chunks are cut and written:
//! those of a large corpus take more memory as lists than all else that is known of it.

use super::entries::Entry;
use super::lists::{Lists, Postings};

/// Words that have been made ready, few or all.
pub struct Entries {
    bytes: Vec<u8>,
    /// By place, where in `bytes`, or [`NONE`].
    at: Vec<usize>,
}

const NONE: usize = usize::MAX;
/// Bits of a level.
const LEVEL: u32 = 5;

impl Entries {
    pub fn none(places: usize) -> Self {
        Entries { bytes: Vec::new(), at: vec![NONE; places] }
    }

    pub fn add(&mut self, place: usize, entry: &Entry) {
        self.at[place] = self.bytes.len();
        let out = &mut self.bytes;
        put(out, u64::from(entry.left_out) << 1 | u64::from(entry.shared));
        for list in [&entry.lists.body, &entry.lists.title] {
            put(out, list.len() as u64);
            let mut next = 0;
            for (doc, level) in list {
                put(out, u64::from(doc - next) << LEVEL | u64::from(*level));
                next = doc + 1;
            }
        }
        out.extend_from_slice(&entry.lists.places);
    }

    pub fn get(&self, place: usize) -> Option<Entry> {
        let mut from = self.bytes.get(self.at[place]..)?;
        let head = take(&mut from);
        let (body, title) = (postings(&mut from), postings(&mut from));
        let places = from[..title.len()].to_vec();
        let lists = Lists { body, title, places };
        Some(Entry { lists, shared: head & 1 == 1, left_out: (head >> 1) as u32, least: 0 })
    }
}

fn postings(from: &mut &[u8]) -> Postings {
    let count = take(from) as usize;
    let mut list = Postings::with_capacity(count);
    let mut next = 0;
    for _ in 0..count {
        let code = take(from);
        let doc = next + (code >> LEVEL) as u32;
        list.push((doc, (code & ((1 << LEVEL) - 1)) as u8));
        next = doc + 1;
    }
    list
}

fn put(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Of what [`put`] has written.
fn take(from: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = from[0];
        *from = &from[1..];
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return value;
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_as_they_were() {
        let lists =
            Lists { body: vec![(0, 31), (1, 1), (4_000_000, 7)], title: vec![(1, 2), (300, 30)], places: vec![0, 31] };
        let full = || Entry { lists: lists.clone(), shared: true, left_out: 300, least: 0 };
        let none = || Entry { lists: Lists::default(), shared: false, left_out: 0, least: 0 };
        let mut entries = Entries::none(4);
        entries.add(2, &none());
        entries.add(0, &full());
        assert!(entries.get(0) == Some(full()));
        assert!(entries.get(2) == Some(none()));
        assert!(entries.get(1).is_none() && entries.get(3).is_none());
    }
}
