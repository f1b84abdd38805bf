//! What a customer sees: their tickets, and what of them is new.

use guichet_tickets::{Actor, Happening, Reader, TicketId};

use super::history::append;
use super::session::{Failure, Session, Value, first, values};
use super::tickets::{COLUMNS, Ticket, WIDTH, Waiting};

/// Which of one's tickets.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only closed ones, or only those that are not.
    pub closed: Option<bool>,
    /// Folded words, all of which must be in it.
    pub terms: Vec<String>,
    /// Only what changed before this event.
    pub before: Option<i64>,
    /// Tickets of a page.
    pub limit: i64,
}

/// Newest change first.
#[derive(Debug)]
pub struct Page {
    /// With what waits for the reader in each.
    pub tickets: Vec<(Ticket, i64)>,
    /// The event before which the next page begins.
    pub next: Option<i64>,
}

/// A condition on `tickets t` for what a reader sees, with its values numbered from `values` on. An unknown name equals none.
fn seen_by(reader: &Reader, values: &mut Vec<Value>) -> String {
    let mut number = |value: Value| {
        values.push(value);
        values.len()
    };
    match reader {
        Reader::Holder { customer, account } => {
            let (customer, account) = (number(customer.into()), number(account.into()));
            format!("(t.customer = ?{customer} OR t.account = ?{account})")
        }
        Reader::Link { ticket } => format!("t.id = ?{}", number(ticket.0.into())),
    }
}

/// # Errors
/// The database.
pub fn list(session: &mut dyn Session, reader: &Reader, filter: &Filter) -> Result<Page, Failure> {
    let mut values =
        vec![Value::from(reader.key()), Value::Int(filter.before.unwrap_or(i64::MAX)), Value::Int(filter.limit + 1)];
    let mut conditions = "t.changed_seq < ?2".to_owned();
    match filter.closed {
        Some(true) => conditions.push_str(" AND t.state = 'closed'"),
        Some(false) => conditions.push_str(" AND t.state <> 'closed'"),
        None => {}
    }
    let mut texts = "";
    for term in &filter.terms {
        texts = "JOIN ticket_texts x ON x.owner = COALESCE(t.account, t.customer, '') AND x.ticket = t.id";
        let escaped = term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        values.push(Value::from(format!("%{escaped}%")));
        conditions.push_str(&format!(" AND x.folded LIKE ?{} ESCAPE '\\'", values.len()));
    }
    // One look into each index, rather than one at everything.
    let mut part = |column: &str, value: Value| {
        values.push(value);
        format!(
            "SELECT id FROM (SELECT t.id FROM tickets t {texts} WHERE {column} = ?{} AND {conditions} \
             ORDER BY t.changed_seq DESC LIMIT ?3) AS {}",
            values.len(),
            column.replace('.', "_")
        )
    };
    let parts: Vec<String> = match reader {
        Reader::Holder { customer, account } => {
            let own = [("t.customer", customer), ("t.account", account)];
            own.into_iter().filter_map(|(column, id)| Some(part(column, id.as_ref()?.into()))).collect()
        }
        Reader::Link { ticket } => vec![part("t.id", ticket.0.into())],
    };
    let sql = format!(
        "SELECT {COLUMNS}, COALESCE(m.unread, 0) FROM ({}) AS own JOIN tickets t ON t.id = own.id \
         LEFT JOIN marks m ON m.ticket = t.id AND m.reader = ?1 ORDER BY t.changed_seq DESC LIMIT ?3",
        parts.join(" UNION ")
    );
    let rows = session.rows(&sql, &values)?;
    let mut tickets =
        rows.iter().map(|row| Ok((Ticket::of(row)?, row.int(WIDTH)))).collect::<Result<Vec<_>, Failure>>()?;
    let more = tickets.len() as i64 > filter.limit;
    tickets.truncate(filter.limit as usize);
    let next = tickets.last().filter(|_| more).map(|(ticket, _)| ticket.changed_seq);
    Ok(Page { tickets, next })
}

/// What waits for a reader in one ticket, and up to which event they have seen it.
///
/// # Errors
/// The database.
pub fn mark(session: &mut dyn Session, reader: &Reader, ticket: TicketId) -> Result<(i64, i64), Failure> {
    let sql = "SELECT unread, read_up_to FROM marks WHERE reader = ?1 AND ticket = ?2";
    let row = first(session, sql, values![reader.key(), ticket.0])?;
    Ok(row.map_or((0, 0), |row| (row.int(0), row.int(1))))
}

/// They have seen everything up to an event. Whoever doesn't take part in a conversation keeps no mark in it.
///
/// # Errors
/// [`Failure::Missing`], or the database.
pub fn mark_read(
    session: &mut dyn Session,
    reader: &Reader,
    ticket: TicketId,
    up_to: i64,
    at: i64,
) -> Result<(), Failure> {
    let up_to = up_to.min(Ticket::load_for(session, ticket, reader)?.changed_seq);
    let (unread, before) = mark(session, reader, ticket)?;
    if up_to <= before {
        return Ok(());
    }
    session.run(
        "UPDATE marks SET read_up_to = ?3, unread = (SELECT COUNT(*) FROM events WHERE ticket = ?2 AND seq > ?3 \
         AND kind = 'message' AND actor = 'agent') WHERE reader = ?1 AND ticket = ?2",
        values![reader.key(), ticket.0, up_to],
    )?;
    if unread > 0 {
        append(session, ticket, at, Actor::Customer, &reader.key(), &Happening::Read { up_to })?;
    }
    Ok(())
}

/// # Errors
/// The database.
pub fn waiting(session: &mut dyn Session, reader: &Reader) -> Result<Waiting, Failure> {
    let mut values = vec![Value::from(reader.key())];
    let seen = seen_by(reader, &mut values);
    let sql = format!(
        "SELECT m.ticket, m.unread, t.answered_seq, a.name, a.picture FROM marks m JOIN tickets t ON t.id = m.ticket \
         LEFT JOIN agents a ON a.id = t.agent WHERE m.reader = ?1 AND m.unread > 0 AND {seen} ORDER BY t.answered_seq DESC"
    );
    let rows = session.rows(&sql, &values)?;
    let newest = rows.first();
    Ok(Waiting {
        count: rows.iter().map(|row| row.int(1)).sum(),
        ticket: newest.map(|row| TicketId(row.int(0))),
        agent: newest.and_then(|row| Some((row.maybe(3)?, row.maybe(4)))),
        version: newest.map_or(0, |row| row.int(2)),
    })
}
