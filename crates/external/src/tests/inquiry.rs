use std::time::Duration;

use super::{rules, url};
use crate::inquiry::{Answer, Inquiry, Method, Step};
use crate::silence::Silence;
use crate::verdict::{Trouble, Verdict, What};

fn status(code: u16) -> Answer {
    Answer::Status { code, location: None, retry_after: None }
}

fn to(code: u16, location: &str) -> Answer {
    Answer::Status { code, location: Some(location.to_owned()), retry_after: None }
}

fn later(code: u16, seconds: u64) -> Answer {
    Answer::Status { code, location: None, retry_after: Some(Duration::from_secs(seconds)) }
}

fn failed(silence: Silence) -> Answer {
    Answer::Silence(silence)
}

/// What is asked with these answers, seconds that are waited before it, and what comes of it.
fn asked(address: &str, answers: &[Answer]) -> (Vec<String>, Verdict) {
    let rules = rules(&["https://a.io/ignored/**"], &[]);
    let mut inquiry = Inquiry::new(&rules, url(address), Method::Head);
    let (mut step, mut asked, mut left) = (inquiry.first(), Vec::new(), answers.iter());
    loop {
        match step {
            Step::Ask { request, after, hold } => {
                let wait = match (after.as_secs(), hold) {
                    (0, _) => String::new(),
                    (seconds, true) => format!(" after {seconds}, and nobody before"),
                    (seconds, false) => format!(" after {seconds}"),
                };
                asked.push(format!("{:?} {}{wait}", request.method, request.url));
                step = inquiry.next(left.next().unwrap_or_else(|| panic!("one more: {asked:?}")).clone());
            }
            Step::End(verdict) => {
                assert_eq!(left.next(), None, "{asked:?}");
                return (asked, verdict);
            }
        }
    }
}

#[track_caller]
fn check(answers: &[Answer], requests: &[&str], what: What, at: Option<&str>) {
    let (asked, verdict) = asked("https://a.io/a", answers);
    assert_eq!(asked, requests);
    assert_eq!(verdict, Verdict { what, at: at.map(str::to_owned) });
}

#[test]
fn what_is_there_is_asked_once_and_not_read() {
    check(&[status(200)], &["Head https://a.io/a"], What::Fine, None);
    check(&[status(204)], &["Head https://a.io/a"], What::Fine, None);
}

#[test]
fn where_head_is_refused_get_is_asked() {
    let both = ["Head https://a.io/a", "Get https://a.io/a"];
    for code in [400, 403, 404, 405, 500, 501] {
        check(&[status(code), status(200)], &both, What::Fine, None);
    }
    check(&[status(404), status(404)], &both, What::Gone(404), None);
    check(&[status(410), status(410)], &both, What::Gone(410), None);
    check(&[status(500), status(500)], &both, What::Trouble(Trouble::Status(500)), None);
}

#[test]
fn servers_that_keep_programs_out() {
    for code in [401, 403, 999, 451] {
        check(&[status(code), status(code)], &["Head https://a.io/a", "Get https://a.io/a"], What::Closed(code), None);
    }
}

#[test]
fn servers_that_want_more_time() {
    let head = "Head https://a.io/a";
    check(&[later(429, 7), status(200)], &[head, "Head https://a.io/a after 7, and nobody before"], What::Fine, None);
    check(&[later(503, 3), status(200)], &[head, "Get https://a.io/a after 3, and nobody before"], What::Fine, None);
    // Without a time it is a little longer each time, and there is an end.
    check(
        &[status(429), status(429), status(429), status(429)],
        &[
            head,
            "Head https://a.io/a after 1, and nobody before",
            "Head https://a.io/a after 2, and nobody before",
            "Head https://a.io/a after 4, and nobody before",
        ],
        What::Closed(429),
        None,
    );
    // An hour is more than anybody waits; so are many minutes.
    check(&[later(429, 3600)], &[head], What::Closed(429), None);
    let minute = "Head https://a.io/a after 60, and nobody before";
    check(
        &[later(429, 60), later(429, 60), later(429, 60), later(429, 60)],
        &[head, minute, minute, minute],
        What::Closed(429),
        None,
    );
    check(
        &[later(503, 3600), later(503, 3600)],
        &[head, "Get https://a.io/a"],
        What::Trouble(Trouble::Status(503)),
        None,
    );
}

#[test]
fn connections_that_end_are_tried_again() {
    let head = "Head https://a.io/a";
    let dropped = || failed(Silence::Dropped);
    check(&[dropped(), status(200)], &[head, "Get https://a.io/a after 1"], What::Fine, None);
    check(
        &[dropped(), dropped(), dropped()],
        &[head, "Get https://a.io/a after 1", "Get https://a.io/a after 2"],
        What::Trouble(Trouble::Silent(Silence::Dropped)),
        None,
    );
    for silence in [Silence::TimedOut, Silence::Refused, Silence::Unreachable, Silence::NameUnanswered] {
        let trouble = What::Trouble(Trouble::Silent(silence));
        check(&[failed(silence), failed(silence)], &[head, "Get https://a.io/a after 1"], trouble, None);
    }
    check(&[failed(Silence::Certificate)], &[head], What::Trouble(Trouble::Silent(Silence::Certificate)), None);
    check(&[Answer::NoSuchHost { certain: true }], &[head], What::NoSuchHost("a.io".to_owned()), None);
}

#[test]
fn redirects_for_good_are_proposed() {
    let [a, b, c] = ["Head https://a.io/a", "Head https://a.io/b", "Head https://c.io/c"];
    check(&[to(301, "/b"), status(200)], &[a, b], What::Moved, Some("https://a.io/b"));
    check(&[to(308, "b"), to(301, "//c.io/c"), status(200)], &[a, b, c], What::Moved, Some("https://c.io/c"));
    // What comes after one that isn't is not where it has moved.
    check(&[to(301, "/b"), to(302, "https://c.io/c"), status(200)], &[a, b, c], What::Moved, Some("https://a.io/b"));
    check(&[to(302, "/b"), to(301, "https://c.io/c"), status(200)], &[a, b, c], What::Fine, None);
    for code in [302, 303, 307] {
        check(&[to(code, "/b"), status(200)], &[a, b], What::Fine, None);
    }
    // A new address that is not there is none.
    let get = "Get https://a.io/b";
    check(&[to(301, "/b"), status(404), status(404)], &[a, b, get], What::Gone(404), Some("https://a.io/b"));
    check(&[to(301, "/b"), status(403), status(403)], &[a, b, get], What::Closed(403), Some("https://a.io/b"));
}

#[test]
fn redirects_that_lead_nowhere() {
    let [a, b] = ["Head https://a.io/a", "Head https://a.io/b"];
    let circle = What::Trouble(Trouble::Circle);
    check(&[to(301, "/a")], &[a], circle.clone(), None);
    check(&[to(302, "/b"), to(302, "/a#other")], &[a, b], circle.clone(), Some("https://a.io/b"));
    let none = What::Trouble(Trouble::NoDestination);
    check(&[status(301), status(301)], &[a, "Get https://a.io/a"], none.clone(), None);
    check(&[to(301, "https://[")], &[a], none, None);
    let long: Vec<Answer> = (1..=10).map(|step| to(302, &format!("/{step}"))).collect();
    let (asked, verdict) = asked("https://a.io/a", &long);
    assert_eq!((asked.len(), verdict.what), (10, circle));
}

#[test]
fn redirects_to_where_nobody_is_asked() {
    let a = "Head https://a.io/a";
    for (location, host) in [
        ("http://169.254.169.254/latest/", "169.254.169.254"),
        ("http://127.0.0.1:5432/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("http://[::1]/", "[::1]"),
        ("http://wiki/", "wiki"),
    ] {
        check(&[to(302, location)], &[a], What::Private(host.to_owned()), None);
    }
    // After the name was looked up.
    check(&[Answer::Private], &[a], What::Private("a.io".to_owned()), None);
    let b = "Head https://b.io/";
    check(
        &[to(302, "https://b.io/"), Answer::Private],
        &[a, b],
        What::Private("b.io".to_owned()),
        Some("https://b.io/"),
    );
    check(&[to(302, "atrium://open")], &[a], What::Fine, None);
    check(&[to(302, "/ignored/b")], &[a], What::Fine, None);
}
