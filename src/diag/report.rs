//! Diagnostics as people and machines read them: sorted, then as text with the source line and a caret, or as JSON.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use anstyle::{AnsiColor, Style};

use super::{Diagnostic, Severity};
use crate::model::Span;

/// Texts of the files that diagnostics point into, by path from the site's root.
pub trait Sources {
    fn text(&self, file: &str) -> Option<&str>;
}

impl Sources for BTreeMap<Arc<str>, String> {
    fn text(&self, file: &str) -> Option<&str> {
        self.get(file).map(String::as_str)
    }
}

/// By file, place, code, text; the same mistake at the same place once. Threads must not reorder what is printed.
pub fn sort(diags: &mut Vec<Diagnostic>) {
    let key = |d: &Diagnostic| {
        (d.file.clone(), d.span.as_ref().map_or(0, |span| span.start), d.code, d.message.clone(), d.locale.clone())
    };
    diags.sort_by_cached_key(key);
    diags.dedup_by(|a, b| a.code == b.code && a.file == b.file && a.span == b.span && a.message == b.message);
}

/// One-based line and column (in characters) of the first and just behind the last byte.
struct Position {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn position(text: &str, span: &Span) -> Position {
    let (line, column) = line_column(text, span.start);
    let (end_line, end_column) = line_column(text, span.end.max(span.start));
    Position { line, column, end_line, end_column }
}

fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let offset = floor_char_boundary(text, offset);
    let before = &text.as_bytes()[..offset];
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    (line, text[line_start..offset].chars().count() + 1)
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// ```text
/// content/fr/billing/refunds.md:14:12: error[LNK001]: no article `billing/refund`
///    14 | Voir [ici](../billing/refund.md).
///       |            ^^^^^^^^^^^^^^^^^^^^ help: did you mean `billing/refunds`?
/// ```
pub fn text(diagnostic: &Diagnostic, sources: &dyn Sources, color: bool) -> String {
    let paint = |style: Style, text: &str| if color { format!("{style}{text}{style:#}") } else { text.to_owned() };
    let (name, style) = match diagnostic.severity {
        Severity::Error => ("error", AnsiColor::Red.on_default().bold()),
        Severity::Warning => ("warning", AnsiColor::Yellow.on_default().bold()),
    };
    let source = diagnostic.file.as_deref().and_then(|file| sources.text(file));
    let mut out = String::new();
    if let Some(file) = &diagnostic.file {
        out.push_str(file);
        if let (Some(span), Some(source)) = (&diagnostic.span, source) {
            let at = position(source, span);
            let _ = write!(out, ":{}:{}", at.line, at.column);
        }
        out.push_str(": ");
    }
    let label = paint(style, &format!("{name}[{}]", diagnostic.code));
    let _ = writeln!(out, "{label}: {}", diagnostic.message);
    let help = diagnostic.help.as_ref().map(|help| format!("{} {help}", paint(AnsiColor::Cyan.on_default(), "help:")));
    match (&diagnostic.span, source) {
        (Some(span), Some(source)) if !source.is_empty() => {
            excerpt(&mut out, source, span, help.as_deref(), &|caret| paint(style, caret));
        }
        _ => {
            if let Some(help) = help {
                let _ = writeln!(out, "  {help}");
            }
        }
    }
    out
}

/// The line that the span begins in, cut to a screenful around it, and carets below.
fn excerpt(out: &mut String, source: &str, span: &Span, help: Option<&str>, paint: &dyn Fn(&str) -> String) {
    const WIDTH: usize = 120;
    let start = floor_char_boundary(source, span.start);
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
    let line = source[line_start..line_end].trim_end_matches('\r');
    let number = memchr::memchr_iter(b'\n', &source.as_bytes()[..line_start]).count() + 1;
    let before = source[line_start..start].chars().count();
    let end = floor_char_boundary(source, span.end).clamp(start, (line_start + line.len()).max(start));
    let marked = source[start..end].chars().count().clamp(1, WIDTH);

    let skip = if before + marked > WIDTH { before.saturating_sub(WIDTH / 3) } else { 0 };
    let shown: String = line.chars().skip(skip).take(WIDTH).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let pad: usize = line.chars().skip(skip).take(before - skip).map(columns).sum();
    let carets: usize = line.chars().skip(before).take(marked).map(columns).sum::<usize>().max(1);
    let gutter = number.to_string();
    let lead = if skip > 0 { "…" } else { "" };
    let _ = writeln!(out, "{gutter} | {lead}{shown}");
    let _ = write!(
        out,
        "{:width$} | {:pad$}{}",
        "",
        "",
        paint(&"^".repeat(carets)),
        width = gutter.len(),
        pad = pad + lead.chars().count()
    );
    if let Some(help) = help {
        let _ = write!(out, " {help}");
    }
    out.push('\n');
}

/// Columns of a terminal that a character takes: two for CJK and full-width forms (UAX #11, roughly).
fn columns(c: char) -> usize {
    match c as u32 {
        0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// The object that `--format json` prints for one diagnostic.
pub fn json(diagnostic: &Diagnostic, sources: &dyn Sources) -> serde_json::Value {
    let at = match (&diagnostic.file, &diagnostic.span) {
        (Some(file), Some(span)) => sources.text(file).map(|text| position(text, span)),
        _ => None,
    };
    let at = at.as_ref();
    serde_json::json!({
        "code": diagnostic.code,
        "severity": match diagnostic.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "message": diagnostic.message,
        "file": diagnostic.file,
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "end_line": at.map(|at| at.end_line),
        "end_column": at.map(|at| at.end_column),
        "locale": diagnostic.locale,
        "article": diagnostic.article,
        "help": diagnostic.help,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text_of_file: &str, span: Span) -> String {
        let file: Arc<str> = Arc::from("a.md");
        let sources = BTreeMap::from([(Arc::clone(&file), text_of_file.to_owned())]);
        let diagnostic = Diagnostic::error("LNK001", "no article `x`").help("did you mean `y`?").at(&file, span);
        text(&diagnostic, &sources, false)
    }

    #[test]
    fn carets_stand_below_what_is_wrong() {
        assert_eq!(
            render("one\ntwo [x](x.md) three\n", 12..16),
            "a.md:2:9: error[LNK001]: no article `x`\n2 | two [x](x.md) three\n  |         ^^^^ help: did you mean `y`?\n"
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(
            render("日本[x](x)\n", 10..11),
            "a.md:1:7: error[LNK001]: no article `x`\n1 | 日本[x](x)\n  |         ^ help: did you mean `y`?\n"
        );
    }

    #[test]
    fn spans_outside_of_the_text_do_not_panic() {
        let reversed = Span { start: 5, end: 2 };
        for span in [0..0, 0..900, 700..900, reversed] {
            render("short é", span.clone());
            render("", span);
        }
    }
}
