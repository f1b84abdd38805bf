//! `guichet-desk export`: everything of one customer, for themselves: a folder with `export.json` and the attachments as the files that
//! they were. A folder rather than an archive, since it may be of any size and whoever looks through it before it is handed over opens
//! the files as they are.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use guichet_tickets::{Happening, TicketId};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::files::Of;
use crate::keys::DeskKey;
use crate::opening;
use crate::settings::Settings;
use crate::store::erase::{Whom, tickets_beside, tickets_of};
use crate::store::{Agent, Failure, Session, Ticket, audit, history};

/// One of the two.
#[derive(Args, Clone)]
#[group(required = true, multiple = false)]
pub struct Sought {
    /// The customer that passes call so (`sub`)
    #[arg(long, value_name = "SUB")]
    customer: Option<String>,
    /// Whoever gave this e-mail address; nobody has proved that it was theirs
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
}

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    sought: Sought,
    /// A folder that isn't there yet [default: print the JSON, without files]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

impl Sought {
    pub fn whom(self) -> Whom {
        match (self.customer, self.email) {
            (Some(id), _) => Whom::Customer(id),
            (None, email) => Whom::Email(email.unwrap_or_default()),
        }
    }
}

/// A customer, as whoever asks has named them.
pub fn said(whom: &Whom) -> String {
    match whom {
        Whom::Customer(id) => format!("the customer `{id}`"),
        Whom::Email(address) => format!("the address `{address}`"),
    }
}

/// What the audit log calls a customer: whoever knows who is meant can check it, and nobody else learns it.
pub fn pseudonym(key: &DeskKey, whom: &Whom) -> String {
    match whom {
        Whom::Customer(id) => key.pseudonym(&format!("customer:{id}")),
        Whom::Email(address) => key.pseudonym(&format!("email:{}", address.to_lowercase())),
    }
}

/// # Errors
/// A sentence about what can't be done.
pub async fn run(options: Options, settings: &Settings) -> Result<(), String> {
    let store = opening::known(settings).await?;
    let files = opening::files(settings)?;
    let told = |error: Failure| error.to_string();
    let key = opening::key(&store).await.map_err(told)?;
    let whom = options.sought.whom();
    let (sought, at) = (whom.clone(), Timestamp::now());
    let export = store.read(move |session| everything(session, &sought, at)).await.map_err(told)?;
    if ["tickets", "elsewhere"].iter().all(|name| export[*name].as_array().is_none_or(Vec::is_empty)) {
        return Err(format!("nothing is kept of {}", said(&whom)));
    }
    let text = serde_json::to_string_pretty(&export).map_err(|error| error.to_string())? + "\n";
    match &options.to {
        Some(folder) => {
            let told = |path: &Path, error: std::io::Error| format!("`{}`: {error}", path.display());
            std::fs::create_dir(folder).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => format!("`{}` is there already; choose a new folder", folder.display()),
                _ => told(folder, error),
            })?;
            let attachments = folder.join("attachments");
            std::fs::create_dir(&attachments).map_err(|error| told(&attachments, error))?;
            for (id, file) in files_of(&export) {
                let to = folder.join(file);
                match files.copy(Of::Ticket, &id, &to).await {
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        eprintln!("warning: `{}` is missing in the desk's own folder", to.display());
                    }
                    result => result.map_err(|error| told(&to, error))?,
                }
            }
            let to = folder.join("export.json");
            std::fs::write(&to, text).map_err(|error| told(&to, error))?;
        }
        None => print!("{text}"),
    }
    let count = |name: &str| export[name].as_array().map_or(0, Vec::len);
    let data =
        json!({ "customer": pseudonym(&key, &whom), "tickets": count("tickets"), "elsewhere": count("elsewhere") });
    let at = at.as_millisecond();
    store.write(move |session| audit::record(session, at, audit::OPERATOR, "export", &data)).await.map_err(told)
}

/// All that there is of a customer. Notes of specialists are in it: they are about them.
///
/// # Errors
/// The database.
pub fn everything(session: &mut dyn Session, whom: &Whom, at: Timestamp) -> Result<Value, Failure> {
    let mut tickets = Vec::new();
    for id in tickets_of(session, whom)? {
        tickets.push(ticket(session, id, None)?);
    }
    let mut elsewhere = Vec::new();
    for id in tickets_beside(session, whom)? {
        elsewhere.push(ticket(session, id, Some(whom))?);
    }
    let sought = match whom {
        Whom::Customer(id) => json!({ "customer": id }),
        Whom::Email(address) => json!({ "email": address }),
    };
    Ok(json!({ "version": 1, "made_at": at, "of": sought, "tickets": tickets, "elsewhere": elsewhere }))
}

/// A ticket with its history, or of a colleague's ticket what `only` has done in it.
fn ticket(session: &mut dyn Session, id: TicketId, only: Option<&Whom>) -> Result<Value, Failure> {
    let ticket = Ticket::load(session, id)?;
    let own = match only {
        Some(Whom::Customer(customer)) => Some(format!("sub:{customer}")),
        _ => None,
    };
    let mut events = Vec::new();
    for event in history(session, id)? {
        if own.as_ref().is_some_and(|own| *own != event.who) {
            continue;
        }
        let mut what = serde_json::to_value(&event.what).map_err(Failure::broken)?;
        if let Happening::Message { attachments, .. } = &event.what {
            for (at, attachment) in attachments.iter().enumerate() {
                what["attachments"][at]["file"] = format!("attachments/{}-{}", attachment.id, attachment.name).into();
            }
        }
        let agent = Agent::load(session, &event.who).ok().map(|agent| agent.name);
        let who = if agent.is_none() { Some(&event.who) } else { None };
        events.push(json!({ "seq": event.seq, "at": time(event.at), "by": event.actor, "agent": agent, "who": who, "what": what }));
    }
    if only.is_some() {
        return Ok(json!({ "id": id.to_string(), "events": events }));
    }
    Ok(json!({
        "id": id.to_string(), "kind": ticket.kind, "channel": ticket.channel, "state": ticket.state, "subject": ticket.subject,
        "language": ticket.language, "locale": ticket.locale, "plan": ticket.plan, "customer": ticket.owner.customer,
        "account": ticket.owner.account, "email": ticket.email, "phone": ticket.phone,
        "created_at": time(ticket.created_at), "changed_at": time(ticket.changed_at), "events": events,
    }))
}

fn time(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Attachments of an export: the id, and where it is in the folder.
fn files_of(export: &Value) -> Vec<(String, String)> {
    let tickets = ["tickets", "elsewhere"].into_iter().filter_map(|name| export[name].as_array()).flatten();
    let events = tickets.filter_map(|ticket| ticket["events"].as_array()).flatten();
    let attachments = events.filter_map(|event| event["what"]["attachments"].as_array()).flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    attachments.map(|attachment| (text(&attachment["id"]), text(&attachment["file"]))).collect()
}
