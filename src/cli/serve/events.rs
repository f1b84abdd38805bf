//! What open pages are told, as server-sent events:
//!
//! | event | data | means |
//! |---|---|---|
//! | `ready` | the id | the page is up to date |
//! | `built` | the id | there is a newer site: reload |
//! | `failed` | a count of errors | the files can't be built; the last good site stays |
//!
//! Each carries, as its id, the build that is shown. A page that was away names the last id it heard of (`?after=`,
//! or `Last-Event-ID` when the browser reconnects by itself) and is told at once if it missed one. No event is without data: browsers drop those.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::State;

/// `run` tells servers apart: after a restart, counting begins anew. The `place` is given back when the page goes.
pub fn stream(state: watch::Receiver<State>, run: u64, after: Option<String>, place: OwnedSemaphorePermit) -> Response {
    let start = (state, after, place);
    let events = stream::unfold((start, true), move |((mut state, heard, place), first)| async move {
        if !first {
            state.changed().await.ok()?;
        }
        let (id, event) = {
            let now = state.borrow_and_update();
            let id = format!("{run:x}-{}", now.build);
            (id.clone(), event(&now, &id, heard.as_deref()))
        };
        Some((Ok::<_, Infallible>(event), ((state, Some(id), place), false)))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn event(now: &State, id: &str, heard: Option<&str>) -> Event {
    let event = Event::default().id(id);
    match &now.problems {
        _ if heard.is_some_and(|heard| heard != id) => event.event("built").data(id),
        Some(problems) => event.event("failed").data(problems.errors.to_string()),
        None => event.event("ready").data(id),
    }
}
