//! What of the front matter is for translators, and how it is written.

use std::ops::Range;

use guichet_core::yaml::{self, Node, Value};

use crate::segment::{Kind, Segment};
use crate::token::on_one_line;

/// In the order in which they are exported.
const KEYS: [(&str, Kind); 4] =
    [("title", Kind::Title), ("description", Kind::Description), ("keywords", Kind::Keywords), ("search", Kind::Pins)];

/// `yaml`: where the front matter is.
pub(crate) fn segments(text: &str, yaml: Range<usize>) -> Vec<Segment> {
    let Ok(node) = yaml::parse(text, yaml) else { return Vec::new() };
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let value = |entries: &[(yaml::Key, Node)], name: &str| {
        entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node.clone())
    };
    let mut found = Vec::new();
    for (name, kind) in KEYS {
        let node = value(entries, name).and_then(|node| match (&node.value, kind) {
            (Value::Map(entries), Kind::Pins) => value(entries, "pin"),
            (_, Kind::Pins) => None,
            _ => Some(node),
        });
        let Some(node) = node else { continue };
        let words = match (&node.value, kind) {
            (Value::Str(words), _) => on_one_line(words),
            (Value::Seq(items), Kind::Keywords | Kind::Pins) => match joined(items) {
                Some(words) => words,
                None => continue,
            },
            _ => continue,
        };
        if let Some(range) = place(text, &node) {
            found.push(Segment::new(kind, range, words, 0));
        }
    }
    found.sort_by_key(|segment| segment.range.start);
    found
}

/// What separates keywords, by the keyboard of who types them. Where there is one of the second kind, the first is a part of a keyword.
const COMMAS: [char; 4] = [',', '、', '，', '،'];
const SEMICOLONS: [char; 3] = [';', '；', '؛'];

/// `None` if one of them is no text, or has the sign that would separate it.
fn joined(items: &[Node]) -> Option<String> {
    let words = items.iter().map(|item| match &item.value {
        Value::Str(words) if !words.contains(SEMICOLONS) => Some(words.as_str()),
        _ => None,
    });
    let words = words.collect::<Option<Vec<_>>>()?;
    let has_commas = words.iter().any(|words| words.contains(COMMAS));
    // One alone has nothing that separates it.
    Some(if has_commas { words.join("; ") + if words.len() == 1 { ";" } else { "" } } else { words.join(", ") })
}

/// Where all of a value stands. `None` where it is told by an anchor, or by nothing.
fn place(text: &str, node: &Node) -> Option<Range<usize>> {
    match &node.value {
        Value::Seq(items) => {
            let last = items.last()?;
            if text[node.span.start..].starts_with('[') {
                let end = last.written.end + text[last.written.end..].find(']')?;
                return Some(node.span.start..end + 1);
            }
            // A list of lines: from the first mark.
            let first = items.first()?;
            let start = text[..first.written.start].rfind('-')?;
            Some(start..end_of(text, last))
        }
        _ if node.span == node.written => Some(start_of(text, node)..end_of(text, node)),
        _ => None,
    }
}

/// A text below its key begins with the sign that says how its lines are read: `>-`.
fn start_of(text: &str, node: &Node) -> usize {
    let before = text[..node.written.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_sign = word.starts_with(['>', '|']) && word[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9'));
    if is_sign && text[before.len()..node.written.start].contains('\n') {
        before.len() - word.len()
    } else {
        node.written.start
    }
}

fn end_of(text: &str, node: &Node) -> usize {
    node.written.start + text[node.written.clone()].trim_end().len()
}

/// A value in YAML, for the key that has it.
pub(crate) fn value(kind: Kind, words: &str) -> String {
    match kind {
        Kind::Keywords | Kind::Pins => {
            let items: Vec<String> = items(words).map(scalar).collect();
            format!("[{}]", items.join(", "))
        }
        _ => scalar(words.trim()),
    }
}

pub(crate) fn items(words: &str) -> impl Iterator<Item = &str> {
    let signs: &[char] = if words.contains(SEMICOLONS) { &SEMICOLONS } else { &COMMAS };
    words.split(signs).map(str::trim).filter(|item| !item.is_empty())
}

/// A plain scalar where nothing in the text could mean something to YAML, else a quoted one: every JSON string is a YAML string.
pub fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/' | '’' | '\'' | '.'));
    let word = ["true", "false", "null", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word));
    if plain && !word { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
