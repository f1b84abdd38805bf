//! Where the meanings of definitions begin.
//!
//! The parser takes any colon that begins a line below a paragraph for a meaning, and the whole paragraph for its term. So it
//! sees other characters in place of colons that are text (`:smile:`, `:::note`, a sentence that was broken before its colon)
//! and of those that begin the delimiter row of a table.

use std::ops::Range;

/// A line of prose that happens to be followed by a colon (as French sets it) is longer than a term, in characters.
const LONGEST: usize = 60;
/// The same where nobody can have meant a sentence: a wide gap behind the colon, an empty line before it, a question.
const LONGEST_CERTAIN: usize = 160;
/// Terms that share a meaning, at most.
const MOST_TERMS: usize = 8;

/// Stand-ins for colons that begin a line and no meaning.
pub(super) fn find(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    let bytes = text.as_bytes();
    // Where the last line ends that began a meaning.
    let mut meaning = None;
    let mut from = 0;
    while let Some(at) = memchr::memchr(b':', &bytes[from..]).map(|found| from + found) {
        from = at + 1;
        let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |len| at + len);
        if !bytes[start..at].iter().all(|byte| matches!(byte, b' ' | b'\t' | b'>')) {
            continue;
        }
        from = end;
        let behind = &text[at + 1..end];
        if is_delimiter_row(&text[at..end]) {
            standins.push((at, "-"));
        } else if begins_meaning(text, start..at, behind, meaning) {
            meaning = Some(end);
        } else {
            standins.push((at, ";"));
        }
    }
}

fn is_delimiter_row(row: &str) -> bool {
    row[1..].starts_with('-') && row.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'\r'))
}

/// `marker` is from the line's beginning to its colon, `behind` the rest of the line, `last` the end of the line that began a
/// meaning before.
fn begins_meaning(text: &str, marker: Range<usize>, behind: &str, last: Option<usize>) -> bool {
    if !behind.starts_with([' ', '\t']) || behind.trim().is_empty() {
        return false;
    }
    let above = text[last.unwrap_or(0)..marker.start].trim_end_matches('\r');
    let lines = above.rsplit('\n').map(bare);
    // What is above ends with its line.
    let mut lines = lines.skip(1).peekable();
    let apart = lines.next_if(|line| line.is_empty()).is_some();
    let mut terms = 0;
    let certain = apart || behind.starts_with("   ") || behind.starts_with('\t');
    for line in lines {
        if line.is_empty() {
            break;
        }
        terms += 1;
        if terms > MOST_TERMS || !may_be_term(line, certain) {
            // Below a meaning of more than one line, or of more than one paragraph, comes the next one.
            return last.is_some_and(|last| continues(&text[last..marker.start], marker.len()));
        }
    }
    terms > 0 || last.is_some()
}

/// A line without what it stands in.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>']).trim_end()
}

/// Whether all of `between`, which follows the first line of a meaning, still belongs to it: lines that go on without a gap, and
/// those below a gap that are indented.
fn continues(between: &str, indent: usize) -> bool {
    let mut gap = false;
    between.lines().skip(1).all(|line| {
        if bare(line).is_empty() {
            gap = true;
            return true;
        }
        !gap || line.len() - bare(line).len() >= indent + 2
    })
}

fn may_be_term(line: &str, certain: bool) -> bool {
    let asks = line.ends_with(['?', '？', '؟']);
    let longest = if certain || asks { LONGEST_CERTAIN } else { LONGEST };
    shown_length(line) <= longest && !line.ends_with(['.', ':', ',', ';', '。', '：', '，', '、'])
}

/// Without the addresses of links.
fn shown_length(line: &str) -> usize {
    let mut length = 0;
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("](") {
        length += before.chars().count();
        rest = behind.split_once(')').map_or("", |(_, rest)| rest);
    }
    length + rest.chars().count()
}

#[cfg(test)]
mod tests {
    use super::find;

    fn stands_in(text: &str) -> Vec<usize> {
        let mut standins = Vec::new();
        find(text, &mut standins);
        standins.into_iter().map(|(at, _)| at).collect()
    }

    #[test]
    fn meanings_keep_their_colon() {
        for text in [
            "a\n: b",
            "a\n: b\n: c",
            "a\n: b\nlazy line, that goes on as long as it likes, and ends with a full stop.\n: c",
            "a\n\n: b",
            "a\n: b\n\n: c",
            "a\n:   b\n\n    More of it, which is another paragraph.\n\n:   c",
            "one\ntwo\n: b",
            "> a\n> : b",
            "- a\n  : b",
            "How long does it take until the changes that I have made here are seen?\n: Not long.",
            "a: b",
        ] {
            assert!(stands_in(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn text_does_not() {
        for (text, at) in [
            ("a\n:b", 2),
            ("a\n:smile:", 2),
            ("a\n:", 2),
            ("A sentence.\n: x", 12),
            (":::note", 0),
            ("a|b\n:--|--", 4),
            ("x\n: y\n\nThe next paragraph is a sentence.\n: z", 41),
        ] {
            assert_eq!(stands_in(text), [at], "{text}");
        }
    }
}
