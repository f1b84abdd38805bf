//! What people read in a terminal: text of articles, file names and settings must not move its cursor, set its title or
//! colours, or reverse a line. Everything that is printed for people goes through here.

use std::borrow::Cow;

/// What a terminal obeys instead of showing it: C0 and C1 controls, DEL, and the two line separators of Unicode.
fn is_command(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Reverses a line, so that it reads as something else ("Trojan Source").
fn is_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}')
}

/// Marks of direction, which affect only their neighbours, and isolates, which have no effect beyond their pair.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}')
}

/// A character of a source file, as one column: diagnostics show what is in the file, the invisible included.
pub fn visible(c: char) -> char {
    match c {
        _ if is_command(c) => ' ',
        _ if is_override(c) || is_direction(c) => '\u{fffd}',
        _ => c,
    }
}

/// A message, a name or a path on one line.
pub fn on_a_line(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// Text of several lines. Line breaks and tabs stay; so do isolates that begin and end on the same line, since messages in
/// Arabic and Hebrew have them around names.
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| visible(c) != c && !matches!(c, '\n' | '\t')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let paired = isolates_are_paired(line);
        out.extend(line.chars().map(|c| match c {
            '\n' | '\t' => c,
            _ if is_direction(c) && paired => c,
            _ => visible(c),
        }));
    }
    Cow::Owned(out)
}

fn isolates_are_paired(line: &str) -> bool {
    let depth = line.chars().try_fold(0_u32, |depth, c| match c {
        '\u{2066}'..='\u{2068}' => Some(depth + 1),
        '\u{2069}' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// JSON for programs, which terminals show too. What its encoder leaves as it is can only be within strings, where an
/// escape means the same.
pub fn json(text: &str) -> Cow<'_, str> {
    let escaped = |c: char| c != '\n' && (is_command(c) || is_override(c) || is_direction(c));
    if !text.contains(escaped) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if escaped(c) { out.push_str(&format!("\\u{:04x}", u32::from(c))) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every control but line break and tab, wherever it stands.
    #[test]
    fn nothing_commands_a_terminal() {
        for code in (0..0x20).chain(0x7f..=0x9f).chain([0x2028, 0x2029]).chain(0x202a..=0x202e) {
            let c = char::from_u32(code).unwrap();
            let text = format!("{c}a{c}{c}b\u{301}é\n日{c}");
            if !matches!(c, '\n' | '\t') {
                assert!(!lines(&text).contains(c), "{code:x}");
            }
            assert!(!on_a_line(&text).contains(c), "{code:x}");
            assert!(lines(&text).contains("b\u{301}é\n日"), "{code:x}");
        }
        assert_eq!(lines("one\ttwo\nthree"), "one\ttwo\nthree");
    }

    #[test]
    fn isolates_stay_where_they_end() {
        for kept in ["\u{2068}C++\u{2069} في", "\u{200f}؟", "a \u{2067}\u{2066}b\u{2069}\u{2069}\n"] {
            assert_eq!(lines(kept), kept);
        }
        for broken in ["\u{2067}a", "a\u{2069}\u{2067}", "\u{2066}a\n\u{2069}b", "\u{202e}\u{2067}a"] {
            assert!(!lines(broken).contains(['\u{2066}', '\u{2067}', '\u{2069}', '\u{202e}']), "{broken:?}");
        }
        assert_eq!(on_a_line("\u{2068}a\u{2069}"), "\u{fffd}a\u{fffd}");
    }

    #[test]
    fn json_says_the_same_without_them() {
        let said = "\u{1b}[31m \u{7f}\u{9b}2J \u{202e} \u{2028} é\n";
        let text = serde_json::to_string(said).unwrap();
        let printed = json(&text);
        assert!(!printed.contains(|c: char| visible(c) != c), "{printed:?}");
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), said);
        assert_eq!(json("{\n  \"a\": 1\n}\n"), "{\n  \"a\": 1\n}\n");
    }
}
