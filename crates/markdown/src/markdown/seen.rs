//! A text as the parser of a build sees it, for whoever works on the text itself: the same lines and offsets, the same options.

use std::ops::Range;

use pulldown_cmark::Options;

use super::source::{Masked, find_masks, masked};
use super::{HtmlPolicy, standins};
use guichet_syntax::directives::Directive;

pub use super::callouts::has_title;
pub use super::lines::joins_lines;

/// What a build asks of the parser.
pub const OPTIONS: Options = super::parser::OPTIONS;

/// A text with masks, byte for byte as long as what is written.
pub struct Seen {
    pub text: String,
    /// Lines of ours that open and close blocks, in order.
    pub directives: Vec<(Range<usize>, Directive)>,
    /// Shortcodes, and what other generators have left, in order.
    pub calls: Vec<Range<usize>>,
}

/// A body, or a part of one.
pub fn seen(text: &str) -> Seen {
    let masks = find_masks(text);
    let mut seen = masked(text, &masks);
    for (at, standin) in standins::find(&seen, HtmlPolicy::Sanitize) {
        seen.replace_range(at..at + standin.len(), standin);
    }
    let (mut directives, mut calls) = (Vec::new(), Vec::new());
    for mask in masks {
        match mask.what {
            Masked::Directive(directive) => directives.push((mask.range, directive)),
            Masked::Call(_) => calls.push(mask.range),
        }
    }
    Seen { text: seen, directives, calls }
}
