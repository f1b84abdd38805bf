//! What pages send of searches and votes, if the site has `insights: true`. Nothing of who sends it is looked at.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;

use super::problem::Problem;
use crate::app::App;
use crate::insights::{Batch, Insight, MOST_EVENTS, article_of};
use crate::store::insights::keep;

/// Takes what has happened on a page. `navigator.sendBeacon` sends it as plain text, so that no browser asks first.
#[utoipa::path(post, path = "/v1/insights", tag = "insights",
    request_body(content = String, content_type = "text/plain", description = "JSON, as docs/desk-api.md has it"),
    responses((status = 204), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 413, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn insights(
    State(app): State<Arc<App>>,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Result<StatusCode, Problem> {
    let site = app.site.get();
    if !site.insights {
        return Err(Problem::no_route());
    }
    let body = body.map_err(|_| Problem::too_large("send less at once"))?;
    let batch: Batch = serde_json::from_slice(&body).map_err(|error| Problem::malformed(error.to_string()))?;
    let locale =
        site.locale(&batch.locale).ok_or_else(|| Problem::malformed("`locale` is not one of the site's"))?.to_owned();
    if batch.events.len() > MOST_EVENTS {
        return Err(Problem::too_large(format!("{MOST_EVENTS} events at most")));
    }
    let of = locale.clone();
    // Pages may be read for it.
    let cleaning = tokio::task::spawn_blocking(move || -> Vec<Insight> {
        let article = |named: &str| article_of(&site, &of, named);
        let is_channel = |id: &str| site.policy.policy.channels.iter().any(|channel| channel.id == id);
        batch.events.into_iter().filter_map(|insight| insight.cleaned(article, is_channel)).collect()
    });
    let kept = cleaning.await.unwrap_or_default();
    if !kept.is_empty() {
        let day = app.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        app.store.write(move |session| keep(session, &day, &locale, &kept)).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
