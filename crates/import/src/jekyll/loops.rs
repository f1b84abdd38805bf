//! `{% for x in site.data.list %}`: what it goes through is in the source, and so what readers saw is known.

use serde_json::{Value, json};

use super::context::Context;
use crate::values::{Fields, as_text};

/// Turns of all loops that one text may take.
pub const MAX_TURNS: usize = 5_000;

/// What a loop goes through, and the name that each has in it.
pub struct Loop {
    pub name: String,
    pub items: Vec<Value>,
}

/// `x in site.data.list limit: 3 reversed`, if what is in the list is known.
pub fn of(rest: &str, context: &Context) -> Option<Loop> {
    let (name, rest) = rest.split_once(" in ")?;
    let rest = rest.replace(": ", ":");
    let mut words = rest.split_whitespace();
    let list = words.next()?;
    let mut items = match list.strip_prefix('(').and_then(|range| range.strip_suffix(')')?.split_once("..")) {
        Some((from, to)) => {
            let number = |text: &str| text.parse().ok().or_else(|| context.operand(text)?.parse::<i64>().ok());
            let (from, to) = (number(from)?, number(to)?);
            if to - from > 1_000 {
                return None;
            }
            (from..=to).map(Value::from).collect()
        }
        None => match context.known(list)? {
            Value::Array(items) => items,
            Value::Object(fields) => fields.into_iter().map(|(key, value)| json!([key, value])).collect(),
            Value::Null => Vec::new(),
            _ => return None,
        },
    };
    let (mut limit, mut offset, mut is_reversed) = (usize::MAX, 0, false);
    for word in words {
        let number = |text: &str| text.parse().ok().or_else(|| context.operand(text)?.parse::<usize>().ok());
        match word.split_once(':') {
            Some(("limit", count)) => limit = number(count)?,
            Some(("offset", count)) => offset = number(count)?,
            None if word == "reversed" => is_reversed = true,
            _ => return None,
        }
    }
    items = items.into_iter().skip(offset).take(limit).collect();
    if is_reversed {
        items.reverse();
    }
    Some(Loop { name: name.trim().to_owned(), items })
}

/// What a turn knows of itself, `forloop.index`.
pub fn turn(at: usize, of: usize) -> Value {
    json!({
        "index": at + 1,
        "index0": at,
        "rindex": of - at,
        "rindex0": of - at - 1,
        "first": at == 0,
        "last": at + 1 == of,
        "length": of,
    })
}

/// The value of `x.a.b` or `x[0].b` in what a name stands for.
pub fn within<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut value = value;
    for part in path.split(['.', '[']).map(|part| part.trim_end_matches(']')).filter(|part| !part.is_empty()) {
        let part = part.trim_matches(['"', '\'']);
        value = match value {
            Value::Array(items) => match part {
                "first" => items.first()?,
                "last" => items.last()?,
                number => items.get(number.parse::<usize>().ok()?)?,
            },
            Value::Object(fields) => get(fields, part)?,
            _ => return None,
        };
    }
    Some(value)
}

fn get<'v>(fields: &'v Fields, key: &str) -> Option<&'v Value> {
    fields.get(key)
}

/// How many there are: `x.size`.
pub fn size(value: &Value) -> Option<usize> {
    match value {
        Value::Array(items) => Some(items.len()),
        Value::Object(fields) => Some(fields.len()),
        other => as_text(other).map(|text| text.chars().count()),
    }
}
