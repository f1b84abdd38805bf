//! Object storages: Amazon S3 and what speaks its protocol, Google Cloud Storage, Azure Blob Storage. Credentials are those of the
//! environment, under the names that their own tools use.

use std::io::{Error, ErrorKind, Result};
use std::sync::Arc;

use futures_util::{StreamExt, TryStreamExt};
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use url::Url;

use super::{Opened, SCHEMES};

#[derive(Clone)]
pub struct Bucket {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl Bucket {
    /// # Errors
    /// The address is wrong, or the environment has no credentials for it.
    pub fn open(address: &str, environment: impl IntoIterator<Item = (String, String)>) -> Result<Bucket> {
        let url = Url::parse(address).map_err(Error::other)?;
        if !SCHEMES.contains(&url.scheme()) {
            return Err(Error::other("it is not the address of a bucket"));
        }
        crate::tls::choose();
        let (store, prefix) = object_store::parse_url_opts(&url, environment).map_err(failure)?;
        Ok(Bucket { store: Arc::from(store), prefix })
    }

    #[cfg(test)]
    pub fn in_memory() -> Bucket {
        Bucket { store: Arc::new(object_store::memory::InMemory::new()), prefix: Path::from("help/desk") }
    }

    fn at(&self, name: &str) -> Path {
        name.split('/').fold(self.prefix.clone(), |path, part| path.join(part))
    }

    /// Small files in one request, larger ones in parts. What was sent of a file that fails is given up.
    pub async fn put(&self, name: &str, mut file: File) -> Result<()> {
        let mut writer = BufWriter::new(Arc::clone(&self.store), self.at(name));
        let sent = async {
            tokio::io::copy(&mut file, &mut writer).await?;
            writer.shutdown().await
        };
        let result = sent.await;
        if result.is_err() {
            let _ = writer.abort().await;
        }
        result
    }

    pub async fn get(&self, name: &str) -> Result<Opened> {
        let found = self.store.get(&self.at(name)).await.map_err(failure)?;
        Ok(Opened { size: found.meta.size, bytes: Box::pin(found.into_stream().map(|bytes| bytes.map_err(failure))) })
    }

    pub async fn delete(&self, name: &str) -> Result<()> {
        match self.store.delete(&self.at(name)).await.map_err(failure) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The last part of each name below one, and when it was stored, in milliseconds of Unix time.
    pub async fn list(&self, name: &str) -> Result<Vec<(String, i64)>> {
        let below = self.at(name);
        let found = self.store.list(Some(&below)).try_collect::<Vec<_>>().await.map_err(failure)?;
        let entry = |meta: &object_store::ObjectMeta| {
            let id = meta.location.filename()?.to_owned();
            Some((id, meta.last_modified.timestamp_millis()))
        };
        Ok(found.iter().filter_map(entry).collect())
    }
}

fn failure(error: object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { .. } => Error::new(ErrorKind::NotFound, error),
        error => Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let of = |address| Bucket::open(address, [("aws_region".to_owned(), "eu-west-3".to_owned())]);
        assert_eq!(
            of("s3://bucket/help/desk").ok().map(|bucket| bucket.prefix.to_string()).as_deref(),
            Some("help/desk")
        );
        for wrong in ["file:///tmp/a", "https://bucket/a", "bucket", "s3:", ""] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    /// A real one, if there is one to try: an empty prefix.
    #[tokio::test]
    async fn what_was_stored_is_read_listed_and_deleted() {
        let real = std::env::var("GUICHET_TEST_BUCKET").ok();
        let bucket = match &real {
            Some(address) => Bucket::open(address, std::env::vars()).unwrap(),
            None => Bucket::in_memory(),
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for size in [0, 3, 12 << 20] {
            std::fs::write(&path, vec![7u8; size]).unwrap();
            bucket.put("attachments/ab/abcd", File::open(&path).await.unwrap()).await.unwrap();
            let opened = bucket.get("attachments/ab/abcd").await.unwrap();
            assert_eq!(opened.size, size as u64);
            let bytes: Vec<u8> = opened
                .bytes
                .try_fold(Vec::new(), async |mut all, bytes| {
                    all.extend_from_slice(&bytes);
                    Ok(all)
                })
                .await
                .unwrap();
            assert!(bytes.len() == size && bytes.iter().all(|byte| *byte == 7));
        }
        let listed = bucket.list("attachments").await.unwrap();
        assert!(listed.len() == 1 && listed[0].0 == "abcd" && listed[0].1 > 1_700_000_000_000, "{listed:?}");
        bucket.delete("attachments/ab/abcd").await.unwrap();
        bucket.delete("attachments/ab/abcd").await.unwrap();
        assert_eq!(bucket.get("attachments/ab/abcd").await.err().map(|error| error.kind()), Some(ErrorKind::NotFound));
        assert_eq!(bucket.list("attachments").await.unwrap(), []);
    }
}
