//! Tickets as customers see them, in the API's words (docs/desk-api.md).

use std::collections::BTreeMap;

use guichet_tickets::{Actor, Attachment, Event, Happening, Kind, Reader, Said, State, messages};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::keys::DeskKey;
use crate::store::{Agent, Ticket};

/// Who has answered.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AgentView {
    pub name: String,
    /// An address relative to the desk's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// A ticket in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketView {
    pub id: String,
    pub subject: String,
    #[schema(value_type = String, example = "web")]
    pub kind: Kind,
    pub channel: String,
    #[schema(value_type = String, example = "answered")]
    pub state: State,
    pub language: String,
    /// False for a colleague's.
    pub mine: bool,
    /// What specialists have written since the reader marked it read.
    pub unread: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Timestamp,
    pub excerpt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentView>,
}

/// A ticket with its conversation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Conversation {
    #[serde(flatten)]
    pub ticket: TicketView,
    /// Oldest first.
    pub messages: Vec<MessageView>,
    pub read_up_to: i64,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketPage {
    /// Newest change first.
    pub tickets: Vec<TicketView>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// An entry of a conversation.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageView {
    pub seq: i64,
    /// `message`, `closed` or `reopened`.
    pub kind: &'static str,
    #[schema(value_type = String, example = "agent")]
    pub by: Actor,
    /// Of a specialist.
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// Whether the reader did it.
    pub you: bool,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Plain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<AttachmentView>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AttachmentView {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// An address relative to the desk's, good for an hour.
    pub url: String,
}

/// Specialists by their ids, those that a view needs.
pub type Agents = BTreeMap<String, Agent>;

/// Who looks, and when.
pub struct Look<'a> {
    pub reader: &'a Reader,
    pub agents: &'a Agents,
    pub key: &'a DeskKey,
    pub now: Timestamp,
}

pub(super) fn time(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl AttachmentView {
    /// `now` in Unix seconds.
    pub fn of(file: &Attachment, key: &DeskKey, now: i64) -> AttachmentView {
        let (until, signature) = key.file(&file.id, now);
        let name = percent_encoding::utf8_percent_encode(&file.name, percent_encoding::NON_ALPHANUMERIC);
        AttachmentView {
            url: format!("v1/attachments/{}/{name}?until={until}&signature={signature}", file.id),
            id: file.id.clone(),
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
        }
    }
}

impl AgentView {
    /// `picture` is its id.
    pub fn new(name: String, picture: Option<&str>) -> AgentView {
        AgentView { name, picture: picture.map(|id| format!("v1/pictures/{id}")) }
    }

    fn of(agent: &Agent) -> AgentView {
        AgentView::new(agent.name.clone(), agent.picture.as_deref())
    }
}

impl Look<'_> {
    fn agent(&self, id: Option<&String>) -> Option<AgentView> {
        id.and_then(|id| self.agents.get(id)).map(AgentView::of)
    }

    pub fn ticket(&self, ticket: &Ticket, unread: i64) -> TicketView {
        TicketView {
            id: ticket.id.to_string(),
            subject: ticket.subject.clone(),
            kind: ticket.kind,
            channel: ticket.channel.clone(),
            state: ticket.state,
            language: ticket.language.clone(),
            mine: self.reader.wrote(&ticket.owner),
            unread,
            created_at: time(ticket.created_at),
            changed_at: time(ticket.changed_at),
            excerpt: ticket.excerpt.clone(),
            agent: self.agent(ticket.agent.as_ref()),
        }
    }

    /// What of a history is for customers; a text that was sent again stands where the first stood.
    pub fn messages(&self, history: &[Event]) -> Vec<MessageView> {
        let mut said = messages(history);
        history.iter().filter_map(|event| self.message(event, said.remove(&event.seq))).collect()
    }

    fn message(&self, event: &Event, said: Option<Said>) -> Option<MessageView> {
        let (text, attachments) = match (said, &event.what) {
            (Some(said), _) => {
                let now = self.now.as_second();
                let view = said.attachments.iter().map(|file| AttachmentView::of(file, self.key, now));
                (Some(said.text), Some(view.collect()))
            }
            (None, Happening::Closed | Happening::Reopened) => (None, None),
            _ => return None,
        };
        let agent = if event.actor == Actor::Agent { self.agent(Some(&event.who)) } else { None };
        let (name, picture) = agent.map_or((None, None), |agent| (Some(agent.name), agent.picture));
        Some(MessageView {
            seq: event.seq,
            kind: event.what.kind(),
            by: event.actor,
            name,
            picture,
            you: event.actor == Actor::Customer && event.who == self.reader.key(),
            at: time(event.at),
            text,
            attachments,
        })
    }
}
