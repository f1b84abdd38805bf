//! What only an article's own page, its Markdown twin and the search index are made of, by the number of its file.

use guichet_markdown::body::Content;

/// The contents of all files, in the order of `Analysis::files`.
#[derive(Debug, Default)]
pub struct Contents(Vec<Content>);

impl Contents {
    pub fn new(contents: Vec<Content>) -> Self {
        Contents(contents)
    }

    /// Of the file with this number.
    pub fn of(&self, file: usize) -> &Content {
        &self.0[file]
    }
}
