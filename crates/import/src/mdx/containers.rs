//! Blocks of MDX that have lines of their own to begin and to end: what begins one, and what becomes of it when it ends.

use super::{Card, Frame, Open, elements, push};
use crate::blocks::{self, callout, marker, tabs};
use guichet_syntax::fenced::Fence;

/// What a line of colons begins.
pub(super) fn container(line: &str) -> Option<Open> {
    if let Some((marker, title, colons)) = admonition(line) {
        return Some(Open::Callout { marker, title, colons });
    }
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    let (word, title) = rest.trim_start().split_once(' ').unwrap_or((rest.trim_start(), ""));
    // Behind `#` is the name by which several groups show the same.
    match word.split('#').next().unwrap_or(word) {
        "details" if colons >= 3 => Some(Open::Details { summary: title.trim().to_owned(), colons }),
        "code-group" | "code-tabs" | "tabs" if colons >= 3 => Some(Open::CodeGroup { colons }),
        "code-group-item" | "v-pre" | "raw" if colons >= 3 => {
            // A word behind the title says which is shown first.
            let label = title.trim().trim_end_matches(":active").trim().trim_matches('"').to_owned();
            Some(Open::GroupItem { label: (word == "code-group-item").then_some(label), colons })
        }
        _ => None,
    }
}

/// `:::note`, with its title in whatever form.
fn admonition(line: &str) -> Option<(&'static str, String, usize)> {
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    let word = rest.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let title = rest.trim_start()[word.len()..].trim();
    let title = title.strip_prefix('[').and_then(|title| title.rsplit_once(']')).map_or(title, |(title, _)| title);
    let title = if title.starts_with('{') { "" } else { title };
    (colons >= 3 && !word.is_empty()).then_some(())?;
    Some((marker(word)?, title.to_owned(), colons))
}

pub(super) fn close_container(colons: usize, line: &str, stack: &mut Vec<Frame>) {
    let fits = |frame: &mut Frame| match &frame.open {
        Open::Callout { colons: begun, .. }
        | Open::Details { colons: begun, .. }
        | Open::GroupItem { colons: begun, .. }
        | Open::CodeGroup { colons: begun } => *begun <= colons,
        _ => false,
    };
    let Some(Frame { open, indent, lines, .. }) = stack.pop_if(fits) else { return push(stack, line.to_owned()) };
    let body = blocks::dedented(&lines.join("\n"), indent);
    let made = match open {
        // A callout without a text is one without a meaning; its title says something.
        Open::Callout { marker, title, .. } if body.trim().is_empty() => callout(marker, None, &title),
        Open::Callout { marker, title, .. } => {
            callout(marker, Some(title.as_str()).filter(|title| !title.is_empty()), &body)
        }
        Open::Details { summary, .. } => blocks::details(if summary.is_empty() { "Details" } else { &summary }, &body),
        Open::GroupItem { label: Some(label), .. } => format!("@tab {label}\n{body}"),
        Open::GroupItem { label: None, .. } => body,
        _ => code_group(&body),
    };
    put(stack, &made, indent);
}

/// Tabs that begin with `@tab`, or blocks of code, each of which names its tab: ```` ```sh [npm] ````.
fn code_group(body: &str) -> String {
    if body.split('\n').any(|line| line.starts_with("@tab")) {
        let mut all: Vec<(String, String)> = Vec::new();
        let mut fence = Fence::default();
        for line in body.split('\n') {
            let label = line.strip_prefix("@tab").filter(|_| !fence.holds(line));
            if let Some(label) = label {
                let label = label.trim_start_matches(":active").split('#').next().unwrap_or_default().trim();
                all.push((
                    if label.is_empty() { (all.len() + 1).to_string() } else { label.to_owned() },
                    String::new(),
                ));
            } else if let Some((_, text)) = all.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        return tabs(&all);
    }
    let mut all: Vec<(String, String)> = Vec::new();
    let mut fence: Option<usize> = None;
    for line in body.split('\n') {
        let length = line.len() - line.trim_start_matches('`').len();
        let begins = fence.is_none() && length >= 3;
        if begins {
            let (language, label) = line[length..].split_once('[').unwrap_or((&line[length..], ""));
            let label = label.split(']').next().filter(|label| !label.is_empty()).unwrap_or(language);
            all.push((label.trim().to_owned(), format!("{}{}", "`".repeat(length), language.trim())));
            fence = Some(length);
        } else if let Some((_, code)) = all.last_mut().filter(|_| fence.is_some()) {
            code.push('\n');
            code.push_str(line);
            fence = fence.filter(|open| length < *open);
        }
    }
    if all.is_empty() { body.to_owned() } else { tabs(&all) }
}

/// Ends the last block that is between tags, and what is still open in it.
pub(super) fn close_tag(stack: &mut Vec<Frame>) {
    while stack.len() > 1 && stack.last().is_some_and(|last| !last.open.is_tag()) {
        abandon(stack);
    }
    let Some(Frame { open, indent, lines, .. }) = stack.pop_if(|frame| frame.open.is_tag()) else { return };
    // In MDX, indentation says nothing.
    let body = undented(&lines);
    let own = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let made = match open {
        Open::Steps if body.trim_start().starts_with(|c: char| c.is_ascii_digit()) => {
            format!(":::steps\n{}\n:::", body.trim())
        }
        Open::Aside { marker, title } if body.trim().is_empty() => callout(marker, None, &title),
        Open::Aside { marker, title } => callout(marker, own(&title).as_deref(), &body),
        Open::Grid { items } => cards(items, &body),
        Open::Card { title, href, lead } => {
            let body =
                if lead.trim().is_empty() { body } else { format!("{}\n\n{body}", lead.trim()).trim_end().to_owned() };
            let card = Card { title, href, body };
            match stack.last_mut().map(|outer| &mut outer.open) {
                Some(Open::Grid { items }) => {
                    items.push(card);
                    return;
                }
                _ => cards(vec![card], ""),
            }
        }
        Open::FileTree => elements::file_tree(&body),
        Open::Fold { summary } => blocks::details(&elements::summary(&summary), &body),
        Open::Summary => {
            if let Some(Open::Fold { summary }) = stack.last_mut().map(|outer| &mut outer.open) {
                *summary = body;
                return;
            }
            body
        }
        Open::Element { name, tag, is_structure } => elements::whole(&name, &tag, is_structure, &body),
        Open::Tab { label } => match stack.last_mut().map(|outer| &mut outer.open) {
            Some(Open::Tabs { tabs, .. }) => {
                tabs.push((label, body));
                return;
            }
            _ => format!("**{label}**\n\n{body}"),
        },
        Open::Tabs { tabs: all, .. } if all.is_empty() => code_group(&body),
        Open::Tabs { tabs: all, .. } => tabs(&all),
        _ => body,
    };
    // A row is no block of its own.
    if matches!(stack.last().map(|outer| &outer.open), Some(Open::Element { is_structure: true, .. })) {
        made.split('\n').for_each(|line| push(stack, line.to_owned()));
    } else {
        put(stack, &made, indent);
    }
}

/// Lines without what all of them are indented by, and without empty ones around them.
fn undented(lines: &[String]) -> String {
    let lines: Vec<&str> = lines.iter().flat_map(|line| line.split('\n')).collect();
    let indents = lines.iter().filter(|line| !line.trim().is_empty());
    let by = indents.map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(by..).unwrap_or_default()).collect();
    lines.join("\n").trim_end().trim_start_matches('\n').to_owned()
}

/// Cards, if all of them lead somewhere; else a list, or, of one, its title and text. `rest`: what is in a grid and not on a card.
fn cards(items: Vec<Card>, rest: &str) -> String {
    let indented = |text: &str| text.trim().replace('\n', "\n  ").replace("\n  \n", "\n\n");
    let is_all =
        items.iter().all(|card| card.href.is_some() && !card.body.contains("\n:::") && !card.body.starts_with(":::"));
    let one = |card: &Card| {
        let title = blocks::markdown(&blocks::one_line(&card.title));
        let link = card.href.as_ref().map(|href| format!("[{title}]({})", crate::uses::written(href)));
        let bold = || if title.is_empty() { String::new() } else { format!("**{title}**") };
        let head = match link {
            Some(link) if is_all => link,
            Some(link) => format!("**{link}**"),
            None => bold(),
        };
        let body = card.body.trim();
        match (body.is_empty(), head.is_empty(), body.contains('\n')) {
            (true, ..) => head,
            (_, true, _) => indented(body),
            (_, _, false) if is_all => format!("{head}: {body}"),
            _ => format!("{head}\n\n  {}", indented(body)),
        }
    };
    let list = |items: &[Card]| items.iter().map(|card| format!("- {}", one(card))).collect::<Vec<_>>().join("\n");
    let made = match items.as_slice() {
        [] => String::new(),
        items if is_all => format!(":::cards\n{}\n:::", list(items)),
        [card] => [
            one(&Card { title: card.title.clone(), href: card.href.clone(), body: String::new() }),
            card.body.trim().to_owned(),
        ]
        .join("\n\n"),
        items => list(items),
    };
    if rest.trim().is_empty() { made } else { format!("{made}\n\n{}", rest.trim()).trim_start().to_owned() }
}

/// A block of its own, at an indentation.
pub(super) fn put(stack: &mut [Frame], block: &str, indent: usize) {
    let Some(top) = stack.last_mut() else { return };
    if top.lines.last().is_some_and(|last| !last.trim().is_empty()) {
        top.lines.push(String::new());
    }
    let prefix = " ".repeat(indent);
    top.lines
        .extend(block.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{prefix}{line}") }));
    top.lines.push(String::new());
}

/// What is never closed stays as it was.
pub(super) fn abandon(stack: &mut Vec<Frame>) {
    let Some(last) = stack.pop() else { return };
    let indent = " ".repeat(last.indent);
    push(stack, format!("{indent}{}", last.begun.trim()));
    if let Open::Tabs { tabs: all, .. } = &last.open {
        all.iter().for_each(|(label, body)| push(stack, format!("**{label}**\n\n{body}")));
    }
    last.lines.into_iter().for_each(|line| push(stack, line));
}
