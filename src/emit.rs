//! The only writer. Files are staged beside the output folder and moved in when all of them are there, so that a
//! build that fails half-way, or a full disk, leaves the published site as it was.
//!
//! Unchanged files are not written again, and of the files that are gone only those are deleted that an earlier
//! build's manifest lists: what others put into the folder stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::OutPath;
use crate::output::{Content, Sink};
use crate::theme::hex;

mod place;

use place::Place;

pub const MANIFEST: &str = "manifest.json";

/// One line of `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    pub path: String,
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub hash: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    generator: String,
    files: Vec<ManifestFile>,
}

/// What a build changed on disk, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// A build on its way to disk.
pub struct Staging {
    out: PathBuf,
    /// Beside `out`, so that moving a file in is a rename on one file system.
    folder: PathBuf,
    /// Keeps other builds out until this one has ended.
    _place: Place,
    /// `out` did not exist: the whole folder is moved at once.
    fresh: bool,
    old: BTreeSet<String>,
    files: Mutex<BTreeMap<OutPath, (u64, String)>>,
    /// Folders made in `folder`, `` for itself.
    made: Mutex<FxHashSet<String>>,
    staged: Mutex<Vec<OutPath>>,
    unchanged: AtomicUsize,
}

/// Why nothing could be published.
#[derive(Debug)]
pub enum EmitError {
    /// The folder holds files and no manifest of ours.
    NotOurs(PathBuf),
    Io(PathBuf, io::Error),
    /// Some files are the new ones already.
    HalfWay(PathBuf, io::Error),
}

impl std::fmt::Display for EmitError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            EmitError::NotOurs(path) => {
                write!(
                    f,
                    "`{}` is not empty and was not made by guichet; choose an empty folder with --output",
                    path.display()
                )
            }
            EmitError::HalfWay(path, error) => {
                write!(
                    f,
                    "can't write to `{}`: {error}; some of its files are new already, build again",
                    path.display()
                )
            }
            EmitError::Io(path, error) => {
                write!(f, "can't write to `{}`: {error}; the published site is as it was", path.display())
            }
        }
    }
}

impl std::error::Error for EmitError {}

impl Staging {
    /// Opens a build to `out`. Where another build is at work there, `waiting` is called, and its end waited for.
    ///
    /// # Errors
    /// The folder is somebody else's, or nothing can be written beside it or into it.
    pub fn open(out: &Path, waiting: &dyn Fn()) -> Result<Self, EmitError> {
        let io_error = |error| EmitError::Io(out.to_owned(), error);
        // Without a trailing slash or `.`, so that there is a parent and a name; where a link leads, not the link.
        let mut out = std::path::absolute(out).map_err(io_error)?;
        if fs::symlink_metadata(&out).is_ok_and(|meta| meta.is_symlink()) {
            out = fs::canonicalize(&out).map_err(|error| EmitError::Io(out, error))?;
        }
        let place = Place::beside(&out, waiting)?;
        let empty = match fs::read_dir(&out) {
            Ok(entries) => entries.flatten().all(|entry| place.owns(&entry.file_name())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(EmitError::Io(out, error)),
        };
        let fresh = !out.exists();
        let old = match read_manifest(&out.join(MANIFEST)) {
            Some(manifest) => manifest.files.into_iter().map(|file| file.path).collect(),
            None if empty => BTreeSet::new(),
            None => return Err(EmitError::NotOurs(out)),
        };
        let folder = place.staging().map_err(|error| EmitError::Io(out.clone(), error))?;
        Ok(Staging {
            out,
            folder,
            _place: place,
            fresh,
            old,
            files: Mutex::default(),
            made: Mutex::default(),
            staged: Mutex::default(),
            unchanged: AtomicUsize::new(0),
        })
    }

    /// Writes the manifest, moves everything in, and removes what is no longer part of the site.
    ///
    /// # Errors
    /// The disk's. Files that were moved before the error are complete ones.
    pub fn publish(self) -> Result<Written, EmitError> {
        let files = lock(&self.files);
        let manifest = Manifest {
            generator: format!("guichet {}", env!("CARGO_PKG_VERSION")),
            files: files
                .iter()
                .map(|(path, (bytes, hash))| ManifestFile { path: path.to_string(), bytes: *bytes, hash: hash.clone() })
                .collect(),
        };
        let mut new: BTreeSet<String> = files.keys().map(ToString::to_string).collect();
        new.insert(MANIFEST.to_owned());
        drop(files);
        let io_error = |error| EmitError::Io(self.out.clone(), error);
        let half_way = |error| EmitError::HalfWay(self.out.clone(), error);
        let json = serde_json::to_vec(&manifest).map_err(|error| io_error(error.into()))?;
        self.put(OutPath::new(MANIFEST), Content::Bytes(json)).map_err(io_error)?;

        let mut staged = std::mem::take(&mut *lock(&self.staged));
        // Scripts and styles before the pages that name them, the manifest when all is there.
        staged.sort_by_cached_key(|path| {
            (path.as_str() == MANIFEST, !path.as_str().starts_with("_guichet/"), path.clone())
        });
        let mut written =
            Written { written: staged.len(), unchanged: self.unchanged.load(Ordering::Relaxed), removed: 0 };
        if self.fresh {
            fs::rename(&self.folder, &self.out).map_err(io_error)?;
        } else {
            if !staged.is_empty() {
                self.announce(&manifest, &new).map_err(io_error)?;
            }
            self.move_in(&staged).map_err(half_way)?;
            for path in self.old.difference(&new) {
                written.removed += usize::from(self.remove(path));
            }
        }
        Ok(written)
    }

    /// Puts a manifest of all old and new files into `out`: should the process end now, the next build knows what is
    /// ours, and takes away what is too much.
    fn announce(&self, manifest: &Manifest, new: &BTreeSet<String>) -> io::Result<()> {
        let gone = self.old.difference(new);
        let gone = gone.map(|path| ManifestFile { path: path.clone(), bytes: 0, hash: String::new() });
        let files = manifest.files.iter().cloned().chain(gone).collect();
        let both = Manifest { generator: manifest.generator.clone(), files };
        let draft = self.folder.join("announced.json");
        fs::write(&draft, serde_json::to_vec(&both)?)?;
        fs::rename(draft, self.out.join(MANIFEST))
    }

    fn move_in(&self, staged: &[OutPath]) -> io::Result<()> {
        let mut made = BTreeSet::new();
        for path in staged {
            let target = self.out.join(path.as_str());
            let Some(parent) = target.parent() else { continue };
            if made.insert(parent.to_owned()) {
                make_dir(&self.out, parent)?;
            }
            if target.is_dir() {
                // An older site had a folder where this one has a file. What others put there keeps it from going.
                let below = format!("{path}/");
                self.old.range(below.clone()..).take_while(|old| old.starts_with(&below)).for_each(|old| {
                    self.remove(old);
                });
                if target.is_dir() {
                    fs::remove_dir(&target)?;
                }
            }
            fs::rename(self.folder.join(path.as_str()), &target)?;
        }
        Ok(())
    }

    /// Deletes one file of an older build, and the folders that it leaves empty.
    fn remove(&self, path: &str) -> bool {
        let unsafe_path = path.split('/').any(|part| part == ".." || part.is_empty());
        if unsafe_path || fs::remove_file(self.out.join(path)).is_err() {
            return false;
        }
        let mut folder = Path::new(path).parent();
        while let Some(above) = folder.filter(|above| !above.as_os_str().is_empty()) {
            if fs::remove_dir(self.out.join(above)).is_err() {
                break;
            }
            folder = above.parent();
        }
        true
    }

    /// Makes a staged file's folder, once.
    fn folder_of(&self, path: &str) -> io::Result<()> {
        let Some((parent, _)) = path.rsplit_once('/') else { return Ok(()) };
        if lock(&self.made).contains(parent) {
            return Ok(());
        }
        self.folder_of(parent)?;
        match fs::create_dir(self.folder.join(parent)) {
            // Another thread was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => result?,
        }
        lock(&self.made).insert(parent.to_owned());
        Ok(())
    }
}

impl Sink for Staging {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        let published = self.out.join(path.as_str());
        let target = self.folder.join(path.as_str());
        let (len, hash, same) = match &content {
            Content::Bytes(bytes) => {
                let same = !self.fresh && holds(&published, bytes);
                (bytes.len() as u64, hex(&Sha256::digest(bytes)), same)
            }
            Content::File(source) => {
                let (len, hash) = hash_file(source)?;
                let same = !self.fresh
                    && fs::metadata(&published).is_ok_and(|meta| meta.len() == len)
                    && hash_file(&published).is_ok_and(|(_, published)| published == hash);
                (len, hash, same)
            }
        };
        if same {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            self.folder_of(path.as_str())?;
            match &content {
                Content::Bytes(bytes) => fs::write(&target, bytes)?,
                Content::File(source) => {
                    fs::copy(source, &target)?;
                }
            }
            lock(&self.staged).push(path.clone());
        }
        lock(&self.files).insert(path, (len, hash));
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing to be done about a folder that can't be removed: the next build tries again.
        let _ = remove_dir(&self.folder);
    }
}

/// Makes a folder below `out`, in place of an older site's files of that name.
fn make_dir(out: &Path, folder: &Path) -> io::Result<()> {
    match fs::create_dir_all(folder) {
        Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory) => {
            let below = folder.strip_prefix(out).unwrap_or(Path::new(""));
            let mut path = out.to_owned();
            for part in below.components() {
                path.push(part);
                if path.is_file() {
                    fs::remove_file(&path)?;
                }
            }
            fs::create_dir_all(folder)
        }
        result => result,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn remove_dir(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|old| old == bytes)
}

fn hash_file(path: &Path) -> io::Result<(u64, String)> {
    let mut file = fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut len = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((len, hex(&hash.finalize()))),
            read => {
                hash.update(&buffer[..read]);
                len += read as u64;
            }
        }
    }
}

/// `None` for files of that name that others made.
fn read_manifest(path: &Path) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    manifest.generator.starts_with("guichet ").then_some(manifest)
}

/// Removes the site that an earlier build wrote to `out`, and nothing else.
///
/// # Errors
/// The folder is somebody else's, or the disk's error.
pub fn clean(out: &Path, waiting: &dyn Fn()) -> Result<usize, EmitError> {
    if !out.exists() {
        return Ok(0);
    }
    let Some(manifest) = read_manifest(&out.join(MANIFEST)) else { return Err(EmitError::NotOurs(out.to_owned())) };
    let staging = Staging::open(out, waiting)?;
    let paths = manifest.files.iter().map(|file| file.path.as_str()).chain([MANIFEST]);
    let removed = paths.filter(|path| staging.remove(path)).count();
    let _ = fs::remove_dir(out);
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(out: &Path, files: &[(&str, &str)]) -> Written {
        let staging = Staging::open(out, &|| {}).unwrap();
        for (path, text) in files {
            staging.put(OutPath::new(*path), Content::Bytes(text.as_bytes().to_vec())).unwrap();
        }
        staging.publish().unwrap()
    }

    #[test]
    fn only_what_changed_is_written_and_only_ours_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        assert_eq!(
            publish(&out, &[("a/x.html", "1"), ("b.html", "2")]),
            Written { written: 3, unchanged: 0, removed: 0 }
        );
        fs::write(out.join("CNAME"), "help.example.com").unwrap();
        assert_eq!(
            publish(&out, &[("b.html", "2"), ("a", "now a file")]),
            Written { written: 2, unchanged: 1, removed: 0 }
        );
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "now a file");
        assert_eq!(
            publish(&out, &[("a/x.html", "1"), ("b.html", "2")]),
            Written { written: 2, unchanged: 1, removed: 0 }
        );
        assert!(out.join("CNAME").exists());
        assert_eq!(clean(&out, &|| {}).unwrap(), 3);
        assert!(out.join("CNAME").exists() && !out.join("a").exists());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no staging folder is left");
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(Staging::open(dir.path(), &|| {}), Err(EmitError::NotOurs(_))));
        assert!(matches!(clean(dir.path(), &|| {}), Err(EmitError::NotOurs(_))));
    }

    #[test]
    fn a_build_that_is_dropped_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        publish(&out, &[("a.html", "1")]);
        let staging = Staging::open(&out, &|| {}).unwrap();
        staging.put(OutPath::new("a.html"), Content::Bytes(b"2".to_vec())).unwrap();
        drop(staging);
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "1");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
