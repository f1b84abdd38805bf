//! Line breaks of the source that are not spaces. Chinese and Japanese put no space between words, so a paragraph that wraps there
//! goes on without one, as CSS has it (Text 3, segment break transformation). Korean has spaces.

use std::borrow::Cow;

/// Whether a line that ends with `before` and one that begins with `after` are one text without a space.
pub fn joins_lines(before: char, after: char) -> bool {
    let sides = (side(before), side(after));
    // No space follows a full-width mark, or comes before one, whatever is on the other side.
    matches!(sides, (Side::Wide | Side::Mark, Side::Wide | Side::Mark))
        || sides.0 == Side::Mark && sides.1 == Side::Other && after.is_alphanumeric()
        || sides.0 == Side::Other && sides.1 == Side::Mark && before.is_alphanumeric()
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Wide,
    Mark,
    /// Korean among them.
    Other,
}

/// Punctuation of Chinese and Japanese.
pub(super) fn is_full_width_mark(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{30FB}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

fn side(c: char) -> Side {
    match c {
        _ if is_full_width_mark(c) => Side::Mark,
        '\u{2E80}'..='\u{2FFF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{30FF}'
        | '\u{3100}'..='\u{312F}'
        | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{9FFF}'
        | '\u{A000}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF10}'..='\u{FF19}'
        | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}'
        | '\u{FF66}'..='\u{FF9F}'
        | '\u{20000}'..='\u{3FFFF}' => Side::Wide,
        _ => Side::Other,
    }
}

/// Text of raw HTML, with the line breaks that are nothing removed.
pub(super) fn joined(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains('\n') {
        return text;
    }
    let mut joined = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let seam = joined.trim_end().chars().next_back().zip(line.trim_start().chars().next());
        if seam.is_some_and(|(last, first)| joined.ends_with('\n') && joins_lines(last, first)) {
            joined.truncate(joined.trim_end().len());
            joined.push_str(line.trim_start());
        } else {
            joined.push_str(line);
        }
    }
    Cow::Owned(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_without_spaces_are_joined() {
        for (before, after) in
            [('す', '次'), ('。', '次'), ('定', '、'), ('」', '「'), ('。', 'A'), ('了', 'ア'), ('ｱ', '字')]
        {
            assert!(joins_lines(before, after), "{before}{after}");
        }
        for (before, after) in
            [('한', '국'), ('a', 'b'), ('す', 'A'), ('A', '次'), ('.', '次'), ('ก', 'ข'), ('é', '次')]
        {
            assert!(!joins_lines(before, after), "{before}{after}");
        }
    }
}
