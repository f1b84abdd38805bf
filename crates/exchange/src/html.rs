//! Raw HTML: what of it are words, and what is markup.

use std::ops::Range;

use crate::plain::{argument, push, push_words};
use crate::token::{Role, Sort, Token, Tokens};

/// Elements that stand in a sentence.
const INLINE: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements in which nothing is for translators.
const CLOSED: [&str; 12] =
    ["code", "iframe", "math", "noscript", "object", "pre", "samp", "script", "style", "svg", "template", "textarea"];

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text,
    /// An element's name in lower case, and whether the tag ends it.
    Tag(String, bool),
    Comment,
    Entity,
}

/// The pieces of a text, which are all of it.
fn pieces(text: &str) -> Vec<(Piece, Range<usize>)> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = text[at..].find(['<', '&']).map(|found| at + found) {
        let piece = match &text[found..] {
            rest if rest.starts_with('&') => entity(rest).map(|length| (Piece::Entity, length)),
            rest => tag(rest),
        };
        let Some((piece, length)) = piece else {
            at = found + 1;
            continue;
        };
        if start < found {
            pieces.push((Piece::Text, start..found));
        }
        let mut end = found + length;
        if let Piece::Tag(name, false) = &piece
            && CLOSED.contains(&name.as_str())
            && let Some(length) = element(&text[found..], name)
        {
            end = found + length;
        }
        pieces.push((piece, found..end));
        (start, at) = (end, end);
    }
    if start < text.len() {
        pieces.push((Piece::Text, start..text.len()));
    }
    pieces
}

fn entity(text: &str) -> Option<usize> {
    let end = text[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))? + 1;
    (end > 1 && text[end..].starts_with(';')).then_some(end + 1)
}

fn tag(text: &str) -> Option<(Piece, usize)> {
    if let Some(rest) = text.strip_prefix("<!--") {
        return Some((Piece::Comment, rest.find("-->").map_or(text.len(), |end| end + 7)));
    }
    if text.starts_with("<!") || text.starts_with("<?") {
        return Some((Piece::Comment, text.find('>').map_or(text.len(), |end| end + 1)));
    }
    let ends = text.starts_with("</");
    let name = &text[if ends { 2 } else { 1 }..];
    let length = name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))).unwrap_or(name.len());
    let name = &name[..length];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1) {
        match (quote, c) {
            (None, '>') => return Some((Piece::Tag(name.to_ascii_lowercase(), ends), at + 1)),
            (None, '"' | '\'') if text[..at].trim_end().ends_with('=') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// How long an element is that `text` begins with; `None` if nothing ends it.
fn element(text: &str, name: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let end = lower.find(&format!("</{name}"))?;
    Some(end + lower[end..].find('>')? + 1)
}

/// Where sentences are in a block of HTML, and what comments before them say.
pub(crate) fn sentences(text: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut notes = Vec::new();
    for (piece, range) in pieces(text) {
        match &piece {
            Piece::Comment if open.is_none() => notes.extend(note(&text[range])),
            Piece::Tag(name, _) if !INLINE.contains(&name.as_str()) => {
                found.extend(open.take().map(|range| (range, std::mem::take(&mut notes))));
            }
            Piece::Text if open.is_none() && text[range.clone()].trim().is_empty() => {}
            Piece::Text if open.is_none() => {
                let blank = text[range.clone()].len() - text[range.clone()].trim_start().len();
                open = Some(range.start + blank..range.end);
            }
            _ => open = Some(open.map_or(range.start, |open| open.start)..range.end),
        }
    }
    found.extend(open.take().map(|range| (range, std::mem::take(&mut notes))));
    for (range, _) in &mut found {
        range.end = range.start + text[range.clone()].trim_end().len();
    }
    if !notes.is_empty() {
        found.push((text.len()..text.len(), notes));
    }
    found.retain(|(range, notes)| range.start < range.end || !notes.is_empty());
    found
}

/// What a comment says to people.
fn note(comment: &str) -> Option<String> {
    let words = comment.strip_prefix("<!--")?.trim_end_matches("-->").trim_start_matches('-').trim();
    (words.contains(char::is_alphabetic)).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Of a sentence in a block of HTML, on one line.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Tokens::default();
    for (piece, range) in pieces(text) {
        match piece {
            Piece::Text => push(&mut out, &text[range], push_words),
            Piece::Entity => out.alone(Sort::Escape, &text[range]),
            _ => push_tag(&mut out, &text[range]),
        }
    }
    paired(out.all)
}

/// A tag, or an element in which nothing is for translators. The words that stand in for a picture are for them.
pub(crate) fn push_tag(out: &mut Tokens, tag: &str) {
    let words = if tag.starts_with("<img") { argument(tag, "alt") } else { None };
    out.around(Sort::Html, tag, words.unwrap_or(0..0));
}

/// Tags that begin and end an element, made pairs where they are nested with the rest.
pub(crate) fn paired(tokens: Vec<Token>) -> Vec<Token> {
    let mut tokens = tokens;
    let number = |token: &Token| match token {
        Token::Code(code) => {
            if let Role::Open(pair) = code.role {
                pair
            } else {
                0
            }
        }
        Token::Text(_) => 0,
    };
    let mut next = tokens.iter().map(number).max().unwrap_or(0);
    // Where each opened, and the name if it is a tag that waits for its end.
    let mut open: Vec<(usize, Option<String>)> = Vec::new();
    for at in 0..tokens.len() {
        let Token::Code(code) = &tokens[at] else { continue };
        match code.role {
            Role::Open(_) => open.push((at, None)),
            Role::Close(_) => while open.pop().is_some_and(|(_, name)| name.is_some()) {},
            Role::Alone if code.sort == Sort::Html => {
                let Some((Piece::Tag(name, ends), length)) = tag(&code.data) else { continue };
                if length < code.data.len() || code.data.ends_with("/>") {
                    continue;
                }
                if !ends {
                    open.push((at, Some(name)));
                } else {
                    // `<br>` and the like never end.
                    let known = open.iter().rposition(|(_, waits)| waits.as_deref() == Some(&name));
                    let nested = open.iter().rposition(|(_, waits)| waits.is_none());
                    if let Some(known) = known
                        && nested.is_none_or(|nested| nested < known)
                    {
                        open.truncate(known + 1);
                        let (from, _) = open.pop().unwrap_or_default();
                        next += 1;
                        for (at, role) in [(from, Role::Open(next)), (at, Role::Close(next))] {
                            if let Token::Code(code) = &mut tokens[at] {
                                code.role = role;
                            }
                        }
                    }
                }
            }
            Role::Alone => {}
        }
    }
    tokens
}
