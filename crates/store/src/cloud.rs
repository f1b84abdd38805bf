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
use super::{endpoint, why};

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
        // `s3:bucket`, `s3://`: nobody's.
        if url.host_str().is_none_or(str::is_empty) {
            return Ok(None);
        }
        let environment: Vec<(String, String)> = environment.into_iter().collect();
        endpoint::check(&environment)?;
        // One of the two libraries that rustls could use; where one is chosen already, it stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (store, prefix) = object_store::parse_url_opts(&url, environment).map_err(|error| why::told(&error))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Some(Cloud { store, prefix, runtime }))
    }

    #[cfg(test)]
    pub(crate) fn in_memory() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let store = Box::new(object_store::memory::InMemory::new());
        Cloud { store, prefix: Path::from("help/centre"), runtime: runtime.expect("threads") }
    }

    /// Names are taken as they are: whoever asks for `/ja/案内/` gets the object of that name, and no other.
    fn at(&self, name: &str) -> io::Result<Path> {
        let separator = if self.prefix.as_ref().is_empty() || name.is_empty() { "" } else { "/" };
        Path::parse(format!("{}{separator}{name}", self.prefix)).map_err(|error| why::told(&error.into()))
    }
}

impl Place for Cloud {
    fn get(&self, name: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        self.runtime.block_on(async {
            let found = match self.store.get(&self.at(name)?).await {
                Err(Error::NotFound { .. }) => return Ok(None),
                found => found.map_err(|error| why::told(&error))?,
            };
            let mut bytes = Vec::new();
            let mut stream = found.into_stream();
            while let Some(more) = stream.next().await {
                bytes.extend_from_slice(&more.map_err(|error| why::told(&error))?);
                if bytes.len() as u64 > most {
                    return Err(too_large(name));
                }
            }
            Ok(Some(bytes))
        })
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        let path = self.at(name)?;
        let put = async { self.store.put(&path, bytes.into()).await };
        self.runtime.block_on(put).map(|_| ()).map_err(|error| why::told(&error))
    }

    fn put_about(&self, name: &str, bytes: Vec<u8>, about: &About) -> io::Result<()> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, about.content_type.clone().into());
        attributes.insert(Attribute::CacheControl, about.cache_control.clone().into());
        let options = PutOptions { attributes, ..PutOptions::default() };
        let path = self.at(name)?;
        let put = async { self.store.put_opts(&path, bytes.into(), options).await };
        self.runtime.block_on(put).map(|_| ()).map_err(|error| why::told(&error))
    }

    fn list(&self, prefix: &str) -> io::Result<Vec<Object>> {
        let below = self.at(prefix)?;
        let list = async { self.store.list(Some(&below)).try_collect::<Vec<_>>().await };
        let found = self.runtime.block_on(list).map_err(|error| why::told(&error))?;
        let object = |meta: object_store::ObjectMeta| {
            let rest: Vec<_> = meta.location.prefix_match(&self.prefix)?.map(|part| part.as_ref().to_owned()).collect();
            let modified = SystemTime::from(meta.last_modified);
            Some(Object { name: rest.join("/"), bytes: meta.size, modified })
        };
        // Tools that show a bucket as folders leave an empty object with the name of the prefix.
        Ok(found.into_iter().filter_map(object).filter(|object| !object.name.is_empty()).collect())
    }

    fn delete(&self, name: &str) -> io::Result<()> {
        let path = self.at(name)?;
        match self.runtime.block_on(async { self.store.delete(&path).await }) {
            Err(Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(why::told(&error)),
        }
    }
}
