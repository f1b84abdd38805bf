//! `guichet clean`.

use super::args::{Clean, Global};
use super::console::{self, Console};
use super::{Exit, Failure, build, signals};
use guichet_site::emit::{self, Ending};

pub fn run(command: &Clean, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let ending = Ending::default();
    signals::end_at_signals(&ending, console.is_quiet())?;
    let waiting = || console.say("a build is writing to this folder; waiting for it to finish");
    let removed = emit::clean(&command.output.folder(global), &ending, &waiting).map_err(build::emit_failure)?;
    console.say(&format!("{} removed", console::number(removed, "file")));
    Ok(Exit::Clean)
}
