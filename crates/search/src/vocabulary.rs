//! The words of a corpus, and what can be told of them without knowing who has them: their folds, and which are forms of
//! one word.

use rustc_hash::FxHashMap;

use super::counts::Strings;
use super::language::Stems;
use super::tokenize::{fold, is_dense};

/// Stands for a word that is no longer there.
pub const GONE: u32 = u32::MAX;

pub struct Vocabulary<'a> {
    /// Sorted by their bytes; words are known by their numbers here.
    pub forms: &'a Strings<'a>,
    pub folds: Strings<'a>,
    /// Words by fold, then form.
    pub by_fold: Vec<u32>,
    /// Equal for forms of one word.
    pub groups: Vec<u32>,
    /// Of letters alone, of a script that puts spaces between words.
    pub is_plain: Vec<bool>,
}

impl<'a> Vocabulary<'a> {
    pub fn new(locale: &str, forms: &'a Strings<'a>) -> Self {
        let folds = folds(forms);
        let mut by_fold: Vec<u32> = (0..forms.len() as u32).collect();
        by_fold.sort_by(|a, b| key(&folds, forms, *a).cmp(&key(&folds, forms, *b)));
        let mut stems = Stems::new(locale);
        let mut labels: FxHashMap<String, u32> = FxHashMap::default();
        let mut groups = vec![0; forms.len()];
        for word in &by_fold {
            let next = labels.len() as u32;
            let group = group(&mut stems, forms.get(*word as usize), folds.get(*word as usize));
            groups[*word as usize] = *labels.entry(group).or_insert(next);
        }
        let is_plain = forms.iter().map(is_plain).collect();
        Vocabulary { forms, folds, by_fold, groups, is_plain }
    }

    /// The same from what was known of an earlier corpus: `moved` are the numbers here of the words there.
    pub fn updated(locale: &str, forms: &'a Strings<'a>, moved: &[u32], by_fold: &[u32], old_groups: &[u32]) -> Self {
        let folds = folds(forms);
        let mut groups = vec![GONE; forms.len()];
        for (group, word) in old_groups.iter().zip(moved).filter(|(_, word)| **word != GONE) {
            groups[*word as usize] = *group;
        }
        let kept: Vec<u32> = by_fold.iter().map(|word| moved[*word as usize]).filter(|word| *word != GONE).collect();
        let mut added: Vec<u32> = (0..forms.len() as u32).filter(|word| groups[*word as usize] == GONE).collect();
        added.sort_by(|a, b| key(&folds, forms, *a).cmp(&key(&folds, forms, *b)));
        let mut merged = Vec::with_capacity(forms.len());
        let mut rest = kept.as_slice();
        for word in &added {
            let before = rest.partition_point(|other| key(&folds, forms, *other) < key(&folds, forms, *word));
            merged.extend_from_slice(&rest[..before]);
            merged.push(*word);
            rest = &rest[before..];
        }
        merged.extend_from_slice(rest);
        let mut fresh = old_groups.iter().copied().max().map_or(0, |most| most + 1);
        let mut stems = Stems::new(locale);
        for word in added {
            let (form, own) = (forms.get(word as usize), folds.get(word as usize));
            let wanted = group(&mut stems, form, own);
            // Forms of one word begin alike, so they are neighbours.
            let start = merged.partition_point(|other| folds.get(*other as usize) < head(own));
            let alike = merged[start..].iter().take_while(|other| folds.get(**other as usize).starts_with(head(own)));
            let kin = alike.filter(|other| groups[**other as usize] != GONE).find(|other| {
                let (form, fold) = (forms.get(**other as usize), folds.get(**other as usize));
                group(&mut stems, form, fold) == wanted
            });
            groups[word as usize] = kin.map_or(fresh, |kin| groups[*kin as usize]);
            fresh += u32::from(kin.is_none());
        }
        let is_plain = forms.iter().map(is_plain).collect();
        Vocabulary { forms, folds, by_fold: merged, groups, is_plain }
    }

    /// Groups numbered in order, as they are met by fold.
    pub fn dense_groups(&self) -> Vec<u32> {
        let most = self.groups.iter().copied().max().map_or(0, |most| most as usize + 1);
        let mut numbers = vec![GONE; most];
        let mut next = 0;
        let mut dense = vec![0; self.groups.len()];
        for word in &self.by_fold {
            let number = &mut numbers[self.groups[*word as usize] as usize];
            if *number == GONE {
                *number = next;
                next += 1;
            }
            dense[*word as usize] = *number;
        }
        dense
    }
}

fn key<'s>(folds: &'s Strings, forms: &'s Strings, word: u32) -> (&'s str, &'s str) {
    (folds.get(word as usize), forms.get(word as usize))
}

fn folds(forms: &Strings) -> Strings<'static> {
    let mut folds = Strings::default();
    folds.text.to_mut().reserve(forms.text.len());
    folds.ends.reserve(forms.len());
    // Runs of forms that are their own folds are copied at once.
    let bytes = forms.text.as_bytes();
    let mut run = 0;
    while let Some(foreign) = bytes[forms.start(run)..].iter().position(|byte| !byte.is_ascii()) {
        let at = forms.start(run) + foreign;
        let word = forms.ends.partition_point(|end| *end as usize <= at);
        folds.copy(forms, run..word);
        folds.push(&fold(forms.get(word)));
        run = word + 1;
    }
    folds.copy(forms, run..forms.len());
    folds
}

/// Forms of a stem lie close together unless the stemmer rewrote the beginning (`dying`, `die`): the first three characters
/// keep such groups from spanning half the alphabet, and with it one chunk.
fn head(fold: &str) -> &str {
    fold.char_indices().nth(3).map_or(fold, |(end, _)| &fold[..end])
}

/// What forms of one word have in common.
fn group(stems: &mut Stems, form: &str, fold: &str) -> String {
    let stem = stems.stem(form);
    format!("{}\0{}", head(fold), stem.as_deref().unwrap_or(fold))
}

pub fn is_plain(form: &str) -> bool {
    let is_ascii_word = form.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_ascii_word || (!form.is_ascii() && form.chars().all(|c| c.is_alphabetic() && !is_dense(c)))
}
