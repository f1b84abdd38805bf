//! What was typed → what to look up. `format.md`, "Query".

use crate::manifest::Manifest;
use crate::phrases::{begin, word_folds};
use crate::tokenize::{Role, SINGLE, Word, all_words, fold, fold_begun, is_dense};

/// Words of a query that are looked at.
const MAX_SLOTS: usize = 24;
/// What an optional slot counts, beside 1 for a required one.
const OPTIONAL: f64 = 0.5;
/// What a number of three digits or more counts: no other number will do.
const NUMBER: f64 = 1.5;
const NUMBER_DIGITS: usize = 3;
/// Characters of a word that says next to nothing about how a longer one begins.
const SHORT: usize = 2;
/// In a query of no more words, neighbours are looked up as one word too; in a longer one only for a word that finds nothing.
const FEW_WORDS: usize = 3;

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub form: String,
    pub fold: String,
    /// What the folds of longer words begin with: its fold without an Arabic article.
    pub begin: String,
    /// 1, more for long numbers, less for what need not be there: wholes, parts, translations of phrases by synonyms.
    pub weight: f64,
    pub required: bool,
    /// The word may go on: it is the last one, and nothing was typed after it.
    pub prefix: bool,
    /// Other words were asked for too: where this one is a letter or two, what only begins with it says little.
    pub beside: bool,
    /// Folds of the words that mean the same.
    pub synonyms: Vec<String>,
    /// The word and its neighbours written as one.
    pub joined: Vec<Joined>,
    /// Its neighbours have all that it has.
    spare: bool,
}

/// `email` for `e-mail`, `timezone` for `time zone`: whoever has it has all of its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    pub fold: String,
    pub prefix: bool,
    /// Not worth a request of its own.
    pub spare: bool,
}

impl Slot {
    fn new(form: &str, required: bool) -> Self {
        let number = form.len() >= NUMBER_DIGITS && form.bytes().all(|byte| byte.is_ascii_digit());
        Slot {
            form: form.to_owned(),
            begin: fold(form),
            fold: fold(form),
            weight: if !required {
                OPTIONAL
            } else if number {
                NUMBER
            } else {
                1.0
            },
            required,
            prefix: false,
            beside: false,
            synonyms: Vec::new(),
            joined: Vec::new(),
            spare: false,
        }
    }

    /// A word of the index that is part of this one. `last`: it ends it.
    pub fn part(&self, fold: &str, last: bool) -> Self {
        Slot { prefix: last && self.prefix, ..Slot::new(fold, true) }
    }

    /// Whether a correction may be looked for: letters only, five or more.
    pub fn may_be_misspelt(&self) -> bool {
        self.required && self.fold.chars().count() >= 5 && self.fold.chars().all(|c| c.is_alphabetic() && !is_dense(c))
    }
}

/// The slots of a query, in order.
pub fn slots(query: &str, manifest: &Manifest) -> Vec<Slot> {
    let query = begin(query);
    let length = query.chars().count();
    let mut slots: Vec<Slot> = Vec::new();
    let words: Vec<Word> = all_words(query).into_iter().filter(|word| word.role != Role::Single).collect();
    // Where a number in groups ends: its groups need not be there by themselves.
    let mut end = 0;
    for (word, spare) in words.iter().zip(spare(&words)) {
        if let Some(slot) = slots.iter_mut().find(|slot| slot.form == word.form) {
            slot.spare &= spare;
            continue;
        }
        if slots.iter().filter(|slot| !slot.spare).count() == MAX_SLOTS {
            continue;
        }
        let is_number = is_number_in_groups(word, query);
        if is_number {
            end = word.end;
        }
        let mut slot = Slot::new(&word.form, is_number || (word.role == Role::Word && word.end > end));
        slot.prefix =
            slot.required && word.end == length && !word.form.starts_with(SINGLE) && !word.form.chars().any(is_dense);
        slot.spare = spare;
        let begin = fold_begun(&word.form);
        if slot.prefix && begin != slot.fold && !begin.is_empty() {
            // The letters may be the word's own all the same.
            slot.joined.push(Joined { fold: std::mem::replace(&mut slot.begin, begin), prefix: true, spare: false });
        }
        slots.push(slot);
    }
    join(&words, query, length, manifest, &mut slots);
    // A word and a synonym of it are told apart by all of their pairs.
    let all = add_synonyms(&mut slots, manifest);
    slots.retain(|slot| all || !slot.spare);
    slots.truncate(MAX_SLOTS);
    let is_stop = |slot: &Slot| manifest.stop_words.binary_search(&slot.form).is_ok();
    if slots.iter().any(|slot| slot.required && !is_stop(slot)) {
        slots.retain(|slot| !is_stop(slot));
    }
    let beside = slots.iter().filter(|slot| slot.required).count() > 1;
    for slot in &mut slots {
        slot.beside = beside;
    }
    slots
}

/// `50,000`, and not `555-0100`: in other texts that may be two numbers.
fn is_number_in_groups(word: &Word, query: &str) -> bool {
    word.role == Role::Whole
        && word.form.bytes().all(|byte| byte.is_ascii_digit())
        && !query.chars().take(word.end).skip(word.start).any(|c| c == '-')
}

/// What the words of the query are when they are written as one: those that a hyphen or another joiner holds together, and
/// neighbours with a space between them.
fn join(words: &[Word], query: &str, length: usize, manifest: &Manifest, slots: &mut [Slot]) {
    let mut add = |word: &Word, form: &str, end: usize, spare: bool| {
        if let Some(slot) = slots.iter_mut().find(|slot| slot.form == word.form) {
            slot.joined.push(Joined { fold: fold(form), prefix: end == length, spare });
        }
    };
    let plain: Vec<&Word> = words.iter().filter(|word| word.role == Role::Word).collect();
    for whole in words.iter().filter(|word| word.role == Role::Whole) {
        for word in plain.iter().filter(|word| whole.start <= word.start && word.end <= whole.end) {
            add(word, &whole.form, whole.end, false);
        }
    }
    let is_stop = |word: &Word| manifest.stop_words.binary_search(&word.form).is_ok();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    for pair in plain.windows(2) {
        let [first, second] = [pair[0], pair[1]];
        let space = second.start == first.end + 1 && query.chars().nth(first.end).is_some_and(char::is_whitespace);
        // Two numbers are not one number.
        let numbers = digit(first.form.chars().next_back()) && digit(second.form.chars().next());
        let dense = first.form.chars().chain(second.form.chars()).any(|c| is_dense(c) || c == SINGLE);
        if space && !numbers && !dense && (!is_stop(first) || !is_stop(second)) {
            let form = format!("{}{}", first.form, second.form);
            [first, second].into_iter().for_each(|word| add(word, &form, second.end, plain.len() > FEW_WORDS));
        }
    }
}

/// Which of the words overlap with the one before and the one after, so that nothing is missed without them: every second
/// pair of a run in a script without spaces, but for the last. A third less to fetch, and no worse ranking. (A compound
/// in other scripts overlaps with its pieces, but these do not with each other.)
fn spare(words: &[Word]) -> Vec<bool> {
    let overlap =
        |at: usize| words.get(at + 1).is_some_and(|next| next.role == Role::Word && next.start < words[at].end);
    let mut place = 0;
    (0..words.len())
        .map(|at| {
            place = if at > 0 && overlap(at - 1) { place + 1 } else { 0 };
            place % 2 == 1 && overlap(at)
        })
        .collect()
}

/// A word for a word stands in the same slot; a phrase for a word, or for a phrase, adds optional slots. Whether there are any.
fn add_synonyms(slots: &mut Vec<Slot>, manifest: &Manifest) -> bool {
    let mut some = false;
    let asked: Vec<(usize, String)> =
        slots.iter().enumerate().filter(|(_, slot)| slot.required).map(|(at, slot)| (at, slot.fold.clone())).collect();
    for group in &manifest.synonyms {
        let phrases: Vec<Vec<String>> = group.iter().map(|phrase| word_folds(phrase)).collect();
        for (number, phrase) in phrases.iter().enumerate() {
            let found =
                asked.windows(phrase.len().max(1)).find(|window| window.iter().map(|(_, fold)| fold).eq(phrase));
            let Some(window) = found else { continue };
            some = true;
            for other in phrases.iter().enumerate().filter(|(at, _)| *at != number).map(|(_, other)| other) {
                if let ([one], [(slot, _)]) = (other.as_slice(), window) {
                    if !slots[*slot].synonyms.contains(one) {
                        slots[*slot].synonyms.push(one.clone());
                    }
                    continue;
                }
                for fold in other {
                    if slots.len() < MAX_SLOTS && !slots.iter().any(|slot| slot.fold == *fold) {
                        slots.push(Slot::new(fold, false));
                    }
                }
            }
        }
    }
    some
}

/// Whether a word says next to nothing about how a longer one begins.
pub fn is_short(fold: &str) -> bool {
    fold.chars().count() <= SHORT
}
