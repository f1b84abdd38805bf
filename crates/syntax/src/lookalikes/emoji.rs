//! Short codes of emoji, `:tada:`, which GitHub and chats replace, and of icons, `:material-check:`, which MkDocs does.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use emojis::Emoji;

use super::translated::instead_of;
use super::values::{instead_of_role, is_role};
use super::view::{Found, HIDDEN, View, quoted};
use guichet_core::diag::{Fix, codes};

/// How the names of MkDocs's icons begin.
const ICONS: [&str; 4] = ["material-", "octicons-", "fontawesome-", "simple-"];

/// The longest name, in bytes.
const LONGEST: usize = 60;

/// GitHub has some that are pictures of its own.
const OF_GITHUB: [&str; 17] = [
    "atom",
    "basecamp",
    "bowtie",
    "electron",
    "feelsgood",
    "finnadie",
    "goberserk",
    "godmode",
    "hurtrealbad",
    "neckbeard",
    "octocat",
    "rage1",
    "rage2",
    "shipit",
    "suspect",
    "trollface",
    "accessibility",
];

/// By the names that Unicode has for them, `man_raising_hand`, which other programs write.
static BY_NAME: LazyLock<BTreeMap<String, &'static Emoji>> =
    LazyLock::new(|| emojis::iter().map(|emoji| (emoji.name().replace([' ', '-'], "_"), emoji)).collect());

fn emoji_of(name: &str) -> Option<&'static Emoji> {
    let by_name = || BY_NAME.get(&name.replace('-', "_")).copied().filter(|_| name.contains('_'));
    emojis::get_by_shortcode(name).or_else(by_name)
}

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let bytes = view.text.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b':', &bytes[from..]).map(|at| from + at) {
        from = at + 1;
        let name_at = |at: usize| short_code(&bytes[at..]).and_then(|length| view.text.get(at + 1..at + 1 + length));
        let Some(name) = name_at(at) else { continue };
        let close = at + name.len() + 2;
        // `std::x::y` and `10:30:00` are none; an emoji may follow another one.
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '_'));
        let follows = found.last().is_some_and(|one| one.place.end == at);
        let leads = bytes.get(close) == Some(&b':') && name_at(close).is_some_and(|next| emoji_of(next).is_some());
        if is_part(view.text[..at].chars().next_back()) && !follows
            || is_part(view.text[close..].chars().next()) && !leads
        {
            continue;
        }
        let place = at..close;
        let shown = quoted(&view.text[place.clone()]);
        let is_before_code =
            view.written.as_bytes().get(close) == Some(&b'`') && view.text[close..].starts_with(HIDDEN);
        let (message, help, emoji) = match emoji_of(name) {
            _ if is_before_code && is_role(name) => {
                (format!("{shown} is a role of reStructuredText, so it is shown as text"), instead_of_role(name), None)
            }
            Some(emoji) => (
                format!("{shown} is an emoji on GitHub, and shown as text here"),
                format!("type the emoji itself: `{emoji}`"),
                Some(emoji),
            ),
            None if OF_GITHUB.contains(&name) => (
                format!("{shown} is an emoji of GitHub's own, and shown as text here"),
                "write a word, or an emoji that is a character".to_owned(),
                None,
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
