//! One ticket with its whole history, and what specialists do to it. What becomes of its state is in `guichet_tickets::step`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use guichet_tickets::{Act, Happening, LONGEST_TEXT, TicketId, Unfit, paragraphs};
use serde::Deserialize;
use utoipa::ToSchema;

use super::super::form::Form;
use super::super::problem::Problem;
use super::super::tickets::{agents, ticket_id};
use super::session::SignedIn;
use super::sign_in::json;
use super::view::{AgentConversation, Look};
use crate::app::App;
use crate::store::{self, Agent, Answer, Failure, From, Note, Ticket};

/// Other tickets of the same customer.
const OTHERS: i64 = 10;

/// One ticket: its whole history, its customer, and other tickets of theirs.
#[utoipa::path(get, path = "/agent/v1/tickets/{id}", tag = "agent", params(("id" = String, Path)),
    security(("session" = [])),
    responses((status = 200, body = AgentConversation), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn read(
    State(app): State<Arc<App>>,
    _: SignedIn,
    Path(id): Path<String>,
) -> Result<Json<AgentConversation>, Problem> {
    Ok(Json(conversation(&app, ticket_id(&id)?).await?))
}

async fn conversation(app: &Arc<App>, id: TicketId) -> Result<AgentConversation, Problem> {
    let look = Arc::clone(app);
    let read = app.store.read(move |session| {
        let queued = store::queued(session, id)?;
        let history = store::history(session, id)?;
        let others = store::others(session, &queued.ticket, OTHERS)?;
        let assigned = history.iter().filter_map(|event| match &event.what {
            Happening::Assigned { to } => to.as_ref(),
            _ => None,
        });
        let of_tickets = others.iter().chain([&queued]).flat_map(|one| [&one.ticket.assignee, &one.ticket.agent]);
        let ids = history.iter().map(|event| &event.who).chain(assigned).chain(of_tickets.flatten());
        let agents = agents(session, ids)?;
        let look = Look { agents: &agents, key: &look.key, now: look.now() };
        Ok(AgentConversation {
            ticket: look.queued(&queued),
            phone: queued.ticket.phone.clone(),
            history: look.history(&history),
            seq: history.last().map_or(0, |event| event.seq),
            others: others.iter().map(|other| look.queued(other)).collect(),
        })
    });
    Ok(read.await?)
}

/// A reply to the customer.
#[derive(ToSchema)]
#[allow(dead_code)]
pub struct ReplyForm {
    text: String,
    idempotency_key: Option<String>,
    /// `seq` of the conversation as the specialist has it before them: if somebody else has written since, it is refused.
    seen: Option<i64>,
    /// `1`: even so.
    anyway: Option<String>,
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Option<Vec<Vec<u8>>>,
}

/// Replies to the customer. `409` with `code` `meanwhile` if somebody else has written behind `seen`, `closed` if it is closed.
#[utoipa::path(post, path = "/agent/v1/tickets/{id}/messages", tag = "agent", params(("id" = String, Path)),
    request_body(content = ReplyForm, content_type = "multipart/form-data"), security(("session" = [])),
    responses((status = 201, body = AgentConversation), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 408, body = Problem),
        (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn reply(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let id = ticket_id(&id)?;
    app.store.read(move |session| Ticket::load(session, id)).await?;
    let form = Form::read(&headers, multipart, &app.files, &app.site.get().files).await?;
    let text = text(form.whole_text("text"))?;
    let idempotency_key = form.idempotency_key()?;
    let seen: Option<i64> = match form.text("seen") {
        "" => None,
        seen => Some(seen.parse().map_err(|_| Problem::malformed("`seen` is the `seq` of a conversation"))?),
    };
    let seen = seen.filter(|_| form.text("anyway") != "1");
    let attachments = form.keep(&app.files).await?;
    let (kept, at) = (attachments.clone(), app.now().as_millisecond());
    let by = agent.id.clone();
    let from = From::Agent(agent.id);
    let answer = Answer { ticket: id, from, text, attachments, idempotency_key, reopens: false, at };
    let answered = app.store.write(move |session| {
        // What was stored already is not asked about again.
        if let Some(seen) = seen
            && !store::is_known(session, &by, id, answer.idempotency_key.as_deref())?
            && let Some(seq) = store::meanwhile(session, id, seen, &by)?
        {
            return Ok(Err(seq));
        }
        answer.write(session).map(Ok)
    });
    let answered = answered.await;
    let unneeded = answered.as_ref().map(|answered| answered.as_ref().map_or(&kept[..], |answered| &answered.unneeded));
    app.settle_files(&kept, unneeded).await;
    answered?.map_err(Problem::meanwhile)?;
    Ok((StatusCode::CREATED, Json(conversation(&app, id).await?)).into_response())
}

/// What is written for the other specialists.
#[derive(Deserialize, ToSchema)]
pub struct NewNote {
    text: String,
    idempotency_key: Option<String>,
}

/// Notes something that customers never see.
#[utoipa::path(post, path = "/agent/v1/tickets/{id}/notes", tag = "agent", params(("id" = String, Path)),
    request_body = NewNote, security(("session" = [])),
    responses((status = 201, body = AgentConversation), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem),
        (status = 503, body = Problem)))]
pub async fn note(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
    body: Result<Json<NewNote>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(NewNote { text: written, idempotency_key }) = json(body)?;
    let id = ticket_id(&id)?;
    let idempotency_key = idempotency_key.filter(|key| !key.is_empty());
    if idempotency_key.as_ref().is_some_and(|key| !(8..=128).contains(&key.len())) {
        return Err(Problem::malformed("`idempotency_key` has 8 to 128 characters"));
    }
    let note =
        Note { ticket: id, from: agent.id, text: text(&written)?, idempotency_key, at: app.now().as_millisecond() };
    app.store.write(move |session| note.write(session)).await?;
    Ok((StatusCode::CREATED, Json(conversation(&app, id).await?)).into_response())
}

fn text(written: &str) -> Result<String, Problem> {
    paragraphs(written).map_err(|unfit| {
        let said = match unfit {
            Unfit::Empty => "Write a message.".to_owned(),
            Unfit::TooLong => format!("{LONGEST_TEXT} characters at most."),
        };
        Problem::invalid(BTreeMap::from([("text".to_owned(), said)]))
    })
}

/// Whom a ticket is given to.
#[derive(Deserialize, ToSchema)]
pub struct Assignee {
    /// A specialist's id; `null`: to nobody.
    agent: Option<String>,
}

/// Gives the ticket to a specialist, or to nobody.
#[utoipa::path(put, path = "/agent/v1/tickets/{id}/assignee", tag = "agent", params(("id" = String, Path)),
    request_body = Assignee, security(("session" = [])),
    responses((status = 200, body = AgentConversation), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn assign(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
    body: Result<Json<Assignee>, JsonRejection>,
) -> Result<Json<AgentConversation>, Problem> {
    let Json(Assignee { agent: to }) = json(body)?;
    let (id, at) = (ticket_id(&id)?, app.now().as_millisecond());
    let assigned = app.store.write(move |session| {
        if let Some(to) = &to {
            match Agent::load(session, to) {
                Ok(agent) if !agent.left => {}
                Ok(_) | Err(Failure::Missing) => return Ok(false),
                Err(failure) => return Err(failure),
            }
        }
        store::assign(session, &From::Agent(agent.id), id, to, at).map(|()| true)
    });
    if !assigned.await? {
        let said = "This specialist is not there, or not any more.".to_owned();
        return Err(Problem::invalid(BTreeMap::from([("agent".to_owned(), said)])));
    }
    Ok(Json(conversation(&app, id).await?))
}

/// Closes; what is closed stays closed.
#[utoipa::path(post, path = "/agent/v1/tickets/{id}/close", tag = "agent", params(("id" = String, Path)),
    security(("session" = [])),
    responses((status = 200, body = AgentConversation), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn close(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
) -> Result<Json<AgentConversation>, Problem> {
    change(&app, agent, &id, Act::Close).await
}

/// Reopens; what is open stays open.
#[utoipa::path(post, path = "/agent/v1/tickets/{id}/reopen", tag = "agent", params(("id" = String, Path)),
    security(("session" = [])),
    responses((status = 200, body = AgentConversation), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn reopen(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    Path(id): Path<String>,
) -> Result<Json<AgentConversation>, Problem> {
    change(&app, agent, &id, Act::Reopen).await
}

async fn change(app: &Arc<App>, agent: Agent, id: &str, act: Act) -> Result<Json<AgentConversation>, Problem> {
    let (id, at) = (ticket_id(id)?, app.now().as_millisecond());
    let from = From::Agent(agent.id);
    app.store.write(move |session| store::change(session, &from, id, act, at)).await?;
    Ok(Json(conversation(app, id).await?))
}
