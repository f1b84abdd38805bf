//! What documents say, counted: every word with the documents that have it, and how often. A posting takes a byte or two, so
//! that lists can be kept between builds and copied without being looked at.

use std::borrow::Cow;
use std::ops::Range;

/// Sorted or not: strings in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strings<'a> {
    pub text: Cow<'a, str>,
    /// Where each ends.
    pub ends: Vec<u32>,
}

impl Strings<'_> {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    pub fn push(&mut self, string: &str) {
        self.text.to_mut().push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    /// Where a string is, or where it would be, if they are sorted.
    pub fn find(&self, string: &str) -> Result<usize, usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < string { low = middle + 1 } else { high = middle }
        }
        if low < self.len() && self.get(low) == string { Ok(low) } else { Err(low) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub doc: u32,
    pub count: u32,
    /// In titles: the number of words before the first occurrence.
    pub place: u8,
}

/// A list of postings for each word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed<'a> {
    pub bytes: Cow<'a, [u8]>,
    /// Where each list ends.
    pub ends: Vec<u32>,
    /// How long each is.
    pub docs: Vec<u32>,
    pub has_places: bool,
}

impl Packed<'_> {
    pub fn with_places() -> Self {
        Packed { has_places: true, ..Packed::default() }
    }

    pub fn list(&self, word: usize) -> Postings<'_> {
        let range = self.range(word..word + 1);
        Postings { bytes: &self.bytes[range], next: 0, has_places: self.has_places }
    }

    fn range(&self, words: Range<usize>) -> Range<usize> {
        let start = |word: usize| word.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        start(words.start)..start(words.end)
    }

    pub fn push(&mut self, list: impl IntoIterator<Item = Posting>) {
        let bytes = self.bytes.to_mut();
        let (mut next, mut docs) = (0, 0);
        for Posting { doc, count, place } in list {
            put(bytes, (doc - next) << 1 | u32::from(count > 1));
            if count > 1 {
                put(bytes, count);
            }
            if self.has_places {
                bytes.push(place);
            }
            next = doc + 1;
            docs += 1;
        }
        self.ends.push(bytes.len() as u32);
        self.docs.push(docs);
    }

    /// Adds lists of another as they are.
    pub fn copy(&mut self, from: &Packed, words: Range<usize>) {
        let range = from.range(words.clone());
        let offset = (self.bytes.len() as u32).wrapping_sub(range.start as u32);
        self.bytes.to_mut().extend_from_slice(&from.bytes[range]);
        self.ends.extend(from.ends[words.clone()].iter().map(|end| end.wrapping_add(offset)));
        self.docs.extend_from_slice(&from.docs[words]);
    }
}

fn put(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub struct Postings<'a> {
    bytes: &'a [u8],
    next: u32,
    has_places: bool,
}

impl Postings<'_> {
    #[inline]
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    #[inline]
    fn number(&mut self) -> Option<u32> {
        let first = self.byte()?;
        if first < 0x80 {
            return Some(u32::from(first));
        }
        let mut value = u32::from(first & 0x7f);
        for shift in [7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        let code = self.number()?;
        let doc = self.next.wrapping_add(code >> 1);
        self.next = doc.wrapping_add(1);
        let count = if code & 1 == 1 { self.number()? } else { 1 };
        let place = if self.has_places { self.byte()? } else { 0 };
        Some(Posting { doc, count, place })
    }
}

/// The words of some documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts<'a> {
    /// Sorted by their bytes.
    pub forms: Strings<'a>,
    pub body: Packed<'a>,
    pub title: Packed<'a>,
    /// Words of the titles and of the bodies, of each document.
    pub lengths: [Vec<u32>; 2],
}

impl Counts<'_> {
    /// Gives back the memory that lists were given to grow into.
    pub fn settle(&mut self) {
        self.forms.text.to_mut().shrink_to_fit();
        self.forms.ends.shrink_to_fit();
        for packed in [&mut self.body, &mut self.title] {
            packed.bytes.to_mut().shrink_to_fit();
            packed.ends.shrink_to_fit();
            packed.docs.shrink_to_fit();
        }
    }

    pub fn new(docs: usize) -> Self {
        Counts {
            title: Packed::with_places(),
            lengths: [vec![0; docs], vec![0; docs]],
            forms: Strings::default(),
            body: Packed::default(),
        }
    }
}
