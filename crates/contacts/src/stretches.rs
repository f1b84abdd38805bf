//! Stretches of a day in which somebody answers, as contacts.yaml writes them: `08:00-12:00, 13:00-17:00`.

use guichet_core::diag::{Diagnostic, codes};
use jiff::civil::Time;

pub(super) const MINUTES_A_DAY: u32 = 24 * 60;

/// From `open` until `close`, which is on the next day if it is not later than `open`; equal means 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenHours {
    pub open: Time,
    pub close: Time,
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

pub(super) fn minutes(time: Time) -> u32 {
    time.hour() as u32 * 60 + time.minute() as u32
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
