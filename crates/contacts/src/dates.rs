//! Dates that are not like other days of their week: holidays, of one year or of every year, and days with hours of their own.

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::moment::no_such_day;
use jiff::civil::Date;

use super::stretches::OpenHours;

/// A leap year, so that 29 February is a day of every year.
const LEAP_YEAR: i16 = 2024;

/// A day of the calendar: `2026-12-25`, or `12-25` for that day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    EveryYear { month: i8, day: i8 },
    On(Date),
}

/// A date, and the one stretch of time of it that somebody answers in. A date may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedHours {
    pub day: Day,
    pub hours: OpenHours,
}

impl Day {
    /// # Errors
    /// CON005, without a place.
    pub fn parse(text: &str) -> Result<Day, Diagnostic> {
        let text = text.trim();
        Day::read(text).ok_or_else(|| {
            let help = no_such_day(text).unwrap_or_else(|| {
                "write year, month and day: `2026-12-25`; or `12-25` for that day of every year".to_owned()
            });
            Diagnostic::new(codes::CON005, format!("`{text}` is not a valid date")).help(help)
        })
    }

    fn read(text: &str) -> Option<Day> {
        if let Some((month, day)) = text.split_once('-').filter(|_| text.len() == 5) {
            let number =
                |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
            let date = Date::new(LEAP_YEAR, number(month)?, number(day)?).ok()?;
            return Some(Day::EveryYear { month: date.month(), day: date.day() });
        }
        text.parse().ok().map(Day::On)
    }

    /// Whether a key of `hours` is meant to be a date: no day of the week begins with a digit.
    pub(super) fn is_meant(key: &str) -> bool {
        key.trim_start().starts_with(|c: char| c.is_ascii_digit())
    }

    /// A key of `hours`: one date, or several with commas between them.
    ///
    /// # Errors
    /// CON005, without a place.
    pub(super) fn parse_all(key: &str) -> Result<Vec<Day>, Diagnostic> {
        key.split(',').map(Day::parse).collect()
    }

    pub(super) fn is_past(self, today: Date) -> bool {
        matches!(self, Day::On(date) if date < today)
    }
}

/// As contacts.yaml and JSON write it.
impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Day::EveryYear { month, day } => write!(f, "{month:02}-{day:02}"),
            Day::On(date) => date.fmt(f),
        }
    }
}

/// A date of one year: `2026-12-25`.
///
/// # Errors
/// CON005, without a place.
pub fn parse_date(text: &str) -> Result<Date, Diagnostic> {
    text.trim().parse().map_err(|_| {
        let help = no_such_day(text).unwrap_or_else(|| "write year, month and day: `2026-12-25`".to_owned());
        Diagnostic::new(codes::CON005, format!("`{text}` is not a valid date")).help(help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_one_year_and_of_every_year() {
        assert_eq!(parse_date("2026-12-25").unwrap(), jiff::civil::date(2026, 12, 25));
        assert_eq!(parse_date("25/12/2026").unwrap_err().message, "`25/12/2026` is not a valid date");
        assert_eq!(parse_date("2026-02-30").unwrap_err().message, "`2026-02-30` is not a valid date");
        let read = |text: &str| Day::parse(text).map(|day| day.to_string());
        for good in ["2026-12-25", "12-25", "02-29", "2028-02-29"] {
            assert_eq!(read(good).unwrap(), good);
        }
        for wrong in ["", "25", "12-32", "02-30", "13-01", "1-1", "+1-01", "2026-02-29", "25/12/2026", "12-25-2026"] {
            assert_eq!(read(wrong).unwrap_err().message, format!("`{wrong}` is not a valid date"));
        }
        let help = |text: &str| Day::parse(text).unwrap_err().help.unwrap();
        assert_eq!(help("02-30"), "there is no such day: February has 29 days at most");
        assert_eq!(help("2026-02-29"), "there is no such day: February 2026 has 28 days");
        assert_eq!(
            parse_date("2026-02-30").unwrap_err().help.unwrap(),
            "there is no such day: February 2026 has 28 days"
        );
        assert!(help("25/12/2026").starts_with("write year, month and day"));
        assert_eq!(Day::parse_all("12-24, 2026-12-31").unwrap().len(), 2);
        assert!(Day::is_meant("12-24") && !Day::is_meant("mon-fri"));
    }
}
