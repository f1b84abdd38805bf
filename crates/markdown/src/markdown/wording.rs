//! What a careful editor would stop at, at its place: words, links, pictures, headings, and what other programs have left. Changes
//! nothing on the page. What is looked for is in `guichet_wording`; here is known which part of a source is prose.

use std::ops::Range;
use std::sync::Arc;

use super::out::Mark;
use super::raw_block::RawBlock;
use super::source::Source;
use super::state::{Open, Writer};
use super::watch::Waiting;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;
use guichet_html::elements;
use guichet_html::tokens::{self, Attribute, Token, named};
use guichet_wording::{Marked, alternative, link_text, remains};

impl Writer<'_> {
    pub fn watch_source(&mut self, source: &Source<'_>) -> Waiting {
        let spots = self.options.wording.spots(source.clean);
        Waiting(std::mem::replace(&mut self.watch.spots, spots), std::mem::take(&mut self.watch.told_to))
    }

    pub fn watch_on(&mut self, Waiting(spots, told_to): Waiting) {
        (self.watch.spots, self.watch.told_to) = (spots, told_to);
    }

    /// Whether an element of raw HTML is open whose text is meant to the letter.
    pub fn in_code_tags(&self) -> bool {
        self.watch.literal > 0 || self.raws > 0 && self.stack.iter().any(is_code)
    }

    /// The text at `range` is prose.
    pub fn watch_words(&mut self, source: &Source<'_>, range: &Range<usize>) {
        if self.watch.spots.is_empty() || self.dropped > 0 {
            return;
        }
        let first = self.watch.spots.partition_point(|spot| spot.at < range.start.max(self.watch.told_to));
        for at in first..self.watch.spots.len() {
            let spot = self.watch.spots[at];
            if spot.at >= range.end {
                break;
            }
            if spot.at < self.watch.told_to || self.watch.label.contains(&spot.at) {
                continue;
            }
            let Some(found) = self.options.wording.judge(source.clean, spot) else { continue };
            // What a shortcode says is not prose, nor what is between tags for code.
            let is_masked = source.masks.iter().any(|mask| mask.range.contains(&spot.at));
            if is_masked || self.in_code_tags() {
                continue;
            }
            self.watch.told_to = found.place.end;
            self.diags.push(found.diagnostic.at(source.file, source.span(found.place)));
        }
    }

    /// The same for a text in raw HTML, at `place` of it.
    pub fn watch_raw_words(&mut self, source: &Source<'_>, raw: &RawBlock, place: &Range<usize>) {
        if self.watch.spots.is_empty() {
            return;
        }
        let span = raw.span(source, place);
        self.watch_words(source, &(span.start - source.base..span.end - source.base));
    }

    /// Words that may be marked as those of the product; `range` has their marks, too.
    pub fn watch_label(&mut self, source: &Source<'_>, range: &Range<usize>, marked: Marked) {
        if self.options.wording.marked() != Some(marked) || self.dropped > 0 {
            return;
        }
        let written = &source.clean[range.clone()];
        let words = match marked {
            Marked::Bold => written.get(2..written.len().saturating_sub(2)),
            Marked::Italic => written.get(1..written.len().saturating_sub(1)),
            Marked::Code => Some(written.trim_matches('`')),
        };
        let Some(words) = words.map(str::trim).filter(|words| !words.contains(['*', '`', '<', '[', '{', '\n', '&']))
        else {
            return;
        };
        if self.options.wording.is_label(words) {
            self.watch.label = range.clone();
        } else if let (Some(diagnostic), Some(place)) =
            (self.options.wording.judge_label(words), source.locate_clean(words))
        {
            self.diags.push(diagnostic.at(source.file, source.span(place)));
        }
    }

    /// A link of Markdown begins, all of which is `range`; its text comes.
    pub fn watch_link(&mut self, range: Range<usize>) {
        self.watch.link = Some((self.out.mark(), range));
    }

    /// Its text has come.
    pub fn watch_link_end(&mut self, source: &Source<'_>) {
        let Some((start, range)) = self.watch.link.take() else { return };
        let written = &source.clean[range.clone()];
        // An address in a sentence is its own text.
        if !written.starts_with('[') {
            return;
        }
        let end = written.rfind("](").or_else(|| written.rfind("][")).unwrap_or(written.len().saturating_sub(1)).max(1);
        let is_blank = || self.out.text.get(start.at()..).is_some_and(|html| html.trim().is_empty());
        let is_empty = self.out.is_empty_since(start) || is_blank();
        let diagnostic = if is_empty {
            Some(link_text::without_text()).filter(|_| written[1..end].trim().is_empty())
        } else {
            self.out
                .text
                .get(start.at()..)
                .and_then(|html| self.judged_link(html, written.get(end..).unwrap_or_default()))
        };
        if let Some(diagnostic) = diagnostic {
            let place = if end > 1 { range.start + 1..range.start + end } else { range };
            let diagnostic = diagnostic.at(source.file, source.span(place));
            if is_empty {
                self.diags.push(diagnostic);
            } else {
                self.tell_vague(diagnostic);
            }
        }
    }

    /// A link of Markdown, all of which is `range`, has no address.
    pub fn tell_no_address(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let written = &source.clean[range.clone()];
        let shown = written.rfind("](").map_or(written, |end| &written[..=end]);
        let help = match shown.len() < 60 && !shown.contains('\n') {
            true => format!("write `{shown}(page.md)` with the page that is meant, or remove the brackets"),
            false => "write the page that is meant between `(` and `)`, or remove the brackets".to_owned(),
        };
        let diagnostic = Diagnostic::new(codes::LNK013, "a link without an address").help(help);
        self.diags.push(diagnostic.at(source.file, source.span(range.clone())));
    }

    fn tell_vague(&mut self, diagnostic: Diagnostic) {
        match self.watch.vague.take() {
            Some(first) => {
                self.watch.is_vague_told = true;
                self.diags.extend([first, diagnostic]);
            }
            None if self.watch.is_vague_told => self.diags.push(diagnostic),
            None => self.watch.vague = Some(diagnostic),
        }
    }

    /// `target` has the address.
    fn judged_link(&self, html: &str, target: &str) -> Option<Diagnostic> {
        const LONGEST: usize = 400;
        if html.len() > LONGEST {
            return None;
        }
        link_text::judge(&words(html), target, self.options.wording.language())
    }

    /// A link in raw HTML begins; its address is at `span` of the file.
    pub fn watch_raw_link(&mut self, source: &Source<'_>, span: Span) {
        self.watch.raw_link = Some((Arc::clone(source.file), span));
    }

    /// `start` is where its tag begins.
    pub fn watch_raw_link_end(&mut self, start: Mark) {
        let Some((file, span)) = self.watch.raw_link.take() else { return };
        let told = self.out.text.get(start.at()..).and_then(|html| self.judged_link(html, html));
        if let Some(diagnostic) = told {
            self.tell_vague(diagnostic.at(&file, span));
        }
    }

    /// A link leads to an address elsewhere, which is at `span` of the file.
    pub fn watch_address(&mut self, source: &Source<'_>, url: &str, span: &Span) {
        if let Some(diagnostic) = self.options.wording.judge_address(url) {
            self.diags.push(diagnostic.at(source.file, span.clone()));
        }
    }

    /// A picture has an address elsewhere, which is at `span` of the file.
    pub fn watch_picture_address(&mut self, source: &Source<'_>, url: &str, span: &Span) {
        if let Some(diagnostic) = guichet_wording::addresses::judge_picture(url) {
            self.diags.push(diagnostic.at(source.file, span.clone()));
        }
    }

    /// A picture that is shown, all of which is `range`.
    pub fn watch_alternative(&mut self, source: &Source<'_>, alt: &str, url: &str, range: Range<usize>) {
        let (diagnostic, place) = if alt.trim().is_empty() {
            (alternative::missing(), range)
        } else {
            let Some(diagnostic) = alternative::judge(alt, url, self.options.wording.language()) else { return };
            let start = range.start + "![".len();
            let is_as_written = source.clean[start..].starts_with(alt);
            (diagnostic, if is_as_written { start..start + alt.len() } else { range })
        };
        self.diags.push(diagnostic.at(source.file, source.span(place)));
    }

    /// The same in raw HTML, where an empty text is meant.
    pub fn watch_raw_alternative(&mut self, source: &Source<'_>, raw: &RawBlock, attributes: &[Attribute<'_>]) {
        let get = |name: &str| named(attributes, name);
        let Some(src) = get("src") else { return };
        let is_decoration = get("aria-hidden").is_some() || get("role").is_some();
        let (diagnostic, place) = match get("alt") {
            None if is_decoration => return,
            None => (Some(alternative::missing_attribute()), &src.range),
            Some(alt) if alt.value.trim().is_empty() => return,
            Some(alt) => {
                self.watch_raw_words(source, raw, &alt.range);
                (alternative::judge(&alt.value, &src.value, self.options.wording.language()), &alt.range)
            }
        };
        self.diags.extend(diagnostic.map(|diagnostic| diagnostic.at(source.file, raw.span(source, place))));
    }

    /// A heading of Markdown has begun.
    pub fn watch_level(&mut self, source: &Source<'_>, level: u8, range: &Range<usize>) {
        let Some((_, around)) = self.stack.split_last() else { return };
        let is_within = around.iter().any(|open| matches!(open, Open::Markdown));
        // What a snippet or a quote has is of another text.
        if is_within || !self.trail.is_empty() || self.dropped > 0 || !self.hidden.is_empty() {
            return;
        }
        if self.heading.as_ref().is_some_and(|heading| heading.title) {
            return;
        }
        let before = std::mem::replace(&mut self.watch.level, level).max(1);
        let right = "#".repeat(usize::from(before) + 1);
        let (message, help) = match level {
            1 => ("`#` is for the title of a page, which this page has".to_owned(), "write `##`".to_owned()),
            _ if level > before + 1 => {
                let above = match before {
                    1 => "the title".to_owned(),
                    _ => format!("`{}`", "#".repeat(usize::from(before))),
                };
                let message = format!("a heading of level {level} comes right after {above}");
                (message, format!("write `{right}`, or add the heading in between"))
            }
            _ => return,
        };
        let written = &source.clean[range.clone()];
        let marks = written.len() - written.trim_start_matches('#').len();
        let length = if marks > 0 { marks } else { written.trim_end().len() };
        let place = range.start..range.start + length;
        let diagnostic = Diagnostic::new(codes::A11Y003, message).help(help);
        self.diags.push(diagnostic.at(source.file, source.span(place)));
    }

    /// One in raw HTML is before those that follow.
    pub fn watch_raw_level(&mut self, level: u8) {
        if self.trail.is_empty() && self.dropped == 0 {
            self.watch.level = level;
        }
    }

    /// A picture is in its address, at `span` of the file.
    pub fn watch_embedded(&mut self, source: &Source<'_>, span: &Span) {
        let diagnostic = Diagnostic::new(codes::IMG006, "a picture is pasted into the text as letters")
            .help("save it as a file beside the article, and write its path");
        // What is shown of thousands of letters.
        let end = span.end.min(span.start + "data:image/png".len());
        self.diags.push(diagnostic.at(source.file, span.start..end));
    }

    /// Classes and ids that other programs have written.
    pub fn watch_remains(&mut self, source: &Source<'_>, raw: &RawBlock, attributes: &[Attribute<'_>]) {
        for name in ["class", "id"] {
            if let Some(attribute) = named(attributes, name)
                && let Some(diagnostic) = remains::judge(name, &attribute.value)
            {
                self.diags.push(diagnostic.at(source.file, raw.span(source, &attribute.range)));
            }
        }
    }

    /// A tag of which nothing else is told.
    pub fn watch_foreign_element(&mut self, source: &Source<'_>, raw: &RawBlock, name: &str, place: &Range<usize>) {
        if let Some(diagnostic) = remains::element(name) {
            self.diags.push(diagnostic.at(source.file, raw.span(source, place)));
        }
    }
}

/// Whether what is in an element is meant to the letter.
fn is_code(open: &Open) -> bool {
    matches!(open, Open::Raw { name, .. } if elements::is_literal(name))
}

/// What of our own HTML is text.
fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let (mut text, mut at) = (String::new(), 0);
    while at < html.len() {
        let (token, end) = tokens::next(html, at);
        if let Token::Text(part) = token {
            text.push_str(&tokens::decode_entities(part));
        }
        at = end;
    }
    text
}
