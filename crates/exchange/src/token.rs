//! The words of a segment, and the codes between them: what a translator works on, and what has to come back as it was.

/// A piece of a segment. All pieces, one after the other, are the segment's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Text(String),
    Code(Code),
}

/// Markup, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub role: Role,
    pub sort: Sort,
    pub data: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Begins what the [`Role::Close`] of the same number ends. Pairs are nested.
    Open(usize),
    Close(usize),
    Alone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Bold,
    Italic,
    Struck,
    /// A backslash and its character, or an entity.
    Escape,
    /// The end of a line that stays one.
    Break,
    Link,
    Picture,
    /// Between a link's or a picture's address and its title.
    Middle,
    /// Code between backticks.
    Verbatim,
    /// A tag or a comment.
    Html,
    Call,
    Footnote,
    /// An address in plain sight.
    Address,
}

impl Sort {
    /// Whether a translation may have more or fewer of them: they say nothing by themselves, and lead nowhere.
    pub fn is_free(self) -> bool {
        matches!(self, Sort::Bold | Sort::Italic | Sort::Struck | Sort::Escape | Sort::Break)
    }
}

/// The text that tokens are of.
pub fn written(tokens: &[Token]) -> String {
    tokens.iter().map(Token::as_str).collect()
}

/// With one space for the white space of a source, and with spaces that don't break as they are.
pub(crate) fn on_one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether there are words among them.
pub fn has_words(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Text(text) if text.chars().any(char::is_alphabetic)))
}

impl Token {
    pub fn as_str(&self) -> &str {
        match self {
            Token::Text(text) => text,
            Token::Code(code) => &code.data,
        }
    }
}

/// Tokens on their way: texts beside each other become one.
#[derive(Default)]
pub(crate) struct Tokens {
    pub all: Vec<Token>,
    pairs: usize,
}

impl Tokens {
    pub fn text(&mut self, text: &str) {
        match self.all.last_mut() {
            _ if text.is_empty() => {}
            Some(Token::Text(last)) => last.push_str(text),
            _ => self.all.push(Token::Text(text.to_owned())),
        }
    }

    pub fn code(&mut self, role: Role, sort: Sort, data: &str) {
        if !data.is_empty() {
            self.all.push(Token::Code(Code { role, sort, data: data.to_owned() }));
        }
    }

    pub fn alone(&mut self, sort: Sort, data: &str) {
        self.code(Role::Alone, sort, data);
    }

    /// The number of a new pair.
    pub fn pair(&mut self) -> usize {
        self.pairs += 1;
        self.pairs
    }

    /// Markup with words in it: `before`, the words, and the rest.
    pub fn around(&mut self, sort: Sort, data: &str, words: std::ops::Range<usize>) {
        if words.is_empty() {
            return self.alone(sort, data);
        }
        let pair = self.pair();
        self.code(Role::Open(pair), sort, &data[..words.start]);
        self.text(&data[words.clone()]);
        self.code(Role::Close(pair), sort, &data[words.end..]);
    }
}
