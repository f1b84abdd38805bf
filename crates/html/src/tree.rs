//! The tree that a browser makes of some tags and texts: html5ever's tree builder over an arena of nodes. Knows HTML's
//! rules of nesting, and nothing of Markdown or of what is allowed.
//!
//! It is fed with tags and texts that are apart already, never with a text to be cut into them. So a hole can be what no
//! text has a word for: an attribute in a namespace of its own.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

/// The namespace of attributes that stand for a hole. HTML gives none to the attributes of its own elements.
const HOLES: &str = "https://guichet.invalid/holes";

/// What stands for a whole element, or between attributes, has an attribute without a name.
const NAMELESS: &str = "";

/// An attribute on its way into the tree.
pub enum Value<'t> {
    Text(&'t str),
    /// The hole of this number.
    Hole(usize),
}

pub struct Builder {
    builder: TreeBuilder<Handle, Arena>,
    holes: Namespace,
}

impl Builder {
    /// For what stands among other blocks.
    pub fn among_blocks() -> Self {
        let arena = Arena(RefCell::new(Nodes(vec![Node::new(Data::Document)])));
        let context = arena.create_element(html("div"), Vec::new(), ElementFlags::default());
        let builder = TreeBuilder::new_for_fragment(arena, context, None, TreeBuilderOpts::default());
        Builder { builder, holes: Namespace::from(HOLES) }
    }

    /// A named attribute, or one without a name that only a hole can be.
    pub fn attribute(&self, name: Option<&str>, value: Value<'_>) -> Attribute {
        let (namespace, value) = match value {
            Value::Text(text) => (ns!(), StrTendril::from(text)),
            Value::Hole(number) => (self.holes.clone(), StrTendril::from(number.to_string())),
        };
        Attribute { name: QualName::new(None, namespace, LocalName::from(name.unwrap_or(NAMELESS))), value }
    }

    pub fn open(&mut self, name: &str, attributes: Vec<Attribute>) {
        self.tag(TagKind::StartTag, name, attributes);
    }

    pub fn close(&mut self, name: &str) {
        self.tag(TagKind::EndTag, name, Vec::new());
    }

    fn tag(&mut self, kind: TagKind, name: &str, attrs: Vec<Attribute>) {
        let name = LocalName::from(name);
        let tag = Tag { kind, name, self_closing: false, attrs, had_duplicate_attributes: false };
        self.process(Token::TagToken(tag));
    }

    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.process(Token::CharacterTokens(StrTendril::from(text)));
        }
    }

    /// What the builder answers is for a tokenizer, which there is none of.
    fn process(&mut self, token: Token) {
        let _ = self.builder.process_token(token, 1);
    }

    pub fn finish(self) -> Tree {
        let _ = self.builder.process_token(Token::EOFToken, 1);
        self.builder.end();
        let TreeBuilder { sink, .. } = self.builder;
        Tree { nodes: sink.0.into_inner(), holes: self.holes }
    }
}

/// The tree of a text, cut into tags by html5ever too: what a browser makes of what we have written.
pub fn read(text: &str) -> Tree {
    use html5ever::tendril::TendrilSink;
    let arena = Arena(RefCell::new(Nodes(vec![Node::new(Data::Document)])));
    let parser = html5ever::parse_fragment(arena, Default::default(), html("div"), Vec::new(), true);
    Tree { nodes: parser.one(text).0.into_inner(), holes: Namespace::from(HOLES) }
}

fn html(name: &str) -> QualName {
    QualName::new(None, ns!(html), LocalName::from(name))
}

/// What came out.
pub struct Tree {
    nodes: Nodes,
    holes: Namespace,
}

/// An opening or closing of an element, or a text, in the order of the document.
pub enum Event<'t> {
    Open(&'t str, &'t [Attribute]),
    Close(&'t str, &'t [Attribute]),
    Text(&'t str),
}

impl Tree {
    /// Walks the tree without recursion: it may be deep.
    pub fn walk<'t>(&'t self, mut visit: impl FnMut(Event<'t>)) {
        let nodes = &self.nodes.0;
        // The document's only child is the root that stands for the context.
        let Some(root) = nodes[DOCUMENT].first else { return };
        let mut at = nodes[root].first;
        while let Some(index) = at {
            let node = &nodes[index];
            match &node.data {
                Data::Element(name, attributes) => visit(Event::Open(name, attributes)),
                Data::Text(text) => visit(Event::Text(text)),
                Data::Document | Data::Other => {}
            }
            if node.first.is_some() {
                at = node.first;
                continue;
            }
            let mut index = index;
            loop {
                let node = &nodes[index];
                if let Data::Element(name, attributes) = &node.data {
                    visit(Event::Close(name, attributes));
                }
                at = node.next;
                match node.parent {
                    Some(parent) if at.is_none() && parent != root => index = parent,
                    _ => break,
                }
            }
        }
    }

    /// The name and number of an attribute that is a hole.
    pub fn hole<'t>(&self, attribute: &'t Attribute) -> Option<(Option<&'t str>, usize)> {
        if attribute.name.ns != self.holes {
            return None;
        }
        let name = &*attribute.name.local;
        Some(((name != NAMELESS).then_some(name), attribute.value.parse().ok()?))
    }
}

const DOCUMENT: usize = 0;

enum Data {
    Document,
    Element(LocalName, Vec<Attribute>),
    Text(StrTendril),
    /// Comments and processing instructions: nobody feeds them in.
    Other,
}

struct Node {
    data: Data,
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
}

impl Node {
    fn new(data: Data) -> Self {
        Node { data, parent: None, previous: None, next: None, first: None, last: None }
    }
}

/// Nodes by number. Siblings are linked, so that nothing is looked for in a list of children.
struct Nodes(Vec<Node>);

impl Nodes {
    fn add(&mut self, data: Data) -> usize {
        self.0.push(Node::new(data));
        self.0.len() - 1
    }

    fn detach(&mut self, node: usize) {
        let Node { parent, previous, next, .. } = self.0[node];
        match previous {
            Some(previous) => self.0[previous].next = next,
            None => parent.into_iter().for_each(|parent| self.0[parent].first = next),
        }
        match next {
            Some(next) => self.0[next].previous = previous,
            None => parent.into_iter().for_each(|parent| self.0[parent].last = previous),
        }
        let node = &mut self.0[node];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    /// Puts `node` into `parent`, before `next` or at the end.
    fn insert(&mut self, parent: usize, next: Option<usize>, node: usize) {
        self.detach(node);
        let previous = match next {
            Some(next) => self.0[next].previous.replace(node),
            None => self.0[parent].last.replace(node),
        };
        match previous {
            Some(previous) => self.0[previous].next = Some(node),
            None => self.0[parent].first = Some(node),
        }
        let node = &mut self.0[node];
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
    }

    /// The same with a text, which joins the one before it.
    fn place(&mut self, parent: usize, next: Option<usize>, child: NodeOrText<usize>) {
        let node = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let previous = match next {
                    Some(next) => self.0[next].previous,
                    None => self.0[parent].last,
                };
                if let Some(previous) = previous
                    && let Data::Text(earlier) = &mut self.0[previous].data
                {
                    return earlier.push_tendril(&text);
                }
                self.add(Data::Text(text))
            }
        };
        self.insert(parent, next, node);
    }
}

struct Arena(RefCell<Nodes>);

/// A node and its name, which the builder looks at while it changes the tree.
#[derive(Clone)]
struct Handle {
    node: usize,
    name: Rc<QualName>,
}

impl Arena {
    fn handle(&self, data: Data, name: QualName) -> Handle {
        let node = self.0.borrow_mut().add(data);
        Handle { node, name: Rc::new(name) }
    }
}

fn node_or_text(child: NodeOrText<Handle>) -> NodeOrText<usize> {
    match child {
        NodeOrText::AppendNode(handle) => NodeOrText::AppendNode(handle.node),
        NodeOrText::AppendText(text) => NodeOrText::AppendText(text),
    }
}

impl TreeSink for Arena {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { node: DOCUMENT, name: Rc::new(html("")) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.handle(Data::Element(name.local.clone(), attributes), name)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.handle(Data::Other, html(""))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.handle(Data::Other, html(""))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.0.borrow_mut().place(parent.node, None, node_or_text(child));
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.0.borrow().0[element.node].parent;
        match parent {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// Templates are not let through; one that was would keep its content to itself.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.node == y.node
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut nodes = self.0.borrow_mut();
        if let Some(parent) = nodes.0[sibling.node].parent {
            nodes.place(parent, Some(sibling.node), node_or_text(child));
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, added: Vec<Attribute>) {
        if let Data::Element(_, attributes) = &mut self.0.borrow_mut().0[target.node].data {
            for attribute in added {
                if attributes.iter().all(|other| other.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.0.borrow_mut().detach(target.node);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut nodes = self.0.borrow_mut();
        while let Some(child) = nodes.0[node.node].first {
            nodes.insert(parent.node, None, child);
        }
    }
}
