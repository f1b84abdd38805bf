//! `guichet init`.

use super::args::Init;
use super::console::Console;
use super::{Exit, Failure};

pub fn run(_command: &Init, _console: &Console) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
