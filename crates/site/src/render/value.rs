//! Short ways to make the template engine's values. Serializing structs would do the same, but is several times
//! slower, and there are 10,000 contexts to build.

use tera::{Map, Value, value::Key};

/// A map with fixed keys.
pub fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    entries.into_iter().map(|(key, value)| (Key::Str(key), value)).collect::<Map>().into()
}

/// HTML that is not to be escaped again.
pub fn safe(html: &str) -> Value {
    Value::safe_string(html)
}

pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
    items.into_iter().collect::<Vec<Value>>().into()
}

/// Nothing for an empty text, so that templates can ask `{% if … %}`.
pub fn text(text: &str) -> Value {
    if text.is_empty() { Value::none() } else { Value::from(text) }
}

pub fn optional(value: Option<Value>) -> Value {
    value.unwrap_or_else(Value::none)
}
