//! What looks like markup and isn't: readers see its source, so it is reported, at its place and with the form that
//! works. Changes nothing on the page.
//!
//! | file | looks for |
//! |---|---|
//! | `prose` | the text of one paragraph, heading or cell as readers see it: what the other files look at |
//! | `links` | links and pictures that fail by a character |
//! | `emphasis` | `**bold **` |
//! | `markers` | `#` and `-` with a no-break space, `[!…]` of no callout, `{#id}` outside of headings |
//! | `lists` | lines with `•` or `1.item`, which run together |
//! | `full_width` | `＃`, `＊＊` and brackets as input methods for East Asian languages write them |
//! | `blocks` | lines of three colons |
//! | `calls` | shortcodes of ours that are nearly right, and those in code |
//! | `foreign`, `components`, `dialects`, `signs`, `comments` | markup of other generators, and of other kinds of Markdown |
//! | `html` | Markdown in a block of HTML |
//! | `code` | indented code that is markup |
//! | `plain` | titles and descriptions, which are not Markdown |
//!
//! Whoever writes about a template language must be able to: code is quiet, and so is whatever is not certain.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::source::Source;
use super::writer::{Writer, is_inline};
use crate::names::Names;
use guichet_core::diag::{Code, Diagnostic, codes};

mod blocks;
mod calls;
mod code;
mod comments;
mod components;
mod dialects;
mod emphasis;
mod foreign;
mod full_width;
mod html;
mod links;
mod lists;
mod markers;
mod plain;
mod prose;
mod signs;
mod translated;

pub(super) use calls::variable_in_code;
pub(super) use components::is_component;
pub(super) use plain::replaced;
pub use plain::{PlainProblem, plain_text};
pub(super) use prose::Prose;

/// Something that looks like markup, and where it stands in the text that was looked at.
pub(super) struct Found {
    pub code: Code,
    pub place: Range<usize>,
    pub message: String,
    pub help: String,
}

impl Found {
    fn new(code: Code, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Found { code, place, message: message.into(), help: help.into() }
    }
}

/// What a run of text stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Container {
    #[default]
    Block,
    /// A heading or a cell: one line, in which no block can begin.
    Line,
    Quote,
}

/// A text to look at.
pub(super) struct View<'v> {
    /// What is not plain text (code, addresses, tags, what is escaped) is [`HIDDEN`], byte for byte.
    pub text: &'v str,
    /// It begins with a line, and not within one.
    pub starts_line: bool,
    pub container: Container,
    pub variables: &'v Names<'v, String>,
}

/// Stands for a byte that is not plain text.
pub(super) const HIDDEN: char = '\u{1}';

/// The same for the first byte of a shortcode of ours.
const CALL: char = '\u{2}';

impl<'v> View<'v> {
    /// Lines that begin in the view, without their indentation, and where they do.
    fn lines(&self) -> impl Iterator<Item = (usize, &'v str)> {
        let mut start = 0;
        let lines = self.text.split_inclusive('\n').map(move |line| {
            let at = start;
            start += line.len();
            let inside = line.trim_start_matches([' ', '\t']);
            (at + line.len() - inside.len(), inside.trim_end())
        });
        lines.skip(usize::from(!self.starts_line))
    }
}

/// Everything in a view, in order; of two things at one place the one that is found first.
fn find(view: &View<'_>) -> Vec<Found> {
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    let finders = [
        calls::find,
        comments::find,
        foreign::find,
        dialects::find,
        signs::find,
        blocks::find,
        markers::find,
        lists::find,
        links::find,
        emphasis::find,
        full_width::find,
    ] as [fn(&View<'_>) -> Vec<Found>; 11];
    for finder in finders {
        for one in finder(view) {
            let before = found.range(..one.place.end).next_back();
            if before.is_none_or(|(_, other)| other.place.end <= one.place.start) {
                found.insert(one.place.start, one);
            }
        }
    }
    found.into_values().collect()
}

impl Writer<'_> {
    /// Follows the events to know where lines and blocks of text begin and end.
    pub fn watch_prose(&mut self, source: &Source<'_>, event: &Event<'_>) {
        match event {
            Event::Text(_) => {}
            Event::SoftBreak | Event::HardBreak => self.prose.line_starts = true,
            Event::Start(tag) if !is_inline(tag) => {
                self.end_prose(source);
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
                starts_line: self.prose.starts_line,
                container: self.prose.container,
                variables: self.options.variables,
            };
            for found in find(&view) {
                let place = start + found.place.start..start + found.place.end;
                self.tell(source, found, source.span(place));
            }
        }
        self.prose.clear();
    }

    /// `! [x](y.png)`: a translation tool has put a space after the exclamation mark.
    pub fn watch_parted_picture(&mut self, source: &Source<'_>, url: &str, link: &Range<usize>) {
        const PICTURES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
        let before = &source.clean[..link.start];
        let wide = before.strip_suffix('！');
        let spaced = || before.strip_suffix("! ").or_else(|| before.strip_suffix("!\u{a0}"));
        let Some(sentence) = wide.or_else(spaced) else { return };
        let path = url.to_ascii_lowercase();
        if !(sentence.is_empty() || sentence.ends_with(char::is_whitespace))
            || !PICTURES.iter().any(|end| path.ends_with(end))
        {
            return;
        }
        let start = sentence.len();
        let written = &source.clean[link.clone()];
        let what = if wide.is_some() { "a full-width exclamation mark" } else { "a space" };
        let message = format!("{what} keeps {} from being a picture", quoted(&source.clean[start..link.end]));
        let found = Found::new(codes::MD012, start..link.end, message, format!("write `!{written}`"));
        self.tell(source, found, source.span(start..link.end));
    }

    /// `span` is a place in the file.
    fn tell(&mut self, source: &Source<'_>, found: Found, span: Range<usize>) {
        self.diags.push(Diagnostic::new(found.code, found.message).help(found.help).at(source.file, span));
    }
}

/// As far as anything looks for the end of what it has found the beginning of, in bytes. Without a bound, a text full of
/// opening brackets would be read over and over.
const REACH: usize = 1_000;

/// `text` from `at` on, as far as it is looked at.
fn ahead(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary(at + REACH)]
}

/// `text` up to `at`, as far as it is looked at, and where that begins.
pub(super) fn behind(text: &str, at: usize) -> (usize, &str) {
    let start = text.ceil_char_boundary(at.saturating_sub(REACH));
    (start, &text[start..at])
}

/// A piece of a text between backticks, on one line and not too long.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 48;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace([HIDDEN, CALL], "");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", line[..end].trim_end()),
        None => format!("`{line}`"),
    }
}
