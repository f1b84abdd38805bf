//! The parts of a `.docx`, which is a zip file.

use std::io::{Cursor, Read};

/// A file that says it is larger than this, unpacked, is not one that somebody has written.
const LARGEST: u64 = 256 << 20;

/// Paths and bytes of all parts; nothing if it is not such a file.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut parts = Vec::new();
    let mut left = LARGEST;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let Ok(name) = file.name() else { continue };
        let name = name.replace('\\', "/");
        let is_wanted = name.ends_with(".xml") || name.ends_with(".rels") || name.starts_with("word/media/");
        if !file.is_file() || !is_wanted {
            continue;
        }
        let mut part = Vec::new();
        // What a file says of its length may be wrong.
        if file.take(left + 1).read_to_end(&mut part).is_err() {
            continue;
        }
        let Some(rest) = left.checked_sub(part.len() as u64) else { return parts };
        left = rest;
        parts.push((name, part));
    }
    parts
}
