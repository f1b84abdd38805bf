//! Where a build stages its files, and the lock that keeps a second build of the same folder waiting.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::EmitError;

/// A folder and the beginning of our names in it, locked until this is dropped.
pub struct Place {
    home: PathBuf,
    prefix: String,
    lock: Option<File>,
}

impl Place {
    /// Beside `out`, or in it where the one is a file system of its own (a mounted volume) or beside it nothing may be
    /// written: files can only be moved in, each at once, from the same file system.
    ///
    /// # Errors
    /// Nothing can be written at either place.
    pub fn beside(out: &Path, waiting: &dyn Fn()) -> Result<Place, EmitError> {
        let failed = |error| EmitError::Io(out.to_owned(), error);
        if fs::metadata(out).is_ok_and(|meta| !meta.is_dir()) {
            return Err(failed(io::ErrorKind::NotADirectory.into()));
        }
        let name = out.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
        let parent = out.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(failed)?;
        let prefix = format!(".{name}.guichet");
        let inside = || Place::locked(out, ".guichet-build".to_owned(), waiting);
        if out.is_dir() && !one_file_system(parent, out) {
            return inside().map_err(failed);
        }
        Place::locked(parent, prefix, waiting)
            .or_else(|error| if out.is_dir() { inside() } else { Err(error) })
            .map_err(failed)
    }

    fn locked(home: &Path, prefix: String, waiting: &dyn Fn()) -> io::Result<Place> {
        let path = home.join(format!("{prefix}.lock"));
        loop {
            let file = File::options().create(true).truncate(false).write(true).open(&path)?;
            let lock = match file.try_lock() {
                Ok(()) => Some(file),
                Err(TryLockError::WouldBlock) => {
                    waiting();
                    file.lock()?;
                    Some(file)
                }
                // A file system without locks: then builds have to keep out of each other's way by themselves.
                Err(TryLockError::Error(_)) => None,
            };
            // Whoever had the lock has taken the file away: what is locked now is no longer what others would lock.
            if lock.as_ref().is_none_or(|file| still_at(file, &path)) {
                return Ok(Place { home: home.to_owned(), prefix, lock });
            }
        }
    }

    /// Whether a file or folder beside or in the output is one of ours, and not a part of a site.
    pub fn owns(&self, name: &OsStr) -> bool {
        name.to_string_lossy().starts_with(&self.prefix)
    }

    /// Makes the folder to stage in. What builds have left that were ended half-way goes.
    ///
    /// # Errors
    /// The disk's.
    pub fn staging(&self) -> io::Result<PathBuf> {
        let folder = self.home.join(format!("{}-{}", self.prefix, std::process::id()));
        if self.lock.is_some() {
            let left = format!("{}-", self.prefix);
            for entry in fs::read_dir(&self.home)?.flatten() {
                let name = entry.file_name();
                let number = name.to_str().and_then(|name| name.strip_prefix(&left));
                if number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
                    super::remove_dir(&entry.path())?;
                }
            }
        }
        super::remove_dir(&folder)?;
        fs::create_dir(&folder)?;
        Ok(folder)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // While it is locked, so that nobody can have locked it anew.
        if self.lock.is_some() && cfg!(unix) {
            let _ = fs::remove_file(self.home.join(format!("{}.lock", self.prefix)));
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
fn one_file_system(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(a), fs::metadata(b)) {
        (Ok(a), Ok(b)) => a.dev() == b.dev(),
        _ => true,
    }
}

#[cfg(not(unix))]
fn one_file_system(_a: &Path, _b: &Path) -> bool {
    true
}
