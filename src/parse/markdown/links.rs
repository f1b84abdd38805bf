//! What a link's destination is: a page of this site, somewhere else, or something that must never come out.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Resolved by the site: a relative path, a root-relative path, or a bare fragment.
    Site { path: String, query: Option<String>, fragment: Option<String> },
    /// An absolute URL. `web`: leads to another web page (`http:`, `https:`, `//host`).
    Absolute { web: bool },
    /// `javascript:` and its kin.
    Dangerous,
}

pub(super) fn target(destination: &str) -> Target {
    match scheme(destination).as_deref() {
        Some("javascript" | "vbscript" | "livescript" | "data") => Target::Dangerous,
        Some(scheme) => Target::Absolute { web: matches!(scheme, "http" | "https") },
        None if destination.trim_start().starts_with("//") => Target::Absolute { web: true },
        None => {
            let (rest, fragment) = match destination.split_once('#') {
                Some((rest, fragment)) => (rest, Some(decode(fragment))),
                None => (destination, None),
            };
            let (path, query) = match rest.split_once('?') {
                Some((path, query)) => (path, Some(query.to_string())),
                None => (rest, None),
            };
            Target::Site { path: decode(path), query, fragment }
        }
    }
}

/// The scheme that a browser would see, in lower case: it ignores control characters and white space before the colon.
pub(super) fn scheme(url: &str) -> Option<String> {
    let mut scheme = String::new();
    for c in url.chars() {
        match c {
            ':' if scheme.is_empty() => return None,
            ':' => return Some(scheme),
            _ if c <= ' ' || c.is_control() || c.is_whitespace() || is_invisible(c) => {}
            'a'..='z' | 'A'..='Z' => scheme.push(c.to_ascii_lowercase()),
            '0'..='9' | '+' | '-' | '.' if !scheme.is_empty() => scheme.push(c),
            _ => return None,
        }
    }
    None
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Percent-decoded; as written when the bytes are not UTF-8.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_string(), |decoded| decoded.into_owned())
}

/// A URL for an attribute: white space and control characters percent-encoded, HTML-escaped. Non-ASCII letters stay.
pub(super) fn escape_url(out: &mut String, url: &str) {
    let url = url.trim();
    if !url.bytes().any(|byte| byte <= b' ' || byte == 0x7F) {
        return super::out::escape_attribute(out, url);
    }
    const UNSAFE: &AsciiSet = &CONTROLS.add(b' ');
    let encoded = utf8_percent_encode(url, UNSAFE).to_string();
    super::out::escape_attribute(out, &encoded);
}
