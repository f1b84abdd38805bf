//! Texts as people and programs send them, made fit to be stored and shown.

use unicode_normalization::UnicodeNormalization;

/// Characters of a subject. What is longer is cut: it is still in the message.
pub const LONGEST_SUBJECT: usize = 200;
/// Characters of a message.
pub const LONGEST_TEXT: usize = 50_000;
const LONGEST_EXCERPT: usize = 160;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    Empty,
    TooLong,
}

/// Whether a character has no place in a text: controls, and those that turn the direction of what follows, by which a name can
/// look like another.
fn is_stray(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// On one line, spaces folded, no longer than `most` characters.
pub fn one_line(text: &str, most: usize) -> String {
    let words: String = text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_stray(*c)).collect();
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    cut(&words.join(" "), most)
}

/// A message: line breaks in one way, no stray characters, nothing around it.
///
/// # Errors
/// It says nothing, or more than [`LONGEST_TEXT`].
pub fn paragraphs(text: &str) -> Result<String, Unfit> {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").nfc().filter(|c| !is_stray(*c)).collect();
    let text = text.trim_matches('\n').trim_end();
    match text.chars().take(LONGEST_TEXT + 1).count() {
        _ if text.trim().is_empty() => Err(Unfit::Empty),
        length if length > LONGEST_TEXT => Err(Unfit::TooLong),
        _ => Ok(text.to_owned()),
    }
}

/// The beginning of a message, for lists.
pub fn excerpt(text: &str) -> String {
    one_line(text, LONGEST_EXCERPT)
}

/// Cut at a space if there is one near the end.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let whole = &text[..text.char_indices().nth(most - 1).map_or(end, |(at, _)| at)];
    let ends = text[whole.len()..].starts_with(' ');
    let space = whole.rfind(' ').filter(|at| !ends && whole[*at..].chars().count() < 20);
    format!("{}…", whole[..space.unwrap_or(whole.len())].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines() {
        assert_eq!(one_line(" a\t b\r\nBcc: c\u{202E}d\0 ", 20), "a b Bcc: cd");
        assert_eq!(one_line("one two three", 8), "one two…");
        assert_eq!(one_line("インポートが止まる", 5), "インポー…");
        // Composed, so that it is found by whichever keyboard it is typed on.
        assert_eq!(one_line("e\u{301}", 5), "é");
    }

    #[test]
    fn messages() {
        assert_eq!(paragraphs("\r\n\r\n  a\r\n\r\n\tb \u{1b}[31m\r\n"), Ok("  a\n\n\tb [31m".to_owned()));
        assert_eq!(paragraphs(" \n\u{202E}\n"), Err(Unfit::Empty));
        assert_eq!(paragraphs(&"語".repeat(LONGEST_TEXT)).map(|text| text.len()), Ok(3 * LONGEST_TEXT));
        assert_eq!(paragraphs(&"a".repeat(LONGEST_TEXT + 1)), Err(Unfit::TooLong));
    }

    proptest! {
        #[test]
        fn any_line(text in ".{0,300}", most in 1usize..60) {
            let line = one_line(&text, most);
            prop_assert!(line.chars().count() <= most);
            prop_assert!(!line.contains(|c: char| is_stray(c) || c == '\n'));
            prop_assert_eq!(&one_line(&line, most), &line);
        }

        #[test]
        fn any_message(text in "(.|\r|\n){0,300}") {
            if let Ok(once) = paragraphs(&text) {
                prop_assert_eq!(paragraphs(&once), Ok(once));
            }
        }
    }
}
