//! What is in a compressed file.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use crate::index::bytes::{HEADER, MAGIC};

/// A file that unpacks to more than this is a trap; its first part is looked at.
const MOST: u64 = 512 * 1024 * 1024;

/// Every way that the file can be unpacked in, with its name. What breaks off is kept as far as it goes.
pub fn contents(path: &str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut contents = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        contents.push(("gzip", read(MultiGzDecoder::new(bytes))));
    }
    if path.ends_with(".br") {
        contents.push(("brotli", read(brotli_decompressor::Decompressor::new(bytes, 4096))));
    }
    if bytes.len() > HEADER && bytes.starts_with(&MAGIC[..3]) {
        contents.push(("the search index", read(ZlibDecoder::new(&bytes[HEADER..]))));
    }
    contents
}

fn read(reader: impl Read) -> Vec<u8> {
    let mut content = Vec::new();
    // An error ends it: nobody else can read on either.
    let _ = reader.take(MOST).read_to_end(&mut content);
    content
}
