//! What is deleted for good. A history is otherwise only ever added to; here it ends, with everything that was derived from it.

use std::collections::BTreeMap;

use guichet_tickets::{Happening, TicketId};

use super::derived::derive;
use super::history::history;
use super::search;
use super::session::{Failure, Session, first, values};

/// What stands where somebody's message was, in a conversation of others.
pub const REMOVED: &str = "[removed]";

/// A customer, by what is known of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// `sub` of their passes.
    Customer(String),
    /// What they gave as their address, letter case aside. Nobody has proved that it is theirs.
    Email(String),
}

/// Closed tickets that nothing has happened to since `before`, in milliseconds of Unix time.
///
/// # Errors
/// The database.
pub fn closed_before(session: &mut dyn Session, before: i64, most: i64) -> Result<Vec<TicketId>, Failure> {
    let sql = "SELECT id FROM tickets WHERE state = 'closed' AND changed_at < ?1 ORDER BY id LIMIT ?2";
    Ok(session.rows(sql, values![before, most])?.iter().map(|row| TicketId(row.int(0))).collect())
}

/// How many those are, with how many attachments and bytes of them.
///
/// # Errors
/// The database.
pub fn count_closed_before(session: &mut dyn Session, before: i64) -> Result<(i64, i64, i64), Failure> {
    // PostgreSQL has sums as numbers with a point.
    let sql = "SELECT COUNT(DISTINCT t.id), COUNT(a.id), CAST(COALESCE(SUM(a.size), 0) AS BIGINT) FROM tickets t \
               LEFT JOIN attachments a ON a.ticket = t.id WHERE t.state = 'closed' AND t.changed_at < ?1";
    Ok(first(session, sql, values![before])?.map_or((0, 0, 0), |row| (row.int(0), row.int(1), row.int(2))))
}

/// Deletes a ticket with everything of it; the ids of its attachments, whose files are the caller's to remove afterwards. What isn't
/// there is deleted already.
///
/// # Errors
/// The database.
pub fn erase(session: &mut dyn Session, ticket: TicketId) -> Result<Vec<String>, Failure> {
    let sql = "SELECT id FROM attachments WHERE ticket = ?1";
    let attachments = session.rows(sql, values![ticket.0])?.iter().map(|row| row.text(0)).collect();
    search::forget(session, ticket)?;
    // All other tables refer to this one, and their rows go with it.
    session.run("DELETE FROM tickets WHERE id = ?1", values![ticket.0])?;
    Ok(attachments)
}

/// The tickets of a customer.
///
/// # Errors
/// The database.
pub fn tickets_of(session: &mut dyn Session, whom: &Whom) -> Result<Vec<TicketId>, Failure> {
    let (condition, value) = match whom {
        Whom::Customer(id) => ("customer = ?1", id.clone()),
        Whom::Email(address) => ("LOWER(email) = ?1", address.to_lowercase()),
    };
    let rows = session.rows(&format!("SELECT id FROM tickets WHERE {condition} ORDER BY id"), values![value])?;
    Ok(rows.iter().map(|row| TicketId(row.int(0))).collect())
}

/// Tickets of others in which a customer has left something: colleagues of theirs, whose conversations those are.
///
/// # Errors
/// The database.
pub fn tickets_beside(session: &mut dyn Session, whom: &Whom) -> Result<Vec<TicketId>, Failure> {
    let Whom::Customer(id) = whom else { return Ok(Vec::new()) };
    let sql = "SELECT DISTINCT e.ticket FROM events e JOIN tickets t ON t.id = e.ticket \
               WHERE e.who = ?1 AND e.actor = 'customer' AND (t.customer IS NULL OR t.customer <> ?2) ORDER BY e.ticket";
    let rows = session.rows(sql, values![key(id), id])?;
    Ok(rows.iter().map(|row| TicketId(row.int(0))).collect())
}

/// Under what marks, requests and events of a customer are kept; as `Reader::key` makes it.
fn key(customer: &str) -> String {
    format!("sub:{customer}")
}

/// Removes what a customer has written in a ticket of somebody else, and that it was them; the ids of their attachments.
///
/// # Errors
/// The database.
pub fn unwrite(session: &mut dyn Session, customer: &str, ticket: TicketId) -> Result<Vec<String>, Failure> {
    let who = key(customer);
    let mut attachments = Vec::new();
    for event in history(session, ticket)?.into_iter().filter(|event| event.who == who) {
        let what = match event.what {
            Happening::Message { .. } => Happening::Message { text: REMOVED.to_owned(), attachments: Vec::new() },
            Happening::Revised { of, .. } => {
                let (attachments, fields) = (Vec::new(), BTreeMap::new());
                Happening::Revised { of, text: REMOVED.to_owned(), attachments, fields }
            }
            other => other,
        };
        let data = serde_json::to_string(&what).map_err(Failure::broken)?;
        session.run("UPDATE events SET who = '', data = ?2 WHERE seq = ?1", values![event.seq, data])?;
        let sql = "DELETE FROM attachments WHERE ticket = ?1 AND seq = ?2 RETURNING id";
        attachments.extend(session.rows(sql, values![ticket.0, event.seq])?.iter().map(|row| row.text(0)));
        session.run("DELETE FROM outbox WHERE ticket = ?1 AND seq = ?2", values![ticket.0, event.seq])?;
    }
    derive(session, ticket)?;
    Ok(attachments)
}

/// What is kept of a customer beside tickets: how far they have read, and the keys of their requests.
///
/// # Errors
/// The database.
pub fn forget_reader(session: &mut dyn Session, customer: &str) -> Result<(), Failure> {
    session.run("DELETE FROM marks WHERE reader = ?1", values![key(customer)])?;
    session.run("DELETE FROM requests WHERE sender = ?1", values![key(customer)]).map(drop)
}

/// Those of some ids that no ticket has an attachment of.
///
/// # Errors
/// The database.
pub fn orphans(session: &mut dyn Session, ids: Vec<String>) -> Result<Vec<String>, Failure> {
    let mut orphans = Vec::new();
    for id in ids {
        if first(session, "SELECT 1 FROM attachments WHERE id = ?1", values![&id])?.is_none() {
            orphans.push(id);
        }
    }
    Ok(orphans)
}

/// Attachments behind one, by id: the id and how many bytes it has.
///
/// # Errors
/// The database.
pub fn attachments(session: &mut dyn Session, after: &str, most: i64) -> Result<Vec<(String, u64)>, Failure> {
    let sql = "SELECT id, size FROM attachments WHERE id > ?1 ORDER BY id LIMIT ?2";
    let rows = session.rows(sql, values![after, most])?;
    Ok(rows.iter().map(|row| (row.text(0), row.int(1) as u64)).collect())
}
