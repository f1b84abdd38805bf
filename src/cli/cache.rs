//! What a site's builds leave for each other, below `.guichet/` beside its sources: it may be deleted at any time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use guichet_core::content_hash::{self, Key};
use guichet_core::hex;
use guichet_memo::{Clock, Memo};

pub mod carry;

const FOLDER: &str = ".guichet";

/// Where they are.
pub fn folder(root: &Path) -> PathBuf {
    root.join(FOLDER)
}

pub struct Cache {
    /// `None` where nothing can be written.
    folder: Option<PathBuf>,
    /// Since when files may change unseen.
    pub clock: Option<Clock>,
}

impl Cache {
    /// Begins now: before any source is looked at.
    pub fn open(root: &Path) -> Self {
        let folder = folder(root);
        if fs::create_dir_all(&folder).is_err() {
            return Cache { folder: None, clock: None };
        }
        let ignored = folder.join(".gitignore");
        if !ignored.exists() {
            // It stands where people keep the sources of their site.
            let _ = fs::write(ignored, "*\n");
        }
        super::schema::keep(&folder);
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

    /// What is remembered of folders that are gone is of no use any more.
    pub fn forget_gone(&self, record: &Path, output: &Path) {
        const OUTPUT: &str = "output";
        let Some(output) = real(output) else { return };
        let _ = fs::write(record.join(OUTPUT), output.as_os_str().as_encoded_bytes());
        let others = record.parent().and_then(|all| fs::read_dir(all).ok());
        for other in others.into_iter().flatten().flatten().map(|entry| entry.path()) {
            // One without a name is being written, or is of an older version.
            let Ok(output) = fs::read_to_string(other.join(OUTPUT)) else { continue };
            if !Path::new(&output).exists() {
                let _ = fs::remove_dir_all(other);
            }
        }
    }

    /// Where a build remembers what it published to a folder.
    pub fn record(&self, output: &Path) -> Option<PathBuf> {
        let output = real(output)?;
        let name = hex(&Sha256::digest(output.as_os_str().as_encoded_bytes())[..8]);
        Some(self.folder.as_ref()?.join("published").join(name))
    }
}

/// One path for one folder, whether it is there yet or not.
fn real(folder: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(folder).ok()?;
    let real = |above: &Path| Some(above.canonicalize().ok()?.join(absolute.strip_prefix(above).ok()?));
    // Without a slash at its end.
    Some(absolute.ancestors().find_map(real)?.components().collect())
}

/// This program, and no other version of it.
pub fn program() -> Key {
    content_hash::of(&(env!("CARGO_PKG_VERSION"), env!("GUICHET_SOURCES")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_record() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let cache = Cache::open(root);
        let record = |output: &str| cache.record(&root.join(output)).unwrap();
        let before = record("a/public");
        fs::create_dir_all(root.join("a/public")).unwrap();
        fs::create_dir_all(root.join("b")).unwrap();
        for same in ["a/public", "a/public/", "a/./public", "b/../a/public"] {
            assert_eq!(record(same), before, "{same}");
        }
        assert_ne!(record("b"), before);
        // What is remembered of a folder goes with it.
        for output in ["a/public", "b"] {
            fs::create_dir_all(record(output)).unwrap();
            cache.forget_gone(&record(output), &root.join(output));
        }
        fs::remove_dir(root.join("a/public")).unwrap();
        cache.forget_gone(&record("b"), &root.join("b"));
        assert!(!before.exists() && record("b").exists());
    }
}
