//! What is in a compressed file: archives and the documents that are archives, pictures with compressed notes, PDF.
//!
//! Archives are not read as a reader of them would, by their directory, but from one entry's header to the next: what a
//! directory no longer lists, or what is torn, can still be read by whoever looks.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use memchr::memmem;

use super::pdf;

/// Bytes that one file may take to unpack, read and written, with everything in it: more is a trap.
const MOST: u64 = 512 * 1024 * 1024;
/// Archives within archives: a document in an archive of a message in an archive.
const DEEPEST: usize = 4;
/// Compressed parts of one file.
const MOST_PARTS: usize = 100_000;

/// What comes out of a file.
pub enum Inside {
    /// What it was packed in, and what it unpacks to. What breaks off is kept as far as it goes.
    Content(&'static str, Vec<u8>),
    /// Something that can't be looked into, in words that complete "it is …".
    Closed(&'static str),
}

/// Opens everything that the file holds. `beside` reads another file of the same folder.
pub fn each(path: &str, bytes: &[u8], beside: impl Fn(&str) -> Option<Vec<u8>>, see: &mut dyn FnMut(Inside)) {
    let mut unpacker = Unpacker { left: MOST, parts: MOST_PARTS, see, stopped: false };
    if path.ends_with(".br") {
        let content = unpacker.read(brotli_decompressor::Decompressor::new(bytes, 4096), bytes.len() as u64);
        unpacker.open("brotli", content, 1);
    }
    if let Some(content) = guichet_search::unpacked(bytes, beside) {
        let content = unpacker.read(content, bytes.len() as u64);
        unpacker.open("the search index", content, 1);
    }
    unpacker.look(bytes, 0);
}

struct Unpacker<'a> {
    left: u64,
    parts: usize,
    see: &'a mut dyn FnMut(Inside),
    /// It has been said that not everything was looked into.
    stopped: bool,
}

impl Unpacker<'_> {
    /// Everything that `bytes` may be, by what is in them: names can lie.
    fn look(&mut self, bytes: &[u8], depth: usize) {
        if let Some(what) = closed(bytes) {
            (self.see)(Inside::Closed(what));
        }
        if bytes.starts_with(&[0x1f, 0x8b]) {
            let content = self.read(MultiGzDecoder::new(bytes), bytes.len() as u64);
            self.open("gzip", content, depth + 1);
        }
        self.zip(bytes, depth);
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            self.png(bytes);
        }
        if memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
            self.pdf(bytes, depth);
        }
    }

    fn open(&mut self, how: &'static str, content: Vec<u8>, depth: usize) {
        if content.is_empty() {
            return;
        }
        if depth < DEEPEST {
            self.look(&content, depth);
        } else if closed(&content).is_some() || content.starts_with(&[0x1f, 0x8b]) || content.starts_with(LOCAL_HEADER)
        {
            self.stop("nested too deeply");
        }
        (self.see)(Inside::Content(how, content));
    }

    /// Reads to the end, or to where all means are spent. `cost`: bytes that are read for it.
    fn read(&mut self, reader: impl Read, cost: u64) -> Vec<u8> {
        let mut content = Vec::new();
        if self.parts == 0 || self.left <= cost {
            self.stop("too large to be unpacked as a whole");
            return content;
        }
        self.parts -= 1;
        self.left -= cost;
        // An error ends it: nobody else can read on either.
        let _ = reader.take(self.left).read_to_end(&mut content);
        self.left -= content.len() as u64;
        if self.left == 0 {
            self.stop("too large to be unpacked as a whole");
        }
        content
    }

    /// What begins at `bytes` and ends by itself: only what was read of it counts.
    fn inflate(&mut self, bytes: &[u8], zlib: bool) -> Vec<u8> {
        let mut rest = bytes;
        let content = match zlib {
            true => self.read(ZlibDecoder::new(&mut rest), 0),
            false => self.read(DeflateDecoder::new(&mut rest), 0),
        };
        self.left = self.left.saturating_sub((bytes.len() - rest.len()) as u64);
        content
    }

    fn stop(&mut self, why: &'static str) {
        if !std::mem::replace(&mut self.stopped, true) {
            (self.see)(Inside::Closed(why));
        }
    }

    /// Zip archives, and what is one: docx, xlsx, pptx, odt, epub, jar. Names and what is stored as it is can be read in
    /// the file itself.
    fn zip(&mut self, bytes: &[u8], depth: usize) {
        const HEADER: usize = 30;
        const ENCRYPTED: u16 = 1;
        const STORED: u16 = 0;
        const DEFLATED: u16 = 8;
        let mut said = [false; 2];
        for at in memmem::find_iter(bytes, LOCAL_HEADER) {
            let Some(header) = bytes.get(at..at + HEADER) else { break };
            let number = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
            let (flags, method) = (number(6), number(8));
            let start = at + HEADER + usize::from(number(26)) + usize::from(number(28));
            let Some(data) = bytes.get(start..) else { continue };
            if flags & ENCRYPTED != 0 {
                if !std::mem::replace(&mut said[0], true) {
                    (self.see)(Inside::Closed("an archive with encrypted files"));
                }
            } else if method == DEFLATED {
                let content = self.inflate(data, false);
                self.open("a zip archive", content, depth + 1);
            } else if method == STORED {
                // A picture, say: its own compressed parts are looked into. Its length may stand behind it.
                let length = u32::from_le_bytes([header[18], header[19], header[20], header[21]]) as usize;
                if let Some(content) = data.get(..length).filter(|_| length > 0)
                    && depth + 1 < DEEPEST
                    && self.parts > 0
                    && !content.starts_with(LOCAL_HEADER)
                {
                    self.parts -= 1;
                    self.left = self.left.saturating_sub(length as u64);
                    if self.left > 0 && memmem::find(content, LOCAL_HEADER).is_none() {
                        self.look(content, depth + 1);
                    }
                }
            } else if !std::mem::replace(&mut said[1], true) {
                (self.see)(Inside::Closed("an archive in a compression that is not looked into"));
            }
        }
    }

    /// Notes in pictures: `zTXt`, and `iTXt` where it is compressed. The others can be read in the file itself.
    fn png(&mut self, bytes: &[u8]) {
        let mut at = 8;
        while let Some(head) = bytes.get(at..at + 8) {
            let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
            let Some(chunk) = bytes.get(at + 8..(at + 8).saturating_add(length)) else { break };
            let behind = |from: &[u8], zeros: usize| -> Option<usize> {
                memchr::memchr_iter(0, from).nth(zeros - 1).map(|at| at + 1)
            };
            let packed = match &head[4..] {
                b"zTXt" => behind(chunk, 1).and_then(|at| chunk.get(at + 1..)),
                b"iTXt" => behind(chunk, 1).and_then(|at| match chunk.get(at) {
                    Some(1) => {
                        let rest = chunk.get(at + 2..)?;
                        rest.get(behind(rest, 2)?..)
                    }
                    _ => None,
                }),
                _ => None,
            };
            if let Some(packed) = packed {
                let content = self.inflate(packed, true);
                (self.see)(Inside::Content("a picture's notes", content));
            }
            at += 12 + length;
        }
    }

    /// Streams of a PDF, the texts that its pages show, and files that are in it.
    fn pdf(&mut self, bytes: &[u8], depth: usize) {
        if memmem::find(bytes, b"/Encrypt").is_some() {
            (self.see)(Inside::Closed("an encrypted PDF"));
        }
        let mut streams: Vec<Vec<u8>> = Vec::new();
        for start in pdf::streams(bytes) {
            let content = self.inflate(&bytes[start..], true);
            if !content.is_empty() {
                streams.push(content);
            }
        }
        let maps = streams.iter().filter_map(|stream| pdf::CharMap::parse(stream));
        let mut maps: Vec<pdf::CharMap> = maps.take(pdf::MOST_MAPS).collect();
        if maps.len() > 1 {
            maps.extend(pdf::CharMap::union(&maps));
        }
        for text in streams.iter().map(Vec::as_slice).chain([bytes]) {
            let strings = pdf::strings(text);
            let cost = strings.iter().map(|string| string.bytes.len() as u64).sum::<u64>() * (1 + maps.len() as u64);
            if cost >= self.left {
                return self.stop("too large to be unpacked as a whole");
            }
            self.left -= cost;
            (self.see)(Inside::Content("a PDF", pdf::joined(&strings, None)));
            for map in &maps {
                (self.see)(Inside::Content("a PDF", pdf::joined(&strings, Some(map))));
            }
        }
        for stream in streams {
            self.open("a PDF", stream, depth + 1);
        }
    }
}

const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// By its first bytes, something that nothing here can open.
fn closed(bytes: &[u8]) -> Option<&'static str> {
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    const ENCRYPTED_PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    const OTHERS: [(&[u8], &str); 6] = [
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"\xfd7zXZ\0", "compressed with xz"),
        (b"\x28\xb5\x2f\xfd", "compressed with Zstandard"),
        (b"BZh", "compressed with bzip2"),
        (b"-----BEGIN PGP MESSAGE", "encrypted"),
    ];
    if bytes.starts_with(OLE) && memmem::find(bytes, ENCRYPTED_PACKAGE).is_some() {
        return Some("an encrypted Office document");
    }
    let bzip = |magic: &[u8]| magic != b"BZh" || bytes.get(4..10) == Some(b"1AY&SY");
    OTHERS.into_iter().find(|(magic, _)| bytes.starts_with(magic) && bzip(magic)).map(|(_, what)| what)
}
