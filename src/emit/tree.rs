//! A new site in place of the old one, as a whole: everything that stays is linked into the new folder, the two folders
//! change places in one step, and what is then left of the old one is removed.
//!
//! What others have put into the old folder comes along: as a link before the switch, so that it is never missing, and
//! once more after it, for what they did in between.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::ending::Ending;
use super::folders::Made;
use super::manifest::{MANIFEST, Manifest};
use super::{EmitError, lock};

/// Disks answer late more often than they are busy: more threads than the machine has cores.
const THREADS: usize = 16;

/// Files of a site, by path.
pub type Paths = BTreeSet<String>;

/// The site that is published, and the one that takes its place.
pub struct Switch<'a> {
    pub out: &'a Path,
    pub staged: &'a Made,
    /// What earlier builds have put into `out`.
    pub old: &'a Paths,
    /// All of the new site; `true` for what is staged already, the rest is in `out`.
    pub new: &'a BTreeMap<String, bool>,
    pub ending: &'a Ending,
}

/// A file of others, as it was when it was linked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Carried {
    path: PathBuf,
    inode: (u64, u64),
    /// A copy, where no link was possible: the file itself follows after the switch.
    copied: bool,
}

/// Why the folders can't change places.
#[derive(Debug)]
pub enum Stop {
    /// Files have to be moved one by one.
    NotPossible,
    Failed(EmitError),
}

impl Switch<'_> {
    /// Completes the staged folder with what is in `out` and stays.
    ///
    /// # Errors
    /// A file of others is in the way of one of the new site, or `out` can't be replaced as a whole.
    pub fn complete(&self) -> Result<Vec<Carried>, Stop> {
        let completing = Completing {
            switch: self,
            folders: self.new.keys().flat_map(|path| folders_above(path)).collect(),
            carried: Mutex::default(),
            linked: Mutex::default(),
        };
        in_threads(|| completing.folder(Path::new(""), None))?;
        let linked = completing.linked.into_inner().unwrap_or_default();
        let missing = self.new.iter().find(|(path, staged)| !**staged && !linked.contains(*path));
        match missing {
            Some((path, _)) => Err(failed(self.out.join(path), io::ErrorKind::NotFound.into())),
            None => Ok(completing.carried.into_inner().unwrap_or_default()),
        }
    }
}

fn failed(path: PathBuf, error: io::Error) -> Stop {
    Stop::Failed(EmitError::Io(path, error))
}

/// `a/b` and `a` of `a/b/c`.
pub fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Whether a site has files in a folder of this name.
pub fn has_below(site: &Paths, folder: &str) -> bool {
    let below = format!("{folder}/");
    site.range(below.clone()..).next().is_some_and(|path| path.starts_with(&below))
}

fn in_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(THREADS).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

struct Entry {
    path: PathBuf,
    kind: FileType,
}

impl Entry {
    /// As our paths are written. A name that is not Unicode can only be somebody else's.
    fn name(&self) -> Option<&str> {
        self.path.to_str()
    }
}

fn entries(root: &Path, folder: &Path) -> io::Result<Vec<Entry>> {
    let read = fs::read_dir(root.join(folder))?;
    read.map(|entry| {
        let entry = entry?;
        Ok(Entry { path: folder.join(entry.file_name()), kind: entry.file_type()? })
    })
    .collect()
}

struct Completing<'a> {
    switch: &'a Switch<'a>,
    /// Folders of the new site.
    folders: FxHashSet<&'a str>,
    carried: Mutex<Vec<Carried>>,
    linked: Mutex<FxHashSet<String>>,
}

impl Completing<'_> {
    /// `in_place_of`: the file of the new site that has the name of a folder above, which others must not have used.
    fn folder(&self, folder: &Path, in_place_of: Option<&str>) -> Result<(), Stop> {
        let Switch { out, staged, old, ending, .. } = self.switch;
        let here = out.join(folder);
        let all = entries(out, folder).map_err(|error| failed(here.clone(), error))?;
        // The old folder could never be removed.
        if !all.is_empty() && !may_write(&here) {
            return Err(Stop::NotPossible);
        }
        let (folders, files): (Vec<_>, Vec<_>) = all.into_iter().partition(|entry| entry.kind.is_dir());
        let name = folder.to_str();
        {
            let _going = ending.going();
            for entry in &files {
                self.file(entry, in_place_of)?;
            }
            let theirs = name.is_none_or(|name| !self.folders.contains(name));
            let empty = files.is_empty() && folders.is_empty();
            if theirs && empty && in_place_of.is_none() && name.is_none_or(|name| !has_below(old, name)) {
                staged.make(folder).map_err(|error| failed(here.clone(), error))?;
            }
        }
        folders.par_iter().try_for_each(|below| {
            let file = below.name().filter(|name| self.switch.new.contains_key(*name));
            self.folder(&below.path, in_place_of.or(file))
        })?;
        // A folder of others keeps its permissions. Set last, as they may keep even us out.
        if name.is_none_or(|name| !self.folders.contains(name)) && staged.root.join(folder).is_dir() {
            let rights = fs::symlink_metadata(&here).map(|meta| meta.permissions());
            let _ = rights.and_then(|rights| fs::set_permissions(staged.root.join(folder), rights));
        }
        Ok(())
    }

    fn file(&self, entry: &Entry, in_place_of: Option<&str>) -> Result<(), Stop> {
        let Switch { out, old, new, .. } = self.switch;
        let in_the_way =
            |path: &str| Err(Stop::Failed(EmitError::InTheWay { path: path.to_owned(), by: out.join(&entry.path) }));
        if let Some(name) = entry.name() {
            match new.get(name) {
                Some(false) => {
                    // A file of others that is the same as ours is ours from now on.
                    let there = if old.contains(name) { self.bring(entry)?.is_some() } else { self.carry(entry)? };
                    if there {
                        lock(&self.linked).insert(name.to_owned());
                    }
                    return Ok(());
                }
                Some(true) if old.contains(name) => return Ok(()),
                Some(true) => return in_the_way(name),
                None if old.contains(name) => return Ok(()),
                None => {}
            }
            // A link where a folder of ours was: what it leads to is not ours, the link was in our place.
            if entry.kind.is_symlink() && has_below(old, name) {
                return Ok(());
            }
            if self.folders.contains(name) {
                let below = format!("{name}/");
                let path = new.range(below.clone()..).next().map_or(name, |(path, _)| path);
                return in_the_way(path);
            }
        }
        if let Some(path) = in_place_of {
            return in_the_way(path);
        }
        self.carry(entry)?;
        Ok(())
    }

    /// Brings a file of others, and remembers which it was. `false`: it was deleted meanwhile.
    fn carry(&self, entry: &Entry) -> Result<bool, Stop> {
        let Ok(meta) = fs::symlink_metadata(self.switch.out.join(&entry.path)) else { return Ok(false) };
        let Some(copied) = self.bring(entry)? else { return Ok(false) };
        lock(&self.carried).push(Carried { path: entry.path.clone(), inode: inode_of(&meta), copied });
        Ok(true)
    }

    /// Links a file of the old folder into the new one, or copies it where links are not possible: `true`. `None`: it was
    /// deleted meanwhile.
    fn bring(&self, entry: &Entry) -> Result<Option<bool>, Stop> {
        let (from, to) = (self.switch.out.join(&entry.path), self.switch.staged.root.join(&entry.path));
        self.switch.staged.parent_of(&entry.path).map_err(|error| failed(from.clone(), error))?;
        match fs::hard_link(&from, &to) {
            Ok(()) => Ok(Some(false)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => Err(Stop::NotPossible),
            Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(failed(from, error)),
            Err(_) => match duplicate(&from, &to, entry.kind) {
                Ok(()) => Ok(Some(true)),
                Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(failed(from, error)),
                Err(_) => Err(Stop::NotPossible),
            },
        }
    }
}

/// A copy with the time of the original, by which uploads tell what has changed.
fn duplicate(from: &Path, to: &Path, kind: FileType) -> io::Result<()> {
    if kind.is_symlink() {
        link_again(&fs::read_link(from)?, to)
    } else if kind.is_file() {
        fs::copy(from, to)?;
        let times = fs::FileTimes::new().set_modified(fs::symlink_metadata(from)?.modified()?);
        fs::File::options().append(true).open(to)?.set_times(times)
    } else {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(unix)]
fn link_again(target: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, to)
}

#[cfg(not(unix))]
fn link_again(_target: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(unix)]
fn inode_of(meta: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
fn inode_of(_meta: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(unix)]
fn may_write(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn may_write(_folder: &Path) -> bool {
    true
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

/// What the next build has to know if this one is ended after the switch.
#[derive(Serialize, Deserialize)]
struct Note {
    /// Of the folder that was published.
    inode: (u64, u64),
    carried: Vec<Carried>,
}

const NOTE: &str = "switch.json";

/// Writes down which folder is the old one. `staging` is the folder that the staged site is in.
///
/// # Errors
/// The disk's.
pub fn note(staging: &Path, out: &Path, carried: &[Carried]) -> io::Result<()> {
    let note = Note { inode: inode_of(&fs::symlink_metadata(out)?), carried: carried.to_vec() };
    fs::write(staging.join(NOTE), serde_json::to_vec(&note)?)
}

/// Clears what is left of a build that was ended half-way. If it was ended after the switch, its folder is the old site:
/// what others had put into it is brought to `out`.
///
/// # Errors
/// Something can't be removed, by its path.
pub fn settle(staging: &Path, site: &Path, out: &Path) -> Result<(), (PathBuf, io::Error)> {
    let note = fs::read(staging.join(NOTE)).ok().and_then(|text| serde_json::from_slice::<Note>(&text).ok());
    if let (Some(note), Ok(meta)) = (note, fs::symlink_metadata(site))
        && note.inode == inode_of(&meta)
        && out.is_dir()
    {
        let paths = |folder: &Path| -> Paths {
            let manifest = Manifest::read(&folder.join(MANIFEST));
            manifest.into_iter().flat_map(|manifest| manifest.files).map(|file| file.path).collect()
        };
        let (_, left) = finish(site, out, &paths(site), &paths(out), &note.carried);
        if let Some(left) = left.into_iter().next() {
            return Err(left);
        }
    }
    super::remove_dir(staging).map_err(|error| (staging.to_owned(), error))
}

/// Removes the old folder, `tree`, and brings to `out` what others did in it since it was read. Returns what can't be
/// removed.
pub fn retire(tree: &Path, out: &Path, old: &Paths, new: &Paths, carried: &[Carried]) -> Vec<(PathBuf, io::Error)> {
    let (seen, left) = finish(tree, out, old, new, carried);
    let ours = |path: &Path| path.to_str().is_some_and(|path| new.contains(path));
    for carried in carried.iter().filter(|carried| !seen.contains(&carried.path) && !ours(&carried.path)) {
        // They removed it meanwhile.
        let copy = out.join(&carried.path);
        let same = fs::symlink_metadata(&copy).is_ok_and(|meta| carried.copied || inode_of(&meta) == carried.inode);
        if same {
            let _ = fs::remove_file(copy);
        }
    }
    left
}

/// The same for a folder of which a part may be removed already, so that nothing follows from a file that is missing. Also
/// returns the files of others that were there.
fn finish(
    tree: &Path,
    out: &Path,
    old: &Paths,
    new: &Paths,
    carried: &[Carried],
) -> (FxHashSet<PathBuf>, Vec<(PathBuf, io::Error)>) {
    let retiring = Retiring {
        tree,
        out: Made::below(out.to_owned()),
        old,
        new,
        carried: carried.iter().map(|carried| (&*carried.path, carried)).collect(),
        seen: Mutex::default(),
        left: Mutex::default(),
    };
    in_threads(|| retiring.folder(Path::new("")));
    (retiring.seen.into_inner().unwrap_or_default(), retiring.left.into_inner().unwrap_or_default())
}

struct Retiring<'a> {
    tree: &'a Path,
    out: Made,
    old: &'a Paths,
    new: &'a Paths,
    carried: BTreeMap<&'a Path, &'a Carried>,
    seen: Mutex<FxHashSet<PathBuf>>,
    left: Mutex<Vec<(PathBuf, io::Error)>>,
}

impl Retiring<'_> {
    fn folder(&self, folder: &Path) {
        let here = self.tree.join(folder);
        let all = match entries(self.tree, folder) {
            Ok(all) => all,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => return lock(&self.left).push((here, error)),
        };
        all.par_iter().filter(|entry| entry.kind.is_dir()).for_each(|entry| self.folder(&entry.path));
        // The list of what is ours goes last, and stays if anything does: the next build needs it to finish this.
        let (last, files): (Vec<_>, Vec<_>) = all
            .iter()
            .filter(|entry| !entry.kind.is_dir())
            .partition(|entry| entry.path.as_os_str() == OsStr::new(MANIFEST));
        for entry in files.into_iter().chain(last) {
            let list = entry.path.as_os_str() == OsStr::new(MANIFEST);
            let done = if list && !lock(&self.left).is_empty() { Ok(()) } else { self.file(entry) };
            if let Err(error) = done.or_else(gone) {
                lock(&self.left).push((self.tree.join(&entry.path), error));
            }
        }
        if let Err(error) = fs::remove_dir(&here).or_else(gone)
            && error.kind() != io::ErrorKind::DirectoryNotEmpty
        {
            lock(&self.left).push((here, error));
        }
    }

    fn file(&self, entry: &Entry) -> io::Result<()> {
        let here = self.tree.join(&entry.path);
        let ours = entry.name().is_some_and(|name| {
            name == MANIFEST || self.old.contains(name) || entry.kind.is_symlink() && has_below(self.old, name)
        });
        if ours {
            return fs::remove_file(here);
        }
        match self.carried.get(&*entry.path) {
            Some(carried) => {
                lock(&self.seen).insert(entry.path.clone());
                if !carried.copied && inode_of(&fs::symlink_metadata(&here)?) == carried.inode {
                    return fs::remove_file(here);
                }
            }
            None => {
                let taken = entry.name().is_some_and(|name| self.new.contains(name) || has_below(self.new, name));
                if taken || fs::symlink_metadata(self.out.root.join(&entry.path)).is_ok() {
                    return Err(io::Error::new(
                        io::ErrorKind::AlreadyExists,
                        "it is in the way of a file of the new site",
                    ));
                }
            }
        }
        self.out.parent_of(&entry.path)?;
        fs::rename(here, self.out.root.join(&entry.path))
    }
}

fn gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}
