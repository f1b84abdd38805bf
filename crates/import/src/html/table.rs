//! Tables: as Markdown where that can say what they say, else as HTML.

use std::rc::Rc;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::escape::BREAK;
use super::tree::{attribute, below, children, has, name, own_text, parent};
use super::{block, raw};

/// What a cell of Markdown can't hold.
const BLOCKS: [&str; 17] = [
    "ul",
    "ol",
    "pre",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "iframe",
    "video",
    "details",
    "blockquote",
    "dl",
    "hr",
    "caption",
];

pub fn table(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let rows = rows(element.node);
    if rows.iter().all(Vec::is_empty) {
        return None;
    }
    let plain = if is_plain(element.node, &rows) { markdown(all, &rows) } else { None };
    block(&plain.unwrap_or_else(|| raw::html(element.node)))
}

/// Cells by rows, not those of tables in cells.
pub fn rows(table: &Node) -> Vec<Vec<Rc<Node>>> {
    let mut rows = Vec::new();
    for child in children(table) {
        let of_row = |row: &Node| {
            children(row).into_iter().filter(|cell| matches!(name(cell), "td" | "th")).collect::<Vec<Rc<Node>>>()
        };
        match name(&child) {
            "tr" => rows.push(of_row(&child)),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(children(&child).iter().filter(|row| name(row) == "tr").map(|row| of_row(row)));
            }
            _ => {}
        }
    }
    rows
}

/// One header row, and cells that are lines.
fn is_plain(table: &Node, rows: &[Vec<Rc<Node>>]) -> bool {
    let Some((head, body)) = rows.split_first() else { return false };
    let is_head = |cell: &Rc<Node>| {
        name(cell) == "th" || parent(cell).and_then(|row| parent(&row)).is_some_and(|group| name(&group) == "thead")
    };
    let is_bold = |cell: &Rc<Node>| {
        let mut words =
            below(cell).into_iter().filter(|node| own_text(node).is_some_and(|text| !text.trim().is_empty()));
        words.all(|word| {
            let mut at = parent(&word);
            while let Some(node) = at.filter(|node| !Rc::ptr_eq(node, cell)) {
                if super::emphasis::marks(&node, name(&node)).iter().any(|(sign, _)| *sign == "**") {
                    return true;
                }
                at = parent(&node);
            }
            false
        })
    };
    let merged = |cell: &Rc<Node>| {
        ["colspan", "rowspan"].iter().any(|key| attribute(cell, key).is_some_and(|value| value != "1"))
    };
    let paragraphs = |cell: &Rc<Node>| below(cell).iter().filter(|node| name(node) == "p").count();
    let cells = || rows.iter().flatten();
    (head.iter().all(is_head)
        || head.iter().all(is_bold) && head.iter().any(|cell| !super::tree::text(cell).trim().is_empty()))
        && !body.iter().flatten().any(is_head)
        && !cells().any(merged)
        && !cells().any(|cell| has(cell, &BLOCKS) || paragraphs(cell) > 1)
        && !children(table).iter().any(|child| name(child) == "caption")
        && rows.iter().all(|row| row.len() <= head.len())
}

fn markdown(all: &dyn Handlers, rows: &[Vec<Rc<Node>>]) -> Option<String> {
    let width = rows.first()?.len();
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let mut cells: Vec<String> = row.iter().map(|cell| words(all, cell)).collect();
        if at == 0 {
            // Headers are bold anyway.
            for cell in &mut cells {
                if let Some(bare) = cell.strip_prefix("**").and_then(|cell| cell.strip_suffix("**"))
                    && !bare.contains("**")
                {
                    *cell = bare.to_owned();
                }
            }
        }
        cells.resize(width, String::new());
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            text.push_str(&format!("|{}\n", "---|".repeat(width)));
        }
    }
    Some(text.trim_end().to_owned())
}

/// A cell as one line; lines in it are told apart by `<br>`.
fn words(all: &dyn Handlers, cell: &Rc<Node>) -> String {
    let text = all.walk_children(cell).content;
    // An empty line that somebody has written stays one.
    let is_written = |line: &&str| !line.trim().is_empty() || line.contains(BREAK);
    let lines: Vec<&str> = text.lines().filter(is_written).map(str::trim).collect();
    let text = lines.join("<br>");
    let text = text.trim_start_matches("<br>").trim_end_matches("<br>");
    let mut safe = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if c == '|' && !escaped {
            safe.push('\\');
        }
        escaped = c == '\\' && !escaped;
        safe.push(c);
    }
    safe
}
