//! What happens to all tickets, as it happens, for the specialists' page.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use guichet_tickets::Actor;
use serde::Serialize;
use tokio::sync::watch;
use tokio::time::{Instant, Interval};
use utoipa::ToSchema;

use super::super::events::{StreamEvent, asked_from};
use super::super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;
use crate::metrics::Open;
use crate::store::{self, Change};

const SILENCE: Duration = Duration::from_secs(25);
/// Between two looks at whether the session is still one.
const LOOK: Duration = Duration::from_secs(15);

/// Something that happened to a ticket.
#[derive(Serialize, ToSchema)]
pub struct AgentChange {
    ticket: String,
    seq: i64,
    /// `created`, `message`, `note`, `closed`, `reopened`, `assigned`, `read` or `bounced`.
    kind: String,
    #[schema(value_type = String, example = "agent")]
    by: Actor,
    /// A specialist's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<String>,
}

/// A stream of all changes, for as long as the session lasts.
#[utoipa::path(get, path = "/agent/v1/events", tag = "agent", security(("session" = [])),
    params(("Last-Event-ID" = Option<String>, Header, description = "The event to go on from")),
    responses((status = 200, content_type = "text/event-stream", body = StreamEvent), (status = 401, body = Problem),
        (status = 429, body = Problem)))]
pub async fn stream(
    State(app): State<Arc<App>>,
    SignedIn { session, .. }: SignedIn,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").map(asked_from);
    let follower = Follower {
        _open: app.metrics.open_stream(),
        newest: app.live.watch(),
        stopping: app.stopping.clone(),
        after: last.unwrap_or_else(|| app.live.newest()),
        // The first says that the stream is there, before anything happens.
        waiting: vec![Event::default().event("ready").data("{}")],
        look: tokio::time::interval_at(Instant::now() + LOOK, LOOK),
        session,
        app,
    };
    let events = stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    let plain = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    Ok((plain, Sse::new(events).keep_alive(KeepAlive::new().interval(SILENCE))).into_response())
}

/// One open stream.
struct Follower {
    _open: Open,
    app: Arc<App>,
    session: String,
    newest: watch::Receiver<i64>,
    stopping: watch::Receiver<bool>,
    /// What was sent up to here.
    after: i64,
    /// What is still to be sent, the last one first.
    waiting: Vec<Event>,
    look: Interval,
}

impl Follower {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop() {
                return Some(event);
            }
            let newest = *self.newest.borrow_and_update();
            if newest != self.after {
                // Nothing is told to somebody who has been signed out since the last event.
                if !self.is_signed_in().await {
                    return None;
                }
                let missed = self.app.live.missed_by_agents(self.after);
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
                _ = self.look.tick() => if !self.is_signed_in().await { return None },
            }
        }
    }

    /// A database that can't be reached now ends nobody's session.
    async fn is_signed_in(&self) -> bool {
        let (session, at) = (self.session.clone(), self.app.now().as_millisecond());
        let found = self.app.store.glance(move |database| store::session(database, &session, at)).await;
        !matches!(found, Ok(None))
    }
}

fn event(change: &Change) -> Event {
    let is_agent = change.actor == Actor::Agent;
    let view = AgentChange {
        ticket: change.ticket.to_string(),
        seq: change.seq,
        kind: if change.kind == "revised" { "message".to_owned() } else { change.kind.clone() },
        by: change.actor,
        agent: is_agent.then(|| change.who.clone()),
    };
    let data = serde_json::to_string(&view).unwrap_or_default();
    Event::default().id(change.seq.to_string()).event("ticket").data(data)
}
