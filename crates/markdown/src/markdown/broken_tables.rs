//! Tables that one slip keeps from being tables, so that readers see bars and dashes; and cells beyond the last column.

use std::ops::Range;

use super::source::Source;
use super::state::Writer;
use super::unseen::without_markers;
use guichet_core::diag::{Code, Diagnostic, codes};

const CODE: Code = codes::MD022;

impl Writer<'_> {
    /// A paragraph that looks like a table.
    pub fn watch_rows(&mut self, source: &Source<'_>, range: &Range<usize>) {
        // Of every paragraph, so byte by byte.
        let written = &source.clean[range.clone()];
        if memchr::memchr(b'|', written.as_bytes()).is_none() && (written.is_ascii() || !written.contains('｜')) {
            return;
        }
        if let Some((place, message, help)) = broken(source.clean, range) {
            self.diags.push(Diagnostic::new(CODE, message).help(help).at(source.file, source.span(place)));
        }
    }

    /// More cells than columns.
    pub fn tell_lost_cells(&mut self, source: &Source<'_>, lost: Range<usize>) {
        let message = "this row has more cells than the table has columns, so the rest of it is not shown";
        let help = "write a `|` that is text as `\\|`, in code too; or add a column to the header row";
        self.diags.push(Diagnostic::new(CODE, message).help(help).at(source.file, source.span(lost)));
    }
}

/// Where and why the paragraph at `range` is not a table.
fn broken(text: &str, range: &Range<usize>) -> Option<(Range<usize>, String, &'static str)> {
    let mut lines: Vec<(Range<usize>, &str)> = Vec::new();
    let mut at = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        let content = if lines.is_empty() { line.trim_start() } else { line.trim_start_matches([' ', '\t', '>']) };
        let start = at + line.len() - content.len();
        let content = content.trim_end();
        lines.push((start..start + content.len(), content));
        at += line.len();
    }
    let dashes = lines.iter().position(|(_, line)| is_delimiter_row(line));
    if let Some(row) = dashes {
        let (place, line) = lines[row].clone();
        if line.contains(['｜', '—', '–', '−', '：', '\u{a0}', '\u{3000}']) {
            let message = "the line of dashes has characters other than `|`, `-` and `:`, so this is not a table";
            return Some((place, message.to_owned(), "write it like this: `| --- | --- |`"));
        }
        let Some((_, head)) = row.checked_sub(1).map(|row| &lines[row]) else {
            return Some(if above(text, range.start).is_some_and(is_row) {
                let message = "an empty line separates the header row from its line of dashes, so this is not a table";
                (place, message.to_owned(), "remove the empty line")
            } else {
                let message = "this table has no header row, so it is not a table";
                (
                    place,
                    message.to_owned(),
                    "write a row with the names of the columns directly above the line of dashes",
                )
            });
        };
        let (heads, columns) = (cells(head), cells(line));
        let message = if heads == columns {
            return None;
        } else {
            format!(
                "the header row has {} and its line of dashes has {columns}, so this is not a table",
                cells_of(heads)
            )
        };
        return Some((place, message, "write one `---` for each column, and a `|` that is text as `\\|`"));
    }
    let (first, _) = lines.first()?;
    if !lines.iter().all(|(_, line)| line.starts_with('|') && line.len() > 1 && line.ends_with('|') && cells(line) > 1)
    {
        return None;
    }
    let place = first.clone();
    match above(text, range.start) {
        Some(line) if line.starts_with('|') && line.ends_with('|') => {
            let message = "an empty line ends the table above, so these rows are shown as text";
            Some((place, message.to_owned(), "remove the empty line"))
        }
        _ if lines.len() > 1 => {
            let message = "these rows have no line of dashes, so they are not a table";
            Some((place, message.to_owned(), "write a line `| --- | --- |` below the first row"))
        }
        _ => None,
    }
}

/// The last line before `at` that is not empty, if an empty one follows it.
fn above(text: &str, at: usize) -> Option<&str> {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[..line_start].lines().rev().find(|line| !line.trim_matches([' ', '\t', '>', '\r']).is_empty())?;
    Some(without_markers(line).trim_end())
}

fn is_row(line: &str) -> bool {
    line.contains('|') && cells(line) > 1 || line.starts_with('|') && line.ends_with('|')
}

/// `|---|:-:|`, also with the characters that word processors and translation services put in their place.
fn is_delimiter_row(line: &str) -> bool {
    let mut bars = 0;
    let mut dashes = 0;
    for c in line.chars() {
        match c {
            '|' | '｜' => bars += 1,
            '-' | '—' | '–' | '−' => dashes += 1,
            ':' | '：' | ' ' | '\t' | '\u{a0}' | '\u{3000}' => {}
            _ => return false,
        }
    }
    bars > 0 && dashes > 1 || bars > 1 && dashes > 0
}

fn cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = 1;
    let mut escaped = false;
    let mut last_bar = false;
    for byte in line.bytes() {
        last_bar = byte == b'|' && !escaped;
        cells += usize::from(last_bar);
        escaped = byte == b'\\' && !escaped;
    }
    cells - usize::from(last_bar)
}

fn cells_of(number: usize) -> String {
    if number == 1 { "1 cell".to_owned() } else { format!("{number} cells") }
}
