//! What the texts of one locale are searched for. The search is one pass over a whole text, before anybody knows what of it is
//! prose: nearly every text has nothing, and needs no second look.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Diagnostic;
use rustc_hash::FxHashSet;

use crate::glossary::{self, Avoided, Term};
use crate::labels::{LabelFile, Labels};
use crate::marks::{self, PATTERNS};
use crate::{Finding, addresses, language};

/// How texts show which of their words are those of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marked {
    #[default]
    Bold,
    Italic,
    Code,
}

/// A place of a text that is worth a look if it is prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// In bytes.
    pub at: usize,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// Of [`PATTERNS`].
    Mark(u32),
    /// Of the keys of the glossary.
    Word(u32),
}

/// What is known of the wording of one locale's texts.
#[derive(Debug, Default)]
pub struct Wording {
    language: String,
    terms: Vec<Term>,
    /// For each key, what begins with it; the longest first.
    avoided: Vec<Vec<Avoided>>,
    keys: Option<Keys>,
    labels: Option<Labels>,
    marked: Marked,
    is_example: bool,
    made_of: Key,
}

/// The first words of what the glossary avoids.
#[derive(Debug)]
struct Keys {
    searcher: AhoCorasick,
    /// By the number of a pattern.
    groups: Vec<u32>,
}

/// For all texts of all sites.
static MARKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| searcher(&PATTERNS.map(|(pattern, _)| pattern), false));

/// Too many words to be searched for at once are none.
fn searcher(patterns: &[impl AsRef<[u8]>], any_case: bool) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::LeftmostFirst).ascii_case_insensitive(any_case).build(patterns).ok()
}

impl Wording {
    /// `host` is that of the site itself.
    pub fn new(
        locale: &str,
        host: &str,
        terms: Vec<Term>,
        labels: Option<(&LabelFile, &[LabelFile])>,
        marked: Marked,
    ) -> Self {
        let is_example = addresses::is_placeholder(host);
        let made_of = content_hash::of(&(locale, is_example, &terms, labels, marked));
        let language = language::of(locale).to_owned();
        let (keys, avoided) = by_key(&terms);
        let labels = labels.map(|(own, all)| Labels::new(own, all));
        Wording { language, terms, avoided, keys, labels, marked, is_example, made_of }
    }

    /// What all that it says is made of.
    pub fn made_of(&self) -> Key {
        self.made_of
    }

    /// Without its region.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// How labels are marked, if texts are held to any.
    pub fn marked(&self) -> Option<Marked> {
        self.labels.as_ref().map(|_| self.marked)
    }

    /// What is worth a look in a text, in order.
    pub fn spots(&self, text: &str) -> Vec<Spot> {
        let mut spots = Vec::new();
        if let Some(marks) = &*MARKS {
            spots.extend(
                marks
                    .find_iter(text)
                    .map(|found| Spot { at: found.start(), what: What::Mark(found.pattern().as_u32()) }),
            );
        }
        if let Some(keys) = &self.keys {
            let marks = spots.len();
            spots.extend(
                keys.searcher
                    .find_iter(text)
                    .map(|found| Spot { at: found.start(), what: What::Word(keys.groups[found.pattern().as_usize()]) }),
            );
            if marks > 0 {
                spots.sort_by_key(|spot| spot.at);
            }
        }
        spots
    }

    /// What there is to say of a spot that is prose.
    pub fn judge(&self, text: &str, spot: Spot) -> Option<Finding> {
        match spot.what {
            What::Mark(number) => {
                let (pattern, sign) = PATTERNS[number as usize];
                marks::judge(text, spot.at..spot.at + pattern.len(), sign, &self.language)
            }
            What::Word(key) => self.avoided[key as usize].iter().find_map(|avoided| {
                let end = avoided.ends_at(text, spot.at, &self.language)?;
                let place = spot.at..end;
                let diagnostic = glossary::told(&self.terms[avoided.term], &text[place.clone()]);
                Some(Finding::new(place, diagnostic))
            }),
        }
    }

    /// Whether a text is one of the product's own labels.
    pub fn is_label(&self, text: &str) -> bool {
        self.labels.as_ref().is_some_and(|labels| labels.has(text))
    }

    /// TEXT002 for a text that is marked as a label.
    pub fn judge_label(&self, text: &str) -> Option<Diagnostic> {
        self.labels.as_ref()?.judge(text)
    }

    /// What there is to say of where a link leads.
    pub fn judge_address(&self, url: &str) -> Option<Diagnostic> {
        addresses::judge(url, self.is_example)
    }
}

/// Words to look for, none of which begins as another one does, and what begins with each.
fn by_key(terms: &[Term]) -> (Option<Keys>, Vec<Vec<Avoided>>) {
    let avoided = terms.iter().enumerate().flat_map(|(number, term)| {
        term.avoid.iter().filter_map(move |words| Avoided::new(number, &term.prefer, words))
    });
    let mut avoided: Vec<Avoided> = avoided.collect();
    if avoided.is_empty() {
        return (None, Vec::new());
    }
    avoided.sort_by_key(|one| glossary::lowered(one.key()));
    let mut groups: Vec<(String, Vec<Avoided>)> = Vec::new();
    for one in avoided {
        let key = glossary::lowered(one.key());
        match groups.last_mut() {
            Some((shorter, group)) if key.starts_with(shorter.as_str()) => group.push(one),
            _ => groups.push((key, vec![one])),
        }
    }
    let mut known: FxHashSet<String> = FxHashSet::default();
    let mut patterns: Vec<String> = Vec::new();
    let mut by_pattern: Vec<u32> = Vec::new();
    for (number, (key, group)) in groups.iter_mut().enumerate() {
        group.sort_by_key(|one| std::cmp::Reverse(one.len()));
        // Other letters than those of ASCII have their cases spelled out.
        let mut first = key.chars();
        let capital: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
        for spelling in [key.clone(), key.to_uppercase(), capital] {
            if known.insert(spelling.to_ascii_lowercase()) {
                patterns.push(spelling);
                by_pattern.push(number as u32);
            }
        }
    }
    let groups: Vec<Vec<Avoided>> = groups.into_iter().map(|(_, group)| group).collect();
    // Several spellings have one key.
    (searcher(&patterns, true).map(|searcher| Keys { searcher, groups: by_pattern }), groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(prefer: &str, avoid: &[&str]) -> Term {
        Term { prefer: prefer.to_owned(), avoid: avoid.iter().map(|words| (*words).to_owned()).collect(), why: None }
    }

    fn found(wording: &Wording, text: &str) -> Vec<String> {
        let spots = wording.spots(text).into_iter();
        let found = spots.filter_map(|spot| wording.judge(text, spot));
        found.map(|found| format!("{} → {}", &text[found.place], found.diagnostic.help.unwrap())).collect()
    }

    #[test]
    fn all_terms_are_found_in_one_pass() {
        let terms = vec![
            term("sign in", &["log in", "login", "log into"]),
            term("log", &["logfile"]),
            term("été", &["Saison"]),
        ];
        let wording = Wording::new("en-GB", "help.acme.com", terms, None, Marked::Bold);
        assert_eq!(
            found(&wording, "Log into it, LOGIN, or log in; the logfile. SAISON"),
            [
                "Log into → write `Sign in`",
                "LOGIN → write `Sign in`",
                "log in → write `sign in`",
                "logfile → write `log`",
                "SAISON → write `Été`"
            ]
        );
        assert_eq!(found(&wording, "the log of a blog, catalogued"), Vec::<String>::new());
    }

    #[test]
    fn other_letters_in_any_case() {
        let wording = Wording::new("fr", "a.com", vec![term("réglages", &["préférences", "état"])], None, Marked::Bold);
        assert_eq!(found(&wording, "Préférences, PRÉFÉRENCES, État").len(), 3);
    }

    #[test]
    fn what_it_is_made_of_is_told_apart() {
        let of = |terms| Wording::new("en", "a.com", terms, None, Marked::Bold).made_of();
        assert_eq!(of(vec![term("a", &["b"])]), of(vec![term("a", &["b"])]));
        assert_ne!(of(vec![term("a", &["b"])]), of(vec![term("a", &["c"])]));
    }
}
