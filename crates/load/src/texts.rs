//! The texts of a site, by path. Settings, messages and templates are read when the site is loaded; articles are read
//! when somebody asks for one, so that no more of them are in memory than are being worked on.

use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use guichet_core::diag::Diagnostic;
use guichet_memo::Stamp;

/// Relative paths, `/`-separated, in byte order.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    all: BTreeMap<Arc<str>, Text>,
    /// The folder that the paths of those begin at which are read later.
    root: PathBuf,
}

/// Where a text is read from.
#[derive(Clone, Debug)]
enum Disk {
    /// It was given.
    Nowhere,
    /// At its path, below the root.
    AtPath,
    /// Under a name that is its path in another spelling.
    Spelled(Box<Path>),
}

#[derive(Clone, Debug)]
pub(super) struct Text {
    /// Boxed, since most texts of a large site are never kept.
    read: OnceLock<Box<Read>>,
    disk: Disk,
    /// Of the file on disk before anybody has read it.
    stamp: Option<Stamp>,
}

/// A file that was read, and what is wrong with its encoding, if nobody has said so yet.
#[derive(Clone, Debug)]
pub struct Read {
    pub text: Arc<str>,
    pub problem: Option<Diagnostic>,
}

impl Texts {
    pub fn contains_key(&self, path: &str) -> bool {
        self.all.contains_key(path)
    }

    pub fn keys(&self) -> impl Iterator<Item = &Arc<str>> {
        self.all.keys()
    }

    /// The text of a file, if somebody has read it.
    pub fn held(&self, path: &str) -> Option<&Arc<str>> {
        self.all.get(path)?.read.get().map(|read| &read.text)
    }

    /// Paths with what the disk has said of the files, where they are read later.
    pub fn stamped(&self) -> impl Iterator<Item = (&Arc<str>, Option<Stamp>)> {
        self.all.iter().map(|(path, entry)| (path, entry.stamp))
    }

    /// The text of a file, which stays in memory from now on. One that can't be read has none.
    pub fn get(&self, path: &str) -> Option<&Arc<str>> {
        self.get_key_value(path).map(|(_, text)| text)
    }

    /// As [`Texts::get`], with the path as it is kept here.
    pub fn get_key_value(&self, path: &str) -> Option<(&Arc<str>, &Arc<str>)> {
        let (path, entry) = self.all.get_key_value(path)?;
        Some((path, self.kept(path, entry)?))
    }

    /// Everything but articles and snippets.
    pub fn outside_content(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        let others = self.all.iter().filter(|(path, _)| !path.starts_with("content/"));
        others.filter_map(|(path, entry)| Some((path, self.kept(path, entry)?)))
    }

    /// All texts whose paths begin like this, which stay in memory.
    pub fn below<'t>(&'t self, start: &'t str) -> impl Iterator<Item = (&'t Arc<str>, &'t Arc<str>)> {
        self.all
            .range::<str, _>((Bound::Included(start), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(start))
            .filter_map(|(path, entry)| Some((path, self.kept(path, entry)?)))
    }

    /// The text of a file, which is forgotten when the caller drops it.
    ///
    /// # Errors
    /// It can't be read any more.
    pub fn read(&self, path: &Arc<str>) -> io::Result<Read> {
        let entry = self.all.get(path).ok_or(io::ErrorKind::NotFound)?;
        match entry.read.get() {
            Some(read) => Ok(Read::clone(read)),
            None => self.read_from_disk(path, entry),
        }
    }

    /// Where a file is: at its path below the root, or under a name that is its path in another spelling.
    pub fn disk(&self, path: &str) -> PathBuf {
        match self.all.get(path).map(|entry| &entry.disk) {
            Some(Disk::Spelled(disk)) => disk.to_path_buf(),
            _ => self.root.join(path),
        }
    }

    /// With others in place of some of them.
    pub(super) fn with(&self, new: impl IntoIterator<Item = (Arc<str>, Text)>) -> Self {
        let mut texts = self.clone();
        texts.all.extend(new);
        texts
    }

    /// Texts of a site in this folder.
    pub(super) fn below_root(root: &Path, texts: impl IntoIterator<Item = (Arc<str>, Text)>) -> Self {
        Texts { all: texts.into_iter().collect(), root: root.to_owned() }
    }

    fn kept<'t>(&self, path: &Arc<str>, text: &'t Text) -> Option<&'t Arc<str>> {
        if text.read.get().is_none() {
            let _ = text.read.set(Box::new(self.read_from_disk(path, text).ok()?));
        }
        text.read.get().map(|read| &read.text)
    }

    fn read_from_disk(&self, path: &Arc<str>, text: &Text) -> io::Result<Read> {
        let bytes = match &text.disk {
            Disk::Nowhere => return Err(io::ErrorKind::NotFound.into()),
            Disk::AtPath => super::whole::read_whole(&self.root.join(&**path))?,
            Disk::Spelled(disk) => super::whole::read_whole(disk)?,
        };
        let (text, problem) = super::text::decode(path, bytes);
        Ok(Read { text: Arc::from(text), problem })
    }
}

impl Text {
    pub fn of(text: Arc<str>) -> Self {
        let read = OnceLock::from(Box::new(Read { text, problem: None }));
        Text { read, disk: Disk::Nowhere, stamp: None }
    }

    /// Of a file of the site at `root` that is read when its text is asked for.
    pub fn later(root: &Path, path: &str, disk: &Path, stamp: Option<Stamp>) -> Self {
        let disk = if *disk == root.join(path) { Disk::AtPath } else { Disk::Spelled(disk.into()) };
        Text { read: OnceLock::new(), disk, stamp }
    }
}
