//! Where a word begins and ends. Most scripts put spaces between words; Chinese, Japanese, Thai, Lao, Khmer and Burmese don't, and
//! of Japanese only katakana show by themselves where a word from another language ends.

/// What a character says about the word that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    /// Not a part of a word.
    None,
    /// Of a script with spaces: a word goes on as long as there are such characters.
    Spaced,
    Katakana,
    /// Of a script without spaces: a word may end behind each.
    Unspaced,
}

fn letter(c: char) -> Letter {
    match c {
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
            Letter::Katakana
        }
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{309f}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' => Letter::Unspaced,
        '_' => Letter::Spaced,
        _ if c.is_alphanumeric() => Letter::Spaced,
        // Accents that are written as characters of their own.
        '\u{300}'..='\u{36f}' => Letter::Spaced,
        _ => Letter::None,
    }
}

/// Whether one word may end and another begin between two characters.
pub fn between(before: char, after: char) -> bool {
    match (letter(before), letter(after)) {
        (Letter::None, _) | (_, Letter::None) => true,
        (Letter::Unspaced, _) | (_, Letter::Unspaced) => true,
        (one, other) => one != other,
    }
}

/// Whether a character is of a script that puts no spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(letter(c), Letter::Unspaced | Letter::Katakana)
}

/// Whether a word may begin at `at`.
pub fn begins(text: &str, at: usize) -> bool {
    let sides = text[..at].chars().next_back().zip(text[at..].chars().next());
    sides.is_none_or(|(before, after)| between(before, after))
}

/// Whether a word may end at `at`.
pub fn ends(text: &str, at: usize) -> bool {
    begins(text, at)
}

/// Languages whose compounds have a hyphen inside: `Login-Seite` is two words to whoever looks for one of them.
const HYPHENS_JOIN_WORDS: [&str; 9] = ["de", "nl", "sv", "da", "nb", "nn", "no", "fi", "lb"];

/// Whether what stands at `start..end` is a part of a longer word with a hyphen: `mail` in `e-mail`.
pub fn is_hyphenated(text: &str, start: usize, end: usize, language: &str) -> bool {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    let (before, after) = (&text[..start], &text[end..]);
    let first = before.chars().next_back().filter(|c| is_hyphen(*c));
    let last = after.chars().next().filter(|c| is_hyphen(*c));
    // How many letters are on the other side of the hyphen.
    let left = first.map_or(0, |hyphen| {
        before[..before.len() - hyphen.len_utf8()].chars().rev().take(8).take_while(|c| c.is_alphanumeric()).count()
    });
    let right =
        last.map_or(0, |hyphen| after[hyphen.len_utf8()..].chars().take(8).take_while(|c| c.is_alphanumeric()).count());
    // `E-Mail` is one word in German, too.
    let least = if HYPHENS_JOIN_WORDS.contains(&language) { 1..2 } else { 1..usize::MAX };
    least.contains(&left) || least.contains(&right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_their_script_says_so() {
        for (text, at, is_end) in [
            ("login page", 5, true),
            ("logins", 5, false),
            ("login_id", 5, false),
            ("login2", 5, false),
            ("ログインする", 12, true),
            ("ログインページ", 12, false),
            ("emailを送る", 5, true),
            ("利用者", 6, true),
            ("été2", 5, false),
            ("l’été", 4, true),
        ] {
            assert_eq!(ends(text, at), is_end, "{text} at {at}");
        }
    }

    #[test]
    fn a_hyphen_joins_words_or_parts_of_one() {
        assert!(is_hyphenated("an e-mail", 5, 9, "en"));
        assert!(is_hyphenated("E-Mail", 2, 6, "de"));
        assert!(!is_hyphenated("Login-Seite", 0, 5, "de"));
        assert!(is_hyphenated("login-page", 0, 5, "en"));
        assert!(!is_hyphenated("log in - or", 0, 6, "en"));
    }
}
