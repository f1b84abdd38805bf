//! What has come back from translators, as a file says it. Nothing in it is trusted: codes are looked up in the original, and what
//! is not there is a mistake.

use crate::check::{Fault, codes};
use crate::document::{Document, Kind, Segment, Syntax};
use crate::number::{Numbered, of_source, of_target};
use crate::plain::within;
use crate::token::{Role, Sort, Token};

/// One article in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    pub original: String,
    pub target_locale: String,
    pub version: String,
    pub translation: String,
    /// Of its targets when it was exported: [`crate::pending::seal`].
    pub seal: String,
    /// Lines of a PO file's header, and those of messages that nobody needs any more.
    pub header: Vec<String>,
    pub obsolete: Vec<String>,
    pub entries: Vec<Entry>,
    /// Where it begins in its file, from 1.
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The segment's id, or its text where the file has that only.
    pub key: Key,
    pub content: Content,
    pub state: Done,
    /// What translators have written beside it.
    pub comments: Vec<String>,
    /// In its file, from 1.
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Id(String),
    Text(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Markdown.
    Text(String),
    Pieces(Vec<Piece>),
}

/// Of a target in XLIFF. Codes by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Open(String),
    Close(String),
    Alone(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Yes,
    /// Somebody has to look at it.
    No,
    /// A machine has written it, and nobody has looked at it.
    Machine,
    /// It was so when it was exported, and the file still says it: programs keep marks that they don't know, whatever they do.
    WasMachine,
}

/// What can't be read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub line: usize,
    pub message: String,
}

impl Content {
    pub fn is_empty(&self) -> bool {
        match self {
            Content::Text(text) => text.trim().is_empty(),
            Content::Pieces(pieces) => {
                pieces.iter().all(|piece| matches!(piece, Piece::Text(text) if text.trim().is_empty()))
            }
        }
    }

    /// Without codes.
    pub(crate) fn words(&self) -> String {
        match self {
            Content::Text(text) => text.clone(),
            Content::Pieces(pieces) => {
                let words = pieces.iter().filter_map(|piece| match piece {
                    Piece::Text(text) => Some(text.as_str()),
                    _ => None,
                });
                words.collect()
            }
        }
    }

    /// The target as it would be written in the place of `segment`. `known` is the translation that is there: what it has of its own
    /// is nobody's mistake.
    ///
    /// # Errors
    /// Codes that are missing, too many, unknown or crossed.
    pub fn target(&self, document: &Document, segment: &Segment, known: Option<&str>) -> Result<String, Vec<Fault>> {
        let own = known.and_then(|known| document.tokens(segment.kind, known)).unwrap_or_default();
        let (text, emphasis) = match self {
            Content::Text(text) => (crate::body::folded(text.trim(), 0), None),
            Content::Pieces(pieces) => {
                let mut composed = compose(pieces, &segment.tokens, &own, false)?;
                let emphasis = document.tokens(segment.kind, composed.0.trim()).map_or(0, |tokens| pairs(&tokens));
                // There, emphasis is a code: signs that somebody has typed are signs.
                if segment.kind.syntax() == Syntax::Markdown && emphasis > composed.1 {
                    composed = compose(pieces, &segment.tokens, &own, true)?;
                }
                (composed.0.trim().to_owned(), Some(composed.1))
            }
        };
        if text == segment.text || known.is_some_and(|known| known == text) {
            return Ok(text);
        }
        // The heading's id stands behind it in the original.
        let id = text.rfind("{#").filter(|_| segment.kind == Kind::Heading && text.ends_with('}'));
        if let Some(id) = id.map(|at| &text[at..]).filter(|id| !segment.text.contains(id)) {
            return Err(vec![Fault::Unknown(id.to_owned())]);
        }
        let Some(tokens) = document.tokens(segment.kind, &text) else { return Err(vec![Fault::Structure]) };
        let mut faults = codes(&segment.tokens, &tokens);
        // Such as an address in the reader's language.
        if !faults.is_empty() && !own.is_empty() && codes(&own, &tokens).is_empty() {
            faults.clear();
        }
        // Bold that begins beside a space is not bold, and bold without an end is two stars.
        let sign = |signs: &[&'static str], tokens: &[Token]| {
            tokens.iter().find_map(|token| match token {
                Token::Text(text) => signs.iter().copied().find(|sign| text.contains(sign)),
                Token::Code(_) => None,
            })
        };
        let broken = match emphasis {
            Some(count) if count != pairs(&tokens) => Some(sign(&["**", "*", "_", "~~"], &tokens).unwrap_or("**")),
            Some(_) => None,
            None => sign(&["**", "~~"], &tokens).filter(|found| sign(&[found], &segment.tokens).is_none()),
        };
        if let Some(sign) = broken.filter(|_| faults.is_empty()) {
            faults.push(Fault::Crossed(sign.to_owned()));
        }
        if faults.is_empty() { Ok(text) } else { Err(faults) }
    }
}

fn is_emphasis(sort: Sort) -> bool {
    matches!(sort, Sort::Bold | Sort::Italic | Sort::Struck)
}

fn pairs(tokens: &[Token]) -> usize {
    let is_open = |token: &&Token| match token {
        Token::Code(code) => is_emphasis(code.sort) && matches!(code.role, Role::Open(_)),
        Token::Text(_) => false,
    };
    tokens.iter().filter(is_open).count()
}

/// The text, and how many pairs of emphasis are in it. `escapes`: signs in its words are no marks.
fn compose(pieces: &[Piece], source: &[Token], own: &[Token], escapes: bool) -> Result<(String, usize), Vec<Fault>> {
    let source = of_source(source);
    let own = of_target(own, &source);
    let find = |id: &str| source.iter().chain(&own).find(|code| code.id == id);
    let mut faults = Vec::new();
    let mut out = String::new();
    let mut emphasis = 0;
    // Ids that are open, and how much of the text was there before.
    let mut open: Vec<(&Numbered, usize)> = Vec::new();
    // The one that the code before has begun: of an argument, an attribute, a title.
    let mut quote = None;
    let quote_of = |code: &Numbered, text: &str| {
        let quotes = matches!(code.sort, Sort::Call | Sort::Html | Sort::Middle);
        text.chars().next_back().filter(|c| quotes && matches!(c, '"' | '\''))
    };
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let mut text = text.replace(['\n', '\r'], " ");
                if escapes {
                    for sign in ["*", "_", "~"] {
                        text = text.replace(sign, &format!("\\{sign}"));
                    }
                }
                if let Some(quote) = quote {
                    text = within(quote, &text);
                }
                let words = text.trim_start_matches(' ');
                match open.last_mut() {
                    // The space goes before the sign.
                    Some((code, at)) if is_emphasis(code.sort) && *at + code.start.len() == out.len() => {
                        if words.len() < text.len() {
                            out.insert(*at, ' ');
                            *at += 1;
                        }
                        out.push_str(words);
                    }
                    _ => out.push_str(&text),
                }
            }
            Piece::Alone(id) => match find(id) {
                Some(code) if code.end.is_none() => {
                    quote = quote_of(code, &code.start);
                    out.push_str(&code.start);
                }
                Some(code) => faults.push(Fault::Crossed(code.start.clone())),
                None => faults.push(Fault::Unknown(format!("code {id}"))),
            },
            Piece::Open(id) => match find(id) {
                Some(code) if code.end.is_some() => {
                    quote = quote_of(code, &code.start);
                    open.push((code, out.len()));
                    out.push_str(&code.start);
                }
                Some(code) => faults.push(Fault::Crossed(code.start.clone())),
                None => faults.push(Fault::Unknown(format!("code {id}"))),
            },
            Piece::Close(id) => {
                quote = None;
                let Some((code, at)) = open.pop_if(|(code, _)| code.id == *id) else {
                    if let Some(code) = find(id) {
                        faults.push(Fault::Crossed(code.end.clone().unwrap_or_default()));
                    }
                    continue;
                };
                let end = code.end.as_deref().unwrap_or_default();
                if !is_emphasis(code.sort) {
                    out.push_str(end);
                    continue;
                }
                let kept = out.trim_end_matches(' ').len();
                let spaces = out.len() - kept;
                out.truncate(kept);
                if out.len() <= at + code.start.len() {
                    // Nothing is in it.
                    out.truncate(at);
                } else {
                    emphasis += 1;
                    out.push_str(end);
                }
                out.push_str(&" ".repeat(spaces));
            }
        }
    }
    faults.extend(open.iter().map(|(code, _)| Fault::Crossed(code.start.clone())));
    if faults.is_empty() { Ok((out, emphasis)) } else { Err(faults) }
}
