//! Whether a name is still that of another article, which was there before it moved and keeps it as its `id`.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use guichet_core::yaml::{self, Value};
use guichet_markdown::front_matter::split;
use walkdir::WalkDir;

/// More of a file than any front matter needs.
const HEAD: u64 = 16 << 10;

/// The article of a language whose `id` this is. `folder` is that of the language.
pub fn by_id(folder: &Path, id: &str) -> Option<PathBuf> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let mut articles = files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "md"));
    articles.find(|entry| has_id(entry.path(), id)).map(walkdir::DirEntry::into_path)
}

fn has_id(path: &Path, id: &str) -> bool {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut bytes));
    let text = String::from_utf8_lossy(&bytes);
    // Most have none, and need not be parsed.
    if read.is_err() || !text.contains(id) {
        return false;
    }
    let Some(head) = split(&text).yaml.and_then(|yaml| yaml::parse(&text, yaml).ok()) else { return false };
    let Value::Map(entries) = head.value else { return false };
    entries.iter().any(|(key, node)| key.name == "id" && matches!(&node.value, Value::Str(own) if own == id))
}
