//! What a desk and its commands work on: the database, the files and the key of some settings.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::files::Files;
use crate::keys::DeskKey;
use crate::settings::Settings;
use crate::store::{Failure, Store, secret};

/// The database of some settings, with its migrations run.
///
/// # Errors
/// It can't be opened or reached.
pub async fn store(settings: &Settings) -> Result<Store, String> {
    match &settings.database {
        Some(url) => Store::postgres(url).await.map_err(|error| format!("the database can't be opened: {error}")),
        None => {
            make_folder(&settings.data)?;
            let file = settings.data.join("desk.db");
            Store::sqlite(&file).map_err(|error| format!("`{}` can't be opened: {error}", file.display()))
        }
    }
}

/// The same, if there is a desk already: what is mistyped must not look like a desk that has nothing.
///
/// # Errors
/// There is none, or it can't be opened or reached.
pub async fn known(settings: &Settings) -> Result<Store, String> {
    let file = settings.data.join("desk.db");
    if settings.database.is_none() && !file.exists() {
        return Err(format!("`{}` is not there: `--data` names the folder of no desk", file.display()));
    }
    store(settings).await
}

/// Attachments and pictures of some settings.
///
/// # Errors
/// The folder can't be made or written to, or the bucket can't be used.
pub fn files(settings: &Settings) -> Result<Files, String> {
    make_folder(&settings.data)?;
    match &settings.attachments {
        Some(address) => Files::open_bucket(&settings.data, address),
        None => Files::open(&settings.data),
    }
}

/// What the desks of a database sign with.
///
/// # Errors
/// The database.
pub async fn key(store: &Store) -> Result<DeskKey, Failure> {
    let fresh = DeskKey::fresh().map_err(Failure::Broken)?;
    let key = store.write(move |session| secret(session, "signing", &fresh)).await?;
    DeskKey::read(&key).map_err(Failure::Broken)
}

/// Keeps a file for this process until it is dropped, also if the process is killed.
///
/// # Errors
/// Another process has it, or it can't be made.
pub fn lock(file: &Path, otherwise: &str) -> Result<File, String> {
    let lock = File::options().create(true).truncate(false).write(true).open(file);
    let lock = lock.map_err(|error| format!("`{}` can't be made: {error}", file.display()))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(otherwise.to_owned()),
        // On a disk that knows no locks, nobody can be kept out.
        Err(TryLockError::Error(_)) => Ok(lock),
    }
}

fn make_folder(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("`{}` can't be made: {error}", folder.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What customers write is for nobody else on the machine.
        let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700));
    }
    Ok(())
}
