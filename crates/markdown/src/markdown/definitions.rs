//! Lists of definitions: a term on a line of its own, and below it `: ` and what it means, as in kramdown, MkDocs, Pandoc and
//! PHP Markdown Extra.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::source::Source;
use super::state::Writer;

impl Writer<'_> {
    pub fn start_definitions(&mut self) {
        self.aside += 1;
        self.out.push("<dl>\n");
    }

    pub fn end_definitions(&mut self) {
        self.aside -= 1;
        self.out.push("</dl>\n");
    }

    pub fn start_term(&mut self) {
        self.sections.gap();
        self.term = Some(self.stack.len());
        self.out.push("<dt>");
    }

    pub fn end_term(&mut self) {
        self.sections.gap();
        self.term = None;
        self.out.push("</dt>\n");
    }

    pub fn start_meaning(&mut self) {
        self.sections.gap();
        self.out.push("<dd>");
    }

    pub fn end_meaning(&mut self) {
        self.sections.gap();
        self.out.push("</dd>\n");
    }

    /// Each line is a term of its own, unless emphasis goes on over its end.
    pub fn ends_term(&mut self) -> bool {
        let ends = self.term == Some(self.stack.len());
        if ends {
            self.end_term();
            self.start_term();
        }
        ends
    }
}

/// The alignment of the first column, whose colon the parser has not seen.
pub(super) fn first_alignment(source: &Source<'_>, table: &Range<usize>, alignments: &mut [Alignment]) {
    let row = source.clean[table.clone()].split('\n').nth(1).unwrap_or_default();
    if row.trim_start_matches([' ', '\t', '>']).starts_with(':')
        && let Some(first) = alignments.first_mut()
    {
        *first = match first {
            Alignment::Right | Alignment::Center => Alignment::Center,
            Alignment::None | Alignment::Left => Alignment::Left,
        };
    }
}
