//! What looks like markup and is shown as text is reported, at its place. Changes nothing on the page.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::HtmlPolicy;
use super::parser::is_inline;
use super::raw_block::RawBlock;
use super::source::Source;
use super::state::{Open, Writer};
use guichet_core::diag::{Diagnostic, codes};
use guichet_syntax::lookalikes::{
    Container, Found, View, callout_block, code_block, code_variable, docsify_title, find, html_block, inline_tag,
    parted_picture,
};

impl Writer<'_> {
    /// Follows the events to know where lines and blocks of text begin and end.
    pub fn watch_prose(&mut self, source: &Source<'_>, event: &Event<'_>) {
        match event {
            Event::Text(_) => {}
            Event::SoftBreak | Event::HardBreak => self.prose.line_starts = true,
            Event::Start(tag) if !is_inline(tag) => {
                let begins_item = self.prose.begins_item && self.prose.is_empty() && *tag == Tag::Paragraph;
                self.end_prose(source);
                self.prose.begins_item = begins_item || *tag == Tag::Item;
                self.prose.muted = matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock);
                self.prose.container = match tag {
                    Tag::Heading { .. } | Tag::TableCell => Container::Line,
                    _ if self.quotes.is_empty() => Container::Block,
                    _ => Container::Quote,
                };
            }
            Event::End(tag) => {
                use pulldown_cmark::TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
                if !matches!(tag, Emphasis | Image | Link | Strikethrough | Strong) {
                    self.end_prose(source);
                }
            }
            _ => self.prose.line_starts = false,
        }
    }

    /// Reports what is in the text that has come to its end.
    pub fn end_prose(&mut self, source: &Source<'_>) {
        if let Some((start, text)) = self.prose.text(source) {
            let view = View {
                text: &text,
                written: &source.clean[start..start + text.len()],
                begins_item: self.prose.begins_item,
                starts_line: self.prose.starts_line,
                container: self.prose.container,
                variables: self.options.variables,
            };
            for found in find(&view) {
                self.tell(source, found, |place| source.span(start + place.start..start + place.end));
            }
        }
        self.prose.clear();
        self.watch.literal = 0;
    }

    /// A link that was to be a picture.
    pub fn watch_parted_picture(&mut self, source: &Source<'_>, url: &str, link: &Range<usize>) {
        let found = parted_picture(source.clean, url, link);
        self.tell_found(source, found);
    }

    /// The title of a picture or link, which is at `range`.
    pub fn watch_title(&mut self, source: &Source<'_>, title: &str, range: &Range<usize>) {
        if let Some((message, help)) = docsify_title(title) {
            let diagnostic = Diagnostic::new(codes::MD011, message).help(help);
            self.diags.push(diagnostic.at(source.file, source.span(range.clone())));
        }
    }

    /// One tag in a paragraph.
    pub fn watch_inline_tag(&mut self, source: &Source<'_>, raw: &RawBlock) {
        if let Some(found) = inline_tag(raw.text(), source.clean, raw.end()) {
            self.tell(source, found, |place| raw.span(source, place));
        }
    }

    pub fn watch_html_block(&mut self, source: &Source<'_>, raw: &RawBlock) {
        // In a quote or a list, a new line needs what the others begin with.
        let written = source.clean.get(raw.whole.clone());
        let is_apart = written.is_some_and(|written| written.replace("\r\n", "\n") == raw.text().replace("\r\n", "\n"));
        for mut found in html_block(raw.text(), self.options.variables) {
            found.fix = found.fix.filter(|_| is_apart);
            self.tell(source, found, |place| raw.span(source, place));
        }
    }

    /// `code` is a block at `range` of the source; without a language where it is indented.
    pub fn watch_code_block(&mut self, source: &Source<'_>, code: &str, fence: Option<&str>, range: Range<usize>) {
        let within_html = self.stack.iter().any(|open| matches!(open, Open::Raw { .. }));
        let found = code_block(source.clean, code, fence, range, within_html, self.options.variables);
        self.tell_found(source, found);
    }

    pub fn watch_code_variable(&mut self, source: &Source<'_>, code: &str, range: Range<usize>) {
        let found = code_variable(source.clean, code, range, self.options.variables);
        self.tell_found(source, found);
    }

    /// Its place is one in the source.
    fn tell_found(&mut self, source: &Source<'_>, found: Option<Found>) {
        if let Some(found) = found {
            self.tell(source, found, |place| source.span(place.clone()));
        }
    }

    /// `span` says where a place is in the file.
    fn tell(&mut self, source: &Source<'_>, found: Found, span: impl Fn(&Range<usize>) -> Range<usize>) {
        let at = span(&found.place);
        let fix = found.fix.map(|mut fix| {
            for edit in &mut fix.edits {
                edit.span = span(&edit.span);
            }
            fix
        });
        let fix = fix.or_else(|| {
            let in_text = |at: usize| at.checked_sub(source.base).filter(|at| *at < source.clean.len());
            let fix = (found.code == codes::MD011).then(|| callout_block(source.clean, in_text(at.start)?)).flatten();
            fix.map(|fix| fix.shifted(source.base))
        });
        // Where a site shows tags as text, one more of them is no help.
        let shows_tags = self.options.html == HtmlPolicy::Escape;
        let fix = fix.filter(|fix| !(shows_tags && fix.edits.iter().any(|edit| edit.text.starts_with('<'))));
        self.diags.push(Diagnostic::new(found.code, found.message).help(found.help).fix(fix).at(source.file, at));
    }
}
