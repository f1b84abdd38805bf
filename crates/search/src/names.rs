//! Where the files of an index are, and what they are called (`format.md`, "Files").

use super::bytes::Kind;

/// The part of a file's SHA-256 that stands in its name, after what tells it from its neighbours.
pub type Name = [u8; 3];

/// Where the files of a locale's index are, from the output's root.
pub fn folder(locale: &str) -> String {
    format!("_guichet/search/{locale}")
}

/// Where the first file is that a reader asks for.
pub fn manifest_path(locale: &str) -> String {
    format!("{}/manifest.bin", folder(locale))
}

/// `t0a1b2c3d-4e5f60.bin`: the kind, the key (of the first word of a chunk, or the number of a pack), the hash. A
/// manifest needs to list three bytes only, and still no two builds give one name to different files.
pub fn file_name(kind: Kind, key: u32, name: &Name) -> String {
    let kind = char::from(kind.byte().to_ascii_lowercase());
    format!("{kind}{key:08x}-{:02x}{:02x}{:02x}.bin", name[0], name[1], name[2])
}
