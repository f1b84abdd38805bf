//! What others are told of. The history itself is the queue: a consumer reads it from where it was, and writes down what is to be
//! sent in the same transaction as how far it has read. So nothing that happened can be forgotten, and nothing is planned twice.

use guichet_tickets::TicketId;

use super::feed::{Change, changes, newest};
use super::session::{Failure, Row, Session, first, values};

/// Something to be sent, which is this desk's until `claimed_until`.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    pub id: i64,
    pub consumer: String,
    pub ticket: TicketId,
    pub seq: i64,
    pub data: String,
    /// How often it was tried.
    pub tries: i64,
    pub created_at: i64,
    pub last_error: Option<String>,
    pub dead: bool,
}

/// How much waits, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    pub waiting: i64,
    pub dead: i64,
    /// Milliseconds of Unix time; 0 if nothing waits.
    pub oldest: i64,
}

const COLUMNS: &str = "id, consumer, ticket, seq, data, tries, created_at, last_error, dead_at";

impl Delivery {
    fn of(row: &Row) -> Delivery {
        Delivery {
            id: row.int(0),
            consumer: row.text(1),
            ticket: TicketId(row.int(2)),
            seq: row.int(3),
            data: row.text(4),
            tries: row.int(5),
            created_at: row.int(6),
            last_error: row.maybe(7),
            dead: row.int(8) != 0,
        }
    }
}

/// A consumer that is new begins with what happens from now on; for one that is known, nothing changes.
///
/// # Errors
/// The database.
pub fn register(session: &mut dyn Session, consumer: &str) -> Result<(), Failure> {
    let up_to = newest(session)?;
    let sql = "INSERT INTO consumers (name, up_to) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING";
    session.run(sql, values![consumer, up_to]).map(drop)
}

/// Plans what a consumer that is registered is told of the next `most` events: `plan` gives a text for each thing to send. Whether
/// there may be more.
///
/// # Errors
/// The database.
pub fn plan(
    session: &mut dyn Session,
    consumer: &str,
    now: i64,
    most: i64,
    mut plan: impl FnMut(&mut dyn Session, &Change) -> Result<Vec<String>, Failure>,
) -> Result<bool, Failure> {
    let row = first(session, "SELECT up_to FROM consumers WHERE name = ?1", values![consumer])?;
    let Some(row) = row else {
        return Err(Failure::Missing);
    };
    let found = changes(session, row.int(0), most)?;
    for change in &found {
        for data in plan(session, change)? {
            session.run(
                "INSERT INTO outbox (consumer, ticket, seq, data, created_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
                values![consumer, change.ticket.0, change.seq, data, now],
            )?;
        }
    }
    if let Some(last) = found.last() {
        session.run("UPDATE consumers SET up_to = ?2 WHERE name = ?1", values![consumer, last.seq])?;
    }
    Ok(found.len() as i64 == most)
}

/// Nothing is put off for longer, in milliseconds. What is due later than that was put off before the clock was set back, and is
/// due now: it may be sent twice, and it isn't forgotten for as long as the clock was wrong.
pub const LONGEST_WAIT: i64 = 20 * 60 * 60 * 1000;

/// Of a consumer (`?1`) at a time (`?2`). What is claimed until after `?3`, or due after `?4`, is so by a wrong clock.
const DUE: &str = "consumer = ?1 AND (due_at <= ?2 OR due_at > ?4) AND (claimed_until <= ?2 OR claimed_until > ?3) AND dead_at IS NULL";

/// Whether something has happened that a consumer's deliveries are not planned of. Asked before anything is written: what is written
/// wakes whoever waits for news, and that is whoever asks.
///
/// # Errors
/// The database.
pub fn is_behind(session: &mut dyn Session, consumer: &str) -> Result<bool, Failure> {
    let row = first(session, "SELECT up_to FROM consumers WHERE name = ?1", values![consumer])?;
    Ok(newest(session)? > row.ok_or(Failure::Missing)?.int(0))
}

/// A claim that ends later is by a wrong clock. Those of several desks differ by a little, and each has looked at its own before it
/// waited for the database.
fn latest(now: i64, lease: i64) -> i64 {
    now + 2 * lease
}

/// Whether there is something to [`claim`].
///
/// # Errors
/// The database.
pub fn is_due(session: &mut dyn Session, consumer: &str, now: i64, lease: i64) -> Result<bool, Failure> {
    let sql = format!("SELECT 1 FROM outbox WHERE {DUE} LIMIT 1");
    Ok(first(session, &sql, values![consumer, now, latest(now, lease), now + LONGEST_WAIT])?.is_some())
}

/// Takes what is due, for as long as `lease` milliseconds: if this desk is gone by then, another takes it.
///
/// # Errors
/// The database.
pub fn claim(
    session: &mut dyn Session,
    consumer: &str,
    now: i64,
    lease: i64,
    most: i64,
) -> Result<Vec<Delivery>, Failure> {
    // The condition stands twice: who has waited for another desk's claim looks at it once more, but not at what is in the brackets.
    let sql = format!(
        "UPDATE outbox SET claimed_until = ?5 WHERE id IN (SELECT id FROM outbox WHERE {DUE} ORDER BY due_at, id LIMIT ?6) \
         AND {DUE} RETURNING {COLUMNS}"
    );
    let values = values![consumer, now, latest(now, lease), now + LONGEST_WAIT, now + lease, most];
    let rows = session.rows(&sql, values)?;
    let mut claimed: Vec<Delivery> = rows.iter().map(Delivery::of).collect();
    claimed.sort_by_key(|delivery| delivery.id);
    Ok(claimed)
}

/// When the next one is due; none: nothing waits.
///
/// # Errors
/// The database.
pub fn next_due(session: &mut dyn Session, consumer: &str) -> Result<Option<i64>, Failure> {
    let sql = "SELECT MIN(CASE WHEN claimed_until > due_at THEN claimed_until ELSE due_at END) FROM outbox \
               WHERE consumer = ?1 AND dead_at IS NULL";
    Ok(first(session, sql, values![consumer])?.map(|row| row.int(0)).filter(|due| *due > 0))
}

/// It has arrived.
///
/// # Errors
/// The database.
pub fn done(session: &mut dyn Session, id: i64) -> Result<(), Failure> {
    session.run("DELETE FROM outbox WHERE id = ?1", values![id]).map(drop)
}

/// It has not; `due` is when to try again, none: never.
///
/// # Errors
/// The database.
pub fn failed(session: &mut dyn Session, id: i64, error: &str, due: Option<i64>, now: i64) -> Result<(), Failure> {
    match due {
        Some(due) => session.run(
            "UPDATE outbox SET tries = tries + 1, last_error = ?2, due_at = ?3, claimed_until = 0 WHERE id = ?1",
            values![id, error, due],
        ),
        None => session.run(
            "UPDATE outbox SET tries = tries + 1, last_error = ?2, dead_at = ?3, claimed_until = 0 WHERE id = ?1",
            values![id, error, now],
        ),
    }
    .map(drop)
}

/// # Errors
/// The database.
pub fn depth(session: &mut dyn Session) -> Result<Depth, Failure> {
    let sql = "SELECT SUM(CASE WHEN dead_at IS NULL THEN 1 ELSE 0 END), SUM(CASE WHEN dead_at IS NULL THEN 0 ELSE 1 END), \
               MIN(CASE WHEN dead_at IS NULL THEN created_at ELSE NULL END) FROM outbox";
    Ok(first(session, sql, &[])?.map_or_else(Depth::default, |row| Depth {
        waiting: row.int(0),
        dead: row.int(1),
        oldest: row.int(2),
    }))
}

/// What waits or is given up, oldest first.
///
/// # Errors
/// The database.
pub fn deliveries(session: &mut dyn Session, dead: bool) -> Result<Vec<Delivery>, Failure> {
    let which = if dead { "NOT NULL" } else { "NULL" };
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE dead_at IS {which} ORDER BY id LIMIT 1000");
    Ok(session.rows(&sql, &[])?.iter().map(Delivery::of).collect())
}

/// What was given up is due again: one of them, or all.
///
/// # Errors
/// The database.
pub fn revive(session: &mut dyn Session, id: Option<i64>, now: i64) -> Result<u64, Failure> {
    session.run(
        "UPDATE outbox SET dead_at = NULL, tries = 0, due_at = ?2 WHERE dead_at IS NOT NULL AND (?1 = 0 OR id = ?1)",
        values![id.unwrap_or(0), now],
    )
}

/// What was given up is forgotten: one of them, or all.
///
/// # Errors
/// The database.
pub fn forget(session: &mut dyn Session, id: Option<i64>) -> Result<u64, Failure> {
    session.run("DELETE FROM outbox WHERE dead_at IS NOT NULL AND (?1 = 0 OR id = ?1)", values![id.unwrap_or(0)])
}
