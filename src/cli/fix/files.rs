//! New texts, written where the old ones are: each file as a whole or not at all, with the line breaks and the byte order mark that it
//! had.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file was left as it is.
#[derive(Debug)]
pub enum Refusal {
    /// A link leads to another folder.
    Outside,
    /// It is not what was read.
    Changed,
    Failed(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Refusal::Failed(error)
    }
}

const MARK: &str = "\u{feff}";

/// Writes `new` to a file that was read as `old`.
///
/// # Errors
/// See [`Refusal`]; the file is as it was then.
pub fn write(root: &Path, disk: &Path, old: &str, new: &str) -> Result<(), Refusal> {
    // A link stays, and what it leads to is changed.
    let real = disk.canonicalize()?;
    if !real.starts_with(root.canonicalize()?) {
        return Err(Refusal::Outside);
    }
    let raw = fs::read(&real)?;
    let raw = String::from_utf8(raw).map_err(|_| Refusal::Changed)?;
    let bytes = restored(&raw, old, new).ok_or(Refusal::Changed)?;
    if bytes == raw {
        return Ok(());
    }
    let beside = beside(&real);
    let written = fs::write(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&real)?.permissions()))
        .and_then(|()| fs::rename(&beside, &real));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Refusal::Failed(error)
    })
}

/// A name that no other file has, and that nothing publishes or reads.
fn beside(file: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    file.with_file_name(name)
}

/// `new` as the file is written whose bytes are `raw` and whose text was read as `old`; `None` if it is not.
fn restored(raw: &str, old: &str, new: &str) -> Option<String> {
    let (mark, body) = raw.strip_prefix(MARK).map_or(("", raw), |body| (MARK, body));
    if body == old || body == new {
        return Some(format!("{mark}{new}"));
    }
    // Line breaks of old Macs were read as those of all others.
    let is_old_mac = !body.contains('\n') && body.replace('\r', "\n") == old;
    is_old_mac.then(|| format!("{mark}{}", new.replace('\n', "\r")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_write_stays() {
        for (raw, old, new, expected) in [
            ("a\nb\n", "a\nb\n", "a\nc\n", Some("a\nc\n")),
            ("\u{feff}a\r\n", "a\r\n", "b\r\n", Some("\u{feff}b\r\n")),
            ("a\rb", "a\nb", "c\nb", Some("c\rb")),
            ("a\rb\n", "a\nb\n", "c\nb\n", None),
            ("other", "a", "b", None),
            ("b", "a", "b", Some("b")),
        ] {
            assert_eq!(restored(raw, old, new).as_deref(), expected, "{raw:?}");
        }
    }

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
        // Nothing is left beside them.
        assert_eq!(fs::read_dir(root).unwrap().count(), 3);
    }
}
