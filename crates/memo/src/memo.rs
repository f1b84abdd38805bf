//! The memo of one site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use guichet_core::content_hash::{Key, checksum};
use rustc_hash::FxHashMap;

use super::index::{Entry, Index, Part};
use super::segment::{Reader, Writer};
use super::stamp::{Clock, Stamp};

pub(crate) const INDEX: &str = "index.bin";
/// How names of single states end.
const STATE: &str = ".state";
/// The number of the segment of parts that are in memory.
const MEMORY: u32 = u32::MAX;
/// With more segments than this all but the largest become one.
const MOST_SEGMENTS: usize = 8;

/// Two files: heads and details, which are read at once, and the parts, which are read one by one.
struct Segment {
    name: String,
    heads: Reader,
    parts: Reader,
    all_heads: OnceLock<Option<Vec<u8>>>,
}

/// Where the bytes of an entry were put.
pub struct Placed {
    pub head: Part,
    pub detail: Part,
    pub parts: Vec<Part>,
}

/// The segment that this build writes. Its number is the first that no other has.
struct Draft {
    number: u32,
    heads: Writer,
    parts: Writer,
    /// Nothing more can be written.
    broken: bool,
}

/// What earlier builds have left, and what this one leaves. See the crate's documentation.
pub struct Memo {
    /// `None`: everything stays in memory, and nothing is left.
    folder: Option<PathBuf>,
    program: Key,
    clock: Option<Clock>,
    /// What earlier builds have left may be taken.
    trusts: bool,
    old: FxHashMap<String, Entry>,
    /// Of earlier builds; that of this one is the last.
    segments: RwLock<Vec<Arc<Segment>>>,
    draft: Mutex<Option<Draft>>,
    memory: RwLock<Vec<Arc<[u8]>>>,
    new: Mutex<FxHashMap<String, Entry>>,
}

impl Memo {
    /// One that knows nothing, leaves nothing and touches no disk.
    pub fn in_memory() -> Self {
        Memo {
            folder: None,
            program: 0,
            clock: None,
            trusts: false,
            old: FxHashMap::default(),
            segments: RwLock::default(),
            draft: Mutex::default(),
            memory: RwLock::default(),
            new: Mutex::default(),
        }
    }

    /// The memo in a folder, which need not be there. `program` stands for whatever makes bytes of sources; without `trust`
    /// nothing of earlier builds is taken. `clock` was started before any source was looked at. Where the folder can't be
    /// written to, all stays in memory.
    pub fn open(folder: &Path, program: Key, clock: Option<Clock>, trust: bool) -> Self {
        let mut memo = Memo { program, ..Memo::in_memory() };
        if fs::create_dir_all(folder).is_err() {
            return memo;
        }
        memo.clock = clock;
        memo.folder = Some(folder.to_owned());
        memo.trusts = trust;
        if trust && let Ok(bytes) = fs::read(folder.join(INDEX)) {
            memo.learn(folder, Index::decode(&bytes, program).unwrap_or_default());
        }
        let mut segments = memo.segments.write().unwrap_or_else(PoisonError::into_inner);
        if let Ok((draft, segment)) = Draft::create(folder, segments.len() as u32) {
            memo.draft = Mutex::new(Some(draft));
            segments.push(Arc::new(segment));
        }
        drop(segments);
        memo
    }

    /// Entries whose segments can't be opened any more are none.
    fn learn(&mut self, folder: &Path, index: Index) {
        let mut segments = Vec::new();
        let mut number = |name: String| {
            // It may be another machine's.
            if !is_name(&name) {
                return None;
            }
            segments.push(Arc::new(Segment::open(folder, name).ok()?));
            Some(segments.len() as u32 - 1)
        };
        let numbers: Vec<Option<u32>> = index.segments.into_iter().map(&mut number).collect();
        let renumber = |part: &mut Part| match numbers.get(part.segment as usize) {
            Some(Some(number)) => {
                part.segment = *number;
                true
            }
            _ => false,
        };
        for (name, mut entry) in index.entries {
            if entry.all_parts().all(renumber) {
                self.old.insert(name, entry);
            }
        }
        self.segments = RwLock::new(segments);
    }

    /// Whose work it is.
    pub fn program(&self) -> Key {
        self.program
    }

    /// Whether a file that has this stamp was not changed since this memo was opened, or shortly before.
    pub fn is_certain(&self, stamp: Stamp) -> bool {
        self.clock.is_some_and(|clock| clock.is_certain(stamp))
    }

    /// What an earlier build has left of this name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.old.get(name)
    }

    /// Gives the head of an entry of an earlier build to `look`; `None` if it can't be read any more.
    pub fn head<T>(&self, entry: &Entry, look: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let segment = Arc::clone(read(&self.segments).get(entry.head.segment as usize)?);
        look(within(segment.all_heads()?, &entry.head)?)
    }

    /// The same of a detail, which is read by itself unless [`Memo::read_ahead`] was called.
    pub fn detail<T>(&self, detail: &Part, look: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let segment = Arc::clone(read(&self.segments).get(detail.segment as usize)?);
        match segment.all_heads.get() {
            Some(all) => look(within(all.as_ref()?, detail)?),
            None => look(&segment.heads.read(detail)?),
        }
    }

    /// Most details of earlier builds are going to be asked for, until [`Memo::settle`].
    pub fn read_ahead(&self) {
        for segment in &*read(&self.segments) {
            segment.all_heads();
        }
    }

    /// Adds the bytes of an entry, which can be read after [`Memo::settle`].
    pub fn put(&self, head: &[u8], detail: &[u8], parts: &[&[u8]]) -> Placed {
        if let Some(draft) = &mut *lock(&self.draft)
            && let Some(added) = draft.add(head, detail, parts)
        {
            return added;
        }
        let mut memory = self.memory.write().unwrap_or_else(PoisonError::into_inner);
        let mut keep = |bytes: &[u8]| {
            memory.push(Arc::from(bytes));
            Part { segment: MEMORY, at: memory.len() as u64 - 1, bytes: bytes.len() as u32, checksum: 0 }
        };
        Placed { head: keep(&[]), detail: keep(&[]), parts: parts.iter().map(|part| keep(part)).collect() }
    }

    /// Whether anything is left for the next build.
    pub fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// A single thing that an earlier build has left under a name for whatever it says it is made of.
    pub fn state(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = fs::read(self.folder.as_ref().filter(|_| self.trusts)?.join(state(name))).ok()?;
        let (check, bytes) = bytes.strip_prefix(&self.program.to_le_bytes())?.split_first_chunk::<8>()?;
        (checksum(bytes) == u64::from_le_bytes(*check)).then(|| bytes.to_vec())
    }

    /// Leaves one for the next build. It costs that time if this fails, and nothing else.
    pub fn leave(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = &self.folder {
            let whole = [&self.program.to_le_bytes(), &checksum(bytes).to_le_bytes()[..], bytes].concat();
            let _ = replace(&folder.join(state(name)), &whole);
        }
    }

    /// All that has been put can be read from here on. No heads of earlier builds are asked for any more.
    pub fn settle(&self) {
        let mut segments = self.segments.write().unwrap_or_else(PoisonError::into_inner);
        for segment in &mut *segments {
            if let Some(segment) = Arc::get_mut(segment) {
                segment.all_heads.take();
            }
        }
        if let Some(draft) = &mut *lock(&self.draft) {
            draft.flush();
        }
    }

    /// Bytes of parts that are in memory.
    pub fn in_memory_bytes(&self) -> usize {
        read(&self.memory).iter().map(|part| part.len()).sum()
    }

    /// The bytes of a part; `None` if they can't be read any more.
    pub fn part(&self, part: &Part) -> Option<Arc<[u8]>> {
        if part.segment == MEMORY {
            return read(&self.memory).get(usize::try_from(part.at).ok()?).cloned();
        }
        let segment = Arc::clone(read(&self.segments).get(part.segment as usize)?);
        segment.parts.read(part).map(Arc::from)
    }

    /// Leaves an entry for the next build, which trusts its stamp if nothing can have changed since it was taken.
    pub fn remember(&self, name: &str, entry: Entry) {
        let was = |stamp: &Stamp| self.old.get(name).is_some_and(|old| old.stamp == Some(*stamp));
        let certain = |stamp: &Stamp| was(stamp) || self.is_certain(*stamp);
        lock(&self.new).insert(name.to_owned(), Entry { stamp: entry.stamp.filter(certain), ..entry });
    }

    /// Writes the index of what was remembered, and deletes what is not in it. If this fails, the next build has more to do.
    ///
    /// # Errors
    /// The disk's.
    pub fn keep(&self) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        self.settle();
        let mut entries = std::mem::take(&mut *lock(&self.new));
        if entries.is_empty() {
            // Whoever did not get as far as asking for anything has nothing to say of what is there.
            return Ok(());
        }
        entries.retain(|_, entry| entry.all_parts().all(|part| part.segment != MEMORY));
        let segments = read(&self.segments).clone();
        self.gather(&segments, &mut entries);
        lock(&self.draft).take();
        let mut used: BTreeMap<u32, u32> = BTreeMap::new();
        for part in entries.values_mut().flat_map(Entry::all_parts) {
            let next = used.len() as u32;
            part.segment = *used.entry(part.segment).or_insert(next);
        }
        let mut in_order: Vec<(u32, u32)> = used.into_iter().map(|(old, new)| (new, old)).collect();
        in_order.sort_unstable();
        let segments: Vec<String> = in_order.iter().map(|(_, old)| segments[*old as usize].name.clone()).collect();
        let kept: BTreeSet<String> = segments.iter().flat_map(|name| [heads(name), parts(name)]).collect();
        let mut entries: Vec<(String, Entry)> = entries.into_iter().collect();
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let index = Index { segments, entries };
        replace_index(folder, &index, self.program)?;
        for file in fs::read_dir(folder)?.flatten() {
            let name = file.file_name();
            let is_kept = |name: &str| name == INDEX || name.ends_with(STATE) || kept.contains(name);
            if !name.to_str().is_some_and(is_kept) {
                let _ = fs::remove_file(file.path());
            }
        }
        Ok(())
    }

    /// Copies what is still used of segments that are mostly unused, and of small ones if there are many, to that of this build.
    fn gather(&self, segments: &[Arc<Segment>], entries: &mut FxHashMap<String, Entry>) {
        let mut live = vec![0; segments.len()];
        for part in entries.values_mut().flat_map(Entry::all_parts) {
            if let Some(live) = live.get_mut(part.segment as usize) {
                *live += u64::from(part.bytes);
            }
        }
        let mut draft = lock(&self.draft);
        let Some(draft) = &mut *draft else { return };
        let used = live.iter().filter(|live| **live > 0).count();
        let largest = live.iter().copied().max().unwrap_or_default();
        let moves: Vec<bool> = live
            .iter()
            .zip(segments)
            .enumerate()
            .map(|(number, (live, segment))| {
                let mostly_unused = live * 2 < segment.bytes();
                let one_of_many = used > MOST_SEGMENTS && *live < largest;
                number != draft.number as usize && *live > 0 && (mostly_unused || one_of_many)
            })
            .collect();
        if !moves.contains(&true) {
            return;
        }
        let is_moved = |part: &Part| moves.get(part.segment as usize).is_some_and(|moved| *moved);
        entries.retain(|_, entry| {
            if !entry.all_parts().any(|part| is_moved(part)) {
                return true;
            }
            let read = |part: &Part| segments.get(part.segment as usize)?.heads.read(part);
            let (Some(head), Some(detail)) = (read(&entry.head), read(&entry.detail)) else { return false };
            let parts: Option<Vec<Vec<u8>>> =
                entry.parts.iter().map(|part| segments.get(part.segment as usize)?.parts.read(part)).collect();
            let Some(parts) = parts else { return false };
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            let Some(Placed { head, detail, parts }) = draft.add(&head, &detail, &parts) else { return false };
            (entry.head, entry.detail, entry.parts) = (head, detail, parts);
            true
        });
        draft.flush();
    }
}

impl Entry {
    fn all_parts(&mut self) -> impl Iterator<Item = &mut Part> {
        [&mut self.head, &mut self.detail].into_iter().chain(&mut self.parts)
    }
}

impl Segment {
    fn open(folder: &Path, name: String) -> io::Result<Self> {
        let heads = Reader::open(&folder.join(heads(&name)))?;
        let parts = Reader::open(&folder.join(parts(&name)))?;
        Ok(Segment { name, heads, parts, all_heads: OnceLock::new() })
    }

    /// `None` if they can't be read.
    fn all_heads(&self) -> Option<&Vec<u8>> {
        self.all_heads.get_or_init(|| self.heads.whole()).as_ref()
    }

    fn bytes(&self) -> u64 {
        self.heads.bytes + self.parts.bytes
    }
}

impl Draft {
    /// The same files are open to be read from now on, whoever deletes them.
    fn create(folder: &Path, number: u32) -> io::Result<(Self, Segment)> {
        let moment = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
        let name = format!("{moment:x}-{:x}", std::process::id());
        let heads = Writer::create(&folder.join(heads(&name)))?;
        let parts = Writer::create(&folder.join(parts(&name)))?;
        Ok((Draft { number, heads, parts, broken: false }, Segment::open(folder, name)?))
    }

    /// `None` if the disk is full.
    fn add(&mut self, head: &[u8], detail: &[u8], parts: &[&[u8]]) -> Option<Placed> {
        if self.broken {
            return None;
        }
        let mut add = || -> io::Result<Placed> {
            let head = self.heads.add(self.number, head)?;
            let detail = self.heads.add(self.number, detail)?;
            let parts: io::Result<Vec<Part>> = parts.iter().map(|part| self.parts.add(self.number, part)).collect();
            Ok(Placed { head, detail, parts: parts? })
        };
        let added = add().ok();
        self.broken = added.is_none();
        added
    }

    /// What can't be written can't be read, and is made again.
    fn flush(&mut self) {
        self.broken |= self.heads.flush().is_err() | self.parts.flush().is_err();
    }
}

/// The bytes of a part of a file that was read.
fn within<'b>(file: &'b [u8], part: &Part) -> Option<&'b [u8]> {
    let start = usize::try_from(part.at).ok()?;
    let bytes = file.get(start..start.checked_add(part.bytes as usize)?)?;
    (checksum(bytes) == part.checksum).then_some(bytes)
}

/// Writes the whole file or nothing, whoever else does.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = path.with_extension(format!("{}.new", std::process::id()));
    fs::write(&written, bytes)?;
    fs::rename(&written, path)
}

fn state(name: &str) -> String {
    format!("{name}{STATE}")
}

pub(crate) fn replace_index(folder: &Path, index: &Index, program: Key) -> io::Result<()> {
    replace(&folder.join(INDEX), &index.encode(program))
}

/// Whether a segment is called like this.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'))
}

pub(crate) fn heads(segment: &str) -> String {
    format!("{segment}.heads")
}

pub(crate) fn parts(segment: &str) -> String {
    format!("{segment}.parts")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
