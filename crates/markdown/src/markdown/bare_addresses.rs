//! Web and e-mail addresses that stand in a sentence without brackets, which are links as on GitHub (GFM's extended autolinks,
//! <https://github.github.com/gfm/#autolinks-extension->). Unlike there, an address also ends where Chinese, Japanese or Korean text
//! goes on: no space stands between them.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType};

use super::source::Source;
use super::state::{Open, Writer};
use guichet_core::address::judge;
use guichet_html::elements;

/// Raw elements whose text is clicked on for something else.
const CLICKED: [&str; 4] = ["a", "button", "option", "summary"];

/// An address in a text, and what it leads to.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    range: Range<usize>,
    url: String,
}

impl Writer<'_> {
    /// Writes `text`, which is at `range`, and all text right behind it; what of it is an address becomes a link.
    pub fn text_with_addresses<'e>(
        &mut self,
        source: &Source<'_>,
        (text, range): (CowStr<'e>, Range<usize>),
        events: &mut Peekable<impl Iterator<Item = (Event<'e>, Range<usize>)>>,
    ) {
        let mut whole = text.to_string();
        let mut parts = vec![(text, range)];
        // The parser ends a text at each character that could have been markup.
        while let Some((Event::Text(_), next)) = events.peek()
            // Nothing or an escape is between them.
            && parts.last().is_some_and(|(_, last)| matches!(source.masked.get(last.end..next.start), Some("" | "\\")))
            && let Some((Event::Text(text), range)) = events.next()
        {
            whole.push_str(&text);
            parts.push((text, range));
        }
        let found = if self.may_link() { find(&whole) } else { Vec::new() };
        let found = found.into_iter().map(|found| (place(&found.range, &parts), found)).filter(|(place, found)| {
            let around = place.start.saturating_sub(1)..place.end + 1;
            judge(&found.url, self.options.schemes).is_ok()
                // What a variable or a shortcode is a part of is another address than the one that stands here.
                && !source.masks.iter().any(|mask| mask.range.start < around.end && around.start < mask.range.end)
        });
        let found: Vec<_> = found.collect();
        let mut found = found.into_iter().peekable();
        let (mut at, mut is_open) = (0, false);
        for (text, range) in parts {
            let mut from = 0;
            while from < text.len() {
                let next = found.peek().map(|(_, found)| if is_open { found.range.end } else { found.range.start });
                if next == Some(at + from) {
                    if is_open {
                        self.end_link(source);
                        found.next();
                    } else if let Some((place, found)) = found.peek() {
                        self.start_link(source, LinkType::Inline, &found.url, "", place.clone());
                    }
                    is_open = !is_open;
                    continue;
                }
                let to = next.map_or(text.len(), |next| (next - at).min(text.len()));
                // An escape or a character reference is one character, and none of them is parted.
                let is_whole = from == 0 && to == text.len();
                let part = if is_whole { range.clone() } else { range.start + from..range.start + to };
                self.event(source, Event::Text(CowStr::Borrowed(&text[from..to])), part);
                from = to;
            }
            at += text.len();
        }
        if is_open {
            self.end_link(source);
        }
    }

    /// Whether a text here may have a link in it.
    fn may_link(&self) -> bool {
        self.dropped == 0
            && self.code.is_none()
            && self.image.is_none()
            && self.open_links.is_empty()
            && !self.in_link()
            && !self.stack.iter().any(is_literal)
    }
}

/// Whether text in something that is open stays as it is.
fn is_literal(open: &Open) -> bool {
    matches!(open, Open::Raw { name, .. } if CLICKED.contains(name) || elements::is_literal(name))
}

/// Where a part of the texts of `parts`, one behind the other, is written.
fn place(part: &Range<usize>, parts: &[(CowStr<'_>, Range<usize>)]) -> Range<usize> {
    let at = |wanted: usize, is_end: bool| {
        let mut at = 0;
        for (text, range) in parts {
            if wanted < at + text.len() || (is_end && wanted == at + text.len()) {
                // A character reference is longer than what it stands for.
                return if wanted == at + text.len() { range.end } else { (range.start + wanted - at).min(range.end) };
            }
            at += text.len();
        }
        parts.last().map_or(0, |(_, range)| range.end)
    };
    at(part.start, false)..at(part.end, true)
}

/// Whether a text is worth looking through.
pub(super) fn may_have(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr(b'@', bytes).is_some()
        || memchr::memmem::find(bytes, b"://").is_some()
        || memchr::memmem::find(bytes, b"www.").is_some()
}

/// The addresses of a text, in their order.
fn find(text: &str) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let marks = memchr::memchr3_iter(b':', b'@', b'.', text.as_bytes());
    for at in marks {
        let free = all.last().map_or(0, |last| last.range.end);
        if at < free {
            continue;
        }
        let found = match text.as_bytes()[at] {
            b':' => web(text, at, free),
            b'@' => mail(text, at, free),
            _ => without_scheme(text, at, free),
        };
        all.extend(found);
    }
    all
}

/// `https://…`, whose colon is at `at`.
fn web(text: &str, at: usize, free: usize) -> Option<Found> {
    let rest = text[at..].strip_prefix("://")?;
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        at >= free + scheme.len()
            && text.is_char_boundary(at - scheme.len())
            && text[at - scheme.len()..at].eq_ignore_ascii_case(scheme)
    })?;
    let start = at - scheme.len();
    begins(text, start).then_some(())?;
    let end = at + 3 + address_end(rest)?;
    Some(Found { range: start..end, url: text[start..end].to_owned() })
}

/// `www.…`, whose first dot is at `at`. What has no scheme is as good as always encrypted by now.
fn without_scheme(text: &str, at: usize, free: usize) -> Option<Found> {
    let start = at.checked_sub(3).filter(|start| *start >= free && text.is_char_boundary(*start))?;
    (text[start..at].eq_ignore_ascii_case("www") && begins(text, start)).then_some(())?;
    let end = start + address_end(&text[start..])?;
    Some(Found { range: start..end, url: format!("https://{}", &text[start..end]) })
}

/// `name@example.com`, whose `@` is at `at`.
fn mail(text: &str, at: usize, free: usize) -> Option<Found> {
    let local = text[free..at].bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || b"._+-".contains(b)).count();
    let start = at - local;
    let name = text[start..at].trim_start_matches(['.', '-', '+']);
    let start = at - name.len();
    // Whoever signs in with an address is not written to.
    let word = text[free..start].rsplit(char::is_whitespace).next().unwrap_or_default();
    (!name.is_empty() && begins(text, start) && !word.contains("://")).then_some(())?;
    let host = &text[at + 1..];
    let host = &host[..host.bytes().take_while(|b| b.is_ascii_alphanumeric() || b".-_".contains(b)).count()];
    let host = host.trim_end_matches(['.', '-', '_']);
    let is_followed = text[at + 1 + host.len()..].starts_with('@');
    let last = host.rsplit('.').next().unwrap_or_default();
    // `user@host` is a place to sign in, `v1.2@3.4` a version.
    let is_host =
        is_domain(host) && host.contains('.') && last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic());
    let end = at + 1 + host.len();
    (is_host && !is_followed).then(|| Found { range: start..end, url: format!("mailto:{}", &text[start..end]) })
}

/// Whether an address may begin there: not in the middle of a word, and not where something else says what it is (`git+https:`).
fn begins(text: &str, start: usize) -> bool {
    text[..start].chars().next_back().is_none_or(|before| {
        is_joined_script(before)
            || !(before.is_alphanumeric() || matches!(before, '_' | '/' | '+' | '@' | '=' | '&' | '?'))
    })
}

/// Where what begins with a host ends; `None`: it is none that everybody can reach.
fn address_end(text: &str) -> Option<usize> {
    let all: usize = text.chars().take_while(|c| belongs(*c)).map(char::len_utf8).sum();
    let end = trimmed(&text[..all]);
    let host = text[..end].split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    // `localhost`, a name in a network, and whoever signs in with the address are examples as a rule.
    (is_domain(name) && name.contains('.') && port.bytes().all(|b| b.is_ascii_digit())).then_some(end)
}

fn is_domain(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') && !part.starts_with('-')
    };
    name.split('.').all(part)
}

/// Whether a character may be in an address: what RFC 3986 knows, and letters of scripts that are written with spaces.
fn belongs(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        _ if c.is_ascii() => c.is_ascii_graphic(),
        _ => c.is_alphanumeric() && !is_joined_script(c),
    }
}

/// Without what ends the sentence rather than the address.
fn trimmed(text: &str) -> usize {
    let mut end = text.len();
    while let Some(last) = text[..end].chars().next_back() {
        let opening = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' => None,
            ')' => Some('('),
            ']' => Some('['),
            _ => break,
        };
        // `(https://example.com/a_(b))`: one that was opened in the address is closed in it.
        let count = |wanted: char| text[..end].chars().filter(|c| *c == wanted).count();
        if opening.is_some_and(|opening| count(opening) >= count(last)) {
            break;
        }
        end -= last.len_utf8();
    }
    end
}

/// Letters and marks of Chinese, Japanese and Korean, beside which an address stands without a space.
fn is_joined_script(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        find(text).into_iter().map(|found| found.url).collect()
    }

    #[test]
    fn addresses_in_sentences() {
        for (text, expected) in [
            ("Open https://app.example.com/settings, or not.", &["https://app.example.com/settings"][..]),
            ("Write to help@example.com.", &["mailto:help@example.com"]),
            (
                "設定は https://app.example.com/ja です。https://app.example.com/help。",
                &["https://app.example.com/ja", "https://app.example.com/help"],
            ),
            (
                "「https://app.example.com/ja」を開いてhelp@example.comへ",
                &["https://app.example.com/ja", "mailto:help@example.com"],
            ),
            ("詳しくはhttps://app.example.com/をご覧", &["https://app.example.com/"]),
            ("(see https://example.com/a_(b)?x=1&y=2#z)", &["https://example.com/a_(b)?x=1&y=2#z"]),
            ("www.example.com/a and WWW.EXAMPLE.COM", &["https://www.example.com/a", "https://WWW.EXAMPLE.COM"]),
            ("HTTPS://Example.com:8443/a!", &["HTTPS://Example.com:8443/a"]),
            ("https://münchen.example/straße", &["https://münchen.example/straße"]),
            ("\"https://example.com/\" 'https://example.com/b'", &["https://example.com/", "https://example.com/b"]),
            ("https://example.com/a|b https://example.com/{id}", &["https://example.com/a", "https://example.com/"]),
            ("a.b+c-d@mail.example.co.uk-", &["mailto:a.b+c-d@mail.example.co.uk"]),
            ("https://a.example/https://b.example/", &["https://a.example/https://b.example/"]),
        ] {
            assert_eq!(urls(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "http://localhost:3000/ and https://intranet/wiki",
            "https:// alone, https://., ://x.example",
            "git+https://example.com/a.git",
            "user@host, v1.2@3.4, @name, a@b, name@example.com@other",
            "ssh://example.com, ftp://example.com",
            "https://user:secret@example.com/",
            "www. or www.. or awww.example.com",
            "https://-example.com and https://example..com",
            "example.com",
        ] {
            assert_eq!(urls(text), [""; 0], "{text}");
        }
    }
}
