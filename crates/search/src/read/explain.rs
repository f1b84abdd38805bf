//! Why a hit ranks where it does: what `guichet search --explain` prints. Only for people; browsers have no such thing.

use serde::Serialize;

use crate::manifest::Manifest;

use super::chunk::Terms;
use super::score::{self, Asked, Shares, Sums};

/// What a score is made of: `text` of all words, times boost, times what the shares make of it (`format.md`, "Score").
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    pub words: Vec<Word>,
    /// The sum over the words.
    pub text: f64,
    pub boost: f64,
    #[serde(flatten)]
    pub shares: Shares,
    pub score: f64,
    /// Comes first for this query because its front matter says so.
    pub pinned: bool,
}

/// What one word of the query adds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Word {
    pub word: String,
    /// Parts, wholes and phrases of synonyms need not be there.
    pub required: bool,
    pub score: f64,
    pub found: Vec<Form>,
}

/// A word of the article that answers it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Form {
    pub form: String,
    /// 1 for the very word, less for other forms, synonyms, beginnings and corrections.
    pub weight: f64,
    /// How much of what the word can say at most it says here, from 0 to 1.
    pub text: f64,
    pub title: f64,
}

/// `words` are what was asked, one for each of `asked`.
#[expect(clippy::too_many_arguments, reason = "all that an answer is made of")]
pub fn explain(
    manifest: &Manifest,
    chunks: &[&Terms],
    asked: &[Asked],
    words: &[&str],
    sums: &Sums,
    doc: u32,
    score: f64,
    pinned: bool,
) -> Explanation {
    let words = words.iter().zip(asked).map(|(word, slot)| Word {
        word: (*word).to_owned(),
        required: slot.required,
        // A slot adds the same whatever stands beside it.
        score: rounded(score::sums(manifest.docs, chunks, std::slice::from_ref(slot)).score[doc as usize]),
        found: forms(chunks, slot, doc),
    });
    let boost =
        manifest.boosts.iter().find(|(other, _)| *other == doc).map_or(1.0, |(_, boost)| f64::from(*boost) / 100.0);
    let Shares { coverage, title_coverage, in_order } = sums.shares(doc as usize);
    Explanation {
        words: words.collect(),
        text: rounded(sums.score[doc as usize]),
        boost,
        shares: Shares {
            coverage: rounded(coverage),
            title_coverage: rounded(title_coverage),
            in_order: rounded(in_order),
        },
        score: rounded(score),
        pinned,
    }
}

fn forms(chunks: &[&Terms], slot: &Asked, doc: u32) -> Vec<Form> {
    let level = |list: &[(u32, u8)]| {
        list.binary_search_by_key(&doc, |(doc, _)| *doc).map_or(0.0, |at| rounded(f64::from(list[at].1) / 32.0))
    };
    let forms = slot.matches.iter().map(|found| {
        let terms = chunks[found.chunk];
        Form {
            form: terms.forms[found.term].replace('\u{1}', ""),
            weight: rounded(found.weight),
            text: level(&terms.body[found.term]),
            title: level(&terms.title[found.term]),
        }
    });
    forms.filter(|form| form.text > 0.0 || form.title > 0.0).collect()
}

fn rounded(number: f64) -> f64 {
    (number * 1000.0 + 0.5).floor() / 1000.0
}
