//! The same for tables in raw HTML: their tags are watched as they go by, whatever becomes of them in the output.
//!
//! Whoever writes a table in HTML can do more with it than Markdown's can: join cells, draw a mark with a class or a
//! picture. What cannot be read as text is no mark at all, and a table whose grid is not plain says nothing.

use std::ops::Range;

use super::open::{Cell, RawTable};
use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;
use super::tables::TableWords;
use guichet_html::tokens::{self, Token};

impl Writer<'_> {
    /// A token of raw HTML, before it is dealt with.
    pub fn watch_table(&mut self, source: &Source<'_>, raw: &RawBlock, token: &Token<'_>, place: &Range<usize>) {
        if self.dropped > 0 {
            return;
        }
        match token {
            Token::Open { name, attributes } => match name.as_str() {
                "table" => match &mut self.raw_table {
                    Some(outer) => {
                        outer.inner += 1;
                        outer.plain = false;
                    }
                    None => self.raw_table = Some(RawTable::new(source.snippet.clone())),
                },
                "tr" => {
                    self.end_raw_cell();
                    if let Some(table) = &mut self.raw_table {
                        table.row_begins = true;
                    }
                }
                "td" | "th" if self.raw_table.is_some() => {
                    self.end_raw_cell();
                    let get = |name: &str| attributes.iter().find(|attribute| attribute.name == name);
                    let number = |name: &str| get(name).map_or(Some(1), |it| it.value.trim().parse::<usize>().ok());
                    const QUIET: [&str; 8] =
                        ["align", "bgcolor", "colspan", "headers", "height", "rowspan", "valign", "width"];
                    let drawn = attributes.iter().any(|it| it.name != "scope" && !QUIET.contains(&it.name.as_str()));
                    let text = self.sections.len();
                    let span = source_span(source, raw, place);
                    let Some(table) = &mut self.raw_table else { return };
                    table.plain &= table.snippet == source.snippet && number("rowspan") == Some(1);
                    if std::mem::take(&mut table.row_begins) && std::mem::replace(&mut table.has_row, true) {
                        table.words.row();
                    }
                    let columns = number("colspan").unwrap_or_default();
                    table.cell = Some(Cell { text, columns, drawn, span });
                }
                "caption" | "col" | "colgroup" | "thead" | "tbody" | "tfoot" => self.end_raw_cell(),
                "br" | "p" => {}
                _ => {
                    if let Some(cell) = self.raw_table.as_mut().and_then(|table| table.cell.as_mut()) {
                        cell.drawn = true;
                    }
                }
            },
            Token::Close { name } => match name.as_str() {
                "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" => self.end_raw_cell(),
                "table" => self.end_raw_table(),
                _ => {}
            },
            Token::Text(_) | Token::Comment => {}
        }
    }

    fn end_raw_cell(&mut self) {
        let Some(table) = &mut self.raw_table else { return };
        let Some(cell) = table.cell.take() else { return };
        let text = self.sections.text_from(cell.text);
        let text = text.trim();
        let text = if text.is_empty() && cell.drawn { super::tables::UNREADABLE } else { text };
        table.plain &= cell.columns > 0;
        // What stands across several columns is said of each of them.
        for _ in 0..cell.columns.min(TableWords::COLUMNS + 1) {
            table.words.cell(cell.span.clone());
            table.words.text(text);
        }
    }

    fn end_raw_table(&mut self) {
        if let Some(table) = &mut self.raw_table
            && table.inner > 0
        {
            table.inner -= 1;
            return;
        }
        self.end_raw_cell();
        if let Some(table) = self.raw_table.take().filter(|table| table.plain) {
            self.tables.extend(table.words.finish());
        }
    }
}

/// The first line of what stands in the cell that `tag` opens; the tag itself where there is nothing, or it is elsewhere.
fn source_span(source: &Source<'_>, raw: &RawBlock, tag: &Range<usize>) -> Range<usize> {
    let html = raw.text();
    let mut end = tag.end;
    while end < html.len() {
        let (token, next) = tokens::next(html, end);
        let over = match &token {
            Token::Open { name, .. } | Token::Close { name } => {
                matches!(name.as_str(), "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "table")
            }
            Token::Text(_) | Token::Comment => false,
        };
        if over {
            break;
        }
        end = next;
    }
    let inside = &html[tag.end..end];
    let start = tag.end + inside.len() - inside.trim_start().len();
    let line = inside.trim().lines().next().unwrap_or_default().trim_end();
    raw.span(source, &if line.is_empty() { tag.clone() } else { start..start + line.len() })
}
