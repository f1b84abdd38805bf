//! A stylesheet that another can follow.

use std::borrow::Cow;

use super::tokens::{Brackets, Token, Tokens};

/// Without a byte order mark, and with everything closed that its end leaves open.
/// At the end of a file CSS closes it by itself.
pub fn complete(css: &str) -> Cow<'_, str> {
    let css = css.strip_prefix('\u{feff}').unwrap_or(css);
    let mut brackets = Brackets::default();
    let mut last = None;
    for (token, range) in Tokens::new(css) {
        brackets.take(&token);
        last = Some((token, range));
    }
    let Some((token, range)) = last else { return Cow::Borrowed(css) };
    let close = match token {
        Token::Comment(_) => "*/",
        Token::QuotedString(_) => &css[range.start..=range.start],
        Token::UnquotedUrl(_) | Token::BadUrl(_) => ")",
        _ => "",
    };
    let mut whole = Cow::Borrowed(css);
    let is_escape = css.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    if is_escape && !matches!(token, Token::Comment(_)) {
        let whole = whole.to_mut();
        whole.pop();
        // It escapes nothing: in a string it is left out, elsewhere it is this.
        if !matches!(token, Token::QuotedString(_)) {
            whole.push('\u{fffd}');
        }
    }
    if !close.is_empty() {
        let closed = format!("{}{close}", &whole[range.start..]);
        // What is closed already ends before the second one.
        if Tokens::new(&closed).next().is_some_and(|(_, first)| first.end == closed.len()) {
            whole.to_mut().push_str(close);
        }
    }
    if brackets.depth() > 0 {
        whole.to_mut().extend(brackets.open.iter().rev());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_end_leaves_open_is_closed() {
        for (open, whole) in [
            ("", ""),
            ("a { b: c }", "a { b: c }"),
            ("\u{feff}a { b: c", "a { b: c}"),
            ("@media print { a { b: c(d, [e", "@media print { a { b: c(d, [e])}}"),
            ("a { b: \"c", "a { b: \"c\"}"),
            ("a { b: 'c'", "a { b: 'c'}"),
            ("a { b: \"c\\", "a { b: \"c\"}"),
            ("a { b: \"c\\\\", "a { b: \"c\\\\\"}"),
            ("a { b: \"c\\\"", "a { b: \"c\\\"\"}"),
            ("a { b: c\\", "a { b: c\u{fffd}}"),
            ("a { b: url(c", "a { b: url(c)}"),
            ("a { b: url(", "a { b: url()}"),
            ("a { b: url(c\\)", "a { b: url(c\\))}"),
            ("a { b: url(c \"d", "a { b: url(c \"d)}"),
            ("a { b: url(\"c", "a { b: url(\"c\")}"),
            ("a {} /* b", "a {} /* b*/"),
            ("a {} /*/", "a {} /*/*/"),
            ("a {} /* b *", "a {} /* b **/"),
            ("a {} /* b \\", "a {} /* b \\*/"),
            ("a { b: (} c", "a { b: (} c)}"),
        ] {
            assert_eq!(complete(open), whole);
            assert_eq!(complete(whole), whole);
        }
    }
}
