//! What those ask who watch the desk, at an address of its own.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;

use super::health;
use crate::app::App;
use crate::store::outbox;

/// What is asked for at the address of its own.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .with_state(app)
}

const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

async fn metrics(State(app): State<Arc<App>>) -> impl IntoResponse {
    let metrics = &app.metrics;
    // What can't be told now keeps its last value; that the database is away is seen from `/ready`.
    if let Ok(depth) = app.store.read(outbox::depth).await {
        metrics.look_at_outbox(depth, app.now().as_millisecond());
    }
    metrics.look_at_machine(app.store.waiting_writes(), app.files.room());
    let mut text = String::new();
    let content_type: [(HeaderName, &str); 1] = [(header::CONTENT_TYPE, OPENMETRICS)];
    match metrics.write(&mut text) {
        Ok(()) => (StatusCode::OK, content_type, text),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, content_type, String::new()),
    }
}
