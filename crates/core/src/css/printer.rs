//! Tokens written again.

use super::apart::Gap;
use super::tokens::Token;

/// Writes tokens again, with no more between them than they need.
#[derive(Default)]
pub struct Printer<'c> {
    pub out: String,
    last: Option<Token<'c>>,
}

impl<'c> Printer<'c> {
    /// A token in other words, or in its own.
    pub fn push(&mut self, gap: Gap, token: &Token<'c>, text: &str) {
        let bracket = matches!(token, Token::CurlyBracketBlock | Token::CloseCurlyBracket);
        let parted = match &self.last {
            None => true,
            Some(Token::CurlyBracketBlock | Token::CloseCurlyBracket) => true,
            Some(Token::Semicolon | Token::Comma | Token::Colon) => true,
            Some(_) => false,
        };
        match gap {
            _ if matches!(self.last, Some(Token::BadString(_))) => self.out.push('\n'),
            Gap::Space | Gap::Line if !parted && !bracket => self.out.push(' '),
            Gap::Comment => self.part(token),
            _ => {}
        }
        if *token == Token::CloseCurlyBracket && self.last == Some(Token::Semicolon) {
            self.out.pop();
        }
        self.out.push_str(text);
        self.last = Some(token.clone());
    }

    /// The same with every line that there is, for a text that is read once more.
    pub fn push_on_lines(&mut self, gap: Gap, token: &Token<'c>, text: &str) {
        match gap {
            Gap::None => {}
            Gap::Comment => self.part(token),
            _ if self.last.is_none() => {}
            Gap::Space => self.out.push(' '),
            Gap::Line => self.out.push('\n'),
        }
        self.out.push_str(text);
        self.last = Some(token.clone());
    }

    /// Where a comment was all that kept two tokens from becoming one.
    fn part(&mut self, token: &Token<'c>) {
        let kind = token.serialization_type();
        if self.last.as_ref().is_some_and(|last| last.serialization_type().needs_separator_when_before(kind)) {
            self.out.push_str("/**/");
        }
    }
}
