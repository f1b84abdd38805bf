//! Bold, italic and struck text, by element or by style, where the signs work.

use htmd::Element;
use htmd::element_handler::{HandlerResult, Handlers};

use super::inside;
use super::tree::{attribute, neighbours, style};

pub fn emphasis(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = inside(all, &element);
    let marks = marks(&element);
    if marks.is_empty() || text.trim().is_empty() || text.contains("\n\n") && text.trim().contains("\n\n") {
        return Some(text.into());
    }
    let bare = text.trim_matches([' ', '\n', '\u{A0}']);
    let (lead, trail) = around(&text, bare);
    let (before, after) = neighbours(element.node);
    // Signs beside which a mark neither begins nor ends: `**「a」**b`.
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let breaks = lead.is_empty() && is_word(before) && is_sign(bare.chars().next())
        || trail.is_empty() && is_word(after) && is_sign(bare.chars().next_back());
    let mut made = bare.to_owned();
    for mark in marks {
        let (sign, tag) = mark;
        let has_it = made.starts_with(sign)
            && made.ends_with(sign)
            && made.len() > 2 * sign.len()
            && (sign != "*" || !made.starts_with("**") || made.starts_with("***"));
        if has_it {
            continue;
        }
        made = if breaks { format!("<{tag}>{made}</{tag}>") } else { format!("{sign}{made}{sign}") };
    }
    Some(format!("{lead}{made}{trail}").into())
}

/// Spaces inside of marks are outside of them here.
fn around<'t>(text: &'t str, bare: &str) -> (&'t str, &'t str) {
    let begins = text.find(bare).unwrap_or(0);
    let lead = if begins > 0 { " " } else { "" };
    let trail = if begins + bare.len() < text.len() { " " } else { "" };
    (lead, trail)
}

/// The signs of an element, the innermost first.
fn marks(element: &Element) -> Vec<(&'static str, &'static str)> {
    let node = element.node;
    let weight = style(node, "font-weight").unwrap_or_default();
    let is_heavy = weight == "bold" || weight == "bolder" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    let is_light = weight == "normal" || weight.parse::<u32>().is_ok_and(|weight| weight < 600);
    let slant = style(node, "font-style").unwrap_or_default();
    let line = style(node, "text-decoration").or_else(|| style(node, "text-decoration-line")).unwrap_or_default();
    let classes = attribute(node, "class").unwrap_or_default();
    let has_class = |name: &str| classes.split_whitespace().any(|class| class == name);
    // What is pasted from Google Docs is in a `<b>` that is not bold.
    let is_bold = matches!(element.tag, "strong" | "b") && !is_light || is_heavy || has_class("wysiwyg-font-bold");
    let is_italic = matches!(element.tag, "em" | "i") && slant != "normal" || slant == "italic";
    let is_struck = matches!(element.tag, "del" | "s" | "strike") || line.contains("line-through");
    let mut marks = Vec::new();
    if is_struck {
        marks.push(("~~", "del"));
    }
    if is_italic {
        marks.push(("*", "em"));
    }
    if is_bold {
        marks.push(("**", "strong"));
    }
    marks
}
