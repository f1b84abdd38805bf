//! A part of a build: every output path belongs to one of them, whoever builds it, so that several machines make a site
//! together. Which one follows from the path alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::manifest::{Label, MANIFEST, Manifest, ManifestFile, Texts};
use super::output::{Content, Earlier, Sink};
use guichet_core::content_hash::{Key, of_bytes};
use guichet_core::model::OutPath;

/// `3/8`: the third of eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// From 1 on.
    number: u32,
    of: u32,
}

/// More would have less to make than to read.
const MOST: u32 = 1_000;

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let part = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match part {
            Some((number, of)) if (1..=of).contains(&number) && of <= MOST => Ok(Part { number, of }),
            _ => Err(format!(
                "`{text}` is not a valid part of a build; write the third of eight as `3/8`, of at most {MOST}"
            )),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl Part {
    /// Whether a file is one of this part. What is made together stays together: a page and its twin, the search index.
    pub fn has(self, path: &str) -> bool {
        const SEARCH: &str = "_guichet/search";
        let group =
            if path.starts_with(SEARCH) { SEARCH } else { path.rsplit_once('/').map_or("", |(folder, _)| folder) };
        (of_bytes(group.as_bytes()) % Key::from(self.of)) as u32 == self.number - 1
    }
}

/// Takes the files of one part, and leaves out all others.
pub struct OnePart<'a> {
    pub sink: &'a dyn Sink,
    pub part: Part,
}

impl Sink for OnePart<'_> {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        if self.part.has(path.as_str()) { self.sink.put(path, content) } else { Ok(()) }
    }

    fn put_made(&self, path: OutPath, made_of: Key, make: &mut dyn FnMut() -> Option<Vec<u8>>) -> io::Result<()> {
        if self.part.has(path.as_str()) { self.sink.put_made(path, made_of, make) } else { Ok(()) }
    }

    fn wants(&self, path: &str) -> bool {
        self.part.has(path) && self.sink.wants(path)
    }

    fn earlier(&self) -> Option<&dyn Earlier> {
        self.sink.earlier()
    }
}

/// Parts of a site that belong together.
pub struct Parts {
    /// Path in the site, where the file is, and what it is.
    pub files: BTreeMap<String, (PathBuf, ManifestFile)>,
    pub texts: Texts,
    pub keep: u32,
    /// Where the site is in the output.
    pub folder: String,
}

impl Parts {
    /// Reads what the folders of all parts list.
    ///
    /// # Errors
    /// A sentence: a folder is no part, parts are of different sites or builds, one is missing or there twice.
    pub fn read(folders: &[PathBuf]) -> Result<Self, String> {
        let mut parts = Parts { files: BTreeMap::new(), texts: Texts::new(), keep: 0, folder: String::new() };
        let mut first: Option<(Label, u32)> = None;
        let mut seen = BTreeSet::new();
        for folder in folders {
            let (manifest, label, part) = read(folder)?;
            let (label, of) = first.get_or_insert_with(|| (label.clone(), part.of)).clone();
            let same = manifest.shard.as_ref().is_some_and(|own| own.made_of == label.made_of) && part.of == of;
            if !same {
                return Err(format!(
                    "`{}` is part {part} of another site than `{}`, or was built from other sources or settings",
                    folder.display(),
                    folders[0].display()
                ));
            }
            if !seen.insert(part.number) {
                return Err(format!("part {part} is there twice, the second time in `{}`", folder.display()));
            }
            parts.keep = label.keep;
            parts.folder = manifest.folder;
            parts.texts.extend(manifest.texts);
            for file in manifest.files.into_iter().filter(ManifestFile::is_current) {
                parts.files.insert(file.path.clone(), (folder.join(&file.path), file));
            }
        }
        let of = first.map_or(0, |(_, of)| of);
        let missing: Vec<String> = (1..=of).filter(|n| !seen.contains(n)).map(|n| format!("{n}/{of}")).collect();
        if missing.is_empty() { Ok(parts) } else { Err(format!("parts are missing: {}", missing.join(", "))) }
    }
}

fn read(folder: &Path) -> Result<(Manifest, Label, Part), String> {
    let manifest = Manifest::read(&folder.join(MANIFEST))
        .ok_or_else(|| format!("`{}` holds no site that guichet has built", folder.display()))?;
    let label = manifest.shard.clone().ok_or_else(|| {
        format!("`{}` is a whole site, and no part of one: build parts with `guichet build --shard`", folder.display())
    })?;
    let part = label.part.parse().map_err(|why| format!("`{}`: {why}", folder.join(MANIFEST).display()))?;
    Ok((manifest, label, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_in_one_part() {
        for of in [1, 2, 3, 8, 50] {
            let parts: Vec<Part> = (1..=of).map(|number| Part { number, of }).collect();
            let mut counts = vec![0; parts.len()];
            for at in 0..2_000 {
                for path in [format!("en/guide/article-{at}/index.html"), format!("_guichet/search/en/t{at}.bin")] {
                    let owners: Vec<usize> = (0..parts.len()).filter(|part| parts[*part].has(&path)).collect();
                    assert_eq!(owners.len(), 1, "{path}");
                    counts[owners[0]] += usize::from(path.ends_with("html"));
                }
                let twin = format!("en/guide/article-{at}/index.md");
                assert!(parts.iter().all(|part| part.has(&twin) == part.has(&twin.replace(".md", ".html"))));
            }
            let even = 2_000 / parts.len();
            assert!(counts.iter().all(|count| (even / 2..=even * 2).contains(count)), "{counts:?}");
        }
    }

    #[test]
    fn parts_are_written_as_fractions() {
        assert_eq!("3/8".parse::<Part>().unwrap().to_string(), "3/8");
        for wrong in ["", "3", "0/8", "9/8", "a/b", "1/0", "-1/2", "1/1001"] {
            assert!(wrong.parse::<Part>().is_err(), "{wrong}");
        }
    }
}
