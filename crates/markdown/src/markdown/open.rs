//! What is open while a page is written, and the notes that are collected until its end. The files that write them know what
//! each means.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Alignment;
use rustc_hash::FxHashMap;

use super::out::{Html, Mark};
use super::picture_attributes::Look;
use super::tables::TableWords;
use super::unpublished::PlainText;
use guichet_core::model::Span;
use guichet_syntax::fence::Fence;

pub(super) struct Paragraph {
    /// Before and after `<p>`.
    pub outside: Mark,
    pub inside: Mark,
    /// Where its text begins in the section.
    pub text: usize,
    /// It has text outside of emphasis: a banner such as `_Applies to: …_` makes no excerpt.
    pub plain: bool,
    /// A block shortcode takes its place.
    pub replaced: bool,
    /// The image it begins with, and nothing else so far.
    pub sole_image: Option<SoleImage>,
}

pub(super) struct SoleImage {
    /// Its title is a caption.
    pub is_figure: bool,
    pub index: u32,
    pub title: String,
    pub look: Look,
}

pub(super) struct OpenHeading {
    pub start: Mark,
    pub level: u8,
    pub id: Option<String>,
    /// Where the id is written.
    pub place: Option<(Arc<str>, Span)>,
    pub classes: String,
    /// Attributes of one in raw HTML, and how deep that stands.
    pub attributes: String,
    pub raw: Option<usize>,
    /// The page's own heading: the body's first block, level 1.
    pub title: bool,
    pub html: String,
    pub text: String,
    /// Alternative texts of its images: its text when it has no other.
    pub alt: String,
    /// Words of its badges and icons, for the search.
    pub beside: String,
    /// Ids of `<a name=…>` in it: they come out before its text.
    pub anchors: Vec<String>,
}

pub(super) struct CodeBlock {
    /// What its info string says, but the title.
    pub fence: Fence,
    pub title: Option<String>,
    pub text: String,
    /// The info string of a fence as it was written.
    pub written: Option<String>,
    pub range: Range<usize>,
}

pub(super) struct OpenImage {
    pub url: String,
    pub title: String,
    pub span: Range<usize>,
    pub alt: String,
    /// What is left of it if its address can't be published.
    pub plain: PlainText,
    /// Links and images inside the alternative text.
    pub depth: usize,
    /// There have been some, whose addresses nobody has judged.
    pub nested: bool,
    /// How much was left out before it.
    pub dropped: usize,
    /// Where it is in the source.
    pub start: usize,
    pub end: usize,
}

pub(super) struct Table {
    pub alignments: Vec<Alignment>,
    pub column: usize,
    pub head: bool,
    pub body: bool,
    pub cell: Option<Mark>,
    /// Where the open cell's text begins in the section.
    pub text: usize,
    /// What it says.
    pub words: TableWords,
}

pub(super) struct RawTable {
    pub words: TableWords,
    pub snippet: Option<Arc<str>>,
    pub cell: Option<Cell>,
    /// The next cell is the first of its row; and whether there has been one before.
    pub row_begins: bool,
    pub has_row: bool,
    /// Tables inside of it.
    pub inner: usize,
    pub plain: bool,
}

impl RawTable {
    pub fn new(snippet: Option<Arc<str>>) -> Self {
        let words = TableWords::new(snippet.clone());
        RawTable { words, snippet, cell: None, row_begins: false, has_row: false, inner: 0, plain: true }
    }
}

pub(super) struct Cell {
    /// Where its text begins in the section.
    pub text: usize,
    /// How many columns it stands in.
    pub columns: usize,
    /// It has more than text: an empty one may still show something.
    pub drawn: bool,
    pub span: Range<usize>,
}

/// A callout's title that is still to be written.
pub(super) struct CalloutTitle {
    /// Where its line ends.
    pub end: usize,
    pub marker: Marker,
    /// How much was open where its paragraph began, once it has.
    pub depth: Option<usize>,
}

#[derive(Default)]
pub(super) struct Footnotes {
    /// Notes with a number, in order.
    pub notes: Vec<Note>,
    /// Label (with the snippet it belongs to) → index into `notes`. Only looked up.
    pub numbers: FxHashMap<String, usize>,
    pub definitions: FxHashMap<String, Html>,
    /// Definitions being read, the outputs that they interrupt, and how many checked elements are open there.
    pub open: Vec<(String, Html, usize)>,
}

pub(super) struct Note {
    pub label: String,
    pub id: String,
    pub references: Vec<String>,
}

/// What is written of a callout before its title is known.
#[derive(Clone)]
pub(super) struct Marker {
    /// The message that calls it by its kind.
    pub word: Cow<'static, str>,
    /// Its title opens and closes it.
    pub folds: bool,
    /// The mark of a kind of the site's own, by its number among the shortcodes.
    pub mark: Option<u32>,
}

impl Marker {
    pub fn opening(&self) -> &'static str {
        if self.folds { "<summary class=\"callout-title\">" } else { "<p class=\"callout-title\">" }
    }

    pub fn closing(&self) -> &'static str {
        if self.folds { "</summary>\n" } else { "</p>\n" }
    }
}

/// An item that is a card.
pub(super) struct Card {
    /// How much is open in it.
    pub depth: usize,
    /// The number of its first link; of one that leads elsewhere, nobody knows the description.
    pub link: Option<Option<u32>>,
    pub after: After,
    /// Where it begins, in the output and in the source, and what had been told before.
    pub start: Mark,
    pub item: Range<usize>,
    pub told: usize,
}

pub(super) enum After {
    /// The link has not ended yet.
    Nothing,
    /// Where it has, in the item or in its first paragraph.
    Link(Mark),
    /// The end of a paragraph with nothing but the link.
    Paragraph(Mark),
    Done,
}
