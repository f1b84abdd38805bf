//! Files that articles show as code.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::whole::read_whole;

/// Nobody reads more code than this on a page.
pub const LARGEST: u64 = 1 << 20;

/// The text of a file, with lines that end in `\n`. `None`: it is not text in UTF-8, or too large.
///
/// # Errors
/// It can't be read.
pub fn text(disk: &Path) -> io::Result<Option<Arc<str>>> {
    if std::fs::metadata(disk)?.len() > LARGEST {
        return Ok(None);
    }
    let Ok(text) = String::from_utf8(read_whole(disk)?) else { return Ok(None) };
    if text.contains('\0') {
        return Ok(None);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }))
}
