//! What waits for a reader: the smallest answer, and the one that is asked for most.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::App;
use super::problem::Problem;
use super::view::AgentView;
use super::who::Named;
use crate::store;

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
    let waiting = app.store.glance(move |session| store::waiting(session, &reader)).await?;
    let tag = format!("\"{}-{}\"", waiting.version, waiting.count);
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let tag = HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""));
    let fresh = [(header::ETAG, tag), (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, fresh).into_response());
    }
    let unread = Unread {
        count: waiting.count,
        ticket: waiting.ticket.map(|ticket| ticket.to_string()),
        agent: waiting.agent.map(|(name, picture)| AgentView::new(name, picture.as_deref())),
    };
    Ok((fresh, Json(unread)).into_response())
}
