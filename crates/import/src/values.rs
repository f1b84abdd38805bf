//! YAML, TOML and JSON → one kind of value; and the front matter at the top of a file, in any of the three.

use serde_json::{Map, Value};

pub type Fields = Map<String, Value>;

/// Levels of lists and maps in one another that are read: reading is recursive.
const MAX_DEPTH: usize = 32;

/// A file's front matter, and what comes below it.
#[derive(Debug, Default, PartialEq)]
pub struct Matter<'t> {
    pub fields: Fields,
    pub body: &'t str,
    /// Where the body begins in the file.
    pub start: usize,
    /// Why the front matter could not be read, in a few words.
    pub broken: Option<&'static str>,
}

/// Splits a file. Front matter that can't be read is left out, and said to be broken.
pub fn front_matter(text: &str) -> Matter<'_> {
    for (fence, read) in [("---", yaml as fn(&str) -> Option<Value>), ("+++", toml)] {
        let Some(rest) =
            text.strip_prefix(fence).and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('\n'))
        else {
            continue;
        };
        let Some((inner, body)) = until_line(rest, fence) else { continue };
        let fields = if inner.trim().is_empty() { Some(Fields::new()) } else { read(inner).and_then(object) };
        // A rule that opens a text is no front matter.
        if fields.is_none() && !inner.lines().any(|line| line.contains([':', '='])) {
            continue;
        }
        let broken = fields.is_none().then_some(if fence == "---" { "not valid YAML" } else { "not valid TOML" });
        return Matter {
            fields: fields.unwrap_or_else(|| by_line(inner)),
            body,
            start: text.len() - body.len(),
            broken,
        };
    }
    if text.starts_with('{')
        && let Some((inner, body)) = json_head(text)
        && let Some(fields) = json(inner).and_then(object)
    {
        return Matter { fields, body, start: text.len() - body.len(), broken: None };
    }
    Matter { body: text, ..Matter::default() }
}

/// Texts of front matter that is wrong somewhere, line by line: `title: Plans: which one?` says what it means.
fn by_line(inner: &str) -> Fields {
    let mut fields = Fields::new();
    for line in inner.lines().filter(|line| !line.starts_with([' ', '\t', '#', '-'])) {
        let Some((key, value)) = line.split_once(':').or_else(|| line.split_once('=')) else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if !value.is_empty() && !value.starts_with(['[', '{', '|', '>', '&', '*']) {
            let value = match value {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                text => text.parse::<u64>().map_or_else(|_| Value::from(text), Value::from),
            };
            fields.insert(key.trim().trim_matches(['"', '\'']).to_owned(), value);
        }
    }
    fields
}

/// What is before a line that is `fence`, and what is after it.
fn until_line<'t>(text: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&text[..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// A JSON object at the top of a file, which ends at a line that begins with `}`.
fn json_head(text: &str) -> Option<(&str, &str)> {
    let end = text.find("\n}")? + 2;
    let rest = &text[end..];
    Some((&text[..end], rest.strip_prefix('\n').unwrap_or(rest)))
}

fn object(value: Value) -> Option<Fields> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

pub fn yaml(text: &str) -> Option<Value> {
    let budget = serde_saphyr::budget! { max_depth: MAX_DEPTH };
    // YAML 1.1 words such as `yes` stay texts, as in YAML 1.2.
    let options = serde_saphyr::options! { strict_booleans: true, budget: budget };
    serde_saphyr::from_str_with_options::<Value>(text, options).ok()
}

/// One value, or many one below the other, each as a part of a list.
///
/// # Errors
/// Line and column of what is wrong, `:3:14`, and whether the text ends before it should.
pub fn json_or_place(text: &str) -> Result<Value, (String, bool)> {
    let mut all = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        all.push(value.map_err(|error| (format!(":{}:{}", error.line(), error.column()), error.is_eof()))?);
    }
    match all.len() {
        0 => Err((":1:1".to_owned(), true)),
        1 => Ok(all.remove(0)),
        _ => Ok(Value::Array(all)),
    }
}

pub fn json(text: &str) -> Option<Value> {
    // The library has a limit of its own for levels.
    serde_json::from_str(text).ok()
}

pub fn toml(text: &str) -> Option<Value> {
    // It has one, too.
    let table: toml::Table = toml::from_str(text).ok()?;
    Some(from_toml(toml::Value::Table(table)))
}

/// Dates are texts, as they were written.
fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
    }
}

/// A settings file by its extension.
pub fn settings(path: &str, text: &str) -> Option<Value> {
    match path.rsplit_once('.')?.1 {
        "yaml" | "yml" => yaml(text),
        "toml" => toml(text),
        "json" => json(text),
        _ => None,
    }
}

/// A single value as a text: numbers and flags are written out.
pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// What a flag says, also in the words of YAML 1.1, in quotes and as a number; `None` if it can't be told.
pub fn flag(value: &Value) -> Option<bool> {
    let text = as_text(value)?;
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "t" | "1" => Some(true),
        "false" | "no" | "off" | "n" | "f" | "0" | "" => Some(false),
        _ => None,
    }
}

pub fn is_on(value: Option<&Value>) -> bool {
    value.and_then(flag) == Some(true)
}

pub fn is_off(value: Option<&Value>) -> bool {
    value.and_then(flag) == Some(false) && value.and_then(Value::as_str) != Some("")
}

/// A list of texts; a single value is a list of one.
pub fn as_texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(as_text).collect(),
        value => as_text(value).into_iter().collect(),
    }
}

/// A value by the keys that lead to it, in any case, as Hugo reads its settings.
pub fn lookup<'v>(fields: &'v Fields, path: &str) -> Option<&'v Value> {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let value = fields
        .get(key)
        .or_else(|| fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value))?;
    match rest {
        None => Some(value),
        Some(rest) => lookup(value.as_object()?, rest),
    }
}

/// The day of a date in whatever detail, or the whole of it if it has a zone: what the front matter of an article takes.
pub fn date(value: &Value) -> Option<String> {
    let text = as_text(value)?;
    let text = text.trim();
    let day = text.get(..10)?;
    let shape =
        |text: &str| text.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
    if !shape(day)
        || !(1..=12).contains(&day[5..7].parse::<u32>().ok()?)
        || !(1..=31).contains(&day[8..].parse::<u32>().ok()?)
    {
        return None;
    }
    Some(day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_notations_of_one_front_matter() {
        for text in [
            "---\ntitle: A\nweight: 2\n---\nBody\n",
            "+++\ntitle = \"A\"\nweight = 2\n+++\nBody\n",
            "{\n\"title\": \"A\",\n\"weight\": 2\n}\nBody\n",
        ] {
            let matter = front_matter(text);
            assert_eq!(
                (matter.fields["title"].as_str(), matter.fields["weight"].as_i64()),
                (Some("A"), Some(2)),
                "{text}"
            );
            assert_eq!(matter.body, "Body\n");
            assert_eq!(&text[matter.start..], "Body\n");
        }
    }

    #[test]
    fn what_is_not_front_matter_is_text() {
        for text in ["Body", "---\n", "----\na: b\n----\n", "{{< x >}}\n}", "+++\n", ""] {
            let matter = front_matter(text);
            assert_eq!((matter.body, matter.broken), (text, None), "{text}");
        }
        assert_eq!(front_matter("---\na: [\n---\nBody").broken, Some("not valid YAML"));
        let matter = front_matter("---\ntitle: Plans: which?\norder: 2\n---\nBody");
        assert_eq!(
            (matter.fields["title"].as_str(), matter.fields["order"].as_u64()),
            (Some("Plans: which?"), Some(2))
        );
        assert_eq!(front_matter("---\nA rule above\n---\n").broken, None);
        assert_eq!(front_matter("---\n---\nBody").body, "Body");
    }

    #[test]
    fn dates_are_days() {
        for (text, day) in [
            ("2024-05-06", Some("2024-05-06")),
            ("2024-05-06T07:08:09+02:00", Some("2024-05-06")),
            ("2024-13-06", None),
            ("yesterday", None),
            ("2024-é-ab", None),
        ] {
            assert_eq!(date(&Value::from(text)).as_deref(), day, "{text}");
        }
    }
}
