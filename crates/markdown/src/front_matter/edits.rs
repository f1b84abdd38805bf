//! A front matter with other values for some of its keys.

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
