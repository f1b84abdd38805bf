//! Files, as downloads: no browser may take one for a page of ours. Pictures alone may be shown.

use std::io::ErrorKind;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::problem::Problem;
use crate::app::App;
use crate::files::{Of, Opened, is_picture};
use crate::store;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Signed {
    until: Option<i64>,
    signature: Option<String>,
}

/// A file of a ticket, by the address that the ticket gives it.
#[utoipa::path(get, path = "/v1/attachments/{id}/{name}", tag = "files",
    params(("id" = String, Path), ("name" = String, Path), Signed),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 400, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn attachment(
    State(app): State<Arc<App>>,
    Path((id, _)): Path<(String, String)>,
    signed: Result<Query<Signed>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(Signed { until, signature }) = signed.map_err(|error| Problem::malformed(error.body_text()))?;
    let (until, signature) = (until.unwrap_or(0), signature.unwrap_or_default());
    if !is_id(&id) || !app.key.is_file(&id, until, &signature, app.now().as_second()) {
        return Err(Problem::missing());
    }
    let (_, file) = app.store.read(move |session| store::attachment(session, &id)).await?;
    let is_picture = is_picture(&file.media_type);
    let media_type = if is_picture { file.media_type.as_str() } else { "application/octet-stream" };
    let disposition = if is_picture { "inline" } else { "attachment" };
    // RFC 6266, 4: one name for all, and the right one for whoever understands it (RFC 8187).
    let plain: String =
        file.name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let name = utf8_percent_encode(&file.name, NON_ALPHANUMERIC);
    let named = format!("{disposition}; filename=\"{plain}\"; filename*=UTF-8''{name}");
    let stored = opened(&app, Of::Ticket, &file.id).await?;
    Ok(answer(stored, media_type, &named, "private, max-age=3600, immutable"))
}

/// A specialist's picture.
#[utoipa::path(get, path = "/v1/pictures/{id}", tag = "files", params(("id" = String, Path)),
    responses((status = 200, content_type = "image/*", body = Vec<u8>), (status = 404, body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn picture(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Response, Problem> {
    if !is_id(&id) {
        return Err(Problem::missing());
    }
    let mut file = opened(&app, Of::Agent, &id).await?;
    let mut bytes = Vec::new();
    while let Some(part) = file.bytes.next().await {
        bytes.extend_from_slice(&part?);
    }
    let media_type = infer::get(&bytes).map(|kind| kind.mime_type()).filter(|kind| is_picture(kind));
    let media_type = media_type.ok_or_else(Problem::missing)?;
    let file = Opened { size: file.size, bytes: Box::pin(futures_util::stream::iter([Ok(bytes.into())])) };
    Ok(answer(file, media_type, "inline", "public, max-age=31536000, immutable"))
}

/// 32 hexadecimal digits: nothing that could be a path.
fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

async fn opened(app: &App, of: Of, id: &str) -> Result<Opened, Problem> {
    app.files.read(of, id).await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Problem::missing(),
        _ => error.into(),
    })
}

fn answer(file: Opened, media_type: &str, disposition: &str, cache: &'static str) -> Response {
    let mut response = Body::from_stream(file.bytes).into_response();
    let headers = response.headers_mut();
    let value =
        |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, value(media_type));
    headers.insert(header::CONTENT_DISPOSITION, value(disposition));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}
