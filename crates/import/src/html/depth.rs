//! Elements in one another: the library goes through them recursively, so that what is too deep comes up to where it can be followed.
//! Its words, links and pictures stay, in their order.

use std::rc::Rc;

use htmd::Node;

use super::tree::{children, name};

/// Elements in one another that are followed.
const MAX_DEPTH: usize = 200;
/// Tags in one another that are read: reading takes time by the square of them.
const MAX_OPEN: usize = 2_000;
/// So far back the beginning of what ends is looked for.
const NEAR: usize = 64;

/// Elements that have no end tag.
const VOID: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];
/// Elements that the next of their kind ends: many in a row are not in one another.
const ENDED_BY_NEXT: [&str; 9] = ["p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody"];
/// Elements that say nothing by themselves: these go first.
const WRAPPERS: [&str; 10] = ["div", "span", "font", "section", "center", "article", "main", "small", "big", "header"];
/// Elements that are in a line of words.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "big", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u",
];

/// The text of a page without the tags that are too many in one another.
pub fn shallow(html: &str) -> Option<String> {
    let mut made = String::new();
    let mut at = 0;
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut is_less = false;
    for tag in tags(html) {
        // Links are never in one another.
        let is_counted =
            tag.name != "a" && !VOID.contains(&tag.name.as_str()) && !ENDED_BY_NEXT.contains(&tag.name.as_str());
        let is_kept = match (is_counted, tag.is_end) {
            (false, _) => open.len() < MAX_OPEN || tag.name == "a" || VOID.contains(&tag.name.as_str()),
            (true, false) => {
                let is_kept = open.len() < MAX_OPEN;
                open.push((tag.name, is_kept));
                is_kept
            }
            (true, true) => {
                // What was begun in it and not ended is at its end, too. The end of something else is none.
                let near = open.len().saturating_sub(NEAR);
                let begun = open[near..].iter().rposition(|(name, _)| *name == tag.name);
                let ended = begun.map(|at| open.split_off(near + at));
                ended.map_or(open.len() < MAX_OPEN, |ended| ended.first().is_some_and(|(_, is_kept)| *is_kept))
            }
        };
        if !is_kept {
            is_less = true;
            made.push_str(html.get(at..tag.at).unwrap_or_default());
            made.push(' ');
            at = tag.end;
        }
    }
    made.push_str(html.get(at..).unwrap_or_default());
    is_less.then_some(made)
}

/// Brings up what is too deep in a tree. Whether anything was.
pub fn flatten(root: &Rc<Node>, line_end: &dyn Fn() -> Option<Rc<Node>>) -> bool {
    if !is_deep(root) {
        return false;
    }
    // The outermost of what says nothing go first, so that lists and tables in them stay what they are.
    lift(root, &|node, depth| depth > MAX_DEPTH / 4 && WRAPPERS.contains(&name(node)), line_end);
    lift(root, &|node, depth| depth >= MAX_DEPTH && name(node) != "a" && !children(node).is_empty(), line_end);
    true
}

fn is_deep(root: &Rc<Node>) -> bool {
    let mut open: Vec<(Rc<Node>, usize)> = vec![(Rc::clone(root), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > MAX_DEPTH {
            return true;
        }
        open.extend(children(&node).into_iter().map(|child| (child, depth + 1)));
    }
    false
}

/// Puts what is in certain elements in their place. A depth is that which an element has once those above it have gone.
fn lift(root: &Rc<Node>, is_lifted: &dyn Fn(&Rc<Node>, usize) -> bool, line_end: &dyn Fn() -> Option<Rc<Node>>) {
    let mut open: Vec<(Rc<Node>, usize)> = vec![(Rc::clone(root), 0)];
    while let Some((node, depth)) = open.pop() {
        let mut made: Vec<Rc<Node>> = Vec::new();
        let mut rest: Vec<Rc<Node>> = children(&node).into_iter().rev().collect();
        while let Some(child) = rest.pop() {
            if !is_lifted(&child, depth + 1) {
                child.parent.set(Some(Rc::downgrade(&node)));
                made.push(child);
                continue;
            }
            let is_block = !INLINE.contains(&name(&child));
            let inner = std::mem::take(&mut *child.children.borrow_mut());
            if is_block {
                rest.extend(line_end());
            }
            rest.extend(inner.into_iter().rev());
            if is_block {
                rest.extend(line_end());
            }
        }
        node.children.borrow_mut().clone_from(&made);
        open.extend(made.into_iter().map(|child| (child, depth + 1)));
    }
}

/// A tag of a text: its name in lower case, whether it is an end, and where it is.
struct Tag {
    name: String,
    is_end: bool,
    at: usize,
    end: usize,
}

fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start + 1..];
        let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        at = start + 1;
        if name.is_empty() {
            continue;
        }
        let end = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
        at = end;
        tags.push(Tag { name: name.to_lowercase(), is_end, at: start, end });
    }
    tags
}
