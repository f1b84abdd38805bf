//! Bytes of a file → its text: UTF-8 with line breaks of one kind, whatever editor has written it.

use std::sync::Arc;

use guichet_core::diag::{Diagnostic, codes};

/// The text, and what is wrong with its encoding. Text in another one is shown as it was meant, as far as that is known.
pub(super) fn decode(path: &Arc<str>, bytes: Vec<u8>) -> (String, Option<Diagnostic>) {
    if let Some((text, diagnostic)) = utf16(path, &bytes) {
        return (text, Some(diagnostic));
    }
    match String::from_utf8(one_kind_of_break(without_mark(bytes))) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let diagnostic = Diagnostic::new(codes::FM005, "the file is not UTF-8")
                .help("save it as UTF-8 in your editor")
                .at(path, at..at + '\u{fffd}'.len_utf8());
            (text, Some(diagnostic))
        }
    }
}

/// Without the byte order mark that editors of Windows put in front of UTF-8: no parser after this has to know of it.
fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    bytes
}

/// Line breaks of Windows and of old Macs become those of all others, so that nothing after this has to know of them: lines and columns
/// are the same.
fn one_kind_of_break(bytes: Vec<u8>) -> Vec<u8> {
    if memchr::memchr(b'\r', &bytes).is_none() {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(len) = memchr::memchr(b'\r', &bytes[at..]) {
        out.extend_from_slice(&bytes[at..at + len]);
        out.push(b'\n');
        at += len + 1 + usize::from(bytes.get(at + len + 1) == Some(&b'\n'));
    }
    out.extend_from_slice(&bytes[at..]);
    out
}

/// What Windows calls "Unicode": text in UTF-16, with or without its mark. Shown as it was meant, so that the place
/// can be recognized.
fn utf16(path: &Arc<str>, bytes: &[u8]) -> Option<(String, Diagnostic)> {
    let units = |bytes: &[u8], read: fn([u8; 2]) -> u16| -> String {
        let pairs = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(pairs).map(|unit| unit.unwrap_or('\u{fffd}')).collect()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => units(bytes, u16::from_le_bytes),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => units(bytes, u16::from_be_bytes),
        _ => return None,
    };
    let diagnostic = Diagnostic::new(codes::FM005, "the file is UTF-16, not UTF-8")
        .help("save it as UTF-8 in your editor")
        .at(path, 0..text.chars().next().map_or(0, char::len_utf8));
    Some((text, diagnostic))
}
