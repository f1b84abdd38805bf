//! A text with some places of it replaced, and others gone.

use std::cmp::Reverse;

use super::markdown::unseen::without_markers;
use guichet_core::model::Span;

/// `text`, which begins at `start` of its file: without what is in `dropped`, and with each span of `edits` replaced. What
/// is dropped wins, and has its stand-in unless that place is gone already; of two edits that overlap, the first.
pub fn edited<R: AsRef<str>, S: AsRef<str>>(
    text: &str,
    start: usize,
    mut edits: Vec<(Span, R)>,
    mut dropped: Vec<(Span, S)>,
) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    dropped.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
    let mut dropped = dropped.into_iter().filter(|(span, _)| span.start < span.end).peekable();
    let mut edits = edits.into_iter().peekable();
    let end = start + text.len();
    let mut out = String::with_capacity(text.len());
    let mut at = start;
    loop {
        let gone = dropped.peek().map_or(usize::MAX, |(span, _)| span.start);
        match edits.peek().map(|(span, _)| span.clone()) {
            // A drop that begins in an edit takes it along: it would come back with it.
            Some(span) if span.start < gone && gone >= span.end => {
                if let Some((span, replacement)) = edits.next()
                    && span.start >= at
                    && span.end <= end
                {
                    out.push_str(&text[at - start..span.start - start]);
                    out.push_str(replacement.as_ref());
                    at = span.end;
                }
            }
            Some(span) if span.start < gone => {
                edits.next();
            }
            _ => {
                let Some((span, stand_in)) = dropped.next() else { break };
                if span.start >= at {
                    out.push_str(&text[at - start..span.start.min(end) - start]);
                    out.push_str(stand_in.as_ref());
                }
                at = at.max(span.end).min(end);
                while edits.next_if(|(edit, _)| edit.start < at).is_some() {}
            }
        }
    }
    out.push_str(&text[at - start..]);
    out
}

/// `replacement` for a place of `text`, where the lines after its first belong to the same list items and quotes: they begin
/// like the line that they continue, with white space for the marks of lists.
pub fn continued(text: &str, at: usize, replacement: String) -> String {
    let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    if line.is_empty() || !replacement.contains('\n') {
        return replacement;
    }
    let Some(start) = continuation(line) else { return replacement };
    let mut lines = replacement.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(if line.trim().is_empty() { start.trim_end() } else { &start });
        out.push_str(line);
    }
    out
}

/// How the lines below one begins that begins with `line`. `None`: there is more than marks before the place, so it is within a sentence.
pub(crate) fn continuation(line: &str) -> Option<String> {
    let only_marks = without_markers(line).is_empty() && line.ends_with([' ', '\t', '>']);
    only_marks.then(|| line.chars().map(|c| if matches!(c, '\t' | '>') { c } else { ' ' }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_on_where_they_begin() {
        let continued = |before: &str| continued(before, before.len(), "a\n\n- b\nc".to_owned());
        for (before, expected) in [
            ("", "a\n\n- b\nc"),
            ("x\n\n", "a\n\n- b\nc"),
            ("- x\n\n  ", "a\n\n  - b\n  c"),
            ("- ", "a\n\n  - b\n  c"),
            ("10. ", "a\n\n    - b\n    c"),
            ("> ", "a\n>\n> - b\n> c"),
            ("> 1) ", "a\n>\n>    - b\n>    c"),
            ("* \t> ", "a\n  \t>\n  \t> - b\n  \t> c"),
            // Within a sentence.
            ("- See ", "a\n\n- b\nc"),
            ("2026", "a\n\n- b\nc"),
            ("-", "a\n\n- b\nc"),
        ] {
            assert_eq!(continued(before), expected, "{before:?}");
        }
    }

    #[test]
    fn what_is_dropped_wins() {
        let text = "0123456789";
        let edit = |edits: &[(Span, &'static str)], dropped: &[Span]| {
            edited(text, 0, edits.to_vec(), dropped.iter().map(|span| (span.clone(), "")).collect())
        };
        assert_eq!(edit(&[(2..4, "x"), (6..6, "y")], &[]), "01x45y6789");
        assert_eq!(edit(&[(2..4, "x")], &[1..5, 0..2, 8..10]), "567");
        assert_eq!(edit(&[(2..6, "x")], &[4..5, 5..5]), "012356789");
        assert_eq!(edit(&[(2..4, "x"), (3..5, "y")], &[7..9, 9..9]), "01x4569");
        assert_eq!(edit(&[(10..10, "x")], &[]), "0123456789x");
        assert_eq!(edited("345", 3, vec![(4..5, "x")], vec![(5..6, ""), (6..6, "")]), "3x");
        let stand_ins = vec![(1..5, "a"), (1..3, "b"), (4..6, "c"), (6..7, "d")];
        assert_eq!(edited(text, 0, vec![(1..2, "x"), (8..9, "y")], stand_ins), "0ad7y9");
    }
}
