//! A text in the form that its file has on disk: with its byte order mark, and with the line breaks that its lines end with. Pure.

use similar::{Algorithm, TextDiff, capture_diff_slices};

const MARK: &str = "\u{feff}";

/// `new` as the file is written whose bytes are `raw` and whose text was read as `old`; `None` if it is not.
pub fn restored(raw: &str, old: &str, new: &str) -> Option<String> {
    let (mark, body) = raw.strip_prefix(MARK).map_or(("", raw), |body| (MARK, body));
    if body == new {
        return Some(raw.to_owned());
    }
    // What was not read by the loader has its breaks still.
    let (old, new) = (read(old), read(new));
    (read(body) == old).then(|| format!("{mark}{}", with_breaks_of(body, &old, &new)))
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
    raw.replace("\r\n", "\n").replace('\r', "\n")
}

/// What each line ends with; the last one may have nothing.
fn breaks(raw: &str) -> Vec<&str> {
    let mut breaks = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find(['\r', '\n']) {
        let len = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        breaks.push(&rest[at..at + len]);
        rest = &rest[at + len..];
    }
    if !rest.is_empty() {
        breaks.push("");
    }
    breaks
}

/// Lines that stay end as in `raw`, and others as those in whose place they are.
fn with_breaks_of(raw: &str, old: &str, new: &str) -> String {
    let breaks = breaks(raw);
    let all = |text: &str| breaks.iter().all(|one| *one == text || one.is_empty());
    match breaks.first() {
        Some(first) if !first.is_empty() && all(first) => return new.replace('\n', first),
        Some(first) if !first.is_empty() => {}
        _ => return new.to_owned(),
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut text = String::with_capacity(raw.len());
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (there, then) = (operation.old_range(), operation.new_range());
        for (nth, line) in new[then].iter().enumerate() {
            // Of the line that it replaces, or of the one before.
            let like = breaks.get((there.start + nth).min(there.end.max(1) - 1)).filter(|like| !like.is_empty());
            match (line.strip_suffix('\n'), like) {
                (Some(words), Some(like)) => text.extend([words, like]),
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
            ("\u{feff}a\r\n", "a\n", "b\n", Some("\u{feff}b\r\n")),
            ("a\r\nb\r\n", "a\nb\n", "a\nnew\nb\n", Some("a\r\nnew\r\nb\r\n")),
            ("a\r\nb\n", "a\nb\n", "a\nc\n", Some("a\r\nc\n")),
            ("a\r\nb\r\n", "a\r\nb\r\n", "a\r\nc\n", Some("a\r\nc\r\n")),
            ("a\r\nb", "a\nb", "a\nb\nc\n", Some("a\r\nb\r\nc\r\n")),
            ("a\r\nb\nc", "a\nb\nc", "a\nB\nc\n", Some("a\r\nB\nc\n")),
            ("a\rb", "a\nb", "c\nb", Some("c\rb")),
            ("a\rb\r", "a\nb\n", "a\nb\nc\n", Some("a\rb\rc\r")),
            ("\u{feff}a\rb\nc\r\n", "a\nb\nc\n", "a\nB\nc\n", Some("\u{feff}a\rB\nc\r\n")),
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
            ("a\r\nb\r\n", "a\nb\n", "a\nc\n", " a\r\n-b\r\n+c\r\n"),
            ("a\rb\r", "a\nb\n", "a\nc\n", " a\n-b\n+c\n"),
            ("a\nb", "a\nb", "a\nc", " a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
        ] {
            assert_eq!(diff("x.md", raw, old, new), format!("{head}{expected}"), "{raw:?}");
        }
    }
}
