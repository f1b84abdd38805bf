//! Is it open at this second, until when, and if not, when next? The twin of `crates/client/src/contacts/hours.js`, and like it
//! nothing but arithmetic: a second is open if the clock on the wall of the channel's zone stands inside of its hours
//! then. So an hour that a change of clocks skips is not opened in, and one that it repeats is opened in twice.

use super::hours::{Dates, Hours};
use super::zone::Zone;

const DAY: i64 = 24 * 60 * 60;
/// How far ahead the next opening or closing is looked for. What is further away is as good as never.
const HORIZON: i64 = 400 * DAY;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open {
        /// Unix seconds; none if it doesn't close.
        until: Option<i64>,
    },
    Closed {
        /// Unix seconds; none if it doesn't open again.
        opens: Option<i64>,
        /// Whether it is one of the whole days on which nobody answers.
        all_day: bool,
    },
}

/// `wall` times are Unix seconds shifted by the zone's offset: `wall / DAY` is the local day.
struct Opening<'a> {
    hours: &'a Hours,
    zone: &'a Zone,
    dates: Dates,
}

pub(super) fn state(hours: &Hours, zone: &Zone, at: i64) -> State {
    let opening = Opening { hours, zone, dates: Dates::of(hours) };
    let wall = at + zone.stretch(at).0;
    match opening.open_until(wall) {
        Some(_) => State::Open { until: opening.closes(at) },
        None => {
            let all_day = opening.dates.on(wall.div_euclid(DAY)).is_some_and(<[_]>::is_empty);
            State::Closed { opens: opening.opens(at), all_day }
        }
    }
}

impl Opening<'_> {
    /// The stretches that begin on a local day. One that goes on past midnight ends there if the next day is a day off or has
    /// hours of its own.
    fn stretches(&self, day: i64) -> impl Iterator<Item = (i64, i64)> {
        // 1970-01-01 was a Thursday.
        let weekday = (day + 3).rem_euclid(7) as i8;
        let own = self.dates.on(day);
        let last = if self.dates.on(day + 1).is_some() { (day + 1) * DAY } else { i64::MAX };
        let usual = self.hours.on_weekday(weekday).filter(move |_| own.is_none());
        own.unwrap_or_default().iter().copied().chain(usual).map(move |(open, length)| {
            let start = day * DAY + i64::from(open) * 60;
            (start, (start + i64::from(length) * 60).min(last))
        })
    }

    /// When the stretch ends that `wall` is in.
    fn open_until(&self, wall: i64) -> Option<i64> {
        let day = wall.div_euclid(DAY);
        let stretches = self.stretches(day - 1).chain(self.stretches(day));
        stretches.filter(|(start, end)| *start <= wall && wall < *end).map(|(_, end)| end).max()
    }

    /// The first open moment from `wall` on, on the clock of one offset.
    fn open_from(&self, wall: i64) -> Option<i64> {
        let day = wall.div_euclid(DAY);
        (day - 1..=day + HORIZON / DAY)
            .find_map(|day| self.stretches(day).filter(|(_, end)| *end > wall).map(|(start, _)| start.max(wall)).min())
    }

    fn opens(&self, at: i64) -> Option<i64> {
        let mut now = at;
        loop {
            let (offset, end) = self.zone.stretch(now);
            let opens = self.open_from(now + offset).map(|wall| wall - offset);
            match (opens, end) {
                (Some(opens), end) if end.is_none_or(|end| opens < end) => {
                    return (opens <= at + HORIZON).then_some(opens);
                }
                // The clocks change first, so the hours come at another second.
                (_, Some(end)) if end <= at + HORIZON => now = end,
                _ => return None,
            }
        }
    }

    fn closes(&self, at: i64) -> Option<i64> {
        let mut now = at;
        while now <= at + HORIZON {
            let (offset, end) = self.zone.stretch(now);
            let Some(wall) = self.open_until(now + offset) else { return Some(now) };
            let closes = wall - offset;
            now = end.map_or(closes, |end| end.min(closes));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::super::dates::Day;
    use super::super::hours::read_dated;
    use super::super::zone::Zones;
    use super::super::{Channel, Days, Policy, Rule, parse_open_hours};
    use super::*;

    fn hours(tz: &str, rules: &[(&str, &str)], closed: &[&str]) -> Hours {
        let rules = rules.iter().flat_map(|(key, text)| {
            let days = Days::parse(key).unwrap();
            parse_open_hours(text).unwrap().into_iter().map(move |hours| Rule { days, hours })
        });
        let closed = closed.iter().map(|day| Day::parse(day).unwrap()).collect();
        Hours { tz: tz.to_owned(), rules: rules.collect(), closed, dates: Vec::new(), dates_span: None }
    }

    fn zone(hours: &Hours) -> Zone {
        let channel = Channel { hours: Some(hours.clone()), ..Channel::new("phone") };
        let policy = Policy { channels: vec![channel], ..Policy::default() };
        Zones::of(&policy, "2026-06-01T00:00:00Z".parse().unwrap()).get(&hours.tz).unwrap().clone()
    }

    fn at(hours: &Hours, time: &str) -> String {
        let shown = |second: Option<i64>| {
            second.map_or("never".to_owned(), |second| Timestamp::from_second(second).unwrap().to_string())
        };
        match state(hours, &zone(hours), time.parse::<Timestamp>().unwrap().as_second()) {
            State::Open { until } => format!("open until {}", shown(until)),
            State::Closed { opens, all_day } => {
                format!("closed{}, opens {}", if all_day { " all day" } else { "" }, shown(opens))
            }
        }
    }

    #[test]
    fn a_working_week_in_new_york() {
        let hours = hours("America/New_York", &[("mon-fri", "08:00-20:00")], &["2026-12-25"]);
        assert_eq!(at(&hours, "2026-11-24T12:59:59Z"), "closed, opens 2026-11-24T13:00:00Z");
        assert_eq!(at(&hours, "2026-11-24T13:00:00Z"), "open until 2026-11-25T01:00:00Z");
        assert_eq!(at(&hours, "2026-11-25T01:00:00Z"), "closed, opens 2026-11-25T13:00:00Z");
        // Friday evening, then Monday; in July an hour earlier than in winter.
        assert_eq!(at(&hours, "2026-11-28T02:00:00Z"), "closed, opens 2026-11-30T13:00:00Z");
        assert_eq!(at(&hours, "2026-07-04T00:00:00Z"), "closed, opens 2026-07-06T12:00:00Z");
        // Christmas is a Friday; in New York it is still the 24th at four in the morning UTC.
        assert_eq!(at(&hours, "2026-12-25T04:00:00Z"), "closed, opens 2026-12-28T13:00:00Z");
        assert_eq!(at(&hours, "2026-12-25T15:00:00Z"), "closed all day, opens 2026-12-28T13:00:00Z");
        // The clocks go forward over the weekend of 2027-03-14.
        assert_eq!(at(&hours, "2027-03-13T03:00:00Z"), "closed, opens 2027-03-15T12:00:00Z");
    }

    #[test]
    fn nights_and_closed_days() {
        let night = hours("Europe/Paris", &[("thu,fri", "22:00-06:00")], &["2026-12-25"]);
        assert_eq!(at(&night, "2026-12-18T22:00:00Z"), "open until 2026-12-19T05:00:00Z");
        // The night before Christmas ends at midnight; that of Christmas does not begin.
        assert_eq!(at(&night, "2026-12-24T22:00:00Z"), "open until 2026-12-24T23:00:00Z");
        assert_eq!(at(&night, "2026-12-25T22:00:00Z"), "closed all day, opens 2026-12-31T21:00:00Z");
        assert_eq!(at(&night, "2026-12-26T02:00:00Z"), "closed, opens 2026-12-31T21:00:00Z");
    }

    #[test]
    fn an_hour_that_is_skipped_and_one_that_is_repeated() {
        let early = hours("Europe/Paris", &[("sun", "02:15-02:45")], &[]);
        assert_eq!(at(&early, "2026-03-29T00:00:00Z"), "closed, opens 2026-04-05T00:15:00Z");
        assert_eq!(at(&early, "2026-10-25T00:15:00Z"), "open until 2026-10-25T00:45:00Z");
        assert_eq!(at(&early, "2026-10-25T00:50:00Z"), "closed, opens 2026-10-25T01:15:00Z");
        let through = hours("Europe/Paris", &[("daily", "00:00-24:00")], &["2026-10-26"]);
        assert_eq!(at(&through, "2026-10-24T12:00:00Z"), "open until 2026-10-25T23:00:00Z");
    }

    fn with_dates(mut hours: Hours, dates: &[(&str, &str)]) -> Hours {
        for (days, text) in dates {
            read_dated(text, &Day::parse_all(days).unwrap(), &mut hours).unwrap();
        }
        hours
    }

    #[test]
    fn holidays_of_every_year_and_short_days() {
        let hours = hours("America/New_York", &[("mon-fri", "08:00-20:00")], &["12-25"]);
        let short = [("12-24, 12-31", "08:00-12:00"), ("2026-12-31", "closed"), ("2027-12-25", "10:00-12:00")];
        let hours = with_dates(hours, &short);
        // Christmas is a day off, this year and the next but one.
        assert_eq!(at(&hours, "2026-12-25T15:00:00Z"), "closed all day, opens 2026-12-28T13:00:00Z");
        assert_eq!(at(&hours, "2028-12-25T15:00:00Z"), "closed all day, opens 2028-12-26T13:00:00Z");
        assert_eq!(at(&hours, "2026-12-24T15:00:00Z"), "open until 2026-12-24T17:00:00Z");
        assert_eq!(at(&hours, "2026-12-24T18:00:00Z"), "closed, opens 2026-12-28T13:00:00Z");
        // What is said of one year counts for more.
        assert_eq!(at(&hours, "2026-12-31T15:00:00Z"), "closed all day, opens 2027-01-01T13:00:00Z");
        assert_eq!(at(&hours, "2027-12-31T15:00:00Z"), "open until 2027-12-31T17:00:00Z");
        // A Saturday, on which nobody else answers.
        assert_eq!(at(&hours, "2027-12-25T15:30:00Z"), "open until 2027-12-25T17:00:00Z");
        // A night ends where a day with hours of its own begins.
        let night = with_dates(self::hours("UTC", &[("daily", "22:00-06:00")], &[]), &[("12-24", "20:00-02:00")]);
        assert_eq!(at(&night, "2026-12-23T23:00:00Z"), "open until 2026-12-24T00:00:00Z");
        assert_eq!(at(&night, "2026-12-24T21:00:00Z"), "open until 2026-12-25T02:00:00Z");
        let leap = self::hours("UTC", &[("daily", "08:00-20:00")], &["02-29"]);
        assert_eq!(at(&leap, "2027-02-28T21:00:00Z"), "closed, opens 2027-03-01T08:00:00Z");
        assert_eq!(at(&leap, "2028-02-28T21:00:00Z"), "closed, opens 2028-03-01T08:00:00Z");
    }

    #[test]
    fn always_and_never() {
        assert_eq!(at(&hours("UTC", &[("daily", "00:00-24:00")], &[]), "2026-11-24T00:00:00Z"), "open until never");
        assert_eq!(at(&hours("UTC", &[], &[]), "2026-11-24T00:00:00Z"), "closed, opens never");
    }

    proptest! {
        /// `opens` and `until` are the very next seconds at which the state is another one.
        #[test]
        fn the_next_change_is_the_next_change(
            second in 1_767_225_600i64..1_924_992_000,
            zone_at in 0usize..5,
            first in 0u32..1440, length in 1u32..1440, day in 0usize..7, more in 0usize..7,
            closed in 0i64..40,
        ) {
            const ZONES: [&str; 5] = ["America/New_York", "Europe/Paris", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];
            const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            let last = (first + length) % 1440;
            let text = format!("{:02}:{:02}-{:02}:{:02}", first / 60, first % 60, last / 60, last % 60);
            let mut hours = hours(ZONES[zone_at], &[(&format!("{}-{}", DAYS[day], DAYS[(day + more) % 7]), &text)], &[]);
            let near = Timestamp::from_second(second + closed * DAY / 4).unwrap();
            let near = near.to_zoned(jiff::tz::TimeZone::UTC).date();
            hours.closed.push(if closed % 3 == 0 { Day::EveryYear { month: near.month(), day: near.day() } } else { Day::On(near) });
            hours = with_dates(hours, &[(&near.tomorrow().unwrap().to_string(), "07:00-07:30")]);
            let zone = zone(&hours);
            let is_open = |second| matches!(state(&hours, &zone, second), State::Open { .. });
            match state(&hours, &zone, second) {
                State::Open { until } => {
                    let until = until.expect("these hours close every week");
                    prop_assert!(until > second && !is_open(until) && is_open(until - 1));
                    prop_assert!(is_open((second + until) / 2));
                }
                State::Closed { opens, .. } => {
                    let opens = opens.expect("these hours open every week");
                    prop_assert!(opens > second && is_open(opens) && !is_open(opens - 1));
                    prop_assert!(!is_open((second + opens) / 2));
                }
            }
        }
    }
}
