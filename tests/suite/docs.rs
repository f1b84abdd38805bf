//! The pages of docs/ are whole: what a merge or an edit has put into a block of code is no longer a part of the page, and a link to a
//! heading that was renamed leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use guichet_core::heading_ids::{Ids, slug};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// By their names.
fn pages() -> BTreeMap<String, String> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let entries = fs::read_dir(docs).unwrap().map(|entry| entry.unwrap().path());
    let pages = entries.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let pages = pages.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    let pages: BTreeMap<String, String> = pages.collect();
    assert!(pages.len() > 15, "{:?}", pages.keys());
    pages
}

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_HEADING_ATTRIBUTES);

/// What a page has: the languages and texts of its blocks of code, where its links lead, and the ids of its headings.
#[derive(Default)]
struct Parts {
    blocks: Vec<(String, String)>,
    links: Vec<String>,
    ids: BTreeSet<String>,
}

fn parts(page: &str) -> Parts {
    let mut parts = Parts::default();
    let mut ids = Ids::default();
    let (mut block, mut heading): (Option<(String, String)>, Option<String>) = (None, None);
    for event in Parser::new_ext(page, OPTIONS) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = Some((language.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => parts.blocks.extend(block.take()),
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                parts.ids.insert(ids.unique(slug(&heading.take().unwrap_or_default())));
            }
            Event::Text(text) | Event::Code(text) => {
                let into = block.as_mut().map(|(_, text)| text).or(heading.as_mut());
                into.into_iter().for_each(|into| into.push_str(&text));
            }
            Event::Start(Tag::Link { dest_url, .. }) => parts.links.push(dest_url.to_string()),
            _ => {}
        }
    }
    parts
}

#[test]
fn what_a_terminal_shows_has_no_links_to_pages() {
    let mut terminals = 0;
    for (name, page) in pages() {
        for (language, text) in parts(&page).blocks {
            if matches!(language.as_str(), "text" | "sh" | "console") {
                terminals += 1;
                assert!(
                    !text.contains(".md#") && !text.contains("](#"),
                    "docs/{name} has a part of itself in:\n{text}"
                );
            }
        }
    }
    assert!(terminals > 20, "{terminals}");
}

#[test]
fn links_between_pages_lead_to_headings() {
    let parts: BTreeMap<String, Parts> = pages().into_iter().map(|(name, page)| (name, parts(&page))).collect();
    for (name, page) in &parts {
        for link in page.links.iter().filter(|link| !link.contains("://")) {
            let Some((target, id)) = link.split_once('#') else { continue };
            let target = if target.is_empty() { name } else { target };
            let Some(there) = parts.get(target) else { continue };
            assert!(there.ids.contains(id), "docs/{name} links to {link}, and {target} has no such heading");
        }
    }
}
