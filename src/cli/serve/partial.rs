//! Which part of a file a request wants, and whether it wants any: RFC 9110, sections 13 and 14. Browsers ask for videos
//! and PDF files in parts, and Safari plays nothing that can't be had so.

use std::ops::RangeInclusive;
use std::time::SystemTime;

use axum::http::{HeaderMap, HeaderName, Method, header};
use http_range_header::{RangeUnsatisfiableError, parse_range_header};

/// What is known of a file before it is read.
#[derive(Clone, Debug)]
pub struct Version {
    /// Bytes.
    pub len: u64,
    /// With its quotation marks. Another content has another one.
    pub etag: String,
    /// Of files on disk.
    pub modified: Option<SystemTime>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    Whole,
    /// First and last byte.
    Part(RangeInclusive<u64>),
    /// The browser has it already.
    NotModified,
    /// The file has changed since, and the rest of what was is of no use.
    PreconditionFailed,
    /// A part that the file doesn't have.
    OutOfRange,
}

/// In the order of RFC 9110, section 13.2.2.
pub fn wanted(method: &Method, headers: &HeaderMap, version: &Version) -> Wanted {
    if let Some(tags) = all(headers, header::IF_MATCH) {
        if !names(&tags, &version.etag) {
            return Wanted::PreconditionFailed;
        }
    } else if date(headers, header::IF_UNMODIFIED_SINCE).is_some_and(|since| version.changed_after(since) == Some(true))
    {
        return Wanted::PreconditionFailed;
    }
    if let Some(tags) = all(headers, header::IF_NONE_MATCH) {
        if names(&tags.replace("W/", ""), &version.etag) {
            return Wanted::NotModified;
        }
    } else if date(headers, header::IF_MODIFIED_SINCE).is_some_and(|since| version.changed_after(since) == Some(false))
    {
        return Wanted::NotModified;
    }
    if method != Method::GET || !is_of_this_version(headers, version) {
        return Wanted::Whole;
    }
    one(headers, header::RANGE).map_or(Wanted::Whole, |range| part(range, version.len))
}

/// What makes no sense is ignored, as are several parts at once: whoever asks for those has to be able to take all.
fn part(range: &str, len: u64) -> Wanted {
    let Ok(ranges) = parse_range_header(range) else { return Wanted::Whole };
    match ranges.validate(len).as_deref() {
        Ok([only]) if ranges.len() == 1 => Wanted::Part(only.clone()),
        Err(RangeUnsatisfiableError::Unsatisfiable) => Wanted::OutOfRange,
        _ => Wanted::Whole,
    }
}

/// `If-Range`: a part is only of use to whoever has the other parts of the same version.
fn is_of_this_version(headers: &HeaderMap, version: &Version) -> bool {
    let Some(condition) = headers.get(header::IF_RANGE) else { return true };
    let Ok(condition) = condition.to_str() else { return false };
    condition == version.etag
        || httpdate::parse_http_date(condition).is_ok_and(|date| version.changed_at().is_some_and(|at| at == date))
}

impl Version {
    /// `Last-Modified`, which has whole seconds.
    fn changed_at(&self) -> Option<SystemTime> {
        let modified = self.modified?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        SystemTime::UNIX_EPOCH.checked_add(std::time::Duration::from_secs(modified.as_secs()))
    }

    fn changed_after(&self, date: SystemTime) -> Option<bool> {
        self.changed_at().map(|at| at > date)
    }

    pub fn last_modified(&self) -> Option<String> {
        self.changed_at().map(httpdate::fmt_http_date)
    }
}

/// A list of tags, which may be spread over several lines.
fn all(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let lines: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    (!lines.is_empty()).then(|| lines.join(","))
}

/// Our tags have no commas, so that a list falls apart where it should around them.
fn names(tags: &str, etag: &str) -> bool {
    tags.split(',').map(str::trim).any(|tag| tag == "*" || tag == etag)
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    one(headers, name).and_then(|text| httpdate::parse_http_date(text).ok())
}

/// Said twice is not said.
fn one(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let (first, None) = (values.next()?, values.next()) else { return None };
    first.to_str().ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const CHANGED: &str = "Thu, 26 Nov 2026 10:00:00 GMT";

    fn version(len: u64) -> Version {
        let changed = httpdate::parse_http_date(CHANGED).unwrap() + Duration::from_millis(700);
        Version { len, etag: "\"v1\"".to_owned(), modified: Some(changed) }
    }

    fn get(headers: &[(&'static str, &str)]) -> Wanted {
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        let mut map = HeaderMap::new();
        headers.for_each(|(name, value)| {
            map.append(name, value);
        });
        wanted(&Method::GET, &map, &version(1000))
    }

    #[test]
    fn ranges() {
        for (range, expected) in [
            ("bytes=0-0", Wanted::Part(0..=0)),
            ("bytes=0-1", Wanted::Part(0..=1)),
            ("bytes=10-19", Wanted::Part(10..=19)),
            ("BYTES=10-19", Wanted::Part(10..=19)),
            ("bytes=999-", Wanted::Part(999..=999)),
            ("bytes=0-", Wanted::Part(0..=999)),
            ("bytes=-1", Wanted::Part(999..=999)),
            ("bytes=-500", Wanted::Part(500..=999)),
            ("bytes=-5000", Wanted::Part(0..=999)),
            ("bytes=990-99999999999999999999999", Wanted::Part(990..=999)),
            ("bytes=1000-", Wanted::OutOfRange),
            ("bytes=1000-2000", Wanted::OutOfRange),
            ("bytes=18446744073709551615-", Wanted::OutOfRange),
            ("bytes=-0", Wanted::OutOfRange),
            // Several, all of them beyond the end or only one within: the header is one of several parts all the same.
            ("bytes=1000-,2000-", Wanted::OutOfRange),
            ("bytes=0-1,2000-", Wanted::Whole),
            ("bytes=0-1,10-11", Wanted::Whole),
            ("bytes=0-,0-,0-,0-,0-", Wanted::Whole),
            ("bytes=5-1", Wanted::Whole),
            ("bytes=", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=+1-2", Wanted::Whole),
            ("bytes=0x1-2", Wanted::Whole),
            ("bytes 0-1", Wanted::Whole),
            ("items=0-1", Wanted::Whole),
            ("", Wanted::Whole),
        ] {
            assert_eq!(get(&[("range", range)]), expected, "{range}");
        }
        assert_eq!(get(&[("range", "bytes=0-1"), ("range", "bytes=0-1")]), Wanted::Whole);
    }

    #[test]
    fn an_empty_file_has_no_parts() {
        let headers = |range: &str| HeaderMap::from_iter([(header::RANGE, range.parse().unwrap())]);
        assert_eq!(wanted(&Method::GET, &headers("bytes=0-0"), &version(0)), Wanted::OutOfRange);
        assert_eq!(wanted(&Method::GET, &headers("bytes=-1"), &version(0)), Wanted::Whole);
        assert_eq!(wanted(&Method::HEAD, &headers("bytes=0-0"), &version(0)), Wanted::Whole);
    }

    #[test]
    fn a_part_of_another_version_is_all_of_this_one() {
        for (condition, expected) in [
            ("\"v1\"", Wanted::Part(0..=1)),
            ("\"v0\"", Wanted::Whole),
            // A weak tag says that two contents mean the same, not that their bytes fit together.
            ("W/\"v1\"", Wanted::Whole),
            (CHANGED, Wanted::Part(0..=1)),
            ("Thu, 26 Nov 2026 10:00:01 GMT", Wanted::Whole),
            ("Thu, 26 Nov 2026 09:59:59 GMT", Wanted::Whole),
            ("yesterday", Wanted::Whole),
        ] {
            assert_eq!(get(&[("range", "bytes=0-1"), ("if-range", condition)]), expected, "{condition}");
        }
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let later = "Thu, 26 Nov 2026 10:00:01 GMT";
        let before = "Thu, 26 Nov 2026 09:59:59 GMT";
        for (headers, expected) in [
            (&[("if-none-match", "\"v1\"")][..], Wanted::NotModified),
            (&[("if-none-match", "\"v0\", W/\"v1\"")], Wanted::NotModified),
            (&[("if-none-match", "\"v0\""), ("if-none-match", "\"v1\"")], Wanted::NotModified),
            (&[("if-none-match", "*")], Wanted::NotModified),
            (&[("if-none-match", "\"v0\"")], Wanted::Whole),
            // The tag counts, whatever the date says.
            (&[("if-none-match", "\"v0\""), ("if-modified-since", later)], Wanted::Whole),
            (&[("if-modified-since", CHANGED)], Wanted::NotModified),
            (&[("if-modified-since", later)], Wanted::NotModified),
            (&[("if-modified-since", before)], Wanted::Whole),
            (&[("if-modified-since", "soon")], Wanted::Whole),
            (&[("if-none-match", "\"v1\""), ("range", "bytes=0-1")], Wanted::NotModified),
            (&[("if-match", "\"v1\""), ("range", "bytes=0-1")], Wanted::Part(0..=1)),
            (&[("if-match", "\"v0\""), ("range", "bytes=0-1")], Wanted::PreconditionFailed),
            (&[("if-match", "W/\"v1\"")], Wanted::PreconditionFailed),
            (&[("if-unmodified-since", before)], Wanted::PreconditionFailed),
            (&[("if-unmodified-since", CHANGED), ("range", "bytes=0-1")], Wanted::Part(0..=1)),
        ] {
            assert_eq!(get(headers), expected, "{headers:?}");
        }
    }
}
