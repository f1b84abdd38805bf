//! What Markdown can't write stays HTML: without styles and scripts, and without an empty line, which would end it.

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::emphasis::marks;
use super::media::{player, source};
use super::tree::{attribute, children, has, name};
use crate::blocks::{escaped, one_line};

/// Elements that are kept; of others, what is in them.
const KEPT: [&str; 50] = [
    "ruby",
    "rt",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "caption",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "del",
    "ins",
    "sub",
    "sup",
    "kbd",
    "mark",
    "code",
    "pre",
    "br",
    "p",
    "ul",
    "ol",
    "li",
    "img",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "video",
    "audio",
    "source",
    "hr",
    "small",
    "q",
    "abbr",
    "figure",
];
const ATTRIBUTES: [&str; 11] =
    ["href", "src", "alt", "title", "colspan", "rowspan", "scope", "start", "width", "controls", "open"];
const VOID: [&str; 4] = ["br", "img", "hr", "source"];
const BLOCKS: [&str; 12] = ["p", "div", "ul", "ol", "table", "pre", "blockquote", "h2", "h3", "h4", "dl", "details"];
const DROPPED: [&str; 8] = ["script", "style", "noscript", "template", "svg", "head", "input", "object"];

/// An element as HTML of its own. It goes through the tree recursively: how deep that is, was looked at before.
pub fn html(node: &Node) -> String {
    let mut text = String::new();
    write(node, false, &mut text);
    text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn write(node: &Node, is_code: bool, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        let words = contents.borrow();
        match is_code {
            true => text.push_str(&escaped(&words).replace('\n', "&#10;")),
            false => words_of(&super::escape::plain(&words), text),
        }
        return;
    }
    let inside = |is_code: bool, text: &mut String| {
        for child in children(node) {
            write(&child, is_code, text);
        }
    };
    let tag = match name(node) {
        "h1" => "h2",
        // A block of words without a name of its own is a paragraph.
        "div" | "section" | "figcaption" if !has(node, &BLOCKS) => "p",
        "iframe" | "embed" | "oembed" => return frame(node, text),
        "a" if is_bare(node) => return inside(is_code, text),
        tag if DROPPED.contains(&tag) => return,
        tag => tag,
    };
    if !KEPT.contains(&tag) {
        // Bold by its style is bold.
        let marks = if matches!(tag, "span" | "font") { marks(node, tag) } else { Vec::new() };
        marks.iter().rev().for_each(|(_, tag)| text.push_str(&format!("<{tag}>")));
        inside(is_code, text);
        marks.iter().for_each(|(_, tag)| text.push_str(&format!("</{tag}>")));
        return;
    }
    if matches!(tag, "table" | "thead" | "tbody" | "tfoot" | "tr") && !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push('<');
    text.push_str(tag);
    // An id is that of an anchor: links lead to no other.
    if let Some(id) = attribute(node, "id").filter(|_| tag == "a" && attribute(node, "href").is_none()) {
        text.push_str(&format!(" id=\"{}\"", escaped(&id)));
    }
    for key in ATTRIBUTES {
        let value = if (tag, key) == ("img", "src") { source(node) } else { attribute(node, key) };
        let Some(value) = value.filter(|value| is_kept(key, value)) else { continue };
        text.push_str(&format!(" {key}=\"{}\"", escaped(&one_line(&value))));
    }
    text.push('>');
    if VOID.contains(&tag) {
        return;
    }
    inside(is_code || tag == "pre", text);
    if matches!(tag, "p" | "li" | "td" | "th") {
        text.truncate(text.trim_end_matches(' ').len());
    }
    text.push_str(&format!("</{tag}>"));
    if matches!(tag, "table" | "thead" | "tbody" | "tfoot" | "tr") {
        text.push('\n');
    }
}

/// An anchor that nothing links to and that is no link.
fn is_bare(node: &Node) -> bool {
    ["href", "id"].iter().all(|key| attribute(node, key).is_none_or(|value| value.is_empty()))
}

fn is_kept(key: &str, value: &str) -> bool {
    let is_number = || !value.is_empty() && value.trim_end_matches('%').bytes().all(|byte| byte.is_ascii_digit());
    match key {
        "colspan" | "rowspan" => value != "1" && is_number(),
        "width" | "start" => is_number(),
        _ => true,
    }
}

/// Whether the last tag of a text is one in a line of words, beside which a space is one.
fn ends_inline(text: &str) -> bool {
    let tag = text.rfind('<').map_or("", |at| &text[at + 1..]);
    let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
    super::escape::is_inline_name(name)
}

/// Runs of spaces are one, as browsers show them.
fn words_of(words: &str, text: &mut String) {
    let mut spaced = String::with_capacity(words.len());
    let mut is_space = text.is_empty() || text.ends_with([' ', '\n']) || text.ends_with('>') && !ends_inline(text);
    for c in words.chars() {
        if matches!(c, ' ' | '\n' | '\t' | '\r') {
            if !is_space {
                spaced.push(' ');
            }
            is_space = true;
        } else {
            spaced.push(c);
            is_space = false;
        }
    }
    // A shortcode works in HTML too.
    text.push_str(&escaped(&spaced).replace("{{", "&#123;{"));
}

fn frame(node: &Node, text: &mut String) {
    let src = attribute(node, "src").or_else(|| attribute(node, "url"));
    let leads = |src: &String| src.starts_with("http") || !src.is_empty() && !crate::lookup::has_scheme(src);
    let Some(src) = src.filter(leads) else { return };
    let to = player(&src).unwrap_or(src);
    let title = attribute(node, "title").filter(|title| !title.is_empty()).unwrap_or_else(|| to.clone());
    text.push_str(&format!("<a href=\"{}\">{}</a>", escaped(&to), escaped(&title)));
}
