//! What makes sites and articles, and shows them to whoever writes.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

use super::Source;

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
    /// What the source is: hugo, docusaurus, starlight, vitepress, vuepress, jekyll, mkdocs, gitbook, zendesk, intercom, helpscout, hubspot,
    /// html or word (default: guessed from its files)
    #[arg(long, value_name = "KIND")]
    pub from: Option<String>,
    /// The folder below the locale that everything goes into, such as an area
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<String>,
    /// The language of texts that don't say it: documents, most exports, sites of one language
    #[arg(long, value_name = "LOCALE")]
    pub locale: Option<String>,
    /// Fetch pictures and downloads that texts have from other servers; they are in the site from then on
    #[arg(long)]
    pub fetch: bool,
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
        /// The theme's files, such as header.html or tokens.css; its words in a language, such as bg.ftl
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
    /// Say what would be removed, and do nothing
    #[arg(long)]
    pub dry_run: bool,
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
