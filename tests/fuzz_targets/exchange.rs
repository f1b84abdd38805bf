//! XLIFF and PO as they come back: read or refused, and what is made of them is an article with the codes and the structure of its
//! original, whatever was in the file.

use guichet_core::model::Locale;
use guichet_exchange::document::Document;
use guichet_exchange::merge::{Input, Merged, merge};
use guichet_exchange::returned::Returned;
use guichet_exchange::token::{Token, written};
use guichet_exchange::{po, xliff};

/// What the seeds translate.
const ORIGINAL: &str = "---\ntitle: Export\n---\nIntro with *words*.\n\n## Steps {#how}\n\n1. Open **Settings**, then [wait](wait.md).\n\n| a | b |\n|---|---|\n| one | `two` three |\n";

pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(packages) = xliff::read(&text) {
        packages.iter().for_each(check);
    }
    if let Ok(package) = po::read(&text) {
        check(&package);
    }
    if let Ok(messages) = po::read_text(&text) {
        let again = po::read_text(&po::write_text(&messages)).expect("what we write, we read");
        assert_eq!(messages.len(), again.len());
    }
    // The same bytes as an article.
    let document = Document::read(&text);
    for segment in &document.segments {
        assert_eq!(written(&segment.tokens), segment.text);
    }
}

fn check(package: &Returned) {
    let locale = Locale::new("en");
    let input = Input {
        original: ORIGINAL,
        version: None,
        source_locale: &locale,
        with_ids: ORIGINAL,
        existing: None,
        returned: package,
        base: None,
        is_edited: false,
        file: "f",
        machine: false,
        allow_missing: false,
        unfinished: false,
        force: false,
        has_drafts: true,
    };
    let Merged::Translation { text, .. } = merge(&input) else { return };
    let (original, found) = (Document::read(ORIGINAL), Document::read(&text));
    assert_eq!(found.headings, original.headings, "{text}");
    // Front matter may have lost a title that is all marks.
    let kinds = |document: &Document| -> Vec<_> {
        document.segments.iter().map(|segment| segment.kind).filter(|kind| !kind.is_head()).collect()
    };
    assert!(kinds(&found).iter().all(|kind| kinds(&original).contains(kind)), "{text}");
    for code in found.segments.iter().flat_map(|segment| &segment.tokens) {
        if let Token::Code(code) = code
            && !code.sort.is_free()
        {
            assert!(ORIGINAL.contains(&code.data), "{text}");
        }
    }
}
