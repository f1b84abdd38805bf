//! A mistake in content or settings, as a value.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::fix::Fix;
use super::nearest::instead;
use super::severity::Severity;
use crate::model::{Locale, Span};

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
    /// Files that one about many is about, where it is in none: from the site's root. The message names a few of them.
    pub about: Vec<Arc<str>>,
    /// What `guichet fix` does about it, where there is exactly one right answer. Of a mistake that is told once for many places:
    /// for each of them.
    pub fixes: Vec<Fix>,
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
            about: Vec::new(),
            fixes: Vec::new(),
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

    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fixes.extend(fix.into());
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

/// A stage's value and what it found wrong on the way.
#[derive(Debug)]
pub struct Outcome<T> {
    pub value: T,
    pub diags: Vec<Diagnostic>,
}
