//! What a page has and does not show: it is not for readers, and is not published here either. What readers can open is shown.

use std::collections::BTreeSet;
use std::rc::Rc;

use htmd::Node;

use super::tree::{attribute, below, name, own_text, parent, style, text};

/// Attributes that name what a button opens.
const OPENS: [&str; 5] = ["aria-controls", "data-target", "data-bs-target", "data-controls", "href"];
/// Classes of what is closed until readers open it.
const CLOSED: [&str; 6] = ["accordion", "collapse", "collapsible", "tab", "toggle", "expand"];

/// What was found, as it was written: what is gone, and how many parts that readers could open are shown now.
#[derive(Debug, Default)]
pub struct Hidden {
    pub left: Vec<String>,
    pub shown: usize,
}

/// Removes from a tree what it hides.
pub fn remove(root: &Rc<Node>) -> Hidden {
    let all = below(root);
    let opened: BTreeSet<String> = all
        .iter()
        .flat_map(|node| OPENS.iter().filter_map(|key| attribute(node, key)))
        .filter_map(|to| {
            Some(to.strip_prefix('#').map_or_else(|| to.clone(), str::to_owned)).filter(|id| !id.is_empty())
        })
        .collect();
    let mut found = Hidden::default();
    for node in &all {
        let Some(how) = how(node) else { continue };
        if matches!(name(node), "html" | "body" | "head" | "script" | "style" | "svg" | "template" | "noscript") {
            continue;
        }
        if may_be_opened(node, &opened) {
            found.shown += 1;
            continue;
        }
        let Some(above) = parent(node) else { continue };
        above.children.borrow_mut().retain(|one| !Rc::ptr_eq(one, node));
        let has_words = !text(node).trim().is_empty() || below(node).iter().any(|one| name(one) == "img");
        if has_words || name(node) == "img" {
            found.left.push(how.to_owned());
        }
    }
    found
}

/// How an element is hidden, if it is.
fn how(node: &Node) -> Option<&'static str> {
    let is = |property: &str, wanted: &str| {
        style(node, property).is_some_and(|value| value.split('!').next().is_some_and(|value| value.trim() == wanted))
    };
    match () {
        () if own_text(node).is_some() => None,
        () if is("display", "none") => Some("display: none"),
        () if is("visibility", "hidden") || is("visibility", "collapse") => Some("visibility: hidden"),
        // What Word writes as a page.
        () if is("mso-hide", "all") => Some("mso-hide: all"),
        // A browser finds and opens `until-found`.
        () if attribute(node, "hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found")) => {
            Some("hidden")
        }
        () => None,
    }
}

/// Parts of pages that a click opens are of the text.
fn may_be_opened(node: &Node, opened: &BTreeSet<String>) -> bool {
    let role = attribute(node, "role").unwrap_or_default();
    let classes = attribute(node, "class").unwrap_or_default().to_lowercase();
    role == "tabpanel"
        || attribute(node, "id").is_some_and(|id| opened.contains(&id))
        || classes.split([' ', '-', '_']).any(|word| CLOSED.iter().any(|one| word.trim_end_matches('s') == *one))
}
