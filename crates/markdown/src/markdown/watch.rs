//! How far a text is looked at as a careful editor would (`wording`).

use std::ops::Range;
use std::sync::Arc;

use guichet_core::diag::Diagnostic;
use guichet_core::model::Span;
use guichet_wording::Spot;

use super::out::Mark;

/// How far the look is.
#[derive(Default)]
pub(super) struct Watch {
    /// What of the source is worth a look where it is prose. Nearly always nothing.
    pub spots: Vec<Spot>,
    /// What has been told reaches as far as this.
    pub told_to: usize,
    /// Where the last words are that the product itself uses.
    pub label: Range<usize>,
    /// Of the open link of Markdown: where its text begins, and all of it.
    pub link: Option<(Mark, Range<usize>)>,
    /// Where the address of the open link in raw HTML is.
    pub raw_link: Option<(Arc<str>, Span)>,
    /// The first link whose text says nothing: one by itself has its sentence around it, and is told with the next one only.
    pub vague: Option<Diagnostic>,
    pub is_vague_told: bool,
    /// How many elements for code are open in the paragraph, where the site leaves HTML as it is.
    pub literal: usize,
    /// The level of the heading before; 0 stands for the page's title.
    pub level: u8,
}

/// What a source waits with while another one is written within it.
pub(super) struct Waiting(pub Vec<Spot>, pub usize);
