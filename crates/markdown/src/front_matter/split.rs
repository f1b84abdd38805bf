//! Where the front matter ends and the body begins.

use guichet_core::model::Span;

/// Where the front matter's YAML stands, and where the body begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub yaml: Option<Span>,
    pub body: usize,
    /// The first line opens a block that nothing closes.
    pub unclosed: bool,
}

/// A first line of three dashes opens the front matter, the next such line closes it.
pub fn split(text: &str) -> Split {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Split { yaml: None, body: start, unclosed: false };
    let Some(open) = line_at(text, start) else { return none };
    if text[open.clone()].trim_end() != "---" {
        return none;
    }
    let yaml_start = next_line(text, open.end);
    let mut at = yaml_start;
    while let Some(line) = line_at(text, at) {
        if text[line.clone()].trim_end() == "---" {
            return Split { yaml: Some(yaml_start..line.start), body: next_line(text, line.end), unclosed: false };
        }
        at = next_line(text, line.end);
    }
    Split { yaml: None, body: start, unclosed: true }
}

fn line_at(text: &str, start: usize) -> Option<Span> {
    if start >= text.len() {
        return None;
    }
    let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
    Some(start..end)
}

fn next_line(text: &str, end: usize) -> usize {
    (end + 1).min(text.len())
}
