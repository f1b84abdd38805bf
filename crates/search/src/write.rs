//! One locale's documents → the files of its index.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::boilerplate::{Boilerplate, Texts};
use super::bytes::{self, Kind, seal, seal_with};
use super::chunks::{self, Chunk};
use super::manifest::{Borrowed, ChunkList, MAX_PLANS, Manifest, PACK_BLOCK};
use super::names::{Name, file_name, folder, manifest_path};
use super::phrases;
use super::{IndexFile, LocaleDocs, SearchDoc};
use super::{borrowed, collect, compounds, language, spellings, texts};

/// The index of every locale, sorted by path. Locales are built beside each other; same input, same bytes.
pub fn build(locales: &[LocaleDocs]) -> Vec<IndexFile> {
    let sorted: Vec<Cow<[SearchDoc]>> = locales.iter().map(sorted_docs).collect();
    let ids: Vec<u32> = sorted.iter().map(|docs| documents_hash(docs)).collect();
    let borrowed: Vec<Vec<Borrowed>> =
        locales.iter().map(|locale| borrowed::borrowed(locale, locales, &sorted, &ids)).collect();
    let built: Vec<Built> = locales
        .par_iter()
        .enumerate()
        .map(|(at, locale)| build_locale(locale, &sorted[at], ids[at], &borrowed))
        .collect();
    let mut files = Vec::new();
    for (borrower, mut lists) in borrowed.into_iter().enumerate() {
        for list in &mut lists {
            let source = built.iter().find(|built| built.manifest.locale == list.locale);
            list.heads = source.and_then(|built| built.heads[borrower].clone()).unwrap_or_default();
        }
        let manifest = Manifest { borrowed: lists, ..built[borrower].manifest.clone() };
        let bytes = seal(Kind::Manifest, &manifest.encode());
        files.push(IndexFile { path: manifest_path(&manifest.locale), bytes });
    }
    files.extend(built.into_iter().flat_map(|built| built.files));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// One locale's index.
struct Built {
    /// Without what it borrows.
    manifest: Manifest,
    /// All but the manifest.
    files: Vec<IndexFile>,
    /// Of what each of the locales borrows from this one, if it does.
    heads: Vec<Option<Vec<String>>>,
}

fn sorted_docs<'d, 'a>(locale: &'d LocaleDocs<'a>) -> Cow<'d, [SearchDoc<'a>]> {
    let mut docs = Cow::Borrowed(locale.docs.as_slice());
    if !docs.is_sorted_by_key(|doc| doc.id) {
        docs.to_mut().sort_by(|a, b| a.id.cmp(b.id));
    }
    docs
}

fn documents_hash(docs: &[SearchDoc]) -> u32 {
    let mut hasher = Sha256::new();
    for doc in docs {
        hasher.update(doc.id.as_bytes());
        hasher.update([0]);
    }
    let hash = hasher.finalize();
    u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// `borrowed` is what each of the locales borrows, from this one or others.
fn build_locale(locale: &LocaleDocs, docs: &[SearchDoc], documents: u32, borrowed: &[Vec<Borrowed>]) -> Built {
    let boilerplate = Boilerplate::find(docs);
    let kept: Vec<Texts> = docs.par_iter().map(|doc| boilerplate.texts(doc)).collect();
    let mut terms = match collect::index(docs, &kept).and_then(|(index, fields)| collect::terms(&index, &fields)) {
        Ok(terms) => terms,
        // The directory is in memory and the schema is ours: there is nothing that a user could have done.
        Err(error) => panic!("the in-memory index of {} failed: {error}", locale.locale),
    };
    let stop_words = stop_words(locale.locale, &terms);
    let spelling = chunks::spelling_chunks(&terms);
    spellings::add_open(&mut terms);
    spellings::add_bare(locale.locale, &mut terms);
    compounds::add_parts(locale.locale, &mut terms);
    let areas = areas(docs);
    let area_of = |doc: &SearchDoc| areas.iter().position(|(slug, _)| slug == doc.area).unwrap_or(0) as u32;
    let plans = plans(locale, docs);

    let mut manifest = Manifest {
        locale: locale.locale.to_owned(),
        documents,
        docs: docs.len(),
        area_of: docs.iter().map(area_of).collect(),
        areas,
        plans_of: docs.iter().map(|doc| plan_mask(doc, &plans)).collect(),
        plans,
        boosts: docs.iter().enumerate().filter_map(|(at, doc)| Some((at as u32, boost(doc)?))).collect(),
        pins: pins(docs),
        stop_words,
        synonyms: locale.synonyms.clone(),
        docs_per_pack: texts::docs_per_pack(docs.len()),
        ..Manifest::default()
    };
    let from_here = |lists: &Vec<Borrowed>| {
        let list = lists.iter().find(|list| list.locale == locale.locale)?;
        Some(borrowed::heads(&manifest, &terms, &list.docs))
    };
    let heads = borrowed.iter().map(from_here).collect();

    let mut files = Files { folder: folder(locale.locale), files: Vec::new() };
    manifest.terms = files.chunks(Kind::Terms, chunks::term_chunks(locale.locale, terms, docs.len()));
    let [forward, backward] = spelling;
    manifest.spelling = [files.chunks(Kind::Spelling, forward), files.chunks(Kind::Backward, backward)];
    let (dictionary, packs) = texts::packs(docs, &kept);
    let packs = packs.par_iter().map(|pack| seal_with(Kind::Texts, dictionary.as_bytes(), pack)).collect();
    manifest.packs = files.add(Kind::Texts, packs, PACK_BLOCK, |at| at as u32);
    manifest.dictionary = dictionary.into_bytes();
    Built { manifest, files: files.files, heads }
}

/// The stop words that the corpus has; the others would be of no use to a reader.
fn stop_words(locale: &str, terms: &[collect::Term]) -> Vec<String> {
    let mut words: Vec<String> = language::stop_words(locale)
        .iter()
        .filter(|word| terms.binary_search_by(|term| term.form.as_str().cmp(word)).is_ok())
        .map(|word| (*word).to_owned())
        .collect();
    words.sort();
    words
}

/// Slug and title of the areas that have documents, in order of slug.
fn areas(docs: &[SearchDoc]) -> Vec<(String, String)> {
    let mut areas: Vec<(String, String)> =
        docs.iter().map(|doc| (doc.area.to_owned(), doc.area_title.to_owned())).collect();
    areas.sort();
    areas.dedup_by(|a, b| a.0 == b.0);
    areas
}

/// The site's plans, if documents name any; more than [`MAX_PLANS`] do not fit a mask, and no help centre has as many. Plans that no
/// document names are listed too: what is for everyone counts for them.
fn plans(locale: &LocaleDocs, docs: &[SearchDoc]) -> Vec<String> {
    if docs.iter().all(|doc| doc.plans.is_empty()) {
        return Vec::new();
    }
    locale.plans.iter().take(MAX_PLANS).map(|plan| (*plan).to_owned()).collect()
}

fn plan_mask(doc: &SearchDoc, plans: &[String]) -> u32 {
    doc.plans
        .iter()
        .filter_map(|plan| plans.iter().position(|other| other == plan))
        .fold(0, |mask, bit| mask | 1 << bit)
}

/// The documents that are pinned to a query, by the query's key.
fn pins(docs: &[SearchDoc]) -> BTreeMap<String, Vec<u32>> {
    let mut pins: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (at, doc) in docs.iter().enumerate() {
        let mut keys: Vec<String> =
            doc.pins.iter().map(|query| phrases::key(query)).filter(|key| !key.is_empty()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            pins.entry(key).or_default().push(at as u32);
        }
    }
    pins
}

fn boost(doc: &SearchDoc) -> Option<u32> {
    let boost = (doc.boost.clamp(0.0, 100.0) * 100.0).round() as u32;
    (boost != 100).then_some(boost)
}

/// Files of one locale, named by what they are and what they hold.
struct Files {
    folder: String,
    files: Vec<IndexFile>,
}

impl Files {
    fn chunks(&mut self, kind: Kind, chunks: Vec<Chunk>) -> ChunkList {
        let (from, contents): (Vec<String>, Vec<Vec<u8>>) =
            chunks.into_iter().map(|chunk| (chunk.from, chunk.content)).unzip();
        let sealed = contents.par_iter().map(|content| seal(kind, content)).collect();
        let names = self.add(kind, sealed, 1, |at| bytes::hash(&from[at]));
        ChunkList { from, names }
    }

    /// Adds files; `block` of them share a name, a hash over all of them.
    fn add(&mut self, kind: Kind, sealed: Vec<Vec<u8>>, block: usize, key: impl Fn(usize) -> u32) -> Vec<Name> {
        let names: Vec<Name> = sealed
            .chunks(block)
            .map(|files| {
                let hash = files.iter().fold(Sha256::new(), |hasher, file| hasher.chain_update(file)).finalize();
                [hash[0], hash[1], hash[2]]
            })
            .collect();
        for (at, bytes) in sealed.into_iter().enumerate() {
            let path = format!("{}/{}", self.folder, file_name(kind, key(at), &names[at / block]));
            self.files.push(IndexFile { path, bytes });
        }
        names
    }
}
