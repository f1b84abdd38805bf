//! From a store to this machine.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use guichet_core::content_hash::Key;

use super::at_once;
use super::block::{self, Piece};
use super::listing::{self, Known, Listing};
use super::place::Place;

/// What came of a pull.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulled {
    pub blocks: usize,
    pub bytes: u64,
    /// Blocks that are missing, or are not what they should be, and files of which something is missing.
    pub damaged: usize,
}

/// What a store has of a program. `None` if that is nothing, or not whole.
///
/// # Errors
/// The store can't be read.
pub fn listing(place: &dyn Place, program: Key) -> io::Result<Option<Listing>> {
    let bytes = place.get(&listing::object(program), listing::LARGEST)?;
    let decoded = bytes.and_then(|bytes| Listing::decode(&bytes));
    Ok(decoded.filter(|(of, _)| *of == program).map(|(_, listing)| listing))
}

/// Writes the files of a set to where `path_of` says, which knows best: names are the store's, and may lead anywhere. `None` is
/// for those that nobody wants. A file of which something is missing is not written. What is damaged is deleted from the store, so that
/// the next push writes it again.
///
/// # Errors
/// The disk's.
pub fn pull(
    place: &dyn Place,
    listing: &Listing,
    set: &str,
    path_of: &(dyn Fn(&str) -> Option<PathBuf> + Sync),
) -> io::Result<Pulled> {
    let known = listing.0.get(set).map_or(&[] as &[Known], Vec::as_slice);
    let files = Files { all: known.iter().map(|known| u64::from(known.bytes)).sum(), written: Mutex::default() };
    let one = |known: &Known| -> io::Result<Option<u64>> {
        // One that can't be read is as good as missing.
        let stored = place.get(&known.object(), block::LARGEST).ok().flatten();
        let block = stored.as_ref().and_then(|stored| block::opened(stored, &known.name, known.bytes));
        if stored.is_some() && block.is_none() {
            // A push takes what has its name for what it should be. Whoever may only read leaves it to others.
            let _ = place.delete(&known.object());
        }
        let Some(pieces) = block.as_deref().and_then(block::pieces) else { return Ok(None) };
        let mut whole = true;
        for (piece, bytes) in pieces {
            whole &= match path_of(&piece.file) {
                Some(path) => files.write(path, &piece, bytes)?,
                None => false,
            };
        }
        Ok(whole.then_some(known.bytes.into()))
    };
    let mut pulled = Pulled::default();
    for done in at_once(known, one) {
        match done? {
            Some(bytes) => {
                pulled.blocks += 1;
                pulled.bytes += bytes;
            }
            None => pulled.damaged += 1,
        }
    }
    pulled.damaged += files.remove_incomplete();
    Ok(pulled)
}

/// Files that are being written, in pieces.
struct Files {
    /// Of all pieces.
    all: u64,
    /// So many bytes of each file were written, and so long it is to be.
    written: Mutex<BTreeMap<PathBuf, (u64, u64)>>,
}

impl Files {
    /// False if the piece is of a file that is longer than all of them.
    fn write(&self, path: PathBuf, piece: &Piece, bytes: &[u8]) -> io::Result<bool> {
        if piece.length > self.all {
            return Ok(false);
        }
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        let mut file = fs::File::options().create(true).truncate(false).write(true).open(&path)?;
        file.seek(SeekFrom::Start(piece.at))?;
        file.write_all(bytes)?;
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let (sum, length) = written.entry(path).or_default();
        *sum += bytes.len() as u64;
        *length = piece.length;
        Ok(true)
    }

    fn remove_incomplete(self) -> usize {
        let written = self.written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let incomplete = written.iter().filter(|(_, (sum, length))| sum != length);
        incomplete.map(|(path, _)| drop(fs::remove_file(path))).count()
    }
}
