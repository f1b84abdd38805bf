//! What specialists see: all tickets, by what they are asked for, and how many wait.

use std::collections::BTreeMap;

use guichet_tickets::TicketId;

use super::search::Query;
use super::session::{Failure, Row, Session, Value, values};
use super::tickets::{COLUMNS, Ticket, WIDTH};

/// Counting ends here; nobody reads the rest of a larger number.
const COUNTED: i64 = 1_000;

/// In which states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// For a specialist: nobody has answered what the customer wrote last.
    #[default]
    Waiting,
    /// For the customer.
    Answered,
    Closed,
    /// All that are not closed.
    Unclosed,
    All,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Assigned {
    #[default]
    Anyone,
    Nobody,
    /// A specialist's id.
    To(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What has changed last.
    #[default]
    Newest,
    /// What has waited longest; where nothing waits, what has not changed for longest.
    Oldest,
}

/// Which tickets. What is missing is no condition.
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    pub standing: Standing,
    pub assigned: Assigned,
    pub language: Option<String>,
    /// An empty text: those without a plan.
    pub plan: Option<String>,
    pub channel: Option<String>,
    pub kind: Option<String>,
    /// Words. Their tickets come by number, the newest first, whatever the order is.
    pub query: Option<Query>,
    pub order: Order,
    /// What the page before ended with.
    pub after: Option<i64>,
    pub limit: i64,
}

/// A ticket in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Queued {
    pub ticket: Ticket,
    pub messages: i64,
    /// Milliseconds of Unix time.
    pub waiting_at: Option<i64>,
}

const MORE: &str = "t.messages, t.waiting_at, t.waiting_seq";

impl Queued {
    fn of(row: &Row) -> Result<Queued, Failure> {
        Ok(Queued { ticket: Ticket::of(row)?, messages: row.int(WIDTH), waiting_at: row.number(WIDTH + 1) })
    }
}

/// A page, and what the next one begins behind.
///
/// # Errors
/// The database.
pub fn queue(session: &mut dyn Session, filter: &QueueFilter) -> Result<(Vec<Queued>, Option<i64>), Failure> {
    let mut values = vec![Value::Int(filter.limit + 1)];
    let mut conditions: Vec<String> = Vec::new();
    let mut tables = "tickets t".to_owned();
    let mut sorted = match (filter.order, filter.standing) {
        (Order::Oldest, Standing::Waiting) => ("t.waiting_seq".to_owned(), "ASC"),
        (Order::Oldest, _) => ("t.changed_seq".to_owned(), "ASC"),
        (Order::Newest, _) => ("t.changed_seq".to_owned(), "DESC"),
    };
    if let Some(query) = &filter.query {
        let search = session.search();
        let (from, condition) = query.sql(search, &mut values);
        tables = from;
        conditions.push(condition);
        sorted = (Query::order(search), "DESC");
    }
    conditions.push(
        match filter.standing {
            Standing::Waiting => "t.waiting_seq IS NOT NULL",
            Standing::Answered => "t.state = 'answered'",
            Standing::Closed => "t.state = 'closed'",
            Standing::Unclosed => "t.state <> 'closed'",
            Standing::All => "1 = 1",
        }
        .to_owned(),
    );
    let assignee = match &filter.assigned {
        Assigned::Anyone => None,
        Assigned::Nobody => Some(""),
        Assigned::To(agent) => Some(agent.as_str()),
    };
    for (column, wanted) in [
        ("t.language", filter.language.as_deref()),
        ("t.plan", filter.plan.as_deref()),
        ("t.channel", filter.channel.as_deref()),
        ("t.kind", filter.kind.as_deref()),
        ("t.assignee", assignee),
    ] {
        match wanted {
            None => {}
            Some("") => conditions.push(format!("{column} IS NULL")),
            Some(wanted) => {
                values.push(wanted.into());
                conditions.push(format!("{column} = ?{}", values.len()));
            }
        }
    }
    let (column, direction) = sorted;
    if let Some(after) = filter.after {
        values.push(after.into());
        let behind = if direction == "ASC" { ">" } else { "<" };
        conditions.push(format!("{column} {behind} ?{}", values.len()));
    }
    let sql = format!(
        "SELECT {COLUMNS}, {MORE} FROM {tables} WHERE {} ORDER BY {column} {direction} LIMIT ?1",
        conditions.join(" AND ")
    );
    let rows = match &filter.query {
        Some(_) => Query::rows(session, &sql, &values)?,
        None => session.rows(&sql, &values)?,
    };
    let more = rows.len() as i64 > filter.limit;
    let rows = &rows[..rows.len().min(filter.limit as usize)];
    let next = rows.last().filter(|_| more).map(|row| match (&filter.query, filter.order, filter.standing) {
        (Some(_), _, _) => row.int(0),
        (None, Order::Oldest, Standing::Waiting) => row.int(WIDTH + 2),
        // `changed_seq`
        (None, _, _) => row.int(18),
    });
    Ok((rows.iter().map(Queued::of).collect::<Result<_, Failure>>()?, next))
}

/// How many wait, by what they can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub waiting: i64,
    pub mine: i64,
    pub unassigned: i64,
    /// That wait for their customers; counted up to a thousand.
    pub answered: i64,
    pub languages: BTreeMap<String, i64>,
    /// Without a plan: the empty text.
    pub plans: BTreeMap<String, i64>,
    pub channels: BTreeMap<String, i64>,
    pub kinds: BTreeMap<String, i64>,
}

/// # Errors
/// The database.
pub fn counts(session: &mut dyn Session, agent: &str) -> Result<Counts, Failure> {
    let rows = session.rows(
        "SELECT language, plan, channel, kind, CASE WHEN assignee IS NULL THEN 0 WHEN assignee = ?1 THEN 1 ELSE 2 END, \
         COUNT(*) FROM tickets WHERE waiting_seq IS NOT NULL GROUP BY 1, 2, 3, 4, 5",
        values![agent],
    )?;
    let mut counts = Counts::default();
    for row in &rows {
        let count = row.int(5);
        counts.waiting += count;
        match row.int(4) {
            0 => counts.unassigned += count,
            1 => counts.mine += count,
            _ => {}
        }
        *counts.languages.entry(row.text(0)).or_default() += count;
        *counts.plans.entry(row.text(1)).or_default() += count;
        *counts.channels.entry(row.text(2)).or_default() += count;
        *counts.kinds.entry(row.text(3)).or_default() += count;
    }
    let sql = "SELECT COUNT(*) FROM (SELECT 1 FROM tickets WHERE state = 'answered' LIMIT ?1) AS answered";
    counts.answered = session.rows(sql, values![COUNTED])?.first().map_or(0, |row| row.int(0));
    Ok(counts)
}

/// Other tickets of the same customer, or of the same address where nobody is named, newest change first.
///
/// # Errors
/// The database.
pub fn others(session: &mut dyn Session, ticket: &Ticket, limit: i64) -> Result<Vec<Queued>, Failure> {
    let (column, value) = match (&ticket.owner.customer, &ticket.email, &ticket.owner.account) {
        (Some(customer), _, _) => ("customer", customer),
        (None, Some(email), _) => ("email", email),
        (None, None, Some(account)) => ("account", account),
        (None, None, None) => return Ok(Vec::new()),
    };
    let sql = format!(
        "SELECT {COLUMNS}, {MORE} FROM tickets t WHERE t.{column} = ?1 AND t.id <> ?2 ORDER BY t.changed_seq DESC LIMIT ?3"
    );
    session.rows(&sql, values![value, ticket.id.0, limit])?.iter().map(Queued::of).collect()
}

/// What of one ticket is in the queue.
///
/// # Errors
/// [`Failure::Missing`], or the database.
pub fn queued(session: &mut dyn Session, id: TicketId) -> Result<Queued, Failure> {
    let rows = session.rows(&format!("SELECT {COLUMNS}, {MORE} FROM tickets t WHERE t.id = ?1"), values![id.0])?;
    Queued::of(rows.first().ok_or(Failure::Missing)?)
}
