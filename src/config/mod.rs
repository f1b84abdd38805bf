//! Settings text → typed settings, with every mistake and where it stands. Pure: `load` has read the files.

mod base_url;
mod contacts;
mod local_text;
mod severity;
mod site;

pub use base_url::{BaseUrl, encode_path};
pub use contacts::{parse_contacts, parse_synonyms};
pub use local_text::LocalText;
pub use severity::{SeverityRule, SeverityRules};
pub use site::{LocaleConfig, Outputs, SiteConfig, parse_site};

/// A day (`2026-11-22`, midnight UTC), a moment without zone (taken as UTC) or with one (`2026-11-22T09:00:00Z`).
pub fn parse_moment(text: &str) -> Option<jiff::Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Some(moment);
    }
    let utc = |datetime: jiff::civil::DateTime| {
        datetime.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    };
    if let Ok(date) = text.parse::<jiff::civil::Date>()
        && text.len() == 10
    {
        return utc(date.to_datetime(jiff::civil::Time::midnight()));
    }
    text.parse::<jiff::civil::DateTime>().ok().and_then(utc)
}
