//! `guichet completions SHELL`.

use clap::CommandFactory;

use super::args::Args;
use super::{Exit, Failure};

pub fn run(shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "guichet", &mut script);
    super::console::print_script(&String::from_utf8_lossy(&script));
    Ok(Exit::Clean)
}
