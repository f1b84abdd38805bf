//! Quotes, and those that are callouts: `> [!NOTE]`, with a title of its own on the marker's line if there is one, folded with
//! `> [!NOTE]-`, and of the kinds that the site has added.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::open::{CalloutTitle, Marker};
use super::source::Source;
use super::state::Writer;
use super::{CALLOUTS, CalloutKind};
use crate::body::{Piece, Shortcode, ShortcodeKind};
use guichet_core::diag::{Diagnostic, codes};

impl Writer<'_> {
    pub fn start_quote(&mut self, source: &Source<'_>, kind: Option<BlockQuoteKind>, range: &Range<usize>) {
        let mut title = None;
        let written = &source.clean[range.clone()];
        let found = match kind {
            Some(kind) => Some(Found { kind: Kind::OfAll(name_of(kind)), fold: None, marker: 0..0, end: 0 }),
            None => callout_marker(written, self.options.callouts),
        };
        if let Some(Found { end, fold, .. }) = found.as_ref().filter(|_| kind.is_none()) {
            let end = *end;
            self.skip_to = self.skip_to.max(range.start + end);
            let is_title = !written[..end].ends_with('\n') && !written[end..].starts_with(['\n', '\r']);
            let line = written[end..].find('\n').map_or(range.end, |len| range.start + end + len);
            title = (is_title && (fold.is_some() || has_title(&written[end..]))).then_some(line);
        }
        if found.is_some() {
            self.watch_empty_callout(source, range);
        }
        self.aside += 1;
        if let Some(Found { kind: which, marker, end, .. }) = found.as_ref().filter(|_| kind.is_none()) {
            let at = |offset: usize| range.start + offset;
            let alert = match which {
                Kind::OfAll(name) => Some(*name),
                Kind::Own(_) => None,
            };
            self.callout_in_twin(source, at(marker.start)..at(marker.end), at(*end), title, alert);
        }
        let Some(Found { kind, fold, marker, .. }) = found else {
            self.quotes.push("</blockquote>\n");
            return self.out.push("<blockquote>\n");
        };
        if source.snippet.is_none() {
            self.body.outline.callouts += 1;
        }
        let folds = fold.is_some();
        self.quotes.push(if folds { "</details>\n" } else { "</div>\n" });
        self.out.push(if folds { "<details class=\"callout callout-" } else { "<div class=\"callout callout-" });
        let (word, mark) = match kind {
            Kind::OfAll(name) => {
                self.out.push(name);
                (word_of(name), None)
            }
            Kind::Own(CalloutKind { name, tone, icon }) => {
                self.out.push(tone);
                self.out.push(" callout-own callout-own-");
                self.out.push(name);
                let span = source.span(range.start + marker.start..range.start + marker.end);
                let number = self.body.outline.shortcodes.len() as u32;
                let kind = ShortcodeKind::CalloutMark { name: name.clone(), icon: icon.clone() };
                let shortcode = Shortcode { kind, span, snippet: source.snippet.clone(), block: false };
                self.body.outline.shortcodes.push(shortcode);
                (Cow::Owned(format!("callout-{name}")), Some(number))
            }
        };
        self.out.push(match fold {
            None => "\" role=\"note\">\n",
            Some(Fold::Closed) => "\">\n",
            Some(Fold::Open) => "\" open>\n",
        });
        let marker = Marker { word, folds, mark };
        match title {
            Some(end) => self.callout_title = Some(CalloutTitle { end, marker, depth: None }),
            None => self.callout_kind(&marker),
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
        self.out.push(self.quotes.pop().unwrap_or_default());
    }

    fn callout_kind(&mut self, marker: &Marker) {
        self.out.push(marker.opening());
        self.callout_mark(marker);
        self.out.hole(Piece::Message(marker.word.clone()));
        self.out.push(marker.closing());
    }

    fn callout_mark(&mut self, marker: &Marker) {
        if let Some(number) = marker.mark {
            self.out.hole(Piece::Shortcode(number));
        }
    }

    /// The marker's line turns out not to be a paragraph, so the callout is called by its kind.
    pub fn no_callout_title(&mut self) {
        if let Some(title) = self.callout_title.take() {
            self.callout_kind(&title.marker);
        }
    }

    /// The opening tag of a paragraph; the callout's title if it begins with one. Its kind is for those who see no colours.
    pub fn open_paragraph(&mut self) {
        match &mut self.callout_title {
            Some(title) if title.depth.is_none() => {
                title.depth = Some(self.stack.len());
                let marker = title.marker.clone();
                self.out.push(marker.opening());
                self.callout_mark(&marker);
                self.out.push("<span><span class=\"visually-hidden\">");
                self.out.hole(Piece::Message(marker.word));
                self.out.push("</span> ");
            }
            _ => self.out.push("<p>"),
        }
    }

    /// The title ends with its line, and a paragraph begins. Emphasis that goes on over the line's end keeps both together.
    pub fn ends_callout_title(&mut self, at: usize) -> bool {
        let depth = self.stack.len();
        let ends = |title: &mut CalloutTitle| at + 2 >= title.end && title.depth == Some(depth);
        let Some(title) = self.callout_title.take_if(ends) else { return false };
        self.out.push("</span>");
        self.out.push(title.marker.closing());
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
        match self.callout_title.take_if(|title| title.depth.is_some()) {
            Some(title) if title.marker.folds => "</span></summary>\n",
            Some(_) => "</span></p>\n",
            None => "</p>\n",
        }
    }
}

/// Whether the line behind a marker is a title: text follows it, and not the rest of its sentence.
pub fn has_title(behind: &str) -> bool {
    let (line, rest) = behind.split_once('\n').unwrap_or((behind, ""));
    let text = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let next_line = rest.trim_start_matches([' ', '\t', '>']);
    let goes_on = line.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && next_line.starts_with(char::is_lowercase)
        // `iPhone` begins sentences.
        && !next_line.chars().nth(1).is_some_and(char::is_uppercase);
    !line.trim().is_empty() && !text.is_empty() && !goes_on
}

struct Found<'k> {
    kind: Kind<'k>,
    fold: Option<Fold>,
    /// From `[` to `]`, and to what says whether it is folded.
    marker: Range<usize>,
    end: usize,
}

enum Kind<'k> {
    /// In every site.
    OfAll(&'static str),
    Own(&'k CalloutKind),
}

/// What `-` and `+` behind a marker say, as in Obsidian.
#[derive(Clone, Copy)]
enum Fold {
    Closed,
    Open,
}

fn name_of(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

fn word_of(name: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(match name {
        "tip" => "callout-tip",
        "important" => "callout-important",
        "warning" => "callout-warning",
        "caution" => "callout-caution",
        _ => "callout-note",
    })
}

/// A callout marker that the parser did not take for one: there is text behind it on its line, or white space that a translation
/// tool left in it, it folds, or its kind is the site's own. A colon behind it is nobody's title.
fn callout_marker<'k>(quote: &str, own: &'k [CalloutKind]) -> Option<Found<'k>> {
    let blank = |c: char| c != '\n' && (c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'));
    let rest = quote.trim_start_matches(blank).strip_prefix('>')?.trim_start_matches(blank);
    let start = quote.len() - rest.len();
    let rest = rest.strip_prefix('[')?.trim_start_matches(blank).strip_prefix('!')?.trim_start_matches(blank);
    let name_len = rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
    let (name, rest) = rest.split_at(name_len);
    let kind = match CALLOUTS.into_iter().find(|known| known.eq_ignore_ascii_case(name)) {
        Some(known) => Kind::OfAll(known),
        None => Kind::Own(own.iter().find(|kind| kind.name.eq_ignore_ascii_case(name))?),
    };
    let rest = rest.trim_start_matches(blank).strip_prefix(']')?;
    // `[!NOTE](url)` and `[!NOTE][id]` are links.
    if rest.starts_with(['(', '[']) {
        return None;
    }
    let (fold, rest) = match rest.chars().next() {
        Some('-') => (Some(Fold::Closed), &rest[1..]),
        Some('+') => (Some(Fold::Open), &rest[1..]),
        _ => (None, rest),
    };
    let marker = start..quote.len() - rest.len();
    let rest = rest.strip_prefix([':', '：']).unwrap_or(rest).trim_start_matches(blank);
    let rest = rest.strip_prefix('\n').unwrap_or(rest);
    Some(Found { kind, fold, marker, end: quote.len() - rest.len() })
}
