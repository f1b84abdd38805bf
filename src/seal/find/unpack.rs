//! What is in a compressed file.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use crate::index::bytes::{HEADER, Kind, MAGIC, beginning, unseal};
use crate::index::manifest::Manifest;

/// A file that unpacks to more than this is a trap; its first part is looked at.
const MOST: u64 = 512 * 1024 * 1024;

/// Every way that the file can be unpacked in, with its name. What breaks off is kept as far as it goes. `beside` reads
/// another file of the same folder.
pub fn contents(path: &str, bytes: &[u8], beside: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<(&'static str, Vec<u8>)> {
    let mut contents = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        contents.push(("gzip", read(MultiGzDecoder::new(bytes))));
    }
    if path.ends_with(".br") {
        contents.push(("brotli", read(brotli_decompressor::Decompressor::new(bytes, 4096))));
    }
    if bytes.len() > HEADER && bytes.starts_with(&MAGIC[..3]) {
        let start = if bytes[4] == Kind::Texts.byte() { primed(beside("manifest.bin")) } else { Vec::new() };
        contents.push(("the search index", read(ZlibDecoder::new(start.chain(&bytes[HEADER..])))));
    }
    contents
}

/// What the stream of a text pack begins with, by the index's manifest.
fn primed(manifest: Option<Vec<u8>>) -> Vec<u8> {
    let content = manifest.and_then(|file| unseal(Kind::Manifest, &file).ok());
    let manifest = content.and_then(|content| Manifest::decode(&content).ok());
    manifest.map(|manifest| beginning(&manifest.primer)).unwrap_or_default()
}

fn read(reader: impl Read) -> Vec<u8> {
    let mut content = Vec::new();
    // An error ends it: nobody else can read on either.
    let _ = reader.take(MOST).read_to_end(&mut content);
    content
}
