//! A small tree of an XML document: elements by their names without prefixes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements in one another that are kept apart; what is deeper is part of the one above.
const MAX_DEPTH: usize = 120;

#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, by its name without a prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The `val` of a child, which Word's settings have.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("val")
    }

    /// A setting that is on if it is there, unless it says that it is off.
    pub fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|one| !matches!(one.get("val"), Some("0" | "false" | "off" | "none")))
    }

    /// The first element of a name, however deep.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    pub fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Child::Element(element) => element.text(),
                Child::Text(text) => text.clone(),
            })
            .collect()
    }
}

/// The root of a document. What is broken ends where it breaks.
pub fn parse(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    let mut stack = vec![Element::default()];
    // Elements that were too deep to be kept apart.
    let mut deeper = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if stack.len() < MAX_DEPTH => stack.push(element(&start)),
            Ok(Event::Start(_)) => deeper += 1,
            Ok(Event::Empty(start)) => push(&mut stack, Child::Element(element(&start))),
            Ok(Event::End(_)) if deeper > 0 => deeper -= 1,
            Ok(Event::End(_)) => close(&mut stack),
            Ok(Event::Text(text)) => {
                if let Ok(text) = text.decode() {
                    push(&mut stack, Child::Text(text.into_owned()));
                }
            }
            Ok(Event::CData(text)) => {
                if let Ok(text) = text.decode() {
                    push(&mut stack, Child::Text(text.into_owned()));
                }
            }
            Ok(Event::GeneralRef(reference)) => {
                let known = reference.resolve_char_ref().ok().flatten().map(String::from);
                let named = || {
                    let name = reference.decode().ok()?;
                    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned)
                };
                if let Some(text) = known.or_else(named) {
                    push(&mut stack, Child::Text(text));
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    while stack.len() > 1 {
        close(&mut stack);
    }
    let root = stack.pop().unwrap_or_default();
    let first = root.children.into_iter().find_map(|child| match child {
        Child::Element(element) => Some(element),
        Child::Text(_) => None,
    });
    first.unwrap_or_default()
}

fn push(stack: &mut [Element], child: Child) {
    if let Some(top) = stack.last_mut() {
        top.children.push(child);
    }
}

fn close(stack: &mut Vec<Element>) {
    if stack.len() > 1
        && let Some(last) = stack.pop()
    {
        push(stack, Child::Element(last));
    }
}

fn element(start: &BytesStart) -> Element {
    let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
    let attributes = start.attributes().flatten().map(|attribute| {
        let key = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        let value = quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), |value| value.into_owned());
        (key, value)
    });
    Element { name, attributes: attributes.collect(), children: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_of_elements() {
        let root = parse("<?xml version=\"1.0\"?><w:a w:b=\"1 &amp; 2\"><w:c/>x &lt; &#233;<d>y</d></w:a>");
        assert_eq!((root.name.as_str(), root.get("b"), root.text()), ("a", Some("1 & 2"), "x < éy".to_owned()));
        assert_eq!(root.child("d").map(Element::text), Some("y".to_owned()));
        for broken in ["", "<a", "<a><b></a>", "</a>", "<a>&x;"] {
            parse(broken);
        }
        parse(&"<a>".repeat(100_000));
    }
}
