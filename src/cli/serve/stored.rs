//! What `serve` has of a file of the site.

use std::path::PathBuf;

use axum::body::Bytes;

use guichet_site::output::Content;

/// A file of the site.
#[derive(Clone, Debug)]
pub enum Stored {
    /// Shared by all who are sent it.
    Memory(Bytes),
    Disk(PathBuf),
}

impl From<Content> for Stored {
    fn from(content: Content) -> Self {
        match content {
            Content::Bytes(bytes) => Stored::Memory(bytes.into()),
            Content::File(disk) => Stored::Disk(disk),
        }
    }
}
