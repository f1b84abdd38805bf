//! A second copy of a large site, beside the output: hard links to the same files. The next build changes in it what is new,
//! and the two folders change places, so that a build costs what has changed and not a link for every file of the site.
//!
//! The copy holds nothing of others, and nothing that is not published: what the last build withdrew is gone from it too.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folders::Made;
use super::folders::site_in;
use super::manifest::MANIFEST;
use super::moment::Moment;
use super::paths::Paths;
use super::remove::remove_dir;
use super::tree::{Folders, inode_of};

/// Sites with fewer files are linked anew each time: it takes milliseconds, and nothing is left beside the output.
pub const FROM: usize = 2_000;

/// What is known of the output since the copy was made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Known {
    /// Of the published folder.
    inode: (u64, u64),
    pub folders: Folders,
}

const KNOWN: &str = "spare.json";

impl Known {
    /// Whether the copy still has a link to a published file, as it had when it was made: to remove one would have changed the
    /// file's own moment.
    pub fn has(&self, published: &fs::Metadata) -> bool {
        Moment::of(published) < self.folders.since
    }
}

/// Takes the copy as the folder to stage in. `None`: there is none, or it is not one of `out`; then it is removed.
///
/// # Errors
/// It can't be removed, or moved.
pub fn adopt(spare: &Path, staging: &Path, out: &Path, wanted: bool) -> io::Result<Option<Known>> {
    let known = if wanted { known(spare, out) } else { None };
    match known {
        Some(known) => fs::rename(spare, staging).map(|()| Some(known)),
        None => remove_dir(spare).map(|()| None),
    }
}

fn known(spare: &Path, out: &Path) -> Option<Known> {
    let known: Known = serde_json::from_slice(&fs::read(spare.join(KNOWN)).ok()?).ok()?;
    let is_same = |one: &Path, other: &Path| {
        let inode = |path: &Path| fs::symlink_metadata(path).map(|meta| inode_of(&meta));
        matches!((inode(one), inode(other)), (Ok(one), Ok(other)) if one == other)
    };
    // Another program may have published since, or somebody may have copied the folder.
    let is_of_out = fs::symlink_metadata(out).is_ok_and(|meta| inode_of(&meta) == known.inode)
        && is_same(&site_in(spare).join(MANIFEST), &out.join(MANIFEST));
    is_of_out.then_some(known)
}

/// Makes the copy of `out`, which has just been published, out of the folder that it replaced and that holds nothing of
/// others any more. `changed` and `gone` are the files in which the two differ.
///
/// # Errors
/// The disk's. Then the folder is worth nothing, and can be removed.
pub fn keep(
    staging: &Path,
    spare: &Path,
    out: &Path,
    changed: &[String],
    gone: &Paths,
    folders: Folders,
) -> io::Result<()> {
    let site = Made::in_copy(site_in(staging));
    gone.keys().try_for_each(|path| remove(&site.root, path))?;
    changed.iter().try_for_each(|path| link(&out.join(path), &site, path))?;
    let known = Known { inode: inode_of(&fs::symlink_metadata(out)?), folders };
    fs::write(staging.join(KNOWN), serde_json::to_vec(&known)?)?;
    // It stands where people keep the sources of their site.
    fs::write(staging.join(".gitignore"), "*\n")?;
    fs::rename(staging, spare)
}

/// Whether a name is that of a file.
pub fn is_file(name: &Path, file: &fs::Metadata) -> bool {
    fs::symlink_metadata(name).is_ok_and(|meta| inode_of(&meta) == inode_of(file))
}

/// Links `published` into `site`, in place of whatever is there.
///
/// # Errors
/// The disk's.
pub fn link(published: &Path, site: &Made, path: &str) -> io::Result<()> {
    site.parent_of(Path::new(path))?;
    clear(&site.root.join(path))?;
    fs::hard_link(published, site.root.join(path))
}

/// Removes what is at a path: to open it for writing would change the published file, which is the same one.
///
/// # Errors
/// The disk's.
pub fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(_) => Ok(()),
    }
}

/// Removes a file of the copy, and the folders that are empty then.
///
/// # Errors
/// The disk's.
pub fn remove(site: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(site.join(path)) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            // A folder of the new site has its name now.
            return if site.join(path).is_dir() { Ok(()) } else { Err(error) };
        }
        _ => {}
    }
    let mut folder = Path::new(path).parent();
    while let Some(name) = folder.filter(|name| !name.as_os_str().is_empty()) {
        match fs::remove_dir(site.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => break,
            _ => {}
        }
        folder = name.parent();
    }
    Ok(())
}

/// The time as the file system of `folder` has it.
///
/// # Errors
/// The disk's.
pub fn moment(folder: &Path) -> io::Result<Moment> {
    let clock = folder.join("clock");
    fs::write(&clock, "")?;
    let moment = Moment::of(&fs::symlink_metadata(&clock)?);
    fs::remove_file(&clock)?;
    Ok(moment)
}

/// Folders above something of others.
pub fn above<'a>(theirs: impl Iterator<Item = &'a Path>) -> BTreeSet<PathBuf> {
    theirs.flat_map(|path| path.ancestors().skip(1)).map(Path::to_owned).collect()
}
