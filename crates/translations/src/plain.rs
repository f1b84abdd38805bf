//! What of a sentence matters to a translator. A changed comma, a curly quote or another line break is nothing to translate again;
//! a changed number is.

use unicode_normalization::UnicodeNormalization;

/// Appends prose: in NFC, white space as single spaces, without punctuation that is no part of a number.
pub fn push(out: &mut String, text: &str) {
    let chars: Vec<char> = text.nfc().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        if c.is_whitespace() {
            space(out);
        } else if !is_unseen(c) && (!is_light(c) || is_of_a_number(&chars, at)) {
            out.push(c);
        }
    }
}

/// One space, and none at the beginning.
pub fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Appends what is the same to the letter: code, addresses, HTML. Only runs of white space are one space.
pub fn push_exact(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// Between digits, or before the first: `1.5`, `10:30`, `-5`.
fn is_of_a_number(chars: &[char], at: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_numeric());
    let before = at.checked_sub(1);
    is_digit(Some(at + 1)) && (is_digit(before) || matches!(chars[at], '-' | '−' | '–') && !is_letter(chars, before))
}

fn is_letter(chars: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric())
}

/// Soft hyphens, joiners, marks of direction, selectors of variants.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Punctuation that carries no meaning of its own here.
fn is_light(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | '\'' | '"' | '(' | ')' | '-' | '¿' | '¡' | '·' | '•' | '−'
            | '‐'..='―' | '‘'..='‟' | '‹' | '›' | '«' | '»'
            | '、' | '。' | '，' | '．' | '；' | '：' | '！' | '？' | '・' | '（' | '）' | '「'..='』' | '《' | '》' | '〈' | '〉' | '～'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    #[test]
    fn what_does_not_matter() {
        for (a, b) in [
            ("Save the file.", "Save  the\nfile"),
            ("“Save”, then “Close”", "\"Save\" then 'Close'"),
            ("It’s there", "It's there"),
            ("Wait… done!", "Wait ... done"),
            ("e-mail", "e‑mail"),
            ("保存します。", "保存します"),
            ("caf\u{e9}", "cafe\u{301}"),
            ("a\u{200B}b", "ab"),
            ("before — after", "before - after"),
        ] {
            assert_eq!(plain(a), plain(b), "{a} / {b}");
        }
    }

    #[test]
    fn what_does() {
        for (a, b) in [
            ("at most 1.5 GB", "at most 15 GB"),
            ("from 10:30", "from 1030"),
            ("-5 degrees", "5 degrees"),
            ("100 %", "100"),
            ("$5", "5"),
            ("Open Settings", "Open the settings"),
        ] {
            assert_ne!(plain(a), plain(b), "{a} / {b}");
        }
    }
}
