//! Raw HTML cut into tags and text. Anything that is not a well-formed tag is text, so whoever writes the tokens out
//! again, escaped, knows exactly what a browser will read.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Text(&'t str),
    /// The name in lower case.
    Open {
        name: String,
        attributes: Vec<Attribute<'t>>,
    },
    Close {
        name: String,
    },
    /// A comment, declaration or processing instruction.
    Comment,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'t> {
    /// In lower case.
    pub name: String,
    /// Entities decoded.
    pub value: Cow<'t, str>,
    /// Where the value stands, without its quotes; at the name when there is none.
    pub range: Range<usize>,
    pub quoted: bool,
    /// An earlier attribute of the tag has this name, and browsers go by that one.
    pub repeated: bool,
}

/// The token at `at`, which is inside `html`, and where it ends.
pub(super) fn next(html: &str, at: usize) -> (Token<'_>, usize) {
    let bytes = html.as_bytes();
    if bytes[at] != b'<' {
        let end = memchr::memchr(b'<', &bytes[at..]).map_or(html.len(), |len| at + len);
        return (Token::Text(&html[at..end]), end);
    }
    match bytes.get(at + 1) {
        Some(b'!' | b'?') => (Token::Comment, comment_end(html, at)),
        Some(b'/') if bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic) => {
            let name_end = name_end(bytes, at + 2);
            match memchr::memchr2(b'>', b'<', &bytes[name_end..]).map(|len| name_end + len) {
                Some(end) if bytes[end] == b'>' => {
                    (Token::Close { name: html[at + 2..name_end].to_ascii_lowercase() }, end + 1)
                }
                _ => (Token::Text(&html[at..at + 1]), at + 1),
            }
        }
        Some(byte) if byte.is_ascii_alphabetic() => {
            let name_end = name_end(bytes, at + 1);
            match attributes(html, name_end) {
                Some((attributes, end)) => {
                    (Token::Open { name: html[at + 1..name_end].to_ascii_lowercase(), attributes }, end)
                }
                None => (Token::Text(&html[at..at + 1]), at + 1),
            }
        }
        _ => (Token::Text(&html[at..at + 1]), at + 1),
    }
}

/// Where the content of the element `name` ends that was opened before `at`, and where its end tag ends.
pub(super) fn end_tag(html: &str, at: usize, name: &str) -> Option<Range<usize>> {
    memchr::memmem::find_iter(&html.as_bytes()[at..], b"</").map(|found| at + found).find_map(|start| {
        let rest = html.get(start + 2..start + 2 + name.len())?;
        let follows = html.as_bytes().get(start + 2 + name.len());
        let whole = follows.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        (whole && rest.eq_ignore_ascii_case(name)).then(|| {
            let end = memchr::memchr(b'>', &html.as_bytes()[start..]).map_or(html.len(), |len| start + len + 1);
            start..end
        })
    })
}

fn comment_end(html: &str, at: usize) -> usize {
    let rest = &html[at..];
    let end = if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
        rest.find('>').map(|end| end + 1)
    } else if rest.starts_with("<!--") {
        rest.find("-->").map(|end| end + 3)
    } else {
        rest.find('>').map(|end| end + 1)
    };
    end.map_or(html.len(), |end| at + end)
}

fn name_end(bytes: &[u8], from: usize) -> usize {
    let len = bytes[from..]
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_' | b'.')));
    len.map_or(bytes.len(), |len| from + len)
}

/// Attributes of one tag. Of two of one name browsers have the first.
#[derive(Default)]
struct Attributes<'t> {
    list: Vec<Attribute<'t>>,
    /// Names, once there are so many that looking through the list takes long.
    names: BTreeSet<String>,
}

impl<'t> Attributes<'t> {
    const FEW: usize = 16;

    fn push(&mut self, mut attribute: Attribute<'t>) {
        let first = if self.list.len() < Self::FEW {
            self.list.iter().all(|other| other.name != attribute.name)
        } else {
            if self.names.is_empty() {
                self.names.extend(self.list.iter().map(|other| other.name.clone()));
            }
            self.names.insert(attribute.name.clone())
        };
        attribute.repeated = !first;
        self.list.push(attribute);
    }
}

/// The attribute of this name, if a tag has it.
pub(super) fn named<'a, 't>(attributes: &'a [Attribute<'t>], name: &str) -> Option<&'a Attribute<'t>> {
    attributes.iter().find(|attribute| attribute.name == name)
}

/// Attributes from `at` to the tag's `>`, and where the tag ends. `None`: not a tag.
fn attributes(html: &str, mut at: usize) -> Option<(Vec<Attribute<'_>>, usize)> {
    let bytes = html.as_bytes();
    let skip_space = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut attributes = Attributes::default();
    loop {
        let spaced = skip_space(at);
        match *bytes.get(spaced)? {
            b'>' => return Some((attributes.list, spaced + 1)),
            b'/' => {
                at = spaced + 1;
                continue;
            }
            b'<' | b'"' | b'\'' | b'=' | b'`' => return None,
            _ if spaced == at && bytes[at - 1] != b'/' && !matches!(bytes[at - 1], b'"' | b'\'') => return None,
            _ => {}
        }
        let name_start = spaced;
        let stop = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'=' | b'<' | b'"' | b'\'');
        let name_end = name_start + bytes[name_start..].iter().position(stop)?;
        let name = html[name_start..name_end].to_ascii_lowercase();
        let equals = skip_space(name_end);
        if bytes.get(equals) != Some(&b'=') {
            let range = name_start..name_end;
            attributes.push(Attribute { name, value: Cow::Borrowed(""), range, quoted: false, repeated: false });
            at = name_end;
            continue;
        }
        let start = skip_space(equals + 1);
        let (range, quoted) = match *bytes.get(start)? {
            quote @ (b'"' | b'\'') => {
                let len = memchr::memchr(quote, &bytes[start + 1..])?;
                (start + 1..start + 1 + len, true)
            }
            _ => {
                let stop = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'<' | b'"' | b'\'' | b'`');
                (start..start + bytes[start..].iter().position(stop)?, false)
            }
        };
        at = range.end + usize::from(quoted);
        let value = decode_entities(&html[range.clone()]);
        attributes.push(Attribute { name, value, range, quoted, repeated: false });
    }
}

/// Character references decoded. Those that HTML knows without a semicolon stay as they are.
pub(super) fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest name has 33 characters.
        let end = rest.bytes().take(36).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((decoded, end)) => {
                out.push_str(&decoded);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<String> {
    let plain = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{A0}",
        _ => "",
    };
    if !plain.is_empty() {
        return Some(plain.to_string());
    }
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    // The Markdown parser knows them all.
    let reference = format!("&{name};");
    let decoded: String = pulldown_cmark::Parser::new(&reference)
        .filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (decoded != reference).then_some(decoded)
}
