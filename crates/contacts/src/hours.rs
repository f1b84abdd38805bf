//! Opening hours: how contacts.yaml writes them, and what they mean. Times are local times of the channel's zone;
//! turning them into moments is for whoever knows the date.

use std::ops::Range;

use jiff::civil::{Date, Time, Weekday};

use super::dates::{DatedHours, Day};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;

const MINUTES_A_DAY: u32 = 24 * 60;
const MINUTES_A_WEEK: u32 = 7 * MINUTES_A_DAY;
const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const LONG_NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Days of the week: bit 0 is Monday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(u8);

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

/// From `open` until `close`, which is on the next day if it is not later than `open`; equal means 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenHours {
    pub open: Time,
    pub close: Time,
}

impl Days {
    pub const ALL: Days = Days(0b111_1111);

    /// A key of `hours`: `sat`, `mon-fri`, `fri-mon` (over the weekend), `mon,wed,fri`, `daily`; long names too.
    ///
    /// # Errors
    /// CON005, without a place.
    pub fn parse(key: &str) -> Result<Days, Diagnostic> {
        let key = key.trim().to_lowercase();
        if key == "daily" {
            return Ok(Days::ALL);
        }
        let mut days = Days::default();
        for part in key.split(',').map(str::trim) {
            let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
            let (first, last) = (day(first.trim())?, day(last.trim())?);
            let count = (last + 7 - first) % 7;
            for offset in 0..=count {
                days.0 |= 1 << ((first + offset) % 7);
            }
        }
        Ok(days)
    }

    pub fn contains(self, weekday: Weekday) -> bool {
        self.0 & (1 << weekday.to_monday_zero_offset()) != 0
    }

    /// Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        (0..7).filter_map(|offset| Weekday::from_monday_zero_offset(offset).ok()).filter(move |day| self.contains(*day))
    }

    /// First and last day when the days follow each other, around the weekend too (`fri-mon`); all seven have no ends.
    pub fn ends(self) -> Option<(Weekday, Weekday)> {
        let mut firsts = self.iter().filter(|day| !self.contains(day.previous()));
        let mut lasts = self.iter().filter(|day| !self.contains(day.next()));
        match (firsts.next(), firsts.next(), lasts.next()) {
            (Some(first), None, Some(last)) => Some((first, last)),
            _ => None,
        }
    }

    /// `mon`, `tue` …, as contacts.yaml and JSON write them.
    pub fn short_names(self) -> impl Iterator<Item = &'static str> {
        self.iter().map(|day| NAMES[day.to_monday_zero_offset() as usize])
    }
}

fn day(name: &str) -> Result<u8, Diagnostic> {
    let found = |names: &[&str; 7]| names.iter().position(|known| *known == name);
    match found(&NAMES).or_else(|| found(&LONG_NAMES)) {
        Some(day) => Ok(day as u8),
        None => {
            let known = NAMES.iter().chain(&LONG_NAMES).copied();
            let help = match guichet_core::diag::nearest(name, known.chain(["daily"])) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write days as `mon-fri`, `sat`, `mon,wed` or `daily`".to_owned(),
            };
            Err(Diagnostic::new(codes::CON005, format!("`{name}` is not a day of the week")).help(help))
        }
    }
}

/// A value of `hours`: `08:00-20:00`, several between commas, `22:00-06:00` over midnight, `00:00-24:00`, `closed`.
///
/// # Errors
/// CON005, without a place.
pub fn parse_open_hours(text: &str) -> Result<Vec<OpenHours>, Diagnostic> {
    let text = text.trim();
    if text == "closed" {
        return Ok(Vec::new());
    }
    text.split(',').map(|part| parse_stretch(part.trim())).collect()
}

fn parse_stretch(text: &str) -> Result<OpenHours, Diagnostic> {
    let unreadable = || {
        Diagnostic::new(codes::CON005, format!("`{text}` are not valid opening hours"))
            .help("write `\"08:00-20:00\"`, several as `\"08:00-12:00, 13:00-17:00\"`, or `closed`")
    };
    let (open, close) = text.split_once(['-', '–']).ok_or_else(unreadable)?;
    let open = parse_time(open).ok_or_else(unreadable)?;
    let close = parse_time(close).ok_or_else(unreadable)?;
    // 24:00 is the next day's 00:00. No other pair of equal times can be told from a mistake.
    if open == MINUTES_A_DAY || (open == close && open != 0) || (open, close) == (0, 0) {
        let message = format!("`{text}` opens and closes at the same time, or never on this day");
        return Err(Diagnostic::new(codes::CON005, message)
            .help("write `\"00:00-24:00\"` for the whole day, `closed` for none of it"));
    }
    Ok(OpenHours { open: time(open), close: time(close) })
}

/// Hours as [`parse_open_hours`] reads them, made of some that can only be meant in one way: `8-20`, `9am - 5pm`, `8h30-12h`. Who
/// writes `9-5` may open at nine in the evening.
pub fn likely_hours(text: &str) -> Option<String> {
    let stretch = |part: &str| {
        let mut ends = part.split(['-', '–', '—']).map(str::trim);
        let (Some(open), Some(close), None) = (ends.next(), ends.next(), ends.next()) else { return None };
        let (open, close) = (likely_time(open)?, likely_time(close)?);
        (open < close).then(|| format!("{:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60))
    };
    let all: Option<Vec<String>> = text.split(',').map(|part| stretch(part.trim())).collect();
    all.map(|all| all.join(", ")).filter(|new| parse_open_hours(new).is_ok())
}

/// `8`, `8:30`, `8.30`, `8h30`, `8am`.
fn likely_time(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (lower.trim_end_matches("uhr").trim_end(), None),
    };
    let (hours, minutes) = clock.split_once([':', '.', 'h']).unwrap_or((clock, "00"));
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let hours = match half {
        Some(half) if (1..=12).contains(&hours) => hours % 12 + half,
        Some(_) => return None,
        None => hours,
    };
    (minutes < 60).then_some(hours * 60 + minutes).filter(|total| *total <= MINUTES_A_DAY)
}

/// Minutes since midnight, 24:00 included. `8:00` and `08:00` are the same; `8` alone could be anything.
fn parse_time(text: &str) -> Option<u32> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours, 2) || !digits(minutes, 2) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= MINUTES_A_DAY).then_some(total)
}

fn time(minutes: u32) -> Time {
    let minutes = minutes % MINUTES_A_DAY;
    jiff::civil::time((minutes / 60) as i8, (minutes % 60) as i8, 0, 0)
}

fn minutes(time: Time) -> u32 {
    time.hour() as u32 * 60 + time.minute() as u32
}

/// A date of one year: `2026-12-25`.
///
/// # Errors
/// CON005, without a place.
pub fn parse_date(text: &str) -> Result<Date, Diagnostic> {
    text.trim().parse().map_err(|_| {
        Diagnostic::new(codes::CON005, format!("`{text}` is not a valid date"))
            .help("write year, month and day: `2026-12-25`")
    })
}

/// An IANA time zone of the database that is built in, in its own spelling.
///
/// # Errors
/// CON005, without a place.
pub fn parse_time_zone(name: &str) -> Result<String, Diagnostic> {
    let database = jiff::tz::db();
    if let Ok(zone) = database.get(name)
        && let Some(iana) = zone.iana_name()
    {
        return Ok(iana.to_owned());
    }
    let known: Vec<String> = database.available().map(|zone| zone.as_str().to_owned()).collect();
    // Whoever writes `New York` or `Tokyo` means the zone that ends so.
    let city = format!("/{}", name.trim().replace(' ', "_").to_lowercase());
    let mut ends: Vec<&str> =
        known.iter().map(String::as_str).filter(|zone| zone.to_lowercase().ends_with(&city)).collect();
    ends.sort_unstable_by_key(|zone| (zone.len(), *zone));
    let near = ends.first().copied().or_else(|| guichet_core::diag::nearest(name, known.iter().map(String::as_str)));
    Err(Diagnostic::new(codes::CON005, format!("no time zone `{name}`")).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write an IANA name, such as `Europe/Paris` or `America/New_York`".to_owned(),
    }))
}

impl OpenHours {
    pub fn is_all_day(self) -> bool {
        self.open == self.close
    }

    /// Whether it ends on the next day, not counting midnight itself.
    pub fn is_overnight(self) -> bool {
        self.close < self.open && self.close != Time::midnight()
    }

    /// When it begins, in minutes since midnight, and for how many.
    pub(super) fn minutes(self) -> (u32, u32) {
        (minutes(self.open), self.length())
    }

    fn length(self) -> u32 {
        let length = (minutes(self.close) + MINUTES_A_DAY - minutes(self.open)) % MINUTES_A_DAY;
        if length == 0 { MINUTES_A_DAY } else { length }
    }
}

impl Hours {
    /// What begins on a weekday (0 is Monday): minutes since midnight, and for how many.
    pub(super) fn on_weekday(&self, weekday: i8) -> impl Iterator<Item = (u32, u32)> {
        let rules = self.rules.iter().filter(move |rule| rule.days.0 & (1 << weekday) != 0);
        rules.map(|rule| rule.hours.minutes())
    }

    /// When it is open in a week without closed days: minutes since Monday 00:00, sorted; a stretch over the week's end
    /// is cut in two.
    pub fn week(&self) -> Vec<Range<u32>> {
        let mut week = Vec::new();
        for rule in &self.rules {
            for day in rule.days.iter() {
                let start = day.to_monday_zero_offset() as u32 * MINUTES_A_DAY + minutes(rule.hours.open);
                let end = start + rule.hours.length();
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
}

fn overlap(stretch: &Range<u32>) -> Diagnostic {
    let day = LONG_NAMES[(stretch.start / MINUTES_A_DAY) as usize];
    let at = stretch.start % MINUTES_A_DAY;
    let message = format!("these hours overlap: {day} {:02}:{:02} is in two of them", at / 60, at % 60);
    Diagnostic::new(codes::CON005, message).help("list each time of the week only once")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(key: &str) -> String {
        match Days::parse(key) {
            Ok(days) => days.short_names().collect::<Vec<_>>().join(" "),
            Err(diagnostic) => format!("{} ({})", diagnostic.message, diagnostic.help.unwrap_or_default()),
        }
    }

    fn hours(rules: &[(&str, &str)]) -> Hours {
        let rules = rules.iter().flat_map(|(key, text)| {
            let days = Days::parse(key).unwrap();
            parse_open_hours(text).unwrap().into_iter().map(move |hours| Rule { days, hours })
        });
        Hours { tz: "UTC".to_owned(), rules: rules.collect(), closed: Vec::new(), dates: Vec::new(), dates_span: None }
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(days("sat"), "sat");
        assert_eq!(days("mon-fri"), "mon tue wed thu fri");
        assert_eq!(days("fri-mon"), "mon fri sat sun");
        assert_eq!(days("Mon, Wed – Thu"), "mon wed thu");
        assert_eq!(days("monday-tuesday,sunday"), "mon tue sun");
        assert_eq!(days("daily"), "mon tue wed thu fri sat sun");
        assert_eq!(days("mno-fri"), "`mno` is not a day of the week (did you mean `mon`?)");
        assert_eq!(
            days("weekend"),
            "`weekend` is not a day of the week (write days as `mon-fri`, `sat`, `mon,wed` or `daily`)"
        );
        assert_eq!(days(""), "`` is not a day of the week (write days as `mon-fri`, `sat`, `mon,wed` or `daily`)");
    }

    #[test]
    fn ends_of_a_run_of_days() {
        let ends = |key| Days::parse(key).unwrap().ends();
        assert_eq!(ends("mon-fri"), Some((Weekday::Monday, Weekday::Friday)));
        assert_eq!(ends("fri-mon"), Some((Weekday::Friday, Weekday::Monday)));
        assert_eq!(ends("sun"), Some((Weekday::Sunday, Weekday::Sunday)));
        assert_eq!(ends("mon,wed"), None);
        assert_eq!(ends("daily"), None);
        assert_eq!(Days::default().ends(), None);
    }

    #[test]
    fn times() {
        let read = |text: &str| match parse_open_hours(text) {
            Ok(hours) => hours
                .iter()
                .map(|h| format!("{}-{}", h.open.strftime("%H:%M"), h.close.strftime("%H:%M")))
                .collect::<Vec<_>>()
                .join(" "),
            Err(diagnostic) => diagnostic.message,
        };
        assert_eq!(read("08:00-20:00"), "08:00-20:00");
        assert_eq!(read("8:00 – 12:00, 13:00-17:30"), "08:00-12:00 13:00-17:30");
        assert_eq!(read("22:00-06:00"), "22:00-06:00");
        assert_eq!(read("00:00-24:00"), "00:00-00:00");
        assert_eq!(read("closed"), "");
        for wrong in [
            "",
            "8-20",
            "08:00",
            "08:00-25:00",
            "08:60-09:00",
            "24:01-10:00",
            "08:00-20:00-22:00",
            "+8:00-9:00",
            "08:0-09:00",
        ] {
            assert!(read(wrong).ends_with("are not valid opening hours"), "{wrong}: {}", read(wrong));
        }
        for never in ["08:00-08:00", "00:00-00:00", "24:00-08:00", "24:00-24:00"] {
            assert!(read(never).ends_with("or never on this day"), "{never}");
        }
    }

    #[test]
    fn dates_and_zones() {
        assert_eq!(parse_date("2026-12-25").unwrap(), jiff::civil::date(2026, 12, 25));
        assert_eq!(parse_date("25/12/2026").unwrap_err().message, "`25/12/2026` is not a valid date");
        assert_eq!(parse_date("2026-02-30").unwrap_err().message, "`2026-02-30` is not a valid date");
        assert_eq!(parse_time_zone("america/new_york").unwrap(), "America/New_York");
        let help = |name| parse_time_zone(name).unwrap_err().help.unwrap();
        assert_eq!(help("New York"), "did you mean `America/New_York`?");
        assert_eq!(help("Europe/Pariss"), "did you mean `Europe/Paris`?");
        assert_eq!(help("Eastern Standard Time"), "write an IANA name, such as `Europe/Paris` or `America/New_York`");
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
                prop_assert!(hours.iter().all(|hours| (1..=MINUTES_A_DAY).contains(&hours.length())));
            }
            let _ = Days::parse(&text);
            let _ = parse_date(&text);
            let _ = Day::parse_all(&text);
            let _ = parse_time_zone(&text);
        }
    }
}
