//! Tags of MDX that are no HTML by their form, so that they are text to the parser: `<img src={require('./a.png').default} />`,
//! `<Foo.Bar x="y">`, `<>`. Others are in `components`.

use super::translated::instead_of;
use super::view::{Found, View, ahead, quoted};
use guichet_core::diag::codes;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let text = view.text;
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', &text.as_bytes()[from..]).map(|at| from + at) {
        from = at + 1;
        let here = ahead(text, at);
        if here.starts_with("<>") {
            if here.contains("</>") {
                let message = "`<>` is a fragment of MDX, so it is shown as text";
                found.push(Found::new(codes::MD011, at..at + 2, message, "remove it"));
            }
            continue;
        }
        let is_word = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let Some(len) = tag(here).filter(|_| !is_word) else { continue };
        let written = &here[..len];
        let message = format!("{} is MDX markup, so it is shown as text", quoted(written));
        found.push(Found::new(codes::MD011, at..at + len, message, help(written)));
        from = at + len;
    }
    found
}

/// How long the tag is that a text begins with, if it is one.
fn tag(text: &str) -> Option<usize> {
    let inside = &text[1..];
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = &inside[..inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))?];
    let behind = &inside[name.len()..];
    let end = end_of(behind)?;
    let attributes = &behind[..end];
    let is_dotted = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains('.') && !name.ends_with('.');
    let is_used = || attributes.contains('=') || attributes.ends_with('/') || text.contains(&format!("</{name}>"));
    let has_expression = || {
        attributes.starts_with(char::is_whitespace)
            && attributes.split_once("={").is_some_and(|(before, _)| {
                before.ends_with(|c: char| c.is_ascii_alphanumeric()) && !before.contains('{')
            })
    };
    (is_dotted && is_used() || has_expression()).then_some(1 + name.len() + end + 1)
}

/// Where the `>` is that ends a tag: not one between quotes or braces, of which one may be in another.
fn end_of(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' | b'\'' if quote == Some(byte) => quote = None,
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote.is_some() => {}
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            b'>' if depth == 0 => return Some(at),
            b'<' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// What to write in place of a tag with values in braces.
pub(super) fn help(tag: &str) -> String {
    let inside = &tag[1..];
    let name = &inside[..inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(0)];
    // `require('./a.png')`, `useBaseUrl("/img/a.png")`.
    let picture = inside.split_once("src={").and_then(|(_, value)| {
        let value = &value[..value.find('}')?];
        let start = value.find(['"', '\''])?;
        let quote = value[start..].chars().next()?;
        value[start + 1..].split(quote).next().filter(|path| path.contains('.') && !path.contains(' '))
    });
    match picture {
        Some(path) if matches!(name, "img" | "Image" | "ThemedImage") => {
            format!("write `![What the picture shows]({path})`")
        }
        _ if name == "img" || name.starts_with(|c: char| c.is_ascii_uppercase()) => instead_of(name),
        _ => "write values between quotes, as HTML has them, or remove them".to_owned(),
    }
}

/// `items.map((item) => …)`.
pub(super) fn is_expression(inside: &str) -> bool {
    inside.contains(".map(") && inside.contains("=>")
}
