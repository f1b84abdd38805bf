//! Mails that a mail service hands in, instead of a mailbox that is read: as they are, or in one of the ways that services have of
//! wrapping them.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::problem::Problem;
use crate::app::App;
use crate::mail::{Taken, take};

/// Bytes of a request: a mail of 40 MB, and what it is wrapped in.
pub const BYTES: usize = 56 << 20;
/// Seconds until a mail is to be handed in again that was one of too many.
const AGAIN: u64 = 10 * 60;
/// Fields that have a whole mail in them.
const FIELDS: [&str; 4] = ["email", "body-mime", "message", "RawEmail"];

/// What has become of a mail.
#[derive(Serialize, ToSchema)]
pub struct Outcome {
    /// `message`: it is part of the conversation. `noted`: specialists find it in the ticket. `again`: it came before. `ignored`: it
    /// is for no ticket.
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// Takes a mail in. With the token of `mail-inbound-token`, as a bearer or as a password.
#[utoipa::path(post, path = "/inbound", tag = "mail",
    request_body(content = String, content_type = "text/plain",
        description = "The message as it came, which is `message/rfc822` as well; or wrapped, as docs/desk-mail.md has it"), security(("inbound" = [])),
    responses((status = 200, body = Outcome), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 408, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn inbound(State(app): State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    let mail = app.mail.as_ref().and_then(|mail| Some((mail, mail.settings.inbound_token.as_deref()?)));
    let Some((mail, token)) = mail else { return Err(Problem::no_route()) };
    if !sent_token(request.headers()).is_some_and(|sent| is_same(&sent, token)) {
        return Err(Problem::token());
    }
    let bytes = raw(request).await?;
    let taken = take(&app, mail, bytes).await.map_err(|error| {
        tracing::error!(%error, "a mail can't be taken");
        // Services send it again.
        Problem::unavailable()
    })?;
    tracing::info!(?taken, "mail");
    let (outcome, ticket, why) = match taken {
        Taken::Message(ticket) => ("message", Some(ticket), None),
        Taken::Noted(ticket) => ("noted", Some(ticket), None),
        Taken::Again(ticket) => ("again", Some(ticket), None),
        Taken::Ignored(why) => ("ignored", None, Some(why)),
        // Services send it again, for hours.
        Taken::TooMany(_) => return Err(Problem::too_many(AGAIN)),
    };
    let ticket = ticket.map(|ticket| ticket.to_string());
    Ok(Json(Outcome { outcome, ticket, why }).into_response())
}

/// `Bearer <token>`, or the password of `Basic …`: services have an address with a name and a password in it.
fn sent_token(headers: &HeaderMap) -> Option<String> {
    let (scheme, value) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(value.trim().to_owned());
    }
    let decoded = STANDARD.decode(value.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let (_, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some(password.to_owned())
}

/// Compared by their hashes: how long that takes says nothing of the token.
fn is_same(sent: &str, token: &str) -> bool {
    Sha256::digest(sent.as_bytes()) == Sha256::digest(token.as_bytes())
}

/// The mail itself, however it is wrapped.
async fn raw(request: Request) -> Result<Vec<u8>, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let missing = || Problem::malformed("there is no whole mail in it: let the service send the raw message");
    match kind.as_str() {
        "message/rfc822" | "application/octet-stream" | "text/plain" => Ok(body(request).await?.to_vec()),
        "application/json" => {
            let json: Value = serde_json::from_slice(&body(request).await?)
                .map_err(|_| Problem::malformed("it is not valid JSON"))?;
            let text = FIELDS.iter().find_map(|name| json[*name].as_str()).ok_or_else(missing)?;
            Ok(text.as_bytes().to_vec())
        }
        "application/x-www-form-urlencoded" => {
            let body = body(request).await?;
            let found = url::form_urlencoded::parse(&body).find(|(name, _)| FIELDS.contains(&name.as_ref()));
            found.map(|(_, text)| text.into_owned().into_bytes()).ok_or_else(missing)
        }
        "multipart/form-data" => {
            let cut = |_| Problem::malformed("the form is cut off or not valid");
            let mut form = Multipart::from_request(request, &())
                .await
                .map_err(|_| Problem::malformed("the form has no valid boundary"))?;
            while let Some(field) = form.next_field().await.map_err(cut)? {
                if field.name().is_some_and(|name| FIELDS.contains(&name)) {
                    return Ok(field.bytes().await.map_err(cut)?.to_vec());
                }
            }
            Err(missing())
        }
        _ => Err(Problem::media_type("message/rfc822")),
    }
}

async fn body(request: Request) -> Result<Bytes, Problem> {
    Bytes::from_request(request, &()).await.map_err(|rejection| match rejection.into_response().status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large("the mail is larger than all that is taken"),
        _ => Problem::malformed("the request is cut off"),
    })
}
