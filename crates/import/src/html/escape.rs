//! Signs of texts that Markdown would read as marks, and the library does not know of. They are put in other characters' places
//! while the tree is turned, so that what is written there knows text from marks.

use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::tree::{below, children, has, name, own_text, parent};

/// What stands for a sign meanwhile, the sign, and how Markdown has it as text.
const SIGNS: [(char, &str, &str); 17] = [
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
    ('\u{10FF0D}', "!", "\\!"),
    // Brackets that are no link, since nothing follows that would make them one.
    ('\u{10FF0E}', "[", "["),
    ('\u{10FF10}', "]", "]"),
    // Before a sign that begins no line; it is no sign of a text.
    (NOTHING, "", ""),
];
const NOTHING: char = '\u{10FF11}';

/// Stands between two lists that would be one.
pub const BETWEEN: &str = "x-between";

/// Before a line end that is one for readers, too: as a space, it goes where spaces go.
pub const BREAK: char = '\u{85}';

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
                let between = super::shape::element(&child, BETWEEN);
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
        let mut text = before.replace(BREAK, " ").replace("{{", &of("{{")).replace("{%", &format!("{}%", of("{")));
        text = brackets(&within_words(&entities(&text)), node);
        // One alone strikes nothing out.
        if tildes > 1 {
            text = text.replace('~', &of("~"));
        }
        let in_heading = super::ids::in_heading(node);
        if !in_heading {
            text = attributes(&text, follows_link(node));
        }
        // Before a link it would make a picture of it.
        if text.ends_with('!') && precedes_link(node) {
            text.truncate(text.len() - 1);
            text.push_str(&of("!"));
        }
        if !in_heading && !in_cell(node) && begins_line(node) {
            text = start(&text);
        } else if text.starts_with(['=', '>', '-', '+', '#']) || text.starts_with(|c: char| c.is_ascii_digit()) {
            // The library takes the beginning of each text for that of a line.
            text.insert(0, NOTHING);
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

/// Pairs of brackets without a backslash, where nothing can make a link, a task or a footnote of them.
fn brackets(text: &str, node: &Rc<Node>) -> String {
    if !text.contains('[') || is_in(node, &["a"]) {
        return text.to_owned();
    }
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        made.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let end = inner.find(['[', ']']).filter(|end| inner[*end..].starts_with(']'));
        let is_plain = |end: &usize| {
            let words = &inner[..*end];
            let after = inner[end + 1..].chars().next();
            let is_box = made.trim().is_empty() && words.chars().count() < 2;
            let begins = words.chars().next().is_some_and(|c| c.is_alphanumeric());
            let is_word = begins && !is_box && !words.eq_ignore_ascii_case("toc");
            is_word
                && !made.ends_with('!')
                && after.map_or_else(|| ends_line(node), |c| !matches!(c, '(' | '[' | ':' | '{' | ']'))
                && !inner[end + 1..].trim_start().starts_with('(')
        };
        match end.filter(is_plain) {
            Some(end) => {
                made.push_str(&format!("{}{}{}", of("["), &inner[..end], of("]")));
                rest = &inner[end + 1..];
            }
            None => {
                made.push('[');
                rest = inner;
            }
        }
    }
    made.push_str(rest);
    made
}

/// Whether nothing is directly behind a text.
fn ends_line(node: &Rc<Node>) -> bool {
    let Some(up) = parent(node) else { return true };
    let last = children(&up).last().is_some_and(|last| Rc::ptr_eq(last, node));
    last && (!is_inline(&up) || matches!(name(&up), "strong" | "b" | "em" | "i"))
}

/// Whether a link follows directly behind a text.
fn precedes_link(node: &Rc<Node>) -> bool {
    let mut node = Rc::clone(node);
    while let Some(up) = parent(&node) {
        let all = children(&up);
        let at = all.iter().position(|one| Rc::ptr_eq(one, &node)).unwrap_or(0);
        if let Some(next) = all.get(at + 1) {
            let mut next = Rc::clone(next);
            while name(&next) != "a" {
                let first = children(&next).first().cloned();
                match first.filter(|_| is_inline(&next)) {
                    Some(first) => next = first,
                    None => return false,
                }
            }
            return true;
        }
        if !is_inline(&up) {
            return false;
        }
        node = up;
    }
    false
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
        Some('#') if digits == 0 => {
            let after = bare.trim_start_matches('#').chars().next();
            after.is_none_or(char::is_whitespace).then_some((0, '#'))
        }
        Some(sign @ ('=' | '>')) if digits == 0 => Some((0, sign)),
        Some(':') if bare.starts_with(":::") || bare.starts_with(": ") => Some((0, ':')),
        _ => None,
    };
    let Some((at, sign)) = at else { return text.to_owned() };
    format!("{lead}{}{}{}", &bare[..at], of(&sign.to_string()), &bare[at + 1..])
}

fn is_code(node: &Rc<Node>) -> bool {
    is_in(node, &["pre", "code", "script", "style", "samp", "tt", "title"])
}

/// Whether a text is in a line of a cell: no line of Markdown begins there.
fn in_cell(node: &Rc<Node>) -> bool {
    let mut at = parent(node);
    while let Some(up) = at.filter(|up| is_inline(up) || matches!(name(up), "p" | "div" | "td" | "th")) {
        if matches!(name(&up), "td" | "th") {
            return true;
        }
        at = parent(&up);
    }
    false
}

fn is_in(node: &Rc<Node>, names: &[&str]) -> bool {
    let mut at = parent(node);
    while let Some(up) = at {
        if names.contains(&name(&up)) {
            return true;
        }
        at = parent(&up);
    }
    false
}

pub fn is_inline(node: &Node) -> bool {
    is_inline_name(name(node))
}

pub fn is_inline_name(name: &str) -> bool {
    INLINE.contains(&name)
}

const INLINE: [&str; 22] = [
    "a", "abbr", "b", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "rt", "ruby", "s", "small",
    "span", "strong", "sub", "sup", "u",
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
        // The signs of emphasis, or the bracket of a link, are before it.
        let is_link = name(&up) == "a" && super::tree::attribute(&up, "href").is_some_and(|to| !to.is_empty());
        if is_link || !super::emphasis::marks(&up, name(&up)).is_empty() {
            return false;
        }
        node = up;
    }
    true
}
