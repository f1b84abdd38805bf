//! Where sentences begin and end: the build cuts texts there, and readers their excerpts.

/// Whether a sentence or a line begins with `first`, behind these four characters. A point behind a single letter, or before a
/// number, is not the end of one (`z. B. Kunden`, `No. 5`).
pub fn is_begun([ahead, _, last, space]: [char; 4], first: char) -> bool {
    matches!(space, '\n' | '。' | '！' | '？')
        || (space.is_whitespace()
            && ends_sentence(last)
            && !first.is_lowercase()
            && (last != '.' || !(ahead.is_whitespace() || ahead == '.' || first.is_ascii_digit())))
}

pub fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '।' | '。' | '！' | '？')
}
