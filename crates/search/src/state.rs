//! What a build of a locale's index leaves for the next one: opaque bytes that the caller keeps. They are read in place: numbers
//! in columns, lists as they are.
//!
//! A state is never more than a way to save time. It begins with a checksum, and with what this program was: bytes that are not
//! whole, or of another program or locale, are no state.

use std::borrow::Cow;

use super::counts::{Counts, Packed, Strings, is_ascending};
use super::documents::SearchDoc;
use super::entries::Size;
use super::keys::{Key, key};
use super::link::{Link, Source};
use super::manifest::{ChunkList, Manifest};
use super::shared::Shared;

const MAGIC: &[u8; 8] = b"GSISTATE";
/// Increment it with every change of what is in a state, or of how an index is made of documents.
const VERSION: u32 = 2;
/// Before the checksum.
const HEAD: usize = 8;
const CHECKSUM: usize = 16;
/// Bytes that a word and a document take, besides their postings: enough for most.
const WORD: usize = 48;
const DOC: usize = 128;

/// What other locales were told of the documents that they borrow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heads {
    pub key: Key,
    pub heads: Vec<String>,
}

#[derive(Default)]
pub struct State<'a> {
    /// All that the locale's index was made of, but for what it borrows.
    pub inputs: Key,
    /// What boilerplate is told by.
    pub shared: Shared,
    pub dictionary_from: Key,
    /// What all heads are made of, besides the documents that they lead to.
    pub others: Key,
    /// Without what the locale borrows.
    pub manifest: Manifest,
    pub ids: Strings<'a>,
    /// Of each document.
    pub docs: Vec<Key>,
    pub counts: Counts<'a>,
    /// Words by fold; by word, its group, and how large it is in its chunk.
    pub by_fold: Vec<u32>,
    pub groups: Vec<u32>,
    pub sizes: Vec<Size>,
    pub steps: [Vec<Link>; 3],
    /// Of each term chunk, how many words it has.
    pub chunk_words: Vec<u32>,
    /// Of the content of each chunk: terms, spellings by beginning and by end.
    pub chunks: [Vec<Key>; 3],
    pub spellings: Key,
    /// Of what each block of packs is made of.
    pub blocks: Vec<Key>,
    pub heads: Vec<Heads>,
}

impl State<'_> {
    /// The chunks of before: terms, spellings by beginning and by end.
    pub fn list(&self, kind: usize) -> &ChunkList {
        [&self.manifest.terms, &self.manifest.spelling[0], &self.manifest.spelling[1]][kind]
    }

    /// Whether these are the documents of before, changed or not.
    pub fn are_those(&self, docs: &[SearchDoc]) -> bool {
        docs.len() == self.ids.len() && docs.iter().zip(self.ids.iter()).all(|(doc, id)| doc.id == id)
    }

    pub fn heads_of(&self, key: Key) -> Option<&Heads> {
        self.heads.iter().find(|heads| heads.key == key)
    }

    /// `counts` stand in place of its own, which need not be copied so.
    pub fn encode(&self, counts: &Counts) -> Vec<u8> {
        let bytes = counts.body.bytes.len() + counts.title.bytes.len() + counts.forms.text.len();
        let mut out = Out(Vec::with_capacity(bytes + WORD * counts.forms.len() + DOC * self.docs.len()));
        out.0.extend_from_slice(MAGIC);
        out.0.extend_from_slice(&[0; CHECKSUM]);
        out.bytes(program().as_bytes());
        out.keys(&[self.inputs, self.dictionary_from, self.others, self.spellings]);
        out.columns(&self.shared.stretches, u64::to_le_bytes);
        [&self.shared.counts, &self.shared.has, &self.shared.ends].into_iter().for_each(|numbers| out.numbers(numbers));
        out.numbers(&[self.shared.left]);
        out.bytes(&self.manifest.encode());
        out.strings(&self.ids);
        out.keys(&self.docs);
        out.strings(&counts.forms);
        for packed in [&counts.body, &counts.title] {
            out.bytes(&packed.bytes);
            out.numbers(&packed.ends);
            out.numbers(&packed.docs);
            out.numbers(packed.skips.as_flattened());
        }
        for lengths in &counts.lengths {
            out.numbers(lengths);
        }
        out.numbers(&self.by_fold);
        out.numbers(&self.groups);
        let sizes: Vec<[u32; 3]> = self.sizes.iter().map(|size| [size.body, size.title, size.least]).collect();
        out.numbers(sizes.as_flattened());
        for links in &self.steps {
            let links = links.iter().map(|link| match link.source {
                Source::Together(first, second) => [link.target, first, second],
                Source::Whole(word) => [link.target, word, u32::MAX],
            });
            out.numbers(links.collect::<Vec<_>>().as_flattened());
        }
        out.numbers(&self.chunk_words);
        for keys in &self.chunks {
            out.keys(keys);
        }
        out.keys(&self.blocks);
        out.numbers(&[self.heads.len() as u32]);
        for heads in &self.heads {
            out.keys(&[heads.key]);
            let mut strings = Strings::default();
            heads.heads.iter().for_each(|head| strings.push(head));
            out.strings(&strings);
        }
        let checksum = key(&out.0[HEAD + CHECKSUM..]);
        out.0[HEAD..HEAD + CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
        out.0
    }
}

impl<'a> State<'a> {
    /// `None` for anything but the bytes of a state of this program.
    pub fn decode(bytes: &'a [u8]) -> Option<Self> {
        let content = bytes.strip_prefix(MAGIC)?;
        let (checksum, content) = content.split_first_chunk::<CHECKSUM>()?;
        if key(content) != Key::from_le_bytes(*checksum) {
            return None;
        }
        let mut from = In(content);
        if from.bytes()? != program().as_bytes() {
            return None;
        }
        let [inputs, dictionary_from, others, spellings] = from.keys()?.try_into().ok()?;
        let shared = Shared {
            stretches: from.columns(u64::from_le_bytes)?,
            counts: from.numbers()?,
            has: from.numbers()?,
            ends: from.numbers()?,
            left: *from.numbers()?.first()?,
        };
        let manifest = Manifest::decode(from.bytes()?).ok()?;
        let (ids, docs) = (from.strings()?, from.keys()?);
        let forms = from.strings()?;
        let mut packed = |has_places| {
            let (bytes, ends, docs) = (from.bytes()?, from.numbers()?, from.numbers()?);
            let skips = from.numbers()?.as_chunks().0.to_vec();
            Packed::of(bytes, ends, docs, skips, has_places).filter(|packed| packed.docs.len() == forms.len())
        };
        let (body, title) = (packed(false)?, packed(true)?);
        let lengths = [from.numbers()?, from.numbers()?];
        let (by_fold, groups) = (from.numbers()?, from.numbers()?);
        let sizes = from
            .numbers()?
            .as_chunks()
            .0
            .iter()
            .map(|[body, title, least]| Size { body: *body, title: *title, least: *least })
            .collect::<Vec<_>>();
        let mut steps: [Vec<Link>; 3] = Default::default();
        for links in &mut steps {
            *links = from.numbers()?.chunks_exact(3).map(link).collect();
        }
        let chunk_words = from.numbers()?;
        let chunks = [from.keys()?, from.keys()?, from.keys()?];
        let blocks = from.keys()?;
        let mut heads = Vec::new();
        for _ in 0..*from.numbers()?.first()? {
            let key = *from.keys()?.first()?;
            heads.push(Heads { key, heads: from.strings()?.iter().map(str::to_owned).collect() });
        }
        let words = forms.len();
        let lists = [&manifest.terms, &manifest.spelling[0], &manifest.spelling[1]];
        let whole = ids.len() == manifest.docs
            && docs.len() == manifest.docs
            && lengths.iter().all(|lengths| lengths.len() == manifest.docs)
            && [by_fold.len(), groups.len(), sizes.len()] == [words; 3]
            && chunk_words.len() == manifest.terms.names.len()
            && chunks.iter().zip(lists).all(|(keys, list)| keys.len() == list.names.len())
            && blocks.len() == manifest.packs.len();
        whole.then_some(State {
            inputs,
            shared,
            dictionary_from,
            others,
            manifest,
            ids,
            docs,
            counts: Counts { forms, body, title, lengths },
            by_fold,
            groups,
            sizes,
            steps,
            chunk_words,
            chunks,
            spellings,
            blocks,
            heads,
        })
    }
}

/// What made a state.
fn program() -> String {
    format!("{} {VERSION}", env!("CARGO_PKG_VERSION"))
}

fn link(numbers: &[u32]) -> Link {
    let source = match numbers[2] {
        u32::MAX => Source::Whole(numbers[1]),
        second => Source::Together(numbers[1], second),
    };
    Link { target: numbers[0], source }
}

struct Out(Vec<u8>);

impl Out {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
    }

    fn numbers(&mut self, numbers: &[u32]) {
        self.columns(numbers, |number| number.to_le_bytes());
    }

    fn keys(&mut self, keys: &[Key]) {
        self.columns(keys, |key| key.to_le_bytes());
    }

    /// Bytes behind one another that the compiler knows to be a copy, where numbers are stored so anyway.
    fn columns<T: Copy, const N: usize>(&mut self, numbers: &[T], bytes: impl Fn(T) -> [u8; N]) {
        let length = numbers.len() * N;
        self.0.extend_from_slice(&(length as u64).to_le_bytes());
        let start = self.0.len();
        self.0.resize(start + length, 0);
        for (to, number) in self.0[start..].as_chunks_mut().0.iter_mut().zip(numbers) {
            *to = bytes(*number);
        }
    }

    fn strings(&mut self, strings: &Strings) {
        self.bytes(strings.text.as_bytes());
        self.numbers(&strings.ends);
    }
}

struct In<'a>(&'a [u8]);

impl<'a> In<'a> {
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk::<8>()?;
        let (bytes, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        self.0 = rest;
        Some(bytes)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        self.columns(u32::from_le_bytes)
    }

    fn keys(&mut self) -> Option<Vec<Key>> {
        self.columns(Key::from_le_bytes)
    }

    fn columns<T, const N: usize>(&mut self, number: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let (numbers, rest) = self.bytes()?.as_chunks();
        rest.is_empty().then(|| numbers.iter().map(|bytes| number(*bytes)).collect())
    }

    fn strings(&mut self) -> Option<Strings<'a>> {
        let text = std::str::from_utf8(self.bytes()?).ok()?;
        let ends = self.numbers()?;
        let whole = is_ascending(&ends, text.len()) && ends.iter().all(|end| text.is_char_boundary(*end as usize));
        whole.then_some(Strings { text: Cow::Borrowed(text), ends })
    }
}
