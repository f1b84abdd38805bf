//! Bytes to text, by what is declared if that can be, and by what they look like if not.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use mail_parser::decoders::charsets::map::charset_decoder;

/// Never fails: what cannot be read in any way is replaced.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    match utf16(bytes) {
        Some((name, bytes)) => by(name, bytes),
        None => decode_bytes(bytes, declared),
    }
}

/// Headers, each line by itself and in a charset whose letters are theirs: whoever verified where a mail is from has seen no other
/// headers than these.
pub fn decode_head(head: &[u8]) -> String {
    head.split_inclusive(|byte| *byte == b'\n').fold(String::with_capacity(head.len()), |text, line| {
        let (line, end) = line.strip_suffix(b"\n").map_or((line, ""), |line| (line, "\n"));
        text + &decode_bytes(line, Some("windows-1252")) + end
    })
}

fn decode_bytes(bytes: &[u8], declared: Option<&str>) -> String {
    let declared = declared.map(|name| name.trim().to_ascii_lowercase()).unwrap_or_default();
    let is_ascii = bytes.is_ascii();
    // Of seven bits, and nothing but Japanese has this in it. Also where nothing is declared.
    if is_ascii && (bytes.windows(3).any(|three| matches!(three, b"\x1b$B" | b"\x1b$@"))) {
        return by("iso-2022-jp", bytes);
    }
    match declared.as_str() {
        "" | "us-ascii" | "ascii" | "utf-8" | "utf8" | "unknown-8bit" => {
            unlike_utf8(bytes).map_or_else(|text| text, |bytes| by(looks_like(bytes), bytes))
        }
        // Also for ISO-8859-1, whose 0x80 to 0x9F nobody ever meant.
        "iso-8859-1" | "latin1" | "windows-1252" => {
            unlike_utf8(bytes).map_or_else(|text| text, |bytes| by("windows-1252", bytes))
        }
        // Line breaks and spaces of UTF-16 have zeros in them, and what has them was found above.
        "utf-16" | "utf-16le" | "utf-16be" if !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        name => {
            let text = by(name, bytes);
            match std::str::from_utf8(bytes) {
                // It is not what it is declared as, and it is UTF-8.
                Ok(utf8) if text.contains(char::REPLACEMENT_CHARACTER) => utf8.to_owned(),
                _ => text,
            }
        }
    }
}

/// UTF-16, whatever it is declared as, without its mark: by the mark, or by the zeros that every second byte of Latin letters, spaces
/// and line breaks is, on one side only.
fn utf16(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some(("utf-16le", rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some(("utf-16be", rest));
    }
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in bytes.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    // Some zeros by accident are no UTF-16.
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    // Latin letters in UTF-16 are valid UTF-8 too, and nearly half of it zeros; other letters seldom are.
    let enough = |zeros: usize| zeros >= 2 && zeros * if is_utf8 { 2 } else { 8 } >= bytes.len() / 2;
    match (even, odd) {
        (0, zeros) if enough(zeros) => Some(("utf-16le", bytes)),
        (zeros, 0) if enough(zeros) => Some(("utf-16be", bytes)),
        _ => None,
    }
}

/// The bytes, if they are not UTF-8. Windows-1252 that is UTF-8 by chance does not exist in practice; the reverse is sent every day.
fn unlike_utf8(bytes: &[u8]) -> Result<&[u8], String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Err(text.to_owned()),
        Err(_) if mostly_utf8(bytes) => Err(String::from_utf8_lossy(bytes).into_owned()),
        Err(_) => Ok(bytes),
    }
}

/// What browsers would take it for, if nothing is declared.
fn looks_like(bytes: &[u8]) -> &'static str {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny).name()
}

/// Cut off or damaged in a few places, rather than in another charset.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

fn by(name: &str, bytes: &[u8]) -> String {
    match charset_decoder(name.as_bytes()) {
        Some(decoder) => decoder(bytes),
        None => String::from_utf8(bytes.to_vec())
            .unwrap_or_else(|_| charset_decoder(b"windows-1252").map_or_else(String::new, |decoder| decoder(bytes))),
    }
}

/// Letters of base 64, whatever stands between them.
pub fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut buffer, mut bits) = (0u32, 0u32);
    for character in text {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            // Two that were put one behind the other.
            b'=' => {
                (buffer, bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        buffer = (buffer << 6 | u32::from(value)) & 0xFF_FFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits & 255) as u8);
        }
    }
    bytes
}

/// A `=` that begins nothing stays.
pub fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let content = line.trim_ascii_end();
        let (content, is_soft) = match content.strip_suffix(b"=") {
            Some(content) => (content, true),
            None => (content, false),
        };
        let mut at = 0;
        while let Some(byte) = content.get(at) {
            let digit = |at: usize| content.get(at).and_then(|byte| char::from(*byte).to_digit(16));
            match (byte, digit(at + 1), digit(at + 2)) {
                (b'=', Some(high), Some(low)) => {
                    bytes.push((high << 4 | low) as u8);
                    at += 3;
                }
                _ => {
                    bytes.push(*byte);
                    at += 1;
                }
            }
        }
        if !is_soft && line.ends_with(b"\n") {
            bytes.extend_from_slice(if line.ends_with(b"\r\n") { b"\r\n" } else { b"\n" });
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets() {
        for (bytes, declared, text) in [
            (&b"caf\xE9 \x8012"[..], Some("iso-8859-1"), "café €12"),
            (b"caf\xE9", None, "café"),
            (b"caf\xE9", Some("utf-8"), "café"),
            ("café".as_bytes(), Some("iso-8859-1"), "café"),
            ("café".as_bytes(), Some("us-ascii"), "café"),
            (b"\x1b$B%$%s%]!<%H\x1b(B", Some("iso-2022-jp"), "インポート"),
            (b"\x1b$B%$%s%]!<%H\x1b(B", None, "インポート"),
            (b"\x83C\x83\x93\x83|\x81[\x83g", Some("Shift_JIS"), "インポート"),
            (b"\x83C\x83\x93\x83|\x81[\x83g", None, "インポート"),
            (
                b"\xa5\xa4\xa5\xf3\xa5\xdd\xa1\xbc\xa5\xc8\xa4\xac\xbb\xdf\xa4\xde\xa4\xea\xa4\xde\xa4\xb9",
                Some("us-ascii"),
                "インポートが止まります",
            ),
            (b"\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0?", None, "Привет, как дела?"),
            (b"caf\xE9", Some("x-of-nobody"), "café"),
            (b"", Some("utf-8"), ""),
        ] {
            assert_eq!(decode(bytes, declared), text);
        }
    }

    #[test]
    fn utf_16_is_known_by_its_zeros() {
        let text = "Größe 漢字, и это всё.\r\nOk";
        let of = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            [mark, &text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()].concat()
        };
        let all = [
            text.as_bytes().to_vec(),
            of(b"\xFF\xFE", u16::to_le_bytes),
            of(b"\xFE\xFF", u16::to_be_bytes),
            of(b"", u16::to_le_bytes),
            of(b"", u16::to_be_bytes),
        ];
        for bytes in &all {
            for declared in ["", "utf-8", "iso-8859-1", "utf-16", "utf-16le", "utf-16be", "shift_jis", "gb18030"] {
                if declared == "gb18030" && bytes == &all[0] {
                    // Nearly all bytes are something there.
                    continue;
                }
                assert_eq!(decode(bytes, Some(declared)), text, "{declared} {bytes:?}");
            }
        }
        for text in ["a\0b", "a\0b\0 and so on, a line", "Damaged\0 by \0some program"] {
            assert_eq!(decode(text.as_bytes(), None), text);
        }
    }

    #[test]
    fn encodings() {
        assert_eq!(base64(b"aGVs\r\nbG8="), b"hello");
        assert_eq!(base64(b"aGVsbG8=aGVsbG8="), b"hellohello");
        assert_eq!(base64(b"!?"), b"");
        assert_eq!(quoted_printable(b"a=3Db=\r\nc = d=E9 \r\n=\r\n=4"), b"a=bc = d\xE9\r\n=4");
    }
}
