//! Search documents → tantivy in memory → our own chunks, which `crates/client/src/search` and `guichet search` read.
//!
//! [`build`] makes an index from nothing, [`rebuild`] the same from what the build before left. Documents are all that either knows:
//! nothing here is about articles, sites or pages.
//!
//! `format.md` is the contract between the writer ([`build`]), the reader here ([`read`]) and the reader in the browser.
//! Nothing here touches a disk: the writer returns files, the reader is given a function that fetches one.

mod about;
mod boilerplate;
mod borrowed;
mod bytes;
mod changes;
mod chunks;
mod collect;
mod compounds;
mod counts;
mod cuts;
mod defaults;
mod dictionary;
mod files;
mod inputs;
mod language;
mod levels;
mod links;
mod lists;
mod locale;
mod manifest;
mod names;
mod phrases;
mod postings;
pub mod read;
mod sections;
mod sentences;
mod spelling_chunks;
mod spellings;
mod state;
#[cfg(test)]
mod tests;
mod texts;
pub mod tokenize;
mod unpack;
mod update;
mod vocabulary;
mod write;

use serde::Serialize;

pub use bytes::FormatError;
pub use names::manifest_path;
pub use sections::{Read, Section, Sections, Text};
pub use unpack::unpacked;
pub use write::{build, rebuild};

/// What one article gives to the search index of one locale. Text is plain, not HTML.
#[derive(Clone, Debug, Serialize)]
pub struct SearchDoc<'a> {
    /// The article's id, stable across edits; documents are indexed in the order of ids.
    pub id: &'a str,
    /// Path from the site's base, no leading slash: `fr/contacts/import/`.
    pub url: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// Area slug (`contacts`) and the name shown to readers.
    pub area: &'a str,
    pub area_title: &'a str,
    /// Names of the categories below the area, outermost first.
    pub categories: Vec<&'a str>,
    pub keywords: &'a [String],
    /// Ids of the plans that the article is for; empty means all.
    pub plans: &'a [String],
    /// Multiplies the article's score; 1 unless the front matter says `search: {boost: 2}`.
    pub boost: f32,
    /// Queries for which the article comes first.
    pub pins: Vec<&'a str>,
    pub sections: Sections<'a>,
}

#[cfg(test)]
impl<'a> SearchDoc<'a> {
    /// Of which nothing but its text matters.
    fn of(title: &'a str, sections: Vec<Section<'a>>) -> Self {
        SearchDoc {
            id: "",
            url: "",
            title,
            description: "",
            area: "",
            area_title: "",
            categories: vec![],
            keywords: &[],
            plans: &[],
            boost: 1.0,
            pins: vec![],
            sections: sections.into(),
        }
    }
}

#[cfg(test)]
impl<'a> Section<'a> {
    /// Text without a heading.
    fn of(text: &'a str) -> Self {
        Section { anchor: None, heading: "", text }
    }
}

/// One locale's input. `docs` are articles written in this locale only; `borrowed` lists those that the reader of this
/// locale sees in a fallback language: (id, url in this locale, locale whose index holds the text).
#[derive(Clone, Debug, Serialize)]
pub struct LocaleDocs<'a> {
    /// Folder name in the output and in URLs: `pt-BR`.
    pub locale: &'a str,
    pub docs: Vec<SearchDoc<'a>>,
    pub borrowed: Vec<(&'a str, &'a str, &'a str)>,
    /// Ids of the site's plans, in order.
    pub plans: Vec<&'a str>,
    /// From `synonyms/<locale>.yaml`: groups of words or phrases that mean the same.
    pub synonyms: Vec<Vec<String>>,
}

/// A file of the index: path from the output's root (`_guichet/search/fr/…`) and its bytes.
pub struct IndexFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What is left of the build before.
pub trait Memory: Sync {
    /// The state that it left for a locale, if there is one. Whatever these bytes are, the index is what it would be without
    /// them.
    fn state(&self, locale: &str) -> Option<&[u8]>;

    /// Whether a file that it made is still there, as it was made.
    fn has(&self, path: &str) -> bool;
}

/// An index where there was one before. Its files are `files` and `unchanged`, both sorted by path.
#[derive(Default)]
pub struct Rebuilt {
    /// Files that are new, or may be; all manifests are among them.
    pub files: Vec<IndexFile>,
    /// Paths of those that the memory has.
    pub unchanged: Vec<String>,
    /// What to remember for the next build, by locale, where it is not what was remembered.
    pub states: Vec<(String, Vec<u8>)>,
}
