//! A text in the form that its file has on disk: with its byte order mark, and with the line breaks that its lines end with. Pure.

use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

const MARK: &str = "\u{feff}";

/// `new` as the file is written whose bytes are `raw` and whose text was read as `old`; `None` if it is not.
pub fn restored(raw: &str, old: &str, new: &str) -> Option<String> {
    let (mark, body) = raw.strip_prefix(MARK).map_or(("", raw), |body| (MARK, body));
    if body == new {
        return Some(raw.to_owned());
    }
    if body == old {
        return Some(format!("{mark}{}", with_line_ends_of(old, new)));
    }
    // Line breaks of old Macs were read as those of all others, byte for byte.
    (body.len() == old.len() && read(body) == old).then(|| format!("{mark}{}", with_returns(body, old, new)))
}

/// What changes in a file, as `git apply` and `patch` read it: with the marks and line breaks of the disk, but for those of old Macs, in
/// whose files they see a single line. `old` and `new` are the texts as they were read.
pub fn diff(file: &str, raw: &str, old: &str, new: &str) -> String {
    let is_old_mac = has_lone_returns(raw);
    let whole = restored(raw, old, new).filter(|_| !is_old_mac);
    let (before, after) = whole.as_deref().map_or((old, new), |after| (raw, after));
    let [before, after] = [before, after].map(|text| text.split_inclusive('\n').collect::<Vec<&str>>());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&before, &after);
    diff.unified_diff().header(&format!("a/{file}"), &format!("b/{file}")).to_string()
}

/// Lines break at a carriage return alone somewhere.
fn has_lone_returns(raw: &str) -> bool {
    raw.bytes().zip(raw.bytes().skip(1).chain([0])).any(|pair| pair.0 == b'\r' && pair.1 != b'\n')
}

/// As the loader reads it.
fn read(raw: &str) -> String {
    let mut rest = raw.chars().peekable();
    let mut text = String::with_capacity(raw.len());
    while let Some(c) = rest.next() {
        text.push(if c == '\r' && rest.peek() != Some(&'\n') { '\n' } else { c });
    }
    text
}

/// Where every line ends as on Windows, new ones do, too.
fn with_line_ends_of(old: &str, new: &str) -> String {
    let feeds = old.matches('\n').count();
    let is_windows = feeds > 0 && old.matches("\r\n").count() == feeds;
    if is_windows { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new.to_owned() }
}

/// Lines that stay are those of `raw`, and others end as those in whose place they are.
fn with_returns(raw: &str, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut at = 0;
    let lines = old.iter().map(|line| {
        at += line.len();
        &raw[at - line.len()..at]
    });
    let lines: Vec<&str> = lines.collect();
    let mut text = String::with_capacity(raw.len());
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (there, then) = (operation.old_range(), operation.new_range());
        if let DiffOp::Equal { .. } = operation {
            text.extend(lines[there].iter().copied());
            continue;
        }
        for (nth, line) in new[then].iter().enumerate() {
            // Of the line that it replaces, or of the one before.
            let like = lines.get((there.start + nth).min(there.end.max(1) - 1));
            match line.strip_suffix('\n') {
                Some(words) if like.is_some_and(|like| like.ends_with('\r')) => {
                    text.push_str(words);
                    text.push('\r');
                }
                _ => text.push_str(line),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_write_stays() {
        for (raw, old, new, expected) in [
            ("a\nb\n", "a\nb\n", "a\nc\n", Some("a\nc\n")),
            ("\u{feff}a\r\n", "a\r\n", "b\r\n", Some("\u{feff}b\r\n")),
            ("a\r\nb\r\n", "a\r\nb\r\n", "a\r\nnew\nb\r\n", Some("a\r\nnew\r\nb\r\n")),
            ("a\r\nb\n", "a\r\nb\n", "a\r\nc\n", Some("a\r\nc\n")),
            ("a\rb", "a\nb", "c\nb", Some("c\rb")),
            ("a\rb\r", "a\nb\n", "a\nb\nc\n", Some("a\rb\rc\r")),
            ("\u{feff}a\rb\nc\r\n", "a\nb\nc\r\n", "a\nB\nc\r\n", Some("\u{feff}a\rB\nc\r\n")),
            ("a\rb\n", "a\nb\n", "c\nb\n", Some("c\rb\n")),
            ("other", "a", "b", None),
            ("b", "a", "b", Some("b")),
            ("\u{feff}", "", "a\n", Some("\u{feff}a\n")),
        ] {
            assert_eq!(restored(raw, old, new).as_deref(), expected, "{raw:?}");
        }
    }

    #[test]
    fn only_lines_that_change_are_in_a_diff() {
        let head = "--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n";
        for (raw, old, new, expected) in [
            ("\u{feff}a\nb\n", "a\nb\n", "a\nc\n", " \u{feff}a\n-b\n+c\n"),
            ("\u{feff}a\nb\n", "a\nb\n", "c\nb\n", "-\u{feff}a\n+\u{feff}c\n b\n"),
            ("a\r\nb\r\n", "a\r\nb\r\n", "a\r\nc\r\n", " a\r\n-b\r\n+c\r\n"),
            ("a\r\nb\r\n", "a\r\nb\r\n", "a\r\nc\n", " a\r\n-b\r\n+c\r\n"),
            ("a\rb\r", "a\nb\n", "a\nc\n", " a\n-b\n+c\n"),
            ("a\nb", "a\nb", "a\nc", " a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
        ] {
            assert_eq!(diff("x.md", raw, old, new), format!("{head}{expected}"), "{raw:?}");
        }
    }
}
