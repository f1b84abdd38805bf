//! Where a build stages its files, and the lock that keeps a second build of the same folder waiting.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::error::EmitError;
use super::folders::site_in;
use super::retire;
use super::spare::{self, Known};

/// A folder and the beginning of our names in it, locked until this is dropped.
pub struct Place {
    home: PathBuf,
    prefix: String,
    lock: Option<File>,
    ending: Ending,
    beside: bool,
}

impl Place {
    /// Beside `out`, or in it where the one is a file system of its own (a mounted volume) or beside it nothing may be
    /// written: files can only be moved in, each at once, from the same file system.
    ///
    /// # Errors
    /// Nothing can be written at either place.
    pub fn beside(out: &Path, ending: &Ending, waiting: &dyn Fn()) -> Result<Place, EmitError> {
        let failed = |error| EmitError::Io(out.to_owned(), error);
        if fs::metadata(out).is_ok_and(|meta| !meta.is_dir()) {
            return Err(failed(io::ErrorKind::NotADirectory.into()));
        }
        let name = out.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
        let parent = out.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(failed)?;
        let prefix = format!(".{name}.guichet");
        let inside = || Place::locked(out, ".guichet-build".to_owned(), false, ending, waiting);
        if out.is_dir() && !one_file_system(parent, out) {
            return inside().map_err(failed);
        }
        Place::locked(parent, prefix, true, ending, waiting)
            .or_else(|error| if out.is_dir() { inside() } else { Err(error) })
            .map_err(failed)
    }

    fn locked(home: &Path, prefix: String, beside: bool, ending: &Ending, waiting: &dyn Fn()) -> io::Result<Place> {
        let path = home.join(format!("{prefix}.lock"));
        let open = || File::options().create(true).truncate(false).write(true).open(&path);
        loop {
            let held = ending.locking(&path, || {
                let file = open()?;
                match file.try_lock() {
                    // `None` if whoever had the lock has removed the file: others would lock a new one.
                    Ok(()) => Ok(still_at(&file, &path).then_some(Some(file))),
                    Err(TryLockError::WouldBlock) => Ok(None),
                    // A file system without locks: then builds have to keep out of each other's way by themselves.
                    Err(TryLockError::Error(_)) => Ok(Some(None)),
                }
            })?;
            if let Some(lock) = held {
                return Ok(Place { home: home.to_owned(), prefix, lock, ending: ending.clone(), beside });
            }
            // Without creating it: nobody would remove it.
            let Ok(file) = File::options().write(true).open(&path) else { continue };
            if let Err(TryLockError::WouldBlock) = file.try_lock() {
                waiting();
                file.lock()?;
            }
        }
    }

    /// Whether the output can be replaced as a whole from here.
    pub fn is_beside(&self) -> bool {
        self.beside
    }

    /// Whether a file or folder beside or in the output is one of ours, and not a part of a site.
    pub fn owns(&self, name: &OsStr) -> bool {
        name.to_string_lossy().starts_with(&self.prefix)
    }

    /// Makes the folder to stage in, and clears what is left of builds that were ended half-way. If there is a copy of `out`
    /// and it is `wanted`, it is the one.
    ///
    /// # Errors
    /// The disk's, and where.
    pub fn staging(&self, out: &Path, wanted: bool) -> Result<(PathBuf, Option<Known>), (PathBuf, io::Error)> {
        self.settle(out)?;
        let folder = self.home.join(format!("{}-{}", self.prefix, std::process::id()));
        // Without locks: a folder with our process number is from a process that has ended.
        retire::settle(&folder, &site_in(&folder), out)?;
        let spare = self.spare();
        let mut known = None;
        let make = || {
            known = spare::adopt(&spare, &folder, out, wanted && self.lock.is_some())?;
            if known.is_none() { fs::create_dir(&folder) } else { Ok(()) }
        };
        self.ending.staging(&folder, make).map_err(|error| (folder.clone(), error))?;
        Ok((folder, known))
    }

    /// Where the copy of a large site is kept from one build to the next.
    pub fn spare(&self) -> PathBuf {
        self.home.join(format!("{}-spare", self.prefix))
    }

    /// Clears what is left of builds that were ended half-way.
    ///
    /// # Errors
    /// The disk's, and where.
    pub fn settle(&self, out: &Path) -> Result<(), (PathBuf, io::Error)> {
        if self.lock.is_none() {
            return Ok(());
        }
        let left = format!("{}-", self.prefix);
        let entries = fs::read_dir(&self.home).map_err(|error| (self.home.clone(), error))?;
        for entry in entries.flatten() {
            let name = entry.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix(&left));
            if number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
                retire::settle(&entry.path(), &site_in(&entry.path()), out)?;
            }
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // While it is locked, so that nobody can have locked it anew.
        if self.lock.is_some() && cfg!(unix) {
            self.ending.unlock();
        }
    }
}

#[cfg(unix)]
fn still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let here = file.metadata().map(|meta| (meta.dev(), meta.ino()));
    let there = fs::metadata(path).map(|meta| (meta.dev(), meta.ino()));
    matches!((here, there), (Ok(here), Ok(there)) if here == there)
}

#[cfg(not(unix))]
fn still_at(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(unix)]
fn one_file_system(parent: &Path, out: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(parent), fs::metadata(out)) {
        (Ok(one), Ok(other)) => one.dev() == other.dev() && !is_mounted(out),
        _ => true,
    }
}

/// A part of the same file system may be mounted once more, and files can't be moved between the two. Where the system
/// lists its mounts.
#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    let name = folder.to_string_lossy().replace('\\', "\\134").replace(' ', "\\040").replace('\t', "\\011");
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    mounts.lines().any(|mount| mount.split(' ').nth(4) == Some(&*name))
}

#[cfg(not(unix))]
fn one_file_system(_parent: &Path, _out: &Path) -> bool {
    true
}
