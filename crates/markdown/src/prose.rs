//! Titles, descriptions and other texts of the front matter that people write as sentences, where YAML has rules that they
//! don't know: a space and `#` begin a comment, `!word` and `&word` at the beginning belong to YAML itself, and a line break is a
//! space.

use super::markdown::lines::joins_lines;
use guichet_core::diag::{Diagnostic, Fix, codes};
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value, in_quotes};

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
    let whole = in_quotes(&format!("{value} {comment}"));
    let start = end + rest.len() - rest.trim_start().len();
    let message = format!("`{name}` ends before ` #`, which begins a comment in YAML");
    let diagnostic = Diagnostic::new(codes::FM007, message)
        .help(format!("quotes keep it: `{whole}`; put a comment on a line of its own"));
    // The number of something: a comment has a space, or a word.
    let is_number = comment[1..].starts_with(|c: char| c.is_ascii_digit()) && node.span.start == node.written.start;
    let fix = is_number.then(|| Fix::new("put the text in quotes", node.written.start..start + comment.len(), whole));
    file.push(diagnostic.fix(fix), &(start..start + comment.len()));
}

/// Keys of the front matter whose values are such texts, or lists of them.
const KEYS: [&str; 4] = ["title", "description", "keywords", "authors"];

/// Texts that begin with a tag or an anchor of YAML: it is no part of the value. Whether the title has nothing else.
pub fn tell_signs(head: &Node, file: &mut FileDiags) -> bool {
    let Value::Map(entries) = &head.value else { return false };
    let mut no_title = false;
    for (key, node) in entries.iter().filter(|(key, _)| KEYS.contains(&key.name.as_str())) {
        let told = match &node.value {
            Value::Seq(items) => items.iter().filter(|item| tell_sign(&key.name, item, file)).count() > 0,
            _ => tell_sign(&key.name, node, file),
        };
        no_title |= told && key.name == "title" && matches!(node.value, Value::Null);
    }
    no_title
}

fn tell_sign(name: &str, node: &Node, file: &mut FileDiags) -> bool {
    let before = &file.text[..node.written.start];
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let sign = line.rsplit([' ', '\t', '[', ',']).next().unwrap_or_default();
    let end = node.written.start - (before.len() - before.trim_end().len());
    let what = match sign.as_bytes() {
        [b'!', ..] if !is_type(sign) => "a tag",
        [b'&', ..] if !has_alias(file.text, &sign[1..]) => "an anchor",
        _ => return false,
    };
    let rest = match &node.value {
        Value::Str(value) => value.as_str(),
        _ => &file.text[node.written.clone()],
    };
    let whole = in_quotes(format!("{sign} {rest}").trim_end());
    let message = format!("`{name}` begins after `{sign}`, which is {what} in YAML and not part of the text");
    let diagnostic = Diagnostic::new(codes::FM007, message).help(format!("quotes keep it: `{whole}`"));
    let written = match node.value {
        Value::Null => end,
        _ => node.written.start + file.text[node.written.clone()].trim_end().len(),
    };
    let is_plain =
        !rest.contains('\n') && !file.text[node.written.clone()].starts_with(['"', '\'', '|', '>', '[', '{']);
    let fix = is_plain.then(|| Fix::new("put the text in quotes", end - sign.len()..written, whole));
    file.push(diagnostic.fix(fix), &(end - sign.len()..end));
    true
}

/// A tag that somebody who knows YAML has set: `!!str`, `!<tag:…>`.
fn is_type(sign: &str) -> bool {
    const TYPES: [&str; 10] =
        ["!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map", "!!binary", "!!timestamp", "!!set"];
    TYPES.contains(&sign) || sign.starts_with("!<")
}

/// Whether the front matter refers to an anchor.
fn has_alias(text: &str, anchor: &str) -> bool {
    let end = text.get(3..).and_then(|rest| rest.find("\n---")).map_or(text.len(), |at| at + 3);
    let words = text[..end].split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '{' | '}' | ','));
    words.filter_map(|word| word.strip_prefix('*')).any(|alias| alias == anchor)
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
