//! `id` and `aliases` of a front matter. Everything else stays as it is, byte for byte.

use guichet_markdown::front_matter::split;
use serde_json::Value;

/// A file with other values for some keys of its front matter: `None` takes the key out.
pub fn with(text: &str, keys: &[(&str, Option<String>)]) -> String {
    let split = split(text);
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: String =
        keys.iter().filter_map(|(key, value)| Some(format!("{key}: {}{newline}", value.as_ref()?))).collect();
    let Some(yaml) = split.yaml else {
        let (mark, body) = text.split_at(split.body);
        return if lines.is_empty() { text.to_owned() } else { format!("{mark}---{newline}{lines}---{newline}{body}") };
    };
    let mut kept = text[..yaml.start].to_owned();
    let mut drops = false;
    for line in text[yaml.clone()].split_inclusive('\n') {
        let continues = line.starts_with([' ', '\t', '-', ']', '}']) && line.trim_end() != "---";
        let is = |key: &&(&str, Option<String>)| {
            line.strip_prefix(key.0).is_some_and(|rest| rest.trim_start().starts_with(':'))
        };
        drops = keys.iter().any(|key| is(&key)) || drops && (continues || line.trim().is_empty());
        if !drops {
            kept.push_str(line);
        }
    }
    kept + &lines + &text[yaml.end..]
}

/// A list on one line, as YAML.
pub fn list(values: &[String]) -> Option<String> {
    let values: Vec<String> = values.iter().map(|value| scalar(value)).collect();
    (!values.is_empty()).then(|| format!("[{}]", values.join(", ")))
}

/// Quoted where YAML would read something else.
pub fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'))
        && !["true", "false", "null", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_plain { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_put_in_place_of_what_was_there() {
        let keys =
            [("id", Some("guide/a".to_owned())), ("aliases", list(&["x".to_owned(), "guide/日本 b".to_owned()]))];
        let end = "id: guide/a\naliases: [x, \"guide/日本 b\"]\n---\nText.\n";
        for (text, before) in [
            ("---\ntitle: A\n---\nText.\n", "---\ntitle: A\n"),
            ("---\naliases:\n  - x\n  - y\ntitle: A\n---\nText.\n", "---\ntitle: A\n"),
            ("---\naliases:\n- x\ntitle: A\nid: old\n---\nText.\n", "---\ntitle: A\n"),
            ("---\naliases: [x,\n  y]\ntitle: A # Title\n---\nText.\n", "---\ntitle: A # Title\n"),
            ("Text.\n", "---\n"),
        ] {
            assert_eq!(with(text, &keys), format!("{before}{end}"), "{text}");
        }
        assert_eq!(with("---\ntitle: A\naliases: [a]\n---\n", &[("aliases", None)]), "---\ntitle: A\n---\n");
        assert_eq!(scalar("no"), "\"no\"");
    }
}
