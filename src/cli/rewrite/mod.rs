//! New texts, written where the old ones are: each file as a whole or not at all, with the line breaks and the byte order mark that it
//! had.
//!
//! | file | job |
//! |---|---|
//! | `form` | a text in the form that its file has on disk |
//! | `together` | many files at once: all of them or none |

mod form;
mod together;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use form::diff;
pub use together::{Stopped, Together};

/// Why a file was left as it is.
#[derive(Debug)]
pub enum Refusal {
    /// A link leads to another folder.
    Outside,
    /// It is not what was read.
    Changed,
    /// It can't be kept as it is, since it is in another encoding.
    Encoded,
    Failed(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Refusal::Failed(error)
    }
}

impl Refusal {
    /// In words, without the file.
    pub fn why(&self) -> String {
        match self {
            Refusal::Outside => "a symbolic link leads out of the site".to_owned(),
            Refusal::Changed => "it has changed meanwhile: run the command again".to_owned(),
            Refusal::Encoded => "it is not UTF-8: save it as UTF-8 in your editor first".to_owned(),
            Refusal::Failed(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                format!("{error}: see who may write to it and to its folder")
            }
            Refusal::Failed(error) => error.to_string(),
        }
    }
}

/// A new text beside the file in whose place it comes. Goes away by itself if nobody puts it there.
#[derive(Debug)]
struct Staged {
    /// Behind links.
    real: PathBuf,
    /// `None` once it is in place.
    beside: Option<PathBuf>,
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            let _ = fs::remove_file(beside);
        }
    }
}

impl Staged {
    /// # Errors
    /// The file is as it was then.
    fn put(mut self) -> io::Result<()> {
        if let Some(beside) = &self.beside {
            fs::rename(beside, &self.real)?;
            self.beside = None;
        }
        Ok(())
    }
}

/// Writes `new` to a file that was read as `old`.
///
/// # Errors
/// See [`Refusal`]; the file is as it was then.
pub fn write(root: &Path, disk: &Path, old: &str, new: &str) -> Result<(), Refusal> {
    let staged = stage(root, disk, old, new)?;
    Ok(staged.map_or(Ok(()), Staged::put)?)
}

/// `new` beside a file that was read as `old`; nothing if it is there already.
fn stage(root: &Path, disk: &Path, old: &str, new: &str) -> Result<Option<Staged>, Refusal> {
    // A link stays, and what it leads to is changed.
    let real = disk.canonicalize()?;
    if !real.starts_with(root.canonicalize()?) {
        return Err(Refusal::Outside);
    }
    let raw = String::from_utf8(fs::read(&real)?).map_err(|_| Refusal::Encoded)?;
    let bytes = form::restored(&raw, old, new).ok_or(Refusal::Changed)?;
    if bytes == raw {
        return Ok(None);
    }
    // Whoever has protected a file from being written means it, although its folder would let another one take its place.
    fs::OpenOptions::new().append(true).open(&real)?;
    let permissions = fs::metadata(&real)?.permissions();
    let staged = Staged { beside: Some(beside(&real, "tmp")), real };
    if let Some(beside) = &staged.beside {
        fs::write(beside, bytes)?;
        fs::set_permissions(beside, permissions)?;
    }
    Ok(Some(staged))
}

/// A name that no other file has, and that nothing publishes or reads.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(format!(".{}.{ending}", std::process::id()));
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn links_stay_and_lead_nowhere_else() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (site, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = site.path();
        fs::write(root.join("a.md"), "a").unwrap();
        fs::set_permissions(root.join("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.md", root.join("b.md")).unwrap();
        write(root, &root.join("b.md"), "a", "b").unwrap();
        assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), "b");
        assert!(root.join("b.md").is_symlink());
        assert_eq!(fs::metadata(root.join("a.md")).unwrap().permissions().mode() & 0o777, 0o640);
        fs::write(other.path().join("c.md"), "a").unwrap();
        symlink(other.path().join("c.md"), root.join("c.md")).unwrap();
        assert!(matches!(write(root, &root.join("c.md"), "a", "b"), Err(Refusal::Outside)));
        assert_eq!(fs::read_to_string(other.path().join("c.md")).unwrap(), "a");
        assert!(matches!(write(root, &root.join("a.md"), "a", "c"), Err(Refusal::Changed)));
        assert!(matches!(write(root, &root.join("d.md"), "a", "c"), Err(Refusal::Failed(_))));
        fs::write(root.join("e.md"), b"\xe9").unwrap();
        assert!(matches!(write(root, &root.join("e.md"), "\u{fffd}", "c"), Err(Refusal::Encoded)));
        // Nothing is left beside them.
        assert_eq!(fs::read_dir(root).unwrap().count(), 4);
    }
}
