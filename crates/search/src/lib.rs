//! Search documents → tantivy in memory → our own chunks, which `crates/client/src/search` and `guichet search` read.
//!
//! [`build`] makes an index from nothing, [`rebuild`] the same from what the build before left. Documents are all that either knows:
//! nothing here is about articles, sites or pages.
//!
//! `format.md` is the contract between the writer ([`build`]), the reader here ([`read`]) and the reader in the browser.
//! Nothing here touches a disk: the writer returns files, the reader is given a function that fetches one.

mod about;
mod before;
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
mod documents;
mod entries;
mod files;
mod inputs;
mod kept_entries;
mod keys;
mod language;
mod levels;
mod link;
mod links;
mod lists;
mod locale;
mod manifest;
mod memory;
mod merge;
mod names;
mod phrases;
mod postings;
pub mod read;
mod sections;
mod sentences;
mod shared;
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

pub use bytes::FormatError;
pub use documents::{LocaleDocs, SearchDoc};
pub use memory::{IndexFile, Memory, Rebuilt};
pub use names::manifest_path;
pub use sections::{Read, Section, Sections, Text};
pub use unpack::unpacked;
pub use write::{build, rebuild};
