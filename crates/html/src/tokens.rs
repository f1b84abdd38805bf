//! Raw HTML cut into tags and text by [html5gum](https://docs.rs/html5gum), a tokenizer to the letter of the standard, with
//! the place of each attribute.
//!
//! What is ours is Markdown's side of it. A `<` begins a tag only where CommonMark says so, more or less; for all else the
//! standard has an error and a way to go on, up to the loss of everything that follows, where a writer has meant a
//! character. Such a `<` is text, so whoever writes the tokens out again, escaped, knows exactly what a browser will read.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Error, Readable, Reader, Span, State, StringReader, Tokenizer};

#[derive(Debug, PartialEq, Eq)]
pub enum Token<'t> {
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
pub struct Attribute<'t> {
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

/// The attribute of this name, if a tag has it.
pub fn named<'a, 't>(attributes: &'a [Attribute<'t>], name: &str) -> Option<&'a Attribute<'t>> {
    attributes.iter().find(|attribute| attribute.name == name)
}

/// The token at `at`, which is inside `html`, and where it ends.
pub fn next(html: &str, at: usize) -> (Token<'_>, usize) {
    let bytes = html.as_bytes();
    if bytes[at] != b'<' {
        let end = memchr::memchr(b'<', &bytes[at..]).map_or(html.len(), |len| at + len);
        return (Token::Text(&html[at..end]), end);
    }
    if let Some(found) = bare(html, at) {
        return found;
    }
    let may_begin = match bytes.get(at + 1) {
        Some(b'!' | b'?') => true,
        // Whatever its name is, it ends before the next tag.
        Some(b'/') => {
            let name = bytes.get(at + 2..).unwrap_or_default();
            let end = name.iter().position(|byte| ends_name(byte) || *byte == b'<');
            name.first().is_some_and(u8::is_ascii_alphabetic) && end.is_some_and(|end| name[end] != b'<')
        }
        // To the standard, `<you@example.com>` is an element.
        Some(byte) => byte.is_ascii_alphabetic() && bytes.get(name_end(bytes, at + 1)).is_some_and(ends_name),
        None => false,
    };
    may_begin.then(|| tag(html, at)).flatten().unwrap_or_else(|| (Token::Text(&html[at..at + 1]), at + 1))
}

/// A tag that is a name between its brackets: most are, and there is nothing to decide.
fn bare(html: &str, at: usize) -> Option<(Token<'_>, usize)> {
    let bytes = html.as_bytes();
    let is_end = bytes.get(at + 1) == Some(&b'/');
    let start = at + 1 + usize::from(is_end);
    let end = name_end(bytes, start);
    if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) || bytes.get(end) != Some(&b'>') {
        return None;
    }
    let name = html[start..end].to_ascii_lowercase();
    let token = if is_end { Token::Close { name } } else { Token::Open { name, attributes: Vec::new() } };
    Some((token, end + 1))
}

fn ends_name(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')
}

fn name_end(bytes: &[u8], from: usize) -> usize {
    let of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_' | b'.');
    from + bytes.iter().skip(from).take_while(|byte| of_name(byte)).count()
}

/// The tag, comment or the like at `at`. `None`: it is none.
fn tag(html: &str, at: usize) -> Option<(Token<'_>, usize)> {
    let is_end = html[at..].starts_with("</");
    let stop = Cell::new(false);
    let mut attributes = Vec::new();
    let mut is_tag = true;
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        let (start, end) = (at + span.start, at + span.end);
        match event {
            CallbackEvent::AttributeName { .. } => {
                let attribute = attribute(html, start..end);
                is_tag &= is_end || attribute.is_some();
                attributes.extend(attribute);
                is_tag &= attributes.len() < MOST_ATTRIBUTES;
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = attributes.last_mut() {
                    attribute.value = value_of(&html[attribute.range.clone()], value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                let mut attributes = std::mem::take(&mut attributes);
                mark_repeated(&mut attributes);
                let name = html[at + 1..name_end(html.as_bytes(), at + 1)].to_ascii_lowercase();
                return Some((Token::Open { name, attributes }, end));
            }
            CallbackEvent::EndTag { name } => {
                return Some((Token::Close { name: String::from_utf8_lossy(name).into_owned() }, end));
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => return Some((Token::Comment, end)),
            CallbackEvent::Error(error) => is_tag &= !is_text(error, html.as_bytes()[end - 1], is_end),
            CallbackEvent::OpenStartTag { .. } | CallbackEvent::String { .. } => {}
        }
        stop.set(!is_tag);
        None
    });
    let mut tokenizer = Tokenizer::new_with_emitter(Stoppable { html: html[at..].to_reader(), stop: &stop }, emitter);
    let Ok(found) = tokenizer.next()?;
    drop(tokenizer);
    is_tag.then_some(found)
}

/// Whether a mistake in a tag means that it was not meant as one. CommonMark has no such tags either. What an end tag holds
/// is nobody's business, unless it is another tag.
fn is_text(error: Error, byte: u8, is_end: bool) -> bool {
    match error {
        Error::UnexpectedCharacterInAttributeName
        | Error::UnexpectedEqualsSignBeforeAttributeName
        | Error::UnexpectedCharacterInUnquotedAttributeValue
            if is_end =>
        {
            byte == b'<'
        }
        Error::UnexpectedCharacterInAttributeName | Error::UnexpectedEqualsSignBeforeAttributeName => true,
        Error::UnexpectedCharacterInUnquotedAttributeValue => byte != b'=',
        _ => false,
    }
}

/// The attribute of this name, and where its value is.
fn attribute(html: &str, name: Range<usize>) -> Option<Attribute<'_>> {
    let bytes = html.as_bytes();
    let skip_space = |at: usize| at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let written = &html[name.clone()];
    if written.starts_with('`') {
        return None;
    }
    let equals = skip_space(name.end);
    let (range, quoted) = if bytes.get(equals) == Some(&b'=') {
        let start = skip_space(equals + 1);
        match *bytes.get(start)? {
            quote @ (b'"' | b'\'') => (start + 1..start + 1 + memchr::memchr(quote, &bytes[start + 1..])?, true),
            _ => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
                (start..start + bytes[start..].iter().position(ends)?, false)
            }
        }
    } else {
        (name, false)
    };
    let name = written.to_ascii_lowercase();
    Some(Attribute { name, value: Cow::Borrowed(""), range, quoted, repeated: false })
}

fn value_of<'t>(written: &'t str, value: &[u8]) -> Cow<'t, str> {
    if written.as_bytes() == value {
        Cow::Borrowed(written)
    } else {
        Cow::Owned(String::from_utf8_lossy(value).into_owned())
    }
}

/// Where the content of the element `name` ends that was opened before `at`, and where its end tag ends. What is in it is
/// no HTML.
pub fn end_tag(html: &str, at: usize, name: &str) -> Option<Range<usize>> {
    let stop = Cell::new(false);
    let mut attributes = 0;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| match event {
        CallbackEvent::EndTag { .. } => Some(at + span.start..at + span.end),
        CallbackEvent::AttributeName { .. } => {
            attributes += 1;
            stop.set(attributes >= MOST_ATTRIBUTES);
            None
        }
        _ => None,
    });
    emitter.set_last_start_tag(Some(name.as_bytes()));
    let mut tokenizer = Tokenizer::new_with_emitter(Stoppable { html: html[at..].to_reader(), stop: &stop }, emitter);
    // In a script, `<!--` may hide an end tag.
    tokenizer.set_state(if name == "script" { State::ScriptData } else { State::RawText });
    let Ok(found) = tokenizer.next()?;
    Some(found)
}

/// Character references decoded, as in text.
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| match event {
        CallbackEvent::String { value } => Some(String::from_utf8_lossy(value).into_owned()),
        _ => None,
    });
    let mut tokenizer = Tokenizer::new_with_emitter(text, emitter);
    // Nothing but references is more than text there.
    tokenizer.set_state(State::RcData);
    Cow::Owned(tokenizer.map(|Ok(text)| text).collect())
}

/// The same as in the value of an attribute, where `&copy=` is none.
pub fn decode_value(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let quote = if value.contains('"') { '\'' } else { '"' };
    let tag = format!("<a b={quote}{value}{quote}>");
    match next(&tag, 0) {
        (Token::Open { attributes, .. }, end) if end == tag.len() => {
            let value = attributes.into_iter().next().map(|attribute| attribute.value.into_owned());
            Cow::Owned(value.unwrap_or_default())
        }
        _ => Cow::Borrowed(value),
    }
}

/// A tag with more attributes is text: html5gum's states call each other from one quoted value to the next, so that many
/// thousands of them take all of the stack.
const MOST_ATTRIBUTES: usize = 256;

/// So many names are compared with each other; more of them take long.
const FEW: usize = 16;

/// Of two attributes of one name browsers have the first.
fn mark_repeated(attributes: &mut [Attribute<'_>]) {
    if attributes.len() <= FEW {
        for at in 1..attributes.len() {
            let (earlier, later) = attributes.split_at_mut(at);
            later[0].repeated = earlier.iter().any(|other| other.name == later[0].name);
        }
        return;
    }
    let mut names = BTreeSet::new();
    for Attribute { name, repeated, .. } in attributes {
        *repeated = !names.insert(name.as_str());
    }
}

/// A text that ends as soon as it is known to begin with no tag: nobody reads a whole file once more for each `<` in it.
struct Stoppable<'t> {
    html: StringReader<'t>,
    stop: &'t Cell<bool>,
}

impl Reader for Stoppable<'_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        if self.stop.get() { Ok(None) } else { self.html.read_byte() }
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        self.html.try_read_string(text, case_sensitive)
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        if self.stop.get() { Ok(None) } else { self.html.read_until(needle, buffer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(html: &str) -> Vec<String> {
        let mut seen = Vec::new();
        let mut at = 0;
        while at < html.len() {
            let (token, end) = next(html, at);
            seen.push(match token {
                Token::Text(text) => text.to_owned(),
                Token::Open { name, attributes } => attributes.iter().fold(
                    format!("<{name}"),
                    |tag, Attribute { name, value, range, quoted, repeated }| {
                        let quote = if *quoted { "'" } else { "" };
                        let again = if *repeated { "!" } else { "" };
                        format!("{tag} {again}{name}={quote}{value}{quote}@{}", &html[range.clone()])
                    },
                ),
                Token::Close { name } => format!("</{name}"),
                Token::Comment => format!("<!{}", end - at),
            });
            at = end;
        }
        seen
    }

    #[test]
    fn attributes_have_their_places() {
        for (html, seen) in [
            ("<a b>", "<a b=@b"),
            ("<A\nHREF = 'x y'\tc=d/e f/>", "<a href='x y'@x y c=d/e@d/e f=@f"),
            ("<a b=>", "<a b=@"),
            ("<a b=\"\"c='d'>", "<a b=''@ c='d'@d"),
            ("<a b=\"1\" B=2>", "<a b='1'@1 !b=2@2"),
            ("<a/b/ / c>", "<a b=@b c=@c"),
            ("<a é=ü>", "<a é=ü@ü"),
            ("<a b='&lt;&copy=&copy;&amp&#106;\">'>", "<a b='<&copy=©&j\">'@&lt;&copy=&copy;&amp&#106;\">"),
            ("<a b=&quot;c&quot;>", "<a b=\"c\"@&quot;c&quot;"),
            ("<a b=c=d>", "<a b=c=d@c=d"),
            ("<x-y:z._ b>", "<x-y:z._ b=@b"),
        ] {
            assert_eq!(tokens(html), [seen], "{html}");
        }
    }

    #[test]
    fn what_is_no_tag_is_text() {
        for html in [
            "<",
            "<1",
            "< a>",
            "<a",
            "<a b",
            "<a b='c>",
            "<a b=c\"d>",
            "<a b=`c`>",
            "<a =b>",
            "<a `>",
            "<a 'b'>",
            "<you@example.com>",
            "</",
            "</>",
            "</ a>",
            "</a",
            "</a b",
        ] {
            assert_eq!(tokens(html), ["<", &html[1..]][..html.len().min(2)], "{html}");
        }
        assert_eq!(tokens("<a b<i>c</i"), ["<", "a b", "<i", "c", "<", "/i"]);
        assert_eq!(tokens("</a b</a</i>"), ["<", "/a b", "<", "/a", "</i"]);
        assert_eq!(tokens("</I =b\"c'><A@b></A@b>"), ["</i", "<", "A@b>", "</a@b"]);
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        for (html, seen) in [
            ("<!-->a", ["<!5", "a"]),
            ("<!--->a", ["<!6", "a"]),
            ("<!-- b -->a", ["<!10", "a"]),
            ("<!-- b --!>a", ["<!11", "a"]),
            ("<!-- > <b> -- -->a", ["<!17", "a"]),
            ("<!doctype html>a", ["<!15", "a"]),
            ("<![CDATA[b]]>a", ["<!13", "a"]),
            ("<?php b ?>a", ["<!10", "a"]),
            ("a<!-- b", ["a", "<!6"]),
        ] {
            assert_eq!(tokens(html), seen, "{html}");
        }
    }

    #[test]
    fn raw_text_ends_with_its_element() {
        for (html, name, tag) in [
            ("a</b></style >c", "style", "</style >"),
            ("a</stylesheet></STYLE\n b='>'>", "style", "</STYLE\n b='>'>"),
            ("a<!-- <script> </script> --> </script>b", "script", "</script>"),
            ("a<!-- </script> -->", "script", "</script>"),
        ] {
            assert_eq!(end_tag(html, 1, name).map(|range| &html[range]), Some(tag), "{html}");
        }
        assert_eq!(end_tag("a</style", 0, "style"), None);
        assert_eq!(end_tag("a<!-- <script> </script> -->", 0, "script"), None);
    }

    #[test]
    fn references_are_those_of_html() {
        for (text, decoded) in [
            ("&amp;&lt;&#x41;&#65;&eacute;", "&<AAé"),
            ("AT&T &copy 2020 &copyright &notit; &#x80;", "AT&T © 2020 ©right ¬it; €"),
            ("&;&#;&#x;&nosuch;&", "&;&#;&#x;&nosuch;&"),
        ] {
            assert_eq!(decode_entities(text), decoded);
        }
        assert_eq!(decode_value("?a=1&copy=2&lt;'"), "?a=1&copy=2<'");
    }
}
