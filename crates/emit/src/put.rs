//! The files of a build, one by one: written into the new site, or kept as they are published.

use std::collections::hash_map::Entry;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use sha2::{Digest, Sha256};

use super::output::{Content, Earlier, Sink, put_twice};
use guichet_core::content_hash::Key;
use guichet_core::hex;
use guichet_core::model::OutPath;

use super::mutex::lock;
use super::record::{Came, From};
use super::staging::Staging;
use super::{read, spare};

impl Staging {
    fn create(&self, path: &str) -> io::Result<fs::File> {
        self.site.parent_of(Path::new(path))?;
        let staged = self.site.root.join(path);
        if self.known.is_some() {
            spare::clear(&staged)?;
        }
        read::create(&staged)
    }

    /// Sees to it that the published file, which stays, is in the copy too, if the site begins as one.
    pub(super) fn in_copy(&self, path: &str, published: &fs::Metadata) -> io::Result<()> {
        let Some(known) = &self.known else { return Ok(()) };
        if known.has(published) || spare::is_file(&self.site.root.join(path), published) {
            return Ok(());
        }
        let _going = self.ending.going();
        spare::link(&self.out.join(path), &self.site, path)
    }

    /// Size and hash, and whether the published file is the same.
    fn write(&self, path: &str, content: &Content, from: From) -> io::Result<(u64, String, bool)> {
        match content {
            Content::Bytes(bytes) => self.write_bytes(path, bytes, from),
            Content::File(source) => self.write_copy(path, source),
        }
    }

    /// Before it is written: two threads must not write one file.
    fn take(&self, path: &OutPath) -> io::Result<()> {
        match lock(&self.files).insert(path.clone(), None) {
            None => Ok(()),
            Some(_) => Err(put_twice(path)),
        }
    }

    fn list(&self, path: OutPath, len: u64, hash: String, same: bool) {
        if same {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            lock(&self.staged).push(path.as_str().to_owned());
        }
        lock(&self.files).insert(path, Some((len, hash)));
    }

    /// The published file at a path, if there may be one that stays.
    fn published(&self, path: &str) -> Option<fs::Metadata> {
        let comparable = !self.fresh && !self.how.anew && self.real.holds(path);
        if comparable { fs::symlink_metadata(self.out.join(path)).ok() } else { None }
    }

    fn add(&self, path: &str, published: &fs::Metadata, from: From, came: &Came) {
        if let Some(record) = &self.record {
            record.add(path, published, from, came);
        }
    }

    /// Size and hash of the published file, if it is known to follow from this.
    fn made(&self, path: &str, made_of: Key) -> io::Result<Option<(u64, String)>> {
        let Some((record, meta)) = self.record.as_ref().zip(self.published(path)) else { return Ok(None) };
        let Some(hash) = record.made(path, &meta, made_of).filter(|_| read::fits(&meta, meta.len())) else {
            return Ok(None);
        };
        self.in_copy(path, &meta)?;
        record.add(path, &meta, From::Made(made_of), &Came::Trusted);
        Ok(Some((meta.len(), hash.to_owned())))
    }

    fn write_bytes(&self, path: &str, bytes: &[u8], from: From) -> io::Result<(u64, String, bool)> {
        let hash = hex(&Sha256::digest(bytes));
        if let Some(meta) = self.published(path).filter(|meta| read::fits(meta, bytes.len() as u64)) {
            let known = self.record.as_ref().is_some_and(|record| record.is_known(path, &meta, &hash));
            if known || read::holds(&self.out.join(path), bytes) {
                self.in_copy(path, &meta)?;
                self.add(path, &meta, from, if known { &Came::Trusted } else { &Came::Read });
                return Ok((bytes.len() as u64, hash, true));
            }
        }
        let _going = self.ending.going();
        let mut file = self.create(path)?;
        file.write_all(bytes)?;
        self.sync(&file)?;
        if self.record.is_some() {
            self.add(path, &file.metadata()?, from, &Came::Written);
        }
        Ok((bytes.len() as u64, hash, false))
    }

    fn write_copy(&self, path: &str, source: &Path) -> io::Result<(u64, String, bool)> {
        let meta = self.published(path);
        let before = if self.record.is_some() { fs::metadata(source).ok() } else { None };
        if let (Some(record), Some(meta), Some(source)) = (&self.record, &meta, &before)
            && let Some(hash) = record.copied(path, meta, source).filter(|_| read::fits(meta, source.len()))
        {
            self.in_copy(path, meta)?;
            record.add(path, meta, From::Copy(source), &Came::Trusted);
            return Ok((meta.len(), hash.to_owned(), true));
        }
        let target = || {
            let _going = self.ending.going();
            self.create(path)
        };
        let published = meta.is_some().then(|| self.out.join(path));
        let staged = self.site.root.join(path);
        let copied = read::copy(source, published.as_deref(), &target, &self.ending)?;
        if let Some(meta) = meta.as_ref().filter(|_| copied.same && self.known.is_some()) {
            self.in_copy(path, meta)?;
        } else if copied.same {
            // An earlier attempt may have begun to write.
            let _ = fs::remove_file(&staged);
        } else if self.how.durable {
            fs::File::options().append(true).open(&staged)?.sync_all()?;
        }
        // What was asked before reading is what the bytes that were read belong to, or an older one: then it is read again.
        if let Some(before) = before {
            match meta.filter(|_| copied.same) {
                Some(meta) => self.add(path, &meta, From::Copy(&before), &Came::Read),
                None if !copied.same => {
                    self.add(path, &fs::symlink_metadata(&staged)?, From::Copy(&before), &Came::Written);
                }
                None => {}
            }
        }
        Ok((copied.len, copied.hash, copied.same))
    }

    fn sync(&self, file: &fs::File) -> io::Result<()> {
        if self.how.durable { file.sync_all() } else { Ok(()) }
    }
}

impl Sink for Staging {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        self.take(&path)?;
        let (len, hash, same) =
            self.write(path.as_str(), &content, From::Nothing).map_err(|error| named(&path, &error))?;
        self.list(path, len, hash, same);
        Ok(())
    }

    fn put_made(&self, path: OutPath, made_of: Key, make: &mut dyn FnMut() -> Option<Vec<u8>>) -> io::Result<()> {
        self.take(&path)?;
        if let Some((len, hash)) = self.made(path.as_str(), made_of).map_err(|error| named(&path, &error))? {
            self.list(path, len, hash, true);
            return Ok(());
        }
        let Some(bytes) = make() else {
            lock(&self.files).remove(&path);
            return Ok(());
        };
        let written = self.write_bytes(path.as_str(), &bytes, From::Made(made_of));
        let (len, hash, same) = written.map_err(|error| named(&path, &error))?;
        self.list(path, len, hash, same);
        Ok(())
    }

    fn earlier(&self) -> Option<&dyn Earlier> {
        self.record.is_some().then_some(self)
    }
}

impl Earlier for Staging {
    fn state(&self, name: &str) -> Option<Vec<u8>> {
        self.record.as_ref()?.state(name)
    }

    fn leave(&self, name: &str, state: Option<&[u8]>) {
        if let Some(record) = &self.record {
            record.leave(name, state);
        }
    }

    fn has(&self, path: &str) -> bool {
        let published = self.record.as_ref().zip(self.published(path));
        published.is_some_and(|(record, meta)| record.kept(path, &meta).is_some() && read::fits(&meta, meta.len()))
    }

    fn keep(&self, path: OutPath) -> io::Result<bool> {
        let published = self.record.as_ref().zip(self.published(path.as_str()));
        let Some((record, meta)) = published.filter(|(_, meta)| read::fits(meta, meta.len())) else { return Ok(false) };
        let Some((hash, made_of)) = record.kept(path.as_str(), &meta) else { return Ok(false) };
        let hash = hash.to_owned();
        self.in_copy(path.as_str(), &meta).map_err(|error| named(&path, &error))?;
        record.add(path.as_str(), &meta, made_of.map_or(From::Nothing, From::Made), &Came::Trusted);
        self.unchanged.fetch_add(1, Ordering::Relaxed);
        match lock(&self.files).entry(path) {
            Entry::Vacant(file) => file.insert(Some((meta.len(), hash))),
            Entry::Occupied(file) => return Err(put_twice(file.key())),
        };
        Ok(true)
    }
}

fn named(path: &OutPath, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{path}`: {error}"))
}
