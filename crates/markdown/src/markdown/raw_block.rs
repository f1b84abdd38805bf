//! A block of raw HTML, or one tag in a paragraph, with its places.

use std::ops::Range;

use super::source::Source;

/// An HTML block as it comes in, line by line, and where each line stands in the source.
#[derive(Default)]
pub(super) struct RawBlock {
    text: String,
    lines: Vec<(usize, usize)>,
    /// All of it, in the source.
    pub whole: Range<usize>,
}

impl RawBlock {
    pub fn push(&mut self, source: &Source<'_>, line: &str, range: Range<usize>) {
        let start = if self.lines.is_empty() { range.start } else { self.whole.start };
        self.lines.push((self.text.len(), range.start));
        self.whole = start..range.end;
        self.text.push_str(source.unmask(line));
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it ends in the source.
    pub fn end(&self) -> usize {
        self.whole.end
    }

    /// A range of `text` as a span of the file.
    pub fn span(&self, source: &Source<'_>, range: &Range<usize>) -> Range<usize> {
        // Line by line: in a quote or list the parser has taken out what stands before each.
        let line_of = |at: usize| self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let (first, last) = (line_of(range.start), line_of(range.end.saturating_sub(1).max(range.start)));
        let place = |line: usize, at: usize| {
            let (start, origin) = self.lines.get(line).copied().unwrap_or_default();
            origin + (at - start)
        };
        let found = place(first, range.start)..place(last, range.end);
        let written = &self.text[range.clone()];
        match source.clean.get(found.clone()) {
            Some(text) if text == written || first != last => return source.span(found),
            _ => {}
        }
        // One tag of a paragraph comes in one piece, and spaces may stand for a tab.
        let lines = place(first, self.lines.get(first).map_or(0, |(start, _)| *start))
            ..self.lines.get(last + 1).map_or(self.whole.end, |(_, origin)| *origin);
        match source.clean[lines.clone()].find(written) {
            Some(at) => source.span(lines.start + at..lines.start + at + written.len()),
            None => source.span(self.whole.clone()),
        }
    }
}
