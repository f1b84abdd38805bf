//! What is known of the values that expressions in a text name: constants, imports, front matter, what a text was given.

use std::collections::BTreeMap;

use serde_json::Value;

use super::components::text_of;
use super::tag::{Given, Tag};
use crate::lookup::SITE;
use crate::values::{Fields, as_text, lookup};

#[derive(Debug, Default)]
pub struct Env<'a> {
    /// Paths by the names that they are imported as.
    pub imports: BTreeMap<String, String>,
    /// `export const year = 2026`.
    pub constants: Fields,
    /// `<Part name="x" />`.
    pub props: Fields,
    pub front: Option<&'a Fields>,
    /// Names are those of VuePress.
    pub is_vue: bool,
}

/// Functions that say where a file is.
const PATHS: [(&str, &str); 8] = [
    ("require('", "').default"),
    ("require(\"", "\").default"),
    ("useBaseUrl('", "')"),
    ("useBaseUrl(\"", "\")"),
    ("$withBase('", "')"),
    ("$withBase(\"", "\")"),
    ("withBase('", "')"),
    ("withBase(\"", "\")"),
];

impl Env<'_> {
    /// The value of an attribute.
    pub fn text(&self, tag: &Tag, name: &str) -> Option<String> {
        match tag.get(name) {
            Some(Given::Text(text)) => Some(text.replace("pathname://", "").replace("@site/", SITE)),
            Some(Given::Code(code)) => self.value(code),
            Some(Given::Nothing) => None,
            // `:src="…"` of Vue is an expression.
            None => match tag
                .attributes
                .iter()
                .find(|(key, _)| key.strip_prefix(':').or_else(|| key.strip_prefix("v-bind:")) == Some(name))?
            {
                (_, Given::Text(code)) => self.value(code),
                _ => None,
            },
        }
    }

    /// What an expression says, if that is known without executing it.
    pub fn value(&self, code: &str) -> Option<String> {
        let code = code.trim();
        if let Some(text) = text_of(code) {
            return Some(text);
        }
        for (start, end) in PATHS {
            if let Some(path) = code.strip_prefix(start).and_then(|rest| rest.strip_suffix(end)) {
                return Some(path.replace("@site/", SITE));
            }
        }
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
        if code.is_empty() || !code.chars().all(is_name) {
            return None;
        }
        // A picture that is imported says its address, whole or as one of its fields.
        let bare = code.trim_end_matches(".src").trim_end_matches(".default");
        if let Some(path) = self.imports.get(bare) {
            let is_module =
                path.ends_with(".mdx") || path.ends_with(".md") || !path.contains('.') || path.starts_with('!');
            return (!is_module).then(|| path.replace("@site/", SITE));
        }
        let fronts =
            ["frontMatter.", "frontmatter.", "$frontmatter.", "$page.frontmatter.", "metadata.", "$page.", "page."];
        let front = fronts.iter().find_map(|start| code.strip_prefix(start));
        let found = match (code.strip_prefix("props."), front) {
            (Some(key), _) => lookup(&self.props, key),
            (None, Some(key)) => self.front.and_then(|fields| lookup(fields, key)),
            (None, None) => lookup(&self.constants, code),
        };
        found.filter(|value| !value.is_object() && !value.is_array()).and_then(text)
    }

    /// Notes the constants of a line that exports them: `export const a = 'b'`.
    pub fn constant(&mut self, statement: &str) {
        let Some(rest) = statement.strip_prefix("export const ").or_else(|| statement.strip_prefix("export let "))
        else {
            return;
        };
        let Some((name, value)) = rest.split_once('=') else { return };
        let name = name.split(':').next().unwrap_or_default().trim();
        let value = value.trim().trim_end_matches(';').trim();
        let value = if value.starts_with(['{', '[']) {
            Some(crate::js::literal(value))
        } else {
            text_of(value).map(Value::String)
        };
        if let Some(value) = value.filter(|_| !name.is_empty()) {
            self.constants.insert(name.to_owned(), value);
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match value.as_f64().filter(|number| value.is_f64() && number.fract() == 0.0 && number.abs() < 1e15) {
        Some(number) => Some(format!("{number:.0}")),
        None => as_text(value),
    }
}
