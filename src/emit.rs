//! The only writer. A new site is staged beside the output folder and takes its place in one step, when all of it is
//! there: a build that fails half-way, or a full disk leaves the published site as it was.
//!
//! Unchanged files are not written again, and of the files that are gone only those are deleted that an earlier
//! build's manifest lists: what others put into the folder stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::model::OutPath;
use crate::output::{Content, Sink, put_twice};
use crate::theme::hex;

mod ending;
mod folders;
mod in_place;
mod manifest;
mod place;
mod read;
mod tree;

use folders::{Made, Real, is_plain};
use in_place::InPlace;
use manifest::{Manifest, Published, Texts};
use place::Place;
use tree::{Paths, Stop, Switch};

pub use ending::Ending;
pub use manifest::{MANIFEST, ManifestFile};

/// How to publish.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// The day of the build.
    pub date: Timestamp,
    /// For how many builds files of older ones stay that an open page may still ask for.
    pub keep: u32,
    /// Wait until the disk has everything.
    pub durable: bool,
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
    /// Beside `out`, so that it takes a rename to publish what is in it.
    folder: PathBuf,
    /// The new site, in `folder`.
    site: Made,
    /// Keeps other builds out until this one has ended.
    _place: Place,
    how: How,
    ending: Ending,
    /// `out` did not exist: there is nothing to compare with.
    fresh: bool,
    /// The staged folder can take the place of `out`.
    whole: bool,
    old: Vec<ManifestFile>,
    old_texts: Texts,
    /// The texts of this build.
    texts: Texts,
    real: Real,
    files: Mutex<BTreeMap<OutPath, Option<(u64, String)>>>,
    staged: Mutex<Vec<String>>,
    unchanged: AtomicUsize,
    /// What is left in the folder is for the next build to finish.
    unfinished: AtomicBool,
}

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
            EmitError::Io(path, error) => {
                write!(f, "can't write to `{}`: {error}; the published site is as it was", path.display())
            }
            EmitError::InTheWay { path, by } => {
                write!(
                    f,
                    "can't publish `{path}`: `{}` is in its place and was not made by guichet; move it away. The published site is as it was",
                    by.display()
                )
            }
            EmitError::HalfWay(path, error) => {
                write!(
                    f,
                    "can't write to `{}`: {error}; some files of the site are new already, build again",
                    path.display()
                )
            }
            EmitError::Left(left) => {
                write!(
                    f,
                    "the site is published, but files of the older one can't be deleted; the next build tries again"
                )?;
                for (path, error) in left.iter().take(SHOWN) {
                    write!(f, "\n  `{}`: {error}", path.display())?;
                }
                match left.len().saturating_sub(SHOWN) {
                    0 => Ok(()),
                    more => write!(f, "\n  and {more} more"),
                }
            }
        }
    }
}

/// So many files are named in a message.
const SHOWN: usize = 20;

impl std::error::Error for EmitError {}

impl Staging {
    /// Opens a build to `out`. Where another build is at work there, `waiting` is called, and its end waited for.
    ///
    /// # Errors
    /// The folder is somebody else's, or nothing can be written beside it or into it.
    pub fn open(out: &Path, how: How, ending: &Ending, waiting: &dyn Fn()) -> Result<Self, EmitError> {
        let out = real_path(out)?;
        let place = Place::beside(&out, ending, waiting)?;
        let empty = match fs::read_dir(&out) {
            Ok(entries) => entries.flatten().all(|entry| place.owns(&entry.file_name())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(EmitError::Io(out, error)),
        };
        let fresh = !out.exists();
        let (old, old_texts) = match Manifest::read(&out.join(MANIFEST)) {
            Some(manifest) => {
                (manifest.files.into_iter().filter(|file| is_plain(&file.path)).collect(), manifest.texts)
            }
            None if empty => (Vec::new(), Texts::new()),
            None => return Err(EmitError::NotOurs(out)),
        };
        let folder = place.staging(&out).map_err(|(path, error)| EmitError::Io(path, error))?;
        let site = place::site_in(&folder);
        read::create_dir(&site).map_err(|error| EmitError::Io(site.clone(), error))?;
        // Whoever works in the folder would find itself in one that has been deleted.
        let inside = || {
            let here = std::env::current_dir().and_then(fs::canonicalize);
            matches!((here, fs::canonicalize(&out)), (Ok(here), Ok(out)) if here.starts_with(&out))
        };
        let whole = !fresh && place.is_beside() && !inside() && tree::like(&site, &out);
        Ok(Staging {
            real: Real::below(out.clone()),
            out,
            folder,
            site: Made::below(site),
            _place: place,
            how,
            ending: ending.clone(),
            fresh,
            whole,
            old,
            old_texts,
            texts: Texts::new(),
            files: Mutex::default(),
            staged: Mutex::default(),
            unchanged: AtomicUsize::new(0),
            unfinished: AtomicBool::new(false),
        })
    }

    /// Says which texts are published, each by a name of its own: what an older build's index says of another one goes.
    pub fn of_texts(mut self, names: impl Iterator<Item = String>) -> Self {
        self.texts = names.map(|name| hex(&Sha256::digest(name)[..4])).collect();
        self
    }

    /// Puts the new site in the place of the old one, and removes what is no longer part of it.
    ///
    /// # Errors
    /// The disk's, and files of others where the new site has some.
    pub fn publish(self) -> Result<Written, EmitError> {
        let new: Published = {
            let files = lock(&self.files);
            files.iter().filter_map(|(path, file)| Some((path.to_string(), file.clone()?))).collect()
        };
        let there = |file: &ManifestFile| {
            let meta = fs::symlink_metadata(self.out.join(&file.path));
            self.real.holds(&file.path) && meta.is_ok_and(|meta| meta.is_file() && meta.len() == file.bytes)
        };
        let mut listed =
            manifest::kept(&self.old, &new, !self.old_texts.is_subset(&self.texts), self.how.keep, self.how.date);
        listed.retain(there);
        listed.extend(new.iter().map(|(path, (bytes, hash))| ManifestFile::new(path, *bytes, hash)));
        let manifest = Manifest::new(listed, self.texts.clone());
        self.put(OutPath::new(MANIFEST), Content::Bytes(manifest.json()))
            .map_err(|error| EmitError::Io(self.out.join(MANIFEST), error))?;

        let staged = std::mem::take(&mut *lock(&self.staged));
        let mut site: BTreeMap<String, bool> = manifest.files.iter().map(|file| (file.path.clone(), false)).collect();
        site.insert(MANIFEST.to_owned(), false);
        site.extend(staged.iter().map(|path| (path.clone(), true)));
        let mut old: Paths = self.old.iter().map(|file| file.path.clone()).collect();
        old.insert(MANIFEST.to_owned());
        let mut gone: Vec<String> = old.iter().filter(|path| !site.contains_key(*path)).cloned().collect();
        if cfg!(any(windows, target_vendor = "apple")) && !self.whole {
            // A name that is now written in other capitals is still the same file there.
            let same: BTreeSet<String> = site.keys().map(|path| path.to_lowercase()).collect();
            gone.retain(|path| !same.contains(&path.to_lowercase()));
        }
        let mut written =
            Written { written: staged.len(), unchanged: self.unchanged.load(Ordering::Relaxed), removed: gone.len() };
        if staged.is_empty() && gone.is_empty() {
            self.ending.finish(|| Ok::<_, EmitError>(()))?;
            return Ok(written);
        }
        let left = if self.fresh {
            self.sync_folders()?;
            let io_error = |error| EmitError::Io(self.out.clone(), error);
            self.ending.finish(|| fs::rename(&self.site.root, &self.out).map_err(io_error))?;
            Vec::new()
        } else {
            let switch = Switch { out: &self.out, staged: &self.site, old: &old, new: &site, ending: &self.ending };
            let whole = if self.whole { self.as_a_whole(&switch)? } else { None };
            match whole {
                Some(left) => left,
                None => {
                    let left = self.one_by_one(&old, &staged, &gone, manifest)?;
                    written.removed -= left.len();
                    left
                }
            }
        };
        self.sync_output()?;
        if left.is_empty() { Ok(written) } else { Err(EmitError::Left(left)) }
    }

    /// Lets the two folders change places. `None`: they can't.
    fn as_a_whole(&self, switch: &Switch) -> Result<Option<Vec<(PathBuf, io::Error)>>, EmitError> {
        let carried = match switch.complete() {
            Ok(carried) => carried,
            Err(Stop::NotPossible) => return Ok(None),
            Err(Stop::Failed(error)) => return Err(error),
        };
        self.sync_folders()?;
        tree::note(&self.folder, &self.out, &carried).map_err(|error| EmitError::Io(self.folder.clone(), error))?;
        let exchanged = self.ending.finish(|| {
            tree::exchange(&self.site.root, &self.out)?;
            let new: Paths = switch.new.keys().cloned().collect();
            let left = tree::retire(&self.site.root, &self.out, switch.old, &new, &carried);
            self.unfinished.store(!left.is_empty(), Ordering::Relaxed);
            Ok::<_, io::Error>(left)
        });
        Ok(exchanged.ok())
    }

    fn one_by_one(
        &self,
        old: &Paths,
        staged: &[String],
        gone: &[String],
        manifest: Manifest,
    ) -> Result<Vec<(PathBuf, io::Error)>, EmitError> {
        let in_place = InPlace { out: &self.out, site: &self.site.root, old, staged, durable: self.how.durable };
        in_place.check()?;
        let list = |error| EmitError::Io(self.out.join(MANIFEST), error);
        self.ending.finish(|| {
            // A list of all old and new files: should the process end now, the next build knows what is ours, and takes
            // away what is too much.
            let before = self.old.iter().filter(|file| gone.contains(&file.path)).cloned();
            let texts = manifest.texts.union(&self.old_texts).cloned().collect();
            let all = Manifest::new(manifest.files.iter().cloned().chain(before).collect(), texts);
            in_place.announce(&all.json()).map_err(list)?;
            in_place.move_in().map_err(|(path, error)| EmitError::HalfWay(path, error))?;
            let left = in_place.remove(gone);
            let withdrawn = self.old.iter().filter(|file| left.iter().any(|(path, _)| *path == file.path));
            let withdrawn = withdrawn.map(|file| ManifestFile { kept: None, withdrawn: true, ..file.clone() });
            let all = Manifest::new(manifest.files.into_iter().chain(withdrawn).collect(), manifest.texts);
            in_place.announce(&all.json()).map_err(|error| EmitError::HalfWay(self.out.join(MANIFEST), error))?;
            Ok(left.into_iter().map(|(path, error)| (self.out.join(path), error)).collect())
        })
    }

    /// Before the switch: what the new folders list. Files were waited for when they were written.
    fn sync_folders(&self) -> Result<(), EmitError> {
        if self.how.durable {
            for folder in self.site.all() {
                read::sync_dir(&folder).map_err(|error| EmitError::Io(folder, error))?;
            }
        }
        Ok(())
    }

    /// After it: that it has happened.
    fn sync_output(&self) -> Result<(), EmitError> {
        if self.how.durable {
            for folder in [Some(&*self.out), self.out.parent()].into_iter().flatten() {
                read::sync_dir(folder).map_err(|error| EmitError::HalfWay(folder.to_owned(), error))?;
            }
        }
        Ok(())
    }

    fn create(&self, path: &str) -> io::Result<fs::File> {
        self.site.parent_of(Path::new(path))?;
        read::create(&self.site.root.join(path))
    }

    /// Size and hash, and whether the published file is the same.
    fn write(&self, path: &str, content: &Content) -> io::Result<(u64, String, bool)> {
        let published = self.out.join(path);
        let comparable = !self.fresh && self.real.holds(path);
        match content {
            Content::Bytes(bytes) => {
                let same = comparable && read::holds(&published, bytes);
                if !same {
                    let _going = self.ending.going();
                    let mut file = self.create(path)?;
                    file.write_all(bytes)?;
                    self.sync(&file)?;
                }
                Ok((bytes.len() as u64, hex(&Sha256::digest(bytes)), same))
            }
            Content::File(source) => {
                let target = || {
                    let _going = self.ending.going();
                    self.create(path)
                };
                let copied = read::copy(source, comparable.then_some(&*published), &target, &self.ending)?;
                if copied.same {
                    // An attempt that was given up may have begun to write.
                    let _ = fs::remove_file(self.site.root.join(path));
                } else if self.how.durable {
                    fs::File::options().append(true).open(self.site.root.join(path))?.sync_all()?;
                }
                Ok((copied.len, copied.hash, copied.same))
            }
        }
    }

    fn sync(&self, file: &fs::File) -> io::Result<()> {
        if self.how.durable { file.sync_all() } else { Ok(()) }
    }
}

impl Sink for Staging {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        // Before it is written: two threads must not write one file.
        if lock(&self.files).insert(path.clone(), None).is_some() {
            return Err(put_twice(&path));
        }
        let named = |error: io::Error| io::Error::new(error.kind(), format!("`{path}`: {error}"));
        let (len, hash, same) = self.write(path.as_str(), &content).map_err(named)?;
        if same {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            lock(&self.staged).push(path.as_str().to_owned());
        }
        lock(&self.files).insert(path, Some((len, hash)));
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing to be done about a folder that can't be removed: the next build tries again.
        if !self.unfinished.load(Ordering::Relaxed) {
            let _ = remove_dir(&self.folder);
        }
    }
}

/// Without a trailing slash or `.`, so that there is a parent and a name; where a link leads, not the link.
fn real_path(out: &Path) -> Result<PathBuf, EmitError> {
    let io_error = |error| EmitError::Io(out.to_owned(), error);
    let absolute = std::path::absolute(out).map_err(io_error)?;
    if fs::symlink_metadata(&absolute).is_ok_and(|meta| meta.is_symlink()) {
        return fs::canonicalize(&absolute).map_err(io_error);
    }
    Ok(absolute)
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

/// Removes the site that an earlier build wrote to `out`, and nothing else.
///
/// # Errors
/// The folder is somebody else's, or the disk's error.
pub fn clean(out: &Path, ending: &Ending, waiting: &dyn Fn()) -> Result<usize, EmitError> {
    if !out.exists() {
        return Ok(0);
    }
    let out = real_path(out)?;
    if Manifest::read(&out.join(MANIFEST)).is_none() {
        return Err(EmitError::NotOurs(out));
    }
    let place = Place::beside(&out, ending, waiting)?;
    place.settle(&out).map_err(|(path, error)| EmitError::Io(path, error))?;
    let Some(manifest) = Manifest::read(&out.join(MANIFEST)) else { return Ok(0) };
    let real = Real::below(out.clone());
    let mut removed = 0;
    let mut left = Vec::new();
    for path in manifest.files.iter().map(|file| file.path.as_str()) {
        let _going = ending.going();
        match in_place::remove(&out, &real, path) {
            Ok(there) => removed += usize::from(there),
            Err(error) => left.push((out.join(path), error)),
        }
    }
    // The list of what is ours goes last.
    if !left.is_empty() {
        return Err(EmitError::Left(left));
    }
    let list = in_place::remove(&out, &real, MANIFEST);
    removed += usize::from(list.map_err(|error| EmitError::Io(out.join(MANIFEST), error))?);
    if fs::remove_dir(&out).is_err() {
        // Files of others stay, and so does the sign that the next build may publish beside them.
        let list = out.join(MANIFEST);
        fs::write(&list, Manifest::new(Vec::new(), Texts::new()).json()).map_err(|error| EmitError::Io(list, error))?;
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOW: How = How { date: Timestamp::UNIX_EPOCH, keep: 2, durable: false };

    fn open(out: &Path) -> Result<Staging, EmitError> {
        Staging::open(out, HOW, &Ending::default(), &|| {})
    }

    fn staged(out: &Path, files: &[(&str, &str)]) -> Staging {
        let staging = open(out).unwrap();
        for (path, text) in files {
            staging.put(OutPath::new(*path), Content::Bytes(text.as_bytes().to_vec())).unwrap();
        }
        staging
    }

    fn publish(out: &Path, files: &[(&str, &str)]) -> Written {
        staged(out, files).publish().unwrap()
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
            Written { written: 2, unchanged: 1, removed: 1 }
        );
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "now a file");
        assert_eq!(
            publish(&out, &[("a/x.html", "1"), ("b.html", "2")]),
            Written { written: 2, unchanged: 1, removed: 1 }
        );
        assert!(out.join("CNAME").exists());
        assert_eq!(clean(&out, &Ending::default(), &|| {}).unwrap(), 3);
        assert!(out.join("CNAME").exists() && !out.join("a").exists());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no staging folder is left");
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(open(dir.path()), Err(EmitError::NotOurs(_))));
        assert!(matches!(clean(dir.path(), &Ending::default(), &|| {}), Err(EmitError::NotOurs(_))));
    }

    #[test]
    fn a_build_that_is_dropped_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        publish(&out, &[("a.html", "1")]);
        let staging = open(&out).unwrap();
        staging.put(OutPath::new("a.html"), Content::Bytes(b"2".to_vec())).unwrap();
        drop(staging);
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "1");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    /// As `public` has them; what lies beside it must be nothing.
    fn files(dir: &Path) -> BTreeMap<String, String> {
        let beside: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(beside.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{beside:?}");
        let out = dir.join("public");
        let all = walkdir::WalkDir::new(&out).into_iter().flatten().filter(|entry| entry.file_type().is_file());
        let name = |path: &Path| path.strip_prefix(&out).unwrap().to_string_lossy().into_owned();
        all.map(|entry| (name(entry.path()), fs::read_to_string(entry.path()).unwrap())).collect()
    }

    fn listed(out: &Path) -> Vec<ManifestFile> {
        Manifest::read(&out.join(MANIFEST)).unwrap().files
    }

    /// A folder with `public` in it, as the first of these sites and then whatever `then` does; the second one is
    /// published as a whole, and in another folder file by file.
    fn both_ways(
        old: &[(&str, &str)],
        then: impl Fn(&Path),
        new: &[(&str, &str)],
        check: impl Fn(&Path, Result<Written, EmitError>),
    ) {
        for whole in [true, false] {
            let dir = tempfile::tempdir().unwrap();
            let out = dir.path().join("public");
            publish(&out, old);
            then(&out);
            let mut staging = staged(&out, new);
            assert_eq!(staging.whole, cfg!(unix));
            staging.whole &= whole;
            let result = staging.publish();
            check(dir.path(), result);
        }
    }

    #[test]
    fn a_path_has_one_writer() {
        let dir = tempfile::tempdir().unwrap();
        let staging = staged(&dir.path().join("public"), &[("a", "1")]);
        let error = staging.put(OutPath::new("a"), Content::Bytes(b"1".to_vec())).unwrap_err();
        assert!(error.to_string().contains("`a` is written twice"), "{error}");
    }

    #[test]
    fn what_others_put_there_stays() {
        let then = |out: &Path| {
            fs::create_dir_all(out.join(".well-known/empty")).unwrap();
            for path in ["CNAME", ".well-known/security.txt", "b/theirs.txt"] {
                fs::write(out.join(path), "theirs").unwrap();
            }
        };
        both_ways(&[("a/x", "1"), ("b/y", "1"), ("c/z", "1")], then, &[("a/x", "2"), ("d", "1")], |dir, result| {
            assert_eq!(result.unwrap(), Written { written: 3, unchanged: 0, removed: 2 });
            let files = files(dir);
            let theirs = [".well-known/security.txt", "CNAME", "b/theirs.txt"];
            assert!(theirs.iter().all(|path| files[*path] == "theirs"));
            assert_eq!(files.len(), theirs.len() + 3);
            assert!(files["a/x"] == "2" && files["d"] == "1" && files.contains_key(MANIFEST));
            let out = dir.join("public");
            assert!(out.join(".well-known/empty").is_dir() && !out.join("c").exists());
        });
    }

    #[test]
    fn what_is_in_the_way_is_named_and_nothing_changes() {
        let cases: [(&str, &str, &str); 3] = [
            ("new/index.html/theirs", "new/index.html", "a folder in place of a page"),
            ("new/index.html", "new/index.html", "a file in place of a page"),
            ("new", "new/index.html", "a file in place of a folder"),
        ];
        for (theirs, path, what) in cases {
            let then = |out: &Path| {
                fs::create_dir_all(out.join(theirs).parent().unwrap()).unwrap();
                fs::write(out.join(theirs), "theirs").unwrap();
            };
            both_ways(&[("a", "1")], then, &[("a", "2"), ("new/index.html", "1")], |dir, result| {
                let error = result.unwrap_err();
                assert!(matches!(&error, EmitError::InTheWay { path: told, .. } if told == path), "{what}: {error}");
                assert!(error.to_string().contains(theirs), "{what}: {error}");
                let before = files(dir);
                assert!(before["a"] == "1" && before[theirs] == "theirs" && before.len() == 3, "{what}: {before:?}");
                let out = dir.join("public");
                fs::remove_file(out.join(theirs)).unwrap();
                publish(&out, &[("a", "2"), ("new/index.html", "1")]);
                let after = files(dir);
                assert!(after["a"] == "2" && after["new/index.html"] == "1" && after.len() == 3, "{what}: {after:?}");
            });
        }
        // What is the same already is nobody's loss.
        let then = |out: &Path| fs::write(out.join("new"), "1").unwrap();
        both_ways(&[("a", "1")], then, &[("a", "1"), ("new", "1")], |dir, result| {
            result.unwrap();
            assert!(listed(&dir.join("public")).iter().any(|file| file.path == "new"));
        });
    }

    #[test]
    fn a_file_becomes_a_folder_and_a_folder_a_file() {
        both_ways(
            &[("a", "1"), ("b/c", "1")],
            |_| (),
            &[("a/x", "2"), ("b", "2")],
            |dir, result| {
                result.unwrap();
                let files = files(dir);
                assert!(files["a/x"] == "2" && files["b"] == "2" && files.len() == 3, "{files:?}");
            },
        );
    }

    #[test]
    #[cfg(unix)]
    fn nothing_is_written_or_deleted_through_a_link() {
        use std::os::unix::fs::symlink;
        let elsewhere = tempfile::tempdir().unwrap();
        let elsewhere = elsewhere.path();
        let then = |out: &Path| {
            for path in ["page", "old", "mine"] {
                fs::write(elsewhere.join(path), "mine").unwrap();
            }
            fs::remove_dir_all(out.join("guide")).unwrap();
            symlink(elsewhere, out.join("guide")).unwrap();
            fs::remove_dir_all(out.join("gone")).unwrap();
            symlink(elsewhere, out.join("gone")).unwrap();
            fs::remove_file(out.join("single")).unwrap();
            symlink(elsewhere.join("mine"), out.join("single")).unwrap();
            symlink(elsewhere, out.join("theirs")).unwrap();
        };
        let old = [("guide/page", "1"), ("guide/old", "1"), ("gone/old", "1"), ("single", "1")];
        let new = [("guide/page", "mine"), ("single", "2")];
        both_ways(&old, then, &new, |dir, result| {
            result.unwrap();
            for path in ["page", "old", "mine"] {
                assert_eq!(fs::read_to_string(elsewhere.join(path)).unwrap(), "mine");
            }
            let out = dir.join("public");
            let is_link = |path: &str| out.join(path).is_symlink();
            assert!(!is_link("guide") && !is_link("single") && !is_link("gone") && is_link("theirs"));
            let files = files(dir);
            assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["guide/page", MANIFEST, "single"]);
            assert!(files["guide/page"] == "mine" && files["single"] == "2");
        });
        // A link where the site has had nothing yet is somebody's.
        let then = |out: &Path| symlink(elsewhere, out.join("new")).unwrap();
        both_ways(&[("a", "1")], then, &[("a", "2"), ("new/page", "1")], |dir, result| {
            assert!(matches!(result, Err(EmitError::InTheWay { path, .. }) if path == "new/page"));
            assert!(dir.join("public/new").is_symlink());
        });
    }

    #[test]
    #[cfg(unix)]
    fn unchanged_files_are_the_same_files() {
        use std::os::unix::fs::MetadataExt;
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        publish(&out, &[("a/x", "1"), ("b", "1")]);
        let inode = |path: &str| fs::metadata(out.join(path)).unwrap().ino();
        let before = (inode("a/x"), inode("b"), inode("."));
        publish(&out, &[("a/x", "1"), ("b", "1")]);
        assert_eq!((inode("a/x"), inode("b"), inode(".")), before, "nothing changed, nothing was touched");
        publish(&out, &[("a/x", "1"), ("b", "2")]);
        assert_eq!(inode("a/x"), before.0);
        assert!(inode("b") != before.1 && inode(".") != before.2);
        assert_eq!(fs::metadata(out.join("a/x")).unwrap().nlink(), 1);
    }

    #[test]
    fn older_assets_stay_until_they_are_too_old_or_text_is_withdrawn() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        let chunk = "_guichet/search/en/t811c9dc5-0a1b2c.bin";
        let always = [("en/a/index.html", "1"), ("_guichet/search/en/manifest.bin", "1")];
        let site = |more: &[(&'static str, &'static str)]| [&always[..], more].concat();
        publish(&out, &site(&[(chunk, "1"), ("_guichet/0123456789/a.css", "1"), ("en/b/index.html", "1")]));
        publish(&out, &site(&[("_guichet/aaaaaaaaaa/a.css", "2"), ("en/b/index.html", "1")]));
        let there = |path: &str| files(dir.path()).contains_key(path);
        assert!(there(chunk) && there("_guichet/0123456789/a.css") && there("_guichet/aaaaaaaaaa/a.css"));
        assert_eq!(listed(&out).iter().filter(|file| file.kept.is_some()).count(), 2);
        assert_eq!(listed(&out).len() + 1, files(dir.path()).len(), "all files are listed but the list");
        publish(&out, &site(&[("_guichet/aaaaaaaaaa/a.css", "2")]));
        assert!(!there(chunk) && there("_guichet/0123456789/a.css"));
        publish(&out, &site(&[("_guichet/bbbbbbbbbb/a.css", "2")]));
        assert!(!there("_guichet/0123456789/a.css") && there("_guichet/aaaaaaaaaa/a.css"));
        assert_eq!(clean(&out, &Ending::default(), &|| {}).unwrap(), 5);
        assert!(!out.exists());
    }

    #[test]
    #[cfg(unix)]
    fn a_build_that_was_killed_after_the_switch_is_finished() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        publish(&out, &[("a", "1"), ("old", "1")]);
        fs::write(out.join("CNAME"), "theirs").unwrap();
        fs::write(out.join("removed"), "theirs").unwrap();
        // As it is when the two have changed places: the folder of the build has the old site.
        let staging = staged(&out, &[("a", "2")]);
        let left = dir.path().join(".public.guichet-4000000000");
        fs::create_dir_all(&left).unwrap();
        let list = Manifest::new(vec![ManifestFile::new("a", 1, "")], Texts::new());
        staging.put(OutPath::new(MANIFEST), Content::Bytes(list.json())).unwrap();
        let old: Paths = ["a", "old", MANIFEST].map(str::to_owned).into();
        let new = [("a".to_owned(), true), (MANIFEST.to_owned(), true)].into();
        let switch = Switch { out: &out, staged: &staging.site, old: &old, new: &new, ending: &Ending::default() };
        let carried = switch.complete().unwrap();
        tree::note(&left, &out, &carried).unwrap();
        fs::rename(&staging.site.root, left.join("site")).unwrap();
        tree::exchange(&left.join("site"), &out).unwrap();
        drop(staging);
        // What others did before and after that moment; and a part of what is to be done is done already.
        fs::write(left.join("site/late"), "theirs").unwrap();
        fs::remove_file(left.join("site/CNAME")).unwrap();
        fs::remove_file(out.join("removed")).unwrap();

        publish(&out, &[("a", "2")]);
        let files = files(dir.path());
        assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["CNAME", "a", "late", MANIFEST]);
    }

    #[test]
    fn durable_is_the_same_site() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        for text in ["1", "2"] {
            let how = How { durable: true, ..HOW };
            let staging = Staging::open(&out, how, &Ending::default(), &|| {}).unwrap();
            staging.put(OutPath::new("a/b"), Content::Bytes(text.into())).unwrap();
            fs::write(dir.path().join("source"), text).unwrap();
            staging.put(OutPath::new("c"), Content::File(dir.path().join("source"))).unwrap();
            staging.publish().unwrap();
            fs::remove_file(dir.path().join("source")).unwrap();
            let files = files(dir.path());
            assert!(files["a/b"] == text && files["c"] == text && files.len() == 3);
        }
    }
}
