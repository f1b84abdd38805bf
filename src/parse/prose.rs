//! Titles, descriptions and other texts of the front matter that people write as sentences, where YAML has rules that they
//! don't know: a space and `#` begin a comment, and a line break is a space.

use super::markdown::joins_lines;
use crate::diag::Diagnostic;
use crate::model::Spanned;
use crate::yaml::{Fields, FileDiags, Node, Value};

pub fn text(name: &'static str, fields: &mut Fields<'_>, file: &mut FileDiags) -> Option<Spanned<String>> {
    text_of(name, fields.take(name)?, file)
}

pub fn text_of(name: &str, node: &Node, file: &mut FileDiags) -> Option<Spanned<String>> {
    tell_comment(name, node, file);
    let mut text = file.text(name, node)?;
    if let Some(joined) = joined(&text.value, &file.text[node.written.clone()]) {
        text.value = joined;
    }
    Some(text)
}

/// The same for lists of such texts.
pub fn texts(name: &'static str, fields: &mut Fields<'_>, file: &mut FileDiags) -> Vec<Spanned<String>> {
    let Some(node) = fields.take(name) else { return Vec::new() };
    match &node.value {
        Value::Seq(items) => items.iter().for_each(|item| tell_comment(name, item, file)),
        _ => tell_comment(name, node, file),
    }
    file.texts(name, node)
}

/// A text without quotes ends before ` #`.
fn tell_comment(name: &str, node: &Node, file: &mut FileDiags) {
    let Value::Str(value) = &node.value else { return };
    let written = &file.text[node.written.clone()];
    if written.is_empty() || written.starts_with(['"', '\'', '|', '>']) {
        return;
    }
    let end = node.written.start + written.trim_end().len();
    let rest = file.text[end..].lines().next().unwrap_or_default();
    let comment = rest.trim();
    if !comment.starts_with('#') || !rest.starts_with([' ', '\t']) {
        return;
    }
    let quote = if value.contains('"') || comment.contains(['"', '\\']) { '\'' } else { '"' };
    let whole = format!("{value} {comment}");
    let whole = if quote == '\'' { whole.replace('\'', "''") } else { whole };
    let start = end + rest.len() - rest.trim_start().len();
    let message = format!("`{name}` ends before ` #`, which begins a comment in YAML");
    let diagnostic = Diagnostic::warning("FM007", message)
        .help(format!("quotes keep it: `{quote}{whole}{quote}`; put a comment on a line of its own"));
    file.push(diagnostic, &(start..start + comment.len()));
}

/// `value` without the spaces that YAML has made of line breaks between characters that are not set apart.
fn joined(value: &str, written: &str) -> Option<String> {
    if written.is_ascii() || !written.contains('\n') {
        return None;
    }
    let mut joined = value.to_owned();
    let mut from = 0;
    let mut lines = written.trim_matches(['"', '\'']).lines().map(str::trim);
    let mut before = lines.next()?;
    for line in lines {
        let sides = before.chars().next_back().zip(line.chars().next());
        if let Some((last, first)) = sides
            && joins_lines(last, first)
        {
            for gap in [' ', '\n'] {
                let tail: String = before.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
                let seam = format!("{tail}{gap}{}", line.chars().take(4).collect::<String>());
                if let Some(at) = joined[from..].find(&seam).map(|at| from + at + tail.len()) {
                    joined.remove(at);
                    from = at;
                    break;
                }
            }
        }
        before = line;
    }
    (joined != value).then_some(joined)
}
