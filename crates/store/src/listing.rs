//! Which blocks the files of a program are made of, as an object.

use std::collections::BTreeMap;

use guichet_core::content_hash::Key;
use guichet_core::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ROOT;

/// What is known of articles.
pub const MEMO: &str = "memo";
/// A published site, and what is remembered of it.
pub const SITE: &str = "site";

const MAGIC: &[u8; 8] = b"GUICHETL";
/// Some hundred gigabytes of blocks.
pub const LARGEST: u64 = 16 << 20;

/// A block, by the hash that it is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Known {
    pub name: [u8; 32],
    /// Before it was compressed.
    pub bytes: u32,
}

/// The blocks of each set of files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing(pub BTreeMap<String, Vec<Known>>);

impl Listing {
    pub fn encode(&self, program: Key) -> Vec<u8> {
        let listed = postcard::to_allocvec(self).unwrap_or_default();
        let begun = [&MAGIC[..], &program.to_le_bytes()].concat();
        let hash = Sha256::new().chain_update(&begun).chain_update(&listed).finalize();
        [&begun[..], &hash, &listed].concat()
    }

    /// `None` for whatever is not the listing of a program.
    pub fn decode(bytes: &[u8]) -> Option<(Key, Listing)> {
        let (program, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<16>()?;
        let (hash, listed) = rest.split_first_chunk::<32>()?;
        let expected = Sha256::new().chain_update(MAGIC).chain_update(program).chain_update(listed).finalize();
        if expected[..] != hash[..] {
            return None;
        }
        Some((Key::from_le_bytes(*program), postcard::from_bytes(listed).ok()?))
    }

    pub fn blocks(&self) -> impl Iterator<Item = &Known> {
        self.0.values().flatten()
    }
}

impl Known {
    pub fn object(&self) -> String {
        let name = hex(&self.name);
        format!("{ROOT}/blocks/{}/{name}", &name[..2])
    }
}

pub fn object(program: Key) -> String {
    format!("{ROOT}/listings/{program:032x}")
}
