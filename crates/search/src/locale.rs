//! One locale's documents → its index, as far as it is not there already.
//!
//! Every part knows by a key what it was made of. What has the key that it had is taken from the state of the build before;
//! for the words, which all documents have a part in, `changes.rs` says which lists have changed, and `chunks.rs` which files
//! these are in.

use rayon::prelude::*;

use super::boilerplate::Boilerplate;
use super::bytes::Kind;
use super::changes::{Changes, Was, moves};
use super::chunks::Terms;
use super::collect;
use super::counts::{Counts, Strings};
use super::documents::{LocaleDocs, SearchDoc};
use super::files::Files;
use super::keys::{Key, key, key_of};
use super::levels::Base;
use super::links::Links;
use super::manifest::{Borrowed, Manifest, PACK_BLOCK};
use super::memory::{IndexFile, Memory};
use super::shared::Shared;
use super::spelling_chunks::Spellings;
use super::state::{Heads, State};
use super::texts::{Kept, docs_per_pack};
use super::update::update;
use super::vocabulary::Vocabulary;
use super::{about, borrowed, dictionary, inputs};

pub struct Input<'i, 'a> {
    pub locale: &'i LocaleDocs<'a>,
    /// Sorted by id.
    pub docs: &'i [SearchDoc<'a>],
    /// A hash over their ids.
    pub documents: u32,
    /// What each of the locales borrows, from this one or others.
    pub borrowed: &'i [Vec<Borrowed>],
    pub memory: Option<&'i dyn Memory>,
    /// What the build before left.
    pub state: Option<&'i State<'i>>,
}

/// One locale's index.
pub struct Built {
    /// Without what it borrows.
    pub manifest: Manifest,
    /// All but the manifest.
    pub files: Vec<IndexFile>,
    pub unchanged: Vec<String>,
    /// Of what each of the locales borrows from this one, if it does.
    pub heads: Vec<Option<Vec<String>>>,
    /// If it is another one than before, and anyone will ask for it.
    pub state: Option<Vec<u8>>,
}

/// What is known of the documents by their keys. Without a memory nobody asks, and there are none.
struct Keys {
    docs: Vec<Key>,
    inputs: Key,
}

impl<'a> Input<'_, 'a> {
    pub fn build(&self) -> Built {
        let keys = self.keys();
        let same = self.state.filter(|state| state.inputs == keys.inputs);
        same.and_then(|state| self.unchanged(state)).unwrap_or_else(|| self.changed(keys, self.state))
    }

    fn changed(&self, keys: Keys, state: Option<&State>) -> Built {
        let docs = self.docs;
        let shared = self.shared(&keys, state);
        let boilerplate = Boilerplate::of(&shared.boilerplate());
        let kept = Kept::new(docs, &boilerplate);
        let (counts, changes) = self.words(&keys, &kept, &boilerplate, state);
        let base = Base::new(&counts);
        let vocabulary = match &changes {
            Some(changes) => changes.vocabulary(self.locale.locale, &counts),
            None => Vocabulary::new(self.locale.locale, &counts.forms),
        };
        let open = changes.as_ref().map(Changes::open);
        let links = Links::find(self.locale.locale, &vocabulary, &base, open.as_ref());
        let groups = vocabulary.dense_groups();

        let mut manifest = about::manifest(self.locale, docs, self.documents, &counts.forms);
        let boilerplate_key = key_of(boilerplate.stretches().into_iter().map(Key::from));
        let others = || key_of([links.key(&vocabulary), boilerplate_key, inputs::locale(self.locale, &[])]);
        let heads =
            self.heads(&keys, state, others, |list| borrowed::heads(&manifest, &vocabulary, &links, &base, &list.docs));

        let mut files = Files::new(self.locale.locale, self.memory);
        let known = |kind: usize| state.map(|state| (state.list(kind), state.chunks[kind].as_slice()));
        let was = changes.and_then(|changes| changes.was(&base, &vocabulary, &links, &files));
        let terms = Terms::new(&vocabulary, &links, &base, docs.len(), &groups);
        let (term_chunks, sizes) = terms.chunks(was.as_ref().map(Was::before).as_ref());
        let chunk_words = term_chunks.iter().map(|chunk| chunk.words as u32).collect();
        let mut chunks: [Vec<Key>; 3] = Default::default();
        (manifest.terms, chunks[0]) = files.chunks(Kind::Terms, term_chunks, known(0));

        let spellings = Spellings::new(&vocabulary, &counts);
        let spellings_key = if self.memory.is_some() { spellings.key() } else { 0 };
        let same = state.filter(|state| state.spellings == spellings_key);
        for (kind, list) in [Kind::Spelling, Kind::Backward].into_iter().zip(1..) {
            let kept = same.filter(|state| files.keep_chunks(kind, state.list(list)));
            (manifest.spelling[list - 1], chunks[list]) = match kept {
                Some(state) => (state.list(list).clone(), state.chunks[list].clone()),
                None => files.chunks(kind, spellings.chunks(kind == Kind::Backward), known(list)),
            };
        }

        let dictionary_from = self.dictionary_from(&keys, boilerplate_key);
        manifest.dictionary = match state {
            Some(state) if state.dictionary_from == dictionary_from.1 => state.manifest.dictionary.clone(),
            _ => kept.dictionary(&dictionary_from.0).into_bytes(),
        };
        let blocks = self.blocks(&keys, [boilerplate_key, docs.len() as Key, key(&manifest.dictionary)]);
        let is_same = |block: usize| {
            let state = state?;
            (state.blocks.get(block)? == blocks.get(block)?).then_some(state.manifest.packs[block])
        };
        manifest.packs = files.packs(&kept, docs.len().div_ceil(manifest.docs_per_pack), &manifest.dictionary, is_same);

        let state = self.memory.map(|_| {
            let ids = state.filter(|state| state.are_those(docs)).map(|state| state.ids.clone());
            let ids = ids.unwrap_or_else(|| {
                let mut ids = Strings::default();
                docs.iter().for_each(|doc| ids.push(doc.id));
                ids
            });
            let state = State {
                inputs: keys.inputs,
                shared,
                dictionary_from: dictionary_from.1,
                others: heads.others,
                manifest: manifest.clone(),
                ids,
                docs: keys.docs,
                by_fold: vocabulary.by_fold.clone(),
                groups,
                sizes,
                steps: links.steps.clone(),
                chunk_words,
                chunks,
                spellings: spellings_key,
                blocks,
                heads: heads.kept,
                counts: Counts::default(),
            };
            state.encode(&counts)
        });
        Built { manifest, files: files.new, unchanged: files.unchanged, heads: heads.lists, state }
    }

    /// What boilerplate is told by.
    fn shared(&self, keys: &Keys, state: Option<&State>) -> Shared {
        let sample: Vec<usize> = Boilerplate::sample(self.docs.len()).collect();
        let known = state.filter(|state| state.docs.len() == self.docs.len()).and_then(|state| {
            let changed = |at: &usize| state.docs[sample[*at]] != keys.docs[sample[*at]];
            let changed: Vec<usize> = (0..sample.len()).filter(changed).collect();
            state.shared.updated(self.docs, &sample, &changed)
        });
        known.unwrap_or_else(|| Shared::find(self.docs, &sample))
    }

    /// The words of all documents: from those of before, if most of them are what they were.
    fn words<'s>(
        &self,
        keys: &Keys,
        kept: &Kept,
        boilerplate: &Boilerplate,
        state: Option<&'s State<'s>>,
    ) -> (Counts<'static>, Option<Changes<'s>>) {
        let moved = state.and_then(|state| Some((state, moves(state, self.docs, &keys.docs, boilerplate)?)));
        let Some((state, moves)) = moved else { return (self.count(kept), None) };
        let (counts, words) = update(&state.counts, &moves, kept);
        (counts, Some(Changes { state, in_place: moves.in_place, words }))
    }

    /// The documents that the preset dictionary is made of, and what is known of them.
    fn dictionary_from(&self, keys: &Keys, boilerplate: Key) -> (Vec<usize>, Key) {
        let ids: Vec<&str> = self.docs.iter().map(|doc| doc.id).collect();
        let sample = dictionary::sample(&ids);
        let of_sample = sample.iter().filter_map(|doc| keys.docs.get(*doc).copied());
        let key = key_of([boilerplate, self.docs.len() as Key].into_iter().chain(of_sample));
        (sample, key)
    }

    fn keys(&self) -> Keys {
        if self.memory.is_none() {
            return Keys { docs: Vec::new(), inputs: 0 };
        }
        let docs: Vec<Key> =
            self.docs.par_iter().map_init(Vec::new, |buffer, doc| inputs::document(doc, buffer)).collect();
        Keys { inputs: inputs::locale(self.locale, &docs), docs }
    }

    /// What was built before, if all of it is there and nobody borrows what was not borrowed.
    fn unchanged(&self, state: &State) -> Option<Built> {
        let mut files = Files::new(self.locale.locale, self.memory);
        let kinds = [Kind::Terms, Kind::Spelling, Kind::Backward].into_iter().zip(0..);
        let packs = state.manifest.docs.div_ceil(docs_per_pack(state.manifest.docs));
        let mut kinds = kinds.map(|(kind, list)| files.keep_chunks(kind, state.list(list)));
        if !kinds.all(|kept| kept) || !files.keep_packs(&state.manifest.packs, packs) {
            return None;
        }
        let mut heads = Vec::new();
        for list in self.borrowed.iter().map(|lists| self.lent(lists)) {
            heads.push(match list {
                None => None,
                Some(list) => Some(state.heads_of(heads_key(state.others, &state.docs, list))?.heads.clone()),
            });
        }
        Some(Built {
            manifest: state.manifest.clone(),
            files: files.new,
            unchanged: files.unchanged,
            heads,
            state: None,
        })
    }
    /// What a locale borrows from this one.
    fn lent<'b>(&self, lists: &'b [Borrowed]) -> Option<&'b Borrowed> {
        lists.iter().find(|list| list.locale == self.locale.locale)
    }

    /// The words of all documents.
    fn count(&self, kept: &Kept) -> Counts<'static> {
        match collect::all(kept) {
            Ok(counts) => counts,
            // The directory is in memory and the schema is ours: there is nothing that a user could have done.
            Err(error) => panic!("the in-memory index of {} failed: {error}", self.locale.locale),
        }
    }

    /// What each block of packs is made of, besides what is the same for all.
    fn blocks(&self, keys: &Keys, all: [Key; 3]) -> Vec<Key> {
        let docs = docs_per_pack(self.docs.len()) * PACK_BLOCK;
        let blocks = keys.docs.chunks(docs).enumerate();
        blocks.map(|(at, docs)| key_of(all.into_iter().chain([at as Key]).chain(docs.iter().copied()))).collect()
    }
}

/// The heads of what others borrow.
struct AllHeads {
    lists: Vec<Option<Vec<String>>>,
    /// The same with what they are known by.
    kept: Vec<Heads>,
    /// What all have in common, besides their documents.
    others: Key,
}

impl Input<'_, '_> {
    /// `others` is what all heads are made of besides their documents, and `find` finds those of some documents.
    fn heads(
        &self,
        keys: &Keys,
        state: Option<&State>,
        others: impl FnOnce() -> Key,
        find: impl Fn(&Borrowed) -> Vec<String>,
    ) -> AllHeads {
        let borrowed: Vec<Option<&Borrowed>> = self.borrowed.iter().map(|lists| self.lent(lists)).collect();
        if self.memory.is_none() || borrowed.iter().all(Option::is_none) {
            let lists = borrowed.into_iter().map(|list| list.map(&find)).collect();
            return AllHeads { lists, kept: Vec::new(), others: 0 };
        }
        let others = others();
        let mut all = AllHeads { lists: Vec::new(), kept: Vec::new(), others };
        for list in borrowed {
            let heads = list.map(|list| {
                let key = heads_key(others, &keys.docs, list);
                let known = state.and_then(|state| state.heads_of(key));
                known.cloned().unwrap_or_else(|| Heads { key, heads: find(list) })
            });
            all.lists.push(heads.as_ref().map(|heads| heads.heads.clone()));
            all.kept.extend(heads);
        }
        all
    }
}

/// What the heads of some documents are made of.
fn heads_key(others: Key, docs: &[Key], list: &Borrowed) -> Key {
    let wanted = list.docs.iter().filter_map(|(doc, _)| docs.get(*doc as usize).copied());
    key_of([others].into_iter().chain(wanted))
}
