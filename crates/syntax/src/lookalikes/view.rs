//! What is looked at, and what is found in it.

use std::ops::Range;

use super::quotes::Quote;
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

    /// Puts what is written in place of what is hidden.
    pub(super) fn restore(&mut self, view: &View<'_>) {
        let from = self.place.start;
        for said in [&mut self.message, &mut self.help].into_iter().chain(self.fix.as_mut().map(|fix| &mut fix.title)) {
            *said = view.told(said, from).unwrap_or_else(|| said.replace([HIDDEN, CALL], ""));
        }
        // What is not known is not written.
        self.fix.take_if(|fix| {
            let new: Option<Vec<String>> = fix.edits.iter().map(|edit| view.restored(&edit.text, from)).collect();
            let is_known = new.is_some();
            fix.edits.iter_mut().zip(new.into_iter().flatten()).for_each(|(edit, text)| edit.text = text);
            !is_known
        });
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
    /// The same as it is written, byte for byte: what is quoted to writers.
    pub written: &'v str,
    /// It begins with a line, and not within one.
    pub starts_line: bool,
    /// It is the first that an item of a list has.
    pub begins_item: bool,
    pub container: Container,
    pub variables: &'v Names<'v, String>,
}

/// Stands for a byte that is not plain text.
pub const HIDDEN: char = '\u{1}';

/// The same for the first byte of a shortcode of ours.
pub const CALL: char = '\u{2}';

impl<'v> View<'v> {
    /// A text in which nothing is hidden.
    pub fn plain(text: &'v str, container: Container, variables: &'v Names<'v, String>) -> View<'v> {
        View { text, written: text, starts_line: true, begins_item: false, container, variables }
    }

    /// What is said of something at `from`, with what is written in place of what is hidden, and without half marks in what it quotes;
    /// nothing where that is not found.
    fn told(&self, said: &str, from: usize) -> Option<String> {
        let mut at = from;
        // Backticks of the source that are markup are hidden: those that are there are around quotes.
        let pieces = said.split('`').enumerate().map(|(number, piece)| {
            let quote = self.with_hidden(piece, &mut at)?;
            Some(if number % 2 == 1 { quote.into_whole() } else { quote.into_text() })
        });
        Some(pieces.collect::<Option<Vec<_>>>()?.join("`"))
    }

    /// A text for something at `from` with what is written in place of what is hidden; nothing where that is not found.
    fn restored(&self, text: &str, mut from: usize) -> Option<String> {
        Some(self.with_hidden(text, &mut from)?.into_text())
    }

    /// The same, looked for from `at` on, which is behind it then.
    fn with_hidden(&self, text: &str, at: &mut usize) -> Option<Quote> {
        /// As far as it is looked for, in runs.
        const FARTHEST: usize = 50;
        let is_hidden = |c: char| matches!(c, HIDDEN | CALL);
        let mut rest = text;
        let mut quote = Quote::default();
        while let Some(start) = rest.find(is_hidden) {
            quote.push(&rest[..start]);
            let length = rest[start..].find(|c| !is_hidden(c)).unwrap_or(rest.len() - start);
            rest = &rest[start + length..];
            let near = || self.hidden(*at).take(FARTHEST);
            // One that is cut has what it begins with.
            let run = near().find(|run| run.len() == length).or_else(|| near().find(|run| run.len() > length))?;
            let end = self.written.floor_char_boundary(run.start + length).max(run.start);
            let written = self.written[run.start..end].replace(['\r', '\n'], " ");
            quote.push_hidden(&written, run.len() > length);
            *at = run.end;
        }
        quote.push(rest);
        Some(quote)
    }

    /// The runs of what is hidden from `from` on.
    pub(super) fn hidden(&self, from: usize) -> impl Iterator<Item = Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        std::iter::from_fn(move || {
            let start = at + memchr::memchr2(HIDDEN as u8, CALL as u8, bytes.get(at..)?)?;
            let length = bytes[start..].iter().take_while(|byte| [HIDDEN as u8, CALL as u8].contains(byte)).count();
            at = start + length;
            Some(start..at)
        })
    }

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

/// The first words of a text, for an example of what to write.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 24;
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    // What is hidden is shown as a whole, or not at all.
    let is_cut = text[end..].starts_with([HIDDEN, CALL]);
    let words = if is_cut { text[..end].trim_end_matches([HIDDEN, CALL]) } else { &text[..end] };
    format!("{}…", words.trim_end())
}

/// A piece of a text between backticks, on one line and not too long. What is hidden stays so until the whole is told.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 48;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        // Not within a mark.
        Some((end, _)) => format!("`{}…`", line[..end].trim_end_matches(['*', '_', '`', '~', '[', '<', ' '])),
        None => format!("`{line}`"),
    }
}
