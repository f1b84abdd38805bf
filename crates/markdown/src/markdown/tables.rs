//! What a table says, cell by cell, with the places of the cells: whoever knows plans and channels can tell whether it
//! is one of those that contacts.yaml has the truth about.

use std::sync::Arc;

use crate::table_text::{CellText, TableText};
use guichet_core::model::Span;

/// A table that is larger than this compares no plans, and ten thousand such tables are not kept in memory.
const ROWS: usize = 60;
const COLUMNS: usize = 20;
/// Characters of a cell. Names and marks are shorter.
const TEXT: usize = 80;
/// What stands for a text that is too long to be a name or a mark, or for what is no text: neither a yes nor a no, and not
/// nothing.
pub(super) const UNREADABLE: &str = "…";

pub(super) struct TableWords {
    table: TableText,
    too_large: bool,
}

impl TableWords {
    pub const COLUMNS: usize = COLUMNS;

    pub fn new(snippet: Option<Arc<str>>) -> Self {
        TableWords { table: TableText { rows: vec![Vec::new()], snippet }, too_large: false }
    }

    pub fn row(&mut self) {
        self.too_large |= self.table.rows.len() >= ROWS;
        if !self.too_large {
            self.table.rows.push(Vec::new());
        }
    }

    /// A cell begins.
    pub fn cell(&mut self, span: Span) {
        let Some(row) = self.table.rows.last_mut() else { return };
        self.too_large |= row.len() >= COLUMNS;
        if !self.too_large {
            row.push(CellText { text: String::new(), span });
        }
    }

    /// The text of the cell that began last.
    pub fn text(&mut self, text: &str) {
        let text = Some(text.trim()).filter(|text| text.chars().nth(TEXT).is_none()).unwrap_or(UNREADABLE);
        if !self.too_large
            && let Some(cell) = self.table.rows.last_mut().and_then(|row| row.last_mut())
        {
            text.clone_into(&mut cell.text);
        }
    }

    pub fn finish(self) -> Option<TableText> {
        let columns = self.table.rows.first().map_or(0, Vec::len);
        (!self.too_large && self.table.rows.len() > 1 && columns > 1).then_some(self.table)
    }
}
