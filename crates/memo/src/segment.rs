//! Files of bytes that are only added to, and read in pieces.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use guichet_core::content_hash::checksum;

use super::index::Part;

const BUFFER: usize = 1 << 20;
/// Longer than what is made of most articles.
const LARGE: u32 = 1 << 20;

/// A file that this build writes.
pub struct Writer {
    file: BufWriter<File>,
    at: u64,
}

impl Writer {
    /// # Errors
    /// The disk's.
    pub fn create(path: &Path) -> io::Result<Self> {
        Ok(Writer { file: BufWriter::with_capacity(BUFFER, File::create_new(path)?), at: 0 })
    }

    /// # Errors
    /// The disk's; nothing more can be added then.
    pub fn add(&mut self, segment: u32, bytes: &[u8]) -> io::Result<Part> {
        let part = Part { segment, at: self.at, bytes: bytes.len() as u32, checksum: checksum(bytes) };
        self.file.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(part)
    }

    /// From here on all that was added can be read.
    ///
    /// # Errors
    /// The disk's.
    pub fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A file that can be read.
pub struct Reader {
    file: File,
    /// When it was opened.
    pub bytes: u64,
}

impl Reader {
    /// # Errors
    /// The disk's.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len();
        Ok(Reader { file, bytes })
    }

    /// `None` if it is not what was written.
    pub fn read(&self, part: &Part) -> Option<Vec<u8>> {
        // No memory for what is not there.
        if part.bytes > LARGE && part.at.checked_add(u64::from(part.bytes))? > self.file.metadata().ok()?.len() {
            return None;
        }
        let mut bytes = vec![0; part.bytes as usize];
        read_at(&self.file, &mut bytes, part.at).ok()?;
        (checksum(&bytes) == part.checksum).then_some(bytes)
    }

    pub fn whole(&self) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(self.bytes).ok()?];
        read_at(&self.file, &mut bytes, 0).ok()?;
        Some(bytes)
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                at += read as u64;
            }
        }
    }
    Ok(())
}
