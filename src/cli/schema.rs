//! `guichet schema`.

use super::args::SchemaOf;
use super::console::Console;
use super::{Exit, Failure};

pub fn run(_of: SchemaOf, _console: &Console) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
