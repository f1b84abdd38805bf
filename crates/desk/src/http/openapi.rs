//! The API as OpenAPI 3.1, made from the handlers.

use axum::Json;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, RefOr};
use utoipa::{Modify, OpenApi};

use super::{attachments, events, health, inbound, insights, start, tickets, unread};

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
        insights::insights,
        inbound::inbound,
        health::health,
        health::ready,
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
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        document.components.get_or_insert_default().add_security_scheme("inbound", SecurityScheme::Http(scheme));
    }
}

/// Refusals have a media type of their own (RFC 9457, 3).
struct Problems;

impl Modify for Problems {
    fn modify(&self, document: &mut Document) {
        let methods = document.paths.paths.values_mut().flat_map(|path| {
            [&mut path.get, &mut path.post, &mut path.put, &mut path.delete, &mut path.patch].into_iter().flatten()
        });
        for response in methods.flat_map(|method| method.responses.responses.iter_mut()) {
            let (status, RefOr::T(response)) = response else { continue };
            if status.starts_with(['4', '5'])
                && let Some(content) = response.content.shift_remove("application/json")
            {
                response.content.insert("application/problem+json".to_owned(), content);
            }
        }
    }
}

pub fn document() -> Document {
    let mut document = Api::openapi();
    document.merge(super::agent::Document::openapi());
    Problems.modify(&mut document);
    document
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "operation",
    responses((status = 200, body = Object), (status = 429, body = super::problem::Problem)))]
pub async fn openapi() -> Json<Document> {
    Json(document())
}
