//! Symbolic links that lead nowhere.

use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use super::unreadable;
use guichet_core::diag::Diagnostic;

const HELP: &str = "delete the link, or let it lead to a file that is there";

/// A symbolic link that leads nowhere: what a disk says of it is about another file.
pub fn dead(file: &Arc<str>, path: &Path) -> Option<Diagnostic> {
    let target = fs::read_link(path).ok()?;
    let why = match fs::metadata(path).err()?.kind() {
        io::ErrorKind::PermissionDenied => return None,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            format!("it is a link to `{}`, which is not there", target.display())
        }
        _ => "it is a link that leads back to itself".to_owned(),
    };
    Some(unreadable(file, &why).help(HELP))
}

/// A link to a folder that it is in itself, `above`.
pub fn around(file: &Arc<str>, above: &str) -> Diagnostic {
    unreadable(file, &format!("it is a link to `{above}`, the folder that it is in")).help(HELP)
}
