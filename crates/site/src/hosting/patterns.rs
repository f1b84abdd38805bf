//! Addresses with `*` and `:name` in them, as `_headers` and `_redirects` write them, in the languages of servers.

/// A part of such an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    /// `:name`: whatever there is up to the next slash.
    Name(&'a str),
    /// `*`, or `:splat` in a target: all the rest.
    Rest,
}

const REST: &str = "splat";

pub fn parts(pattern: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut text = 0;
    let mut at = 0;
    let bytes = pattern.as_bytes();
    while at < bytes.len() {
        let begins = at == 0 || bytes[at - 1] == b'/';
        let (part, length) = match bytes[at] {
            b'*' => (Part::Rest, 1),
            b':' if begins && name_length(&pattern[at + 1..]) > 0 => {
                let length = name_length(&pattern[at + 1..]);
                (Part::Name(&pattern[at + 1..=at + length]), length + 1)
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if text < at {
            parts.push(Part::Text(&pattern[text..at]));
        }
        parts.push(part);
        at += length;
        text = at;
    }
    if text < at {
        parts.push(Part::Text(&pattern[text..]));
    }
    parts
}

fn name_length(text: &str) -> usize {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) { length } else { 0 }
}

/// Whether it stands for many addresses.
pub fn is_pattern(text: &str) -> bool {
    parts(text).iter().any(|part| !matches!(part, Part::Text(_)))
}

/// As a regular expression without its ends, which every server that we write for reads. Each name and the rest are a group.
/// `of_uri`: it is matched against a request as it was sent, in which a query may follow.
pub fn regex(pattern: &str, of_uri: bool) -> String {
    let (name, rest) = if of_uri { ("([^/?]+?)", "([^?]*)") } else { ("([^/]+?)", "(.*)") };
    let parts = parts(pattern);
    let mut regex = String::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(text) => regex.push_str(&literal(text)),
            // Up to the next slash or the end: then no more than that can be meant.
            Part::Name(_) if !matches!(parts.get(at + 1), Some(Part::Text(next)) if !next.starts_with('/')) => {
                regex.push_str(&name.replace("+?", "+"));
            }
            Part::Name(_) => regex.push_str(name),
            Part::Rest => regex.push_str(rest),
        }
    }
    regex
}

/// Text that stands for itself in a regular expression.
pub fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\.+*?()|[]{}^$#".contains(c) {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

/// The target of a pattern, with `group` for what stands in the place of each name.
pub fn target(from: &str, to: &str, group: impl Fn(usize) -> String) -> String {
    let names: Vec<&str> = parts(from)
        .into_iter()
        .filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Name(name) => Some(name),
            Part::Rest => Some(REST),
        })
        .collect();
    let mut target = String::new();
    let mut rest = to;
    while let Some(at) = rest.find(':') {
        let length = name_length(&rest[at + 1..]);
        let name = &rest[at + 1..=at + length];
        target.push_str(&rest[..at]);
        match names.iter().position(|known| *known == name).filter(|_| length > 0) {
            Some(known) => target.push_str(&group(known + 1)),
            None => target.push_str(&rest[at..=at + length]),
        }
        rest = &rest[at + 1 + length..];
    }
    target + rest
}

/// An address as it is after decoding, as servers compare it. What would not be text is left as it is.
pub fn decoded(url: &str) -> String {
    percent_encoding::percent_decode_str(url).decode_utf8().map_or_else(|_| url.to_owned(), |url| url.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_in_other_languages() {
        for (from, to, regex_of, target_of) in [
            ("/kb/g/*", "/kb/en/g/:splat", "/kb/g/(.*)", "/kb/en/g/$1"),
            ("/hc/:locale/a/:id-*", "/kb/:locale/:id/", "/hc/([^/]+)/a/([^/]+?)-(.*)", "/kb/$1/$2/"),
            ("/kb/*.md", "", "/kb/(.*)\\.md", ""),
            ("/a(b)", "https://x.example:8080/:other", "/a\\(b\\)", "https://x.example:8080/:other"),
        ] {
            assert_eq!(regex(from, false), regex_of);
            assert_eq!(target(from, to, |at| format!("${at}")), target_of);
        }
        assert_eq!(regex("/a/:b/*", true), "/a/([^/?]+)/([^?]*)");
        assert!(is_pattern("/a/:b") && !is_pattern("/a:b/c"));
    }
}
