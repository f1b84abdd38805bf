//! What open pages are told, as server-sent events:
//!
//! | event | data | means |
//! |---|---|---|
//! | `ready` | the id | the page is up to date |
//! | `built` | the id | there is a newer site: show it; `failed` may follow |
//! | `failed` | a count of errors | the files would not be built for readers; pages that can be made are shown all the same |
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
    let events = stream::unfold((start, false), move |((mut state, heard, place), waits)| async move {
        if waits {
            state.changed().await.ok()?;
        }
        let (id, is_new, fails) = {
            let now = state.borrow_and_update();
            let id = format!("{run:x}-{}", now.build());
            let is_new = heard.is_some_and(|heard| heard != id);
            (id, is_new, Some(now.errors()).filter(|errors| *errors > 0))
        };
        let event = Event::default().id(&id);
        let event = match fails {
            _ if is_new => event.event("built").data(&id),
            Some(errors) => event.event("failed").data(errors.to_string()),
            None => event.event("ready").data(&id),
        };
        let waits = !(is_new && fails.is_some());
        Some((Ok::<_, Infallible>(event), ((state, Some(id), place), waits)))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
