//! One tag of HTML, JSX or a template of Vue: its name, its attributes, and where it ends.

use serde_json::Value;

/// A tag that is longer than this is a sentence with a `<` in it.
const LONGEST: usize = 8_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Open,
    Close,
    /// `<br />`
    Whole,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// `disabled`
    Nothing,
    /// `"text"`
    Text(String),
    /// What is in the braces of JSX.
    Code(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tag<'t> {
    /// `""` for a fragment, `<>`.
    pub name: &'t str,
    pub form: Form,
    pub attributes: Vec<(&'t str, Given)>,
    pub length: usize,
}

impl<'t> Tag<'t> {
    /// The tag that a text begins with.
    pub fn at(text: &'t str) -> Option<Tag<'t>> {
        let mut rest = text.strip_prefix('<')?;
        let closes = rest.starts_with('/');
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let length =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(rest.len());
        let name = &rest[..length];
        if !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        // `<https://…>` is an address.
        if !rest[length..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '{')) {
            return None;
        }
        let mut at = text.len() - rest.len() + length;
        let mut attributes = Vec::new();
        let mut is_whole = false;
        loop {
            let rest = text.get(at..).filter(|_| at < LONGEST)?;
            let c = rest.chars().next()?;
            match c {
                '>' => {
                    let form = if closes {
                        Form::Close
                    } else if is_whole {
                        Form::Whole
                    } else {
                        Form::Open
                    };
                    let fits = !name.is_empty() || attributes.is_empty() && !is_whole;
                    return fits.then_some(Tag { name, form, attributes, length: at + 1 });
                }
                '/' => {
                    is_whole = true;
                    at += 1;
                }
                c if c.is_whitespace() => at += c.len_utf8(),
                // `{...props}`, or a comment.
                '{' => at += braces(rest)?,
                '<' | '"' | '\'' | '`' | '=' | '}' => return None,
                _ if name.is_empty() => return None,
                _ => {
                    let end =
                        rest.find(|c: char| c.is_whitespace() || "=>/<{}\"'`".contains(c)).filter(|end| *end > 0)?;
                    let key = &rest[..end];
                    at += end;
                    let after = &text[at..];
                    let spaces = after.len() - after.trim_start().len();
                    let Some(value) = after[spaces..].strip_prefix('=') else {
                        attributes.push((key, Given::Nothing));
                        continue;
                    };
                    let skipped = value.len() - value.trim_start().len();
                    let value = value.trim_start();
                    let (given, length) = given(value)?;
                    attributes.push((key, given));
                    at += spaces + 1 + skipped + length;
                }
            }
        }
    }

    pub fn get(&self, name: &str) -> Option<&Given> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, given)| given)
    }
}

/// The value that a text begins with, and how long it is there.
fn given(text: &str) -> Option<(Given, usize)> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = text[1..].find(quote).filter(|end| *end < LONGEST)?;
            Some((Given::Text(text[1..=end].to_owned()), end + 2))
        }
        '{' => {
            let length = braces(text)?;
            Some((Given::Code(text[1..length - 1].trim().to_owned()), length))
        }
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || c == '>').filter(|end| *end > 0)?;
            let word = text[..end].strip_suffix('/').filter(|_| text[end..].starts_with('>')).unwrap_or(&text[..end]);
            Some((Given::Text(word.to_owned()), word.len().max(1)))
        }
    }
}

/// How long the braces are that a text begins with, quotes and braces in them considered.
pub fn braces(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in text.char_indices().take(LONGEST) {
        match (c, quote) {
            _ if is_escaped => is_escaped = false,
            ('\\', Some(_)) => is_escaped = true,
            (c, Some(open)) if c == open => quote = None,
            // Only a template goes on in the next line: an apostrophe may be one of a sentence in JSX.
            ('\n', Some('"' | '\'')) => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'' | '`', None) => quote = Some(c),
            ('{', None) => depth += 1,
            ('}', None) => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A literal of JavaScript that is all of an expression.
pub fn literal(code: &str) -> Option<Value> {
    let code = code.trim();
    let quote = code.chars().next()?;
    if matches!(quote, '"' | '\'' | '`') {
        let inner = code[1..].strip_suffix(quote)?;
        let is_made = quote == '`' && inner.contains("${");
        let has_more = inner.replace(&format!("\\{quote}"), "").contains(quote);
        let is_one = !has_more && !is_made;
        return is_one.then(|| crate::js::literal(code));
    }
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !code.starts_with('.');
    if is_number || code == "true" || code == "false" || code.starts_with(['[', '{']) {
        return Some(crate::js::literal(code));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_to_their_end() {
        let tag = Tag::at(
            "<Tabs\n  values={[{label: 'A > B'}]}\n  groupId=\"x y\" lazy href=/a/b:c :to=\"d\" @click=\"e()\">f",
        )
        .unwrap();
        assert_eq!((tag.name, tag.form, tag.attributes.len()), ("Tabs", Form::Open, 6));
        assert_eq!(tag.get("values"), Some(&Given::Code("[{label: 'A > B'}]".to_owned())));
        assert_eq!(tag.get("href"), Some(&Given::Text("/a/b:c".to_owned())));
        for (text, name, form, length) in [
            ("</Tabs> a", "Tabs", Form::Close, 7),
            ("<br/>", "br", Form::Whole, 5),
            ("<>a", "", Form::Open, 2),
            ("</>", "", Form::Close, 3),
            ("<A.B x={`a\n}`} {...y} />", "A.B", Form::Whole, 24),
            ("<a href=x/>", "a", Form::Whole, 11),
        ] {
            let tag = Tag::at(text).unwrap();
            assert_eq!((tag.name, tag.form, tag.length), (name, form, length), "{text}");
        }
        for text in [
            "< 5",
            "<5>",
            "<a <b>",
            "<a b=\"c",
            "<a {b",
            "<https://x.example>",
            "<a@b.example>",
            "a",
            "<A x={",
            "<!-- a -->",
        ] {
            assert_eq!(Tag::at(text), None, "{text}");
        }
    }

    #[test]
    fn literals_are_values() {
        for (code, value) in
            [("'a'", Some("a")), ("`a\nb`", Some("a\nb")), ("'a' + 'b'", None), ("`a ${b}`", None), ("a", None)]
        {
            assert_eq!(literal(code), value.map(Value::from), "{code}");
        }
        assert_eq!(literal("12"), Some(Value::from(12.0)));
    }
}
