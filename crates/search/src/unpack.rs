//! What a file of an index holds, for whoever looks for something in all files of a site and knows nothing of this one.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::bytes::{HEADER, Kind, MAGIC, beginning, unseal};
use super::manifest::Manifest;

/// Reads all that a file of an index holds, as far as it is whole; `None` if it is no such file. `beside` reads another file
/// of the same folder: texts are packed with what the manifest brings. Whoever reads says how much is too much.
pub fn unpacked<'a>(file: &'a [u8], beside: impl FnOnce(&str) -> Option<Vec<u8>>) -> Option<impl Read + 'a> {
    if file.len() <= HEADER || !file.starts_with(&MAGIC[..3]) {
        return None;
    }
    let start = if file[4] == Kind::Texts.byte() { text_beginning(beside("manifest.bin")) } else { Vec::new() };
    Some(ZlibDecoder::new(std::io::Cursor::new(start).chain(&file[HEADER..])))
}

/// What the stream of a text pack begins with, by the index's manifest.
fn text_beginning(manifest: Option<Vec<u8>>) -> Vec<u8> {
    let content = manifest.and_then(|file| unseal(Kind::Manifest, &file).ok());
    let manifest = content.and_then(|content| Manifest::decode(&content).ok());
    manifest.map(|manifest| beginning(&manifest.dictionary)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LocaleDocs, SearchDoc, Section, build};

    #[test]
    fn every_file_says_what_it_holds() {
        let doc = |id| SearchDoc { id, url: id, ..SearchDoc::of("Settings", vec![Section::of("Call the pilot.")]) };
        let docs = ["en/a/", "en/b/", "en/c/"].map(doc).to_vec();
        let files = build(&[LocaleDocs { locale: "en", docs, borrowed: vec![], plans: vec![], synonyms: vec![] }]);
        let manifest = files.iter().find(|file| file.path.ends_with("manifest.bin")).map(|file| file.bytes.clone());
        let holds = |word: &str| {
            let texts = files.iter().map(|file| {
                let mut text = Vec::new();
                let mut content = unpacked(&file.bytes, |_| manifest.clone()).expect("a file of an index");
                content.read_to_end(&mut text).expect("whole");
                String::from_utf8_lossy(&text).contains(word)
            });
            texts.filter(|holds| *holds).count()
        };
        assert_eq!(holds("Call the pilot."), 3, "a text pack for each document");
        assert!(holds("pilot") > 3, "and words");
        assert!(unpacked(b"GSI", |_| None).is_none() && unpacked(b"PK\x03\x04 and more", |_| None).is_none());
    }
}
