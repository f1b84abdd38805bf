//! Tells others what has happened, until they have heard it: each consumer in a task of its own, so that one that is down holds
//! nobody else up.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use tokio::sync::watch;

use crate::app::App;
use crate::consumer::{Consumer, Fault};
use crate::store::outbox::{self, Delivery};
use crate::store::{Failure, Session, Store};

/// Events planned, and deliveries taken, at once.
const AT_ONCE: i64 = 200;
const TOGETHER: usize = 8;
/// For one delivery; then another desk may take it.
const LEASE: Duration = Duration::from_secs(120);
/// When nothing is known to be due: other desks write as well.
const LOOK: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_secs(1);
/// Seconds between tries: three days in all.
const WAITS: [i64; 14] = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 21_600, 28_800, 43_200, 43_200, 64_800];

/// Makes consumers known, before anything can happen that they are to be told of.
///
/// # Errors
/// The database.
pub async fn register(store: &Store, names: Vec<String>) -> Result<(), Failure> {
    let all = move |session: &mut dyn Session| names.iter().try_for_each(|name| outbox::register(session, name));
    store.write(all).await
}

/// Serves a consumer that is registered until the desk stops.
pub async fn run<C: Consumer>(app: Arc<App>, consumer: Arc<C>, mut stopping: watch::Receiver<bool>) {
    let mut news = app.store.news();
    while !*stopping.borrow() {
        let due = match turn(&app, &consumer).await {
            Ok(due) => due,
            Err(error) => {
                tracing::error!(%error, consumer = consumer.name(), "the outbox can't be read");
                Some(AGAIN)
            }
        };
        tokio::select! {
            changed = news.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(due.unwrap_or(LOOK).min(LOOK)) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// Plans what has happened and sends what is due; after how long something is due again.
async fn turn<C: Consumer>(app: &Arc<App>, consumer: &Arc<C>) -> Result<Option<Duration>, Failure> {
    let name = consumer.name().to_owned();
    loop {
        let (asked, planning, now) = (name.clone(), Arc::clone(consumer), app.now().as_millisecond());
        if !app.store.read(move |session| outbox::is_behind(session, &asked)).await? {
            break;
        }
        let more = app.store.write(move |session| {
            let name = planning.name().to_owned();
            outbox::plan(session, &name, now, AT_ONCE, |session, change| planning.plan(session, change))
        });
        if !more.await? {
            break;
        }
    }
    let lease = LEASE.as_millis() as i64;
    loop {
        let (asked, claiming, now) = (name.clone(), name.clone(), app.now().as_millisecond());
        if !app.store.read(move |session| outbox::is_due(session, &asked, now, lease)).await? {
            break;
        }
        let claimed = app.store.write(move |session| outbox::claim(session, &claiming, now, lease, AT_ONCE));
        let claimed = claimed.await?;
        if claimed.is_empty() {
            break;
        }
        let sending = claimed.into_iter().map(|delivery| deliver(app, consumer, delivery));
        let results: Vec<Result<(), Failure>> = stream::iter(sending).buffer_unordered(TOGETHER).collect().await;
        results.into_iter().collect::<Result<(), Failure>>()?;
    }
    let due = app.store.read(move |session| outbox::next_due(session, &name)).await?;
    let now = app.now().as_millisecond();
    Ok(due.map(|due| Duration::from_millis(u64::try_from(due - now).unwrap_or(0).max(50))))
}

async fn deliver<C: Consumer>(app: &Arc<App>, consumer: &Arc<C>, delivery: Delivery) -> Result<(), Failure> {
    let (id, tries) = (delivery.id, delivery.tries);
    let sent = tokio::time::timeout(LEASE / 2, consumer.send(delivery)).await;
    let fault = match sent {
        Ok(Ok(())) => return app.store.write(move |session| outbox::done(session, id)).await,
        Ok(Err(fault)) => fault,
        Err(_) => Fault { why: "no answer in time".to_owned(), is_final: false },
    };
    let now = app.now().as_millisecond();
    let wait = if fault.is_final { None } else { wait(tries) };
    tracing::warn!(
        consumer = consumer.name(),
        id,
        tries = tries + 1,
        why = fault.why,
        given_up = wait.is_none(),
        "not delivered"
    );
    app.store.write(move |session| outbox::failed(session, id, &fault.why, wait.map(|wait| now + wait), now)).await
}

/// Milliseconds until the next try, a little more or less than planned, so that not all come back at once.
fn wait(tries: i64) -> Option<i64> {
    let seconds = WAITS.get(usize::try_from(tries).ok()?)?;
    let mut random = [0];
    // Without random bytes all wait as long.
    let _ = getrandom::fill(&mut random);
    Some(seconds * (900 + i64::from(random[0]) * 200 / 255))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_are_enough() {
        let total: i64 = WAITS.iter().sum();
        assert!(WAITS.iter().all(|wait| wait * 1_100 < outbox::LONGEST_WAIT));
        assert!((2 * 86_400..=4 * 86_400).contains(&total), "{total}");
        for (tries, seconds) in (0..).zip(WAITS) {
            let wait = wait(tries).unwrap();
            assert!((seconds * 900..=seconds * 1_100).contains(&wait), "{wait}");
        }
        assert_eq!(wait(WAITS.len() as i64), None);
    }
}
