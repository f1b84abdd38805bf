//! `guichet-desk restore`: a backup into an empty data folder. All of it is checked before the database gets its name: a folder with a
//! restored desk that lacks something can't come of it.

use std::io::ErrorKind;
use std::path::Path;

use jiff::Timestamp;
use serde_json::json;

use crate::commands::backup::{AT_ONCE, DATABASE, MANIFEST, Manifest, VERSION};
use crate::files::Of;
use crate::opening;
use crate::settings::Settings;
use crate::store::erase::attachments;
use crate::store::{Agent, Failure, Store, audit};

/// # Errors
/// A sentence for each thing that is missing or damaged, or for what can't be read or written.
pub async fn run(from: &Path, settings: &Settings) -> Result<(), Vec<String>> {
    let manifest = manifest(from).map_err(|error| vec![error])?;
    let told = |error: Failure| vec![error.to_string()];
    let target = settings.data.join(DATABASE);
    if settings.database.is_none() && target.exists() {
        return Err(vec![format!("`{}` is there already; restore into an empty folder", target.display())]);
    }
    if settings.database.is_none() != manifest.database {
        let (has, wants) = if manifest.database { ("SQLite", "PostgreSQL") } else { ("PostgreSQL", "SQLite") };
        return Err(vec![format!("the backup is one of {has}, and the settings name {wants}")]);
    }
    let files = opening::files(settings).map_err(|error| vec![error])?;
    // SQLite is copied first, so that nothing is written into the backup; what it needs is looked up in the copy.
    let arriving = settings.data.join("desk.db.restoring");
    let source = if manifest.database {
        copy(&from.join(DATABASE), &arriving).map_err(|error| vec![error])?;
        let store = Store::looking_at(&arriving).map_err(told)?;
        let wrong = store.check().await.map_err(told)?;
        if !wrong.is_empty() {
            return Err(wrong);
        }
        store
    } else {
        opening::store(settings).await.map_err(|error| vec![error])?
    };
    let mut wrong = Vec::new();
    let (mut count, mut after) = (0, String::new());
    loop {
        let place = after.clone();
        let found = source.read(move |session| attachments(session, &place, AT_ONCE)).await.map_err(told)?;
        let Some((last, _)) = found.last() else { break };
        after = last.clone();
        for (id, size) in found.into_iter().filter(|(id, _)| !manifest.deleted_meanwhile.contains(id)) {
            let source = Of::Ticket.place(from, &id);
            match std::fs::metadata(&source) {
                Ok(file) if file.len() == size => match files.bring(Of::Ticket, &id, &source).await {
                    Ok(()) => count += 1,
                    Err(error) => wrong.push(format!("attachment {id}: {error}")),
                },
                Ok(file) => wrong.push(format!("attachment {id} has {} bytes, and should have {size}", file.len())),
                Err(_) => wrong.push(format!("attachment {id} is missing")),
            }
        }
    }
    for agent in source.read(Agent::all).await.map_err(told)? {
        let Some(id) = agent.picture else { continue };
        let source = Of::Agent.place(from, &id);
        if source.exists()
            && let Err(error) = files.bring(Of::Agent, &id, &source).await
        {
            wrong.push(format!("picture {id}: {error}"));
        }
    }
    drop(source);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    if manifest.database {
        std::fs::rename(&arriving, &target).map_err(|error| vec![format!("`{}`: {error}", target.display())])?;
    }
    let store = opening::store(settings).await.map_err(|error| vec![error])?;
    let (at, made_at) = (Timestamp::now().as_millisecond(), manifest.made_at);
    let data = json!({ "made_at": made_at, "attachments": count });
    store.write(move |session| audit::record(session, at, audit::OPERATOR, "restore", &data)).await.map_err(told)?;
    println!("restored as it was at {made_at}, with {count} attachments");
    Ok(())
}

fn manifest(from: &Path) -> Result<Manifest, String> {
    let path = from.join(MANIFEST);
    let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            format!("`{}` is not a backup, or one that was cut off: it has no `{MANIFEST}`", from.display())
        }
        _ => format!("`{}`: {error}", path.display()),
    })?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| format!("`{}`: {error}", path.display()))?;
    if manifest.version != VERSION {
        return Err(format!("`{}` was made by another version of guichet-desk; use that one", from.display()));
    }
    Ok(manifest)
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let copied = || {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::copy(from, to)?;
        std::fs::File::open(to)?.sync_all()
    };
    copied().map_err(|error| format!("`{}`: {error}", to.display()))
}
