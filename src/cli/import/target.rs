//! The folder that an import writes to: nothing outside of it is touched, whatever links are in it.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use guichet_core::{hex, paths};
use sha2::{Digest, Sha256};

use crate::cli::Failure;

/// The site's folder. Every path is checked before it is used: a link in it could lead anywhere.
pub struct Target<'a>(pub &'a Path);

impl<'a> Target<'a> {
    pub fn open(dir: &'a Path) -> Result<Target<'a>, Failure> {
        fs::create_dir_all(dir)
            .map_err(|error| Failure::fault(format!("can't create `{}`: {error}", dir.display())))?;
        Ok(Target(dir))
    }

    /// Where a file is, or `None` if the path is not plain, or goes through a link or a file.
    pub fn path(&self, path: &str) -> Option<PathBuf> {
        let plain =
            paths::is_plain(path) && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || path.contains(['\\', '\0']) {
            return None;
        }
        let mut full = self.0.to_path_buf();
        for part in path.split('/') {
            full.push(part);
            let Ok(metadata) = fs::symlink_metadata(&full) else { continue };
            let is_last = full.ends_with(path);
            if metadata.file_type().is_symlink() || !is_last && !metadata.is_dir() {
                return None;
            }
        }
        Some(full)
    }

    /// The hash of a file; of what can't be written, one that nothing has.
    pub fn hash(&self, path: &str) -> Option<String> {
        match self.path(path) {
            None => Some("in the way".to_owned()),
            Some(full) if !full.exists() => None,
            Some(full) => Some(fs::read(&full).map_or_else(|_| "in the way".to_owned(), |bytes| hash(&bytes))),
        }
    }

    /// Replaces a file in one step, so that an import that is stopped leaves no half of one.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let fault = |error: io::Error| Failure::fault(format!("can't write `{path}`: {error}"));
        let full = self.path(path).ok_or_else(|| {
            Failure::usage(format!(
                "`{path}` is a symbolic link, or below one or below a file, in `{}`: remove that",
                self.0.display()
            ))
        })?;
        let folder = full.parent().unwrap_or(self.0);
        fs::create_dir_all(folder).map_err(fault)?;
        let staged = folder.join(format!(".guichet-import-{}", std::process::id()));
        fs::write(&staged, bytes).and_then(|()| fs::rename(&staged, &full)).map_err(|error| {
            let _ = fs::remove_file(&staged);
            fault(error)
        })
    }
}

pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
