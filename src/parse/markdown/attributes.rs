//! `{#id .class}` directly behind a link, as behind a heading. Only names: anything else in braces is text.

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AttributeList<'t> {
    pub id: Option<&'t str>,
    /// Separated by spaces.
    pub classes: String,
    /// In bytes, braces included.
    pub len: usize,
}

/// The longest list, in bytes.
const LONGEST: usize = 200;

/// The list that `text` begins with.
pub(super) fn list(text: &str) -> Option<AttributeList<'_>> {
    let inside = text.strip_prefix('{')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let mut list = AttributeList { len: end + 2, ..AttributeList::default() };
    for name in inside[..end].split([' ', '\t']).filter(|name| !name.is_empty()) {
        let (kind, name) = name.split_at_checked(1)?;
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !plain || !name.bytes().next()?.is_ascii_alphabetic() {
            return None;
        }
        match kind {
            "#" if list.id.is_none() => list.id = Some(name),
            "." => {
                if !list.classes.is_empty() {
                    list.classes.push(' ');
                }
                list.classes.push_str(name);
            }
            _ => return None,
        }
    }
    (list.id.is_some() || !list.classes.is_empty()).then_some(list)
}
