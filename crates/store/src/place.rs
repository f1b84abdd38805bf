//! Objects by name: names are `/`-separated and ours.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use percent_encoding::percent_decode_str;

/// What a store says of an object without its being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    pub name: String,
    pub bytes: u64,
    pub modified: SystemTime,
}

/// What browsers are told of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub content_type: String,
    pub cache_control: String,
}

/// Where objects are. Each is written as a whole or not at all.
pub trait Place: Sync {
    /// `None` if there is no such object.
    ///
    /// # Errors
    /// It can't be read, or has more bytes than `most`.
    fn get(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>>;

    /// # Errors
    /// It can't be written.
    fn put(&self, name: &str, bytes: Vec<u8>) -> io::Result<()>;

    /// The same of an object that browsers get. A folder knows nothing of what they are told.
    ///
    /// # Errors
    /// It can't be written.
    fn put_about(&self, name: &str, bytes: Vec<u8>, about: &About) -> io::Result<()> {
        let _ = about;
        self.put(name, bytes)
    }

    /// All objects whose name begins with `prefix` and `/`; all there are, if it is empty.
    ///
    /// # Errors
    /// They can't be listed.
    fn list(&self, prefix: &str) -> io::Result<Vec<Object>>;

    /// One that is not there is deleted already.
    ///
    /// # Errors
    /// It can't be deleted.
    fn delete(&self, name: &str) -> io::Result<()>;
}

/// The folder that an address names: a path, or `file://` with one. `None` for addresses of other kinds, mistyped ones included.
pub fn folder_of(address: &str) -> Option<PathBuf> {
    let Some(path) = address.strip_prefix("file://") else {
        // `C:` is a drive.
        let is_scheme = |scheme: &str| scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme));
        return (!has_scheme && !address.is_empty()).then(|| PathBuf::from(address));
    };
    let path = percent_decode_str(path.strip_prefix("localhost").unwrap_or(path)).decode_utf8().ok()?;
    // `file:///C:/cache`
    let drive = path.as_bytes().get(2) == Some(&b':');
    path.starts_with('/').then(|| PathBuf::from(if cfg!(windows) && drive { &path[1..] } else { &*path }))
}

/// A folder, which need not be there.
pub struct Folder(pub PathBuf);

impl Place for Folder {
    fn get(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let file = match fs::File::open(self.0.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(too_large(name)) } else { Ok(Some(bytes)) }
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.0))?;
        // Whoever is ended here leaves a draft, which is deleted when it is as old as an object may be.
        let draft =
            path.with_extension(format!("draft-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        fs::write(&draft, bytes)?;
        fs::rename(&draft, &path).inspect_err(|_| drop(fs::remove_file(&draft)))
    }

    fn list(&self, prefix: &str) -> io::Result<Vec<Object>> {
        let mut found = Vec::new();
        let root = if prefix.is_empty() { self.0.clone() } else { self.0.join(prefix) };
        below(&root, prefix, &mut found)?;
        Ok(found)
    }

    fn delete(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.0.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

pub fn too_large(name: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` is too large"))
}

fn joined(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") }
}

fn below(folder: &Path, prefix: &str, found: &mut Vec<Object>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries.flatten() {
        let (Ok(meta), Some(name)) = (entry.metadata(), entry.file_name().to_str().map(|name| joined(prefix, name)))
        else {
            continue;
        };
        if meta.is_dir() {
            below(&entry.path(), &name, found)?;
        } else if meta.is_file() {
            found.push(Object { name, bytes: meta.len(), modified: meta.modified()? });
        }
    }
    Ok(())
}
