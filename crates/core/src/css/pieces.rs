//! The tokens of a stylesheet or of a `style` attribute that mean something: in which statement each stands, and what is declared.

use std::ops::Range;

use super::apart::{Apart, Gap};
use super::printer::Printer;
use super::tokens::{Brackets, Edge, Token};

/// Where a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Selector,
    Declaration,
    /// Before the block of `@media`.
    Media,
    /// Before that of `@container`.
    Container,
    /// Before that of another rule with `@`.
    AtRule,
}

/// A token that is neither whitespace nor a comment.
pub struct Piece<'c> {
    pub gap: Gap,
    pub token: Token<'c>,
    pub range: Range<usize>,
    pub place: Place,
    /// The first one of a statement.
    pub is_first: bool,
}

pub fn pieces(css: &str) -> Vec<Piece<'_>> {
    let piece = |(gap, token, range)| Piece { gap, token, range, place: Place::Selector, is_first: false };
    let mut pieces: Vec<Piece<'_>> = Apart::new(css).map(piece).collect();
    find_places(&mut pieces);
    pieces
}

fn find_places(pieces: &mut [Piece<'_>]) {
    let mut brackets = Brackets::default();
    let mut place = Place::Selector;
    let mut is_first = true;
    for at in 0..pieces.len() {
        if is_first {
            place = place_of(&pieces[at..]);
        }
        let piece = &mut pieces[at];
        (piece.place, piece.is_first) = (place, is_first);
        let edge = brackets.take(&piece.token);
        is_first = match piece.token {
            Token::CurlyBracketBlock | Token::Semicolon => brackets.is_block(),
            Token::CloseCurlyBracket => edge == Edge::Closes && brackets.is_block(),
            _ => false,
        };
    }
}

/// What a statement begins.
fn place_of(statement: &[Piece<'_>]) -> Place {
    if let Some(Piece { token: Token::AtKeyword(name), .. }) = statement.first() {
        return match &*name.to_ascii_lowercase() {
            "media" => Place::Media,
            "container" => Place::Container,
            "scope" => Place::Selector,
            _ => Place::AtRule,
        };
    }
    if is_custom(statement) {
        return Place::Declaration;
    }
    let mut brackets = Brackets::default();
    for Piece { token, .. } in statement {
        if brackets.depth() == 0 {
            match token {
                Token::CurlyBracketBlock => return Place::Selector,
                Token::Semicolon | Token::CloseCurlyBracket => break,
                _ => {}
            }
        }
        brackets.take(token);
    }
    Place::Declaration
}

/// Whether a statement is the declaration of a custom property.
fn is_custom(statement: &[Piece<'_>]) -> bool {
    matches!(statement, [Piece { token: Token::Ident(name), .. }, Piece { token: Token::Colon, .. }, ..] if name.starts_with("--"))
}

/// A custom property and its value.
pub struct Custom<'c> {
    pub name: String,
    pub value: &'c str,
    /// With the semicolon, if it has one.
    pub range: Range<usize>,
    /// There is nothing else on its lines.
    pub is_alone: bool,
    /// Its value ends where it ends, and not with the text.
    pub is_whole: bool,
}

pub fn custom_properties<'c>(css: &'c str, pieces: &[Piece<'c>]) -> Vec<Custom<'c>> {
    let mut found: Vec<Custom<'_>> = Vec::new();
    for at in 0..pieces.len() {
        // What is in the value of one is not looked at.
        let is_within = found.last().is_some_and(|found| pieces[at].range.start < found.range.end);
        if is_within || !pieces[at].is_first || !is_custom(&pieces[at..]) {
            continue;
        }
        let Token::Ident(name) = &pieces[at].token else { continue };
        let value = &pieces[at + 2..];
        let mut brackets = Brackets::default();
        let end = value.iter().position(|Piece { token, .. }| {
            let outside = brackets.depth() == 0;
            let edge = brackets.take(token);
            outside && (*token == Token::Semicolon || *token == Token::CloseCurlyBracket && edge == Edge::Stray)
        });
        let stop = end.map_or(css.len(), |end| value[end].range.start);
        let ends_itself = end.is_some_and(|end| value[end].token == Token::Semicolon);
        let next = end.and_then(|end| value.get(end + 1));
        found.push(Custom {
            name: name.to_string(),
            value: css[pieces[at + 1].range.end..stop].trim(),
            range: pieces[at].range.start..stop + usize::from(ends_itself),
            is_alone: ends_itself && pieces[at].gap == Gap::Line && next.is_none_or(|next| next.gap == Gap::Line),
            is_whole: end.is_some_and(|end| !value[..end].iter().any(is_bad)),
        });
    }
    found
}

fn is_bad(piece: &Piece<'_>) -> bool {
    matches!(piece.token, Token::BadString(_) | Token::BadUrl(_))
}

/// The declarations of a `style` attribute: names in lower case, and values without comments and `!important`. What is no
/// declaration is a name without a value.
pub fn declarations(css: &str) -> Vec<(String, String)> {
    let pieces = pieces(css);
    let mut found = Vec::new();
    let mut brackets = Brackets::default();
    let mut from = 0;
    for (at, piece) in pieces.iter().enumerate() {
        if brackets.depth() == 0 && piece.token == Token::Semicolon {
            found.extend(declaration(css, &pieces[from..at]));
            from = at + 1;
        }
        brackets.take(&piece.token);
    }
    found.extend(declaration(css, &pieces[from..]));
    found
}

fn declaration(css: &str, pieces: &[Piece<'_>]) -> Option<(String, String)> {
    let (name, mut value) = match pieces {
        [] => return None,
        [Piece { token: Token::Ident(name), .. }, Piece { token: Token::Colon, .. }, value @ ..] => (&**name, value),
        [first, .., last] => (&css[first.range.start..last.range.end], &[][..]),
        [only] => (&css[only.range.clone()], &[][..]),
    };
    if let [rest @ .., Piece { token: Token::Delim('!'), .. }, Piece { token: Token::Ident(important), .. }] = value
        && important.eq_ignore_ascii_case("important")
    {
        value = rest;
    }
    let mut printer = Printer::default();
    for piece in value {
        printer.push(piece.gap, &piece.token, &css[piece.range.clone()]);
    }
    Some((name.to_ascii_lowercase(), printer.out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_properties_have_any_value() {
        let css = ":root {\n  --a: { x: y; };\n  --b:; --c: \";}\" [;] ;\n--d : url(data:;x)}\np { color: var(--e) }";
        let found = custom_properties(css, &pieces(css));
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.value, it.is_alone, it.is_whole)).collect();
        assert_eq!(
            found,
            [
                ("--a", "{ x: y; }", true, true),
                ("--b", "", false, true),
                ("--c", "\";}\" [;]", false, true),
                ("--d", "url(data:;x)", false, true)
            ]
        );
    }
}
