//! Signing in at an OpenID Connect provider: authorization code flow with PKCE, state and nonce. Whom the provider knows is nobody
//! here yet: only who was added by `guichet-desk agents add`, by an e-mail address that the provider has verified.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::super::problem::Problem;
use super::provider::Refused;
use super::session::{Arrival, Cookie};
use crate::app::App;
use crate::keys::{self, token_hash};
use crate::store::{self, Agent, Failure, Login};

/// Goes to the provider.
pub async fn start(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Result<Response, Problem> {
    let arrival = Arrival::new(&app, &headers, &extensions);
    arrival.attempt()?;
    let Some(oidc) = &app.oidc else { return Err(Problem::no_route()) };
    let (url, login) = match oidc.begin(&format!("{}agent/oidc/return", arrival.desk())).await {
        Ok(begun) => begun,
        Err(refused) => return Ok(refuse(&app, &arrival, refused)),
    };
    let (kept, hash) = keys::token().map_err(|_| Problem::unavailable())?;
    let at = app.now().as_millisecond();
    app.store.write(move |session| login.begin(session, &hash, at)).await?;
    let to = HeaderValue::try_from(url).map_err(|_| Problem::unavailable())?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to), (header::SET_COOKIE, arrival.set(Cookie::Login, Some(&kept)))])
        .into_response())
}

/// What the provider sends back.
#[derive(Deserialize)]
pub struct Returned {
    code: Option<String>,
    state: Option<String>,
}

/// Comes back from the provider.
pub async fn finish(
    State(app): State<Arc<App>>,
    query: Result<Query<Returned>, QueryRejection>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Result<Response, Problem> {
    let arrival = Arrival::new(&app, &headers, &extensions);
    if app.oidc.is_none() {
        return Err(Problem::no_route());
    }
    arrival.attempt()?;
    let Ok(Query(returned)) = query else { return Ok(refuse(&app, &arrival, Refused::Declined)) };
    match signed_in(&app, &arrival, returned).await? {
        Ok(token) => {
            let to = HeaderValue::try_from(format!("{}agent/", app.path)).map_err(|_| Problem::unavailable())?;
            let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
            let headers = response.headers_mut();
            headers.append(header::SET_COOKIE, arrival.set(Cookie::Session, Some(&token)));
            headers.append(header::SET_COOKIE, arrival.set(Cookie::Login, None));
            Ok(response)
        }
        Err(refused) => Ok(refuse(&app, &arrival, refused)),
    }
}

/// The token of a new session.
async fn signed_in(
    app: &Arc<App>,
    arrival: &Arrival<'_>,
    returned: Returned,
) -> Result<Result<String, Refused>, Problem> {
    let at = app.now().as_millisecond();
    let Some(kept) = arrival.cookie(Cookie::Login).map(token_hash) else { return Ok(Err(Refused::Expired)) };
    let login = app.store.write(move |session| Login::finish(session, &kept, at)).await?;
    let Some(login) = login.filter(|login| returned.state.as_ref() == Some(&login.state)) else {
        return Ok(Err(Refused::Expired));
    };
    let Some(code) = returned.code else { return Ok(Err(Refused::Declined)) };
    let Some(oidc) = &app.oidc else { return Ok(Err(Refused::Unreachable)) };
    let email = match oidc.finish(&format!("{}agent/oidc/return", arrival.desk()), login, code).await {
        Ok(email) => email,
        Err(refused) => return Ok(Err(refused)),
    };
    let (token, hash) = keys::token().map_err(|_| Problem::unavailable())?;
    let opened = app.store.write(move |session| {
        let agent = Agent::by_email(session, &email)?;
        store::open_session(session, &hash, &agent.id, at)?;
        crate::store::audit::record(session, at, &agent.id, "sign-in", &serde_json::json!({ "by": "oidc" }))?;
        Ok(agent.id)
    });
    match opened.await {
        Ok(agent) => {
            tracing::info!(agent, "signed in at the identity provider");
            Ok(Ok(token))
        }
        Err(Failure::Missing) => Ok(Err(Refused::Unknown)),
        Err(failure) => Err(failure.into()),
    }
}

fn refuse(app: &App, arrival: &Arrival<'_>, refused: Refused) -> Response {
    let to = format!("{}agent/sign-in?refused={}", app.path, refused.as_str());
    let to = HeaderValue::try_from(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to), (header::SET_COOKIE, arrival.set(Cookie::Login, None))])
        .into_response()
}
