//! What is known of a code, as the tables of the families write it down.

pub(super) use super::example::Given::{self, Bytes, Link, Text};
pub(super) use super::example::{ARTICLE, KEY, SEALED, article, contacts, file, instead, only, settings, variable};
pub(super) use crate::diag::severity::Severity::{Error, Note, Warning};

use super::example::Example;
use crate::diag::family::Family;
use crate::diag::severity::Severity;

#[derive(Debug)]
pub struct Entry {
    pub name: &'static str,
    pub family: &'static Family,
    pub title: &'static str,
    pub explanation: &'static str,
    pub example: Example,
    pub severity: Severity,
    pub at_times: Option<(Severity, &'static str)>,
    pub fixed: bool,
    pub of_content: bool,
    pub follows_from_encoding: bool,
    pub hides_others: bool,
    pub can_fix: Option<&'static str>,
    pub told: Told,
}

/// How often a mistake is told that is made over and over in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Each of them is a mistake of its own.
    Each,
    /// HTML that goes, variables that are not there, ids that are taken: the same mistake where the same words are said.
    OncePerWords,
    /// Markup of other systems and near misses of ours. What is quoted in the message differs from place to place; it is
    /// the same mistake where the same form is right.
    OncePerForm,
}

/// Stands in until the table says which family and which code it is.
const NONE: Family = Family { name: "", title: "", description: "" };

pub(super) const fn error(title: &'static str, explanation: &'static str, example: Example) -> Entry {
    Entry {
        name: "",
        family: &NONE,
        title,
        explanation,
        example,
        severity: Error,
        at_times: None,
        fixed: false,
        of_content: false,
        follows_from_encoding: false,
        hides_others: false,
        can_fix: None,
        told: Told::Each,
    }
}

pub(super) const fn warning(title: &'static str, explanation: &'static str, example: Example) -> Entry {
    Entry { severity: Warning, ..error(title, explanation, example) }
}

pub(super) const fn note(title: &'static str, explanation: &'static str, example: Example) -> Entry {
    Entry { severity: Note, ..error(title, explanation, example) }
}

impl Entry {
    pub(super) const fn called(self, name: &'static str, family: &'static Family) -> Self {
        Entry { name, family, ..self }
    }

    /// Some of its diagnostics are graver or less grave than the rest: when?
    pub(super) const fn at_times(self, severity: Severity, when: &'static str) -> Self {
        Entry { at_times: Some((severity, when)), ..self }
    }

    /// No setting changes its severity.
    pub(super) const fn fixed(self) -> Self {
        Entry { fixed: true, ..self }
    }

    /// It is in the family of the settings, but about a file of the content.
    pub(super) const fn of_content(self) -> Self {
        Entry { of_content: true, ..self }
    }

    pub(super) const fn follows_from_encoding(self) -> Self {
        Entry { follows_from_encoding: true, ..self }
    }

    /// What else is wrong with the file shows only without this mistake.
    pub(super) const fn hides_others(self) -> Self {
        Entry { hides_others: true, ..self }
    }

    /// Which of its mistakes have exactly one right answer, and what `guichet fix` makes of them: a sentence without its subject.
    pub(super) const fn can_fix(self, what: &'static str) -> Self {
        Entry { can_fix: Some(what), ..self }
    }

    pub(super) const fn told(self, told: Told) -> Self {
        Entry { told, ..self }
    }
}
