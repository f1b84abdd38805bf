//! `guichet i18n`: which translations are missing or behind their originals, and in which sections.

mod diff;
mod exchanged;
mod export;
mod gone;
mod import;
mod moves;
mod pairs;
mod report;
mod stamp;
mod standing;
mod status;
mod store;
mod texts;
mod today;

use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;

use super::args::{Global, I18n, I18nCommand};
use super::console::Console;
use super::whole::Whole;
use super::{Exit, Failure};
pub use gone::Gone;
pub use pairs::Pairs;
pub use report::heat_map;

pub fn run(command: &I18n, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(site) = Whole::read(global, console)? else { return Ok(Exit::Usage) };
    match &command.command {
        I18nCommand::Status(command) => status::run(command, &site, console),
        I18nCommand::Stamp(command) => stamp::run(command, global, &site, console),
        I18nCommand::Report(command) => report::run(command, &site, console),
        I18nCommand::Diff(command) => diff::run(command, global, &site, console),
        I18nCommand::Export(command) => export::run(command, global, &site, console),
        I18nCommand::Import(command) => import::run(command, global, &site, console),
    }
}

impl Whole {
    fn files(&self) -> &[Arc<ParsedFile>] {
        &self.analysis.files
    }

    fn is_default(&self, locale: &Locale) -> bool {
        *locale == self.analysis.config.default_locale
    }
}
