//! A file of the site, open to be sent: from memory, or from disk in small pieces, however large it is.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use axum::body::{Body, Bytes};
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

use super::partial::Version;
use super::stored::Stored;
use guichet_core::hex;

/// Bytes that are read at once.
const PIECE: usize = 64 << 10;

pub struct Opened {
    pub version: Version,
    source: Source,
}

enum Source {
    Memory(Bytes),
    Disk(File),
}

impl Opened {
    /// # Errors
    /// The file can't be read, or is no longer one of the site's.
    pub async fn new(content: &Stored, root: &Path) -> io::Result<Self> {
        match content {
            Stored::Memory(bytes) => {
                let etag = format!("\"{}\"", hex(&Sha256::digest(bytes)[..16]));
                let version = Version { len: bytes.len() as u64, etag, modified: None };
                Ok(Opened { version, source: Source::Memory(bytes.clone()) })
            }
            Stored::Disk(disk) => {
                let (disk, root) = (disk.clone(), root.to_owned());
                tokio::task::spawn_blocking(move || open(&disk, &root)).await?
            }
        }
    }

    /// `len` bytes from `start` on, which the file has to have. One that is shorter by the time that it is read breaks
    /// the connection, so that nobody takes it for whole.
    pub fn part(self, start: u64, len: u64) -> Body {
        match self.source {
            Source::Memory(bytes) => {
                let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX).min(bytes.len());
                Body::from(bytes.slice(at(start)..at(start.saturating_add(len))))
            }
            Source::Disk(mut file) => match file.seek(SeekFrom::Start(start)) {
                Ok(_) => {
                    let file = tokio::fs::File::from_std(file).take(len);
                    Body::from_stream(ReaderStream::with_capacity(file, PIECE))
                }
                Err(error) => Body::from_stream(futures_util::stream::iter([Err::<Bytes, _>(error)])),
            },
        }
    }
}

/// The last site that could be built stays while a new one can't be. What it had as a file may be a link by now, and lead
/// where the loader would not have gone; or a pipe, which keeps whoever opens it waiting.
fn open(disk: &PathBuf, root: &Path) -> io::Result<Opened> {
    let real = fs::canonicalize(disk)?;
    if !real.starts_with(root) || !fs::metadata(&real)?.is_file() {
        return Err(io::Error::other("it is no longer a file of the site"));
    }
    let file = File::open(real)?;
    let meta = file.metadata()?;
    let modified = meta.modified().ok();
    let since = modified.and_then(|modified| modified.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let etag = format!("\"{:x}-{:x}\"", since.as_nanos(), meta.len());
    Ok(Opened { version: Version { len: meta.len(), etag, modified }, source: Source::Disk(file) })
}
