//! Which bytes belong to which name, as a file.

use guichet_core::content_hash::{Key, of_bytes};
use serde::{Deserialize, Serialize};

use super::stamp::Stamp;

const MAGIC: &[u8; 8] = b"GUICHETM";
/// Incremented with every change of the files of a memo.
const VERSION: u8 = 2;
const CHECKSUM: usize = 16;

/// Where bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub(crate) segment: u32,
    pub(crate) at: u64,
    pub(crate) bytes: u32,
    pub(crate) checksum: u64,
}

/// What is known of a source file, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of the file when it was read, if that is certain.
    pub stamp: Option<Stamp>,
    /// Of what was read.
    pub text: Key,
    /// Of all that the bytes were made of.
    pub made_of: Key,
    /// What whoever made them has to say about that.
    pub note: Vec<u8>,
    /// What the next build asks for in any case.
    pub head: Part,
    /// What it asks for if something has changed that all entries may depend on.
    pub detail: Part,
    /// The rest.
    pub parts: Vec<Part>,
}

#[derive(Default, Serialize, Deserialize)]
pub struct Index {
    /// Names of files; parts have their numbers.
    pub segments: Vec<String>,
    /// Sorted by name.
    pub entries: Vec<(String, Entry)>,
}

impl Index {
    pub fn encode(&self, program: Key) -> Vec<u8> {
        let mut bytes = begin(program);
        let start = bytes.len();
        bytes.extend_from_slice(&[0; CHECKSUM]);
        bytes.extend(postcard::to_allocvec(self).unwrap_or_default());
        let checksum = of_bytes(&bytes[start + CHECKSUM..]);
        bytes[start..start + CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// `None` for anything but an index of this program.
    pub fn decode(bytes: &[u8], program: Key) -> Option<Index> {
        let (checksum, rest) = bytes.strip_prefix(&*begin(program))?.split_first_chunk::<CHECKSUM>()?;
        (of_bytes(rest) == Key::from_le_bytes(*checksum)).then(|| postcard::from_bytes(rest).ok())?
    }
}

fn begin(program: Key) -> Vec<u8> {
    [MAGIC, &[VERSION][..], &program.to_le_bytes()].concat()
}
