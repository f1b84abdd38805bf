//! YAML text → a tree of values that know where they stand, so that every mistake in a file is reported in one run
//! with its line and column. Deserializing straight into a struct would stop at the first.

mod fields;
mod instead;
mod node;
mod parse;
mod slips;

pub use fields::{Fields, FileDiags};
pub use instead::Instead;
pub use node::{Key, Node, Value};
pub use parse::{YamlError, parse};
pub use slips::{in_quotes, missing_space};
