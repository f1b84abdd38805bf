//! Front matter whose lines of three dashes are missing, or not where they have to be: where they belong, if the lines between them are
//! certain.

use guichet_core::diag::Fix;
use guichet_core::yaml::{self, Value};

/// Of a text that begins with `---` and has no second such line.
pub fn closing(text: &str) -> Option<Fix> {
    let start = text.find('\n')? + 1;
    let end = end_of_keys(text, start)?;
    let title = "end the front matter with `---`";
    if let Some(line) = changed_dashes(&text[end..]) {
        return Some(Fix::new(title, end..end + line.len(), "---"));
    }
    Some(match text[..end].ends_with('\n') {
        true => Fix::new(title, end..end, "---\n"),
        false => Fix::new(title, end..end, "\n---\n"),
    })
}

/// Of a text that has no front matter: keys without a line before them, or empty lines before that line.
pub fn opening(text: &str) -> Option<Fix> {
    let blank = text.len() - text.trim_start().len();
    let rest = &text[blank..];
    if let Some(line) = changed_dashes(rest) {
        let start = blank + line.len() + rest[line.len()..].find('\n')? + 1;
        let end = end_of_keys(text, start)?;
        let first = (0..blank + line.len(), "---".to_owned());
        let last = match changed_dashes(&text[end..]) {
            Some(line) => Some((end..end + line.len(), "---".to_owned())),
            None if text[end..].lines().next().map(str::trim_end) == Some("---") => None,
            None if text[..end].ends_with('\n') => Some((end..end, "---\n".to_owned())),
            None => Some((end..end, "\n---\n".to_owned())),
        };
        return Some(Fix::of("write three hyphens, `---`", [first].into_iter().chain(last)));
    }
    if let Some(behind) = rest.strip_prefix("---\n").or_else(|| rest.strip_prefix("---\r\n")) {
        let start = text.len() - behind.len();
        let end = end_of_keys(text, start)?;
        return (blank > 0 && text[end..].starts_with("---"))
            .then(|| Fix::new("delete the empty lines before the front matter", 0..blank, ""));
    }
    let end = end_of_keys(text, blank)?;
    let first = (0..blank, "---\n".to_owned());
    let title = "put lines `---` around the front matter";
    Some(match text[end..].lines().next().map(str::trim_end) {
        Some("---") => Fix::of("begin the front matter with `---`", [first]),
        _ if text[..end].ends_with('\n') => Fix::of(title, [first, (end..end, "---\n".to_owned())]),
        _ => Fix::of(title, [first, (end..end, "\n---\n".to_owned())]),
    })
}

/// The line that a text begins with, if it is of dashes and is not `---`: word processors make one long dash of two or three hyphens.
pub fn changed_dashes(text: &str) -> Option<&str> {
    let line = text.lines().next()?.trim_end();
    let is_dashes = !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '−'));
    (is_dashes && line != "---" && line.len() > 1).then_some(line)
}

/// Where lines of keys end that begin at `start`: at an empty line, at `---` or at the end of the text. A title is among them, and what
/// follows them is no key.
fn end_of_keys(text: &str, start: usize) -> Option<usize> {
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        let words = line.trim_end();
        if words.is_empty() || words == "---" || changed_dashes(words).is_some() {
            break;
        }
        let is_key = words.split_once(':').is_some_and(|(key, value)| {
            !key.is_empty()
                && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                && (value.is_empty() || value.starts_with(' '))
        });
        if !(is_key || words.starts_with([' ', '-']) && end > start) {
            return None;
        }
        end += line.len();
    }
    match yaml::parse(text, start..end).ok()?.value {
        Value::Map(keys) if keys.iter().any(|(key, _)| key.name == "title") => Some(end),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use guichet_core::diag::fix::applied;

    use super::*;

    #[test]
    fn dashes_are_put_where_they_belong() {
        let made = |fix: fn(&str) -> Option<Fix>, text: &str| Some(applied(text, [&fix(text)?]));
        for (text, right) in [
            ("---\ntitle: A\n\nText.\n", Some("---\ntitle: A\n---\n\nText.\n")),
            ("---\ntitle: A\nplans:\n  - pro\n\nText.\n", Some("---\ntitle: A\nplans:\n  - pro\n---\n\nText.\n")),
            ("---\ntitle: A", Some("---\ntitle: A\n---\n")),
            ("---\r\ntitle: A\r\n\r\nText.\r\n", Some("---\r\ntitle: A\r\n---\r\n\r\nText.\r\n")),
            ("---\ntitle: A\n—\n\nText.\n", Some("---\ntitle: A\n---\n\nText.\n")),
            ("---\ntitle: A\n# Heading\n", None),
            ("---\n\nText.\n", None),
            ("---\nslug: a\n\nText.\n", None),
        ] {
            assert_eq!(made(closing, text).as_deref(), right, "{text}");
        }
        for (text, right) in [
            ("title: A\n---\nText.\n", Some("---\ntitle: A\n---\nText.\n")),
            ("title: A\nslug: a\n\nText.\n", Some("---\ntitle: A\nslug: a\n---\n\nText.\n")),
            ("\n\n---\ntitle: A\n---\nText.\n", Some("---\ntitle: A\n---\nText.\n")),
            ("—\ntitle: A\n—\nText.\n", Some("---\ntitle: A\n---\nText.\n")),
            ("—-\ntitle: A\n---\nText.\n", Some("---\ntitle: A\n---\nText.\n")),
            ("----\r\ntitle: A\r\n\r\nText.\r\n", Some("---\r\ntitle: A\r\n---\r\n\r\nText.\r\n")),
            ("—\ntitle: A", Some("---\ntitle: A\n---\n")),
            ("—\nText.\n—\n", None),
            ("—", None),
            ("Text: more.\n", None),
            ("Title: A\n", None),
            ("", None),
        ] {
            assert_eq!(made(opening, text).as_deref(), right, "{text}");
        }
    }
}
