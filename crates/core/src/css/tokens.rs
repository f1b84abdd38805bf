//! The tokens themselves, and which brackets they open and close.

use std::ops::Range;

use cssparser::Parser;

pub use cssparser::Token;

/// All tokens of a text, those in brackets too, whitespace and comments included.
pub struct Tokens<'c> {
    css: &'c str,
    parser: Parser<'c>,
    /// Where the text of the parser begins.
    base: usize,
}

impl<'c> Tokens<'c> {
    pub fn new(css: &'c str) -> Self {
        Tokens { css, parser: Parser::new(css), base: 0 }
    }
}

impl<'c> Iterator for Tokens<'c> {
    type Item = (Token<'c>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.base + self.parser.position().byte_index();
        let token = self.parser.next_including_whitespace_and_comments().ok()?.clone();
        let end = self.base + self.parser.position().byte_index();
        // Where brackets open, the parser would go on behind the closing one, or have us call it within itself, which a
        // text of brackets only would make as deep as it is long. What a token is does not depend on brackets.
        if closing(&token).is_some() {
            self.base = end;
            self.parser = Parser::new(&self.css[end..]);
        }
        Some((token, start..end))
    }
}

/// What closes the brackets that a token opens.
fn closing(token: &Token<'_>) -> Option<char> {
    match token {
        Token::CurlyBracketBlock => Some('}'),
        Token::SquareBracketBlock => Some(']'),
        Token::ParenthesisBlock | Token::Function(_) => Some(')'),
        _ => None,
    }
}

/// What a token does to brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Opens,
    Closes,
    /// Closes nothing that is open: a token like any other.
    Stray,
    None,
}

/// The brackets that are open, by what closes them.
#[derive(Default)]
pub struct Brackets {
    pub(super) open: Vec<char>,
    /// How many of them are no blocks.
    others: usize,
}

impl Brackets {
    pub fn take(&mut self, token: &Token<'_>) -> Edge {
        let closed = match token {
            Token::CloseCurlyBracket => '}',
            Token::CloseSquareBracket => ']',
            Token::CloseParenthesis => ')',
            _ => {
                let Some(close) = closing(token) else { return Edge::None };
                self.open.push(close);
                self.others += usize::from(close != '}');
                return Edge::Opens;
            }
        };
        if self.open.pop_if(|open| *open == closed).is_none() {
            return Edge::Stray;
        }
        self.others -= usize::from(closed != '}');
        Edge::Closes
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether statements stand here, and no part of one.
    pub fn is_block(&self) -> bool {
        self.others == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_in_one_token() {
        let deep = "(".repeat(100_000);
        for css in ["a { b: url( x ) } /* c */ @d \"e", "}})]", "\u{feff}é{\0}", "a{b:c\\", &deep] {
            let mut at = 0;
            for (_, range) in Tokens::new(css) {
                assert_eq!(range.start, at);
                at = range.end;
            }
            assert_eq!(at, css.len());
        }
    }
}
