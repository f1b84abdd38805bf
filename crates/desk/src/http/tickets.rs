//! Tickets that are there: listed, read, answered, closed and reopened by whose they are. No plan is asked for here.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_tickets::{Act, Event, Happening, Reader, TicketId, Unfit, paragraphs, terms};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::form::Form;
use super::problem::Problem;
use super::view::{Agents, Conversation, Look, MessageView, TicketPage};
use super::who::Named;
use crate::app::App;
use crate::store::{self, Agent, Answer, Failure, Filter, From, Session, Ticket};

const PAGE: i64 = 20;
const LONGEST_PAGE: i64 = 100;
const LONGEST_QUERY: usize = 500;

/// Which of one's tickets.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// `open` (all that are not closed) or `closed`; left out: all.
    state: Option<String>,
    /// Words of the subject and the messages, in any order.
    q: Option<String>,
    /// 1 to 100; 20 if left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One's tickets, newest change first.
#[utoipa::path(get, path = "/v1/tickets", tag = "tickets", params(ListQuery),
    responses((status = 200, body = TicketPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn list(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Result<Json<TicketPage>, Problem> {
    let Query(query) = query.map_err(|error| Problem::malformed(error.body_text()))?;
    let closed = match query.state.as_deref() {
        None | Some("" | "all") => None,
        Some("open") => Some(false),
        Some("closed") => Some(true),
        Some(_) => return Err(Problem::malformed("`state` is `open` or `closed`")),
    };
    let limit = query.limit.unwrap_or(PAGE);
    if !(1..=LONGEST_PAGE).contains(&limit) {
        return Err(Problem::malformed("`limit` is a number from 1 to 100"));
    }
    let before = query.cursor.as_deref().filter(|cursor| !cursor.is_empty()).map(read_cursor).transpose()?;
    let words = query.q.as_deref().unwrap_or_default();
    if words.chars().count() > LONGEST_QUERY {
        return Err(Problem::malformed("`q` has at most 500 characters"));
    }
    let filter = Filter { closed, terms: terms(words), before, limit };
    let look = app.clone();
    let page = app.store.read(move |session| {
        let page = store::list(session, &reader, &filter)?;
        let agents = agents(session, page.tickets.iter().filter_map(|(ticket, _)| ticket.agent.as_ref()))?;
        let look = Look { reader: &reader, agents: &agents, key: &look.key, now: look.now() };
        let tickets = page.tickets.iter().map(|(ticket, unread)| look.ticket(ticket, *unread)).collect();
        Ok(TicketPage { tickets, next: page.next.map(write_cursor) })
    });
    Ok(Json(page.await?))
}

pub(super) fn write_cursor(before: i64) -> String {
    URL_SAFE_NO_PAD.encode(before.to_string())
}

pub(super) fn read_cursor(cursor: &str) -> Result<i64, Problem> {
    let text = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| text.parse().ok()).ok_or_else(|| Problem::malformed("`cursor` is the `next` of another page"))
}

/// One ticket with its conversation.
#[utoipa::path(get, path = "/v1/tickets/{id}", tag = "tickets", params(("id" = String, Path)),
    responses((status = 200, body = Conversation), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn read(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    Path(id): Path<String>,
) -> Result<Json<Conversation>, Problem> {
    Ok(Json(conversation(&app, reader, ticket_id(&id)?).await?))
}

pub(super) fn ticket_id(text: &str) -> Result<TicketId, Problem> {
    text.parse().map_err(|()| Problem::missing())
}

async fn conversation(app: &Arc<App>, reader: Reader, id: TicketId) -> Result<Conversation, Problem> {
    let look = Arc::clone(app);
    let read = app.store.read(move |session| {
        let ticket = Ticket::load_for(session, id, &reader)?;
        let history = store::history(session, id)?;
        let (unread, read_up_to) = store::mark(session, &reader, id)?;
        let agents = agents(session, history.iter().map(|event| &event.who).chain(&ticket.agent))?;
        let look = Look { reader: &reader, agents: &agents, key: &look.key, now: look.now() };
        Ok(Conversation { ticket: look.ticket(&ticket, unread), messages: look.messages(&history), read_up_to })
    });
    Ok(read.await?)
}

/// Those of some ids that are specialists.
pub(super) fn agents<'i>(session: &mut dyn Session, ids: impl Iterator<Item = &'i String>) -> Result<Agents, Failure> {
    let mut agents = BTreeMap::new();
    for id in ids {
        if !agents.contains_key(id) {
            match Agent::load(session, id) {
                Ok(agent) => drop(agents.insert(id.clone(), agent)),
                Err(Failure::Missing) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(agents)
}

/// An answer of the customer's.
#[derive(ToSchema)]
#[allow(dead_code)]
pub struct AnswerForm {
    text: String,
    idempotency_key: Option<String>,
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Option<Vec<Vec<u8>>>,
}

/// Answers, unless the ticket is closed.
#[utoipa::path(post, path = "/v1/tickets/{id}/messages", tag = "tickets", params(("id" = String, Path)),
    request_body(content = AnswerForm, content_type = "multipart/form-data"),
    responses((status = 201, body = MessageView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 408, body = Problem),
        (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn answer(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    Path(id): Path<String>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let id = ticket_id(&id)?;
    // Before anything is read of a large body.
    let asking = reader.clone();
    let ticket = app.store.read(move |session| Ticket::load_for(session, id, &asking)).await?;
    let site = app.site.get();
    let words = site.words(&ticket.locale);
    let form = Form::read(&headers, multipart, &app.files, &site.files).await?;
    let mut errors = BTreeMap::new();
    let text = paragraphs(form.whole_text("text"));
    match &text {
        Err(Unfit::Empty) => {
            drop(errors.insert("text".to_owned(), words.form_word("form_error_description", "Write a message.")))
        }
        Err(Unfit::TooLong) => {
            drop(errors.insert("text".to_owned(), format!("{} characters at most.", guichet_tickets::LONGEST_TEXT)));
        }
        Ok(_) => {}
    }
    if let Some(text) = form.wrong_file(&site.files, words) {
        errors.insert("files".to_owned(), text);
    }
    let Some(text) = text.ok().filter(|_| errors.is_empty()) else { return Err(Problem::invalid(errors)) };
    let idempotency_key = form.idempotency_key()?;
    let attachments = form.keep(&app.files).await?;
    let (kept, from) = (attachments.clone(), From::Customer(reader.clone()));
    let at = app.now().as_millisecond();
    let answer = Answer { ticket: id, from, text, attachments, idempotency_key, reopens: false, at };
    let answered = app.store.write(move |session| answer.write(session)).await;
    app.settle_files(&kept, answered.as_ref().map(|answered| &answered.unneeded[..])).await;
    let seq = answered?.seq;
    let look = Arc::clone(&app);
    let view = app.store.read(move |session| {
        let history: Vec<Event> = store::history(session, id)?;
        let of = |event: &Event| match &event.what {
            Happening::Revised { of, .. } => *of == seq,
            _ => event.seq == seq,
        };
        let event: Vec<Event> = history.into_iter().filter(of).collect();
        let look = Look { reader: &reader, agents: &Agents::new(), key: &look.key, now: look.now() };
        look.messages(&event).pop().ok_or(Failure::Missing)
    });
    Ok((StatusCode::CREATED, Json(view.await?)).into_response())
}

/// Closes; what is closed stays closed.
#[utoipa::path(post, path = "/v1/tickets/{id}/close", tag = "tickets", params(("id" = String, Path)),
    responses((status = 200, body = Conversation), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn close(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    Path(id): Path<String>,
) -> Result<Json<Conversation>, Problem> {
    change(app, reader, &id, Act::Close).await
}

/// Reopens; what is open stays open.
#[utoipa::path(post, path = "/v1/tickets/{id}/reopen", tag = "tickets", params(("id" = String, Path)),
    responses((status = 200, body = Conversation), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn reopen(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    Path(id): Path<String>,
) -> Result<Json<Conversation>, Problem> {
    change(app, reader, &id, Act::Reopen).await
}

async fn change(app: Arc<App>, reader: Reader, id: &str, act: Act) -> Result<Json<Conversation>, Problem> {
    let id = ticket_id(id)?;
    let (from, at) = (From::Customer(reader.clone()), app.now().as_millisecond());
    app.store.write(move |session| store::change(session, &from, id, act, at)).await?;
    Ok(Json(conversation(&app, reader, id).await?))
}

/// How far somebody has read.
#[derive(Deserialize, ToSchema)]
pub struct ReadUpTo {
    /// `seq` of a message.
    up_to: i64,
}

/// The reader has seen all up to a message.
#[utoipa::path(post, path = "/v1/tickets/{id}/read", tag = "tickets", params(("id" = String, Path)),
    request_body = ReadUpTo,
    responses((status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)),
    security(("bearer" = [])))]
pub async fn mark_read(
    State(app): State<Arc<App>>,
    Named { reader, .. }: Named,
    Path(id): Path<String>,
    body: Result<Json<ReadUpTo>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(ReadUpTo { up_to }) = body.map_err(|rejection| match rejection {
        JsonRejection::MissingJsonContentType(_) => Problem::media_type("application/json"),
        JsonRejection::BytesRejection(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::too_large("send no more than `up_to`")
        }
        other => Problem::malformed(other.body_text()),
    })?;
    let (id, at) = (ticket_id(&id)?, app.now().as_millisecond());
    if up_to < 0 {
        return Err(Problem::malformed("`up_to` is the `seq` of an event"));
    }
    app.store.write(move |session| store::mark_read(session, &reader, id, up_to, at)).await?;
    Ok(StatusCode::NO_CONTENT)
}
