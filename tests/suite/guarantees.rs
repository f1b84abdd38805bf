//! `docs/guarantees.md` names a test for each promise. A test that was renamed or deleted must take its promise along, or
//! find another one.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// What a link says, and where it leads.
type Link = (String, String);

/// Rows of the page's tables, each as its links.
fn rows(page: &str) -> Vec<Vec<Link>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut link: Option<Link> = None;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableRow) => row.clear(),
            Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                link = Some((String::new(), dest_url.into_string()));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((words, _)) = &mut link {
                    words.push_str(&text);
                }
            }
            Event::End(TagEnd::Link) => row.extend(link.take()),
            _ => {}
        }
    }
    rows
}

#[test]
fn every_promise_has_a_test_that_exists() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = fs::read_to_string(docs.join("guarantees.md")).expect("docs/guarantees.md");
    let rows = rows(&page);
    assert!(rows.len() > 20, "the page has {} promises", rows.len());
    for row in rows {
        assert!(!row.is_empty(), "a promise without a test, after {row:?}");
        for (name, target) in row {
            let path = docs.join(&target);
            assert!(path.exists(), "`{name}` leads to {target}, which does not exist");
            if path.is_file() {
                let text = fs::read_to_string(&path).expect("a file of tests");
                let found = text.contains(&format!("fn {name}(")) || text.contains(&format!("\"{name}\""));
                assert!(found, "{target} has no test `{name}`");
            }
        }
    }
}
