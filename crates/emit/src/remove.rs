//! Folders that go.

use std::fs;
use std::io;
use std::path::Path;

/// With all that is in it; one that is not there is removed already. A file of its name goes, too.
pub fn remove_dir(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => fs::remove_file(folder),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
