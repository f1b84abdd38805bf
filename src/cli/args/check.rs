//! What looks at a site and says what it is like.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use super::{HostName, Output, Source};

#[derive(Debug, ClapArgs)]
pub struct Next {
    /// Only this many days ahead
    #[arg(long, value_name = "N")]
    pub days: Option<u32>,
    /// From this day on (default: SOURCE_DATE_EPOCH, else today)
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Print one JSON list
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Files and folders to report on (default: all of the site)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub source: Source,
    /// Check drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Report only these codes or families, such as LNK,IMG001
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Don't report these codes or families
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Report only what is about files that have changed since this commit or branch, such as origin/main; asks git
    #[arg(long, value_name = "REF")]
    pub changed_since: Option<String>,
    /// Print at most this many, the errors before the warnings (default: 500 as text, else all); 0 for all
    #[arg(long, value_name = "N")]
    pub most: Option<usize>,
    /// Also open the addresses of other sites that the site leads to, and report those that are gone or have moved
    #[arg(long)]
    pub external: bool,
    /// Also check what this host takes no more of, such as cloudflare-pages; makes the whole site in memory
    #[arg(long, value_name = "NAME")]
    pub host: Option<HostName>,
}

#[derive(Debug, ClapArgs)]
pub struct Fix {
    /// Files and folders to fix (default: all of the site)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print what would change, as a diff, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Fix only these codes or families, such as MD012,LNK
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub only: Vec<String>,
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Search {
    #[command(subcommand)]
    pub command: Option<SearchCommand>,
    /// What to search for (write `-- test` for the word "test")
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
    /// Print at most this many results
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// Only articles of this area (its folder)
    #[arg(long)]
    pub area: Option<String>,
    /// Only articles that customers on this plan can use
    #[arg(long)]
    pub plan: Option<String>,
    /// Show how the scores are made up
    #[arg(long)]
    pub explain: bool,
}

#[derive(Debug, Subcommand)]
pub enum SearchCommand {
    /// Run the queries of queries.tsv; fail if one misses its article, or costs a new visitor too many bytes
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
    /// The locale of names and sentences (default: the site's default locale)
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
    /// The customer's plan (default: only what every plan includes)
    #[arg(long, value_name = "P")]
    pub plan: Option<String>,
    /// The channel (default: all of them)
    #[arg(long, value_name = "C")]
    pub channel: Option<String>,
    /// The language that they write in (default: the locale's)
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
