//! A published site on its way to another machine, with what is remembered of it: there, a build goes on from it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use guichet_core::hex;
use guichet_memo::{Clock, Stamp};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::ending::Ending;
use super::error::EmitError;
use super::folders::{is_plain, real_path, site_in};
use super::manifest::{MANIFEST, Manifest, ManifestFile};
use super::place::Place;
use super::remove::remove_dir;
use super::{read, record};

const SITE: &str = "site/";
const RECORD: &str = "record/";

/// The files of the site in `out`, and of what is remembered of it in `record`, each with a name. `None` if there is no such site,
/// or if the two do not belong together.
pub fn carried(out: &Path, record: &Path) -> Option<Vec<(String, PathBuf)>> {
    let out = real_path(out).ok()?;
    let manifest = Manifest::read(&out.join(MANIFEST))?;
    let states = record::files(record, &out.join(MANIFEST))?;
    let paths = manifest.files.iter().filter(|file| !file.withdrawn && is_plain(&file.path)).map(|file| &*file.path);
    let site = paths.chain([MANIFEST]).map(|path| (format!("{SITE}{path}"), out.join(path)));
    let record = states.into_iter().map(|file| (format!("{RECORD}{file}"), record.join(file)));
    Some(site.chain(record).filter(|(_, path)| path.is_file()).collect())
}

/// A site that comes from another machine. It is in a folder beside `out` until it is there as a whole.
pub struct Arriving {
    out: PathBuf,
    folder: PathBuf,
    /// Keeps builds out meanwhile.
    _place: Place,
}

impl Arriving {
    /// `None` if there is something in `out`, or nothing can be moved there in one step.
    ///
    /// # Errors
    /// Nothing can be written beside `out`.
    pub fn begin(out: &Path, ending: &Ending, waiting: &dyn Fn()) -> Result<Option<Self>, EmitError> {
        let out = real_path(out)?;
        let is_empty = || fs::read_dir(&out).map_or(!out.exists(), |mut entries| entries.next().is_none());
        if !is_empty() {
            return Ok(None);
        }
        let place = Place::beside(&out, ending, waiting)?;
        if !place.is_beside() || !is_empty() {
            return Ok(None);
        }
        let (folder, _) = place.staging(&out, false).map_err(|(path, error)| EmitError::Io(path, error))?;
        Ok(Some(Arriving { out, folder, _place: place }))
    }

    /// Where a file of this name goes. Names are somebody else's.
    pub fn path_of(&self, name: &str) -> Option<PathBuf> {
        let is_safe = is_plain(name) && !(cfg!(windows) && name.contains(':'));
        let is_ours = name.starts_with(SITE) || name.strip_prefix(RECORD).is_some_and(|name| !name.contains('/'));
        (is_safe && is_ours).then(|| self.folder.join(name))
    }

    /// Moves the site to where it belongs, and remembers those of its files that are what its manifest says: the others will be
    /// made again. False if it is no site.
    ///
    /// # Errors
    /// The disk's.
    pub fn finish(self, record: &Path) -> io::Result<bool> {
        let site = site_in(&self.folder);
        let Some(manifest) = Manifest::read(&site.join(MANIFEST)) else { return Ok(false) };
        let listed: BTreeMap<&str, &ManifestFile> =
            manifest.files.iter().filter(|file| is_plain(&file.path)).map(|file| (&*file.path, file)).collect();
        for entry in WalkDir::new(&site) {
            let entry = entry?;
            let path = entry.path().strip_prefix(&site).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
            if entry.file_type().is_dir() {
                read::open_up_dir(entry.path());
            } else if path != MANIFEST && !listed.contains_key(&*path) {
                // Nobody would ever delete it.
                fs::remove_file(entry.path())?;
            }
        }
        let stamp = |(path, file): (&&str, &&ManifestFile)| -> Option<(String, Stamp)> {
            let on_disk = site.join(path);
            read::open_up_file(&on_disk);
            let stamp = Stamp::of(&fs::symlink_metadata(&on_disk).ok()?)?;
            let is_it = hex(&Sha256::digest(fs::read(&on_disk).ok()?)) == file.hash;
            is_it.then(|| ((*path).to_owned(), stamp))
        };
        let mut stamps: BTreeMap<String, Stamp> = listed.par_iter().filter_map(stamp).collect();
        read::open_up_file(&site.join(MANIFEST));
        let _ = fs::remove_dir(&self.out);
        fs::rename(&site, &self.out)?;
        // A change from now on gives a file another time.
        let tick = Clock::start(&self.folder)?.tick;
        std::thread::sleep(Duration::from_nanos((2 * tick).min(record::LONGEST)));
        let clock = Clock::start(&self.folder)?;
        stamps.retain(|_, stamp| clock.is_certain(*stamp));
        record::moved(&self.folder.join(RECORD), &self.out.join(MANIFEST), &stamps, record)?;
        Ok(true)
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        // Nothing to be done about a folder that can't be removed: the next build tries again.
        let _ = remove_dir(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        let site = Arriving::begin(&out, &Ending::default(), &|| {}).unwrap().unwrap();
        for name in ["site/a", "site/a/b.html", "record/record.bin", "record/pages.state"] {
            let path = site.path_of(name).unwrap();
            assert_eq!(path.parent().unwrap().ancestors().find(|above| *above == site.folder), Some(&*site.folder));
        }
        for name in ["", "a", "/site/a", "site/", "site/../a", "record/../../a", "record/a/b", "site/a\\b", "site//a"] {
            assert_eq!(site.path_of(name), None, "{name}");
        }
        // No site is there, so none is left.
        fs::create_dir_all(site.folder.join("site")).unwrap();
        assert!(!site.finish(&dir.path().join("record")).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        // What is there stays.
        fs::create_dir(&out).unwrap();
        assert!(Arriving::begin(&out, &Ending::default(), &|| {}).unwrap().is_some());
        fs::write(out.join("CNAME"), "a").unwrap();
        assert!(Arriving::begin(&out, &Ending::default(), &|| {}).unwrap().is_none());
    }
}
