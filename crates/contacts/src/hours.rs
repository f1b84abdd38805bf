//! Opening hours: the days of a week, the dates that are unlike them, and what they mean together. Times are local times of the
//! channel's zone; turning them into moments is for whoever knows the date.

use std::collections::BTreeMap;
use std::ops::Range;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;
use jiff::civil::{Date, date};

use super::dates::{DatedHours, Day};
use super::stretches::{MINUTES_A_DAY, OpenHours, parse_open_hours};
use super::weekdays::{Days, LONG_NAMES};

const MINUTES_A_WEEK: u32 = 7 * MINUTES_A_DAY;

/// When a channel answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// An IANA name that exists, such as `America/New_York`.
    pub tz: String,
    pub rules: Vec<Rule>,
    /// Whole days, in the zone's calendar, on which nobody answers.
    pub closed: Vec<Day>,
    /// Days of the zone's calendar with hours of their own, in place of those of the week.
    pub dates: Vec<DatedHours>,
    /// Where the first of them, or of the whole days, is in contacts.yaml.
    pub dates_span: Option<Span>,
}

/// On each of these days, one stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub days: Days,
    pub hours: OpenHours,
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
        let date = date(1970, 1, 1).checked_add(jiff::Span::new().try_days(day).ok()?).ok()?;
        let every_year = Day::EveryYear { month: date.month(), day: date.day() };
        self.0.get(&Day::On(date)).or_else(|| self.0.get(&every_year)).map(Vec::as_slice)
    }
}

impl Hours {
    /// What begins on a weekday (0 is Monday): minutes since midnight, and for how many.
    pub(super) fn on_weekday(&self, weekday: i8) -> impl Iterator<Item = (u32, u32)> {
        let rules = self.rules.iter().filter(move |rule| rule.days.is_on(weekday));
        rules.map(|rule| rule.hours.minutes())
    }

    /// When it is open in a week without closed days: minutes since Monday 00:00, sorted; a stretch over the week's end
    /// is cut in two.
    pub fn week(&self) -> Vec<Range<u32>> {
        let mut week = Vec::new();
        for rule in &self.rules {
            for day in rule.days.iter() {
                let (open, length) = rule.hours.minutes();
                let start = day.to_monday_zero_offset() as u32 * MINUTES_A_DAY + open;
                let end = start + length;
                week.push(start..end.min(MINUTES_A_WEEK));
                if end > MINUTES_A_WEEK {
                    week.push(0..end - MINUTES_A_WEEK);
                }
            }
        }
        week.sort_unstable_by_key(|stretch| (stretch.start, stretch.end));
        week
    }

    /// CON005, without a place, for hours that never open, for stretches that overlap, and for dates that are said to be two things.
    pub fn check(&self) -> Vec<Diagnostic> {
        let week = self.week();
        if week.is_empty() {
            let help = "give at least one day its hours: `mon-fri: \"08:00-20:00\"`";
            return vec![Diagnostic::new(codes::CON005, "these hours never open").help(help)];
        }
        let clash = week.windows(2).find(|pair| pair[1].start < pair[0].end);
        clash.map(|pair| overlap(&pair[1])).into_iter().chain(self.check_dates()).collect()
    }

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
    pub(super) fn past_dates(&self, today: Date) -> Option<Day> {
        let listed = || self.closed.iter().copied().chain(self.dates.iter().map(|dated| dated.day));
        listed().all(|day| day.is_past(today)).then(|| listed().max()).flatten()
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

fn overlap(stretch: &Range<u32>) -> Diagnostic {
    let day = LONG_NAMES[(stretch.start / MINUTES_A_DAY) as usize];
    let at = stretch.start % MINUTES_A_DAY;
    let message = format!("these hours overlap: {day} {:02}:{:02} is in two of them", at / 60, at % 60);
    Diagnostic::new(codes::CON005, message).help("list each time of the week only once")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::dates::parse_date;
    use super::super::stretches::minutes;
    use super::super::weekdays::NAMES;
    use super::super::zone::parse_time_zone;
    use super::*;

    fn hours(rules: &[(&str, &str)]) -> Hours {
        let rules = rules.iter().flat_map(|(key, text)| {
            let days = Days::parse(key).unwrap();
            parse_open_hours(text).unwrap().into_iter().map(move |hours| Rule { days, hours })
        });
        Hours { tz: "UTC".to_owned(), rules: rules.collect(), closed: Vec::new(), dates: Vec::new(), dates_span: None }
    }

    #[test]
    fn hours_that_cannot_be() {
        let check = |rules: &[(&str, &str)]| hours(rules).check().into_iter().map(|d| d.message).collect::<Vec<_>>();
        assert_eq!(check(&[]), ["these hours never open"]);
        assert_eq!(check(&[("mon-fri", "closed")]), ["these hours never open"]);
        assert_eq!(check(&[("mon-fri", "08:00-12:00, 12:00-18:00")]), [""; 0]);
        assert_eq!(
            check(&[("mon-fri", "08:00-18:00"), ("fri", "17:00-20:00")]),
            ["these hours overlap: friday 17:00 is in two of them"]
        );
        assert_eq!(
            check(&[("sun", "22:00-06:00"), ("mon", "05:00-08:00")]),
            ["these hours overlap: monday 05:00 is in two of them"]
        );
        assert_eq!(check(&[("daily", "00:00-24:00")]), [""; 0]);
    }

    fn any_stretch() -> impl Strategy<Value = (u32, u32)> {
        (0u32..1440, 1u32..=1440)
            .prop_filter("24:00 closes, and equal times are refused", |(open, close)| open % 1440 != close % 1440)
    }

    proptest! {
        /// What is written reads back, and a week holds exactly the minutes of its stretches.
        #[test]
        fn hours_round_trip((open, close) in any_stretch(), first in 0usize..7, last in 0usize..7) {
            let clock = |m: u32| format!("{:02}:{:02}", m / 60, m % 60);
            let hours = hours(&[(&format!("{}-{}", NAMES[first], NAMES[last]), &format!("{}-{}", clock(open), clock(close)))]);
            let stretch = hours.rules[0].hours;
            prop_assert_eq!((minutes(stretch.open), minutes(stretch.close)), (open, close % 1440));
            prop_assert_eq!(stretch.is_overnight(), close < open);

            let days = (last + 7 - first) % 7 + 1;
            let length = if close > open { close - open } else { close + 1440 - open };
            let week = hours.week();
            prop_assert!(week.iter().all(|part| part.start < part.end && part.end <= MINUTES_A_WEEK));
            prop_assert_eq!(week.iter().map(|part| part.end - part.start).sum::<u32>(), days as u32 * length);
            prop_assert_eq!(hours.check(), []);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,16}|[0-9:, -]{0,16}") {
            if let Ok(hours) = parse_open_hours(&text) {
                prop_assert!(hours.iter().all(|hours| (1..=MINUTES_A_DAY).contains(&hours.minutes().1)));
            }
            let _ = Days::parse(&text);
            let _ = parse_date(&text);
            let _ = Day::parse_all(&text);
            let _ = parse_time_zone(&text);
        }
    }
}
