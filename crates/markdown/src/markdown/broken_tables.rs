//! Tables that one slip keeps from being tables, so that readers see bars and dashes; and cells beyond the last column.

use std::ops::Range;

use super::source::Source;
use super::state::Writer;
use super::unseen::without_markers;
use guichet_core::diag::{Code, Diagnostic, Fix, codes};
use guichet_syntax::lookalikes::begins_item;

const CODE: Code = codes::MD022;

impl Writer<'_> {
    /// A paragraph that looks like a table.
    pub fn watch_rows(&mut self, source: &Source<'_>, range: &Range<usize>) {
        // Of every paragraph, so byte by byte.
        let written = &source.clean[range.clone()];
        if memchr::memchr2(b'|', b'\t', written.as_bytes()).is_none() && (written.is_ascii() || !written.contains('｜'))
        {
            return;
        }
        if let Some((place, fix)) = pasted(source.clean, range) {
            let message = "these lines have tabs between their words, as cells of a spreadsheet have: readers see them in one line";
            let help = "write a table: `| Plan | Price |`, below it `| --- | --- |`, and a line for each row";
            let fix = fix.map(|fix| fix.shifted(source.base));
            self.diags.push(Diagnostic::new(CODE, message).help(help).fix(fix).at(source.file, source.span(place)));
            return;
        }
        if let Some((place, message, help, fix)) = broken(source.clean, range) {
            let fix = fix.map(|fix| fix.shifted(source.base));
            self.diags.push(Diagnostic::new(CODE, message).help(help).fix(fix).at(source.file, source.span(place)));
        }
    }

    /// More cells than columns.
    pub fn tell_lost_cells(&mut self, source: &Source<'_>, lost: Range<usize>) {
        let message = "this row has more cells than the table has columns, so the rest of it is not shown";
        let help = "write a `|` that is text as `\\|`, in code too; or add a column to the header row";
        self.diags.push(Diagnostic::new(CODE, message).help(help).at(source.file, source.span(lost)));
    }
}

/// A paragraph that was pasted from a spreadsheet: where its first line is, and what makes a table of it.
fn pasted(text: &str, range: &Range<usize>) -> Option<(Range<usize>, Option<Fix>)> {
    let written = text[range.clone()].trim_end();
    let rows: Vec<Vec<&str>> = written.lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    let columns = rows.first()?.len();
    // What a word processor writes as a list is told as one.
    let is_list = || written.lines().filter(|line| begins_item(line)).count() > 1;
    let is_table = rows.len() > 1
        && columns > 1
        && rows.iter().all(|row| row.len() == columns && !row[0].is_empty())
        // Within a quote or a list, lines begin with something.
        && text[..range.start].chars().next_back().is_none_or(|before| before == '\n');
    let ends_by_hand = |line: &str| line.ends_with("  ") || line.ends_with('\\');
    if !is_table || is_list() || written.contains('|') || written.lines().any(ends_by_hand) {
        return None;
    }
    let line = |row: &Vec<&str>| format!("| {} |", row.join(" | "));
    let dashes = format!("| {} |", vec!["---"; columns].join(" | "));
    let mut table: Vec<String> = rows.iter().map(line).collect();
    table.insert(1, dashes);
    let first = range.start..range.start + written.lines().next().map_or(0, str::len);
    let whole = range.start..range.start + written.len();
    // Two lines of two, or names with what they are: perhaps no table.
    let is_certain = (rows.len() > 2 || columns > 2) && rows.iter().all(|row| !row[0].ends_with([':', '：']));
    let fix = is_certain.then(|| Fix::new("make a table of the lines", whole, table.join("\n")));
    Some((first, fix))
}

/// Where and why the paragraph at `range` is not a table, and what makes it one.
fn broken(text: &str, range: &Range<usize>) -> Option<(Range<usize>, String, &'static str, Option<Fix>)> {
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
            let fix = Fix::new("write `-` and `|` in the line of dashes", place.clone(), typed(line));
            return Some((place, message.to_owned(), "write it like this: `| --- | --- |`", Some(fix)));
        }
        let Some((_, head)) = row.checked_sub(1).map(|row| &lines[row]) else {
            // A row with others above it is one of a table that has its header row.
            return Some(if above(text, range.start).is_some_and(|above| is_row(above.line) && above.is_alone) {
                let message = "an empty line separates the header row from its line of dashes, so this is not a table";
                (place, message.to_owned(), "remove the empty line", without_gap(text, range.start))
            } else {
                let message = "this table has no header row, so it is not a table";
                (
                    place,
                    message.to_owned(),
                    "write a row with the names of the columns directly above the line of dashes",
                    None,
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
        let is_even = lines[row + 1..].iter().all(|(_, line)| cells(line) == heads);
        let new = is_even.then(|| Fix::new("write one `---` for each column", place.clone(), dashes_for(line, heads)));
        return Some((place, message, "write one `---` for each column, and a `|` that is text as `\\|`", new));
    }
    let (first, _) = lines.first()?;
    if !lines.iter().all(|(_, line)| line.starts_with('|') && line.len() > 1 && line.ends_with('|') && cells(line) > 1)
    {
        return None;
    }
    // Of the next table, whose line of dashes is told.
    let is_header = lines.len() == 1 && below(text, range.end).is_some_and(is_delimiter_row);
    if is_header {
        return None;
    }
    let place = first.clone();
    match above(text, range.start).map(|above| above.line) {
        Some(line) if line.starts_with('|') && line.ends_with('|') => {
            let message = "an empty line ends the table above, so these rows are shown as text";
            let is_even = lines.iter().all(|(_, row)| cells(row) == cells(line));
            let fix = without_gap(text, range.start).filter(|_| is_even);
            Some((place, message.to_owned(), "remove the empty line", fix))
        }
        _ if lines.len() > 1 => {
            let message = "these rows have no line of dashes, so they are not a table";
            Some((place, message.to_owned(), "write a line `| --- | --- |` below the first row", None))
        }
        _ => None,
    }
}

/// A line of dashes with the characters that are on keyboards: word processors make one long dash of two or three.
fn typed(line: &str) -> String {
    let mut new = String::new();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '−');
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '｜' => new.push('|'),
            '：' => new.push(':'),
            '\u{a0}' | '\u{3000}' => new.push(' '),
            c if is_dash(c) => {
                while chars.next_if(|c| is_dash(*c)).is_some() {}
                new.push_str("---");
            }
            c => new.push(c),
        }
    }
    new
}

/// A line of dashes for this many columns, with those that are there.
fn dashes_for(line: &str, columns: usize) -> String {
    let inside = line.trim().trim_start_matches('|').trim_end_matches('|');
    let there = inside.split('|').map(str::trim).filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = there.chain(std::iter::repeat("---")).take(columns).collect();
    match line.contains(' ') {
        true => format!("| {} |", cells.join(" | ")),
        false => format!("|{}|", cells.join("|")),
    }
}

/// The empty lines above the one at `at` deleted, if nothing stands before it or them.
fn without_gap(text: &str, at: usize) -> Option<Fix> {
    let end = text[..at].rfind('\n').map(|end| end + 1).filter(|start| *start == at)?;
    let start = text[..end].trim_end().len();
    let start = start + text[start..end].find('\n')? + 1;
    (start < end).then(|| Fix::new("remove the empty line", start..end, ""))
}

struct Above<'t> {
    line: &'t str,
    /// No other line is directly above it.
    is_alone: bool,
}

fn is_empty(line: &str) -> bool {
    line.trim_matches([' ', '\t', '>', '\r']).is_empty()
}

/// The last line before `at` that is not empty.
fn above(text: &str, at: usize) -> Option<Above<'_>> {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut lines = text[..line_start].lines().rev().skip_while(|line| is_empty(line));
    let line = without_markers(lines.next()?).trim_end();
    Some(Above { line, is_alone: lines.next().is_none_or(is_empty) })
}

/// The first line from `at` on that is not empty.
fn below(text: &str, at: usize) -> Option<&str> {
    let line = text[at..].lines().find(|line| !is_empty(line))?;
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
