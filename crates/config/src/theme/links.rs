//! Links of header and footer.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

use super::items;
use crate::LocalText;

#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub text: LocalText,
    /// A page of the site, or a whole address.
    pub href: Spanned<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LinkGroup {
    /// `None` for links that stand alone.
    pub title: Option<LocalText>,
    pub links: Vec<Link>,
}

pub(super) fn read_links(name: &str, node: &Node, locales: &[&str], file: &mut FileDiags) -> Vec<Link> {
    items(node).iter().filter_map(|item| read_link(name, item, locales, file)).collect()
}

/// Links, and groups of them: `{ title: Legal, links: […] }`. Links that follow each other are one group.
pub(super) fn read_groups(node: &Node, locales: &[&str], file: &mut FileDiags) -> Vec<LinkGroup> {
    let mut groups: Vec<LinkGroup> = Vec::new();
    for item in items(node) {
        let is_group = matches!(&item.value, Value::Map(entries) if entries.iter().any(|(key, _)| matches!(&*key.name, "links" | "title")));
        if is_group {
            let Some(mut fields) = Fields::of_keys("footer_links", "title", item, file) else { continue };
            let title = fields.require("title").and_then(|node| LocalText::read("title", node, locales, file));
            let links = fields.require("links").map(|node| read_links("links", node, locales, file));
            fields.finish(file);
            groups.extend(links.map(|links| LinkGroup { title, links }));
        } else if let Some(link) = read_link("footer_links", item, locales, file) {
            match groups.last_mut().filter(|group| group.title.is_none()) {
                Some(group) => group.links.push(link),
                None => groups.push(LinkGroup { title: None, links: vec![link] }),
            }
        }
    }
    groups
}

fn read_link(name: &str, node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<Link> {
    if !matches!(node.value, Value::Map(_)) {
        let message = format!("a link of `{name}` should be a map, but it is {}", node.value.kind());
        let diagnostic = Diagnostic::new(file.wrong_value, message)
            .help("write it like `{ text: Status, href: \"https://status.example.com/\" }`");
        file.push(diagnostic, &node.span);
        return None;
    }
    let mut fields = Fields::of_keys(name, "text", node, file)?;
    let text = fields.require("text").and_then(|node| LocalText::read("text", node, locales, file));
    let href = fields.require("href").and_then(|node| file.text("href", node));
    fields.finish(file);
    Some(Link { text: text?, href: href? })
}
