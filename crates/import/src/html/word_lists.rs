//! Lists of Word, and of what was pasted from it: paragraphs, with their marker as text.

use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::shape::element;
use super::tree::{attribute, below, children, name, own_text, parent, style, text};

/// A paragraph that is an item.
struct Item {
    node: Rc<Node>,
    level: usize,
    tag: &'static str,
}

/// Makes lists of all such paragraphs.
pub fn lists(root: &Rc<Node>) {
    if !below(root).iter().any(|node| level(node).is_some()) {
        return;
    }
    for above in std::iter::once(Rc::clone(root)).chain(below(root)) {
        let all = children(&above);
        if !all.iter().any(|child| level(child).is_some()) {
            continue;
        }
        let mut made: Vec<Rc<Node>> = Vec::new();
        let mut run: Vec<Item> = Vec::new();
        for child in all {
            let is_between = own_text(&child).is_some_and(|text| text.trim().is_empty())
                || matches!(child.data, NodeData::Comment { .. });
            match level(&child) {
                Some(level) => {
                    let tag = take_marker(&child);
                    if run.first().is_some_and(|first| level <= first.level && tag != first.tag) {
                        made.extend(list(&run, &above));
                        run.clear();
                    }
                    run.push(Item { node: child, level, tag });
                }
                None if is_between && !run.is_empty() => {}
                None => {
                    made.extend(list(&run, &above));
                    run.clear();
                    made.push(child);
                }
            }
        }
        made.extend(list(&run, &above));
        *above.children.borrow_mut() = made;
    }
}

/// How deep the list is that a paragraph is an item of.
fn level(node: &Node) -> Option<usize> {
    if name(node) != "p" {
        return None;
    }
    let by_style = style(node, "mso-list").filter(|value| value != "none" && value != "ignore");
    if let Some(value) = by_style {
        let level = value.split_whitespace().find_map(|word| word.strip_prefix("level")?.parse().ok());
        return Some(level.unwrap_or(1).clamp(1, 9));
    }
    let classes = attribute(node, "class").unwrap_or_default();
    let is_item = classes.split_whitespace().any(|class| class.starts_with("MsoListParagraph"));
    (is_item && text(node).trim_start().starts_with(BULLETS)).then_some(1)
}

const BULLETS: [char; 7] = ['·', '•', '§', '▪', '○', '\u{F0B7}', '\u{F0A7}'];

/// Takes the marker of an item out of it; the list that it is of.
fn take_marker(node: &Rc<Node>) -> &'static str {
    let marker = below(node).into_iter().find(|one| style(one, "mso-list").is_some_and(|value| value == "ignore"));
    if let Some(marker) = marker {
        let words = text(&marker);
        if let Some(above) = parent(&marker) {
            above.children.borrow_mut().retain(|one| !Rc::ptr_eq(one, &marker));
        }
        return kind(words.trim());
    }
    let first = below(node).into_iter().find(|one| own_text(one).is_some_and(|text| !text.trim().is_empty()));
    if let Some(first) = first
        && let NodeData::Text { contents } = &first.data
    {
        let words = contents.borrow().to_string();
        if let Some(rest) = words.trim_start().strip_prefix(BULLETS) {
            contents.replace(rest.trim_start().into());
            return "ul";
        }
    }
    "ul"
}

/// `2.` and `b)` count, `·` and the `o` of the second level do not.
fn kind(marker: &str) -> &'static str {
    let bare = marker.trim_end_matches(['.', ')', ':']).trim_start_matches('(');
    let counts = bare.len() < marker.len() && !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || c == '.');
    if counts { "ol" } else { "ul" }
}

/// Items as lists in one another.
fn list(items: &[Item], above: &Rc<Node>) -> Option<Rc<Node>> {
    let first = items.first()?;
    let root = element(&first.node, first.tag);
    root.parent.set(Some(Rc::downgrade(above)));
    let mut open: Vec<(usize, Rc<Node>)> = vec![(first.level, Rc::clone(&root))];
    for item in items {
        while open.len() > 1 && open.last().is_some_and(|(level, _)| *level > item.level) {
            open.pop();
        }
        let Some((level, list)) = open.last().cloned() else { continue };
        let list = match children(&list).last() {
            // Deeper than the last one: a list in its item.
            Some(last) if item.level > level => {
                let inner = element(&item.node, item.tag);
                push(last, &inner);
                open.push((item.level, Rc::clone(&inner)));
                inner
            }
            _ => list,
        };
        let made = element(&item.node, "li");
        for child in std::mem::take(&mut *item.node.children.borrow_mut()) {
            push(&made, &child);
        }
        push(&list, &made);
    }
    Some(root)
}

fn push(above: &Rc<Node>, node: &Rc<Node>) {
    node.parent.set(Some(Rc::downgrade(above)));
    above.children.borrow_mut().push(Rc::clone(node));
}
