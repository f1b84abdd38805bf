//! Code: in a line, and in blocks with its language.

use std::rc::Rc;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::block;
use super::escape::BREAK;
use super::tree::{attribute, below, children, has, name, own_text, parent, text};
use crate::blocks::{code, one_line};

/// Code as it is written, with its language.
pub fn preformatted(node: &Rc<Node>) -> String {
    let language = |node: &Node| {
        let by_class = attribute(node, "class").unwrap_or_default();
        let by_class = by_class.split_whitespace().find_map(|class| {
            let name =
                ["language-", "lang-", "highlight-source-"].iter().find_map(|start| class.strip_prefix(start))?;
            Some(name.to_owned())
        });
        by_class.or_else(|| attribute(node, "data-language")).or_else(|| attribute(node, "data-lang"))
    };
    let inner = || below(node).iter().find_map(|node| language(node));
    let language = language(node).or_else(inner).unwrap_or_default().to_lowercase();
    let fits = language.chars().all(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(c));
    let text = text(node).replace('\u{A0}', " ");
    if text.trim().is_empty() { String::new() } else { code(if fits { &language } else { "" }, text.trim_end()) }
}

/// Code in a line: its signs are what they are, links stay links, and each line is code of its own. What is all of a block is a block.
pub fn span(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let node = element.node;
    if has(node, &["br"]) && is_block(node) {
        return block(&preformatted(node));
    }
    let mut made = String::new();
    for (to, words) in runs(node) {
        let link = to.filter(|to| !to.is_empty());
        let lines: Vec<String> = words.split('\n').map(line).collect();
        // A link has no lines.
        match link {
            Some(to) => made.push_str(&format!("[{}]({})", line(&one_line(&words)), crate::uses::written(&to))),
            None => made.push_str(&lines.join(&format!("{BREAK}\n"))),
        }
    }
    let pictures = below(node).into_iter().filter(|one| name(one) == "img");
    made.extend(pictures.filter_map(|picture| super::media::of_node(&picture, None)));
    Some(made.into())
}

/// Words between signs of which they have not as many in a row; of nothing but spaces, one.
fn line(words: &str) -> String {
    let bare = words.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if bare.trim().is_empty() {
        return if words.is_empty() { String::new() } else { " ".to_owned() };
    }
    let longest = bare.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    // Of one, two tell it apart; of three in a row, four.
    let signs = "`".repeat(longest + 1);
    let space = if bare.starts_with('`') || bare.ends_with('`') { " " } else { "" };
    let (lead, trail) = (edge(words.starts_with(char::is_whitespace)), edge(words.ends_with(char::is_whitespace)));
    format!("{lead}{signs}{space}{bare}{space}{signs}{trail}")
}

fn edge(is_space: bool) -> &'static str {
    if is_space { " " } else { "" }
}

/// The words below a node by the link that they are in; `<br>` is a line end, others are spaces.
fn runs(node: &Rc<Node>) -> Vec<(Option<String>, String)> {
    let mut runs: Vec<(Option<String>, String)> = Vec::new();
    for one in below(node) {
        let words = match own_text(&one) {
            Some(words) => words.replace(['\n', '\r', '\t'], " "),
            None if name(&one) == "br" => "\n".to_owned(),
            None => continue,
        };
        let mut up = parent(&one);
        let mut to = None;
        while let Some(above) = up.filter(|above| !Rc::ptr_eq(above, node)) {
            if name(&above) == "a" {
                to = attribute(&above, "href");
            }
            up = parent(&above);
        }
        match runs.last_mut().filter(|(last, _)| *last == to) {
            Some((_, known)) => known.push_str(&words),
            None => runs.push((to, words)),
        }
    }
    runs
}

/// Whether code is all of a block that can have blocks in it.
fn is_block(node: &Rc<Node>) -> bool {
    let is_blank = |one: &Rc<Node>| own_text(one).is_some_and(|text| text.trim().is_empty());
    let Some(above) = parent(node) else { return false };
    let alone = children(&above).iter().all(|one| Rc::ptr_eq(one, node) || is_blank(one) || name(one) == "br");
    let takes = matches!(name(&above), "p" | "div" | "section" | "li" | "body" | "blockquote");
    let mut up = Some(above);
    while let Some(at) = up {
        if matches!(name(&at), "td" | "th" | "a" | "summary" | "dt") || super::ids::is_heading(&at) {
            return false;
        }
        up = parent(&at);
    }
    alone && takes && text(node).trim().contains('\n')
}
