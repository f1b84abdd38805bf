//! Pictures on other servers: those that somebody has saved beside the texts, and those that were fetched before.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::draft::Draft;
use crate::names::{self, Taken};
use crate::source::{Source, split};

/// Files of the source by the last part of their path.
#[derive(Debug, Default)]
pub struct Saved {
    by_name: BTreeMap<String, Vec<String>>,
    taken: Taken,
    fetched: BTreeSet<String>,
}

impl Saved {
    pub fn of(source: &Source) -> Saved {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in source.paths().filter(|path| !path.ends_with(".json")) {
            by_name.entry(split(path).1.to_lowercase()).or_default().push(path.to_owned());
        }
        Saved { by_name, taken: Taken::default(), fetched: source.fetched_keys().cloned().collect() }
    }

    /// The file that was saved from a URL: of those of its name, the one whose folders are most like its path.
    fn find(&self, url: &str) -> Option<String> {
        let path = url.split(['?', '#']).next()?;
        let path = path.split_once("//").map_or(path, |(_, path)| path);
        let decoded = percent_decode_str(path).decode_utf8_lossy().to_lowercase();
        let candidates =
            self.by_name.get(split(&decoded).1).or_else(|| self.by_name.get(&split(path).1.to_lowercase()))?;
        let alike = |file: &String| {
            let file = file.to_lowercase();
            file.rsplit('/').zip(decoded.rsplit('/')).take_while(|(a, b)| a == b).count()
        };
        let most = candidates.iter().map(alike).max()?;
        let mut best = candidates.iter().filter(|file| alike(file) == most);
        let first = best.next()?;
        // Of two that are as much alike, nobody knows which it is.
        best.next().is_none().then(|| first.clone())
    }

    /// Copies the file of a URL, if it was saved, and says by which address it is found from now on.
    /// What was fetched keeps its own until all links are carried.
    pub fn carry(&mut self, url: &str, draft: &mut Draft) -> Option<String> {
        if self.fetched.contains(&key(url)) {
            return Some(url.to_owned());
        }
        let file = self.find(url)?;
        if !draft.files.contains_key(&file) {
            let to = self.taken.unique(&format!("content/assets/{}", names::part(split(&file).1)));
            draft.files.insert(file.clone(), to);
        }
        let address = format!("/import-saved/{file}");
        draft.file_addresses.insert(address.clone(), file);
        Some(address)
    }
}

/// Where the file of an address is in the new site: under its own name, with the extension that its bytes ask for if it has none of a
/// picture or document. `is_taken` says of which paths there is something else.
pub fn asset(url: &str, extension: Option<&str>, is_taken: impl Fn(&str) -> bool) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("//").map_or(path, |(_, path)| path);
    let decoded = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let name = names::part(split(&decoded).1);
    let named = name.rsplit_once('.').filter(|(stem, end)| {
        !stem.is_empty() && (2..=5).contains(&end.len()) && end.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let (stem, end) = match (named, extension) {
        (Some((stem, end)), None) => (stem.to_owned(), end.to_owned()),
        // `photo.jpeg` is as good as `photo.jpg`, and what pictures are, their bytes say.
        (Some((stem, end)), Some(known)) if is_same(end, known) => (stem.to_owned(), end.to_owned()),
        (Some((stem, _)), Some(known)) if PICTURES.contains(&known) => (stem.to_owned(), known.to_owned()),
        (Some((stem, end)), Some(_)) => (stem.to_owned(), end.to_owned()),
        (None, Some(known)) => (name, known.to_owned()),
        (None, None) => (name, String::new()),
    };
    let dot = if end.is_empty() { "" } else { "." };
    let numbers = std::iter::once(String::new()).chain((2..).map(|number| format!("-{number}")));
    let mut paths = numbers.map(|number| format!("content/assets/{stem}{number}{dot}{end}"));
    paths.find(|path| !is_taken(path)).unwrap_or_default()
}

/// Files that browsers know by their bytes, whatever a name says; servers say it by the name.
const PICTURES: [&str; 9] = ["png", "jpg", "gif", "webp", "avif", "svg", "bmp", "ico", "tif"];

fn is_same(one: &str, other: &str) -> bool {
    let plain = |end: &str| match end.to_ascii_lowercase().as_str() {
        "jpeg" | "jpe" => "jpg".to_owned(),
        "tiff" => "tif".to_owned(),
        end => end.to_owned(),
    };
    plain(one) == plain(other)
}

/// An address in the form in which two are compared: texts write signs in either way, and a section of a file is the same file.
pub fn key(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    percent_decode_str(url).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_the_end_of_its_url() {
        let mut source = Source::default();
        for path in ["p/one/a.png", "p/two/a.png", "b c.png"] {
            source.add(path, None);
        }
        let saved = Saved::of(&source);
        assert_eq!(saved.find("https://cdn.example/x/two/a.png?e=1").as_deref(), Some("p/two/a.png"));
        assert_eq!(saved.find("https://cdn.example/b%20c.png").as_deref(), Some("b c.png"));
        assert_eq!(saved.find("https://cdn.example/three/a.png"), None);
    }

    #[test]
    fn what_was_fetched_has_a_name_that_servers_know() {
        let taken = |path: &str| path == "content/assets/taken.png";
        for (url, extension, expected) in [
            ("https://cdn.example/a/b%20c.png?x=1", Some("png"), "b-c.png"),
            ("https://cdn.example/attachments/4711", Some("jpg"), "4711.jpg"),
            ("https://cdn.example/photo.JPEG", Some("jpg"), "photo.JPEG"),
            ("https://cdn.example/lies.png", Some("webp"), "lies.webp"),
            ("https://cdn.example/table.xlsx", Some("zip"), "table.xlsx"),
            ("https://cdn.example/v1.2", Some("gif"), "v1.2.gif"),
            ("https://cdn.example/taken.png", Some("png"), "taken-2.png"),
            ("https://cdn.example/", None, "unnamed"),
            ("https://cdn.example/..%2F..%2Fetc", None, "etc"),
        ] {
            assert_eq!(asset(url, extension, taken), format!("content/assets/{expected}"), "{url}");
        }
    }
}
