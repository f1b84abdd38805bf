//! Looking at the tree of a page of HTML. Nothing here is recursive: pages may have any depth.

use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

/// The name of an element in lower case; `""` of what is none.
pub fn name(node: &Node) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// The value of an attribute, without spaces around it.
pub fn attribute(node: &Node, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    let found = attrs.iter().find(|attribute| &*attribute.name.local == wanted)?;
    Some(found.value.trim().to_owned())
}

pub fn children(node: &Node) -> Vec<Rc<Node>> {
    node.children.borrow().clone()
}

/// All nodes below one, in the order of the text.
pub fn below(node: &Node) -> Vec<Rc<Node>> {
    let mut found = Vec::new();
    let mut open: Vec<Rc<Node>> = children(node).into_iter().rev().collect();
    while let Some(next) = open.pop() {
        open.extend(children(&next).into_iter().rev());
        found.push(next);
    }
    found
}

pub fn has(node: &Node, names: &[&str]) -> bool {
    below(node).iter().any(|one| names.contains(&name(one)))
}

/// Elements whose words are not words of the page.
const SILENT: [&str; 6] = ["script", "style", "noscript", "template", "svg", "head"];

/// The words below a node as they are written, with their spaces; `<br>` is a new line.
pub fn text(node: &Node) -> String {
    let mut text = String::new();
    let mut open: Vec<Rc<Node>> = children(node).into_iter().rev().collect();
    while let Some(next) = open.pop() {
        match &next.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { .. } if name(&next) == "br" => text.push('\n'),
            NodeData::Element { .. } if !SILENT.contains(&name(&next)) => {
                open.extend(children(&next).into_iter().rev());
            }
            _ => {}
        }
    }
    text
}

/// The text itself, if the node is one.
pub fn own_text(node: &Node) -> Option<String> {
    match &node.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    }
}

pub fn parent(node: &Node) -> Option<Rc<Node>> {
    let held = node.parent.take();
    let found = held.as_ref().and_then(std::rc::Weak::upgrade);
    node.parent.set(held);
    found
}

/// The characters directly before and after a node in its parent: what emphasis depends on.
pub fn neighbours(node: &Rc<Node>) -> (Option<char>, Option<char>) {
    let Some(parent) = parent(node) else { return (None, None) };
    let all = parent.children.borrow();
    let Some(at) = all.iter().position(|one| Rc::ptr_eq(one, node)) else { return (None, None) };
    let words = |node: &Rc<Node>| own_text(node).unwrap_or_else(|| text(node));
    let before = at.checked_sub(1).and_then(|at| words(&all[at]).chars().next_back());
    let after = all.get(at + 1).and_then(|node| words(node).chars().next());
    (before, after)
}

/// The value of a property of a `style`.
pub fn style(node: &Node, property: &str) -> Option<String> {
    let style = attribute(node, "style")?.to_lowercase();
    let found = style.split(';').find_map(|one| {
        let (key, value) = one.split_once(':')?;
        (key.trim() == property).then(|| value.trim().to_owned())
    });
    found.filter(|value| !value.is_empty())
}

/// A list directly in a list, which editors write, is part of the item above it.
pub fn lists_in_items(root: &Node) {
    for list in below(root).into_iter().filter(|node| matches!(name(node), "ul" | "ol")) {
        let mut kept: Vec<Rc<Node>> = Vec::new();
        for child in children(&list) {
            let is_list = matches!(name(&child), "ul" | "ol");
            match kept.iter().rev().find(|node| name(node) == "li").filter(|_| is_list) {
                Some(item) => {
                    child.parent.set(Some(Rc::downgrade(item)));
                    item.children.borrow_mut().push(child);
                }
                None => kept.push(child),
            }
        }
        *list.children.borrow_mut() = kept;
    }
}

/// How lists count that don't count by numbers, up.
pub fn counted_otherwise(root: &Node) -> Vec<&'static str> {
    let how = |list: &Rc<Node>| {
        let kind = attribute(list, "type").or_else(|| style(list, "list-style-type")).unwrap_or_default();
        match kind.as_str() {
            _ if attribute(list, "reversed").is_some() => Some("numbers that go down"),
            "a" | "A" | "lower-alpha" | "upper-alpha" | "lower-latin" | "upper-latin" => Some("letters"),
            "i" | "I" | "lower-roman" | "upper-roman" => Some("Roman numbers"),
            _ => None,
        }
    };
    below(root).iter().filter(|node| name(node) == "ol").filter_map(how).collect()
}

/// A list that goes on with another number is another list from there on.
pub fn numbered(root: &Node) {
    for list in below(root).into_iter().filter(|node| name(node) == "ol") {
        let all = children(&list);
        let number = |node: &Rc<Node>| {
            attribute(node, "value").filter(|_| name(node) == "li")?.parse::<u32>().ok().filter(|value| *value > 0)
        };
        let Some(above) = parent(&list) else { continue };
        // What goes on as it would anyway stays.
        let mut next = attribute(&list, "start").and_then(|start| start.parse().ok()).unwrap_or(1_u32);
        let mut begins = Vec::new();
        for (at, node) in all.iter().enumerate().filter(|(_, node)| name(node) == "li") {
            if let Some(value) = number(node).filter(|value| *value != next) {
                next = value;
                begins.push(at);
            }
            next = next.saturating_add(1);
        }
        let mut made = Vec::new();
        for (number, at) in begins.iter().enumerate() {
            let end = begins.get(number + 1).map_or(all.len(), |end| *end);
            let part = like(&list, &all[*at]);
            for child in &all[*at..end] {
                child.parent.set(Some(Rc::downgrade(&part)));
                part.children.borrow_mut().push(Rc::clone(child));
            }
            part.parent.set(Some(Rc::downgrade(&above)));
            made.push(part);
        }
        let Some(first) = begins.first() else { continue };
        list.children.borrow_mut().truncate(*first);
        let mut beside = above.children.borrow_mut();
        let at = beside.iter().position(|one| Rc::ptr_eq(one, &list)).map_or(beside.len(), |at| at + 1);
        beside.splice(at..at, made);
    }
}

/// A list with no items yet that begins with the number of one.
fn like(list: &Node, item: &Node) -> Rc<Node> {
    let NodeData::Element { name, attrs, .. } = &list.data else { return Node::new(NodeData::Document) };
    let mut attrs = attrs.borrow().clone();
    attrs.retain(|one| &*one.name.local != "start" && &*one.name.local != "id");
    if let NodeData::Element { attrs: of_item, .. } = &item.data
        && let Some(value) = of_item.borrow().iter().find(|one| &*one.name.local == "value")
    {
        let mut start = value.clone();
        start.name.local = "start".into();
        attrs.push(start);
    }
    Node::new(NodeData::Element {
        name: name.clone(),
        attrs: attrs.into(),
        template_contents: None.into(),
        mathml_annotation_xml_integration_point: false,
    })
}
