//! Addresses of buckets, for every verb that takes one.

use super::Failure;
use guichet_store::Place;

/// # Errors
/// An address that this program can't do anything with.
pub fn bucket(address: &str) -> Result<Box<dyn Place>, Failure> {
    #[cfg(feature = "object-storage")]
    match guichet_store::Cloud::open(address, credentials()) {
        Ok(Some(cloud)) => return Ok(Box::new(cloud)),
        Ok(None) => {}
        Err(error) => return Err(Failure::usage(format!("`{address}`: {error}"))),
    }
    let is_bucket = ["s3://", "gs://", "az://"].iter().any(|scheme| address.starts_with(scheme));
    Err(Failure::usage(if is_bucket && !cfg!(feature = "object-storage") {
        format!(
            "`{address}` is a bucket, and this guichet was built without its feature `object-storage`: install it with \
             `cargo install --locked --path . --features network`"
        )
    } else {
        format!(
            "`{address}` is not a valid address of a folder, such as `file:///var/cache/guichet`, nor of a bucket, such as \
             `s3://bucket/help`, `gs://bucket/help` or `az://container/help`"
        )
    }))
}

/// What a storage's own tools would read, too.
#[cfg(feature = "object-storage")]
fn credentials() -> impl Iterator<Item = (String, String)> {
    let is_theirs = |name: &str| ["AWS_", "AZURE_", "GOOGLE_"].iter().any(|begin| name.starts_with(begin));
    let texts =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    texts.filter(move |(name, _)| is_theirs(name))
}
