//! What Guichet adds to Markdown: blocks between lines of three colons, shortcodes and variables in braces, attributes; and
//! what looks like it, or like the markup of other systems, and is shown as text. Knows texts, and no article or page.

pub mod attributes;
pub mod directives;
pub mod fence;
pub mod fenced;
pub mod left_behind;
pub mod lookalikes;
pub mod names;
pub mod regions;
pub mod shortcodes;
pub mod variables;
