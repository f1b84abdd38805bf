//! What happens to a ticket, one entry of its history each. Nothing is ever changed in a history: a text that was sent again in
//! other words is a further event.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::states::Actor;

/// An entry of a ticket's history.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Grows over the histories of all tickets.
    pub seq: i64,
    /// Milliseconds of Unix time.
    pub at: i64,
    pub actor: Actor,
    /// A customer's reader key, or a specialist's id; empty if nobody is known.
    pub who: String,
    pub what: Happening,
}

/// As it is stored: JSON with `kind`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Happening {
    /// Somebody wrote; the first one began the ticket.
    Message {
        text: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// The same request came again in other words, or with more files, before anybody wrote something else.
    Revised {
        of: i64,
        text: String,
        /// Those that had not come before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
        /// What of a ticket is another now, by its name: `subject`, `email`, `phone`.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        fields: BTreeMap<String, String>,
    },
    /// What specialists write for each other. Customers never see it.
    Note {
        text: String,
    },
    Closed,
    Reopened,
    /// Somebody has seen all up to an event.
    Read {
        up_to: i64,
    },
    /// To a specialist's id; none: to nobody.
    Assigned {
        to: Option<String>,
    },
    /// A message could not be delivered by e-mail.
    Bounced {
        of: Option<i64>,
        why: String,
    },
}

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// 32 hexadecimal digits that nobody can guess.
    pub id: String,
    /// A file name without a path, harmless on every system.
    pub name: String,
    /// A MIME type, by the content.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

/// A message as it stands, after all that came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub text: String,
    pub attachments: Vec<Attachment>,
    /// When it came last, if it came again in other words.
    pub revised_at: Option<i64>,
}

/// The messages of a history, by their numbers.
pub fn messages(history: &[Event]) -> BTreeMap<i64, Said> {
    let mut all = BTreeMap::new();
    for event in history {
        match &event.what {
            Happening::Message { text, attachments } => {
                let said = Said { text: text.clone(), attachments: attachments.clone(), revised_at: None };
                all.insert(event.seq, said);
            }
            Happening::Revised { of, text, attachments, .. } => {
                if let Some(said) = all.get_mut(of) {
                    said.text.clone_from(text);
                    said.attachments.extend(attachments.iter().cloned());
                    said.revised_at = Some(event.at);
                }
            }
            _ => {}
        }
    }
    all
}

impl Happening {
    /// The word of the `kind` column and of the API.
    pub fn kind(&self) -> &'static str {
        match self {
            Happening::Message { .. } => "message",
            Happening::Revised { .. } => "revised",
            Happening::Note { .. } => "note",
            Happening::Closed => "closed",
            Happening::Reopened => "reopened",
            Happening::Read { .. } => "read",
            Happening::Assigned { .. } => "assigned",
            Happening::Bounced { .. } => "bounced",
        }
    }

    /// Whether a customer may learn that it happened at all.
    pub fn is_for_customers(&self) -> bool {
        match self {
            Happening::Message { .. } | Happening::Revised { .. } | Happening::Closed | Happening::Reopened => true,
            Happening::Note { .. }
            | Happening::Read { .. }
            | Happening::Assigned { .. }
            | Happening::Bounced { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_and_read_back() {
        let attachment =
            Attachment { id: "0".repeat(32), name: "a.png".into(), media_type: "image/png".into(), size: 3 };
        for what in [
            Happening::Message { text: "a\n\"b\"".into(), attachments: vec![attachment] },
            Happening::Message { text: String::new(), attachments: Vec::new() },
            Happening::Revised { of: 4, text: "c".into(), attachments: Vec::new(), fields: BTreeMap::new() },
            Happening::Revised {
                of: 4,
                text: "c".into(),
                attachments: Vec::new(),
                fields: BTreeMap::from([("subject".into(), "d".into())]),
            },
            Happening::Note { text: "d".into() },
            Happening::Closed,
            Happening::Reopened,
            Happening::Read { up_to: 9 },
            Happening::Assigned { to: Some("ana".into()) },
            Happening::Assigned { to: None },
            Happening::Bounced { of: None, why: "550".into() },
        ] {
            let json = serde_json::to_value(&what).unwrap();
            assert_eq!(json["kind"], what.kind());
            assert_eq!(serde_json::from_value::<Happening>(json).unwrap(), what);
        }
    }
}
