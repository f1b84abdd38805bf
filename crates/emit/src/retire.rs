//! The second half of a switch: what is left of the old folder is removed, or what others did in it is brought along.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::folders::Made;
use super::manifest::{MANIFEST, Manifest};
use super::mutex::lock;
use super::paths::Paths;
use super::tree::{Carried, Entry, Folders, Unchanged, entries, in_threads, inode_of};

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

/// From now on the folder of the build is not the old site any more.
///
/// # Errors
/// The disk's.
pub fn unnote(staging: &Path) -> io::Result<()> {
    fs::remove_file(staging.join(NOTE))
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
        let paths = |folder: &Path| {
            let manifest = Manifest::read(&folder.join(MANIFEST));
            manifest.into_iter().flat_map(|manifest| manifest.files).map(|file| file.path)
        };
        let (old, new) = (paths(site).collect(), paths(out).map(|path| (path, false)).collect());
        let (_, left) = Replaced { tree: site, out, old: &old, new: &new, carried: &note.carried, only: None }.finish();
        if let Some(left) = left.into_iter().next() {
            return Err(left);
        }
    }
    super::remove::remove_dir(staging).map_err(|error| (staging.to_owned(), error))
}

/// The folder that was published before, and what is known of it.
pub struct Replaced<'a> {
    pub tree: &'a Path,
    /// What is published now.
    pub out: &'a Path,
    /// Our files in each of the two.
    pub old: &'a Paths,
    pub new: &'a Paths<bool>,
    pub carried: &'a [Carried],
    /// Our own files stay in `tree`, and only these folders are looked into.
    pub only: Option<&'a Folders>,
}

impl Replaced<'_> {
    /// Removes the folder, and brings to `out` what others did in it since it was read. Returns what can't be removed.
    pub fn retire(&self) -> Vec<(PathBuf, io::Error)> {
        let (seen, left) = self.finish();
        let ours = |path: &Path| path.to_str().is_some_and(|path| self.new.contains(path));
        for carried in self.carried.iter().filter(|carried| !seen.contains(&carried.path) && !ours(&carried.path)) {
            // They removed it meanwhile.
            let copy = self.out.join(&carried.path);
            let same = fs::symlink_metadata(&copy).is_ok_and(|meta| carried.copied || inode_of(&meta) == carried.inode);
            if same {
                let _ = fs::remove_file(copy);
            }
        }
        left
    }

    /// The same where a part may be removed already, so that nothing follows from a file that is missing. Also returns the
    /// files of others that were there.
    fn finish(&self) -> (FxHashSet<PathBuf>, Vec<(PathBuf, io::Error)>) {
        let retiring = Retiring {
            replaced: self,
            known: self.only.map(|folders| Unchanged::new(self.tree, None, self.old, folders)),
            out: Made::below(self.out.to_owned()),
            carried: self.carried.iter().map(|carried| (&*carried.path, carried)).collect(),
            seen: Mutex::default(),
            left: Mutex::default(),
        };
        in_threads(|| retiring.folder(Path::new("")));
        (retiring.seen.into_inner().unwrap_or_default(), retiring.left.into_inner().unwrap_or_default())
    }
}

struct Retiring<'a> {
    replaced: &'a Replaced<'a>,
    /// Where our own files stay.
    known: Option<Unchanged<'a>>,
    out: Made,
    carried: BTreeMap<&'a Path, &'a Carried>,
    seen: Mutex<FxHashSet<PathBuf>>,
    left: Mutex<Vec<(PathBuf, io::Error)>>,
}

impl Retiring<'_> {
    fn folder(&self, folder: &Path) {
        if let Some(below) = self.known.as_ref().and_then(|known| known.folders_in(folder)) {
            return below.par_iter().for_each(|below| self.folder(Path::new(below)));
        }
        let here = self.replaced.tree.join(folder);
        let all = match entries(self.replaced.tree, folder) {
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
                lock(&self.left).push((self.replaced.tree.join(&entry.path), error));
            }
        }
        if self.known.as_ref().is_some_and(|known| known.is_ours(folder)) {
            return;
        }
        if let Err(error) = fs::remove_dir(&here).or_else(gone)
            && error.kind() != io::ErrorKind::DirectoryNotEmpty
        {
            lock(&self.left).push((here, error));
        }
    }

    fn file(&self, entry: &Entry) -> io::Result<()> {
        let here = self.replaced.tree.join(&entry.path);
        let ours = entry.name().is_some_and(|name| {
            name == MANIFEST
                || self.replaced.old.contains(name)
                || entry.kind.is_symlink() && self.replaced.old.has_below(name)
        });
        if ours && self.known.is_some() && !entry.kind.is_symlink() {
            return Ok(());
        }
        if ours {
            return fs::remove_file(here);
        }
        match self.carried.get(&*entry.path) {
            Some(carried) => {
                lock(&self.seen).insert(entry.path.clone());
                if !carried.copied && inode_of(&fs::symlink_metadata(&here)?) == carried.inode {
                    let stays =
                        self.known.is_some() && entry.name().is_some_and(|name| self.replaced.new.contains(name));
                    return if stays { Ok(()) } else { fs::remove_file(here) };
                }
            }
            None => {
                let taken = entry
                    .name()
                    .is_some_and(|name| self.replaced.new.contains(name) || self.replaced.new.has_below(name));
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
