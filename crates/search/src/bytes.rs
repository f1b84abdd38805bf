//! The smallest parts of the format: variable-length numbers, strings, the envelope that every file starts with.
//! `format.md` says what they are; nothing here knows about terms or documents.
//!
//! Reading never panics and never allocates more than the input can justify: the bytes come from a web server.

use std::fmt;
use std::io::Read;

use adler2::Adler32;
use flate2::read::ZlibDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

/// `GSI` and the version of the format. A reader of another version refuses the file.
pub const MAGIC: [u8; 4] = *b"GSI\x04";
/// Magic, kind, length of the content.
pub const HEADER: usize = 9;
/// No file of an index decompresses to more than this.
const MAX_CONTENT: usize = 64 << 20;
/// As much as a stored block of a deflate stream can hold, in bytes.
pub const MAX_DICTIONARY: usize = 0xffff;

/// What a file of the index holds: the fifth byte of its envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Manifest,
    Terms,
    /// Words by their beginning, and by their end.
    Spelling,
    Backward,
    Texts,
}

impl Kind {
    pub fn byte(self) -> u8 {
        match self {
            Kind::Manifest => b'M',
            Kind::Terms => b'T',
            Kind::Spelling => b'S',
            Kind::Backward => b'B',
            Kind::Texts => b'X',
        }
    }
}

/// Why a file of the index was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// Not a file of an index, or one of another kind.
    Foreign,
    /// Written by another version of Guichet.
    Version,
    /// Ends too early, goes on too long, or contradicts itself.
    Damaged,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FormatError::Foreign => "not a search index file of the expected kind",
            FormatError::Version => "written by another version of guichet; build the site again",
            FormatError::Damaged => "damaged",
        })
    }
}

/// Wraps contents into envelopes, one after the other: what the compressor works with is large and is made once.
pub struct Sealer {
    /// With head and checksum, which is what detects altered bytes, and without.
    streams: [Compress; 2],
}

impl Sealer {
    pub fn new() -> Self {
        Sealer { streams: [true, false].map(|head| Compress::new(Compression::best(), head)) }
    }

    pub fn seal(&mut self, kind: Kind, content: &[u8]) -> Vec<u8> {
        let mut out = header(kind, content);
        deflate(&mut self.streams[0], content, &mut out);
        out
    }

    /// The same of a content that a preset dictionary precedes: what stands for the preset dictionary in the stream is left
    /// out, and the content refers to it as to any text before.
    pub fn seal_with(&mut self, kind: Kind, dictionary: &[u8], content: &[u8]) -> Vec<u8> {
        // Without head and checksum: a head would ask readers for a dictionary, and the checksum is to cover the preset
        // dictionary too.
        let stream = &mut self.streams[1];
        stream.set_dictionary(dictionary).expect("a fresh stream takes a dictionary");
        let mut out = header(kind, content);
        deflate(stream, content, &mut out);
        let mut checksum = Adler32::new();
        checksum.write_slice(dictionary);
        checksum.write_slice(content);
        out.extend_from_slice(&checksum.checksum().to_be_bytes());
        out
    }
}

/// One whole stream; the compressor is fresh before and afterwards.
fn deflate(stream: &mut Compress, content: &[u8], out: &mut Vec<u8>) {
    loop {
        let read = stream.total_in() as usize;
        // Enough at once for all but what does not shrink.
        out.reserve(content.len() / 2 + 256);
        let status = stream.compress_vec(&content[read..], out, FlushCompress::Finish);
        if status.expect("the stream is in order") == Status::StreamEnd {
            break;
        }
    }
    stream.reset();
}

/// The same of a single content.
pub fn seal(kind: Kind, content: &[u8]) -> Vec<u8> {
    Sealer::new().seal(kind, content)
}

#[cfg(test)]
pub fn seal_with(kind: Kind, dictionary: &[u8], content: &[u8]) -> Vec<u8> {
    Sealer::new().seal_with(kind, dictionary, content)
}

fn header(kind: Kind, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + content.len() / 2);
    out.extend_from_slice(&MAGIC);
    out.push(kind.byte());
    out.extend_from_slice(&(content.len() as u32).to_le_bytes());
    out
}

/// The content of an envelope, if it is whole and of this kind.
pub fn unseal(kind: Kind, file: &[u8]) -> Result<Vec<u8>, FormatError> {
    inflate(&[], 0, kind, file)
}

/// The same of a content that a preset dictionary precedes.
pub fn unseal_with(kind: Kind, dictionary: &[u8], file: &[u8]) -> Result<Vec<u8>, FormatError> {
    inflate(&beginning(dictionary), dictionary.len(), kind, file)
}

/// The head of a zlib stream, and a preset dictionary of up to [`MAX_DICTIONARY`] bytes as a stored block (RFC 1950,
/// 2.2; RFC 1951, 3.2.4).
pub fn beginning(dictionary: &[u8]) -> Vec<u8> {
    let length = dictionary.len() as u16;
    let mut start = vec![0x78, 0x01, 0x00];
    start.extend_from_slice(&length.to_le_bytes());
    start.extend_from_slice(&(!length).to_le_bytes());
    start.extend_from_slice(dictionary);
    start
}

/// Inflates `start` and what the envelope holds as one stream, and drops the first `skipped` bytes of what comes out.
fn inflate(start: &[u8], skipped: usize, kind: Kind, file: &[u8]) -> Result<Vec<u8>, FormatError> {
    if file.len() < HEADER || file[..3] != MAGIC[..3] {
        return Err(FormatError::Foreign);
    }
    if file[3] != MAGIC[3] {
        return Err(FormatError::Version);
    }
    if file[4] != kind.byte() {
        return Err(FormatError::Foreign);
    }
    let length = u32::from_le_bytes([file[5], file[6], file[7], file[8]]) as usize;
    if length > MAX_CONTENT {
        return Err(FormatError::Damaged);
    }
    let mut content = Vec::new();
    let packed = &file[HEADER..];
    let mut decoder = ZlibDecoder::new(start.chain(packed));
    // One byte beyond the promised length is enough to know that the promise was broken.
    let most = (skipped + length + 1) as u64;
    decoder.by_ref().take(most).read_to_end(&mut content).map_err(|_| FormatError::Damaged)?;
    if content.len() != skipped + length || decoder.total_in() as usize != start.len() + packed.len() {
        return Err(FormatError::Damaged);
    }
    content.drain(..skipped);
    Ok(content)
}

/// FNV-1a: fixed for ever, unlike the hashers of a hash map.
pub fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

pub fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Ends a string: no byte of UTF-8. It compresses better than a length before the string, which is a guess each time.
const END: u8 = 0xff;

pub fn put_str(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
    out.push(END);
}

/// Sorted strings, each as the number of bytes it shares with the one before and the rest.
pub fn put_front_coded<'a>(out: &mut Vec<u8>, words: impl Iterator<Item = &'a str>) {
    let mut before: &[u8] = &[];
    for word in words {
        let bytes = word.as_bytes();
        let shared = before.iter().zip(bytes).take_while(|(a, b)| a == b).count();
        put_varint(out, shared as u32);
        out.extend_from_slice(&bytes[shared..]);
        out.push(END);
        before = bytes;
    }
}

/// A position in the content of a file. Every read checks that there is something left to read.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes, at: 0 }
    }

    pub fn byte(&mut self) -> Result<u8, FormatError> {
        let byte = *self.bytes.get(self.at).ok_or(FormatError::Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    pub fn varint(&mut self) -> Result<u32, FormatError> {
        let mut value = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| FormatError::Damaged);
            }
        }
        Err(FormatError::Damaged)
    }

    /// A number of things that are at least one byte each, and so cannot be more than the bytes that are left.
    pub fn count(&mut self) -> Result<usize, FormatError> {
        let count = self.varint()? as usize;
        if count > self.bytes.len() - self.at { Err(FormatError::Damaged) } else { Ok(count) }
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], FormatError> {
        let end = self.at.checked_add(length).filter(|end| *end <= self.bytes.len()).ok_or(FormatError::Damaged)?;
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    pub fn u32(&mut self) -> Result<u32, FormatError> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub fn str(&mut self) -> Result<String, FormatError> {
        String::from_utf8(self.ended()?.to_vec()).map_err(|_| FormatError::Damaged)
    }

    /// What stands before the next [`END`].
    fn ended(&mut self) -> Result<&'a [u8], FormatError> {
        let length = self.bytes[self.at..].iter().position(|byte| *byte == END).ok_or(FormatError::Damaged)?;
        let taken = self.take(length)?;
        self.at += 1;
        Ok(taken)
    }

    pub fn front_coded(&mut self, count: usize) -> Result<Vec<String>, FormatError> {
        let mut words = Vec::with_capacity(count);
        let mut before: Vec<u8> = Vec::new();
        // Two bytes can say a word as long as the one before: all words together are no longer than a file may be.
        let mut room = MAX_CONTENT;
        for _ in 0..count {
            let shared = self.varint()? as usize;
            if shared > before.len() {
                return Err(FormatError::Damaged);
            }
            before.truncate(shared);
            before.extend_from_slice(self.ended()?);
            room = room.checked_sub(before.len()).ok_or(FormatError::Damaged)?;
            words.push(String::from_utf8(before.clone()).map_err(|_| FormatError::Damaged)?);
        }
        Ok(words)
    }

    /// All that is left.
    pub fn rest(self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Nothing may follow what was read.
    pub fn end(self) -> Result<(), FormatError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(FormatError::Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(length: usize) -> Vec<u8> {
        let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        std::iter::successors(Some(1), next).map(|state| (state >> 24) as u8).take(length).collect()
    }

    /// Any inflater reads a file, without a word of ours: the head of a zlib stream, the preset dictionary as a stored
    /// block, the file's stream. Preset dictionaries are empty, short, as long as the window is and as long as they may
    /// be; contents shrink, or do not.
    #[test]
    fn a_stream_with_a_dictionary_is_plain_zlib() {
        let inflated = |stream: &[u8]| {
            let mut out = Vec::new();
            let mut decoder = ZlibDecoder::new(stream);
            decoder.read_to_end(&mut out).expect("whole, with the right checksum");
            assert_eq!(decoder.total_in(), stream.len() as u64, "nothing follows");
            out
        };
        let mut sealer = Sealer::new();
        for dictionary in [0, 1, 500, 1 << 15, MAX_DICTIONARY].map(noise) {
            let begins = &dictionary[..dictionary.len().min(300)];
            let ends = &dictionary[dictionary.len().saturating_sub(300)..];
            for content in [&[][..], begins, ends, &noise(100_000)[70_000..], &b"Save the file. ".repeat(9_000)[..]] {
                let file = seal_with(Kind::Texts, &dictionary, content);
                let (low, high) = (dictionary.len() as u8, (dictionary.len() >> 8) as u8);
                let stream = [&[0x78, 0x01, 0, low, high, !low, !high], &dictionary[..], &file[HEADER..]].concat();
                assert_eq!(inflated(&stream), [&dictionary, content].concat());
                assert_eq!(unseal_with(Kind::Texts, &dictionary, &file).as_deref(), Ok(content));
                let sealed = seal(Kind::Texts, content);
                // What was sealed before leaves no trace.
                assert_eq!(sealer.seal_with(Kind::Texts, &dictionary, content), file);
                assert_eq!(sealer.seal(Kind::Texts, content), sealed);
                assert_eq!(inflated(&sealed[HEADER..]), content);
                // What the preset dictionary has just said is not said again.
                assert!(content != ends || ends.len() < 300 || file.len() < HEADER + 30, "{} bytes", file.len());
            }
        }
    }
}
