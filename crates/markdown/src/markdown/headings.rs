//! Headings: ids, the anchor link, the page's own heading, and what becomes of an empty one.

use std::ops::Range;
use std::sync::Arc;

use super::given_ids::is_of_the_page;
use super::open::OpenHeading;
use super::out::Mark;
use super::source::Source;
use super::state::{Open, Writer};
use crate::body::{Heading, Named, Piece};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::heading_ids::slug;
use guichet_core::model::Span;
use guichet_html::escape::{escape_attribute, escape_text};

impl Writer<'_> {
    pub fn start_heading(&mut self, level: u8, id: Option<&str>, classes: &[impl AsRef<str>], at_top: bool) {
        let untouched = self.out.text.trim_ascii_start().is_empty()
            && self.body.outline.h1.is_none()
            && self.sections.is_untouched();
        let title = level == 1 && at_top && untouched && self.trail.is_empty();
        self.sections.gap();
        self.heading = Some(OpenHeading {
            start: self.out.mark(),
            level: if title { 1 } else { level.max(2) },
            // `{##id}` is a slip that other generators let pass.
            id: id.map(|id| id.trim_start_matches('#')).filter(|id| !id.is_empty()).map(str::to_string),
            place: None,
            classes: classes.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" "),
            attributes: String::new(),
            raw: None,
            title,
            html: String::new(),
            text: String::new(),
            alt: String::new(),
            beside: String::new(),
            anchors: Vec::new(),
        });
    }

    /// One in raw HTML, whose element has just been opened. Its tag is written when it closes, as that of any other.
    pub fn start_raw_heading(&mut self, level: u8, id: Option<(String, (Arc<str>, Span))>, attributes: String) {
        self.sections.gap();
        let (id, place) = id.unzip();
        self.heading = Some(OpenHeading {
            start: self.out.mark(),
            level,
            id,
            place,
            classes: String::new(),
            attributes,
            raw: Some(self.stack.len()),
            title: false,
            html: String::new(),
            text: String::new(),
            alt: String::new(),
            beside: String::new(),
            anchors: Vec::new(),
        });
    }

    /// The element that has just been taken from the stack is the open heading.
    pub fn is_open_raw_heading(&self) -> bool {
        self.heading.as_ref().is_some_and(|heading| heading.raw == Some(self.stack.len() + 1))
    }

    /// A heading in raw HTML without an end tag ends before the next block. One paragraph may be its text.
    pub fn close_raw_heading(&mut self, before_paragraph: bool) {
        let is_over =
            |heading: &OpenHeading| heading.raw.is_some() && !(before_paragraph && heading.text.trim().is_empty());
        while self.heading.as_ref().is_some_and(is_over) && matches!(self.stack.last(), Some(Open::Raw { .. })) {
            self.close_innermost();
        }
    }

    pub fn end_heading(&mut self) {
        let Some(mut heading) = self.heading.take() else {
            return;
        };
        let mut text = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            text = heading.alt.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                heading.beside.clear();
            }
            heading.html.clear();
            escape_text(&mut heading.html, &text);
        }
        if text.is_empty() {
            return self.end_empty_heading(heading);
        }
        let id = self.heading_id(&mut heading, &text);
        self.body.outline.anchors.push(id.clone());
        let html = heading.html.trim().to_string();
        if heading.title {
            self.out.truncate(heading.start);
            self.body.outline.h1 = Some(Heading { level: 1, id, html, text });
            return self.anchors_before(heading.start, &heading.anchors);
        }

        // The link stands beside the heading: inside of it, it would be a part of its accessible name.
        let mut opening = String::from("<div class=\"heading\"><h");
        opening.push((b'0' + heading.level) as char);
        opening.push_str(" id=\"");
        escape_attribute(&mut opening, &id);
        opening.push('"');
        if !heading.classes.is_empty() {
            opening.push_str(" class=\"");
            escape_attribute(&mut opening, &heading.classes);
            opening.push('"');
        }
        opening.push_str(&heading.attributes);
        opening.push('>');
        self.anchors_before(heading.start, &heading.anchors);
        self.out.insert(heading.start, &opening);
        self.out.push("</h");
        self.out.number(heading.level);
        self.out.push("><a class=\"anchor\" href=\"#");
        escape_attribute(&mut self.out.text, &id);
        self.out.push("\" aria-label=\"");
        self.out.hole(Piece::HeadingLink(Arc::new(Named { id: id.as_str().into(), text: text.as_str().into() })));
        self.out.push("\"></a></div>\n");

        if self.trail.is_empty() && self.hidden.is_empty() {
            self.sections.cut(id.clone(), text.clone(), heading.level);
            self.body.outline.headings.push(Heading { level: heading.level, id, html, text });
        } else {
            self.sections.push(&text);
            self.sections.gap();
        }
        self.sections.push(heading.beside.trim_start());
        self.sections.gap();
    }

    /// The one that is given by hand, else one made of the text, which makes room for those that are.
    fn heading_id(&mut self, heading: &mut OpenHeading, text: &str) -> String {
        if let Some(id) = heading.id.take() {
            let (file, span) = heading.place.take().unwrap_or_else(|| (Arc::from(""), 0..0));
            return match self.claim_given(&id, &file, span) {
                true => id,
                false if is_of_the_page(&id) => self.ids.unique(slug(text)),
                false => self.ids.unique(id),
            };
        }
        let id = slug(text);
        // `## <a name="setup"></a>Setup` gives the heading its own name.
        if heading.anchors.contains(&id) && self.ids.claim(&id) { id } else { self.ids.unique(id) }
    }

    /// A heading without text would be a dead stop for screen readers; what it holds otherwise becomes a paragraph.
    fn end_empty_heading(&mut self, heading: OpenHeading) {
        if !self.out.is_empty_since(heading.start) {
            self.out.insert(heading.start, "<p>");
            self.out.push("</p>\n");
        }
        self.sections.push(heading.beside.trim_start());
        self.sections.gap();
        let anchors: Vec<String> = heading.anchors.into_iter().chain(heading.id).collect();
        self.anchors_before(heading.start, &anchors);
    }

    /// Writes empty anchors at `start`, but for those that an id on the page has taken meanwhile.
    fn anchors_before(&mut self, start: Mark, anchors: &[String]) {
        let mut html = String::new();
        for anchor in anchors {
            if !is_of_the_page(anchor) && self.ids.claim(anchor) {
                self.body.outline.anchors.push(anchor.clone());
                html.push_str("<a id=\"");
                escape_attribute(&mut html, anchor);
                html.push_str("\"></a>");
            }
        }
        self.out.insert(start, &html);
    }

    /// `## Learn C #`: Markdown takes the last `#` for the end of the heading, and drops it.
    pub fn watch_closing_hashes(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let written = &source.clean[range.clone()];
        let line = written.trim_end();
        let text = line.trim_end_matches('#');
        let (opening, closing) = (line.bytes().take_while(|byte| *byte == b'#').count(), line.len() - text.len());
        if closing == 0 || opening == closing || line.contains('\n') || opening == 0 || !text.ends_with([' ', '\t']) {
            return;
        }
        if text.trim_start_matches('#').trim().is_empty() {
            return;
        }
        let hashes = "#".repeat(closing);
        let place = range.start + text.len()..range.start + line.len();
        self.diags.push(
            Diagnostic::new(codes::MD026, format!("`{hashes}` at the end of this heading is not shown"))
                .help(format!("write `\\{hashes}` if it is text, or remove it"))
                .at(source.file, source.span(place)),
        );
    }
}
