//! Canned answers: written once by one specialist, used by all.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use guichet_tickets::{one_line, paragraphs};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::problem::Problem;
use super::session::SignedIn;
use super::sign_in::json;
use crate::app::App;
use crate::store::{Canned, audit};

const LONGEST_TITLE: usize = 100;

/// An answer that is written once and used often.
#[derive(Serialize, ToSchema)]
pub struct CannedView {
    id: String,
    title: String,
    /// With `{customer}` and `{agent}` where their names go.
    text: String,
}

#[derive(Deserialize, ToSchema)]
pub struct NewCanned {
    title: String,
    text: String,
}

impl CannedView {
    fn of(canned: Canned) -> CannedView {
        CannedView { id: canned.id.to_string(), title: canned.title, text: canned.text }
    }
}

impl NewCanned {
    fn checked(self, app: &App, agent: String, id: i64) -> Result<Canned, Problem> {
        let mut errors = BTreeMap::new();
        let title = one_line(&self.title, LONGEST_TITLE);
        if title.is_empty() {
            errors.insert("title".to_owned(), "Write a title.".to_owned());
        }
        let text = paragraphs(&self.text);
        if text.is_err() {
            errors.insert("text".to_owned(), "Write a text of at most 50,000 characters.".to_owned());
        }
        match text {
            Ok(text) if errors.is_empty() => {
                Ok(Canned { id, title, text, changed_by: agent, changed_at: app.now().as_millisecond() })
            }
            _ => Err(Problem::invalid(errors)),
        }
    }
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_| Problem::missing())
}

/// All of them, by title.
#[utoipa::path(get, path = "/agent/v1/canned", tag = "agent", security(("session" = [])),
    responses((status = 200, body = Vec<CannedView>), (status = 401, body = Problem), (status = 503, body = Problem)))]
pub async fn list(State(app): State<Arc<App>>, _: SignedIn) -> Result<Json<Vec<CannedView>>, Problem> {
    let all = app.store.read(Canned::all).await?;
    Ok(Json(all.into_iter().map(CannedView::of).collect()))
}

/// A new one.
#[utoipa::path(post, path = "/agent/v1/canned", tag = "agent", request_body = NewCanned, security(("session" = [])),
    responses((status = 201, body = CannedView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn add(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    body: Result<Json<NewCanned>, JsonRejection>,
) -> Result<Response, Problem> {
    let canned = json(body)?.0.checked(&app, agent.id, 0)?;
    let adding = canned.clone();
    let id = app.store.write(move |session| adding.add(session)).await?;
    Ok((StatusCode::CREATED, Json(CannedView::of(Canned { id, ..canned }))).into_response())
}

/// Other words for one.
#[utoipa::path(put, path = "/agent/v1/canned/{id}", tag = "agent", params(("id" = String, Path)),
    request_body = NewCanned, security(("session" = [])),
    responses((status = 200, body = CannedView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn replace(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
    body: Result<Json<NewCanned>, JsonRejection>,
) -> Result<Json<CannedView>, Problem> {
    let canned = json(body)?.0.checked(&app, agent.id, number(&id)?)?;
    let replacing = canned.clone();
    app.store.write(move |session| replacing.replace(session)).await?;
    Ok(Json(CannedView::of(canned)))
}

/// Removes one. What was sent with it stays sent.
#[utoipa::path(delete, path = "/agent/v1/canned/{id}", tag = "agent", params(("id" = String, Path)),
    security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)))]
pub async fn remove(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let (id, at) = (number(&id)?, app.now().as_millisecond());
    let removed = app.store.write(move |session| {
        Canned::remove(session, id)?;
        audit::record(session, at, &agent.id, "canned-removed", &serde_json::json!({ "id": id }))
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}
