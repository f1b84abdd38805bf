//! Typed access to a map's keys that collects mistakes instead of stopping at one: wrong types and values, missing
//! keys, and, when the reader is finished, the keys that nobody asked for.

use std::sync::Arc;

use super::instead::{Instead, renamed};
use super::node::{Key, Node, Value};
use super::parse::YamlError;
use crate::diag::{Code, Diagnostic, Fix, one_slip};
use crate::model::{Span, Spanned};
use crate::moment::{Moment, likely_day, no_such_day, parse_moment};

/// The mistakes of one file, under the codes of its family (`FM003` or `CFG003` for an unknown key).
pub struct FileDiags<'a> {
    pub file: &'a Arc<str>,
    /// The file's whole text: a number or a date read as text is taken from here, as it was written.
    pub text: &'a str,
    pub unknown_key: Code,
    pub wrong_value: Code,
    pub missing: Code,
    pub diags: Vec<Diagnostic>,
}

/// What a key's value should have been.
enum Expected {
    Text,
    List,
    /// One text of a list.
    Item,
    /// With one of its keys, where they are known.
    Map(Option<&'static str>),
    Flag,
    Number,
}

impl FileDiags<'_> {
    pub fn push(&mut self, diagnostic: Diagnostic, span: &Span) {
        self.diags.push(diagnostic.at(self.file, span.clone()));
    }

    /// The file is no YAML: `place` says which part of it, if not all. A slip that is known is said in the words of writers alone.
    pub fn invalid(&mut self, code: Code, place: &str, error: &YamlError) {
        let message = match error.fix {
            Some(_) => error.message.clone(),
            None => format!("invalid YAML{place}: {}", error.message),
        };
        let diagnostic = Diagnostic::new(code, message).help(&error.help).fix(error.fix.clone());
        self.push(diagnostic, &error.span);
    }

    pub fn wrong(&mut self, message: impl Into<String>, span: &Span) {
        self.push(Diagnostic::new(self.wrong_value, message), span);
    }

    fn expected(&mut self, what: Expected, name: &str, node: &Node) {
        let (noun, example) = match what {
            Expected::Text => ("a text", "some words"),
            Expected::List => ("a list", "[one, two]"),
            Expected::Item => ("a list of texts", "[one, two]"),
            Expected::Map(_) => ("a map of keys", "{ key: value }"),
            Expected::Flag => ("`true` or `false`", "true"),
            Expected::Number => ("a number", "1"),
        };
        let kind = node.value.kind();
        let message = match what {
            Expected::Item => format!("`{name}` should be {noun}, but this is {kind}"),
            _ => format!("`{name}` should be {noun}, but it is {kind}"),
        };
        let example = match (&what, &node.value) {
            // The one value that says what it is.
            (Expected::Map(Some("url")), Value::Str(address)) => format!("{{ url: {address} }}"),
            (Expected::Map(Some(key)), _) => format!("{{ {key}: … }}"),
            _ => example.to_owned(),
        };
        // What an item of a list is has no key, and neither has a whole file.
        let help = match () {
            () if name.ends_with(".yaml") || name == "front matter" => {
                format!("write it like `{}`", example.trim_matches(['{', '}', ' ']))
            }
            () if name.contains(' ') => format!("write it like `{example}`"),
            () => format!("write it like `{name}: {example}`"),
        };
        let help = match (&what, flag(node)) {
            (Expected::Flag, Some(meant)) => format!("write `{name}: {meant}`"),
            (Expected::Flag, None) => format!("write `{name}: true` or `{name}: false`"),
            _ => help,
        };
        let fix = match what {
            Expected::Flag => flag(node).map(|value| self.instead(node, value)),
            Expected::Number => number(node).map(|value| self.instead(node, value)),
            _ => None,
        };
        self.push(Diagnostic::new(self.wrong_value, message).help(help).fix(fix.flatten()), &node.span);
    }

    /// Another value in place of one that is written here, and not somewhere else under a name.
    fn instead(&self, node: &Node, value: &str) -> Option<Fix> {
        let written = self.text.get(node.written.clone())?;
        (node.span.start == node.written.start && !written.is_empty())
            .then(|| Fix::new(format!("write `{value}`"), node.written.clone(), value))
    }

    /// A scalar as text, as it was written: `title: 2024` is the text `2024`, `version: 1.10` stays `1.10`.
    pub fn text(&mut self, name: &str, node: &Node) -> Option<Spanned<String>> {
        self.scalar(Expected::Text, name, node)
    }

    fn scalar(&mut self, expected: Expected, name: &str, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Str(value) => Some(Spanned::new(value.clone(), node.span.clone())),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                Some(Spanned::new(self.text[node.written.clone()].trim().to_owned(), node.span.clone()))
            }
            Value::Null | Value::Seq(_) | Value::Map(_) => {
                self.expected(expected, name, node);
                None
            }
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, name: &str, node: &Node) -> Vec<Spanned<String>> {
        match &node.value {
            Value::Seq(items) => items.iter().filter_map(|item| self.scalar(Expected::Item, name, item)).collect(),
            Value::Null => Vec::new(),
            Value::Map(_) => {
                self.expected(Expected::List, name, node);
                Vec::new()
            }
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) => {
                self.text(name, node).into_iter().collect()
            }
        }
    }
}

/// `yes`, `"true"`, `Nein`: what can only mean one of the two.
pub(super) fn flag(node: &Node) -> Option<&'static str> {
    const TRUE: [&str; 9] = ["true", "yes", "on", "y", "ja", "oui", "sí", "sim", "はい"];
    const FALSE: [&str; 8] = ["false", "no", "off", "n", "nein", "non", "não", "いいえ"];
    let word = match &node.value {
        Value::Str(word) => word.trim().to_lowercase(),
        Value::Int(0) => "no".to_owned(),
        Value::Int(1) => "yes".to_owned(),
        _ => return None,
    };
    match () {
        () if TRUE.contains(&word.as_str()) => Some("true"),
        () if FALSE.contains(&word.as_str()) => Some("false"),
        () => None,
    }
}

/// A number between quotes.
fn number(node: &Node) -> Option<&str> {
    let Value::Str(text) = &node.value else { return None };
    let text = text.trim();
    let is_number = !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(text)
}

/// The keys of one map, taken one by one.
pub struct Fields<'n> {
    entries: Vec<(&'n Key, &'n Node, bool)>,
    known: Vec<&'static str>,
    /// Keys that have to be there and are not, and where to say so.
    missing: Vec<(&'static str, Span)>,
    pub span: Span,
}

impl<'n> Fields<'n> {
    /// `None`, and a diagnostic, if the node is not a map. Nothing at all (`email:`) counts as an empty map.
    pub fn of(name: &str, node: &'n Node, file: &mut FileDiags) -> Option<Self> {
        Self::like(name, None, node, file)
    }

    /// The same for a map whose keys are known: `key` is the one to name where it is none.
    pub fn of_keys(name: &str, key: &'static str, node: &'n Node, file: &mut FileDiags) -> Option<Self> {
        Self::like(name, Some(key), node, file)
    }

    fn like(name: &str, key: Option<&'static str>, node: &'n Node, file: &mut FileDiags) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key, value, false)).collect();
                Some(Fields { entries, known: Vec::new(), missing: Vec::new(), span: node.span.clone() })
            }
            Value::Null => {
                let span = node.span.clone();
                Some(Fields { entries: Vec::new(), known: Vec::new(), missing: Vec::new(), span })
            }
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) | Value::Seq(_) => {
                file.expected(Expected::Map(key), name, node);
                None
            }
        }
    }

    /// The value of a key; a key without a value counts as absent.
    pub fn take(&mut self, name: &'static str) -> Option<&'n Node> {
        self.known.push(name);
        let entry = self.entries.iter_mut().find(|(key, _, _)| key.name == name)?;
        entry.2 = true;
        (entry.1.value != Value::Null).then_some(entry.1)
    }

    /// The same for a key that has to be there; `finish` says that it is not.
    pub fn require(&mut self, name: &'static str) -> Option<&'n Node> {
        let node = self.take(name);
        if node.is_none() {
            let empty = self.entries.iter().find(|(key, _, _)| key.name == name);
            let start = self.span.start;
            self.missing.push((name, empty.map_or(start..start, |(key, _, _)| key.span.clone())));
        }
        node
    }

    /// Whether a key that nobody took is most likely meant to be this one.
    pub fn misspelled(&self, name: &str) -> bool {
        let untaken = self.entries.iter().filter(|(_, _, taken)| !taken);
        untaken.into_iter().any(|(key, _, _)| crate::diag::nearest(&key.name, self.known.iter().copied()) == Some(name))
    }

    pub fn text(&mut self, name: &'static str, file: &mut FileDiags) -> Option<Spanned<String>> {
        let node = self.take(name)?;
        file.text(name, node)
    }

    pub fn texts(&mut self, name: &'static str, file: &mut FileDiags) -> Vec<Spanned<String>> {
        self.take(name).map_or_else(Vec::new, |node| file.texts(name, node))
    }

    pub fn flag(&mut self, name: &'static str, file: &mut FileDiags) -> Option<bool> {
        let node = self.take(name)?;
        match node.value {
            Value::Bool(value) => Some(value),
            _ => {
                file.expected(Expected::Flag, name, node);
                None
            }
        }
    }

    pub fn number(&mut self, name: &'static str, file: &mut FileDiags) -> Option<f64> {
        let node = self.take(name)?;
        match node.value {
            Value::Int(value) => Some(value as f64),
            Value::Float(value) if value.is_finite() => Some(value),
            _ => {
                file.expected(Expected::Number, name, node);
                None
            }
        }
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(
        &mut self,
        name: &'static str,
        words: &[(&'static str, T)],
        file: &mut FileDiags,
    ) -> Option<T> {
        let node = self.take(name)?;
        let text = match &node.value {
            Value::Seq(_) | Value::Map(_) => Spanned::new(node.value.kind().to_owned(), node.span.clone()),
            _ => file.text(name, node)?,
        };
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let fix = one_slip(&text.value, names.iter().copied()).and_then(|meant| file.instead(node, meant));
        let diagnostic = Diagnostic::new(file.wrong_value, format!("`{name}` can't be `{}`", text.value));
        let listed =
            format!("use one of {}", names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "));
        let diagnostic = match crate::diag::nearest(&text.value, names) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`? {listed}")),
            None => diagnostic.help(listed),
        };
        file.push(diagnostic.fix(fix), &text.span);
        None
    }

    /// A day, `2026-11-22`, or a moment, `2026-11-22T09:00:00Z`; a day begins at midnight UTC.
    pub fn moment(&mut self, name: &'static str, file: &mut FileDiags) -> Option<Spanned<Moment>> {
        let node = self.take(name)?;
        let text = match &node.value {
            Value::Seq(_) | Value::Map(_) => Spanned::new(node.value.kind().to_owned(), node.span.clone()),
            _ => file.text(name, node)?,
        };
        match parse_moment(&text.value) {
            Some(moment) => Some(Spanned::new(moment, text.span)),
            None => {
                let message = format!("`{name}` is not a valid date: `{}`", text.value);
                let meant = likely_day(&text.value);
                let help = match &meant {
                    Some(day) => format!("write `{name}: {day}`: the year, the month, the day"),
                    None => no_such_day(&text.value).unwrap_or_else(|| {
                        "write the year, the month and the day, `2026-11-22`; with a time, `2026-11-22T09:00:00Z`"
                            .to_owned()
                    }),
                };
                let fix = meant.and_then(|day| file.instead(node, &day.to_string()));
                file.push(Diagnostic::new(file.wrong_value, message).help(help).fix(fix), &text.span);
                None
            }
        }
    }

    /// Every entry, for maps whose keys are names (locales, channels). Marks all of them as known.
    pub fn entries(&mut self) -> Vec<(&'n Key, &'n Node)> {
        for entry in &mut self.entries {
            entry.2 = true;
        }
        self.entries.iter().map(|(key, node, _)| (*key, *node)).collect()
    }

    /// Entries that no reader has taken yet, for maps that mix fixed keys with free ones.
    pub fn rest(&mut self) -> Vec<(&'n Key, &'n Node)> {
        let rest: Vec<_> =
            self.entries.iter().filter(|(_, _, taken)| !taken).map(|(key, node, _)| (*key, *node)).collect();
        self.entries();
        rest
    }

    /// Reports the keys that nobody took, and those that are missing. A misspelled key is one mistake, not two.
    pub fn finish(self, file: &mut FileDiags) {
        self.finish_with(file, |_, _| None);
    }

    /// The same; `instead` says what to do about a key that is known from elsewhere.
    pub fn finish_with(self, file: &mut FileDiags, instead: impl Fn(&Key, &Node) -> Option<Instead>) {
        for (name, span) in self.missing.iter().filter(|(name, _)| !self.misspelled(name)) {
            let diagnostic =
                Diagnostic::new(file.missing, format!("`{name}` is missing")).help(format!("add a line `{name}: …`"));
            file.push(diagnostic, span);
        }
        for (key, node, _) in self.entries.iter().filter(|(_, _, taken)| !taken) {
            let diagnostic = Diagnostic::new(file.unknown_key, format!("unknown key `{}`", key.name));
            // Where the site has it already, nobody knows which of the two counts.
            let is_free = |name: &str| self.entries.iter().all(|(other, _, _)| other.name != name);
            let (help, fix) = match instead(key, node) {
                Some(instead) => instead.told(key, node, file.text, is_free),
                None => {
                    let known = || self.known.iter().copied();
                    let slip = one_slip(&key.name, known()).filter(|meant| is_free(meant));
                    let help = match crate::diag::nearest(&key.name, known()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => {
                            let known: Vec<String> = known().map(|name| format!("`{name}`")).collect();
                            format!("valid keys: {}", known.join(", "))
                        }
                    };
                    (help, slip.and_then(|meant| renamed(key, meant, file.text)))
                }
            };
            file.push(diagnostic.help(help).fix(fix), &key.span);
        }
    }
}
