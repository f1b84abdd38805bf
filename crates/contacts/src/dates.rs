//! Dates that are not like other days of their week: holidays, of one year or of every year, and days with hours of their own.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::{Date, date};

use super::hours::{Hours, OpenHours, parse_open_hours};
use super::policy::Policy;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span as Place;

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
            Diagnostic::new(codes::CON005, format!("`{text}` is not a valid date"))
                .help("write year, month and day: `2026-12-25`; or `12-25` for that day of every year")
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

    fn is_past(self, today: Date) -> bool {
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

/// The hours of a date, `"08:00-12:00"` or `closed`, put where they belong.
///
/// # Errors
/// CON005, without a place.
pub(super) fn read_dated(text: &str, days: &[Day], hours: &mut Hours) -> Result<(), Diagnostic> {
    let stretches = parse_open_hours(text)?;
    for day in days {
        if stretches.is_empty() {
            hours.closed.push(*day);
        }
        hours.dates.extend(stretches.iter().map(|stretch| DatedHours { day: *day, hours: *stretch }));
    }
    Ok(())
}

/// What begins on each date that is not like the other days of its week: minutes since midnight, and for how many. Nothing
/// begins on a day off. What is said of one year counts for more than what is said of every year.
pub(super) struct Dates(BTreeMap<Day, Vec<(u32, u32)>>);

impl Dates {
    pub(super) fn of(hours: &Hours) -> Self {
        let mut dates: BTreeMap<Day, Vec<(u32, u32)>> = hours.closed.iter().map(|day| (*day, Vec::new())).collect();
        for dated in &hours.dates {
            dates.entry(dated.day).or_default().push(dated.hours.minutes());
        }
        Dates(dates)
    }

    /// `day`: days since 1970-01-01. None: a day like the others of its week.
    pub(super) fn on(&self, day: i64) -> Option<&[(u32, u32)]> {
        if self.0.is_empty() {
            return None;
        }
        let date = date(1970, 1, 1).checked_add(Span::new().try_days(day).ok()?).ok()?;
        let every_year = Day::EveryYear { month: date.month(), day: date.day() };
        self.0.get(&Day::On(date)).or_else(|| self.0.get(&every_year)).map(Vec::as_slice)
    }
}

impl Hours {
    /// CON005, without a place, for a date that is said to be two things.
    pub(super) fn check_dates(&self) -> impl Iterator<Item = Diagnostic> {
        let mut dates: BTreeMap<Day, Vec<(u32, u32)>> = BTreeMap::new();
        for dated in &self.dates {
            dates.entry(dated.day).or_default().push(dated.hours.minutes());
        }
        dates.into_iter().filter_map(|(day, mut stretches)| {
            if self.closed.contains(&day) {
                let message = format!("`{day}` is both closed and open");
                return Some(Diagnostic::new(codes::CON005, message).help("say only one of the two of a date"));
            }
            stretches.sort_unstable();
            let clash = stretches.windows(2).find(|pair| pair[1].0 < pair[0].0 + pair[0].1)?;
            let at = clash[1].0;
            let message = format!("these hours overlap: {:02}:{:02} on `{day}` is in two of them", at / 60, at % 60);
            Some(Diagnostic::new(codes::CON005, message).help("list each time of the day only once"))
        })
    }

    /// All that it lists by date, if all of it is past.
    fn past_dates(&self, today: Date) -> Option<Day> {
        let listed = || self.closed.iter().copied().chain(self.dates.iter().map(|dated| dated.day));
        listed().all(|day| day.is_past(today)).then(|| listed().max()).flatten()
    }
}

/// CON017 for each channel whose dates are all of the past, with their place in contacts.yaml.
pub fn check_past_dates(policy: &Policy, today: Date) -> impl Iterator<Item = (Place, Diagnostic)> {
    policy.channels.iter().filter_map(move |channel| {
        let hours = channel.hours.as_ref()?;
        let Day::On(last) = hours.past_dates(today)? else { return None };
        let message = format!("all dates in the hours of `{}` are past; the last one is {last}", channel.id);
        let every_year = Day::EveryYear { month: last.month(), day: last.day() };
        let help = format!("list the dates to come, or write `{every_year}` for that day of every year");
        Some((hours.dates_span.clone()?, Diagnostic::new(codes::CON017, message).help(help)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_one_year_and_of_every_year() {
        let read = |text: &str| Day::parse(text).map(|day| day.to_string());
        for good in ["2026-12-25", "12-25", "02-29", "2028-02-29"] {
            assert_eq!(read(good).unwrap(), good);
        }
        for wrong in ["", "25", "12-32", "02-30", "13-01", "1-1", "+1-01", "2026-02-29", "25/12/2026", "12-25-2026"] {
            assert_eq!(read(wrong).unwrap_err().message, format!("`{wrong}` is not a valid date"));
        }
        assert_eq!(Day::parse_all("12-24, 2026-12-31").unwrap().len(), 2);
        assert!(Day::is_meant("12-24") && !Day::is_meant("mon-fri"));
    }
}
