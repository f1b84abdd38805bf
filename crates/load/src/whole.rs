//! Files that are read as a whole.

use std::fs;
use std::io;
use std::path::Path;

/// Bytes of a file that we read ourselves, at most: articles and settings are written by hand, drawings nearly so.
const LONGEST: u64 = 64 << 20;

/// The whole file, unless it is too large to be what its name says.
pub fn read_whole(disk: &Path) -> io::Result<Vec<u8>> {
    use io::Read;
    let file = fs::File::open(disk)?;
    let mut bytes = Vec::with_capacity(file.metadata()?.len().min(LONGEST) as usize + 1);
    file.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {} MB", LONGEST >> 20)));
    }
    Ok(bytes)
}
