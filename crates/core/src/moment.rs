//! Moments as settings and front matter write them.

/// A day (`2026-11-22`, midnight UTC), a moment without zone (taken as UTC) or with one (`2026-11-22T09:00:00Z`).
pub fn parse_moment(text: &str) -> Option<jiff::Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Some(moment);
    }
    // The last days of the year 9999 stand for "never", and are a little later than the last moment of the library.
    let utc = |datetime: jiff::civil::DateTime| {
        let zoned = datetime.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
        zoned.or_else(|| (datetime.year() == 9999).then_some(jiff::Timestamp::MAX))
    };
    if let Ok(date) = text.parse::<jiff::civil::Date>()
        && text.len() == 10
    {
        return utc(date.to_datetime(jiff::civil::Time::midnight()));
    }
    text.parse::<jiff::civil::DateTime>().ok().and_then(utc)
}
