//! Files of `ui-labels/`: what the product says on its screens, in one language each, as the product's own files have it.

use std::sync::Arc;

use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::yaml::{self, FileDiags, Node, Value};
use guichet_wording::labels::LabelFile;

/// `path` is `ui-labels/fr.json`; in a `.txt` each line is a label, and one that begins with `#` is a remark.
pub fn parse_labels(path: &Arc<str>, text: &str) -> Outcome<LabelFile> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (locale, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut file = LabelFile { locale: locale.to_owned(), labels: Vec::new() };
    if extension == "txt" {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        file.labels.extend(lines.map(|line| (String::new(), line.to_owned())));
        return Outcome { value: file, diags: Vec::new() };
    }
    let mut diags = FileDiags {
        file: path,
        text,
        unknown_key: codes::TEXT004,
        wrong_value: codes::TEXT004,
        missing: codes::TEXT004,
        diags: Vec::new(),
    };
    let text = text.trim_start_matches('\u{feff}');
    match yaml::parse(text, 0..text.len()) {
        Ok(node @ Node { value: Value::Map(_), .. }) => collect(&node, &mut String::new(), locale, &mut file.labels),
        Ok(node @ Node { value: Value::Seq(_), .. }) => collect(&node, &mut String::new(), locale, &mut file.labels),
        Ok(Node { value: Value::Null, .. }) => {}
        Ok(node) => {
            let diagnostic = Diagnostic::new(codes::TEXT004, "labels are a map from keys to texts");
            diags.push(diagnostic.help("write each label like `save: Save`, or as lines of a `.txt`"), &node.span);
        }
        Err(error) => diags.invalid(codes::TEXT004, "", &error),
    }
    Outcome { value: file, diags: diags.diags }
}

/// All texts below `node`. `key` is the way to it; a list has no keys, since translations need not be as long.
fn collect(node: &Node, key: &mut String, locale: &str, labels: &mut Vec<(String, String)>) {
    match &node.value {
        Value::Str(text) => labels.push((key.clone(), text.clone())),
        Value::Map(entries) => {
            let length = key.len();
            for (name, node) in entries {
                // Rails, and others, have the language itself on top of each file.
                let is_locale = length == 0 && entries.len() == 1 && name.name.eq_ignore_ascii_case(locale);
                if !is_locale {
                    key.push('\u{1}');
                    key.push_str(&name.name);
                }
                collect(node, key, locale, labels);
                key.truncate(length);
            }
        }
        Value::Seq(items) => items.iter().for_each(|item| collect(item, &mut String::new(), locale, labels)),
        // A label that looks like one of these is not in bold in any article.
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(path: &str, text: &str) -> Vec<(String, String)> {
        let outcome = parse_labels(&Arc::from(path), text);
        assert!(outcome.diags.is_empty(), "{:?}", outcome.diags);
        outcome.value.labels.into_iter().map(|(key, text)| (key.replace('\u{1}', "/"), text)).collect()
    }

    #[test]
    fn files_of_products() {
        let of = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        assert_eq!(
            labels("ui-labels/en.json", "{\"a\": {\"b\": \"Save\", \"n\": 3}, \"c\": \"L\\u00f6schen\"}"),
            [of("/a/b", "Save"), of("/c", "Löschen")]
        );
        assert_eq!(labels("ui-labels/de.yml", "de:\n  save: Sichern\n"), [of("/save", "Sichern")]);
        assert_eq!(labels("ui-labels/de.txt", "# Of the list\nSichern\n\n"), [of("", "Sichern")]);
        assert_eq!(labels("ui-labels/de.yaml", ""), []);
    }

    #[test]
    fn what_is_not_a_map() {
        for text in ["Save", "{", "a: b: c"] {
            let outcome = parse_labels(&Arc::from("ui-labels/en.yaml"), text);
            assert_eq!(outcome.diags.len(), 1, "{text}");
        }
    }
}
