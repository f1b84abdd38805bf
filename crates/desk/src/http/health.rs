//! Whether the desk can do its work.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::App;
use super::problem::Problem;
use crate::store::newest;

/// `200` if the database answers; `503` else.
#[utoipa::path(get, path = "/health", tag = "operation",
    responses((status = 200, description = "It works", body = Object), (status = 503, body = Problem)))]
pub async fn health(State(app): State<Arc<App>>) -> Result<Json<Value>, Problem> {
    app.store.read(newest).await?;
    Ok(Json(json!({ "status": "ok" })))
}
