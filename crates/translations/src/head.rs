//! What of a front matter is for translators.

use guichet_core::yaml::{self, Key, Node, Value};

use crate::plain::push;

#[derive(Default)]
pub struct Head {
    /// Title and description, in this order, each on a line.
    pub seen: String,
    /// Keywords and pinned searches, without what does not matter. Which of them comes first says nothing.
    pub searched: String,
    /// All of it, to be looked at.
    pub source: String,
}

impl Head {
    pub fn of(yaml: &str) -> Self {
        let Ok(node) = yaml::parse(yaml, 0..yaml.len()) else { return Head::default() };
        let Value::Map(entries) = &node.value else { return Head::default() };
        let line = |name: &str| value(entries, name).and_then(word).map(|text| format!("{text}\n"));
        let seen: String = ["title", "description"].into_iter().filter_map(line).collect();
        let pins = match value(entries, "search") {
            Some(Node { value: Value::Map(entries), .. }) => value(entries, "pin"),
            _ => None,
        };
        let [keywords, pins] = [value(entries, "keywords"), pins].map(items);
        let shown = |name: &str, items: &[String]| match items {
            [] => String::new(),
            items => format!("{name}: {}\n", items.join(", ")),
        };
        Head {
            searched: format!("{}\n\0{}", sorted(&keywords), sorted(&pins)),
            source: format!("{seen}{}{}", shown("keywords", &keywords), shown("pin", &pins)),
            seen,
        }
    }
}

fn value<'n>(entries: &'n [(Key, Node)], name: &str) -> Option<&'n Node> {
    entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
}

fn word(node: &Node) -> Option<String> {
    match &node.value {
        Value::Str(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A list, or one.
fn items(node: Option<&Node>) -> Vec<String> {
    match node.map(|node| &node.value) {
        Some(Value::Seq(items)) => items.iter().filter_map(word).collect(),
        _ => node.and_then(word).into_iter().collect(),
    }
}

fn sorted(items: &[String]) -> String {
    let plain = |item: &String| {
        let mut plain = String::new();
        push(&mut plain, item);
        plain.trim_end().to_owned()
    };
    let mut items: Vec<String> = items.iter().map(plain).filter(|item| !item.is_empty()).collect();
    items.sort();
    items.dedup();
    items.join("\n")
}
