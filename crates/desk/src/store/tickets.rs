//! Tickets as they are begun and read.

use guichet_tickets::{Kind, Owner, Reader, State, TicketId};

use super::session::{Failure, Row, Session, first, values};

/// A ticket without its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    pub id: TicketId,
    pub kind: Kind,
    pub channel: String,
    pub state: State,
    pub subject: String,
    pub language: String,
    pub locale: String,
    /// As a pass has proved it.
    pub plan: Option<String>,
    pub owner: Owner,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// A specialist's id.
    pub assignee: Option<String>,
    /// Who answered last, and in which event.
    pub agent: Option<String>,
    pub answered_seq: i64,
    pub excerpt: String,
    /// Milliseconds of Unix time.
    pub created_at: i64,
    pub changed_at: i64,
    pub changed_seq: i64,
}

/// What waits for somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiting {
    pub count: i64,
    /// Of the newest reply.
    pub ticket: Option<TicketId>,
    /// Name and picture of the specialist who wrote it.
    pub agent: Option<(String, Option<String>)>,
    /// Changes whenever the rest does.
    pub version: i64,
}

pub(super) const COLUMNS: &str = "t.id, t.kind, t.channel, t.state, t.subject, t.language, t.locale, t.plan, t.customer, \
     t.account, t.email, t.phone, t.assignee, t.agent, t.answered_seq, t.excerpt, t.created_at, t.changed_at, t.changed_seq";
/// How many those are.
pub(super) const WIDTH: usize = 19;

/// Beside whose texts a ticket's are kept: those of the account, which are searched together.
pub(super) fn text_owner(owner: &Owner) -> &str {
    owner.account.as_deref().or(owner.customer.as_deref()).unwrap_or_default()
}

impl Ticket {
    pub(super) fn of(row: &Row) -> Result<Ticket, Failure> {
        let unknown = |what: &str, word: &str| Failure::Broken(format!("`{word}` is not a valid {what} of a ticket"));
        let (kind, state) = (row.text(1), row.text(3));
        Ok(Ticket {
            id: TicketId(row.int(0)),
            kind: Kind::of(&kind).ok_or_else(|| unknown("kind", &kind))?,
            channel: row.text(2),
            state: State::of(&state).ok_or_else(|| unknown("state", &state))?,
            subject: row.text(4),
            language: row.text(5),
            locale: row.text(6),
            plan: row.maybe(7),
            owner: Owner { customer: row.maybe(8), account: row.maybe(9) },
            email: row.maybe(10),
            phone: row.maybe(11),
            assignee: row.maybe(12),
            agent: row.maybe(13),
            answered_seq: row.int(14),
            excerpt: row.text(15),
            created_at: row.int(16),
            changed_at: row.int(17),
            changed_seq: row.int(18),
        })
    }

    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn load(session: &mut dyn Session, id: TicketId) -> Result<Ticket, Failure> {
        let row = first(session, &format!("SELECT {COLUMNS} FROM tickets t WHERE t.id = ?1"), values![id.0])?;
        Ticket::of(&row.ok_or(Failure::Missing)?)
    }

    /// For a customer. Of a ticket that is not theirs they learn no more than of one that does not exist.
    ///
    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn load_for(session: &mut dyn Session, id: TicketId, reader: &Reader) -> Result<Ticket, Failure> {
        let ticket = Ticket::load(session, id)?;
        if reader.sees(id, &ticket.owner) { Ok(ticket) } else { Err(Failure::Missing) }
    }
}
