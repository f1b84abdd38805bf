//! What goes to translators and comes back: a text as segments, and these as files that their tools read. Pure: texts in, texts out.
//!
//! | file | job |
//! |---|---|
//! | `segment`, `ids` | what a text is made of here, and what it is called by |
//! | `document` | a text → its segments, with their places |
//! | `head`, `body`, `html`, `titles` | those of the front matter, of blocks, of raw HTML, of addresses that a text defines |
//! | `inline`, `plain`, `token` | a segment → words and the codes between them |
//! | `assemble` | segments with other words → a text |
//! | `existing` | the translation that is there: what of it still holds |
//! | `successors` | which text stands where another one stood before |
//! | `package` | an article's segments, with what is known of their translations |
//! | `xliff`, `po` | packages as files, and what comes back in them |
//! | `pending` | what translators have begun in a file → the file that takes its place |
//! | `merge` | what has come back → the translation as it is written, with its stamp |
//! | `align` | which text of a translation stands for which of its original |
//! | `own` | what a translation has beside that, and where it stays |
//! | `between` | what it has between its texts, when blocks come and go |
//! | `number`, `returned` | codes by number, and a target from what has come back |
//! | `moved` | what has come back of an original that has moved meanwhile |
//! | `check` | whether what comes back has the codes of what went out |

mod align;
pub mod assemble;
mod between;
mod body;
pub mod check;
pub mod document;
pub mod existing;
mod head;
mod html;
pub mod ids;
mod inline;
pub mod merge;
mod moved;
mod number;
mod own;
pub mod package;
pub mod pending;
mod plain;
pub mod po;
pub mod returned;
mod segment;
mod successors;
mod titles;
pub mod token;
pub mod xliff;

pub use document::{Document, Kind, Segment};
pub use head::scalar;

#[cfg(test)]
mod tests;
