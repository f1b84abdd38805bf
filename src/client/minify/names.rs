//! Which names a module may shorten, and which occurrences of a word are that name.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Around, Kind, Token};

/// What a word is where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Name,
    /// A property's name.
    Key,
    /// Both at once: `{ name }`.
    Shorthand,
}

/// Words of the language that may stand where a name does, and what browsers call so: a module that declares one of
/// these might mean the browser's elsewhere.
const KEPT: [&str; 40] = [
    "arguments",
    "as",
    "async",
    "await",
    "close",
    "closed",
    "document",
    "event",
    "external",
    "fetch",
    "find",
    "focus",
    "from",
    "frames",
    "get",
    "globalThis",
    "history",
    "length",
    "location",
    "name",
    "navigator",
    "of",
    "open",
    "opener",
    "origin",
    "parent",
    "performance",
    "print",
    "screen",
    "scroll",
    "self",
    "set",
    "static",
    "status",
    "stop",
    "top",
    "undefined",
    "window",
    "yield",
    "let",
];

const TAKEN: [&str; 8] = ["do", "if", "in", "of", "as", "is", "for", "new"];

/// Name → its short form; the most frequent get the shortest.
pub fn choose(tokens: &[Token]) -> BTreeMap<String, String> {
    let exported = super::exported(tokens);
    let declared = declared(tokens);
    let counts = super::counts(tokens);
    let mut names: Vec<&str> =
        declared.iter().copied().filter(|name| !exported.contains(name) && !KEPT.contains(name)).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(counts.get(name).copied().unwrap_or_default()), *name));
    let chosen: BTreeSet<&str> = names.iter().copied().collect();
    let free = |short: &String| {
        !TAKEN.contains(&short.as_str()) && (chosen.contains(short.as_str()) || !counts.contains_key(short.as_str()))
    };
    let shorts = (0..).map(short).filter(free);
    // A property may be called like a short name; a name that is chosen is gone from where it stood.
    names.into_iter().map(str::to_owned).zip(shorts).collect()
}

/// `a`, `b`, … `Z`, `aa`, …
fn short(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut out = String::new();
    loop {
        out.insert(0, LETTERS[number % 52] as char);
        number /= 52;
        if number == 0 {
            return out;
        }
        number -= 1;
    }
}

fn text<'a>(tokens: &[Token<'a>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| token.text)
}

pub fn role(tokens: &[Token], at: usize) -> Role {
    let before = if at == 0 { "" } else { text(tokens, at - 1) };
    let after = text(tokens, at + 1);
    if matches!(before, "." | "?.") {
        return Role::Key;
    }
    // `async`, `get` and the like stand before the name of a method.
    let modified = matches!(before, "async" | "get" | "set" | "static" | "*") && at > 1;
    let first = if modified { text(tokens, at - 2) } else { before };
    match tokens[at].around {
        Around::Object if matches!(first, "{" | ",") => match after {
            ":" | "(" => Role::Key,
            "," | "}" | "=" if !modified => Role::Shorthand,
            _ => Role::Name,
        },
        Around::Class if matches!(first, "{" | "}" | ";") => Role::Key,
        _ => Role::Name,
    }
}

fn declared<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        match (token.kind, token.text) {
            (Kind::Word, "function" | "class") => {
                let name = if text(tokens, at + 1) == "*" { at + 2 } else { at + 1 };
                if tokens.get(name).is_some_and(|token| token.kind == Kind::Word && token.text != "extends") {
                    names.insert(text(tokens, name));
                }
            }
            (Kind::Word, "const" | "let" | "var") => declarations(tokens, at + 1, &mut names),
            (Kind::Punct, "=>") if at > 0 => match text(tokens, at - 1) {
                ")" => pattern(tokens, opening(tokens, at - 1) + 1, at - 1, &mut names),
                name if tokens[at - 1].kind == Kind::Word => {
                    names.insert(name);
                }
                _ => {}
            },
            // The parameters of a function or method, or what is caught.
            (Kind::Punct, "{") if token_opens_body(tokens, at) => {
                pattern(tokens, opening(tokens, at - 1) + 1, at - 1, &mut names);
            }
            _ => {}
        }
    }
    names
}

fn token_opens_body(tokens: &[Token], at: usize) -> bool {
    if at == 0 || text(tokens, at - 1) != ")" {
        return false;
    }
    let open = opening(tokens, at - 1);
    let what = if open == 0 { "" } else { text(tokens, open - 1) };
    !matches!(what, "if" | "for" | "while" | "switch" | "await")
}

/// Where the bracket was opened that is closed at `close`.
fn opening(tokens: &[Token], close: usize) -> usize {
    let mut depth = 0usize;
    for at in (0..=close).rev() {
        match tokens[at].kind {
            Kind::Punct if matches!(tokens[at].text, ")" | "]" | "}") => depth += 1,
            Kind::Punct if matches!(tokens[at].text, "(" | "[" | "{") => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    0
}

/// `a = 1, { b, c: [d] } = e` up to the end of the statement, or the `of` of a loop.
fn declarations<'a>(tokens: &[Token<'a>], start: usize, names: &mut BTreeSet<&'a str>) {
    let mut at = start;
    loop {
        let end = match text(tokens, at) {
            "{" | "[" => closing(tokens, at) + 1,
            _ => at + 1,
        };
        pattern(tokens, at, end, names);
        at = past_value(tokens, end);
        if text(tokens, at) != "," {
            return;
        }
        at += 1;
    }
}

fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.kind == Kind::Punct && matches!(token.text, "(" | "[" | "{") {
            depth += 1;
        } else if token.kind == Kind::Punct && matches!(token.text, ")" | "]" | "}") {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}

/// From the `=` of a default or first value to what follows the value. Templates count as brackets.
fn past_value(tokens: &[Token], start: usize) -> usize {
    if text(tokens, start) != "=" {
        return start;
    }
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        let (opens, closes) = match token.kind {
            Kind::Punct => (matches!(token.text, "(" | "[" | "{"), matches!(token.text, ")" | "]" | "}")),
            Kind::Template => (token.text.ends_with("${"), token.text.starts_with('}')),
            _ => (false, false),
        };
        if closes {
            if depth == 0 {
                return at;
            }
            depth -= 1;
        } else if depth == 0 && matches!(token.text, "," | ";") && token.kind == Kind::Punct {
            return at;
        }
        if opens {
            depth += 1;
        }
    }
    tokens.len()
}

/// The names that a list of parameters or a destructuring binds: not its keys, not its default values.
fn pattern<'a>(tokens: &[Token<'a>], start: usize, end: usize, names: &mut BTreeSet<&'a str>) {
    let mut at = start;
    while at < end {
        let token = &tokens[at];
        if token.kind == Kind::Word && text(tokens, at + 1) != ":" {
            names.insert(token.text);
        }
        at += 1;
        if at < end && text(tokens, at) == "=" {
            at = past_value(tokens, at);
        }
    }
}
