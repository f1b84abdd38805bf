//! `guichet-desk audit`: what was done that is in no ticket's history.

use clap::Args;
use jiff::Timestamp;

use crate::age::Age;
use crate::opening;
use crate::settings::Settings;
use crate::store::audit::entries;

#[derive(Args)]
pub struct Options {
    /// From when on: a length of time such as `30d`, or a date [default: from the beginning]
    #[arg(long, value_name = "SINCE", value_parser = since)]
    since: Option<Timestamp>,
}

const AT_ONCE: i64 = 1_000;

/// One JSON object a line, oldest first.
///
/// # Errors
/// A sentence about what can't be read.
pub async fn run(options: Options, settings: &Settings) -> Result<(), String> {
    let store = opening::known(settings).await?;
    let since = options.since.map_or(0, Timestamp::as_millisecond);
    let mut after = 0;
    loop {
        let found = store.read(move |session| entries(session, since, after, AT_ONCE)).await;
        let found = found.map_err(|error| error.to_string())?;
        let Some(last) = found.last() else { return Ok(()) };
        after = last.id;
        for entry in found {
            let at = Timestamp::from_millisecond(entry.at).unwrap_or(Timestamp::UNIX_EPOCH);
            let line = serde_json::json!({ "at": at, "who": entry.who, "what": entry.what, "data": entry.data });
            println!("{line}");
        }
    }
}

fn since(text: &str) -> Result<Timestamp, String> {
    if let Ok(age) = text.parse::<Age>() {
        return Ok(age.before(Timestamp::now()));
    }
    let date: Option<jiff::civil::Date> = text.parse().ok();
    let midnight = date.and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok()).map(|zoned| zoned.timestamp());
    text.parse().ok().or(midnight).ok_or_else(|| "write `30d`, `2026-11-27` or `2026-11-27T10:00:00Z`".to_owned())
}
