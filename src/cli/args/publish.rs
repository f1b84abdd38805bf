//! What writes a site for its readers, and brings it to them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use guichet_site::emit::Part;

use super::{Output, Source};

#[derive(Debug, ClapArgs)]
pub struct Deploy {
    /// Where to: a folder, or a bucket such as s3://bucket/help
    #[arg(long, value_name = "TARGET")]
    pub to: String,
    #[command(flatten)]
    pub output: Output,
    /// Say what would be sent and deleted, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub struct CacheArgs {
    #[command(subcommand)]
    pub command: CacheCommand,
}

#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// Take what builds on other machines have left, for the next build here
    Pull(Pull),
    /// Leave what builds here have found out for builds on other machines
    Push(Push),
}

#[derive(Debug, ClapArgs)]
pub struct Pull {
    /// Where it is: a folder, or a bucket such as s3://bucket/help
    #[arg(value_name = "ADDRESS")]
    pub from: String,
    #[command(flatten)]
    pub output: Output,
    /// Fail if there is nothing, or if something is damaged
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Push {
    /// Where to: a folder, or a bucket such as s3://bucket/help
    #[arg(value_name = "ADDRESS")]
    pub to: String,
    #[command(flatten)]
    pub output: Output,
    /// Delete what no push has named for this many days
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    pub keep_days: u32,
    /// Delete what no push names any more in a store of more than this many gigabytes
    #[arg(long, value_name = "GB", default_value_t = 10)]
    pub keep_gb: u64,
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
    /// Write a page about the build: times, sizes, problems, and what is missing in which language (default: build.html)
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "build.html", conflicts_with = "shard")]
    pub report: Option<PathBuf>,
    /// Make only one of several parts, such as 3/8; `guichet merge` puts them together
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Part>,
}

#[derive(Debug, ClapArgs)]
pub struct Merge {
    /// The folders of all parts
    #[arg(required = true, value_name = "PART")]
    pub parts: Vec<PathBuf>,
    #[command(flatten)]
    pub output: Output,
    /// Wait until everything is on disk, so that a power cut can't damage the site
    #[arg(long)]
    pub durable: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Seal {
    #[command(subcommand)]
    pub verb: SealVerb,
}

#[derive(Debug, Subcommand)]
pub enum SealVerb {
    /// Print a new key: the value for GUICHET_SEAL_KEY, which the other commands and `build` read
    Keygen,
    /// Print a pass for a customer on a plan
    Token(SealToken),
    /// Print what a product's back end needs to make passes itself, as JSON
    Issuer(SealIssuer),
    /// Record which plans can open what, in seal.lock
    Lock,
    /// Search a built site for secrets, in many spellings and file formats
    Verify {
        /// The built site (default: `public` in the site's folder)
        #[arg(value_name = "DIR")]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, ClapArgs)]
pub struct SealToken {
    /// The customer's plan
    #[arg(long, value_name = "P")]
    pub plan: String,
    /// The customer, by an id of your product
    #[arg(long, value_name = "ID")]
    pub sub: Option<String>,
    /// The account whose people may see each other's tickets, by an id of your product
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,
    /// All add-ons that the customer has; `--addon ""`: none
    #[arg(long, value_name = "A,…", value_delimiter = ',')]
    pub addon: Vec<String>,
    /// Whether the customer has a paid seat
    #[arg(long, value_name = "BOOL")]
    pub seat: Option<bool>,
    /// When their account was created
    #[arg(long, value_name = "DATE")]
    pub created: Option<String>,
    /// How long it is valid, at most 24h: 30m, 8h
    #[arg(long, value_name = "TIME", default_value = "24h")]
    pub ttl: String,
    /// Who issues it
    #[arg(long, value_name = "NAME", default_value = "guichet")]
    pub iss: String,
    /// When it becomes valid, as 2026-11-24T09:00:00Z (default: now)
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
