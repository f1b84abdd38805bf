//! Many files at once: first every new text is written beside its file, which shows whether it can be; then all of them are put in
//! place. Where one fails nevertheless, those before it are put back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Refusal, Staged, beside, stage};

/// What is to be done to the files of a site.
pub struct Together<'s> {
    root: &'s Path,
    staged: Vec<Staged>,
    /// Files that go.
    gone: Vec<PathBuf>,
    /// Folders that were made for it, the outer ones first.
    folders: Vec<PathBuf>,
}

/// A file that was not as it had to be, and why.
#[derive(Debug)]
pub struct Stopped {
    pub file: PathBuf,
    pub why: Refusal,
}

/// What was done, so that it can be undone.
enum Done {
    /// There is another file in place of what is kept here.
    Replaced(PathBuf, PathBuf),
    /// There was none.
    Added(PathBuf),
    /// There is none, and this is what it was.
    Removed(PathBuf, PathBuf),
}

impl<'s> Together<'s> {
    pub fn of(root: &'s Path) -> Self {
        Together { root, staged: Vec::new(), gone: Vec::new(), folders: Vec::new() }
    }

    /// A file gets another text.
    ///
    /// # Errors
    /// It can't be written, or is not as it was read.
    pub fn change(&mut self, disk: &Path, old: &str, new: &str) -> Result<(), Stopped> {
        let staged = stage(self.root, disk, old, new).map_err(|why| Stopped { file: disk.to_owned(), why })?;
        self.staged.extend(staged);
        Ok(())
    }

    /// A file that is not there yet, in the form of `like`: a file that is to have been read as `old`, and whose text `new` is made of.
    ///
    /// # Errors
    /// It can't be written, or is there.
    pub fn add(&mut self, disk: &Path, like: Option<(&Path, &str)>, new: &str) -> Result<(), Stopped> {
        self.staged_new(disk, like, new).map_err(|why| Stopped { file: disk.to_owned(), why })
    }

    fn staged_new(&mut self, disk: &Path, like: Option<(&Path, &str)>, new: &str) -> Result<(), Refusal> {
        let bytes = match like {
            Some((file, old)) => {
                let raw = String::from_utf8(fs::read(file)?).map_err(|_| Refusal::Encoded)?;
                super::form::restored(&raw, old, new).ok_or(Refusal::Changed)?
            }
            None => new.to_owned(),
        };
        if fs::symlink_metadata(disk).is_ok() && !self.gone.iter().any(|gone| is_same_file(gone, disk)) {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
        }
        self.make_folder(disk.parent().unwrap_or(self.root))?;
        let staged = Staged { real: disk.to_owned(), beside: Some(beside(disk, "tmp")) };
        if let Some(beside) = &staged.beside {
            fs::write(beside, bytes)?;
            if let Some((file, _)) = like {
                fs::set_permissions(beside, fs::metadata(file)?.permissions())?;
            }
        }
        self.staged.push(staged);
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> Result<(), Refusal> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        if !folder.canonicalize()?.starts_with(self.root.canonicalize()?) {
            return Err(Refusal::Outside);
        }
        Ok(())
    }

    /// A file goes, and the folder that it leaves empty.
    ///
    /// # Errors
    /// Its folder can't be written to.
    pub fn remove(&mut self, disk: &Path) -> Result<(), Stopped> {
        let stopped = |why: io::Error| Stopped { file: disk.to_owned(), why: why.into() };
        // What no file can be added to, none can be removed from.
        let trial = beside(disk, "try");
        fs::write(&trial, "").and_then(|()| fs::remove_file(&trial)).map_err(stopped)?;
        self.gone.push(disk.to_owned());
        Ok(())
    }

    /// Does all of it.
    ///
    /// # Errors
    /// Something can't be done: then everything is as it was.
    pub fn put(mut self) -> Result<(), Stopped> {
        let mut done = Vec::new();
        let (staged, gone) = (std::mem::take(&mut self.staged), std::mem::take(&mut self.gone));
        // A file that is another one in other letters is out of the way before.
        let (renamed, gone): (Vec<PathBuf>, Vec<PathBuf>) =
            gone.into_iter().partition(|file| staged.iter().any(|staged| is_other_case(file, &staged.real)));
        for file in &renamed {
            put_away(file, &mut done)?;
        }
        for one in staged {
            let file = one.real.clone();
            match replace(one) {
                Ok(step) => done.push(step),
                Err(error) => return Err(undone(done, file, error)),
            }
        }
        for file in &gone {
            put_away(file, &mut done)?;
        }
        for step in done {
            if let Done::Replaced(_, kept) | Done::Removed(_, kept) = step {
                let _ = fs::remove_file(kept);
            }
        }
        // Those that hold something stay.
        for folder in gone.iter().filter_map(|file| file.parent()) {
            let _ = fs::remove_dir(folder);
        }
        self.folders.clear();
        Ok(())
    }
}

impl Drop for Together<'_> {
    fn drop(&mut self) {
        self.staged.clear();
        // Those that hold something by now stay.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// # Errors
/// It can't be: what was done is undone then.
fn put_away(file: &Path, done: &mut Vec<Done>) -> Result<(), Stopped> {
    let kept = beside(file, "old");
    match fs::rename(file, &kept) {
        Ok(()) => done.push(Done::Removed(file.to_owned(), kept)),
        Err(error) => return Err(undone(std::mem::take(done), file.to_owned(), error)),
    }
    Ok(())
}

/// Two names that differ in case only, which may be of two files.
fn is_other_case(one: &Path, other: &Path) -> bool {
    one != other && one.to_string_lossy().to_lowercase() == other.to_string_lossy().to_lowercase()
}

/// Two names of one file, where the system does not tell case apart.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    is_other_case(one, other) && real(one).is_some_and(|one| real(other) == Some(one))
}

/// At no moment is there no file.
fn replace(staged: Staged) -> io::Result<Done> {
    let real = staged.real.clone();
    if fs::symlink_metadata(&real).is_err() {
        staged.put()?;
        return Ok(Done::Added(real));
    }
    let kept = beside(&real, "old");
    if fs::hard_link(&real, &kept).is_err() {
        fs::copy(&real, &kept)?;
    }
    match staged.put() {
        Ok(()) => Ok(Done::Replaced(real, kept)),
        Err(error) => {
            let _ = fs::remove_file(&kept);
            Err(error)
        }
    }
}

fn undone(done: Vec<Done>, file: PathBuf, error: io::Error) -> Stopped {
    for step in done.into_iter().rev() {
        let _ = match step {
            Done::Replaced(file, kept) | Done::Removed(file, kept) => fs::rename(kept, file),
            Done::Added(file) => fs::remove_file(file),
        };
    }
    Stopped { file, why: error.into() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn all(root: &Path) -> BTreeMap<String, String> {
        let files = walkdir::WalkDir::new(root).min_depth(1).into_iter().map(Result::unwrap);
        let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        files.map(|file| (name(file.path()), fs::read_to_string(file.path()).unwrap_or_default())).collect()
    }

    fn site() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.md"), "\u{feff}a\r\n").unwrap();
        fs::create_dir(dir.path().join("b")).unwrap();
        fs::write(dir.path().join("b/c.md"), "c\n").unwrap();
        dir
    }

    #[test]
    fn all_is_done() {
        let dir = site();
        let root = dir.path();
        let mut together = Together::of(root);
        together.change(&root.join("a.md"), "a\r\n", "A\r\n").unwrap();
        together.add(&root.join("new/deep/a.md"), Some((&root.join("a.md"), "a\r\n")), "b\n").unwrap();
        together.remove(&root.join("b/c.md")).unwrap();
        together.put().unwrap();
        let there: Vec<(String, String)> = all(root).into_iter().collect();
        let there: Vec<(&str, &str)> = there.iter().map(|(path, text)| (&**path, &**text)).collect();
        assert_eq!(
            there,
            [("a.md", "\u{feff}A\r\n"), ("new", ""), ("new/deep", ""), ("new/deep/a.md", "\u{feff}b\r\n")]
        );
    }

    #[test]
    fn a_name_changes_in_case() {
        let dir = site();
        let root = dir.path();
        let mut together = Together::of(root);
        together.remove(&root.join("b/c.md")).unwrap();
        together.add(&root.join("b/C.md"), Some((&root.join("b/c.md"), "c\n")), "C\n").unwrap();
        together.put().unwrap();
        let there: Vec<(String, String)> = all(root).into_iter().collect();
        assert_eq!(there[2], ("b/C.md".to_owned(), "C\n".to_owned()), "{there:?}");
        assert_eq!(there.len(), 3);
    }

    #[test]
    fn or_nothing() {
        let dir = site();
        let root = dir.path();
        let before = all(root);
        // What can be seen beforehand.
        let mut together = Together::of(root);
        together.change(&root.join("a.md"), "a\r\n", "A\r\n").unwrap();
        together.add(&root.join("new/x.md"), None, "x").unwrap();
        assert!(together.add(&root.join("a.md/x.md"), None, "x").is_err());
        assert!(together.change(&root.join("b/c.md"), "d\n", "e\n").is_err());
        assert!(together.add(&root.join("b/c.md"), None, "e\n").is_err());
        drop(together);
        assert_eq!(all(root), before);
        // What only shows when it is done: somebody has taken the file away, and has put a folder there.
        let mut together = Together::of(root);
        together.change(&root.join("a.md"), "a\r\n", "A\r\n").unwrap();
        together.add(&root.join("new/x.md"), None, "x").unwrap();
        together.remove(&root.join("b/c.md")).unwrap();
        fs::remove_file(root.join("b/c.md")).unwrap();
        let stopped = together.put().unwrap_err();
        assert_eq!(stopped.file, root.join("b/c.md"));
        fs::write(root.join("b/c.md"), "c\n").unwrap();
        assert_eq!(all(root), before);
    }
}
