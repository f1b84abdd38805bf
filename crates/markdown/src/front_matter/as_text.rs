//! A JSON value in a format that does not describe itself: as its text.

use serde::{Deserialize, Deserializer, Serializer};
use serde_json::Value;

pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::Null => serializer.serialize_str(""),
        value => serializer.collect_str(value),
    }
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() { Ok(Value::Null) } else { serde_json::from_str(&text).map_err(serde::de::Error::custom) }
}
