//! What the specialists' page asks, as part of the desk's OpenAPI document: everything with the tag `agent`.

use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{articles, canned, conversation, events, queue, sign_in};

#[derive(OpenApi)]
#[openapi(
    paths(
        sign_in::ways,
        sign_in::by_link,
        sign_in::session,
        sign_in::sign_out,
        queue::list,
        queue::counts,
        conversation::read,
        conversation::reply,
        conversation::note,
        conversation::assign,
        conversation::close,
        conversation::reopen,
        canned::list,
        canned::add,
        canned::replace,
        canned::remove,
        articles::search,
        events::stream
    ),
    components(schemas(events::AgentChange)),
    modifiers(&Session)
)]
pub struct Agents;

struct Session;

impl Modify for Session {
    fn modify(&self, document: &mut Document) {
        let cookie = ApiKeyValue::with_description(
            "__Host-guichet_agent",
            "Of a specialist who is signed in. Requests that change something have the header `X-CSRF-Token` as well, with `csrf` \
             of `agent/v1/session`, and come from the desk's own origin.",
        );
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
        document.components.get_or_insert_default().add_security_scheme("session", scheme);
    }
}
