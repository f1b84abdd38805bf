//! Text as readers see it: gathered from the parser's events, and laid over the source, so that places are the file's.

use std::ops::Range;

use super::super::source::{Mask, Source};
use super::{CALL, Container, HIDDEN};

/// The plain text of one block so far.
pub(in super::super) struct Prose {
    runs: Vec<Range<usize>>,
    /// There is something in it that is worth a look.
    is_odd: bool,
    /// The next text begins a line.
    pub line_starts: bool,
    pub starts_line: bool,
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

    /// What [`View::text`](super::View) is made of, and where it begins in the source; nothing where a look at it would find nothing.
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

/// What a byte says of a text. Nearly every byte of an article is asked for, so all is asked in one pass.
#[derive(Clone, Copy)]
enum Byte {
    Plain,
    Mark,
    /// A mark where it is twice.
    Double,
    /// The first of a full-width sign.
    FullWidth,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Plain; 256];
    let marks = b"[{*]<~_^";
    let mut at = 0;
    while at < marks.len() {
        bytes[marks[at] as usize] = Byte::Mark;
        at += 1;
    }
    bytes[b'=' as usize] = Byte::Double;
    bytes[b'+' as usize] = Byte::Double;
    bytes[0xEF] = Byte::FullWidth;
    bytes
};

/// Whether a text has a mark that markup has.
pub(super) fn has_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match BYTES[*byte as usize] {
        Byte::Plain => false,
        Byte::Mark => true,
        Byte::Double => bytes.get(at + 1) == Some(byte),
        // `｛`, `＊` and `［`.
        Byte::FullWidth => matches!(bytes.get(at + 1..at + 3), Some([0xBD, 0x9B] | [0xBC, 0x8A] | [0xBC, 0xBB])),
    })
}

/// Whether a line may be something else than a sentence, by its beginning.
pub(super) fn begins_oddly(line: &str) -> bool {
    let mut bytes = line.trim_start_matches([' ', '\t']).bytes();
    match bytes.next() {
        Some(b':' | b'!' | b'?' | b'=' | b'#' | b'-' | b'+' | b'.' | b'@' | b'%' | b'(' | b'/') => true,
        Some(b'0'..=b'9') => bytes
            .find(|byte| !byte.is_ascii_digit())
            .is_some_and(|byte| matches!(byte, b'.' | b')') || !byte.is_ascii()),
        // Letters of other scripts are most of what lines begin with.
        Some(0xC2 | 0xE2 | 0xEF) => true,
        Some(0xE3) => line.trim_start_matches([' ', '\t']).starts_with(['\u{3000}', '・']),
        Some(b'i') => line.trim_start().starts_with("import"),
        Some(b'e') if line.trim_start().starts_with("export") => true,
        Some(b'a'..=b'z') => bytes.next() == Some(b')'),
        _ => false,
    }
}
