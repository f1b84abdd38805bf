//! Text, code spans, emphasis, links, line breaks.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::LinkType;

use super::lines::joins_lines;
use super::source::Source;
use super::state::Writer;
use super::unpublished::PlainText;
use crate::body::{AddressUse, LinkUse, Piece};
use guichet_core::address::{Address, judge};
use guichet_html::escape::escape_text;
use guichet_syntax::attributes;
use guichet_syntax::lookalikes::behind;
use guichet_wording::Marked;

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
        self.loose_marks |= memchr::memchr3(b'[', b'<', b'`', text.as_bytes()).is_some();
        if range.start < self.skip_to {
            if range.end > self.skip_to && text.len() == range.len() {
                let skip = self.skip_to - range.start;
                self.text_event(source, &text[skip..], self.skip_to..range.end);
            }
            return;
        }
        let is_code = self.in_code_tags();
        if self.dropped == 0 && !is_code && memchr::memchr2(b'[', b'<', text.as_bytes()).is_some() {
            self.watch_references(source, &range);
            self.watch_open_comment(source, &range);
        }
        self.watch_words(source, &range);
        if text.len() == range.len() && self.dropped == 0 && !is_code {
            self.prose.push(&source.clean[range.clone()], range.clone());
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
        self.watch_label(source, &range, Marked::Code);
        let written;
        let place = range.clone();
        let code = if source.is_as_written(&range) {
            code
        } else if source.locate(code).is_some() {
            source.unmask(code)
        } else {
            written = source.clean[range].trim_matches('`').replace(['\n', '\r'], " ");
            written.trim()
        };
        self.watch_code_variable(source, code, place);
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
        self.sections.space();
    }

    /// The soft line break at `range` is nothing.
    pub fn joins(&self, source: &Source<'_>, range: &Range<usize>) -> bool {
        // Emphasis and links may begin and end beside it.
        let marks = ['*', '_', '~', '`', '[', ']'];
        let before = source.clean[..range.start].trim_end_matches([' ', '\t', '\\', '\r', '\n']);
        let before = before.trim_end_matches(marks);
        let last = match before.ends_with(')') {
            // `[text](address)`
            true => {
                let (start, near) = behind(before, before.len());
                let label = near.rfind("](").map(|at| before[..start + at].trim_end_matches(marks));
                label.and_then(|label| label.chars().next_back())
            }
            false => before.chars().next_back(),
        };
        let after =
            source.clean[range.end..].trim_start_matches([' ', '\t', '>', '\r', '\n']).trim_start_matches(marks);
        last.zip(after.chars().next()).is_some_and(|(last, first)| joins_lines(last, first))
    }

    pub fn start_emphasis(&mut self, tag: &str) {
        self.emphasis += 1;
        self.inline_tag(tag);
    }

    pub fn end_emphasis(&mut self, tag: &str) {
        self.emphasis = self.emphasis.saturating_sub(1);
        self.inline_tag(tag);
        self.after_card_link();
    }

    pub fn start_link(&mut self, source: &Source<'_>, kind: LinkType, url: &str, title: &str, range: Range<usize>) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.sole_image = None;
        }
        self.watch_parted_picture(source, url, &range);
        self.watch_title(source, title, &range);
        let place = source.locate(url).unwrap_or_else(|| range.clone());
        let span = source.span(place);
        let url = match kind {
            LinkType::Email => Cow::Owned(format!("mailto:{url}")),
            _ => Cow::Borrowed(source.unmask_in(url, &range)),
        };
        // At the end of a heading they are the heading's.
        let own = if self.heading.is_none() { attributes::list(&source.clean[range.end..]) } else { None };
        let own = own.unwrap_or_default();
        self.after_link = range.end + own.len;
        if own.len > 0 {
            self.body.content.dropped.push((source.span(range.end..self.after_link), "".into()));
        }
        let id = own.id.filter(|id| {
            let at = source.locate_clean(id).unwrap_or_else(|| range.clone());
            self.claim_given(id, source.file, source.span(at))
        });
        self.body.outline.anchors.extend(id.map(str::to_owned));
        let address = self.judged(source, &url, span.clone());
        let Some(address) = address.filter(|_| !self.in_link()) else {
            if let Some(id) = id {
                self.out.push("<a");
                self.out.attribute("id", id);
                self.out.push("></a>");
            }
            let opening = if matches!(kind, LinkType::Autolink | LinkType::Email) { "<" } else { "[" };
            let plain = PlainText::new(self.trail.len(), range, opening, self.loose_marks);
            return self.open_links.push(Some(plain));
        };
        let all = range.clone();
        // One without a text is an anchor, or told as that.
        if url.is_empty() && id.is_none() && !source.clean[range.clone()].starts_with("[]") {
            self.tell_no_address(source, &range);
        }
        self.open_links.push(None);
        self.out.push("<a");
        if let Some(id) = id {
            self.out.attribute("id", id);
        }
        let number = matches!(address, Address::Site { .. }).then_some(self.body.outline.links.len() as u32);
        self.card_link(number);
        let web = match &address {
            Address::Absolute { url, web: true } => Some(url.clone()),
            _ => None,
        };
        let tag = self.out.mark();
        self.href(source, address, span, &own.classes);
        let class = web.as_ref().and_then(|_| self.out.text[tag.at()..].find("class=\"external"));
        let class = class.map(|at| tag.shifted(at + "class=\"external".len()));
        if !title.is_empty() {
            let title = self.plain_words(source, title, &range);
            self.out.attribute("title", &title);
        }
        self.out.push(">");
        self.watch_link(all);
        self.external = class.zip(web).map(|(class, url)| (class, self.out.text.len(), url));
    }

    pub fn end_link(&mut self, source: &Source<'_>) {
        match self.open_links.pop().flatten() {
            Some(plain) => self.body.content.expansions.extend(plain.edits(source)),
            None => {
                self.watch_link_end(source);
                // On paper, where it leads is not said once more.
                if let Some((class, text, url)) = self.external.take()
                    && is_address(self.out.text.get(text..).unwrap_or_default(), &url)
                {
                    self.out.insert(class, " bare-address");
                }
                self.out.push("</a>");
            }
        }
        self.after_card_link();
        self.skip_to = self.skip_to.max(self.after_link);
    }

    /// Whether a link is open. HTML, a snippet, a video or a note in its text may hold another; browsers know none within
    /// another.
    pub fn in_link(&self) -> bool {
        self.raw_links > 0 || self.open_links.iter().any(Option::is_none)
    }

    /// An address, if it may be published; why not is said at `span` of the file.
    pub fn judged(&mut self, source: &Source<'_>, written: &str, span: Range<usize>) -> Option<Address> {
        let judged = judge(written, self.options.schemes);
        judged.map_err(|refusal| self.diags.push(refusal.diagnostic(written).at(source.file, span))).ok()
    }

    /// ` href="…"` of a link element, by where it leads, and its class. `span` is the URL's place in the file.
    pub fn href(&mut self, source: &Source<'_>, address: Address, span: Range<usize>, class: &str) {
        let mut external = false;
        match address {
            Address::Site { path, query, fragment } => {
                self.out.push(" href=\"");
                self.out.hole(Piece::Href(self.body.outline.links.len() as u32));
                self.out.push("\"");
                self.body.outline.links.push(LinkUse::new(path, query, fragment, span, source.snippet.clone()));
            }
            Address::Absolute { url, web } => {
                self.watch_address(source, &url, &span);
                self.out.attribute("href", &url);
                external = web;
                if web {
                    self.body.content.elsewhere.push(AddressUse { url, span, snippet: source.snippet.clone() });
                }
            }
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
}

/// Whether the text of a link, as HTML, is its address.
fn is_address(text: &str, url: &str) -> bool {
    let mut address = String::new();
    escape_text(&mut address, url);
    let bare = |address: &str| {
        let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
        address.trim_end_matches('/').to_owned()
    };
    bare(text.trim()) == bare(&address)
}
