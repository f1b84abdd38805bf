//! `guichet search`.

use super::args::{Global, Search};
use super::console::Console;
use super::{Exit, Failure};

pub fn run(_command: &Search, _global: &Global, _console: &Console) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
