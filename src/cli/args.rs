//! The command line as clap reads it. Only shape here; what it means is each command's business.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use guichet_site::config::Host;
use guichet_site::emit::Part;

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
pub struct Init {
    /// The folder to create
    pub dir: PathBuf,
    /// The site's locales, the default one first
    #[arg(long, value_delimiter = ',', default_value = "en,fr")]
    pub locales: Vec<String>,
    /// Which CI server is to check and publish the site
    #[arg(long, value_enum, value_name = "SERVER", default_value_t = Ci::Github)]
    pub ci: Ci,
    /// Accept a folder that is not empty; existing files are kept
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ci {
    /// A workflow in .github/, with a comment on what a pull request changes
    Github,
    /// .gitlab-ci.yml
    Gitlab,
    /// Neither
    None,
}

#[derive(Debug, ClapArgs)]
pub struct New {
    /// Area and slug, with categories between them: contacts/import/csv
    #[arg(value_name = "AREA/SLUG")]
    pub path: String,
    /// The locale to write it in (default: the site's default locale)
    #[arg(long, value_name = "L")]
    pub locale: Option<String>,
    /// The article's title (default: made from its slug)
    #[arg(long, value_name = "T")]
    pub title: Option<String>,
    /// What kind of article to begin
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Template::Article)]
    pub template: Template,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Template {
    /// A title, and nothing said of the text
    Article,
    /// How to do one thing, in steps
    HowTo,
    /// What there is: settings, fields, limits
    Reference,
    /// What went wrong, why, and what helps
    Troubleshooting,
    /// What is new for readers
    ReleaseNote,
}

#[derive(Debug, ClapArgs)]
pub struct Import {
    /// The folder of the other generator's site, or a file: a document of Word, a page of HTML, an export
    pub source: PathBuf,
    /// The folder of the site to fill, which need not exist (default: this folder, if it is a site; else one named as the source)
    pub dir: Option<PathBuf>,
    /// What the source is (default: guessed from its files)
    #[arg(long, value_name = "KIND")]
    pub from: Option<String>,
    /// The folder below the locale that everything goes into, such as an area
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<String>,
    /// The language of texts that don't say it: documents, most exports, sites of one language
    #[arg(long, value_name = "LOCALE")]
    pub locale: Option<String>,
    /// The plan that a group of the old help desk's readers has: "Premium customers=pro", as often as needed
    #[arg(long, value_name = "GROUP=PLAN")]
    pub plan: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub struct ThemeArgs {
    #[command(subcommand)]
    pub verb: ThemeVerb,
}

#[derive(Debug, Subcommand)]
pub enum ThemeVerb {
    /// Copy files of the theme into `templates/`; without FILE, list them
    Eject {
        /// The theme's files, such as header.html or tokens.css
        #[arg(value_name = "FILE")]
        files: Vec<String>,
    },
    /// Compare the site's copies with the theme's files as they were then, and as they are now
    Diff {
        /// Only these copies, such as header.html
        #[arg(value_name = "FILE")]
        files: Vec<String>,
        /// They have what is new: compare them with today's files from now on
        #[arg(long)]
        seen: bool,
    },
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
pub struct Mv {
    /// The article: contacts/import, or the path of its file
    #[arg(value_name = "FROM")]
    pub from: String,
    /// Where it goes: contacts/import-contacts, or a folder to keep its name
    #[arg(value_name = "TO")]
    pub to: String,
    /// Say what would be moved, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Rm {
    /// The article: contacts/import, or the path of its file
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// Where its readers go: another article, or an address (default: asks)
    #[arg(long, value_name = "ARTICLE|ADDRESS")]
    pub to: Option<String>,
    /// Its addresses lead nowhere from now on
    #[arg(long, conflicts_with = "to")]
    pub nowhere: bool,
}

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
pub struct I18n {
    #[command(subcommand)]
    pub command: I18nCommand,
}

#[derive(Debug, Subcommand)]
pub enum I18nCommand {
    /// How far each language is, by area, and what readers miss most
    Status(I18nStatus),
    /// Say that translations match their originals as they are now
    Stamp(I18nStamp),
    /// Show what has changed in the original since a translation was stamped
    Diff(I18nDiff),
    /// Write a page: how far each language is, and what readers miss most
    Report(I18nReport),
    /// Write files for translators and their systems: XLIFF or PO, one for each article
    Export(I18nExport),
    /// Put translations into the site that have come back in such files
    Import(I18nImport),
}

#[derive(Debug, ClapArgs)]
pub struct I18nExport {
    /// The language to translate into; several with commas
    #[arg(long, value_name = "L,…", value_delimiter = ',', required = true)]
    pub to: Vec<String>,
    /// What the files are
    #[arg(long = "as", value_enum, value_name = "FORMAT", default_value_t = ExchangeFormat::Xliff)]
    pub kind: ExchangeFormat,
    /// Only what is missing, or has changed since it was translated
    #[arg(long)]
    pub changed: bool,
    /// Where the files go, below a folder for each language [default: i18n/xliff or i18n/po]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Only these originals: contacts/import, or paths of files and folders
    #[arg(value_name = "ORIGINAL")]
    pub originals: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExchangeFormat {
    /// XLIFF 2.1, in which markup can't be broken: for Crowdin, Phrase, OmegaT, memoQ
    Xliff,
    /// PO, in which texts are Markdown: for Weblate, Poedit
    Po,
}

#[derive(Debug, ClapArgs)]
pub struct I18nImport {
    /// Files that have come back, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// What has no translation is published in the original's language
    #[arg(long)]
    pub allow_missing: bool,
    /// A machine has translated: pages say so
    #[arg(long)]
    pub machine: bool,
    /// Overwrite translations that were edited since they were exported
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, ClapArgs)]
pub struct I18nReport {
    /// Where the page goes
    #[arg(short, long, value_name = "FILE", default_value = "translations.html")]
    pub output: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct I18nStatus {
    /// Only these locales
    #[arg(long, value_name = "L,…", value_delimiter = ',')]
    pub locale: Vec<String>,
    /// Fail if a locale has less of the original than this, in per cent
    #[arg(long, value_name = "PERCENT")]
    pub fail_under: Option<f64>,
    /// List this many texts that readers miss; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub most: usize,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct I18nStamp {
    /// Translations: fr/contacts/import, or paths of files and folders
    #[arg(value_name = "TRANSLATION", required_unless_present = "unstamped")]
    pub translations: Vec<String>,
    /// All that have no stamp yet: for a site that begins with it, if they are known to match
    #[arg(long)]
    pub unstamped: bool,
}

#[derive(Debug, ClapArgs)]
pub struct I18nDiff {
    /// A translation: fr/contacts/import, or the path of its file; a locale for all that are behind
    #[arg(value_name = "TRANSLATION")]
    pub translation: String,
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
    /// Write a page about the build: times, sizes, problems, and what is missing in which language
    #[arg(long, value_name = "FILE", conflicts_with = "shard")]
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
pub struct Check {
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

#[derive(Debug, ClapArgs)]
pub struct Serve {
    #[command(flatten)]
    pub source: Source,
    /// The port to listen on; if it is taken, the next free one
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Leave drafts out
    #[arg(long)]
    pub no_drafts: bool,
    /// Show the site as a customer on this plan sees it
    #[arg(long, value_name = "PLAN")]
    pub plan: Option<String>,
    /// Listen for phones, containers and colleagues, on this address (without ADDRESS: on all of the machine)
    #[arg(long, value_name = "ADDRESS", num_args = 0..=1, default_missing_value = "0.0.0.0")]
    pub host: Option<IpAddr>,
    /// Also answer to this name, such as my-laptop.local; `.example.dev` is all names below it
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub allow_host: Vec<String>,
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
pub struct Editor {
    /// The folder to write it to (default: `editor` in the site's folder, which is not published)
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Who hosts the repository that changes go to (default: as Git knows it)
    #[arg(long, value_enum, value_name = "NAME")]
    pub backend: Option<EditorBackend>,
    /// The repository: acme/help
    #[arg(long, value_name = "OWNER/NAME")]
    pub repo: Option<String>,
    /// Its branch (default: the repository's own)
    #[arg(long, value_name = "BRANCH")]
    pub branch: Option<String>,
    /// The host of your own GitLab, Gitea, Forgejo or GitHub Enterprise: git.example.com
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EditorBackend {
    /// github.com, or GitHub Enterprise with `--host`
    Github,
    /// gitlab.com, or your own GitLab with `--host`
    Gitlab,
    /// Gitea, Forgejo and Codeberg
    Gitea,
}

#[derive(Debug, ClapArgs)]
pub struct Clean {
    #[command(flatten)]
    pub output: Output,
}
