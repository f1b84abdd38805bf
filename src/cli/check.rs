//! `guichet check`: every diagnostic, no output.

use super::args::{Check, Global};
use super::console::{self, Console};
use super::{Exit, Failure};
use crate::analysis;

pub fn run(command: &Check, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let options = super::build::options(&command.source, command.drafts)?;
    super::build::in_pool(command.source.jobs, || {
        let loaded = super::build::load(global)?;
        let tree = loaded.value;
        let analyzed = analysis::analyze(&tree, loaded.diags, &options);
        let mut diags = analyzed.diags;
        if let Some(analysis) = &analyzed.value
            && let Err(diagnostic) = crate::render::engine(&analysis.theme)
        {
            diags.push(*diagnostic);
        }
        console.diagnostics(&diags, &tree);
        console.say(&console::count(&diags));
        Ok(match () {
            () if analyzed.value.is_none() => Exit::Usage,
            () if super::build::fails(&diags, command.source.strict) => Exit::Problems,
            () => Exit::Clean,
        })
    })
}
