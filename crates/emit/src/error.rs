//! Why a build could not publish, and what has become of the published site.

use std::fmt;
use std::io;
use std::path::PathBuf;

use guichet_core::diag::codes;

/// Why nothing could be published, or not all.
#[derive(Debug)]
pub enum EmitError {
    /// The folder holds files and no manifest of ours.
    NotOurs(PathBuf),
    /// At this path. Nothing has changed.
    Io(PathBuf, io::Error),
    /// A file of somebody else's has the place of one of ours. Nothing has changed.
    InTheWay { path: String, by: PathBuf },
    /// Some files are the new ones already.
    HalfWay(PathBuf, io::Error),
    /// The new site is published, but these could not be deleted.
    Left(Vec<(PathBuf, io::Error)>),
    /// The site was to be removed, but these could not be.
    NotCleaned(Vec<(PathBuf, io::Error)>),
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmitError::NotOurs(path) => {
                write!(
                    f,
                    "{}: `{}` is not empty and was not made by guichet; choose an empty folder with --output",
                    codes::OUT003,
                    path.display()
                )
            }
            EmitError::Io(path, error) => {
                write!(f, "can't write to `{}`: {error}; the published site is as it was", path.display())
            }
            EmitError::InTheWay { path, by } => {
                write!(
                    f,
                    "can't publish `{path}`: `{}` is in the way and was not made by guichet; the published site is as it was. Move it elsewhere and build again",
                    by.display()
                )
            }
            EmitError::HalfWay(path, error) => {
                write!(
                    f,
                    "can't write to `{}`: {error}; some files of the site are already the new ones; build again",
                    path.display()
                )
            }
            EmitError::Left(left) => {
                write!(
                    f,
                    "the site is published, but some files of the old one can't be deleted; the next build will try again"
                )?;
                list(left, f)
            }
            EmitError::NotCleaned(left) => {
                write!(f, "some files of the site can't be removed; fix this, then run `guichet clean` again")?;
                list(left, f)
            }
        }
    }
}

fn list(files: &[(PathBuf, io::Error)], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (path, error) in files.iter().take(SHOWN) {
        write!(f, "\n  `{}`: {error}", path.display())?;
    }
    match files.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => write!(f, "\n  and {more} more"),
    }
}

/// A message names this many files.
const SHOWN: usize = 20;

impl std::error::Error for EmitError {}
