//! All tickets, filtered and searched, and how many wait.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::problem::Problem;
use super::super::tickets::{agents, read_cursor, write_cursor};
use super::session::SignedIn;
use super::view::{Look, QueuePage};
use crate::app::App;
use crate::store::{self, Assigned, Order, QueueFilter, Standing};

const PAGE: i64 = 50;
const LONGEST_PAGE: i64 = 100;
const LONGEST_QUERY: usize = 500;

/// Which tickets. What is left out is no condition.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct QueueQuery {
    /// `waiting` (for a specialist; if left out), `answered`, `closed`, `unclosed` or `all`.
    state: Option<String>,
    /// `me`, `nobody`, or a specialist's id; left out or `anyone`: all.
    assigned: Option<String>,
    language: Option<String>,
    /// A plan's id, or `none`: those without one.
    plan: Option<String>,
    channel: Option<String>,
    /// `callback`, `chat` or `web`.
    kind: Option<String>,
    /// Words, or their beginnings, of the subject, the messages, the notes, the number and the writer. The highest number comes first.
    q: Option<String>,
    /// `newest` change first (if left out), or `oldest`: what has waited longest.
    order: Option<String>,
    /// 1 to 100; 50 if left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// How many tickets wait for a specialist.
#[derive(Serialize, ToSchema)]
pub struct CountsView {
    waiting: i64,
    mine: i64,
    unassigned: i64,
    /// That wait for their customers; 1,000 stands for more as well.
    answered: i64,
    /// Those that wait, by language, plan (empty: none), channel and kind.
    languages: std::collections::BTreeMap<String, i64>,
    plans: std::collections::BTreeMap<String, i64>,
    channels: std::collections::BTreeMap<String, i64>,
    kinds: std::collections::BTreeMap<String, i64>,
}

impl QueueQuery {
    fn filter(self, agent: &str) -> Result<QueueFilter, Problem> {
        let said = |text: Option<String>| text.filter(|text| !text.is_empty());
        let standing = match self.state.as_deref() {
            None | Some("" | "waiting") => Standing::Waiting,
            Some("answered") => Standing::Answered,
            Some("closed") => Standing::Closed,
            Some("unclosed") => Standing::Unclosed,
            Some("all") => Standing::All,
            Some(_) => {
                return Err(Problem::malformed("`state` is `waiting`, `answered`, `closed`, `unclosed` or `all`"));
            }
        };
        let assigned = match said(self.assigned).as_deref() {
            None | Some("anyone") => Assigned::Anyone,
            Some("nobody") => Assigned::Nobody,
            Some("me") => Assigned::To(agent.to_owned()),
            Some(other) => Assigned::To(other.to_owned()),
        };
        let order = match self.order.as_deref() {
            None | Some("" | "newest") => Order::Newest,
            Some("oldest") => Order::Oldest,
            Some(_) => return Err(Problem::malformed("`order` is `newest` or `oldest`")),
        };
        let limit = self.limit.unwrap_or(PAGE);
        if !(1..=LONGEST_PAGE).contains(&limit) {
            return Err(Problem::malformed("`limit` is a number from 1 to 100"));
        }
        let words = self.q.unwrap_or_default();
        if words.chars().count() > LONGEST_QUERY {
            return Err(Problem::malformed("`q` has at most 500 characters"));
        }
        let plan = said(self.plan).map(|plan| if plan == "none" { String::new() } else { plan });
        Ok(QueueFilter {
            standing,
            assigned,
            language: said(self.language),
            plan,
            channel: said(self.channel),
            kind: said(self.kind),
            query: store::Query::of(&words),
            order,
            after: said(self.cursor).as_deref().map(read_cursor).transpose()?,
            limit,
        })
    }
}

/// A page of the queue.
#[utoipa::path(get, path = "/agent/v1/tickets", tag = "agent", params(QueueQuery), security(("session" = [])),
    responses((status = 200, body = QueuePage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn list(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
    query: Result<Query<QueueQuery>, QueryRejection>,
) -> Result<Json<QueuePage>, Problem> {
    let Query(query) = query.map_err(|error| Problem::malformed(error.body_text()))?;
    let filter = query.filter(&agent.id)?;
    let look = Arc::clone(&app);
    let page = app.store.read(move |session| {
        let (tickets, next) = store::queue(session, &filter)?;
        let ids = tickets.iter().flat_map(|queued| [&queued.ticket.assignee, &queued.ticket.agent]);
        let agents = agents(session, ids.flatten())?;
        let look = Look { agents: &agents, key: &look.key, now: look.now() };
        Ok(QueuePage {
            tickets: tickets.iter().map(|queued| look.queued(queued)).collect(),
            next: next.map(write_cursor),
        })
    });
    Ok(Json(page.await?))
}

/// How many wait, by what they can be filtered by.
#[utoipa::path(get, path = "/agent/v1/counts", tag = "agent", security(("session" = [])),
    responses((status = 200, body = CountsView), (status = 401, body = Problem), (status = 429, body = Problem),
        (status = 503, body = Problem)))]
pub async fn counts(
    State(app): State<Arc<App>>,
    SignedIn { agent, .. }: SignedIn,
) -> Result<Json<CountsView>, Problem> {
    let counts = app.store.read(move |session| store::counts(session, &agent.id)).await?;
    Ok(Json(CountsView {
        waiting: counts.waiting,
        mine: counts.mine,
        unassigned: counts.unassigned,
        answered: counts.answered,
        languages: counts.languages,
        plans: counts.plans,
        channels: counts.channels,
        kinds: counts.kinds,
    }))
}
