//! Folders on the way to a file: those that a build makes, and those of the output, which must not be symbolic links.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rustc_hash::{FxHashMap, FxHashSet};

use super::error::EmitError;
use super::moment::Moment;
use super::mutex::lock;
use super::read;
use guichet_core::paths;

/// Makes folders below one, each once, from any thread.
#[derive(Debug)]
pub struct Made {
    pub root: PathBuf,
    /// It begins as a copy of an older site, whose files may be in the way.
    is_copy: bool,
    known: Mutex<FxHashSet<PathBuf>>,
}

impl Made {
    pub fn below(root: PathBuf) -> Self {
        Made { root, is_copy: false, known: Mutex::default() }
    }

    pub fn in_copy(root: PathBuf) -> Self {
        Made { is_copy: true, ..Made::below(root) }
    }

    /// Makes the folder that a file is in.
    pub fn parent_of(&self, path: &Path) -> io::Result<()> {
        path.parent().map_or(Ok(()), |folder| self.make(folder))
    }

    pub fn make(&self, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() || lock(&self.known).contains(folder) {
            return Ok(());
        }
        self.parent_of(folder)?;
        let here = self.root.join(folder);
        while let Err(error) = read::create_dir(&here) {
            let there = error.kind() == io::ErrorKind::AlreadyExists;
            // Another thread was faster, or an older build.
            if there && (!self.is_copy || fs::symlink_metadata(&here).is_ok_and(|meta| meta.is_dir())) {
                break;
            }
            if !there {
                return Err(error);
            }
            // A file of the older build gives way, if no other thread has done that.
            match fs::remove_file(&here) {
                Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::IsADirectory) => {
                    return Err(error);
                }
                _ => {}
            }
        }
        lock(&self.known).insert(folder.to_owned());
        Ok(())
    }

    pub fn all(&self) -> Vec<PathBuf> {
        let known = lock(&self.known);
        known.iter().map(|folder| self.root.join(folder)).chain([self.root.clone()]).collect()
    }
}

/// Which folders of the output are folders and not links. What is behind a link is not ours, whatever it is called.
#[derive(Debug)]
pub struct Real {
    root: PathBuf,
    known: Mutex<FxHashMap<String, Option<Moment>>>,
}

impl Real {
    pub fn below(root: PathBuf) -> Self {
        Real { root, known: Mutex::default() }
    }

    /// Whether a file of this path is in the output itself.
    pub fn holds(&self, path: &str) -> bool {
        let Some((folder, _)) = path.rsplit_once('/') else { return true };
        if let Some(known) = lock(&self.known).get(folder) {
            return known.is_some();
        }
        let meta = if self.holds(folder) { fs::symlink_metadata(self.root.join(folder)).ok() } else { None };
        let real = meta.filter(|meta| meta.file_type().is_dir()).map(|meta| Moment::of(&meta));
        lock(&self.known).insert(folder.to_owned(), real);
        real.is_some()
    }

    /// When a folder was last changed, if anybody has asked for a file in it, and it is a folder.
    pub fn moment(&self, folder: &str) -> Option<Moment> {
        lock(&self.known).get(folder).copied().flatten()
    }
}

/// Whether a path of a manifest stays in the output: anybody may have written the manifest.
pub fn is_plain(path: &str) -> bool {
    paths::is_plain(path) && !path.bytes().any(|byte| matches!(byte, b'\\' | b'\0')) && !Path::new(path).has_root()
}

/// The staged site in the folder of a build, beside its notes.
pub fn site_in(folder: &Path) -> PathBuf {
    folder.join("site")
}

/// Without a trailing slash or `.`, so that there is a parent and a name; where a link leads, not the link.
pub fn real_path(out: &Path) -> Result<PathBuf, EmitError> {
    let io_error = |error| EmitError::Io(out.to_owned(), error);
    let absolute = std::path::absolute(out).map_err(io_error)?;
    if fs::symlink_metadata(&absolute).is_ok_and(|meta| meta.is_symlink()) {
        return fs::canonicalize(&absolute).map_err(io_error);
    }
    Ok(absolute)
}
