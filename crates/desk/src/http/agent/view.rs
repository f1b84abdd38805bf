//! Tickets as specialists see them.

use guichet_tickets::{Actor, Event, Happening, Kind, Said, State, messages};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::view::{Agents, AttachmentView, time};
use crate::keys::DeskKey;
use crate::store::{Agent, Queued};

/// A specialist.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AgentSummary {
    pub id: String,
    pub name: String,
    /// An address relative to the desk's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// They are there no more.
    pub left: bool,
}

impl AgentSummary {
    pub fn of(agent: &Agent) -> AgentSummary {
        AgentSummary {
            id: agent.id.clone(),
            name: agent.name.clone(),
            picture: agent.picture.as_ref().map(|id| format!("v1/pictures/{id}")),
            left: agent.left,
        }
    }
}

/// A ticket in the queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueuedView {
    pub id: String,
    pub subject: String,
    #[schema(value_type = String, example = "web")]
    pub kind: Kind,
    pub channel: String,
    #[schema(value_type = String, example = "open")]
    pub state: State,
    /// What its writer is answered in, and the locale of the page that they wrote on.
    pub language: String,
    pub locale: String,
    /// As a pass has proved it.
    pub plan: Option<String>,
    pub customer: Option<String>,
    pub account: Option<String>,
    pub email: Option<String>,
    pub excerpt: String,
    pub messages: i64,
    pub assignee: Option<AgentSummary>,
    /// Who answered last.
    pub agent: Option<AgentSummary>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Timestamp,
    /// Missing if it does not wait for a specialist.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub waiting_since: Option<Timestamp>,
}

/// A page of the queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueuePage {
    pub tickets: Vec<QueuedView>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// A ticket with its whole history.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgentConversation {
    #[serde(flatten)]
    pub ticket: QueuedView,
    pub phone: Option<String>,
    /// Oldest first.
    pub history: Vec<Entry>,
    /// The newest event: to be sent back with a reply.
    pub seq: i64,
    /// Other tickets of the same customer, or of their address, newest change first.
    pub others: Vec<QueuedView>,
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Entry {
    pub seq: i64,
    /// `message`, `note`, `closed`, `reopened`, `assigned`, `read` or `bounced`.
    pub kind: &'static str,
    #[schema(value_type = String, example = "agent")]
    pub by: Actor,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentSummary>,
    /// A customer, as their pass calls them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Plain, of a message or a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When the text was sent again in other words, which are these.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revised_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentView>,
    /// Of an assignment; missing: to nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<AgentSummary>,
    /// Of a reader: the last event that they have seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<i64>,
    /// Why a message could not be delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What views are made with.
pub struct Look<'a> {
    pub agents: &'a Agents,
    pub key: &'a DeskKey,
    pub now: Timestamp,
}

impl Look<'_> {
    fn agent(&self, id: Option<&String>) -> Option<AgentSummary> {
        self.agents.get(id?).map(AgentSummary::of)
    }

    pub fn queued(&self, queued: &Queued) -> QueuedView {
        let ticket = &queued.ticket;
        QueuedView {
            id: ticket.id.to_string(),
            subject: ticket.subject.clone(),
            kind: ticket.kind,
            channel: ticket.channel.clone(),
            state: ticket.state,
            language: ticket.language.clone(),
            locale: ticket.locale.clone(),
            plan: ticket.plan.clone(),
            customer: ticket.owner.customer.clone(),
            account: ticket.owner.account.clone(),
            email: ticket.email.clone(),
            excerpt: ticket.excerpt.clone(),
            messages: queued.messages,
            assignee: self.agent(ticket.assignee.as_ref()),
            agent: self.agent(ticket.agent.as_ref()),
            created_at: time(ticket.created_at),
            changed_at: time(ticket.changed_at),
            waiting_since: queued.waiting_at.map(time),
        }
    }

    pub fn history(&self, history: &[Event]) -> Vec<Entry> {
        let mut said = messages(history);
        history.iter().filter_map(|event| self.entry(event, said.remove(&event.seq))).collect()
    }

    fn entry(&self, event: &Event, said: Option<Said>) -> Option<Entry> {
        let is_agent = event.actor == Actor::Agent;
        let mut entry = Entry {
            seq: event.seq,
            kind: event.what.kind(),
            by: event.actor,
            agent: self.agent(Some(&event.who).filter(|_| is_agent)),
            who: event.who.strip_prefix("sub:").filter(|_| !is_agent).map(str::to_owned),
            at: time(event.at),
            text: None,
            revised_at: None,
            attachments: Vec::new(),
            to: None,
            up_to: None,
            why: None,
        };
        if let Some(said) = said {
            let now = self.now.as_second();
            entry.attachments = said.attachments.iter().map(|file| AttachmentView::of(file, self.key, now)).collect();
            entry.revised_at = said.revised_at.map(time);
            entry.text = Some(said.text);
            return Some(entry);
        }
        match &event.what {
            Happening::Note { text } => entry.text = Some(text.clone()),
            Happening::Assigned { to } => entry.to = self.agent(to.as_ref()),
            Happening::Read { up_to } => entry.up_to = Some(*up_to),
            Happening::Bounced { why, .. } => entry.why = Some(why.clone()),
            Happening::Closed | Happening::Reopened => {}
            // It is in the message that it replaces.
            Happening::Message { .. } | Happening::Revised { .. } => return None,
        }
        Some(entry)
    }
}
