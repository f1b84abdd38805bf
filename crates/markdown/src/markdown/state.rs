//! The state of one pass over the parser's events. What is done at each of them is in `writer` and in the files that it calls.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::MarkdownOptions;
use super::open::{CalloutTitle, Card, CodeBlock, Footnotes, OpenHeading, OpenImage, Paragraph, RawTable, Table};
use super::out::{Html, Mark};
use super::prose::Prose;
use super::raw_block::RawBlock;
use super::sections::Sections;
use super::unpublished::PlainText;
use super::watch::Watch;
use crate::body::Body;
use crate::table_text::TableText;
use guichet_core::diag::Diagnostic;
use guichet_core::heading_ids::Ids;
use guichet_core::model::Span;
use guichet_syntax::directives::Directive;

/// Something that is open and has to be closed in order.
pub(super) enum Open {
    /// An element of Markdown. The parser says when it ends.
    Markdown,
    /// A raw HTML element. `checked`: the sanitizer runs over it, from `start`, when it closes.
    Raw { name: &'static str, start: Mark, checked: bool },
    /// A raw HTML element that goes with its content.
    Dropped { name: String, start: Mark, links: usize, images: usize, elsewhere: usize },
    /// A directive and where it was opened.
    /// `steps` counts the steps of one so far, or its cards.
    Directive { directive: Directive, file: Arc<str>, span: Span, steps: u64 },
}

pub(super) struct Writer<'a> {
    pub options: &'a MarkdownOptions<'a>,
    pub out: Html,
    pub body: Body,
    pub diags: Vec<Diagnostic>,
    pub sections: Sections,
    pub ids: Ids,
    pub stack: Vec<Open>,
    pub footnotes: Footnotes,

    pub paragraph: Option<Paragraph>,
    pub heading: Option<OpenHeading>,
    pub image: Option<OpenImage>,
    pub code: Option<CodeBlock>,
    pub table: Option<Table>,
    /// Those that have ended.
    pub tables: Vec<TableText>,
    /// One in raw HTML.
    pub raw_table: Option<RawTable>,
    /// Where the innermost item's `<li` ends.
    pub item: Option<Mark>,
    /// What closes each open block quote: those that are callouts have a box.
    pub quotes: Vec<&'static str>,
    /// The title of the callout that has begun, if it has one of its own.
    pub callout_title: Option<CalloutTitle>,
    /// How much was open where the open term of a list of definitions begins.
    pub term: Option<usize>,
    /// The item of `:::cards` that is open.
    pub card: Option<Card>,
    pub raw: Option<RawBlock>,
    /// Of the open `<picture>`: images for one scheme each.
    pub variants: Vec<u32>,
    /// The text of the open block, for what looks like markup in it.
    pub prose: Prose,
    /// Inline content up to this offset has been dealt with.
    pub skip_to: usize,
    /// Everything that begins here is dropped: a note that nothing refers to, an element over several blocks.
    pub unseen: Range<usize>,
    /// Where the last cell of the open row ends.
    pub cell_end: usize,
    /// Where what belongs to the open link ends.
    pub after_link: usize,
    /// How many open elements keep their text out of the excerpt, make it emphasized, or drop it.
    pub aside: usize,
    pub emphasis: usize,
    pub dropped: usize,
    /// How many `checked` raw elements are open.
    pub checked: usize,
    /// How many raw elements are open, and how many of them are links.
    pub raws: usize,
    pub raw_links: usize,
    /// How deep the raw elements stand that are `hidden`: what is in them is not found.
    pub hidden: Vec<usize>,

    /// Names of the snippets being written, outermost first.
    pub trail: Vec<String>,
    /// Bytes of snippets and variables written so far.
    pub expanded: usize,
    /// Writing a snippet inside a paragraph: blocks give their text only.
    pub inline: bool,
    /// In such a snippet, some block has begun.
    pub flattened: bool,
    /// The open block has brackets or backticks that are text.
    pub loose_marks: bool,
    /// Something that is never closed has lines of ours in it.
    pub swallowed: bool,
    /// Where each id was given by hand. Only looked up.
    pub places: FxHashMap<String, (Arc<str>, usize)>,
    /// For each open link of Markdown what is left of it, if it is none; a link that is one has nothing.
    pub open_links: Vec<Option<PlainText>>,
    /// Of the link to another site that is open: where its class ends, where its text begins, and its address.
    pub external: Option<(Mark, usize, String)>,
    /// For what a careful editor would stop at.
    pub watch: Watch,
}

impl<'a> Writer<'a> {
    pub fn new(options: &'a MarkdownOptions<'a>) -> Self {
        Writer {
            options,
            out: Html::default(),
            body: Body::default(),
            diags: Vec::new(),
            sections: Sections::new(),
            ids: Ids::default(),
            stack: Vec::new(),
            footnotes: Footnotes::default(),
            paragraph: None,
            heading: None,
            image: None,
            code: None,
            table: None,
            tables: Vec::new(),
            raw_table: None,
            item: None,
            quotes: Vec::new(),
            callout_title: None,
            term: None,
            swallowed: false,
            places: FxHashMap::default(),
            card: None,
            raw: None,
            variants: Vec::new(),
            prose: Prose::default(),
            skip_to: 0,
            unseen: 0..0,
            cell_end: 0,
            after_link: 0,
            aside: 0,
            emphasis: 0,
            dropped: 0,
            checked: 0,
            raws: 0,
            raw_links: 0,
            hidden: Vec::new(),
            trail: Vec::new(),
            expanded: 0,
            inline: false,
            flattened: false,
            loose_marks: false,
            open_links: Vec::new(),
            external: None,
            watch: Watch::default(),
        }
    }
}
