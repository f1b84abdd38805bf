//! What a careful editor would stop at in a text that is right as Markdown: words that the site's glossary avoids, labels of
//! the product that are nearly its own, links called "here", pictures called `IMG_0042.png`, and what other programs leave
//! behind when somebody pastes from them.
//!
//! | file | job |
//! |---|---|
//! | `wording` | what the texts of one locale are searched for, in one pass |
//! | `boundary` | where a word begins and ends, in scripts with spaces and without |
//! | `glossary` | terms to use, and those to avoid |
//! | `labels` | words of the product's interface |
//! | `marks` | characters that nobody sees, and words that stand in for others |
//! | `language` | what is said of links and pictures in each language |
//! | `link_text`, `addresses` | what links are called, and where they lead |
//! | `alternative` | texts for those who don't see a picture |
//! | `remains` | HTML of word processors and help desks |
//! | `length` | how much room a text takes on a line |
//!
//! Pure, and without a word about Markdown: whoever knows which part of a text is prose asks.

use std::ops::Range;

use guichet_core::diag::Diagnostic;

pub mod addresses;
pub mod alternative;
pub mod boundary;
pub mod glossary;
pub mod labels;
pub mod language;
pub mod length;
pub mod link_text;
mod marks;
pub mod remains;
mod wording;

pub use wording::{Marked, Spot, Wording};

/// Something to stop at, and where it is in the text that was looked at, in bytes.
#[derive(Debug)]
pub struct Finding {
    pub place: Range<usize>,
    /// Without a place: the text does not know its file.
    pub diagnostic: Diagnostic,
}

impl Finding {
    pub(crate) fn new(place: Range<usize>, diagnostic: Diagnostic) -> Self {
        Finding { place, diagnostic }
    }
}

/// A piece of a text between backticks, on one line.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", line[..end].trim_end()),
        None => format!("`{line}`"),
    }
}
