//! What came, what was changed and what could not be carried: as values, as JSON and as a page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use guichet_core::diag::printable;
use serde::Serialize;

/// What to do with pictures that are elsewhere.
const REMOTE: &str = "`guichet import --fetch` fetches them, as far as everybody may read them. Those that are left save anywhere in the \
     folder of the source under their own names, and import again.";
const REMOTE_SHOWN: usize = 100;

/// Constructs that a table names; of the rest, how many they are.
const SHOWN: usize = 60;

const KEYS: &str = "keys of the front matter that have no place here";
const KEYS_SHOWN: usize = 30;

/// Places that are named of each construct; the rest is counted.
const PLACES: usize = 5;

/// What an import says of itself. Its order is that of the sources, so that two runs give the same bytes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    pub from: String,
    pub came: Came,
    /// What is different now, and needs nobody.
    pub changed: Vec<Entry>,
    /// What needs a hand.
    pub left: Vec<Entry>,
    /// Addresses of pictures and files that are on other servers, sorted.
    pub remote: BTreeSet<String>,
    /// What to add to settings that are the writer's own.
    pub to_add: Vec<ToAdd>,
    /// Files that were not written because somebody has edited them since.
    pub kept: Vec<Kept>,
    /// What `guichet check` says of the new site, code by code, if it was asked.
    pub check: Option<Vec<Entry>>,
    /// Keys of front matter that have no place of their own, and how many articles have them.
    #[serde(skip)]
    keys: BTreeMap<String, usize>,
    #[serde(skip)]
    seen: BTreeMap<(bool, String), usize>,
}

/// Lines for a file that is the writer's.
#[derive(Clone, Debug, Serialize)]
pub struct ToAdd {
    pub file: String,
    pub lines: String,
}

/// How much of each kind came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Came {
    pub articles: usize,
    pub folders: usize,
    pub snippets: usize,
    pub drafts: usize,
    pub locales: usize,
    pub files: usize,
    pub redirects: usize,
    pub links: Links,
}

/// Links and pictures of all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Links {
    /// To articles, sections and files of the source: now a path.
    pub internal: usize,
    /// Inside, but to something that the source does not have.
    pub missing: usize,
    /// To other sites: as they were.
    pub external: usize,
    pub pictures: usize,
    pub pictures_missing: usize,
    /// To a section that the article does not have.
    pub sections_missing: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub construct: String,
    pub count: usize,
    /// What became of it, or what to do.
    pub note: String,
    /// What to write here for it, as Markdown on one line; or that there is no such form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// The first places: a path of the source, and a line where it is known.
    pub places: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    pub path: String,
    pub why: &'static str,
}

impl Report {
    /// Something was changed in carrying it.
    pub fn changed(&mut self, construct: &str, note: &str, place: &str) {
        self.note(false, construct, note, place);
    }

    /// A key of the front matter has no place of its own: all of them are one line.
    pub fn key(&mut self, key: &str, place: &str) {
        *self.keys.entry(key.to_owned()).or_default() += 1;
        self.changed(KEYS, "now in `extra`", place);
    }

    /// Something could not be carried.
    pub fn left(&mut self, construct: &str, note: &str, place: &str) {
        self.note(true, construct, note, place);
    }

    /// The same, where finding the place takes a while: it is asked for only as long as there is room for it.
    pub fn left_at(&mut self, construct: &str, note: &str, place: impl FnOnce() -> String) {
        let place = if self.has_room(true, construct, note) { place() } else { String::new() };
        self.left(construct, note, &place);
    }

    pub fn changed_at(&mut self, construct: &str, note: &str, place: impl FnOnce() -> String) {
        let place = if self.has_room(false, construct, note) { place() } else { String::new() };
        self.changed(construct, note, &place);
    }

    fn has_room(&self, left: bool, construct: &str, note: &str) -> bool {
        let known = self.seen.get(&(left, format!("{construct}\0{note}")));
        let list = if left { &self.left } else { &self.changed };
        known.is_none_or(|at| list[*at].places.len() < PLACES && list[*at].count < PLACES * 20)
    }

    /// A picture or file stays on its server.
    pub fn remote(&mut self, url: &str) {
        self.remote.insert(url.to_owned());
    }

    fn note(&mut self, left: bool, construct: &str, note: &str, place: &str) {
        let list = if left { &mut self.left } else { &mut self.changed };
        let at = *self.seen.entry((left, format!("{construct}\0{note}"))).or_insert_with(|| {
            let (construct, note) = (construct.to_owned(), note.to_owned());
            let instead = if left { crate::instead::instead(&construct).map(Into::into) } else { None };
            list.push(Entry { construct, count: 0, note, instead, places: Vec::new() });
            list.len() - 1
        });
        list[at].count += 1;
        if list[at].places.len() < PLACES && !place.is_empty() && !list[at].places.iter().any(|known| known == place) {
            list[at].places.push(place.to_owned());
        }
    }

    /// A diagnostic of the new site: its code, what the first one says, and where.
    pub fn diagnostic(&mut self, code: &str, message: &str, place: &str) {
        let check = self.check.get_or_insert_default();
        match check.iter_mut().find(|entry| entry.construct == code) {
            Some(entry) => {
                entry.count += 1;
                if entry.places.len() < PLACES {
                    entry.places.push(place.to_owned());
                }
            }
            None => {
                // Text of the source may be in it.
                let (construct, note) = (code.to_owned(), cell(message));
                let places = vec![place.to_owned()];
                check.push(Entry { construct, count: 1, note, instead: None, places });
            }
        }
    }

    /// The most frequent first.
    pub fn sort(&mut self) {
        if let Some(entry) = self.changed.iter_mut().find(|entry| entry.construct == KEYS) {
            let mut keys: Vec<(&String, &usize)> = self.keys.iter().collect();
            keys.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
            let named = keys.iter().take(KEYS_SHOWN).map(|(key, count)| format!("{} ({count})", cell(key)));
            let more = keys.len().saturating_sub(KEYS_SHOWN);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            entry.note = format!("now in `extra`: {}{more}", named.collect::<Vec<_>>().join(", "));
        }
        for list in [&mut self.changed, &mut self.left].into_iter().chain(&mut self.check) {
            // What the whole site hangs on comes first.
            let is_whole = |one: &Entry| {
                one.construct.ends_with("of the settings") || one.construct.starts_with("a page that is missing")
            };
            list.sort_by(|a, b| {
                let by_count = is_whole(b).cmp(&is_whole(a)).then(b.count.cmp(&a.count));
                by_count.then_with(|| (&a.construct, &a.note).cmp(&(&b.construct, &b.note)))
            });
        }
        // Positions are no longer those of the lists.
        self.seen.clear();
    }

    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The report as Markdown, for people.
    pub fn page(&self) -> String {
        let came = &self.came;
        let links = &came.links;
        let mut page = format!("# Imported from {}\n\n| what came | |\n|---|---|\n", self.from);
        for (what, count) in [
            ("articles", came.articles),
            ("of them drafts", came.drafts),
            ("pages of areas, categories and home pages", came.folders),
            ("snippets", came.snippets),
            ("languages", came.locales),
            ("pictures and other files", came.files),
            ("redirects of old addresses", came.redirects),
            ("links to articles, sections and files", links.internal),
            ("links to something that the source does not have", links.missing),
            ("links to a section that the article does not have", links.sections_missing),
            ("links to other sites", links.external),
            ("pictures in texts", links.pictures),
            ("pictures in texts that the source does not have", links.pictures_missing),
        ] {
            let _ = writeln!(page, "| {what} | {count} |");
        }
        table(&mut page, "What is left to do by hand", &self.left);
        for one in &self.to_add {
            let _ = write!(page, "\n## To add to `{}`\n\n```yaml\n{}\n```\n", one.file, one.lines.trim_end());
        }
        if !self.remote.is_empty() {
            let _ = write!(page, "\n## Pictures and files on other servers\n\n{REMOTE}\n\n");
            for url in self.remote.iter().take(REMOTE_SHOWN) {
                let _ = writeln!(page, "- {}", cell_of(url, 1_000));
            }
            if self.remote.len() > REMOTE_SHOWN {
                let _ = writeln!(page, "- {} more, in the report for programs", self.remote.len() - REMOTE_SHOWN);
            }
        }
        if let Some(check) = &self.check {
            table(&mut page, "What `guichet check` says of the site", check);
        }
        table(&mut page, "What was changed", &self.changed);
        if !self.kept.is_empty() {
            page.push_str("\n## Files that were not touched\n\n| file | why |\n|---|---|\n");
            for kept in &self.kept {
                let _ = writeln!(page, "| {} | {} |", cell(&kept.path), kept.why);
            }
        }
        page
    }
}

fn table(page: &mut String, title: &str, entries: &[Entry]) {
    let _ = write!(page, "\n## {title}\n\n");
    if entries.is_empty() {
        page.push_str("Nothing.\n");
        return;
    }
    let has_forms = entries.iter().any(|entry| entry.instead.is_some());
    let (head, line) = if has_forms { (" what to write instead |", "---|") } else { ("", "") };
    let _ = writeln!(page, "| construct | how often | what of it |{head} first places |\n|---|---|---|{line}---|");
    for entry in entries.iter().take(SHOWN) {
        let places: Vec<String> = entry.places.iter().map(|place| cell(place)).collect();
        let form = entry.instead.as_deref().unwrap_or_default();
        let form = if has_forms { format!(" {form} |") } else { String::new() };
        let (construct, places) = (cell(&entry.construct), places.join(", "));
        let _ = writeln!(page, "| {construct} | {} | {} |{form} {places} |", entry.count, entry.note);
    }
    if let Some(rest) = entries.get(SHOWN..).filter(|rest| !rest.is_empty()) {
        let count: usize = rest.iter().map(|entry| entry.count).sum();
        let form = if has_forms { " |" } else { "" };
        let _ = writeln!(page, "| {} more constructs | {count} | in the report for programs |{form} |", rest.len());
    }
}

/// Text of the source as code in a cell: it brings no markup of its own into the page.
fn cell(text: &str) -> String {
    cell_of(text, 120)
}

fn cell_of(text: &str, most: usize) -> String {
    let text: String = printable::on_a_line(text).chars().take(most).collect();
    format!("`{}`", text.replace('`', "'").replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constructs_are_counted_with_their_first_places() {
        let mut report = Report::default();
        for at in 0..9 {
            report.left("{{< x >}}", "as it was", &format!("a.md:{at}"));
        }
        report.left("rare", "as it was", "b|`.md");
        report.sort();
        assert_eq!((report.left[0].count, report.left[0].places.len()), (9, PLACES));
        assert!(report.page().contains("| `{{< x >}}` | 9 | as it was | there is no such form"), "{}", report.page());
        assert!(report.page().contains("`b\\|'.md`"));
        for key in 0..1_000 {
            report.changed(&format!("the key `{key}`"), "now in `extra`", "a.md");
        }
        assert!(report.page().contains("| 940 more constructs | 940 |") && report.page().lines().count() < 120);
    }
}
