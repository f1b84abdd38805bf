//! Words of the product's interface: what a button is called in the text is what it is called on the screen, or readers look
//! for it in vain.

use std::hash::{Hash, Hasher};

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::east_asian::is_han;
use rustc_hash::{FxHashMap, FxHasher};

use crate::boundary::is_unspaced;
use crate::quoted;

/// Longer texts of an interface are sentences, and nobody writes them in bold.
const LONGEST: usize = 60;

/// How many other words are named.
const NAMED: usize = 3;

/// What one file says: the key of each text, empty where there is none, and the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LabelFile {
    pub locale: String,
    pub labels: Vec<(String, String)>,
}

/// The labels that texts of one locale are held to.
#[derive(Debug)]
pub struct Labels {
    own: Vec<String>,
    /// By what is left of a label when case and what ends it are left out.
    folded: FxHashMap<String, Vec<u32>>,
    /// By hashes of folded labels with one character less, or none.
    near: FxHashMap<u64, Vec<u32>>,
    /// Labels of other locales as they are written: where, and by which of `own` each is replaced.
    others: FxHashMap<String, (String, Vec<u32>)>,
}

impl Labels {
    /// `own` are those of the locale; `others` those of all.
    pub fn new(own: &LabelFile, others: &[LabelFile]) -> Self {
        let mut labels = Labels {
            own: Vec::new(),
            folded: FxHashMap::default(),
            near: FxHashMap::default(),
            others: FxHashMap::default(),
        };
        let mut by_key: FxHashMap<&str, u32> = FxHashMap::default();
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        for (key, text) in own.labels.iter().filter(|(_, text)| is_label(text)) {
            let text = trimmed(text);
            let number = *numbers.entry(text).or_insert_with(|| labels.add(text));
            if !key.is_empty() {
                by_key.insert(key, number);
            }
        }
        for file in others.iter().filter(|file| file.locale != own.locale) {
            for (key, text) in file.labels.iter().filter(|(_, text)| is_label(text)) {
                let text = trimmed(text);
                let entry = labels.others.entry(text.to_owned()).or_insert_with(|| (file.locale.clone(), Vec::new()));
                if let Some(number) = by_key.get(key.as_str())
                    && !entry.1.contains(number)
                {
                    entry.1.push(*number);
                }
            }
        }
        labels
    }

    fn add(&mut self, text: &str) -> u32 {
        let number = self.own.len() as u32;
        let folded = folded(text);
        for hash in with_one_less(&folded) {
            self.near.entry(hash).or_default().push(number);
        }
        self.folded.entry(folded).or_default().push(number);
        self.own.push(text.to_owned());
        number
    }

    /// Whether `text` is a label, to the letter.
    pub fn has(&self, text: &str) -> bool {
        let text = trimmed(text);
        self.folded.get(&folded(text)).is_some_and(|same| same.iter().any(|number| self.own[*number as usize] == text))
    }

    /// TEXT002 for a text that is marked as a label and is only nearly one, or is one in another language.
    pub fn judge(&self, text: &str) -> Option<Diagnostic> {
        let text = trimmed(text);
        if !is_label(text) || self.has(text) {
            return None;
        }
        let told = |message: String, instead: &[u32]| {
            let names: Vec<String> =
                instead.iter().take(NAMED).map(|number| quoted(&self.own[*number as usize])).collect();
            let diagnostic = Diagnostic::new(codes::TEXT002, message);
            match names.as_slice() {
                [] => diagnostic,
                [one] => diagnostic.help(format!("write {one}")),
                several => diagnostic.help(format!("write one of {}", several.join(", "))),
            }
        };
        let key = folded(text);
        // In the middle of a sentence, words are in bold for other reasons, too.
        if let Some(same) = self.folded.get(&key) {
            let begins_small = text.chars().next().is_some_and(char::is_lowercase);
            let is_word = begins_small && !text.contains(char::is_whitespace);
            if is_word || begins_small && same.iter().any(|number| has_other_first(text, &self.own[*number as usize])) {
                return None;
            }
            return Some(told(format!("the product writes {} with other letters", quoted(text)), same));
        }
        // What has no word of its own here may be a name.
        if let Some((locale, instead)) = self.others.get(text).filter(|(_, instead)| !instead.is_empty()) {
            return Some(told(format!("{} is what the product says in `{locale}`", quoted(text)), instead));
        }
        let near: Vec<u32> = self.near_to(&key, text);
        let message = || format!("{} is nearly a word of the product's interface", quoted(text));
        (!near.is_empty()).then(|| told(message(), &near))
    }

    /// Labels that differ from `folded` by one slip of the keyboard.
    fn near_to(&self, key: &str, text: &str) -> Vec<u32> {
        if key.chars().count() < least(key) {
            return Vec::new();
        }
        let mut found: Vec<u32> = with_one_less(key)
            .filter_map(|hash| self.near.get(&hash))
            .flatten()
            .copied()
            .filter(|number| {
                let label = &self.own[*number as usize];
                let folded = folded(label);
                begins_alike(label, text) && is_one_slip(&folded, key) && !is_plural(&folded, key)
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Shorter words are too near to each other. A character of Chinese or Japanese is as good as a syllable.
fn least(text: &str) -> usize {
    if text.chars().any(is_unspaced) { 4 } else { 6 }
}

/// Nothing is filled in there, and it is short enough to be on a button.
fn is_label(text: &str) -> bool {
    !text.contains(['{', '<', '%', '\n', '`', '*', '[', '$'])
        && text.chars().take(LONGEST + 1).count() <= LONGEST
        && text.contains(char::is_alphabetic)
}

/// Without what stands behind a label because of where it is: `Name:`, `Save as…`.
fn trimmed(text: &str) -> &str {
    text.trim().trim_end_matches([':', '…', '.', '：', ' ', '\u{a0}']).trim_end()
}

fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.contains("  ") || lower.contains(|c: char| c.is_whitespace() && c != ' ') {
        return lower.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lower
}

/// A word in the middle of a sentence that is in bold type for another reason begins with a small letter.
fn begins_alike(label: &str, text: &str) -> bool {
    let is_upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    is_upper(label) == is_upper(text)
}

/// The hash of `text`, and those of all that it is with one character less.
fn with_one_less(text: &str) -> impl Iterator<Item = u64> {
    let hash = |before: &str, after: &str| {
        let mut hasher = FxHasher::default();
        before.bytes().chain(after.bytes()).for_each(|byte| byte.hash(&mut hasher));
        hasher.finish()
    };
    let whole = hash(text, "");
    let less = text.char_indices().map(move |(at, c)| hash(&text[..at], &text[at + c.len_utf8()..]));
    std::iter::once(whole).chain(less)
}

/// Nothing but the first letter differs.
fn has_other_first(text: &str, label: &str) -> bool {
    let rest = |text: &str| text.chars().skip(1).collect::<String>();
    rest(text) == rest(label)
}

/// One of a thing and several, or a particle of Japanese behind it: the product may have both, in a place that is not in its list.
fn is_plural(one: &str, other: &str) -> bool {
    let ends = |longer: &str, shorter: &str| {
        let end = longer.strip_prefix(shorter).unwrap_or_default();
        let is_particle = end != "ー" && !end.is_empty() && end.chars().all(is_unspaced);
        is_particle || matches!(end, "s" | "e" | "n") && !longer.contains(' ')
    };
    ends(one, other) || ends(other, one)
}

/// One character more, less, other, or two in the wrong order. A digit that differs is another thing.
fn is_one_slip(one: &str, other: &str) -> bool {
    /// In characters.
    const LONG: usize = 9;
    let length = one.chars().count();
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let behind = one[before..].iter().rev().zip(other[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[before..one.len() - behind], &other[before..other.len() - behind]);
    // Chinese characters are words: another one is another thing.
    if one.iter().chain(other).any(|c| c.is_numeric() || is_han(*c)) {
        return false;
    }
    match (one, other) {
        ([_], []) | ([], [_]) => true,
        // Short words have neighbours: `General` and `Generar`.
        ([a], [_]) => length >= LONG || is_unspaced(*a),
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(locale: &str, labels: &[(&str, &str)]) -> LabelFile {
        let labels = labels.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        LabelFile { locale: locale.to_owned(), labels }
    }

    fn french() -> Labels {
        let own = file(
            "fr",
            &[
                ("save", "Enregistrer"),
                ("save_as", "Enregistrer sous…"),
                ("import", "Importer des contacts"),
                ("step", "Étape 1 sur 2"),
                ("greeting", "Bonjour {name}"),
                ("ok", "OK"),
            ],
        );
        let english = file("en", &[("save", "Save"), ("ok", "OK"), ("gone", "Archive"), ("import", "Import contacts")]);
        Labels::new(&own, &[english, own.clone()])
    }

    fn said(labels: &Labels, text: &str) -> Option<String> {
        labels.judge(text).map(|told| format!("{} | {}", told.message, told.help.unwrap_or_default()))
    }

    #[test]
    fn labels_are_held_to_the_letter() {
        let labels = french();
        for right in ["Enregistrer", "Enregistrer :", "Enregistrer sous", "OK", "Attention", "Bonjour {name}"] {
            assert_eq!(said(&labels, right), None, "{right}");
        }
        assert_eq!(
            said(&labels, "importer des Contacts").as_deref(),
            Some("the product writes `importer des Contacts` with other letters | write `Importer des contacts`")
        );
        assert_eq!(
            said(&labels, "Enregister").as_deref(),
            Some("`Enregister` is nearly a word of the product's interface | write `Enregistrer`")
        );
        assert_eq!(
            said(&labels, "Importer des contact").as_deref(),
            Some("`Importer des contact` is nearly a word of the product's interface | write `Importer des contacts`")
        );
    }

    #[test]
    fn labels_of_other_languages() {
        let labels = french();
        assert_eq!(
            said(&labels, "Save").as_deref(),
            Some("`Save` is what the product says in `en` | write `Enregistrer`")
        );
        // Nothing has its key here.
        assert_eq!(said(&labels, "Archive"), None);
        // In other letters it may be any word.
        assert_eq!(said(&labels, "save"), None);
    }

    #[test]
    fn what_is_near_by_chance() {
        let labels = french();
        for other in [
            "Étape 2 sur 2",
            "Importer deux contacts",
            "enregistre",
            "enregistrer",
            "OKs",
            "Enregistrement",
            "Enregistrers",
            "importer des contacts",
        ] {
            assert_eq!(said(&labels, other), None, "{other}");
        }
        assert!(
            is_one_slip("repotrs", "reports")
                && is_one_slip("report", "reports")
                && is_one_slip("edit reporxs", "edit reports")
        );
        assert!(!is_one_slip("repot", "reports") && !is_one_slip("reports", "reports"));
    }

    #[test]
    fn japanese_labels_are_short() {
        let labels = Labels::new(&file("ja", &[("a", "連絡先の編集"), ("b", "保存")]), &[]);
        assert_eq!(
            said(&labels, "連絡先を編集").as_deref(),
            Some("`連絡先を編集` is nearly a word of the product's interface | write `連絡先の編集`")
        );
        for other in ["保管", "連絡先の編成", "連絡先の編集日"] {
            assert_eq!(said(&labels, other), None, "{other}");
        }
    }
}
