//! CSS cut into tokens by [cssparser](https://docs.rs/cssparser), the tokenizer of Servo and Firefox, with the place of each
//! in the text: whoever changes a stylesheet copies everything else byte for byte. What is in a string, a comment or a
//! `data:` address is never mistaken for a rule.

use std::borrow::Cow;
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

/// What was between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    None,
    /// Nothing but comments.
    Comment,
    Space,
    Line,
}

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
    let mut pieces = Vec::new();
    let mut gap = Gap::None;
    for (token, range) in Tokens::new(css) {
        gap = match (&token, gap) {
            (Token::WhiteSpace(space), _) if space.contains(['\n', '\r', '\u{c}']) => Gap::Line,
            (Token::WhiteSpace(_), Gap::None | Gap::Comment) => Gap::Space,
            (Token::Comment(_), Gap::None) => Gap::Comment,
            (Token::WhiteSpace(_) | Token::Comment(_), gap) => gap,
            _ => {
                pieces.push(Piece { gap, token, range, place: Place::Selector, is_first: false });
                Gap::None
            }
        };
    }
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
