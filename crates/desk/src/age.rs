//! How long something is kept: `30d`, `8w`, `6m`, `2y`.

use std::fmt;
use std::str::FromStr;

use jiff::{Span, Timestamp, tz::TimeZone};

/// A number of days, weeks, months or years, by the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    number: u16,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

impl Age {
    /// The time that long before another.
    pub fn before(self, now: Timestamp) -> Timestamp {
        let number = i64::from(self.number);
        let span = match self.unit {
            Unit::Days => Span::new().days(number),
            Unit::Weeks => Span::new().weeks(number),
            Unit::Months => Span::new().months(number),
            Unit::Years => Span::new().years(number),
        };
        now.to_zoned(TimeZone::UTC).saturating_sub(span).timestamp()
    }
}

impl FromStr for Age {
    type Err = String;

    fn from_str(text: &str) -> Result<Age, String> {
        let wrong = || format!("`{text}` is not a valid length of time; write `30d`, `8w`, `6m` or `2y`");
        let (number, unit) = text.split_at(text.len() - text.chars().next_back().map_or(0, char::len_utf8));
        let unit = match unit {
            "d" => Unit::Days,
            "w" => Unit::Weeks,
            "m" => Unit::Months,
            "y" => Unit::Years,
            _ => return Err(wrong()),
        };
        let is_plain = number.bytes().all(|byte| byte.is_ascii_digit());
        let number = number.parse().ok().filter(|number| is_plain && *number > 0).ok_or_else(wrong)?;
        Ok(Age { number, unit })
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Days => "d",
            Unit::Weeks => "w",
            Unit::Months => "m",
            Unit::Years => "y",
        };
        write!(f, "{}{unit}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_calendar() {
        let now: Timestamp = "2028-03-31T12:00:00Z".parse().unwrap();
        for (text, before) in [
            ("1d", "2028-03-30T12:00:00Z"),
            ("2w", "2028-03-17T12:00:00Z"),
            ("1m", "2028-02-29T12:00:00Z"),
            ("2y", "2026-03-31T12:00:00Z"),
        ] {
            let age: Age = text.parse().unwrap();
            assert_eq!(age.before(now), before.parse().unwrap(), "{text}");
            assert_eq!(age.to_string(), text);
        }
        for wrong in ["", "d", "2", "0d", "-1d", "+1d", "1.5y", "2 y", "70000d", "1é"] {
            assert!(wrong.parse::<Age>().unwrap_err().contains("is not a valid"), "{wrong}");
        }
    }
}
