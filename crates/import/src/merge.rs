//! What an import adds to settings that are the writer's own: whole lines, so that comments and order stay. What can't be added that way
//! is listed in the report.

use std::collections::{BTreeMap, BTreeSet};

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
    let added = missing.iter().map(|tag| format!("the language {tag} added")).collect();
    Merged { text: Some(text), added, to_add: String::new() }
}

/// Whether the default language is at the root, and whether addresses end in `.html`.
pub fn layout(text: &str) -> (bool, bool) {
    let all = yaml(text).unwrap_or_default();
    let is_html =
        all.get("outputs").and_then(|outputs| outputs.get("addresses")).and_then(Value::as_str) == Some("html");
    (all.get("default_locale_in_path") == Some(&Value::Bool(false)), is_html)
}

/// The lines of a redirects.yaml: old addresses, and where they lead.
pub fn lines(text: &str) -> BTreeMap<String, String> {
    pairs(text).into_iter().collect()
}

fn pairs(text: &str) -> Vec<(String, String)> {
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
}

/// Brings old addresses of `wanted` into the writer's list, or map. `ours`: what imports of this source have written there. A line of
/// these that nobody has changed follows the source, away or elsewhere; all others stay as they are, and come first.
pub fn redirects(existing: &str, wanted: &str, ours: &BTreeMap<String, String>) -> Merged {
    let bare = |from: &str| from.trim_matches('/').to_lowercase();
    let is_map = matches!(yaml(existing), Some(Value::Object(_)));
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let line = |(from, to): &(String, String)| match is_map {
        true => format!("{}: {}\n", quoted(from), quoted(to)),
        false => format!("- {{ from: {}, to: {} }}\n", quoted(from), quoted(to)),
    };
    let all = pairs(wanted);
    let targets: BTreeMap<&str, &str> = all.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let mut text = String::with_capacity(existing.len());
    let (mut moved, mut removed) = (0, 0);
    // Where a line that is not a pattern goes: hosts take the first that fits.
    let mut before_patterns = None;
    for old in existing.split_inclusive('\n') {
        let found = if old.starts_with(['-', '"', '/', '\'']) { pairs(old) } else { Vec::new() };
        let own = found.first().filter(|(from, to)| found.len() == 1 && ours.get(from) == Some(to));
        let Some((from, to)) = own else {
            text.push_str(old);
            continue;
        };
        if from.contains(['*', ':']) {
            before_patterns = before_patterns.or(Some(text.len()));
        }
        match targets.get(from.as_str()) {
            None => removed += 1,
            Some(target) if target == to => text.push_str(old),
            Some(target) => {
                moved += 1;
                text.push_str(&line(&(from.clone(), (*target).to_owned())));
            }
        }
    }
    let kept = pairs(&text);
    let known: BTreeSet<String> = kept.iter().map(|(from, _)| bare(from)).collect();
    let missing: Vec<&(String, String)> = all.iter().filter(|(from, _)| !known.contains(&bare(from))).collect();
    if missing.is_empty() && moved + removed == 0 {
        return Merged::default();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let (patterns, plain): (Vec<_>, Vec<_>) = missing.iter().partition(|(from, _)| from.contains(['*', ':']));
    let plain: String = plain.into_iter().map(|pair: &(String, String)| line(pair)).collect();
    text.insert_str(before_patterns.unwrap_or(text.len()), &plain);
    patterns.into_iter().for_each(|pair| text.push_str(&line(pair)));
    // Only what was meant is different.
    let is_right = pairs(&text).len() == kept.len() + missing.len()
        && pairs(existing).len() == kept.len() + removed
        && (yaml(&text).is_some() || text.trim().is_empty());
    if !is_right {
        let to_add: String = missing.into_iter().map(line).collect();
        let gone = ours.iter().filter(|(from, _)| !targets.contains_key(from.as_str()));
        let to_remove: String =
            gone.map(|(from, to)| format!("# to remove: {}", line(&(from.clone(), to.clone())))).collect();
        return Merged { to_add: to_add + &to_remove, ..Merged::default() };
    }
    let count = |count: usize, what: &str| format!("{count} old address{} {what}", if count == 1 { "" } else { "es" });
    let counts = [(missing.len(), "added"), (moved, "leading elsewhere now"), (removed, "removed")];
    let added =
        counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(number, what)).collect();
    Merged { text: Some(text), added, to_add: String::new() }
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
        let none = BTreeMap::new();
        let merged = redirects("# Ours\n- { from: /A, to: /en/x/ }", wanted, &none);
        let text = "# Ours\n- { from: /A, to: /en/x/ }\n- { from: \"/b/*\", to: \"/en/:splat\" }\n";
        assert_eq!(merged.text.as_deref(), Some(text));
        assert_eq!(redirects(text, wanted, &none), Merged::default());
        assert_eq!(
            redirects("/a/: /en/x/\n", wanted, &none).text.as_deref(),
            Some("/a/: /en/x/\n\"/b/*\": \"/en/:splat\"\n")
        );
        assert!(redirects("a: [", wanted, &none).text.is_none());
    }

    #[test]
    fn lines_that_an_import_has_written_follow_its_source() {
        let ours = lines(
            "- { from: /a/, to: /en/a/ }\n- { from: /b/, to: /en/b/ }\n- { from: /c/, to: /en/c/ }\n- { from: \"/p/*\", to: \"/en/:splat\" }\n",
        );
        let existing = "# Mine\n- { from: /promo/, to: /en/a/ }\n- { from: /a/, to: /en/a/ }\n- { from: /b/, to: /en/mine/ }\n\
            - { from: /c/, to: /en/c/ } # gone there\n- { from: \"/p/*\", to: \"/en/:splat\" }\n- from: /long/\n  to: /en/a/\n";
        let wanted = "- { from: /a/, to: /en/moved/ }\n- { from: /b/, to: /en/b/ }\n- { from: /d/, to: /en/d/ }\n\
            - { from: \"/p/*\", to: \"/en/:splat\" }\n- { from: \"/q/*\", to: \"/en/q/:splat\" }\n";
        let merged = redirects(existing, wanted, &ours);
        assert_eq!(
            merged.text.as_deref(),
            Some(
                "# Mine\n- { from: /promo/, to: /en/a/ }\n- { from: \"/a/\", to: \"/en/moved/\" }\n- { from: /b/, to: /en/mine/ }\n\
                 - { from: \"/d/\", to: \"/en/d/\" }\n- { from: \"/p/*\", to: \"/en/:splat\" }\n- from: /long/\n  to: /en/a/\n\
                 - { from: \"/q/*\", to: \"/en/q/:splat\" }\n"
            )
        );
        assert_eq!(
            merged.added,
            ["2 old addresses added", "1 old address leading elsewhere now", "1 old address removed"]
        );
        let map = redirects("/promo/: /en/a/\n/a/: /en/a/\n/c/: /en/c/\n", "- { from: /a/, to: /en/a/ }\n", &ours);
        assert_eq!(map.text.as_deref(), Some("/promo/: /en/a/\n/a/: /en/a/\n"));
    }
}
