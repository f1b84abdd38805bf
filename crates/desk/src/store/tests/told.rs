//! What others are told of, and what is counted of what readers do.

use super::*;

on_both! {
    async fn everything_that_happens_is_told_once(store: Store) {
        let plan = |store: &Store, most: i64| {
            let store = store.clone();
            async move {
                store.write(move |session| outbox::plan(session, "crm", 10, most, |_, change| {
                    Ok(if change.kind == "created" { vec![format!("new {}", change.ticket)] } else { Vec::new() })
                })).await.unwrap()
            }
        };
        let claim = |store: &Store, now: i64| {
            let store = store.clone();
            async move { store.write(move |session| outbox::claim(session, "crm", now, 100, 10)).await.unwrap() }
        };
        begin(&store, new_ticket("ada", "", "Before")).await;
        // Whoever comes later hears nothing of before; all of what happens from then on, also before they first ask.
        store.write(|session| outbox::register(session, "crm")).await.unwrap();
        let first = begin(&store, new_ticket("ada", "", "One")).await.ticket;
        answer(&store, first, From::Customer(reader("ada", "")), "More").await.unwrap();
        let second = begin(&store, new_ticket("ada", "", "Two")).await.ticket;
        store.write(|session| outbox::register(session, "crm")).await.unwrap();
        assert!(plan(&store, 2).await);
        assert!(!plan(&store, 2).await);
        assert!(!plan(&store, 2).await);
        let claimed = claim(&store, 10).await;
        assert_eq!(claimed.iter().map(|one| one.data.clone()).collect::<Vec<_>>(), [format!("new {first}"), format!("new {second}")]);
        // Nobody else has them, until whoever had them must be gone.
        assert_eq!(claim(&store, 109).await, []);
        assert_eq!(claim(&store, 110).await.len(), 2);
        let [one, two] = [claimed[0].id, claimed[1].id];
        store.write(move |session| outbox::done(session, one)).await.unwrap();
        store.write(move |session| outbox::failed(session, two, "down", Some(500), 200)).await.unwrap();
        assert_eq!(claim(&store, 499).await, []);
        assert_eq!(store.read(|session| outbox::next_due(session, "crm")).await.unwrap(), Some(500));
        let again = claim(&store, 500).await;
        assert_eq!((again[0].tries, again[0].last_error.as_deref()), (1, Some("down")));
        store.write(move |session| outbox::failed(session, two, "gone", None, 600)).await.unwrap();
        assert_eq!(claim(&store, 10_000).await, []);
        // Another desk whose clock is a little behind doesn't take what has just been taken.
        store.write(|session| outbox::revive(session, None, 700)).await.unwrap();
        assert_eq!(claim(&store, 750).await.len(), 1);
        assert_eq!(claim(&store, 745).await, []);
        store.write(move |session| outbox::failed(session, two, "gone", None, 760)).await.unwrap();
        // A clock that was years ahead when this was put off, and is right again, or behind.
        let years = 100 * outbox::LONGEST_WAIT;
        store.write(|session| outbox::revive(session, None, 700)).await.unwrap();
        store.write(move |session| outbox::failed(session, two, "down", Some(years), 700)).await.unwrap();
        assert_eq!(claim(&store, 800).await.len(), 1);
        assert_eq!(claim(&store, -years).await.len(), 1, "and what was claimed then is free");
        store.write(move |session| outbox::failed(session, two, "gone", None, 600)).await.unwrap();
        assert_eq!(store.read(outbox::depth).await.unwrap(), outbox::Depth { waiting: 0, dead: 1, oldest: 0 });
        assert_eq!(store.read(|session| outbox::deliveries(session, true)).await.unwrap().len(), 1);
        assert_eq!(store.write(|session| outbox::revive(session, None, 700)).await.unwrap(), 1);
        assert_eq!(claim(&store, 700).await.len(), 1);
        store.write(move |session| outbox::failed(session, two, "gone", None, 800)).await.unwrap();
        assert_eq!(store.write(move |session| outbox::forget(session, Some(two))).await.unwrap(), 1);
        assert_eq!(store.read(outbox::depth).await.unwrap(), outbox::Depth::default());
    }

    async fn insights_are_counted(store: Store) {
        use crate::insights::Insight;
        let search = |query: &str, results: u32, clicked: Option<&str>| Insight::Search { query: query.into(), results, clicked: clicked.map(Into::into) };
        let vote = |helpful: bool, comment: Option<&str>| Insight::Vote { article: "a/b".into(), helpful, section: None, comment: comment.map(Into::into) };
        let all = vec![
            search("sso", 0, None), search("sso", 0, None), search("csv", 0, None), search("label", 3, None), search("import", 5, None), search("import", 5, Some("a/b")),
            vote(true, None), vote(false, Some("Step 3 is missing")), vote(false, None),
            Insight::Contact { article: Some("a/b".into()), channel: None }, Insight::Contact { article: None, channel: Some("email".into()) },
            Insight::Form, Insight::Form, Insight::Suggestion { article: "a/b".into() },
        ];
        let kept = all.clone();
        store.write(move |session| insights::keep(session, "2026-11-27", "fr", &kept)).await.unwrap();
        store.write(move |session| insights::keep(session, "2026-10-01", "fr", &all)).await.unwrap();
        store.read(|session| {
            let days = ("2026-11-01", "2026-11-30");
            let found = insights::searches(session, days, false, 10)?;
            assert_eq!(found.iter().map(|one| (one.query.as_str(), one.times)).collect::<Vec<_>>(), [("sso", 2), ("csv", 1)]);
            let unopened = insights::searches(session, days, true, 10)?;
            assert_eq!(unopened.iter().map(|one| one.query.as_str()).collect::<Vec<_>>(), ["label"]);
            let votes = insights::votes(session, days)?;
            assert_eq!((votes.len(), votes[0].helpful, votes[0].unhelpful), (1, 1, 2));
            assert_eq!(insights::comments(session, days, "a/b", "fr")?, [(None, "Step 3 is missing".to_owned())]);
            let after = insights::contacts(session, days, insights::By::Article)?;
            assert_eq!(after.iter().map(|one| (one.name.as_str(), one.times)).collect::<Vec<_>>(), [("", 1), ("a/b", 1)]);
            assert_eq!((insights::times(session, days, "form")?, insights::times(session, days, "suggestion")?), (2, 1));
            Ok(())
        }).await.unwrap();
    }

    async fn waiting_times_are_from_the_history(store: Store) {
        let ana = agent(&store).await;
        let ticket = begin(&store, new_ticket("ada", "", "Import")).await.ticket;
        begin(&store, new_ticket("ada", "", "Other")).await;
        answer(&store, ticket, From::Agent(ana), "Hello").await.unwrap();
        store.read(|session| {
            let mut waits = insights::waits(session, 0, 10_000)?;
            waits.sort_by_key(|wait| wait.first_answer);
            assert_eq!(waits.iter().map(|wait| wait.first_answer).collect::<Vec<_>>(), [None, Some(1_000)]);
            let plans = insights::tickets(session, 0, 10_000, insights::TicketColumn::Plan)?;
            assert_eq!((plans[0].name.as_str(), plans[0].times), ("pro", 2));
            Ok(())
        }).await.unwrap();
    }
}
