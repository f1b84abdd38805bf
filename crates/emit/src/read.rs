//! Files as they are read and written: what a file's hash says is what was published.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use super::ending::Ending;
use guichet_core::hex;

/// A file that changes while it is read is read again, after this many milliseconds.
const PAUSES: [u64; 5] = [5, 20, 50, 100, 200];

/// What was read of a file that is copied.
pub struct Copied {
    pub len: u64,
    pub hash: String,
    /// The published file is the same, and nothing was written.
    pub same: bool,
}

/// Copies `source` to the file that `target` opens, unless `published` holds the same. The hash is that of the bytes that
/// were written, whatever happens to `source`.
///
/// # Errors
/// The disk's, and that the file went on to change.
pub fn copy(
    source: &Path,
    published: Option<&Path>,
    target: &dyn Fn() -> io::Result<File>,
    ending: &Ending,
) -> io::Result<Copied> {
    let name = |error: io::Error| io::Error::new(error.kind(), format!("`{}`: {error}", source.display()));
    for pause in PAUSES {
        let file = File::open(source).map_err(name)?;
        let before = Stamp::of(&file.metadata().map_err(name)?);
        let same = match published.filter(|path| fs::symlink_metadata(path).is_ok_and(|meta| fits(&meta, before.len))) {
            Some(published) => same_as(&file, published, ending)?,
            None => None,
        };
        let (len, hash, same) = match same {
            Some((len, hash)) => (len, hash, true),
            None => {
                let again = File::open(source).map_err(name)?;
                let (len, hash) = write_through(again, target()?, ending).map_err(name)?;
                (len, hash, false)
            }
        };
        // By its name: a file that was replaced by another one has changed, too.
        let after = Stamp::of(&fs::metadata(source).map_err(name)?);
        if before == after && before.len == len {
            return Ok(Copied { len, hash, same });
        }
        std::thread::sleep(Duration::from_millis(pause));
    }
    Err(io::Error::other(format!("`{}` changes while it is read; build again when it is complete", source.display())))
}

#[derive(PartialEq)]
struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(meta: &Metadata) -> Self {
        Stamp { len: meta.len(), modified: meta.modified().ok() }
    }
}

/// The size and hash of a file that holds what `published` holds.
fn same_as(mut file: &File, published: &Path, ending: &Ending) -> io::Result<Option<(u64, String)>> {
    let Ok(mut published) = File::open(published) else { return Ok(None) };
    let mut hash = Sha256::new();
    let (mut mine, mut its) = (vec![0; BLOCK], vec![0; BLOCK]);
    let mut len = 0;
    loop {
        let _going = ending.going();
        let (read, other) = (fill(&mut file, &mut mine)?, fill(&mut published, &mut its)?);
        if mine[..read] != its[..other] {
            return Ok(None);
        }
        if read == 0 {
            return Ok(Some((len, hex(&hash.finalize()))));
        }
        hash.update(&mine[..read]);
        len += read as u64;
    }
}

const BLOCK: usize = 128 * 1024;

fn write_through(mut from: File, mut to: File, ending: &Ending) -> io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; BLOCK];
    let mut len = 0;
    loop {
        let _going = ending.going();
        match fill(&mut from, &mut buffer)? {
            0 => return Ok((len, hex(&hash.finalize()))),
            read => {
                hash.update(&buffer[..read]);
                to.write_all(&buffer[..read])?;
                len += read as u64;
            }
        }
    }
}

/// As much as there is, up to the whole buffer.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Whether a published file that [`fits`] holds these bytes.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    // Most files of most builds: the size is known by then, so one read is enough.
    let same = || -> io::Result<bool> {
        let mut old = vec![0; bytes.len()];
        File::open(path)?.read_exact(&mut old)?;
        Ok(old == bytes)
    };
    same().unwrap_or_default()
}

/// A regular file of this size that everyone may read.
pub fn fits(meta: &Metadata, len: u64) -> bool {
    meta.is_file() && meta.len() == len && is_readable(meta)
}

#[cfg(unix)]
fn is_readable(meta: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    meta.permissions().mode() & 0o444 == 0o444
}

#[cfg(not(unix))]
fn is_readable(_meta: &Metadata) -> bool {
    true
}

/// Makes a new file that everyone may read, whatever the process's umask.
pub fn create(path: &Path) -> io::Result<File> {
    let file = File::create(path)?;
    open_up(&file.metadata()?, 0o644, |rights| file.set_permissions(rights));
    Ok(file)
}

/// Makes a folder that everyone may enter.
pub fn create_dir(path: &Path) -> io::Result<()> {
    fs::create_dir(path)?;
    open_up(&fs::symlink_metadata(path)?, 0o755, |rights| fs::set_permissions(path, rights));
    Ok(())
}

/// The same for a folder that is there.
pub fn open_up_dir(path: &Path) {
    if let Ok(meta) = fs::symlink_metadata(path) {
        open_up(&meta, 0o755, |rights| fs::set_permissions(path, rights));
    }
}

/// The same for a file that is there.
pub fn open_up_file(path: &Path) {
    if let Ok(meta) = fs::symlink_metadata(path) {
        open_up(&meta, 0o644, |rights| fs::set_permissions(path, rights));
    }
}

/// From here on, a power cut does not change what the folder lists.
#[cfg(unix)]
pub fn sync_dir(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows does that by itself, and can't open folders.
#[cfg(not(unix))]
pub fn sync_dir(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Some file systems have no permissions, and refuse.
#[cfg(unix)]
fn open_up(meta: &Metadata, wanted: u32, set: impl FnOnce(fs::Permissions) -> io::Result<()>) {
    use std::os::unix::fs::PermissionsExt;
    let mode = meta.permissions().mode() & 0o7777;
    // A folder's group is that of the folder above, where that one says so.
    let wanted = mode & 0o2000 | wanted;
    if mode != wanted {
        let _ = set(fs::Permissions::from_mode(wanted));
    }
}

#[cfg(not(unix))]
fn open_up(_meta: &Metadata, _wanted: u32, _set: impl FnOnce(fs::Permissions) -> io::Result<()>) {}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn copied(dir: &Path, published: Option<&str>, disturb: impl Fn(usize)) -> io::Result<Copied> {
        let tries = AtomicUsize::new(0);
        let target = || {
            disturb(tries.fetch_add(1, Ordering::Relaxed));
            create(&dir.join("copy"))
        };
        copy(&dir.join("source"), published.map(|name| dir.join(name)).as_deref(), &target, &Ending::default())
    }

    #[test]
    fn the_hash_is_that_of_what_was_written() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        fs::write(dir.join("source"), vec![7; 3 * BLOCK + 5]).unwrap();
        let copy = copied(dir, None, |_| ()).unwrap();
        let written = fs::read(dir.join("copy")).unwrap();
        assert_eq!((copy.len, copy.same), (written.len() as u64, false));
        assert_eq!(copy.hash, hex(&Sha256::digest(&written)));

        // The same again: nothing is written.
        let again = copied(dir, Some("copy"), |_| panic!("it is the same")).unwrap();
        assert!(again.same && again.hash == copy.hash && again.len == copy.len);
        fs::write(dir.join("source"), vec![8; 3 * BLOCK + 5]).unwrap();
        assert!(!copied(dir, Some("copy"), |_| ()).unwrap().same);
    }

    #[test]
    fn what_changes_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        fs::write(dir.join("source"), "half").unwrap();
        let complete = |tries| {
            if tries == 0 {
                fs::write(dir.join("source"), "complete").unwrap();
            }
        };
        let copy = copied(dir, None, complete).unwrap();
        assert_eq!((copy.len, fs::read_to_string(dir.join("copy")).unwrap()), (8, "complete".to_owned()));

        let error = copied(dir, None, |tries| fs::write(dir.join("source"), "x".repeat(tries)).unwrap()).err();
        assert!(error.unwrap().to_string().contains("source` changes while it is read"));
        fs::remove_file(dir.join("source")).unwrap();
        assert!(copied(dir, None, |_| ()).err().unwrap().to_string().contains("source`: "));
    }

    #[test]
    #[cfg(unix)]
    fn everyone_may_read() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (folder, file) = (dir.path().join("a"), dir.path().join("a/b"));
        create_dir(&folder).unwrap();
        create(&file).unwrap();
        let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&file)), (0o755, 0o644));
        let fits = || fits(&fs::symlink_metadata(&file).unwrap(), 0);
        assert!(fits());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(!fits(), "it is written anew, for everyone");
    }
}
