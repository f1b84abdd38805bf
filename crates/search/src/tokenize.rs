//! Text → words, and a word → the form under which accents and widths no longer matter.
//!
//! `crates/client/src/search/analyze.js` is this file's twin, rule for rule: what one finds, the other must look up. The
//! vectors in `tests/vectors/` are run through both. The rules are written down in `format.md`, "Words".

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization;

/// Longer words are noise (keys, hashes, data URLs) and are neither indexed nor looked up. In bytes of UTF-8.
pub const MAX_WORD: usize = 64;
/// Stands before a single character of a script without spaces, so that these sort apart from the pairs.
pub const SINGLE: char = '\u{1}';

/// How a word stands in the text it was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A word between separators, or a pair of characters of a script without spaces.
    Word,
    /// Several words joined by `-`, `_` or `.`, written as one: `err1234` for `ERR-1234`; a number without what groups
    /// its digits: `50000` for `50,000`; a name with its signs: `c++`.
    Whole,
    /// A part of a word: `camel` in `camelCase`, `12` in `win12`.
    Part,
    /// A single character of a script without spaces, next to others.
    Single,
}

/// A word of a text. `start` and `end` count characters (code points) from the start of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub form: String,
    pub role: Role,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Separator,
    Letter,
    Dense,
}

/// Scripts that put no spaces between words; their text is cut into overlapping pairs. Their digits are not: numbers are
/// words in every script.
pub fn is_dense(c: char) -> bool {
    // Most characters are below all of them.
    c >= '\u{e00}'
        && matches!(c as u32,
        0x0e00..=0x0e4f | 0x0e5a..=0x0ecf | 0x0eda..=0x0eff | 0x1000..=0x103f | 0x104a..=0x108f | 0x109a..=0x109f
        | 0x1100..=0x11ff | 0x1780..=0x17df | 0x17ea..=0x17ff
        | 0x3005..=0x3007 | 0x3040..=0x30fa | 0x30fc..=0x30ff | 0x3130..=0x318f | 0x31f0..=0x31ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff
        | 0xff66..=0xff9f | 0x20000..=0x3ffff)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn class(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Separator };
    }
    if is_dense(c) {
        Class::Dense
    } else if is_apostrophe(c) {
        Class::Separator
    } else if c.is_alphanumeric() || is_mark(c) || is_ignored(c) {
        Class::Letter
    } else {
        Class::Separator
    }
}

/// Soft hyphen, zero-width joiner and non-joiner: inside a word, but not part of it.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// One sign with many code points: keyboards and writers differ in which of them they have.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '\u{2bb}' | '\u{2bc}' | '\u{55a}' | '\u{5f3}' | '\u{2018}' | '\u{2019}' | '\u{ff07}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '_' | '.' | '\u{2010}' | '\u{2011}') || is_apostrophe(c)
}

/// Between two letters of these scripts an apostrophe is part of the word, as in `пам'ять`, and not the end of one.
fn spells_with_apostrophes(before: char, after: char) -> bool {
    let both = |script: std::ops::RangeInclusive<char>| script.contains(&before) && script.contains(&after);
    both('\u{400}'..='\u{52f}') || both('\u{5d0}'..='\u{5ea}')
}

/// The digit that a character is, in any script. The ten digits of a script stand one after the other, and before them none
/// of another, but for those of mathematics, which are five times ten.
fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let is_digit = |c: u32| CodePointMapData::<GeneralCategory>::new().get32(c) == GeneralCategory::DecimalNumber;
    let before = (1..).take_while(|before| is_digit(c as u32 - before)).count() as u32;
    is_digit(c as u32).then(|| char::from_digit(before % 10, 10))?
}

/// What stands between the groups of a number's digits, here or elsewhere.
fn is_group_mark(c: char) -> bool {
    matches!(c, ',' | '.' | ' ' | '_' | '\u{a0}' | '\u{60c}' | '\u{66c}' | '\u{2009}' | '\u{202f}') || is_apostrophe(c)
}

/// Compatibility forms resolved (full width = half width), lower case, digits of any script the same, ignored characters
/// dropped, and apostrophes that are part of a word.
pub fn normal_form(text: &str) -> Cow<'_, str> {
    // Most words are in their normal form, or a change of case away from it; the long way gives the same.
    if text.is_ascii() {
        let capital = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if capital { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) };
    }
    if text.chars().all(is_normal) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|c| !is_ignored(*c) && !is_apostrophe(*c));
    let kept: String = kept.map(|c| digit(c).unwrap_or(c)).nfkc().collect();
    Cow::Owned(kept.to_lowercase().nfkc().collect())
}

/// Characters that neither normalization nor lower case changes, whatever stands next to them.
fn is_normal(c: char) -> bool {
    matches!(c,
        '0'..='9' | 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ァ'..='ヺ' | 'ー' | 'ぁ'..='ゖ' | '一'..='\u{9fff}' | '가'..='힣')
}

/// What is left of a normal form when accents are optional. Two words with the same fold are found by each other.
pub fn fold(form: &str) -> String {
    if form.is_ascii() {
        return form.to_owned();
    }
    let mut out = String::with_capacity(form.len());
    for c in form.nfd() {
        match c {
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'þ' => out.push_str("th"),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            'ة' | 'ہ' | 'ھ' | 'ە' => out.push('ه'),
            'ٱ' => out.push('ا'),
            'ς' => out.push('σ'),
            _ => out.push(c),
        }
    }
    let fold: String = out.nfc().collect();
    match article(&fold) {
        0 => fold,
        length => fold[length..].to_owned(),
    }
}

/// The fold of a word that goes on: `م` for `الم`, as whatever it will be is found without its article.
pub fn fold_begun(form: &str) -> String {
    const REST: &str = "xxxx";
    let mut fold = fold(&format!("{form}{REST}"));
    fold.truncate(fold.len() - REST.len());
    fold
}

/// Arabic writes its article, and `and`, `so`, `in`, `like` and `for` before it, as one with the word. Each with the letters
/// that must follow: the shorter the rest, the likelier it is that these letters belong to the word itself.
const ARTICLES: [(&str, usize); 12] = [
    ("ال", 2),
    ("وال", 3),
    ("فال", 3),
    ("بال", 3),
    ("كال", 3),
    ("لل", 3),
    ("ولل", 3),
    ("فلل", 3),
    ("وبال", 4),
    ("وكال", 4),
    ("فبال", 4),
    ("فكال", 4),
];

/// The bytes of the article that a word begins with.
fn article(fold: &str) -> usize {
    if !fold.starts_with(['ا', 'و', 'ف', 'ب', 'ك', 'ل']) {
        return 0;
    }
    let found = ARTICLES
        .iter()
        .find(|(article, least)| fold.strip_prefix(article).is_some_and(|word| word.chars().count() >= *least));
    found.map_or(0, |(article, _)| article.len())
}

/// A place in a text: characters and bytes before it.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
}

impl Cursor<'_> {
    /// The class of the next character and its bytes. Most text is ASCII, and need not be decoded.
    fn next(self) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(self.offset)?;
        if byte.is_ascii() {
            let class = if byte.is_ascii_alphanumeric() { Class::Letter } else { Class::Separator };
            return Some((class, 1));
        }
        let c = self.text[self.offset..].chars().next()?;
        Some((class(c), c.len_utf8()))
    }

    fn next_is_digit(self) -> bool {
        match self.text.as_bytes().get(self.offset) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_digit(),
            _ => self.text[self.offset..].chars().next().and_then(digit).is_some(),
        }
    }

    fn step(&mut self, bytes: usize) {
        self.at += 1;
        self.offset += bytes;
    }

    /// Past all characters of this class.
    fn skip(&mut self, wanted: Class) {
        let letters = wanted == Class::Letter;
        loop {
            // Most are ASCII, where a byte is a character.
            let rest = &self.text.as_bytes()[self.offset..];
            let ascii =
                rest.iter().take_while(|byte| byte.is_ascii() && byte.is_ascii_alphanumeric() == letters).count();
            self.at += ascii;
            self.offset += ascii;
            match self.next() {
                Some((class, bytes)) if class == wanted => self.step(bytes),
                _ => return,
            }
        }
    }

    /// Past a joiner, if a letter follows it: only then does it belong to the compound.
    fn skip_joiner(&mut self) -> bool {
        // What follows most words is a space.
        if self.text.as_bytes().get(self.offset).is_none_or(|byte| byte.is_ascii() && !is_joiner(char::from(*byte))) {
            return false;
        }
        let mut ahead = self.text[self.offset..].chars();
        let (Some(joiner), Some(letter)) = (ahead.next(), ahead.next()) else { return false };
        let joins = is_joiner(joiner) && class(letter) == Class::Letter;
        if joins {
            self.step(joiner.len_utf8());
        }
        joins
    }
}

/// Calls `found` with every word of `text`, in order; of one place in the text the whole comes first, then its parts.
pub fn words(text: &str, found: &mut impl FnMut(&str, Role, usize, usize)) {
    let mut here = Cursor { text, at: 0, offset: 0 };
    let mut number_end = 0;
    while let Some((class, bytes)) = here.next() {
        let start = here;
        here.step(bytes);
        match class {
            Class::Separator => here.skip(Class::Separator),
            Class::Dense => {
                while let Some(next) = text[here.offset..].chars().next()
                    && (is_dense(next) || is_mark(next))
                {
                    here.step(next.len_utf8());
                }
                dense_words(&text[start.offset..here.offset], start.at, here.at, found);
            }
            Class::Letter => {
                if start.offset >= number_end
                    && start.next_is_digit()
                    && let Some((number, chars, bytes)) = grouped_number(&text[start.offset..])
                {
                    found(&number, Role::Whole, start.at, start.at + chars);
                    number_end = start.offset + bytes;
                }
                here.skip(Class::Letter);
                let mut joined = false;
                while here.skip_joiner() {
                    joined = true;
                    here.skip(Class::Letter);
                }
                let run = &text[start.offset..here.offset];
                let signs = signs(&text[here.offset..]);
                if !signs.is_empty() {
                    whole_word(&format!("{run}{signs}"), start.at, here.at + signs.chars().count(), found);
                }
                if joined {
                    compound_words(run, start.at, here.at, found);
                } else {
                    simple_word(run, start.at, here.at, found);
                }
            }
        }
    }
}

/// What ends a name like `C++`, `C#` or `Plan+`, if a text begins with it: `#`, `+` or `++`, and no letter directly after it. Half or
/// full width.
fn signs(text: &str) -> &str {
    // What follows most words is a space.
    if text.as_bytes().first().is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'+' | b'#')) {
        return "";
    }
    let is_plus = |c: char| matches!(c, '+' | '＋');
    let is_sharp = |c: char| matches!(c, '#' | '＃');
    let rest = match text.strip_prefix(is_plus) {
        Some(rest) => rest.strip_prefix(is_plus).unwrap_or(rest),
        None => text.strip_prefix(is_sharp).unwrap_or(text),
    };
    let goes_on = rest.starts_with(|c: char| is_plus(c) || is_sharp(c) || class(c) == Class::Letter);
    if goes_on { "" } else { &text[..text.len() - rest.len()] }
}

fn whole_word(whole: &str, start: usize, end: usize, found: &mut impl FnMut(&str, Role, usize, usize)) {
    let form = normal_form(whole);
    if form.len() <= MAX_WORD {
        found(&form, Role::Whole, start, end);
    }
}

/// The number that a text begins with, if its digits are in groups: without what groups them, and the characters and bytes
/// that it takes. Whatever the marks mean to the writer, `50.000` is looked for as `50000` too.
fn grouped_number(text: &str) -> Option<(String, usize, usize)> {
    let (mut number, mut group, mut mark, mut chars) = (String::new(), 0, None, 0);
    let mut rest = text.chars();
    loop {
        let bytes = text.len() - rest.as_str().len();
        let next = rest.next();
        if let Some(digit) = next.and_then(digit) {
            number.push(digit);
            group += 1;
            chars += 1;
            continue;
        }
        // Three digits in a group, fewer only in the first; in India two as well.
        let fits = if mark.is_none() { group <= 3 } else { group == 3 || (group == 2 && mark == Some(',')) };
        if !fits || number.len() > MAX_WORD {
            return None;
        }
        let goes_on = rest.as_str().chars().next().and_then(digit).is_some();
        match next {
            Some(c) if goes_on && is_group_mark(c) && mark.is_none_or(|mark| mark == c) => {
                mark = next;
                group = 0;
                chars += 1;
            }
            _ => {
                let ends = group == 3 && mark.is_some() && next.is_none_or(|c| class(c) != Class::Letter);
                return ends.then_some((number, chars, bytes));
            }
        }
    }
}

/// Pairs and single characters of a run in a script without spaces.
fn dense_words(run: &str, start: usize, end: usize, found: &mut impl FnMut(&str, Role, usize, usize)) {
    let normal: Vec<char> = normal_form(run).chars().collect();
    let exact = normal.iter().copied().eq(run.chars());
    let origins = if exact { None } else { origins(run, &normal) };
    let place = |from: usize, to: usize| match &origins {
        _ if exact => (start + from, start + to),
        Some(origins) => (start + origins[from], start + origins[to - 1] + 1),
        None => (start, end),
    };
    let mut form = String::with_capacity(12);
    for (i, c) in normal.iter().enumerate() {
        let alone = normal.len() == 1;
        form.clear();
        form.push(SINGLE);
        form.push(*c);
        let (from, to) = place(i, i + 1);
        found(&form, if alone { Role::Word } else { Role::Single }, from, to);
        if i + 1 < normal.len() {
            form.clear();
            form.push(*c);
            form.push(normal[i + 1]);
            let (from, to) = place(i, i + 2);
            found(&form, Role::Word, from, to);
        }
    }
}

/// Which character of a run each one of its normal form comes from: a vowel of Thai is two there. `None` where several
/// become one, as half-width kana with a voicing mark do: then the places are those of the run.
fn origins(run: &str, normal: &[char]) -> Option<Vec<usize>> {
    let mut origins = Vec::with_capacity(normal.len());
    for (at, c) in run.chars().enumerate() {
        for own in normal_form(c.encode_utf8(&mut [0; 4])).chars() {
            if normal.get(origins.len()) != Some(&own) {
                return None;
            }
            origins.push(at);
        }
    }
    (origins.len() == normal.len()).then_some(origins)
}

/// A run of letters, digits and joiners: the whole, the words in it, their parts.
fn compound_words(run: &str, start: usize, end: usize, found: &mut impl FnMut(&str, Role, usize, usize)) {
    let mut pieces: Vec<(&str, usize, usize)> = Vec::new();
    let (mut piece_start, mut piece_offset) = (start, 0);
    let mut apostrophe_before = false;
    let mut whole = String::new();
    // Elided articles (l', d') and endings ('s, 't) are no words of their own.
    let is_word = |piece: &str, after_apostrophe: bool, before_apostrophe: bool| {
        let length = piece.chars().count();
        !((after_apostrophe && length <= 2) || (before_apostrophe && length <= 1))
    };
    let mut hyphens = 0;
    let mut before = '\0';
    for (at, (offset, c)) in run.char_indices().enumerate() {
        let after = run[offset + c.len_utf8()..].chars().next().unwrap_or_default();
        let inside = is_apostrophe(c) && spells_with_apostrophes(before, after);
        before = c;
        if !is_joiner(c) || inside {
            whole.push(c);
            continue;
        }
        let piece = &run[piece_offset..offset];
        if is_word(piece, apostrophe_before, is_apostrophe(c)) {
            pieces.push((piece, piece_start, start + at));
        }
        apostrophe_before = is_apostrophe(c);
        if !apostrophe_before {
            hyphens += 1;
        }
        if c == '.' {
            whole.push('.');
        }
        piece_start = start + at + 1;
        piece_offset = offset + c.len_utf8();
    }
    let last = &run[piece_offset..];
    if is_word(last, apostrophe_before, false) {
        pieces.push((last, piece_start, end));
    }
    if hyphens > 0 && pieces.len() > 1 {
        whole_word(&whole, start, end, found);
    }
    for (piece, from, to) in pieces {
        simple_word(piece, from, to, found);
    }
}

/// A run of letters and digits, and the parts that camel case or digits cut it into.
fn simple_word(run: &str, start: usize, end: usize, found: &mut impl FnMut(&str, Role, usize, usize)) {
    // Most words are in their normal form, and have no parts.
    if (1..=MAX_WORD).contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return found(run, Role::Word, start, end);
    }
    let form = normal_form(run);
    let form = form.as_ref();
    if form.is_empty() || form.len() > MAX_WORD {
        return;
    }
    found(form, Role::Word, start, end);
    if run.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    let chars: Vec<char> = run.chars().collect();
    let mut from = 0;
    for to in 1..=chars.len() {
        if to < chars.len() && !is_part_boundary(&chars, to) {
            continue;
        }
        // A part that is the whole word is no part; one character says nothing.
        if to - from > 1 && to - from < chars.len() {
            let part: String = chars[from..to].iter().collect();
            found(&normal_form(&part), Role::Part, start + from, start + to);
        }
        from = to;
    }
}

/// Before `chars[at]`: aB, ABc (before B), a1, 1a.
fn is_part_boundary(chars: &[char], at: usize) -> bool {
    let (before, here) = (chars[at - 1], chars[at]);
    if digit(before).is_some() != digit(here).is_some() {
        return !is_mark(here) && !is_ignored(here);
    }
    if !here.is_uppercase() {
        return false;
    }
    before.is_lowercase() || (before.is_uppercase() && chars.get(at + 1).is_some_and(|next| next.is_lowercase()))
}

/// Every word of a text, collected.
pub fn all_words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    words(text, &mut |form, role, start, end| out.push(Word { form: form.to_owned(), role, start, end }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `normal_form` leaves alone must be what the rules leave alone, next to any other such character too.
    #[test]
    fn the_short_way_gives_the_same_as_the_rules() {
        let by_rule = |text: &str| -> String { text.nfkc().collect::<String>().to_lowercase().nfkc().collect() };
        let normal: String = ('\0'..=char::MAX).filter(|c| is_normal(*c)).collect();
        assert_eq!(by_rule(&normal), normal);
        let backwards: String = normal.chars().rev().collect();
        assert_eq!(by_rule(&backwards), backwards);
        assert!(normal.chars().all(|c| !is_ignored(c) && class(c) != Class::Separator));
    }
}
