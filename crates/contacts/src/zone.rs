//! The clock of a time zone as numbers, from one day on for some years: what the resolver reckons with, in Rust and in
//! the browser (`crates/client/src/contacts/hours.js`). Neither asks its own time zone database, so neither can be older than
//! the other (docs/decisions/0013).

mod meant;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use guichet_core::diag::{Diagnostic, codes};

use super::policy::Policy;

/// A site that is not built again for longer than this keeps the last offset that it knows.
const YEARS: i64 = 5;

/// From which second on (Unix time) local time is how many seconds ahead of UTC. Never empty; the first entry holds for
/// all time before it, the last for all after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Zone(Vec<(i64, i32)>);

/// The zones that a policy's hours are in, by their IANA names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Zones(BTreeMap<String, Zone>);

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
    Err(Diagnostic::new(codes::CON005, format!("no time zone `{name}`")).help(meant::help(name, &known)))
}

impl Zone {
    /// `name` must exist ([`parse_time_zone`](super::parse_time_zone)); a name that does not is UTC.
    fn of(name: &str, from: Timestamp, until: Timestamp) -> Zone {
        let zone = TimeZone::get(name).unwrap_or(TimeZone::UTC);
        let mut entries = vec![(from.as_second(), zone.to_offset(from).seconds())];
        for transition in zone.following(from).take_while(|transition| transition.timestamp() < until) {
            let offset = transition.offset().seconds();
            // A zone may change its abbreviation only.
            if entries.last().is_none_or(|(_, last)| *last != offset) {
                entries.push((transition.timestamp().as_second(), offset));
            }
        }
        Zone(entries)
    }

    /// The offset at a second, and the second at which it ends.
    pub(super) fn stretch(&self, at: i64) -> (i64, Option<i64>) {
        let next = self.0.iter().position(|(from, _)| *from > at).unwrap_or(self.0.len());
        let offset = self.0[next.saturating_sub(1)].1;
        // Before the first entry the first offset holds already.
        let next = next.max(1);
        (i64::from(offset), self.0.get(next).map(|(from, _)| *from))
    }
}

impl Zones {
    /// From the first day of the year of `date` on: so a site that is built every day does not change every day.
    pub fn of(policy: &Policy, date: Timestamp) -> Zones {
        let year = date.to_zoned(TimeZone::UTC).date().first_of_year();
        let utc =
            |date: jiff::civil::Date| date.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |zoned| zoned.timestamp());
        let (from, until) = (utc(year), utc(year.saturating_add(jiff::Span::new().years(YEARS))));
        let names = policy.channels.iter().filter_map(|channel| channel.hours.as_ref()).map(|hours| &hours.tz);
        Zones(names.map(|name| (name.clone(), Zone::of(name, from, until))).collect())
    }

    /// As they are published.
    ///
    /// # Errors
    /// A sentence without final stop about a zone whose table is empty or out of order.
    pub(super) fn read(published: impl IntoIterator<Item = (String, Vec<(i64, i32)>)>) -> Result<Zones, String> {
        let zones = published.into_iter().map(|(name, entries)| {
            if entries.is_empty() || !entries.is_sorted_by(|(one, _), (next, _)| one < next) {
                return Err(format!("the clock of `{name}` is not a valid table"));
            }
            Ok((name, Zone(entries)))
        });
        zones.collect::<Result<_, _>>().map(Zones)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Zone> {
        self.0.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        let at = |text: &str| text.parse().unwrap();
        Zone::of(name, at("2026-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z"))
    }

    fn seconds(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_second()
    }

    #[test]
    fn names_are_those_of_the_database() {
        assert_eq!(parse_time_zone("america/new_york").unwrap(), "America/New_York");
        let help = |name| parse_time_zone(name).unwrap_err().help.unwrap();
        assert_eq!(help("New York"), "did you mean `America/New_York`?");
        assert_eq!(help("Europe/Pariss"), "did you mean `Europe/Paris`?");
        assert_eq!(help("Eastern Standard Time"), "write an IANA name, such as `Europe/Paris` or `America/New_York`");
    }

    #[test]
    fn daylight_saving_is_in_the_table() {
        let starts = [
            ("2026-01-01T00:00:00Z", -5),
            ("2026-03-08T07:00:00Z", -4),
            ("2026-11-01T06:00:00Z", -5),
            ("2027-03-14T07:00:00Z", -4),
            ("2027-11-07T06:00:00Z", -5),
        ];
        assert_eq!(zone("America/New_York").0, starts.map(|(at, hours)| (seconds(at), hours * 3600)).to_vec());
        assert_eq!(zone("Asia/Kolkata").0, [(seconds("2026-01-01T00:00:00Z"), 19800)]);
        assert_eq!(zone("UTC").0.len(), 1);
    }

    #[test]
    fn the_ends_of_the_table_hold_beyond_it() {
        let zone = zone("Europe/Paris");
        assert_eq!(zone.stretch(0), (3600, Some(seconds("2026-03-29T01:00:00Z"))));
        assert_eq!(zone.stretch(seconds("2026-03-29T00:59:59Z")), (3600, Some(seconds("2026-03-29T01:00:00Z"))));
        assert_eq!(zone.stretch(seconds("2026-03-29T01:00:00Z")), (7200, Some(seconds("2026-10-25T01:00:00Z"))));
        assert_eq!(zone.stretch(seconds("2040-07-01T00:00:00Z")), (3600, None));
    }
}
