//! Short codes of emoji, `:tada:`, which GitHub and chats replace, and of icons, `:material-check:`, which MkDocs does.

use super::translated::instead_of;
use super::view::{Found, View, quoted};
use guichet_core::diag::{Fix, codes};

/// How the names of MkDocs's icons begin.
const ICONS: [&str; 4] = ["material-", "octicons-", "fontawesome-", "simple-"];

/// The longest name, in bytes.
const LONGEST: usize = 60;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let bytes = view.text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b':', &bytes[from..]).map(|at| from + at) {
        from = at + 1;
        let Some(name) = short_code(&bytes[at..]).and_then(|length| view.text.get(at + 1..at + 1 + length)) else {
            continue;
        };
        let close = at + name.len() + 2;
        // `std::x::y` and `10:30:00` are none.
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '_'));
        if is_part(view.text[..at].chars().next_back()) || is_part(view.text[close..].chars().next()) {
            continue;
        }
        let place = at..close;
        let shown = quoted(&view.text[place.clone()]);
        let (message, help, emoji) = match emojis::get_by_shortcode(name) {
            Some(emoji) => (
                format!("{shown} is an emoji on GitHub, and shown as text here"),
                format!("type the emoji itself: `{emoji}`"),
                Some(emoji),
            ),
            None if ICONS.iter().any(|set| name.starts_with(set)) => {
                (format!("{shown} is an icon of MkDocs, so it is shown as text"), instead_of("icon"), None)
            }
            None => continue,
        };
        let fix = emoji.map(|emoji| Fix::new(format!("write `{emoji}`"), place.clone(), emoji.as_str()));
        found.push(Found::new(codes::MD011, place, message, help).fix(fix));
        from = close;
    }
    found
}

/// How long the name is between the colon that `text` begins with and the next one.
pub(super) fn short_code(text: &[u8]) -> Option<usize> {
    let name = &text[1..text.len().min(LONGEST)];
    let length = name
        .iter()
        .position(|byte| !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'+' | b'-')))?;
    (length > 0 && name[length] == b':').then_some(length)
}
