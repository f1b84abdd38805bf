//! What queries and phrases are compared by: the folds of their words.

use super::tokenize::{Role, all_words, fold};

/// Characters of a query that are looked at.
const MAX_CHARS: usize = 1_000;

/// What a query and a title have in common that are the same, however their words are joined.
pub fn squashed(text: &str) -> String {
    word_folds(begin(text)).concat()
}

/// What tells two queries apart: their words, folded. Under this, articles that ask for it are pinned to a query.
pub fn key(query: &str) -> String {
    word_folds(begin(query)).join(" ")
}

/// All that may be looked up for a query, but for synonyms.
pub fn folds(query: &str) -> Vec<String> {
    all_words(begin(query)).into_iter().map(|word| fold(&word.form)).collect()
}

/// As much of a query as is looked at.
pub fn begin(query: &str) -> &str {
    query.char_indices().nth(MAX_CHARS).map_or(query, |(end, _)| &query[..end])
}

pub fn word_folds(phrase: &str) -> Vec<String> {
    all_words(phrase).into_iter().filter(|word| word.role == Role::Word).map(|word| fold(&word.form)).collect()
}
