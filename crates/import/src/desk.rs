//! What help desks that answer with HTML have in common: articles known by a number, pictures on servers, links by address.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::draft::{Draft, Language, Page, language};
use crate::html::Converter;
use crate::lists::Lists;
use crate::remote::Saved;
use crate::source::Source;
use crate::uses;
use crate::values::{Fields, as_text, json_or_place};

/// Every object of all JSON files that a test takes, with its file; lists may be in one file or in many, whatever their names.
pub fn objects<'s>(source: &'s Source, is_one: impl Fn(&Fields) -> bool, draft: &mut Draft) -> Vec<(&'s str, Fields)> {
    let mut found = Vec::new();
    let mut lists = Lists::default();
    for path in source.exports() {
        let value = match json_or_place(source.text(path).unwrap_or_default()) {
            Ok(value) => value,
            Err(place) => {
                broken(path, place, draft);
                continue;
            }
        };
        lists.look(&value, path);
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(fields) if is_one(&fields) => found.push((path, fields)),
                Value::Object(fields) => open.extend(fields.into_values().rev()),
                Value::Array(items) => open.extend(items.into_iter().rev()),
                _ => {}
            }
        }
    }
    lists.report(draft);
    found
}

/// Whether a record is newer than the same of another file: exports of last week may lie beside those of today.
pub fn is_newer(one: &Fields, than: &Fields) -> bool {
    let time = |fields: &Fields| {
        let value = ["updated_at", "updatedAt", "edited_at"].iter().find_map(|key| fields.get(*key));
        value.map(|value| (value.as_f64().unwrap_or(0.0), value.as_str().unwrap_or_default().to_owned()))
    };
    // One of a list has no text in some answers.
    let has_text =
        |fields: &Fields| ["body", "text", "html"].iter().any(|key| fields.get(*key).is_some_and(Value::is_string));
    match (has_text(one), has_text(than)) {
        (true, false) => true,
        (false, true) => false,
        _ => time(one).zip(time(than)).is_some_and(|(one, than)| one > than),
    }
}

/// Says of a file what is wrong with it, where, and what to do.
pub fn broken(path: &str, (place, ends_early): (String, bool), draft: &mut Draft) {
    let (construct, note) = match ends_early {
        true => (
            "a file of JSON that ends too early",
            "nothing of it was carried: save the answer again, whole, and import again",
        ),
        false => (
            "a file that is not valid JSON",
            "nothing of it was carried: save it again, or fix it at this line and column, and import again",
        ),
    };
    draft.broken.push(format!("`{path}{place}`: {construct}"));
    draft.report.left(construct, note, &format!("{path}{place}"));
}

/// A value as a text that is not empty.
pub fn text(fields: &Fields, key: &str) -> Option<String> {
    fields.get(key).and_then(as_text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The name of a file or folder: what begins with `_` is something else here (`_index`, `_snippets`).
pub fn name(text: &str) -> String {
    crate::names::part(crate::names::part(text).trim_start_matches('_')).to_lowercase()
}

/// A place in an order, also as a text.
pub fn order(value: Option<&Value>) -> Option<i64> {
    value.and_then(|value| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok()))
}

/// Seconds or milliseconds since 1970, or a date: the day.
pub fn day(value: &Value) -> Option<String> {
    let number = value.as_i64().or_else(|| value.as_str()?.parse().ok());
    let Some(number) = number else {
        return crate::values::date(value).or_else(|| in_words(value.as_str()?));
    };
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    let days = seconds.div_euclid(86_400);
    // Days to a date of the Gregorian calendar: years begin in March, so that the leap day is the last.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (1970..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `June 5, 2024` and `5 Jun 2024` in English, and `2024/06/05`: what can be read in one way only.
fn in_words(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let parts: Vec<String> =
        text.split([' ', ',', '/', '.', '-']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let month = |part: &String| {
        let at = MONTHS.iter().position(|name| part.len() > 2 && name.starts_with(part.as_str()))?;
        Some((at + 1).to_string())
    };
    let [a, b, c, ..] = parts.as_slice() else { return None };
    let (year, month, day) = match (month(a), month(b)) {
        (Some(month), _) => (c, month, b),
        (_, Some(month)) => (c, month, a),
        _ if a.len() == 4 && text.contains('/') => (a, b.clone(), c),
        _ => return None,
    };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    crate::values::date(&format!("{year:0>4}-{month:0>2}-{day:0>2}").into()).filter(|_| year.len() == 4)
}

/// The scheme and host of a URL, and its path.
pub fn host(url: &str) -> Option<(String, String)> {
    let (scheme, rest) = url.split_once("://")?;
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    (!host.is_empty()).then(|| (format!("{scheme}://{host}"), path.split(['?', '#']).next().unwrap_or("/").to_owned()))
}

/// Languages by how many articles each has, with the one of most originals first.
pub fn locales(codes: impl Iterator<Item = (String, bool)>) -> Vec<Language> {
    let mut count: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (code, is_original) in codes {
        let Some(tag) = language(&code) else { continue };
        let entry = count.entry(tag).or_default();
        entry.0 += usize::from(is_original);
        entry.1 += 1;
    }
    let mut all: Vec<(String, (usize, usize))> = count.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.into_iter().map(|(tag, _)| Language { tag, name: None, title: None }).collect()
}

/// Turns the texts of a help desk.
pub struct Texts {
    converter: Converter,
    saved: Saved,
}

impl Texts {
    /// `bodies`: all texts, since a link in one may name a section of another.
    pub fn of(source: &Source, bodies: &[&str]) -> Texts {
        let converter = Converter::new(crate::html::linked(bodies.iter().copied()));
        Texts { converter, saved: Saved::of(source, bodies.iter().copied()) }
    }

    /// The body of a page. `link`: the address by which a page of the source is looked up, for a link that names one.
    pub fn carry(&mut self, html: &str, page: &mut Page, link: &dyn Fn(&str) -> Option<String>, draft: &mut Draft) {
        let body = self.converter.convert(html, &page.source, &mut draft.report);
        let mut edits = Vec::new();
        for one in uses::scan(&body) {
            let to = link(&one.to).or_else(|| {
                let is_file = one.to.contains("://") || one.to.starts_with("//");
                let saved = if is_file { self.saved.carry(&one.to, draft) } else { None };
                if saved.is_none() && !one.picture && is_stored(&one.to) {
                    draft.report.remote(&one.to);
                }
                saved
            });
            if let Some(to) = to {
                let to = uses::written(&to);
                edits.push((one.range, if one.bare { format!("[{}]({to})", one.to) } else { to }));
            }
        }
        page.body = crate::repair::body(&uses::replaced(&body, &edits), &page.source, &mut draft.report);
    }
}

/// Whether an address is one of the servers where help desks keep what is to download.
fn is_stored(url: &str) -> bool {
    const SERVERS: [&str; 9] = [
        "s3.amazonaws.com/helpscout.net/",
        "d33v4339jhl8k0.cloudfront.net/",
        "intercomcdn.com/",
        "intercom-attachments-",
        "intercomassets.com/",
        "hubspotusercontent",
        "/hubfs/",
        "/hs-fs/",
        "zdusercontent.com/",
    ];
    SERVERS.iter().any(|server| url.contains(server))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_days() {
        for (value, expected) in [
            (Value::from(1_672_928_359), Some("2023-01-05")),
            (Value::from(1_709_164_800_000_i64), Some("2024-02-29")),
            (Value::from("1709164800"), Some("2024-02-29")),
            (Value::from("2024-05-06T07:08:09Z"), Some("2024-05-06")),
            (Value::from(0), Some("1970-01-01")),
            (Value::from("June 5, 2024"), Some("2024-06-05")),
            (Value::from("5 Jun 2024 10:00"), Some("2024-06-05")),
            (Value::from("2024/06/05"), Some("2024-06-05")),
            (Value::from("05/06/2024"), None),
            (Value::from("June 24"), None),
            (Value::from(-1), None),
            (Value::from(i64::MAX), None),
            (Value::Null, None),
        ] {
            assert_eq!(day(&value).as_deref(), expected, "{value}");
        }
    }
}
