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
    /// Paths of all addresses that texts name, by their last part: help desks call many pictures `image.png`.
    addresses: BTreeMap<String, BTreeSet<String>>,
    taken: Taken,
    fetched: BTreeSet<String>,
}

impl Saved {
    /// `texts`: the HTML in which the addresses are.
    pub fn of<'t>(source: &Source, texts: impl Iterator<Item = &'t str>) -> Saved {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in source.paths().filter(|path| !path.ends_with(".json")) {
            by_name.entry(split(path).1.to_lowercase()).or_default().push(path.to_owned());
        }
        let mut addresses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in texts.flat_map(named).filter_map(|url| path_of(&url)) {
            addresses.entry(split(&path).1.to_owned()).or_default().insert(path);
        }
        Saved { by_name, addresses, taken: Taken::default(), fetched: source.fetched_keys().cloned().collect() }
    }

    /// The file that was saved from a URL: of those of its name, the one whose folders are most like its path.
    fn find(&self, url: &str) -> Option<String> {
        let written = url.split(['?', '#']).next()?;
        let path = path_of(url)?;
        let name = split(&path).1;
        let candidates: Vec<&String> =
            match self.by_name.get(name).or_else(|| self.by_name.get(&split(written).1.to_lowercase())) {
                Some(found) => found.iter().collect(),
                // Some servers know a file without its ending, which a browser adds.
                None if !name.contains('.') && !name.is_empty() => {
                    let ended = self.by_name.range(format!("{name}.")..);
                    ended
                        .take_while(|(known, _)| {
                            known.strip_prefix(name).is_some_and(|end| end.starts_with('.') && !end[1..].contains('.'))
                        })
                        .flat_map(|(_, files)| files)
                        .collect()
                }
                None => return None,
            };
        let most = candidates.iter().map(|file| alike(file, &path)).max()?;
        let mut best = candidates.iter().filter(|file| alike(file, &path) == most);
        let first = *best.next()?;
        // Of two that are as much alike, nobody knows which it is; nor of two addresses, which of them was saved.
        let others = self.addresses.get(name).into_iter().flatten();
        let is_of_another = others.filter(|other| **other != path).any(|other| alike(first, other) >= most);
        (best.next().is_none() && !is_of_another).then(|| first.clone())
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

/// How many parts at the end of two paths are the same: the name, with any ending if one has none, and folders.
fn alike(file: &str, path: &str) -> usize {
    let file = file.to_lowercase();
    let mut parts = file.rsplit('/').zip(path.rsplit('/'));
    let same_name = parts
        .next()
        .is_some_and(|(a, b)| a == b || !b.contains('.') && a.rsplit_once('.').is_some_and(|(stem, _)| stem == b));
    usize::from(same_name) + if same_name { parts.take_while(|(a, b)| a == b).count() } else { 0 }
}

/// The path of an address in lower case, as people read it: one file may be on several hosts.
fn path_of(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let path = path.split_once("//").map_or(path, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
    Some(percent_decode_str(path).decode_utf8_lossy().to_lowercase()).filter(|path| !path.is_empty())
}

/// The addresses that a text of HTML names.
fn named(html: &str) -> Vec<String> {
    let attributes = ["src=", "href="].iter().flat_map(|key| html.split(key).skip(1));
    let value = |part: &str| {
        let quote = part.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        Some(part[1..].split(quote).next()?.replace("&amp;", "&"))
    };
    attributes.filter_map(value).collect()
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
        for path in ["p/one/a.png", "p/two/a.png", "b c.png", "i/image.png", "i/2/shot.png", "93b1-c7.png"] {
            source.add(path, None);
        }
        let saved = Saved::of(&source, std::iter::empty());
        assert_eq!(saved.find("https://cdn.example/x/two/a.png?e=1").as_deref(), Some("p/two/a.png"));
        assert_eq!(saved.find("https://cdn.example/b%20c.png").as_deref(), Some("b c.png"));
        assert_eq!(saved.find("https://cdn.example/three/a.png"), None);
        assert_eq!(saved.find("https://cdn.example/1/93b1-c7?expires=1").as_deref(), Some("93b1-c7.png"));
        // Two pictures of one name: a file of that name is that of neither, but where its folder says so.
        let text = "<img src=\"//c.example/1/image.png?a\"><img src='https://c.example/2/image.png'>\
            <img src=\"//c.example/1/shot.png\"><img src=\"//c.example/2/shot.png\"><img src=\"//d.example/2/shot.png\">";
        let saved = Saved::of(&source, [text].into_iter());
        assert_eq!(saved.find("https://c.example/1/image.png?b"), None);
        assert_eq!(saved.find("https://c.example/2/shot.png").as_deref(), Some("i/2/shot.png"));
        assert_eq!(saved.find("https://c.example/1/shot.png"), None);
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
