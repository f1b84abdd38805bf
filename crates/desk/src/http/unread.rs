//! What waits for a reader: the smallest answer, and the one that is asked for most.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::known::{Answer, HOLDS};
use super::problem::Problem;
use super::view::AgentView;
use super::who::Named;
use crate::app::App;
use crate::store::{self, Waiting};

/// For the Help button.
#[derive(Serialize, ToSchema)]
pub struct Unread {
    /// Replies, in all tickets.
    pub count: i64,
    /// Of the newest reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentView>,
}

/// What waits for the reader in all their tickets.
#[utoipa::path(get, path = "/v1/unread", tag = "news",
    responses((status = 200, body = Unread), (status = 304, description = "As the `If-None-Match` of the request has it"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem),
        (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn unread(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    // Before the database is asked: what is written meanwhile makes the answer an old one.
    let writes = app.store.writes();
    let answer = match app.unread.get(&reader, writes) {
        Some(answer) => answer,
        None => {
            let asked = reader.clone();
            let waiting = app.store.glance(move |session| store::waiting(session, &asked)).await?;
            let answer = Answer { writes, until: Instant::now() + HOLDS, ..answer(waiting) };
            app.unread.keep(reader, answer.clone());
            answer
        }
    };
    let is_known = headers.get(header::IF_NONE_MATCH) == Some(&answer.tag);
    let fresh = [(header::ETAG, answer.tag), (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, fresh).into_response());
    }
    let json = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    Ok((fresh, json, answer.body).into_response())
}

fn answer(waiting: Waiting) -> Answer {
    let tag = format!("\"{}-{}\"", waiting.version, waiting.count);
    let unread = Unread {
        count: waiting.count,
        ticket: waiting.ticket.map(|ticket| ticket.to_string()),
        agent: waiting.agent.map(|(name, picture)| AgentView::new(name, picture.as_deref())),
    };
    Answer {
        tag: HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\"")),
        body: serde_json::to_vec(&unread).unwrap_or_default().into(),
        writes: 0,
        until: Instant::now(),
    }
}
