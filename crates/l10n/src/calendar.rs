//! Dates, times of day, weekdays and time zones as CLDR writes them for a locale.

use icu_datetime::fieldsets::zone::GenericLong;
use icu_datetime::fieldsets::{E, MD, T, YMD};
use icu_datetime::input::{Date, Time, TimeZone};
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_time::zone::{IanaParser, ZoneNameTimestamp};
use jiff::civil;

/// Dates are in the calendar that the locale's readers use: Gregorian nearly everywhere, Persian for `fa`,
/// Gregorian with the years of the Buddha for `th`.
pub(super) struct Calendar {
    date: DateTimeFormatter<YMD>,
    day_of_year: DateTimeFormatter<MD>,
    weekday: DateTimeFormatter<E>,
    time: NoCalendarFormatter<T>,
    zone: NoCalendarFormatter<GenericLong>,
    french: bool,
}

impl Calendar {
    pub(super) fn new(locale: &icu_locale::Locale) -> Self {
        const COMPILED: &str = "the compiled data falls back to the root locale";
        Calendar {
            date: DateTimeFormatter::try_new(locale.into(), YMD::long()).expect(COMPILED),
            day_of_year: DateTimeFormatter::try_new(locale.into(), MD::long()).expect(COMPILED),
            weekday: DateTimeFormatter::try_new(locale.into(), E::long()).expect(COMPILED),
            time: NoCalendarFormatter::try_new(locale.into(), T::hm()).expect(COMPILED),
            zone: NoCalendarFormatter::try_new(locale.into(), GenericLong).expect(COMPILED),
            french: locale.id.language.as_str() == "fr",
        }
    }

    pub(super) fn date(&self, date: civil::Date) -> String {
        let Some(iso) = iso(date) else { return date.to_string() };
        self.counted(self.date.format(&iso).to_string())
    }

    /// Of a leap year, which has all days.
    pub(super) fn day_of_year(&self, month: i8, day: i8) -> String {
        match civil::Date::new(2024, month, day).ok().and_then(iso) {
            Some(date) => self.counted(self.day_of_year.format(&date).to_string()),
            None => format!("{month:02}-{day:02}"),
        }
    }

    /// CLDR's pattern has no ordinals, but French counts only from the second of a month on: `1er janvier`.
    fn counted(&self, text: String) -> String {
        match text.strip_prefix("1 ") {
            Some(rest) if self.french => format!("1er {rest}"),
            _ => text,
        }
    }

    pub(super) fn weekday(&self, weekday: civil::Weekday) -> String {
        // Any week will do: this Monday is the first of a month.
        let monday = civil::date(2024, 1, 1);
        let day = monday.saturating_add(jiff::Span::new().days(weekday.to_monday_zero_offset()));
        match iso(day) {
            Some(date) => self.weekday.format(&date).to_string(),
            None => format!("{weekday:?}"),
        }
    }

    pub(super) fn time(&self, time: civil::Time) -> String {
        match Time::try_new(time.hour() as u8, time.minute() as u8, time.second() as u8, 0) {
            Ok(time) => self.time.format(&time).to_string(),
            Err(_) => time.to_string(),
        }
    }

    /// The zone's name for any time of the year (`Eastern Time`, neither standard nor daylight), under the rules that
    /// are in force now. An unknown zone is its own name.
    pub(super) fn time_zone_name(&self, iana: &str) -> String {
        let zone = IanaParser::new().parse(iana);
        if zone == TimeZone::UNKNOWN {
            return iana.to_owned();
        }
        let zone = zone.without_offset().with_zone_name_timestamp(ZoneNameTimestamp::far_in_future());
        self.zone.format(&zone).to_string()
    }
}

fn iso(date: civil::Date) -> Option<Date<icu_calendar::Iso>> {
    Date::try_new_iso(date.year().into(), date.month() as u8, date.day() as u8).ok()
}
