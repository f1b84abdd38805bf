//! What is in a file for translators: an article's segments, with what is known of their translations.

use crate::document::{Document, Kind};
use crate::existing::Known;
use crate::ids::ids;
use crate::token::Token;

/// One article in one language.
#[derive(Clone, Debug)]
pub struct Package {
    /// The original's file, from the site's root.
    pub original: String,
    pub source_locale: String,
    pub target_locale: String,
    /// Which version of the original this is.
    pub version: String,
    /// The translation as it was: [`crate::ids::fingerprint`] of its text, or [`NONE`].
    pub translation: String,
    /// What is written, as [`crate::pending::seal`] has it; empty until that is known.
    pub seal: String,
    /// For people: title, address of the page.
    pub notes: Vec<String>,
    /// Lines of a PO file's header that systems have added: `Last-Translator: …`.
    pub header: Vec<String>,
    /// Lines of a PO file that nobody needs any more, and translators may want to have.
    pub obsolete: Vec<String>,
    pub messages: Vec<Message>,
}

/// There was no translation.
pub const NONE: &str = "none";

#[derive(Clone, Debug)]
pub struct Message {
    /// From the text, and the same for as long as that is: `u5f2b9a01c3d4`, `u5f2b9a01c3d4-2`.
    pub id: String,
    pub kind: Kind,
    pub source: String,
    pub tokens: Vec<Token>,
    pub target: Option<Target>,
    /// Comments of writers, and what to know of its kind.
    pub notes: Vec<String>,
    /// Those of translators.
    pub comments: Vec<String>,
    /// The heading that it is below.
    pub heading: Option<String>,
    /// Where it is in the original, from 1.
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub text: String,
    pub tokens: Vec<Token>,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It matches the original as it is.
    Complete,
    /// A translator has written it, and no import has taken it.
    Translated,
    /// A translator has begun it.
    Begun,
    /// It has to be looked at: the original has changed since; what it was.
    Stale(Option<String>),
    /// A machine has written it, and nobody has looked at it.
    Machine,
}

impl Message {
    /// There is something to do for a translator.
    pub fn is_open(&self) -> bool {
        !self.target.as_ref().is_some_and(|target| matches!(target.state, State::Complete | State::Translated))
    }
}

/// For whoever looks at a target that may be that of another text.
const GUESS: &str = "Perhaps not the translation of this text: the article has texts of its own in this language.";

/// The messages of an original, in order. `known` has what there is for each segment; `machine`: nobody has looked at that.
pub fn messages(document: &Document, known: &[Option<Known>], machine: bool) -> Vec<Message> {
    let mut heading = None;
    let ids = ids(document);
    let mut messages = Vec::new();
    for (at, segment) in document.segments.iter().enumerate() {
        if !segment.has_words {
            continue;
        }
        let target = known.get(at).and_then(Option::as_ref).map(|known| Target {
            text: known.target.clone(),
            tokens: document
                .tokens(segment.kind, &known.target)
                .unwrap_or_else(|| vec![Token::Text(known.target.clone())]),
            state: match known.holds {
                false => State::Stale(known.before.clone()),
                true if machine => State::Machine,
                true => State::Complete,
            },
        });
        if segment.kind == Kind::Heading {
            heading = Some(segment.text.clone());
        }
        let is_guess = known.get(at).and_then(Option::as_ref).is_some_and(|known| known.is_guess && !known.holds);
        let guess = is_guess.then(|| GUESS.to_owned());
        let above = heading.clone().filter(|_| segment.kind != Kind::Heading);
        messages.push(Message {
            id: ids[at].clone(),
            kind: segment.kind,
            source: segment.text.clone(),
            tokens: segment.tokens.clone(),
            target,
            notes: segment.notes.iter().cloned().chain(segment.kind.note().map(str::to_owned)).chain(guess).collect(),
            comments: Vec::new(),
            heading: above,
            line: document.line(segment),
        });
    }
    messages
}
