//! Tokens that mean something, each with what was before it.

use std::ops::Range;

use super::tokens::{Token, Tokens};

/// What was between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    None,
    /// Nothing but comments.
    Comment,
    Space,
    Line,
}

/// Tokens that are neither whitespace nor comments, each with what was before it.
pub struct Apart<'c>(Tokens<'c>);

impl<'c> Apart<'c> {
    pub fn new(css: &'c str) -> Self {
        Apart(Tokens::new(css))
    }
}

impl<'c> Iterator for Apart<'c> {
    type Item = (Gap, Token<'c>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut gap = Gap::None;
        for (token, range) in self.0.by_ref() {
            gap = match (&token, gap) {
                (Token::WhiteSpace(space), _) if space.contains(['\n', '\r', '\u{c}']) => Gap::Line,
                (Token::WhiteSpace(_), Gap::None | Gap::Comment) => Gap::Space,
                (Token::Comment(_), Gap::None) => Gap::Comment,
                (Token::WhiteSpace(_) | Token::Comment(_), gap) => gap,
                _ => return Some((gap, token, range)),
            };
        }
        None
    }
}
