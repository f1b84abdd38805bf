//! A build on its way to disk: what it knows of the published site when it begins, and how the new one takes its place.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::Timestamp;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::output::{Content, Sink};
use guichet_core::hex;
use guichet_core::model::OutPath;

use super::ending::Ending;
use super::error::EmitError;
use super::folders::{Made, Real, is_plain, real_path, site_in};
use super::in_place::InPlace;
use super::manifest::{Label, MANIFEST, ManifestFile};
use super::manifest::{Manifest, Published, Texts};
use super::moment::Moment;
use super::mutex::lock;
use super::paths::Paths;
use super::place::Place;
use super::record::Record;
use super::remove::remove_dir;
use super::retire::Replaced;
use super::spare::Known;
use super::tree::{Folders, Stop, Switch};
use super::{manifest, read, retire, spare, tree};

/// How to publish.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// The day of the build.
    pub date: Timestamp,
    /// For how many builds files of older ones stay that an open page may still ask for.
    pub keep: u32,
    /// Wait until the disk has everything.
    pub durable: bool,
    /// A site of this many files leaves a copy for the next build, see [`SPARE_FROM`].
    pub spare_from: usize,
    /// Write also what the output folder holds already.
    pub anew: bool,
}

/// What a build leaves for the next one, beside the site.
#[derive(Clone, Copy, Debug)]
pub struct Remembering<'a> {
    pub folder: &'a Path,
    /// Published files whose size and time are as they were remembered are taken for what the manifest lists, and not read.
    pub trust: bool,
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
    pub(super) out: PathBuf,
    /// Beside `out`, so that it takes a rename to publish what is in it.
    pub(super) folder: PathBuf,
    /// The new site, in `folder`.
    pub(super) site: Made,
    /// `site` began as a copy of `out`.
    pub(super) known: Option<Known>,
    /// Keeps other builds out until this one has ended.
    pub(super) place: Place,
    pub(super) how: How,
    pub(super) ending: Ending,
    /// `out` did not exist: there is nothing to compare with.
    pub(super) fresh: bool,
    /// Before anything of `out` was looked at.
    pub(super) begun: Moment,
    /// The staged folder can take the place of `out`.
    pub(super) whole: bool,
    pub(super) old: Vec<ManifestFile>,
    pub(super) old_texts: Texts,
    /// The texts of this build.
    pub(super) texts: Texts,
    pub(super) real: Real,
    /// The folder below `out` that the site is in, `kb/`, if not `out` itself.
    pub(super) of_site: String,
    /// If it is a part of a site.
    pub(super) label: Option<Label>,
    /// What is known of the published files without reading them.
    pub(super) record: Option<Record>,
    pub(super) files: Mutex<FxHashMap<OutPath, Option<(u64, String)>>>,
    pub(super) staged: Mutex<Vec<String>>,
    pub(super) unchanged: AtomicUsize,
    /// What is left in the folder is for the next build to finish.
    pub(super) unfinished: AtomicBool,
}

impl Staging {
    /// Opens a build to `out`. `remembering`: where what is known of the published files stays from one build to the next. Where
    /// another build is at work in `out`, `waiting` is called, and its end waited for.
    ///
    /// # Errors
    /// The folder belongs to something else, or nothing can be written beside it or into it.
    pub fn open(
        out: &Path,
        how: How,
        remembering: Option<Remembering>,
        ending: &Ending,
        waiting: &dyn Fn(),
    ) -> Result<Self, EmitError> {
        let out = real_path(out)?;
        let place = Place::beside(&out, ending, waiting)?;
        let empty = match fs::read_dir(&out) {
            Ok(entries) => entries.flatten().all(|entry| place.owns(&entry.file_name())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(EmitError::Io(out, error)),
        };
        let fresh = !out.exists();
        let list = fs::read(out.join(MANIFEST)).ok();
        if !empty && !list.as_deref().is_some_and(manifest::is_ours) {
            return Err(EmitError::NotOurs(out));
        }
        let list = list.unwrap_or_default();
        // A process whose current folder is the output would be left in a deleted one.
        let inside = || {
            let here = std::env::current_dir().and_then(fs::canonicalize);
            matches!((here, fs::canonicalize(&out)), (Ok(here), Ok(out)) if here.starts_with(&out))
        };
        let mut whole = !fresh && place.is_beside() && !inside();
        let (folder, known) =
            place.staging(&out, whole && !how.durable).map_err(|(path, error)| EmitError::Io(path, error))?;
        let site = site_in(&folder);
        if known.is_none() {
            read::create_dir(&site).map_err(|error| EmitError::Io(site.clone(), error))?;
        }
        whole &= tree::like(&site, &out);
        let record = remembering
            .and_then(|Remembering { folder: record, trust }| Record::open(record, &folder, &list, trust && !fresh));
        let (record, listed) = record.map_or((None, None), |(record, listed)| (Some(record), listed));
        let (mut old, old_texts) = match listed {
            Some(listed) => listed,
            None => match Manifest::parse(&list) {
                Some(manifest) => (manifest.files, manifest.texts),
                None if empty => (Vec::new(), Texts::new()),
                None => return Err(EmitError::NotOurs(out)),
            },
        };
        old.retain(|file| is_plain(&file.path));
        let begun = spare::moment(&folder).map_err(|error| EmitError::Io(folder.clone(), error))?;
        Ok(Staging {
            real: Real::below(out.clone()),
            out,
            folder,
            site: if known.is_some() { Made::in_copy(site) } else { Made::below(site) },
            known,
            place,
            how,
            ending: ending.clone(),
            fresh,
            begun,
            whole,
            old,
            old_texts,
            texts: Texts::new(),
            of_site: String::new(),
            label: None,
            record,
            files: Mutex::default(),
            staged: Mutex::default(),
            unchanged: AtomicUsize::new(0),
            unfinished: AtomicBool::new(false),
        })
    }

    /// Sets which texts are published, each by a name of its own. If one of the older build is missing, its search index
    /// is not kept.
    pub fn of_texts(mut self, names: impl Iterator<Item = String>) -> Self {
        self.texts = names.map(|name| hex(&Sha256::digest(name)[..4])).collect();
        self
    }

    /// The same with names as a manifest has them.
    pub fn with_texts(mut self, texts: Texts) -> Self {
        self.texts = texts;
        self
    }

    /// Says in which folder of the output the site is: `kb/`.
    pub fn in_folder(mut self, folder: String) -> Self {
        self.of_site = folder;
        self
    }

    /// What is staged so far, by path, with how many bytes each file has.
    pub fn sizes(&self) -> Vec<(String, u64)> {
        let files = lock(&self.files);
        let mut sizes: Vec<(String, u64)> =
            files.iter().filter_map(|(path, file)| Some((path.to_string(), file.as_ref()?.0))).collect();
        sizes.sort_unstable();
        sizes
    }

    /// Says of which part of a site the files are.
    pub fn of_part(mut self, label: Label) -> Self {
        self.label = Some(label);
        self
    }

    /// Puts the new site in the place of the old one, and removes what is no longer part of it.
    ///
    /// # Errors
    /// The disk's, and files of others where the new site has some.
    pub fn publish(self) -> Result<Written, EmitError> {
        let new = std::mem::take(&mut *lock(&self.files));
        let new: Published = new.into_iter().filter_map(|(path, file)| Some((path.into(), file?))).collect();
        let there = |file: &ManifestFile| {
            let meta = fs::symlink_metadata(self.out.join(&file.path)).ok().filter(|_| self.real.holds(&file.path));
            meta.filter(|meta| meta.is_file() && meta.len() == file.bytes)
        };
        let withdrawn = !self.old_texts.is_subset(&self.texts);
        let mut listed = manifest::kept(&self.old, &new, &self.of_site, withdrawn, self.how.keep, self.how.date);
        listed.retain(|file| there(file).is_some_and(|meta| self.in_copy(&file.path, &meta).is_ok()));
        listed.extend(new.into_iter().map(|(path, (bytes, hash))| ManifestFile::new(path, bytes, hash)));
        let manifest = Manifest::new(listed, self.texts.clone());
        let manifest = manifest.of_part(self.label.clone()).in_folder(self.of_site.clone());
        let list = manifest.json();
        // Nobody else has written to what is there by now: it is not published yet.
        let complete = self.record.as_ref().and_then(|record| record.complete(&self.folder));
        self.put(OutPath::new(MANIFEST), Content::Bytes(list))
            .map_err(|error| EmitError::Io(self.out.join(MANIFEST), error))?;
        let list = lock(&self.files).remove(&OutPath::new(MANIFEST)).flatten().map(|(_, hash)| hash);
        let remember = |manifest: Manifest| {
            if let Some((record, list)) = self.record.as_ref().zip(list) {
                record.keep(list, manifest, complete);
            }
        };
        let staged = std::mem::take(&mut *lock(&self.staged));
        let list_itself = || std::iter::once(MANIFEST.to_owned());
        let there = manifest.files.iter().map(|file| file.path.clone()).chain(list_itself());
        let site: Paths<bool> =
            there.map(|path| (path, false)).chain(staged.iter().map(|path| (path.clone(), true))).collect();
        let old: Paths = self.old.iter().map(|file| file.path.clone()).chain(list_itself()).collect();
        let gone = old.keys().filter(|path| !site.contains(path)).cloned();
        let gone: Paths = if cfg!(any(windows, target_vendor = "apple")) && !self.whole {
            // There, a name that differs only in case is the same file.
            let same: BTreeSet<String> = site.keys().map(|path| path.to_lowercase()).collect();
            gone.filter(|path| !same.contains(&path.to_lowercase())).collect()
        } else {
            gone.collect()
        };
        let mut written =
            Written { written: staged.len(), unchanged: self.unchanged.load(Ordering::Relaxed), removed: gone.len() };
        if staged.is_empty() && gone.is_empty() {
            self.ending.finish(|| {
                if self.known.is_some() {
                    // It goes on being a copy. If it can't be moved, it is removed.
                    let _ = fs::rename(&self.folder, self.place.spare());
                }
                Ok::<_, EmitError>(())
            })?;
            remember(manifest);
            return Ok(written);
        }
        let left = if self.fresh {
            self.sync_folders()?;
            let io_error = |error| EmitError::Io(self.out.clone(), error);
            self.ending.finish(|| fs::rename(&self.site.root, &self.out).map_err(io_error))?;
            Vec::new()
        } else {
            let copy = self.known.as_ref().map(|known| &known.folders);
            let switch = Switch {
                out: &self.out,
                staged: &self.site,
                old: &old,
                new: &site,
                ending: &self.ending,
                copy,
                seen: &self.real,
            };
            let whole = if self.whole { self.as_a_whole(&switch, &staged, &gone)? } else { None };
            match whole {
                Some(left) => left,
                None => {
                    let left = self.one_by_one(&old, &staged, &gone, manifest.clone())?;
                    written.removed -= left.len();
                    left
                }
            }
        };
        self.sync_output()?;
        if left.is_empty() {
            remember(manifest);
        }
        if left.is_empty() { Ok(written) } else { Err(EmitError::Left(left)) }
    }

    /// Swaps the two folders. `None`: that is not possible.
    fn as_a_whole(
        &self,
        switch: &Switch,
        staged: &[String],
        gone: &Paths,
    ) -> Result<Option<Vec<(PathBuf, io::Error)>>, EmitError> {
        let failed = |error| EmitError::Io(self.folder.clone(), error);
        // Most of the site has to be the same, or a copy saves nothing.
        let keep = !self.how.durable
            && self.place.is_beside()
            && switch.new.len() >= self.how.spare_from
            && (staged.len() + gone.len()) * 2 < switch.new.len()
            && guichet_memo::is_local(&self.folder);
        if self.known.is_some() {
            gone.keys().try_for_each(|path| spare::remove(&self.site.root, path)).map_err(failed)?;
        }
        let found = match switch.complete() {
            Ok(found) => found,
            Err(Stop::NotPossible) => return Ok(None),
            Err(Stop::Failed(error)) => return Err(error),
        };
        self.sync_folders()?;
        let since = spare::moment(&self.folder).map_err(failed)?;
        retire::note(&self.folder, &self.out, &found.carried).map_err(failed)?;
        let exchanged = self.ending.finish(|| {
            tree::exchange(&self.site.root, &self.out)?;
            let folders = |since| Folders { since, mixed: found.mixed.clone() };
            let only = keep.then(|| folders(self.begun));
            // The two have changed places.
            let replaced = Replaced {
                tree: &self.site.root,
                out: &self.out,
                old: switch.old,
                new: switch.new,
                carried: &found.carried,
                only: only.as_ref(),
            };
            let left = replaced.retire();
            self.unfinished.store(!left.is_empty(), Ordering::Relaxed);
            // From here on nothing of others is in the old folder. If it does not become a copy, it is removed.
            if keep && left.is_empty() && retire::unnote(&self.folder).is_ok() {
                let _ = spare::keep(&self.folder, &self.place.spare(), &self.out, staged, gone, folders(since));
            }
            Ok::<_, io::Error>(left)
        });
        Ok(exchanged.ok())
    }

    fn one_by_one(
        &self,
        old: &Paths,
        staged: &[String],
        gone: &Paths,
        manifest: Manifest,
    ) -> Result<Vec<(PathBuf, io::Error)>, EmitError> {
        let in_place = InPlace {
            out: &self.out,
            site: &self.site.root,
            folder: &self.of_site,
            old,
            staged,
            durable: self.how.durable,
        };
        in_place.check()?;
        let list = |error| EmitError::Io(self.out.join(MANIFEST), error);
        self.ending.finish(|| {
            // A list of all old and new files: if the process ends now, the next build knows what is ours, and removes
            // what is no longer part of the site.
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

    /// Before the switch: what the new folders list. Files were synced when they were written.
    fn sync_folders(&self) -> Result<(), EmitError> {
        if self.how.durable {
            for folder in self.site.all() {
                read::sync_dir(&folder).map_err(|error| EmitError::Io(folder, error))?;
            }
        }
        Ok(())
    }

    /// After it: the switch itself.
    fn sync_output(&self) -> Result<(), EmitError> {
        if self.how.durable {
            for folder in [Some(&*self.out), self.out.parent()].into_iter().flatten() {
                read::sync_dir(folder).map_err(|error| EmitError::HalfWay(folder.to_owned(), error))?;
            }
        }
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
