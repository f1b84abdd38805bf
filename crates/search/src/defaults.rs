//! What a text pack does not say of a document, because it follows from what it says (`format.md`, "Text pack").

use unicode_normalization::char::is_combining_mark;

/// The anchor that a heading has when the page has no other heading like it, and it does not say otherwise.
pub fn default_anchor(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower.chars().filter(|c| matches!(c, ' ' | '-' | '_') || c.is_alphanumeric() || is_combining_mark(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The id that an article at this URL has when it does not say otherwise.
pub fn default_id(url: &str) -> &str {
    let path = url.split_once('/').map_or("", |(_, path)| path);
    path.strip_suffix('/').unwrap_or(path)
}
