//! Files → blocks → files. A block is a table of pieces, then their bytes; it is called by the hash of both, and stored compressed.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::bufread::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Bytes of files in a block, but for the last one of a large file. One edit of a site with small files makes some blocks new, each
/// of this size.
const USUAL: u64 = 1 << 20;
/// Bytes of files in a block at most.
const MOST: u64 = 4 << 20;
/// Of a whole block, the table of its pieces included.
pub const LARGEST: u64 = 2 * MOST;

/// A file on its way to other machines.
#[derive(Clone, Debug)]
pub struct File {
    /// `/`-separated.
    pub name: String,
    pub source: Source,
}

#[derive(Clone, Debug)]
pub enum Source {
    Path(PathBuf),
    Bytes(Vec<u8>),
}

/// Bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub file: String,
    /// Of the whole file.
    pub length: u64,
    pub at: u64,
    pub bytes: u32,
}

/// What becomes one block: numbers of files, each with a piece of it.
pub type Plan = Vec<(usize, Piece)>;

/// How files become blocks. Where one ends follows from the name of a file, so that a file more or less does not change all blocks
/// that come after it.
///
/// # Errors
/// A file can't be looked at.
pub fn plan(files: &[File]) -> io::Result<Vec<Plan>> {
    let mut plans = Vec::new();
    let mut plan = Plan::new();
    let mut filled = 0;
    for (number, file) in files.iter().enumerate() {
        let bytes = match &file.source {
            Source::Path(path) => fs::metadata(path)?.len(),
            Source::Bytes(bytes) => bytes.len() as u64,
        };
        if filled + bytes > MOST && !plan.is_empty() {
            plans.push(std::mem::take(&mut plan));
            filled = 0;
        }
        let piece =
            |at: u64, size: u64| (number, Piece { file: file.name.clone(), length: bytes, at, bytes: size as u32 });
        let mut at = 0;
        while bytes - at > MOST {
            plans.push(vec![piece(at, MOST)]);
            at += MOST;
        }
        plan.push(piece(at, bytes - at));
        filled += bytes - at;
        let is_end = Sha256::digest(&file.name)[0] < 16;
        if filled >= USUAL || filled >= USUAL / 4 && is_end {
            plans.push(std::mem::take(&mut plan));
            filled = 0;
        }
    }
    plans.extend((!plan.is_empty()).then_some(plan));
    Ok(plans)
}

/// The bytes of a block.
///
/// # Errors
/// A file can't be read, or is shorter than it was.
pub fn make(plan: &Plan, files: &[File]) -> io::Result<Vec<u8>> {
    let pieces: Vec<&Piece> = plan.iter().map(|(_, piece)| piece).collect();
    let mut block = postcard::to_allocvec(&pieces).map_err(io::Error::other)?;
    for (number, piece) in plan {
        let &Piece { at, bytes, .. } = piece;
        match &files[*number].source {
            Source::Path(path) => {
                let mut file = fs::File::open(path)?;
                file.seek(SeekFrom::Start(at))?;
                let before = block.len();
                file.take(bytes.into()).read_to_end(&mut block)?;
                if block.len() - before != bytes as usize {
                    let changed = format!("`{}` has changed meanwhile", path.display());
                    return Err(io::Error::new(io::ErrorKind::UnexpectedEof, changed));
                }
            }
            Source::Bytes(all) => block.extend_from_slice(&all[at as usize..][..bytes as usize]),
        }
    }
    Ok(block)
}

pub fn name(block: &[u8]) -> [u8; 32] {
    Sha256::digest(block).into()
}

/// As a block is stored.
///
/// # Errors
/// None that we know of.
pub fn compressed(block: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(block.len() / 3), Compression::fast());
    encoder.write_all(block)?;
    encoder.finish()
}

/// A block as it was made, of the size that it is said to have; `None` if this is another one.
pub fn opened(stored: &[u8], name_of: &[u8; 32], bytes: u32) -> Option<Vec<u8>> {
    let bytes = u64::from(bytes);
    if bytes > LARGEST {
        return None;
    }
    let mut block = Vec::with_capacity(bytes as usize);
    ZlibDecoder::new(stored).take(bytes + 1).read_to_end(&mut block).ok()?;
    (block.len() as u64 == bytes && name(&block) == *name_of).then_some(block)
}

/// The pieces of a block, with their bytes.
pub fn pieces(block: &[u8]) -> Option<Vec<(Piece, &[u8])>> {
    let (pieces, mut rest): (Vec<Piece>, &[u8]) = postcard::take_from_bytes(block).ok()?;
    let mut found = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let (bytes, after) = rest.split_at_checked(piece.bytes as usize)?;
        if piece.at.checked_add(u64::from(piece.bytes))? > piece.length {
            return None;
        }
        rest = after;
        found.push((piece, bytes));
    }
    rest.is_empty().then_some(found)
}
