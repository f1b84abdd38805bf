//! `guichet-desk backup`: the database as it is at one moment, and the files that it names. A desk that runs goes on.
//!
//! The database comes first. A file is on the disk before the database names it and never changes, so that all files of the copy are
//! there, except those of tickets that are deleted meanwhile; `backup.json` lists them.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::files::{Files, Of};
use crate::opening;
use crate::settings::Settings;
use crate::store::erase::attachments;
use crate::store::{Agent, Failure, Store, audit};

/// `backup.json`, which is written last: without it, a folder is no backup.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
pub struct Manifest {
    pub version: u32,
    pub made_at: Timestamp,
    /// Whether the database is in it.
    pub database: bool,
    pub attachments: usize,
    pub bytes: u64,
    /// Attachments of tickets that were deleted while the backup was made.
    pub deleted_meanwhile: Vec<String>,
}

pub const MANIFEST: &str = "backup.json";
/// Stands in its place while a backup is being made, so that one that was cut off can be begun again.
const BEGUN: &str = "backup.begun";
pub const DATABASE: &str = "desk.db";
pub const VERSION: u32 = 1;
pub const AT_ONCE: i64 = 1_000;

/// # Errors
/// A sentence about what can't be read or written.
pub async fn run(to: &Path, settings: &Settings) -> Result<(), String> {
    beside(to, &settings.data)?;
    let store = opening::known(settings).await?;
    let files = opening::files(settings)?;
    let _alone = opening::lock(&settings.data.join("backup.lock"), "another backup of this desk is being made")?;
    let manifest = back_up(&store, &files, to, Timestamp::now()).await?;
    println!("{} attachments, {} bytes", manifest.attachments, manifest.bytes);
    if !manifest.database {
        println!("the database is PostgreSQL: back it up with `pg_dump` before this");
    }
    Ok(())
}

/// A backup must have nothing to do with the folder that a desk works in: it would take the place of its database.
///
/// # Errors
/// One of them is the other, or in the other.
fn beside(to: &Path, data: &Path) -> Result<(), String> {
    let real = |path: &Path| {
        // Of what isn't there yet, the folder that it will be in.
        let there = path.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
        let (part, known) = there.or_else(|| Some((Path::new(""), std::env::current_dir().ok()?)))?;
        Some(known.join(path.strip_prefix(part).ok()?))
    };
    let (Some(target), Some(source)) = (real(to), real(data)) else { return Ok(()) };
    if target.starts_with(&source) || source.starts_with(&target) {
        return Err(format!(
            "`{}` and the data folder `{}` are in one another; choose a folder elsewhere",
            to.display(),
            data.display()
        ));
    }
    Ok(())
}

/// # Errors
/// A sentence about what can't be read or written.
pub async fn back_up(store: &Store, files: &Files, to: &Path, at: Timestamp) -> Result<Manifest, String> {
    let told = |path: &Path, error: std::io::Error| format!("`{}`: {error}", path.display());
    let manifest = to.join(MANIFEST);
    let is_new = std::fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    let begun = to.join(BEGUN);
    if !is_new && !manifest.exists() && !begun.exists() {
        return Err(format!("`{}` is not empty, and is not a backup; choose a new folder", to.display()));
    }
    for folder in ["attachments", "pictures"] {
        let folder = to.join(folder);
        std::fs::create_dir_all(&folder).map_err(|error| told(&folder, error))?;
    }
    private(to, 0o700);
    write_through(&begun, "").map_err(|error| told(&begun, error))?;
    // From here on it is no backup, until it is one again.
    remove_if_there(&manifest).map_err(|error| told(&manifest, error))?;
    let source = if store.is_sqlite() {
        let (database, fresh) = (to.join(DATABASE), to.join("desk.db.new"));
        for file in [&fresh, &to.join("desk.db.new-journal")] {
            remove_if_there(file).map_err(|error| told(file, error))?;
        }
        store.back_up(&fresh).await.map_err(|error| format!("`{}`: {error}", fresh.display()))?;
        private(&fresh, 0o600);
        std::fs::rename(&fresh, &database).map_err(|error| told(&database, error))?;
        for file in ["desk.db-wal", "desk.db-shm"].map(|name| to.join(name)) {
            remove_if_there(&file).map_err(|error| told(&file, error))?;
        }
        Store::looking_at(&database).map_err(|error| format!("`{}`: {error}", database.display()))?
    } else {
        store.clone()
    };
    let database = |error: Failure| error.to_string();
    let mut made = Manifest {
        version: VERSION,
        made_at: at,
        database: store.is_sqlite(),
        attachments: 0,
        bytes: 0,
        deleted_meanwhile: Vec::new(),
    };
    let mut wanted = BTreeSet::new();
    let mut after = String::new();
    loop {
        let place = after.clone();
        let found = source.read(move |session| attachments(session, &place, AT_ONCE)).await.map_err(database)?;
        let Some((last, _)) = found.last() else { break };
        after = last.clone();
        for (id, size) in found {
            let path = Of::Ticket.place(to, &id);
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| told(folder, error))?;
            }
            if std::fs::metadata(&path).is_ok_and(|file| file.len() != size) {
                // Of an earlier backup that was cut off.
                remove_if_there(&path).map_err(|error| told(&path, error))?;
            }
            match files.link(Of::Ticket, &id, &path).await {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    let sought = id.clone();
                    let is_deleted = store.read(move |session| crate::store::attachment(session, &sought)).await;
                    if !matches!(is_deleted, Err(Failure::Missing)) {
                        return Err(format!("attachment {id} is missing in the desk's folder"));
                    }
                    made.deleted_meanwhile.push(id);
                    continue;
                }
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(told(&path, error)),
                _ => {}
            }
            made.attachments += 1;
            made.bytes += size;
            wanted.insert(path);
        }
    }
    for agent in source.read(Agent::all).await.map_err(database)? {
        if let Some(id) = agent.picture {
            let path = Of::Agent.place(to, &id);
            match files.link(Of::Agent, &id, &path).await {
                Err(error) if !matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {
                    return Err(told(&path, error));
                }
                _ => drop(wanted.insert(path)),
            }
        }
    }
    drop(source);
    remove_others(to, &wanted).map_err(|error| told(to, error))?;
    let text = serde_json::to_string_pretty(&made).map_err(|error| error.to_string())? + "\n";
    write_through(&manifest, &text).map_err(|error| told(&manifest, error))?;
    remove_if_there(&begun).map_err(|error| told(&begun, error))?;
    let data = json!({ "attachments": made.attachments, "bytes": made.bytes });
    let entry =
        store.write(move |session| audit::record(session, at.as_millisecond(), audit::OPERATOR, "backup", &data));
    entry.await.map_err(database)?;
    Ok(made)
}

/// What an earlier backup had in this folder, and this one hasn't: somebody may have asked for it to be deleted.
fn remove_others(to: &Path, wanted: &BTreeSet<PathBuf>) -> std::io::Result<()> {
    let mut folders = vec![to.join("attachments"), to.join("pictures")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !wanted.contains(&path) {
                std::fs::remove_file(path)?;
            }
        }
    }
    Ok(())
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write_through(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut file = std::fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// As private as what the desk has itself.
fn private(path: &Path, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (path, mode);
}
