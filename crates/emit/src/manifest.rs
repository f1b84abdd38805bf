//! `manifest.json`: every file that a build published, and for how long files of older builds stay beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub const MANIFEST: &str = "manifest.json";
const GENERATOR: &str = "guichet ";

/// One line of `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    pub path: String,
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub hash: String,
    /// A file of an older build that no page of this one names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
    /// Not a part of the site any more, but it could not be deleted: the next build tries again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// Since when a file belongs to an older build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// As `2026-11-26T00:00:00Z`.
    #[serde(with = "moment")]
    pub since: Timestamp,
    /// Builds that have changed something since, the one that replaced the file included.
    pub builds: u32,
}

mod moment {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(moment)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    generator: String,
    pub files: Vec<ManifestFile>,
    /// The texts that were published, see [`Texts`].
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub texts: Texts,
    /// Where these are the files of a part of a site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<Label>,
    /// The folder below the output that the site is in, `kb/`, where the output is laid out for a host.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub folder: String,
}

/// What a manifest says of the part that it lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// `3/8`.
    pub part: String,
    /// Of all that the site is made of, the same for all of its parts: hexadecimal.
    pub made_of: String,
    /// For how many builds files of older ones stay.
    pub keep: u32,
}

/// Which texts a build published, and in which locale, each as the beginning of a hash. Addresses are not enough: that of a
/// withdrawn text may now be a redirect's, or show the language that its locale falls back on.
pub type Texts = BTreeSet<String>;

/// What a build published, by path: its size and its hash.
pub type Published = FxHashMap<String, (u64, String)>;

impl Manifest {
    pub fn new(mut files: Vec<ManifestFile>, texts: Texts) -> Self {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Manifest {
            generator: format!("{GENERATOR}{}", env!("CARGO_PKG_VERSION")),
            files,
            texts,
            shard: None,
            folder: String::new(),
        }
    }

    pub fn of_part(self, shard: Option<Label>) -> Self {
        Manifest { shard, ..self }
    }

    pub fn in_folder(self, folder: String) -> Self {
        Manifest { folder, ..self }
    }

    /// `None` for files of that name that others made.
    pub fn read(path: &Path) -> Option<Manifest> {
        Manifest::parse(&fs::read(path).ok()?)
    }

    /// The same of what is in it.
    pub fn parse(list: &[u8]) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_slice(list).ok()?;
        manifest.generator.starts_with(GENERATOR).then_some(manifest)
    }

    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// Whether a list is one of ours, as far as its beginning says. Somebody may have formatted it anew.
pub fn is_ours(list: &[u8]) -> bool {
    list.starts_with(format!("{{\"generator\":\"{GENERATOR}").as_bytes()) || Manifest::parse(list).is_some()
}

impl Kept {
    /// When the file is to go at the latest.
    pub fn until(&self) -> Timestamp {
        self.since.checked_add(jiff::SignedDuration::from_hours(HOURS)).unwrap_or(Timestamp::MAX)
    }
}

impl ManifestFile {
    pub fn new(path: String, bytes: u64, hash: String) -> Self {
        ManifestFile { path, bytes, hash, kept: None, withdrawn: false }
    }

    pub(super) fn is_current(&self) -> bool {
        self.kept.is_none() && !self.withdrawn
    }
}

/// A reader may have a page open for this long.
const HOURS: i64 = 24;

/// The files of older builds that stay, `site` being the folder that both sites are in, so that a page that is open, or comes from a cache, still finds its scripts,
/// its styles and the parts of the search index: for `builds` builds that changed something, and no longer than a day.
///
/// Parts of the index hold text. When a text or a page is withdrawn, none of them stays, since any of them may hold it.
pub fn kept(
    old: &[ManifestFile],
    new: &Published,
    site: &str,
    text_is_withdrawn: bool,
    builds: u32,
    date: Timestamp,
) -> Vec<ManifestFile> {
    let current = old.iter().filter(|file| file.is_current());
    let same = |file: &&ManifestFile| new.get(&file.path).is_some_and(|(_, hash)| *hash == file.hash);
    let changed = current.clone().filter(same).count() != new.len() || current.clone().count() != new.len();
    let withdrawn =
        text_is_withdrawn || old.iter().any(|file| file.path.ends_with(".html") && !new.contains_key(&file.path));
    old.iter()
        .filter(|file| !new.contains_key(&file.path) && !file.withdrawn && !file.hash.is_empty())
        .filter(|file| match part_of(site, &file.path) {
            Part::Assets => true,
            Part::Index(folder) => !withdrawn && new.contains_key(&format!("{folder}/manifest.bin")),
            Part::Other => false,
        })
        .filter_map(|file| {
            let before = file.kept.clone().unwrap_or(Kept { since: date, builds: 0 });
            let kept = Kept { builds: before.builds + u32::from(changed), ..before };
            let hours = date.duration_since(kept.since).as_hours();
            let stays = kept.builds <= builds && hours < HOURS;
            stays.then(|| ManifestFile { kept: Some(kept), ..file.clone() })
        })
        .collect()
}

pub enum Part<'a> {
    /// In the folder of a theme's assets, which is named by what is in it.
    Assets,
    /// A part of a search index, named by what is in it; the folder of the index.
    Index(&'a str),
    Other,
}

/// Whether a path can't stand for other content, because it is named by its content. `site` is the folder that the site is in.
pub fn part_of<'a>(site: &str, path: &'a str) -> Part<'a> {
    let hexadecimal = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit());
    let Some(below) = path.strip_prefix(site).and_then(|path| path.strip_prefix("_guichet/")) else {
        return Part::Other;
    };
    match below.split_once('/') {
        Some((folder, _)) if hexadecimal(folder, 10) => Part::Assets,
        Some(("search", rest)) => {
            let part = rest.split_once('/').and_then(|(_, name)| name.strip_suffix(".bin"));
            let named = part.and_then(|name| name.strip_prefix(['t', 'x', 's', 'b'])?.split_once('-'));
            match (named, path.rsplit_once('/')) {
                (Some((key, hash)), Some((folder, _))) if hexadecimal(key, 8) && hexadecimal(hash, 6) => {
                    Part::Index(folder)
                }
                _ => Part::Other,
            }
        }
        _ => Part::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHUNK: &str = "_guichet/search/en/t811c9dc5-0a1b2c.bin";
    const STYLES: &str = "_guichet/0123456789/theme.css";

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_795_305_600 + hours * 3600).unwrap()
    }

    fn published(files: &[(&str, &str)]) -> Published {
        files.iter().map(|(path, hash)| ((*path).to_owned(), (1, (*hash).to_owned()))).collect()
    }

    fn listed(files: &Published, kept: Vec<ManifestFile>) -> Vec<ManifestFile> {
        files
            .iter()
            .map(|(path, (bytes, hash))| ManifestFile::new(path.clone(), *bytes, hash.clone()))
            .chain(kept)
            .collect()
    }

    /// Publishes one site over the other, and says what is kept after each.
    fn after_each(sites: &[&[(&str, &str)]], builds: u32, hours: i64) -> Vec<Vec<String>> {
        let mut old = Vec::new();
        let mut all = Vec::new();
        for (nth, site) in sites.iter().enumerate() {
            let new = published(site);
            let kept = kept(&old, &new, "", false, builds, at(hours * i64::try_from(nth).unwrap()));
            all.push(kept.iter().map(|file| file.path.clone()).collect());
            old = listed(&new, kept);
        }
        all
    }

    const PAGE: (&str, &str) = ("en/a/index.html", "1");
    const INDEX: (&str, &str) = ("_guichet/search/en/manifest.bin", "1");

    #[test]
    fn files_of_older_builds_stay_for_some_builds() {
        let first: &[_] = &[PAGE, INDEX, (CHUNK, "1"), (STYLES, "1"), ("logo.png", "1")];
        let second: &[_] = &[("en/a/index.html", "2"), INDEX];
        let third: &[_] = &[("en/a/index.html", "3"), INDEX];
        let fourth: &[_] = &[("en/a/index.html", "4"), INDEX];
        // A build that changes nothing does not count.
        let kept = after_each(&[first, second, second, second, third, fourth], 2, 0);
        let both = [STYLES, CHUNK].map(str::to_owned).to_vec();
        let mut sorted = kept.clone();
        sorted.iter_mut().for_each(|kept| kept.sort());
        let none = Vec::new();
        assert_eq!(sorted, [none.clone(), both.clone(), both.clone(), both.clone(), both, none]);
        assert_eq!(after_each(&[first, second, third], 1, 0).pop().unwrap(), [""; 0]);
        assert_eq!(after_each(&[first, second], 0, 0).pop().unwrap(), [""; 0]);
    }

    #[test]
    fn and_for_a_day_at_most() {
        let first: &[_] = &[PAGE, (STYLES, "1")];
        let second: &[_] = &[PAGE];
        assert_eq!(after_each(&[first, second, second], 9, 23), [vec![], vec![STYLES], vec![STYLES]]);
        assert_eq!(after_each(&[first, second, second], 9, 24), [vec![], vec![STYLES], vec![]]);
        // A clock that goes back changes nothing.
        assert_eq!(after_each(&[first, second, second], 9, -24), [vec![], vec![STYLES], vec![STYLES]]);
    }

    #[test]
    fn text_of_what_is_gone_does_not_stay() {
        let first: &[_] = &[PAGE, ("en/b/index.html", "1"), INDEX, (CHUNK, "1"), (STYLES, "1")];
        let edited: &[_] = &[("en/a/index.html", "2"), ("en/b/index.html", "1"), INDEX];
        let withdrawn: &[_] = &[PAGE, INDEX];
        assert_eq!(after_each(&[first, withdrawn], 2, 0).pop().unwrap(), [STYLES]);
        assert_eq!(after_each(&[first, edited, withdrawn], 2, 0).pop().unwrap(), [STYLES]);
        // Nor does an index that has no list of its parts any more.
        assert_eq!(after_each(&[first, &[PAGE, ("en/b/index.html", "1")]], 2, 0).pop().unwrap(), [STYLES]);
    }

    #[test]
    fn names_that_follow_from_what_is_in_a_file() {
        for (path, part) in [
            (CHUNK, "index"),
            (STYLES, "assets"),
            ("_guichet/search/en/manifest.bin", "other"),
            ("_guichet/en/help.json", "other"),
            ("_guichet/panel.js", "other"),
            ("_guichet/search/pt-BR/x00000001-ffffff.bin", "index"),
            ("_guichet/search/en/x00000001-ffff.bin", "other"),
            ("en/_guichet/0123456789/a.css", "other"),
        ] {
            let found = match part_of("", path) {
                Part::Assets => "assets",
                Part::Index(folder) => {
                    assert!(folder.starts_with("_guichet/search/") && folder.len() < path.len());
                    "index"
                }
                Part::Other => "other",
            };
            assert_eq!(found, part, "{path}");
        }
        // Where the site is in a folder.
        assert!(matches!(part_of("kb/", &format!("kb/{STYLES}")), Part::Assets));
        assert!(matches!(part_of("kb/", STYLES), Part::Other));
    }
}
