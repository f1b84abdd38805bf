//! Links and pictures whose addresses are not published.

use std::ops::Range;

use super::refused::escaped;
use super::source::Source;

/// One of them: its text is all that is left of it, in the Markdown twin too.
pub(super) struct PlainText {
    /// How many snippets it stands in: what is written in further ones has its places elsewhere.
    depth: usize,
    range: Range<usize>,
    /// Where its text begins and ends, as far as it is read.
    text: Range<usize>,
    /// `[`, `![` or, where an address is its own text, `<`.
    opening: &'static str,
    /// What stands before it may have a `](…)`, `>` or backtick behind it, which makes nothing of it around a link.
    behind_marks: bool,
}

impl PlainText {
    pub fn new(depth: usize, range: Range<usize>, opening: &'static str, behind_marks: bool) -> Self {
        let start = (range.start + opening.len()).min(range.end);
        PlainText { depth, text: start..start, range, opening, behind_marks }
    }

    /// Something in it ends at `end`.
    pub fn reach(&mut self, depth: usize, end: usize) {
        if depth == self.depth && end <= self.range.end {
            self.text.end = self.text.end.max(end);
        }
    }

    /// What is around the text goes. Behind marks that would then mean something it stays, and leads nowhere.
    pub fn edits(self, source: &Source<'_>) -> Vec<(Range<usize>, String)> {
        if self.opening == "<" {
            // What is text in an address may be markup outside of one.
            let text = source.clean[self.range.clone()].trim_matches(['<', '>']);
            let is_plain = !text.contains(['\\', '`', '*', '_', '[', ']', '(', ')', '!', '&', '~', '|']);
            return vec![if is_plain && !self.behind_marks {
                (source.span(self.range), text.to_owned())
            } else {
                self.replaced(source, text)
            }];
        }
        let (open, close) = if self.behind_marks { (self.opening, "]()") } else { ("", "") };
        let around = [(self.range.start..self.text.start, open), (self.text.end..self.range.end, close)];
        around.into_iter().map(|(range, text)| (source.span(range), text.to_owned())).collect()
    }

    /// The same where its text is more than text: nothing but `text`.
    pub fn replaced(self, source: &Source<'_>, text: &str) -> (Range<usize>, String) {
        let escaped = escaped(text);
        (source.span(self.range), if self.behind_marks { format!("[{escaped}]()") } else { escaped })
    }
}
