//! Tickets as they are begun.

use std::collections::BTreeMap;

use guichet_tickets::{Actor, Attachment, Happening, Kind, Owner, Reader, State, TicketId, excerpt, folded};

use super::acts::{Answer, Answered, From, waits};
use super::again::{Repeated, Scope, remember, remembered};
use super::history::{append, keep_attachments};
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub ticket: TicketId,
    pub state: State,
    /// The request had come before.
    pub again: bool,
    /// Attachments that had come before, too, and are there already.
    pub unneeded: Vec<Attachment>,
}

impl NewTicket {
    /// Under what its writer's marks and requests are kept; nothing yet, if nobody is known.
    fn sender(&self) -> String {
        let reader = Reader::holder(self.owner.customer.clone(), self.owner.account.clone());
        reader.map_or_else(String::new, |reader| reader.key())
    }

    /// Whoever has no pass is somebody else with another address.
    fn scope(&self) -> Scope<'_> {
        let address = self.email.as_deref().or(self.phone.as_deref()).unwrap_or_default();
        Scope::Begin(if self.sender().is_empty() { address } else { "" })
    }

    /// # Errors
    /// The database can't be reached.
    pub fn begin(&self, session: &mut dyn Session) -> Result<Begun, Failure> {
        let sender = self.sender();
        if let Some((ticket, seq)) = remembered(session, &sender, self.scope(), self.idempotency_key.as_deref())? {
            return self.again(session, ticket, seq);
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
        remember(session, &self.sender(), self.scope(), self.idempotency_key.as_deref(), (ticket, seq), self.at)?;
        Ok(Begun { ticket, state: State::Open, again: false, unneeded: Vec::new() })
    }

    fn again(&self, session: &mut dyn Session, id: TicketId, of: i64) -> Result<Begun, Failure> {
        let ticket = Ticket::load(session, id)?;
        let reader = Reader::holder(self.owner.customer.clone(), self.owner.account.clone());
        let reader = reader.unwrap_or(Reader::Link { ticket: id });
        let (text, attachments, fields) = (&self.text, &self.attachments, self.others(&ticket));
        let repeated =
            Repeated { of, actor: Actor::Customer, who: &reader.key(), text, attachments, fields, at: self.at };
        if let Some(unneeded) = repeated.take(session, &ticket)? {
            return Ok(Begun { ticket: id, state: ticket.state, again: true, unneeded });
        }
        let answer = Answer {
            ticket: id,
            from: From::Customer(reader),
            text: text.clone(),
            attachments: attachments.clone(),
            idempotency_key: None,
            reopens: true,
            at: self.at,
        };
        let Answered { seq, state, .. } = answer.write(session)?;
        remember(session, &self.sender(), self.scope(), self.idempotency_key.as_deref(), (id, seq), self.at)?;
        Ok(Begun { ticket: id, state, again: true, unneeded: Vec::new() })
    }

    /// What of a ticket is another here.
    fn others(&self, ticket: &Ticket) -> BTreeMap<String, String> {
        let all = [
            ("subject", Some(&self.subject), Some(&ticket.subject)),
            ("email", self.email.as_ref(), ticket.email.as_ref()),
            ("phone", self.phone.as_ref(), ticket.phone.as_ref()),
        ];
        let others = all.into_iter().filter(|(_, own, known)| own.is_some() && own != known);
        others.filter_map(|(name, own, _)| Some((name.to_owned(), own?.clone()))).collect()
    }
}
