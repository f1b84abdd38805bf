//! Ids that something links to, on whatever element: a heading keeps its own, and others get an anchor, `<a id="…"></a>`.

use std::collections::BTreeSet;
use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::tree::{attribute, below, children, name, own_text, parent};

/// Ids, in whatever case: links that differ in nothing else are common.
#[derive(Clone, Debug, Default)]
pub struct Linked(BTreeSet<String>);

impl Linked {
    pub fn new(ids: BTreeSet<String>) -> Linked {
        Linked(ids.into_iter().map(|id| id.to_lowercase()).collect())
    }

    pub fn has(&self, id: &str) -> bool {
        !id.is_empty() && self.0.contains(&id.to_lowercase())
    }
}

/// Elements that have no place for an anchor in them: it goes before.
const CLOSED: [&str; 12] =
    ["table", "ul", "ol", "dl", "img", "pre", "hr", "video", "audio", "iframe", "details", "figure"];
/// Elements whose parts take anchors, but not they themselves.
const ROWS: [&str; 4] = ["tr", "thead", "tbody", "tfoot"];

/// Puts anchors where the ids of other elements are. `anchor` makes one.
pub fn anchored(root: &Rc<Node>, linked: &Linked, anchor: &dyn Fn(&str) -> Option<Rc<Node>>) {
    for node in below(root) {
        if own_text(&node).is_some() {
            continue;
        }
        let tag = name(&node).to_owned();
        named(&node, linked);
        // A heading in a cell can't have its id in braces.
        let is_own = tag.is_empty()
            || is_heading(&node) && !in_cell(&node)
            || matches!(tag.as_str(), "html" | "body" | "head" | "a");
        let id = attribute(&node, "id").filter(|id| linked.has(id));
        // An anchor with an address is a link here.
        let is_link = tag == "a" && attribute(&node, "href").is_some_and(|to| !to.is_empty());
        let id = if is_link { id.or_else(|| attribute(&node, "name").filter(|id| linked.has(id))) } else { id };
        let Some(id) = id.filter(|_| !is_own || is_link) else { continue };
        if in_heading(&node) {
            continue;
        }
        let Some(made) = anchor(&without_spaces(&id)) else { continue };
        if CLOSED.contains(&tag.as_str()) || is_link {
            before(&node, &made);
        } else if let Some(place) = place(&node) {
            made.parent.set(Some(Rc::downgrade(&place)));
            place.children.borrow_mut().insert(0, made);
        }
    }
}

/// The id of an anchor that is no link, whichever attribute says it: none if nothing links to it.
fn named(node: &Node, linked: &Linked) {
    let NodeData::Element { attrs, .. } = &node.data else { return };
    if name(node) != "a" || attribute(node, "href").is_some_and(|to| !to.is_empty()) {
        return;
    }
    let id = ["id", "name"].iter().find_map(|key| attribute(node, key).filter(|id| linked.has(id)));
    let mut attrs = attrs.borrow_mut();
    let Some(id) = id else {
        attrs.retain(|one| !matches!(&*one.name.local, "id" | "name"));
        return;
    };
    let Some(mut first) = attrs.iter().find(|one| matches!(&*one.name.local, "id" | "name")).cloned() else { return };
    first.name.local = "id".into();
    first.value = without_spaces(&id).as_str().into();
    attrs.retain(|one| !matches!(&*one.name.local, "id" | "name"));
    attrs.push(first);
}

/// An id has no spaces here; links find it all the same.
fn without_spaces(id: &str) -> String {
    id.replace(|c: char| c.is_whitespace() || matches!(c, '}' | '"' | '<' | '>'), "-")
}

fn in_cell(node: &Node) -> bool {
    let mut at = parent(node);
    while let Some(up) = at {
        if matches!(name(&up), "td" | "th") {
            return true;
        }
        at = parent(&up);
    }
    false
}

/// Where an anchor is part of a line: in the first block of words.
fn place(node: &Rc<Node>) -> Option<Rc<Node>> {
    let mut at = Rc::clone(node);
    loop {
        let is_blank = |one: &Rc<Node>| own_text(one).is_some_and(|text| text.trim().is_empty());
        let first = children(&at).into_iter().find(|one| !is_blank(one));
        let Some(first) = first else { return Some(at) };
        let goes_on =
            matches!(name(&first), "p" | "div" | "section" | "td" | "th" | "li" | "dt" | "article" | "blockquote")
                || ROWS.contains(&name(&first));
        if is_heading(&first) {
            return Some(first);
        }
        if !goes_on {
            return if ROWS.contains(&name(&at)) { None } else { Some(at) };
        }
        at = first;
    }
}

fn before(node: &Rc<Node>, made: &Rc<Node>) {
    let Some(above) = parent(node) else { return };
    made.parent.set(Some(Rc::downgrade(&above)));
    let mut beside = above.children.borrow_mut();
    let at = beside.iter().position(|one| Rc::ptr_eq(one, node)).unwrap_or(0);
    beside.insert(at, Rc::clone(made));
}

pub fn is_heading(node: &Node) -> bool {
    matches!(name(node), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

pub fn in_heading(node: &Node) -> bool {
    let mut at = parent(node);
    while let Some(up) = at {
        if is_heading(&up) {
            return true;
        }
        at = parent(&up);
    }
    false
}

/// A first element of a name in a tree that was just read, on its own.
pub fn taken(tree: &Node, wanted: &str) -> Option<Rc<Node>> {
    let found = below(tree).into_iter().find(|node| name(node) == wanted)?;
    found.parent.set(None);
    matches!(found.data, NodeData::Element { .. }).then_some(found)
}
