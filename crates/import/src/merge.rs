//! What an import adds to settings that are the writer's own: whole lines, so that comments and order stay. What can't be added that way
//! is listed in the report.

use serde_json::Value;

use crate::report::ToAdd;
use crate::values::yaml;

/// What is to become of a file of the writer's.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Its new text, if it has one.
    pub text: Option<String>,
    /// What was added, in a few words.
    pub added: Vec<String>,
    /// Lines that have to be added by hand.
    pub to_add: String,
}

impl Merged {
    pub fn to_add(&self, file: &str) -> Option<ToAdd> {
        (!self.to_add.is_empty()).then(|| ToAdd { file: file.to_owned(), lines: self.to_add.clone() })
    }
}

/// The default language of a site, from its settings.
pub fn default_locale(text: &str) -> Option<String> {
    let all = yaml(text)?;
    let named = all.get("default_locale").and_then(Value::as_str).map(str::to_owned);
    named.or_else(|| all.get("locales")?.as_object()?.keys().next().cloned())
}

/// Languages of `wanted` that the settings lack. Areas need not be listed.
pub fn site(existing: &str, wanted: &str) -> Merged {
    let locales = |text: &str| yaml(text).and_then(|all| all.get("locales")?.as_object().cloned()).unwrap_or_default();
    let known = locales(existing);
    let default = default_locale(existing).unwrap_or_else(|| "en".to_owned());
    let missing: Vec<String> = locales(wanted)
        .into_iter()
        .map(|(tag, _)| tag)
        .filter(|tag| !known.contains_key(tag) && *tag != default)
        .collect();
    if missing.is_empty() {
        return Merged::default();
    }
    let line = |tag: &String| format!("{tag}: {{ fallback: [{default}] }}");
    let by_hand = format!("locales:\n{}", missing.iter().map(|tag| format!("  {}\n", line(tag))).collect::<String>());
    let by_hand = Merged { to_add: by_hand, ..Merged::default() };
    let lines: Vec<&str> = existing.split_inclusive('\n').collect();
    let is_key = |line: &&str| line.split('#').next().is_some_and(|line| line.trim_end() == "locales:");
    let Some(at) = lines.iter().position(is_key) else { return by_hand };
    let indented = |line: &str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    // Comments and empty lines before the next key are that key's.
    let block =
        lines[at + 1..].iter().take_while(|line| indented(line) || line.trim().is_empty() || line.starts_with('#'));
    let last =
        at + block.enumerate().filter(|(_, line)| indented(line)).map(|(number, _)| number + 1).max().unwrap_or(0);
    let Some(first) = lines[at + 1..].iter().find(|line| indented(line) && !line.trim().starts_with('#')) else {
        return by_hand;
    };
    let indent = &first[..first.len() - first.trim_start().len()];
    let mut text: String = lines[..=last].concat();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for tag in &missing {
        text.push_str(&format!("{indent}{}\n", line(tag)));
    }
    text.push_str(&lines[last + 1..].concat());
    // Only what was meant is different.
    let is_right = yaml(&text).zip(yaml(existing)).is_some_and(|(mut new, old)| {
        if let Some(locales) = new.get_mut("locales").and_then(Value::as_object_mut) {
            missing.iter().for_each(|tag| drop(locales.remove(tag)));
        }
        new == old
    });
    if !is_right {
        return by_hand;
    }
    let added = missing.iter().map(|tag| format!("the language {tag}")).collect();
    Merged { text: Some(text), added, to_add: String::new() }
}

/// Old addresses of `wanted` that the writer's list, or map, does not have.
pub fn redirects(existing: &str, wanted: &str) -> Merged {
    let pairs = |text: &str| -> Vec<(String, String)> {
        let text_of = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        match yaml(text) {
            Some(Value::Array(items)) => {
                items.iter().filter_map(|item| Some((text_of(item, "from")?, text_of(item, "to")?))).collect()
            }
            Some(Value::Object(fields)) => {
                fields.iter().filter_map(|(from, to)| Some((from.clone(), to.as_str()?.to_owned()))).collect()
            }
            _ => Vec::new(),
        }
    };
    let bare = |from: &str| from.trim_matches('/').to_lowercase();
    let known: std::collections::BTreeSet<String> = pairs(existing).iter().map(|(from, _)| bare(from)).collect();
    let missing: Vec<(String, String)> =
        pairs(wanted).into_iter().filter(|(from, _)| !known.contains(&bare(from))).collect();
    if missing.is_empty() {
        return Merged::default();
    }
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let is_map = matches!(yaml(existing), Some(Value::Object(_)));
    let lines: String = missing
        .iter()
        .map(|(from, to)| match is_map {
            true => format!("{}: {}\n", quoted(from), quoted(to)),
            false => format!("- {{ from: {}, to: {} }}\n", quoted(from), quoted(to)),
        })
        .collect();
    let between = if existing.is_empty() || existing.ends_with('\n') { "" } else { "\n" };
    let text = format!("{existing}{between}{lines}");
    let is_right = pairs(&text).len() == pairs(existing).len() + missing.len();
    match is_right {
        true => {
            let count = missing.len();
            let added = vec![format!("{count} old address{}", if count == 1 { "" } else { "es" })];
            Merged { text: Some(text), added, to_add: String::new() }
        }
        false => Merged { to_add: lines, ..Merged::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_lines_of_their_own() {
        let wanted = "title: T\nlocales:\n  en: {}\n  fr: { fallback: [en] }\n";
        let mine = "title: Mine # ours\nlocales: # all\n    en: { name: English }\n\n# The order.\nareas: [a]\n";
        let merged = site(mine, wanted);
        let text = "title: Mine # ours\nlocales: # all\n    en: { name: English }\n    fr: { fallback: [en] }\n\n# The order.\nareas: [a]\n";
        assert_eq!((merged.text.as_deref(), merged.to_add.as_str()), (Some(text), ""));
        assert_eq!(site(text, wanted), Merged::default());
        for mine in ["title: Mine\n", "locales: { en: {} }\n", "locales:\n", "- a", ": ["] {
            let merged = site(mine, wanted);
            assert_eq!((merged.text, merged.to_add.as_str()), (None, "locales:\n  fr: { fallback: [en] }\n"), "{mine}");
        }
    }

    #[test]
    fn old_addresses_are_added_below() {
        let wanted = "- { from: /a/, to: /en/a/ }\n- { from: \"/b/*\", to: \"/en/:splat\" }\n";
        let merged = redirects("# Ours\n- { from: /A, to: /en/x/ }", wanted);
        let text = "# Ours\n- { from: /A, to: /en/x/ }\n- { from: \"/b/*\", to: \"/en/:splat\" }\n";
        assert_eq!(merged.text.as_deref(), Some(text));
        assert_eq!(redirects(text, wanted), Merged::default());
        assert_eq!(redirects("/a/: /en/x/\n", wanted).text.as_deref(), Some("/a/: /en/x/\n\"/b/*\": \"/en/:splat\"\n"));
        assert!(redirects("a: [", wanted).text.is_none());
    }
}
