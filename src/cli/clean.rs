//! `guichet clean`.

use super::args::{Clean, Global};
use super::console::{self, Console};
use super::{Exit, Failure};
use crate::emit::{self, EmitError};

pub fn run(command: &Clean, _global: &Global, console: &Console) -> Result<Exit, Failure> {
    match emit::clean(&command.output.output, &|| {
        console.say("a build is writing to this folder; waiting for it to end")
    }) {
        Ok(removed) => {
            console.say(&format!("{} removed", console::number(removed, "file")));
            Ok(Exit::Clean)
        }
        Err(error @ EmitError::NotOurs(_)) => Err(Failure::usage(error.to_string())),
        Err(error @ (EmitError::Io(..) | EmitError::HalfWay(..))) => Err(Failure::fault(error.to_string())),
    }
}
