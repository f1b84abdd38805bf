//! Attachments and pictures, in a folder: named by ids that nobody can guess, never by what their senders called them. A file is on
//! the disk before the database knows of it; one that nothing refers to after all is removed when the desk starts.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use guichet_tickets::Attachment;
use prometheus_client::metrics::counter::Counter;
use tempfile::NamedTempFile;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::keys::random_id;

#[derive(Clone)]
pub struct Files {
    folder: PathBuf,
    /// Bytes that were kept since the process began.
    uploaded: Counter,
}

/// A file that is still arriving, removed unless it is kept.
pub struct Arriving {
    file: File,
    temporary: NamedTempFile,
    /// Its first bytes, by which its type is known.
    head: Vec<u8>,
    size: u64,
}

/// One that has arrived, with what is known of it.
pub struct Arrived {
    temporary: NamedTempFile,
    head: Vec<u8>,
    pub size: u64,
}

/// No request takes as long.
const ABANDONED: Duration = Duration::from_secs(60 * 60);
/// Types by content need no more than this.
const HEAD: usize = 8 << 10;

impl Files {
    /// # Errors
    /// The folder can't be made or written to.
    pub fn open(folder: &Path) -> Result<Files, String> {
        for part in ["attachments", "pictures", "arriving"] {
            let part = folder.join(part);
            std::fs::create_dir_all(&part).map_err(|error| format!("`{}`: {error}", part.display()))?;
        }
        Ok(Files { folder: folder.to_owned(), uploaded: Counter::default() })
    }

    /// Removes what requests have left that were cut off. Other desks may be receiving files in the same folder: what somebody has
    /// written to lately stays.
    pub fn clear(&self) {
        for entry in std::fs::read_dir(self.arriving()).into_iter().flatten().flatten() {
            let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
            if age.is_some_and(|age| age > ABANDONED) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }

    pub fn uploaded(&self) -> Counter {
        self.uploaded.clone()
    }

    /// Bytes that there is room for, where the system says.
    pub fn room(&self) -> Option<u64> {
        #[cfg(unix)]
        {
            let disk = rustix::fs::statvfs(&self.folder).ok()?;
            Some(disk.f_bavail.saturating_mul(disk.f_frsize))
        }
        #[cfg(not(unix))]
        None
    }

    fn arriving(&self) -> PathBuf {
        self.folder.join("arriving")
    }

    /// Where an attachment is, by its id.
    pub fn attachment(&self, id: &str) -> PathBuf {
        let folder = id.get(..2).unwrap_or("__");
        self.folder.join("attachments").join(folder).join(id)
    }

    /// Where a specialist's picture is.
    pub fn picture(&self, id: &str) -> PathBuf {
        self.folder.join("pictures").join(id)
    }

    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn begin(&self) -> std::io::Result<Arriving> {
        let temporary = NamedTempFile::new_in(self.arriving())?;
        let file = File::from_std(temporary.reopen()?);
        Ok(Arriving { file, temporary, head: Vec::new(), size: 0 })
    }

    /// Gives a file its place, for good.
    ///
    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn keep(&self, file: Arrived, name: String, media_type: String) -> std::io::Result<Attachment> {
        let id = random_id().map_err(std::io::Error::other)?;
        let path = self.attachment(&id);
        let size = file.size;
        let keep = move || {
            let folder = path.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder)?;
            file.temporary.persist(&path).map_err(|error| error.error)?;
            // The name is on the disk as well as the bytes.
            std::fs::File::open(folder)?.sync_all()
        };
        tokio::task::spawn_blocking(keep).await.map_err(std::io::Error::other)??;
        self.uploaded.inc_by(size);
        Ok(Attachment { id, name, media_type, size })
    }

    /// Removes attachments by their ids. What isn't there is removed already.
    ///
    /// # Errors
    /// The folder can't be written to.
    pub async fn remove(&self, ids: Vec<String>) -> std::io::Result<()> {
        let files = self.clone();
        let remove = move || {
            for id in ids {
                match std::fs::remove_file(files.attachment(&id)) {
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            Ok(())
        };
        tokio::task::spawn_blocking(remove).await.map_err(std::io::Error::other)?
    }

    /// All attachments that are here: id, and when each came, in milliseconds of Unix time.
    ///
    /// # Errors
    /// The folder can't be read.
    pub async fn stored(&self) -> std::io::Result<Vec<(String, i64)>> {
        let folder = self.folder.join("attachments");
        let list = move || {
            let mut found = Vec::new();
            for part in std::fs::read_dir(folder)? {
                let part = part?.path();
                if !part.is_dir() {
                    continue;
                }
                for file in std::fs::read_dir(part)? {
                    let file = file?;
                    let changed = file.metadata()?.modified()?;
                    let at = changed.duration_since(std::time::UNIX_EPOCH).map_or(0, |at| at.as_millis() as i64);
                    found.push((file.file_name().to_string_lossy().into_owned(), at));
                }
            }
            Ok(found)
        };
        tokio::task::spawn_blocking(list).await.map_err(std::io::Error::other)?
    }

    /// Copies an attachment to a file that is not there yet.
    ///
    /// # Errors
    /// There is no such attachment, or the other place can't be written to.
    pub async fn copy(&self, id: &str, to: &Path) -> std::io::Result<()> {
        copy(self.attachment(id), to.to_owned(), false).await
    }

    /// As [`Files::copy`], but as a link to the same bytes where that is possible: only for who never changes them.
    ///
    /// # Errors
    /// As there.
    pub async fn link(&self, id: &str, to: &Path) -> std::io::Result<()> {
        copy(self.attachment(id), to.to_owned(), true).await
    }

    /// As [`Files::link`], for a specialist's picture.
    ///
    /// # Errors
    /// As there.
    pub async fn link_picture(&self, id: &str, to: &Path) -> std::io::Result<()> {
        copy(self.picture(id), to.to_owned(), true).await
    }

    /// Those of a request that was not accepted after all.
    pub fn drop_all(&self, attachments: &[Attachment]) {
        for attachment in attachments {
            let _ = std::fs::remove_file(self.attachment(&attachment.id));
        }
    }
}

impl Arriving {
    pub fn size(&self) -> u64 {
        self.size
    }

    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let wanted = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..wanted]);
        self.size += bytes.len() as u64;
        self.file.write_all(bytes).await
    }

    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn end(mut self) -> std::io::Result<Arrived> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        Ok(Arrived { temporary: self.temporary, head: self.head, size: self.size })
    }
}

impl Arrived {
    /// Its MIME type by its content; what its sender says of it counts for nothing.
    pub fn media_type(&self) -> &'static str {
        infer::get(&self.head).map_or("application/octet-stream", |kind| kind.mime_type())
    }
}

async fn copy(from: PathBuf, to: PathBuf, may_link: bool) -> std::io::Result<()> {
    let copy = move || {
        if may_link {
            match std::fs::hard_link(&from, &to) {
                Ok(()) => return Ok(()),
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
                    return Err(error);
                }
                // Another file system, or one without links.
                Err(_) => {}
            }
        }
        std::fs::copy(&from, &to)?;
        std::fs::File::open(&to)?.sync_all()
    };
    tokio::task::spawn_blocking(copy).await.map_err(std::io::Error::other)?
}

/// Whether a browser may show a file as a picture. Everything else is a download.
pub fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}
