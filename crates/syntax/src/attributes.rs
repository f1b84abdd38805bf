//! `{#id .class}`, at the end of a heading and directly behind a link. Only names: anything else in braces is text.

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
