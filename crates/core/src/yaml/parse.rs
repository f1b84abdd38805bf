//! The text of a document → its tree; what the library says of mistakes, in the words of writers.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::node::{Key, Node, Value};
use super::slips;
use crate::diag::Fix;
use crate::model::Span;
use crate::nfc::into_nfc;

/// Why a text is not YAML, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct YamlError {
    pub message: String,
    /// What to do about it.
    pub help: String,
    pub span: Span,
    /// What makes it readable, where that can only be meant in one way.
    pub fix: Option<Fix>,
}

/// Levels of lists and maps in one another; settings need five.
const MAX_DEPTH: usize = 32;

/// Parses the document that stands in `range` of `text`.
///
/// # Errors
/// Text that is not YAML 1.2, a key that is duplicated in one map, or an alias bomb.
pub fn parse(text: &str, range: Span) -> Result<Node, YamlError> {
    let yaml = &text[range.clone()];
    // Reading is recursive, and on the threads of a pool the stack is small.
    let budget = serde_saphyr::budget! { max_depth: MAX_DEPTH };
    let options = serde_saphyr::options! { strict_booleans: true, budget: budget };
    match serde_saphyr::from_str_with_options::<Raw>(yaml, options) {
        Ok(raw) => Ok(raw.into_node(yaml, range.start)),
        Err(error) => Err(told(text, &range, &error)),
    }
}

/// What the library says of a document that it can't read, in the words of writers, and where the mistake is: often before the place
/// at which it has given up.
fn told(text: &str, range: &Span, error: &serde_saphyr::Error) -> YamlError {
    let yaml = &text[range.clone()];
    let error = error.without_snippet();
    let failed = error.location().map_or(0..0, |location| span_in(yaml, &location));
    let message = without_position(&error.render_with_formatter(&serde_saphyr::UserMessageFormatter));
    if let Some(slip) = slips::find(text, range, range.start + failed.start, &failure) {
        let span = slip.fix.edits.first().map_or_else(|| shift(&failed, range.start), |edit| edit.span.clone());
        let fix = slip.is_certain.then_some(slip.fix);
        return YamlError { message: slip.message, help: slip.help, span, fix };
    }
    let is_about_order =
        ["did not find expected", "illegal placement of ':'"].iter().any(|part| message.contains(part));
    let is_about_brackets = message.contains("expected ',' or") || message.contains("unclosed bracket");
    let bracket = slips::open_bracket(yaml, failed.start).filter(|_| is_about_order || is_about_brackets);
    if let Some(bracket) = bracket {
        let message = format!("`{}` is never closed", &yaml[bracket.clone()]);
        let closed = slips::closed(yaml, &bracket).filter(|fix| {
            let new = crate::diag::fix::applied(yaml, [fix]);
            failure(&new).is_none_or(|at| at > failed.start + 1)
        });
        let help = match &closed {
            Some(fix) => format!("write `{}` at the end of its line", fix.edits[0].text),
            None => CLOSE_BRACKETS.to_owned(),
        };
        let fix = closed.map(|fix| fix.shifted(range.start));
        return YamlError { message, help, span: shift(&bracket, range.start), fix };
    }
    let (message, help) = explain(message, indented_with_tab(yaml, failed.start));
    let span = if is_about_order { words_of_line(yaml, failed.start) } else { failed };
    let is_item = is_about_order && yaml[span.clone()].starts_with("- ");
    let (message, help) = match is_item {
        true => (
            "an item of a list that belongs to no key".to_owned(),
            "begin the items of a list in the same column, below a line with its key, such as `keywords:`",
        ),
        false => (message, help),
    };
    YamlError { message, help: help.to_owned(), span: shift(&span, range.start), fix: None }
}

const CLOSE_BRACKETS: &str = "close every bracket with one of the same kind";

/// Where reading fails, if it does.
fn failure(yaml: &str) -> Option<usize> {
    let budget = serde_saphyr::budget! { max_depth: MAX_DEPTH };
    let options = serde_saphyr::options! { strict_booleans: true, budget: budget };
    let error = serde_saphyr::from_str_with_options::<Raw>(yaml, options).err()?;
    Some(error.without_snippet().location().map_or(0, |location| span_in(yaml, &location).start))
}

/// The line that holds an offset, without what indents it.
fn words_of_line(yaml: &str, at: usize) -> Span {
    let start = yaml[..at.min(yaml.len())].rfind('\n').map_or(0, |at| at + 1);
    let line = yaml[start..].split('\n').next().unwrap_or_default();
    let words = line.trim();
    let start = start + line.len() - line.trim_start().len();
    start..start + words.len()
}

fn indented_with_tab(yaml: &str, at: usize) -> bool {
    let line = yaml[..at.min(yaml.len())].rfind('\n').map_or(0, |at| at + 1);
    yaml[line..].chars().take_while(|c| c.is_whitespace() && *c != '\n').any(|c| c == '\t')
}

/// The library speaks to programmers. What it says of the mistakes that writers make, in their words, and what to do.
fn explain(message: String, tab: bool) -> (String, &'static str) {
    const QUOTES: &str = "texts with `:` or `#` in them, or that begin with a sign, need quotes";
    let has = |part: &str| message.contains(part);
    if tab || has("found a tab") || has("tabs disallowed") {
        return ("a tab where YAML allows only spaces".to_owned(), "delete it, and press the space bar twice");
    }
    if has("duplicate mapping key") {
        let key = message.split('`').nth(1).unwrap_or_default();
        return (format!("the key `{key}` is duplicated"), "keep one of the two");
    }
    if has("recursion limit") || has("Depth {") {
        return (format!("more than {MAX_DEPTH} levels of lists and maps"), "nest less deeply");
    }
    if has("limits breached") {
        return ("too many values".to_owned(), "shorten the file, and use fewer aliases");
    }
    if has("document expected") {
        return ("a second document begins here".to_owned(), "keep one document in the file, without a line `---`");
    }
    if has("unknown value") {
        return ("an alias without an anchor of that name".to_owned(), "put a text that begins with `*` in quotes");
    }
    if has("expected string scalar") || has("null is not allowed") {
        return ("a key that is not text".to_owned(), "write a plain word before the `:`");
    }
    if has("expected key") || has("<document start>") || has("expected '-'") {
        let help = "begin lines that belong together in the same column, with spaces only before those that are part of another one";
        return ("a line that begins in a column where it belongs to nothing".to_owned(), help);
    }
    if has("trailing content") {
        return (
            "more text behind the quote that closes it".to_owned(),
            "put the whole text in quotes; a quote inside is written `\\\"`, or between single quotes",
        );
    }
    if let Some(sign) = message.strip_prefix("unexpected character: `").and_then(|rest| rest.strip_suffix('\'')) {
        return (format!("a text that begins with `{sign}`"), "put it in quotes");
    }
    if has("mapping values") || has("illegal placement of ':'") {
        let help = "put a text with `:` in it between quotes; begin lines that belong together in the same column";
        return ("a `:` where no key can be".to_owned(), help);
    }
    if has("simple key expected") {
        return (
            "a line without a key".to_owned(),
            "put two spaces before it if it goes on with the text above it, or write `key: value`, with a space after the `:`",
        );
    }
    if has("invalid u64") || has("invalid i64") {
        return ("a value that is not what its tag says".to_owned(), "remove the tag, which begins with `!`");
    }
    if has("scanning a tag") {
        return (
            "a tag, which begins with `!`, where a text is meant".to_owned(),
            "put a text that begins with `!` in quotes",
        );
    }
    if has("scanning an anchor") {
        return ("an alias without a name".to_owned(), "put a text that begins with `*` or `&` in quotes");
    }
    let help = match () {
        () if has("unclosed quote") => "close the quote",
        () if has("unclosed bracket") || has("mismatched bracket") => CLOSE_BRACKETS,
        () if has("finite number") => "write a number",
        () => QUOTES,
    };
    (message, help)
}

/// The library ends its messages with `at line 3, column 5`, counted from the fragment: ours come from the span.
fn without_position(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let cut = message.rfind(" at line ").unwrap_or(message.len());
    let message = message[..cut].trim_end_matches(['.', ':', ',']);
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn shift(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}

fn span_in(yaml: &str, location: &serde_saphyr::Location) -> Span {
    let span = location.span();
    let (Some(start), Some(len)) = (span.byte_offset(), span.byte_len()) else {
        let start = offset_of(yaml, location.line(), location.column());
        return start..start;
    };
    let start = (start as usize).min(yaml.len());
    let end = (start + len as usize).min(yaml.len());
    if yaml.is_char_boundary(start) && yaml.is_char_boundary(end) { trim_end(yaml, start..end) } else { 0..0 }
}

/// Errors come with line and column only, both counted from 1, columns in characters.
fn offset_of(yaml: &str, line: u64, column: u64) -> usize {
    let lines = yaml.split_inclusive('\n');
    let before: usize = lines.clone().take(line.saturating_sub(1) as usize).map(str::len).sum();
    let line = lines.clone().nth(line.saturating_sub(1) as usize).unwrap_or_default();
    before + line.chars().take(column.saturating_sub(1) as usize).map(char::len_utf8).sum::<usize>()
}

/// The parser counts the line break after a block into the block.
fn trim_end(yaml: &str, span: Span) -> Span {
    let trimmed = yaml[span.clone()].trim_end().len();
    span.start..span.start + trimmed
}

/// The tree as the library's `Spanned` gives it; map keys are plain strings there, so keys carry a `Spanned` too.
struct Raw(serde_saphyr::Spanned<RawValue>);

enum RawValue {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    Seq(Vec<Raw>),
    Map(Vec<(serde_saphyr::Spanned<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_saphyr::Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(i64::try_from(value).map_or(RawValue::Float(value as f64), RawValue::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Str(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(RawValue::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}

impl Raw {
    fn into_node(self, yaml: &str, base: usize) -> Node {
        let span = span_in(yaml, &self.0.referenced);
        let written = span_in(yaml, &self.0.defined);
        let value = match self.0.value {
            RawValue::Null => Value::Null,
            RawValue::Bool(value) => Value::Bool(value),
            RawValue::Int(value) => Value::Int(value),
            RawValue::Float(value) => Value::Float(value),
            RawValue::Str(value) => Value::Str(into_nfc(value)),
            RawValue::Seq(items) => Value::Seq(items.into_iter().map(|item| item.into_node(yaml, base)).collect()),
            RawValue::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| {
                        let span = shift(&span_in(yaml, &key.referenced), base);
                        (Key { name: into_nfc(key.value), span }, value.into_node(yaml, base))
                    })
                    .collect(),
            ),
        };
        Node { value, span: shift(&span, base), written: shift(&written, base) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice<'a>(text: &'a str, node: &Node) -> &'a str {
        &text[node.span.clone()]
    }

    #[test]
    fn values_and_keys_know_where_they_stand() {
        let text = "---\ntitle: Été\nupdated: 2026-11-22\nplans: [\">=basic\", pro]\nversion: 1.10\nsearch: { boost: 2 }\nno: No\nempty:\n---\n";
        let node = parse(text, 4..text.len() - 4).unwrap();
        let Value::Map(entries) = &node.value else { panic!("{node:?}") };
        let seen: Vec<_> = entries
            .iter()
            .map(|(key, value)| (&text[key.span.clone()], key.name.as_str(), slice(text, value), value.value.kind()))
            .collect();
        assert_eq!(
            seen,
            [
                ("title", "title", "Été", "a text"),
                ("updated", "updated", "2026-11-22", "a text"),
                ("plans", "plans", "[", "a list"),
                ("version", "version", "1.10", "a number"),
                ("search", "search", "{", "a map"),
                ("no", "no", "No", "a text"),
                ("empty", "empty", "", "nothing"),
            ]
        );
    }

    #[test]
    fn what_is_not_yaml_says_where() {
        let text = "title: \"open\nplans: [a\n";
        let error = parse(text, 0..text.len()).unwrap_err();
        assert!(!error.message.contains("line"), "{error:?}");
        let twice = parse("a: 1\nb: 2\na: 3\n", 0..15).unwrap_err();
        assert_eq!(twice.span, 10..11, "{twice:?}");
    }

    /// `line:column` of the first byte, and what is there.
    fn place(text: &str) -> String {
        let whole = format!("---{}{text}---\n", if text.contains('\r') { "\r\n" } else { "\n" });
        let start = whole.len() - text.len() - 4;
        let Err(error) = parse(&whole, start..start + text.len()) else { return "fine".to_owned() };
        let before = &whole[..error.span.start];
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        format!("{}:{column} {:?} {}", before.matches('\n').count() + 1, &whole[error.span], error.message)
    }

    /// Reading may fail far from the mistake. Lines are counted with the `---` above them.
    #[test]
    fn mistakes_are_told_where_they_are() {
        let order = "a line that begins in a column where it belongs to nothing";
        let item = "an item of a list that belongs to no key";
        for (text, expected) in [
            ("title: A\nsearch:\n\tboost: 2\n", "4:1 \"\\t\" a tab where YAML allows only spaces"),
            ("title: A\n\tslug: a\n", "3:1 \"\\t\" a tab where YAML allows only spaces"),
            ("title: A\nkeywords:\n- a\n\t- b\n", "5:1 \"\\t\" a tab where YAML allows only spaces"),
            ("title: A\nsearch: {\n\tboost: 2 }\n", "4:1 \"\\t\" a tab where YAML allows only spaces"),
            ("\ttitle: A\nslug: a\n", "2:1 \"\\t\" `title` begins further to the right than the lines below it"),
            (" title: A\nslug: a\n", "2:1 \" \" `title` begins further to the right than the lines below it"),
            ("title:\tA\nslug: a\n", "fine"),
            ("title: \"Open\nslug: a\norder: 1\n", "2:8 \"\\\"Open\" a text whose closing quote is missing"),
            ("title: A\nslug: 'a\nkeywords: ['b']\n", "3:7 \"'a\" a text whose closing quote is missing"),
            ("title: A\nslug: \"a\nkeywords: [a, \"b\"]\n", "3:7 \"\\\"a\" a text whose closing quote is missing"),
            ("title: A\nkeywords: [a, b\nslug: a\n", "3:11 \"[\" `[` is never closed"),
            ("title: A\nkeywords: [a, b}\nslug: a\n", "3:11 \"\" mismatched bracket '[' closed by '}'"),
            ("title: A\nsearch:\n  boost: 2\n pin: a\n", &format!("5:2 \"pin: a\" {order}")),
            ("title: A\n- b\nslug: a\n", &format!("3:1 \"- b\" {item}")),
            ("title: A\nkeywords:\n  - a\n - b\n", &format!("5:2 \"- b\" {item}")),
            ("- a\ntitle: A\n", &format!("3:1 \"title: A\" {order}")),
            ("title: A\nslug: a\ntitle: B\n", "4:1 \"title\" the key `title` is duplicated"),
            ("title: A\nsearch:\n  boost: 1\n  boost: 2\n", "5:3 \"boost\" the key `boost` is duplicated"),
            ("order: 1\nslug: @home\n", "3:7 \"\" a text that begins with `@`"),
            ("title: A\nslug:a\norder: 1\n", "3:6 \"\" a key without a space after its `:`"),
            ("title: \"C:\\q\"\nslug: a\n", "2:8 \"\\\"C:\\\\q\\\"\" a `\\` in double quotes means something else"),
        ] {
            assert_eq!(place(text), expected, "{text:?}");
            let windows = text.replace('\n', "\r\n");
            assert_eq!(place(&windows), expected, "{windows:?}");
        }
    }
}
