//! One pass over the parser's events: which of them is written where. What is written is in `blocks`, `inlines`, `headings`,
//! `footnotes`, `html` and `calls`.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::definitions::first_alignment;
use super::parser::{is_block, is_inline, options};
use super::raw_block::RawBlock;
use super::source::{Masked, Source};
use super::state::{Open, Writer};
use super::{MarkdownOptions, bare_addresses, unseen};
use crate::body::Body;
use crate::table_text::Tables;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_wording::Marked;

/// Parses one body. `start` is its byte offset in `file`; every span of the result counts from the file's beginning.
pub fn parse_body(file: &Arc<str>, text: &str, start: usize, options: &MarkdownOptions<'_>) -> Outcome<Body> {
    let source = Source::new(file, None, text, start, options.html);
    let mut writer = Writer::new(options);
    writer.run(&source);
    writer.finish()
}

impl Writer<'_> {
    /// Writes a whole source: the body, or a snippet in it.
    pub fn run(&mut self, source: &Source<'_>) {
        let depth = self.stack.len();
        let waiting = self.watch_source(source);
        let mut events = Parser::new_ext(&source.masked, options(self.options.math)).into_offset_iter();
        // Every definition has it. Where there is none, no list of events is needed.
        let has_given_ids = self.trail.is_empty() && self.reserve_ids_of_snippets(source);
        if has_given_ids || memchr::memmem::find(source.masked.as_bytes(), b"]:").is_some() {
            let all: Vec<_> = events.by_ref().collect();
            if has_given_ids {
                self.reserve_ids(source, &all);
            }
            let unseen = unseen::find(&source.masked, &all, events.reference_definitions());
            for lines in unseen.definitions {
                self.leave_out_lines(source, lines);
            }
            for note in &unseen.notes {
                self.tell_unseen_note(source, note);
            }
            self.events(source, all, unseen.notes.into_iter().map(|note| note.range).collect());
        } else {
            self.events(source, events, Vec::new());
        }
        while self.stack.len() > depth {
            self.close_innermost();
        }
        self.watch_on(waiting);
    }

    /// Writes a text of its own within the one that is being written, from `skip_to` on: what is open in that one, and the
    /// places in it, wait. `inline`: blocks give their text only.
    pub fn run_within(&mut self, inner: &Source<'_>, skip_to: usize, inline: bool) {
        let skip_to = std::mem::replace(&mut self.skip_to, skip_to);
        let was_inline = self.inline;
        self.inline |= inline;
        let flattened = std::mem::take(&mut self.flattened);
        let unseen = std::mem::replace(&mut self.unseen, 0..0);
        let prose = std::mem::take(&mut self.prose);
        let (cell_end, after_link) = (self.cell_end, self.after_link);
        let callout_title = self.callout_title.take();
        self.run(inner);
        self.callout_title = callout_title;
        (self.cell_end, self.after_link) = (cell_end, after_link);
        self.prose = prose;
        self.unseen = unseen;
        self.flattened = flattened;
        self.inline = was_inline;
        self.skip_to = skip_to;
    }

    /// `notes` are those that the page does not show.
    fn events<'e>(
        &mut self,
        source: &Source<'_>,
        events: impl IntoIterator<Item = (Event<'e>, Range<usize>)>,
        notes: Vec<Range<usize>>,
    ) {
        let mut notes = notes.into_iter().peekable();
        let mut events = events.into_iter().peekable();
        while let Some((event, range)) = events.next() {
            // One within another goes with it.
            let note = notes.next_if(|note| note.start <= range.start);
            if let Some(note) = note.filter(|note| note.end > self.unseen.end) {
                self.drop_range(source, note);
            }
            if self.unseen.contains(&range.start) {
                if range.end > self.unseen.end {
                    // What began in there goes as a whole.
                    let end = range.start + source.clean[range.clone()].trim_end().len();
                    self.leave_out_lines(source, range.start..end);
                    self.unseen.end = range.end;
                }
                continue;
            }
            match event {
                Event::Text(text) if bare_addresses::may_have(&text) => {
                    self.text_with_addresses(source, (text, range), &mut events);
                }
                event => self.event(source, event, range),
            }
        }
    }

    /// Keeps everything that begins in `range` out of the page, and of everything else.
    pub fn drop_range(&mut self, source: &Source<'_>, range: Range<usize>) {
        self.leave_out_lines(source, range.clone());
        self.unseen = range;
    }

    pub fn finish(mut self) -> Outcome<Body> {
        self.write_footnotes();
        let mut body = self.body;
        body.content.pieces = self.out.into_pieces();
        body.outline.has_text = !body.content.pieces.is_empty();
        body.outline.tables = Tables::of(&self.tables);
        body.content.sections = self.sections.finish();
        if body.outline.excerpt.is_empty()
            && let Some(section) = body
                .content
                .sections
                .iter()
                .find(|section| !section.text.is_empty() && !super::sections::is_foreign_call(&section.text))
        {
            body.outline.excerpt = super::sections::excerpt(&section.text).into();
        }
        Outcome { value: body, diags: self.diags }
    }

    pub fn event(&mut self, source: &Source<'_>, event: Event<'_>, range: Range<usize>) {
        if self.dropped > 0 && !matches!(event, Event::End(_)) {
            self.body.content.dropped.push((source.span(range.clone()), "".into()));
        }
        if let Some(Some(plain)) = self.open_links.last_mut()
            && event != Event::End(TagEnd::Link)
        {
            plain.reach(self.trail.len(), range.end);
        }
        if self.image.is_some() {
            return self.image_event(source, event, range);
        }
        self.watch_prose(source, &event);
        match event {
            Event::Start(tag) => self.start(source, tag, range),
            Event::End(tag) => {
                if matches!(tag, TagEnd::TableRow | TagEnd::TableHead) {
                    self.cells_without_column(source, range.end);
                }
                self.end(source, tag);
            }
            Event::Text(text) => self.text_event(source, &text, range),
            Event::Code(code) => self.code_span(source, &code, range),
            Event::Html(html) => {
                if let Some(raw) = &mut self.raw {
                    raw.push(source, &html, range);
                }
            }
            Event::InlineHtml(html) => self.inline_html(source, &html, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak | Event::HardBreak if range.end <= self.skip_to => {}
            Event::SoftBreak | Event::HardBreak if self.ends_callout_title(range.end) => {}
            Event::SoftBreak | Event::HardBreak if self.ends_term() => {}
            Event::SoftBreak if self.joins(source, &range) => {}
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => self.out.push("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(tex) => self.formula(source, &tex, false, range),
            Event::DisplayMath(tex) => self.formula(source, &tex, true, range),
        }
    }

    fn start(&mut self, source: &Source<'_>, tag: Tag<'_>, range: Range<usize>) {
        if self.inline && self.start_flattened(&tag) {
            match &tag {
                Tag::HtmlBlock => self.raw = Some(RawBlock::default()),
                Tag::TableCell => self.cell_end = range.end,
                Tag::CodeBlock(kind) => {
                    self.code_info(source, kind, &range);
                }
                _ => {}
            }
            return;
        }
        if is_block(&tag) {
            self.close_raw_paragraph();
            self.close_raw_heading(matches!(tag, Tag::Paragraph));
        }
        match &tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.watch_fence(source, &range),
            Tag::Heading { .. } => {
                self.no_callout_title();
                self.restart_steps();
                self.watch_closing_hashes(source, &range);
            }
            _ => {}
        }
        if !is_inline(&tag) {
            self.loose_marks = false;
        }
        match tag {
            Tag::HtmlBlock => self.start_html_block(source, range),
            _ => {
                if let Tag::FootnoteDefinition(label) = &tag {
                    self.start_footnote(label);
                }
                let at_top = self.stack.is_empty();
                self.stack.push(Open::Markdown);
                match tag {
                    Tag::Paragraph => self.start_paragraph(source, &range),
                    Tag::Heading { level, id, classes, .. } => {
                        let place = id.as_ref().and_then(|id| source.locate(id)).map(|id| source.span(id));
                        self.start_heading(level as u8, id.as_deref(), &classes, at_top);
                        if let Some(heading) = &mut self.heading {
                            heading.place = place.map(|place| (Arc::clone(source.file), place));
                        }
                        self.watch_level(source, level as u8, &range);
                    }
                    Tag::BlockQuote(kind) => self.start_quote(source, kind, &range),
                    Tag::CodeBlock(kind) => self.start_code(source, &kind, range),
                    Tag::List(first) => self.start_list(first),
                    Tag::Item => self.start_item(&range),
                    Tag::DefinitionList => self.start_definitions(),
                    Tag::DefinitionListTitle => {
                        self.terms_in_twin(source, &range);
                        self.start_term();
                    }
                    Tag::DefinitionListDefinition => {
                        self.meaning_in_twin(source, &range);
                        self.start_meaning();
                    }
                    Tag::Table(mut alignments) => {
                        first_alignment(source, &range, &mut alignments);
                        self.start_table(source, alignments);
                    }
                    Tag::TableHead => self.out.push("<thead>\n<tr>"),
                    Tag::TableRow => self.start_row(),
                    Tag::TableCell => {
                        self.cell_end = range.end;
                        self.start_cell(source, range);
                    }
                    Tag::Emphasis => {
                        self.watch_label(source, &range, Marked::Italic);
                        self.start_emphasis("<em>");
                    }
                    Tag::Strong => {
                        self.watch_label(source, &range, Marked::Bold);
                        self.start_emphasis("<strong>");
                    }
                    Tag::Strikethrough => self.inline_tag("<del>"),
                    Tag::Link { link_type, dest_url, title, .. } => {
                        self.start_link(source, link_type, &dest_url, &title, range);
                    }
                    Tag::Image { dest_url, title, .. } => {
                        self.stack.pop();
                        self.start_image(source, &dest_url, &title, range);
                    }
                    // The rest is not switched on, or done above.
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, source: &Source<'_>, tag: TagEnd) {
        if self.inline && self.end_flattened(tag) {
            if tag == TagEnd::HtmlBlock {
                self.end_flattened_html(source);
            }
            return;
        }
        if tag == TagEnd::HtmlBlock {
            return self.end_html_block(source);
        }
        while !matches!(self.stack.last(), Some(Open::Markdown) | None) {
            self.close_innermost();
        }
        self.stack.pop();
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.end_quote(),
            TagEnd::CodeBlock => self.end_code(source),
            TagEnd::List(ordered) => self.end_list(ordered),
            TagEnd::Item => self.end_item(source),
            TagEnd::DefinitionList => self.end_definitions(),
            TagEnd::DefinitionListTitle => self.end_term(),
            TagEnd::DefinitionListDefinition => self.end_meaning(),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.out.push("</tr>\n</thead>\n"),
            TagEnd::TableRow => self.end_row(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.end_emphasis("</em>"),
            TagEnd::Strong => self.end_emphasis("</strong>"),
            TagEnd::Strikethrough => self.inline_tag("</del>"),
            TagEnd::Link => self.end_link(source),
            _ => {}
        }
    }

    /// Closes what was opened last and has no end of its own: raw HTML without an end tag, a directive without `:::`.
    pub fn close_innermost(&mut self) {
        match self.stack.pop() {
            Some(Open::Raw { name, start, checked }) => self.close_raw(name, start, checked),
            Some(Open::Dropped { start, links, images, elsewhere, .. }) => {
                self.end_dropped(start, links, images, elsewhere);
            }
            Some(Open::Directive { directive, file, span, .. }) => {
                self.out.push(directive.closing());
                if self.swallowed {
                    // What swallowed its end has been reported.
                    return;
                }
                let name = directive.name();
                self.diags.push(
                    Diagnostic::new(codes::MD002, format!("`{name}` is never closed"))
                        .help("put `:::` on a line of its own, indented like the opening line")
                        .at(&file, span),
                );
            }
            Some(Open::Markdown) | None => {}
        }
    }

    /// The directive or shortcode that a mask stands for, at the place of the mask.
    pub fn masked(&mut self, source: &Source<'_>, index: usize, block: bool) {
        let mask = &source.masks[index];
        match &mask.what {
            Masked::Call(call) => self.call(source, call, mask.range.clone(), block),
            Masked::Directive(_) => self.inline_text(&source.clean[mask.range.clone()]),
        }
    }
}
