//! Mails of conversations, by their Message-IDs alone: what they said is in the history.

use guichet_tickets::TicketId;

use super::session::{Failure, Session, first, values};

/// A mail as far as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Without its brackets.
    pub message_id: String,
    pub ticket: TicketId,
    /// The event that it is about, or that came of it; 0: none.
    pub seq: i64,
    /// `c` for the customer, or a specialist's id.
    pub who: String,
    /// The desk has sent it.
    pub is_ours: bool,
    /// Milliseconds of Unix time.
    pub at: i64,
    /// Of what it says; empty for those of the desk.
    pub digest: String,
}

impl Mail {
    /// Keeps it; false if it is there already.
    ///
    /// # Errors
    /// The database.
    pub fn keep(&self, session: &mut dyn Session) -> Result<bool, Failure> {
        let sql = "INSERT INTO mails (message_id, ticket, seq, who, is_ours, at, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                   ON CONFLICT (message_id, ticket, digest) DO NOTHING";
        let count = session.run(
            sql,
            values![
                &self.message_id,
                self.ticket.0,
                self.seq,
                &self.who,
                i64::from(self.is_ours),
                self.at,
                &self.digest
            ],
        )?;
        Ok(count > 0)
    }

    /// Whether it is there already.
    ///
    /// # Errors
    /// The database.
    pub fn is_kept(&self, session: &mut dyn Session) -> Result<bool, Failure> {
        let sql = "SELECT 1 FROM mails WHERE message_id = ?1 AND ticket = ?2 AND digest = ?3";
        Ok(first(session, sql, values![&self.message_id, self.ticket.0, &self.digest])?.is_some())
    }

    /// One that the desk has sent, by its whole id.
    ///
    /// # Errors
    /// The database.
    pub fn sent(session: &mut dyn Session, message_id: &str) -> Result<Option<Mail>, Failure> {
        let sql = "SELECT ticket, seq, who, at FROM mails WHERE message_id = ?1 AND is_ours = 1";
        let row = first(session, sql, values![message_id])?;
        Ok(row.map(|row| Mail {
            message_id: message_id.to_owned(),
            ticket: TicketId(row.int(0)),
            seq: row.int(1),
            who: row.text(2),
            is_ours: true,
            at: row.int(3),
            digest: String::new(),
        }))
    }
}

/// The ids of the mails between the desk and somebody about a ticket, oldest first, but the one that is to be sent.
///
/// # Errors
/// The database.
pub fn thread(session: &mut dyn Session, ticket: TicketId, who: &str, but: &str) -> Result<Vec<String>, Failure> {
    let sql =
        "SELECT message_id FROM mails WHERE ticket = ?1 AND who = ?2 AND message_id <> ?3 ORDER BY at, message_id";
    Ok(session.rows(sql, values![ticket.0, who, but])?.iter().map(|row| row.text(0)).collect())
}

/// How many came from somebody about a ticket since a time.
///
/// # Errors
/// The database.
pub fn came_since(session: &mut dyn Session, ticket: TicketId, who: &str, since: i64) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) FROM mails WHERE ticket = ?1 AND who = ?2 AND is_ours = 0 AND at > ?3";
    Ok(first(session, sql, values![ticket.0, who, since])?.map_or(0, |row| row.int(0)))
}

/// How many tickets without a pass an address has begun since a time, up to this one.
///
/// # Errors
/// The database.
pub fn begun_since(session: &mut dyn Session, email: &str, since: i64, last: TicketId) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) FROM tickets WHERE email = ?1 AND customer IS NULL AND account IS NULL AND created_at > ?2 \
               AND id <= ?3";
    Ok(first(session, sql, values![email, since, last.0])?.map_or(0, |row| row.int(0)))
}

/// How far a mailbox has been read: `validity` and the number of the last mail (RFC 3501, 2.3.1.1).
///
/// # Errors
/// The database.
pub fn place(session: &mut dyn Session, mailbox: &str) -> Result<Option<(i64, i64)>, Failure> {
    let row = first(session, "SELECT validity, read_up_to FROM mailboxes WHERE name = ?1", values![mailbox])?;
    Ok(row.map(|row| (row.int(0), row.int(1))))
}

/// # Errors
/// The database.
pub fn keep_place(session: &mut dyn Session, mailbox: &str, validity: i64, read_up_to: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO mailboxes (name, validity, read_up_to) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE \
               SET validity = excluded.validity, read_up_to = excluded.read_up_to";
    session.run(sql, values![mailbox, validity, read_up_to]).map(drop)
}
