//! `--8<-- "file"` of the extension for snippets: what a text includes, whole or in parts, also in code.

use super::context::Context;
use crate::parts::{self, Which};
use guichet_syntax::fenced::Fence;

/// Texts in one another that are followed.
const MAX_DEPTH: usize = 8;

const MARK: &str = "--8<--";

/// What a line includes: the path as it is written, and which part.
pub fn named(line: &str) -> Option<(&str, Which)> {
    let rest = line.trim().strip_prefix(MARK)?.trim();
    let inner = rest
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| rest.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')))?;
    file(inner)
}

fn file(written: &str) -> Option<(&str, Which)> {
    if written.is_empty() || written.contains("://") {
        return None;
    }
    let Some((path, part)) = written.split_once(':') else { return Some((written, Which::default())) };
    let is_lines = part.chars().all(|c| c.is_ascii_digit() || c == ':' || c == ',');
    if !is_lines {
        return Some((path, Which { region: Some(part.to_owned()), lines: Vec::new() }));
    }
    let range = |range: &str| {
        let (from, to) = range.split_once(':').unwrap_or((range, range));
        let number = |text: &str, or: usize| if text.is_empty() { Some(or) } else { text.parse::<usize>().ok() };
        let range = (number(from, 1)?, number(to, usize::MAX)?);
        (range.0 > 0 && range.0 <= range.1).then_some(range)
    };
    Some((path, Which { region: None, lines: part.split(',').map(range).collect::<Option<Vec<_>>>()? }))
}

/// A text with what it includes; whole texts of Markdown stay as they are, since they are snippets.
pub fn put_in(text: &str, context: &mut Context, depth: usize) -> String {
    if !text.contains("8<") || depth > MAX_DEPTH {
        return text.to_owned();
    }
    let mut made: Vec<String> = Vec::new();
    let mut fence = Fence::default();
    let mut block: Option<String> = None;
    for line in text.split('\n') {
        let is_code = fence.holds(line);
        let bare = line.trim();
        let indent = &line[..line.len() - line.trim_start().len()];
        if let Some(indent) = &block {
            if bare == MARK {
                block = None;
            } else if !bare.is_empty() && !bare.starts_with(';') {
                let line = format!("{indent}{MARK} \"{bare}\"");
                included(&line, is_code, context, depth, &mut made);
            }
            continue;
        }
        // What is escaped is an example.
        if let Some(escaped) = bare.strip_prefix(';').filter(|rest| rest.starts_with(MARK)) {
            made.push(format!("{indent}{}{escaped}", if is_code { "" } else { "\\" }));
        } else if bare == MARK {
            block = Some(indent.to_owned());
        } else if bare.starts_with(MARK) {
            included(line, is_code, context, depth, &mut made);
        } else {
            made.push(line.to_owned());
        }
    }
    made.join("\n")
}

fn included(line: &str, is_code: bool, context: &mut Context, depth: usize, made: &mut Vec<String>) {
    let indent = line[..line.len() - line.trim_start().len()].to_owned();
    let found = named(line).and_then(|(path, which)| Some((path, (context.find)(path)?, which)));
    if let Some((path, _, which)) = &found
        && !is_code
        && which.is_all()
        && let Some(name) = (context.snippet)(path)
    {
        made.push(format!("{indent}{{{{ snippet(name=\"{name}\") }}}}"));
        return;
    }
    let text = found.and_then(|(_, file, which)| {
        let text = context.files.text(&file)?;
        let body = if file.ends_with(".md") { crate::values::front_matter(text).body } else { text };
        parts::part(body, &which)
    });
    match text {
        Some(text) => {
            let text = if is_code { text } else { put_in(&text, context, depth + 1) };
            made.extend(
                text.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") }),
            );
        }
        None => {
            let note = "left out, with a comment at its place: the source does not have it";
            context.report.left(MARK, note, context.source);
            if !is_code {
                made.push(format!("{indent}<!-- left out: {} -->", line.trim().trim_start_matches(MARK).trim()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_behind_a_colon() {
        let lines = |from, to| Which { region: None, lines: vec![(from, to)] };
        for (line, path, which) in [
            ("--8<-- \"a.md\"", "a.md", Which::default()),
            ("  --8<-- 'a.py:func'", "a.py", Which { region: Some("func".to_owned()), lines: Vec::new() }),
            ("--8<-- \"a.py:2:3\"", "a.py", lines(2, 3)),
            ("--8<-- \"a.py::3\"", "a.py", lines(1, 3)),
            ("--8<-- \"a.py:4\"", "a.py", lines(4, 4)),
        ] {
            assert_eq!(named(line), Some((path, which)), "{line}");
        }
        for none in ["--8<-- \"https://a.example/b.md\"", "--8<-- a", "--8<--", "a"] {
            assert_eq!(named(none), None, "{none}");
        }
    }
}
