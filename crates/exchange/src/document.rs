//! A text → its segments, each with its place. What is in no segment is the same in every language, or none of a translator's
//! business: marks, code, addresses, ids.

use guichet_markdown::front_matter::split;

use crate::body;
use crate::head;
use crate::html;
use crate::inline::{self, Labels};
use crate::plain;
pub use crate::segment::{Kind, Segment, Syntax};
use crate::token::{Token, has_words, written};

#[derive(Clone, Debug)]
pub struct Document {
    /// With `\n` at the ends of lines.
    pub text: String,
    /// Lines end as on Windows.
    pub crlf: bool,
    /// In their order, not overlapping.
    pub segments: Vec<Segment>,
    /// How many headings there are.
    pub headings: usize,
    pub(crate) labels: Labels,
}

impl Document {
    /// Any text whatever.
    pub fn read(text: &str) -> Self {
        let crlf = text.contains("\r\n");
        let text = if crlf { text.replace("\r\n", "\n") } else { text.to_owned() };
        let split = split(&text);
        let (found, headings, labels) = body::segments(&text, split.body);
        let head = split.yaml.map(|yaml| head::segments(&text, yaml)).unwrap_or_default();
        let mut document = Document { text, crlf, segments: Vec::new(), headings, labels };
        let mut notes = Vec::new();
        for mut segment in head.into_iter().chain(found) {
            notes.append(&mut segment.notes);
            let Some(tokens) = document.tokens(segment.kind, &segment.text) else { continue };
            // Nothing but a comment.
            if tokens.is_empty() {
                continue;
            }
            segment.has_words = has_words(&tokens);
            segment.text = written(&tokens);
            segment.tokens = tokens;
            if segment.has_words {
                segment.notes = std::mem::take(&mut notes);
            }
            document.segments.push(segment);
        }
        document
    }

    /// Words and codes of a text in the place of a segment; `None` if it is more than that.
    pub fn tokens(&self, kind: Kind, text: &str) -> Option<Vec<Token>> {
        match kind.syntax() {
            Syntax::Plain => Some(plain::tokens(text)),
            Syntax::Html => Some(html::tokens(text)),
            Syntax::Markdown => inline::tokens(text, &self.labels),
        }
    }

    /// The line that a segment begins on, from 1.
    pub fn line(&self, segment: &Segment) -> usize {
        self.text[..segment.range.start].bytes().filter(|byte| *byte == b'\n').count() + 1
    }
}
