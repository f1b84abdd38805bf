//! Files of an index that are cut, altered, too large or of another build: an error, and never another answer.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::bytes::{FormatError, Kind, Reader, put_str, put_varint, unseal, unseal_with};
use crate::manifest::Manifest;

#[test]
fn a_damaged_file_is_an_error_and_never_another_answer() {
    let tree = built();
    let options = QueryOptions::default();
    let expected = ask(&tree, "fr", "importer dashbord", &options).expect("the index is whole");
    for (path, bytes) in &tree {
        let step = (bytes.len() / 8).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut truncated = tree.clone();
            truncated.insert(path.clone(), bytes[..at].to_vec());
            let mut altered = tree.clone();
            altered.get_mut(path).expect("it is there")[at] ^= 1 << (at % 8);
            let mut longer = tree.clone();
            longer.get_mut(path).expect("it is there").push(at as u8);
            for damaged in [truncated, altered, longer] {
                match ask(&damaged, "fr", "importer dashbord", &options) {
                    Ok(results) => assert_eq!(results, expected, "{path} at {at}"),
                    Err(error) => assert!(error.to_string().contains(path), "{error}"),
                }
            }
        }
    }
}

/// The decoders over content that was altered inside of an envelope that is whole.
#[test]
fn altered_content_is_read_or_refused() {
    let tree = built();
    let dictionary = |path: &str| {
        let (folder, _) = path.rsplit_once('/').expect("a folder");
        let manifest = unseal(Kind::Manifest, &tree[&format!("{folder}/manifest.bin")]).expect("whole");
        Manifest::decode(&manifest).expect("whole").dictionary
    };
    let files: Vec<(Kind, Vec<u8>)> = tree
        .iter()
        .map(|(path, file)| {
            let kinds = [Kind::Manifest, Kind::Terms, Kind::Spelling, Kind::Backward, Kind::Texts];
            let kind = kinds.into_iter().find(|kind| kind.byte() == file[4]).expect("a kind");
            let content = match kind {
                Kind::Texts => unseal_with(kind, &dictionary(path), file),
                _ => unseal(kind, file),
            };
            (kind, content.expect("whole"))
        })
        .collect();
    let change = (0..files.len(), any::<prop::sample::Index>(), any::<u8>(), any::<Option<prop::sample::Index>>());
    let (read, refused) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    runner
        .run(&change, |(number, at, byte, cut)| {
            let (kind, content) = &files[number];
            let mut content = content.clone();
            let at = at.index(content.len());
            content[at] = byte;
            if let Some(cut) = cut {
                content.truncate(cut.index(content.len()));
            }
            let well = read::decodes(*kind, &content, 8);
            if well {
                read.set(read.get() + 1)
            } else {
                refused.set(refused.get() + 1)
            }
            Ok(())
        })
        .expect("no input makes a decoder panic");
    // Neither is all that ever happens: content is altered, and decoders do read.
    assert!(read.get() > 0 && refused.get() > 0, "{} read, {} refused", read.get(), refused.get());
}

/// A thousandth of its size says a list of words that all begin like the first: it is refused before it is made.
#[test]
fn words_do_not_grow_beyond_what_a_file_may_hold() {
    let list = |words: u32| {
        let mut content = Vec::new();
        put_varint(&mut content, 0);
        put_str(&mut content, &"a".repeat(1 << 16));
        (1..words).for_each(|_| {
            put_varint(&mut content, 1 << 16);
            put_str(&mut content, "");
        });
        Reader::new(&content).front_coded(words as usize).map(|words| words.len())
    };
    assert_eq!(list(1_024), Ok(1_024));
    assert_eq!(list(1_025), Err(FormatError::Damaged));
}

#[test]
fn longer_texts_than_the_writer_keeps_are_refused() {
    let pack = |length: usize| {
        let mut content = vec![0, 1];
        ["en/a/", "", "A"].iter().for_each(|text| put_str(&mut content, text));
        content.extend([0, 1]);
        ["", "", &"e ".repeat(length / 2)].iter().for_each(|text| put_str(&mut content, text));
        content
    };
    assert!(read::decodes(Kind::Texts, &pack(1 << 14), 1));
    assert!(!read::decodes(Kind::Texts, &pack((1 << 14) + 2), 1));
}

#[test]
fn more_plans_than_a_document_has_bits_are_refused() {
    let with = |plans: usize| Manifest {
        docs: 1,
        docs_per_pack: 1,
        areas: vec![(String::new(), String::new())],
        area_of: vec![0],
        plans: (0..plans).map(|plan| plan.to_string()).collect(),
        plans_of: vec![1 << 31],
        packs: vec![[0; 3]],
        ..Manifest::default()
    };
    assert_eq!(Manifest::decode(&with(32).encode()), Ok(with(32)));
    assert_eq!(Manifest::decode(&with(33).encode()), Err(FormatError::Damaged));
}

#[test]
fn an_index_of_another_build_is_refused() {
    let mut fixtures = fixtures();
    let mut mixed = built();
    fixtures[0].docs.remove(0);
    for (path, bytes) in tree(build(&locales(&fixtures))) {
        if path.starts_with("_guichet/search/en/") {
            mixed.insert(path, bytes);
        }
    }
    let error = ask(&mixed, "fr", "dashboard", &QueryOptions::default()).expect_err("document numbers have changed");
    assert!(matches!(error, SearchError::Mixed { .. }), "{error}");
}
