//! Shortcodes that themes of Hugo for documentation have, beyond callouts and tabs: cards, buttons, trees of files, and what other sites show
//! in a page.

use super::parse::{Call, Node};
use super::{Context, Made, inside};
use crate::blocks::{self, one_line};

pub fn converted(name: &str, call: &Call, context: &mut Context, indent: usize) -> Option<Made> {
    let args = &call.args;
    let of = |names: &[&str], at: usize| args.get(names, at).map(str::to_owned).filter(|text| !text.trim().is_empty());
    match name {
        "cards" | "cardpane" | "link-cards" if call.inner.is_some() => cards(call, context, indent).map(Made::Block),
        "card" | "link-card" => card(call, context, indent).map(|card| Made::Block(format!(":::cards\n{card}\n:::"))),
        "button" | "btn" | "linkbutton" => {
            let to = args.named(&["href", "url", "link", "relref", "ref", "page"]).map(str::to_owned)?;
            let own = args.named(&["relref", "ref"]).is_some();
            let words = one_line(&inside(call, context, indent));
            let words = if words.is_empty() { of(&["text", "title", "label"], 9)? } else { words };
            let to = if own { super::reference(&to)? } else { crate::uses::written(&to) };
            Some(Made::Inline(format!("[{words}]({to})")))
        }
        "badge" | "pill" => {
            let inner = one_line(&inside(call, context, indent));
            let text = of(&["content", "text", "title", "value"], 0).or(Some(inner)).filter(|text| !text.is_empty())?;
            Some(Made::Inline(blocks::badge(&text)))
        }
        "kbd" => {
            let text = of(&["key", "keys", "text"], 0)
                .or_else(|| Some(one_line(&inside(call, context, indent))))
                .filter(|text| !text.is_empty())?;
            Some(Made::Inline(format!("<kbd>{}</kbd>", blocks::escaped(&text))))
        }
        "icon" => {
            let name = crate::icons::ours(&of(&["name", "icon", "vendor"], 0)?)?;
            Some(Made::Inline(format!("{{{{ icon(name=\"{name}\") }}}}")))
        }
        "mermaid" if call.inner.is_some() => Some(Made::Block(blocks::code("mermaid", &inside(call, context, indent)))),
        "columns" | "column" if call.inner.is_some() => {
            // Between two columns, Book has an arrow.
            let body = inside(call, context, indent);
            let lines: Vec<&str> =
                body.split('\n').map(|line| if line.trim() == "<--->" { "" } else { line }).collect();
            Some(Made::Block(lines.join("\n")))
        }
        "filetree/container" | "filetree" if call.inner.is_some() => {
            let mut lines = Vec::new();
            tree(call.inner.as_deref().unwrap_or_default(), 0, &mut lines);
            (!lines.is_empty()).then(|| Made::Block(crate::mdx::file_tree(&lines.join("\n"))))
        }
        "gist" => {
            let (user, id) = (of(&["user"], 0)?, args.get(&["id"], 1));
            let url = format!("https://gist.github.com/{}", id.map_or(user.clone(), |id| format!("{user}/{id}")));
            Some(link(&url, context, call))
        }
        "instagram" => Some(link(&format!("https://www.instagram.com/p/{}/", of(&["id"], 0)?), context, call)),
        "x" | "tweet" | "twitter" => {
            let (user, id) =
                (args.named(&["user"]).unwrap_or("i"), args.named(&["id"]).or(args.list.last().map(String::as_str))?);
            Some(link(&format!("https://x.com/{user}/status/{id}"), context, call))
        }
        _ => None,
    }
}

/// What another site would show in the page.
fn link(url: &str, context: &mut Context, call: &Call) -> Made {
    let place = context.place(call);
    let construct = format!("{{{{< {} >}}}}", call.name);
    context.report.left(&construct, "a link to it now", &place);
    let url = crate::uses::written(url);
    Made::Block(format!("[{url}]({url})"))
}

fn cards(call: &Call, context: &mut Context, indent: usize) -> Option<String> {
    let mut items = Vec::new();
    for node in call.inner.as_deref()? {
        match node {
            Node::Call(inner) if matches!(inner.name, "card" | "link-card") => {
                items.push(card(inner, context, indent)?)
            }
            Node::Text(text) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
    (!items.is_empty()).then(|| format!(":::cards\n{}\n:::", items.join("\n")))
}

fn card(call: &Call, context: &mut Context, indent: usize) -> Option<String> {
    let args = &call.args;
    let to = args.named(&["link", "href", "url"])?;
    let title = args.named(&["title", "header", "name"]).map(one_line)?;
    let lead = args.named(&["subtitle", "description", "content"]).map(one_line).unwrap_or_default();
    let body = inside(call, context, indent);
    let text = [lead.trim(), body.trim()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    let text = match text.contains('\n') {
        _ if text.is_empty() => String::new(),
        false => format!(": {text}"),
        true => format!("\n\n  {}", text.replace('\n', "\n  ").replace("\n  \n", "\n\n")),
    };
    Some(format!("- [{}]({}){text}", blocks::markdown(&title), crate::uses::written(to)))
}

/// Folders and files as a list.
fn tree(nodes: &[Node], depth: usize, lines: &mut Vec<String>) {
    for node in nodes {
        let Node::Call(call) = node else { continue };
        if let Some(name) = call.args.get(&["name"], 0) {
            lines.push(format!("{}- {}", "  ".repeat(depth), one_line(name)));
        }
        tree(call.inner.as_deref().unwrap_or_default(), depth + 1, lines);
    }
}
