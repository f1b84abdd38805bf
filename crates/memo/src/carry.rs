//! A memo on its way to another machine. What is known of an article by its content is worth as much there; what a file system
//! said of it is not.

use std::fs;
use std::io;
use std::path::Path;

use guichet_core::content_hash::Key;

use super::index::Index;
use super::memo::{INDEX, heads, parts};

/// The files of a memo, for another machine.
pub struct Carried {
    /// The index, without what this machine's file system says.
    pub index: Vec<u8>,
    /// Names of the other files.
    pub segments: Vec<String>,
}

/// The memo of a program in a folder, if there is one that knows anything.
pub fn carried(folder: &Path, program: Key) -> Option<Carried> {
    let index = Index::decode(&fs::read(folder.join(INDEX)).ok()?, program)?.without_stamps();
    if index.entries.is_empty() {
        return None;
    }
    let segments = index.segments.iter().flat_map(|name| [heads(name), parts(name)]).collect();
    Some(Carried { index: index.encode(program), segments })
}

/// Makes the files that were put into a folder its memo, if `index` is one of this program; false if not. A file that is not
/// what it should be costs a build the time to do its part again.
///
/// # Errors
/// The disk's.
pub fn adopt(folder: &Path, index: &[u8], program: Key) -> io::Result<bool> {
    let Some(index) = Index::decode(index, program) else { return Ok(false) };
    // Files of two machines may be of the same size, time and number, and not of the same text.
    super::memo::replace_index(folder, &index.without_stamps(), program)?;
    Ok(true)
}

/// Whether a file may be called so that goes beside an index.
pub fn is_segment(file: &str) -> bool {
    [".heads", ".parts"].iter().any(|ending| file.strip_suffix(ending).is_some_and(super::memo::is_name))
}

impl Index {
    fn without_stamps(mut self) -> Self {
        self.entries.iter_mut().for_each(|(_, entry)| entry.stamp = None);
        self
    }
}

#[cfg(test)]
mod tests {
    use guichet_core::content_hash::of_bytes;

    use super::*;
    use crate::{Clock, Entry, Memo, Placed};

    fn left(folder: &Path, text: &str) {
        fs::write(folder.join("source"), text).unwrap();
        let old = fs::File::options().write(true).open(folder.join("source")).unwrap();
        old.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1)).unwrap();
        let stamp = crate::Stamp::of(&fs::metadata(folder.join("source")).unwrap());
        let memo = Memo::open(&folder.join("memo"), 7, Clock::start(folder).ok(), true);
        let Placed { head, detail, parts } = memo.put(b"head", b"detail", &[text.as_bytes()]);
        let key = of_bytes(text.as_bytes());
        memo.remember("a", Entry { stamp, text: key, made_of: key, note: Vec::new(), head, detail, parts });
        memo.keep().unwrap();
        assert_eq!(Memo::open(&folder.join("memo"), 7, None, true).entry("a").unwrap().stamp, stamp);
    }

    #[test]
    fn another_machine_reads_it_and_trusts_no_stamp() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        left(here.path(), "text");
        let folder = here.path().join("memo");
        assert!(carried(&folder, 8).is_none(), "another program");
        let carried = carried(&folder, 7).unwrap();
        assert_eq!(carried.segments.len(), 2);
        for file in &carried.segments {
            assert!(is_segment(file), "{file}");
            fs::copy(folder.join(file), there.path().join(file)).unwrap();
        }
        // As this machine has it, stamps included.
        let index = fs::read(folder.join(INDEX)).unwrap();
        assert!(!adopt(there.path(), &index, 8).unwrap() && !adopt(there.path(), b"GUICHETM", 7).unwrap());
        assert!(adopt(there.path(), &index, 7).unwrap());
        let memo = Memo::open(there.path(), 7, None, true);
        let entry = memo.entry("a").unwrap();
        assert_eq!(entry.stamp, None);
        assert_eq!(memo.part(&entry.parts[0]).as_deref(), Some(&b"text"[..]));
    }

    #[test]
    fn names_lead_nowhere_else() {
        for name in ["18ebd1d1292c014f-7bd3.parts", "0-0.heads"] {
            assert!(is_segment(name), "{name}");
        }
        for name in ["index.bin", ".parts", "../a-1.heads", "a/b.parts", "a\\b.heads", "a-1.heads.bin", "A-1.heads"] {
            assert!(!is_segment(name), "{name}");
        }
        // An index that leads out of its folder has no entries.
        let dir = tempfile::tempdir().unwrap();
        left(dir.path(), "text");
        let folder = dir.path().join("memo");
        let mut index = Index::decode(&fs::read(folder.join(INDEX)).unwrap(), 7).unwrap();
        for ending in ["heads", "parts"] {
            fs::copy(folder.join(format!("{}.{ending}", index.segments[0])), dir.path().join(format!("a.{ending}")))
                .unwrap();
        }
        index.segments = vec!["../a".to_owned()];
        fs::write(folder.join(INDEX), index.encode(7)).unwrap();
        assert_eq!(Memo::open(&folder, 7, None, true).entry("a"), None);
    }
}
