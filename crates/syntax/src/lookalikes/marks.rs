//! Whether a text is worth a look. It is asked of every text of an article.

/// What a byte says of a text. Nearly every byte of an article is asked for, so all is asked in one pass.
#[derive(Clone, Copy)]
enum Byte {
    Plain,
    Mark,
    /// A mark where it is twice.
    Double,
    /// The first of a full-width sign.
    FullWidth,
    /// A mark where a name is between two of them.
    Colon,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Plain; 256];
    let marks = b"[{*]<~_^";
    let mut at = 0;
    while at < marks.len() {
        bytes[marks[at] as usize] = Byte::Mark;
        at += 1;
    }
    bytes[b'=' as usize] = Byte::Double;
    bytes[b'+' as usize] = Byte::Double;
    bytes[b'$' as usize] = Byte::Double;
    bytes[b'%' as usize] = Byte::Double;
    bytes[0xEF] = Byte::FullWidth;
    bytes[b':' as usize] = Byte::Colon;
    bytes
};

/// Whether a text has a mark that markup has.
pub fn has_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match BYTES[*byte as usize] {
        Byte::Plain => false,
        Byte::Mark => true,
        Byte::Colon => super::emoji::short_code(&bytes[at..]).is_some(),
        Byte::Double => bytes.get(at + 1) == Some(byte),
        // `｛`, `＊` and `［`.
        Byte::FullWidth => matches!(bytes.get(at + 1..at + 3), Some([0xBD, 0x9B] | [0xBC, 0x8A] | [0xBC, 0xBB])),
    })
}

/// Whether a line may be something else than a sentence, by its beginning.
pub fn begins_oddly(line: &str) -> bool {
    let mut bytes = line.trim_start_matches([' ', '\t']).bytes();
    match bytes.next() {
        Some(b':' | b'!' | b'?' | b'=' | b'#' | b'-' | b'+' | b'.' | b'@' | b'%' | b'(' | b'/' | b'\\') => true,
        Some(b'0'..=b'9') => bytes
            .find(|byte| !byte.is_ascii_digit())
            .is_some_and(|byte| matches!(byte, b'.' | b')') || !byte.is_ascii()),
        // Letters of other scripts are most of what lines begin with; 0xF0 begins emoji.
        Some(0xC2 | 0xE2 | 0xEF | 0xF0) => true,
        Some(0xE3) => line.trim_start_matches([' ', '\t']).starts_with(['\u{3000}', '・']),
        Some(b'i') if line.trim_start().starts_with("import") => true,
        Some(b'e') if line.trim_start().starts_with("export") => true,
        // `include::`, `image::`, `video::`.
        Some(b'i' | b'v') if line.contains("::") => true,
        // `o` with a tab behind it is a bullet of a word processor.
        Some(first @ b'a'..=b'z') => match bytes.next() {
            Some(b')') => true,
            Some(b'.') => bytes.next() == Some(b'\t'),
            Some(b'\t') => first == b'o',
            _ => false,
        },
        Some(0xC3) => {
            let line = line.trim_start_matches([' ', '\t']);
            line.starts_with("Ø\t") || line.starts_with("ü\t")
        }
        _ => false,
    }
}
