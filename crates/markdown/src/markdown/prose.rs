//! Text as readers see it: gathered from the parser's events, and laid over the source, so that places are the file's.

use std::ops::Range;

use super::source::{Mask, Source};
use guichet_syntax::lookalikes::{CALL, Container, HIDDEN, begins_oddly, has_marks};

/// The plain text of one block so far.
pub(super) struct Prose {
    runs: Vec<Range<usize>>,
    /// There is something in it that is worth a look.
    is_odd: bool,
    /// The next text begins a line.
    pub line_starts: bool,
    pub starts_line: bool,
    /// The next text is the first of an item of a list.
    pub begins_item: bool,
    pub container: Container,
    /// It is code, although it comes as text.
    pub muted: bool,
}

impl Default for Prose {
    fn default() -> Self {
        Prose {
            runs: Vec::new(),
            is_odd: false,
            line_starts: true,
            starts_line: true,
            begins_item: false,
            container: Container::Block,
            muted: false,
        }
    }
}

impl Prose {
    /// `written` is the text at `range` of the source.
    pub fn push(&mut self, written: &str, range: Range<usize>) {
        if self.muted {
            return;
        }
        if self.runs.is_empty() {
            self.starts_line = self.line_starts;
        }
        let begins = self.runs.is_empty() || self.line_starts;
        self.is_odd = self.is_odd || has_marks(written) || begins && begins_oddly(written);
        self.line_starts = false;
        self.runs.push(range);
    }

    /// Ready for the next block.
    pub fn clear(&mut self) {
        let mut runs = std::mem::take(&mut self.runs);
        runs.clear();
        *self = Prose { runs, ..Prose::default() };
    }

    /// Nothing has been gathered.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// What `View::text` is made of, and where it begins in the source; nothing where a look at it would find nothing.
    pub fn text(&self, source: &Source<'_>) -> Option<(usize, String)> {
        let start = self.runs.first().filter(|_| self.is_odd)?.start;
        let mut text = String::with_capacity(self.runs.last()?.end - start);
        let mut end = start;
        for run in &self.runs {
            let between = source.clean.get(end..run.start)?;
            hide(&mut text, between);
            // Nothing of the first run's block is before it but markup.
            let before = if run.start == start { &source.clean[..start] } else { between };
            let escaped = before.ends_with('\\');
            push_unmasked(&mut text, source, run, escaped);
            end = run.end;
        }
        Some((start, text))
    }
}

/// What stands between two runs: markup. Where a line ends in it, the next one begins with what indents it.
fn hide(text: &mut String, between: &str) {
    let (markup, indentation) = match between.rfind('\n') {
        Some(end) => (&between[..end], Some(&between[end + 1..])),
        None => (between, None),
    };
    text.extend(markup.bytes().map(|byte| if byte == b'\n' { '\n' } else { HIDDEN }));
    if let Some(indentation) = indentation {
        text.push('\n');
        text.extend(indentation.bytes().map(|_| ' '));
    }
}

fn push_unmasked(text: &mut String, source: &Source<'_>, run: &Range<usize>, escaped: bool) {
    let mut at = run.start;
    if escaped && let Some(first) = source.clean[run.clone()].chars().next() {
        text.extend(std::iter::repeat_n(HIDDEN, first.len_utf8()));
        at += first.len_utf8();
    }
    for Mask { range, .. } in source.masks_in(run) {
        if range.start < at {
            continue;
        }
        text.push_str(&source.clean[at..range.start]);
        at = range.end.min(run.end);
        text.push(CALL);
        text.extend(std::iter::repeat_n(HIDDEN, at - range.start - 1));
    }
    text.push_str(&source.clean[at..run.end]);
}
