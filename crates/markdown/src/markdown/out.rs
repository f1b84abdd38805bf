//! The growing output: one string of HTML and the holes in it, by position. Knows nothing of Markdown.

use std::fmt::Write;
use std::sync::Arc;

use crate::body::Piece;
use guichet_html::escape::{escape_attribute, escape_text};

/// HTML with holes. A hole stands *before* the byte at its position.
#[derive(Default, PartialEq)]
pub(super) struct Html {
    pub text: String,
    holes: Vec<(usize, Piece)>,
}

/// A place in an [`Html`]; stays true while the output before it does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    at: usize,
    holes: usize,
}

impl Mark {
    pub fn at(self) -> usize {
        self.at
    }

    /// How many holes are before it.
    pub fn holes(self) -> usize {
        self.holes
    }

    /// The same place after `by` bytes were inserted before it.
    pub fn shifted(self, by: usize) -> Mark {
        Mark { at: self.at + by, ..self }
    }
}

impl Html {
    /// The place that will be written next.
    pub fn mark(&self) -> Mark {
        Mark { at: self.text.len(), holes: self.holes.len() }
    }

    pub fn is_empty_since(&self, mark: Mark) -> bool {
        self.mark() == mark
    }

    /// True when a single tag, or text without any, has been written since `mark`.
    pub fn is_one_tag_since(&self, mark: Mark) -> bool {
        self.holes.len() == mark.holes && self.text[mark.at..].find('>') == Some(self.text.len() - mark.at - 1)
    }

    /// Removes white space and then `suffix` from the end; false, when there is no such end.
    pub fn strip_suffix(&mut self, suffix: &str) -> bool {
        let Some(rest) = self.text.trim_end().strip_suffix(suffix) else {
            return false;
        };
        let free = self.holes.last().is_none_or(|(at, _)| *at <= rest.len());
        if free {
            self.text.truncate(rest.len());
        }
        free
    }

    pub fn push(&mut self, html: &str) {
        self.text.push_str(html);
    }

    pub fn hole(&mut self, piece: Piece) {
        self.holes.push((self.text.len(), piece));
    }

    pub fn escaped(&mut self, text: &str) {
        escape_text(&mut self.text, text);
    }

    /// ` name="value"`, the value escaped.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        escape_attribute(&mut self.text, value);
        self.text.push('"');
    }

    /// The same, or the name alone where there is no value. An empty `alt` says that there is nothing to say.
    pub fn attribute_or_name(&mut self, name: &str, value: &str) {
        if value.is_empty() && name != "alt" {
            self.text.push(' ');
            return self.text.push_str(name);
        }
        self.attribute(name, value);
    }

    pub fn number(&mut self, number: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{number}");
    }

    /// Cuts the output back to `mark`.
    pub fn truncate(&mut self, mark: Mark) {
        self.text.truncate(mark.at);
        self.holes.truncate(mark.holes);
    }

    /// Inserts `html` at `mark`, before everything that was written since.
    pub fn insert(&mut self, mark: Mark, html: &str) {
        self.text.insert_str(mark.at, html);
        for (at, _) in &mut self.holes[mark.holes..] {
            *at += html.len();
        }
    }

    /// Takes out what was written since `mark`.
    pub fn split_off(&mut self, mark: Mark) -> Html {
        let mut holes = self.holes.split_off(mark.holes);
        for (at, _) in &mut holes {
            *at -= mark.at;
        }
        Html { text: self.text.split_off(mark.at), holes }
    }

    /// Nothing that is seen: no text, no hole.
    pub fn is_blank(&self) -> bool {
        self.holes.is_empty() && self.text.trim().is_empty()
    }

    /// Takes from the start what `trim` takes, up to the first hole.
    pub fn trim_start(&mut self, trim: impl Fn(&str) -> &str) {
        loop {
            let end = self.holes.first().map_or(self.text.len(), |(at, _)| *at);
            let cut = end - trim(&self.text[..end]).len();
            if cut == 0 {
                return;
            }
            self.text.drain(..cut);
            for (at, _) in &mut self.holes {
                *at -= cut;
            }
        }
    }

    /// Takes the holes off the start that `is` is said of, with the white space before each.
    pub fn split_first(&mut self, is: impl Fn(&Piece) -> bool) -> Html {
        let mut end = 0;
        let mut count = 0;
        for (at, piece) in &self.holes {
            if !is(piece) || !self.text[end..*at].trim().is_empty() {
                break;
            }
            (end, count) = (*at, count + 1);
        }
        let rest = self.holes.split_off(count);
        let first = Html { text: self.text[..end].to_owned(), holes: std::mem::replace(&mut self.holes, rest) };
        self.text.drain(..end);
        for (at, _) in &mut self.holes {
            *at -= end;
        }
        first
    }

    pub fn append(&mut self, other: Html) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.holes.extend(other.holes.into_iter().map(|(at, piece)| (at + shift, piece)));
    }

    /// By position, in order.
    pub fn holes(&self) -> &[(usize, Piece)] {
        &self.holes
    }

    /// The runs of HTML and the holes between them, in order.
    pub fn runs(&self) -> impl Iterator<Item = (&str, Option<&Piece>)> {
        let ends = self.holes.iter().map(|(at, piece)| (*at, Some(piece))).chain([(self.text.len(), None)]);
        let mut start = 0;
        ends.map(move |(end, piece)| {
            let run = &self.text[start..end];
            start = end;
            (run, piece)
        })
    }

    pub fn into_pieces(self) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(2 * self.holes.len() + 1);
        for (run, piece) in self.runs() {
            if !run.is_empty() {
                pieces.push(Piece::Html(Arc::from(run)));
            }
            pieces.extend(piece.cloned());
        }
        pieces
    }
}
