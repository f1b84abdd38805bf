//! Quotes, and those that are callouts: `> [!NOTE]`, with a title of its own on the marker's line if there is one.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::open::CalloutTitle;
use super::source::Source;
use super::state::Writer;
use crate::body::Piece;
use guichet_core::diag::{Diagnostic, codes};

impl Writer<'_> {
    pub fn start_quote(&mut self, source: &Source<'_>, kind: Option<BlockQuoteKind>, range: &Range<usize>) {
        let mut title = None;
        let kind = kind.or_else(|| {
            let written = &source.clean[range.clone()];
            let (kind, end) = callout_marker(written)?;
            self.skip_to = self.skip_to.max(range.start + end);
            let is_title = !written[..end].ends_with('\n') && !written[end..].starts_with(['\n', '\r']);
            let line = written[end..].find('\n').map_or(range.end, |len| range.start + end + len);
            title = (is_title && has_title(&written[end..])).then_some(line);
            Some(kind)
        });
        if kind.is_some() {
            self.watch_empty_callout(source, range);
        }
        self.aside += 1;
        self.quotes.push(kind.is_some());
        let Some(kind) = kind else {
            return self.out.push("<blockquote>\n");
        };
        let (class, kind) = match kind {
            BlockQuoteKind::Note => ("note", "callout-note"),
            BlockQuoteKind::Tip => ("tip", "callout-tip"),
            BlockQuoteKind::Important => ("important", "callout-important"),
            BlockQuoteKind::Warning => ("warning", "callout-warning"),
            BlockQuoteKind::Caution => ("caution", "callout-caution"),
        };
        self.out.push("<div class=\"callout callout-");
        self.out.push(class);
        self.out.push("\" role=\"note\">\n");
        match title {
            Some(end) => self.callout_title = Some(CalloutTitle { end, kind, depth: None }),
            None => self.callout_kind(kind),
        }
    }

    /// Nothing but the marker: an empty line keeps the text below out of the callout.
    fn watch_empty_callout(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let written = &source.clean[range.clone()];
        let Some(end) = written.find(']') else { return };
        if written[end + 1..].chars().all(|c| c.is_whitespace() || matches!(c, '>' | '-' | '+' | ':')) {
            let marker = written.trim_end().trim_start_matches(['>', ' ']);
            let start = range.start + written.find('[').unwrap_or(0);
            let message = format!("nothing is in the callout `{}`", marker.trim_end_matches(['>', '\n', '\r', ' ']));
            self.diags.push(
                Diagnostic::new(codes::MD012, message)
                    .help("begin the lines below with `> `, also those that are empty")
                    .at(source.file, source.span(start..range.start + end + 1)),
            );
        }
    }

    pub fn end_quote(&mut self) {
        self.aside -= 1;
        let callout = self.quotes.pop().unwrap_or_default();
        self.out.push(if callout { "</div>\n" } else { "</blockquote>\n" });
    }

    fn callout_kind(&mut self, kind: &'static str) {
        self.out.push("<p class=\"callout-title\">");
        self.out.hole(Piece::Message(kind.into()));
        self.out.push("</p>\n");
    }

    /// The marker's line turns out not to be a paragraph, so the callout is called by its kind.
    pub fn no_callout_title(&mut self) {
        if let Some(title) = self.callout_title.take() {
            self.callout_kind(title.kind);
        }
    }

    /// The opening tag of a paragraph; the callout's title if it begins with one. Its kind is for those who see no colours.
    pub fn open_paragraph(&mut self) {
        match &mut self.callout_title {
            Some(title) if title.depth.is_none() => {
                title.depth = Some(self.stack.len());
                let kind = title.kind;
                self.out.push("<p class=\"callout-title\"><span><span class=\"visually-hidden\">");
                self.out.hole(Piece::Message(kind.into()));
                self.out.push("</span> ");
            }
            _ => self.out.push("<p>"),
        }
    }

    /// The title ends with its line, and a paragraph begins. Emphasis that goes on over the line's end keeps both together.
    pub fn ends_callout_title(&mut self, at: usize) -> bool {
        let depth = self.stack.len();
        if self.callout_title.take_if(|title| at + 2 >= title.end && title.depth == Some(depth)).is_none() {
            return false;
        }
        self.out.push("</span></p>\n");
        let outside = self.out.mark();
        self.out.push("<p>");
        let inside = self.out.mark();
        self.sections.gap();
        let text = self.sections.len();
        if let Some(paragraph) = &mut self.paragraph {
            (paragraph.outside, paragraph.inside, paragraph.text) = (outside, inside, text);
        }
        true
    }

    /// What closes a paragraph's content, if all of it is a title.
    pub fn paragraph_end(&mut self) -> &'static str {
        let title = self.callout_title.take_if(|title| title.depth.is_some());
        if title.is_some() { "</span></p>\n" } else { "</p>\n" }
    }
}

/// Whether the line behind a marker is a title: text follows it, and not the rest of its sentence.
fn has_title(behind: &str) -> bool {
    let (line, rest) = behind.split_once('\n').unwrap_or((behind, ""));
    let text = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let next_line = rest.trim_start_matches([' ', '\t', '>']);
    let goes_on = line.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && next_line.starts_with(char::is_lowercase);
    !line.trim().is_empty() && !text.is_empty() && !goes_on
}

/// A callout marker that the parser did not take for one, and where it ends: there is text behind it on its line, or white
/// space that a translation tool left in it. `-` and `+` behind it say elsewhere whether it is folded, and a colon
/// is nobody's title.
fn callout_marker(quote: &str) -> Option<(BlockQuoteKind, usize)> {
    let blank = |c: char| c != '\n' && (c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'));
    let rest = quote.trim_start_matches(blank).strip_prefix('>')?.trim_start_matches(blank);
    let rest = rest.strip_prefix('[')?.trim_start_matches(blank).strip_prefix('!')?.trim_start_matches(blank);
    let name_len = rest.bytes().position(|byte| !byte.is_ascii_alphabetic())?;
    let (name, rest) = rest.split_at(name_len);
    let kind = [
        ("note", BlockQuoteKind::Note),
        ("tip", BlockQuoteKind::Tip),
        ("important", BlockQuoteKind::Important),
        ("warning", BlockQuoteKind::Warning),
        ("caution", BlockQuoteKind::Caution),
    ]
    .into_iter()
    .find_map(|(known, kind)| known.eq_ignore_ascii_case(name).then_some(kind))?;
    let rest = rest.trim_start_matches(blank).strip_prefix(']')?;
    // `[!NOTE](url)` and `[!NOTE][id]` are links.
    if rest.starts_with(['(', '[']) {
        return None;
    }
    let rest = rest.strip_prefix(['-', '+', ':', '：']).unwrap_or(rest).trim_start_matches(blank);
    let rest = rest.strip_prefix('\n').unwrap_or(rest);
    Some((kind, quote.len() - rest.len()))
}
