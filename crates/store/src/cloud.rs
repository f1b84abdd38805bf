//! Object storages: Amazon S3 and what speaks its protocol, Google Cloud Storage, Azure Blob Storage. Credentials are those of the
//! environment, under the names that their own tools use.

use std::io;
use std::time::SystemTime;

use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutOptions};
use tokio::runtime::Runtime;
use url::Url;

use super::place::{About, Object, Place, too_large};

/// What addresses of buckets begin with.
pub const SCHEMES: [&str; 6] = ["s3", "gs", "az", "azure", "abfs", "abfss"];

pub struct Cloud {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    runtime: Runtime,
}

impl Cloud {
    /// The bucket and the prefix in it that an address names; `None` for addresses of other kinds.
    ///
    /// # Errors
    /// The address is wrong, or the environment has no credentials for it.
    pub fn open(address: &str, environment: impl IntoIterator<Item = (String, String)>) -> io::Result<Option<Self>> {
        let Some(url) = Url::parse(address).ok().filter(|url| SCHEMES.contains(&url.scheme())) else { return Ok(None) };
        let (store, prefix) = object_store::parse_url_opts(&url, environment).map_err(io::Error::other)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Some(Cloud { store, prefix, runtime }))
    }

    #[cfg(test)]
    pub(crate) fn in_memory() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let store = Box::new(object_store::memory::InMemory::new());
        Cloud { store, prefix: Path::from("help/centre"), runtime: runtime.expect("threads") }
    }

    fn at(&self, name: &str) -> Path {
        name.split('/').filter(|part| !part.is_empty()).fold(self.prefix.clone(), |path, part| path.join(part))
    }
}

impl Place for Cloud {
    fn get(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        self.runtime.block_on(async {
            let found = match self.store.get(&self.at(name)).await {
                Err(Error::NotFound { .. }) => return Ok(None),
                found => found.map_err(io::Error::other)?,
            };
            let mut bytes = Vec::new();
            let mut stream = found.into_stream();
            while let Some(more) = stream.next().await {
                bytes.extend_from_slice(&more.map_err(io::Error::other)?);
                if bytes.len() as u64 > most {
                    return Err(too_large(name));
                }
            }
            Ok(Some(bytes))
        })
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        let put = async { self.store.put(&self.at(name), bytes.into()).await };
        self.runtime.block_on(put).map(|_| ()).map_err(io::Error::other)
    }

    fn put_about(&self, name: &str, bytes: Vec<u8>, about: &About) -> io::Result<()> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, about.content_type.clone().into());
        attributes.insert(Attribute::CacheControl, about.cache_control.clone().into());
        let options = PutOptions { attributes, ..PutOptions::default() };
        let put = async { self.store.put_opts(&self.at(name), bytes.into(), options).await };
        self.runtime.block_on(put).map(|_| ()).map_err(io::Error::other)
    }

    fn list(&self, prefix: &str) -> io::Result<Vec<Object>> {
        let below = self.at(prefix);
        let list = async { self.store.list(Some(&below)).try_collect::<Vec<_>>().await };
        let found = self.runtime.block_on(list).map_err(io::Error::other)?;
        let object = |meta: object_store::ObjectMeta| {
            let rest: Vec<_> = meta.location.prefix_match(&self.prefix)?.map(|part| part.as_ref().to_owned()).collect();
            let modified = SystemTime::from(meta.last_modified);
            Some(Object { name: rest.join("/"), bytes: meta.size, modified })
        };
        Ok(found.into_iter().filter_map(object).collect())
    }

    fn delete(&self, name: &str) -> io::Result<()> {
        match self.runtime.block_on(async { self.store.delete(&self.at(name)).await }) {
            Err(Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}
