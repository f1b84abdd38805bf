//! Signs of texts that Markdown would read as marks, and the library does not know of. They are put in other characters' places
//! while the tree is turned, so that what is written there knows text from marks.

use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::tree::{below, children, has, name, own_text, parent};

/// What stands for a sign meanwhile, the sign, and how Markdown has it as text.
const SIGNS: [(char, &str, &str); 14] = [
    ('\u{10FF00}', "&", "&amp;"),
    ('\u{10FF01}', "~", "\\~"),
    ('\u{10FF02}', "{{", "\\{{"),
    ('\u{10FF03}', ")", "\\)"),
    ('\u{10FF04}', ".", "\\."),
    ('\u{10FF05}', "-", "\\-"),
    ('\u{10FF06}', "+", "\\+"),
    ('\u{10FF07}', "=", "\\="),
    ('\u{10FF08}', "#", "\\#"),
    ('\u{10FF09}', ":", "\\:"),
    ('\u{10FF0A}', ">", "\\>"),
    ('\u{10FF0B}', "{", "\\{"),
    // Within a word it marks nothing, and a backslash would cut an address there.
    ('\u{10FF0C}', "_", "_"),
    // Between two lists that would be one; it is no sign of a text.
    (BETWEEN, "", "\n\n<!-- -->\n\n"),
];
const BETWEEN: char = '\u{10FF0F}';

/// Two lists of a kind, one directly after the other, would be one.
pub fn lists_apart(root: &Node) {
    for node in below(root) {
        let mut last = String::new();
        let mut made: Vec<Rc<Node>> = Vec::new();
        for child in children(&node) {
            let is_empty = own_text(&child).is_some_and(|text| text.trim().is_empty())
                || matches!(child.data, NodeData::Comment { .. });
            let tag = name(&child).to_owned();
            // A list of nothing is not there.
            if matches!(tag.as_str(), "ul" | "ol") && tag == last && has(&child, &["li"]) {
                let between = Node::new(NodeData::Text {
                    contents: std::cell::RefCell::new(BETWEEN.to_string().as_str().into()),
                });
                between.parent.set(Some(Rc::downgrade(&node)));
                made.push(between);
            }
            if !is_empty && (!matches!(tag.as_str(), "ul" | "ol") || has(&child, &["li"])) {
                last = tag;
            }
            made.push(child);
        }
        *node.children.borrow_mut() = made;
    }
}

/// Puts the signs away, in all text but code.
pub fn away(root: &Node) {
    let texts: Vec<Rc<Node>> = below(root).into_iter().filter(|node| !is_code(node)).collect();
    let tildes = texts.iter().filter_map(|node| own_text(node)).map(|text| text.matches('~').count()).sum::<usize>();
    for node in &texts {
        let NodeData::Text { contents } = &node.data else { continue };
        let before = contents.borrow().to_string();
        let mut text = within_words(&entities(&before).replace("{{", &of("{{")));
        // One alone strikes nothing out.
        if tildes > 1 {
            text = text.replace('~', &of("~"));
        }
        if !super::ids::in_heading(node) {
            text = attributes(&text, follows_link(node));
        }
        if begins_line(node) {
            text = start(&text);
        }
        if text != before {
            contents.replace(text.as_str().into());
        }
    }
}

/// The signs as Markdown.
pub fn back(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (stands, _, written)| match text.contains(*stands) {
        true => text.replace(*stands, written),
        false => text,
    })
}

/// The signs as they were.
pub fn plain(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (stands, sign, _)| match text.contains(*stands) {
        true => text.replace(*stands, sign),
        false => text,
    })
}

fn of(sign: &str) -> String {
    SIGNS.iter().find(|(_, one, _)| *one == sign).map_or_else(|| sign.to_owned(), |(stands, ..)| stands.to_string())
}

/// `&` where a name or number of a character follows it.
fn entities(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for (at, part) in text.split('&').enumerate() {
        if at > 0 {
            let name = part.split_once(';').map_or("", |(name, _)| name.strip_prefix('#').unwrap_or(name));
            let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            made.push_str(&if is_name { of("&") } else { "&".to_owned() });
        }
        made.push_str(part);
    }
    made
}

/// `a_b`, where both sides are letters or digits.
fn within_words(text: &str) -> String {
    if !text.contains('_') {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let is_word = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
    let sign = of("_");
    let mut made = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        if *c == '_' && is_word(at.checked_sub(1)) && is_word(Some(at + 1)) {
            made.push_str(&sign)
        } else {
            made.push(*c)
        }
    }
    made
}

/// Braces that would say how a link or picture is shown: those of a class or id anywhere, and any directly behind one.
fn attributes(text: &str, is_behind: bool) -> String {
    let mut text = text.to_owned();
    for opens in ["{.", "{#", "{:"] {
        text = text.replace(opens, &format!("{}{}", of("{"), &opens[1..]));
    }
    match text.strip_prefix('{').filter(|_| is_behind) {
        Some(rest) => format!("{}{rest}", of("{")),
        None => text,
    }
}

/// Whether a text is directly behind a link, a picture or code.
fn follows_link(node: &Rc<Node>) -> bool {
    let Some(up) = parent(node) else { return false };
    let all = children(&up);
    let at = all.iter().position(|one| Rc::ptr_eq(one, node)).unwrap_or(0);
    at > 0 && matches!(name(&all[at - 1]), "a" | "img" | "code" | "span" | "strong" | "b" | "em" | "i")
}

/// The start of a line without what would begin a list, a heading, a line across or a block.
fn start(text: &str) -> String {
    let bare = text.trim_start();
    let lead = &text[..text.len() - bare.len()];
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let at = match bare[digits..].chars().next() {
        Some(sign @ ('.' | ')')) if digits > 0 => {
            let after = bare[digits + 1..].chars().next();
            after.is_none_or(char::is_whitespace).then_some((digits, sign))
        }
        Some(sign @ ('-' | '+')) if digits == 0 => {
            let after = bare.trim_start_matches(sign).chars().next();
            after.is_none_or(char::is_whitespace).then_some((0, sign))
        }
        Some(sign @ ('=' | '#' | '>')) if digits == 0 => Some((0, sign)),
        Some(':') if bare.starts_with(":::") || bare.starts_with(": ") => Some((0, ':')),
        _ => None,
    };
    let Some((at, sign)) = at else { return text.to_owned() };
    format!("{lead}{}{}{}", &bare[..at], of(&sign.to_string()), &bare[at + 1..])
}

fn is_code(node: &Rc<Node>) -> bool {
    let mut at = parent(node);
    while let Some(up) = at {
        if matches!(name(&up), "pre" | "code" | "script" | "style" | "samp" | "tt" | "title") {
            return true;
        }
        at = parent(&up);
    }
    false
}

const INLINE: [&str; 20] = [
    "a", "abbr", "b", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// Whether a text is the first of its line.
fn begins_line(node: &Rc<Node>) -> bool {
    let mut node = Rc::clone(node);
    while let Some(up) = parent(&node) {
        let all = children(&up);
        let at = all.iter().position(|one| Rc::ptr_eq(one, &node)).unwrap_or(0);
        let is_empty = |node: &&Rc<Node>| own_text(node).is_some_and(|text| text.trim().is_empty());
        if let Some(before) = all[..at].iter().rev().find(|node| !is_empty(node)) {
            return own_text(before).is_none() && !INLINE.contains(&name(before));
        }
        if !INLINE.contains(&name(&up)) {
            return true;
        }
        node = up;
    }
    true
}
