//! Addresses with parts that stand for any text, as hosts' `_redirects` have them: `/docs/:version/*` and `/docs/:splat`.

use std::collections::BTreeMap;

/// What the rest of an address is called in a target.
const REST: &str = "splat";

/// An address with parts that stand for any text.
#[derive(Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// `:name`, without a slash in it.
    Name(String),
    /// `*` at the end, or `:splat`.
    Rest,
}

/// What the parts of a pattern stand for in an address.
pub type Values = BTreeMap<String, String>;

/// Whether an old address stands for many.
pub fn is_pattern(from: &str) -> bool {
    Pattern::read(from, true).0.iter().any(|part| !matches!(part, Part::Text(_)))
}

impl Pattern {
    /// `is_old`: `*` is the rest; in a target, `:splat` is.
    pub fn read(text: &str, is_old: bool) -> Pattern {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let begins = literal.is_empty() || literal.ends_with('/');
            let name = rest.strip_prefix(':').filter(|_| begins).map_or(0, name_length);
            let part = match c {
                '*' if is_old => Some((Part::Rest, 1)),
                _ if name == 0 => None,
                _ if !is_old && rest[1..=name] == *REST => Some((Part::Rest, name + 1)),
                _ => Some((Part::Name(rest[1..=name].to_owned()), name + 1)),
            };
            let length = part.as_ref().map_or(c.len_utf8(), |(_, length)| *length);
            match part {
                None => literal.push(c),
                Some((part, _)) => {
                    if !literal.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut literal)));
                    }
                    parts.push(part);
                }
            }
            rest = &rest[length..];
        }
        if !literal.is_empty() {
            parts.push(Part::Text(literal));
        }
        Pattern(parts)
    }

    /// Whether hosts can follow it: they know `*` at the end only.
    pub fn is_sound(&self) -> bool {
        let rests = self.0.iter().filter(|part| **part == Part::Rest).count();
        rests == 0 || (rests == 1 && self.0.last() == Some(&Part::Rest))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Name(name) => Some(name.as_str()),
            Part::Rest => Some(REST),
            Part::Text(_) => None,
        })
    }

    /// What its parts stand for, if an address fits. Neither has slashes at its ends.
    pub fn fit(&self, address: &str) -> Option<Values> {
        let mut values = Values::new();
        let mut rest = address;
        for (at, part) in self.0.iter().enumerate() {
            let taken = match part {
                Part::Text(text) => {
                    // A slash at the end of an address says nothing: `g/` and `g` are one.
                    rest = rest.strip_prefix(text.as_str())?;
                    continue;
                }
                Part::Rest => std::mem::take(&mut rest),
                Part::Name(_) => {
                    let stop = match self.0.get(at + 1) {
                        Some(Part::Text(next)) => rest.find(next.as_str()).filter(|end| !rest[..*end].contains('/'))?,
                        _ => rest.find('/').unwrap_or(rest.len()),
                    };
                    let (taken, behind) = rest.split_at(stop);
                    rest = behind;
                    taken
                }
            };
            if taken.is_empty() {
                return None;
            }
            let name = if let Part::Name(name) = part { name } else { REST };
            // The same name twice is the same text.
            if values.insert(name.to_owned(), taken.to_owned()).is_some_and(|before| before != taken) {
                return None;
            }
        }
        rest.is_empty().then_some(values)
    }

    /// The address that values make of it. What has none stays what it is, `:name` or `*`: whatever it is, it leads to the same page.
    pub fn fill(&self, values: &Values) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Name(name) => values.get(name).cloned().unwrap_or_else(|| format!(":{name}")),
            Part::Rest => values.get(REST).cloned().unwrap_or_else(|| "*".to_owned()),
        });
        parts.collect()
    }

    /// As hosts read it, `literal` being made a part of a URL by `encode`.
    pub fn written(&self, is_old: bool, encode: impl Fn(&str) -> String) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => encode(text).replace(':', "%3A"),
            Part::Name(name) => format!(":{name}"),
            Part::Rest => (if is_old { "*" } else { ":splat" }).to_owned(),
        });
        parts.collect()
    }
}

/// Bytes of a name: letters, digits and underscores, a letter first.
fn name_length(text: &str) -> usize {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(old: &str, target: &str, page: &str) -> Option<String> {
        Some(Pattern::read(old, true).fill(&Pattern::read(target, false).fit(page)?))
    }

    #[test]
    fn old_addresses_of_pages() {
        for (old, target, page, expected) in [
            ("g/*", "en/g/:splat", "en/g/a", Some("g/a")),
            ("g/*", "en/g/:splat", "en/g/a/b", Some("g/a/b")),
            ("g/*", "en/g/:splat", "en/g", None),
            ("g/*", "en/g/:splat", "fr/g/a", None),
            ("hc/:locale/articles/:id-*", ":locale/:id", "en/12", Some("hc/en/articles/12-*")),
            ("docs/:version/:page", ":page", "x", Some("docs/:version/x")),
            (":area/:page.html", "en/:area/:page", "en/a/b", Some("a/b.html")),
            ("a:b/*", "en/:splat", "en/x", Some("a:b/x")),
            ("old/:same", "en/:same/:same", "en/a/a", Some("old/a")),
            ("old/:same", "en/:same/:same", "en/a/b", None),
            ("ヘルプ/*", "ja/:splat", "ja/請求", Some("ヘルプ/請求")),
        ] {
            assert_eq!(led(old, target, page).as_deref(), expected, "{old} {target} {page}");
        }
    }

    #[test]
    fn what_is_a_pattern() {
        for (text, is) in
            [("a/*", true), (":a/b", true), ("a/:b-c", true), ("a:b", false), ("a/:1", false), ("a/b", false)]
        {
            assert_eq!(is_pattern(text), is, "{text}");
        }
    }
}
