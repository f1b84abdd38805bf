//! The text of a document, cut at headings: at hand, or read where it is asked for, so that not all texts of a large site are
//! in memory at once, and that those of documents that have not changed are hardly read at all.

use std::fmt::Debug;

use serde::{Serialize, Serializer};

use super::keys::Key;

/// A heading and the text below it, up to the next.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Section<'a> {
    /// The heading's id; `None` for the text before the first heading.
    pub anchor: Option<&'a str>,
    pub heading: &'a str,
    /// A line for each paragraph, item and cell.
    pub text: &'a str,
}

/// Sections that somebody else has.
pub trait Text: Sync + Debug {
    /// The same each time.
    fn read(&self) -> Box<dyn Read + '_>;
}

/// Sections that have been read.
pub trait Read {
    fn count(&self) -> usize;
    /// `at` is less than `count`.
    fn section(&self, at: usize) -> Section<'_>;
}

#[derive(Clone, Debug)]
pub enum Sections<'a> {
    AtHand(Vec<Section<'a>>),
    /// `key` stands for what is read: it is another one if that is.
    Elsewhere {
        key: Key,
        text: &'a dyn Text,
    },
}

impl<'a> From<Vec<Section<'a>>> for Sections<'a> {
    fn from(sections: Vec<Section<'a>>) -> Self {
        Sections::AtHand(sections)
    }
}

impl Sections<'_> {
    pub fn read(&self) -> Opened<'_> {
        match self {
            Sections::AtHand(sections) => Opened::AtHand(sections),
            Sections::Elsewhere { text, .. } => Opened::Read(text.read()),
        }
    }
}

impl Serialize for Sections<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sections = self.read();
        serializer.collect_seq(sections.all())
    }
}

/// The sections of one document, for as long as they are looked at.
pub enum Opened<'s> {
    AtHand(&'s [Section<'s>]),
    Read(Box<dyn Read + 's>),
}

impl Opened<'_> {
    pub fn count(&self) -> usize {
        match self {
            Opened::AtHand(sections) => sections.len(),
            Opened::Read(sections) => sections.count(),
        }
    }

    pub fn get(&self, at: usize) -> Section<'_> {
        match self {
            Opened::AtHand(sections) => sections[at],
            Opened::Read(sections) => sections.section(at),
        }
    }

    pub fn all(&self) -> impl Iterator<Item = Section<'_>> {
        (0..self.count()).map(|at| self.get(at))
    }
}
