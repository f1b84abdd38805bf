//! Mails as they are written and as answers to them come back, without a server in between.

use std::sync::Arc;

use guichet_mail::{Incoming, Limits, Own, Person, read};
use guichet_tickets::{Act, Attachment, Event, Happening, Kind, Owner, State, TicketId};
use jiff::Timestamp;

use super::letters::{CONSUMER, Letters};
use super::{Taken, take};
use crate::consumer::Consumer;
use crate::service::Desk;
use crate::settings::Given;
use crate::store::{self, Agent, Answer, From, NewTicket, Ticket, outbox};

const ANA: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const BEN: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

struct Place {
    desk: Desk,
    letters: Arc<Letters>,
    _folder: tempfile::TempDir,
}

/// A desk with two specialists, a server that nobody listens at, and a help centre in two languages.
async fn place(specialists: &str) -> Place {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("public/_guichet");
    let policy = serde_json::json!({ "plans": [], "addons": [], "channels": [], "inbox": null, "zones": {} });
    for locale in ["en", "fr"] {
        std::fs::create_dir_all(own.join(locale)).unwrap();
        let home = format!("/{locale}/");
        let help = serde_json::json!({ "locale": locale, "urls": { "home": home }, "contacts": { "policy": policy, "desk": { "url": "/desk/" } } });
        std::fs::write(own.join(locale).join("help.json"), help.to_string()).unwrap();
    }
    let words = own.join("0123456789/words/mail");
    std::fs::create_dir_all(&words).unwrap();
    let french = serde_json::json!({ "mail_marker": "Répondez au-dessus de cette ligne", "mail_received": "Nous avons reçu votre demande" });
    std::fs::write(words.join("fr.json"), french.to_string()).unwrap();
    let given = Given {
        site: Some(folder.path().join("public")),
        data: Some(folder.path().join("data")),
        url: Some("https://help.example.com/".into()),
        mail_from: Some("Atrium Support <support@example.com>".into()),
        mail_smtp: Some("smtp://127.0.0.1:1".into()),
        mail_inbound_token: Some("a-token-that-is-long-enough".into()),
        mail_specialists: Some(specialists.into()),
        ..Given::default()
    };
    let desk = Desk::open(&given.settle().unwrap(), Timestamp::now).await.unwrap();
    let letters = Arc::new(Letters { app: Arc::clone(&desk.app) });
    let place = Place { desk, letters, _folder: folder };
    for (id, name) in [(ANA, "Ana"), (BEN, "Ben")] {
        let email = format!("{}@example.com", name.to_lowercase());
        let agent = Agent { id: id.into(), name: name.into(), email, picture: None, left: false };
        place.desk.app.store.write(move |session| agent.save(session, 1)).await.unwrap();
    }
    place.desk.app.store.write(|session| outbox::register(session, CONSUMER)).await.unwrap();
    place
}

fn new_ticket() -> NewTicket {
    NewTicket {
        kind: Kind::Web,
        channel: "email".into(),
        subject: "Import stops".into(),
        text: "At row 500.".into(),
        language: "fr".into(),
        locale: "fr".into(),
        plan: None,
        owner: Owner::default(),
        email: Some("ada@example.org".into()),
        phone: None,
        attachments: Vec::new(),
        idempotency_key: None,
        at: Timestamp::now().as_millisecond(),
    }
}

/// A mail as it was written, and as its reader's program reads it.
struct Written {
    read: Incoming,
    reply_to: String,
    text: String,
}

impl Place {
    async fn begin(&self, ticket: NewTicket) -> TicketId {
        self.desk.app.store.write(move |session| ticket.begin(session)).await.unwrap().ticket
    }

    async fn answer(&self, ticket: TicketId, from: From, text: &str, attachments: Vec<Attachment>) {
        let at = Timestamp::now().as_millisecond();
        let (text, idempotency_key) = (text.to_owned(), None);
        let answer = Answer { ticket, from, text, attachments, idempotency_key, reopens: true, at };
        self.desk.app.store.write(move |session| answer.write(session)).await.unwrap();
    }

    async fn change(&self, ticket: TicketId, from: From, act: Act) {
        let at = Timestamp::now().as_millisecond();
        let change = move |session: &mut dyn store::Session| store::change(session, &from, ticket, act, at);
        self.desk.app.store.write(change).await.unwrap();
    }

    /// What is to be sent of all that has happened since the last call.
    async fn mails(&self) -> Vec<Written> {
        let (app, planning) = (&self.desk.app, Arc::clone(&self.letters));
        let plan = move |session: &mut dyn store::Session| {
            outbox::plan(session, CONSUMER, 1, 1000, |session, change| planning.plan(session, change))
        };
        app.store.write(plan).await.unwrap();
        let claim = |session: &mut dyn store::Session| outbox::claim(session, CONSUMER, 10, 1_000_000_000, 1000);
        let mut written = Vec::new();
        for delivery in app.store.write(claim).await.unwrap() {
            let Some(sent) = self.letters.sent(&delivery).await.unwrap() else { continue };
            let text = String::from_utf8(sent.bytes.clone()).unwrap();
            let read = read(&sent.bytes, &Limits::default(), &Own::default()).unwrap();
            let line = text.lines().find(|line| line.starts_with("Reply-To: ")).unwrap();
            // A long line goes on in the next one.
            let all = text.split_once(line).unwrap().1.lines().nth(1).unwrap_or_default();
            let address = format!("{line}{all}");
            let reply_to = address.split_once('<').unwrap().1.split_once('>').unwrap().0.to_owned();
            written.push(Written { read, reply_to, text });
        }
        written
    }

    async fn take(&self, bytes: &str) -> Taken {
        let app = &self.desk.app;
        take(app, app.mail.as_ref().unwrap(), bytes.replace('\n', "\r\n").into_bytes()).await.unwrap()
    }

    async fn history(&self, ticket: TicketId) -> Vec<Event> {
        self.desk.app.store.read(move |session| store::history(session, ticket)).await.unwrap()
    }

    async fn messages(&self, ticket: TicketId) -> Vec<String> {
        let history = self.history(ticket).await.into_iter();
        history
            .filter_map(|event| if let Happening::Message { text, .. } = event.what { Some(text) } else { None })
            .collect()
    }

    async fn notes(&self, ticket: TicketId) -> Vec<String> {
        let history = self.history(ticket).await.into_iter();
        history.filter_map(|event| if let Happening::Note { text } = event.what { Some(text) } else { None }).collect()
    }

    async fn state(&self, ticket: TicketId) -> State {
        self.desk.app.store.read(move |session| Ticket::load(session, ticket)).await.unwrap().state
    }
}

fn mail(from: &str, to: &str, id: &str, text: &str) -> String {
    format!(
        "From: {from}\nTo: {to}\nSubject: Re: Import\nMessage-ID: <{id}@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_confirmed_and_told_of() {
    let place = place("all").await;
    let ticket = place.begin(new_ticket()).await;
    let mails = place.mails().await;
    let to: Vec<&str> = mails.iter().map(|mail| mail.read.to[0].as_str()).collect();
    assert_eq!(to, ["ada@example.org", "ana@example.com", "ben@example.com"]);
    // Whoever has no pass may have given the address of somebody else: what they wrote is not sent there.
    let confirmation = &mails[0];
    assert_eq!(confirmation.read.subject, format!("[#{ticket}] Nous avons reçu votre demande"));
    assert!(!confirmation.text.contains("row 500") && !confirmation.text.contains("Import"));
    let link = confirmation.read.text.split_whitespace().find(|word| word.starts_with("https://")).unwrap();
    let (page, link) = link.split_once("&link=").unwrap();
    assert_eq!(page, format!("https://help.example.com/fr/inbox/#{ticket}"));
    let now = Timestamp::now().as_second();
    assert_eq!(place.desk.app.key.ticket_of(link, now).unwrap().0, ticket);
    let question = &mails[1];
    assert_eq!(question.read.from.as_ref().unwrap().name.as_deref(), Some("ada@example.org (Atrium Support)"));
    assert!(question.read.text.contains("At row 500."), "{}", question.read.text);
    assert!(question.read.text.contains(&format!("https://help.example.com/desk/agent/#{ticket}")));
    assert_ne!(mails[1].reply_to, mails[2].reply_to);
    // Whoever is known by a pass gets their own words as the subject, and no link that would work for others.
    let owner = Owner { customer: Some("ada".into()), account: None };
    let known = place.begin(NewTicket { owner, ..new_ticket() }).await;
    let mails = place.mails().await;
    assert_eq!(mails[0].read.subject, format!("[#{known}] Import stops"));
    assert!(mails[0].read.text.contains(&format!("/fr/inbox/#{known}")) && !mails[0].text.contains("link."));
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_go_back_and_forth() {
    let place = place("all").await;
    let ticket = place.begin(new_ticket()).await;
    let mails = place.mails().await;
    let (confirmation, to_ana) = (&mails[0], &mails[1]);
    let reply = mail(
        "Ana <ana@example.com>",
        &to_ana.reply_to,
        "a1",
        "Please send row 501.\n\nOn Friday, ada@example.org wrote:\n> At row 500.\n",
    );
    assert_eq!(place.take(&reply).await, Taken::Message(ticket));
    assert_eq!(place.take(&reply).await, Taken::Again(ticket));
    // On another way, it has other headers.
    assert_eq!(place.take(&format!("Received: from a by b\n{reply}")).await, Taken::Again(ticket));
    assert_eq!(place.messages(ticket).await, ["At row 500.", "Please send row 501."]);
    assert_eq!(place.state(ticket).await, State::Answered);
    let mails = place.mails().await;
    assert_eq!(mails.len(), 1);
    let answer = &mails[0].read;
    assert_eq!(
        answer.from,
        Some(Person { name: Some("Ana (Atrium Support)".into()), address: "support@example.com".into() })
    );
    assert_eq!(
        (answer.to[0].as_str(), answer.subject.as_str()),
        ("ada@example.org", format!("Re: [#{ticket}] Import stops").as_str())
    );
    assert_eq!(answer.references, [confirmation.read.message_id.clone().unwrap()]);
    assert!(answer.text.starts_with("Répondez au-dessus de cette ligne\n\nPlease send row 501.\n"), "{}", answer.text);
    // The customer's program keeps the address, and another one of theirs only the reference.
    place.change(ticket, From::Agent(ANA.into()), Act::Close).await;
    let text = "Here it is.\n\nRépondez au-dessus de cette ligne\n\nPlease send row 501.";
    assert_eq!(place.take(&mail("ada@example.org", &mails[0].reply_to, "c1", text)).await, Taken::Message(ticket));
    assert_eq!(place.state(ticket).await, State::Reopened);
    let id = answer.message_id.clone().unwrap();
    let second = mail("ada@home.example.org", "support@example.com", "c2", "And the file.")
        .replace("Subject:", &format!("In-Reply-To: <{id}>\nSubject:"));
    assert_eq!(place.take(&second).await, Taken::Message(ticket));
    let messages = place.messages(ticket).await;
    assert_eq!(messages[2..], ["Here it is.", "And the file."]);
    // A program that gives all its mails the same id.
    let other = mail("ada@example.org", &mails[0].reply_to, "c1", "And more.");
    assert_eq!(place.take(&other).await, Taken::Message(ticket));
    // Both go to whoever has answered, in the same conversation, and the reopening is told of by what was written.
    let mails = place.mails().await;
    let to: Vec<&str> = mails.iter().map(|mail| mail.read.to[0].as_str()).collect();
    assert_eq!(to, ["ana@example.com"; 3]);
    assert_eq!(mails[0].read.references[0], to_ana.read.message_id.clone().unwrap());
    place.change(ticket, From::Agent(ANA.into()), Act::Close).await;
    place.change(ticket, From::Customer(reader(ticket)), Act::Reopen).await;
    let mails = place.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].read.text.contains("has reopened"), "{}", mails[0].read.text);
}

fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

fn reader(ticket: TicketId) -> guichet_tickets::Reader {
    guichet_tickets::Reader::Link { ticket }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_in_the_name_of_somebody_else() {
    let place = place("all").await;
    let ticket = place.begin(new_ticket()).await;
    let mails = place.mails().await;
    let (customer, ana) = (mails[0].reply_to.clone(), mails[1].reply_to.clone());
    let before = place.messages(ticket).await;
    // Every other address, and a number in the subject.
    let last = customer.find('@').unwrap() - 1;
    let mut altered = customer.clone();
    altered.replace_range(last..=last, if altered.as_bytes()[last] == b'a' { "b" } else { "a" });
    let other = customer.replacen(&format!("+{ticket}."), &format!("+{}.", ticket.0 + 1), 1);
    for to in [altered.as_str(), other.as_str(), "support@example.com", "support+@example.com"] {
        let text = mail("ada@example.org", to, "x", "Close my account")
            .replace("Re: Import", &format!("Re: [#{ticket}] Import"));
        assert!(matches!(place.take(&text).await, Taken::Ignored(_)), "{to}");
    }
    // An id of the right form that was never sent.
    let guessed = format!("{ticket}.1.{}@example.com", "0".repeat(32));
    let text = mail("ada@example.org", "support@example.com", "y", "Hi")
        .replace("Subject:", &format!("References: <{guessed}>\nSubject:"));
    assert!(matches!(place.take(&text).await, Taken::Ignored(_)));
    // A specialist's address, from somebody else: it was handed on with a mail.
    assert_eq!(place.take(&mail("mallory@example.org", &ana, "m", "All is lost")).await, Taken::Noted(ticket));
    assert_eq!(place.messages(ticket).await, before);
    assert!(place.notes(ticket).await[0].contains("not from the specialist's own address"));
    for from in ["ana@example.com, mallory@example.org", "mallory@example.org, ana@example.com", "g: ana@example.com;"]
    {
        assert_eq!(place.take(&mail(from, &ana, from, "All is lost")).await, Taken::Noted(ticket), "{from}");
    }
    // Whoever has both addresses is no specialist for that.
    let both = mail("ada@example.org", &format!("{customer}, {ana}"), "both", "All is lost");
    assert_eq!(place.take(&both).await, Taken::Noted(ticket));
    assert!(place.mails().await.is_empty());
    // A specialist who has left.
    let leave = |session: &mut dyn store::Session| Agent::load(session, ANA)?.leave(session, 5);
    place.desk.app.store.write(leave).await.unwrap();
    assert_eq!(place.take(&mail("ana@example.com", &ana, "l", "It was me")).await, Taken::Noted(ticket));
    assert_eq!(place.messages(ticket).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_are_not_answered() {
    let place = place("all").await;
    let ticket = place.begin(new_ticket()).await;
    let mails = place.mails().await;
    let (customer, id) = (mails[0].reply_to.clone(), mails[0].read.message_id.clone().unwrap());
    let away = mail("ada@example.org", &customer, "away", "I am away until Monday.")
        .replace("Subject:", "Auto-Submitted: auto-replied\nSubject:");
    assert_eq!(place.take(&away).await, Taken::Noted(ticket));
    assert!(place.notes(ticket).await[0].contains("away until Monday"));
    // Our own mail, handed back.
    assert_eq!(place.take(&mails[0].text.replace("\r\n", "\n")).await, Taken::Ignored("the desk has sent it itself"));
    let bounce = format!(
        "From: MAILER-DAEMON@mx.example.org\nTo: support@example.com\nSubject: Undelivered\nMessage-ID: <b@mx.example.org>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <{id}>\nSubject: x\n\nx\n--b--\n"
    );
    assert_eq!(place.take(&bounce).await, Taken::Noted(ticket));
    assert_eq!(place.take(&bounce).await, Taken::Again(ticket));
    let history = place.history(ticket).await;
    let Happening::Bounced { of, why } = &history.last().unwrap().what else { panic!("{history:?}") };
    assert!(of.is_some() && why.contains("ada@example.org") && why.contains("550 no such user"), "{why}");
    assert!(place.mails().await.is_empty());
    // Two programs that answer each other, and say so nowhere.
    for at in 0..40 {
        place.take(&mail("ada@example.org", &customer, &format!("loop{at}"), "Got it!")).await;
    }
    assert_eq!(
        place.messages(ticket).await.len(),
        1 + 29,
        "with the bounce, thirty; what a program says it sends counts apart"
    );
    let told = place.notes(ticket).await.into_iter().filter(|note| note.contains("More than 30 e-mails")).count();
    assert_eq!(told, 1);
    // What was too much is not known: handed in again, it is asked about again.
    assert_eq!(place.take(&mail("ada@example.org", &customer, "loop39", "Got it!")).await, Taken::TooMany(ticket));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_written_is_lost() {
    let place = place("all").await;
    let ticket = place.begin(new_ticket()).await;
    let mails = place.mails().await;
    let (customer, ana) = (mails[0].reply_to.clone(), mails[1].reply_to.clone());
    assert_eq!(place.take(&mail("ana@example.com", &ana, "q", "Please send the log.")).await, Taken::Message(ticket));
    let answer = place.mails().await.remove(0);
    // A log that looks like a quote, above what is one.
    let quoted: String = answer.read.text.lines().map(|line| format!("> {line}\n")).collect();
    let log = "Here it is:\n\nFrom: server\nSent: 12\nTo: client\nSubject: boom\n\nand then I clicked Save";
    let text = format!("{log}\n\nOn Fri, Nov 27, 2026 at 5:20 PM Ana <support@example.com> wrote:\n\n{quoted}");
    assert_eq!(place.take(&mail("ada@example.org", &customer, "log", &text)).await, Taken::Message(ticket));
    let notes = place.notes(ticket).await;
    assert!(
        notes.len() == 1 && notes[0].contains("Subject: boom") && notes[0].contains("and then I clicked Save"),
        "{notes:?}"
    );
    assert!(!notes[0].contains("Please send the log"), "{notes:?}");
    // A quote alone is nothing that anybody has to be told of.
    let text = format!("Thank you.\n\nOn Fri, Nov 27, 2026 at 5:20 PM Ana <support@example.com> wrote:\n\n{quoted}");
    assert_eq!(place.take(&mail("ada@example.org", &customer, "thanks", &text)).await, Taken::Message(ticket));
    assert_eq!(place.notes(ticket).await.len(), 1);
    // Nothing but a file that is not taken; parts without end; what is cut off before its text.
    let head = format!("From: ada@example.org\nTo: {customer}\nSubject: Re\nMIME-Version: 1.0\n");
    let file =
        "--b\nContent-Type: application/pdf; name=\"log.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b--\n";
    let pdf = format!("{head}Message-ID: <pdf@example.org>\nContent-Type: multipart/mixed; boundary=b\n\n{file}");
    assert_eq!(place.take(&pdf).await, Taken::Noted(ticket));
    let parts = "--b\nContent-Type: text/plain\n\nx\n".repeat(10_000);
    let many =
        format!("{head}Message-ID: <many@example.org>\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n");
    assert_eq!(place.take(&many).await, Taken::Noted(ticket));
    let none = format!("{head}Message-ID: <none@example.org>\nContent-Type: multipart/mixed\n\nIt stopped again.\n");
    assert_ne!(place.take(&none).await, Taken::Ignored("it says nothing"));
    let notes = place.notes(ticket).await;
    assert!(
        notes.iter().any(|note| note.contains("log.pdf")) && notes.iter().any(|note| note.contains("more parts")),
        "{notes:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_happens_nothing_is_written() {
    let place = place("none").await;
    let app = Arc::clone(&place.desk.app);
    let (_stop, stopping) = tokio::sync::watch::channel(false);
    tokio::spawn(crate::outbox::run(Arc::clone(&app), Arc::clone(&place.letters), stopping));
    place.begin(NewTicket { email: None, ..new_ticket() }).await;
    let pause = std::time::Duration::from_millis(300);
    tokio::time::sleep(pause).await;
    // What a desk writes wakes whoever waits for news: that must come to an end.
    let before = app.store.writes();
    tokio::time::sleep(pause).await;
    assert!(app.store.writes() - before <= 1, "{before}, {}", app.store.writes());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_come_and_go() {
    let place = place("all").await;
    let ticket = place.begin(new_ticket()).await;
    let mails = place.mails().await;
    use base64::Engine;
    let png = base64::engine::general_purpose::STANDARD.encode(PNG);
    let with_files = |to: &str, from: &str, id: &str, text: &str| {
        format!(
            "From: {from}\nTo: {to}\nSubject: Re\nMessage-ID: <{id}@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: image/png; name=\"../row.png\"\nContent-Transfer-Encoding: base64\n\n{png}\n--b\nContent-Type: image/png; name=\"run.exe\"\nContent-Transfer-Encoding: base64\n\nTVqQAAMAAAAEAAAA\n--b--\n"
        )
    };
    assert_eq!(place.take(&with_files(&mails[0].reply_to, "ada@example.org", "f1", "")).await, Taken::Message(ticket));
    let history = place.history(ticket).await;
    let attachments: Vec<&Attachment> = history
        .iter()
        .flat_map(|event| if let Happening::Message { attachments, .. } = &event.what { &attachments[..] } else { &[] })
        .collect();
    assert_eq!(attachments.len(), 1, "what is no picture is none by its name");
    assert_eq!((attachments[0].name.as_str(), attachments[0].media_type.as_str()), ("row.png", "image/png"));
    assert_eq!(place.messages(ticket).await[1], "row.png");
    assert!(place.notes(ticket).await[0].ends_with("Left out: run.exe"), "{:?}", place.notes(ticket).await);
    // Specialists are sent it, and send what they like.
    let mails = place.mails().await;
    assert_eq!(mails[0].read.attachments[0].bytes, PNG);
    assert_eq!(
        place.take(&with_files(&mails[0].reply_to, "ana@example.com", "f2", "See both.")).await,
        Taken::Message(ticket)
    );
    assert_eq!(place.mails().await[0].read.attachments.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn as_many_are_written_to_as_were_asked_for() {
    for (specialists, before, after) in [("all", 2, 1), ("assigned", 0, 1), ("none", 0, 0)] {
        let place = place(specialists).await;
        let ticket = place.begin(NewTicket { email: None, ..new_ticket() }).await;
        assert_eq!(place.mails().await.len(), before, "{specialists}");
        let assign = move |session: &mut dyn store::Session| {
            store::assign(session, &From::Agent(BEN.into()), ticket, Some(BEN.into()), now())
        };
        place.desk.app.store.write(assign).await.unwrap();
        // Ben has taken it himself, and nobody need tell him.
        assert!(place.mails().await.is_empty());
        place.answer(ticket, From::Customer(reader(ticket)), "Hello?", Vec::new()).await;
        let mails = place.mails().await;
        assert_eq!(mails.len(), after, "{specialists}");
        assert!(mails.iter().all(|mail| mail.read.to[0] == "ben@example.com"));
        let give = move |session: &mut dyn store::Session| {
            store::assign(session, &From::Agent(BEN.into()), ticket, Some(ANA.into()), now())
        };
        place.desk.app.store.write(give).await.unwrap();
        let mails = place.mails().await;
        assert_eq!(mails.len(), after, "{specialists}");
        assert!(mails.iter().all(|mail| mail.read.to[0] == "ana@example.com" && mail.read.text.contains("Hello?")));
        // Nobody has given an address: there is nobody to write to.
        place.answer(ticket, From::Agent(BEN.into()), "Hello.", Vec::new()).await;
        assert!(place.mails().await.is_empty());
    }
    // What happened while there was no e-mail.
    let place = place("all").await;
    place.begin(NewTicket { at: now() - 4 * 24 * 60 * 60 * 1000, ..new_ticket() }).await;
    assert!(place.mails().await.is_empty());
    // Whoever fills in forms with somebody's address.
    let place = super::tests::place("none").await;
    for _ in 0..8 {
        place.begin(new_ticket()).await;
    }
    assert_eq!(place.mails().await.len(), 5);
}
