//! The command line as clap reads it. Only shape here; what it means is each command's business.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use guichet_site::config::Host;

mod check;
mod format;
mod i18n;
mod publish;
mod write;

pub use check::*;
pub use i18n::*;
pub use publish::*;
pub use write::*;

/// Turns localized Markdown into a static help centre
#[derive(Debug, Parser)]
#[command(name = "guichet", version, about, max_term_width = 100, propagate_version = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

/// In the long help of a command only: they are the same for all of them.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The site's folder
    #[arg(long, global = true, hide_short_help = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Use this file instead of the site's site.yaml
    #[arg(long, global = true, hide_short_help = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print only errors and results
    #[arg(short, long, global = true, hide_short_help = true)]
    pub quiet: bool,
    /// Print more, such as how many files were written
    #[arg(short, long, global = true, hide_short_help = true, action = clap::ArgAction::SetTrue, overrides_with = "verbose")]
    pub verbose: bool,
    /// When to use colour
    #[arg(long, global = true, hide_short_help = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub color: ColorChoice,
    /// How to print diagnostics
    #[arg(long, global = true, hide_short_help = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// In files and pipes as well
    Always,
    /// Nowhere
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, with the line that each is about
    Text,
    /// For programs: one list of objects on standard output
    Json,
    /// Annotations of a pull request on GitHub, the worst first, and all in the summary of the step
    Github,
    /// A code quality report of GitLab, on standard output
    Gitlab,
    /// SARIF 2.1.0, on standard output
    Sarif,
    /// JUnit's XML, on standard output
    Junit,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create a new site that builds at once
    Init(Init),
    /// Create an article
    New(New),
    /// Move an article in all languages, with the links to it and its old addresses
    Mv(Mv),
    /// Remove an article in all languages, and say where its readers go
    Rm(Rm),
    /// Bring the content of another generator into a site, again and again until the day of the switch
    Import(Import),
    /// Build the site
    Build(Build),
    /// Put the parts of a site together that `build --shard` has made
    Merge(Merge),
    /// Preview the site on this machine, and rebuild it when a file changes
    Serve(Serve),
    /// Report every problem without writing anything
    Check(Check),
    /// Fix the problems that have exactly one right answer
    Fix(Fix),
    /// List what the next builds publish, end and want reviewed, by day
    Next(Next),
    /// Translations: what is missing or behind and where, and files for translators
    I18n(I18n),
    /// Search a built site
    Search(Search),
    /// Print the support policy: plans, channels and languages
    Contacts(Contacts),
    /// Manage keys and passes for sealed channels
    Seal(Seal),
    /// Send the built site to where readers get it: what has changed, new before old
    Deploy(Deploy),
    /// Write an editor for people who don't program: Sveltia CMS, configured for the site
    Editor(Editor),
    /// Copy the theme's files to change them, and see what an upgrade has changed
    Theme(ThemeArgs),
    /// Remove what an earlier build wrote
    Clean(Clean),
    /// Carry what builds have found out from one machine to another
    Cache(CacheArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Read the documentation of this version, without a network
    Docs {
        /// A page, such as writing or configuration (default: list all of them)
        topic: Option<String>,
    },
    /// Explain a diagnostic: what it means, why it matters and how to fix it
    Explain {
        /// A code, such as LNK001, or a family of codes, such as LNK (default: list all of them)
        code: Option<String>,
    },
    /// Print a JSON Schema, for completion in editors
    Schema {
        /// What to describe
        #[arg(value_enum, default_value_t = SchemaOf::Site)]
        of: SchemaOf,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// site.yaml
    Site,
    /// contacts.yaml
    Contacts,
    /// redirects.yaml
    Redirects,
    /// The front matter of articles
    FrontMatter,
    /// glossary.yaml
    Glossary,
}

#[derive(Debug, ClapArgs)]
pub struct Output {
    /// The folder of the built site (default: `public` in the site's folder)
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

impl Output {
    pub fn folder(&self, global: &Global) -> PathBuf {
        self.output.clone().unwrap_or_else(|| global.public())
    }
}

impl Global {
    /// Where a site is built unless somebody says otherwise: beside its sources, wherever the command runs.
    pub fn public(&self) -> PathBuf {
        // In messages, no `./` that nobody has written.
        if self.root == Path::new(".") { PathBuf::from("public") } else { self.root.join("public") }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Source {
    /// Override the address in site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Only these locales
    #[arg(long, value_name = "L,…", value_delimiter = ',')]
    pub locale: Vec<String>,
    /// The day of the build, for publish_at and expires_at (default: SOURCE_DATE_EPOCH, else today)
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Treat warnings as errors, except for those that only a date brings
    #[arg(long)]
    pub strict: bool,
    /// Threads to use (default: one per core)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

/// A host that an output can be laid out for.
#[derive(Clone, Copy, Debug)]
pub struct HostName(pub Host);

impl FromStr for HostName {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = || Host::words().collect::<Vec<_>>().join("`, `");
        Host::of_word(word).map(HostName).ok_or_else(|| format!("use one of `{}`", known()))
    }
}
