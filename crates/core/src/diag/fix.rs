//! How a mistake is fixed that has exactly one right answer: as replacements in its file, which `guichet fix` makes. A mistake
//! with two right answers has no fix, only help.

use serde::{Deserialize, Serialize};

use crate::model::Span;

/// What fixes one mistake, as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as an order in lower case: "write `[!NOTE]`".
    pub title: String,
    /// In the file of the diagnostic, in order and apart from each other.
    pub edits: Vec<Edit>,
}

/// New text in place of what is at a span; an insertion where the span is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Byte offsets into the text as it was loaded.
    pub span: Span,
    /// Lines end with `\n` here, whatever they end with in the file.
    pub text: String,
}

impl Fix {
    /// One replacement.
    pub fn new(title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }] }
    }

    /// Several of them, in any order.
    pub fn of(title: impl Into<String>, edits: impl IntoIterator<Item = (Span, String)>) -> Self {
        let mut edits: Vec<Edit> = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        Fix { title: title.into(), edits }
    }

    /// The same, `by` bytes further on.
    pub fn shifted(mut self, by: usize) -> Self {
        for edit in &mut self.edits {
            edit.span = edit.span.start + by..edit.span.end + by;
        }
        self
    }

    /// From the first byte that it changes to behind the last one.
    pub fn reach(&self) -> Span {
        let start = self.edits.first().map_or(0, |edit| edit.span.start);
        start..self.edits.iter().map(|edit| edit.span.end).max().unwrap_or(start)
    }

    /// Its edits are in order, don't overlap, and each is between characters of `text`.
    pub fn fits(&self, text: &str) -> bool {
        let mut end = 0;
        self.edits.iter().enumerate().all(|(at, edit)| {
            let in_order = at == 0 || edit.span.start > end || edit.span.start == end && !edit.span.is_empty();
            end = edit.span.end;
            in_order && text.get(edit.span.clone()).is_some()
        }) && !self.edits.is_empty()
    }
}

/// The fixes that can be made of one text at once, by their numbers, in the order of their places: of two that touch each other, only
/// the first.
pub fn apart(text: &str, fixes: &[&Fix]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..fixes.len()).filter(|at| fixes[*at].fits(text)).collect();
    order.sort_by_key(|at| (fixes[*at].reach().start, fixes[*at].reach().end));
    let mut end = None;
    order.retain(|at| {
        let reach = fixes[*at].reach();
        let is_apart = end.is_none_or(|end| reach.start > end);
        if is_apart {
            end = Some(reach.end);
        }
        is_apart
    });
    order
}

/// `text` with fixes that are apart from each other. New lines end as most lines of it do.
pub fn applied<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> String {
    let mut edits: Vec<&Edit> = fixes.into_iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let line_end = line_end(text);
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        new.push_str(&text[from..edit.span.start]);
        new.push_str(&edit.text.replace('\n', line_end));
        from = edit.span.end;
    }
    new.push_str(&text[from..]);
    new
}

/// What most lines of a text end with.
fn line_end(text: &str) -> &'static str {
    let returns = memchr::memchr_iter(b'\r', text.as_bytes()).count();
    let feeds = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    match () {
        () if feeds == 0 && returns > 0 => "\r",
        () if returns * 2 > feeds => "\r\n",
        () => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_touch_wait() {
        let text = "one two three";
        let fixes =
            [Fix::new("b", 4..7, "2"), Fix::new("a", 0..3, "1"), Fix::new("c", 7..8, ""), Fix::new("d", 8..13, "3")];
        let fixes: Vec<&Fix> = fixes.iter().collect();
        let chosen = apart(text, &fixes);
        assert_eq!(chosen, [1, 0, 3]);
        assert_eq!(applied(text, chosen.into_iter().map(|at| fixes[at])), "1 2 3");
    }

    #[test]
    fn what_does_not_fit_is_never_half_made() {
        let text = "été";
        for fix in [
            Fix::new("beyond", 0..9, ""),
            Fix::new("within a letter", 1..2, ""),
            Fix::of("twice", [(0..2, "e".to_owned()), (0..2, "E".to_owned())]),
            Fix::of("nothing", []),
        ] {
            assert_eq!(apart(text, &[&fix]), [0; 0], "{fix:?}");
        }
        // A reversed range.
        let fix =
            Fix { title: String::new(), edits: vec![Edit { span: Span { start: 3, end: 2 }, text: String::new() }] };
        assert!(!fix.fits(text));
    }

    #[test]
    fn lines_end_as_they_do_in_the_file() {
        let fix = Fix::new("a", 1..1, "\n> ");
        assert_eq!(applied("ab\n", [&fix]), "a\n> b\n");
        assert_eq!(applied("ab\r\nc\r\nd\n", [&fix]), "a\r\n> b\r\nc\r\nd\n");
        assert_eq!(applied("ab\rc", [&fix]), "a\r> b\rc");
        assert_eq!(applied("ab", [&fix]), "a\n> b");
    }
}
