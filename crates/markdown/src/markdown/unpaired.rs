//! Pairs of which one half is missing: references without a note, notes that nothing refers to, a label with two notes;
//! `[text][label]` without an address.

use std::ops::Range;

use super::source::Source;
use super::state::Writer;
use super::unseen::UnseenNote;
use guichet_core::diag::{Code, Diagnostic, codes};

const CODE: Code = codes::MD021;
/// Longer ones are not labels.
const LONGEST: usize = 60;

impl Writer<'_> {
    /// Text that is not markup, at `range`: a reference that the parser did not take for one is in it.
    pub fn watch_references(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let bytes = source.clean.as_bytes();
        let Some(text) = bytes.get(range.clone()) else { return };
        for at in memchr::memchr_iter(b'[', text).map(|at| range.start + at) {
            if bytes.get(at + 1) != Some(&b'^') || source.clean[..at].ends_with('\\') {
                continue;
            }
            let Some(label) = label(&source.clean[at + 2..]) else { continue };
            let end = at + 2 + label.len() + 1;
            let behind = source.clean[end..].chars().next();
            // Patterns are not references: `[^a]+`.
            if matches!(behind, Some('+' | '*' | '?' | '{' | '(' | '/' | '\\' | '$')) {
                continue;
            }
            let is_definition = behind == Some(':') && {
                let line = source.clean[..at].rfind('\n').map_or(0, |start| start + 1);
                super::unseen::without_markers(&source.clean[line..at]).is_empty()
            };
            let (message, help) = if is_definition {
                (
                    format!("`[^{label}]:` is not a footnote here, so it is shown as text"),
                    "put an empty line before it, at the beginning of a line".to_owned(),
                )
            } else {
                (
                    format!("there is no footnote `{label}`, so its reference is shown as text"),
                    format!("write the note on a line of its own, `[^{label}]: …`, or `\\[^{label}]` if it is text"),
                )
            };
            self.diags.push(Diagnostic::new(CODE, message).help(help).at(source.file, source.span(at..end)));
        }
    }

    pub fn tell_unseen_note(&mut self, source: &Source<'_>, note: &UnseenNote) {
        let written = &source.clean[note.range.clone()];
        let Some(open) = written.find("[^") else { return };
        let Some(label) = label(&written[open + 2..]) else { return };
        let start = note.range.start + open;
        let place = start..start + 2 + label.len() + 1;
        let (message, help) = match note.is_second {
            true => (
                format!("the footnote `{label}` is duplicated, and only the first is shown"),
                "give this one another label",
            ),
            false => (
                format!("nothing refers to the footnote `{label}`, so it is not shown"),
                "refer to it in the text, or remove it; a comment is written `<!-- … -->`",
            ),
        };
        self.diags.push(Diagnostic::new(CODE, message).help(help).at(source.file, source.span(place)));
    }
}

/// What is before the closing bracket.
fn label(text: &str) -> Option<&str> {
    let end = text.find(|c: char| c == ']' || c == '[' || c == '^' || c.is_whitespace())?;
    (text[end..].starts_with(']') && (1..=LONGEST).contains(&end)).then(|| &text[..end])
}
