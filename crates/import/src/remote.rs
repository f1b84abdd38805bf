//! Pictures that a help desk keeps on its servers, and that somebody has saved beside its texts: an import fetches nothing.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::draft::Draft;
use crate::names::{self, Taken};
use crate::source::{Source, split};

/// Files of the source by the last part of their path.
#[derive(Debug, Default)]
pub struct Saved {
    by_name: BTreeMap<String, Vec<String>>,
    taken: Taken,
}

impl Saved {
    pub fn of(source: &Source) -> Saved {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in source.paths().filter(|path| !path.ends_with(".json")) {
            by_name.entry(split(path).1.to_lowercase()).or_default().push(path.to_owned());
        }
        Saved { by_name, taken: Taken::default() }
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
    pub fn carry(&mut self, url: &str, draft: &mut Draft) -> Option<String> {
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
}
