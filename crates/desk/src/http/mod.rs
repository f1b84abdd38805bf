//! The desk as a service: requests in, answers out. What each of them may see is decided in `who` and `store`; the words of the
//! API are in `view` and `problem`.

pub(crate) mod agent;
mod attachments;
mod events;
mod form;
pub(crate) mod health;
mod inbound;
mod insights;
pub(crate) mod known;
pub(crate) mod limits;
mod metrics;
mod openapi;
mod problem;
mod refusal_page;
mod remainder;
mod requests;
mod start;
mod tickets;
mod unread;
mod view;
mod who;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use tower_http::cors::{Any, CorsLayer};

use crate::app::App;

pub use agent::Oidc;
pub use known::Known;
pub use limits::{Limits, Rates};
pub use metrics::router as metrics_router;
pub use openapi::document;

/// Bytes of a form beside its files.
const FORM_BYTES: u64 = 1 << 20;
/// Bytes of a body of JSON.
const JSON_BYTES: usize = 4 << 10;
/// What browsers send as a beacon, at most.
const INSIGHTS_BYTES: usize = 64 << 10;

/// Every route of the desk, relative to its address.
pub fn router(app: Arc<App>) -> Router {
    let rules = app.site.get().files.clone();
    let form_bytes = FORM_BYTES + rules.count * rules.bytes;
    let forms = Router::new()
        .route("/v1/tickets", post(start::start).get(tickets::list))
        .route("/v1/tickets/{id}/messages", post(tickets::answer))
        .layer(DefaultBodyLimit::max(usize::try_from(form_bytes).unwrap_or(usize::MAX)));
    let rest = Router::new()
        .route("/v1/tickets/{id}", get(tickets::read))
        .route("/v1/tickets/{id}/close", post(tickets::close))
        .route("/v1/tickets/{id}/reopen", post(tickets::reopen))
        .route("/v1/tickets/{id}/read", post(tickets::mark_read))
        .route("/v1/unread", get(unread::unread))
        .route("/v1/events", get(events::stream))
        .route("/v1/changes", get(events::changes))
        .route("/v1/attachments/{id}/{name}", get(attachments::attachment))
        .route("/v1/pictures/{id}", get(attachments::picture))
        .layer(DefaultBodyLimit::max(JSON_BYTES));
    let insights =
        Router::new().route("/v1/insights", post(insights::insights)).layer(DefaultBodyLimit::max(INSIGHTS_BYTES));
    let public = Router::new()
        .route("/openapi.json", get(openapi::openapi))
        .merge(forms)
        .merge(rest)
        .merge(insights)
        .fallback(async || problem::Problem::no_route())
        .method_not_allowed_fallback(async || problem::Problem::method());
    // Nobody is known by a cookie, so that any page may ask; what it learns is what its pass may.
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_NONE_MATCH,
            HeaderName::from_static("last-event-id"),
        ])
        .expose_headers([header::ETAG, header::RETRY_AFTER, requests::REQUEST_ID])
        .max_age(std::time::Duration::from_secs(24 * 60 * 60));
    let limited = if app.limits.are_none() {
        public
    } else {
        public.layer(middleware::from_fn_with_state(Arc::clone(&app.limits), limits::limit))
    };
    // Whoever hands in mails has a token, and hands in those of everybody.
    let mails = Router::new()
        .route("/inbound", post(inbound::inbound))
        .method_not_allowed_fallback(async || problem::Problem::method())
        .layer(DefaultBodyLimit::max(inbound::BYTES));
    // Whoever looks whether the desk is well must not hear that somebody else has asked too much.
    let probes = Router::new()
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .method_not_allowed_fallback(async || problem::Problem::method());
    let public = limited.merge(probes).layer(cors).merge(mails);
    // Specialists are known by a cookie: no other origin may ask for anything of theirs.
    let agents = agent::router(form_bytes);
    let agents = agents.layer(middleware::from_fn_with_state(Arc::clone(&app.limits), limits::limit_agents));
    public
        .merge(agents)
        .layer(middleware::from_fn(remainder::read_away))
        .layer(middleware::map_response(with_fixed_headers))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), requests::watch))
        .with_state(app)
}

/// What every answer has, unless it says otherwise: it is nobody's page, and nobody's to keep.
const FIXED: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
];

async fn with_fixed_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.reserve(FIXED.len());
    for (name, value) in FIXED {
        headers.entry(name).or_insert(value);
    }
    response
}
