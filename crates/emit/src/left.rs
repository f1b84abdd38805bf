//! A published site as the build that has published it left it.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::folders::{Real, real_path};
use super::manifest::MANIFEST;
use super::read;
use super::record::{Kept, state_path};

pub struct Left {
    out: PathBuf,
    record: Kept,
}

impl Left {
    /// The site in `out` and what is remembered of it in `record`, if the two belong together.
    pub fn open(out: &Path, record: &Path) -> Option<Self> {
        let out = real_path(out).ok()?;
        // What is beside it is for a build to settle.
        let name = format!(".{}.guichet", out.file_name()?.to_string_lossy());
        let spare = format!("{name}-spare");
        let is_left = |entry: &fs::DirEntry| {
            let entry = entry.file_name();
            entry.to_string_lossy().starts_with(&name) && entry.to_string_lossy() != spare
        };
        if fs::read_dir(out.parent()?).ok()?.flatten().any(|entry| is_left(&entry)) {
            return None;
        }
        let record = Kept::open(record, &out.join(MANIFEST))?;
        Some(Left { out, record })
    }

    /// What a build has left under a name, whether or not it is of any use with the site as it is.
    pub fn peek(record: &Path, name: &str) -> Option<Vec<u8>> {
        fs::read(state_path(record, name)).ok()
    }

    pub fn state(&self, name: &str) -> Option<Vec<u8>> {
        self.record.state(name)
    }

    /// How many files there are, if all that the site has at this moment are as they were published.
    pub fn untouched(&self, date: Timestamp) -> Option<usize> {
        let real = Real::below(self.out.clone());
        let mut count = 0;
        for (path, is_same) in self.record.whole(date)? {
            let meta = fs::symlink_metadata(self.out.join(path)).ok()?;
            if !(real.holds(path) && read::fits(&meta, meta.len()) && is_same(&meta)) {
                return None;
            }
            count += 1;
        }
        Some(count)
    }
}
