//! The locale's alphabetical order, and the letters under which an index lists titles.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use unicode_normalization::UnicodeNormalization;

use guichet_core::east_asian::is_han;

/// CLDR marks the buckets of Chinese orders in the collation itself: this character before a Latin letter opens its
/// pinyin bucket, before a Braille pattern (U+2800 + n) that of n strokes.
const BUCKET: char = '\u{FDD0}';
const MOST_STROKES: u32 = 64;

/// Where titles go that begin with no letter. Sorts after every letter.
pub const NO_LETTER: &str = "#";

/// The rows of the gojūon: the kana that names the row, and the first of it in Unicode's order.
const KANA_ROWS: [(char, char); 10] = [
    ('あ', 'ぁ'),
    ('か', 'か'),
    ('さ', 'さ'),
    ('た', 'た'),
    ('な', 'な'),
    ('は', 'は'),
    ('ま', 'ま'),
    ('や', 'ゃ'),
    ('ら', 'ら'),
    ('わ', 'ゎ'),
];
/// Initial consonants of Hangul syllables in Unicode's order, the tense ones under their plain letter.
const HANGUL_INITIALS: [char; 19] =
    ['ㄱ', 'ㄱ', 'ㄴ', 'ㄷ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅂ', 'ㅅ', 'ㅅ', 'ㅇ', 'ㅈ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

pub(super) struct Collation {
    /// Every difference counts.
    full: CollatorBorrowed<'static>,
    /// Only base letters count, in the locale's own view: `ä` is an `a` in German, a letter of its own in Swedish.
    letters: CollatorBorrowed<'static>,
    han: Han,
}

/// How an index groups Chinese characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Han {
    Pinyin,
    Strokes,
    /// Readings are unknown, as in Japanese: one group for all.
    Together,
}

impl Collation {
    pub(super) fn new(locale: &icu_locale::Locale) -> Self {
        let mut preferences = CollatorPreferences::from(locale);
        // `Step 2` before `Step 10`.
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            Collator::try_new(preferences, options).expect("the compiled data falls back to the root locale")
        };
        let full = collator(Strength::Tertiary);
        let bucket_of = |mark: char| full.compare(&format!("{BUCKET}{mark}"), "一") == Ordering::Less;
        let han = match locale.id.language.as_str() {
            "zh" | "yue" if bucket_of('A') => Han::Pinyin,
            "zh" | "yue" if bucket_of('\u{2801}') => Han::Strokes,
            _ => Han::Together,
        };
        Collation { full, letters: collator(Strength::Primary), han }
    }

    /// A total order: texts that the locale deems equal are told apart by their bytes.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.full.compare(a, b).then_with(|| a.cmp(b))
    }

    /// Bytes whose order is that of [`compare`](Self::compare). A collation key has no zero byte, so one ends it.
    pub(super) fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 3 + 8);
        let Ok(()) = self.full.write_sort_key_to(text, &mut key);
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }

    pub(super) fn index_letter(&self, title: &str) -> String {
        match title.chars().find(|c| c.is_alphanumeric()) {
            Some(first) if first.is_alphabetic() => self.letter(first),
            _ => NO_LETTER.to_owned(),
        }
    }

    fn letter(&self, first: char) -> String {
        // Compatibility forms first: half-width kana, full-width Latin, ligatures.
        let composed = first.nfkc().next().unwrap_or(first);
        let base = composed.nfd().next().unwrap_or(composed);
        match base {
            'ぁ'..='ゖ' => kana_row(base).to_string(),
            'ァ'..='ヺ' => char::from_u32(base as u32 - 0x60).map_or(base, kana_row).to_string(),
            '\u{1100}'..='\u{1112}' => HANGUL_INITIALS[base as usize - 0x1100].to_string(),
            _ if is_han(base) => self.han_group(composed),
            _ => self.alphabetic(composed, base),
        }
    }

    /// A character of an alphabet under its base letter, unless the locale counts it as a letter of its own.
    fn alphabetic(&self, composed: char, base: char) -> String {
        let upper = composed.to_uppercase().to_string();
        let same = |letter: &str| self.letters.compare(&upper, letter) == Ordering::Equal;
        if base != composed {
            let base = base.to_uppercase().to_string();
            return if same(&base) { base } else { upper };
        }
        if base.is_ascii() {
            return upper;
        }
        // Letters that Unicode does not decompose (`Ø`, `Ł`) and those that stand for two (`Æ`, `Œ`).
        let pairs = ["AE", "OE", "SS", "TH", "IJ"];
        let single = ('A'..='Z').map(String::from).find(|letter| same(letter));
        let pair = || pairs.into_iter().find(|pair| same(pair)).map(|pair| pair[..1].to_owned());
        single.or_else(pair).unwrap_or(upper)
    }

    fn han_group(&self, han: char) -> String {
        let han_text = han.to_string();
        let opens = |mark: char| self.full.compare(&format!("{BUCKET}{mark}"), &han_text) != Ordering::Greater;
        match self.han {
            Han::Pinyin => ('A'..='Z').rev().find(|letter| opens(*letter)).map_or(NO_LETTER.to_owned(), String::from),
            Han::Strokes => (1..=MOST_STROKES)
                .rev()
                .find(|strokes| char::from_u32(0x2800 + strokes).is_some_and(opens))
                .map_or(NO_LETTER.to_owned(), |strokes| format!("{strokes}畫")),
            Han::Together => "漢字".to_owned(),
        }
    }
}

/// The row of a hiragana without voicing marks; small kana go with the large ones.
fn kana_row(kana: char) -> char {
    // These two small letters stand apart from their row.
    let kana = if matches!(kana, 'ゕ' | 'ゖ') { 'か' } else { kana };
    KANA_ROWS.iter().rev().find(|(_, first)| *first <= kana).map_or(kana, |(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn collation(tag: &str) -> Collation {
        Collation::new(&icu_locale::Locale::try_from_str(tag).unwrap())
    }

    #[test]
    fn index_letters_by_script() {
        let cases = [
            ("en", "« Équipe »", "E"),
            ("en", "“smart” quotes", "S"),
            ("en", "2024 report", "#"),
            ("en", "…", "#"),
            ("en", "", "#"),
            ("en", "Æther", "A"),
            ("en", "Ørsted", "O"),
            ("en", "ﬁle", "F"),
            ("fr", "œuvre", "O"),
            ("de", "Übersicht", "U"),
            ("de", "ßtest", "S"),
            ("sv", "Ärenden", "Ä"),
            ("sv", "åtkomst", "Å"),
            ("nb", "Økonomi", "Ø"),
            ("es", "ñu", "Ñ"),
            ("es", "Índice", "I"),
            ("ru", "Ёлка", "Е"),
            ("ru", "Йод", "Й"),
            ("el", "Άλφα", "Α"),
            ("ar", "إعدادات", "ا"),
            ("ar", "الاتصال", "ا"),
            ("he", "שלום", "ש"),
            ("ja", "がんばる", "か"),
            ("ja", "ガイド", "か"),
            ("ja", "ｶﾞｲﾄﾞ", "か"),
            ("ja", "ヴァイオリン", "あ"),
            ("ja", "っぽい", "た"),
            ("ja", "ヶ月", "か"),
            ("ja", "ようこそ", "や"),
            ("ja", "メール", "ま"),
            ("ja", "連絡先", "漢字"),
            ("ja", "CSV", "C"),
            ("ko", "까치", "ㄱ"),
            ("ko", "연락처", "ㅇ"),
            ("ko", "한국", "ㅎ"),
            ("zh-Hans", "账户", "Z"),
            ("zh-Hans", "导入", "D"),
            ("zh-Hans", "安全", "A"),
            ("zh-Hans", "API 密钥", "A"),
            ("zh-Hant", "三", "3畫"),
            ("zh-Hant", "中文", "4畫"),
            ("fr", "中文", "漢字"),
        ];
        for (tag, title, expected) in cases {
            assert_eq!(collation(tag).index_letter(title), expected, "{tag}: {title}");
        }
    }

    #[test]
    fn order_is_the_locale_s_own() {
        let sorted = |tag: &str, mut words: Vec<&'static str>| {
            let collation = collation(tag);
            words.sort_by(|a, b| collation.compare(a, b));
            words
        };
        assert_eq!(sorted("sv", vec!["ö", "z", "ä", "å", "a"]), ["a", "z", "å", "ä", "ö"]);
        assert_eq!(sorted("de", vec!["ö", "z", "ä", "a", "o"]), ["a", "ä", "o", "ö", "z"]);
        assert_eq!(sorted("en", vec!["Step 10", "step 2", "Step 1"]), ["Step 1", "step 2", "Step 10"]);
        assert_eq!(sorted("fr", vec!["côté", "cote", "côte", "coté"]), ["cote", "coté", "côte", "côté"]);
        assert_eq!(
            sorted("ja", vec!["レポート", "あ", "ア", "連絡先", "CSV"]),
            ["CSV", "あ", "ア", "レポート", "連絡先"]
        );
    }

    proptest! {
        #[test]
        fn sort_keys_agree_with_compare(a in "\\PC{0,8}", b in "\\PC{0,8}", tag in prop::sample::select(vec!["en", "ja", "sv", "zh-Hans", "ar"])) {
            let collation = collation(tag);
            prop_assert_eq!(collation.sort_key(&a).cmp(&collation.sort_key(&b)), collation.compare(&a, &b));
        }

        #[test]
        fn every_title_has_a_letter(title in "\\PC{0,6}", tag in prop::sample::select(vec!["en", "ja", "ko", "zh-Hant", "ar"])) {
            prop_assert!(!collation(tag).index_letter(&title).is_empty());
        }
    }
}
