//! The vocabulary that every stage shares. No behaviour beyond construction and formatting.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::paths::is_plain;

/// Pages of the theme that every locale has, below its address: names that no area can have.
pub const OWN_PAGES: [&str; 3] = ["search", "contact", "a-z"];
/// One more, where there is a desk.
pub const INBOX_PAGE: &str = "inbox";

/// A locale of the site as `site.yaml` writes it (a BCP 47 tag such as `pt-BR`), also the first folder of its URLs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Locale(Arc<str>);

impl Locale {
    pub fn new(tag: &str) -> Self {
        Locale(Arc::from(tag))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An article's identity across locales and moves: its `id`, or its path under the locale without `.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    pub fn new(id: &str) -> Self {
        ArticleId(Arc::from(id))
    }

    /// An id that is a path at the same time.
    pub fn of(path: &Arc<str>) -> Self {
        ArticleId(Arc::clone(path))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A plan as contacts.yaml calls it: `free`, `pro`. Its name is the Fluent message `plan-<id>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanId(Arc<str>);

impl PlanId {
    pub fn new(id: &str) -> Self {
        PlanId(Arc::from(id))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for PlanId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// A path inside the output folder: relative, `/`-separated, never empty, no `.` or `..`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    pub fn new(path: impl Into<String>) -> Self {
        let path = path.into();
        // Everything that is written is written below such a path: a mistake here would be one in somebody else's folder.
        assert!(is_plain(&path), "`{path}` is not a valid path in the output folder");
        OutPath(path)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<OutPath> for String {
    fn from(path: OutPath) -> Self {
        path.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place in a source file: byte offsets, half open. Line and column are computed only when a diagnostic is printed.
pub type Span = Range<usize>;

/// Of a value that was written in another file: what is wrong with it is said there.
pub const ELSEWHERE: Span = usize::MAX..usize::MAX;

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}
