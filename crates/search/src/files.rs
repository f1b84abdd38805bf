//! The files of one locale's index: contents are packed and named, unless they are those of files that are there.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::bytes::{Kind, Sealer, hash};
use super::chunks::{Chunk, Content};
use super::keys::{Key, key};
use super::manifest::{ChunkList, PACK_BLOCK};
use super::memory::{IndexFile, Memory};
use super::names::{Name, file_name, folder};
use super::texts::Kept;

pub struct Files<'m> {
    folder: String,
    /// Knows which files of before are there; none are without it.
    memory: Option<&'m dyn Memory>,
    pub new: Vec<IndexFile>,
    pub unchanged: Vec<String>,
}

impl<'m> Files<'m> {
    pub fn new(locale: &str, memory: Option<&'m dyn Memory>) -> Self {
        Files { folder: folder(locale), memory, new: Vec::new(), unchanged: Vec::new() }
    }

    fn path(&self, kind: Kind, key: u32, name: &Name) -> String {
        format!("{}/{}", self.folder, file_name(kind, key, name))
    }

    /// Whether a file of before is there.
    pub fn has(&self, kind: Kind, key: u32, name: &Name) -> bool {
        self.memory.is_some_and(|memory| memory.has(&self.path(kind, key, name)))
    }

    /// Which of the chunks of before are not there.
    pub fn lost(&self, kind: Kind, list: &ChunkList) -> Vec<bool> {
        list.from.iter().zip(&list.names).map(|(from, name)| !self.has(kind, hash(from), name)).collect()
    }

    /// Keeps the chunks of before as they are, if all are there.
    pub fn keep_chunks(&mut self, kind: Kind, list: &ChunkList) -> bool {
        if self.lost(kind, list).contains(&true) {
            return false;
        }
        let paths = list.from.iter().zip(&list.names).map(|(from, name)| self.path(kind, hash(from), name));
        let mut paths: Vec<String> = paths.collect();
        self.unchanged.append(&mut paths);
        true
    }

    /// The same of packs, if all are there; `count` in all.
    pub fn keep_packs(&mut self, names: &[Name], count: usize) -> bool {
        let name = |pack: usize| &names[pack / PACK_BLOCK];
        if !(0..count).all(|pack| self.has(Kind::Texts, pack as u32, name(pack))) {
            return false;
        }
        let mut paths: Vec<String> = (0..count).map(|pack| self.path(Kind::Texts, pack as u32, name(pack))).collect();
        self.unchanged.append(&mut paths);
        true
    }

    /// Chunks, their list, and the keys of their contents. `before` are those of before.
    pub fn chunks(
        &mut self,
        kind: Kind,
        chunks: Vec<Chunk>,
        before: Option<(&ChunkList, &[Key])>,
    ) -> (ChunkList, Vec<Key>) {
        let known: FxHashMap<Key, Name> = before
            .map(|(list, keys)| keys.iter().copied().zip(list.names.iter().copied()).collect())
            .unwrap_or_default();
        let made: Vec<(String, Key, Name, Option<Vec<u8>>)> = chunks
            .into_par_iter()
            .map_init(Sealer::new, |sealer, Chunk { from, content, .. }| match (content, before) {
                (Content::Same(number), Some((list, keys))) => (from, keys[number], list.names[number], None),
                (Content::Same(_), None) => unreachable!("there are none of before"),
                (Content::New(content), _) => {
                    let key = if self.memory.is_some() { key(&content) } else { 0 };
                    match known.get(&key).filter(|name| self.has(kind, hash(&from), name)) {
                        Some(name) => (from, key, *name, None),
                        None => {
                            let sealed = sealer.seal(kind, &content);
                            (from, key, name([&sealed]), Some(sealed))
                        }
                    }
                }
            })
            .collect();
        let mut list = ChunkList::default();
        let mut keys = Vec::with_capacity(made.len());
        for (from, key, name, sealed) in made {
            self.add(self.path(kind, hash(&from), &name), sealed);
            keys.push(key);
            list.from.push(from);
            list.names.push(name);
        }
        (list, keys)
    }

    /// The packs of texts, `count` in all; some share a name, a hash over all of them. `is_same` says which blocks are what
    /// they were, and what they were called.
    pub fn packs(
        &mut self,
        kept: &Kept,
        count: usize,
        dictionary: &[u8],
        is_same: impl Fn(usize) -> Option<Name> + Sync,
    ) -> Vec<Name> {
        let numbers = |block: usize| block * PACK_BLOCK..count.min((block + 1) * PACK_BLOCK);
        let made: Vec<(Name, Option<Vec<Vec<u8>>>)> = (0..count.div_ceil(PACK_BLOCK))
            .into_par_iter()
            .map_init(Sealer::new, |sealer, block| {
                let is_there = |name: &Name| numbers(block).all(|pack| self.has(Kind::Texts, pack as u32, name));
                if let Some(name) = is_same(block).filter(is_there) {
                    return (name, None);
                }
                let pack = |number: usize| sealer.seal_with(Kind::Texts, dictionary, &kept.pack(number));
                let packs: Vec<Vec<u8>> = numbers(block).map(pack).collect();
                (name(&packs), Some(packs))
            })
            .collect();
        let mut names = Vec::with_capacity(made.len());
        for (block, (name, packs)) in made.into_iter().enumerate() {
            let mut packs = packs.into_iter().flatten();
            for number in numbers(block) {
                self.add(self.path(Kind::Texts, number as u32, &name), packs.next());
            }
            names.push(name);
        }
        names
    }

    fn add(&mut self, path: String, sealed: Option<Vec<u8>>) {
        match sealed {
            Some(bytes) => self.new.push(IndexFile { path, bytes }),
            None => self.unchanged.push(path),
        }
    }
}

fn name<B: AsRef<[u8]>>(files: impl IntoIterator<Item = B>) -> Name {
    let hash = files.into_iter().fold(Sha256::new(), |hasher, file| hasher.chain_update(file)).finalize();
    [hash[0], hash[1], hash[2]]
}
