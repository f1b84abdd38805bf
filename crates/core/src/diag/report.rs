//! Diagnostics as people and machines read them: sorted, then as text with the source line and a caret, or as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use anstyle::{AnsiColor, Style};

use super::code::Code;
use super::diagnostic::Diagnostic;
use super::fix::apart;
use super::printable::{on_a_line, visible};
use super::severity::Severity;
use crate::model::Span;

/// Texts of the files that diagnostics point into, by path from the site's root.
pub trait Sources {
    fn text(&self, file: &str) -> Option<&str>;

    /// What may be printed of a text: secrets are blotted out, character for character.
    fn printable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(text)
    }
}

impl Sources for BTreeMap<Arc<str>, String> {
    fn text(&self, file: &str) -> Option<&str> {
        self.get(file).map(String::as_str)
    }
}

/// By file, place, code, text, and notes last; the same mistake at the same place once. Threads must not reorder what is
/// printed.
pub fn sort(diags: &mut Vec<Diagnostic>) {
    let key = |d: &Diagnostic| {
        let start = d.span.as_ref().map_or(0, |span| span.start);
        (d.severity == Severity::Note, d.file.clone(), start, d.code, d.message.clone(), d.locale.clone())
    };
    diags.sort_by_cached_key(key);
    diags.dedup_by(|a, b| a.code == b.code && a.file == b.file && a.span == b.span && a.message == b.message);
}

/// One-based line and column (in characters) of the first and just behind the last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// A diagnostic as it may be printed: secrets are blotted out.
#[derive(Clone, Debug)]
pub struct Told<'d> {
    pub code: Code,
    pub severity: Severity,
    pub message: Cow<'d, str>,
    pub help: Option<Cow<'d, str>>,
    /// From the site's root.
    pub file: Option<Cow<'d, str>>,
    pub at: Option<Position>,
}

/// What `guichet fix` does about a diagnostic, at all places that it is told for, as it may be printed.
#[derive(Clone, Debug)]
pub struct ToldFix<'d> {
    pub title: Cow<'d, str>,
    /// What goes, and what is put in its place.
    pub edits: Vec<(Position, Cow<'d, str>)>,
}

/// The line that a diagnostic points into, cut to a screenful around it, in what stands before it, in it and behind it. What a
/// terminal would not show as it is has another sign in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub line: usize,
    pub before: String,
    pub marked: String,
    pub after: String,
}

/// Prints diagnostics one after the other. Of the file of the last one it remembers where the lines begin, and how far
/// it has counted: a hundred thousand mistakes in one file, or on one line, take no longer than they have to.
pub struct Reporter<'a> {
    sources: &'a dyn Sources,
    color: bool,
    /// What stands before a file's path in text, so that a terminal can open it.
    root: &'a str,
    places: Option<Places<'a>>,
}

struct Places<'a> {
    file: Arc<str>,
    text: &'a str,
    /// Byte offsets of the first bytes of all lines.
    lines: Vec<usize>,
    /// The last offset asked for, and the number of characters between it and the start of its line.
    counted: (usize, usize),
}

impl<'a> Places<'a> {
    fn new(file: &Arc<str>, text: &'a str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Places { file: Arc::clone(file), text, lines: [0].into_iter().chain(breaks).collect(), counted: (0, 0) }
    }

    /// The index of the line that holds an offset.
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset) - 1
    }

    /// Line and column, both from 1.
    fn at(&mut self, offset: usize) -> (usize, usize) {
        let offset = floor_char_boundary(self.text, offset);
        let line = self.line(offset);
        let start = self.lines[line];
        let (from, chars) = self.counted;
        let (from, chars) = if (start..=offset).contains(&from) { (from, chars) } else { (start, 0) };
        let chars = chars + self.text[from..offset].chars().count();
        self.counted = (offset, chars);
        (line + 1, chars + 1)
    }

    fn position(&mut self, span: &Span) -> Position {
        let (line, column) = self.at(span.start);
        let counted = self.counted;
        let (end_line, end_column) = self.at(span.end.max(span.start));
        // The next one may begin before this one ends.
        self.counted = counted;
        Position { line, column, end_line, end_column }
    }

    /// The line that the span begins in.
    fn excerpt(&mut self, span: &Span) -> Excerpt {
        const WIDTH: usize = 120;
        let start = floor_char_boundary(self.text, span.start);
        let (number, column) = self.at(start);
        let line_start = self.lines[number - 1];
        let line_end = self.lines.get(number).map_or(self.text.len(), |next| next - 1);
        let line = self.text[line_start..line_end].trim_end_matches('\r');
        let line_end = line_start + line.len();
        let before = column - 1;
        let end = floor_char_boundary(self.text, span.end).clamp(start, line_end.max(start));
        let marked = self.text[start..end].chars().take(WIDTH).count().max(1);

        let cut = before + marked > WIDTH && before > WIDTH / 3;
        let from = if cut {
            let back = self.text[line_start..start].char_indices().rev().take(WIDTH / 3);
            back.last().map_or(start, |(at, _)| line_start + at)
        } else {
            line_start
        };
        let lead = if cut { "…" } else { "" };
        let mut rest = self.text[start..line_end.max(start)].chars().map(visible);
        let before: String = lead.chars().chain(self.text[from..start].chars().map(visible)).collect();
        let marked: String = rest.by_ref().take(marked).collect();
        let room = WIDTH.saturating_sub(before.chars().count() - lead.chars().count() + marked.chars().count());
        Excerpt { line: number, before, marked, after: rest.take(room).collect() }
    }

    /// The same with carets below.
    fn drawn(&mut self, out: &mut String, span: &Span, help: Option<&str>, paint: &dyn Fn(&str) -> String) {
        let Excerpt { line, before, marked, after } = self.excerpt(span);
        let width = |text: &str| text.chars().map(columns).sum::<usize>();
        let gutter = line.to_string();
        let _ = writeln!(out, "{gutter} | {before}{marked}{after}");
        let carets = "^".repeat(width(&marked).max(1));
        let (margin, pad) = (gutter.len(), width(&before));
        let _ = write!(out, "{:margin$} | {:pad$}{}", "", "", paint(&carets));
        if let Some(help) = help {
            let _ = write!(out, " {help}");
        }
        out.push('\n');
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl<'a> Reporter<'a> {
    pub fn new(sources: &'a dyn Sources, color: bool) -> Self {
        Reporter { sources, color, root: "", places: None }
    }

    /// `root` is the way to the site's root, with a slash at its end.
    pub fn from(self, root: &'a str) -> Self {
        Reporter { root, ..self }
    }

    /// The text that the diagnostic points into, if it does.
    fn places(&mut self, diagnostic: &Diagnostic) -> Option<(&mut Places<'a>, Span)> {
        let (file, span) = (diagnostic.file.as_ref()?, diagnostic.span.clone()?);
        if self.places.as_ref().is_none_or(|places| places.file != *file) {
            self.places = self.sources.text(file).map(|text| Places::new(file, text));
        }
        Some((self.places.as_mut()?, span))
    }

    /// ```text
    /// content/fr/billing/refunds.md:14:12: error[LNK001]: no article `billing/refund`
    ///    14 | Voir [ici](../billing/refund.md).
    ///       |            ^^^^^^^^^^^^^^^^^^^^ help: did you mean `billing/refunds`?
    /// ```
    pub fn text(&mut self, diagnostic: &Diagnostic) -> String {
        let color = self.color;
        let paint = |style: Style, text: &str| if color { format!("{style}{text}{style:#}") } else { text.to_owned() };
        let name = diagnostic.severity.name();
        let style = match diagnostic.severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Note => AnsiColor::Cyan,
        };
        let style = style.on_default().bold();
        let mut out = String::new();
        if let Some(file) = &diagnostic.file {
            out.push_str(&on_a_line(&format!("{}{file}", self.root)));
            if let Some((places, span)) = self.places(diagnostic) {
                let at = places.position(&span);
                let _ = write!(out, ":{}:{}", at.line, at.column);
            }
            out.push_str(": ");
        }
        let label = paint(style, &format!("{name}[{}]", diagnostic.code));
        let _ = writeln!(out, "{label}: {}", on_a_line(&diagnostic.message));
        let help = diagnostic.help.as_ref();
        let help = help.map(|help| format!("{} {}", paint(AnsiColor::Cyan.on_default(), "help:"), on_a_line(help)));
        match self.places(diagnostic) {
            Some((places, span)) if !places.text.is_empty() => {
                places.drawn(&mut out, &span, help.as_deref(), &|caret| paint(style, caret));
            }
            _ => {
                if let Some(help) = help {
                    let _ = writeln!(out, "  {help}");
                }
            }
        }
        match self.sources.printable(&out) {
            Cow::Borrowed(_) => out,
            Cow::Owned(masked) => masked,
        }
    }

    /// The line that the diagnostic points into, if it does. Secrets are blotted out.
    pub fn excerpt(&mut self, diagnostic: &Diagnostic) -> Option<Excerpt> {
        let (places, span) = self.places(diagnostic).filter(|(places, _)| !places.text.is_empty())?;
        let Excerpt { line, before, marked, after } = places.excerpt(&span);
        // As a whole: a secret may begin in one part and end in the next. It stays as long as it was.
        let whole = [before.as_str(), &marked, &after].concat();
        let Cow::Owned(masked) = self.sources.printable(&whole) else {
            return Some(Excerpt { line, before, marked, after });
        };
        let mut chars = masked.chars();
        let mut part = |of: &str| chars.by_ref().take(of.chars().count()).collect();
        let (before, marked) = (part(&before), part(&marked));
        Some(Excerpt { line, before, marked, after: chars.collect() })
    }

    pub fn told<'d>(&mut self, diagnostic: &'d Diagnostic) -> Told<'d> {
        Told {
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: self.sources.printable(&diagnostic.message),
            help: diagnostic.help.as_deref().map(|help| self.sources.printable(help)),
            file: diagnostic.file.as_deref().map(|file| self.sources.printable(file)),
            at: self.places(diagnostic).map(|(places, span)| places.position(&span)),
        }
    }

    pub fn fix<'d>(&mut self, diagnostic: &'d Diagnostic) -> Option<ToldFix<'d>> {
        let first = diagnostic.fixes.first()?;
        let (file, sources) = (diagnostic.file.as_deref()?, self.sources);
        let text = sources.text(file)?;
        let all: Vec<_> = diagnostic.fixes.iter().collect();
        let edits = apart(text, &all).into_iter().flat_map(|at| &diagnostic.fixes[at].edits);
        let edits = edits.filter_map(|edit| {
            let there = Diagnostic { span: Some(edit.span.clone()), ..Diagnostic::new(diagnostic.code, "") };
            let there = Diagnostic { file: diagnostic.file.clone(), ..there };
            let at = self.places(&there).map(|(places, span)| places.position(&span))?;
            Some((at, sources.printable(&edit.text)))
        });
        let edits: Vec<_> = edits.collect();
        (!edits.is_empty()).then(|| ToldFix { title: sources.printable(&first.title), edits })
    }

    /// The object that `--format json` prints for one diagnostic.
    pub fn json(&mut self, diagnostic: &Diagnostic) -> serde_json::Value {
        let told = self.told(diagnostic);
        let fix = self.fix(diagnostic).map(|fix| {
            let edits = fix.edits.iter().map(|(at, text)| {
                serde_json::json!({
                    "line": at.line,
                    "column": at.column,
                    "end_line": at.end_line,
                    "end_column": at.end_column,
                    "text": text,
                })
            });
            serde_json::json!({ "title": fix.title, "edits": edits.collect::<Vec<_>>() })
        });
        let at = told.at.as_ref();
        serde_json::json!({
            "code": told.code,
            "severity": told.severity.name(),
            "message": told.message,
            "file": told.file,
            "line": at.map(|at| at.line),
            "column": at.map(|at| at.column),
            "end_line": at.map(|at| at.end_line),
            "end_column": at.map(|at| at.end_column),
            "locale": diagnostic.locale,
            "article": diagnostic.article,
            "help": told.help,
            "fix": fix,
        })
    }
}

/// Columns of a terminal that a character takes.
fn columns(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::codes;
    use super::*;

    fn render(text_of_file: &str, span: Span) -> String {
        let file: Arc<str> = Arc::from("a.md");
        let sources = BTreeMap::from([(Arc::clone(&file), text_of_file.to_owned())]);
        let diagnostic = Diagnostic::new(codes::LNK001, "no article `x`").help("did you mean `y`?").at(&file, span);
        Reporter::new(&sources, false).text(&diagnostic)
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

    /// Without the memory of the last place this takes minutes.
    #[test]
    fn many_mistakes_on_one_long_line() {
        let file: Arc<str> = Arc::from("a.md");
        let text = "é [x](x.md) ".repeat(100_000);
        let sources = BTreeMap::from([(Arc::clone(&file), text.clone())]);
        let mut reporter = Reporter::new(&sources, false);
        let work = guichet_test_support::Work::start();
        let mut last = String::new();
        for (at, _) in text.match_indices("x.md") {
            let diagnostic = Diagnostic::new(codes::LNK001, "no article `x`").at(&file, at..at + 4);
            last = reporter.text(&diagnostic);
            reporter.json(&diagnostic);
        }
        assert!(last.starts_with("a.md:1:1199995: error"), "{last}");
        assert_eq!(last.lines().nth(2).unwrap().find('^'), Some(4 + 1 + 40), "{last}");
        assert!(work.seconds() < 30.0, "{} s of CPU", work.seconds());
    }

    #[test]
    fn a_file_does_not_command_the_terminal() {
        let text = render("a\u{1b}[31m\u{202e}b [x](x)", 0..1);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        let diagnostic = Diagnostic::new(codes::LNK001, "no article `\u{1b}[2J\nerror: x`").help("\u{7}");
        let text = Reporter::new(&BTreeMap::<Arc<str>, String>::new(), false).text(&diagnostic);
        assert_eq!(text, "error[LNK001]: no article ` [2J error: x`\n  help:  \n");
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
