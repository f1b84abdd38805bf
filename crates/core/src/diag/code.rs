//! What a diagnostic is called. The table of all codes is in `codes/`, a file for each family.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};

use super::codes::entry::{Entry, Told};
use super::codes::example::Example;
use super::family::Family;
use super::severity::Severity;

/// One of the constants in `codes`: there is no other way to get one, so that every code is explained. It is compared,
/// sorted and written by its name.
#[derive(Clone, Copy)]
pub struct Code(pub(super) &'static Entry);

impl Code {
    /// `LNK001`.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    pub fn family(self) -> &'static Family {
        self.0.family
    }

    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// What it means, why it matters and how to fix it: a few sentences.
    pub fn explanation(self) -> &'static str {
        self.0.explanation
    }

    /// A site that has the mistake, and how it is without.
    pub fn example(self) -> &'static Example {
        &self.0.example
    }

    /// Unless the site says something else under `diagnostics`.
    pub fn severity(self) -> Severity {
        self.0.severity
    }

    /// Another severity that some of its diagnostics have, and when.
    pub fn at_times(self) -> Option<(Severity, &'static str)> {
        self.0.at_times
    }

    /// The site can't change its severity.
    pub fn is_fixed(self) -> bool {
        self.0.fixed
    }

    /// A file in another encoding has these mistakes too, which are none of their own.
    pub fn follows_from_encoding(self) -> bool {
        self.0.follows_from_encoding
    }

    /// What else is wrong with its file may show only without it.
    pub fn hides_others(self) -> bool {
        self.0.hides_others
    }

    /// What `guichet fix` does about some of its mistakes, or all: a sentence without its subject.
    pub fn can_fix(self) -> Option<&'static str> {
        self.0.can_fix
    }

    pub fn told(self) -> Told {
        self.0.told
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
