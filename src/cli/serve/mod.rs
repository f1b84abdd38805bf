//! `guichet serve`.

use super::args::{Global, Serve};
use super::console::Console;
use super::{Exit, Failure};

pub fn run(_command: &Serve, _global: &Global, _console: &Console) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
