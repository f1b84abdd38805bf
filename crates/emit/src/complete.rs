//! The first half of a switch: everything that stays, and everything of others, is linked into the staged folder.
//!
//! Where that is a copy of the old one already (`spare`), only those folders are looked into that somebody has changed since,
//! or that held something of others.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::error::EmitError;
use super::mutex::lock;
use super::spare;
use super::tree::{Carried, Entry, Found, Stop, Switch, Unchanged, entries, folders_above, in_threads, inode_of};

impl Switch<'_> {
    /// Completes the staged folder with what is in `out` and stays.
    ///
    /// # Errors
    /// A file of others is in the way of one of the new site, or `out` can't be replaced as a whole.
    pub fn complete(&self) -> Result<Found, Stop> {
        let completing = Completing {
            switch: self,
            folders: self.new.keys().flat_map(|path| folders_above(path)).collect(),
            known: self.copy.map(|folders| Unchanged::new(self.out, Some(self.seen), self.old, folders)),
            carried: Mutex::default(),
            empty: Mutex::default(),
            linked: Mutex::default(),
        };
        in_threads(|| completing.folder(Path::new(""), None))?;
        let linked = completing.linked.into_inner().unwrap_or_default();
        let is_missing = |(path, staged): &(&String, &bool)| !**staged && !linked.contains(*path);
        if self.copy.is_none()
            && let Some((path, _)) = self.new.iter().find(is_missing)
        {
            return Err(failed(self.out.join(path), io::ErrorKind::NotFound.into()));
        }
        let carried = completing.carried.into_inner().unwrap_or_default();
        let empty = completing.empty.into_inner().unwrap_or_default();
        let theirs = carried.iter().map(|carried| &*carried.path).chain(empty.iter().map(|folder| &**folder));
        Ok(Found { mixed: spare::above(theirs), carried })
    }
}

fn failed(path: PathBuf, error: io::Error) -> Stop {
    Stop::Failed(EmitError::Io(path, error))
}

struct Completing<'a> {
    switch: &'a Switch<'a>,
    /// Folders of the new site.
    folders: FxHashSet<&'a str>,
    known: Option<Unchanged<'a>>,
    carried: Mutex<Vec<Carried>>,
    /// Folders of others in which nothing is.
    empty: Mutex<Vec<PathBuf>>,
    linked: Mutex<FxHashSet<String>>,
}

impl Completing<'_> {
    /// `in_place_of`: the file of the new site that has the name of a folder above, which others must not have used.
    fn folder(&self, folder: &Path, in_place_of: Option<&str>) -> Result<(), Stop> {
        let Switch { out, staged, old, ending, .. } = self.switch;
        if let Some(below) = self.known.as_ref().and_then(|known| known.folders_in(folder)) {
            return below.par_iter().try_for_each(|below| {
                let file = Some(*below).filter(|name| self.switch.new.contains(name));
                self.folder(Path::new(below), in_place_of.or(file))
            });
        }
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
            if theirs && empty && in_place_of.is_none() && name.is_none_or(|name| !old.has_below(name)) {
                staged.make(folder).map_err(|error| failed(here.clone(), error))?;
                lock(&self.empty).push(folder.to_owned());
            }
        }
        folders.par_iter().try_for_each(|below| {
            let file = below.name().filter(|name| self.switch.new.contains(name));
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
                // In a copy it is there already.
                Some(false) if self.known.is_some() => {
                    if !old.contains(name) {
                        self.remember(entry)?;
                    }
                    return Ok(());
                }
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
            if entry.kind.is_symlink() && old.has_below(name) {
                return Ok(());
            }
            if self.folders.contains(name) {
                return in_the_way(new.first_below(name).unwrap_or(name));
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

    /// The same for a file that is in the copy already.
    fn remember(&self, entry: &Entry) -> Result<(), Stop> {
        let here = self.switch.out.join(&entry.path);
        let meta = fs::symlink_metadata(&here).map_err(|error| failed(here, error))?;
        lock(&self.carried).push(Carried { path: entry.path.clone(), inode: inode_of(&meta), copied: false });
        Ok(())
    }

    /// Links a file of the old folder into the new one, or copies it where links are not possible: `true`. `None`: it was
    /// deleted meanwhile.
    fn bring(&self, entry: &Entry) -> Result<Option<bool>, Stop> {
        let (from, to) = (self.switch.out.join(&entry.path), self.switch.staged.root.join(&entry.path));
        self.switch.staged.parent_of(&entry.path).map_err(|error| failed(from.clone(), error))?;
        match fs::hard_link(&from, &to) {
            Ok(()) => Ok(Some(false)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            // To copy over it could change the published file.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Stop::NotPossible),
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
fn may_write(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn may_write(_folder: &Path) -> bool {
    true
}
