//! Hashes of content, by which a build knows what it has made before. XXH3 of 128 bits (xxhash.com/doc): nothing that a writer
//! does by accident gives two texts one key, and it costs less than to read the text. It is no signature: whoever makes two
//! texts of one key on purpose gets what was made of the first in place of the second, on their own site.

use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::{Xxh3Default, xxh3_64, xxh3_128};

/// What something was made of.
pub type Key = u128;

pub fn of_bytes(bytes: &[u8]) -> Key {
    xxh3_128(bytes)
}

/// Of 64 bits: against a disk that has lost something.
pub fn checksum(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// The same for the same content, in every process on every machine.
pub fn of(content: &(impl Hash + ?Sized)) -> Key {
    let mut hasher = Stable(Xxh3Default::new());
    content.hash(&mut hasher);
    hasher.0.digest128()
}

/// Numbers have the same bytes on every machine.
struct Stable(Xxh3Default);

impl Hasher for Stable {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_u16(&mut self, number: u16) {
        self.0.update(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.0.update(&number.to_le_bytes());
    }

    fn write_u64(&mut self, number: u64) {
        self.0.update(&number.to_le_bytes());
    }

    fn write_u128(&mut self, number: u128) {
        self.0.update(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
    }
}
