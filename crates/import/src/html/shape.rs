//! What a tree is brought into before it is turned: the library writes each element where it stands, and Markdown asks for more.

use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::escape::is_inline;
use super::tree::{attribute, below, children, has, name, own_text, parent, style};

/// Schemes of addresses that run something.
const PROGRAMS: [&str; 3] = ["javascript", "vbscript", "data"];

/// Addresses of links as browsers read them, which leave tabs and line ends out. Takes away those that run a program; how many.
pub fn addresses(root: &Node) -> usize {
    let mut count = 0;
    for node in below(root).iter().filter(|node| matches!(name(node), "a" | "area")) {
        let NodeData::Element { attrs, .. } = &node.data else { continue };
        let mut attrs = attrs.borrow_mut();
        let Some(at) = attrs.iter().position(|one| &*one.name.local == "href") else { continue };
        let read = attrs[at].value.trim().replace(['\t', '\n', '\r'], "");
        let scheme = read.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        if scheme.is_some_and(|scheme| PROGRAMS.contains(&scheme.as_str())) {
            attrs.remove(at);
            count += 1;
        } else if *attrs[at].value != read {
            attrs[at].value = read.as_str().into();
        }
    }
    count
}

/// A table of one cell lays a page out, or is a box around a text: it is a block, with what its styles say.
pub fn one_cell(root: &Rc<Node>) {
    for table in below(root).into_iter().rev().filter(|node| name(node) == "table") {
        let rows = super::table::rows(&table);
        let [row] = rows.as_slice() else { continue };
        let ([cell], Some(above)) = (row.as_slice(), parent(&table)) else { continue };
        if children(&table).iter().any(|child| name(child) == "caption") {
            continue;
        }
        let made = element(&table, "div");
        let styles: Vec<String> = [Some(Rc::clone(cell)), parent(cell), Some(Rc::clone(&table))]
            .into_iter()
            .flatten()
            .filter_map(|one| attribute(&one, "style"))
            .collect();
        let of = |one: &Rc<Node>| match &one.data {
            NodeData::Element { attrs, .. } => attrs.borrow().clone(),
            _ => Vec::new(),
        };
        let mut all = of(cell);
        all.extend(of(&table).into_iter().filter(|one| !of(cell).iter().any(|known| known.name == one.name)));
        for one in all.iter_mut().filter(|one| &*one.name.local == "style") {
            one.value = styles.join("; ").as_str().into();
        }
        if let NodeData::Element { attrs, .. } = &made.data {
            *attrs.borrow_mut() = all;
        }
        let inner = std::mem::take(&mut *cell.children.borrow_mut());
        for child in &inner {
            child.parent.set(Some(Rc::downgrade(&made)));
        }
        *made.children.borrow_mut() = inner;
        made.parent.set(Some(Rc::downgrade(&above)));
        let mut beside = above.children.borrow_mut();
        if let Some(at) = beside.iter().position(|one| Rc::ptr_eq(one, &table)) {
            beside[at] = made;
        }
    }
}

/// What is behind a list in an item would be part of its last item, and a list that does not begin with 1 would be part of the line
/// before it: such lines are paragraphs.
pub fn lines_of_items(root: &Node) {
    for item in below(root).into_iter().filter(|node| name(node) == "li") {
        let all = children(&item);
        if !all.iter().any(|child| matches!(name(child), "ul" | "ol")) {
            continue;
        }
        let mut made: Vec<Rc<Node>> = Vec::new();
        let mut run: Vec<Rc<Node>> = Vec::new();
        let mut is_behind = false;
        for child in all {
            if own_text(&child).is_some() || is_inline(&child) || name(&child) == "br" {
                run.push(child);
                continue;
            }
            if !matches!(child.data, NodeData::Element { .. }) {
                made.push(child);
                continue;
            }
            let is_later = name(&child) == "ol" && attribute(&child, "start").is_some_and(|start| start.trim() != "1");
            end_run(&mut run, is_behind || is_later, &item, &mut made);
            is_behind = matches!(name(&child), "ul" | "ol") && has(&child, &["li"]);
            made.push(child);
        }
        end_run(&mut run, is_behind, &item, &mut made);
        *item.children.borrow_mut() = made;
    }
}

/// Puts what is on one line into a paragraph, if it has to be one and is not empty.
fn end_run(run: &mut Vec<Rc<Node>>, is_paragraph: bool, item: &Rc<Node>, made: &mut Vec<Rc<Node>>) {
    let is_blank = |node: &Rc<Node>| own_text(node).is_some_and(|text| text.trim().is_empty()) || name(node) == "br";
    if !is_paragraph || run.iter().all(is_blank) {
        made.append(run);
        return;
    }
    let paragraph = element(item, "p");
    for child in run.iter() {
        child.parent.set(Some(Rc::downgrade(&paragraph)));
    }
    paragraph.children.borrow_mut().append(run);
    paragraph.parent.set(Some(Rc::downgrade(item)));
    made.push(paragraph);
}

/// An element of another name, with nothing in it.
pub fn element(like: &Node, tag: &str) -> Rc<Node> {
    let NodeData::Element { name, .. } = &like.data else { return Node::new(NodeData::Document) };
    let mut name = name.clone();
    name.local = tag.into();
    Node::new(NodeData::Element {
        name,
        attrs: Vec::new().into(),
        template_contents: None.into(),
        mathml_annotation_xml_integration_point: false,
    })
}

/// Text that is above or below the line by its style is so by its element.
pub fn raised(root: &Rc<Node>) {
    for node in below(root).into_iter().filter(|node| name(node) == "span") {
        let tag = match style(&node, "vertical-align").as_deref() {
            Some("super") => "sup",
            Some("sub") => "sub",
            _ => continue,
        };
        let Some(above) = parent(&node) else { continue };
        let made = element(&node, tag);
        let inner = std::mem::take(&mut *node.children.borrow_mut());
        for child in &inner {
            child.parent.set(Some(Rc::downgrade(&made)));
        }
        *made.children.borrow_mut() = inner;
        made.parent.set(Some(Rc::downgrade(&above)));
        let mut beside = above.children.borrow_mut();
        if let Some(at) = beside.iter().position(|one| Rc::ptr_eq(one, &node)) {
            beside[at] = made;
        }
    }
}

/// Elements that say nothing go, so that what was written as one word is one text: `<span>1</span>. b` begins a list as `1. b` does.
pub fn one_text(root: &Rc<Node>) {
    for node in below(root).into_iter().rev() {
        let is_bare = matches!(name(&node), "span" | "font")
            && super::emphasis::marks(&node, name(&node)).is_empty()
            && attribute(&node, "id").is_none();
        if !is_bare {
            continue;
        }
        let Some(above) = parent(&node) else { continue };
        let inner = std::mem::take(&mut *node.children.borrow_mut());
        for child in &inner {
            child.parent.set(Some(Rc::downgrade(&above)));
        }
        let mut beside = above.children.borrow_mut();
        if let Some(at) = beside.iter().position(|one| Rc::ptr_eq(one, &node)) {
            beside.splice(at..=at, inner);
        }
    }
    for node in std::iter::once(Rc::clone(root)).chain(below(root)) {
        let mut kept: Vec<Rc<Node>> = Vec::new();
        for child in children(&node) {
            if let (Some(NodeData::Text { contents }), Some(text)) =
                (kept.last().map(|one| &one.data), own_text(&child))
            {
                contents.borrow_mut().push_slice(&text);
                continue;
            }
            // Two of them one after the other would have their signs between them.
            if let Some(last) = kept.last().filter(|last| is_one(last, &child)) {
                let inner = std::mem::take(&mut *child.children.borrow_mut());
                for one in &inner {
                    one.parent.set(Some(Rc::downgrade(last)));
                }
                last.children.borrow_mut().extend(inner);
                continue;
            }
            kept.push(child);
        }
        *node.children.borrow_mut() = kept;
    }
}

/// Whether two elements say the same of their text.
fn is_one(last: &Node, next: &Node) -> bool {
    let marks = |node: &Node| match name(node) {
        tag @ ("strong" | "b" | "em" | "i" | "span" | "font" | "del" | "s" | "strike") => {
            super::emphasis::marks(node, tag)
        }
        _ => Vec::new(),
    };
    let both = (marks(last), marks(next));
    let is_same = both.0.len() == both.1.len() && both.0.iter().all(|mark| both.1.contains(mark));
    name(last) == "code" && name(next) == "code" || !both.0.is_empty() && is_same
}
