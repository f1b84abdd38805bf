//! Keys: by them a build knows what is as it was.

pub use guichet_core::content_hash::{Key, of_bytes as key};

/// Of keys, in order.
pub fn key_of(keys: impl IntoIterator<Item = Key>) -> Key {
    key(&keys.into_iter().flat_map(Key::to_le_bytes).collect::<Vec<u8>>())
}
