//! The command line as clap reads it. Only shape here; what it means is each command's business.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Turns localized Markdown into a static help centre
#[derive(Debug, Parser)]
#[command(name = "guichet", version, about, max_term_width = 100, propagate_version = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

#[derive(Debug, ClapArgs)]
pub struct Global {
    /// The site's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Settings to use in place of the site's site.yaml
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print only errors and results
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print more, such as how many files a build wrote
    #[arg(short, long, global = true, action = clap::ArgAction::SetTrue, overrides_with = "verbose")]
    pub verbose: bool,
    /// When to use color
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub color: ColorChoice,
    /// How to print diagnostics
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new site that builds at once
    Init(Init),
    /// Write the stub of an article
    New(New),
    /// Build the site
    Build(Build),
    /// Build, watch, and show the site on this machine
    Serve(Serve),
    /// Report every problem, write nothing
    Check(Check),
    /// Search the built site
    Search(Search),
    /// Show who may reach support how, and in which languages
    Contacts(Contacts),
    /// Keys and passes for channels that are sealed
    Seal(Seal),
    /// Remove what an earlier build wrote
    Clean(Clean),
    /// Print a completion script for a shell
    Completions { shell: clap_complete::Shell },
    /// Say what a diagnostic means and how to mend it; without a code, list them all
    Explain { code: Option<String> },
    /// Print a JSON Schema, for completion in editors
    Schema {
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
    /// The front matter of articles
    FrontMatter,
}

#[derive(Debug, ClapArgs)]
pub struct Init {
    pub dir: PathBuf,
    /// Locales of the new site, the default one first
    #[arg(long, value_delimiter = ',', default_value = "en,fr")]
    pub locales: Vec<String>,
    /// Work in a folder that is not empty; existing files are kept
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, ClapArgs)]
pub struct New {
    /// Area and slug, with categories between them: contacts/import/csv
    #[arg(value_name = "AREA/SLUG")]
    pub path: String,
    #[arg(long, value_name = "L")]
    pub locale: Option<String>,
    #[arg(long, value_name = "T")]
    pub title: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Output {
    /// The folder to publish to
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct Source {
    /// Publish at another address than site.yaml says
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Only these locales
    #[arg(long, value_name = "L,…", value_delimiter = ',')]
    pub locale: Vec<String>,
    /// The day of the build, for publish_at and expires_at (default: SOURCE_DATE_EPOCH, else today)
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Threads to use (default: one per core)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

#[derive(Debug, ClapArgs)]
pub struct Build {
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub source: Source,
    /// Include drafts, with a banner on every page
    #[arg(long)]
    pub drafts: bool,
    /// Write every file again, even if the output folder already holds the same bytes
    #[arg(long)]
    pub no_cache: bool,
    /// Build twice and compare every byte
    #[arg(long)]
    pub verify: bool,
    /// Wait until everything is on disk, so that a power cut can't damage the site
    #[arg(long)]
    pub durable: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Check {
    #[command(flatten)]
    pub source: Source,
    /// Check drafts too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Serve {
    #[command(flatten)]
    pub source: Source,
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Leave drafts out
    #[arg(long)]
    pub no_drafts: bool,
    /// Show the contact page as a customer on this plan sees it
    #[arg(long, value_name = "PLAN")]
    pub plan: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Search {
    #[command(subcommand)]
    pub command: Option<SearchCommand>,
    /// What to look for (`-- test` for the word "test")
    #[arg(required = true)]
    pub query: Option<String>,
    /// The built site
    #[command(flatten)]
    pub output: Output,
    /// The language to search in
    #[arg(long, value_name = "L")]
    pub locale: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// At most this many results
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// Only articles of this area (its folder)
    #[arg(long)]
    pub area: Option<String>,
    /// Only articles that customers on this plan can use
    #[arg(long)]
    pub plan: Option<String>,
    /// Say what the scores are made of
    #[arg(long)]
    pub explain: bool,
}

#[derive(Debug, Subcommand)]
pub enum SearchCommand {
    /// Ask the queries of queries.tsv; fail if one misses its article, or costs a new visitor too many bytes
    Test(SearchTest),
}

#[derive(Debug, ClapArgs)]
pub struct SearchTest {
    /// The built site
    #[command(flatten)]
    pub output: Output,
    /// Only the queries of this language
    #[arg(long, value_name = "L")]
    pub locale: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Contacts {
    #[command(subcommand)]
    pub verb: Option<ContactsVerb>,
    /// The locale of names and sentences (default: the site's)
    #[arg(long, global = true, value_name = "L")]
    pub locale: Option<String>,
    /// Print one JSON object
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum ContactsVerb {
    /// Say whether a customer may start a conversation, which rule says so, and what to do next
    Resolve(Resolve),
}

#[derive(Debug, ClapArgs)]
pub struct Resolve {
    /// The customer's plan; without it, only what every plan has is theirs
    #[arg(long, value_name = "P")]
    pub plan: Option<String>,
    /// The channel (default: all of them)
    #[arg(long, value_name = "C")]
    pub channel: Option<String>,
    /// The language that they ask in (default: the locale's)
    #[arg(long, value_name = "L")]
    pub lang: Option<String>,
    /// When: a day, 2026-11-24, or a moment, 2026-11-24T09:00:00+01:00 (default: SOURCE_DATE_EPOCH, else now)
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Add-ons that they have
    #[arg(long, value_name = "A,…", value_delimiter = ',')]
    pub addon: Vec<String>,
    /// When their account was created
    #[arg(long, value_name = "DATE")]
    pub created: Option<String>,
    /// Whether they have a paid seat
    #[arg(long, value_name = "BOOL")]
    pub seat: Option<bool>,
    /// The language that is set in their account
    #[arg(long, value_name = "L")]
    pub account_lang: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Seal {
    #[command(subcommand)]
    pub verb: SealVerb,
}

#[derive(Debug, Subcommand)]
pub enum SealVerb {
    /// Print a new key: the value for GUICHET_SEAL_KEY, which the other verbs and `build` read
    Keygen,
    /// Print a pass for a customer on a plan
    Token(SealToken),
    /// Print what a product's back end needs to make passes itself, as JSON
    Issuer(SealIssuer),
    /// Write down which plans can open what, in seal.lock
    Lock,
    /// Look for secrets in a built site, in any spelling, compressed copies included
    Verify {
        /// The built site
        #[arg(value_name = "DIR", default_value = "public")]
        output: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub struct SealToken {
    /// The customer's plan
    #[arg(long, value_name = "P")]
    pub plan: String,
    /// How long it is good for, at most 24h: 30m, 8h
    #[arg(long, value_name = "TIME", default_value = "24h")]
    pub ttl: String,
    /// Who gives it out
    #[arg(long, value_name = "NAME", default_value = "guichet")]
    pub iss: String,
    /// When it begins, as 2026-11-24T09:00:00Z (default: now)
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct SealIssuer {
    /// Only these plans (default: all of them)
    #[arg(long, value_name = "P,…", value_delimiter = ',')]
    pub plan: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Clean {
    #[command(flatten)]
    pub output: Output,
}
