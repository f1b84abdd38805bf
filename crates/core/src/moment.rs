//! Moments as settings and front matter write them.

use std::cmp::Ordering;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// A moment where it was written: `2026-11-22T23:30:00-05:00` is a moment of 22 November for its writer, wherever it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    pub at: Timestamp,
    /// Seconds east of UTC.
    offset: i32,
}

impl Moment {
    /// The day on which its writer wrote it, or meant it.
    pub fn day(self) -> Date {
        self.here().date()
    }

    /// The time of that day.
    pub fn time(self) -> Time {
        self.here().time()
    }

    /// `UTC`, or how far its writer's clock is from it: `+09:00`.
    pub fn zone(self) -> String {
        match self.offset() {
            Offset::UTC => "UTC".to_owned(),
            offset => {
                let minutes = offset.seconds().abs() / 60;
                let sign = if offset.is_negative() { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }

    pub fn is_utc(self) -> bool {
        self.offset == 0
    }

    fn here(self) -> DateTime {
        self.offset().to_datetime(self.at)
    }

    fn offset(self) -> Offset {
        Offset::from_seconds(self.offset).unwrap_or(Offset::UTC)
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Moment { at, offset: 0 }
    }
}

impl PartialEq<Timestamp> for Moment {
    fn eq(&self, other: &Timestamp) -> bool {
        self.at == *other
    }
}

impl PartialOrd<Timestamp> for Moment {
    fn partial_cmp(&self, other: &Timestamp) -> Option<Ordering> {
        self.at.partial_cmp(other)
    }
}

/// As RFC 3339 has it, in the zone of its writer.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset() {
            Offset::UTC => self.at.fmt(f),
            offset => self.at.display_with_offset(offset).fmt(f),
        }
    }
}

/// The day that is meant by one in another order or other words, where it can only be read in one way: `31.12.2026`, `2026/12/31`,
/// `31 December 2026`. `03/04/2026` is the third of April in one country, and the fourth of March in another.
pub fn likely_day(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.trim();
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let parts = match parts[..] {
        [all] if all.len() == 8 && all.is_ascii() => vec![&all[..4], &all[4..6], &all[6..]],
        _ => parts,
    };
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str| part.parse::<i16>().ok().filter(|number| *number > 0);
    // All of a name, or its first three letters.
    let month = |part: &str| {
        let lower = part.to_ascii_lowercase();
        let at = MONTHS.iter().position(|name| lower.starts_with(name))?;
        let full = jiff::civil::date(2000, at as i8 + 1, 1).strftime("%B").to_string().to_ascii_lowercase();
        (lower.len() == 3 || lower == full || lower == "sept").then_some(at as i16 + 1)
    };
    let (year, month, day) = if first.len() == 4 {
        (number(first)?, number(second)?, number(third)?)
    } else if third.len() == 4 {
        let year = number(third)?;
        match (month(first), month(second)) {
            (Some(month), None) => (year, month, number(second)?),
            (None, Some(month)) => (year, month, number(first)?),
            _ => {
                let (one, other) = (number(first)?, number(second)?);
                match text.contains('.') {
                    // Who writes points writes the day first.
                    true => (year, other, one),
                    false if one > 12 || one == other => (year, other, one),
                    false if other > 12 => (year, one, other),
                    false => return None,
                }
            }
        }
    } else {
        return None;
    };
    let is_our_time = (1990..2200).contains(&year);
    Date::new(year, month as i8, day as i8).ok().filter(|_| is_our_time && month < 13 && day < 32)
}

/// Why a day that is written as days are, `2026-02-30` or `02-30`, is none of the calendar: what to do about it.
pub fn no_such_day(text: &str) -> Option<String> {
    /// So that 29 February is a day of every year.
    const LEAP_YEAR: i16 = 2024;
    let parts: Vec<&str> = text.trim().split(['T', ' ']).next()?.split('-').collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let (year, month, day) = match parts[..] {
        [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => (Some(year), month, day),
        [month, day] if month.len() == 2 && day.len() == 2 => (None, month, day),
        _ => return None,
    };
    let (month_number, day_number) = (month.parse::<i8>().ok()?, day.parse::<i8>().ok()?);
    let of_year = year.map_or(Some(LEAP_YEAR), |year| year.parse().ok())?;
    let Ok(first) = Date::new(of_year, month_number, 1) else {
        let is_swapped = month_number > 12 && Date::new(of_year, day_number, month_number).is_ok();
        let swapped = format!("{}{day}-{month}", year.map(|year| format!("{year}-")).unwrap_or_default());
        return Some(match is_swapped {
            true => format!("there is no month {month}: the month comes before the day, `{swapped}`"),
            false => format!("there is no month {month}: write one from 01 to 12"),
        });
    };
    if Date::new(of_year, month_number, day_number).is_ok() {
        return None;
    }
    let days = first.days_in_month();
    let month = first.strftime("%B");
    Some(match year {
        Some(year) => format!("there is no such day: {month} {year} has {days} days"),
        None => format!("there is no such day: {month} has {days} days at most"),
    })
}

/// A day (`2026-11-22`, midnight UTC), a moment without zone (taken as UTC) or with one (`2026-11-22T09:00:00Z`).
pub fn parse_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        let written = Pieces::parse(text).ok().and_then(|pieces| pieces.to_numeric_offset());
        return Some(Moment { at, offset: written.map_or(0, Offset::seconds) });
    }
    // The last days of the year 9999 stand for "never", and are a little later than the last moment of the library.
    let utc = |datetime: DateTime| {
        let zoned = datetime.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
        zoned.or_else(|| (datetime.year() == 9999).then_some(Timestamp::MAX)).map(Moment::from)
    };
    if let Ok(date) = text.parse::<Date>()
        && text.len() == 10
    {
        return utc(date.to_datetime(Time::midnight()));
    }
    text.parse::<DateTime>().ok().and_then(utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_no_calendar_has() {
        for (text, help) in [
            ("2026-02-30", "there is no such day: February 2026 has 28 days"),
            ("2028-02-30T09:00:00Z", "there is no such day: February 2028 has 29 days"),
            ("02-30", "there is no such day: February has 29 days at most"),
            ("04-00", "there is no such day: April has 30 days at most"),
            ("2026-13-40", "there is no month 13: write one from 01 to 12"),
            ("2026-00-10", "there is no month 00: write one from 01 to 12"),
            ("2026-31-12", "there is no month 31: the month comes before the day, `2026-12-31`"),
            ("25-12", "there is no month 25: the month comes before the day, `12-25`"),
        ] {
            assert_eq!(no_such_day(text).as_deref(), Some(help), "{text}");
        }
        for text in ["", "-", "2026-02-28", "02-29", "30.2.2026", "2026-2-30", "soon", "２０２６-02-30", "2026-02-"]
        {
            assert_eq!(no_such_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_is_of_the_day_that_its_writer_wrote() {
        let seen = |text: &str| {
            parse_moment(text).map(|moment| format!("{} {} {} {moment}", moment.at, moment.day(), moment.zone()))
        };
        let cases = [
            ("2026-11-22", "2026-11-22T00:00:00Z 2026-11-22 UTC 2026-11-22T00:00:00Z"),
            ("2026-11-22T23:30:00-05:00", "2026-11-23T04:30:00Z 2026-11-22 -05:00 2026-11-22T23:30:00-05:00"),
            ("2026-11-22 00:30:00+09:00", "2026-11-21T15:30:00Z 2026-11-22 +09:00 2026-11-22T00:30:00+09:00"),
            ("2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z 2026-11-22 UTC 2026-11-22T09:00:00Z"),
            ("2026-11-22T09:00:00", "2026-11-22T09:00:00Z 2026-11-22 UTC 2026-11-22T09:00:00Z"),
        ];
        for (written, expected) in cases {
            assert_eq!(seen(written).as_deref(), Some(expected), "{written}");
        }
        assert_eq!(parse_moment("9999-12-31").unwrap().at, Timestamp::MAX);
        assert_eq!(seen("22/11/2026"), None);
    }
}
