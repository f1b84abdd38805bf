//! What to write in place of a key that is known from elsewhere.

use super::fields::flag;
use super::node::{Key, Node, Value};
use crate::diag::Fix;
use crate::model::Span;

/// What to do about such a key.
#[derive(Debug, PartialEq)]
pub enum Instead {
    /// A key of ours says the same with the same value.
    Key(&'static str),
    /// A key of ours says it with this value, as YAML. Where that is certain, it can be written by a program.
    Entry { key: &'static str, value: String, is_certain: bool },
    /// It says what is so anyway, as this sentence tells.
    Nothing(&'static str),
    /// What else helps.
    Help(String),
}

impl From<String> for Instead {
    fn from(help: String) -> Self {
        Instead::Help(help)
    }
}

impl Instead {
    /// What helps, and what does it where that is certain. `text` is the whole file; of a key that is not free there is one already.
    pub(super) fn told(
        self,
        key: &Key,
        node: &Node,
        text: &str,
        is_free: impl Fn(&str) -> bool,
    ) -> (String, Option<Fix>) {
        match self {
            Instead::Key(ours) | Instead::Entry { key: ours, .. } if !is_free(ours) => {
                (format!("remove it: `{ours}` is here already"), None)
            }
            Instead::Key(ours) => {
                let value = text.get(node.written.clone()).map(str::trim).filter(|_| node.is_scalar());
                let value = value.filter(|value| !value.contains('\n') && (1..60).contains(&value.len()));
                let value = value.unwrap_or("…");
                (format!("write `{ours}: {value}` in its place"), renamed(key, ours, text))
            }
            Instead::Entry { key: ours, value, is_certain } => {
                let entry = format!("{ours}: {value}");
                let span = place(key, node, text).filter(|_| is_certain);
                let fix = span.map(|span| Fix::new(format!("write `{entry}`"), span, &*entry));
                (format!("write `{entry}` in its place"), fix)
            }
            Instead::Nothing(why) => {
                let line = place(key, node, text).and_then(|span| whole_lines(text, span));
                let fix = line.map(|line| Fix::new(format!("remove `{}`", key.name), line, ""));
                (format!("remove it: {why}"), fix)
            }
            Instead::Help(help) => (help, None),
        }
    }
}

/// Another name for a key that is written as it is called.
pub(super) fn renamed(key: &Key, name: &str, text: &str) -> Option<Fix> {
    (text.get(key.span.clone()) == Some(&key.name))
        .then(|| Fix::new(format!("call it `{name}`"), key.span.clone(), name))
}

/// A key with all of its value, if nothing but that is between them: no anchor, and no value from another place.
fn place(key: &Key, node: &Node, text: &str) -> Option<Span> {
    let is_key = text.get(key.span.clone()) == Some(&key.name);
    let gap = text.get(key.span.end..node.written.start)?.trim();
    (is_key && gap == ":" && node.span.start == node.written.start).then_some(key.span.start..end_of(node, text)?)
}

fn end_of(node: &Node, text: &str) -> Option<usize> {
    let last = match &node.value {
        Value::Seq(items) => items.last(),
        Value::Map(entries) => entries.last().map(|(_, node)| node),
        Value::Null => None,
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) => return Some(node.written.end),
    };
    let end = end_of(last?, text)?;
    let close = match text.as_bytes().get(node.span.start) {
        Some(b'{') => '}',
        Some(b'[') => ']',
        _ => return Some(end),
    };
    let behind = text[end..].trim_start_matches([',', ' ', '\t', '\r', '\n']);
    behind.starts_with(close).then(|| text.len() - behind.len() + 1)
}

/// The lines that a span fills, with the break at their end.
fn whole_lines(text: &str, span: Span) -> Option<Span> {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    let is_alone = text[start..span.start].trim().is_empty() && text[span.end..end].trim().is_empty();
    is_alone.then_some(start..end)
}

impl Node {
    fn is_scalar(&self) -> bool {
        !matches!(self.value, Value::Seq(_) | Value::Map(_))
    }

    /// What a value means that says `true` or `false`, in whatever words.
    pub fn as_flag(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => flag(self).map(|word| word == "true"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::diag::fix::applied;

    fn done(yaml: &str, instead: Instead) -> (String, Option<String>) {
        let Value::Map(entries) = parse(yaml, 0..yaml.len()).unwrap().value else { unreachable!() };
        let (key, node) = &entries[0];
        let (help, fix) = instead.told(key, node, yaml, |ours| entries.iter().all(|(key, _)| key.name != ours));
        (help, fix.map(|fix| applied(yaml, [&fix])))
    }

    #[test]
    fn another_key_with_all_of_its_value() {
        let updated = || Instead::Entry { key: "updated", value: "2026-01-02".to_owned(), is_certain: true };
        for yaml in [
            "last: 2026-01-02\na: b\n",
            "last:\n  date: 2026-01-02\n  by: \"x\"\na: b\n",
            "last: { date: 2026-01-02, by: [x, y] }\na: b\n",
            "last: [ a,\n  b, ]\na: b\n",
        ] {
            let (help, fixed) = done(yaml, updated());
            assert_eq!(help, "write `updated: 2026-01-02` in its place");
            assert_eq!(fixed.as_deref(), Some("updated: 2026-01-02\na: b\n"), "{yaml}");
        }
        for yaml in ["last: &x 1\n", "\"last\": 1\n", "last:\n", "last: []\n", "last: !t 1\n"] {
            assert_eq!(done(yaml, updated()).1, None, "{yaml}");
        }
        let twice = done("last: 1\nupdated: 2\n", updated());
        assert_eq!(twice, ("remove it: `updated` is here already".to_owned(), None));
    }

    #[test]
    fn what_says_nothing_goes_with_its_line() {
        let why = || Instead::Nothing("it is so anyway");
        let told = "remove it: it is so anyway".to_owned();
        assert_eq!(done("a: true\r\nb: 1\n", why()), (told, Some("b: 1\n".to_owned())));
        for yaml in ["a: true # why\n", "{ a: true, b: 1 }\n"] {
            assert_eq!(done(yaml, why()).1, None, "{yaml}");
        }
    }
}
