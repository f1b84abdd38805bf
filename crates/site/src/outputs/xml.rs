//! Text as XML.

use crate::escape::escape;

/// For XML text and attribute values; characters that XML 1.0 can't hold are left out.
pub fn xml(text: &str) -> String {
    let allowed = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    escape(&text.chars().filter(allowed).collect::<String>())
}
