//! A folder that readers get a site from while it is written to: every file is there as a whole or not at all, and nothing that
//! others have put there is touched.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::place::{Folder, Object, Place};

/// Where files are written before they take their place.
const DRAFTS: &str = ".guichet-deploy/drafts";

pub struct SiteFolder {
    root: PathBuf,
    /// Paths that earlier deployments may have put there.
    ours: BTreeSet<String>,
    next: AtomicU64,
}

impl SiteFolder {
    pub fn new(root: PathBuf) -> Self {
        SiteFolder { root, ours: BTreeSet::new(), next: AtomicU64::new(0) }
    }

    /// The same, once it is known what is there.
    pub fn of(self, ours: BTreeSet<String>) -> Self {
        SiteFolder { ours, ..self }
    }

    /// What others have put where a file of this path is to be.
    pub fn in_the_way(&self, path: &str) -> Option<PathBuf> {
        let above: Vec<&str> = path.match_indices('/').map(|(at, _)| &path[..at]).collect();
        for folder in above {
            match fs::symlink_metadata(self.root.join(folder)) {
                // A link would lead out of the folder.
                Ok(meta) if !meta.is_dir() && !self.ours.contains(folder) => return Some(self.root.join(folder)),
                Ok(meta) if meta.is_dir() => {}
                _ => return None,
            }
        }
        let here = self.root.join(path);
        match fs::symlink_metadata(&here) {
            Ok(meta) if meta.is_dir() => {
                let below = format!("{path}/");
                let theirs = |file: &Object| !self.ours.contains(&file.name);
                let files = self.list(path).unwrap_or_default();
                let has_ours = self.ours.range(below.clone()..).next().is_some_and(|file| file.starts_with(&below));
                files
                    .iter()
                    .find(|file| theirs(file))
                    .map(|file| self.root.join(&file.name))
                    .or((!has_ours).then_some(here))
            }
            Ok(_) if !self.ours.contains(path) => Some(here),
            _ => None,
        }
    }

    /// Removes what an interrupted deployment has left in the folder of drafts.
    ///
    /// # Errors
    /// The disk's.
    pub fn clear_drafts(&self) -> io::Result<()> {
        gone(fs::remove_dir_all(self.root.join(DRAFTS)))?;
        // The folder around it, if no note is in it.
        if let Some(around) = self.root.join(DRAFTS).parent() {
            let _ = fs::remove_dir(around);
        }
        Ok(())
    }

    /// Makes the folder that a file is in; files of ours give way.
    fn parent_of(&self, path: &str) -> io::Result<()> {
        for (at, _) in path.match_indices('/') {
            let folder = self.root.join(&path[..at]);
            match fs::symlink_metadata(&folder) {
                Ok(meta) if meta.is_dir() => continue,
                Ok(_) if self.ours.contains(&path[..at]) => gone(fs::remove_file(&folder))?,
                Ok(_) => {
                    let why = format!("`{}` is in the way", folder.display());
                    return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
                }
                Err(_) => {}
            }
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Place for SiteFolder {
    fn get(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        Folder(self.root.clone()).get(name, most)
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        let drafts = self.root.join(DRAFTS);
        fs::create_dir_all(&drafts)?;
        let draft = drafts.join(format!("{}-{}", std::process::id(), self.next.fetch_add(1, Ordering::Relaxed)));
        fs::write(&draft, bytes)?;
        self.parent_of(name)?;
        let here = self.root.join(name);
        if fs::symlink_metadata(&here).is_ok_and(|meta| meta.is_dir()) {
            // The pages of an older site, which `in_the_way` has found to be ours alone.
            fs::remove_dir_all(&here)?;
        }
        fs::rename(&draft, &here)
    }

    fn list(&self, prefix: &str) -> io::Result<Vec<Object>> {
        Folder(self.root.clone()).list(prefix)
    }

    fn delete(&self, name: &str) -> io::Result<()> {
        let path = self.root.join(name);
        if name.match_indices('/').any(|(at, _)| is_link(&self.root.join(&name[..at]))) {
            return Ok(());
        }
        match fs::remove_file(&path) {
            // What was a file is a folder by now.
            Err(_) if path.is_dir() => {}
            removed => gone(removed)?,
        }
        // Folders that are empty by now; others are somebody's.
        let above = path.ancestors().skip(1).take_while(|above| above.starts_with(&self.root) && *above != self.root);
        for folder in above {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_of_ours_give_way_and_others_do_not() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().to_owned();
        let ours = BTreeSet::from(["a".to_owned(), "b/c".to_owned()]);
        let folder = SiteFolder::new(root.clone()).of(ours);
        for path in ["a", "b/c"] {
            folder.put(path, b"1".to_vec()).unwrap();
        }
        assert_eq!(folder.in_the_way("a/x").or(folder.in_the_way("b")), None);
        folder.put("a/x", b"2".to_vec()).unwrap();
        folder.put("b", b"2".to_vec()).unwrap();
        assert_eq!(fs::read(root.join("b")).unwrap(), b"2");
        fs::write(root.join("theirs"), "").unwrap();
        fs::create_dir_all(root.join("folder/of")).unwrap();
        fs::write(root.join("folder/of/theirs"), "").unwrap();
        for path in ["theirs", "theirs/x", "folder", "folder/of"] {
            assert!(folder.in_the_way(path).is_some(), "{path}");
        }
        assert_eq!(folder.in_the_way("folder/new"), None);
        folder.delete("a/x").unwrap();
        folder.delete("not/there").unwrap();
        assert!(!root.join("a").exists());
        folder.clear_drafts().unwrap();
        assert!(!root.join(DRAFTS).exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("a"), "").unwrap();
        std::os::unix::fs::symlink(outside.path(), dir.path().join("en")).unwrap();
        let folder = SiteFolder::new(dir.path().to_owned()).of(BTreeSet::from(["en/a".to_owned()]));
        assert!(folder.in_the_way("en/a").is_some());
        assert!(folder.put("en/b", Vec::new()).is_err());
        folder.delete("en/a").unwrap();
        assert!(outside.path().join("a").exists());
    }
}
