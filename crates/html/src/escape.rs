//! Text between tags and between quotes.

/// Bytes that text cannot carry as they are. NUL becomes U+FFFD, as CommonMark asks.
fn replacement(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        0 => Some("\u{FFFD}"),
        _ => None,
    }
}

fn escape(out: &mut String, text: &str, special: &[bool; 256]) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while let Some(found) = bytes[start..].iter().position(|byte| special[*byte as usize]) {
        let at = start + found;
        out.push_str(&text[start..at]);
        out.push_str(replacement(bytes[at]).unwrap_or_default());
        start = at + 1;
    }
    out.push_str(&text[start..]);
}

const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
}

/// Quotes stay as they are in text: half the size of a paragraph with many of them, and just as safe.
pub fn escape_text(out: &mut String, text: &str) {
    static SPECIAL: [bool; 256] = table(b"&<>\0");
    escape(out, text, &SPECIAL);
}

/// For values between double quotes.
pub fn escape_attribute(out: &mut String, text: &str) {
    static SPECIAL: [bool; 256] = table(b"&<>\"\0");
    escape(out, text, &SPECIAL);
}
