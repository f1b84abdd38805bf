//! The audit log, what is done once a day, and deletion.

use super::*;

on_both! {
    async fn the_audit_log_is_only_added_to(store: Store) {
        let record = |what: &'static str| {
            move |session: &mut dyn Session| audit::record(session, 5, audit::DESK, what, &serde_json::json!({ "a": 1 }))
        };
        store.write(record("one")).await.unwrap();
        store.write(record("two")).await.unwrap();
        for sql in ["UPDATE audit SET what = 'three'", "DELETE FROM audit"] {
            assert!(store.write(move |session| session.run(sql, &[])).await.is_err(), "{sql}");
        }
        let entries = |since, after| move |session: &mut dyn Session| audit::entries(session, since, after, 10);
        let found = store.read(entries(0, 0)).await.unwrap();
        assert_eq!(found.iter().map(|entry| entry.what.as_str()).collect::<Vec<_>>(), ["one", "two"]);
        assert_eq!(found[0].data["a"], 1);
        assert_eq!(store.read(entries(0, found[0].id)).await.unwrap().len(), 1);
        assert_eq!(store.read(entries(6, 0)).await.unwrap(), []);
    }

    async fn turns_come_once_a_day_whatever_clocks_do(store: Store) {
        let day = 24 * 60 * 60 * 1000;
        let mut at = 100 * day;
        for (later, expected) in [
            (0, Turn::Later),
            (day - 1, Turn::Later),
            (1, Turn::Now),
            (0, Turn::Later),
            (3 * day, Turn::Now),
            (400 * day, Turn::Leapt),
            (day / 2, Turn::Later),
            // Set right again.
            (-400 * day, Turn::Leapt),
            (day, Turn::Now),
        ] {
            at += later;
            let now = at;
            assert_eq!(store.write(move |session| turn(session, "retention", now)).await.unwrap(), expected, "{later}");
        }
    }

    async fn what_is_erased_is_gone_from_every_table(store: Store) {
        let mut ticket = new_ticket("ada", "acme", "Import");
        ticket.idempotency_key = Some("12345678".into());
        let own = begin(&store, ticket).await.ticket;
        let kept = begin(&store, new_ticket("bob", "acme", "Export")).await.ticket;
        agent(&store).await;
        answer(&store, own, From::Agent("ana".into()), "Like this.").await.unwrap();
        answer(&store, kept, From::Customer(reader("ada", "acme")), "I had that too.").await.unwrap();
        let whom = erase::Whom::Customer("ada".into());
        let sought = whom.clone();
        let found = store.read(move |session| Ok((erase::tickets_of(session, &sought)?, erase::tickets_beside(session, &sought)?)));
        assert_eq!(found.await.unwrap(), (vec![own], vec![kept]));
        let erased = store.write(move |session| {
            erase::erase(session, own)?;
            erase::unwrite(session, "ada", kept)?;
            erase::forget_reader(session, "ada")?;
            // Once more: nothing is left to be done.
            erase::erase(session, own)
        });
        erased.await.unwrap();
        store.compact().await.unwrap();
        for table in ["events", "ticket_texts", "marks", "attachments", "requests", "outbox"] {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE ticket = {}", own.0);
            assert_eq!(store.read(move |session| session.rows(&sql, &[])).await.unwrap()[0].int(0), 0, "{table}");
        }
        let left = store.read(|session| session.rows("SELECT COUNT(*) FROM marks WHERE reader = 'sub:ada'", &[]));
        assert_eq!(left.await.unwrap()[0].int(0), 0);
        let of_bob = store.read(move |session| Ticket::load(session, kept)).await.unwrap();
        assert_eq!(of_bob.excerpt, erase::REMOVED);
        let filter = Filter { terms: terms("that too"), ..all() };
        assert_eq!(subjects(&store, &reader("bob", "acme"), filter).await, Vec::<String>::new());
        let filter = Filter { terms: terms("about export"), ..all() };
        assert_eq!(subjects(&store, &reader("bob", "acme"), filter).await, ["Export"]);
        assert_eq!(store.read(|session| erase::closed_before(session, i64::MAX, 10)).await.unwrap(), []);
        store.write(move |session| change(session, &From::Desk, kept, Act::Close, 9_000)).await.unwrap();
        let closed = |before| move |session: &mut dyn Session| {
            Ok((erase::closed_before(session, before, 10)?, erase::count_closed_before(session, before)?))
        };
        assert_eq!(store.read(closed(9_000)).await.unwrap(), (vec![], (0, 0, 0)));
        assert_eq!(store.read(closed(9_001)).await.unwrap(), (vec![kept], (1, 0, 0)));
    }
}
