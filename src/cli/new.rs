//! `guichet new`.

use super::args::{Global, New};
use super::console::Console;
use super::{Exit, Failure};

pub fn run(_command: &New, _global: &Global, _console: &Console) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
