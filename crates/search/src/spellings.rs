//! Words that some write as one and others as two: `setup` and `set up`, or, in Arabic and Hebrew, a word and the `and` or
//! `in` before it. The documents of either are added to the list of the other, so that readers need to know nothing of it.
//! A document that has both ways of writing is in both lists as it is: `Set-up`, which is three words of one place, says no
//! more than `Setup` does.
//!
//! What nothing in the corpus tells is left to readers (`format.md`, "Query"): `timezone` where all write `time zone`.

use rustc_hash::FxHashMap;

use super::language;
use super::levels::Base;
use super::link::{Link, Source};
use super::vocabulary::Vocabulary;

/// In characters: of a word that may be two, of either of these, of what stands after a clitic.
const LEAST_WORD: usize = 5;
const LEAST_PART: usize = 2;
const LEAST_BARE: usize = 4;

/// Links of the first step as they were, where words are numbered as they are now.
pub struct Open {
    /// All of titles that have two words next to each other, sorted: the word that is these two, the first, the second.
    pub found: Vec<[u32; 3]>,
    /// Whether something may be new of a word: it is, or titles have it that had not, or in another place.
    pub is_new: Vec<bool>,
}

/// Two words next to each other in a title that others write as one: whoever looks for the one finds the other. What is known
/// of three words none of which is new is not looked up again.
pub fn open(vocabulary: &Vocabulary, base: &Base, known: Option<&Open>) -> Vec<Link> {
    let forms = vocabulary.forms;
    let plain = || (0..forms.len()).filter(|word| vocabulary.is_plain[*word]);
    let in_title = |word: usize| base.counts.title.docs[word] > 0;
    let in_titles: FxHashMap<&str, u32> =
        plain().filter(|word| in_title(*word)).map(|word| (forms.get(word), word as u32)).collect();
    let mut links = Vec::new();
    // Words of titles that the word begins with: they come before it, and so do all that begin with them.
    let mut begins: Vec<usize> = Vec::new();
    for word in plain() {
        let form = forms.get(word);
        begins.retain(|first| form.starts_with(forms.get(*first)));
        if form.chars().nth(LEAST_WORD - 1).is_some() {
            for first in &begins {
                let second = &form[forms.get(*first).len()..];
                let Some(second) = in_titles.get(second).filter(|_| second.chars().nth(LEAST_PART - 1).is_some())
                else {
                    continue;
                };
                let (word, first, second) = (word as u32, *first as u32, *second);
                let words = [word, first, second];
                let known = known.filter(|known| words.iter().all(|word| !known.is_new[*word as usize]));
                let are_together = match known {
                    Some(known) => known.found.binary_search(&words).is_ok(),
                    None => base.are_together(first, second),
                };
                if are_together {
                    links.push(Link { target: word, source: Source::Together(first, second) });
                    links.push(Link { target: first, source: Source::Whole(word) });
                    links.push(Link { target: second, source: Source::Whole(word) });
                }
            }
        }
        if in_title(word) && form.chars().nth(LEAST_PART - 1).is_some() {
            begins.push(word);
        }
    }
    links
}

/// Words with a clitic before them are found without it, where the corpus has them so too.
pub fn bare(locale: &str, vocabulary: &Vocabulary) -> Vec<Link> {
    let clitics = language::clitics(locale);
    if clitics.is_empty() {
        return Vec::new();
    }
    let fold = |word: u32| vocabulary.folds.get(word as usize);
    let is_plain = |word: u32| vocabulary.is_plain[word as usize];
    let mut links = Vec::new();
    for word in (0..vocabulary.forms.len() as u32).filter(|word| is_plain(*word)) {
        let rest = fold(word).strip_prefix(clitics).filter(|rest| rest.chars().count() >= LEAST_BARE);
        let Some(rest) = rest else { continue };
        let start = vocabulary.by_fold.partition_point(|other| fold(*other) < rest);
        let mut same = vocabulary.by_fold[start..].iter().take_while(|other| fold(**other) == rest);
        if let Some(bare) = same.find(|other| is_plain(**other)) {
            links.push(Link { target: *bare, source: Source::Whole(word) });
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::{Counts, Posting};
    use crate::links::Links;

    /// Titles of which some write a word as one; each word as often in the text as it is in the title.
    #[test]
    fn lists_gain_documents_and_no_levels() {
        let mut counts = Counts::new(5);
        let at = |doc, place| Posting { doc, count: 1, place };
        for (form, title, body) in [
            ("set", vec![at(1, 0), at(4, 3)], vec![at(1, 0), at(2, 0), at(4, 0)]),
            ("setup", vec![at(4, 3)], vec![at(2, 0), at(3, 0), at(4, 0)]),
            ("up", vec![at(1, 1), at(4, 4)], vec![at(1, 0), at(4, 0)]),
        ] {
            counts.forms.push(form);
            counts.title.push(title);
            counts.body.push(body);
        }
        let vocabulary = Vocabulary::new("en", &counts.forms);
        let base = Base::new(&counts);
        let links = Links::find("en", &vocabulary, &base, None);
        let [set, setup, up] = [0, 1, 2].map(|word| links.lists(&base, word));
        let own = |word: usize| base.lists(word);
        let docs = |list: &[(u32, u8)]| list.iter().map(|(doc, _)| *doc).collect::<Vec<_>>();
        // What a list has already stays as it is; of the third document, each of the two words has half of what `setup` has.
        assert_eq!(docs(&set.body), [1, 2, 3, 4]);
        assert_eq!(docs(&up.body), [1, 2, 3, 4]);
        assert_eq!((&set.title, &up.title), (&own(0).title, &own(2).title));
        assert!(set.body.iter().filter(|(doc, _)| *doc != 3).eq(&own(0).body));
        assert!(set.body[2].1 < own(1).body[1].1, "{:?} {:?}", set.body, own(1).body);
        // The title that has the two next to each other, where the first of them stands.
        assert_eq!((docs(&setup.title), &setup.places), (vec![1, 4], &vec![0, 3]));
        assert_eq!(setup.body, own(1).body);
        assert_eq!(base.together(0, 2).places, [0, 3]);
    }
}
