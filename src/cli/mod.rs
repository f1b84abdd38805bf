//! Commands: what the user wrote → settings → stages → printing and an exit code. Results go to stdout, talk to stderr.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

mod args;
mod below;
mod build;
mod build_report;
mod cache;
mod changed;
mod check;
mod checkout;
mod clean;
mod completions;
mod console;
mod contacts;
mod deploy;
mod docs;
mod editor;
mod explain;
mod fix;
mod formats;
mod help;
mod i18n;
mod import;
mod init;
mod linking;
mod merge;
mod moving;
mod new;
mod next;
mod numbers;
mod outside;
mod places;
mod published;
mod rewrite;
mod schema;
mod seal;
mod search;
mod serve;
mod signals;
mod start;
mod theme;
mod vanished;
mod whereabouts;
mod whole;

use args::{Args, Command};
use console::Console;

/// How a command ended. The numbers are part of the contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Clean = 0,
    /// Problems in the content: errors, or warnings under `--strict`.
    Problems = 1,
    /// Wrong usage or settings.
    Usage = 2,
    /// I/O or internal fault.
    Fault = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// A command that can't go on: what to say, and how to end.
#[derive(Debug)]
pub struct Failure {
    pub exit: Exit,
    pub message: String,
}

impl Failure {
    pub fn usage(message: impl Into<String>) -> Self {
        Failure { exit: Exit::Usage, message: message.into() }
    }

    /// A name that the site does not know, with what was probably meant.
    pub fn unknown<'a>(message: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let instead =
            guichet_core::diag::instead(name, known).map_or_else(String::new, |instead| format!("; {instead}"));
        Failure::usage(format!("{message}{instead}"))
    }

    pub fn fault(message: impl Into<String>) -> Self {
        Failure { exit: Exit::Fault, message: message.into() }
    }
}

/// Runs the program. Never panics on bad input; wrong arguments end with 2, as do wrong settings.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = help::command().try_get_matches_from(args);
    let args = match parsed.and_then(|matches| Args::from_arg_matches(&matches)).and_then(Args::settled) {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to stdout and are not errors; nor is a closed pipe.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Clean.into() };
        }
    };
    let console = Console::new(&args.global);
    let result = match &args.command {
        Command::Build(command) => build::run(command, &args.global, &console),
        Command::Merge(command) => merge::run(command, &args.global, &console),
        Command::Check(command) => check::run(command, &args.global, &console),
        Command::Fix(command) => fix::run(command, &args.global, &console),
        Command::Serve(command) => serve::run(command, &args.global, &console),
        Command::Init(command) => init::run(command, &console),
        Command::Import(command) => import::run(command, &console),
        Command::New(command) => new::run(command, &args.global, &console),
        Command::Mv(command) => moving::mv::run(command, &args.global, &console),
        Command::Rm(command) => moving::rm::run(command, &args.global, &console),
        Command::Next(command) => next::run(command, &args.global, &console),
        Command::Search(command) => search::run(command, &args.global, &console),
        Command::I18n(command) => i18n::run(command, &args.global, &console),
        Command::Contacts(command) => contacts::run(command, &args.global, &console),
        Command::Seal(command) => seal::run(command, &args.global, &console),
        Command::Editor(command) => editor::run(command, &args.global, &console),
        Command::Theme(command) => theme::run(command, &args.global, &console),
        Command::Clean(command) => clean::run(command, &args.global, &console),
        Command::Deploy(command) => deploy::run(command, &args.global, &console),
        Command::Cache(command) => cache::carry::run(command, &args.global, &console),
        Command::Completions { shell } => completions::run(*shell),
        Command::Docs { topic } => docs::run(topic.as_deref(), &console),
        Command::Explain { code } => explain::run(code.as_deref(), &console),
        Command::Schema { of } => schema::run(*of, &console),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => {
            console.error(&failure.message);
            failure.exit.into()
        }
    }
}
