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
#[derive(Debug, Default)]
pub struct Texts(BTreeMap<Arc<str>, Text>);

#[derive(Debug)]
pub(super) struct Text {
    read: OnceLock<Read>,
    /// Where it is to be read from, if it was not given.
    disk: Option<PathBuf>,
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
        self.0.contains_key(path)
    }

    pub fn keys(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.keys()
    }

    /// The text of a file, if somebody has read it.
    pub fn held(&self, path: &str) -> Option<&Arc<str>> {
        self.0.get(path)?.read.get().map(|read| &read.text)
    }

    /// Paths with what the disk has said of the files, where they are read later.
    pub fn stamped(&self) -> impl Iterator<Item = (&Arc<str>, Option<Stamp>)> {
        self.0.iter().map(|(path, entry)| (path, entry.stamp))
    }

    /// The text of a file, which stays in memory from now on. One that can't be read has none.
    pub fn get(&self, path: &str) -> Option<&Arc<str>> {
        self.get_key_value(path).map(|(_, text)| text)
    }

    /// As [`Texts::get`], with the path as it is kept here.
    pub fn get_key_value(&self, path: &str) -> Option<(&Arc<str>, &Arc<str>)> {
        let (path, entry) = self.0.get_key_value(path)?;
        Some((path, entry.kept(path)?))
    }

    /// Everything but articles and snippets.
    pub fn outside_content(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        let others = self.0.iter().filter(|(path, _)| !path.starts_with("content/"));
        others.filter_map(|(path, entry)| Some((path, entry.kept(path)?)))
    }

    /// All texts whose paths begin like this, which stay in memory.
    pub fn below<'t>(&'t self, start: &'t str) -> impl Iterator<Item = (&'t Arc<str>, &'t Arc<str>)> {
        self.0
            .range::<str, _>((Bound::Included(start), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(start))
            .filter_map(|(path, entry)| Some((path, entry.kept(path)?)))
    }

    /// The text of a file, which is forgotten when the caller drops it.
    ///
    /// # Errors
    /// It can't be read any more.
    pub fn read(&self, path: &Arc<str>) -> io::Result<Read> {
        let entry = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        match (entry.read.get(), &entry.disk) {
            (Some(read), _) => Ok(read.clone()),
            (None, Some(disk)) => from_disk(path, disk),
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl FromIterator<(Arc<str>, Text)> for Texts {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Text)>>(texts: I) -> Self {
        Texts(texts.into_iter().collect())
    }
}

impl Text {
    pub fn of(text: Arc<str>) -> Self {
        Text { read: OnceLock::from(Read { text, problem: None }), disk: None, stamp: None }
    }

    /// Of a file that is read when its text is asked for.
    pub fn later(disk: PathBuf, stamp: Option<Stamp>) -> Self {
        Text { read: OnceLock::new(), disk: Some(disk), stamp }
    }

    fn kept(&self, path: &Arc<str>) -> Option<&Arc<str>> {
        if self.read.get().is_none() {
            let _ = self.read.set(from_disk(path, self.disk.as_ref()?).ok()?);
        }
        self.read.get().map(|read| &read.text)
    }
}

fn from_disk(path: &Arc<str>, disk: &Path) -> io::Result<Read> {
    let (text, problem) = super::text::decode(path, super::whole::read_whole(disk)?);
    Ok(Read { text: Arc::from(text), problem })
}
