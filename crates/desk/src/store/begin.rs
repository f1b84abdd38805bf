//! Tickets as they are begun.

use guichet_tickets::{Actor, Attachment, Happening, Kind, Owner, Reader, State, TicketId, excerpt, folded};

use super::history::{append, keep_attachments, remember, remembered, waits};
use super::search::index;
use super::session::{Failure, Session, first, values};
use super::tickets::{Ticket, text_owner};

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
