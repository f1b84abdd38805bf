//! The front matter of Jekyll → ours. What becomes of which key is in the table of `mod.rs`.

use serde_json::Value;

use super::File;
use crate::draft::{Draft, Kind, Page};
use crate::values::{Fields, as_text, as_texts, date, is_off, is_on};

/// Keys that became something else, or that only Jekyll has a use for.
const DONE: [&str; 36] = [
    "redirect_to",
    "title",
    "description",
    "excerpt",
    "nav_order",
    "order",
    "weight",
    "permalink",
    "redirect_from",
    "tags",
    "keywords",
    "last_modified_at",
    "last_modified_date",
    "date",
    "published",
    "draft",
    "author",
    "authors",
    "toc",
    "layout",
    "parent",
    "grand_parent",
    "has_children",
    "has_toc",
    "nav_exclude",
    "search_exclude",
    "search",
    "lang",
    "locale",
    "ref",
    "page_id",
    "slug",
    "categories",
    "category",
    "child_nav_order",
    "lang-ref",
];

/// `own`: what the file itself says; `fields`: with what the settings say of it.
pub fn carry(fields: &Fields, own: &Fields, file: &File, day: &str, page: &mut Page, draft: &mut Draft) {
    let text = |key: &str| {
        fields.get(key).and_then(as_text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    for (keys, ours) in [(&["title"][..], "title"), (&["description", "excerpt"][..], "description")] {
        if let Some(value) = keys.iter().find_map(|key| text(key)) {
            page.set(ours, crate::blocks::one_line(&value));
        }
    }
    // Just the Docs takes texts as well as numbers.
    let order = ["nav_order", "order", "weight"].iter().find_map(|key| {
        let value = fields.get(*key)?;
        value
            .is_number()
            .then(|| value.clone())
            .or_else(|| serde_json::from_str::<serde_json::Number>(value.as_str()?).ok().map(Value::Number))
    });
    if let Some(order) = order {
        page.set("order", order);
    }
    let mut keywords: Vec<String> = Vec::new();
    for key in ["tags", "keywords"] {
        for text in fields.get(key).map(as_texts).unwrap_or_default() {
            let is_list = fields.get(key).is_some_and(Value::is_array);
            let sign = if text.contains(',') { ',' } else { ' ' };
            let words = text.split(sign).map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
            if is_list { keywords.push(text.clone()) } else { keywords.extend(words) }
        }
    }
    if !keywords.is_empty() {
        page.set("keywords", keywords);
    }
    let authors: Vec<String> =
        ["author", "authors"].iter().filter_map(|key| fields.get(*key)).flat_map(as_texts).collect();
    if !authors.is_empty() {
        page.set("authors", authors);
    }
    let updated = ["last_modified_at", "last_modified_date", "date"].iter().find_map(|key| date(fields.get(*key)?));
    if let Some(updated) = updated.or_else(|| file.date.clone()) {
        page.set("updated", updated);
    }
    // What is not shown before its day is not published before it.
    let begins = fields.get("date").and_then(date).or_else(|| file.date.clone()).filter(|_| file.kind == "posts");
    if let Some(begins) = begins.filter(|begins| begins.as_str() > day) {
        page.set("publish_at", begins);
    }
    let flag = |key: &str, value: bool| if value { is_on(fields.get(key)) } else { is_off(fields.get(key)) };
    crate::visibility::drafts(fields, page, &mut draft.report);
    if file.is_draft {
        page.set("draft", true);
    }
    let is_excluded = flag("nav_exclude", true);
    let is_unsearched = flag("search_exclude", true) || flag("search", false);
    crate::visibility::carry(is_excluded.then_some("`nav_exclude: true`"), is_unsearched, page, &mut draft.report);
    if flag("toc", false) && page.kind == Kind::Article {
        page.set("toc", false);
    }
    for alias in fields.get("redirect_from").map(as_texts).unwrap_or_default() {
        page.aliases.push(format!("/{}", alias.trim_start_matches('/')));
    }
    for (key, value) in own.iter().filter(|(key, value)| !DONE.contains(&key.as_str()) && !value.is_null()) {
        page.keep(key, value.clone());
        draft.report.key(key, &page.source);
    }
}

/// The day of a time with a zone, `2014-11-05 22:48:22 -0800`, at Greenwich.
pub fn utc_day(time: &str) -> Option<String> {
    let text = time.trim();
    let day = text.get(..10)?;
    let clock = text.get(11..19).or_else(|| text.get(11..16))?;
    let zone = text[10..].rfind(['+', '-']).map(|at| &text[10 + at..])?;
    let digits: String = zone[1..].chars().filter(char::is_ascii_digit).collect();
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok());
    let offset = number(digits.get(..2))? * 60 + number(digits.get(2..4)).unwrap_or(0);
    let offset = if zone.starts_with('-') { -offset } else { offset };
    let minutes = number(clock.get(..2))? * 60 + number(clock.get(3..5))? - offset;
    let (year, month, date) = (number(day.get(..4))?, number(day.get(5..7))?, number(day.get(8..10))?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |month: i64| match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (mut year, mut month, mut date) = (year, month, date + minutes.div_euclid(24 * 60));
    if date < 1 {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        date += length(month);
    } else if date > length(month) {
        date -= length(month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Some(format!("{year:04}-{month:02}-{date:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_depend_on_zones() {
        for (time, day) in [
            ("2014-11-05 22:48:22 -0800", Some("2014-11-06")),
            ("2015-01-01T00:10:00+02:00", Some("2014-12-31")),
            ("2024-03-01 00:10 +0100", Some("2024-02-29")),
            ("2024-02-28 23:10:00 -0100", Some("2024-02-29")),
            ("2024-05-06", None),
            ("2024-05-06 10:00:00", None),
        ] {
            assert_eq!(utc_day(time).as_deref(), day, "{time}");
        }
    }
}
