//! Deletes what has been closed for long: once a day by a desk that runs, or by `guichet-desk retain`. And files that no ticket
//! refers to, which a request that was cut off may leave.

use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use crate::age::Age;
use crate::app::App;
use crate::files::Files;
use crate::opening;
use crate::settings::Settings;
use crate::store::erase::{closed_before, count_closed_before, erase, orphans};
use crate::store::{Failure, Store, Turn, audit, turn};

#[derive(Args)]
pub struct Options {
    /// Say what would be deleted, and delete nothing
    #[arg(long)]
    dry_run: bool,
}

/// Tickets of one transaction, between which others write.
const AT_ONCE: i64 = 50;
/// A file is no orphan before: its request may still be running.
const YOUNG: Duration = Duration::from_secs(24 * 60 * 60);
/// Between two looks at whether a day has passed.
const LOOK: Duration = Duration::from_secs(60 * 60);

/// What was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    pub tickets: usize,
    pub attachments: usize,
    pub orphans: usize,
}

/// # Errors
/// A sentence about what can't be done.
pub async fn run(options: Options, settings: &Settings) -> Result<(), String> {
    let store = opening::known(settings).await?;
    let files = opening::files(settings)?;
    let now = Timestamp::now();
    let told = |error: Failure| error.to_string();
    if options.dry_run {
        if let Some(age) = settings.keep_closed {
            let before = age.before(now).as_millisecond();
            let (tickets, attachments, bytes) =
                store.read(move |session| count_closed_before(session, before)).await.map_err(told)?;
            println!("{tickets} tickets closed for more than {age}, with {attachments} attachments ({bytes} bytes)");
        } else {
            println!("tickets are kept for good: `keep-closed` is not set");
        }
        println!("{} files that belong to no ticket", unowned(&store, &files, now).await.map_err(told)?.len());
        return Ok(());
    }
    let deleted = retain(&store, &files, settings.keep_closed, now, audit::OPERATOR).await.map_err(told)?;
    println!(
        "{} tickets with {} attachments deleted, and {} files that belonged to no ticket",
        deleted.tickets, deleted.attachments, deleted.orphans
    );
    Ok(())
}

/// Once a day, for as long as the desk runs.
pub async fn watch(app: Arc<App>, age: Option<Age>) {
    loop {
        daily(&app.store, &app.files, age, app.now()).await;
        tokio::time::sleep(LOOK).await;
    }
}

/// If it is this desk's turn today.
pub async fn daily(store: &Store, files: &Files, age: Option<Age>, now: Timestamp) {
    let taken = store.write(move |session| turn(session, "retention", now.as_millisecond())).await;
    let result = match taken {
        Ok(Turn::Now) => retain(store, files, age, now, audit::DESK).await,
        Ok(Turn::Later) => return,
        Ok(Turn::Leapt) => {
            tracing::warn!("the clock is far from where it was at the last daily run: nothing is deleted today");
            return;
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(Deleted { tickets, attachments, orphans }) => {
            tracing::info!(tickets, attachments, orphans, "what was kept for long enough is deleted");
        }
        Err(error) => tracing::warn!(%error, "what was kept for long enough can't be deleted; tomorrow again"),
    }
}

/// # Errors
/// The database or the folder of attachments. What was deleted until then is deleted.
pub async fn retain(
    store: &Store,
    files: &Files,
    age: Option<Age>,
    now: Timestamp,
    who: &'static str,
) -> Result<Deleted, Failure> {
    let mut deleted = Deleted::default();
    if let Some(age) = age {
        let before = age.before(now).as_millisecond();
        loop {
            let batch = store.write(move |session| {
                let tickets = closed_before(session, before, AT_ONCE)?;
                let mut attachments = Vec::new();
                for ticket in &tickets {
                    attachments.extend(erase(session, *ticket)?);
                }
                Ok((tickets.len(), attachments))
            });
            let (tickets, attachments) = batch.await?;
            deleted.tickets += tickets;
            deleted.attachments += attachments.len();
            // Files go last: one that is left over is an orphan, which the next run removes.
            files.remove(attachments).await?;
            if tickets == 0 {
                break;
            }
        }
        if deleted.tickets > 0 {
            store.tidy_words().await?;
        }
    }
    let unowned = unowned(store, files, now).await?;
    deleted.orphans = unowned.len();
    files.remove(unowned).await?;
    if deleted != Deleted::default() {
        let Deleted { tickets, attachments, orphans } = deleted;
        let kept = age.map(|age| age.to_string());
        let data = json!({ "keep-closed": kept, "tickets": tickets, "attachments": attachments, "orphans": orphans });
        let at = now.as_millisecond();
        store.write(move |session| audit::record(session, at, who, "retention", &data)).await?;
    }
    Ok(deleted)
}

async fn unowned(store: &Store, files: &Files, now: Timestamp) -> Result<Vec<String>, Failure> {
    let before = Timestamp::as_millisecond(now) - YOUNG.as_millis() as i64;
    let stored = files.stored().await?;
    let old: Vec<String> = stored.into_iter().filter(|(_, at)| *at < before).map(|(id, _)| id).collect();
    store.read(move |session| orphans(session, old)).await
}
