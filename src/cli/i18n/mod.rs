//! `guichet i18n`: which translations are missing or behind their originals, and in which sections.

mod diff;
mod exchanged;
mod export;
mod import;
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
use guichet_site::resolve::originals::Originals;
use guichet_translations::compare::{Finding, compare};
use guichet_translations::sections::{self, Section};
use guichet_translations::stamp::Stamp;

use super::args::{Global, I18n, I18nCommand};
use super::console::Console;
use super::whole::Whole;
use super::{Exit, Failure};
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

    /// The sections of a text, as its original has them now.
    fn sections(&self, file: &ParsedFile) -> Vec<Section> {
        sections::of(&self.text(&file.path))
    }

    fn is_default(&self, locale: &Locale) -> bool {
        *locale == self.analysis.config.default_locale
    }

    /// Every translation with its original, by number.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let originals = Originals::of(&self.analysis.config, self.files());
        (0..self.files().len()).filter_map(|at| Some((at, originals.get(at)?))).collect()
    }

    /// What is behind in a translation; `None` without a stamp.
    fn behind(&self, translation: usize, original: usize) -> Option<(Stamp, Vec<Finding>)> {
        let files = self.files();
        let stamp = Stamp::read(&self.text(&files[translation].path))?;
        let found = compare(&stamp, &self.sections(&files[original]));
        Some((stamp, found))
    }

    /// Numbers of the texts that are named: `fr/contacts/import`, the path of a file or a folder, a locale.
    ///
    /// # Errors
    /// There is none of that name.
    fn named(&self, name: &str) -> Result<Vec<usize>, Failure> {
        let below = &*below_content(name);
        let all = self.files().iter().enumerate();
        let path = |file: &ParsedFile| format!("{}/{}", file.locale, file.rel);
        let found: Vec<usize> = all
            .filter(|(_, file)| {
                let path = path(file);
                path == below || path.strip_prefix(below).is_some_and(|rest| rest.starts_with('/'))
            })
            .map(|(at, _)| at)
            .collect();
        if found.is_empty() {
            let known: Vec<String> = self.files().iter().map(|file| path(file)).collect();
            let message = format!("there is no text `{below}`; write it like `fr/contacts/import`");
            return Err(Failure::unknown(&message, below, known.iter().map(String::as_str)));
        }
        Ok(found)
    }

    /// Originals that are named in a language, `fr-CA/contacts/import`, `fr-CA`, whether it has them or not; none if that is no language
    /// to translate into.
    fn originals_in(&self, name: &str) -> Option<(Locale, Vec<usize>)> {
        let below = below_content(name);
        let (locale, rel) = below.split_once('/').unwrap_or((&below, ""));
        let locale = self.target(locale).ok()?;
        let is_named = |file: &ParsedFile| {
            let rest = file.rel.strip_prefix(rel);
            self.is_default(&file.locale)
                && rest.is_some_and(|rest| rel.is_empty() || rest.is_empty() || rest.starts_with('/'))
        };
        let all = self.files().iter().enumerate();
        Some((locale, all.filter(|(_, file)| is_named(file)).map(|(at, _)| at).collect()))
    }
}

/// `fr/contacts/import`, of whatever people paste: paths of files and folders, with the signs of their system.
fn below_content(name: &str) -> String {
    let slashed = name.replace('\\', "/");
    let below = slashed.rfind("content/").map_or(&*slashed, |at| &slashed[at + "content/".len()..]);
    let below = below.trim_start_matches("./").trim_end_matches('/');
    below.strip_suffix(".md").unwrap_or(below).to_owned()
}
