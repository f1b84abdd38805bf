//! What becomes of a mail that came in. Whose it is, the address that it was sent to or the mail that it answers has to prove; who it
//! says that it is from proves nothing.

use std::sync::Arc;

use guichet_mail::{Folded, Incoming, Kind, LeftOut, Limits, Thread, Unreadable, fold, read, thread, unknown};
use guichet_tickets::{Attachment, Event, Happening, LONGEST_TEXT, TicketId, Unfit, file_name, one_line, paragraphs};
use sha2::{Digest, Sha256};

use super::account::Mail;
use super::letters::{CUSTOMER, MARKER, facts, reader};
use crate::app::App;
use crate::files::Arrived;
use crate::site::Site;
use crate::store::mails::{self, came_since};
use crate::store::{self, Agent, Answer, Failure, From, Session, Ticket};

/// Mails that are taken from one person about one ticket within an hour: two programs that answer each other stop there.
const MOST_AN_HOUR: i64 = 30;
const HOUR: i64 = 60 * 60 * 1000;
const TOO_MANY: &str = "More than 30 e-mails came from the same person within an hour, as if two programs answered each other. What comes \
                        until there are fewer is not taken: look into the mailbox, or at the mail service.";
/// Characters of what is told about a mail that was not taken.
const LONGEST_TOLD: usize = 2_000;

/// What has become of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is part of the conversation now.
    Message(TicketId),
    /// Specialists find in the ticket what became of it.
    Noted(TicketId),
    /// It had been taken before.
    Again(TicketId),
    /// It is nothing for a ticket; why.
    Ignored(&'static str),
    /// So many came that this one is not taken now.
    TooMany(TicketId),
}

/// Why a mail can't be taken now; later it can.
#[derive(Debug)]
pub enum Untaken {
    Database(Failure),
    Disk(std::io::Error),
}

impl Untaken {
    /// It will be no other way later.
    pub fn is_lasting(&self) -> bool {
        matches!(self, Untaken::Database(Failure::Broken(_) | Failure::Closed | Failure::Missing))
    }
}

impl std::fmt::Display for Untaken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Untaken::Database(error) => write!(f, "{error}"),
            Untaken::Disk(error) => write!(f, "attachments can't be stored: {error}"),
        }
    }
}

impl std::convert::From<Failure> for Untaken {
    fn from(failure: Failure) -> Untaken {
        Untaken::Database(failure)
    }
}

impl std::convert::From<std::io::Error> for Untaken {
    fn from(error: std::io::Error) -> Untaken {
        Untaken::Disk(error)
    }
}

/// Somebody whose mail it is, as far as that is proved.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sender {
    ticket: TicketId,
    /// `c`, or a specialist's id; of what a program of theirs has sent, something else.
    who: String,
}

/// By which a mail is known that comes again.
struct Id {
    /// Without brackets; if it has none, the hash of all of it.
    message_id: String,
    /// Of what it says: on another way it has other headers, and programs give two mails the same id.
    digest: String,
}

impl Id {
    fn mail(self, ticket: TicketId, who: String, at: i64) -> mails::Mail {
        mails::Mail { message_id: self.message_id, ticket, seq: 0, who, is_ours: false, at, digest: self.digest }
    }
}

/// 16 hexadecimal digits.
fn digest(incoming: &Incoming) -> String {
    let mut hash = Sha256::new();
    hash.update(&incoming.text);
    for attachment in &incoming.attachments {
        hash.update(&attachment.bytes);
    }
    guichet_core::hex(&hash.finalize()[..8])
}

/// Takes a mail as it came from a server. Twice the same is taken once.
///
/// # Errors
/// The database or the disk; nothing has happened then.
pub async fn take(app: &Arc<App>, mail: &Mail, bytes: Vec<u8>) -> Result<Taken, Untaken> {
    let site = app.site.get();
    let whole = guichet_core::hex(&Sha256::digest(&bytes));
    let incoming = understand(mail, &site, bytes).await;
    let Ok((incoming, trouble)) = incoming else { return Ok(Taken::Ignored("it is not an e-mail")) };
    let id = Id { message_id: incoming.message_id.clone().unwrap_or(whole), digest: digest(&incoming) };
    match &incoming.kind {
        Kind::Loop(_) => return Ok(Taken::Ignored("the desk has sent it itself")),
        Kind::List(_) => return Ok(Taken::Ignored("it came over a mailing list")),
        Kind::Bounce(bounce, why) => {
            let Some(original) = bounce.original.clone() else {
                return Ok(Taken::Ignored("it tells of a mail that the desk doesn't know"));
            };
            let why = one_line(&format!("{}: {why}", bounce.recipient.as_deref().unwrap_or("?")), 500);
            return bounced(app, id, original, bounce.permanent, why).await;
        }
        Kind::AutoReply(_) | Kind::Reply => {}
    }
    let (threaded, _) = thread(&incoming, &mail.key, &mail.settings.reply_to, mail.domain());
    let Some(sender) = sender(app, threaded).await? else {
        return Ok(Taken::Ignored("it belongs to no ticket"));
    };
    if let Some(trouble) = trouble {
        return note(app, &sender, id, format!("An e-mail {trouble}. {}", whereabouts(mail))).await;
    }
    if matches!(incoming.kind, Kind::AutoReply(_)) {
        let said = beginning(&fold(&incoming.text, MARKER).new);
        // What programs send keeps nothing away of what their owner writes.
        let sender = Sender { who: format!("{} (program)", sender.who), ..sender };
        return note(app, &sender, id, format!("A program answered an e-mail:\n\n{said}")).await;
    }
    if let Some(why) = stranger(app, &sender, &incoming).await? {
        let text = format!("An e-mail was not taken: {why}\n\n{}", beginning(&incoming.text));
        return note(app, &sender, id, text).await;
    }
    message(app, &site, mail, sender, id, incoming).await
}

/// Where people find a mail that is not in the ticket.
fn whereabouts(mail: &Mail) -> &'static str {
    match mail.settings.imap {
        Some(_) => "It is in the mailbox.",
        None => "If the mail service keeps what it hands in, it is there; else ask for it again.",
    }
}

/// With what is wrong with it, for people: then only who it is from and to is known.
async fn understand(mail: &Mail, site: &Site, bytes: Vec<u8>) -> Result<(Incoming, Option<&'static str>), Unreadable> {
    let base = site.base.to_string();
    let address = mail.settings.from.address.clone();
    let addresses = [address.as_str()];
    let own = mail.own(&base, &addresses);
    let limits = Limits::default();
    // To take a mail apart takes milliseconds, whoever has made it: `guichet_mail` has limits.
    match tokio::task::block_in_place(|| read(&bytes, &limits, &own)) {
        Ok(incoming) => Ok((incoming, None)),
        Err(Unreadable::NotAMail) => Err(Unreadable::NotAMail),
        Err(why) => {
            let trouble = match why {
                Unreadable::TooLarge => "was larger than this desk takes",
                _ => "has more parts than this desk takes apart",
            };
            let end = bytes.windows(4).take(limits.text_bytes).position(|four| four == b"\r\n\r\n");
            let head = &bytes[..end.map_or(bytes.len().min(limits.text_bytes), |end| end + 4)];
            let head: Vec<u8> = one_text(head);
            read(&head, &limits, &own).map(|incoming| (incoming, Some(trouble)))
        }
    }
}

async fn sender(app: &App, threaded: Thread) -> Result<Option<Sender>, Failure> {
    let candidates = match threaded {
        Thread::Signed { ticket, who } => return Ok(Some(Sender { ticket, who: who.to_string() })),
        Thread::Answers(candidates) => candidates,
        // A number in a subject proves nothing.
        Thread::Hint(_) | Thread::None => return Ok(None),
    };
    let found = app.store.read(move |session| {
        for candidate in candidates {
            if let Some(sent) = mails::Mail::sent(session, &candidate.text.to_ascii_lowercase())? {
                return Ok(Some(Sender { ticket: sent.ticket, who: sent.who }));
            }
        }
        Ok(None)
    });
    found.await
}

/// Why somebody may not write as a specialist, if it is a specialist's address: they have left, or it is not theirs. An address is
/// handed on with a mail that somebody forwards, and what it would write is read by a customer.
async fn stranger(app: &App, sender: &Sender, incoming: &Incoming) -> Result<Option<&'static str>, Failure> {
    if sender.who == CUSTOMER {
        return Ok(None);
    }
    let id = sender.who.clone();
    let agent = match app.store.read(move |session| Agent::load(session, &id)).await {
        Ok(agent) if !agent.left => agent,
        Ok(_) | Err(Failure::Missing) => return Ok(Some("the specialist has left.")),
        Err(failure) => return Err(failure),
    };
    let is_theirs = incoming.from.as_ref().is_some_and(|from| from.address.eq_ignore_ascii_case(&agent.email));
    Ok((!is_theirs).then_some("it is not from the specialist's own address."))
}

async fn message(
    app: &Arc<App>,
    site: &Site,
    own: &Mail,
    sender: Sender,
    id: Id,
    incoming: Incoming,
) -> Result<Taken, Untaken> {
    let (ticket, at) = (sender.ticket, app.now().as_millisecond());
    let found = app.store.read(move |session| {
        Ok((Ticket::load(session, ticket)?, store::history(session, ticket)?, Agent::all(session)?))
    });
    let (ticket, history, agents) = match found.await {
        Ok(found) => found,
        Err(Failure::Missing) => return Ok(Taken::Ignored("its ticket is not there any more")),
        Err(failure) => return Err(failure.into()),
    };
    let is_customer = sender.who == CUSTOMER;
    let marker = match is_customer {
        true => site.words(&ticket.locale).mail_word("mail_marker", MARKER),
        false => MARKER.to_owned(),
    };
    let (kept, mut left_out) = keep(app, site, &incoming, is_customer).await?;
    let names = || kept.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ");
    let folded = fold(&incoming.text, &marker);
    let unseen = unseen(site, own, &ticket, &history, &agents, &folded);
    let mut is_whole = false;
    let text = match paragraphs(&folded.new) {
        Ok(text) => text,
        // A picture says enough.
        Err(Unfit::Empty) if !kept.is_empty() => names(),
        Err(Unfit::Empty) => match paragraphs(&incoming.text) {
            Ok(text) => {
                is_whole = true;
                text.chars().take(LONGEST_TEXT).collect()
            }
            Err(_) => {
                let files = if left_out.is_empty() { "nothing".to_owned() } else { left_out.join(", ") };
                let told = format!(
                    "An e-mail came without a text that can be read. It had {files} in it. {}",
                    whereabouts(own)
                );
                return note(app, &Sender { ticket: ticket.id, ..sender }, id, told).await;
            }
        },
        Err(Unfit::TooLong) => {
            left_out.push("the end of its text".to_owned());
            incoming.text.chars().take(LONGEST_TEXT - 1).collect()
        }
    };
    let from = if is_customer { From::Customer(reader(&ticket)) } else { From::Agent(sender.who.clone()) };
    let answer = Answer {
        ticket: ticket.id,
        from,
        text,
        attachments: kept.clone(),
        idempotency_key: None,
        // It is written, and its writer knows nothing of what has happened meanwhile.
        reopens: true,
        at,
    };
    let mail = id.mail(ticket.id, sender.who, at);
    let written = app.store.write(move |session| {
        if let Some(taken) = begin(session, &mail)? {
            return Ok(taken);
        }
        answer.write(session)?;
        if !unseen.is_empty() && !is_whole {
            let told = format!("Left out of the e-mail, as a quote or a signature:\n\n{unseen}");
            store::desk_note(session, mail.ticket, &told, at)?;
        }
        if !left_out.is_empty() {
            let told = format!("An e-mail had more in it than this desk takes. Left out: {}", left_out.join(", "));
            store::desk_note(session, mail.ticket, &told, at)?;
        }
        Ok(Taken::Message(mail.ticket))
    });
    let written = written.await;
    let unneeded = |taken: &Taken| if matches!(taken, Taken::Message(_)) { &[] } else { &kept[..] };
    app.settle_files(&kept, written.as_ref().map(unneeded)).await;
    Ok(written?)
}

/// Keeps that a mail came. Something if that is all that is to be done.
fn begin(session: &mut dyn Session, mail: &mails::Mail) -> Result<Option<Taken>, Failure> {
    let since = mail.at - HOUR;
    if mail.is_kept(session)? {
        return Ok(Some(Taken::Again(mail.ticket)));
    }
    if came_since(session, mail.ticket, &mail.who, since)? < MOST_AN_HOUR {
        mail.keep(session)?;
        return Ok(None);
    }
    // Nothing of it is kept, so that it is taken if it is handed in again. That is told once.
    let is_told =
        |event: &Event| matches!(&event.what, Happening::Note { text } if text == TOO_MANY) && event.at > since;
    if !store::history(session, mail.ticket)?.iter().any(is_told) {
        store::desk_note(session, mail.ticket, TOO_MANY, mail.at)?;
    }
    Ok(Some(Taken::TooMany(mail.ticket)))
}

/// Lines that were folded away and that nobody else has: of the conversation, and of what the desk writes around it, all is known.
fn unseen(site: &Site, own: &Mail, ticket: &Ticket, history: &[Event], agents: &[Agent], folded: &Folded) -> String {
    let mut known: String = history
        .iter()
        .filter_map(|event| match &event.what {
            Happening::Message { text, .. } | Happening::Revised { text, .. } | Happening::Note { text } => {
                Some(text.as_str())
            }
            _ => None,
        })
        .chain(site.words(&ticket.locale).mail_words())
        .chain([MARKER, &ticket.subject])
        .collect::<Vec<_>>()
        .join("\n");
    known.push_str(&facts(site, ticket));
    let mut names: Vec<&str> = agents.iter().flat_map(|agent| [agent.name.as_str(), &agent.email]).collect();
    let team = &own.settings.from;
    names.extend(team.name.as_deref().into_iter().chain([team.address.as_str(), site.base.as_str()]));
    names.extend(ticket.email.as_deref());
    let unseen = unknown(&format!("{}\n{}", folded.quoted, folded.signature), &known, &names);
    unseen.chars().take(LONGEST_TEXT).collect()
}

/// Tells specialists of something in the ticket.
async fn note(app: &App, sender: &Sender, id: Id, text: String) -> Result<Taken, Untaken> {
    let (ticket, who, at) = (sender.ticket, sender.who.clone(), app.now().as_millisecond());
    let mail = id.mail(ticket, who, at);
    let written = app.store.write(move |session| {
        match Ticket::load(session, ticket) {
            Ok(_) => {}
            Err(Failure::Missing) => return Ok(Taken::Ignored("its ticket is not there any more")),
            Err(failure) => return Err(failure),
        }
        if let Some(taken) = begin(session, &mail)? {
            return Ok(taken);
        }
        store::desk_note(session, ticket, &text, at)?;
        Ok(Taken::Noted(ticket))
    });
    Ok(written.await?)
}

async fn bounced(app: &App, id: Id, original: String, is_final: bool, why: String) -> Result<Taken, Untaken> {
    let at = app.now().as_millisecond();
    let written = app.store.write(move |session| {
        let Some(sent) = mails::Mail::sent(session, &original.to_ascii_lowercase())? else {
            return Ok(Taken::Ignored("it tells of a mail that the desk doesn't know"));
        };
        if !is_final {
            return Ok(Taken::Ignored("it tells that a mail is late"));
        }
        let mail = mails::Mail { seq: sent.seq, ..id.mail(sent.ticket, sent.who, at) };
        if let Some(taken) = begin(session, &mail)? {
            return Ok(taken);
        }
        store::bounced(session, mail.ticket, Some(mail.seq), &why, at)?;
        Ok(Taken::Noted(mail.ticket))
    });
    Ok(written.await?)
}

/// Attachments in their places, as many and of such types as the form takes; of specialists, of any type. And what was left out.
async fn keep(
    app: &App,
    site: &Site,
    incoming: &Incoming,
    is_customer: bool,
) -> Result<(Vec<Attachment>, Vec<String>), Untaken> {
    let mut left_out: Vec<String> = incoming.left_out.iter().map(|LeftOut { name, .. }| file_name(name)).collect();
    let mut kept = Vec::new();
    for attachment in &incoming.attachments {
        let name = file_name(&attachment.name);
        let size = attachment.bytes.len() as u64;
        if size == 0 {
            continue;
        }
        if size > site.files.bytes || kept.len() as u64 >= site.files.count {
            left_out.push(name);
            continue;
        }
        match keep_one(app, site, &attachment.bytes, &name, is_customer).await {
            Ok(Some(attachment)) => kept.push(attachment),
            Ok(None) => left_out.push(name),
            Err(error) => {
                app.files.drop_all(&kept).await;
                return Err(error.into());
            }
        }
    }
    Ok((kept, left_out))
}

/// `None`: its content is not of a type that the form takes.
async fn keep_one(
    app: &App,
    site: &Site,
    bytes: &[u8],
    name: &str,
    is_customer: bool,
) -> std::io::Result<Option<Attachment>> {
    let mut file = app.files.begin().await?;
    file.write(bytes).await?;
    let arrived: Arrived = file.end().await?;
    let media_type = arrived.media_type().to_owned();
    if is_customer && !site.files.types.contains(&media_type) {
        return Ok(None);
    }
    app.files.keep(arrived, name.to_owned(), media_type).await.map(Some)
}

/// The headers of a mail, as of one that says nothing: what it is made of is not looked at.
fn one_text(head: &[u8]) -> Vec<u8> {
    let head = String::from_utf8_lossy(head);
    let mut lines = Vec::new();
    let mut is_content = false;
    for line in head.lines() {
        if !line.starts_with([' ', '\t']) {
            is_content = line.to_ascii_lowercase().starts_with("content-");
        }
        if !is_content {
            lines.push(line);
        }
    }
    format!("{}\r\n\r\n", lines.join("\r\n").trim_end()).into_bytes()
}

fn beginning(text: &str) -> String {
    let text = paragraphs(text).unwrap_or_default();
    match text.char_indices().nth(LONGEST_TOLD) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
