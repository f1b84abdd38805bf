//! A module's text → its tokens, and what brackets each of them is in.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Names, keywords, `#private` ones.
    Word,
    Number,
    Text,
    /// A part of a template literal: from a backtick or `}` to a backtick or `${`.
    Template,
    Regex,
    Punct,
}

/// What the innermost open bracket around a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    Nothing,
    /// `(`, `[`, `${`.
    List,
    Block,
    /// An object literal, or a pattern that looks like one.
    Object,
    Class,
}

#[derive(Clone, Debug)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub newline_before: bool,
    pub around: Around,
}

/// Longest first.
const PUNCTS: [&str; 37] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&",
    "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")",
];

/// After these words a `/` begins a regular expression.
const BEFORE_REGEX: [&str; 9] = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new"];

pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new(), open: Vec::new(), class: false };
    while lexer.step() {}
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
    /// Open brackets; `true` for the `${` of a template.
    open: Vec<(Around, bool)>,
    /// The next `{` is that of a class.
    class: bool,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) -> bool {
        let newline = self.skip_blank();
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return false };
        let closes_template = first == '}' && self.open.last().is_some_and(|(_, template)| *template);
        let (kind, length) = match first {
            '"' | '\'' => (Kind::Text, quoted(rest, first)),
            '`' => (Kind::Template, template_part(rest)),
            '}' if closes_template => {
                self.open.pop();
                (Kind::Template, template_part(rest))
            }
            '/' if self.regex_may_begin() => (Kind::Regex, regex(rest)),
            _ if first.is_ascii_digit() => {
                (Kind::Number, span(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_')))
            }
            _ if first.is_alphabetic() || matches!(first, '_' | '$' | '#') => (
                Kind::Word,
                first.len_utf8() + span(&rest[first.len_utf8()..], |c| c.is_alphanumeric() || matches!(c, '_' | '$')),
            ),
            _ => (
                Kind::Punct,
                PUNCTS.iter().find(|punct| rest.starts_with(**punct)).map_or(first.len_utf8(), |punct| punct.len()),
            ),
        };
        let token = &rest[..length];
        self.at += length;
        // And not a key, as in `{ class: "button" }`.
        if kind == Kind::Word && token == "class" && !self.text[self.at..].trim_start().starts_with([':', ',', '=']) {
            self.class = true;
        }
        if kind == Kind::Punct && matches!(token, ")" | "]" | "}") {
            self.open.pop();
        }
        let around = self.open.last().map_or(Around::Nothing, |(around, _)| *around);
        if kind == Kind::Punct && matches!(token, "(" | "[") {
            self.open.push((Around::List, false));
        } else if kind == Kind::Punct && token == "{" {
            let opened = self.brace();
            self.open.push((opened, false));
        } else if kind == Kind::Template && token.ends_with("${") {
            self.open.push((Around::List, true));
        }
        self.tokens.push(Token { kind, text: token, newline_before: newline, around });
        true
    }

    /// Spaces and comments; whether a line ended among them.
    fn skip_blank(&mut self) -> bool {
        let start = self.at;
        loop {
            let rest = &self.text[self.at..];
            let blank = rest.len() - rest.trim_start().len();
            let comment = match &rest[blank..] {
                code if code.starts_with("//") => code.find('\n').unwrap_or(code.len()),
                code if code.starts_with("/*") => code.find("*/").map_or(code.len(), |end| end + 2),
                _ => 0,
            };
            self.at += blank + comment;
            if comment == 0 {
                return self.text[start..self.at].contains('\n');
            }
        }
    }

    fn regex_may_begin(&self) -> bool {
        self.tokens.last().is_none_or(|before| match before.kind {
            Kind::Word => BEFORE_REGEX.contains(&before.text),
            Kind::Punct => !matches!(before.text, ")" | "]" | "}"),
            Kind::Number | Kind::Text | Kind::Template | Kind::Regex => false,
        })
    }

    /// What a `{` opens, by what stands before it.
    fn brace(&mut self) -> Around {
        if std::mem::take(&mut self.class) {
            return Around::Class;
        }
        let block = self.tokens.last().is_none_or(|before| match before.kind {
            Kind::Word => matches!(before.text, "else" | "try" | "finally" | "do"),
            Kind::Punct => matches!(before.text, ")" | "=>" | ";" | "{" | "}"),
            Kind::Number | Kind::Text | Kind::Template | Kind::Regex => false,
        });
        if block { Around::Block } else { Around::Object }
    }
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn quoted(text: &str, quote: char) -> usize {
    end_after(text, |rest| rest.starts_with(quote).then_some(1))
}

fn template_part(text: &str) -> usize {
    end_after(text, |rest| {
        let end = if rest.starts_with("${") { 2 } else { usize::from(rest.starts_with('`')) };
        (end > 0).then_some(end)
    })
}

fn regex(text: &str) -> usize {
    let mut in_class = false;
    let end = end_after(text, |rest| {
        in_class = match rest.chars().next() {
            Some('[') => true,
            Some(']') => false,
            _ => in_class,
        };
        (!in_class && rest.starts_with('/')).then_some(1)
    });
    end + span(&text[end..], |c| c.is_ascii_alphabetic())
}

/// From behind the first character to where `ends` says how long the end is; what is escaped is passed over.
fn end_after(text: &str, mut ends: impl FnMut(&str) -> Option<usize>) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if let Some(length) = ends(&text[at..]) {
            return at + length;
        }
    }
    text.len()
}
