//! Which letters texts have, so that fonts hold what they need. What nearly all texts have is not looked for: each font that is cut
//! keeps it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::load::SourceTree;
use guichet_brand::fonts::is_floor;
use guichet_markdown::Parsed;

/// Notes in the outline of a text which letters its page shows.
pub fn note(parsed: &mut Parsed) {
    let head = &parsed.file.head;
    let texts = [head.title.as_ref().map(|title| title.value.as_str()), head.description.as_deref()];
    let authors = head.authors.iter().map(String::as_str);
    let mut letters = BTreeSet::new();
    parsed.content.html().chain(texts.into_iter().flatten()).chain(authors).for_each(|text| add(text, &mut letters));
    let Some(outline) = parsed.file.body.at_hand() else { return };
    if let Some(h1) = &outline.h1 {
        add(&h1.html, &mut letters);
    }
    if !letters.is_empty() {
        outline.letters = Arc::from(String::from_iter(letters));
        outline.settle();
    }
}

/// Those of settings and messages of the site, of which pages show some.
pub fn of_settings(tree: &SourceTree) -> String {
    let mut letters = BTreeSet::new();
    let texts = tree.texts.outside_content().filter(|(path, _)| path.ends_with(".yaml") || path.ends_with(".ftl"));
    texts.for_each(|(_, text)| add(text, &mut letters));
    String::from_iter(letters)
}

/// Those of a text.
pub fn add(text: &str, letters: &mut BTreeSet<char>) {
    if !text.is_ascii() {
        letters.extend(text.chars().filter(|letter| !is_floor(*letter)));
    }
}
