//! The specialists' half: their page, and what it asks. Known by a cookie, and so for the desk's own origin alone; a customer's pass
//! counts for nothing here, and a specialist's cookie for nothing elsewhere.

mod articles;
mod canned;
mod conversation;
mod events;
mod oidc;
mod openapi;
mod page;
pub(crate) mod provider;
mod queue;
mod session;
mod sign_in;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::{get, post, put};
use tower_http::set_header::SetResponseHeaderLayer;

use super::problem;
use crate::app::App;

pub use openapi::Agents as Document;
pub use provider::Oidc;

/// Bytes of a body of JSON: a canned answer is the longest.
const JSON_BYTES: usize = 512 << 10;

/// `form_bytes`: of a reply with its files.
pub fn router(form_bytes: u64) -> Router<Arc<App>> {
    let forms = Router::new()
        .route("/agent/v1/tickets/{id}/messages", post(conversation::reply))
        .layer(DefaultBodyLimit::max(usize::try_from(form_bytes).unwrap_or(usize::MAX)));
    let rest = Router::new()
        .route("/agent/v1/sign-in", get(sign_in::ways).post(sign_in::by_link))
        .route("/agent/v1/session", get(sign_in::session).delete(sign_in::sign_out))
        .route("/agent/v1/tickets", get(queue::list))
        .route("/agent/v1/counts", get(queue::counts))
        .route("/agent/v1/tickets/{id}", get(conversation::read))
        .route("/agent/v1/tickets/{id}/notes", post(conversation::note))
        .route("/agent/v1/tickets/{id}/assignee", put(conversation::assign))
        .route("/agent/v1/tickets/{id}/close", post(conversation::close))
        .route("/agent/v1/tickets/{id}/reopen", post(conversation::reopen))
        .route("/agent/v1/canned", get(canned::list).post(canned::add))
        .route("/agent/v1/canned/{id}", put(canned::replace).delete(canned::remove))
        .route("/agent/v1/articles", get(articles::search))
        .route("/agent/v1/events", get(events::stream))
        .route("/agent/v1/{*rest}", get(async || problem::Problem::no_route()))
        .route("/agent/oidc/start", get(oidc::start))
        .route("/agent/oidc/return", get(oidc::finish))
        .layer(DefaultBodyLimit::max(JSON_BYTES));
    let page = Router::new()
        .route("/agent", get(page::to_page))
        .route("/agent/", get(page::page))
        .route("/agent/sign-in", get(page::page))
        .route("/agent/assets/{*file}", get(page::asset));
    // Answers of this half are of no use to any other origin.
    let own = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    forms
        .merge(rest)
        .merge(page)
        .method_not_allowed_fallback(async || problem::Problem::method())
        .layer(own(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(own(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(own(header::X_FRAME_OPTIONS, "DENY"))
}
