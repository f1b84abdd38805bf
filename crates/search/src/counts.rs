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
        &self.text[self.start(at)..self.ends[at] as usize]
    }

    /// Where a string begins, or the end.
    pub fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    pub fn push(&mut self, string: &str) {
        let text = self.text.to_mut();
        text.push_str(string);
        self.ends.push(text.len() as u32);
    }

    /// Adds strings of another.
    pub fn copy(&mut self, from: &Strings, of: Range<usize>) {
        let text = range(&from.ends, of.clone());
        copy_ends(&mut self.ends, self.text.len(), &from.ends, of);
        self.text.to_mut().push_str(&from.text[text]);
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
    /// Of long lists, after each [`SKIP`] postings: the least document that may follow, and where in the list it stands.
    pub skips: Vec<[u32; 2]>,
    /// Where those of each list end.
    skip_ends: Vec<u32>,
}

/// So many postings are read at most where one document's is looked for.
const SKIP: u32 = 64;

impl<'a> Packed<'a> {
    pub fn with_places() -> Self {
        Packed { has_places: true, ..Packed::default() }
    }

    /// Of what is known by heart. `None` if it contradicts itself.
    pub fn of(bytes: &'a [u8], ends: Vec<u32>, docs: Vec<u32>, skips: Vec<[u32; 2]>, has_places: bool) -> Option<Self> {
        let skip_ends: Vec<u32> = docs
            .iter()
            .scan(0u32, |end, docs| {
                *end = end.wrapping_add(docs.saturating_sub(1) / SKIP);
                Some(*end)
            })
            .collect();
        let whole = is_ascending(&ends, bytes.len()) && is_ascending(&skip_ends, skips.len());
        let whole = whole && ends.len() == docs.len();
        whole.then_some(Packed { bytes: Cow::Borrowed(bytes), ends, docs, has_places, skips, skip_ends })
    }

    pub fn list(&self, word: usize) -> Postings<'_> {
        Postings { bytes: &self.bytes[range(&self.ends, word..word + 1)], next: 0, has_places: self.has_places }
    }

    /// What some documents have of a word; `docs` are sorted.
    pub fn of_docs<'p>(&'p self, word: usize, docs: &'p [u32]) -> impl Iterator<Item = Posting> + 'p {
        self.list(word).of(docs, &self.skips[range(&self.skip_ends, word..word + 1)])
    }

    /// The words that any of some documents has.
    pub fn words_of(&self, docs: &[u32]) -> Vec<u32> {
        let (mut start, mut first, mut found) = (0, 0, Vec::new());
        for (word, (end, last)) in (0..).zip(self.ends.iter().zip(&self.skip_ends)) {
            let [end, last] = [*end as usize, *last as usize];
            let list = Postings { bytes: &self.bytes[start..end], next: 0, has_places: self.has_places };
            if list.of(docs, &self.skips[first..last]).next().is_some() {
                found.push(word);
            }
            (start, first) = (end, last);
        }
        found
    }

    pub fn push(&mut self, list: impl IntoIterator<Item = Posting>) {
        let bytes = self.bytes.to_mut();
        let start = bytes.len();
        let (mut next, mut docs) = (0, 0);
        for Posting { doc, count, place } in list {
            if docs > 0 && docs % SKIP == 0 {
                self.skips.push([next, (bytes.len() - start) as u32]);
            }
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
        self.skip_ends.push(self.skips.len() as u32);
    }

    /// Adds lists of another as they are.
    pub fn copy(&mut self, from: &Packed, words: Range<usize>) {
        let bytes = range(&from.ends, words.clone());
        copy_ends(&mut self.ends, self.bytes.len(), &from.ends, words.clone());
        self.bytes.to_mut().extend_from_slice(&from.bytes[bytes]);
        let skips = range(&from.skip_ends, words.clone());
        copy_ends(&mut self.skip_ends, self.skips.len(), &from.skip_ends, words.clone());
        self.skips.extend_from_slice(&from.skips[skips]);
        self.docs.extend_from_slice(&from.docs[words]);
    }
}

/// What stands between the ends of some things.
fn range(ends: &[u32], of: Range<usize>) -> Range<usize> {
    let start = |at: usize| at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    start(of.start)..start(of.end)
}

/// Adds ends of another's things, where these are copied behind the `length` that is there.
fn copy_ends(ends: &mut Vec<u32>, length: usize, from: &[u32], of: Range<usize>) {
    let offset = (length as u32).wrapping_sub(range(from, of.clone()).start as u32);
    ends.extend(from[of].iter().map(|end| end.wrapping_add(offset)));
}

pub fn is_ascending(ends: &[u32], length: usize) -> bool {
    ends.is_sorted() && ends.last().copied().unwrap_or(0) as usize == length
}

fn put(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[derive(Clone, Copy)]
pub struct Postings<'a> {
    bytes: &'a [u8],
    next: u32,
    has_places: bool,
}

impl<'a> Postings<'a> {
    /// Those of some documents.
    #[inline]
    fn of<'p>(self, docs: &'p [u32], skips: &'p [[u32; 2]]) -> impl Iterator<Item = Posting> + use<'a, 'p> {
        let (mut rest, mut posting, mut docs) = (self, None::<Posting>, docs.iter());
        std::iter::from_fn(move || {
            loop {
                let doc = *docs.next()?;
                let ahead = skips.partition_point(|[next, _]| *next <= doc).checked_sub(1).map(|at| skips[at]);
                if let Some([next, at]) = ahead.filter(|[next, _]| *next > rest.next) {
                    rest = Postings { bytes: self.bytes.get(at as usize..).unwrap_or_default(), next, ..rest };
                    posting = None;
                }
                while posting.is_none_or(|posting| posting.doc < doc) {
                    posting = Some(rest.next()?);
                }
                if let Some(found) = posting.filter(|posting| posting.doc == doc) {
                    return Some(found);
                }
            }
        })
    }

    #[inline(always)]
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    #[inline(always)]
    fn number(&mut self) -> Option<u32> {
        let first = u32::from(self.byte()?);
        if first < 0x80 {
            return Some(first);
        }
        let second = u32::from(self.byte()?);
        let value = first & 0x7f | (second & 0x7f) << 7;
        if second < 0x80 { Some(value) } else { self.long_number(value) }
    }

    /// What follows two bytes that are not all of a number.
    #[cold]
    fn long_number(&mut self, mut value: u32) -> Option<u32> {
        for shift in [14, 21, 28] {
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

    #[inline(always)]
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
