//! What is imported, as values: the paths below the source's folder, and the texts among them. Nothing here reads a disk.

use std::collections::BTreeMap;

/// The files of a source by their path, which has `/` between its parts. A file without a text is a picture or download: it
/// is carried as it is, and its bytes are not looked at.
#[derive(Clone, Debug, Default)]
pub struct Source {
    files: BTreeMap<String, Option<String>>,
}

/// Extensions of files that an import reads; whatever else is there is carried unread.
pub const TEXTS: [&str; 14] =
    ["md", "mdx", "markdown", "yaml", "yml", "toml", "json", "js", "cjs", "mjs", "mts", "ts", "html", "htm"];

impl Source {
    /// Adds a file. A path that leads above the folder, or is not plain, is left out: it can name nothing of the source.
    pub fn add(&mut self, path: &str, text: Option<String>) {
        if guichet_core::paths::is_plain(path) && !path.contains('\\') && !path.contains('\0') {
            // One way to end a line, and none to begin a file.
            let text = text.map(|text| text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"));
            self.files.insert(path.to_owned(), text);
        }
    }

    /// Whether an import would read the file rather than copy it.
    pub fn is_text(path: &str) -> bool {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        TEXTS.iter().any(|text| extension.eq_ignore_ascii_case(text))
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The files below a folder, with their paths below it.
    pub fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
        self.paths().filter_map(move |path| Some((path, below(path, folder)?)))
    }

    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }
}

/// A path below a folder, of which `""` is the top.
pub fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

/// The folder of a path, `""` at the top, and the name in it.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A folder and a name in it as a path.
pub fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The number of the line at which a text stands in another, from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_not_there() {
        let mut source = Source::default();
        for path in ["../a.md", "/etc/passwd", "a/../../b.md", "a\\b.md", "", "a//b", "ok/a.md"] {
            source.add(path, Some(String::new()));
        }
        assert_eq!(source.paths().collect::<Vec<_>>(), ["ok/a.md"]);
    }

    #[test]
    fn lines_end_in_one_way() {
        let mut source = Source::default();
        source.add("a.md", Some("\u{FEFF}one\r\ntwo".into()));
        assert_eq!(source.text("a.md"), Some("one\ntwo"));
        assert_eq!(line_of("one\ntwo", 4), 2);
    }
}
