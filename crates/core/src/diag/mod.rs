//! One `Diagnostic` for everything that is wrong with content or settings. Content mistakes are data: every stage
//! returns its value and its diagnostics, and goes on. `Result` is for the environment (a full disk, no such folder).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Locale, Span};

mod code;
pub mod codes;
pub mod printable;
mod repeats;
pub mod report;

pub use code::{Code, Family};
pub use repeats::tell_once;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    Error,
    Warning,
    /// For information: not even `--strict` fails for it.
    Note,
}

/// A mistake, where it is, and how to fix it.
///
/// `message` says what is wrong: lower case, names in backticks, no final full stop. `help` says what to do.
/// Without a `file` the diagnostic is about the whole site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub message: String,
    pub help: Option<String>,
    /// Path from the site's root, `/`-separated.
    pub file: Option<Arc<str>>,
    /// Byte offsets into that file; `None` points at the file as a whole.
    pub span: Option<Span>,
    pub locale: Option<Locale>,
    pub article: Option<Arc<str>>,
}

impl Diagnostic {
    /// As grave as the code is by default.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            help: None,
            file: None,
            span: None,
            locale: None,
            article: None,
        }
    }

    pub fn as_error(self) -> Self {
        self.at_times(Severity::Error)
    }

    pub fn as_warning(self) -> Self {
        self.at_times(Severity::Warning)
    }

    pub fn as_note(self) -> Self {
        self.at_times(Severity::Note)
    }

    /// The code's entry says when it has which severity.
    fn at_times(self, severity: Severity) -> Self {
        debug_assert_eq!(self.code.at_times().map(|(other, _)| other), Some(severity), "{}", self.code);
        Diagnostic { severity, ..self }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// `help: did you mean …?` with the nearest of `names`; where none is near, all of them, if they are few.
    pub fn did_you_mean<'a>(self, name: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        match instead(name, names) {
            Some(instead) => self.help(instead),
            None => self,
        }
    }

    pub fn at(mut self, file: &Arc<str>, span: Span) -> Self {
        self.file = Some(Arc::clone(file));
        self.span = Some(span);
        self
    }

    pub fn in_file(mut self, file: &Arc<str>) -> Self {
        self.file = Some(Arc::clone(file));
        self
    }
}

/// ``use one of `a`, `b` ``.
/// What to write instead of a name that is not one of these: the nearest one, or any if they are few.
pub fn instead<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const FEW: usize = 12;
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = nearest(name, names.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let choice = if names.len() == 1 { "" } else { "one of " };
    (1..=FEW).contains(&names.len()).then(|| format!("use {choice}`{}`", names.join("`, `")))
}

/// The name closest to `name` by edits and swaps of neighbours (optimal string alignment); `None` when more than a third
/// of it would have to change.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let limit = (length / 3).max(1);
    let names: Vec<&str> = names.into_iter().collect();
    let lower = name.to_lowercase();
    // Nothing is nearer than the same name in other letters: `OK` and `ok`, though every letter differs.
    if let Some(same) =
        names.iter().find(|candidate| candidate.len() == name.len() && candidate.to_lowercase() == lower)
    {
        return Some(same);
    }
    names
        .into_iter()
        // Most names are ruled out by their length alone, and there may be thousands.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A stage's value and what it found wrong on the way.
#[derive(Debug)]
pub struct Outcome<T> {
    pub value: T,
    pub diags: Vec<Diagnostic>,
}
