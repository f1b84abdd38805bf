//! Which mails an event leads to, and what is in them. What customers read is in their language, in the words of the help centre;
//! what specialists read is English, as their page is.

use std::sync::Arc;

use futures_util::StreamExt;
use guichet_mail::{Enclosed, Letter, MessageId, Person, Sent, Unsendable, What, Who, compose};
use guichet_tickets::{Actor, Attachment, Event, Happening, Owner, Reader, TicketId, messages};
use serde::{Deserialize, Serialize};
use url::Url;

use super::account::Mail;
use super::settings::Specialists;
use crate::app::App;
use crate::consumer::{Consumer, Fault};
use crate::files::Of;
use crate::keys;
use crate::site::{Site, Words};
use crate::store::mails::{self, begun_since};
use crate::store::outbox::Delivery;
use crate::store::{self, Agent, Change, Failure, Session, Ticket};

/// Bytes of attachments in a mail; more than that and they are in the inbox alone. Mail servers take 20 MB and more, a third of which
/// is lost to how files are written in mails.
const MOST_ATTACHED: u64 = 10 << 20;
/// Confirmations that an address is sent within an hour. Whoever fills in forms with the address of somebody else stops there.
const MOST_CONFIRMED: i64 = 5;
const HOUR: i64 = 60 * 60 * 1000;
/// What is older is not told any more: e-mail may have been switched off for a month.
const OLD: i64 = 3 * 24 * HOUR;
/// The line above which specialists write.
pub const MARKER: &str = "Write your reply above this line";

/// What it is called among those who are told.
pub const CONSUMER: &str = "mail";

/// Tells customers and specialists by e-mail.
pub struct Letters {
    pub app: Arc<App>,
}

/// One mail that is to be sent: all that can't be found again later.
#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Planned {
    what: Kind,
    /// `c` for the customer, or a specialist's id.
    to: String,
    /// Without its brackets.
    message_id: String,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// To whoever has begun a ticket.
    Confirmation,
    /// What a specialist wrote.
    Answer,
    /// What a customer wrote.
    Question,
    /// A customer has reopened a ticket, without a word.
    Reopened,
    /// It was given to a specialist by somebody else.
    Assigned,
}

/// What stands for the customer among those who are written to.
pub const CUSTOMER: &str = "c";

impl Consumer for Letters {
    fn name(&self) -> &str {
        CONSUMER
    }

    fn plan(&self, session: &mut dyn Session, change: &Change) -> Result<Vec<String>, Failure> {
        let Some(mail) = &self.app.mail else { return Ok(Vec::new()) };
        if self.app.now().as_millisecond() - change.at > OLD {
            return Ok(Vec::new());
        }
        let ticket = match Ticket::load(session, change.ticket) {
            Ok(ticket) => ticket,
            // It was deleted in the meantime.
            Err(Failure::Missing) => return Ok(Vec::new()),
            Err(failure) => return Err(failure),
        };
        let mut to: Vec<(Kind, String)> = Vec::new();
        let has_address = ticket.email.is_some();
        match (change.kind.as_str(), change.actor) {
            ("created", _) => {
                if has_address && !is_flood(session, &ticket)? {
                    to.push((Kind::Confirmation, CUSTOMER.to_owned()));
                }
                to.extend(specialists(session, mail, &ticket)?.into_iter().map(|id| (Kind::Question, id)));
            }
            // Sent again in other words: whoever has the first ones by e-mail needs these.
            ("message" | "revised", Actor::Customer) => {
                to.extend(specialists(session, mail, &ticket)?.into_iter().map(|id| (Kind::Question, id)));
            }
            ("message", Actor::Agent) if has_address => to.push((Kind::Answer, CUSTOMER.to_owned())),
            // Whoever reopens by writing is told of by what they wrote.
            ("reopened", Actor::Customer) if !is_followed(session, change)? => {
                to.extend(specialists(session, mail, &ticket)?.into_iter().map(|id| (Kind::Reopened, id)));
            }
            ("assigned", _) if mail.settings.specialists != Specialists::None => {
                // Whoever takes it knows.
                let own = ticket.assignee.filter(|assignee| *assignee != change.who);
                to.extend(own.map(|id| (Kind::Assigned, id)));
            }
            _ => {}
        }
        let mut planned = Vec::new();
        for (what, to) in to {
            let random = keys::random().map_err(Failure::Broken)?;
            let message_id = MessageId { ticket: change.ticket, seq: change.seq, random }.on(mail.domain());
            let at = self.app.now().as_millisecond();
            let kept = mails::Mail {
                message_id: message_id.clone(),
                ticket: change.ticket,
                seq: change.seq,
                who: to.clone(),
                is_ours: true,
                at,
                digest: String::new(),
            };
            kept.keep(session)?;
            let planning = Planned { what, to, message_id };
            planned.push(serde_json::to_string(&planning).map_err(Failure::broken)?);
        }
        Ok(planned)
    }

    async fn send(&self, delivery: Delivery) -> Result<(), Fault> {
        let Some(mail) = &self.app.mail else { return Ok(()) };
        let Some(sent) = self.sent(&delivery).await? else { return Ok(()) };
        let result = mail.smtp.send(&sent).await;
        if let Err(fault) = &result
            && fault.is_final
        {
            let (ticket, seq, at) = (delivery.ticket, delivery.seq, self.app.now().as_millisecond());
            let why = format!("{}: {}", sent.to, fault.why);
            let noted = self.app.store.write(move |session| store::bounced(session, ticket, Some(seq), &why, at));
            // Else it is tried again, and noted then.
            noted.await.map_err(|error| Fault { why: error.to_string(), is_final: false })?;
        }
        result
    }
}

/// Whether an address has been confirmed to often enough. Whoever has a pass can be found if they do harm.
fn is_flood(session: &mut dyn Session, ticket: &Ticket) -> Result<bool, Failure> {
    let Some(email) = ticket.email.as_deref().filter(|_| ticket.owner == Owner::default()) else { return Ok(false) };
    Ok(begun_since(session, email, ticket.created_at - HOUR, ticket.id)? > MOST_CONFIRMED)
}

/// Whether whoever reopened it wrote something in the same breath.
fn is_followed(session: &mut dyn Session, change: &Change) -> Result<bool, Failure> {
    let history = store::history(session, change.ticket)?;
    let reopened = history.iter().position(|event| event.seq == change.seq);
    let next = reopened.and_then(|at| Some((&history[at], history.get(at + 1)?)));
    Ok(next.is_some_and(|(reopened, next)| {
        matches!(next.what, Happening::Message { .. }) && next.at == reopened.at && next.who == reopened.who
    }))
}

/// Whoever has the ticket; else whoever has answered it last; else all.
fn specialists(session: &mut dyn Session, mail: &Mail, ticket: &Ticket) -> Result<Vec<String>, Failure> {
    let all: Vec<Agent> = match mail.settings.specialists {
        Specialists::None => return Ok(Vec::new()),
        Specialists::All | Specialists::Assigned => Agent::all(session)?,
    };
    let here: Vec<Agent> = all.into_iter().filter(|agent| !agent.left).collect();
    for one in [&ticket.assignee, &ticket.agent].into_iter().flatten() {
        if here.iter().any(|agent| agent.id == *one) {
            return Ok(vec![one.clone()]);
        }
    }
    match mail.settings.specialists {
        Specialists::All => Ok(here.into_iter().map(|agent| agent.id).collect()),
        Specialists::Assigned | Specialists::None => Ok(Vec::new()),
    }
}

/// What is in the database about a mail.
struct Found {
    ticket: Ticket,
    /// The event that it is about.
    event: Event,
    /// The specialist who wrote, or who is written to.
    agent: Option<Agent>,
    /// Ids of the mails before it, oldest first.
    thread: Vec<String>,
}

impl Letters {
    /// The mail that was planned. `None`: there is nobody to send it to any more.
    ///
    /// # Errors
    /// The database or the disk; or it can't be written at all.
    pub(super) async fn sent(&self, delivery: &Delivery) -> Result<Option<Sent>, Fault> {
        let Some(mail) = &self.app.mail else { return Ok(None) };
        let planned: Planned = serde_json::from_str(&delivery.data)
            .map_err(|error| Fault { why: format!("what was planned can't be read: {error}"), is_final: true })?;
        let again = |error: String| Fault { why: error, is_final: false };
        let (ticket, seq) = (delivery.ticket, delivery.seq);
        let (to, own) = (planned.to.clone(), planned.message_id.clone());
        let found = self.app.store.read(move |session| look_up(session, ticket, seq, &to, &own));
        let Some(found) = found.await.map_err(|error| again(error.to_string()))? else { return Ok(None) };
        let site = self.app.site.get();
        let (files, is_whole) = match &found.event.what {
            Happening::Message { attachments, .. } => {
                self.files(attachments).await.map_err(|e| again(e.to_string()))?
            }
            _ => (Vec::new(), true),
        };
        let composed = self.compose(mail, &site, &planned, delivery, &found, &files, is_whole);
        match composed {
            Ok(sent) => Ok(sent),
            Err(why) => Err(Fault { why: format!("the mail can't be written: {why:?}"), is_final: true }),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn compose(
        &self,
        mail: &Mail,
        site: &Site,
        planned: &Planned,
        delivery: &Delivery,
        found: &Found,
        files: &[(Attachment, Vec<u8>)],
        is_whole: bool,
    ) -> Result<Option<Sent>, Unsendable> {
        let Found { ticket, event, agent, thread } = found;
        let words = site.words(&ticket.locale);
        let written = match &event.what {
            Happening::Message { text, .. } => text.as_str(),
            _ => "",
        };
        let team = &mail.settings.from;
        let link = self.link(site, words, ticket);
        let is_known = ticket.owner != Owner::default();
        let (from, to, who, what, text, marker);
        let subject = match planned.what {
            // Somebody may have given the address of somebody else, and what they wrote is not for us to pass on.
            Kind::Confirmation if !is_known => words.mail_word("mail_received", "We have received your request"),
            _ => ticket.subject.clone(),
        };
        match planned.what {
            Kind::Confirmation => {
                let Some(address) = &ticket.email else { return Ok(None) };
                (from, to, who) = (team.clone(), Person { name: None, address: address.clone() }, Who::Customer);
                let thanks =
                    words.mail_word("mail_received_text", "Thank you for your message. We will answer by email.");
                let follow = words.mail_word("mail_received_follow", "Read and continue the conversation here:");
                text = format!("{thanks}\n\n{follow}");
                what = What::Confirmation { link: &link };
                marker = words.mail_word("mail_marker", MARKER);
            }
            Kind::Answer => {
                let Some(address) = &ticket.email else { return Ok(None) };
                from = signed(team, agent.as_ref().map(|agent| agent.name.as_str()));
                (to, who) = (Person { name: None, address: address.clone() }, Who::Customer);
                let follow =
                    words.mail_word("mail_follow", "Just answer this email to reply. The whole conversation is here:");
                let missing = words.mail_word(
                    "mail_files",
                    "Some files are too large for an email. You find them in the conversation.",
                );
                let missing = if is_whole { String::new() } else { format!("\n\n{missing}") };
                text = format!("{written}{missing}\n\n\u{2014}\n{follow}\n{link}");
                what = What::ToCustomer;
                marker = words.mail_word("mail_marker", MARKER);
            }
            Kind::Question | Kind::Reopened | Kind::Assigned => {
                let Some(agent) = agent.as_ref().filter(|agent| !agent.left) else { return Ok(None) };
                let Some(id) = Who::of(&agent.id) else { return Ok(None) };
                from = signed(team, Some(ticket.email.as_deref().unwrap_or("Customer")));
                (to, who) = (Person { name: Some(agent.name.clone()), address: agent.email.clone() }, id);
                let written = match planned.what {
                    Kind::Reopened => "The customer has reopened this ticket.".to_owned(),
                    Kind::Assigned => format!("This ticket is yours now. The customer's last message:\n\n{written}"),
                    _ => written.to_owned(),
                };
                let missing = if is_whole { "" } else { "\n\nThere are files that are too large for an e-mail." };
                text = format!("{written}{missing}\n\n\u{2014}\n{}", self.about(site, ticket));
                what = What::ToSpecialists;
                marker = MARKER.to_owned();
            }
        }
        let Some(reply_to) = mail.key.address(&mail.settings.reply_to, ticket.id, who) else {
            return Err(Unsendable::ReplyTo);
        };
        let Some(id) = MessageId::of(&planned.message_id, mail.domain()) else { return Err(Unsendable::Domain) };
        let references: Vec<&str> = thread.iter().map(String::as_str).collect();
        let attachments: Vec<Enclosed<'_>> =
            files.iter().map(|(file, bytes)| Enclosed { name: &file.name, kind: &file.media_type, bytes }).collect();
        let letter = Letter {
            what,
            site: site.base.as_str(),
            domain: mail.domain(),
            from: &from,
            to: &to,
            reply_to: &reply_to,
            ticket: ticket.id,
            seq: delivery.seq,
            random: id.random,
            date: delivery.created_at / 1000,
            subject: &subject,
            text: &text,
            marker: &marker,
            language: if who == Who::Customer { &ticket.locale } else { "en" },
            in_reply_to: references.last().copied(),
            references: &references,
            attachments: &attachments,
        };
        compose(&letter).map(Some)
    }

    /// Where a customer follows their ticket: with a link that is good for this one alone, unless a pass knows them.
    fn link(&self, site: &Site, words: &Words, ticket: &Ticket) -> String {
        let mut url = site.page(&format!("{}inbox/", words.home));
        match ticket.owner == Owner::default() {
            true => url.set_fragment(Some(&format!(
                "{}&link={}",
                ticket.id,
                self.app.key.link(ticket.id, self.app.now().as_second())
            ))),
            false => url.set_fragment(Some(&ticket.id.to_string())),
        }
        url.into()
    }

    /// What a specialist has to know before they answer.
    fn about(&self, site: &Site, ticket: &Ticket) -> String {
        let mut page: Url = site.desk_url(&self.app.path);
        page.set_path(&format!("{}agent/", self.app.path));
        page.set_fragment(Some(&ticket.id.to_string()));
        format!("{}\n{page}", facts(site, ticket))
    }

    /// As many as go into a mail, and whether those are all.
    async fn files(&self, attachments: &[Attachment]) -> std::io::Result<(Vec<(Attachment, Vec<u8>)>, bool)> {
        let (mut files, mut size, mut is_whole) = (Vec::new(), 0, true);
        for attachment in attachments {
            size += attachment.size;
            if size > MOST_ATTACHED {
                is_whole = false;
                continue;
            }
            let mut opened = match self.app.files.read(Of::Ticket, &attachment.id).await {
                Ok(opened) => opened,
                // It was deleted in the meantime.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            let mut bytes = Vec::new();
            while let Some(chunk) = opened.bytes.next().await {
                bytes.extend_from_slice(&chunk?);
            }
            files.push((attachment.clone(), bytes));
        }
        Ok((files, is_whole))
    }
}

/// Channel, language, plan, and who it is, in one line.
pub fn facts(site: &Site, ticket: &Ticket) -> String {
    let name = |names: &[(String, String)], id: &str| {
        names.iter().find(|(own, _)| own == id).map_or_else(|| id.to_owned(), |(_, name)| name.clone())
    };
    let mut facts = vec![name(&site.channel_names, &ticket.channel), ticket.language.clone()];
    if let Some(plan) = &ticket.plan {
        facts.push(format!("plan {}", name(&site.plan_names, plan)));
    }
    let contact = [&ticket.owner.customer, &ticket.owner.account, &ticket.email, &ticket.phone];
    facts.extend(contact.into_iter().flatten().cloned());
    facts.join(" \u{b7} ")
}

/// `Ana Silva (Atrium Support)`.
fn signed(team: &Person, name: Option<&str>) -> Person {
    let name = match (name, &team.name) {
        (Some(name), Some(team)) => Some(format!("{name} ({team})")),
        (Some(name), None) => Some(name.to_owned()),
        (None, team) => team.clone(),
    };
    Person { name, address: team.address.clone() }
}

/// `None`: the ticket or the specialist is not there any more.
fn look_up(
    session: &mut dyn Session,
    ticket: TicketId,
    seq: i64,
    to: &str,
    own: &str,
) -> Result<Option<Found>, Failure> {
    let ticket = match Ticket::load(session, ticket) {
        Ok(ticket) => ticket,
        Err(Failure::Missing) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let history = store::history(session, ticket.id)?;
    let Some(mut event) = history.iter().find(|event| event.seq == seq).cloned() else { return Ok(None) };
    if matches!(event.what, Happening::Assigned { .. }) {
        // What is to be answered.
        let is_asked =
            |event: &&Event| event.actor == Actor::Customer && matches!(event.what, Happening::Message { .. });
        let Some(last) = history.iter().rev().find(is_asked) else { return Ok(None) };
        event = last.clone();
    }
    if let Happening::Revised { of, .. } = event.what
        && let Some(first) = history.iter().find(|event| event.seq == of)
    {
        event = first.clone();
    }
    // As it stands, if the same request came again.
    if let Some(said) = messages(&history).remove(&event.seq) {
        event.what = Happening::Message { text: said.text, attachments: said.attachments };
    }
    let id = if to == CUSTOMER { event.who.as_str() } else { to };
    let is_agent = to != CUSTOMER || event.actor == Actor::Agent;
    let agent = if is_agent { Agent::load(session, id).ok() } else { None };
    let thread = mails::thread(session, ticket.id, to, own)?;
    Ok(Some(Found { ticket, event, agent, thread }))
}

/// Who a customer is who answers by mail: as their pass said when they began, or whoever has the link.
pub fn reader(ticket: &Ticket) -> Reader {
    let Owner { customer, account } = ticket.owner.clone();
    Reader::holder(customer, account).unwrap_or(Reader::Link { ticket: ticket.id })
}
