//! A new site in place of the old one, as a whole: everything that stays is linked into the new folder (`complete`), the two
//! folders change places in one step, and what is then left of the old one is removed (`retire`).
//!
//! What others have put into the old folder comes along: as a link before the switch, so that it is never missing, and
//! once more after it, for what they did in between.

use std::collections::BTreeSet;
use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::ending::Ending;
use super::error::EmitError;
use super::folders::{Made, Real};
use super::moment::Moment;
use super::paths::Paths;

/// Disks answer late more often than they are busy: more threads than the machine has cores.
const THREADS: usize = 16;

/// Which folders of ours have to be looked into for what others did: those that were changed since a moment, and some more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Folders {
    pub since: Moment,
    /// Folders above something of others.
    pub mixed: BTreeSet<PathBuf>,
}

/// What of others is in the old folder.
#[derive(Debug, Default)]
pub struct Found {
    pub carried: Vec<Carried>,
    /// Folders above it, empty folders of others included.
    pub mixed: BTreeSet<PathBuf>,
}

/// The site that is published, and the one that takes its place.
pub struct Switch<'a> {
    pub out: &'a Path,
    pub staged: &'a Made,
    /// What earlier builds have put into `out`.
    pub old: &'a Paths,
    /// All of the new site; `true` for what is staged already, the rest is in `out`.
    pub new: &'a Paths<bool>,
    pub ending: &'a Ending,
    /// `staged` is a copy of `out` in which everything new is in place; where to look for what others did.
    pub copy: Option<&'a Folders>,
    /// What is known of the folders of `out`.
    pub seen: &'a Real,
}

/// A file of others, as it was when it was linked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Carried {
    pub path: PathBuf,
    pub inode: (u64, u64),
    /// A copy, where no link was possible: the file itself follows after the switch.
    pub copied: bool,
}

/// Why the folders can't change places.
#[derive(Debug)]
pub enum Stop {
    /// Files have to be moved one by one.
    NotPossible,
    Failed(EmitError),
}

/// Our folders below one, and which of them nobody has changed.
pub struct Unchanged<'a> {
    root: &'a Path,
    /// What has been asked of these folders since the build began, if what happened after that will be seen later.
    seen: Option<&'a Real>,
    folders: &'a Folders,
    /// The folders in each folder.
    below: FxHashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Unchanged<'a> {
    pub fn new(root: &'a Path, seen: Option<&'a Real>, files: &'a Paths, folders: &'a Folders) -> Self {
        let mut below: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        below.insert("", Vec::new());
        let mut all: Vec<&str> = Vec::new();
        for file in files.keys() {
            let mut folder = folder_of(file);
            while !below.contains_key(folder) {
                below.insert(folder, Vec::new());
                all.push(folder);
                folder = folder_of(folder);
            }
        }
        for folder in all {
            below.entry(folder_of(folder)).or_default().push(folder);
        }
        Unchanged { root, seen, folders, below }
    }

    pub fn is_ours(&self, folder: &Path) -> bool {
        folder.to_str().is_some_and(|folder| self.below.contains_key(folder))
    }

    /// The folders in a folder that holds nothing but ours. `None`: it has to be read.
    pub fn folders_in(&self, folder: &Path) -> Option<&[&'a str]> {
        let name = folder.to_str()?;
        let below = self.below.get(name)?;
        if self.folders.mixed.contains(folder) {
            return None;
        }
        if let Some(moment) = self.seen.and_then(|seen| seen.moment(name)) {
            return (moment < self.folders.since).then_some(below);
        }
        match fs::symlink_metadata(self.root.join(folder)) {
            Ok(meta) if meta.is_dir() => (Moment::of(&meta) < self.folders.since).then_some(below),
            // A link, a file or nothing in its place is for the folder above, which has been changed by that.
            _ => Some(&[]),
        }
    }
}

/// `a/b` of `a/b/c`; nothing of `a`.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `a/b` and `a` of `a/b/c`.
pub fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

pub fn in_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(THREADS).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

pub struct Entry {
    pub path: PathBuf,
    pub kind: FileType,
}

impl Entry {
    /// As our paths are written. A name that is not Unicode can only be somebody else's.
    pub fn name(&self) -> Option<&str> {
        self.path.to_str()
    }
}

pub fn entries(root: &Path, folder: &Path) -> io::Result<Vec<Entry>> {
    let read = fs::read_dir(root.join(folder))?;
    read.map(|entry| {
        let entry = entry?;
        Ok(Entry { path: folder.join(entry.file_name()), kind: entry.file_type()? })
    })
    .collect()
}

#[cfg(unix)]
pub fn inode_of(meta: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
pub fn inode_of(_meta: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// Swaps two folders in one step.
///
/// # Errors
/// The system or the disk has no such step, or one of the two is a mount point.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives the staged folder the owner and the permissions of the one whose place it takes. `false`: that is not possible.
#[cfg(unix)]
pub fn like(staged: &Path, out: &Path) -> bool {
    use std::os::unix::fs::{MetadataExt, chown};
    let (Ok(mine), Ok(its)) = (fs::metadata(staged), fs::metadata(out)) else { return false };
    let owned =
        (mine.uid(), mine.gid()) == (its.uid(), its.gid()) || chown(staged, Some(its.uid()), Some(its.gid())).is_ok();
    owned && fs::set_permissions(staged, its.permissions()).is_ok()
}

#[cfg(not(unix))]
pub fn like(_staged: &Path, _out: &Path) -> bool {
    false
}
