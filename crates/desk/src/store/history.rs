//! The history of a ticket, as it is stored: entries that are added and never changed, and the files that came with them.

use guichet_tickets::{Actor, Attachment, Event, Happening, TicketId};

use super::session::{Failure, Row, Session, first, values};

/// The whole history of a ticket, oldest first.
///
/// # Errors
/// The database.
pub fn history(session: &mut dyn Session, ticket: TicketId) -> Result<Vec<Event>, Failure> {
    let sql = "SELECT seq, at, actor, who, data FROM events WHERE ticket = ?1 ORDER BY seq";
    session.rows(sql, values![ticket.0])?.iter().map(event).collect()
}

fn event(row: &Row) -> Result<Event, Failure> {
    let actor = match row.text(2).as_str() {
        "customer" => Actor::Customer,
        "agent" => Actor::Agent,
        _ => Actor::Desk,
    };
    let what: Happening = serde_json::from_str(&row.text(4)).map_err(Failure::broken)?;
    Ok(Event { seq: row.int(0), at: row.int(1), actor, who: row.text(3), what })
}

/// Appends to a history; the event's number.
pub(super) fn append(
    session: &mut dyn Session,
    ticket: TicketId,
    at: i64,
    actor: Actor,
    who: &str,
    what: &Happening,
) -> Result<i64, Failure> {
    let actor = match actor {
        Actor::Customer => "customer",
        Actor::Agent => "agent",
        Actor::Desk => "desk",
    };
    let data = serde_json::to_string(what).map_err(Failure::broken)?;
    let row = first(
        session,
        "INSERT INTO events (ticket, at, kind, actor, who, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING seq",
        values![ticket.0, at, what.kind(), actor, who, data],
    )?;
    row.map(|row| row.int(0)).ok_or_else(|| Failure::Broken("no number was given".to_owned()))
}

pub(super) fn keep_attachments(
    session: &mut dyn Session,
    ticket: TicketId,
    seq: i64,
    attachments: &[Attachment],
) -> Result<(), Failure> {
    for Attachment { id, name, media_type, size } in attachments {
        session.run(
            "INSERT INTO attachments (id, ticket, seq, name, media_type, size) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            values![id, ticket.0, seq, name, media_type, *size as i64],
        )?;
    }
    Ok(())
}

/// An attachment, and the ticket that it belongs to.
///
/// # Errors
/// [`Failure::Missing`], or the database.
pub fn attachment(session: &mut dyn Session, id: &str) -> Result<(TicketId, Attachment), Failure> {
    let sql = "SELECT ticket, name, media_type, size FROM attachments WHERE id = ?1";
    let row = first(session, sql, values![id])?.ok_or(Failure::Missing)?;
    let attachment =
        Attachment { id: id.to_owned(), name: row.text(1), media_type: row.text(2), size: row.int(3) as u64 };
    Ok((TicketId(row.int(0)), attachment))
}
