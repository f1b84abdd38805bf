//! What is looked at, and what is found in it.

use std::ops::Range;

use crate::names::Names;
use guichet_core::diag::{Code, Fix};

/// Something that looks like markup, and where it stands in the text that was looked at.
pub struct Found {
    pub code: Code,
    pub place: Range<usize>,
    pub message: String,
    pub help: String,
    /// At places of the text that was looked at.
    pub fix: Option<Fix>,
}

impl Found {
    pub(crate) fn new(code: Code, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Found { code, place, message: message.into(), help: help.into(), fix: None }
    }

    pub(crate) fn fix(self, fix: impl Into<Option<Fix>>) -> Self {
        Found { fix: fix.into(), ..self }
    }
}

/// What a run of text stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Container {
    #[default]
    Block,
    /// A heading or a cell: one line, in which no block can begin.
    Line,
    Quote,
}

/// A text to look at.
pub struct View<'v> {
    /// What is not plain text (code, addresses, tags, what is escaped) is [`HIDDEN`], byte for byte.
    pub text: &'v str,
    /// It begins with a line, and not within one.
    pub starts_line: bool,
    pub container: Container,
    pub variables: &'v Names<'v, String>,
}

/// Stands for a byte that is not plain text.
pub const HIDDEN: char = '\u{1}';

/// The same for the first byte of a shortcode of ours.
pub const CALL: char = '\u{2}';

impl<'v> View<'v> {
    /// Lines that begin in the view, without their indentation, and where they do.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &'v str)> {
        let mut start = 0;
        let lines = self.text.split_inclusive('\n').map(move |line| {
            let at = start;
            start += line.len();
            let inside = line.trim_start_matches([' ', '\t']);
            (at + line.len() - inside.len(), inside.trim_end())
        });
        lines.skip(usize::from(!self.starts_line))
    }
}

/// As far as anything looks for the end of what it has found the beginning of, in bytes. Without a bound, a text full of
/// opening brackets would be read over and over.
const REACH: usize = 1_000;

/// `text` from `at` on, as far as it is looked at.
pub(super) fn ahead(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary(at + REACH)]
}

/// `text` up to `at`, as far as it is looked at, and where that begins.
pub fn behind(text: &str, at: usize) -> (usize, &str) {
    let start = text.ceil_char_boundary(at.saturating_sub(REACH));
    (start, &text[start..at])
}

/// A piece of a text between backticks, on one line and not too long.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 48;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace([HIDDEN, CALL], "");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", line[..end].trim_end()),
        None => format!("`{line}`"),
    }
}
