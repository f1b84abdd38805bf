//! Signing in by a link, and out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::problem::Problem;
use super::session::{Arrival, Cookie, SignedIn};
use super::view::AgentSummary;
use crate::app::App;
use crate::keys::{self, token_hash};
use crate::store::{self, Agent, audit};

/// How to sign in here.
#[derive(Serialize, ToSchema)]
pub struct Ways {
    /// With a link, which is always possible.
    link: bool,
    /// At an identity provider: `oidc/start` goes there.
    oidc: bool,
}

/// The token of a link.
#[derive(Deserialize, ToSchema)]
pub struct Link {
    token: String,
}

/// Who is signed in, and what the page needs to know of the desk.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    agent: AgentSummary,
    /// For the header `X-CSRF-Token` of every request that changes something.
    csrf: String,
    /// All specialists who haven't left, by name.
    agents: Vec<AgentSummary>,
    channels: Vec<Named>,
    plans: Vec<Named>,
    /// Locales of the help centre.
    locales: Vec<String>,
    files: FilesView,
}

#[derive(Serialize, ToSchema)]
pub struct Named {
    id: String,
    name: String,
}

/// What may be attached to a reply.
#[derive(Serialize, ToSchema)]
pub struct FilesView {
    count: u64,
    /// Of one file.
    bytes: u64,
}

/// How to sign in.
#[utoipa::path(get, path = "/agent/v1/sign-in", tag = "agent", responses((status = 200, body = Ways)))]
pub async fn ways(State(app): State<Arc<App>>) -> Json<Ways> {
    Json(Ways { link: true, oidc: app.oidc.is_some() })
}

/// Signs in with a link, which is used up by it.
#[utoipa::path(post, path = "/agent/v1/sign-in", tag = "agent", request_body = Link,
    responses((status = 200, body = SessionView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 415, body = Problem), (status = 429, body = Problem),
        (status = 503, body = Problem)))]
pub async fn by_link(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    extensions: Extensions,
    body: Result<Json<Link>, JsonRejection>,
) -> Result<Response, Problem> {
    let arrival = Arrival::new(&app, &headers, &extensions);
    arrival.own_page()?;
    arrival.attempt()?;
    let Json(Link { token }) = json(body)?;
    let (link, at) = (token_hash(&token), app.now().as_millisecond());
    let old = arrival.cookie(Cookie::Session).map(token_hash);
    let (fresh, hash) = keys::token().map_err(|why| {
        tracing::error!(why, "no session can be made");
        Problem::unavailable()
    })?;
    let session = hash.clone();
    let opened = app.store.write(move |database| {
        let agent = store::use_link(database, &link, at)?;
        // Whoever was signed in here before is no more.
        if let Some(old) = old {
            store::end_session(database, &old)?;
        }
        store::open_session(database, &hash, &agent.id, at)?;
        audit::record(database, at, &agent.id, "sign-in", &serde_json::json!({ "by": "link" }))?;
        Ok(agent)
    });
    let agent = opened.await.map_err(|failure| match failure {
        store::Failure::Missing => Problem::link(),
        failure => failure.into(),
    })?;
    tracing::info!(agent = agent.id, "signed in by a link");
    let cookie = arrival.set(Cookie::Session, Some(&fresh));
    let view = view(&app, agent, &session).await?;
    Ok(([(header::SET_COOKIE, cookie)], Json(view)).into_response())
}

/// Who is signed in.
#[utoipa::path(get, path = "/agent/v1/session", tag = "agent", security(("session" = [])),
    responses((status = 200, body = SessionView), (status = 401, body = Problem), (status = 503, body = Problem)))]
pub async fn session(
    State(app): State<Arc<App>>,
    SignedIn { agent, session }: SignedIn,
) -> Result<Json<SessionView>, Problem> {
    Ok(Json(view(&app, agent, &session).await?))
}

async fn view(app: &App, agent: Agent, session: &str) -> Result<SessionView, Problem> {
    let agents = app.store.read(Agent::all).await?;
    let site = app.site.get();
    let named = |names: &[(String, String)]| {
        names.iter().map(|(id, name)| Named { id: id.clone(), name: name.clone() }).collect()
    };
    Ok(SessionView {
        agent: AgentSummary::of(&agent),
        csrf: app.key.csrf(session),
        agents: agents.iter().filter(|agent| !agent.left).map(AgentSummary::of).collect(),
        channels: named(&site.channel_names),
        plans: named(&site.plan_names),
        locales: site.words.keys().cloned().collect(),
        files: FilesView { count: site.files.count, bytes: site.files.bytes },
    })
}

/// Ends the session.
#[utoipa::path(delete, path = "/agent/v1/session", tag = "agent", security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn sign_out(
    State(app): State<Arc<App>>,
    SignedIn { session, .. }: SignedIn,
    headers: HeaderMap,
    extensions: Extensions,
) -> Result<Response, Problem> {
    app.store.write(move |database| store::end_session(database, &session)).await?;
    let cookie = Arrival::new(&app, &headers, &extensions).set(Cookie::Session, None);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// A body of JSON.
pub(super) fn json<T>(body: Result<Json<T>, JsonRejection>) -> Result<Json<T>, Problem> {
    body.map_err(|rejection| match rejection {
        JsonRejection::MissingJsonContentType(_) => Problem::media_type("application/json"),
        JsonRejection::BytesRejection(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::too_large("the body is longer than it may be")
        }
        other => Problem::malformed(other.body_text()),
    })
}
