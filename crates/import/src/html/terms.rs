//! Lists of terms: as Markdown where each has one line, else as HTML.

use std::rc::Rc;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::tree::{children, name, own_text};
use super::{block, raw, tidy};

pub fn list(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    block(&markdown(all, element.node).unwrap_or_else(|| raw::html(element.node)))
}

fn markdown(all: &dyn Handlers, list: &Node) -> Option<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for part in parts(list)? {
        let text = tidy(&all.walk_children(&part).content);
        let text = text.trim();
        match (name(&part), groups.last_mut()) {
            // A line that would be something else than a term.
            ("dt", _)
                if text.is_empty() || text.contains('\n') || text.starts_with(['-', '+', '#', '>', ':', '|', '<']) =>
            {
                return None;
            }
            ("dt", Some((_, texts))) if texts.is_empty() => return None,
            ("dt", _) => groups.push((text.to_owned(), Vec::new())),
            (_, Some((_, texts))) if !text.is_empty() => texts.push(text.to_owned()),
            _ => return None,
        }
    }
    let is_whole = !groups.is_empty() && groups.iter().all(|(_, texts)| !texts.is_empty());
    let lines = |text: &String| {
        let lines: Vec<String> =
            text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect();
        format!(":   {}", lines.join("\n").trim_start())
    };
    let group = |(term, texts): &(String, Vec<String>)| {
        let texts: Vec<String> = texts.iter().map(lines).collect();
        format!("{term}\n{}", texts.join("\n"))
    };
    is_whole.then(|| groups.iter().map(group).collect::<Vec<_>>().join("\n\n"))
}

/// Terms and their texts, also those that are in pairs.
fn parts(list: &Node) -> Option<Vec<Rc<Node>>> {
    let mut parts = Vec::new();
    for child in children(list) {
        match name(&child) {
            "dt" | "dd" => parts.push(child),
            "div" => parts.extend(parts_of(&child)?),
            "" if own_text(&child).is_none_or(|text| text.trim().is_empty()) => {}
            _ => return None,
        }
    }
    Some(parts)
}

fn parts_of(pair: &Node) -> Option<Vec<Rc<Node>>> {
    let inner: Vec<Rc<Node>> =
        children(pair).into_iter().filter(|one| own_text(one).is_none_or(|text| !text.trim().is_empty())).collect();
    inner.iter().all(|one| matches!(name(one), "dt" | "dd")).then_some(inner)
}
