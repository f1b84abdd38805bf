//! Escapes that the parser of messages can't report: where a character's number ends too early, before a letter that is not
//! ASCII, it cuts that letter in two to quote it, and panics (projectfluent/fluent-rs#389).

use std::borrow::Cow;
use std::ops::Range;

/// Every `\u` with fewer than four digits, and `\U` with fewer than six, that ends at such a letter; the letter included.
///
/// Only within quotes are these escapes, but only the parser knows where quotes are: in the text of a message they are
/// found too. Nobody writes them there.
pub(super) fn unfinished(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = if line.starts_with('#') { line.len() } else { 0 };
        while let Some(slash) = memchr::memchr(b'\\', &line.as_bytes()[at..]).map(|offset| at + offset) {
            // What follows is escaped, another backslash too.
            at = slash + 1;
            let digits = match line.as_bytes().get(at) {
                Some(b'u') => 4,
                Some(b'U') => 6,
                Some(b'\\') => {
                    at += 1;
                    continue;
                }
                _ => continue,
            };
            let rest = &line[at + 1..];
            let said = rest.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
            if let Some(letter) = rest[said..].chars().next().filter(|c| said < digits && !c.is_ascii()) {
                found.push(start + slash..start + at + 1 + said + letter.len_utf8());
            }
        }
        start += line.len();
    }
    found
}

/// The text with another character in place of the backslashes of `found`, so that all places stay where they were.
pub(super) fn masked<'t>(text: &'t str, found: &[Range<usize>]) -> Cow<'t, str> {
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = text.to_owned();
    for range in found {
        masked.replace_range(range.start..=range.start, "/");
    }
    Cow::Owned(masked)
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    use super::*;

    #[test]
    fn numbers_that_end_at_a_letter() {
        for (text, expected) in [
            ("a = { \"\\ué\" }\n", vec!["\\ué"]),
            ("a = { \"\\u00é\" }\nb = { \"\\U01F6語\" }\n", vec!["\\u00é", "\\U01F6語"]),
            ("a = { \"\\\\u00é \\\\\\u00é\" }\n", vec!["\\u00é"]),
            ("a = { \"\\u00e9é \\U01F600é \\n\\u00 \\u\" }\n", vec![]),
            ("# \\ué\na = C:\\users\\é\n", vec![]),
            ("\\u", vec![]),
            ("\\", vec![]),
        ] {
            let found = unfinished(text);
            let seen: Vec<&str> = found.iter().map(|range| &text[range.clone()]).collect();
            assert_eq!(seen, expected, "{text:?}");
            let masked = masked(text, &found);
            assert_eq!((masked.len(), unfinished(&masked)), (text.len(), vec![]), "{text:?}");
            // What is left, the parser can read or refuse.
            let _ = FluentResource::try_new(masked.into_owned());
        }
    }
}
