//! `SUMMARY.md` → a navigation.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::report::Report;

/// Levels of pages below pages that are followed.
const MAX_DEPTH: usize = 12;

/// What `SUMMARY.md` lists.
pub fn lines(summary: &str, place: &str, report: &mut Report) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for line in summary.lines() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        if let Some(title) = bare.strip_prefix("## ") {
            lines.push(Line { indent: 0, title: plain(title), path: None });
        } else if bare.trim_start_matches(['*', '-', ' ']).starts_with("```") && bare.starts_with(['*', '-']) {
            let note = "not carried: write the requests as code, and the fields as tables";
            report.left("`builtin:openapi`, pages that GitBook makes of the description of an API", note, place);
        } else if let Some(link) = bare.strip_prefix("* ").or_else(|| bare.strip_prefix("- "))
            && let Some((title, path)) = link.trim().strip_prefix('[').and_then(|link| link.rsplit_once("]("))
        {
            // In angle brackets, spaces are part of it.
            let path = match path.strip_prefix('<') {
                Some(inner) => inner.split(['>', '#']).next(),
                None => path.split([' ', ')', '#']).next(),
            };
            let path = percent_decode_str(path.unwrap_or_default()).decode_utf8_lossy().into_owned();
            lines.push(Line { indent, title: plain(title), path: Some(path) });
        }
    }
    lines
}

/// The same as a navigation.
pub fn items(lines: &[Line]) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for group in lines.chunk_by(|_, next| next.path.is_some()) {
        let (title, rest) = match group.first() {
            Some(Line { title, path: None, .. }) => (Some(title), &group[1..]),
            _ => (None, group),
        };
        let list = level(rest, 0);
        match title {
            // A heading is a folder for what is below it.
            Some(title) if !list.is_empty() => all.push(json!({ title: list })),
            _ => all.extend(list),
        }
    }
    Value::Array(all)
}

/// Pages with pages below them, by their paths without an ending: they are the texts of folders.
pub fn heads(lines: &[Line]) -> BTreeSet<String> {
    let is_head = |pair: &&[Line]| pair[1].path.is_some() && pair[1].indent > pair[0].indent;
    let heads = lines.windows(2).filter(is_head).filter_map(|pair| pair[0].path.as_deref()?.strip_suffix(".md"));
    heads.map(|stem| stem.trim_start_matches("./").to_owned()).collect()
}

pub struct Line {
    indent: usize,
    title: String,
    /// `None`: a heading.
    path: Option<String>,
}

/// The pages of one level; those with pages below them are lists.
fn level(lines: &[Line], depth: usize) -> Vec<Value> {
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut all = Vec::new();
    for part in lines.chunk_by(|_, next| next.indent > least && depth < MAX_DEPTH) {
        let Some((first, below)) = part.split_first() else { continue };
        let path = first.path.clone().unwrap_or_default();
        let own = Value::String(path.clone());
        if below.is_empty() {
            // The text of a folder that has no others is an article beside it.
            let leaf = path.strip_suffix("/README.md").map(|folder| Value::String(format!("{folder}.md")));
            all.push(leaf.unwrap_or(own));
        } else {
            let list: Vec<Value> = std::iter::once(own).chain(level(below, depth + 1)).collect();
            all.push(json!({ first.title.clone(): list }));
        }
    }
    all
}

/// A title without what GitBook writes behind it to lead there, `<a href="#a" id="a"></a>`, and without marks.
fn plain(title: &str) -> String {
    let title = title.split("<a ").next().unwrap_or(title).trim();
    let mut made = String::with_capacity(title.len());
    let mut chars = title.chars().peekable();
    while let Some(c) = chars.next() {
        let is_mark = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        made.extend((!is_mark).then_some(c).or_else(|| chars.next()));
    }
    let names = [("&#x26;", "&"), ("&amp;", "&"), ("&#x27;", "'"), ("&#x22;", "\""), ("&quot;", "\""), ("&#x3C;", "<")];
    let made = names.iter().fold(made, |text, (name, sign)| text.replace(name, sign));
    crate::emoji::shown(&made.replace("**", ""))
}
