//! Components of MDX: `<Tabs>`, `<Card title="…" />`. HTML knows none of them, so browsers would show what is in them at
//! most. A placeholder such as `<YourName>` is text, and meant.

use super::translated::{attribute, callout, instead_of};
use super::view::{Found, ahead, quoted};
use guichet_core::diag::codes;
use guichet_html::elements;

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

/// What one tag in a paragraph is, which ends at `end` of `text`.
pub fn inline_tag(tag: &str, text: &str, end: usize) -> Option<Found> {
    if !tag.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) {
        return None;
    }
    component(tag, ahead(text, end), true)
}

/// Whether `tag` is one by its looks alone.
pub fn is_component(tag: &str) -> bool {
    component(tag, "", false).is_some()
}

/// The component that `tag` opens. `text` is what follows, in which it may be closed.
pub(super) fn component(tag: &str, text: &str, shown: bool) -> Option<Found> {
    let inside = tag.strip_prefix('<')?;
    let name = &inside
        [..inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))).unwrap_or(inside.len())];
    // `<OMITTED>` is a placeholder.
    if !name.starts_with(|c: char| c.is_ascii_uppercase())
        || !name.contains(|c: char| c.is_ascii_lowercase())
        || elements::is_element(&name.to_ascii_lowercase())
    {
        return None;
    }
    let rest = inside[name.len()..].trim_end_matches('>').trim();
    let is_known = KNOWN.binary_search(&name).is_ok();
    let used = is_known || rest.ends_with('/') || rest.contains('=') || text.contains(&format!("</{name}>"));
    used.then(|| {
        let fate = if shown { "is shown as text" } else { "is removed" };
        let message = format!("{} is an MDX component, so it {fate}", quoted(tag));
        let kind = attribute(rest, "type").filter(|_| instead_of(name) == instead_of("callout"));
        let help = instead_of(kind.filter(|kind| callout(kind).is_some()).unwrap_or(name));
        Found::new(codes::MD011, 0..tag.len(), message, help)
    })
}
