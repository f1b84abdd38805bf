//! Words of tickets as they are compared: letter case, accents and width aside.

use std::collections::BTreeSet;

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

/// Words of one ticket that an index keeps; a ticket with more is found by its first ones.
const MOST_WORDS: usize = 20_000;
/// Characters of a word that count.
const LONGEST_WORD: usize = 40;

/// Scripts that are written without spaces between words.
fn is_spaceless(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Runs of letters and digits, each of one kind of script; `true` for those without spaces.
fn runs(folded: &str) -> Vec<(String, bool)> {
    let mut runs: Vec<(String, bool)> = Vec::new();
    let mut joins = false;
    for character in folded.chars() {
        if !character.is_alphanumeric() {
            joins = false;
            continue;
        }
        let spaceless = is_spaceless(character);
        match runs.last_mut() {
            Some((run, own)) if joins && *own == spaceless => run.push(character),
            _ => runs.push((character.into(), spaceless)),
        }
        joins = true;
    }
    runs
}

/// What an index keeps of a folded text: its words; where a script has no spaces, each two characters that follow each other.
pub fn words(folded: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (run, spaceless) in runs(folded) {
        if spaceless {
            let characters: Vec<char> = run.chars().collect();
            words.extend(characters.windows(2).map(String::from_iter));
            // So that a single character is found as a beginning, wherever it stands.
            words.extend(characters.last().map(char::to_string));
        } else {
            words.insert(run.chars().take(LONGEST_WORD).collect());
        }
        if words.len() > MOST_WORDS {
            break;
        }
    }
    words
}

/// What must be among the words of a ticket for a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub word: String,
    /// Words that begin with it will do.
    pub is_beginning: bool,
}

/// For a folded term of a query. A beginning of a word finds it; a single letter is only found as a word.
pub fn wanted(term: &str) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (run, spaceless) in runs(term) {
        let characters: Vec<char> = run.chars().collect();
        if spaceless && characters.len() > 1 {
            wanted
                .extend(characters.windows(2).map(|two| Wanted { word: String::from_iter(two), is_beginning: false }));
        } else {
            let word: String = characters.iter().take(LONGEST_WORD).collect();
            wanted.push(Wanted { word, is_beginning: spaceless || characters.len() > 1 });
        }
    }
    wanted
}

/// Whether the words alone can't tell that a term is there: pairs of characters may be far apart.
pub fn needs_a_look(term: &str) -> bool {
    runs(term).iter().any(|(run, spaceless)| *spaceless && run.chars().count() > 2)
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

    #[test]
    fn what_is_found_by_words() {
        let finds = |text: &str, query: &str| {
            let words = words(&folded(text));
            terms(query).iter().flat_map(|term| wanted(term)).all(|wanted| {
                words
                    .iter()
                    .any(|word| if wanted.is_beginning { word.starts_with(&wanted.word) } else { *word == wanted.word })
            })
        };
        for (text, query) in [
            ("Problème d’import des contacts", "IMP probleme"),
            ("ada@example.com", "ada@exa"),
            ("インポートが止まる", "止まる"),
            ("インポートが止まる", "ポ"),
            ("インポートが止まる", "る"),
            ("Excelで開く", "excel 開く"),
            ("한국어로 답장", "한국어"),
            ("Zeile 501", "501"),
            ("plan B", "b"),
        ] {
            assert!(finds(text, query), "{text} {query}");
        }
        for (text, query) in [("plan Basic", "b"), ("インポート", "トイ"), ("reimport", "import")] {
            assert!(!finds(text, query), "{text} {query}");
        }
        assert!(needs_a_look("止まる") && !needs_a_look("止ま") && !needs_a_look("import"));
        assert!(words(&"a b ".repeat(3)).len() == 2 && words(&"x".repeat(500)).iter().all(|word| word.len() == 40));
    }
}
