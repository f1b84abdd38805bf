//! What was typed → what to look up. `format.md`, "Query".

use crate::index::manifest::Manifest;
use crate::index::tokenize::{Role, SINGLE, all_words, fold, is_dense};

/// Characters of a query that are looked at, and words.
const MAX_CHARS: usize = 1_000;
const MAX_SLOTS: usize = 24;
/// What an optional slot counts, beside 1 for a required one.
const OPTIONAL: f64 = 0.5;

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub form: String,
    pub fold: String,
    /// 1, or less for what need not be there: wholes, parts, translations of phrases by synonyms.
    pub weight: f64,
    pub required: bool,
    /// The word may go on: it is the last one, and nothing was typed after it.
    pub prefix: bool,
    /// Folds of the words that mean the same.
    pub synonyms: Vec<String>,
}

impl Slot {
    fn new(form: &str, weight: f64) -> Self {
        Slot {
            form: form.to_owned(),
            fold: fold(form),
            weight,
            required: weight == 1.0,
            prefix: false,
            synonyms: Vec::new(),
        }
    }

    /// Whether a correction may be looked for: letters only, five or more.
    pub fn may_be_misspelt(&self) -> bool {
        self.required && self.fold.chars().count() >= 5 && self.fold.chars().all(|c| c.is_alphabetic() && !is_dense(c))
    }
}

/// The slots of a query, in order.
pub fn slots(query: &str, manifest: &Manifest) -> Vec<Slot> {
    let query: String = query.chars().take(MAX_CHARS).collect();
    let length = query.chars().count();
    let mut slots: Vec<Slot> = Vec::new();
    for word in all_words(&query) {
        let weight = match word.role {
            Role::Word => 1.0,
            Role::Whole | Role::Part => OPTIONAL,
            Role::Single => continue,
        };
        if slots.len() == MAX_SLOTS || slots.iter().any(|slot| slot.form == word.form) {
            continue;
        }
        let mut slot = Slot::new(&word.form, weight);
        slot.prefix =
            slot.required && word.end == length && !word.form.starts_with(SINGLE) && !word.form.chars().any(is_dense);
        slots.push(slot);
    }
    add_synonyms(&mut slots, manifest);
    let is_stop = |slot: &Slot| manifest.stop_words.binary_search(&slot.form).is_ok();
    if slots.iter().any(|slot| slot.required && !is_stop(slot)) {
        slots.retain(|slot| !is_stop(slot));
    }
    slots
}

/// A word for a word stands in the same slot; a phrase for a word, or for a phrase, adds optional slots.
fn add_synonyms(slots: &mut Vec<Slot>, manifest: &Manifest) {
    let asked: Vec<(usize, String)> =
        slots.iter().enumerate().filter(|(_, slot)| slot.required).map(|(at, slot)| (at, slot.fold.clone())).collect();
    for group in &manifest.synonyms {
        let phrases: Vec<Vec<String>> = group.iter().map(|phrase| phrase_folds(phrase)).collect();
        for (number, phrase) in phrases.iter().enumerate() {
            let found =
                asked.windows(phrase.len().max(1)).find(|window| window.iter().map(|(_, fold)| fold).eq(phrase));
            let Some(window) = found else { continue };
            for other in phrases.iter().enumerate().filter(|(at, _)| *at != number).map(|(_, other)| other) {
                if let ([one], [(slot, _)]) = (other.as_slice(), window) {
                    if !slots[*slot].synonyms.contains(one) {
                        slots[*slot].synonyms.push(one.clone());
                    }
                    continue;
                }
                for fold in other {
                    if slots.len() < MAX_SLOTS && !slots.iter().any(|slot| slot.fold == *fold) {
                        slots.push(Slot::new(fold, OPTIONAL));
                    }
                }
            }
        }
    }
}

/// What tells two queries apart: their words, folded. Under this, articles that ask for it are pinned to a query.
pub fn key(query: &str) -> String {
    let query: String = query.chars().take(MAX_CHARS).collect();
    phrase_folds(&query).join(" ")
}

/// All that may be looked up for a query, but for synonyms.
pub fn folds(query: &str) -> Vec<String> {
    let query: String = query.chars().take(MAX_CHARS).collect();
    all_words(&query).into_iter().map(|word| fold(&word.form)).collect()
}

fn phrase_folds(phrase: &str) -> Vec<String> {
    all_words(phrase).into_iter().filter(|word| word.role == Role::Word).map(|word| fold(&word.form)).collect()
}
