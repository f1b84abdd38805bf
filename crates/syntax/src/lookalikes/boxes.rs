//! Boxes to tick that a space keeps from being any: `- [x]done`, `- []open`, `- [ x ] done`. Readers see brackets.

use super::view::{Found, HIDDEN, View, ahead, quoted, shortened};
use guichet_core::diag::{Fix, codes};

/// Lists of these, as Go writes them, are types of data.
const TYPES: [&str; 16] = [
    "any",
    "bool",
    "byte",
    "complex64",
    "complex128",
    "error",
    "float32",
    "float64",
    "int",
    "int32",
    "int64",
    "rune",
    "string",
    "struct",
    "uint",
    "uint64",
];

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    first(view).into_iter().collect()
}

/// Only what an item begins with can be one.
fn first(view: &View<'_>) -> Option<Found> {
    if !view.begins_item || !view.starts_line {
        return None;
    }
    let at = view.text.len() - view.text.trim_start_matches([' ', '\t']).len();
    let line = ahead(view.text, at).split('\n').next()?;
    let inside = line.strip_prefix('[')?;
    let end = inside.find(']')?;
    let new = match inside[..end].trim() {
        "" => "[ ]",
        "x" | "X" => "[x]",
        _ => return None,
    };
    let rest = &inside[end + 1..];
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']);
    let next = words.chars().next()?;
    // `[x](page.md)`, `[x][name]`, `[x]: note` and `[x]+` are something else.
    let is_apart = words.len() < rest.len();
    let is_type = || TYPES.contains(&words[..words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len())].trim());
    let is_meant = is_apart || (next.is_alphanumeric() || next == HIDDEN) && !(new == "[ ]" && is_type());
    if !is_meant {
        return None;
    }
    let marks = at..at + line.len() - words.len();
    let message = format!("{} is not a box to tick, so it is shown as text", quoted(line));
    let help = format!("write `{new} {}`, with a space behind the brackets", shortened(words));
    let fix = Fix::new(format!("write `{new}`"), marks, format!("{new} "));
    Some(Found::new(codes::MD012, at..at + line.trim_end().len(), message, help).fix(fix))
}
