//! Keys: by them a build knows what is as it was.

use xxhash_rust::xxh3::xxh3_128;

/// The content hash of whatever a part of an index was made of.
pub type Key = u128;

pub fn key(bytes: &[u8]) -> Key {
    xxh3_128(bytes)
}

/// Of keys, in order.
pub fn key_of(keys: impl IntoIterator<Item = Key>) -> Key {
    key(&keys.into_iter().flat_map(Key::to_le_bytes).collect::<Vec<u8>>())
}
