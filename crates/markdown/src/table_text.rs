//! What the tables of a body say. Nobody asks before all files of a site are known, and then once: until then they are bytes,
//! since a cell as a value takes ten times the memory that its text does.

use std::fmt;
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use guichet_core::model::Span;

/// Tables as bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables(Box<[u8]>);

/// The words of a table, in Markdown or in HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableText {
    /// The header first.
    pub rows: Vec<Vec<CellText>>,
    /// As in [`crate::body::LinkUse`].
    pub snippet: Option<Arc<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellText {
    /// Plain text, white space collapsed; `…` where it is longer than a name or a mark would be, or no text.
    pub text: String,
    pub span: Span,
}

impl Tables {
    pub fn of(tables: &[TableText]) -> Self {
        if tables.is_empty() {
            return Tables::default();
        }
        Tables(postcard::to_allocvec(tables).unwrap_or_default().into_boxed_slice())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn read(&self) -> Vec<TableText> {
        if self.is_empty() { Vec::new() } else { postcard::from_bytes(&self.0).unwrap_or_default() }
    }
}

impl Serialize for Tables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Tables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Tables;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Tables, E> {
        Ok(Tables(bytes.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_they_were() {
        let cell = |text: &str, at: usize| CellText { text: text.to_owned(), span: at..at + text.len() };
        let rows = vec![vec![cell("Plan", 2), cell("Pro", 9)], vec![cell("é…", 300)], Vec::new()];
        let tables = [TableText { rows, snippet: None }, TableText { rows: vec![], snippet: Some("a.md".into()) }];
        let kept = Tables::of(&tables);
        assert_eq!(kept.read(), tables);
        let again: Tables = postcard::from_bytes(&postcard::to_allocvec(&kept).unwrap()).unwrap();
        assert_eq!(again, kept);
        assert!(Tables::of(&[]).is_empty() && Tables::default().read().is_empty());
    }
}
