//! Blocks of MDX that have lines of their own to begin and to end: what begins one, and what becomes of it when it ends.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Frame, Open, push};
use crate::blocks::{self, callout, marker, tabs};
use crate::fence::Fence;
use crate::js;
use crate::values::as_text;

/// What a line of colons begins.
pub(super) fn container(line: &str) -> Option<Open> {
    if let Some((marker, title, colons)) = admonition(line) {
        return Some(Open::Callout { marker, title, colons });
    }
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    let (word, title) = rest.trim_start().split_once(' ').unwrap_or((rest.trim_start(), ""));
    match word {
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

/// Components that are blocks here.
pub(super) fn component(line: &str) -> Option<Open> {
    if line == "<Steps>" {
        return Some(Open::Steps);
    }
    if !line.starts_with("<Aside") || !line.ends_with('>') || line.ends_with("/>") {
        return None;
    }
    let kind = attribute(line, "type").unwrap_or_else(|| "note".to_owned());
    Some(Open::Aside { marker: marker(&kind).unwrap_or("NOTE"), title: attribute(line, "title").unwrap_or_default() })
}

/// The block that an end tag completes, and its indentation.
pub(super) fn closed_component(line: &str, stack: &mut Vec<Frame>) -> Option<(String, usize)> {
    let fits = match stack.last()?.open {
        Open::Steps => line == "</Steps>",
        Open::Aside { .. } => line == "</Aside>",
        _ => false,
    };
    let Frame { open, indent, lines, .. } = stack.pop_if(|_| fits)?;
    let body = blocks::dedented(&lines.join("\n"), indent);
    let made = match open {
        Open::Aside { marker, title } => {
            callout(marker, Some(&title).filter(|title| !title.is_empty()).map(String::as_str), &body)
        }
        _ if body.trim_start().starts_with(|c: char| c.is_ascii_digit()) => format!(":::steps\n{}\n:::", body.trim()),
        _ => body,
    };
    Some((made, indent))
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

pub(super) fn close_tab(line: &str, stack: &mut Vec<Frame>) {
    if !stack.last().is_some_and(|top| matches!(top.open, Open::Tab { .. })) {
        return push(stack, line.to_owned());
    }
    let Some(Frame { open: Open::Tab { label }, indent, lines, begun }) = stack.pop() else { return };
    let body = blocks::dedented(&lines.join("\n"), indent);
    match stack.last_mut().map(|top| &mut top.open) {
        Some(Open::Tabs { tabs, .. }) => tabs.push((label, body)),
        // A tab outside of tabs stays what it was.
        _ => {
            push(stack, begun);
            push(stack, body);
            push(stack, line.to_owned());
        }
    }
}

pub(super) fn close_tabs(line: &str, stack: &mut Vec<Frame>) {
    if !stack.last().is_some_and(|top| matches!(&top.open, Open::Tabs { tabs, .. } if !tabs.is_empty())) {
        return push(stack, line.to_owned());
    }
    let Some(Frame { open: Open::Tabs { tabs: all, .. }, indent, .. }) = stack.pop() else { return };
    put(stack, &tabs(&all), indent);
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

/// Labels by the values of tabs, from `values={[…]}`.
pub(super) fn labels(tag: &str) -> BTreeMap<String, String> {
    let Some(at) = tag.find("values=") else { return BTreeMap::new() };
    let list = tag[at + "values=".len()..].trim_start().trim_start_matches('{');
    let Value::Array(items) = js::literal(list) else { return BTreeMap::new() };
    items.iter().filter_map(|item| Some((as_text(item.get("value")?)?, as_text(item.get("label")?)?))).collect()
}

/// The label of a tab that was begun: its own, or that of its value.
pub(super) fn name_tab(stack: &mut [Frame]) {
    let Some((Frame { open: Open::Tab { label }, begun, .. }, outer)) = stack.split_last_mut() else { return };
    let value = attribute(begun, "value");
    let known = match outer.last().map(|frame| &frame.open) {
        Some(Open::Tabs { labels, .. }) => value.as_ref().and_then(|value| labels.get(value)).cloned(),
        _ => None,
    };
    *label = attribute(begun, "label")
        .or_else(|| attribute(begun, "title"))
        .or(known)
        .or(value)
        .unwrap_or_else(|| "Tab".to_owned());
}

/// The value of an attribute of a tag: `a="…"`, `a={'…'}`.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mark = format!("{name}=");
    let at = tag.match_indices(&mark).find(|(at, _)| tag[..*at].ends_with(char::is_whitespace))?.0;
    let value = tag[at + mark.len()..].trim_start_matches('{').trim_start();
    value.starts_with(['"', '\'', '`']).then(|| as_text(&js::literal(value)))?
}
