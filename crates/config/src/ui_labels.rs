//! Files of `ui-labels/`: what the product says on its screens, in one language each, as the product's own files have it: `fr.json`,
//! `fr/billing.json`, `billing/fr.json`, `billing.fr.yml`.

use std::sync::Arc;

use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::Locale;
use guichet_core::yaml::{self, FileDiags, Node, Value};
use guichet_wording::labels::LabelFile;
use guichet_wording::language;

/// In a `.txt` each line is a label, and one that begins with `#` is a remark. `locales` are those of the site.
pub fn parse_labels<'l>(
    path: &Arc<str>,
    text: &str,
    locales: impl IntoIterator<Item = &'l Locale>,
) -> Outcome<LabelFile> {
    let below = path.strip_prefix("ui-labels/").unwrap_or(path);
    let (name, extension) = below.rsplit_once('.').unwrap_or((below, ""));
    let Some((locale, part)) = language_of(name, locales) else {
        let message = format!("nothing in the name of `{path}` is a language");
        let help = format!("name the file or a folder after it, such as `ui-labels/en/{below}`");
        let diagnostic = Diagnostic::new(codes::TEXT004, message).help(help).in_file(path);
        return Outcome { value: LabelFile::default(), diags: vec![diagnostic] };
    };
    let locale = &*locale;
    let mut file = LabelFile { locale: locale.to_owned(), labels: Vec::new() };
    // Keys of the same part of the product are compared between languages.
    let mut key: String = part.iter().map(|part| format!("\u{1}{part}")).collect();
    let key = &mut key;
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
        Ok(node @ Node { value: Value::Map(_) | Value::Seq(_), .. }) => {
            collect(&node, (key.len(), key), locale, &mut file.labels);
        }
        Ok(Node { value: Value::Null, .. }) => {}
        Ok(node) => {
            let diagnostic = Diagnostic::new(codes::TEXT004, "labels are a map from keys to texts");
            diags.push(diagnostic.help("write each label like `save: Save`, or as lines of a `.txt`"), &node.span);
        }
        Err(error) => diags.invalid(codes::TEXT004, "", &error),
    }
    Outcome { value: file, diags: diags.diags }
}

/// The language that a path below `ui-labels/` names, and the rest of its names: a language of the site, else the name of a single
/// file, else what looks like one.
fn language_of<'n, 'l>(name: &'n str, locales: impl IntoIterator<Item = &'l Locale>) -> Option<(String, Vec<&'n str>)> {
    let parts: Vec<&str> = name.split(['/', '.']).filter(|part| !part.is_empty()).collect();
    let known: Vec<&str> =
        locales.into_iter().flat_map(|locale| [locale.as_str(), language::of(locale.as_str())]).collect();
    let tag = |part: &str| part.replace('_', "-");
    let is_known = |part: &&str| known.iter().any(|known| known.eq_ignore_ascii_case(&tag(part)));
    let looks_alike = |part: &&str| {
        let tag = tag(part);
        let mut subtags = tag.split('-');
        let is_language =
            subtags.next().is_some_and(|first| first.len() == 2 && first.bytes().all(|b| b.is_ascii_lowercase()));
        is_language
            && subtags
                .all(|subtag| (2..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let single = (parts.len() == 1).then_some(0);
    let at = parts.iter().rposition(is_known).or(single).or_else(|| parts.iter().rposition(looks_alike))?;
    let rest = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| *part);
    Some((tag(parts[at]), rest.collect()))
}

/// All texts below `node`. `key` is the way to it, `top` the length of what each key of the file begins with; a list has no keys, since
/// translations need not be as long.
fn collect(node: &Node, (top, key): (usize, &mut String), locale: &str, labels: &mut Vec<(String, String)>) {
    match &node.value {
        Value::Str(text) => labels.push((key.clone(), text.clone())),
        Value::Map(entries) => {
            let length = key.len();
            for (name, node) in entries {
                // Rails, and others, have the language itself on top of each file.
                let is_locale = length == top && entries.len() == 1 && name.name.eq_ignore_ascii_case(locale);
                if !is_locale {
                    key.push('\u{1}');
                    key.push_str(&name.name);
                }
                collect(node, (top, key), locale, labels);
                key.truncate(length);
            }
        }
        Value::Seq(items) => items.iter().for_each(|item| collect(item, (0, &mut String::new()), locale, labels)),
        // A label that looks like one of these is not in bold in any article.
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(path: &str, text: &str) -> Vec<(String, String)> {
        let outcome = parse_labels(&Arc::from(path), text, &[Locale::new("en"), Locale::new("pt-BR")]);
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
    fn folders_and_parts_of_a_product() {
        let of = |path: &str, text: &str| {
            let outcome = parse_labels(&Arc::from(path), text, &[Locale::new("en"), Locale::new("pt-BR")]);
            let key = outcome.value.labels.first().map(|(key, _)| key.replace('\u{1}', "/")).unwrap_or_default();
            format!("{} {key} {}", outcome.value.locale, outcome.diags.len())
        };
        for (path, expected) in [
            ("ui-labels/en/app.json", "en /app/save 0"),
            ("ui-labels/app/en.json", "en /app/save 0"),
            ("ui-labels/app.en.yml", "en /app/save 0"),
            ("ui-labels/pt_BR/app/menu.json", "pt-BR /app/menu/save 0"),
            ("ui-labels/fr/app.json", "fr /app/save 0"),
            ("ui-labels/zh-Hant/app.json", "zh-Hant /app/save 0"),
            ("ui-labels/xx.json", "xx /save 0"),
            ("ui-labels/app/menu.json", "  1"),
        ] {
            assert_eq!(of(path, "save: Save\n"), expected, "{path}");
        }
        assert_eq!(of("ui-labels/app/en.yml", "en:\n  save: Save\n"), "en /app/save 0");
    }

    #[test]
    fn what_is_not_a_map() {
        for text in ["Save", "{", "a: b: c"] {
            let outcome = parse_labels(&Arc::from("ui-labels/en.yaml"), text, &[]);
            assert_eq!(outcome.diags.len(), 1, "{text}");
        }
    }
}
