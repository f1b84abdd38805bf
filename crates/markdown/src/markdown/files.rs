//! Files of the site that a block of code may show. Who reads them is for others to say.

use std::fmt::Debug;
use std::sync::Arc;

/// A file of `content/` that is code.
#[derive(Clone, Debug)]
pub struct CodeFile {
    /// Path from the site's root.
    pub path: Arc<str>,
    /// Its lines end in `\n`.
    pub text: Arc<str>,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// With the names of those beside it.
    Missing(Vec<String>),
    /// It is not text, or too large.
    NotCode,
}

/// What one text may show, and what it has asked for.
pub trait CodeFiles: Debug {
    /// `path` is below `content/`: the file itself, or the one that the text's language borrows in its place.
    ///
    /// # Errors
    /// There is no such file.
    fn read(&self, path: &str) -> Result<CodeFile, NoFile>;
}

/// None at all.
#[derive(Debug)]
pub struct NoFiles;

impl CodeFiles for NoFiles {
    fn read(&self, _: &str) -> Result<CodeFile, NoFile> {
        Err(NoFile::Missing(Vec::new()))
    }
}
