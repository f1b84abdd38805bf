//! Tickets as they are begun and read.

use guichet_tickets::{Actor, Attachment, Happening, Kind, Owner, Reader, State, TicketId, excerpt, folded};

use super::history::{append, keep_attachments, remember, remembered, waits};
use super::search::index;
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

/// What is needed to begin one.
#[derive(Clone, Debug)]
pub struct NewTicket {
    pub kind: Kind,
    pub channel: String,
    pub subject: String,
    pub text: String,
    pub language: String,
    pub locale: String,
    pub plan: Option<String>,
    pub owner: Owner,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub attachments: Vec<Attachment>,
    /// What keeps a request that comes twice from beginning two.
    pub idempotency_key: Option<String>,
    /// Milliseconds of Unix time.
    pub at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    pub ticket: TicketId,
    pub state: State,
    /// The request had come before. Its attachments are there already, and those of this one are not needed.
    pub again: bool,
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

impl NewTicket {
    /// Under what its writer's marks and requests are kept; nothing yet, if nobody is known.
    fn sender(&self) -> String {
        let reader = Reader::holder(self.owner.customer.clone(), self.owner.account.clone());
        reader.map_or_else(String::new, |reader| reader.key())
    }

    /// # Errors
    /// The database can't be reached.
    pub fn begin(&self, session: &mut dyn Session) -> Result<Begun, Failure> {
        let sender = self.sender();
        if let Some((ticket, seq)) = remembered(session, &sender, self.idempotency_key.as_deref())? {
            return self.again(session, ticket, seq, &sender);
        }
        let row = first(
            session,
            "INSERT INTO tickets (kind, channel, state, subject, language, locale, plan, customer, account, email, phone, \
             excerpt, created_at, changed_at, changed_seq) \
             VALUES (?1, ?2, 'open', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, 0) RETURNING id",
            values![
                self.kind.as_str(),
                &self.channel,
                &self.subject,
                &self.language,
                &self.locale,
                &self.plan,
                &self.owner.customer,
                &self.owner.account,
                &self.email,
                &self.phone,
                excerpt(&self.text),
                self.at,
            ],
        )?;
        let ticket = TicketId(row.map(|row| row.int(0)).ok_or_else(|| Failure::Broken("no number was given".into()))?);
        // Whoever wrote without a pass follows the ticket by its link.
        let sender = if sender.is_empty() { Reader::Link { ticket }.key() } else { sender };
        let what = Happening::Message { text: self.text.clone(), attachments: self.attachments.clone() };
        let seq = append(session, ticket, self.at, Actor::Customer, &sender, &what)?;
        keep_attachments(session, ticket, seq, &self.attachments)?;
        session.run("UPDATE tickets SET changed_seq = ?2, messages = 1 WHERE id = ?1", values![ticket.0, seq])?;
        let words = folded(&format!("{} {ticket} {}", self.subject, self.text));
        session.run(
            "INSERT INTO ticket_texts (owner, ticket, folded) VALUES (?1, ?2, ?3)",
            values![text_owner(&self.owner), ticket.0, words],
        )?;
        index(session, ticket)?;
        waits(session, ticket, seq, self.at)?;
        session.run(
            "INSERT INTO marks (reader, ticket, read_up_to, unread) VALUES (?1, ?2, ?3, 0)",
            values![&sender, ticket.0, seq],
        )?;
        remember(session, &self.sender(), self.idempotency_key.as_deref(), ticket, seq, self.at)?;
        Ok(Begun { ticket, state: State::Open, again: false })
    }

    fn again(&self, session: &mut dyn Session, id: TicketId, seq: i64, sender: &str) -> Result<Begun, Failure> {
        let ticket = Ticket::load(session, id)?;
        let row = first(
            session,
            "SELECT messages, (SELECT data FROM events WHERE ticket = ?1 AND kind IN ('message', 'revised') \
             ORDER BY seq DESC LIMIT 1) FROM tickets WHERE id = ?1",
            values![id.0],
        )?;
        let (messages, newest) = row.map_or((0, String::new()), |row| (row.int(0), row.text(1)));
        let text = match serde_json::from_str(&newest) {
            Ok(Happening::Message { text, .. } | Happening::Revised { text, .. }) => text,
            _ => self.text.clone(),
        };
        if text != self.text && messages == 1 {
            let what = Happening::Revised { of: seq, text: self.text.clone() };
            let seq = append(session, id, self.at, Actor::Customer, sender, &what)?;
            session.run(
                "UPDATE tickets SET excerpt = ?2, changed_seq = ?3, changed_at = ?4 WHERE id = ?1",
                values![id.0, excerpt(&self.text), seq, self.at],
            )?;
            let words = folded(&format!("{} {id} {}", ticket.subject, self.text));
            session.run(
                "UPDATE ticket_texts SET folded = ?3 WHERE owner = ?1 AND ticket = ?2",
                values![text_owner(&self.owner), id.0, words],
            )?;
            index(session, id)?;
        }
        Ok(Begun { ticket: id, state: ticket.state, again: true })
    }
}
