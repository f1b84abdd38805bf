//! Days of the week, as contacts.yaml writes them.

use guichet_core::diag::{Diagnostic, codes};
use jiff::civil::Weekday;

pub(super) const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
pub(super) const LONG_NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Days of the week: bit 0 is Monday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(u8);

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
        self.is_on(weekday.to_monday_zero_offset())
    }

    /// 0 is Monday.
    pub(super) fn is_on(self, weekday: i8) -> bool {
        self.0 & (1 << weekday) != 0
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

#[cfg(test)]
mod tests {
    use super::*;

    fn days(key: &str) -> String {
        match Days::parse(key) {
            Ok(days) => days.short_names().collect::<Vec<_>>().join(" "),
            Err(diagnostic) => format!("{} ({})", diagnostic.message, diagnostic.help.unwrap_or_default()),
        }
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
}
