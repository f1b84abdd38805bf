//! One spelling of every name. An accented letter can be written as one character (NFC, what keyboards type) or as a letter
//! and an accent (NFD, what zip files and copies from a Mac have). Readers and writers see no difference, so names of files,
//! addresses, ids and everything that refers to them are in NFC from where they come in.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in NFC. Costs nothing for what is so already, which nearly everything is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// As [`nfc`], of a text that is ours.
pub fn into_nfc(text: String) -> String {
    match nfc(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => composed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_are_one() {
        let decomposed = "de\u{301}marrage/e\u{301}cran.png";
        assert_eq!(nfc(decomposed), "démarrage/écran.png");
        assert_eq!(into_nfc(decomposed.to_owned()), "démarrage/écran.png");
        // Hangul, and kana with a sound mark.
        assert_eq!(nfc("\u{1112}\u{1161}\u{11ab} \u{304b}\u{3099}"), "한 が");
        // Only the spelling changes: compatibility forms stay what they are.
        assert_eq!(nfc("\u{fb01} \u{2460} \u{ff76}"), "\u{fb01} \u{2460} \u{ff76}");
        for same in ["", "plain", "démarrage", "日本語", "العربية"] {
            assert!(matches!(nfc(same), Cow::Borrowed(_)), "{same}");
        }
    }
}
