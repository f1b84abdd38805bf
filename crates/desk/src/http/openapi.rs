//! The API as OpenAPI 3.1, made from the handlers.

use axum::Json;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{attachments, events, health, start, tickets, unread};

#[derive(OpenApi)]
#[openapi(
    info(title = "Support desk", description = "What the inbox and the Help button of a help centre ask. docs/desk-api.md has the rest."),
    paths(
        start::start,
        tickets::list,
        tickets::read,
        tickets::answer,
        tickets::close,
        tickets::reopen,
        tickets::mark_read,
        unread::unread,
        events::stream,
        events::changes,
        attachments::attachment,
        attachments::picture,
        health::health,
        openapi
    ),
    modifiers(&Bearer)
)]
struct Api;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        document.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

pub fn document() -> Document {
    let mut document = Api::openapi();
    document.merge(super::agent::Document::openapi());
    document
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "operation",
    responses((status = 200, body = Object), (status = 429, body = super::problem::Problem)))]
pub async fn openapi() -> Json<Document> {
    Json(document())
}
