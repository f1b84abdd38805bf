//! Components of MDX: `<Tabs>`, `<Card title="…" />`. HTML knows none of them, so browsers would show what is in them at
//! most. A placeholder such as `<YourName>` is text, and meant.

use super::translated::callout_of_tag;
use super::view::{Found, ahead, quoted};
use super::{includes, jsx};
use crate::shortcodes::call;
use guichet_core::diag::codes;
use guichet_html::elements;
use guichet_html::tokens::{self, Token};

const KNOWN: [&str; 40] = [
    "Accordion",
    "AccordionGroup",
    "Admonition",
    "Alert",
    "Aside",
    "Badge",
    "Button",
    "Callout",
    "Card",
    "CardGrid",
    "CardGroup",
    "Cards",
    "Caution",
    "Check",
    "CodeBlock",
    "CodeGroup",
    "Column",
    "Columns",
    "Danger",
    "Expandable",
    "FileTree",
    "Frame",
    "Highlight",
    "Icon",
    "Info",
    "LinkCard",
    "Note",
    "ParamField",
    "Snippet",
    "Step",
    "Steps",
    "Tab",
    "TabItem",
    "TabPanel",
    "Tabs",
    "Tip",
    "Tooltip",
    "Warning",
    "YouTube",
    "Youtube",
];

/// Elements that are the same to whoever writes them with a capital letter, or go with what is in them.
const SAME: [&str; 38] = [
    "abbr", "br", "col", "colgroup", "del", "div", "em", "hr", "iframe", "img", "ins", "kbd", "li", "mark", "math",
    "ol", "pre", "ruby", "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "var", "wbr",
];

/// What one tag or comment in a paragraph is, which ends at `end` of `text`.
pub fn inline_tag(tag: &str, text: &str, end: usize) -> Option<Found> {
    if tag.starts_with("<!") {
        return includes::comment(tag);
    }
    if !tag.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) && !tag.contains("={") {
        return None;
    }
    component(tag, ahead(text, end), true)
}

/// Whether `tag` is one by its looks alone.
pub fn is_component(tag: &str) -> bool {
    !is_named_like_element(tag) && component(tag, "", false).is_some()
}

/// Whether a tag that opens or closes something has the name of an HTML element and is none: `<Video id="x" />`, `<Code>`,
/// `<img src={logo}>`. `<VIDEO>` is HTML of old.
pub fn is_named_like_element(tag: &str) -> bool {
    let name = name_of(tag);
    let lower = name.to_ascii_lowercase();
    elements::is_element(&lower)
        && (name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.contains(|c: char| c.is_ascii_lowercase())
            && SAME.binary_search(&lower.as_str()).is_err()
            || has_expression(tag))
}

/// `{…}` in place of the value of an attribute. `{{ … }}` may be ours.
fn has_expression(tag: &str) -> bool {
    let is_ours = |at: usize| tag.get(at..).is_some_and(|value| call(value).is_some());
    tag.contains("={")
        && matches!(tokens::next(tag, 0).0, Token::Open { attributes, .. } if attributes.iter().any(|attribute| {
            !attribute.quoted && attribute.value.starts_with('{') && !is_ours(attribute.range.start)
        }))
}

fn name_of(tag: &str) -> &str {
    let inside = tag.trim_start_matches(['<', '/']);
    &inside[..inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))).unwrap_or(inside.len())]
}

/// The component that `tag` opens. `text` is what follows, in which it may be closed.
pub(super) fn component(tag: &str, text: &str, shown: bool) -> Option<Found> {
    let inside = tag.strip_prefix('<')?;
    let name = name_of(inside);
    let like_element = is_named_like_element(tag);
    let rest = inside[name.len()..].trim_end_matches('>').trim();
    // `<OMITTED>` is a placeholder, `<CTA />` is not.
    let is_capital = name.starts_with(|c: char| c.is_ascii_uppercase())
        && (name.contains(|c: char| c.is_ascii_lowercase()) || rest.ends_with('/') || rest.contains('='));
    if !like_element && (!is_capital || elements::is_element(&name.to_ascii_lowercase())) {
        return None;
    }
    let is_known = KNOWN.binary_search(&name).is_ok();
    let used = is_known
        || like_element && !shown
        || rest.ends_with('/')
        || rest.contains('=')
        || text.contains(&format!("</{name}>"));
    used.then(|| {
        let fate = if shown { "is shown as text" } else { "is removed" };
        let what = if is_capital { "is an MDX component" } else { "has values in braces, as in MDX" };
        let message = format!("{} {what}, so it {fate}", quoted(tag));
        let help = match is_capital {
            true if rest.contains("src={") => jsx::help(tag),
            true => callout_of_tag(name, rest),
            false => jsx::help(tag),
        };
        Found::new(codes::MD011, 0..tag.len(), message, help)
    })
}
