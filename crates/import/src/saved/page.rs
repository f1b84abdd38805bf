//! The tree of one saved page: what its head says, and the part of it that is the text.

use std::collections::BTreeSet;
use std::rc::Rc;

use htmd::Node;

use crate::html::tree::{attribute, below, children, name, own_text, parent, text};

/// Classes and ids of the text in the pages of help desks.
const TEXTS: [&str; 12] = [
    "article-body",
    "article__body",
    "article-content",
    "article_body",
    "markdown-body",
    "post-content",
    "entry-content",
    "page-content",
    "main-content",
    "content-body",
    "kb-article",
    "content",
];

/// What is around a text, or beside its headings.
const AROUND: [&str; 11] = [
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "headerlink",
    "header-anchor",
    "anchor-link",
    "heading-anchor",
    "skip-link",
    "skip-to-content",
    "sr-only",
    "toc",
];

pub fn meta(tree: &Rc<Node>, wanted: &str) -> Option<String> {
    let is_it = |node: &&Rc<Node>| {
        name(node) == "meta" && ["name", "property"].iter().any(|key| attribute(node, key).as_deref() == Some(wanted))
    };
    let found = below(tree).iter().find(is_it).and_then(|node| attribute(node, "content"));
    found.filter(|text| !text.is_empty())
}

pub fn canonical(tree: &Rc<Node>) -> Option<String> {
    let is_it = |node: &&Rc<Node>| name(node) == "link" && attribute(node, "rel").as_deref() == Some("canonical");
    below(tree).iter().find(is_it).and_then(|node| attribute(node, "href")).filter(|url| url.starts_with("http"))
}

/// Where a page leads on to at once, if that is all that it does.
pub fn refresh(tree: &Rc<Node>) -> Option<String> {
    let is_it = |node: &&Rc<Node>| {
        name(node) == "meta" && attribute(node, "http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"))
    };
    let content = below(tree).iter().find(is_it).and_then(|node| attribute(node, "content"))?;
    let (seconds, to) = content.split_once([';', ','])?;
    let (key, to) = to.split_once('=')?;
    let is_url =
        key.trim().eq_ignore_ascii_case("url") && seconds.trim().parse::<f32>().is_ok_and(|seconds| seconds < 10.0);
    let to = to.trim().trim_matches(['"', '\'']).trim();
    // A page with words of its own that goes on after a while is a page.
    let body = below(tree).into_iter().find(|node| name(node) == "body");
    let words = body.map_or(0, |body| text(&body).split_whitespace().count());
    (is_url && !to.is_empty() && words < 60).then(|| to.to_owned())
}

pub fn head_title(tree: &Rc<Node>) -> String {
    let found = below(tree).iter().find(|node| name(node) == "title").map(|node| text(node));
    crate::blocks::one_line(&found.unwrap_or_default())
}

/// The element that the text is in.
pub fn main_of(tree: &Rc<Node>) -> Rc<Node> {
    let all = below(tree);
    let length = |node: &Rc<Node>| text(node).chars().filter(|c| !c.is_whitespace()).count();
    let longest = |fits: &dyn Fn(&Rc<Node>) -> bool| {
        let found = all.iter().filter(|node| fits(node)).map(|node| (length(node), node));
        found.max_by_key(|(length, _)| *length).filter(|(length, _)| *length > 0).map(|(_, node)| Rc::clone(node))
    };
    let body = all.iter().find(|node| name(node) == "body").map_or_else(|| Rc::clone(tree), Rc::clone);
    let has_name = |node: &Rc<Node>, wanted: &str| {
        let classes = attribute(node, "class").unwrap_or_default();
        attribute(node, "id").is_some_and(|id| id == wanted) || classes.split_whitespace().any(|class| class == wanted)
    };
    let found = longest(&|node| name(node) == "main" || attribute(node, "role").as_deref() == Some("main"));
    // An article of its own in the main part: that, if it is nearly all of it.
    let within = |node: &Rc<Node>| longest(&|one| name(one) == "article" && is_below(one, node));
    let found = found.map(|node| within(&node).filter(|inner| length(inner) * 10 > length(&node) * 6).unwrap_or(node));
    let found = found.or_else(|| longest(&|node| name(node) == "article"));
    let found = found.or_else(|| TEXTS.iter().find_map(|wanted| longest(&|node| has_name(node, wanted))));
    found.unwrap_or_else(|| {
        clean(&body);
        // As deep as nearly all of the words are in one element.
        let mut at = body;
        loop {
            let whole = length(&at);
            let next = children(&at).into_iter().map(|child| (length(&child), child)).max_by_key(|(length, _)| *length);
            match next {
                Some((length, child))
                    if length * 10 > whole * 8 && matches!(name(&child), "div" | "section" | "center") =>
                {
                    at = child
                }
                _ => return at,
            }
        }
    })
}

fn is_below(node: &Rc<Node>, above: &Rc<Node>) -> bool {
    let mut at = parent(node);
    while let Some(node) = at {
        if Rc::ptr_eq(&node, above) {
            return true;
        }
        at = parent(&node);
    }
    false
}

/// The heading of the page, which is its title here.
pub fn take_heading(main: &Rc<Node>) -> Option<String> {
    let heading = below(main).into_iter().find(|node| name(node) == "h1")?;
    let title = text(&heading).trim().trim_end_matches('¶').trim().to_owned();
    if title.is_empty() {
        return None;
    }
    let above = parent(&heading)?;
    above.children.borrow_mut().retain(|node| !Rc::ptr_eq(node, &heading));
    Some(title)
}

/// Removes what is not of the text.
pub fn clean(main: &Rc<Node>) {
    let around = BTreeSet::from(AROUND);
    let is_around = |node: &Rc<Node>| {
        let classes = attribute(node, "class").unwrap_or_default();
        let is_mark = name(node) == "a"
            && attribute(node, "href").is_some_and(|to| to.starts_with('#'))
            && matches!(text(node).trim(), "" | "#" | "¶" | "§" | "🔗" | "​")
            && !text(node).is_empty();
        matches!(name(node), "nav" | "footer" | "script" | "style" | "noscript")
            || attribute(node, "role")
                .is_some_and(|role| matches!(role.as_str(), "navigation" | "contentinfo" | "search" | "banner"))
            || classes.split_whitespace().any(|class| around.contains(class))
            || is_mark
    };
    for node in below(main).into_iter().chain([Rc::clone(main)]) {
        node.children.borrow_mut().retain(|child| own_text(child).is_some() || !is_around(child));
    }
}
