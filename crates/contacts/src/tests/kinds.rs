//! The table of kinds, for scripts and templates: tests/js/kinds.test.mjs holds theirs to it.

use super::*;

#[test]
fn vectors_for_kinds_of_channels() {
    let rows: Vec<String> = KINDS.iter().map(|kind| serde_json::to_string(kind).unwrap()).collect();
    let text = format!("[\n{}\n]\n", rows.join(",\n"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/kinds.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        text == std::fs::read_to_string(path).unwrap_or_default(),
        "tests/vectors/kinds.json is not the table: UPDATE=1 cargo test vectors_for, then read the diff"
    );
}

#[test]
fn a_word_is_one_kind_and_a_channel_of_which_nothing_is_said_is_a_link() {
    for kind in &KINDS {
        assert!(std::ptr::eq(&*ChannelKind::of(kind.word).unwrap(), kind), "{}", kind.word);
    }
    assert_eq!(ChannelKind::default().word, "link");
    assert_eq!(ChannelKind::of("fax"), None);
}

#[test]
fn kinds_that_a_form_serves_in_a_sentence() {
    assert_eq!(ChannelKind::served_by_form("or"), "`chat`, `email`, `callback` or `form`");
}
