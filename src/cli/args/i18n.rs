//! Translations.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

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
    /// Write files anew, whatever translators have begun in those that are there
    #[arg(long)]
    pub force: bool,
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
    /// Take what is marked as not finished, too: XLIFF's `initial`, PO's `fuzzy`
    #[arg(long)]
    pub unfinished: bool,
    /// A machine has translated: pages say so
    #[arg(long)]
    pub machine: bool,
    /// Overwrite what was edited since it was exported, and leave out what only the translation has
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
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
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

/// # Errors
/// It is none from 0 to 100.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim_end().parse::<f64>().ok();
    number.filter(|number| (0.0..=100.0).contains(number)).ok_or_else(|| "write a number from 0 to 100".to_owned())
}
