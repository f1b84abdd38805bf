//! What a build remembers of the files that it published: the next one need not read those whose size and time are still the
//! same, since `manifest.json` has their hashes. A file that cannot be told for certain is read.
//!
//! The record is worth nothing without the manifest of the same build, and may be deleted at any time.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use jiff::Timestamp;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::manifest::{Kept as KeptSince, Manifest, ManifestFile, Texts};
use super::mutex::lock;
use guichet_core::content_hash::{self, Key};
use guichet_core::hex;
use guichet_memo::{Clock, Stamp, now};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    published: Stamp,
    /// Of the file that it is a copy of.
    source: Option<Stamp>,
    /// Of what the file follows from, if it was not read to be copied.
    made_of: Option<Key>,
}

/// Another one for each form that the file has had.
const MAGIC: &[u8] = b"GUICHETP\x03";

#[derive(Default, Serialize, Deserialize)]
struct Content {
    /// The SHA-256 of the `manifest.json` that was published with these files.
    manifest: String,
    /// What it lists, in its order.
    files: Vec<Listed>,
    texts: Texts,
    /// Checksums by name.
    states: BTreeMap<String, u64>,
    /// It was made on another machine: a build looks at all files once.
    arrived: bool,
}

/// A file as the manifest has it, and what more is known of it.
#[derive(Serialize, Deserialize)]
struct Listed {
    path: String,
    bytes: u64,
    hash: String,
    kept: Option<KeptSince>,
    withdrawn: bool,
    /// If it can be told for certain.
    remembered: Option<Remembered>,
}

impl Listed {
    fn into_file(self) -> ManifestFile {
        let Listed { path, bytes, hash, kept, withdrawn, .. } = self;
        ManifestFile { path, bytes, hash, kept, withdrawn }
    }
}

const RECORD: &str = "record.bin";

/// For a clock that ticks more slowly than this, in nanoseconds, nobody waits.
pub const LONGEST: u64 = 100_000_000;

/// What is known of where a file comes from.
#[derive(Clone, Copy)]
pub enum From<'m> {
    Nothing,
    /// A source file that it is a copy of.
    Copy(&'m Metadata),
    /// What it follows from.
    Made(Key),
}

/// What a manifest lists: files and texts.
pub type Known = (Vec<ManifestFile>, Texts);

/// How a file that is published came to be there.
pub enum Came {
    /// Written by this build.
    Written,
    /// Found as it should be, and read.
    Read,
    /// Found as it was remembered.
    Trusted,
}

pub struct Record {
    folder: PathBuf,
    /// With the hashes of the manifest; empty where nothing is trusted.
    old: FxHashMap<String, (Remembered, String)>,
    /// Of the output's file system, when the build began.
    clock: Clock,
    new: Mutex<FxHashMap<String, (Remembered, bool)>>,
    /// Checksums of states by name: of those that may be trusted, and of those to keep.
    old_states: BTreeMap<String, u64>,
    states: Mutex<BTreeMap<String, u64>>,
}

impl Record {
    /// The record in `folder`, which need not be there, and what the published `manifest` lists, if that is the one that the
    /// record is of. `staging` is a folder of the output's file system. With `trust`, files are taken for what an earlier build
    /// has remembered of them.
    pub fn open(folder: &Path, staging: &Path, manifest: &[u8], trust: bool) -> Option<(Record, Option<Known>)> {
        let clock = Clock::start(staging).ok()?;
        let (mut old, mut old_states) = (FxHashMap::default(), BTreeMap::new());
        let content = if trust { read(&folder.join(RECORD), manifest) } else { None };
        let listed = content.map(|content| {
            old_states = content.states;
            let known = content.files.iter();
            let known = known.filter_map(|file| Some((file.path.clone(), (file.remembered?, file.hash.clone()))));
            old = known.collect();
            (content.files.into_iter().map(Listed::into_file).collect(), content.texts)
        });
        let (new, states) = (Mutex::default(), Mutex::default());
        Some((Record { folder: folder.to_owned(), old, clock, new, old_states, states }, listed))
    }

    /// What a build has left under a name for the next one, which is of no use with other files than it was left with.
    pub fn state(&self, name: &str) -> Option<Vec<u8>> {
        state(&self.folder, name, *self.old_states.get(name)?)
    }

    /// Leaves a state with the files of this build; `None` where it is what it was.
    pub fn leave(&self, name: &str, state: Option<&[u8]>) {
        let checksum = match state {
            None => self.old_states.get(name).copied(),
            Some(state) => write(&state_path(&self.folder, name), state).ok().map(|()| content_hash::checksum(state)),
        };
        if let Some(checksum) = checksum {
            lock(&self.states).insert(name.to_owned(), checksum);
        }
    }

    /// The hash of the published file at `path`, if it is the one that was published.
    pub fn kept(&self, path: &str, published: &Metadata) -> Option<(&str, Option<Key>)> {
        let (file, hash) = self.old.get(path)?;
        (Some(file.published) == Stamp::of(published)).then_some((hash.as_str(), file.made_of))
    }

    /// Whether the published file at `path`, which is `meta`, has this hash.
    pub fn is_known(&self, path: &str, meta: &Metadata, hash: &str) -> bool {
        let known = self.old.get(path);
        known.is_some_and(|(file, known)| known == hash && Some(file.published) == Stamp::of(meta))
    }

    /// The hash of the published file at `path`, if it is known to be a copy of `source`.
    pub fn copied(&self, path: &str, published: &Metadata, source: &Metadata) -> Option<&str> {
        let (file, hash) = self.old.get(path)?;
        let same = Some(file.published) == Stamp::of(published) && file.source? == Stamp::of(source)?;
        same.then_some(hash.as_str())
    }

    /// The hash of the published file at `path`, if it is known to follow from this.
    pub fn made(&self, path: &str, published: &Metadata, made_of: Key) -> Option<&str> {
        let (file, hash) = self.old.get(path)?;
        (file.made_of == Some(made_of) && Some(file.published) == Stamp::of(published)).then_some(hash.as_str())
    }

    /// Remembers a file for the next build.
    pub fn add(&self, path: &str, published: &Metadata, from: From, came: &Came) {
        let (source, made_of) = match from {
            From::Nothing => (None, None),
            From::Copy(source) => (Some(source), None),
            From::Made(made_of) => (None, Some(made_of)),
        };
        let source = match source.map(Stamp::of) {
            None => None,
            // A copy is only as certain as what it was copied of.
            Some(stamp) => match stamp.filter(|stamp| self.clock.is_certain(*stamp)) {
                None => return,
                stamp => stamp,
            },
        };
        let Some(published) = Stamp::of(published) else { return };
        let certain = match came {
            Came::Trusted => true,
            Came::Read => self.clock.is_certain(published),
            // `keep` decides: nobody else has written to it before it is published.
            Came::Written => false,
        };
        if certain || matches!(came, Came::Written) {
            lock(&self.new).insert(path.to_owned(), (Remembered { published, source, made_of }, certain));
        }
    }

    /// The time as the file system of `folder` has it, once it is certain that nothing that was written before has it: files would
    /// not be trusted by the next build. Where clocks are coarse, that is not waited for.
    pub fn complete(&self, folder: &Path) -> Option<u64> {
        let written = lock(&self.new).values().map(|(file, _)| file.published.modified).max();
        let until = written.filter(|_| self.clock.tick <= LONGEST).map_or(0, |written| written + self.clock.tick);
        // No longer than twice: whoever sets times into the future is not waited for.
        for _ in 0..2 {
            let now = now(folder).ok()?;
            if now > until {
                return Some(now);
            }
            std::thread::sleep(Duration::from_nanos((until - now + 1).min(2 * self.clock.tick)));
        }
        now(folder).ok()
    }

    /// Writes what the next build may trust. `manifest` is the hash of the list of them, `staged` when all were in place. It costs
    /// the next build time if this fails, and nothing else.
    pub fn keep(&self, manifest: String, listed: Manifest, staged: Option<u64>) {
        let complete = staged.unwrap_or_default().saturating_sub(self.clock.tick);
        let new = std::mem::take(&mut *lock(&self.new));
        let files = listed.files.into_iter().map(|file| {
            let remembered =
                new.get(&file.path).filter(|(file, certain)| *certain || file.published.is_before(complete));
            let remembered = remembered.map(|(file, _)| *file);
            let ManifestFile { path, bytes, hash, kept, withdrawn } = file;
            Listed { path, bytes, hash, kept, withdrawn, remembered }
        });
        let states = std::mem::take(&mut *lock(&self.states));
        let content = Content { manifest, files: files.collect(), texts: listed.texts, states, arrived: false };
        let _ = write_content(&self.folder, &content);
    }
}

/// The files of the record in `folder`, if it belongs to the published `manifest`.
pub fn files(folder: &Path, manifest: &Path) -> Option<Vec<String>> {
    let content = read(&folder.join(RECORD), &fs::read(manifest).ok()?)?;
    let names = content.states.into_keys().filter(|name| is_name(name));
    Some(names.map(|name| format!("{name}.state")).chain([RECORD.to_owned()]).collect())
}

/// Takes over the record in `from`, which another machine has made, where it belongs to the published `manifest`. Only files that
/// have a stamp are remembered, and nothing of the sources there.
pub fn moved(from: &Path, manifest: &Path, stamps: &BTreeMap<String, Stamp>, to: &Path) -> io::Result<()> {
    let Some(mut content) = read(&from.join(RECORD), &fs::read(manifest)?) else { return Ok(()) };
    for file in &mut content.files {
        let made_of = file.remembered.and_then(|file| file.made_of);
        let stamp = stamps.get(&file.path).filter(|_| file.remembered.is_some());
        file.remembered = stamp.map(|stamp| Remembered { published: *stamp, source: None, made_of });
    }
    content.arrived = true;
    content.states.retain(|name, _| is_name(name));
    for (name, checksum) in &content.states {
        if let Some(state) = state(from, name, *checksum) {
            write(&state_path(to, name), &state)?;
        }
    }
    write_content(to, &content)
}

/// What a state may be called that is another machine's.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

pub fn state_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.state"))
}

fn state(folder: &Path, name: &str, checksum: u64) -> Option<Vec<u8>> {
    let state = fs::read(state_path(folder, name)).ok()?;
    (content_hash::checksum(&state) == checksum).then_some(state)
}

/// A record that nothing is added to.
pub struct Kept {
    folder: PathBuf,
    content: Content,
}

impl Kept {
    /// The record in `folder`, if it belongs to the published `manifest`.
    pub fn open(folder: &Path, manifest: &Path) -> Option<Kept> {
        let manifest = fs::read(manifest).ok()?;
        Some(Kept { folder: folder.to_owned(), content: read(&folder.join(RECORD), &manifest)? })
    }

    pub fn state(&self, name: &str) -> Option<Vec<u8>> {
        state(&self.folder, name, *self.content.states.get(name)?)
    }

    /// Paths of the site's files, and of those of older builds that stay, each with whether a file is the one. `None` if it is
    /// not known of all, or if some of the older ones are to go at this moment.
    pub fn whole(&self, date: Timestamp) -> Option<impl Iterator<Item = (&str, impl Fn(&Metadata) -> bool)>> {
        let files = &self.content.files;
        let stays = |file: &Listed| match &file.kept {
            Some(kept) => date < kept.until(),
            None => file.remembered.is_some(),
        };
        let whole = !self.content.arrived && files.iter().all(|file| !file.withdrawn && stays(file));
        whole.then(|| {
            files.iter().map(|file| {
                let stamp = file.remembered.filter(|_| file.kept.is_none());
                let is_same = move |meta: &Metadata| match stamp {
                    Some(file) => Stamp::of(meta) == Some(file.published),
                    None => meta.len() == file.bytes,
                };
                (file.path.as_str(), is_same)
            })
        })
    }
}

fn read(path: &Path, manifest: &[u8]) -> Option<Content> {
    let bytes = fs::read(path).ok()?;
    let (checksum, bytes) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    if content_hash::checksum(bytes) != u64::from_le_bytes(*checksum) {
        return None;
    }
    let content: Content = postcard::from_bytes(bytes).ok()?;
    let published = hex(&Sha256::digest(manifest));
    (content.manifest == published).then_some(content)
}

fn write_content(folder: &Path, content: &Content) -> io::Result<()> {
    let content = postcard::to_allocvec(content).unwrap_or_default();
    let checksum = content_hash::checksum(&content).to_le_bytes();
    write(&folder.join(RECORD), &[MAGIC, &checksum[..], &content].concat())
}

/// The whole file or nothing.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    if !folder.exists() {
        fs::create_dir_all(folder)?;
        // It stands where people keep the sources of their site.
        fs::write(folder.join(".gitignore"), "*\n")?;
    }
    // One name, so that builds that are killed leave one file at most.
    let draft = path.with_extension("draft");
    fs::write(&draft, bytes)?;
    fs::rename(&draft, path)
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn only_what_is_older_than_a_tick_is_remembered() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        let file = |name: &str, age: Duration| {
            fs::write(dir.join(name), name).unwrap();
            let file = fs::File::options().write(true).open(dir.join(name)).unwrap();
            file.set_modified(SystemTime::now() - age).unwrap();
            fs::metadata(dir.join(name)).unwrap()
        };
        let (old, fresh) = (file("old", Duration::from_secs(60)), file("fresh", Duration::ZERO));
        let listed = |paths: &[&str]| {
            let file = |path: &&str| ManifestFile::new((*path).to_owned(), 3, "a hash".to_owned());
            Manifest::new(paths.iter().map(file).collect(), Texts::new())
        };
        let sha = |bytes: &[u8]| hex(&Sha256::digest(bytes));
        let open = |trust| Record::open(&dir.join("cache"), dir, b"{}", trust).unwrap().0;
        let record = open(true);
        record.add("old", &old, From::Nothing, &Came::Read);
        record.add("fresh", &fresh, From::Nothing, &Came::Read);
        record.add("copy", &old, From::Copy(&fresh), &Came::Read);
        record.add("late", &fresh, From::Nothing, &Came::Written);
        record.keep(sha(b"{}"), listed(&["old", "fresh", "copy", "late"]), now(dir).ok());
        let known = |record: &Record, path: &str, meta| record.is_known(path, meta, "a hash");
        let next = open(true);
        assert!(known(&next, "old", &old) && !next.is_known("old", &old, "another") && !known(&next, "old", &fresh));
        assert!(!known(&next, "fresh", &fresh) && !known(&next, "late", &fresh));
        assert!(next.copied("copy", &old, &fresh).is_none());
        assert!(!known(&open(false), "old", &old));
        // What was written long before the site was complete.
        next.add("late", &fresh, From::Nothing, &Came::Written);
        next.keep(sha(b"{}"), listed(&["late"]), now(dir).ok().map(|now| now + 1_000_000_000));
        assert!(known(&open(true), "late", &fresh));
        // Another manifest is another site.
        let other = Record::open(&dir.join("cache"), dir, b"{ }", true).unwrap().0;
        assert!(!known(&other, "late", &fresh));
    }
}
