//! Two versions of a section, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    Same(String),
    Gone(String),
    New(String),
}

/// What is to be taken from `then` and put in to have `now`. Runs of one kind are one.
pub fn diff(then: &str, now: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in TextDiff::from_words(then, now).iter_all_changes() {
        let word = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Run::Same(run)))
            | (ChangeTag::Delete, Some(Run::Gone(run)))
            | (ChangeTag::Insert, Some(Run::New(run))) => run.push_str(word),
            (ChangeTag::Equal, _) => runs.push(Run::Same(word.to_owned())),
            (ChangeTag::Delete, _) => runs.push(Run::Gone(word.to_owned())),
            (ChangeTag::Insert, _) => runs.push(Run::New(word.to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_named() {
        let runs = diff("Click Export to save.", "Click Save to save it.");
        let both =
            |keep: fn(&Run) -> Option<&String>| runs.iter().filter_map(keep).map(String::as_str).collect::<String>();
        assert_eq!(
            both(|run| match run {
                Run::Same(text) | Run::Gone(text) => Some(text),
                Run::New(_) => None,
            }),
            "Click Export to save."
        );
        assert_eq!(
            both(|run| match run {
                Run::Same(text) | Run::New(text) => Some(text),
                Run::Gone(_) => None,
            }),
            "Click Save to save it."
        );
        assert!(
            runs.contains(&Run::Gone("Export".to_owned())) && runs.contains(&Run::New("Save".to_owned())),
            "{runs:?}"
        );
    }
}
