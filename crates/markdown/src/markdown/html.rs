//! Raw HTML under the site's policy. Under `sanitize` every tag is read and written anew with known attributes, each
//! element closes before what it stands in, and structure beyond plain boxes and inline text goes through the sanitizer.

use std::ops::Range;
use std::sync::Arc;

use super::HtmlPolicy;
use super::lines::joined;
use super::out::Mark;
use super::placeholders;
use super::raw_attributes::{alternative, given_id, nothing_for};
use super::raw_block::RawBlock;
use super::removed::{declaration, holds_words};
use super::source::{Masked, Source};
use super::state::{Open, Writer};
use guichet_html::elements::{self, Kind};
use guichet_html::tokens::{self, Attribute, Token, decode_entities};
use guichet_syntax::lookalikes::is_named_like_element;

/// Raw elements open within each other, at most. Deeper ones lose their tags: browsers give up at 512.
const DEEPEST: usize = 200;

impl Writer<'_> {
    pub fn start_html_block(&mut self, source: &Source<'_>, range: Range<usize>) {
        self.raw = None;
        if let Some(mask) = source.masks_in(&range).first()
            && let Masked::Directive(directive) = &mask.what
            && source.clean[range.start..mask.range.start].trim().is_empty()
        {
            return self.directive(source, directive, mask.range.clone());
        }
        self.raw = Some(RawBlock::default());
    }

    pub fn end_html_block(&mut self, source: &Source<'_>) {
        let Some(raw) = self.raw.take() else {
            return;
        };
        self.watch_html_end(source, &raw);
        self.watch_html_block(source, &raw);
        self.sections.gap();
        match self.options.html {
            HtmlPolicy::Escape => {
                self.out.push("<p>");
                self.inline_text(raw.text().trim());
                self.out.push("</p>\n");
            }
            HtmlPolicy::Sanitize => self.sanitized(source, &raw, false),
            HtmlPolicy::Allow => self.untouched(source, &raw, false),
        }
        self.sections.gap();
    }

    /// One tag or comment inside a paragraph.
    pub fn inline_html(&mut self, source: &Source<'_>, html: &str, range: Range<usize>) {
        if range.start < self.skip_to {
            return;
        }
        let masked = source.masks_in(&range).iter().any(|mask| matches!(mask.what, Masked::Directive(_)));
        if masked {
            return self.inline_text(&source.clean[range]);
        }
        let mut raw = RawBlock::default();
        raw.push(source, html, range);
        self.watch_inline_tag(source, &raw);
        match self.options.html {
            HtmlPolicy::Escape => self.inline_text(raw.text()),
            HtmlPolicy::Sanitize => self.sanitized(source, &raw, true),
            HtmlPolicy::Allow => self.untouched(source, &raw, true),
        }
    }

    fn sanitized(&mut self, source: &Source<'_>, raw: &RawBlock, inline: bool) {
        let mut left_out = Vec::new();
        let mut at = 0;
        while at < raw.text().len() {
            let (token, end) = tokens::next(raw.text(), at);
            let place = at..end;
            at = end;
            self.watch_table(source, raw, &token, &place);
            match token {
                Token::Text(text) => {
                    self.watch_raw_words(source, raw, &place);
                    self.inline_text(&joined(decode_entities(text)));
                }
                Token::Comment => {
                    if self.dropped == 0 && holds_words(&raw.text()[place.clone()]) {
                        self.report_removed(source, declaration(&raw.text()[place.clone()]), raw.span(source, &place));
                    }
                    left_out.push(place);
                }
                Token::Close { .. } | Token::Open { .. }
                    if self.dropped == 0 && is_named_like_element(&raw.text()[place.clone()]) =>
                {
                    if inline {
                        self.inline_text(&raw.text()[place]);
                    } else {
                        left_out.push(place);
                        self.sections.gap();
                    }
                }
                Token::Close { name } => {
                    self.close_tag(&name, inline, &raw.text()[place.clone()]);
                    if elements::allowed(&name).is_none() && !is_placeholder(&name, inline) {
                        left_out.push(place);
                    }
                }
                Token::Open { .. } if self.dropped > 0 => {}
                Token::Open { name, attributes } => {
                    let is_whole = closes_itself(&name, &attributes, &raw.text()[place.clone()]);
                    let framed = if name == "iframe" { self.framed(&attributes, inline) } else { None };
                    if let Some(link) = framed {
                        if is_whole {
                            // Nothing is in it.
                        } else if inline {
                            self.drop_content(name);
                        } else {
                            at = self.without_content(source, raw, &name, end);
                        }
                        self.leave_link(source, raw, &(place.start..at), link);
                        continue;
                    }
                    if elements::is_missed(&name) {
                        self.report_removed(source, &name, raw.span(source, &place));
                    }
                    if elements::goes_with_content(&name) {
                        if is_whole {
                            // Nothing is in it.
                        } else if inline {
                            self.drop_content(name);
                        } else {
                            at = self.without_content(source, raw, &name, end);
                        }
                        left_out.push(place.start..at);
                    } else if let Some((name, kind)) = elements::allowed(&name) {
                        let depth = self.stack.len();
                        self.open_tag(source, raw, name, kind, &attributes);
                        let is_open = |open: &Open| matches!(open, Open::Raw { name: open, .. } if *open == name);
                        if is_whole && self.stack.len() > depth && self.stack.last().is_some_and(is_open) {
                            self.close_innermost();
                        }
                        self.watch_icon(source, raw, name, &attributes, &place);
                    } else if is_placeholder(&name, inline)
                        || placeholders::is_placeholder(&raw.text()[place.clone()], &name, source.end_tags())
                    {
                        self.inline_text(&raw.text()[place]);
                    } else {
                        let tag = &raw.text()[place.clone()];
                        // What is told of components is in `lookalikes`.
                        if !elements::is_element(&name)
                            && !name.contains(':')
                            && tag.as_bytes()[1].is_ascii_lowercase()
                            && !source.end_tags().contains(&name)
                        {
                            self.report_removed(source, &name, raw.span(source, &place));
                        }
                        self.watch_foreign_element(source, raw, &name, &place);
                        left_out.push(place);
                        if elements::breaks_words(&name) {
                            self.sections.gap();
                        }
                    }
                }
            }
        }
        self.leave_out(source, raw, &left_out, inline);
    }

    /// Where to go on behind an element that goes with its content; its tag ends at `at`. Blank lines end the block that it
    /// begins in, but not the element.
    fn without_content(&mut self, source: &Source<'_>, raw: &RawBlock, name: &str, at: usize) -> usize {
        if let Some(tag) = tokens::end_tag(raw.text(), at, name) {
            return tag.end;
        }
        if let Some(tag) = tokens::end_tag(source.clean, raw.whole.end, name) {
            self.drop_range(source, raw.whole.end..tag.end);
        }
        raw.text().len()
    }

    fn drop_content(&mut self, name: String) {
        self.dropped += 1;
        let (links, images) = (self.body.outline.links.len(), self.body.outline.images.len());
        let elsewhere = self.body.content.elsewhere.len();
        self.stack.push(Open::Dropped { name, start: self.out.mark(), links, images, elsewhere });
    }

    pub fn end_dropped(&mut self, start: Mark, links: usize, images: usize, elsewhere: usize) {
        self.dropped -= 1;
        self.out.truncate(start);
        self.body.outline.links.truncate(links);
        self.body.outline.images.truncate(images);
        self.body.content.elsewhere.truncate(elsewhere);
    }

    fn close_tag(&mut self, name: &str, inline: bool, written: &str) {
        if let Some(Open::Dropped { name: dropped, .. }) = self.stack.last()
            && dropped == name
        {
            return self.close_innermost();
        }
        if self.dropped > 0 {
            return;
        }
        match elements::allowed(name) {
            // Browsers read `</br>` as `<br>`.
            Some(("br", _)) => self.out.push("<br>"),
            Some((name, _)) => {
                let raws = self.stack.iter().rev().take_while(|open| matches!(open, Open::Raw { .. }));
                let above =
                    raws.take(DEEPEST).position(|open| matches!(open, Open::Raw { name: open, .. } if *open == name));
                for _ in 0..above.map_or(0, |above| above + 1) {
                    self.close_innermost();
                }
            }
            None if is_placeholder(name, inline) => self.inline_text(written),
            None => {}
        }
        if elements::breaks_words(name) {
            self.sections.gap();
        }
    }

    fn open_tag(
        &mut self,
        source: &Source<'_>,
        raw: &RawBlock,
        name: &'static str,
        kind: Kind,
        attributes: &[Attribute<'_>],
    ) {
        while let Some(Open::Raw { name: open, .. }) = self.stack.last()
            && elements::ends(name, open)
        {
            self.close_innermost();
        }
        if elements::breaks_words(name) {
            self.sections.gap();
        }
        let get = |name: &str| tokens::named(attributes, name);
        let id = given_id(name, attributes).map(|id| {
            let place = get("id").or(get("name")).map_or(0..0, |attribute| raw.span(source, &attribute.range));
            GivenId { id, file: Arc::clone(source.file), span: place }
        });
        let inside = self.in_link();
        if name == "a" && (inside || get("href").is_none()) {
            return self.anchor(id, inside);
        }
        if !kind.is_void() && self.raws >= DEEPEST {
            return;
        }
        // A link or picture with an address that is not published is its text.
        let address = match name {
            "a" => get("href"),
            "img" => get("src"),
            _ => None,
        };
        let mut image = None;
        if let Some(address) = address {
            let span = raw.span(source, &address.range);
            let alt = alternative(attributes);
            let published = if name == "a" {
                self.judged(source, &address.value, span.clone()).is_some()
            } else {
                self.watch_picture_address(source, &address.value, &span);
                image = self.picture_source(source, &address.value, alt, span.clone());
                if image.is_some() {
                    self.watch_raw_alternative(source, raw, attributes);
                }
                image.is_some()
            };
            if !published {
                self.body.content.expansions.push((span, nothing_for(address)));
                return if name == "a" { self.anchor(id, false) } else { self.inline_text(alt) };
            }
        }
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.sole_image = None;
        }
        if name == "li" && self.paragraph.is_none() && !self.in_raw_list() {
            self.raws += 1;
            self.checked += 1;
            self.stack.push(Open::Raw { name: "ul", start: self.out.mark(), checked: true });
            self.out.push("<ul>");
        }
        if name == "source" && self.in_picture() {
            return self.picture_variant(source, raw, attributes);
        }
        let (image, other) = if name == "img" { self.take_variants(image) } else { (None, None) };
        let start = self.out.mark();
        if let Some(level) = elements::heading_level(name)
            && self.may_begin_heading()
        {
            let outer = std::mem::take(&mut self.out);
            self.attributes(source, raw, name, attributes, None);
            self.watch_raw_level(level);
            let attributes = std::mem::replace(&mut self.out, outer).text;
            self.raws += 1;
            self.checked += 1;
            self.stack.push(Open::Raw { name, start, checked: true });
            let id = id.map(|GivenId { id, file, span }| (id, (file, span)));
            return self.start_raw_heading(level, id, attributes);
        }
        if name == "table" && !self.in_raw_table() {
            self.open_table_region();
        }
        if other.is_some() {
            self.out.push("<img");
            self.attributes(source, raw, name, attributes, other);
            self.out.push(">");
        }
        self.out.push("<");
        self.out.push(written(name));
        if let Some(GivenId { id, file, span }) = id
            && self.claim_given(&id, &file, span)
        {
            self.out.attribute("id", &id);
            self.body.outline.anchors.push(id);
        }
        let hidden = self.attributes(source, raw, name, attributes, image);
        self.out.push(">");
        if kind.is_void() {
            if kind.is_checked() && self.checked == 0 {
                self.sanitize_since(start);
            }
        } else {
            self.raws += 1;
            self.raw_links += usize::from(name == "a");
            self.checked += usize::from(kind.is_checked());
            self.stack.push(Open::Raw { name, start, checked: kind.is_checked() });
            if hidden {
                self.hidden.push(self.stack.len());
                self.sections.mute(true);
            }
        }
    }

    /// `<a name="x">` marks a place and wraps nothing.
    fn anchor(&mut self, id: Option<GivenId>, inside_link: bool) {
        let Some(GivenId { id, file, span }) = id else {
            return;
        };
        if let Some(heading) = &mut self.heading {
            heading.anchors.push(id);
        } else if self.claim_given(&id, &file, span) {
            self.out.push(if inside_link { "<span" } else { "<a" });
            self.out.attribute("id", &id);
            self.out.push(if inside_link { "></span>" } else { "></a>" });
            self.body.outline.anchors.push(id);
        }
    }

    /// Whether an item would stand in a list, or in something that a list stands in.
    fn in_raw_list(&self) -> bool {
        let raws = self.stack.iter().rev().map_while(|open| match open {
            Open::Raw { name, .. } => Some(*name),
            _ => None,
        });
        raws.take_while(|name| !matches!(*name, "td" | "th" | "li" | "div" | "blockquote" | "section"))
            .any(|name| matches!(name, "ul" | "ol"))
    }

    fn in_raw_table(&self) -> bool {
        self.raws > 0 && self.stack.iter().any(|open| matches!(open, Open::Raw { name: "table", .. }))
    }

    pub fn close_raw(&mut self, name: &'static str, start: Mark, checked: bool) {
        self.raws -= 1;
        if name == "picture" {
            self.variants.clear();
        }
        self.raw_links -= usize::from(name == "a");
        if name == "a" {
            self.watch_raw_link_end(start);
        }
        if self.hidden.last() == Some(&(self.stack.len() + 1)) {
            self.hidden.pop();
            self.sections.mute(!self.hidden.is_empty());
        }
        if name == "p" && self.out.text[start.at()..] == *"<p>" {
            self.out.truncate(start);
        } else if self.is_open_raw_heading() {
            self.end_heading();
        } else {
            self.out.push("</");
            self.out.push(written(name));
            self.out.push(if name == "table" && !self.in_raw_table() { "></div>" } else { ">" });
        }
        if checked {
            self.checked -= 1;
            if self.checked == 0 {
                self.sanitize_since(start);
            }
        }
    }

    /// A heading in a cell, a summary or a link is a part of that, and heads nothing.
    pub fn may_begin_heading(&self) -> bool {
        let heads = |open: &Open| !matches!(open, Open::Raw { name: "summary" | "td" | "th" | "table" | "a", .. });
        !self.inline
            && self.heading.is_none()
            && self.paragraph.is_none()
            && self.table.is_none()
            && self.dropped == 0
            && (self.raws == 0 || self.stack.iter().all(heads))
    }

    /// A paragraph cannot hold a block; HTML closes it there.
    pub fn close_raw_paragraph(&mut self) {
        while let Some(Open::Raw { name: "p", .. }) = self.stack.last() {
            self.close_innermost();
        }
    }

    /// In a snippet that stands in a sentence, a block of HTML is not shown; nor is what it leaves open over others.
    pub fn end_flattened_html(&mut self, source: &Source<'_>) {
        let Some(raw) = self.raw.take().filter(|raw| !raw.text().is_empty()) else {
            return;
        };
        // Its line stays: what is above and below it are two blocks.
        let end = raw.whole.start + source.clean[raw.whole.clone()].trim_end().len();
        self.leave_out_lines(source, raw.whole.start..end);
        let mut at = 0;
        while at < raw.text().len() {
            let (token, end) = tokens::next(raw.text(), at);
            at = end;
            if let Token::Open { name, .. } = token
                && elements::goes_with_content(&name)
            {
                at = self.without_content(source, &raw, &name, end);
            }
        }
    }
}

/// Without sources to choose from, a picture is what is around an image, or around two (see `schemes`).
fn written(name: &'static str) -> &'static str {
    if name == "picture" { "span" } else { name }
}

/// Whether nothing is in the element that `tag` opens, `<video src="…" />`: browsers don't see the slash and go on to the end,
/// which is not what writers of Markdown mean. `<a href="…" />text</a>` is a link all the same.
fn closes_itself(name: &str, attributes: &[Attribute<'_>], tag: &str) -> bool {
    let Some(before) = tag.strip_suffix("/>") else { return false };
    // `<a href=b/>`
    let in_value = attributes.iter().any(|attribute| !attribute.quoted && attribute.range.end > before.len());
    let is_link = name == "a" && tokens::named(attributes, "href").is_some();
    !(in_value || is_link || matches!(name, "script" | "style"))
}

/// An id that a tag gives, and where.
struct GivenId {
    id: String,
    file: Arc<str>,
    span: Range<usize>,
}

/// `<your-domain>` in prose is a placeholder; to lose it would change what the sentence says.
fn is_placeholder(name: &str, inline: bool) -> bool {
    inline && !elements::is_element(name)
}
