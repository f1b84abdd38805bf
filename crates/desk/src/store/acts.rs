//! What is done to a ticket, and the history that it leaves.

use std::collections::BTreeMap;

use guichet_tickets::{Act, Actor, Attachment, Event, Happening, Reader, State, Step, TicketId, excerpt, folded, step};

use super::again::{Repeated, Scope, remember, remembered};
use super::history::{append, history, keep_attachments};
use super::search::index;
use super::session::{Failure, Session, first, values};
use super::tickets::{Ticket, text_owner};

/// A message to a ticket that is there.
#[derive(Clone, Debug)]
pub struct Answer {
    pub ticket: TicketId,
    pub from: From,
    pub text: String,
    pub attachments: Vec<Attachment>,
    pub idempotency_key: Option<String>,
    /// A closed ticket is reopened by it. Else it is refused there.
    pub reopens: bool,
    /// Milliseconds of Unix time.
    pub at: i64,
}

/// Who does something.
#[derive(Clone, Debug)]
pub enum From {
    /// What they do is only done if they see the ticket.
    Customer(Reader),
    /// A specialist's id.
    Agent(String),
    Desk,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub seq: i64,
    pub state: State,
    /// The request had come before.
    pub again: bool,
    /// Attachments that had come before, too, and are there already.
    pub unneeded: Vec<Attachment>,
}

/// What came of closing or reopening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    pub state: State,
    /// False if it was so already.
    pub happened: bool,
}

impl From {
    fn actor(&self) -> Actor {
        match self {
            From::Customer(_) => Actor::Customer,
            From::Agent(_) => Actor::Agent,
            From::Desk => Actor::Desk,
        }
    }

    fn who(&self) -> String {
        match self {
            From::Customer(reader) => reader.key(),
            From::Agent(id) => id.clone(),
            From::Desk => String::new(),
        }
    }

    fn load(&self, session: &mut dyn Session, ticket: TicketId) -> Result<Ticket, Failure> {
        match self {
            From::Customer(reader) => Ticket::load_for(session, ticket, reader),
            From::Agent(_) | From::Desk => Ticket::load(session, ticket),
        }
    }
}

impl Answer {
    /// # Errors
    /// [`Failure::Missing`], [`Failure::Closed`], or the database.
    pub fn write(&self, session: &mut dyn Session) -> Result<Answered, Failure> {
        let (actor, who) = (self.from.actor(), self.from.who());
        let mut ticket = self.from.load(session, self.ticket)?;
        // An agent's id is no customer's key.
        let sender = if actor == Actor::Agent { format!("agent:{who}") } else { who.clone() };
        let (scope, key) = (Scope::Message(self.ticket), self.idempotency_key.as_deref());
        if let Some((_, of)) = remembered(session, &sender, scope, key)? {
            let (text, attachments) = (&self.text, &self.attachments);
            let repeated = Repeated { of, actor, who: &who, text, attachments, fields: BTreeMap::new(), at: self.at };
            if let Some(unneeded) = repeated.take(session, &ticket)? {
                return Ok(Answered { seq: of, state: ticket.state, again: true, unneeded });
            }
        }
        if self.reopens && ticket.state == State::Closed {
            ticket.state = change(session, &self.from, self.ticket, Act::Reopen, self.at)?.state;
        }
        let state = match step(ticket.state, actor, Act::Answer) {
            Step::To(state) => state,
            Step::Stays => ticket.state,
            Step::Refused => return Err(Failure::Closed),
        };
        let what = Happening::Message { text: self.text.clone(), attachments: self.attachments.clone() };
        let seq = append(session, self.ticket, self.at, actor, &who, &what)?;
        keep_attachments(session, self.ticket, seq, &self.attachments)?;
        session.run(
            "UPDATE tickets SET state = ?2, excerpt = ?3, changed_at = ?4, changed_seq = ?5, messages = messages + 1 \
             WHERE id = ?1",
            values![self.ticket.0, state.as_str(), excerpt(&self.text), self.at, seq],
        )?;
        session.run(
            "UPDATE ticket_texts SET folded = folded || ?3 WHERE owner = ?1 AND ticket = ?2",
            values![text_owner(&ticket.owner), self.ticket.0, format!(" {}", folded(&self.text))],
        )?;
        index(session, self.ticket)?;
        waits(session, self.ticket, seq, self.at)?;
        match &self.from {
            From::Agent(id) => {
                session.run(
                    "UPDATE tickets SET agent = ?2, answered_seq = ?3 WHERE id = ?1",
                    values![self.ticket.0, id, seq],
                )?;
                session.run("UPDATE marks SET unread = unread + 1 WHERE ticket = ?1", values![self.ticket.0])?;
            }
            // Whoever answers has read, and takes part from then on.
            From::Customer(_) => {
                session.run(
                    "INSERT INTO marks (reader, ticket, read_up_to, unread) VALUES (?1, ?2, ?3, 0) \
                     ON CONFLICT (reader, ticket) DO UPDATE SET read_up_to = excluded.read_up_to, unread = 0",
                    values![&who, self.ticket.0, seq],
                )?;
            }
            From::Desk => {}
        }
        remember(session, &sender, scope, key, (self.ticket, seq), self.at)?;
        Ok(Answered { seq, state, again: false, unneeded: Vec::new() })
    }
}

/// Closes or reopens.
///
/// # Errors
/// [`Failure::Missing`], or the database.
pub fn change(session: &mut dyn Session, from: &From, ticket: TicketId, act: Act, at: i64) -> Result<Changed, Failure> {
    let state = from.load(session, ticket)?.state;
    let what = if act == Act::Close { Happening::Closed } else { Happening::Reopened };
    match step(state, from.actor(), act) {
        Step::To(next) => {
            let seq = append(session, ticket, at, from.actor(), &from.who(), &what)?;
            session.run(
                "UPDATE tickets SET state = ?2, changed_at = ?3, changed_seq = ?4 WHERE id = ?1",
                values![ticket.0, next.as_str(), at, seq],
            )?;
            waits(session, ticket, seq, at)?;
            Ok(Changed { state: next, happened: true })
        }
        Step::Stays => Ok(Changed { state, happened: false }),
        Step::Refused => Err(Failure::Closed),
    }
}

/// Keeps since when a ticket has waited for a specialist, after an event that may have changed its state.
pub(super) fn waits(session: &mut dyn Session, ticket: TicketId, seq: i64, at: i64) -> Result<(), Failure> {
    let waits = "state IN ('open', 'reopened')";
    session.run(
        &format!(
            "UPDATE tickets SET waiting_seq = CASE WHEN {waits} THEN COALESCE(waiting_seq, ?2) END, \
             waiting_at = CASE WHEN {waits} THEN COALESCE(waiting_at, ?3) END WHERE id = ?1"
        ),
        values![ticket.0, seq, at],
    )?;
    Ok(())
}

/// What a specialist writes for the others. Customers learn nothing of it, and the ticket's state stays.
#[derive(Clone, Debug)]
pub struct Note {
    pub ticket: TicketId,
    /// The specialist's id.
    pub from: String,
    pub text: String,
    pub idempotency_key: Option<String>,
    /// Milliseconds of Unix time.
    pub at: i64,
}

impl Note {
    /// The event's number.
    ///
    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn write(&self, session: &mut dyn Session) -> Result<i64, Failure> {
        Ticket::load(session, self.ticket)?;
        let sender = format!("agent:{}", self.from);
        let (scope, key) = (Scope::Note(self.ticket), self.idempotency_key.as_deref());
        if let Some((_, seq)) = remembered(session, &sender, scope, key)? {
            let note = history(session, self.ticket)?.into_iter().find(|event| event.seq == seq);
            let is_same = |event: &Event| matches!(&event.what, Happening::Note { text } if *text == self.text);
            if note.as_ref().is_none_or(is_same) {
                return Ok(seq);
            }
        }
        let what = Happening::Note { text: self.text.clone() };
        let seq = append(session, self.ticket, self.at, Actor::Agent, &self.from, &what)?;
        session.run(
            "UPDATE ticket_texts SET notes = notes || ?2 WHERE ticket = ?1",
            values![self.ticket.0, format!(" {}", folded(&self.text))],
        )?;
        index(session, self.ticket)?;
        remember(session, &sender, scope, key, (self.ticket, seq), self.at)?;
        Ok(seq)
    }
}

/// What the desk tells specialists of in a ticket: what became of a mail.
///
/// # Errors
/// The database.
pub fn desk_note(session: &mut dyn Session, ticket: TicketId, text: &str, at: i64) -> Result<i64, Failure> {
    append(session, ticket, at, Actor::Desk, "", &Happening::Note { text: text.to_owned() })
}

/// An event could not be told by e-mail.
///
/// # Errors
/// The database.
pub fn bounced(
    session: &mut dyn Session,
    ticket: TicketId,
    of: Option<i64>,
    why: &str,
    at: i64,
) -> Result<i64, Failure> {
    append(session, ticket, at, Actor::Desk, "", &Happening::Bounced { of, why: why.to_owned() })
}

/// Gives a ticket to a specialist, or to nobody. Who has it already gets it without anything happening.
///
/// # Errors
/// [`Failure::Missing`], or the database.
pub fn assign(
    session: &mut dyn Session,
    by: &From,
    ticket: TicketId,
    to: Option<String>,
    at: i64,
) -> Result<(), Failure> {
    if by.load(session, ticket)?.assignee == to {
        return Ok(());
    }
    append(session, ticket, at, by.actor(), &by.who(), &Happening::Assigned { to: to.clone() })?;
    session.run("UPDATE tickets SET assignee = ?2 WHERE id = ?1", values![ticket.0, to])?;
    Ok(())
}

/// Whether a specialist's message with this key has led to something already.
///
/// # Errors
/// The database.
pub fn is_known(session: &mut dyn Session, agent: &str, ticket: TicketId, key: Option<&str>) -> Result<bool, Failure> {
    Ok(remembered(session, &format!("agent:{agent}"), Scope::Message(ticket), key)?.is_some())
}

/// The newest message behind an event that somebody other than this specialist wrote: its number.
///
/// # Errors
/// The database.
pub fn meanwhile(session: &mut dyn Session, ticket: TicketId, seen: i64, agent: &str) -> Result<Option<i64>, Failure> {
    let sql = "SELECT MAX(seq) FROM events WHERE ticket = ?1 AND seq > ?2 AND kind IN ('message', 'revised') \
               AND NOT (actor = 'agent' AND who = ?3)";
    let row = first(session, sql, values![ticket.0, seen, agent])?;
    Ok(row.map(|row| row.int(0)).filter(|seq| *seq > 0))
}
