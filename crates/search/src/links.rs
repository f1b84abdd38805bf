//! Words whose documents are found by another word too: which ones, and the lists that come of it.
//!
//! It is done in three steps, each on the lists that the step before has left: words that are two words elsewhere
//! (`spellings.rs`), words behind clitics (`spellings.rs`), and compounds (`compounds.rs`).

use super::keys::{Key, key};
use super::levels::Base;
use super::link::{Link, Source};
use super::lists::Lists;
use super::vocabulary::Vocabulary;
use super::{compounds, spellings};

/// What an occurrence in a word that is written as one counts beside one as a word.
const PART: f64 = 0.5;
const STEPS: usize = 3;

/// All links, of each step in the order in which they act.
pub struct Links {
    pub steps: [Vec<Link>; STEPS],
    /// The same sorted by target.
    into: [Vec<Link>; STEPS],
    /// Of each word, the steps that have links into it: a bit for each.
    linked: Vec<u8>,
}

impl Links {
    pub fn find(locale: &str, vocabulary: &Vocabulary, base: &Base, known: Option<&spellings::Open>) -> Self {
        let mut links = Links::none(vocabulary.forms.len());
        links.set(0, spellings::open(vocabulary, base, known));
        links.set(1, spellings::bare(locale, vocabulary));
        // Compounds are told from the lists that these two have left.
        let compounds = compounds::parts(locale, vocabulary, |word| {
            if links.has(word) {
                links.after(2, base, word).body.len()
            } else {
                base.counts.body.docs[word as usize] as usize
            }
        });
        links.set(2, compounds);
        links
    }

    /// As they were found before.
    pub fn known(steps: &[Vec<Link>; STEPS], words: usize) -> Self {
        let mut links = Links::none(words);
        steps.iter().enumerate().for_each(|(step, of)| links.set(step, of.clone()));
        links
    }

    fn none(words: usize) -> Self {
        Links { steps: Default::default(), into: Default::default(), linked: vec![0; words] }
    }

    fn set(&mut self, step: usize, links: Vec<Link>) {
        for link in &links {
            self.linked[link.target as usize] |= 1 << step;
        }
        self.into[step].clone_from(&links);
        self.into[step].sort_by_key(|link| link.target);
        self.steps[step] = links;
    }

    /// The lists that a word has in the end.
    pub fn lists(&self, base: &Base, word: u32) -> Lists {
        self.after(STEPS, base, word)
    }

    /// Whether a word has other lists than those of its own documents.
    pub fn has(&self, word: u32) -> bool {
        self.linked[word as usize] != 0
    }

    fn after(&self, steps: usize, base: &Base, word: u32) -> Lists {
        let linked = self.linked[word as usize] & ((1 << steps) - 1);
        let Some(step) = linked.checked_ilog2().map(|step| step as usize) else { return base.lists(word as usize) };
        let mut lists = self.after(step, base, word);
        let into = &self.into[step];
        let into = &into[into.partition_point(|link| link.target < word)..];
        for link in into.iter().take_while(|link| link.target == word) {
            match link.source {
                Source::Together(first, second) => {
                    let both = base.together(first, second).unknown_to(&lists);
                    lists.add(&both, 1.0);
                }
                // What a list has of an open way of writing already stays as it is.
                Source::Whole(word) if step == 0 => {
                    let more = self.after(step, base, word).unknown_to(&lists);
                    lists.add(&more, PART);
                }
                Source::Whole(word) => lists.add(&self.after(step, base, word), PART),
            }
        }
        lists
    }

    /// What all links are known by, whatever the numbers of words.
    pub fn key(&self, vocabulary: &Vocabulary) -> Key {
        let mut bytes = Vec::new();
        let mut put = |word: u32, end: u8| {
            bytes.extend_from_slice(vocabulary.forms.get(word as usize).as_bytes());
            bytes.push(end);
        };
        for (step, links) in self.steps.iter().enumerate() {
            for link in links {
                put(link.target, 0xf8 + step as u8);
                match link.source {
                    Source::Whole(word) => put(word, 0xff),
                    Source::Together(first, second) => [first, second].into_iter().for_each(|word| put(word, 0xfe)),
                }
            }
        }
        key(&bytes)
    }

    /// Marks the words whose lists are not what they were: those of `changed` words, and those that are linked to one or
    /// are no longer linked to what they were. `before` are the links as they were.
    pub fn spread(&self, before: &[Vec<Link>; STEPS], changed: &mut [bool]) {
        for (links, before) in self.steps.iter().zip(before) {
            let sources = |source: Source| match source {
                Source::Together(first, second) => [first, second],
                Source::Whole(word) => [word, word],
            };
            let mut reached: Vec<u32> = links
                .iter()
                .filter(|link| sources(link.source).iter().any(|word| changed[*word as usize]))
                .map(|link| link.target)
                .collect();
            let [mut now, mut then] = [links.clone(), before.clone()];
            now.sort_unstable();
            then.sort_unstable();
            reached.extend(only_in_one(&now, &then));
            for word in reached {
                changed[word as usize] = true;
            }
        }
    }
}

/// The targets of links that are in one of two sorted lists and not as often in the other.
fn only_in_one(a: &[Link], b: &[Link]) -> Vec<u32> {
    let (mut at, mut other, mut found) = (0, 0, Vec::new());
    while at < a.len() || other < b.len() {
        match (a.get(at), b.get(other)) {
            (Some(one), Some(two)) if one == two => (at, other) = (at + 1, other + 1),
            (Some(one), two) if two.is_none_or(|two| one < two) => {
                found.push(one.target);
                at += 1;
            }
            (_, Some(two)) => {
                found.push(two.target);
                other += 1;
            }
            (_, None) => break,
        }
    }
    found
}
