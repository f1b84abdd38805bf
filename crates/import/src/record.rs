//! Which files an import may write: a file that somebody has edited since the last one is theirs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::Kept;

/// Where the record is kept, in the site's folder.
pub const FILE: &str = ".guichet-import.json";

/// What imports have written, by the SHA-256 of the contents: for each source, by its name, so that one does not take away what another
/// has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub imports: BTreeMap<String, BTreeMap<String, String>>,
    /// The lines of redirects.yaml that each source has brought: the file may have others, too.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub redirects: BTreeMap<String, BTreeMap<String, String>>,
    /// Files that were fetched from other servers: where each is, by its address.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fetched: BTreeMap<String, String>,
}

const NOT_WHOLE: &str = "the source is not whole";

/// Settings have something of every article.
fn is_setting(path: &str) -> bool {
    matches!(path, "site.yaml" | "redirects.yaml")
}

impl Record {
    /// A record that can't be read is empty: then nothing that exists is overwritten.
    pub fn parse(text: &str) -> Record {
        serde_json::from_str(text).unwrap_or_default()
    }

    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The hash of a file as the last import of this source has left it.
    fn written(&self, from: &str, path: &str) -> Option<&String> {
        self.imports.get(from)?.get(path)
    }

    /// A file has been moved, or changed by a command that says so: it counts as written by the import that wrote it before.
    pub fn follow(&mut self, from: &str, old: &str, to: &str, new: &str) {
        for files in self.imports.values_mut() {
            if files.get(from).is_some_and(|hash| hash == old) {
                files.remove(from);
                files.insert(to.to_owned(), new.to_owned());
            }
        }
    }

    fn is_of_another(&self, from: &str, path: &str) -> bool {
        self.imports.iter().any(|(name, files)| name != from && files.contains_key(path))
    }
}

/// What to do with the site's folder.
#[derive(Debug, Default)]
pub struct Plan {
    pub write: Vec<String>,
    pub delete: Vec<String>,
    /// Already as it would be written.
    pub same: usize,
    pub kept: Vec<Kept>,
    pub record: Record,
}

/// `from` names the source.
///
/// Compares what would be written (`new`, path → hash) with what is there (`there`, the hash of a file, if it exists) and
/// with what the last import left. `moved`: files that are elsewhere now, by where they are. Of a source that is not `whole`, nothing is
/// taken away, and settings keep what they have.
pub fn plan(
    from: &str,
    new: &BTreeMap<String, String>,
    moved: &BTreeMap<String, String>,
    whole: bool,
    last: &Record,
    there: impl Fn(&str) -> Option<String>,
) -> Plan {
    let mut plan = Plan { record: last.clone(), ..Plan::default() };
    let mut files = BTreeMap::new();
    for (path, hash) in new {
        let written = last.written(from, path).or_else(|| last.written(from, moved.get(path)?));
        let why = match (there(path), written) {
            (Some(now), _) if now == *hash => {
                plan.same += 1;
                files.insert(path.clone(), hash.clone());
                continue;
            }
            (None, None) => None,
            (Some(_), _) if !whole && is_setting(path) => Some(NOT_WHOLE),
            (Some(now), Some(written)) if now == *written => None,
            (Some(_), Some(_)) => Some("edited since the last import"),
            (Some(_), None) if last.is_of_another(from, path) => Some("from another source"),
            (Some(_), None) => Some("not from an import"),
            (None, Some(_)) => Some("deleted since the last import"),
        };
        match why {
            None => {
                plan.write.push(path.clone());
                files.insert(path.clone(), hash.clone());
            }
            Some(why) => {
                plan.kept.push(Kept { path: path.clone(), why });
                // What it was stays known, so that the next import sees the same edit.
                if let Some(written) = written {
                    files.insert(path.clone(), written.clone());
                }
            }
        }
    }
    // What another source still has stays.
    let own = last.imports.get(from).into_iter().flatten();
    for (path, written) in own.filter(|(path, _)| !new.contains_key(*path) && !last.is_of_another(from, path)) {
        match there(path) {
            Some(_) if !whole => {
                plan.kept.push(Kept { path: path.clone(), why: NOT_WHOLE });
                files.insert(path.clone(), written.clone());
            }
            Some(now) if now == *written => plan.delete.push(path.clone()),
            Some(_) => {
                plan.kept.push(Kept {
                    path: path.clone(),
                    why: "no longer in the source, but edited since the last import",
                });
            }
            None => {}
        }
    }
    plan.record.imports.insert(from.to_owned(), files);
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn what_somebody_has_edited_is_theirs() {
        let new =
            map(&[("new", "1"), ("same", "1"), ("stale", "2"), ("edited", "2"), ("foreign", "1"), ("deleted", "1")]);
        let of_hugo = map(&[
            ("same", "1"),
            ("stale", "1"),
            ("edited", "1"),
            ("deleted", "1"),
            ("gone", "1"),
            ("gone-edited", "1"),
        ]);
        let last = Record { imports: BTreeMap::from([("hugo".to_owned(), of_hugo)]), ..Record::default() };
        let there = map(&[
            ("same", "1"),
            ("stale", "1"),
            ("edited", "9"),
            ("foreign", "9"),
            ("gone", "1"),
            ("gone-edited", "9"),
        ]);
        let none = BTreeMap::new();
        let plan = plan("hugo", &new, &none, true, &last, |path| there.get(path).cloned());
        assert_eq!(
            (plan.write.as_slice(), plan.delete.as_slice()),
            (&["new".to_owned(), "stale".into()][..], &["gone".to_owned()][..])
        );
        let kept: Vec<_> = plan.kept.iter().map(|kept| kept.path.as_str()).collect();
        assert_eq!(kept, ["deleted", "edited", "foreign", "gone-edited"]);
        assert_eq!(plan.record.imports["hugo"]["edited"], "1");
        let other =
            super::plan("word a.docx", &map(&[("new", "1")]), &none, true, &last, |path| there.get(path).cloned());
        assert_eq!((other.delete.len(), other.record.imports.len()), (0, 2), "what another source has brought stays");
        let part = super::plan("hugo", &map(&[("same", "1")]), &none, false, &last, |path| there.get(path).cloned());
        assert_eq!((part.delete.len(), &part.record.imports["hugo"]["gone"]), (0, &"1".to_owned()));
        let moved = BTreeMap::from([("here".to_owned(), "stale".to_owned())]);
        let follows = super::plan("hugo", &map(&[("here", "3")]), &moved, true, &last, |path| {
            (path == "here").then(|| "1".to_owned())
        });
        assert_eq!(follows.write, ["here"]);
        assert_eq!(Record::parse("{]"), Record::default());
        assert_eq!(Record::parse(&plan.record.json()), plan.record);
    }
}
