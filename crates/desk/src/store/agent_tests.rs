//! What specialists need of the store, the same for both databases. PostgreSQL is asked where `GUICHET_TEST_POSTGRES` says that
//! there is one.

use std::sync::atomic::{AtomicU32, Ordering};

use guichet_tickets::{Act, Actor, Happening, Kind, Owner, State, TicketId};

use super::*;

const HOUR: i64 = 60 * 60 * 1000;
const NOW: i64 = 1_790_000_000_000;

/// Each database that is there, with nothing in it.
async fn stores() -> Vec<(Store, Option<tempfile::TempDir>)> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = tempfile::tempdir().unwrap();
    let mut stores = vec![(Store::sqlite(&folder.path().join("desk.db")).unwrap(), Some(folder))];
    if let Ok(url) = std::env::var("GUICHET_TEST_POSTGRES") {
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let schema = format!("agents_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        client.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        let separator = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{separator}options=-csearch_path%3D{schema}");
        stores.push((Store::postgres(&url).await.unwrap(), None));
    }
    stores
}

fn agent(session: &mut dyn Session, name: &str) -> Result<String, Failure> {
    let email = format!("{}@example.com", name.to_lowercase());
    Agent { id: format!("id-{name}"), name: name.to_owned(), email, picture: None, left: false }.save(session, NOW)
}

fn ticket(subject: &str, text: &str) -> NewTicket {
    NewTicket {
        kind: Kind::Web,
        channel: "email".into(),
        subject: subject.into(),
        text: text.into(),
        language: "en".into(),
        locale: "en".into(),
        plan: Some("pro".into()),
        owner: Owner { customer: Some("ada".into()), account: Some("acme".into()) },
        email: Some("ada@example.com".into()),
        phone: None,
        attachments: Vec::new(),
        idempotency_key: None,
        at: NOW,
    }
}

fn answer(ticket: TicketId, from: From, text: &str) -> Answer {
    let text = text.to_owned();
    Answer { ticket, from, text, attachments: Vec::new(), idempotency_key: None, reopens: false, at: NOW }
}

fn numbers(session: &mut dyn Session, filter: &QueueFilter) -> Result<Vec<i64>, Failure> {
    Ok(queue(session, filter)?.0.iter().map(|queued| queued.ticket.id.0).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_signs_in_once_within_a_day_and_nobody_who_has_left() {
    for (store, _folder) in stores().await {
        let used = store.write(|session| {
            let id = agent(session, "Ana")?;
            new_link(session, "one", &id, NOW)?;
            new_link(session, "late", &id, NOW)?;
            new_link(session, "left", &id, NOW)?;
            use_link(session, "one", NOW + 1)
        });
        assert_eq!(used.await.unwrap().name, "Ana");
        for (hash, at) in [("one", NOW + 2), ("late", NOW + 24 * HOUR), ("never", NOW)] {
            let again = store.write(move |session| use_link(session, hash, at)).await;
            assert!(matches!(again, Err(Failure::Missing)), "{hash}");
        }
        store.write(|session| Agent::by_email(session, "ANA@example.com")?.leave(session, NOW)).await.unwrap();
        let left = store.write(|session| use_link(session, "left", NOW + 1)).await;
        assert!(matches!(left, Err(Failure::Missing)));
        assert!(matches!(
            store.read(|session| Agent::by_email(session, "ana@example.com")).await,
            Err(Failure::Missing)
        ));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_end_idle_after_twelve_hours_after_a_week_and_when_somebody_leaves() {
    for (store, _folder) in stores().await {
        let id = store.write(|session| agent(session, "Ana")).await.unwrap();
        let opened = id.clone();
        store.write(move |session| open_session(session, "s", &opened, NOW)).await.unwrap();
        let at = |at: i64| store.read(move |database| session(database, "s", at));
        assert!(at(NOW + 12 * HOUR - 1).await.unwrap().is_some_and(|found| found.is_stale));
        assert_eq!(at(NOW + 12 * HOUR).await.unwrap(), None);
        for day in 1..14 {
            let used = NOW + day * 12 * HOUR - 1;
            store.write(move |session| touch_session(session, "s", used)).await.unwrap();
        }
        assert!(at(NOW + 7 * 24 * HOUR - 2).await.unwrap().is_some());
        assert_eq!(at(NOW + 7 * 24 * HOUR).await.unwrap(), None);
        store.write(|session| Agent::by_email(session, "ana@example.com")?.leave(session, NOW)).await.unwrap();
        assert_eq!(at(NOW + 6 * 24 * HOUR).await.unwrap(), None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_leaves_their_tickets_to_nobody_and_what_they_wrote_behind() {
    for (store, _folder) in stores().await {
        let history = store.write(|session| {
            let id = agent(session, "Ana")?;
            let begun = ticket("Import", "It stops.").begin(session)?.ticket;
            assign(session, &From::Agent(id.clone()), begun, Some(id.clone()), NOW)?;
            answer(begun, From::Agent(id.clone()), "Row 501.").write(session)?;
            Agent::load(session, &id)?.leave(session, NOW)?;
            assert_eq!(Ticket::load(session, begun)?.assignee, None);
            history(session, begun)
        });
        let history = history.await.unwrap();
        assert_eq!(history.len(), 4);
        assert_eq!((history[2].who.as_str(), history[2].actor), ("id-Ana", Actor::Agent));
        assert_eq!((history[3].actor, &history[3].what), (Actor::Desk, &Happening::Assigned { to: None }));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_queue_is_what_waits_the_longest_first() {
    for (store, _folder) in stores().await {
        let run = store.write(|session| {
            let ana = agent(session, "Ana")?;
            let ids: Vec<TicketId> = (0..4)
                .map(|at| ticket(&format!("Ticket {at}"), "Text").begin(session).map(|begun| begun.ticket))
                .collect::<Result<_, _>>()?;
            let from = From::Agent(ana.clone());
            answer(ids[0], from.clone(), "Answered").write(session)?;
            change(session, &from, ids[1], Act::Close, NOW)?;
            let waiting = QueueFilter { order: Order::Oldest, limit: 10, ..QueueFilter::default() };
            assert_eq!(numbers(session, &waiting)?, [ids[2].0, ids[3].0]);
            // What the customer writes again waits from then on; what they add to what waits does not make it newer.
            let ada = From::Customer(guichet_tickets::Reader::holder(Some("ada".into()), None).unwrap());
            answer(ids[2], ada.clone(), "More").write(session)?;
            answer(ids[0], ada, "Again").write(session)?;
            change(session, &from, ids[1], Act::Reopen, NOW)?;
            assert_eq!(numbers(session, &waiting)?, [ids[2].0, ids[3].0, ids[0].0, ids[1].0]);
            let first = QueueFilter { limit: 3, ..waiting.clone() };
            let (page, next) = queue(session, &first)?;
            assert_eq!(page.len(), 3);
            assert_eq!(numbers(session, &QueueFilter { after: next, ..first })?, [ids[1].0]);
            assign(session, &from, ids[3], Some(ana.clone()), NOW)?;
            let mine = QueueFilter { assigned: Assigned::To(ana.clone()), ..waiting.clone() };
            assert_eq!(numbers(session, &mine)?, [ids[3].0]);
            let nobody = QueueFilter { assigned: Assigned::Nobody, plan: Some("pro".into()), ..waiting.clone() };
            assert_eq!(numbers(session, &nobody)?.len(), 3);
            assert!(numbers(session, &QueueFilter { plan: Some(String::new()), ..waiting })?.is_empty());
            let counted = counts(session, &ana)?;
            assert_eq!((counted.waiting, counted.mine, counted.unassigned, counted.answered), (4, 1, 3, 0));
            assert_eq!(counted.plans.get("pro"), Some(&4));
            let one = Ticket::load(session, ids[0])?;
            assert_eq!(others(session, &one, 10)?.len(), 3);
            assert_eq!(queued(session, ids[1])?.ticket.state, State::Reopened);
            Ok(())
        });
        run.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_that_was_written_is_found_and_only_that() {
    for (store, _folder) in stores().await {
        let run = store.write(|session| {
            let ana = agent(session, "Ana")?;
            let one = ticket("Import stops", "Row 500, says O'Brien: \"no\" & more").begin(session)?.ticket;
            let two = ticket("インポートが止まる", "トイレ").begin(session)?.ticket;
            answer(one, From::Agent(ana.clone()), "Größe prüfen").write(session)?;
            Note { ticket: two, from: ana, text: "Vorgang 77".into(), idempotency_key: None, at: NOW }
                .write(session)?;
            let mut find = |text: &str| {
                let query = Query::of(text);
                numbers(session, &QueueFilter { standing: Standing::All, query, limit: 10, ..QueueFilter::default() })
            };
            for (text, found) in [
                ("IMP", vec![one.0]),
                ("imp row", vec![one.0]),
                ("groesse", vec![]),
                ("grosse pruf", vec![one.0]),
                ("o'brien", vec![one.0]),
                ("インポート", vec![two.0]),
                ("止まる", vec![two.0]),
                // Its pairs are all there, and it is not.
                ("ンポイレ", vec![]),
                ("vorgang", vec![two.0]),
                ("ada@example.com", vec![two.0, one.0]),
                ("acme", vec![two.0, one.0]),
                (&one.to_string(), vec![one.0]),
                ("row\" OR \"x", vec![]),
                ("import:* | x", vec![]),
                ("%", vec![one.0, two.0]),
            ] {
                assert_eq!(find(text)?, found, "{text}");
            }
            Ok(())
        });
        run.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notes_come_once_and_others_are_noticed() {
    for (store, _folder) in stores().await {
        let run = store.write(|session| {
            let (ana, ben) = (agent(session, "Ana")?, agent(session, "Ben")?);
            let begun = ticket("Import", "It stops.").begin(session)?.ticket;
            let key = Some("key-12345".to_owned());
            let note = Note { ticket: begun, from: ana.clone(), text: "Call".into(), idempotency_key: key, at: NOW };
            let seq = note.write(session)?;
            assert_eq!(note.write(session)?, seq);
            assert_eq!(history(session, begun)?.len(), 2);
            let written = answer(begun, From::Agent(ben), "Hello").write(session)?;
            assert_eq!(meanwhile(session, begun, seq, &ana)?, Some(written.seq));
            assert_eq!(meanwhile(session, begun, seq, "id-Ben")?, None);
            assert_eq!(meanwhile(session, begun, written.seq, &ana)?, None);
            let late = Login { state: "s".into(), nonce: "n".into(), verifier: "v".into() };
            late.begin(session, "h", NOW)?;
            assert_eq!(Login::finish(session, "h", NOW + 1)?, Some(late.clone()));
            assert_eq!(Login::finish(session, "h", NOW + 1)?, None);
            late.begin(session, "h", NOW)?;
            assert_eq!(Login::finish(session, "h", NOW + HOUR)?, None);
            forget_expired(session, NOW + HOUR)
        });
        run.await.unwrap();
    }
}
