//! CSS cut into tokens by [cssparser](https://docs.rs/cssparser), the tokenizer of Servo and Firefox, with the place of each
//! in the text: whoever changes a stylesheet copies everything else byte for byte. What is in a string, a comment or a
//! `data:` address is never mistaken for a rule.

use std::borrow::Cow;
use std::ops::Range;

use cssparser::Parser;
pub use cssparser::Token;

pub use pieces::{Apart, Custom, Gap, Piece, Place, custom_properties, declarations, pieces};
pub use printer::Printer;

mod pieces;
mod printer;

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
    open: Vec<char>,
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

/// A stylesheet that another can follow: without a byte order mark, and with everything closed that its end leaves open.
/// At the end of a file CSS closes it by itself.
pub fn complete(css: &str) -> Cow<'_, str> {
    let css = css.strip_prefix('\u{feff}').unwrap_or(css);
    let mut brackets = Brackets::default();
    let mut last = None;
    for (token, range) in Tokens::new(css) {
        brackets.take(&token);
        last = Some((token, range));
    }
    let Some((token, range)) = last else { return Cow::Borrowed(css) };
    let close = match token {
        Token::Comment(_) => "*/",
        Token::QuotedString(_) => &css[range.start..=range.start],
        Token::UnquotedUrl(_) | Token::BadUrl(_) => ")",
        _ => "",
    };
    let mut whole = Cow::Borrowed(css);
    let is_escape = css.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    if is_escape && !matches!(token, Token::Comment(_)) {
        let whole = whole.to_mut();
        whole.pop();
        // It escapes nothing: in a string it is left out, elsewhere it is this.
        if !matches!(token, Token::QuotedString(_)) {
            whole.push('\u{fffd}');
        }
    }
    if !close.is_empty() {
        let closed = format!("{}{close}", &whole[range.start..]);
        // What is closed already ends before the second one.
        if Tokens::new(&closed).next().is_some_and(|(_, first)| first.end == closed.len()) {
            whole.to_mut().push_str(close);
        }
    }
    if brackets.depth() > 0 {
        whole.to_mut().extend(brackets.open.iter().rev());
    }
    whole
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

    #[test]
    fn work_grows_with_the_text() {
        for part in ["({", "{--a:", "{(;", "a{b;", "url(", "\\", "/*", "@a ", "}", ":a,", "\"", "\n'", "--a:{};"] {
            let css = part.repeat(100_000);
            let start = std::time::Instant::now();
            let pieces = pieces(&css);
            custom_properties(&css, &pieces);
            declarations(&css);
            complete(&css);
            assert!(start.elapsed().as_secs() < 20, "{part}");
        }
    }

    #[test]
    fn what_an_end_leaves_open_is_closed() {
        for (open, whole) in [
            ("", ""),
            ("a { b: c }", "a { b: c }"),
            ("\u{feff}a { b: c", "a { b: c}"),
            ("@media print { a { b: c(d, [e", "@media print { a { b: c(d, [e])}}"),
            ("a { b: \"c", "a { b: \"c\"}"),
            ("a { b: 'c'", "a { b: 'c'}"),
            ("a { b: \"c\\", "a { b: \"c\"}"),
            ("a { b: \"c\\\\", "a { b: \"c\\\\\"}"),
            ("a { b: \"c\\\"", "a { b: \"c\\\"\"}"),
            ("a { b: c\\", "a { b: c\u{fffd}}"),
            ("a { b: url(c", "a { b: url(c)}"),
            ("a { b: url(", "a { b: url()}"),
            ("a { b: url(c\\)", "a { b: url(c\\))}"),
            ("a { b: url(c \"d", "a { b: url(c \"d)}"),
            ("a { b: url(\"c", "a { b: url(\"c\")}"),
            ("a {} /* b", "a {} /* b*/"),
            ("a {} /*/", "a {} /*/*/"),
            ("a {} /* b *", "a {} /* b **/"),
            ("a {} /* b \\", "a {} /* b \\*/"),
            ("a { b: (} c", "a { b: (} c)}"),
        ] {
            assert_eq!(complete(open), whole);
            assert_eq!(complete(whole), whole);
        }
    }

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
