//! What open pages ask the preview besides the site: what is wrong, what is special about pages in lists, and what the bar at their
//! end shows. And what they have it do: open a file, show another day.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

use super::State;
use super::access::Access;
use super::connections::Head;
use super::open::{self, Program};
use super::problems::Places;
use super::response::{TEXT, respond};
use super::site::Site;
use super::view::Chosen;
use guichet_contacts::plan_name;
use guichet_core::moment::parse_moment;
use guichet_site::analysis::Analysis;
use guichet_site::preview::about::{About, Mark, page_of};

/// Days on which something changes, as many as anybody chooses from.
const DAYS: usize = 12;

/// What is the same for all pages of one run.
pub struct Preview {
    pub root: PathBuf,
    /// The settings, where they are not in the site's folder.
    pub config: Option<PathBuf>,
    pub program: Option<Program>,
    pub chosen: Chosen,
    /// Of the command line.
    pub plan: Option<String>,
}

impl Preview {
    fn file(&self, file: &str) -> PathBuf {
        match &self.config {
            Some(config) if file == "site.yaml" => config.clone(),
            _ => open::place(&self.root, file),
        }
    }
}

/// All that a page shows of the preview. `page` is its address without query.
pub fn of_page(preview: &Preview, state: &State, request: &Head, page: &str) -> Value {
    let site = state.site.as_deref();
    let analysis = site.and_then(Site::analysis);
    let about =
        site.zip(analysis).map(|(site, analysis)| About::of(analysis, &site.page_path(page))).unwrap_or_default();
    let address = |path: &str| site.map_or_else(String::new, |site| site.address(path));
    let page_of = |file: &str| analysis.and_then(|analysis| page_of(analysis, file)).map(|path| address(&path));
    let editor = |file: &str, line: usize, column: usize| open::address(&preview.file(file), line, column);
    let near = Access::is_near(request);
    let places = Places { here: &about.files, page: &page_of, editor: near.then_some(&editor) };
    let mut all = state.problems.json(state.late().map(Arc::as_ref), &places);
    let languages: Vec<Value> = about
        .languages
        .iter()
        .map(|there| {
            json!({
                "locale": there.locale, "name": there.name, "address": address(&there.path), "same": there.is_same,
                "current": Some(&there.locale) == about.locale.as_ref(),
            })
        })
        .collect();
    let source = about.files.first().map(|file| json!({ "file": file, "editor": near.then(|| editor(file, 1, 1)) }));
    let more = json!({
        "age": state.since.map(|since| since.elapsed().as_millis()),
        "source": source,
        "hidden": about.hidden.map(|why| why.to_string()),
        "program": preview.program.as_ref().filter(|_| near).map(|program| program.name),
        "languages": languages,
        "plans": analysis.map_or_else(Vec::new, |analysis| plans(analysis, &about)),
        "plan": preview.plan,
        "view": analysis.map(|analysis| view(preview, analysis)),
    });
    if let (Value::Object(all), Value::Object(more)) = (&mut all, more) {
        all.extend(more);
    }
    all
}

fn plans(analysis: &Analysis, about: &About) -> Vec<Value> {
    let locale = about.locale.as_ref().unwrap_or(&analysis.config.default_locale);
    let words = analysis.localizer(locale);
    let plans = analysis.policy.plans.iter();
    plans.map(|plan| json!({ "id": plan.to_string(), "name": plan_name(words, plan) })).collect()
}

fn view(preview: &Preview, analysis: &Analysis) -> Value {
    let (view, first) = (preview.chosen.now(), preview.chosen.first());
    let days = analysis.files.iter().filter(|file| !file.head.draft);
    let days = days.flat_map(|file| [file.head.publish_at, file.head.expires_at]).flatten();
    let days: BTreeSet<String> =
        days.filter(|day| *day > analysis.date).map(|day| first_day(day.at).to_string()).collect();
    json!({
        "drafts": view.drafts,
        "first": { "drafts": first.drafts, "date": first.date.map(day_of) },
        "date": view.date.map(day_of),
        "today": day_of(analysis.date),
        "days": days.into_iter().take(DAYS).collect::<Vec<_>>(),
        "fixed": !preview.chosen.can_change(),
    })
}

/// The first day that shows what changes at a moment: a view of a day is that of its beginning, in UTC.
fn first_day(at: jiff::Timestamp) -> jiff::civil::Date {
    let there = at.to_zoned(jiff::tz::TimeZone::UTC);
    let is_beginning = there.time() == jiff::civil::Time::midnight();
    if is_beginning { there.date() } else { there.date().tomorrow().unwrap_or(there.date()) }
}

fn day_of(at: jiff::Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// Why pages are not like the others in lists, by their addresses.
pub fn marks(site: &Site) -> Value {
    let told = |mark: Mark| match mark {
        Mark::Draft => json!({ "mark": "draft" }),
        Mark::Scheduled(at) => json!({ "mark": "scheduled", "date": at.day().to_string() }),
        Mark::Unlisted => json!({ "mark": "unlisted" }),
        Mark::Stale => json!({ "mark": "stale" }),
    };
    let marks = site.marks().into_iter();
    Value::Object(marks.map(|(address, marks)| (address, marks.into_iter().map(told).collect())).collect())
}

/// Opens a file of the site in the editor: one that the site has read, and no other.
pub fn open_file(preview: &Preview, state: &State, request: &Head) -> Response {
    let Some(program) = preview.program.as_ref().filter(|_| Access::is_near(request)) else {
        return refuse(StatusCode::NOT_FOUND, "no editor to start from here");
    };
    let file = parameter(request, "file").unwrap_or_default();
    let known = state.problems.knows(&file) || state.late().is_some_and(|late| late.knows(&file));
    let path = preview.file(&file);
    if !known || !is_file(&path) {
        return refuse(StatusCode::NOT_FOUND, "the site has no such file");
    }
    let number = |name: &str| parameter(request, name).and_then(|number| number.parse().ok()).unwrap_or(1);
    match program.open(&path, number("line"), number("column")) {
        Ok(()) => respond(StatusCode::NO_CONTENT, TEXT, "".into()),
        Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, &format!("can't start {}: {error}", program.name)),
    }
}

fn is_file(path: &Path) -> bool {
    path.is_absolute() && path.is_file()
}

/// Shows what is published on a day; without one, what the command line says.
pub fn choose(preview: &Preview, request: &Head) -> Response {
    if !preview.chosen.can_change() {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, "the site is not built again");
    }
    let date = parameter(request, "date").filter(|date| !date.is_empty());
    match date.map(|date| parse_moment(&date).ok_or(())).transpose() {
        Ok(date) => {
            preview.chosen.choose(date.map(|date| date.at));
            respond(StatusCode::NO_CONTENT, TEXT, "".into())
        }
        Err(()) => refuse(StatusCode::BAD_REQUEST, "not a valid date"),
    }
}

fn refuse(status: StatusCode, why: &str) -> Response {
    respond(status, TEXT, format!("{why}\n").into())
}

/// A value of the query, decoded.
pub fn parameter(request: &Head, name: &str) -> Option<String> {
    let pairs = request.uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(key, _)| *key == name)?;
    let value = value.replace('+', " ");
    percent_encoding::percent_decode_str(&value).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::first_day;

    #[test]
    fn the_day_that_is_offered_shows_what_changes() {
        for (at, day) in [
            ("2026-12-05T00:00:00Z", "2026-12-05"),
            ("2026-12-05T20:00:00Z", "2026-12-06"),
            ("2026-12-05T00:30:00+02:00", "2026-12-05"),
            ("9999-12-30T21:59:00Z", "9999-12-31"),
        ] {
            assert_eq!(first_day(at.parse().unwrap()).to_string(), day, "{at}");
        }
    }
}
