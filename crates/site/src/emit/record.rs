//! What a build remembers of the files that it published: the next one need not read those whose size and time are still the
//! same, since `manifest.json` has their hashes. A file that cannot be told for certain is read.
//!
//! The record is worth nothing without the manifest of the same build, and may be deleted at any time.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::manifest::ManifestFile;
use super::{lock, spare};
use guichet_core::hex;

/// What a file system says of a file without its being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    bytes: u64,
    /// Nanoseconds since 1970.
    modified: u64,
    /// 0 where files have none.
    inode: u64,
}

impl Stamp {
    pub fn of(meta: &Metadata) -> Option<Stamp> {
        let modified = meta.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(Stamp { bytes: meta.len(), modified: modified.as_nanos().try_into().ok()?, inode: inode(meta) })
    }

    /// Two changes may have the same time, if a clock ticks slowly. A file that was as old as this when it was read, or was
    /// ours alone when it was written, has another time after the next change.
    fn is_before(&self, moment: u64) -> bool {
        self.modified < moment
    }
}

#[cfg(unix)]
fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_meta: &Metadata) -> u64 {
    0
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    published: Stamp,
    /// Of the file that it is a copy of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Stamp>,
}

#[derive(Default, Serialize, Deserialize)]
struct Content {
    /// The SHA-256 of the `manifest.json` that was published with these files.
    manifest: String,
    files: BTreeMap<String, Remembered>,
}

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
    path: PathBuf,
    /// With the hashes of the manifest; empty where nothing is trusted.
    old: FxHashMap<String, (Remembered, String)>,
    /// When the build began, by the clock of the output's file system.
    begun: u64,
    /// How far apart two changes with one time may be.
    tick: u64,
    new: Mutex<BTreeMap<String, (Remembered, bool)>>,
}

impl Record {
    /// `staging` is a folder of the output's file system. With `trust`, files are taken for what an earlier build has
    /// remembered of them.
    pub fn open(path: &Path, staging: &Path, manifest: &Path, old: &[ManifestFile], trust: bool) -> Option<Record> {
        // Where others write, too, clocks may be coarse, as that of FAT, and those of two machines apart.
        let tick = if spare::is_local(staging) { Duration::from_millis(100) } else { Duration::from_secs(5) };
        let tick = tick.as_nanos().try_into().ok()?;
        let begun = now(staging).ok()?.checked_sub(tick)?;
        let mut remembered = FxHashMap::default();
        if trust && let Some(content) = read(path, manifest) {
            let hashes: FxHashMap<&str, &str> =
                old.iter().map(|file| (file.path.as_str(), file.hash.as_str())).collect();
            remembered = content
                .files
                .into_iter()
                .filter_map(|(path, file)| {
                    let hash = (*hashes.get(&*path)?).to_owned();
                    Some((path, (file, hash)))
                })
                .collect();
        }
        Some(Record { path: path.to_owned(), old: remembered, begun, tick, new: Mutex::default() })
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

    /// Remembers a file for the next build.
    pub fn add(&self, path: &str, published: &Metadata, source: Option<&Metadata>, came: &Came) {
        let source = match source.map(Stamp::of) {
            None => None,
            // A copy is only as certain as what it was copied of.
            Some(stamp) => match stamp.filter(|stamp| stamp.is_before(self.begun)) {
                None => return,
                stamp => stamp,
            },
        };
        let Some(published) = Stamp::of(published) else { return };
        let certain = match came {
            Came::Trusted => true,
            Came::Read => published.is_before(self.begun),
            // `keep` decides: nobody else has written to it before it is published.
            Came::Written => false,
        };
        if certain || matches!(came, Came::Written) {
            lock(&self.new).insert(path.to_owned(), (Remembered { published, source }, certain));
        }
    }

    /// Writes what the next build may trust. `staged` is when all files were in place. It costs the next build time if this
    /// fails, and nothing else.
    pub fn keep(&self, manifest: &[u8], staged: Option<u64>) {
        let complete = staged.unwrap_or_default().saturating_sub(self.tick);
        let files = std::mem::take(&mut *lock(&self.new));
        let files = files.into_iter().filter(|(_, (file, certain))| *certain || file.published.is_before(complete));
        let content = Content {
            manifest: hex(&Sha256::digest(manifest)),
            files: files.map(|(path, file)| (path, file.0)).collect(),
        };
        let _ = write(&self.path, &content);
    }
}

/// The time as the file system of `folder` has it.
///
/// # Errors
/// The disk's.
pub fn now(folder: &Path) -> io::Result<u64> {
    let clock = folder.join("clock");
    fs::write(&clock, "")?;
    let stamp = Stamp::of(&fs::symlink_metadata(&clock)?);
    fs::remove_file(&clock)?;
    stamp.map(|stamp| stamp.modified).ok_or_else(|| io::ErrorKind::Unsupported.into())
}

fn read(path: &Path, manifest: &Path) -> Option<Content> {
    let content: Content = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    let published = hex(&Sha256::digest(fs::read(manifest).ok()?));
    (content.manifest == published).then_some(content)
}

fn write(path: &Path, content: &Content) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    if !folder.exists() {
        fs::create_dir_all(folder)?;
        // It stands where people keep the sources of their site.
        fs::write(folder.join(".gitignore"), "*\n")?;
    }
    // One name, so that builds that are killed leave one file at most.
    let draft = path.with_extension("draft");
    fs::write(&draft, serde_json::to_vec(content)?)?;
    fs::rename(&draft, path)
}

#[cfg(test)]
mod tests {
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
        let manifest = dir.join("manifest.json");
        fs::write(&manifest, "{}").unwrap();
        let listed: Vec<ManifestFile> =
            ["old", "fresh", "copy", "late"].iter().map(|path| ManifestFile::new(path, 3, "a hash")).collect();
        let open = |trust| Record::open(&dir.join("cache/record.json"), dir, &manifest, &listed, trust).unwrap();
        let record = open(true);
        record.add("old", &old, None, &Came::Read);
        record.add("fresh", &fresh, None, &Came::Read);
        record.add("copy", &old, Some(&fresh), &Came::Read);
        record.add("late", &fresh, None, &Came::Written);
        record.keep(b"{}", now(dir).ok());
        let known = |record: &Record, path: &str, meta| record.is_known(path, meta, "a hash");
        let next = open(true);
        assert!(known(&next, "old", &old) && !next.is_known("old", &old, "another") && !known(&next, "old", &fresh));
        assert!(!known(&next, "fresh", &fresh) && !known(&next, "late", &fresh));
        assert!(next.copied("copy", &old, &fresh).is_none());
        assert!(!known(&open(false), "old", &old));
        // What was written long before the site was complete.
        next.add("late", &fresh, None, &Came::Written);
        next.keep(b"{}", now(dir).ok().map(|now| now + 1_000_000_000));
        assert!(known(&open(true), "late", &fresh));
        // Another manifest is another site.
        fs::write(&manifest, "{ }").unwrap();
        assert!(!known(&open(true), "late", &fresh));
    }
}
