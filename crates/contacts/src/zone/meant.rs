//! Which time zone is meant by a name that is none. A zone with another clock is never proposed: hours that are wrong by two
//! hours look as right as any.

/// What to write instead of `name`; `known` are the names of the database.
pub(super) fn help(name: &str, known: &[String]) -> String {
    let name = name.trim();
    if let Some(help) = offset(name).or_else(|| abbreviation(name)) {
        return help;
    }
    // Whoever writes `New York` or `Tokyo` means the zone that ends so.
    let city = format!("/{}", name.replace(' ', "_").to_lowercase());
    let is_city = |zone: &&str| zone.to_lowercase().ends_with(&city);
    let city = known.iter().map(String::as_str).filter(is_city).min_by_key(|zone| (zone.len(), *zone));
    // Of abbreviations and offsets, the next one is another clock.
    let places = known.iter().map(String::as_str).filter(|zone| is_place(zone));
    match city.or_else(|| guichet_core::diag::nearest(name, places)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write an IANA name, such as `Europe/Paris` or `America/New_York`".to_owned(),
    }
}

/// `America/Lima` and `Japan`, but neither `EST5EDT` nor `Etc/GMT+5`.
fn is_place(zone: &str) -> bool {
    !zone.starts_with("Etc/") && !zone.contains(|c: char| c.is_ascii_digit()) && zone.contains(char::is_lowercase)
}

/// `GMT+1`, `UTC-05:00`, `+2`: hours ahead of UTC, as everybody writes them. The signs of `Etc/GMT…` are the other way round.
fn offset(name: &str) -> Option<String> {
    let upper = name.to_ascii_uppercase().replace(' ', "");
    let offset = upper.strip_prefix("ETC/").unwrap_or(&upper);
    let offset = ["GMT", "UTC", "UT"].iter().find_map(|word| offset.strip_prefix(word)).unwrap_or(offset);
    let (is_ahead, digits) = match offset.chars().next()? {
        '+' => (true, &offset[1..]),
        sign @ ('-' | '−' | '–') => (false, &offset[sign.len_utf8()..]),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 2);
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let place = if is_ahead { "Europe/Paris" } else { "America/New_York" };
    let place = format!("write the name of a place, such as `{place}`: its clock has summer time");
    let (sign, farthest, direction) = if is_ahead { ('-', 14, "ahead of") } else { ('+', 12, "behind") };
    Some(match (hours, minutes) {
        (0, 0) => "write `UTC`, or the name of a place, such as `Europe/London`: its clock has summer time".to_owned(),
        (hours, 0) if hours <= farthest => {
            let unit = if hours == 1 { "hour" } else { "hours" };
            format!("{place}; a clock that is always {hours} {unit} {direction} UTC is called `Etc/GMT{sign}{hours}`")
        }
        _ => place,
    })
}

/// Abbreviations that writers use, and whose clocks they mean by them. Several countries share some of them.
const ABBREVIATIONS: [(&[&str], &[&str]); 35] = [
    (&["PST", "PDT", "PT"], &["America/Los_Angeles"]),
    (&["MST", "MDT", "MT"], &["America/Denver"]),
    (&["CST"], &["America/Chicago", "Asia/Shanghai"]),
    (&["CDT", "CT"], &["America/Chicago"]),
    (&["EST", "EDT", "ET"], &["America/New_York"]),
    (&["AKST", "AKDT"], &["America/Anchorage"]),
    (&["HST", "HDT"], &["Pacific/Honolulu"]),
    (&["AST"], &["America/Halifax", "Asia/Riyadh"]),
    (&["ADT"], &["America/Halifax"]),
    (&["NST", "NDT"], &["America/St_Johns"]),
    (&["BRT"], &["America/Sao_Paulo"]),
    (&["ART"], &["America/Argentina/Buenos_Aires"]),
    (&["CLT", "CLST"], &["America/Santiago"]),
    (&["COT"], &["America/Bogota"]),
    (&["BST"], &["Europe/London", "Asia/Dhaka"]),
    (&["IST"], &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    (&["CEST", "MEZ", "MESZ"], &["Europe/Paris", "Europe/Berlin"]),
    (&["EEST"], &["Europe/Helsinki", "Europe/Athens"]),
    (&["WEST"], &["Europe/Lisbon"]),
    (&["MSK"], &["Europe/Moscow"]),
    (&["TRT"], &["Europe/Istanbul"]),
    (&["SAST"], &["Africa/Johannesburg"]),
    (&["WAT"], &["Africa/Lagos"]),
    (&["CAT"], &["Africa/Maputo"]),
    (&["EAT"], &["Africa/Nairobi"]),
    (&["GST"], &["Asia/Dubai"]),
    (&["PKT"], &["Asia/Karachi"]),
    (&["ICT", "WIB"], &["Asia/Bangkok", "Asia/Jakarta"]),
    (&["SGT", "MYT"], &["Asia/Singapore", "Asia/Kuala_Lumpur"]),
    (&["HKT", "PHT"], &["Asia/Hong_Kong", "Asia/Manila"]),
    (&["JST", "KST"], &["Asia/Tokyo", "Asia/Seoul"]),
    (&["AWST"], &["Australia/Perth"]),
    (&["ACST", "ACDT"], &["Australia/Adelaide"]),
    (&["AEST", "AEDT"], &["Australia/Sydney", "Australia/Brisbane"]),
    (&["NZST", "NZDT"], &["Pacific/Auckland"]),
];

fn abbreviation(name: &str) -> Option<String> {
    let is_it = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let (_, places) = ABBREVIATIONS.iter().find(|(names, _)| is_it(names))?;
    let places: Vec<String> = places.iter().map(|place| format!("`{place}`")).collect();
    Some(format!("write the name of the place whose clock is meant: {}", places.join(" or ")))
}

#[cfg(test)]
mod tests {
    use super::super::parse_time_zone;
    use super::*;

    fn help(name: &str) -> String {
        parse_time_zone(name).unwrap_err().help.unwrap()
    }

    /// `Etc/GMT+1` is an hour behind UTC.
    #[test]
    fn an_offset_is_that_of_everyday_life() {
        assert_eq!(
            help("GMT+1"),
            "write the name of a place, such as `Europe/Paris`: its clock has summer time; a clock that is always 1 hour ahead of UTC is called `Etc/GMT-1`"
        );
        for (name, zone, hours) in [
            ("GMT-5", "Etc/GMT+5", -5),
            ("UTC+2", "Etc/GMT-2", 2),
            ("utc −03:00", "Etc/GMT+3", -3),
            ("+0200", "Etc/GMT-2", 2),
        ] {
            assert!(help(name).ends_with(&format!(" `{zone}`")), "{name}: {}", help(name));
            let clock = jiff::tz::TimeZone::get(zone).unwrap().to_offset(jiff::Timestamp::UNIX_EPOCH);
            assert_eq!(clock.seconds(), hours * 3600, "{zone}");
        }
        for name in ["UTC+5:30", "GMT+15", "Etc/GMT+19"] {
            assert!(!help(name).contains("Etc/"), "{name}: {}", help(name));
        }
        assert!(help("UTC+0").starts_with("write `UTC`"));
    }

    #[test]
    fn an_abbreviation_is_the_place_that_is_meant() {
        assert_eq!(help("PST"), "write the name of the place whose clock is meant: `America/Los_Angeles`");
        assert_eq!(
            help("ist"),
            "write the name of the place whose clock is meant: `Asia/Kolkata` or `Europe/Dublin` or `Asia/Jerusalem`"
        );
        // Nobody knows this one, and `EST` is near it.
        for name in ["XST", "EXT", "GMT7", "PST8", "Etc/GMY+1"] {
            assert!(help(name).starts_with("write an IANA name"), "{name}: {}", help(name));
        }
        for place in ABBREVIATIONS.iter().flat_map(|(_, places)| *places) {
            assert_eq!(parse_time_zone(place).as_deref(), Ok(*place));
        }
    }
}
