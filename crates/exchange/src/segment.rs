//! A piece of a text that is translated as a whole, and what kinds there are.

use std::ops::Range;

use crate::token::Token;

#[derive(Clone, Debug)]
pub struct Segment {
    pub kind: Kind,
    /// In [`Document::text`].
    pub range: Range<usize>,
    /// On one line, but for breaks that stay: the segment's source.
    pub text: String,
    /// There are words in it. What has none is no translator's business (`—`, `404`, a picture that says nothing), and has its place
    /// all the same: a translation may have words there, or none where the original has some.
    pub has_words: bool,
    pub tokens: Vec<Token>,
    /// Of its section: 0 is the front matter, 1 what comes before the first heading.
    pub section: usize,
    /// For translators: comments above it.
    pub notes: Vec<String>,
    /// What the lines after its first begin with.
    pub(crate) continuation: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Title,
    Description,
    Keywords,
    Pins,
    Heading,
    Paragraph,
    Item,
    Cell,
    Term,
    Meaning,
    /// The label of a tab, the summary of details.
    Label,
    CalloutTitle,
    /// All that is in it is pictures: their texts and captions.
    Picture,
    Html,
    CodeTitle,
    /// Of an address that a text defines: `[label]: address "title"`.
    LinkTitle,
}

/// How the text of a segment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Markdown,
    Html,
    Plain,
}

impl Kind {
    pub fn syntax(self) -> Syntax {
        match self {
            Kind::Title | Kind::Description | Kind::Keywords | Kind::Pins | Kind::CodeTitle | Kind::LinkTitle => {
                Syntax::Plain
            }
            Kind::Html => Syntax::Html,
            _ => Syntax::Markdown,
        }
    }

    /// It is in the front matter.
    pub fn is_head(self) -> bool {
        matches!(self, Kind::Title | Kind::Description | Kind::Keywords | Kind::Pins)
    }

    /// As translators know it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Title => "title",
            Kind::Description => "description",
            Kind::Keywords => "keywords",
            Kind::Pins => "pinned searches",
            Kind::Heading => "heading",
            Kind::Paragraph => "paragraph",
            Kind::Item => "list item",
            Kind::Cell => "table cell",
            Kind::Term => "term",
            Kind::Meaning => "definition",
            Kind::Label => "label",
            Kind::CalloutTitle => "callout title",
            Kind::Picture => "picture",
            Kind::Html => "HTML",
            Kind::CodeTitle => "code title",
            Kind::LinkTitle => "link title",
        }
    }

    /// For who has only that: what to know before translating.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Kind::Keywords => {
                Some("Words that readers may search for, with a comma between them. As many as your language needs.")
            }
            Kind::Pins => {
                Some("Searches that find this page first, with a comma between them. As many as your language needs.")
            }
            Kind::LinkTitle => Some("Shown when the pointer is on a link, or below a picture."),
            Kind::Picture => Some("What a picture shows, for readers who can't see it, and its caption."),
            _ => None,
        }
    }
}

impl Segment {
    pub(crate) fn new(kind: Kind, range: Range<usize>, text: String, section: usize) -> Self {
        let (tokens, notes, continuation) = (Vec::new(), Vec::new(), String::new());
        Segment { kind, range, text, has_words: false, tokens, section, notes, continuation }
    }
}
