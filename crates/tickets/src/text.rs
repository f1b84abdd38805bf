//! Texts as people and programs send them, made fit to be stored and shown.

use unicode_normalization::UnicodeNormalization;

/// Characters of a subject. What is longer is cut: it is still in the message.
pub const LONGEST_SUBJECT: usize = 200;
/// Characters of a message.
pub const LONGEST_TEXT: usize = 50_000;
/// Characters of a file's name.
pub const LONGEST_NAME: usize = 120;
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

/// What a file may be called on every system: no path, nothing that a system reads as more than a name, no longer than
/// [`LONGEST_NAME`] characters; the end, which says what it is, stays.
pub fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = one_line(last, usize::MAX)
        .chars()
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%') { '_' } else { c })
        .collect();
    let plain = plain.trim_matches(['.', ' ']);
    let (stem, end) = match plain.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && end.chars().count() <= 10 => (stem, format!(".{end}")),
        _ => (plain, String::new()),
    };
    let stem: String = stem.chars().take(LONGEST_NAME - end.chars().count()).collect();
    // What Windows has for devices, whatever their ending.
    let first = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let number = first.strip_prefix("COM").or_else(|| first.strip_prefix("LPT"));
    let is_device = matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || number.is_some_and(|number| number.chars().count() == 1 && number.chars().all(char::is_numeric));
    match stem.trim_end() {
        "" => format!("file{end}"),
        stem if is_device => format!("_{stem}{end}"),
        stem => format!("{stem}{end}"),
    }
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

    #[test]
    fn names_of_files() {
        for (sent, kept) in [
            ("screen.png", "screen.png"),
            ("C:\\Users\\ada\\screen.png", "screen.png"),
            ("../../etc/passwd", "passwd"),
            ("..", "file"),
            ("", "file"),
            (".htaccess", "htaccess"),
            (".png", "png"),
            ("a/b/.png", "png"),
            ("con.txt", "_con.txt"),
            ("com1", "_com1"),
            ("common.txt", "common.txt"),
            ("Bild\u{202E}gnp.exe", "Bildgnp.exe"),
            ("a\r\nb\0.png", "a b.png"),
            ("\"><script>.png", "___script_.png"),
            ("スクリーン ショット.png", "スクリーン ショット.png"),
            ("100%.png", "100_.png"),
        ] {
            assert_eq!(file_name(sent), kept, "{sent}");
        }
        let long = file_name(&format!("{}.png", "語".repeat(10_000)));
        assert!(long.chars().count() == LONGEST_NAME && long.ends_with("語.png"));
    }

    proptest! {
        #[test]
        fn any_name(name in "(.|/|\\\\|\\.){0,200}") {
            let kept = file_name(&name);
            prop_assert!((1..=LONGEST_NAME).contains(&kept.chars().count()));
            prop_assert!(!kept.contains(['/', '\\', ':', '\n', '\0']) && !kept.starts_with('.') && !kept.ends_with('.'));
            prop_assert_eq!(&file_name(&kept), &kept);
        }

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
