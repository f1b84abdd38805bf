//! The lines of a block of code where it says something of them: that they are marked, their numbers, that they are new or removed.
//! Numbers and signs are attributes and the theme's; whoever copies the code does not get them.

use guichet_syntax::fence::Fence;

/// How a line of a diff begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Same,
    Added,
    Removed,
}

/// What lines are numbered by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Numbers<'n> {
    /// One by one, from this one.
    From(usize),
    /// As in the file that they are shown of, where lines between them may have been left out.
    OfFile(&'n [usize]),
}

/// Takes the signs off the lines of a diff, with the column that they stand in, and a second one if that is empty everywhere.
pub(super) fn signs(text: &mut String) -> Vec<Sign> {
    let lines: Vec<&str> = text.lines().collect();
    let signs: Vec<Sign> = lines
        .iter()
        .map(|line| match line.as_bytes().first() {
            Some(b'+') => Sign::Added,
            Some(b'-') => Sign::Removed,
            _ => Sign::Same,
        })
        .collect();
    let same = || lines.iter().zip(&signs).filter(|(line, sign)| **sign == Sign::Same && !line.trim().is_empty());
    let indented = same().all(|(line, _)| line.starts_with(' '));
    let mut without: Vec<&str> = lines
        .iter()
        .zip(&signs)
        .map(|(line, sign)| match sign {
            Sign::Same if indented => line.strip_prefix(' ').unwrap_or(line),
            Sign::Same => line,
            Sign::Added | Sign::Removed => &line[1..],
        })
        .collect();
    if indented && without.iter().all(|line| line.starts_with(' ') || line.trim().is_empty()) {
        for line in &mut without {
            *line = line.strip_prefix(' ').unwrap_or(line);
        }
    }
    let mut stripped = without.join("\n");
    if text.ends_with('\n') {
        stripped.push('\n');
    }
    *text = stripped;
    signs
}

/// Writes highlighted code line by line. A span of the highlighting that goes over several lines begins again on each.
pub(super) fn write(out: &mut String, html: &str, fence: &Fence, numbers: Option<Numbers<'_>>, signs: &[Sign]) {
    let mut counted = 0;
    let mut open = "";
    let mut rest = html;
    let mut at = 0;
    while !rest.is_empty() {
        let end = rest.find('\n').unwrap_or(rest.len());
        let (line, after) = (&rest[..end], rest.get(end + 1..));
        let sign = signs.get(at).copied().unwrap_or(Sign::Same);
        let number = match numbers {
            Some(Numbers::From(first)) => Some(first + counted),
            Some(Numbers::OfFile(numbers)) => numbers.get(at).copied(),
            None => None,
        };
        at += 1;
        let is_marked = fence.is_marked(at);
        let element = match sign {
            Sign::Added => "ins",
            Sign::Removed => "del",
            Sign::Same if is_marked => "mark",
            Sign::Same => "span",
        };
        out.push('<');
        out.push_str(element);
        out.push_str(if is_marked { " class=\"line line-marked\"" } else { " class=\"line\"" });
        // What was removed has no number among the lines that are there.
        if let Some(number) = number.filter(|_| sign != Sign::Removed) {
            out.push_str(&format!(" data-line=\"{number}\""));
            counted += 1;
        }
        out.push('>');
        // The end of a span may be all that is on its last line.
        let begins = line.strip_prefix("</span>").filter(|_| !open.is_empty());
        let line = match begins {
            Some(line) => {
                open = "";
                line
            }
            None => {
                out.push_str(open);
                line
            }
        };
        out.push_str(line);
        open = still_open(line, open);
        if !open.is_empty() {
            out.push_str("</span>");
        }
        out.push_str("</");
        out.push_str(element);
        out.push('>');
        match after {
            Some(after) => {
                out.push('\n');
                rest = after;
            }
            None => break,
        }
        // Nothing but that end follows the last line.
        if rest == "</span>" {
            break;
        }
    }
}

/// The start tag of the span that is open behind a line. Spans of highlighting are not within each other.
fn still_open<'h>(line: &'h str, before: &'h str) -> &'h str {
    let (start, end) = (line.rfind("<span"), line.rfind("</span>"));
    match (start, end) {
        (Some(start), end) if end.is_none_or(|end| end < start) => {
            let tag = &line[start..];
            tag.find('>').map_or("", |length| &tag[..=length])
        }
        (_, Some(_)) => "",
        (None, None) => before,
        (Some(_), None) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(html: &str, info: &str, signs: &[Sign]) -> String {
        let mut out = String::new();
        let fence = Fence::read(info);
        write(&mut out, html, &fence, fence.numbers.map(|first| Numbers::From(first.unwrap_or(1))), signs);
        out
    }

    #[test]
    fn spans_end_with_their_line() {
        let html = "a <span class=\"hl-comment\">/* b\nc\n\nd */</span> e\n<span class=\"hl-string\">f\n</span>";
        let expected = "<span class=\"line\">a <span class=\"hl-comment\">/* b</span></span>\n\
            <mark class=\"line line-marked\"><span class=\"hl-comment\">c</span></mark>\n\
            <span class=\"line\"><span class=\"hl-comment\"></span></span>\n\
            <span class=\"line\"><span class=\"hl-comment\">d */</span> e</span>\n\
            <span class=\"line\"><span class=\"hl-string\">f</span></span>\n";
        assert_eq!(written(html, "js {2}", &[]), expected);
        assert_eq!(
            written("a\nb", "js line-numbers=9", &[]),
            "<span class=\"line\" data-line=\"9\">a</span>\n<span class=\"line\" data-line=\"10\">b</span>"
        );
        assert_eq!(written("", "js {1}", &[]), "");
    }

    #[test]
    fn what_was_removed_has_no_number() {
        let html = written("a\nb\nc\n", "js diff line-numbers", &[Sign::Same, Sign::Removed, Sign::Added]);
        assert_eq!(
            html,
            "<span class=\"line\" data-line=\"1\">a</span>\n<del class=\"line\">b</del>\n<ins class=\"line\" data-line=\"2\">c</ins>\n"
        );
    }

    #[test]
    fn signs_go_with_their_column() {
        let stripped = |text: &str| {
            let mut text = text.to_owned();
            let signs = signs(&mut text);
            (text, signs)
        };
        use Sign::{Added, Removed, Same};
        assert_eq!(stripped("  a\n- b\n+ c\n\n"), ("a\nb\nc\n\n".to_owned(), vec![Same, Removed, Added, Same]));
        assert_eq!(stripped(" a\n-b\n+  c"), ("a\nb\n  c".to_owned(), vec![Same, Removed, Added]));
        assert_eq!(stripped("a\n+b\n"), ("a\nb\n".to_owned(), vec![Same, Added]));
        assert_eq!(stripped(""), (String::new(), Vec::new()));
    }
}
