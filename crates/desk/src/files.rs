//! Attachments and pictures: named by ids that nobody can guess, never by what their senders called them. They are in the data folder,
//! or in a bucket, where the layout is the same. A file is stored before the database knows of it and never changes; one that
//! nothing refers to after all is removed by the daily run.

#[cfg(feature = "object-storage")]
mod bucket;

use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::{Duration, UNIX_EPOCH};

use axum::body::Bytes;
use futures_util::Stream;
use guichet_tickets::Attachment;
use prometheus_client::metrics::counter::Counter;
use tempfile::NamedTempFile;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use tokio_util::io::ReaderStream;

use crate::keys::random_id;

#[derive(Clone)]
pub struct Files {
    /// Where files arrive, wherever they are kept.
    folder: PathBuf,
    #[cfg(feature = "object-storage")]
    bucket: Option<bucket::Bucket>,
    /// Bytes that were kept since the process began.
    uploaded: Counter,
}

/// What a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Ticket,
    /// A specialist's picture.
    Agent,
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

/// One that is read.
pub struct Opened {
    pub size: u64,
    pub bytes: Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>,
}

/// Addresses of buckets begin with one of these.
pub const SCHEMES: [&str; 3] = ["s3", "gs", "az"];
/// No request takes as long.
const ABANDONED: Duration = Duration::from_secs(60 * 60);
/// Types by content need no more than this.
const HEAD: usize = 8 << 10;

impl Of {
    /// Where a file is, below a folder or a bucket's prefix.
    fn path(self, id: &str) -> String {
        match self {
            Of::Ticket => format!("attachments/{}/{id}", id.get(..2).unwrap_or("__")),
            Of::Agent => format!("pictures/{id}"),
        }
    }

    /// Where a file is in a folder that has the layout of ours: a backup.
    pub fn place(self, folder: &Path, id: &str) -> PathBuf {
        folder.join(self.path(id))
    }
}

impl Files {
    /// # Errors
    /// The folder can't be made or written to.
    pub fn open(folder: &Path) -> std::result::Result<Files, String> {
        for part in ["attachments", "pictures", "arriving"] {
            let part = folder.join(part);
            std::fs::create_dir_all(&part).map_err(|error| format!("`{}`: {error}", part.display()))?;
        }
        Ok(Files {
            folder: folder.to_owned(),
            #[cfg(feature = "object-storage")]
            bucket: None,
            uploaded: Counter::default(),
        })
    }

    /// Kept in a bucket, with the credentials of the environment.
    ///
    /// # Errors
    /// As [`Files::open`]; the address is not one of a bucket; or this program was built without object storage.
    pub fn open_bucket(folder: &Path, address: &str) -> std::result::Result<Files, String> {
        let files = Files::open(folder)?;
        #[cfg(feature = "object-storage")]
        {
            let bucket = bucket::Bucket::open(address, std::env::vars())
                .map_err(|error| format!("`attachments`: `{address}` can't be opened: {error}"))?;
            Ok(Files { bucket: Some(bucket), ..files })
        }
        #[cfg(not(feature = "object-storage"))]
        {
            drop(files);
            Err(format!(
                "`attachments`: `{address}` is a bucket, and this program was built without them; build it with `--features object-storage`"
            ))
        }
    }

    /// A bucket that is as lasting as this.
    #[cfg(all(test, feature = "object-storage"))]
    pub fn in_memory(folder: &Path) -> Files {
        Files { bucket: Some(bucket::Bucket::in_memory()), ..Files::open(folder).expect("a folder") }
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

    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn begin(&self) -> Result<Arriving> {
        let temporary = NamedTempFile::new_in(self.arriving())?;
        let file = File::from_std(temporary.reopen()?);
        Ok(Arriving { file, temporary, head: Vec::new(), size: 0 })
    }

    /// Stores an attachment, for good.
    ///
    /// # Errors
    /// It can't be stored now.
    pub async fn keep(&self, file: Arrived, name: String, media_type: String) -> Result<Attachment> {
        let (id, size) = (random_id().map_err(Error::other)?, file.size);
        self.store(Of::Ticket, &id, file).await?;
        self.uploaded.inc_by(size);
        Ok(Attachment { id, name, media_type, size })
    }

    /// Stores a specialist's picture; its id.
    ///
    /// # Errors
    /// It can't be stored now.
    pub async fn keep_picture(&self, bytes: &[u8]) -> Result<String> {
        let id = random_id().map_err(Error::other)?;
        let mut file = self.begin().await?;
        file.write(bytes).await?;
        self.store(Of::Agent, &id, file.end().await?).await?;
        Ok(id)
    }

    /// Takes a file in that has an id already: from a backup, where it stays.
    ///
    /// # Errors
    /// It can't be read or stored.
    pub async fn bring(&self, of: Of, id: &str, from: &Path) -> Result<()> {
        let mut file = self.begin().await?;
        tokio::io::copy(&mut File::open(from).await?, &mut file.file).await?;
        self.store(of, id, file.end().await?).await
    }

    async fn store(&self, of: Of, id: &str, file: Arrived) -> Result<()> {
        #[cfg(feature = "object-storage")]
        if let Some(bucket) = &self.bucket {
            return bucket.put(&of.path(id), File::open(file.temporary.path()).await?).await;
        }
        let path = of.place(&self.folder, id);
        let keep = move || {
            let folder = path.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder)?;
            file.temporary.persist(&path).map_err(|error| error.error)?;
            // The name is on the disk as well as the bytes.
            std::fs::File::open(folder)?.sync_all()
        };
        tokio::task::spawn_blocking(keep).await.map_err(Error::other)?
    }

    /// # Errors
    /// There is no such file ([`ErrorKind::NotFound`]), or it can't be read now.
    pub async fn read(&self, of: Of, id: &str) -> Result<Opened> {
        #[cfg(feature = "object-storage")]
        if let Some(bucket) = &self.bucket {
            return bucket.get(&of.path(id)).await;
        }
        let file = File::open(of.place(&self.folder, id)).await?;
        Ok(Opened { size: file.metadata().await?.len(), bytes: Box::pin(ReaderStream::new(file)) })
    }

    /// Removes attachments by their ids. What isn't there is removed already.
    ///
    /// # Errors
    /// They can't be removed now.
    pub async fn remove(&self, ids: Vec<String>) -> Result<()> {
        #[cfg(feature = "object-storage")]
        if let Some(bucket) = &self.bucket {
            for id in ids {
                bucket.delete(&Of::Ticket.path(&id)).await?;
            }
            return Ok(());
        }
        let folder = self.folder.clone();
        let remove = move || {
            for id in ids {
                match std::fs::remove_file(Of::Ticket.place(&folder, &id)) {
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            Ok(())
        };
        tokio::task::spawn_blocking(remove).await.map_err(Error::other)?
    }

    /// Removes those of a request that was not accepted after all. What can't be removed now, the daily run removes.
    pub async fn drop_all(&self, attachments: &[Attachment]) {
        let ids = attachments.iter().map(|attachment| attachment.id.clone()).collect();
        if let Err(error) = self.remove(ids).await {
            tracing::warn!(%error, "files that are not needed can't be removed");
        }
    }

    /// All attachments that are stored: id, and when each came, in milliseconds of Unix time.
    ///
    /// # Errors
    /// They can't be listed now.
    pub async fn stored(&self) -> Result<Vec<(String, i64)>> {
        #[cfg(feature = "object-storage")]
        if let Some(bucket) = &self.bucket {
            return bucket.list("attachments").await;
        }
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
                    let at = changed.duration_since(UNIX_EPOCH).map_or(0, |at| at.as_millis() as i64);
                    found.push((file.file_name().to_string_lossy().into_owned(), at));
                }
            }
            Ok(found)
        };
        tokio::task::spawn_blocking(list).await.map_err(Error::other)?
    }

    /// Copies a file to a path where nothing is yet.
    ///
    /// # Errors
    /// There is no such file, there is one at the path, or it can't be written.
    pub async fn copy(&self, of: Of, id: &str, to: &Path) -> Result<()> {
        let mut opened = self.read(of, id).await?;
        let mut file = File::options().write(true).create_new(true).open(to).await?;
        while let Some(bytes) = futures_util::StreamExt::next(&mut opened.bytes).await {
            file.write_all(&bytes?).await?;
        }
        file.flush().await?;
        file.sync_all().await
    }

    /// As [`Files::copy`], but as a link to the same bytes where that is possible: only for who never changes them.
    ///
    /// # Errors
    /// As there.
    pub async fn link(&self, of: Of, id: &str, to: &Path) -> Result<()> {
        if self.is_folder() {
            match tokio::fs::hard_link(of.place(&self.folder, id), to).await {
                Ok(()) => return Ok(()),
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
                    return Err(error);
                }
                // Another file system, or one without links.
                Err(_) => {}
            }
        }
        self.copy(of, id, to).await
    }

    fn is_folder(&self) -> bool {
        #[cfg(feature = "object-storage")]
        return self.bucket.is_none();
        #[cfg(not(feature = "object-storage"))]
        true
    }
}

impl Arriving {
    pub fn size(&self) -> u64 {
        self.size
    }

    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let wanted = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..wanted]);
        self.size += bytes.len() as u64;
        self.file.write_all(bytes).await
    }

    /// # Errors
    /// The disk is full or can't be written to.
    pub async fn end(mut self) -> Result<Arrived> {
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

/// Whether a browser may show a file as a picture. Everything else is a download.
pub fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}
