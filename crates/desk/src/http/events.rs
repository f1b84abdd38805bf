//! What happens, as it happens: server-sent events, and the same by asking again.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use guichet_tickets::Reader;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use utoipa::{IntoParams, ToSchema};

use super::problem::Problem;
use super::who::Named;
use crate::app::App;
use crate::live::Missed;
use crate::metrics::Open;
use crate::store::Change;

/// Between two signs of life.
const SILENCE: Duration = Duration::from_secs(25);

/// Something that happened to a ticket.
#[derive(Serialize, ToSchema)]
pub struct ChangeView {
    ticket: String,
    seq: i64,
    /// `created`, `message`, `closed`, `reopened` or `read`.
    kind: String,
}

impl ChangeView {
    fn of(change: &Change) -> ChangeView {
        // A text that was sent again in other words is still that message.
        let kind = if change.kind == "revised" { "message" } else { &change.kind };
        ChangeView { ticket: change.ticket.to_string(), seq: change.seq, kind: kind.to_owned() }
    }
}

/// Changes behind a place.
#[derive(Serialize, ToSchema)]
pub struct Changes {
    changes: Vec<ChangeView>,
    /// What to go on from.
    after: String,
    /// It can't be told what was missed: ask for everything again.
    reset: bool,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// `after` of the answer before; left out: from now on.
    after: Option<String>,
}

/// What has changed since the last time.
#[utoipa::path(get, path = "/v1/changes", tag = "news", params(After),
    responses((status = 200, body = Changes), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 429, body = Problem)),
    security(("bearer" = [])))]
pub async fn changes(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Json<Changes>, Problem> {
    let Query(query) = query.map_err(|error| Problem::malformed(error.body_text()))?;
    let after = match query.after.as_deref().filter(|after| !after.is_empty()) {
        Some(after) => place(after).ok_or_else(|| Problem::malformed("`after` is that of an earlier answer"))?,
        None => app.live.newest(),
    };
    let Missed { changes, after, reset } = app.live.missed(&reader, after);
    Ok(Json(Changes { changes: changes.iter().map(ChangeView::of).collect(), after: after.to_string(), reset }))
}

/// Where a stream goes on; what can't be told from what was sent is before all that is known.
pub fn asked_from(last: &HeaderValue) -> i64 {
    last.to_str().ok().and_then(place).unwrap_or(-1)
}

fn place(text: &str) -> Option<i64> {
    text.parse().ok().filter(|place| *place >= 0)
}

/// One event of a stream, by its fields.
#[derive(ToSchema)]
#[allow(dead_code)]
pub struct StreamEvent {
    /// `ready`, `ticket` or `reset`.
    event: Option<String>,
    /// JSON.
    data: Option<String>,
    /// What to go on from, as `Last-Event-ID`.
    id: Option<String>,
}

/// A stream of changes, until the pass ends.
#[utoipa::path(get, path = "/v1/events", tag = "news",
    params(("Last-Event-ID" = Option<String>, Header, description = "The event to go on from")),
    responses((status = 200, content_type = "text/event-stream", body = StreamEvent), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 429, body = Problem)),
    security(("bearer" = [])))]
pub async fn stream(
    State(app): State<Arc<App>>,
    Named { reader, expires }: Named,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").map(asked_from);
    let left = u64::try_from(expires - app.now().as_second()).unwrap_or(0);
    let follower = Follower {
        _open: app.metrics.open_stream(),
        newest: app.live.watch(),
        stopping: app.stopping.clone(),
        after: last.unwrap_or_else(|| app.live.newest()),
        waiting: Vec::new(),
        ends: tokio::time::Instant::now() + Duration::from_secs(left),
        reader,
        app,
    };
    let events = stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    let stream = Sse::new(events).keep_alive(KeepAlive::new().interval(SILENCE));
    // A proxy that collects what it passes on would keep it from arriving.
    let plain = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    Ok((plain, stream).into_response())
}

/// One open stream.
struct Follower {
    _open: Open,
    app: Arc<App>,
    reader: Reader,
    newest: watch::Receiver<i64>,
    stopping: watch::Receiver<bool>,
    /// What was sent up to here.
    after: i64,
    /// What is still to be sent, the last one first.
    waiting: Vec<Event>,
    ends: tokio::time::Instant,
}

impl Follower {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop() {
                return Some(event);
            }
            let newest = *self.newest.borrow_and_update();
            if newest != self.after {
                let missed = self.app.live.missed(&self.reader, self.after);
                self.after = missed.after;
                if missed.reset {
                    return Some(Event::default().id(self.after.to_string()).event("reset").data("{}"));
                }
                self.waiting = missed.changes.iter().rev().map(event).collect();
                continue;
            }
            tokio::select! {
                changed = self.newest.changed() => changed.ok()?,
                _ = self.stopping.changed() => return None,
                () = tokio::time::sleep_until(self.ends) => return None,
            }
        }
    }
}

fn event(change: &Change) -> Event {
    let data = serde_json::to_string(&ChangeView::of(change)).unwrap_or_default();
    Event::default().id(change.seq.to_string()).event("ticket").data(data)
}
