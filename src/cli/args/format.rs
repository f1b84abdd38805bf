//! What `--format` means to each command: an option that does nothing would be a promise.

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::{Args, Command, Format, I18n, I18nCommand, Seal, SealVerb};

impl Args {
    /// `--format json` of a command that prints one result is its `--json`.
    ///
    /// # Errors
    /// The command prints nothing in that format.
    pub fn settled(mut self) -> Result<Self, clap::Error> {
        let format = self.global.format;
        let refused = |why: &str| Args::command().error(ErrorKind::ArgumentConflict, why);
        let json = match &mut self.command {
            Command::Next(command) => &mut command.json,
            Command::Search(command) if command.command.is_none() => &mut command.json,
            Command::Contacts(command) => &mut command.json,
            Command::I18n(I18n { command: I18nCommand::Status(command) }) => &mut command.json,
            command if format == Format::Text || command.reports() => return Ok(self),
            _ => {
                return Err(refused(
                    "this command reports no problems of a site, so there is nothing to print by `--format`",
                ));
            }
        };
        match format {
            Format::Text => {}
            Format::Json => *json = true,
            _ => return Err(refused("this command prints its result as text or, with `--json`, as JSON")),
        }
        Ok(self)
    }
}

impl Command {
    /// It may print problems of a site, be it only of its settings.
    fn reports(&self) -> bool {
        match self {
            Command::Init(_)
            | Command::Import(_)
            | Command::Deploy(_)
            | Command::Theme(_)
            | Command::Clean(_)
            | Command::Cache(_)
            | Command::Completions { .. }
            | Command::Docs { .. }
            | Command::Explain { .. }
            | Command::Schema { .. }
            | Command::Seal(Seal { verb: SealVerb::Keygen }) => false,
            Command::New(_)
            | Command::Mv(_)
            | Command::Rm(_)
            | Command::Build(_)
            | Command::Merge(_)
            | Command::Serve(_)
            | Command::Check(_)
            | Command::Fix(_)
            | Command::Next(_)
            | Command::I18n(_)
            | Command::Search(_)
            | Command::Contacts(_)
            | Command::Seal(_)
            | Command::Editor(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn a_format_does_something_or_is_refused() {
        let settled = |words: &[&str]| Args::try_parse_from([&["guichet"], words].concat()).unwrap().settled();
        for words in [
            &["check", "--format", "junit"][..],
            &["fix", "--format", "json"],
            &["seal", "verify", "--format", "sarif"],
            &["docs"],
            &["clean", "--format", "text"],
        ] {
            assert!(settled(words).is_ok(), "{words:?}");
        }
        for words in [
            &["next", "--format", "github"][..],
            &["search", "text", "--format", "sarif"],
            &["clean", "--format", "json"],
            &["docs", "--format", "json"],
            &["seal", "keygen", "--format", "json"],
            &["i18n", "status", "--format", "gitlab"],
        ] {
            assert_eq!(settled(words).unwrap_err().kind(), ErrorKind::ArgumentConflict, "{words:?}");
        }
        let Command::Next(next) = settled(&["next", "--format", "json"]).unwrap().command else { unreachable!() };
        assert!(next.json);
    }
}
