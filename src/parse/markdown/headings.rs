//! Headings: ids, the anchor link, the page's own heading, and what becomes of an empty one.

use super::out::{Mark, escape_attribute};
use super::slug::slug;
use super::writer::Writer;
use crate::parse::body::{Heading, Piece};

pub(super) struct OpenHeading {
    start: Mark,
    level: u8,
    id: Option<String>,
    classes: String,
    /// The page's own heading: the body's first block, level 1.
    title: bool,
    pub html: String,
    pub text: String,
    /// Alternative texts of its images: its text when it has no other.
    pub alt: String,
    /// Ids of `<a name=…>` in it: they come out before its text.
    pub anchors: Vec<String>,
}

impl Writer<'_> {
    pub fn start_heading(&mut self, level: u8, id: Option<&str>, classes: &[impl AsRef<str>], at_top: bool) {
        let untouched =
            self.out.text.trim_ascii_start().is_empty() && self.body.h1.is_none() && self.sections.is_untouched();
        let title = level == 1 && at_top && untouched && self.trail.is_empty();
        self.sections.gap();
        self.heading = Some(OpenHeading {
            start: self.out.mark(),
            level: if title { 1 } else { level.max(2) },
            // `{##id}` is a slip that other generators let pass.
            id: id.map(|id| id.trim_start_matches('#')).filter(|id| !id.is_empty()).map(str::to_string),
            classes: classes.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" "),
            title,
            html: String::new(),
            text: String::new(),
            alt: String::new(),
            anchors: Vec::new(),
        });
    }

    pub fn end_heading(&mut self) {
        let Some(mut heading) = self.heading.take() else {
            return;
        };
        let mut text = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            text = heading.alt.split_whitespace().collect::<Vec<_>>().join(" ");
            heading.html.clear();
            super::out::escape_text(&mut heading.html, &text);
        }
        if text.is_empty() {
            return self.end_empty_heading(heading);
        }
        let id = self.ids.unique(heading.id.take().unwrap_or_else(|| slug(&text)));
        self.body.anchors.push(id.clone());
        let html = heading.html.trim().to_string();
        if heading.title {
            self.out.truncate(heading.start);
            self.body.h1 = Some(Heading { level: 1, id, html, text });
            return self.anchors_before(heading.start, &heading.anchors);
        }

        let mut opening = String::from("<h");
        opening.push((b'0' + heading.level) as char);
        opening.push_str(" id=\"");
        escape_attribute(&mut opening, &id);
        opening.push('"');
        if !heading.classes.is_empty() {
            opening.push_str(" class=\"");
            escape_attribute(&mut opening, &heading.classes);
            opening.push('"');
        }
        opening.push('>');
        self.anchors_before(heading.start, &heading.anchors);
        self.out.insert(heading.start, &opening);
        self.out.push(" <a class=\"anchor\" href=\"#");
        escape_attribute(&mut self.out.text, &id);
        self.out.push("\" aria-label=\"");
        self.out.hole(Piece::Message("heading-link"));
        self.out.push("\"></a></h");
        self.out.number(heading.level);
        self.out.push(">\n");

        if self.trail.is_empty() {
            self.sections.cut(id.clone(), text.clone(), heading.level);
            self.body.headings.push(Heading { level: heading.level, id, html, text });
        } else {
            self.sections.push(&text);
            self.sections.gap();
        }
    }

    /// A heading without text would be a dead stop for screen readers; what it holds otherwise becomes a paragraph.
    fn end_empty_heading(&mut self, heading: OpenHeading) {
        if !self.out.is_empty_since(heading.start) {
            self.out.insert(heading.start, "<p>");
            self.out.push("</p>\n");
        }
        let anchors: Vec<String> = heading.anchors.into_iter().chain(heading.id).collect();
        self.anchors_before(heading.start, &anchors);
    }

    /// Writes empty anchors at `start`, but for those that an id on the page has taken meanwhile.
    fn anchors_before(&mut self, start: Mark, anchors: &[String]) {
        let mut html = String::new();
        for anchor in anchors {
            if self.ids.claim(anchor) {
                self.body.anchors.push(anchor.clone());
                html.push_str("<a id=\"");
                escape_attribute(&mut html, anchor);
                html.push_str("\"></a>");
            }
        }
        self.out.insert(start, &html);
    }
}
