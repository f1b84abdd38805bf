//! A built site on its way to where readers get it: what is to be sent and deleted there, and in which order. Pure: whoever sends
//! asks and tells the place.
//!
//! The place has the manifest of the site that is there. While files are sent, it also has a note of all that may be there by then,
//! so that whoever is interrupted goes on from there, and nothing is left that nobody would ever delete.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::folders::is_plain;
use super::manifest::{self, MANIFEST, Manifest, ManifestFile, Part, Published, part_of};
use super::order::{turn, turn_to_go};

/// Where the note is, and how far the sender has come.
pub const NOTE: &str = ".guichet-deploy/pending.json";
pub const SENT: &str = ".guichet-deploy/sent.json";

/// What a deployment that has begun is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Whose it is: no other run has this name.
    #[serde(default)]
    pub by: String,
    /// What it sends, in this order.
    pub send: Vec<ManifestFile>,
    /// What else may be there and is to go.
    pub others: Vec<String>,
}

impl Note {
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub fn parse(bytes: &[u8]) -> Option<Note> {
        serde_json::from_slice(bytes).ok()
    }

    /// What is found at the place of the note that a run has left there.
    pub fn standing(&self, found: Option<Note>) -> Standing {
        match found {
            Some(note) if note == *self => Standing::Alone,
            Some(note) if note.by != self.by => Standing::GiveWay(Note::of_both(note, self)),
            _ => Standing::PlanAgain,
        }
    }

    /// The note of whoever goes on, with all that the other may have sent: none of it is certain any more.
    fn of_both(mut goes_on: Note, stops: &Note) -> Note {
        let listed: BTreeSet<String> = goes_on.send.iter().map(|file| file.path.clone()).collect();
        let sent = stops.send.iter().filter(|file| !listed.contains(&file.path)).map(|file| file.path.clone());
        let others: BTreeSet<String> = sent.chain(goes_on.others).chain(stops.others.iter().cloned()).collect();
        goes_on.others = others.into_iter().filter(|path| !listed.contains(path)).collect();
        goes_on
    }
}

/// Whether a run is the only one that sends to its target. The one that began last goes on.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    Alone,
    /// Another one has begun meanwhile: this is the note for it.
    GiveWay(Note),
    /// Another one has given way, or has come to its end: what is there is to be looked at again.
    PlanAgain,
}

/// What is there before a deployment.
#[derive(Debug, Default)]
pub struct There {
    pub manifest: Option<Manifest>,
    /// Of one that did not come to its end, with how many files it has certainly sent.
    pub note: Option<(Note, usize)>,
    /// The files that the place has, with their bytes: somebody may have deleted some, or a disk cut them off. `None`: as the lists say.
    pub sizes: Option<BTreeMap<String, u64>>,
}

/// What a deployment does.
#[derive(Debug)]
pub struct Plan {
    /// Files to send: all of one turn before any of the next.
    pub turns: Vec<Vec<ManifestFile>>,
    pub unchanged: usize,
    /// In this order.
    pub delete: Vec<String>,
    /// Files of older builds that stay for a while.
    pub kept: usize,
    /// What the manifest there says in the end.
    pub manifest: Manifest,
    pub note: Note,
}

/// For how long files of older builds stay.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    pub builds: u32,
    pub date: Timestamp,
}

impl There {
    /// By path, the hash of what the lists say is there, if it is certain, and its bytes.
    fn listed(&self) -> BTreeMap<&str, (Option<&str>, u64)> {
        let mut listed = BTreeMap::new();
        for file in self.manifest.iter().flat_map(|manifest| &manifest.files) {
            let hash = Some(file.hash.as_str()).filter(|hash| !hash.is_empty());
            listed.insert(file.path.as_str(), (hash, file.bytes));
        }
        if let Some((note, sent)) = &self.note {
            for (at, file) in note.send.iter().enumerate() {
                listed.insert(&file.path, ((at < *sent).then_some(file.hash.as_str()), file.bytes));
            }
            for path in &note.others {
                listed.insert(path, (None, 0));
            }
        }
        listed.retain(|path, _| is_plain(path));
        listed
    }

    /// The hashes of what is there: not of what is gone, nor of what has another length.
    fn known(&self) -> BTreeMap<&str, Option<&str>> {
        let there = self.listed().into_iter().filter_map(|(path, (hash, bytes))| match &self.sizes {
            None => Some((path, hash)),
            Some(sizes) => sizes.get(path).map(|size| (path, hash.filter(|_| *size == bytes))),
        });
        there.collect()
    }

    fn is_whole(&self, file: &ManifestFile) -> bool {
        self.sizes.as_ref().is_none_or(|sizes| sizes.get(&file.path) == Some(&file.bytes))
    }

    /// Paths that an earlier deployment may have put there.
    pub fn ours(&self) -> BTreeSet<String> {
        self.listed().into_keys().map(str::to_owned).collect()
    }

    /// The files of older builds, for those that stay.
    fn older(&self) -> Vec<ManifestFile> {
        let mut older = self.manifest.as_ref().map_or_else(Vec::new, |manifest| manifest.files.clone());
        if let Some((note, sent)) = &self.note {
            let listed: BTreeSet<String> = older.iter().map(|file| file.path.clone()).collect();
            let sent = note.send.iter().take(*sent).filter(|file| !listed.contains(&file.path)).cloned();
            older.extend(sent.collect::<Vec<_>>());
        }
        older.retain(|file| is_plain(&file.path) && self.is_whole(file));
        older
    }
}

impl Plan {
    /// `site` is what has been built.
    pub fn of(there: &There, site: &Manifest, keep: Keep) -> Plan {
        let files: Vec<&ManifestFile> =
            site.files.iter().filter(|file| !file.withdrawn && is_plain(&file.path) && file.path != MANIFEST).collect();
        let new: Published = files.iter().map(|file| (file.path.clone(), (file.bytes, file.hash.clone()))).collect();
        let withdrawn = there.manifest.as_ref().is_some_and(|old| !old.texts.is_subset(&site.texts));
        let kept = manifest::kept(&there.older(), &new, &site.folder, withdrawn, keep.builds, keep.date);
        let stays: BTreeSet<&str> = kept.iter().map(|file| file.path.as_str()).collect();
        let known = there.known();
        let old = there.manifest.iter().flat_map(|manifest| &manifest.files);
        let old = old.filter(|file| known.contains_key(file.path.as_str()));
        let listed: BTreeSet<&str> = old.map(|file| file.path.as_str()).collect();
        let mut turns: BTreeMap<(u8, bool), Vec<ManifestFile>> = BTreeMap::new();
        let mut unchanged = 0;
        for file in &files {
            match known.get(file.path.as_str()) {
                Some(Some(hash)) if *hash == file.hash => unchanged += 1,
                there => {
                    // What only may be there is new: pages that lead to it wait.
                    let is_there = matches!(there, Some(Some(_))) || listed.contains(file.path.as_str());
                    let turn = turn(&site.folder, &file.path, is_there);
                    turns.entry(turn).or_default().push((*file).clone());
                }
            }
        }
        let gone =
            known.keys().filter(|path| !new.contains_key(**path) && !stays.contains(*path) && **path != MANIFEST);
        let mut delete: Vec<String> = gone.map(|path| (*path).to_owned()).collect();
        delete.sort_by_cached_key(|path| (turn_to_go(&site.folder, path), path.clone()));
        let turns: Vec<Vec<ManifestFile>> = turns.into_values().collect();
        let note = Note { by: String::new(), send: turns.iter().flatten().cloned().collect(), others: delete.clone() };
        let kept_count = kept.len();
        let files = files.into_iter().cloned().chain(kept).collect();
        let manifest = Manifest::new(files, site.texts.clone()).in_folder(site.folder.clone());
        Plan { turns, unchanged, delete, kept: kept_count, manifest, note }
    }

    pub fn is_done(&self) -> bool {
        self.turns.is_empty() && self.delete.is_empty()
    }
}

/// For how long browsers and caches may keep a file: for ever, if its name follows from what is in it.
pub fn cache_control(site: &str, path: &str) -> &'static str {
    let is_picture = path.strip_prefix(site).is_some_and(|path| path.starts_with("_guichet/pictures/"));
    match part_of(site, path) {
        Part::Assets | Part::Index(_) => "public, max-age=31536000, immutable",
        Part::Other if is_picture => "public, max-age=31536000, immutable",
        Part::Other => "public, max-age=0, must-revalidate",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Manifest {
        let file = |(path, hash): &(&str, &str)| ManifestFile::new((*path).to_owned(), 1, (*hash).to_owned());
        Manifest::new(files.iter().map(file).collect(), manifest::Texts::new())
    }

    fn sent(plan: &Plan) -> Vec<&str> {
        plan.turns.iter().flatten().map(|file| file.path.as_str()).collect()
    }

    const KEEP: Keep = Keep { builds: 2, date: Timestamp::UNIX_EPOCH };

    #[test]
    fn new_comes_before_old_and_pages_after_what_they_show() {
        let old = site(&[
            ("_guichet/0000000000/a.css", "1"),
            ("en/a/index.html", "1"),
            ("en/b/index.html", "1"),
            ("logo.png", "1"),
        ]);
        let new = site(&[
            ("_guichet/1111111111/a.css", "2"),
            ("_guichet/panel.js", "2"),
            ("en/a/index.html", "2"),
            ("en/c/index.html", "2"),
            ("logo.png", "1"),
            ("new.png", "1"),
        ]);
        let there = There { manifest: Some(old), note: None, sizes: None };
        let plan = Plan::of(&there, &new, KEEP);
        let order = ["_guichet/1111111111/a.css", "new.png", "en/c/index.html", "en/a/index.html", "_guichet/panel.js"];
        assert_eq!(sent(&plan), order);
        assert_eq!((plan.unchanged, plan.kept, &plan.delete[..]), (1, 1, &["en/b/index.html".to_owned()][..]));
        let listed: Vec<&str> = plan.manifest.files.iter().map(|file| file.path.as_str()).collect();
        assert!(listed.contains(&"_guichet/0000000000/a.css") && !listed.contains(&"en/b/index.html"));
    }

    #[test]
    fn an_interrupted_one_is_gone_on_with() {
        let old = site(&[("a.html", "1"), ("b.html", "1")]);
        let new = site(&[("a.html", "2"), ("c.html", "2"), ("d.html", "2")]);
        let first = Plan::of(&There { manifest: Some(old.clone()), note: None, sizes: None }, &new, KEEP);
        assert_eq!(sent(&first), ["c.html", "d.html", "a.html"]);
        let there = There { manifest: Some(old), note: Some((first.note, 1)), sizes: None };
        // What is certainly there is not sent again, and what only it knows of is deleted.
        let again = Plan::of(&there, &new, KEEP);
        assert_eq!((sent(&again), again.unchanged), (vec!["d.html", "a.html"], 1));
        let other = Plan::of(&there, &site(&[("a.html", "1")]), KEEP);
        assert_eq!(sent(&other), ["a.html"]);
        assert_eq!(other.delete, ["b.html", "c.html", "d.html"]);
    }

    #[test]
    fn what_is_gone_or_cut_off_is_sent_again() {
        let old = site(&[
            ("_guichet/0000000000/a.css", "1"),
            ("_guichet/0000000000/b.css", "1"),
            ("a.html", "1"),
            ("b.html", "1"),
            ("c.html", "1"),
        ]);
        let new = site(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1")]);
        let sizes = [("_guichet/0000000000/a.css", 1), ("a.html", 1), ("b.html", 0)];
        let sizes = sizes.map(|(path, size)| (path.to_owned(), size)).into();
        let there = There { manifest: Some(old), note: None, sizes: Some(sizes) };
        let plan = Plan::of(&there, &new, KEEP);
        // What is new comes before what is cut off.
        assert_eq!((sent(&plan), plan.unchanged, plan.kept), (vec!["c.html", "b.html"], 1, 1));
        assert_eq!(plan.delete, [""; 0]);
    }

    #[test]
    fn of_two_at_once_the_one_that_began_last_goes_on() {
        let of = |by: &str, send: &[(&str, &str)], others: &[&str]| Note {
            by: by.to_owned(),
            send: site(send).files,
            others: others.iter().map(|path| (*path).to_owned()).collect(),
        };
        let first = of("first", &[("a.html", "1"), ("b.html", "1")], &["old.html"]);
        let last = of("last", &[("b.html", "2"), ("c.html", "2")], &[]);
        assert_eq!(first.standing(Some(first.clone())), Standing::Alone);
        assert_eq!(first.standing(None), Standing::PlanAgain);
        let Standing::GiveWay(both) = first.standing(Some(last.clone())) else { panic!("it goes on") };
        assert_eq!(both, Note { others: ["a.html", "old.html"].map(str::to_owned).to_vec(), ..last.clone() });
        assert_eq!(last.standing(Some(both.clone())), Standing::PlanAgain);
        // Nothing that either has sent is trusted, whatever its length.
        let sizes = ["a.html", "b.html", "c.html", "old.html"].map(|path| (path.to_owned(), 1)).into();
        let there = There { manifest: Some(site(&[("old.html", "1")])), note: Some((both, 0)), sizes: Some(sizes) };
        let plan = Plan::of(&there, &site(&[("b.html", "2"), ("c.html", "2")]), KEEP);
        assert_eq!((sent(&plan).len(), plan.delete), (2, vec!["a.html".to_owned(), "old.html".to_owned()]));
    }

    #[test]
    fn names_from_a_manifest_lead_nowhere_else() {
        let there =
            There { manifest: Some(site(&[("../../etc/passwd", "1"), ("/etc/passwd", "1")])), note: None, sizes: None };
        let plan = Plan::of(&there, &site(&[("a.html", "1"), ("../b.html", "1")]), KEEP);
        assert_eq!((sent(&plan), plan.delete.len()), (vec!["a.html"], 0));
    }
}
