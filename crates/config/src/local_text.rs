//! A text that may differ by locale: `title: Help` or `title: { en: Help, fr: Aide }`.

use std::collections::BTreeMap;

use guichet_core::diag::codes;
use guichet_core::model::Locale;
use guichet_core::yaml::{FileDiags, Node, Value};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    Same(String),
    ByLocale(BTreeMap<String, String>),
}

impl LocalText {
    /// The text for the first locale of `chain` that has one; else any, so that a page is never without.
    pub fn get<'a>(&self, chain: impl IntoIterator<Item = &'a Locale>) -> &str {
        match self {
            LocalText::Same(text) => text,
            LocalText::ByLocale(texts) => chain
                .into_iter()
                .find_map(|locale| texts.get(locale.as_str()))
                .or_else(|| texts.values().next())
                .map_or("", String::as_str),
        }
    }

    /// No locale has a text.
    pub fn is_blank(&self) -> bool {
        match self {
            LocalText::Same(text) => text.trim().is_empty(),
            LocalText::ByLocale(texts) => texts.values().all(|text| text.trim().is_empty()),
        }
    }

    pub fn read(name: &str, node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return file.text(name, node).map(|text| LocalText::Same(text.value));
        };
        let mut texts = BTreeMap::new();
        for (key, value) in entries {
            if !locales.contains(&key.name.as_str()) {
                let diagnostic = guichet_core::diag::Diagnostic::new(
                    codes::CFG005,
                    format!("no locale `{}` in this site", key.name),
                )
                .did_you_mean(&key.name, locales.iter().copied());
                file.push(diagnostic, &key.span);
            }
            if let Some(text) = file.text(name, value) {
                texts.insert(key.name.clone(), text.value);
            }
        }
        Some(LocalText::ByLocale(texts))
    }
}
