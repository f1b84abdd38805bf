//! The same for both databases. PostgreSQL is asked where `GUICHET_TEST_POSTGRES` says that there is one: tests/desk/with-postgres
//! starts one, and test.sh runs everything within it.

use std::sync::atomic::{AtomicU32, Ordering};

use guichet_tickets::{Act, Attachment, Happening, Kind, Owner, Reader, State, TicketId, messages, terms};

use super::*;

/// A store with nothing in it, which goes with `_folder`.
struct Place {
    store: Store,
    _folder: Option<tempfile::TempDir>,
}

async fn sqlite() -> Place {
    let folder = tempfile::tempdir().unwrap();
    Place { store: Store::sqlite(&folder.path().join("desk.db")).unwrap(), _folder: Some(folder) }
}

/// A schema of its own, in the database that the tests were given.
async fn postgres() -> Option<Place> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let url = std::env::var("GUICHET_TEST_POSTGRES").ok()?;
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let schema = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    client.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let separator = if url.contains('?') { '&' } else { '?' };
    let store = Store::postgres(&format!("{url}{separator}options=-csearch_path%3D{schema}")).await.unwrap();
    Some(Place { store, _folder: None })
}

/// A test for each database.
macro_rules! on_both {
    ($(async fn $name:ident($store:ident: Store) $body:block)*) => { $(
        mod $name {
            use super::*;

            async fn run($store: Store) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let place = super::sqlite().await;
                run(place.store.clone()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(place) = super::postgres().await {
                    run(place.store.clone()).await;
                }
            }
        }
    )* };
}

mod operation;
mod told;

fn owner(customer: &str, account: &str) -> Owner {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Owner { customer: some(customer), account: some(account) }
}

fn reader(customer: &str, account: &str) -> Reader {
    let Owner { customer, account } = owner(customer, account);
    Reader::holder(customer, account).unwrap()
}

fn new_ticket(customer: &str, account: &str, subject: &str) -> NewTicket {
    NewTicket {
        kind: Kind::Web,
        channel: "email".into(),
        subject: subject.into(),
        text: format!("About {subject}."),
        language: "fr".into(),
        locale: "fr".into(),
        plan: Some("pro".into()),
        owner: owner(customer, account),
        email: None,
        phone: None,
        attachments: Vec::new(),
        idempotency_key: None,
        at: 1_000,
    }
}

async fn begin(store: &Store, ticket: NewTicket) -> Begun {
    store.write(move |session| ticket.begin(session)).await.unwrap()
}

async fn answer(store: &Store, ticket: TicketId, from: From, text: &str) -> Result<Answered, Failure> {
    let answer = Answer {
        ticket,
        from,
        text: text.into(),
        attachments: Vec::new(),
        idempotency_key: None,
        reopens: false,
        at: 2_000,
    };
    store.write(move |session| answer.write(session)).await
}

async fn agent(store: &Store) -> String {
    let agent = Agent {
        id: "ana".into(),
        name: "Ana Silva".into(),
        email: "ana@example.com".into(),
        picture: None,
        left: false,
    };
    store.write(move |session| agent.save(session, 1)).await.unwrap()
}

async fn subjects(store: &Store, reader: &Reader, filter: Filter) -> Vec<String> {
    let reader = reader.clone();
    let page = store.read(move |session| list(session, &reader, &filter)).await.unwrap();
    page.tickets.into_iter().map(|(ticket, _)| ticket.subject).collect()
}

fn all() -> Filter {
    Filter { limit: 50, ..Filter::default() }
}

async fn count(store: &Store, reader: &Reader) -> Waiting {
    let reader = reader.clone();
    store.read(move |session| waiting(session, &reader)).await.unwrap()
}

on_both! {
    async fn a_conversation_from_its_beginning_to_its_end(store: Store) {
        let ana = agent(&store).await;
        let ada = reader("ada", "acme");
        let begun = begin(&store, new_ticket("ada", "acme", "Import")).await;
        assert_eq!((begun.ticket, begun.state, begun.again), (TicketId(1001), State::Open, false));
        assert_eq!(count(&store, &ada).await, Waiting::default());

        let first = answer(&store, begun.ticket, From::Agent(ana.clone()), "Row 501").await.unwrap();
        assert_eq!(first.state, State::Answered);
        let second = answer(&store, begun.ticket, From::Agent(ana.clone()), "And 502").await.unwrap();
        let waits = count(&store, &ada).await;
        assert_eq!((waits.count, waits.ticket, waits.agent, waits.version), (2, Some(begun.ticket), Some(("Ana Silva".to_owned(), None)), second.seq));

        // Up to the first, then all.
        for (up_to, left) in [(first.seq, 1), (second.seq, 0), (first.seq, 0)] {
            let ada_reads = ada.clone();
            store.write(move |session| mark_read(session, &ada_reads, begun.ticket, up_to, 3_000)).await.unwrap();
            assert_eq!(count(&store, &ada).await.count, left);
        }

        assert_eq!(answer(&store, begun.ticket, From::Customer(ada.clone()), "Thanks").await.unwrap().state, State::Open);
        let close = |act| {
            let (store, from) = (store.clone(), From::Customer(ada.clone()));
            async move { store.write(move |session| change(session, &from, begun.ticket, act, 4_000)).await.unwrap() }
        };
        assert_eq!(close(Act::Close).await, Changed { state: State::Closed, happened: true });
        assert_eq!(close(Act::Close).await, Changed { state: State::Closed, happened: false });
        for from in [From::Customer(ada.clone()), From::Agent(ana.clone())] {
            assert!(matches!(answer(&store, begun.ticket, from, "More").await, Err(Failure::Closed)));
        }
        assert_eq!(close(Act::Reopen).await, Changed { state: State::Reopened, happened: true });
        assert_eq!(answer(&store, begun.ticket, From::Customer(ada.clone()), "More").await.unwrap().state, State::Reopened);
        assert_eq!(answer(&store, begun.ticket, From::Agent(ana), "Done").await.unwrap().state, State::Answered);

        let events = store.read(move |session| history(session, begun.ticket)).await.unwrap();
        let kinds: Vec<&str> = events.iter().map(|event| event.what.kind()).collect();
        assert_eq!(kinds, ["message", "message", "message", "read", "read", "message", "closed", "reopened", "message", "message"]);
        assert!(events.is_sorted_by(|one, next| one.seq < next.seq));
    }

    async fn nobody_sees_what_is_not_theirs(store: Store) {
        let ana = agent(&store).await;
        let ticket = begin(&store, new_ticket("ada", "acme", "Ours")).await.ticket;
        let other = begin(&store, new_ticket("eve", "", "Hers")).await.ticket;
        let nameless = begin(&store, NewTicket { email: Some("x@example.com".into()), ..new_ticket("", "", "Nobody's") }).await.ticket;
        for ticket in [ticket, other, nameless] {
            answer(&store, ticket, From::Agent(ana.clone()), "Hello").await.unwrap();
        }
        for (reader, seen) in [
            (reader("ada", "acme"), vec!["Ours"]),
            (reader("bob", "acme"), vec!["Ours"]),
            (reader("", "acme"), vec!["Ours"]),
            (reader("eve", "acme"), vec!["Hers", "Ours"]),
            (reader("acme", "ada"), vec![]),
            (reader("mallory", ""), vec![]),
            (Reader::Link { ticket: nameless }, vec!["Nobody's"]),
        ] {
            assert_eq!(subjects(&store, &reader, all()).await, seen, "{reader:?}");
            // Whoever has not taken part has nothing waiting.
            let waits = count(&store, &reader).await.count;
            let own = matches!(&reader, Reader::Holder { customer: Some(id), .. } if id == "ada" || id == "eve");
            assert_eq!(waits, i64::from(own || matches!(reader, Reader::Link { .. })), "{reader:?}");
            for ticket in [ticket, other, nameless] {
                let name = match ticket { t if t == other => "Hers", t if t == nameless => "Nobody's", _ => "Ours" };
                let sees = seen.contains(&name);
                let from = From::Customer(reader.clone());
                let loaded = { let reader = reader.clone(); store.read(move |session| Ticket::load_for(session, ticket, &reader)).await };
                assert_eq!(loaded.is_ok(), sees);
                let marked = { let reader = reader.clone(); store.write(move |session| mark_read(session, &reader, ticket, i64::MAX, 1)).await };
                assert_eq!(marked.is_ok(), sees);
                let closed = { let from = from.clone(); store.write(move |session| change(session, &from, ticket, Act::Reopen, 1)).await };
                assert_eq!(closed.is_ok(), sees);
                if !sees {
                    assert!(matches!(answer(&store, ticket, from, "Hi").await, Err(Failure::Missing)));
                }
            }
        }
    }

    async fn a_colleague_who_answers_takes_part(store: Store) {
        let ana = agent(&store).await;
        let (ada, bob) = (reader("ada", "acme"), reader("bob", "acme"));
        let ticket = begin(&store, new_ticket("ada", "acme", "Import")).await.ticket;
        answer(&store, ticket, From::Customer(bob.clone()), "Me too").await.unwrap();
        answer(&store, ticket, From::Agent(ana), "Both of you").await.unwrap();
        assert_eq!((count(&store, &ada).await.count, count(&store, &bob).await.count), (1, 1));
        // Each for themselves.
        let reads = ada.clone();
        store.write(move |session| mark_read(session, &reads, ticket, i64::MAX, 1)).await.unwrap();
        assert_eq!((count(&store, &ada).await.count, count(&store, &bob).await.count), (0, 1));
        // Who has left the account has nothing waiting there any more.
        assert_eq!(count(&store, &reader("bob", "other")).await.count, 0);
    }

    async fn what_comes_twice_is_done_once(store: Store) {
        let with_key = |key: &str, text: &str, customer: &str| NewTicket {
            idempotency_key: Some(key.into()),
            text: text.into(),
            ..new_ticket(customer, "", "Import")
        };
        let first = begin(&store, with_key("k1", "One", "ada")).await;
        let again = begin(&store, with_key("k1", "One", "ada")).await;
        assert_eq!((again.ticket, again.again), (first.ticket, true));
        // The later text stays, as an event of its own.
        let later = begin(&store, with_key("k1", "Two", "ada")).await;
        assert_eq!(later.ticket, first.ticket);
        let events = store.read(move |session| history(session, first.ticket)).await.unwrap();
        assert_eq!(events.len(), 2);
        let revised = |text: &str, fields: &[(&str, &str)]| Happening::Revised {
            of: events[0].seq,
            text: text.into(),
            attachments: Vec::new(),
            fields: fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        };
        assert_eq!(events[1].what, revised("Two", &[]));
        // The same text once more is nothing new.
        begin(&store, with_key("k1", "Two", "ada")).await;
        assert_eq!(store.read(move |session| history(session, first.ticket)).await.unwrap().len(), 2);
        // Another customer's key is another.
        assert_ne!(begin(&store, with_key("k1", "One", "eve")).await.ticket, first.ticket);
        // So do a subject and an address that were corrected.
        let corrected = NewTicket { subject: "Export".into(), email: Some("ada@example.org".into()), ..with_key("k1", "Two", "ada") };
        begin(&store, corrected).await;
        let ticket = first.ticket;
        let events = store.read(move |session| history(session, ticket)).await.unwrap();
        assert_eq!(events[2].what, revised("Two", &[("email", "ada@example.org"), ("subject", "Export")]));
        let now = store.read(move |session| Ticket::load(session, ticket)).await.unwrap();
        assert_eq!((now.subject.as_str(), now.email.as_deref(), now.excerpt.as_str()), ("Export", Some("ada@example.org"), "Two"));
        // After an answer, nobody's words change any more: what is new is a message.
        answer(&store, first.ticket, From::Agent(agent(&store).await), "Hello").await.unwrap();
        for _ in 0..2 {
            let late = NewTicket { subject: "Export".into(), ..with_key("k1", "Three", "ada") };
            begin(&store, late).await;
        }
        let events = store.read(move |session| history(session, ticket)).await.unwrap();
        assert_eq!(events.len(), 5);
        assert!(matches!(&events[4].what, Happening::Message { text, .. } if text == "Three"));
        // Two without a pass are two people, as far as anybody knows.
        let guest = |address: &str| NewTicket { email: Some(address.into()), ..with_key("k2", "One", "") };
        let one = begin(&store, guest("one@example.org")).await.ticket;
        assert_ne!(begin(&store, guest("two@example.org")).await.ticket, one);
        assert_eq!(begin(&store, guest("One@example.org")).await.ticket, one);
    }

    async fn an_answer_that_comes_twice_is_as_it_came_last(store: Store) {
        let first = begin(&store, new_ticket("ada", "", "Import")).await;
        let ticket = first.ticket;
        let write = |key: &str| Answer {
            ticket: first.ticket,
            from: From::Customer(reader("ada", "")),
            text: "More".into(),
            attachments: vec![Attachment { id: format!("{key}0"), name: "a.png".into(), media_type: "image/png".into(), size: 1 }],
            idempotency_key: Some(key.into()),
            reopens: false,
            at: 1,
        };
        let send = |answer: Answer| {
            let store = store.clone();
            async move { store.write(move |session| answer.write(session)).await.unwrap() }
        };
        let one = send(write("m1")).await;
        let two = send(Answer { attachments: Vec::new(), ..write("m1") }).await;
        assert_eq!((two.seq, two.again, one.again), (one.seq, true, false));
        // The same file under another id, one more, and other words.
        let mut later = Answer { text: "Other".into(), ..write("m1") };
        later.attachments[0].id = "m1-again".into();
        later.attachments.push(Attachment { id: "b".into(), name: "b.png".into(), ..later.attachments[0].clone() });
        let three = send(later).await;
        assert_eq!((three.seq, three.unneeded.len(), three.unneeded[0].id.as_str()), (one.seq, 1, "m1-again"));
        let history_of = |store: &Store| { let store = store.clone(); async move { store.read(move |session| history(session, ticket)).await.unwrap() } };
        let said = messages(&history_of(&store).await).remove(&one.seq).unwrap();
        let names: Vec<&str> = said.attachments.iter().map(|file| file.id.as_str()).collect();
        assert_eq!((said.text.as_str(), names), ("Other", vec!["m10", "b"]));
        // Of what somebody may have read, nothing changes.
        let ana = agent(&store).await;
        answer(&store, ticket, From::Agent(ana.clone()), "Hello").await.unwrap();
        let four = send(Answer { text: "Late".into(), attachments: Vec::new(), ..write("m1") }).await;
        assert!(four.seq > one.seq && !four.again);
        let of_agent = |text: &str| Answer { from: From::Agent(ana.clone()), text: text.into(), attachments: Vec::new(), ..write("a1") };
        let (five, six, seven) = (send(of_agent("A")).await, send(of_agent("A")).await, send(of_agent("B")).await);
        assert_eq!((six.again, seven.again, five.seq), (true, false, six.seq));
        // A key of one kind says nothing of another.
        let request = NewTicket { idempotency_key: Some("m1".into()), ..new_ticket("ada", "", "Another") };
        assert_ne!(begin(&store, request).await.ticket, ticket);
        for (text, expected) in [("Note", true), ("Note", false), ("Other note", true)] {
            let before = history_of(&store).await.len();
            let note = Note { ticket, from: ana.clone(), text: text.into(), idempotency_key: Some("a1".into()), at: 9 };
            store.write(move |session| note.write(session)).await.unwrap();
            assert_eq!(history_of(&store).await.len() > before, expected, "{text}");
        }
    }

    async fn two_at_once_are_both_kept(store: Store) {
        let ticket = begin(&store, new_ticket("ada", "", "Import")).await.ticket;
        let writes = (0..40).map(|number| {
            let store = store.clone();
            let from = From::Customer(reader("ada", ""));
            tokio::spawn(async move { answer(&store, ticket, from, &format!("Number {number}")).await.unwrap().seq })
        });
        let mut seqs = Vec::new();
        for write in writes.collect::<Vec<_>>() {
            seqs.push(write.await.unwrap());
        }
        seqs.sort_unstable();
        seqs.dedup();
        assert_eq!(seqs.len(), 40);
        let events = store.read(move |session| history(session, ticket)).await.unwrap();
        assert_eq!(events.len(), 41);
    }

    async fn lists_page_and_search(store: Store) {
        let ada = reader("ada", "acme");
        for number in 0..25 {
            let (customer, subject) = if number % 2 == 0 { ("ada", format!("Étape {number}")) } else { ("bob", format!("100% _{number}")) };
            begin(&store, new_ticket(customer, "acme", &subject)).await;
        }
        let mut found = Vec::new();
        let mut before = None;
        loop {
            let (reader, filter) = (ada.clone(), Filter { limit: 7, before, ..Filter::default() });
            let page = store.read(move |session| list(session, &reader, &filter)).await.unwrap();
            found.extend(page.tickets.into_iter().map(|(ticket, _)| ticket.id.0));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(found, (1001..1026).rev().collect::<Vec<_>>());
        for (query, hits) in [("etape", 13), ("ÉTAPE 24", 1), ("100%", 12), ("_1", 6), ("%", 12), ("about etape", 13), ("1001", 1), ("nothing", 0), ("' OR 1=1 --", 0)] {
            let filter = Filter { terms: terms(query), ..all() };
            assert_eq!(subjects(&store, &ada, filter).await.len(), hits, "{query}");
        }
        let from = From::Customer(ada.clone());
        store.write(move |session| change(session, &from, TicketId(1001), Act::Close, 1)).await.unwrap();
        assert_eq!(subjects(&store, &ada, Filter { closed: Some(true), ..all() }).await, ["Étape 0"]);
        assert_eq!(subjects(&store, &ada, Filter { closed: Some(false), ..all() }).await.len(), 24);
        // What changed last is first.
        assert_eq!(subjects(&store, &ada, all()).await[0], "Étape 0");
    }

    async fn an_email_to_a_closed_ticket_reopens_it(store: Store) {
        let ada = reader("ada", "");
        let ticket = begin(&store, new_ticket("ada", "", "Import")).await.ticket;
        let from = From::Customer(ada.clone());
        store.write({ let from = from.clone(); move |session| change(session, &from, ticket, Act::Close, 1) }).await.unwrap();
        let mail = Answer { ticket, from, text: "Still broken".into(), attachments: Vec::new(), idempotency_key: None, reopens: true, at: 2 };
        assert_eq!(store.write(move |session| mail.write(session)).await.unwrap().state, State::Reopened);
    }

    async fn changes_are_told_in_their_order(store: Store) {
        let ana = agent(&store).await;
        let mut news = store.news();
        let ticket = begin(&store, new_ticket("ada", "acme", "Import")).await.ticket;
        tokio::time::timeout(std::time::Duration::from_secs(10), news.changed()).await.unwrap().unwrap();
        answer(&store, ticket, From::Agent(ana), "Hello").await.unwrap();
        let (ada, eve) = (reader("ada", ""), reader("eve", ""));
        store.write({ let ada = ada.clone(); move |session| mark_read(session, &ada, ticket, i64::MAX, 1) }).await.unwrap();
        let found = store.read(|session| changes(session, 0, 100)).await.unwrap();
        let kinds: Vec<&str> = found.iter().map(|change| change.kind.as_str()).collect();
        assert_eq!(kinds, ["created", "message", "read"]);
        assert!(found.iter().all(|change| change.is_for(&ada) && !change.is_for(&eve)));
        // A colleague doesn't learn what she has read.
        let bob: Vec<bool> = found.iter().map(|change| change.is_for(&reader("bob", "acme"))).collect();
        assert_eq!(bob, [true, true, false]);
        assert_eq!(store.read(newest).await.unwrap(), found[2].seq);
        let rest = { let first = found[0].seq; store.read(move |session| changes(session, first, 1)).await.unwrap() };
        assert_eq!(rest, found[1..2]);
    }

    async fn a_job_that_fails_leaves_nothing(store: Store) {
        let ticket = new_ticket("ada", "", "Import");
        let failed: Result<(), Failure> = store.write(move |session| { ticket.begin(session)?; Err(Failure::Closed) }).await;
        assert!(matches!(failed, Err(Failure::Closed)));
        assert_eq!(subjects(&store, &reader("ada", ""), all()).await, [""; 0]);
        let broken = store.write(|session| session.run("INSERT INTO nowhere VALUES (?1)", &[session::Value::Int(1)])).await;
        assert!(matches!(broken, Err(Failure::Broken(_))), "{broken:?}");
        begin(&store, new_ticket("ada", "", "Import")).await;
        assert_eq!(subjects(&store, &reader("ada", ""), all()).await.len(), 1);
    }

    async fn what_a_desk_signs_with_is_made_once(store: Store) {
        let ask = |fresh: &'static str| { let store = store.clone(); async move { store.write(move |session| secret(session, "signing", fresh)).await.unwrap() } };
        assert_eq!(ask("one").await, "one");
        assert_eq!(ask("two").await, "one");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_opened_again_has_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    let store = Store::sqlite(&file).unwrap();
    begin(&store, new_ticket("ada", "", "Import")).await;
    store.back_up(&folder.path().join("copy.db")).await.unwrap();
    drop(store);
    for file in [file, folder.path().join("copy.db")] {
        let store = Store::sqlite(&file).unwrap();
        assert_eq!(subjects(&store, &reader("ada", ""), all()).await, ["Import"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_database_of_this_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    std::fs::write(&file, "something else that is long enough to be looked at").unwrap();
    assert!(Store::sqlite(&file).is_err());
    let later = folder.path().join("later.db");
    let store = Store::sqlite(&later).unwrap();
    store
        .write(|session| session.run("INSERT INTO migrations (step, at) VALUES (?1, 0)", &[session::Value::Int(999)]))
        .await
        .unwrap();
    drop(store);
    let error = Store::sqlite(&later).err().unwrap().to_string();
    assert!(error.contains("a later version of guichet-desk"), "{error}");
}
