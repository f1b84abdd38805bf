//! Names of files and folders that every disk takes, and that lead nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

/// Bytes of a name without its extension: disks allow 255 with it.
const LONGEST: usize = 180;

/// What Windows keeps for devices, with any extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// One part of a path. Letters and digits of any script stay; spaces and signs become `-`; nothing begins or ends with a dot.
pub fn part(text: &str) -> String {
    let mut name = String::new();
    for c in text.nfc() {
        let c = if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || is_mark(c) { c } else { '-' };
        if !(c == '-' && name.ends_with('-')) {
            name.push(c);
        }
    }
    let mut name = name.trim_matches(['-', '.']).to_owned();
    let (stem, extension) = name.rsplit_once('.').map_or((name.as_str(), ""), |(stem, extension)| (stem, extension));
    if stem.len() > LONGEST || extension.len() > 16 {
        let stem = &name[..name.floor_char_boundary(LONGEST)];
        let extension =
            if extension.is_empty() || extension.len() > 16 { String::new() } else { format!(".{extension}") };
        name = format!("{}{extension}", stem.trim_end_matches(['-', '.']));
    }
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if name.is_empty() {
        "unnamed".to_owned()
    } else if RESERVED.contains(&stem.as_str()) {
        format!("x-{name}")
    } else {
        name
    }
}

/// Marks of scripts that write vowels with them: they are part of a word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A path part by part. What leads up or stays is dropped.
pub fn path(text: &str) -> String {
    let parts = text.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..");
    parts.map(part).collect::<Vec<_>>().join("/")
}

/// Whether a name can be kept on every disk, so that its address stays.
pub fn is_safe(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    !part.is_empty()
        && part.len() <= LONGEST
        && !part.starts_with(['.', ' '])
        && !part.ends_with(['.', ' '])
        && !RESERVED.contains(&stem.as_str())
        && part.chars().all(|c| c.is_alphanumeric() || is_mark(c) || " !#$%&'()+,-.;=@[]^_{}~`".contains(c))
}

/// Paths that were given out, compared as disks do that don't tell capitals apart.
#[derive(Debug, Default)]
pub struct Taken {
    paths: BTreeSet<String>,
    /// The number that the next namesake tries first.
    next: BTreeMap<String, usize>,
}

impl Taken {
    /// `path`, or `path-2`… if that is taken.
    pub fn unique(&mut self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let (stem, extension) =
            name.rsplit_once('.').map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
        let key = path.to_lowercase();
        let mut number = self.next.get(&key).copied().unwrap_or(1);
        loop {
            let name = if number == 1 { name.to_owned() } else { format!("{stem}-{number}{extension}") };
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            number += 1;
            if self.paths.insert(path.to_lowercase()) {
                self.next.insert(key, number);
                return path;
            }
        }
    }
}

/// A name as a title: `getting-started` → `Getting started`.
pub fn title(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut chars = words.trim().chars();
    chars.next().map_or_else(|| "Untitled".to_owned(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_disk() {
        for (text, name) in [
            ("Import contacts", "Import-contacts"),
            ("../../etc/passwd", "etc-passwd"),
            ("..", "unnamed"),
            (".git", "git"),
            ("a:b*c?.png", "a-b-c-.png"),
            ("NUL.txt", "x-NUL.txt"),
            ("読み込む", "読み込む"),
            ("a\0b\u{202e}c", "a-b-c"),
            ("trailing. ", "trailing"),
        ] {
            assert_eq!(part(text), name, "{text:?}");
        }
        assert_eq!(path("/a/../b//c d"), "a/b/c-d");
        assert!(is_safe("icon@2x (1).png") && !is_safe("a:b") && !is_safe("aux.txt") && !is_safe("a\u{202e}b"));
        assert!(part(&"é".repeat(400)).len() <= LONGEST);
    }

    #[test]
    fn two_files_never_share_a_path() {
        let mut taken = Taken::default();
        assert_eq!(taken.unique("a/B.png"), "a/B.png");
        assert_eq!(taken.unique("a/b.png"), "a/b-2.png");
        assert_eq!(taken.unique("a/b.png"), "a/b-3.png");
    }
}
