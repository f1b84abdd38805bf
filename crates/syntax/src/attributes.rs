//! `{#id .class}`, at the end of a heading and directly behind a link: only names, anything else in braces is text. Directly
//! behind a picture there may be values too: `{width=300 .border}`, or as in kramdown, `{: width="300" .border}`.

#[derive(Debug, Default, PartialEq, Eq)]
pub struct AttributeList<'t> {
    pub id: Option<&'t str>,
    /// Separated by spaces.
    pub classes: String,
    /// In bytes, braces included.
    pub len: usize,
}

/// The longest list, in bytes.
const LONGEST: usize = 200;

/// The list that `text` begins with.
pub fn list(text: &str) -> Option<AttributeList<'_>> {
    let inside = text.strip_prefix('{')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let mut list = AttributeList { len: end + 2, ..AttributeList::default() };
    for name in names(&inside[..end]) {
        match name? {
            Name::Id(id) if list.id.is_none() => list.id = Some(id),
            Name::Id(_) => return None,
            Name::Class(class) => {
                if !list.classes.is_empty() {
                    list.classes.push(' ');
                }
                list.classes.push_str(class);
            }
        }
    }
    (list.id.is_some() || !list.classes.is_empty()).then_some(list)
}

/// What is between the braces.
#[derive(Debug, PartialEq, Eq)]
pub enum Name<'t> {
    Id(&'t str),
    Class(&'t str),
}

/// `None` for what is not a name: then all of it is text. Names may have letters of any script.
pub fn names(inside: &str) -> impl Iterator<Item = Option<Name<'_>>> {
    inside.split([' ', '\t']).filter(|name| !name.is_empty()).map(|name| {
        let (kind, rest) = name.split_at_checked(1)?;
        let rest = if kind == "#" { rest.trim_start_matches('#') } else { rest };
        if rest.is_empty() || rest.contains(['"', '\'', '<', '>', '&', '=', '{', '\\']) {
            return None;
        }
        match kind {
            "#" => Some(Name::Id(rest)),
            "." if !rest.starts_with(|c: char| c.is_ascii_digit()) => Some(Name::Class(rest)),
            _ => None,
        }
    })
}

/// What is in the braces behind a picture.
#[derive(Debug, PartialEq, Eq)]
pub enum Item<'t> {
    Name(Name<'t>),
    Value(&'t str, &'t str),
}

/// The list with values that `text` begins with, and its length in bytes, braces included.
pub fn items(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    // Nobody reads a whole file for each brace that is not closed.
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let inside = text.strip_prefix('{')?;
    let mut rest = inside.strip_prefix(':').unwrap_or(inside);
    let mut items = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if let Some(behind) = rest.strip_prefix('}') {
            let length = text.len() - behind.len();
            return (!items.is_empty()).then_some((items, length));
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '}' | '='))?;
        let (word, behind) = rest.split_at(end);
        let Some(value) = behind.strip_prefix('=') else {
            items.push(Item::Name(names(word).next()??));
            rest = behind;
            continue;
        };
        let is_key = |key: &str| {
            key.starts_with(|c: char| c.is_ascii_alphabetic())
                && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let (value, behind) = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split_once(quote)?,
            _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '}')?),
        };
        if !is_key(word) || value.contains(['\n', '\r', '{', '}', '<', '>']) {
            return None;
        }
        items.push(Item::Value(word, value));
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Name, items};

    #[test]
    fn lists_with_values() {
        let list = [Item::Value("width", "200"), Item::Name(Name::Class("border"))];
        for text in ["{width=200 .border}", "{: width=\"200\" .border } more", "{ width='200'\t.border}"] {
            assert_eq!(items(text).unwrap().0, list, "{text}");
        }
        assert_eq!(items("{ .a }b").unwrap().1, 6);
        let long = |classes: usize| format!("{{{}}} é", ".a ".repeat(classes));
        assert_eq!(items(&long(60)).unwrap().1, 182);
        assert_eq!(items(&long(70)), None);
        for text in ["{}", "{:}", "{a b}", "{width", "{=1}", "{ {a=b} }", "{a=\"b}", "{.a\n}x", "a{.b}"] {
            assert_eq!(items(text), None, "{text}");
        }
    }
}
