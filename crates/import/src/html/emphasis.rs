//! Bold, italic and struck text, by element or by style, where the signs work.

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::escape::{BREAK, is_inline};
use super::inside;
use super::tree::{attribute, has, name, neighbours, parent, style};

/// Blocks that are more than a line of words.
const BLOCKS: [&str; 18] = [
    "ul",
    "ol",
    "dl",
    "table",
    "pre",
    "blockquote",
    "details",
    "hr",
    "iframe",
    "video",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "aside",
];

pub fn emphasis(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = inside(all, &element);
    // What is in bold text is no bolder for being bold.
    let mut marks = marks(element.node, element.tag);
    marks.retain(|mark| !is_in(element.node, *mark));
    if marks.is_empty() || text.trim().is_empty() {
        return Some(text.into());
    }
    // What is in several blocks is marked in each, if they are nothing but lines of words.
    if text.trim().contains("\n\n") {
        if has(element.node, &BLOCKS) {
            return Some(text.into());
        }
        let blocks = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        let made: Vec<String> = blocks.map(|part| marked(part, &marks, false)).collect();
        return super::block(&made.join("\n\n"));
    }
    // An empty line ends what is marked.
    let parts = paragraphs(&text);
    if parts.len() > 1 {
        let made: Vec<String> = parts
            .iter()
            .map(|part| {
                let bare = part.trim();
                let (lead, trail) = around(part, bare);
                format!("{lead}{}{trail}", marked(bare, &marks, false))
            })
            .collect();
        return Some(made.join(&format!("{BREAK}\n{BREAK}\n")).into());
    }
    let bare = text.trim_matches([' ', '\n', '\u{A0}', BREAK]);
    let (lead, trail) = around(&text, bare);
    let (before, after) = neighbours(element.node);
    // Signs beside which a mark neither begins nor ends: `**「a」**b`.
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let breaks = lead.is_empty() && is_word(before) && is_sign(bare.chars().next())
        || trail.is_empty() && is_word(after) && is_sign(bare.chars().next_back());
    Some(format!("{lead}{}{trail}", marked(bare, &marks, breaks)).into())
}

/// Whether text around an element has a mark already.
fn is_in(node: &Node, mark: (&'static str, &'static str)) -> bool {
    let mut at = parent(node);
    while let Some(up) = at.filter(|up| is_inline(up)) {
        if marks(&up, name(&up)).contains(&mark) {
            return true;
        }
        at = parent(&up);
    }
    false
}

/// A text between its signs, or in their elements if those would not work.
fn marked(bare: &str, marks: &[(&str, &str)], breaks: bool) -> String {
    let mut made = bare.to_owned();
    for (sign, tag) in marks {
        let has_it = made.starts_with(sign)
            && made.ends_with(sign)
            && made.len() > 2 * sign.len()
            && (*sign != "*" || !made.starts_with("**") || made.starts_with("***"));
        if has_it {
            continue;
        }
        made = if breaks { format!("<{tag}>{made}</{tag}>") } else { format!("{sign}{made}{sign}") };
    }
    made
}

/// Lines between which there are empty ones, as one text each.
fn paragraphs(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.trim_matches([' ', '\n', BREAK]).split_inclusive('\n') {
        let Some(last) = parts.last_mut() else { continue };
        match line.trim().is_empty() {
            true if last.is_empty() => {}
            true => parts.push(String::new()),
            false => last.push_str(line),
        }
    }
    parts
}

/// Spaces and line ends inside of marks are outside of them here.
pub fn around(text: &str, bare: &str) -> (String, String) {
    let begins = text.find(bare).unwrap_or(0);
    let edge = |part: &str| match part {
        "" => String::new(),
        part if part.contains(BREAK) => format!("{BREAK}\n"),
        _ => " ".to_owned(),
    };
    (edge(&text[..begins]), edge(&text[begins + bare.len()..]))
}

/// The signs of an element, the innermost first.
pub fn marks(node: &Node, tag: &str) -> Vec<(&'static str, &'static str)> {
    let weight = style(node, "font-weight").unwrap_or_default();
    let is_heavy = weight == "bold" || weight == "bolder" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    let is_light = weight == "normal" || weight.parse::<u32>().is_ok_and(|weight| weight < 600);
    let slant = style(node, "font-style").unwrap_or_default();
    let line = style(node, "text-decoration").or_else(|| style(node, "text-decoration-line")).unwrap_or_default();
    let classes = attribute(node, "class").unwrap_or_default();
    let has_class = |name: &str| classes.split_whitespace().any(|class| class == name);
    // What is pasted from Google Docs is in a `<b>` that is not bold.
    let is_bold = matches!(tag, "strong" | "b") && !is_light || is_heavy || has_class("wysiwyg-font-bold");
    let is_italic = matches!(tag, "em" | "i") && slant != "normal" || slant == "italic";
    let is_struck = matches!(tag, "del" | "s" | "strike") || line.contains("line-through");
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
