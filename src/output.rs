//! What a build produces: files by path. Stages hand them to a `Sink`; writing them to disk is `emit`'s job.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use crate::model::OutPath;

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
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(path, content);
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
