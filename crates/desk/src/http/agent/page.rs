//! The specialists' page: files that are part of the program, and a policy under which nothing else runs or is loaded.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::super::problem::Problem;
use crate::app::App;

#[derive(RustEmbed)]
#[folder = "assets/agent"]
#[include = "*.html"]
#[include = "*.js"]
#[include = "*.css"]
#[include = "*.svg"]
struct Assets;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// With its slash, from where addresses in the page count.
pub async fn to_page(State(app): State<Arc<App>>) -> Redirect {
    Redirect::permanent(&format!("{}agent/", app.path))
}

/// The page: to sign in, and to work with.
pub async fn page(headers: HeaderMap) -> Result<Response, Problem> {
    serve("index.html", &headers)
}

pub async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    // The page has its own addresses.
    if file.ends_with(".html") { Err(Problem::missing()) } else { serve(&file, &headers) }
}

fn serve(name: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    let EmbeddedFile { data, metadata } = Assets::get(name).ok_or_else(Problem::missing)?;
    let hash: String = metadata.sha256_hash()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let media_type = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };
    let value = HeaderValue::from_static;
    let fixed = [
        (header::CONTENT_TYPE, value(media_type)),
        (header::CONTENT_SECURITY_POLICY, value(POLICY)),
        // Another version of the program has other files by the same names.
        (header::CACHE_CONTROL, value("no-cache")),
        (HeaderName::from_static("permissions-policy"), value("camera=(), geolocation=(), microphone=(), payment=()")),
        (header::ETAG, HeaderValue::try_from(tag).unwrap_or(value("\"\""))),
    ];
    Ok(if is_known { (StatusCode::NOT_MODIFIED, fixed).into_response() } else { (fixed, data).into_response() })
}
