//! `guichet next`: what the next builds publish, end and want reviewed, by day.

use guichet_core::moment::Moment;
use guichet_markdown::ParsedFile;
use jiff::civil::Time;
use serde::{Serialize, Serializer};

use super::args::{Global, Next};
use super::console::{self, Console, Page};
use super::whole::Whole;
use super::{Exit, Failure};

/// A day's change of a text.
#[derive(Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    /// In the zone that its writer wrote: `2026-11-26T00:00:00Z`, `2026-11-26T09:00:00+09:00`.
    #[serde(serialize_with = "as_written")]
    at: Moment,
    what: What,
    file: String,
    title: String,
}

fn as_written<S: Serializer>(at: &Moment, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(at)
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum What {
    Publish,
    Expire,
    Review,
}

pub fn run(command: &Next, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(site) = Whole::read(global, console)? else { return Ok(Exit::Usage) };
    let now = super::start::date(command.date.as_deref())?;
    let until = command.days.map(|days| now.checked_add(jiff::SignedDuration::from_hours(24 * i64::from(days))));
    let until = until.transpose().map_err(|_| Failure::usage("--days: that many days are not in the calendar"))?;
    let mut events: Vec<Event> = site.analysis.files.iter().flat_map(|file| events(file, now)).collect();
    events.retain(|event| until.is_none_or(|until| event.at <= until));
    events.sort();
    if command.json {
        console::print_json(&serde_json::to_string_pretty(&events).unwrap_or_default());
    } else {
        let mut page = console.page();
        show(&mut page, &events, now);
        page.print();
    }
    Ok(Exit::Clean)
}

/// Drafts change by nobody's calendar.
fn events(file: &ParsedFile, now: jiff::Timestamp) -> Vec<Event> {
    let head = &file.head;
    if head.draft {
        return Vec::new();
    }
    let event = |at: Moment, what| Event { at, what, file: file.path.to_string(), title: file.title().to_owned() };
    let publish = head.publish_at.filter(|at| *at > now).map(|at| event(at, What::Publish));
    let expire = head.expires_at.filter(|at| *at > now).map(|at| event(at, What::Expire));
    // What is overdue waits until somebody has looked.
    let review = head.review_by.as_ref().map(|due| event(due.value, What::Review));
    let over = head.expires_at.is_some_and(|at| at <= now);
    publish.into_iter().chain(expire).chain(review.filter(|_| !over)).collect()
}

fn show(page: &mut Page, events: &[Event], now: jiff::Timestamp) {
    if events.is_empty() {
        page.text("Nothing changes by its date.\n");
        return;
    }
    let mut day = None;
    for event in events {
        let on = event.at.day();
        if day != Some(on) {
            page.text(if day.is_none() { "" } else { "\n" });
            page.bold(&format!("{on}{}\n", if event.at <= now { " (overdue)" } else { "" }));
            day = Some(on);
        }
        let time = match event.at.time() {
            time if time == Time::midnight() && event.at.is_utc() => String::new(),
            time => format!(" at {} {}", time.strftime("%H:%M"), event.at.zone()),
        };
        let what = match event.what {
            What::Publish => "is published",
            What::Expire => "ends",
            What::Review => "is due for review",
        };
        page.text(&format!("  {} {what}{time}\n", event.title));
        page.dim(&format!("    {}\n", event.file));
    }
}
