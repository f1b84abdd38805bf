//! What comes of a build, and what is left of it for the next one.

/// A file of the index: path from the output's root (`_guichet/search/fr/…`) and its bytes.
pub struct IndexFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What is left of the build before.
pub trait Memory: Sync {
    /// The state that it left for a locale, if there is one. Whatever these bytes are, the index is what it would be without
    /// them.
    fn state(&self, locale: &str) -> Option<&[u8]>;

    /// Whether a file that it made is still there, as it was made.
    fn has(&self, path: &str) -> bool;
}

/// An index where there was one before. Its files are `files` and `unchanged`, both sorted by path.
#[derive(Default)]
pub struct Rebuilt {
    /// Files that are new, or may be; all manifests are among them.
    pub files: Vec<IndexFile>,
    /// Paths of those that the memory has.
    pub unchanged: Vec<String>,
    /// What to remember for the next build, by locale, where it is not what was remembered.
    pub states: Vec<(String, Vec<u8>)>,
}
