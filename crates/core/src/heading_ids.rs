//! Readable ids for headings in every script, and their uniqueness on one page: one rule for what is built and what is imported.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::char::is_combining_mark;

use crate::nfc::{into_nfc, nfc};

/// A heading's text as an id, by GitHub's rules, so that fragments written for GitHub work here: lower case; letters,
/// digits and marks of any script kept; each space becomes `-`; other punctuation is dropped.
///
/// Variation selectors are dropped as well: nobody can see or type them. Text without a letter or digit gives `section`.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().to_lowercase().chars() {
        match c {
            ' ' | '\u{A0}' | '\t' | '\n' => slug.push('-'),
            '-' | '_' => slug.push(c),
            '\u{FE00}'..='\u{FE0F}' => {}
            _ if c.is_alphanumeric() || is_combining_mark(c) => slug.push(c),
            _ => {}
        }
    }
    if slug.chars().all(|c| c == '-' || c == '_') { "section".to_string() } else { slug }
}

/// The ids given out on one page.
#[derive(Default)]
pub struct Ids {
    /// An id in use, and the number that its next namesake tries first. Only looked up, never iterated over.
    used: FxHashMap<String, usize>,
    /// Ids that are given by hand somewhere on the page: no other is made like them.
    given: FxHashSet<String>,
}

impl Ids {
    /// `id`, or `id-1`, `id-2`… when it is taken, as GitHub numbers headings of the same text.
    pub fn unique(&mut self, id: String) -> String {
        let id = into_nfc(id);
        let next = self.used.get(&id).copied();
        if next.is_none() && !self.given.contains(&id) {
            self.used.insert(id.clone(), 1);
            return id;
        }
        let mut number = next.unwrap_or(1);
        let unique = loop {
            let candidate = format!("{id}-{number}");
            number += 1;
            if !self.used.contains_key(&candidate) && !self.given.contains(&candidate) {
                break candidate;
            }
        };
        if next.is_some() {
            self.used.insert(id, number);
        }
        self.used.insert(unique.clone(), 1);
        unique
    }

    /// Keeps `id` for who gives it by hand.
    pub fn reserve(&mut self, id: &str) {
        let id = nfc(id);
        if !self.given.contains(&*id) {
            self.given.insert(id.into_owned());
        }
    }

    /// Claims exactly `id`; false when it is taken.
    pub fn claim(&mut self, id: &str) -> bool {
        let id = nfc(id);
        !self.used.contains_key(&*id) && self.used.insert(id.into_owned(), 1).is_none()
    }
}
