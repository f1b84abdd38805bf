//! The file that a search begins with: what there is, how the chunks are cut and what they are called, and the little
//! that must be known of every document before any chunk is read (`format.md`, "Manifest"). Both directions are here.

use std::collections::BTreeMap;

use super::bytes::{FormatError, MAX_DICTIONARY, Reader, put_front_coded, put_str, put_varint};
use super::names::Name;

/// So many text packs next to each other share a name, which the manifest then lists once.
pub const PACK_BLOCK: usize = 4;

/// As many as have a bit in the plans of a document.
pub const MAX_PLANS: usize = u32::BITS as usize;

/// Chunks sorted by their least key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChunkList {
    pub from: Vec<String>,
    pub names: Vec<Name>,
}

impl ChunkList {
    /// The chunk that holds `key`, if any does.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.from.partition_point(|from| from.as_str() <= key).checked_sub(1)
    }
}

/// Documents that the reader of this locale sees in the language of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Borrowed {
    pub locale: String,
    /// `Manifest::documents` of that locale's index when this one was written: the numbers below are its numbers.
    pub documents: u32,
    /// (document of that index, its URL in this locale), by document.
    pub docs: Vec<(u32, String)>,
    /// How the words begin that lead to these documents, folded; sorted.
    pub heads: Vec<String>,
}

impl Borrowed {
    /// Whether a word of these documents may have this fold, or begin with it.
    pub fn may_have(&self, fold: &str) -> bool {
        let length = self.heads.iter().map(|head| head.chars().count()).max().unwrap_or(0);
        let head = fold.char_indices().nth(length).map_or(fold, |(end, _)| &fold[..end]);
        self.heads.iter().any(|other| other.starts_with(head))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    pub locale: String,
    /// A hash over the ids of all documents in order: document numbers mean the same as long as it is the same.
    pub documents: u32,
    pub docs: usize,
    /// Slug and title.
    pub areas: Vec<(String, String)>,
    /// Index into `areas`, of each document.
    pub area_of: Vec<u32>,
    pub plans: Vec<String>,
    /// Bit n stands for `plans[n]`; 0 means every plan. Of each document.
    pub plans_of: Vec<u32>,
    /// In hundredths, of the documents that have one.
    pub boosts: Vec<(u32, u32)>,
    /// Documents that come first for a query, by the query's key.
    pub pins: BTreeMap<String, Vec<u32>>,
    /// Words not looked up when the query has others, sorted.
    pub stop_words: Vec<String>,
    pub synonyms: Vec<Vec<String>>,
    pub terms: ChunkList,
    /// By the beginning of words, by the end of words.
    pub spelling: [ChunkList; 2],
    pub docs_per_pack: usize,
    /// One for each [`PACK_BLOCK`] packs.
    pub packs: Vec<Name>,
    /// What precedes every pack in its compressed stream.
    pub dictionary: Vec<u8>,
    pub borrowed: Vec<Borrowed>,
}

impl Manifest {
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_str(&mut out, &self.locale);
        out.extend_from_slice(&self.documents.to_le_bytes());
        put_varint(&mut out, self.docs as u32);
        put_varint(&mut out, self.areas.len() as u32);
        for (slug, title) in &self.areas {
            put_str(&mut out, slug);
            put_str(&mut out, title);
        }
        put_runs(&mut out, &self.area_of);
        put_varint(&mut out, self.plans.len() as u32);
        for plan in &self.plans {
            put_str(&mut out, plan);
        }
        put_runs(&mut out, &self.plans_of);
        put_varint(&mut out, self.boosts.len() as u32);
        for (doc, boost) in &self.boosts {
            put_varint(&mut out, *doc);
            put_varint(&mut out, *boost);
        }
        put_varint(&mut out, self.pins.len() as u32);
        for (key, docs) in &self.pins {
            put_str(&mut out, key);
            put_varint(&mut out, docs.len() as u32);
            put_ascending(&mut out, docs.iter().copied());
        }
        put_varint(&mut out, self.stop_words.len() as u32);
        put_front_coded(&mut out, self.stop_words.iter().map(String::as_str));
        put_varint(&mut out, self.synonyms.len() as u32);
        for group in &self.synonyms {
            put_varint(&mut out, group.len() as u32);
            for phrase in group {
                put_str(&mut out, phrase);
            }
        }
        for list in [&self.terms, &self.spelling[0], &self.spelling[1]] {
            put_varint(&mut out, list.names.len() as u32);
            put_front_coded(&mut out, list.from.iter().map(String::as_str));
            out.extend(list.names.iter().flatten());
        }
        put_varint(&mut out, self.docs_per_pack as u32);
        out.extend(self.packs.iter().flatten());
        put_varint(&mut out, self.dictionary.len() as u32);
        out.extend_from_slice(&self.dictionary);
        put_varint(&mut out, self.borrowed.len() as u32);
        for borrowed in &self.borrowed {
            put_str(&mut out, &borrowed.locale);
            out.extend_from_slice(&borrowed.documents.to_le_bytes());
            put_varint(&mut out, borrowed.docs.len() as u32);
            put_ascending(&mut out, borrowed.docs.iter().map(|(doc, _)| *doc));
            for (_, url) in &borrowed.docs {
                put_str(&mut out, url);
            }
            put_varint(&mut out, borrowed.heads.len() as u32);
            put_front_coded(&mut out, borrowed.heads.iter().map(String::as_str));
        }
        out
    }

    pub fn decode(content: &[u8]) -> Result<Self, FormatError> {
        let mut from = Reader::new(content);
        let locale = from.str()?;
        let documents = from.u32()?;
        // The bound keeps hostile numbers small.
        let docs = from.varint()? as usize;
        if docs > 1 << 22 {
            return Err(FormatError::Damaged);
        }
        let areas = (0..from.count()?).map(|_| Ok((from.str()?, from.str()?))).collect::<Result<Vec<_>, _>>()?;
        let area_of = runs(&mut from, docs)?;
        if area_of.iter().any(|area| *area as usize >= areas.len()) {
            return Err(FormatError::Damaged);
        }
        let plans = (0..from.count()?).map(|_| from.str()).collect::<Result<Vec<_>, _>>()?;
        if plans.len() > MAX_PLANS {
            return Err(FormatError::Damaged);
        }
        let plans_of = runs(&mut from, docs)?;
        let boosts = (0..from.count()?).map(|_| Ok((from.varint()?, from.varint()?))).collect::<Result<Vec<_>, _>>()?;
        if boosts.iter().any(|(doc, _)| *doc as usize >= docs) {
            return Err(FormatError::Damaged);
        }
        let mut pins = BTreeMap::new();
        for _ in 0..from.count()? {
            let (key, count) = (from.str()?, from.count()?);
            let pinned = ascending(&mut from, count)?;
            if pinned.iter().any(|doc| *doc as usize >= docs) {
                return Err(FormatError::Damaged);
            }
            pins.insert(key, pinned);
        }
        let count = from.count()?;
        let stop_words = from.front_coded(count)?;
        let mut synonyms = Vec::new();
        for _ in 0..from.count()? {
            synonyms.push((0..from.count()?).map(|_| from.str()).collect::<Result<Vec<_>, _>>()?);
        }
        let terms = chunk_list(&mut from)?;
        let spelling = [chunk_list(&mut from)?, chunk_list(&mut from)?];
        let docs_per_pack = from.varint()? as usize;
        if docs_per_pack == 0 {
            return Err(FormatError::Damaged);
        }
        let packs = names(&mut from, docs.div_ceil(docs_per_pack).div_ceil(PACK_BLOCK))?;
        let length = from.count()?;
        let dictionary = from.take(length)?.to_vec();
        if dictionary.len() > MAX_DICTIONARY {
            return Err(FormatError::Damaged);
        }
        let mut borrowed = Vec::new();
        for _ in 0..from.count()? {
            let (locale, documents, count) = (from.str()?, from.u32()?, from.count()?);
            let numbers = ascending(&mut from, count)?;
            let docs = numbers.into_iter().map(|doc| Ok((doc, from.str()?))).collect::<Result<Vec<_>, _>>()?;
            let count = from.count()?;
            borrowed.push(Borrowed { locale, documents, docs, heads: from.front_coded(count)? });
        }
        from.end()?;
        Ok(Manifest {
            locale,
            documents,
            docs,
            areas,
            area_of,
            plans,
            plans_of,
            boosts,
            pins,
            stop_words,
            synonyms,
            terms,
            spelling,
            docs_per_pack,
            packs,
            dictionary,
            borrowed,
        })
    }
}

/// Equal values next to each other, as value and count.
fn put_runs(out: &mut Vec<u8>, values: &[u32]) {
    for run in values.chunk_by(|a, b| a == b) {
        put_varint(out, run[0]);
        put_varint(out, run.len() as u32);
    }
}

fn runs(from: &mut Reader, count: usize) -> Result<Vec<u32>, FormatError> {
    let mut values = Vec::new();
    while values.len() < count {
        let (value, length) = (from.varint()?, from.varint()? as usize);
        if length == 0 || length > count - values.len() {
            return Err(FormatError::Damaged);
        }
        values.resize(values.len() + length, value);
    }
    Ok(values)
}

fn put_ascending(out: &mut Vec<u8>, numbers: impl Iterator<Item = u32>) {
    let mut next = 0;
    for number in numbers {
        put_varint(out, number - next);
        next = number + 1;
    }
}

/// Strictly ascending numbers, each as its distance from the one before less one.
fn ascending(from: &mut Reader, count: usize) -> Result<Vec<u32>, FormatError> {
    let mut next = 0u32;
    (0..count)
        .map(|_| {
            let number = next.checked_add(from.varint()?).filter(|number| *number < u32::MAX);
            let number = number.ok_or(FormatError::Damaged)?;
            next = number + 1;
            Ok(number)
        })
        .collect()
}

fn chunk_list(from: &mut Reader) -> Result<ChunkList, FormatError> {
    let count = from.count()?;
    let keys = from.front_coded(count)?;
    if keys.first().is_some_and(|first| !first.is_empty()) || keys.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err(FormatError::Damaged);
    }
    Ok(ChunkList { from: keys, names: names(from, count)? })
}

fn names(from: &mut Reader, count: usize) -> Result<Vec<Name>, FormatError> {
    let bytes = from.take(count.checked_mul(3).ok_or(FormatError::Damaged)?)?;
    Ok(bytes.chunks_exact(3).map(|name| [name[0], name[1], name[2]]).collect())
}
