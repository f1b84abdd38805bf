//! What of a text has its styles in the theme's `blocks.css`, which other pages do without.

const SIGNS: [&str; 12] = [
    "<dl>",
    "<math",
    "badge-inline",
    "icon-inline",
    "picture-",
    "only-light",
    "only-dark",
    "class=\"cards\"",
    "callout-own",
    "<details class=\"callout",
    "class=\"line\"",
    "class=\"line line",
];

/// A sign that is in words only does no harm: the page has a file of styles that it doesn't need.
pub fn is_in(html: &str) -> bool {
    SIGNS.iter().any(|sign| html.contains(sign))
}
