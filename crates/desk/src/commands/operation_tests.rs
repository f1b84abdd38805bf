//! Deletion, backup and retention, looked at from outside: what is left in the files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use guichet_tickets::{Act, Attachment, Kind, Owner, Reader, TicketId};
use jiff::Timestamp;

use crate::commands::backup::back_up;
use crate::commands::export::everything;
use crate::commands::forget::{Forgotten, forget};
use crate::commands::restore;
use crate::files::{Files, Of};
use crate::retention::{Deleted, retain};
use crate::settings::Given;
use crate::store::erase::Whom;
use crate::store::{self, Agent, Answer, From, NewTicket, Note, Store, audit, outbox};

struct Place {
    store: Store,
    files: Files,
    folder: tempfile::TempDir,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let files = Files::open(&data).unwrap();
    Place { store: Store::sqlite(&data.join("desk.db")).unwrap(), files, folder }
}

impl Place {
    async fn file(&self, name: &str, bytes: &[u8]) -> Attachment {
        let mut file = self.files.begin().await.unwrap();
        file.write(bytes).await.unwrap();
        self.files.keep(file.end().await.unwrap(), name.to_owned(), "text/plain".to_owned()).await.unwrap()
    }

    async fn begin(&self, ticket: NewTicket) -> TicketId {
        self.store.write(move |session| ticket.begin(session)).await.unwrap().ticket
    }

    async fn answer(&self, ticket: TicketId, from: From, text: &str, attachments: Vec<Attachment>) -> i64 {
        let answer = Answer {
            ticket,
            from,
            text: text.to_owned(),
            attachments,
            idempotency_key: Some(format!("key-of-{text}")),
            reopens: false,
            at: 2_000,
        };
        self.store.write(move |session| answer.write(session)).await.unwrap().seq
    }

    async fn close(&self, ticket: TicketId, at: i64) {
        let close = move |session: &mut dyn store::Session| store::change(session, &From::Desk, ticket, Act::Close, at);
        self.store.write(close).await.unwrap();
    }
}

fn new_ticket(customer: &str, text: &str) -> NewTicket {
    NewTicket {
        kind: Kind::Web,
        channel: "email".into(),
        subject: format!("About {text}"),
        text: text.into(),
        language: "en".into(),
        locale: "en".into(),
        plan: None,
        owner: Owner { customer: Some(customer.into()), account: Some("atrium".into()) },
        email: None,
        phone: None,
        attachments: Vec::new(),
        idempotency_key: None,
        at: 1_000,
    }
}

fn customer(id: &str) -> From {
    From::Customer(Reader::holder(Some(id.to_owned()), Some("atrium".to_owned())).unwrap())
}

/// Files below a folder that have some bytes in them or in their names.
fn holding(folder: &Path, sought: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, sought));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(sought.len()).any(|part| part.eq_ignore_ascii_case(sought.as_bytes())) {
                found.push(path);
            }
        }
    }
    found
}

const MARKER: &str = "zqmarker";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_forgotten_customer_is_in_any_file() {
    let place = place();
    // Others, before and after, so that pages are shared.
    let mut others = Vec::new();
    for at in 0..50 {
        others.push(place.begin(new_ticket("bob", &format!("Import {at}"))).await);
    }
    let ana =
        Agent { id: "ana".into(), name: "Ana".into(), email: "ana@example.com".into(), picture: None, left: false };
    place.store.write(move |session| ana.save(session, 1)).await.unwrap();
    let gone = format!("{MARKER}-sub");
    let mut ticket = NewTicket {
        subject: format!("{MARKER}-subject"),
        language: "en".into(),
        email: Some(format!("{MARKER}-email@example.com")),
        phone: Some(format!("{MARKER}-phone")),
        idempotency_key: Some(format!("{MARKER}-key")),
        ..new_ticket(&gone, &format!("{MARKER}-text"))
    };
    ticket.attachments = vec![place.file(&format!("{MARKER}-name.txt"), format!("{MARKER}-bytes").as_bytes()).await];
    let own = place.begin(ticket).await;
    place.answer(own, From::Agent("ana".into()), &format!("{MARKER}-reply"), Vec::new()).await;
    let note = Note {
        ticket: own,
        from: "ana".into(),
        text: format!("{MARKER}-note"),
        idempotency_key: Some(format!("{MARKER}-note-key")),
        at: 3_000,
    };
    place.store.write(move |session| note.write(session)).await.unwrap();
    let beside = others[7];
    let files = vec![place.file(&format!("{MARKER}-beside.txt"), format!("{MARKER}-bytes").as_bytes()).await];
    place.answer(beside, customer(&gone), &format!("{MARKER}-beside"), files).await;
    place.answer(beside, customer("bob"), "Bob was here", Vec::new()).await;
    let planned = place.store.write(|session| {
        outbox::register(session, "webhook:crm")?;
        session.run("UPDATE consumers SET up_to = 0", &[])?;
        outbox::plan(session, "webhook:crm", 0, 1_000, |_, change| Ok(vec![format!("{MARKER}-sent {}", change.who)]))
    });
    planned.await.unwrap();
    let whom = Whom::Customer(gone.clone());
    let sought = whom.clone();
    let at = Timestamp::from_second(4).unwrap();
    let export = place.store.read(move |session| everything(session, &sought, at)).await.unwrap().to_string();
    for part in ["subject", "text", "email", "phone", "name.txt", "reply", "note", "beside", "beside.txt"] {
        assert!(export.contains(&format!("{MARKER}-{part}")), "{part}: {export}");
    }
    assert!(!export.contains("Bob was here") && !export.contains("Import"), "{export}");
    let data = place.folder.path().join("data");
    assert!(holding(&data, MARKER).len() >= 3, "two attachments and the database");
    // Of the customer's own ticket and of what they wrote beside; what others are told of others stays.
    let told = "UPDATE outbox SET data = 'sent' WHERE seq NOT IN (SELECT seq FROM events WHERE who = 'sub:zqmarker-sub') \
                AND ticket NOT IN (SELECT id FROM tickets WHERE customer = 'zqmarker-sub')";
    place.store.write(move |session| session.run(told, &[])).await.unwrap();
    let forgotten = forget(&place.store, &place.files, whom, "somebody".into(), at).await.unwrap();
    assert_eq!(forgotten, Forgotten { tickets: 1, elsewhere: 1, attachments: 2 });
    assert_eq!(holding(&data, MARKER), Vec::<PathBuf>::new());
    // The others are all there, and what Bob wrote is found.
    let history = place.store.read(move |session| store::history(session, beside)).await.unwrap();
    let texts = serde_json::to_string(&history.iter().map(|event| &event.what).collect::<Vec<_>>()).unwrap();
    assert!(texts.contains("Import 7") && texts.contains("[removed]") && texts.contains("Bob was here"), "{texts}");
    let log = place.store.read(|session| audit::entries(session, 0, 0, 10)).await.unwrap();
    assert_eq!((log.len(), log[0].what.as_str(), log[0].data["customer"].as_str()), (1, "forget", Some("somebody")));
    assert_eq!(place.store.check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_closed_for_long_goes_and_orphans_with_it() {
    let place = place();
    let day = 24 * 60 * 60 * 1000;
    let now = Timestamp::now();
    let ago = |days: i64| now.as_millisecond() - days * day;
    let mut old = new_ticket("ada", "old");
    old.attachments = vec![place.file("old.txt", b"old").await];
    let old = place.begin(old).await;
    place.close(old, ago(31)).await;
    let recent = place.begin(new_ticket("ada", "recent")).await;
    place.close(recent, ago(29)).await;
    let open = place.begin(new_ticket("ada", "open")).await;
    let young = place.file("young.txt", b"young").await;
    let orphan = place.file("orphan.txt", b"orphan").await;
    let mut kept = new_ticket("ada", "kept");
    kept.attachments = vec![place.file("kept.txt", b"kept").await];
    let of_kept = kept.attachments[0].id.clone();
    place.begin(kept).await;
    for id in [&orphan.id, &of_kept] {
        let file =
            std::fs::File::options().write(true).open(Of::Ticket.place(&place.folder.path().join("data"), id)).unwrap();
        file.set_modified((now - jiff::Span::new().hours(25)).into()).unwrap();
    }
    let age = Some("30d".parse().unwrap());
    let deleted = retain(&place.store, &place.files, age, now, audit::DESK).await.unwrap();
    assert_eq!(deleted, Deleted { tickets: 1, attachments: 1, orphans: 1 });
    let mut left: Vec<String> = place.files.stored().await.unwrap().into_iter().map(|(id, _)| id).collect();
    let mut expected = vec![young.id, of_kept];
    left.sort();
    expected.sort();
    assert_eq!(left, expected);
    for (ticket, is_there) in [(old, false), (recent, true), (open, true)] {
        let found = place.store.read(move |session| store::Ticket::load(session, ticket)).await;
        assert_eq!(found.is_ok(), is_there, "{ticket}");
    }
    let again = retain(&place.store, &place.files, age, now, audit::DESK).await.unwrap();
    assert_eq!(again, Deleted::default());
    let log = place.store.read(|session| audit::entries(session, 0, 0, 10)).await.unwrap();
    assert_eq!(log.len(), 1, "a run that deletes nothing says nothing");
    // Without an age, nothing that is closed goes.
    assert_eq!(retain(&place.store, &place.files, None, now, audit::DESK).await.unwrap(), Deleted::default());
}

fn settings(folder: &Path) -> crate::settings::Settings {
    Given { data: Some(folder.to_owned()), ..Given::default() }.settle().unwrap()
}

/// Writers go on while backups are made; whatever was answered before a backup began is in it, and what is in it is whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn backups_under_load_are_whole() {
    let place = Arc::new(place());
    let done = Arc::new(AtomicBool::new(false));
    let acknowledged = Arc::new(std::sync::Mutex::new(Vec::<TicketId>::new()));
    let mut writers = Vec::new();
    for writer in 0..4 {
        let (place, done, acknowledged) = (Arc::clone(&place), Arc::clone(&done), Arc::clone(&acknowledged));
        writers.push(tokio::spawn(async move {
            let mut at = 0;
            while !done.load(Ordering::Relaxed) {
                at += 1;
                let mut ticket = new_ticket("ada", &format!("{writer}-{at}"));
                ticket.attachments = vec![place.file("a.txt", format!("bytes of {writer}-{at}").as_bytes()).await];
                let id = place.begin(ticket).await;
                acknowledged.lock().unwrap().push(id);
                // Some go again while the backup copies their files.
                if at % 5 == 0 {
                    acknowledged.lock().unwrap().retain(|known| *known != id);
                    let gone = place.store.write(move |session| store::erase::erase(session, id)).await.unwrap();
                    place.files.remove(gone).await.unwrap();
                }
            }
        }));
    }
    let to = place.folder.path().join("backup");
    for round in 0..5 {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let before = acknowledged.lock().unwrap().clone();
        back_up(&place.store, &place.files, &to, Timestamp::now()).await.unwrap();
        let restored = place.folder.path().join(format!("restored-{round}"));
        restore::run(&to, &settings(&restored)).await.unwrap();
        let store = Store::sqlite(&restored.join("desk.db")).unwrap();
        assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
        let found =
            store.read(|session| store::erase::tickets_of(session, &Whom::Customer("ada".into()))).await.unwrap();
        let lost: Vec<_> = before.iter().filter(|id| !found.contains(id)).collect();
        assert!(lost.is_empty(), "{lost:?} of {}", before.len());
        for id in before {
            let history = store.read(move |session| store::history(session, id)).await.unwrap();
            let guichet_tickets::Happening::Message { text, attachments } = &history[0].what else {
                panic!("{history:?}")
            };
            let bytes = std::fs::read(Of::Ticket.place(&restored, &attachments[0].id)).unwrap();
            assert_eq!(String::from_utf8(bytes).unwrap(), format!("bytes of {text}"));
        }
    }
    done.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(acknowledged.lock().unwrap().len() > 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damaged_backups_are_refused() {
    let place = place();
    let mut ticket = new_ticket("ada", "a");
    ticket.attachments = vec![place.file("a.txt", b"abc").await, place.file("b.txt", b"def").await];
    let ids: Vec<String> = ticket.attachments.iter().map(|file| file.id.clone()).collect();
    place.begin(ticket).await;
    let to = place.folder.path().join("backup");
    back_up(&place.store, &place.files, &to, Timestamp::now()).await.unwrap();
    let into = |name: &str| settings(&place.folder.path().join(name));
    // What is there already is left alone.
    assert!(restore::run(&to, &into("data")).await.unwrap_err()[0].contains("is there already"));
    std::fs::remove_file(Of::Ticket.place(&to, &ids[0])).unwrap();
    std::fs::remove_file(Of::Ticket.place(&to, &ids[1])).unwrap();
    std::fs::write(Of::Ticket.place(&to, &ids[1]), "de").unwrap();
    let mut wrong = restore::run(&to, &into("one")).await.unwrap_err();
    wrong.sort();
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong.iter().any(|message| message.contains("is missing")));
    assert!(wrong.iter().any(|message| message.contains("has 2 bytes, and should have 3")));
    assert!(!place.folder.path().join("one/desk.db").exists());
    // Made again, it is whole again.
    back_up(&place.store, &place.files, &to, Timestamp::now()).await.unwrap();
    restore::run(&to, &into("one")).await.unwrap();
    // The files of the desk are not those of the backup's folder any more than before.
    let mut bytes = std::fs::read(to.join("desk.db")).unwrap();
    for byte in bytes.iter_mut().skip(4096 * 3).take(4096 * 20) {
        *byte ^= 0x55;
    }
    std::fs::write(to.join("desk.db"), bytes).unwrap();
    assert!(restore::run(&to, &into("two")).await.is_err());
    assert!(!place.folder.path().join("two/desk.db").exists());
    std::fs::remove_file(to.join("backup.json")).unwrap();
    assert!(restore::run(&to, &into("three")).await.unwrap_err()[0].contains("is not a backup"));
    let foreign = place.folder.path().join("foreign");
    std::fs::create_dir(&foreign).unwrap();
    std::fs::write(foreign.join("letter.txt"), "mine").unwrap();
    let refused = back_up(&place.store, &place.files, &foreign, Timestamp::now()).await.unwrap_err();
    assert!(refused.contains("is not empty"), "{refused}");
}

/// What is in a bucket is backed up, exported and deleted as what is in a folder.
#[cfg(feature = "object-storage")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_does_as_well() {
    let mut place = place();
    place.files = Files::in_memory(&place.folder.path().join("data"));
    let mut ticket = new_ticket("ada", "a");
    ticket.attachments = vec![place.file("a.txt", b"abc").await, place.file("b.txt", &[7; 100_000]).await];
    let ids: Vec<String> = ticket.attachments.iter().map(|file| file.id.clone()).collect();
    let id = place.begin(ticket).await;
    assert_eq!(
        holding(&place.folder.path().join("data/attachments"), ""),
        Vec::<PathBuf>::new(),
        "nothing is in the folder"
    );
    assert_eq!(std::fs::read_dir(place.folder.path().join("data/arriving")).unwrap().count(), 0);
    let to = place.folder.path().join("backup");
    for _ in 0..2 {
        let made = back_up(&place.store, &place.files, &to, Timestamp::now()).await.unwrap();
        assert_eq!((made.attachments, made.bytes), (2, 100_003));
    }
    assert_eq!(std::fs::read(Of::Ticket.place(&to, &ids[0])).unwrap(), b"abc");
    restore::run(&to, &settings(&place.folder.path().join("restored"))).await.unwrap();
    place.files.bring(Of::Ticket, "ffffffffffffffffffffffffffffffff", &Of::Ticket.place(&to, &ids[0])).await.unwrap();
    place.close(id, 1_000).await;
    let later = Timestamp::now() + jiff::SignedDuration::from_hours(25);
    let deleted = retain(&place.store, &place.files, Some("1d".parse().unwrap()), later, audit::DESK).await.unwrap();
    assert_eq!(deleted, Deleted { tickets: 1, attachments: 2, orphans: 1 });
    assert_eq!(place.files.stored().await.unwrap(), []);
}
