//! Words of tickets as they are compared: letter case, accents and width aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Search words that count; whoever writes more has been understood by then.
const MOST_TERMS: usize = 12;

/// A text that finds and is found.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().flat_map(char::to_lowercase) {
        // Marks of Japanese kana make other letters; all others are accents.
        if !is_combining_mark(character) || matches!(character, '\u{3099}' | '\u{309A}') {
            match character {
                // As `ẞ` is in capitals, and as keyboards without it write it.
                'ß' => folded.push_str("ss"),
                _ if character.is_whitespace() || character.is_control() => folded.push(' '),
                _ => folded.push(character),
            }
        }
    }
    folded.nfc().collect()
}

/// What must be in a ticket's folded text, in any order.
pub fn terms(query: &str) -> Vec<String> {
    folded(query).split(' ').filter(|term| !term.is_empty()).take(MOST_TERMS).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_width_do_not_count() {
        for (text, found) in [
            ("Problème d’IMPORT", "probleme import"),
            ("Größe", "GROSSE"),
            ("Größe", "größe"),
            ("ｲﾝﾎﾟｰﾄ", "インポート"),
            ("インポートが止まる", "止まる"),
            ("مُسْتَنَد", "مستند"),
            ("한국어", "한국"),
        ] {
            let text = folded(text);
            assert!(terms(found).iter().all(|term| text.contains(term.as_str())), "{text} {:?}", terms(found));
        }
        assert!(!folded("が").contains(&folded("か")));
        assert_eq!(terms("  A  b\tÇ "), ["a", "b", "c"]);
    }
}
