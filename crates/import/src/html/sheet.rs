//! Styles that a page keeps by class: what Google Docs writes as a page has no other bold text.

use std::collections::BTreeMap;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use super::tree::{below, children, name, own_text};

/// What such styles may say of text.
const PROPERTIES: [&str; 5] =
    ["font-weight", "font-style", "text-decoration", "text-decoration-line", "vertical-align"];

/// Writes styles of text to the elements whose class has them.
pub fn inlined(root: &Node) {
    let all = below(root);
    let sheets = all.iter().filter(|node| name(node) == "style");
    let text: String = sheets.flat_map(|node| children(node)).filter_map(|node| own_text(&node)).collect();
    let rules = rules(&text);
    if rules.is_empty() {
        return;
    }
    for node in all.iter().filter(|node| name(node) == "span") {
        let NodeData::Element { attrs, .. } = &node.data else { continue };
        let mut attrs = attrs.borrow_mut();
        let Some(class) = attrs.iter().find(|one| &*one.name.local == "class").cloned() else { continue };
        let said: String =
            class.value.split_whitespace().filter_map(|class| rules.get(class)).map(String::as_str).collect();
        if said.is_empty() {
            continue;
        }
        // What an element says of itself comes before.
        match attrs.iter_mut().find(|one| &*one.name.local == "style") {
            Some(own) => own.value = format!("{};{said}", own.value).as_str().into(),
            None => {
                let mut own = class;
                own.name.local = "style".into();
                own.value = said.as_str().into();
                attrs.push(own);
            }
        }
    }
}

/// Rules for one class alone, `.c1{font-weight:700}`, and what they say of text.
fn rules(sheet: &str) -> BTreeMap<String, String> {
    let mut rules: BTreeMap<String, String> = BTreeMap::new();
    for part in sheet.split('}') {
        let Some((selectors, said)) = part.rsplit_once('{') else { continue };
        let said: String = said
            .split(';')
            .filter(|one| {
                one.split_once(':').is_some_and(|(key, _)| PROPERTIES.contains(&key.trim().to_lowercase().as_str()))
            })
            .map(|one| format!("{};", one.trim()))
            .collect();
        for class in selectors.split(',').filter_map(|one| one.trim().strip_prefix('.')) {
            let is_plain = class.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
            if is_plain && !said.is_empty() && part.matches('{').count() == 1 {
                rules.entry(class.to_owned()).or_default().push_str(&said);
            }
        }
    }
    rules
}
