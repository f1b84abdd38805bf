//! Where a folder can't be replaced as a whole (a mounted volume, Windows), its files are replaced one by one, in an order
//! that readers don't notice: a file comes before the files that refer to it, and deletions come last.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::error::EmitError;
use super::folders::{Real, is_plain};
use super::manifest::MANIFEST;
use super::order::{turn, turn_to_go};
use super::paths::Paths;
use super::tree::folders_above;

pub struct InPlace<'a> {
    pub out: &'a Path,
    /// The folder of the staged site.
    pub site: &'a Path,
    /// Where the site is in it.
    pub folder: &'a str,
    /// What earlier builds have put into `out`.
    pub old: &'a Paths,
    pub staged: &'a [String],
    pub durable: bool,
}

impl InPlace<'_> {
    /// Looks for what others have put where the new site has files, before anything is moved.
    ///
    /// # Errors
    /// The first of these.
    pub fn check(&self) -> Result<(), EmitError> {
        let mut known = FxHashSet::default();
        for path in self.staged {
            let in_the_way = |by: &Path| EmitError::InTheWay { path: path.clone(), by: by.to_owned() };
            for folder in folders_above(path) {
                if !known.insert(folder) {
                    continue;
                }
                let here = self.out.join(folder);
                let Ok(meta) = fs::symlink_metadata(&here) else { break };
                let ours = self.old.contains(folder) || meta.is_symlink() && self.old.has_below(folder);
                if !meta.is_dir() && !ours {
                    return Err(in_the_way(&here));
                }
                if !meta.is_dir() {
                    break;
                }
            }
            let here = self.out.join(path);
            match fs::symlink_metadata(&here) {
                Ok(meta) if meta.is_dir() => match self.theirs(&here) {
                    Some(theirs) => return Err(in_the_way(&theirs)),
                    None => continue,
                },
                Ok(_) if !self.old.contains(path) && path != MANIFEST => return Err(in_the_way(&here)),
                _ => {}
            }
        }
        Ok(())
    }

    /// A file in this folder that no build of ours put there.
    fn theirs(&self, folder: &Path) -> Option<PathBuf> {
        let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        files.map(walkdir::DirEntry::into_path).find(|path| {
            let name = path.strip_prefix(self.out).ok().and_then(Path::to_str).map(|name| name.replace('\\', "/"));
            name.is_none_or(|name| !self.old.contains(&name))
        })
    }

    /// Moves the staged files in, all but the manifest.
    ///
    /// # Errors
    /// The disk's, and at which file. Those before it are the new ones.
    pub fn move_in(&self) -> Result<(), (PathBuf, io::Error)> {
        let mut staged: Vec<&String> = self.staged.iter().filter(|path| *path != MANIFEST).collect();
        staged.sort_by_cached_key(|path| (turn(self.folder, path, self.old.contains(path)), (*path).clone()));
        let mut made = FxHashSet::default();
        for path in staged {
            let target = self.out.join(path);
            self.move_one(path, &target, &mut made).map_err(|error| (target, error))?;
        }
        self.sync(made)
    }

    fn move_one<'p>(&self, path: &'p str, target: &Path, made: &mut FxHashSet<&'p str>) -> io::Result<()> {
        // From the top, as a link on the way would be followed.
        let mut above: Vec<&str> = folders_above(path).collect();
        above.sort_by_key(|folder| folder.len());
        for folder in above {
            if made.insert(folder) {
                self.make_dir(&self.out.join(folder))?;
            }
        }
        if fs::symlink_metadata(target).is_ok_and(|meta| meta.is_dir()) {
            // An older site had a folder here. `check` has found nothing of others in it.
            fs::remove_dir_all(target)?;
        }
        fs::rename(self.site.join(path), target)
    }

    /// Makes a folder, in place of an older site's file of that name, or of a link.
    fn make_dir(&self, folder: &Path) -> io::Result<()> {
        match fs::symlink_metadata(folder) {
            Ok(meta) if meta.is_dir() => return Ok(()),
            Ok(_) => fs::remove_file(folder)?,
            Err(_) => {}
        }
        super::read::create_dir(folder)
    }

    /// Deletes what is no longer part of the site: pages first, assets and parts of the index last. Returns what could not
    /// be deleted.
    pub fn remove(&self, gone: &Paths) -> Vec<(String, io::Error)> {
        let mut gone: Vec<&String> = gone.keys().collect();
        gone.sort_by_cached_key(|path| (turn_to_go(self.folder, path), (*path).clone()));
        let real = Real::below(self.out.to_owned());
        let removed = gone.into_iter().filter_map(|path| match remove(self.out, &real, path) {
            Ok(_) => None,
            Err(error) => Some((path.clone(), error)),
        });
        removed.collect()
    }

    /// # Errors
    /// The disk's. The older list stays, which includes everything in the newer one.
    pub fn announce(&self, manifest: &[u8]) -> io::Result<()> {
        let draft = self.site.join(".manifest");
        fs::write(&draft, manifest)?;
        if self.durable {
            fs::File::open(&draft)?.sync_all()?;
        }
        super::read::open_up_file(&draft);
        fs::rename(draft, self.out.join(MANIFEST))
    }

    fn sync(&self, folders: FxHashSet<&str>) -> Result<(), (PathBuf, io::Error)> {
        if self.durable {
            for folder in folders.into_iter().chain([""]) {
                let folder = self.out.join(folder);
                super::read::sync_dir(&folder).map_err(|error| (folder, error))?;
            }
        }
        Ok(())
    }
}

/// Deletes a file of an older build, and the folders that it leaves empty. `false`: it is not there any more.
///
/// # Errors
/// It is there and can't be deleted.
pub fn remove(out: &Path, real: &Real, path: &str) -> io::Result<bool> {
    if !is_plain(path) {
        return Ok(false);
    }
    if !real.holds(path) {
        // A link has replaced a folder of ours: only the link is deleted, not what it leads to.
        for folder in folders_above(path) {
            let here = out.join(folder);
            if fs::symlink_metadata(&here).is_ok_and(|meta| meta.is_symlink()) {
                fs::remove_file(here)?;
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match fs::remove_file(out.join(path)) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(false);
        }
        // Others have a folder where the file was.
        Err(_) if fs::symlink_metadata(out.join(path)).is_ok_and(|meta| meta.is_dir()) => return Ok(false),
        Err(error) => return Err(error),
    }
    let mut folder = Path::new(path).parent();
    while let Some(above) = folder.filter(|above| !above.as_os_str().is_empty()) {
        if fs::remove_dir(out.join(above)).is_err() {
            break;
        }
        folder = above.parent();
    }
    Ok(true)
}
