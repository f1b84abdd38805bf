//! Texts as segments, and back.

use std::fs;

use crate::assemble::assemble;
use crate::check::codes;
use crate::document::Document;
use crate::token::{Token, has_words, written};

fn files(root: &str, into: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(path.to_str().unwrap(), into);
        } else if path.extension().is_some_and(|ext| ext == "md") {
            into.push(path);
        }
    }
}

/// Each word with a letter that no text has.
fn pseudo(tokens: &[Token]) -> String {
    let changed = |text: &str| {
        let mut out = String::new();
        let mut letters = false;
        for c in text.chars().chain(['\0']) {
            if letters && !c.is_alphanumeric() {
                out.push('ʼ');
            }
            letters = c.is_alphanumeric();
            if c != '\0' {
                out.push(c);
            }
        }
        out
    };
    tokens.iter().map(|token| match token { Token::Text(text) => changed(text), code => code.as_str().to_owned() }).collect()
}

#[test]
fn corpora() {
    let Ok(roots) = std::env::var("CORPORA") else { return };
    let mut paths = Vec::new();
    roots.split(':').for_each(|root| files(root, &mut paths));
    paths.sort();
    let (mut segments, mut bad, mut lost) = (0, 0, 0);
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let document = Document::read(&text);
        segments += document.segments.len();
        for segment in &document.segments {
            let again = document.tokens(segment.kind, &segment.text).map(|tokens| written(&tokens));
            if again.as_deref() != Some(&segment.text) {
                bad += 1;
                if bad < 20 { eprintln!("{}:{} unstable {:?}\n  {:?}\n  {:?}", path.display(), document.line(segment), segment.kind, segment.text, again); }
            }
        }
        let none: Vec<Option<&str>> = vec![None; document.segments.len()];
        match assemble(&document, &none) {
            Ok(same) if same == text => {}
            other => { bad += 1; eprintln!("{} {:?}", path.display(), other.is_ok()); }
        }
        let targets: Vec<String> = document.segments.iter().map(|segment| pseudo(&segment.tokens)).collect();
        for (segment, target) in document.segments.iter().zip(&targets) {
            let faults = document.tokens(segment.kind, target).map(|tokens| codes(&segment.tokens, &tokens));
            if faults.as_ref().is_none_or(|faults| !faults.is_empty()) {
                bad += 1;
                if bad < 40 { eprintln!("{}:{} {:?} codes {:?}\n  {:?}\n  {:?}", path.display(), document.line(segment), segment.kind, faults, segment.text, target); }
            }
        }
        let some: Vec<Option<&str>> = targets.iter().map(|target| Some(target.as_str())).collect();
        match assemble(&document, &some) {
            Ok(_) => {}
            Err(numbers) => {
                lost += 1;
                let segment = &document.segments[numbers[0]];
                eprintln!("{}:{} {:?} does not read back\n  {:?}\n {:?}", path.display(), document.line(segment), segment.kind, segment.text, targets[numbers[0]]);
            }
        }
        assert!(document.segments.iter().all(|segment| has_words(&segment.tokens)));
    }
    eprintln!("{segments} segments, {bad} bad, {lost} lost");
}
