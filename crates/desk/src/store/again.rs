//! Requests that come twice. A client that hears no answer sends its request again under the same key: it is done once. Whoever has
//! written something else in the meantime means that, and not what nobody has told them arrived.

use std::collections::BTreeMap;

use guichet_tickets::{Actor, Attachment, Happening, TicketId, messages};

use super::derived::derive;
use super::history::{append, history, keep_attachments};
use super::session::{Failure, Session, first, values};
use super::tickets::Ticket;

/// What a request asks for. A key counts among its like alone.
#[derive(Clone, Copy)]
pub enum Scope<'a> {
    /// A ticket; whoever is known by nothing else is told apart by their address.
    Begin(&'a str),
    Message(TicketId),
    Note(TicketId),
}

impl Scope<'_> {
    fn key(self, key: &str) -> String {
        match self {
            Scope::Begin(address) => format!("begin {} {key}", address.to_lowercase()),
            Scope::Message(ticket) => format!("message {ticket} {key}"),
            Scope::Note(ticket) => format!("note {ticket} {key}"),
        }
    }
}

/// What a request with this key has led to.
///
/// # Errors
/// The database.
pub fn remembered(
    session: &mut dyn Session,
    sender: &str,
    scope: Scope<'_>,
    key: Option<&str>,
) -> Result<Option<(TicketId, i64)>, Failure> {
    let Some(key) = key else { return Ok(None) };
    let sql = "SELECT ticket, seq FROM requests WHERE sender = ?1 AND idempotency_key = ?2";
    let row = first(session, sql, values![sender, scope.key(key)])?;
    Ok(row.map(|row| (TicketId(row.int(0)), row.int(1))))
}

/// # Errors
/// The database.
pub fn remember(
    session: &mut dyn Session,
    sender: &str,
    scope: Scope<'_>,
    key: Option<&str>,
    (ticket, seq): (TicketId, i64),
    at: i64,
) -> Result<(), Failure> {
    let Some(key) = key else { return Ok(()) };
    session.run(
        "INSERT INTO requests (sender, idempotency_key, ticket, seq, at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (sender, idempotency_key) DO UPDATE SET ticket = excluded.ticket, seq = excluded.seq, at = excluded.at",
        values![sender, scope.key(key), ticket.0, seq, at],
    )?;
    Ok(())
}

/// What comes again.
pub struct Repeated<'a> {
    /// The message that it was the first time.
    pub of: i64,
    pub actor: Actor,
    pub who: &'a str,
    pub text: &'a str,
    pub attachments: &'a [Attachment],
    /// Of the ticket, what may be another now: `subject`, `email`, `phone`.
    pub fields: BTreeMap<String, String>,
    pub at: i64,
}

impl Repeated<'_> {
    /// Takes what is new in it: the files that are there already. `None`: somebody has written since, and what stands there may
    /// have been read, so that this is a message of its own.
    ///
    /// # Errors
    /// The database.
    pub fn take(self, session: &mut dyn Session, ticket: &Ticket) -> Result<Option<Vec<Attachment>>, Failure> {
        let history = history(session, ticket.id)?;
        let Some(said) = messages(&history).remove(&self.of) else { return Ok(Some(self.attachments.to_vec())) };
        let is_there = |file: &&Attachment| {
            said.attachments
                .iter()
                .any(|own| (&own.name, &own.media_type, own.size) == (&file.name, &file.media_type, file.size))
        };
        let (there, added): (Vec<_>, Vec<_>) = self.attachments.iter().partition(is_there);
        let owned = |files: Vec<&Attachment>| files.into_iter().cloned().collect::<Vec<_>>();
        let (there, attachments) = (owned(there), owned(added));
        if said.text == self.text && attachments.is_empty() && self.fields.is_empty() {
            return Ok(Some(there));
        }
        // A specialist's words have gone out.
        let is_later =
            history.iter().any(|event| event.seq > self.of && matches!(event.what, Happening::Message { .. }));
        if is_later || self.actor != Actor::Customer {
            return Ok(None);
        }
        keep_attachments(session, ticket.id, self.of, &attachments)?;
        for (name, value) in &self.fields {
            session
                .run(&format!("UPDATE tickets SET {} = ?2 WHERE id = ?1", column(name)), values![ticket.id.0, value])?;
        }
        let what = Happening::Revised { of: self.of, text: self.text.to_owned(), attachments, fields: self.fields };
        let seq = append(session, ticket.id, self.at, self.actor, self.who, &what)?;
        session.run(
            "UPDATE tickets SET changed_seq = ?2, changed_at = ?3 WHERE id = ?1",
            values![ticket.id.0, seq, self.at],
        )?;
        derive(session, ticket.id)?;
        Ok(Some(there))
    }
}

fn column(field: &str) -> &'static str {
    match field {
        "subject" => "subject",
        "email" => "email",
        _ => "phone",
    }
}
