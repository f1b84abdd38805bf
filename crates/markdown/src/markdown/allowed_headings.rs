//! Headings in raw HTML that passes as it is: in the list of contents, the search and `#id` links like any other. Only those
//! that begin and end in one block are; what is in them stays as it is written.

use std::ops::Range;
use std::sync::Arc;

use super::raw_attributes::given_id;
use super::raw_block::RawBlock;
use super::state::Writer;
use crate::body::{Heading, Named, Piece};
use guichet_core::heading_ids::slug;
use guichet_html::elements;
use guichet_html::escape::escape_text;
use guichet_html::tokens::{self, Attribute, Token, decode_entities};

/// As far as the end of a heading is looked for, in bytes.
const REACH: usize = 4_000;

pub(super) struct AllowedHeading {
    level: u8,
    /// Its end tag.
    pub end: Range<usize>,
    text: String,
    pub id: String,
    /// The id is in its tag.
    pub is_given: bool,
}

/// What is open in a block that a heading is a part of, and heads nothing.
#[derive(Default)]
pub(super) struct Within(usize);

impl Within {
    pub fn watch(&mut self, token: &Token<'_>) {
        let holds = |name: &str| matches!(name, "table" | "summary" | "a" | "button" | "select" | "dialog");
        match token {
            Token::Open { name, .. } if holds(name) => self.0 += 1,
            Token::Close { name } if holds(name) => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
    }
}

impl Writer<'_> {
    /// The heading whose tag ends at `at` of a block, if it is one.
    pub fn allowed_heading(
        &mut self,
        raw: &RawBlock,
        name: &str,
        attributes: &[Attribute<'_>],
        at: usize,
        within: &Within,
    ) -> Option<AllowedHeading> {
        let level = elements::heading_level(name)?;
        if within.0 > 0 || !self.may_begin_heading() {
            return None;
        }
        let html = raw.text();
        let end = end_tag(&html[..html.floor_char_boundary(at + REACH)], at, name)?;
        let text = text_of(&html[at..end.start]);
        if text.is_empty() {
            return None;
        }
        let given = given_id(name, attributes);
        let is_given = given.is_some();
        let id = given.unwrap_or_else(|| self.ids.unique(slug(&text)));
        Some(AllowedHeading { level, end, text, id, is_given })
    }

    /// Behind its end tag.
    pub fn end_allowed_heading(&mut self, heading: AllowedHeading) {
        let AllowedHeading { level, text, id, is_given, .. } = heading;
        self.out.push("<a class=\"anchor\"");
        self.out.attribute("href", &format!("#{id}"));
        self.out.push(" aria-label=\"");
        self.out.hole(Piece::HeadingLink(Arc::new(Named { id: id.as_str().into(), text: text.as_str().into() })));
        self.out.push("\"></a></div>");
        if !is_given {
            self.body.outline.anchors.push(id.clone());
        }
        if self.trail.is_empty() && self.hidden.is_empty() {
            let mut html = String::new();
            escape_text(&mut html, &text);
            self.sections.cut(id.clone(), text.clone(), level);
            self.body.outline.headings.push(Heading { level, id, html, text });
        } else {
            self.sections.gap();
            self.sections.push(&text);
            self.sections.gap();
        }
    }
}

/// The end tag of a heading whose tag ends at `at`.
fn end_tag(html: &str, mut at: usize, heading: &str) -> Option<Range<usize>> {
    while at < html.len() {
        let (token, end) = tokens::next(html, at);
        if matches!(token, Token::Close { name } if name == heading) {
            return Some(at..end);
        }
        at = end;
    }
    None
}

/// The words of a piece of HTML, or of its pictures.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut alt = String::new();
    let mut at = 0;
    while at < html.len() {
        let (token, end) = tokens::next(html, at);
        at = end;
        match token {
            Token::Text(words) => text.push_str(&decode_entities(words)),
            Token::Open { name, attributes } if name == "img" => {
                alt.push(' ');
                alt.push_str(super::raw_attributes::alternative(&attributes));
            }
            Token::Open { name, .. } if elements::breaks_words(&name) => text.push(' '),
            _ => {}
        }
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.trim().is_empty() { words(&alt) } else { words(&text) }
}
