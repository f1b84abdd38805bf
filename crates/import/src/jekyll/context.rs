//! What a text of Jekyll may ask for while it is turned: settings, snippets, what it has noted itself.

use std::collections::BTreeMap;

use serde_json::Value;

use super::loops;
use super::places::Of;
use crate::report::Report;
use crate::source::line_of;
use crate::values::as_text;

/// What a text may ask for.
pub struct Context<'a> {
    pub source: &'a str,
    /// The file, and where its body begins in it.
    pub text: &'a str,
    pub start: usize,
    /// The value of `site.title` and the like.
    pub value: &'a dyn Fn(&str) -> Option<Value>,
    /// The snippet that an included file is, by its name and whether that is beside the text.
    pub snippet: &'a dyn Fn(&str, bool) -> Option<String>,
    /// The text of a template that is included, by its name.
    pub template: &'a dyn Fn(&str) -> Option<String>,
    /// What texts have noted: `{% assign x = "y" %}`.
    pub noted: BTreeMap<String, String>,
    /// What names of loops stand for, the innermost last.
    pub bound: Vec<(String, Value)>,
    /// Turns that loops of the text have taken.
    pub turns: usize,
    /// What a template was given.
    pub given: Vec<(String, String)>,
    /// Branches and templates in one another.
    pub depth: usize,
    /// Where the tag is that is looked at: in code, a comment would be text.
    pub place: Of,
    pub report: &'a mut Report,
}

impl Context<'_> {
    pub fn left(&mut self, construct: &str, at: usize) {
        let (source, text, start) = (self.source, self.text, self.start);
        let place = || format!("{source}:{}", line_of(text, start + at));
        let note = match self.place {
            Of::Code => "as it was: write what it should say, or remove it",
            Of::Text | Of::Address => "left out, with a comment at its place: write what readers saw there",
        };
        self.report.left_at(construct, note, place);
    }

    /// The value of a name, of a loop or of the settings.
    pub fn known(&self, name: &str) -> Option<Value> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        if let Some((_, value)) = self.bound.iter().rev().find(|(bound, _)| *bound == name[..end]) {
            let found = loops::within(value, &name[end..]);
            let size = || loops::size(loops::within(value, name[end..].strip_suffix(".size")?)?).map(Value::from);
            return Some(found.cloned().or_else(size).unwrap_or(Value::Null));
        }
        (self.value)(name)
    }

    /// What a text in quotes, or the name of a value, says.
    pub fn operand(&self, text: &str) -> Option<String> {
        for quote in ['"', '\''] {
            if let Some(literal) = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote)) {
                return Some(literal.to_owned());
            }
        }
        match text {
            "site.baseurl" | "site.url" | "site.github.url" => Some(String::new()),
            _ => match text.strip_prefix("include.") {
                Some(name) => self.given.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()),
                None => self.noted.get(text).cloned().or_else(|| self.known(text).as_ref().and_then(as_text)),
            },
        }
    }
}
