//! What a build produces: files by path. Stages hand them to a `Sink`; writing them to disk is `emit`'s job.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use guichet_core::content_hash::Key;
use guichet_core::model::OutPath;

/// The content of one output file.
#[derive(Clone, Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// Copied from disk as it is.
    File(PathBuf),
}

/// Takes output files in any order and from any thread. Each path comes once.
pub trait Sink: Sync {
    /// # Errors
    /// The file can't be kept; the build then stops, and nothing is published.
    fn put(&self, path: OutPath, content: Content) -> io::Result<()>;

    /// The same for a file that follows from what `made_of` stands for: where the sink has it already, it is not made. A file
    /// that can't be made is none.
    ///
    /// # Errors
    /// As [`Sink::put`].
    fn put_made(&self, path: OutPath, made_of: Key, make: &mut dyn FnMut() -> Option<Vec<u8>>) -> io::Result<()> {
        let _ = made_of;
        make().map_or(Ok(()), |bytes| self.put(path, Content::Bytes(bytes)))
    }

    /// Whether it takes a file of this path at all: one that it does not need not be made.
    fn wants(&self, path: &str) -> bool {
        let _ = path;
        true
    }

    /// `None` for a sink that begins empty.
    fn earlier(&self) -> Option<&dyn Earlier> {
        None
    }
}

/// What a sink has from an earlier build, for whoever can go on from there.
pub trait Earlier: Sync {
    /// What was left under a name with the files that the sink has.
    fn state(&self, name: &str) -> Option<Vec<u8>>;

    /// Leaves a state for the next build; `None` where it is what it was.
    fn leave(&self, name: &str, state: Option<&[u8]>);

    /// Whether a file is there as the build that has left the states has made it.
    fn has(&self, path: &str) -> bool;

    /// Goes on publishing such a file. False: there is none.
    ///
    /// # Errors
    /// As [`Sink::put`].
    fn keep(&self, path: OutPath) -> io::Result<bool>;
}

/// Each path has one writer; who it is was decided before anything was written. A second one is a mistake of ours, and
/// which of the two would win is chance.
pub fn put_twice(path: &OutPath) -> io::Error {
    io::Error::other(format!("`{path}` is written twice; this is a bug in guichet, please report it"))
}

/// Leaves out what a site brings itself.
pub struct Without<'a> {
    pub sink: &'a dyn Sink,
    pub paths: &'a BTreeSet<String>,
}

impl Earlier for Without<'_> {
    fn state(&self, name: &str) -> Option<Vec<u8>> {
        self.sink.earlier()?.state(name)
    }

    fn leave(&self, name: &str, state: Option<&[u8]>) {
        if let Some(earlier) = self.sink.earlier() {
            earlier.leave(name, state);
        }
    }

    fn has(&self, path: &str) -> bool {
        self.sink.earlier().is_some_and(|earlier| earlier.has(path))
    }

    fn keep(&self, path: OutPath) -> io::Result<bool> {
        match self.sink.earlier() {
            _ if self.paths.contains(path.as_str()) => Ok(true),
            Some(earlier) => earlier.keep(path),
            None => Ok(false),
        }
    }
}

impl Sink for Without<'_> {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        if self.paths.contains(path.as_str()) { Ok(()) } else { self.sink.put(path, content) }
    }

    fn put_made(&self, path: OutPath, made_of: Key, make: &mut dyn FnMut() -> Option<Vec<u8>>) -> io::Result<()> {
        if self.paths.contains(path.as_str()) { Ok(()) } else { self.sink.put_made(path, made_of, make) }
    }

    fn wants(&self, path: &str) -> bool {
        !self.paths.contains(path) && self.sink.wants(path)
    }

    fn earlier(&self) -> Option<&dyn Earlier> {
        self.sink.earlier().map(|_| self as &dyn Earlier)
    }
}

/// A site in memory, for tests, `serve` and `--verify`.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<OutPath, Content>>,
}

impl Memory {
    pub fn into_files(self) -> BTreeMap<OutPath, Content> {
        self.files.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        let mut files = self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match files.insert(path.clone(), content) {
            None => Ok(()),
            Some(_) => Err(put_twice(&path)),
        }
    }
}

/// Keeps nothing of a site but how large its files would be.
#[derive(Debug, Default)]
pub struct Sizes(Mutex<Vec<(String, u64)>>);

impl Sizes {
    /// By path.
    pub fn sorted(self) -> Vec<(String, u64)> {
        let mut sizes = self.0.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        sizes.sort_unstable();
        sizes
    }
}

impl Sink for Sizes {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        let bytes = match content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::File(disk) => fs::metadata(disk)?.len(),
        };
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((path.into(), bytes));
        Ok(())
    }
}

/// Keeps nothing: for `check`, which only wants to know what goes wrong.
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _path: OutPath, _content: Content) -> io::Result<()> {
        Ok(())
    }
}

/// Progress of `produce`, told to whoever shows it.
pub trait Progress: Sync {
    fn pages(&self, done: usize);
    fn indexed(&self);
}

/// Says nothing.
pub struct Silent;

impl Progress for Silent {
    fn pages(&self, _done: usize) {}
    fn indexed(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_written_twice_is_an_error() {
        let memory = Memory::default();
        let put = |path| memory.put(OutPath::new(path), Content::Bytes(Vec::new()));
        put("en/index.html").unwrap();
        put("en/index.md").unwrap();
        let error = put("en/index.html").unwrap_err().to_string();
        assert!(error.contains("`en/index.html` is written twice"), "{error}");
    }

    #[test]
    fn what_a_site_brings_is_left_out() {
        let memory = Memory::default();
        let paths = BTreeSet::from(["robots.txt".to_owned()]);
        let sink = Without { sink: &memory, paths: &paths };
        for path in ["robots.txt", "llms.txt"] {
            sink.put(OutPath::new(path), Content::Bytes(Vec::new())).unwrap();
        }
        assert_eq!(memory.into_files().into_keys().map(|path| path.to_string()).collect::<Vec<_>>(), ["llms.txt"]);
    }
}
