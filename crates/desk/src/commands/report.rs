//! `guichet-desk report`: what readers couldn't find, as a page or as JSON.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::{Span, Timestamp, tz::TimeZone};

use crate::insights::html;
use crate::insights::report::Report;
use crate::opening;
use crate::settings::Settings;
use crate::site::Site;

#[derive(Args)]
pub struct Options {
    /// How many days, up to today
    #[arg(long, default_value_t = 30, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Where to write it [default: print it]
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Html,
    Json,
}

/// # Errors
/// A sentence about what can't be read or written.
pub async fn run(options: Options, settings: &Settings) -> Result<(), String> {
    let site = Site::load(&settings.site, settings.url.as_ref())?;
    let store = opening::known(settings).await?;
    let until = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let from = until.saturating_sub(Span::new().days(i64::from(options.days) - 1));
    let report = store.read(move |session| Report::of(session, &site, from, until)).await;
    let report = report.map_err(|error| error.to_string())?;
    let text = match options.format {
        Format::Html => html::page(&report),
        Format::Json => serde_json::to_string_pretty(&report).map_err(|error| error.to_string())? + "\n",
    };
    match options.to {
        Some(path) => {
            std::fs::write(&path, text).map_err(|error| format!("`{}` can't be written: {error}", path.display()))
        }
        None => {
            print!("{text}");
            Ok(())
        }
    }
}
