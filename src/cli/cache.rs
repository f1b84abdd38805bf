//! What a site's builds leave for each other, below `.guichet/` beside its sources: it may be deleted at any time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use guichet_core::content_hash::{self, Key};
use guichet_core::hex;
use guichet_memo::{Clock, Memo};

const FOLDER: &str = ".guichet";

pub struct Cache {
    /// `None` where nothing can be written.
    folder: Option<PathBuf>,
    /// Since when files may change unseen.
    pub clock: Option<Clock>,
}

impl Cache {
    /// Begins now: before any source is looked at.
    pub fn open(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        if fs::create_dir_all(&folder).is_err() {
            return Cache { folder: None, clock: None };
        }
        let ignored = folder.join(".gitignore");
        if !ignored.exists() {
            // It stands where people keep the sources of their site.
            let _ = fs::write(ignored, "*\n");
        }
        let clock = Clock::start(&folder).ok();
        Cache { folder: Some(folder), clock }
    }

    /// What was made of articles, whatever is published of it. Without `trust` nothing of earlier builds is taken.
    pub fn memo(&self, trust: bool) -> Arc<Memo> {
        Arc::new(match &self.folder {
            Some(folder) => Memo::open(&folder.join("memo"), program(), self.clock, trust),
            None => Memo::in_memory(),
        })
    }

    /// Where a build remembers what it published to a folder.
    pub fn record(&self, output: &Path) -> Option<PathBuf> {
        let output = std::path::absolute(output).ok()?;
        let name = hex(&Sha256::digest(output.as_os_str().as_encoded_bytes())[..8]);
        Some(self.folder.as_ref()?.join("published").join(name))
    }
}

/// This program, and no other version of it.
pub fn program() -> Key {
    content_hash::of(&(env!("CARGO_PKG_VERSION"), env!("GUICHET_SOURCES")))
}
