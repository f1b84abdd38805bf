//! Placeholders: `<your-domain>`. In a sentence they are text, since no browser knows an element of that name. On a line of
//! their own CommonMark takes them for a block of HTML, of which nothing would be left.

use std::collections::BTreeSet;

use guichet_html::elements;
use guichet_html::tokens::{self, Token};
use guichet_syntax::lookalikes::is_component;

/// The names of all end tags of a text, in lower case.
pub(super) fn end_tags(text: &str) -> BTreeSet<String> {
    memchr::memmem::find_iter(text.as_bytes(), b"</")
        .filter_map(|at| match tokens::next(text, at).0 {
            Token::Close { name } => Some(name),
            _ => None,
        })
        .collect()
}

/// Whether a tag that nobody closes is a word in angle brackets. `name` is the tag's, in lower case.
pub(super) fn is_placeholder(tag: &str, name: &str, end_tags: &BTreeSet<String>) -> bool {
    !elements::is_element(name)
        && !tag.contains(['=', ':'])
        && !tag.ends_with("/>")
        && !is_component(tag)
        && !end_tags.contains(name)
}

/// Stand-ins for the angle brackets that open a line of nothing but a placeholder.
pub(super) fn find(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    let bytes = text.as_bytes();
    let mut known = None;
    let mut from = 0;
    // The first bracket of each line.
    while let Some(start) = memchr::memchr(b'<', &bytes[from..]).map(|at| from + at) {
        let line = memchr::memrchr2(b'\n', b'\r', &bytes[from..start]).map_or(from, |at| from + at + 1);
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(text.len(), |len| start + len);
        from = end;
        if !bytes.get(start + 1).is_some_and(u8::is_ascii_alphabetic) || !begins_block(&text[line..start]) {
            continue;
        }
        let tag = text[start..end].trim_end();
        if let (Token::Open { name, .. }, len) = tokens::next(tag, 0)
            && len == tag.len()
            && is_placeholder(tag, &name, known.get_or_insert_with(|| end_tags(text)))
        {
            standins.push((start, "x"));
        }
    }
}

/// Whether nothing is before the bracket but what opens quotes and items.
fn begins_block(before: &str) -> bool {
    let mut words = before.split([' ', '\t', '>']).filter(|word| !word.is_empty());
    words.all(|word| {
        let digits = word.trim_end_matches(['.', ')']);
        matches!(word, "-" | "*" | "+") || digits.len() + 1 == word.len() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}
