//! Whether the desk can do its work.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::problem::Problem;
use crate::app::App;
use crate::store::newest;

/// With less room, files that are on their way fill it.
const ROOM: u64 = 64 << 20;
/// However often somebody asks, the database is written to once in this time.
const HOLDS: Duration = Duration::from_secs(1);

/// `200` if the database answers; `503` else.
#[utoipa::path(get, path = "/health", tag = "operation",
    responses((status = 200, description = "It works", body = Object), (status = 503, body = Problem)))]
pub async fn health(State(app): State<Arc<App>>) -> Result<Json<Value>, Problem> {
    app.store.read(newest).await?;
    Ok(Json(json!({ "status": "ok" })))
}

/// `200` if requests should come here: the database can be written to, there is room for files, and the desk is not being stopped.
#[utoipa::path(get, path = "/ready", tag = "operation",
    responses((status = 200, description = "It takes requests", body = Object),
        (status = 503, body = Problem)))]
pub async fn ready(State(app): State<Arc<App>>) -> Result<Json<Value>, Problem> {
    if *app.stopping.borrow() {
        return Err(Problem::unavailable().detail("the desk is being stopped"));
    }
    if app.files.room().is_some_and(|room| room < ROOM) {
        return Err(Problem::unavailable().detail("the disk is full"));
    }
    if !writable(&app).await {
        return Err(Problem::unavailable().detail("the database can't be written to"));
    }
    Ok(Json(json!({ "status": "ready" })))
}

async fn writable(app: &App) -> bool {
    let tried = *app.writable.lock().unwrap_or_else(|poison| poison.into_inner());
    if let Some((at, result)) = tried
        && at.elapsed() < HOLDS
    {
        return result;
    }
    let result = match app.store.probe().await {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "the database can't be written to");
            false
        }
    };
    *app.writable.lock().unwrap_or_else(|poison| poison.into_inner()) = Some((Instant::now(), result));
    result
}
