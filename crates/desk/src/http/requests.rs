//! One line of the log and one count for every request. A line has the pattern of a route, never an address: what customers write, who
//! they are, and what signs them in is in addresses, headers and bodies.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::app::App;
use crate::keys::random;

/// By which an answer is found in the log. Always ours: one that comes with a request could say anything.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Of what is at no route.
const UNKNOWN: &str = "other";
/// Routes that are asked so often that successes are only of interest to whoever looks for something.
const OFTEN: [&str; 3] = ["/health", "/ready", "/v1/unread"];

pub async fn watch(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or(UNKNOWN, |matched| {
        // Relative to the desk's address, as in its documentation.
        matched.as_str().strip_prefix(app.path.trim_end_matches('/')).unwrap_or(matched.as_str())
    });
    let id = id();
    let mut response = next.run(request).instrument(tracing::info_span!("request", id)).await;
    let took = begun.elapsed();
    let status = response.status();
    app.metrics.answered(&method, route, status, took);
    let (ms, status_code) = ((took.as_secs_f64() * 10_000.0).round() / 10.0, status.as_u16());
    if OFTEN.contains(&route) && !status.is_server_error() {
        tracing::debug!(id, %method, route, status = status_code, ms, "answered");
    } else {
        tracing::info!(id, %method, route, status = status_code, ms, "answered");
    }
    if let Ok(value) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// 16 hexadecimal digits.
fn id() -> String {
    // Without random bytes there are no tickets either.
    random::<8>().map_or_else(|_| "0".to_owned(), |bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
