//! Changes in the order in which they happened: what open inboxes, and other desks, are told of.

use guichet_tickets::{Actor, Owner, Reader, TicketId};

use super::session::{Failure, Session, values};

/// Something that happened to a ticket, without its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub seq: i64,
    pub ticket: TicketId,
    /// As in the API: `created` for the message that began it.
    pub kind: String,
    pub actor: Actor,
    pub who: String,
    pub owner: Owner,
    /// Milliseconds of Unix time.
    pub at: i64,
}

impl Change {
    /// Whether a reader may learn of it: of what they read, nobody but themselves.
    pub fn is_for(&self, reader: &Reader) -> bool {
        let kind = match self.kind.as_str() {
            "created" | "message" | "revised" | "closed" | "reopened" => true,
            "read" => self.who == reader.key(),
            _ => false,
        };
        kind && reader.sees(self.ticket, &self.owner)
    }
}

/// The changes behind an event, oldest first.
///
/// # Errors
/// The database.
pub fn changes(session: &mut dyn Session, after: i64, limit: i64) -> Result<Vec<Change>, Failure> {
    let sql = "SELECT e.seq, e.ticket, e.kind, e.actor, e.who, t.customer, t.account, \
               CASE WHEN e.kind = 'message' AND e.seq = (SELECT MIN(seq) FROM events WHERE ticket = e.ticket) THEN 1 ELSE 0 END, \
               e.at FROM events e JOIN tickets t ON t.id = e.ticket WHERE e.seq > ?1 ORDER BY e.seq LIMIT ?2";
    let rows = session.rows(sql, values![after, limit])?;
    Ok(rows
        .iter()
        .map(|row| Change {
            seq: row.int(0),
            ticket: TicketId(row.int(1)),
            kind: if row.int(7) == 1 { "created".to_owned() } else { row.text(2) },
            actor: match row.text(3).as_str() {
                "customer" => Actor::Customer,
                "agent" => Actor::Agent,
                _ => Actor::Desk,
            },
            who: row.text(4),
            owner: Owner { customer: row.maybe(5), account: row.maybe(6) },
            at: row.int(8),
        })
        .collect())
}

/// The number of the newest event; 0 before the first.
///
/// # Errors
/// The database.
pub fn newest(session: &mut dyn Session) -> Result<i64, Failure> {
    Ok(session.rows("SELECT COALESCE(MAX(seq), 0) FROM events", &[])?.first().map_or(0, |row| row.int(0)))
}
