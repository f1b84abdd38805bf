//! `guichet-desk forget`: deletes one customer: their tickets with all that anybody wrote in them, and what they wrote in tickets of
//! their colleagues. That it happened stays in the audit log, under a name that says nothing.

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use crate::commands::export::{Sought, pseudonym, said};
use crate::files::Files;
use crate::opening;
use crate::settings::Settings;
use crate::store::erase::{Whom, erase, forget_reader, tickets_beside, tickets_of, unwrite};
use crate::store::{Failure, Store, audit};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    sought: Sought,
    /// Say what would be deleted, and delete nothing
    #[arg(long)]
    dry_run: bool,
}

/// # Errors
/// A sentence about what can't be done.
pub async fn run(options: Options, settings: &Settings) -> Result<(), String> {
    let store = opening::known(settings).await?;
    let files = opening::files(settings)?;
    let told = |error: Failure| error.to_string();
    let key = opening::key(&store).await.map_err(told)?;
    let whom = options.sought.whom();
    let name = pseudonym(&key, &whom);
    if options.dry_run {
        let found = store.read(move |session| Ok((tickets_of(session, &whom)?, tickets_beside(session, &whom)?)));
        let (own, beside) = found.await.map_err(told)?;
        let list =
            |ids: &[guichet_tickets::TicketId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        println!("tickets with everything in them: {} ({})", own.len(), list(&own));
        println!("tickets of others, and what they wrote there: {} ({})", beside.len(), list(&beside));
        return Ok(());
    }
    let who = said(&whom);
    let forgotten = forget(&store, &files, whom, name, Timestamp::now()).await?;
    if forgotten == (Forgotten { tickets: 0, elsewhere: 0, attachments: 0 }) {
        println!("nothing was kept of {who}");
        return Ok(());
    }
    println!(
        "tickets deleted: {}; of others, emptied of what they wrote: {}; attachments removed: {}",
        forgotten.tickets, forgotten.elsewhere, forgotten.attachments
    );
    println!("backups that were made before still have all of it");
    Ok(())
}

/// What was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    pub tickets: usize,
    /// Tickets of others.
    pub elsewhere: usize,
    pub attachments: usize,
}

/// # Errors
/// A sentence about what can't be done.
pub async fn forget(
    store: &Store,
    files: &Files,
    whom: Whom,
    name: String,
    at: Timestamp,
) -> Result<Forgotten, String> {
    let at = at.as_millisecond();
    let forgotten = store.write(move |session| {
        let (own, beside) = (tickets_of(session, &whom)?, tickets_beside(session, &whom)?);
        let mut attachments = Vec::new();
        for ticket in &own {
            attachments.extend(erase(session, *ticket)?);
        }
        if let Whom::Customer(customer) = &whom {
            for ticket in &beside {
                attachments.extend(unwrite(session, customer, *ticket)?);
            }
            forget_reader(session, customer)?;
        }
        let (tickets, elsewhere) = (own.len(), beside.len());
        let data =
            json!({ "customer": name, "tickets": tickets, "elsewhere": elsewhere, "attachments": attachments.len() });
        audit::record(session, at, audit::OPERATOR, "forget", &data)?;
        Ok((Forgotten { tickets, elsewhere, attachments: attachments.len() }, attachments))
    });
    let (forgotten, attachments) = forgotten.await.map_err(|error| error.to_string())?;
    files.remove(attachments).await.map_err(|error| format!("an attachment can't be removed: {error}"))?;
    store.compact().await.map_err(|error| {
        format!("deleted, but the file of the database may still have traces of it: {error}; run this again")
    })?;
    Ok(forgotten)
}
