//! Annotations on GitHub, by its workflow commands, and the summary of a step.
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>

use std::fmt::Write;

use guichet_core::diag::report::{Reporter, Told};
use guichet_core::diag::{Diagnostic, Severity};

use super::{path, totals, words, worst};
use crate::cli::numbers::grouped;

/// A step shows this many of each severity.
const SHOWN: usize = 10;

/// A summary of more than a mebibyte is refused.
const SUMMARY: usize = 1_000_000;

/// The annotations that GitHub shows, and how many it would not.
pub fn annotations(diags: &[Diagnostic], reporter: &mut Reporter, root: &str) -> (String, usize) {
    let mut out = String::new();
    let mut left = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let all: Vec<_> = diags.iter().filter(|diagnostic| diagnostic.severity == severity).collect();
        left += all.len().saturating_sub(SHOWN);
        for diagnostic in all.into_iter().take(SHOWN) {
            out.push_str(&annotation(&reporter.told(diagnostic), root));
        }
    }
    (out, left)
}

fn annotation(told: &Told, root: &str) -> String {
    let command = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut out = format!("::{command} file={}", property(&path(root, told)));
    if let Some(at) = told.at {
        let _ = write!(out, ",line={},endLine={}", at.line, at.end_line.max(at.line));
        // Columns are for what is on one line.
        if at.line == at.end_line {
            let _ = write!(out, ",col={},endColumn={}", at.column, at.end_column);
        }
    }
    let title = format!("{}: {}", told.code, told.code.title());
    let _ = writeln!(out, ",title={}::{}", property(&title), data(&words(told)));
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Markdown: how many there are of what, then each of them.
pub fn summary(diags: &[Diagnostic], reporter: &mut Reporter, root: &str) -> String {
    let mut out = String::from("## Help centre\n\n");
    out.push_str("| | Code | Problem | |\n|---|---|---|--:|\n");
    for (severity, code, count) in totals(diags) {
        let _ = writeln!(out, "| {} | {code} | {} | {} |", severity.name(), cell(code.title()), grouped(count));
    }
    out.push_str("\n<details><summary>All of them</summary>\n\n| Where | Code | What |\n|---|---|---|\n");
    let end = "\n</details>\n";
    let all = worst(diags, diags.len());
    let mut sorted = all;
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    let count = sorted.len();
    for (at, diagnostic) in sorted.into_iter().enumerate() {
        let told = reporter.told(diagnostic);
        let place = told.at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        let words: Vec<String> = words(&told).lines().map(cell).collect();
        let row = format!("| {}{place} | {} | {} |\n", cell(&path(root, &told)), told.code, words.join("<br>"));
        if out.len() + row.len() + end.len() + 100 > SUMMARY {
            let _ = write!(out, "\nAnd {} more.\n", grouped(count - at));
            break;
        }
        out.push_str(&row);
    }
    out.push_str(end);
    out
}

/// A line of text in a cell: no markup of its own, but for what is between backticks, where Markdown shows signs as they are.
fn cell(text: &str) -> String {
    let pieces: Vec<String> = text.replace('|', "\\|").replace('\r', " ").split('`').map(str::to_owned).collect();
    let is_code = |at: usize| at % 2 == 1 && at + 1 < pieces.len();
    let escaped = |(at, piece): (usize, &String)| if is_code(at) { piece.clone() } else { piece.replace('<', "&lt;") };
    pieces.iter().enumerate().map(escaped).collect::<Vec<_>>().join("`")
}
