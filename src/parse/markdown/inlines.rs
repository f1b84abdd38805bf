//! Text, code spans, emphasis, links, line breaks.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::attributes;
use super::links::{Target, escape_url, target};
use super::out::escape_text;
use super::source::Source;
use super::writer::Writer;
use crate::diag::Diagnostic;
use crate::parse::body::{LinkUse, Piece};

impl Writer<'_> {
    /// Text that is not markup: to the output, the heading, the section.
    pub fn inline_text(&mut self, text: &str) {
        if self.dropped > 0 {
            return;
        }
        self.out.escaped(text);
        if let Some(heading) = &mut self.heading {
            escape_text(&mut heading.html, text);
            heading.text.push_str(text);
        } else {
            self.sections.push(text);
        }
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.plain |= self.emphasis == 0 && text.chars().any(char::is_alphanumeric);
            paragraph.sole_image = None;
        }
    }

    /// Inline markup of ours, in the output and the heading.
    pub fn inline_tag(&mut self, tag: &str) {
        self.out.push(tag);
        if let Some(heading) = &mut self.heading {
            heading.html.push_str(tag);
        }
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.sole_image = None;
        }
    }

    pub fn text_event(&mut self, source: &Source<'_>, text: &str, range: Range<usize>) {
        if let Some(code) = &mut self.code {
            return code.text.push_str(source.unmask(text));
        }
        if range.start < self.skip_to {
            if range.end > self.skip_to && text.len() == range.len() {
                let skip = self.skip_to - range.start;
                self.text_event(source, &text[skip..], self.skip_to..range.end);
            }
            return;
        }
        let masks = source.masks_in(&range).len();
        if masks == 0 {
            return self.inline_text(source.unmask(text));
        }
        let first = source.masks.partition_point(|mask| mask.range.start < range.start);
        let mut from = range.start;
        for index in first..first + masks {
            let mask = source.masks[index].range.clone();
            self.inline_text(&source.clean[from..mask.start]);
            let block = self.paragraph.as_ref().is_some_and(|paragraph| paragraph.replaced);
            self.masked(source, index, block);
            from = mask.end;
        }
        if from < range.end {
            self.inline_text(&source.clean[from..range.end]);
        }
        // What follows of a mask that the parser cut in two.
        self.skip_to = self.skip_to.max(from);
    }

    pub fn code_span(&mut self, source: &Source<'_>, code: &str, range: Range<usize>) {
        if self.dropped > 0 {
            return;
        }
        let written;
        let code = if source.is_as_written(&range) {
            code
        } else if source.locate(code).is_some() {
            source.unmask(code)
        } else {
            written = source.clean[range].trim_matches('`').replace(['\n', '\r'], " ");
            written.trim()
        };
        self.inline_tag("<code>");
        self.inline_text(code);
        self.inline_tag("</code>");
    }

    pub fn line_break(&mut self, html: &str) {
        if let Some(heading) = &mut self.heading {
            heading.html.push(' ');
            heading.text.push(' ');
        }
        if let Some(paragraph) = &self.paragraph
            && self.out.is_empty_since(paragraph.inside)
        {
            return;
        }
        self.out.push(html);
        self.sections.gap();
    }

    pub fn start_emphasis(&mut self, tag: &str) {
        self.emphasis += 1;
        self.inline_tag(tag);
    }

    pub fn end_emphasis(&mut self, tag: &str) {
        self.emphasis = self.emphasis.saturating_sub(1);
        self.inline_tag(tag);
    }

    pub fn start_link(&mut self, source: &Source<'_>, kind: LinkType, url: &str, title: &str, range: Range<usize>) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.sole_image = None;
        }
        let place = source.locate(url).unwrap_or_else(|| range.clone());
        let span = source.span(place);
        let url = source.unmask_in(url, &range);
        // At the end of a heading they are the heading's.
        let own = if self.heading.is_none() { attributes::list(&source.clean[range.end..]) } else { None };
        let own = own.unwrap_or_default();
        self.after_link = range.end + own.len;
        self.out.push("<a");
        if let Some(id) = own.id.filter(|id| self.ids.claim(id)) {
            self.out.attribute("id", id);
            self.body.anchors.push(id.to_owned());
        }
        if kind == LinkType::Email {
            self.out.push(" href=\"mailto:");
            escape_url(&mut self.out.text, url);
            self.out.push("\"");
        } else {
            self.href(source, url, span, &own.classes);
        }
        let title = source.unmask_in(title, &range);
        if !title.is_empty() {
            self.out.attribute("title", title);
        }
        self.out.push(">");
    }

    pub fn end_link(&mut self) {
        self.out.push("</a>");
        self.skip_to = self.skip_to.max(self.after_link);
    }

    /// ` href="…"` of a link element, by where it leads, and its class. `span` is the URL's place in the file.
    pub fn href(&mut self, source: &Source<'_>, url: &str, span: Range<usize>, class: &str) {
        let mut external = false;
        match target(url) {
            Target::Site { path, query, fragment } => {
                self.out.push(" href=\"");
                self.out.hole(Piece::Href(self.body.links.len() as u32));
                self.out.push("\"");
                self.body.links.push(LinkUse { path, query, fragment, span, snippet: source.snippet.clone() });
            }
            Target::Absolute { web } => {
                self.remember_scheme(url);
                self.out.push(" href=\"");
                escape_url(&mut self.out.text, url);
                self.out.push("\"");
                external = web;
            }
            Target::Dangerous => self.dangerous(source, url, span),
        }
        match (external, class) {
            (true, "") => self.out.push(" class=\"external\" rel=\"noopener\""),
            (true, class) => {
                self.out.attribute("class", &format!("external {class}"));
                self.out.push(" rel=\"noopener\"");
            }
            (false, "") => {}
            (false, class) => self.out.attribute("class", class),
        }
    }

    pub fn dangerous(&mut self, source: &Source<'_>, url: &str, span: Range<usize>) {
        let scheme = super::links::scheme(url).unwrap_or_default();
        self.diags.push(
            Diagnostic::warning("MD005", format!("a `{scheme}:` URL was removed"))
                .help("link to a page or a file instead")
                .at(source.file, span),
        );
    }
}
