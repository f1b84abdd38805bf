//! A front matter with other values for some of its keys.

use std::ops::Range;

use guichet_core::yaml::{self, Value};

use super::split;

/// A file with other values for some keys of its front matter: `None` takes the key out. A value is YAML, on the key's line or on those
/// below it. Everything else stays as it is, byte for byte.
pub fn with_keys(text: &str, keys: &[(&str, Option<String>)]) -> String {
    let split = split(text);
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: String = keys.iter().filter_map(|(key, value)| Some(format!("{key}:{}\n", value.as_ref()?))).collect();
    let lines = lines.replace('\n', newline);
    let Some(yaml) = split.yaml else {
        let (mark, body) = text.split_at(split.body);
        return if lines.is_empty() { text.to_owned() } else { format!("{mark}---{newline}{lines}---{newline}{body}") };
    };
    if let Some(lines) = unbraced(text, yaml.clone(), newline) {
        return with_keys(&format!("{}{lines}{}", &text[..yaml.start], &text[yaml.end..]), keys);
    }
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

/// Front matter in braces, `{ title: A, top: 1 }`, with a line for each key; `None` if it has lines already, or can't be read.
fn unbraced(text: &str, yaml: Range<usize>, newline: &str) -> Option<String> {
    if !text[yaml.clone()].trim_start().starts_with('{') {
        return None;
    }
    let Value::Map(entries) = yaml::parse(text, yaml.clone()).ok()?.value else { return None };
    let end = yaml.start + text[yaml.clone()].rfind('}')?;
    let starts: Vec<usize> = entries.iter().map(|(key, _)| key.span.start).chain([end]).collect();
    let entry = |pair: &[usize]| {
        let [start, end] = *pair else { return String::new() };
        let entry = text[start..end].trim_end().trim_end_matches(',').trim_end();
        // What goes on in further lines stays inside.
        format!("{}{newline}", entry.replace('\n', "\n  "))
    };
    Some(starts.windows(2).map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_become_lines() {
        let source = [("source", Some("\n  hash: \"1\"".to_owned()))];
        for (text, expected) in [
            ("---\n{title: A}\n---\nText.\n", "---\ntitle: A\nsource:\n  hash: \"1\"\n---\nText.\n"),
            (
                "---\n{ title: \"A, b}\", keywords: [a,\n b], \"top\": 1, }\n---\n",
                "---\ntitle: \"A, b}\"\nkeywords: [a,\n   b]\n\"top\": 1\nsource:\n  hash: \"1\"\n---\n",
            ),
            ("---\r\n{ title: A }\r\n---\r\n", "---\r\ntitle: A\r\nsource:\r\n  hash: \"1\"\r\n---\r\n"),
            ("---\n{}\n---\n", "---\nsource:\n  hash: \"1\"\n---\n"),
        ] {
            let found = with_keys(text, &source);
            assert_eq!(found, expected);
            assert!(yaml::parse(&found, split(&found).yaml.unwrap()).is_ok(), "{found}");
        }
        assert_eq!(with_keys("---\n{ title: A, top: 1 }\n---\n", &[("title", None)]), "---\ntop: 1\n---\n");
    }
}
