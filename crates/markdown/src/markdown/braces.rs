//! Braces at the end of a heading: attributes if they hold names of ours (`{#id .class}`), else text. The parser takes
//! whatever is in them for attributes and drops it, so where they are text, it sees another mark in place of the closing one.

use super::unseen::without_markers;
use guichet_syntax::attributes::{Name, names};

/// Stand-ins for the closing braces of headings that are text.
pub(super) fn find(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    let bytes = text.as_bytes();
    for close in memchr::memchr_iter(b'}', bytes) {
        let behind = bytes[close + 1..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        if !matches!(behind, None | Some(b'\n' | b'\r' | b'#')) {
            continue;
        }
        let start = memchr::memrchr2(b'\n', b'\r', &bytes[..close]).map_or(0, |at| at + 1);
        let end = memchr::memchr2(b'\n', b'\r', &bytes[close..]).map_or(text.len(), |len| close + len);
        if !text[close + 1..end].bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'#')) {
            continue;
        }
        let line = &text[start..close];
        if !is_heading(line, &text[end..]) || line.rfind('{').is_some_and(|open| is_list(&line[open + 1..])) {
            continue;
        }
        standins.push((close, ","));
    }
}

/// `behind` is what follows the line.
fn is_heading(line: &str, behind: &str) -> bool {
    if without_markers(line).starts_with('#') {
        return true;
    }
    let next = behind.trim_start_matches(['\n', '\r']).lines().next().unwrap_or_default();
    let next = next.trim_start_matches([' ', '\t', '>']).trim_end();
    !next.is_empty() && (next.bytes().all(|byte| byte == b'=') || next.bytes().all(|byte| byte == b'-'))
}

/// Nothing but an id and classes.
fn is_list(inside: &str) -> bool {
    let names: Option<Vec<Name<'_>>> = names(inside).collect();
    names.is_some_and(|names| !names.is_empty() && names.iter().filter(|name| matches!(name, Name::Id(_))).count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_attributes() {
        for text in
            ["## A {#b}", "## A { #b .c }", "# A {.wide}", "- ## A {##b}\n", "> ## 導入 {#導入} ##", "A {#b}\n==="]
        {
            let mut standins = Vec::new();
            find(text, &mut standins);
            assert_eq!(standins, [], "{text}");
        }
        for text in [
            "## GET /users/{id}",
            "# {first name}",
            "## Save {50%}\r\n",
            "## A {#b c}",
            "## A {#b key=value}",
            "## A {: #b}",
            "## A {#}",
            "## A {.5}",
            "> 1. ## A {b} #",
            "A {b}\n---\n",
        ] {
            let mut standins = Vec::new();
            find(text, &mut standins);
            assert_eq!(standins.len(), 1, "{text}");
        }
        for text in ["A {b}", "{ \"a\": {} }\n", "## {a} b", "    code {a}\n"] {
            let mut standins = Vec::new();
            find(text, &mut standins);
            assert_eq!(standins, [], "{text}");
        }
    }
}
