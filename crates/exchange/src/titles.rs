//! Titles of addresses that a text defines for links and pictures: `[label]: address "title"`.

use std::ops::Range;

use crate::plain;

/// The words between the marks of a definition's title. `span` is the definition in `body`. `None` without one, or where it goes over
/// several lines.
pub(crate) fn of_definition(body: &str, span: Range<usize>) -> Option<Range<usize>> {
    let text = body.get(span.clone())?.trim_end();
    let label = unescaped(text, 1, |c| c == ']')?;
    let rest = text[label + 1..].strip_prefix(':')?;
    let address = rest.trim_start();
    let end = match address.strip_prefix('<') {
        Some(inside) => 2 + unescaped(inside, 0, |c| c == '>')?,
        None => address.find(char::is_whitespace)?,
    };
    let title = address[end..].trim_start();
    let close = match title.chars().next().filter(|_| title.len() < address.len() - end)? {
        '(' => ')',
        quote @ ('"' | '\'') => quote,
        _ => return None,
    };
    let words = title[1..].strip_suffix(close)?;
    if words.contains('\n') || words.trim().is_empty() {
        return None;
    }
    let start = span.start + text.len() - title.len() + 1;
    Some(start..start + words.len())
}

/// Words as a title in place of one that begins behind `before`.
pub(crate) fn within(before: &str, words: &str) -> String {
    match before.chars().next_back() {
        Some('(') => {
            let mut out = String::with_capacity(words.len());
            let mut is_escaped = false;
            for c in words.chars() {
                if matches!(c, '(' | ')') && !is_escaped {
                    out.push('\\');
                }
                is_escaped = c == '\\' && !is_escaped;
                out.push(c);
            }
            out
        }
        quote => plain::within(quote.unwrap_or('"'), words),
    }
}

/// Where the first such character is that has no `\` before it.
fn unescaped(text: &str, from: usize, is: impl Fn(char) -> bool) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= from) {
        if is(c) && !is_escaped {
            return Some(at);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<&str> {
        of_definition(text, 0..text.len()).map(|range| &text[range])
    }

    #[test]
    fn titles_have_three_kinds_of_marks() {
        assert_eq!(title("[a]: b.md \"A title\"\n"), Some("A title"));
        assert_eq!(title("[a\\]: b]: <b c.md> 'A \\' title'"), Some("A \\' title"));
        assert_eq!(title("[a]:\n  b.md\n  (A title)"), Some("A title"));
        for none in ["[a]: b.md", "[a]: b.md \"\"", "[a]: b.md \"A\ntitle\"", "[a]: <b.md>\"A\"", "[a]", "[é"] {
            assert_eq!(title(none), None, "{none}");
        }
    }

    #[test]
    fn words_don_t_end_it() {
        assert_eq!(within("[a]: b \"", "a \"b\""), "a “b”");
        assert_eq!(within("[a]: b '", "l'a"), "l’a");
        assert_eq!(within("[a]: b (", "a (b) \\(c"), "a \\(b\\) \\(c");
    }
}
