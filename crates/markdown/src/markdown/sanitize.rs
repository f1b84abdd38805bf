//! What was written for raw HTML of structure and media, as a browser would make sense of it, and nothing that is not on
//! the lists. Each tag was written by us, with its holes by position; it goes into the tree as a tag, a hole as a hole,
//! and is written once more from there. No text is searched for marks, so none can be forged
//! (`docs/decisions/0009-sanitizing.md`).

use std::ops::Range;

use html5ever::Attribute;

use super::out::{Html, Mark};
use super::state::Writer;
use crate::body::{Piece, Shortcode};
use guichet_core::address::{self, Schemes};
use guichet_html::elements;
use guichet_html::tokens::{self, Token};
use guichet_html::tree::{Builder, Event, Tree, Value};

/// How often it is read, at most. Nearly everything reads as it is written.
const ROUNDS: usize = 4;

/// Attributes that only our own markup uses.
const OWN: [&str; 4] = ["id", "rel", "role", "tabindex"];

impl Writer<'_> {
    /// Sends what was written since `start` through the tree.
    pub fn sanitize_since(&mut self, start: Mark) {
        let mut part = self.out.split_off(start);
        // Some trees can't be written: what is read of a link in a link has to be written and read once more.
        for _ in 0..ROUNDS {
            let mut feed = Feed {
                builder: Builder::among_blocks(),
                html: &part,
                shortcodes: &self.body.outline.shortcodes,
                next: 0,
            };
            feed.all();
            let tree = feed.builder.finish();
            let mut out = Html::default();
            let mut printer =
                Printer { tree: &tree, holes: part.holes(), schemes: self.options.schemes, out: &mut out };
            printer.print();
            let stable = out == part;
            part = out;
            if stable {
                break;
            }
        }
        self.out.append(part);
    }
}

/// Takes apart what we have written, and feeds it to the tree.
struct Feed<'h> {
    builder: Builder,
    html: &'h Html,
    shortcodes: &'h [Shortcode],
    /// The next hole.
    next: usize,
}

impl Feed<'_> {
    fn all(&mut self) {
        let text = self.html.text.as_str();
        let mut at = 0;
        while at < text.len() {
            self.holes_until(at + 1);
            let (token, end) = tokens::next(text, at);
            match token {
                Token::Open { name, attributes } => self.open(&name, &attributes, end),
                Token::Close { name } => self.builder.close(&name),
                Token::Text(_) => self.text(at..end),
                // We write none.
                Token::Comment => {}
            }
            at = end;
        }
        self.holes_until(usize::MAX);
    }

    /// The hole before `end`, if that is the next thing.
    fn hole_before(&mut self, end: usize) -> Option<(usize, usize)> {
        let (at, _) = self.html.holes().get(self.next).filter(|(at, _)| *at < end)?;
        self.next += 1;
        Some((*at, self.next - 1))
    }

    /// Holes that stand between tags before `end`.
    fn holes_until(&mut self, end: usize) {
        while let Some((_, number)) = self.hole_before(end) {
            let hole = vec![self.builder.attribute(None, Value::Hole(number))];
            match self.html.holes()[number].1 {
                // Its end is in the HTML.
                Piece::PlansOpen(_) => self.builder.open("div", hole),
                Piece::Shortcode(index) if self.shortcodes[index as usize].block => {
                    self.builder.open("div", hole);
                    self.builder.close("div");
                }
                _ => {
                    self.builder.open("span", hole);
                    self.builder.close("span");
                }
            }
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let text = self.html.text.as_str();
        let mut from = range.start;
        // A hole at its end is the next token's.
        while let Some((at, _)) = self.html.holes().get(self.next).filter(|(at, _)| *at < range.end) {
            self.builder.text(&tokens::decode_entities(&text[from..*at]));
            from = *at;
            self.holes_until(from + 1);
        }
        self.builder.text(&tokens::decode_entities(&text[from..range.end]));
    }

    fn open(&mut self, name: &str, attributes: &[tokens::Attribute<'_>], end: usize) {
        let mut list = Vec::with_capacity(attributes.len() + 1);
        for attribute in attributes {
            let (start, stop) = (attribute.range.start, attribute.range.end);
            // Between the one before it and this one.
            while let Some((_, number)) = self.hole_before(start) {
                list.push(self.builder.attribute(None, Value::Hole(number)));
            }
            let hole = if attribute.quoted { self.hole_before(stop + 1) } else { None };
            let value = hole.map_or(Value::Text(&attribute.value), |(_, number)| Value::Hole(number));
            list.push(self.builder.attribute(Some(&attribute.name), value));
        }
        while let Some((_, number)) = self.hole_before(end) {
            list.push(self.builder.attribute(None, Value::Hole(number)));
        }
        self.builder.open(name, list);
    }
}

/// Writes the tree.
struct Printer<'p> {
    tree: &'p Tree,
    holes: &'p [(usize, Piece)],
    schemes: &'p Schemes,
    out: &'p mut Html,
}

impl Printer<'_> {
    fn print(&mut self) {
        // Browsers leave out a line break that follows the tag.
        let mut after_pre = false;
        self.tree.walk(|event| {
            let is_first = std::mem::take(&mut after_pre);
            match event {
                Event::Open(name, attributes) => {
                    after_pre = name == "pre";
                    self.open(name, attributes);
                }
                Event::Close(name, attributes) => self.close(name, attributes),
                Event::Text(text) => {
                    if is_first && text.starts_with('\n') {
                        self.out.push("\n");
                    }
                    self.out.escaped(text);
                }
            }
        });
    }

    /// The hole that an element stands for.
    fn whole(&self, attributes: &[Attribute]) -> Option<&Piece> {
        let [attribute] = attributes else { return None };
        let (None, number) = self.tree.hole(attribute)? else { return None };
        self.holes.get(number).map(|(_, piece)| piece)
    }

    fn open(&mut self, name: &str, attributes: &[Attribute]) {
        if let Some(piece) = self.whole(attributes) {
            let piece = piece.clone();
            return self.out.hole(piece);
        }
        let Some((name, _)) = elements::allowed(name).filter(|(known, _)| *known == name) else { return };
        self.out.push("<");
        self.out.push(name);
        for attribute in attributes {
            match self.tree.hole(attribute) {
                Some((attribute, number)) => self.hole(name, attribute, number),
                None => self.attribute(name, &attribute.name.local, &attribute.value),
            }
        }
        self.out.push(">");
    }

    fn close(&mut self, name: &str, attributes: &[Attribute]) {
        match self.whole(attributes) {
            Some(Piece::PlansOpen(_)) => self.out.push("</div>"),
            Some(_) => {}
            None => {
                let Some((name, kind)) = elements::allowed(name).filter(|(known, _)| *known == name) else { return };
                if !kind.is_void() {
                    self.out.push("</");
                    self.out.push(name);
                    self.out.push(">");
                }
            }
        }
    }

    fn hole(&mut self, element: &str, name: Option<&str>, number: usize) {
        let Some((_, piece)) = self.holes.get(number) else { return };
        let Some(name) = name else { return self.out.hole(piece.clone()) };
        if is_known(element, name) {
            self.out.push(" ");
            self.out.push(name);
            self.out.push("=\"");
            self.out.hole(piece.clone());
            self.out.push("\"");
        }
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        if is_known(element, name) && self.may_stay(name, value) {
            self.out.attribute_or_name(name, value);
        }
    }

    /// Addresses were judged when the tag was written. It costs nothing to be sure.
    fn may_stay(&self, name: &str, value: &str) -> bool {
        !matches!(name, "href" | "src" | "poster") || address::judge(value, self.schemes).is_ok()
    }
}

/// Attributes that are let through, whatever their values.
fn is_known(element: &str, name: &str) -> bool {
    elements::is_attribute(element, name)
        || OWN.contains(&name)
        || name.starts_with("data-")
        || name.starts_with("aria-")
}
