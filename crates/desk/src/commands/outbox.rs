//! `guichet-desk outbox`: what waits to be sent, and what nobody tries any more.

use clap::Subcommand;
use jiff::Timestamp;
use serde_json::json;

use crate::opening;
use crate::settings::Settings;
use crate::store::{audit, outbox};

#[derive(Subcommand)]
pub enum Verb {
    /// List what waits, or what was given up
    List {
        /// What was given up
        #[arg(long)]
        dead: bool,
    },
    /// Try again what was given up
    Retry {
        /// One of them [default: all]
        id: Option<i64>,
    },
    /// Forget what was given up
    Drop {
        /// One of them [default: all]
        id: Option<i64>,
    },
}

/// # Errors
/// A sentence about what can't be done.
pub async fn run(verb: Verb, settings: &Settings) -> Result<(), String> {
    let store = opening::known(settings).await?;
    let told = |error: crate::store::Failure| error.to_string();
    match verb {
        Verb::List { dead } => {
            let found = store.read(move |session| outbox::deliveries(session, dead)).await.map_err(told)?;
            if found.is_empty() {
                eprintln!("{}", if dead { "nothing was given up" } else { "nothing waits" });
            }
            for one in found {
                let since = Timestamp::from_millisecond(one.created_at).unwrap_or(Timestamp::UNIX_EPOCH);
                let why = one.last_error.unwrap_or_default();
                println!(
                    "{}  {}  ticket {}  since {since}  {} tries  {why}",
                    one.id, one.consumer, one.ticket, one.tries
                );
            }
        }
        Verb::Retry { id } => {
            let now = Timestamp::now().as_millisecond();
            let count = store.write(move |session| outbox::revive(session, id, now)).await.map_err(told)?;
            if count == 0
                && let Some(id) = id
            {
                return Err(not_dead(id));
            }
            println!("to be tried again: {count}");
        }
        Verb::Drop { id } => {
            let at = Timestamp::now().as_millisecond();
            let dropped = store.write(move |session| {
                let count = outbox::forget(session, id)?;
                audit::record(session, at, audit::OPERATOR, "outbox-dropped", &json!({ "id": id, "count": count }))?;
                Ok(count)
            });
            let count = dropped.await.map_err(told)?;
            if count == 0
                && let Some(id) = id
            {
                return Err(not_dead(id));
            }
            println!("forgotten: {count}");
        }
    }
    Ok(())
}

fn not_dead(id: i64) -> String {
    format!("{id} was not given up; `guichet-desk outbox list --dead` shows what was")
}
