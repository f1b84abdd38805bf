//! What a site's builds leave for each other, below `.guichet/` beside its sources: it may be deleted at any time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use guichet_core::content_hash::{self, Key};
use guichet_core::hex;
use guichet_memo::Memo;

const FOLDER: &str = ".guichet";

/// What was made of articles, whatever is published of it. Without `trust` nothing of earlier builds is taken.
pub fn memo(root: &Path, trust: bool) -> Arc<Memo> {
    let folder = root.join(FOLDER);
    if fs::create_dir_all(&folder).is_err() {
        return Arc::new(Memo::in_memory());
    }
    // It stands where people keep the sources of their site.
    let _ = fs::write(folder.join(".gitignore"), "*\n");
    Arc::new(Memo::open(&folder.join("memo"), program(), trust))
}

/// Where a build remembers what it published to a folder.
pub fn record(root: &Path, output: &Path) -> Option<PathBuf> {
    let output = std::path::absolute(output).ok()?;
    let name = hex(&Sha256::digest(output.as_os_str().as_encoded_bytes())[..8]);
    Some(root.join(FOLDER).join("published").join(name))
}

/// This program, and no other version of it.
fn program() -> Key {
    content_hash::of(&(env!("CARGO_PKG_VERSION"), env!("GUICHET_SOURCES")))
}
