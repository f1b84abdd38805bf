//! What plugins let `nav` name besides files: a folder, `guide/`; `*.md`; a file that is the list itself, `SUMMARY.md`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::names;
use crate::source::{Source, joined, split};
use crate::values::{Fields, as_text};

/// Lists in one another that are followed.
const MAX_DEPTH: usize = 12;

/// Reads lists of a source, below its folder of texts.
pub struct Lists<'a> {
    source: &'a Source,
    docs: &'a str,
    /// The name of files that are lists, with the plugin for them.
    file: Option<String>,
    known: BTreeSet<String>,
}

impl<'a> Lists<'a> {
    pub fn of(source: &'a Source, docs: &'a str, fields: &Fields) -> Lists<'a> {
        let has = super::has_plugin(fields, "literate-nav");
        let named = super::plugin(fields, "literate-nav").and_then(|plugin| plugin.get("nav_file")).and_then(as_text);
        let file = has.then(|| named.unwrap_or_else(|| "SUMMARY.md".to_owned()));
        Lists { source, docs, file, known: BTreeSet::new() }
    }

    /// A folder below that of the texts, or that itself.
    fn within(&self, folder: &str) -> String {
        if folder.is_empty() { self.docs.to_owned() } else { joined(self.docs, folder) }
    }

    /// Whether a file is a list and no text.
    pub fn is_list(&self, path: &str) -> bool {
        self.file.as_deref().is_some_and(|file| split(path).1 == file && file != "README.md" && file != "index.md")
    }

    /// `nav` with what it names in other ways as lists of files.
    pub fn whole(&mut self, nav: Option<&Value>) -> Option<Value> {
        match nav {
            Some(nav) => {
                named(nav, &mut self.known, 0);
                Some(self.list(nav, "", 0))
            }
            None => {
                let list = self.of_file("", 0)?;
                Some(self.list(&list, "", 1))
            }
        }
    }

    fn list(&self, nav: &Value, folder: &str, depth: usize) -> Value {
        let items = nav.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut made = Vec::new();
        for item in items {
            match item {
                Value::String(path) => made.extend(self.several(path, None, folder, depth)),
                Value::Object(fields) => {
                    for (title, value) in fields {
                        match value {
                            Value::String(path) => made.extend(self.several(path, Some(title), folder, depth)),
                            Value::Array(_) if depth < MAX_DEPTH => {
                                made.push(json!({ title: self.list(value, folder, depth + 1) }));
                            }
                            other => made.push(json!({ title: other })),
                        }
                    }
                }
                _ => {}
            }
        }
        Value::Array(made)
    }

    /// What one entry means.
    fn several(&self, path: &str, title: Option<&str>, folder: &str, depth: usize) -> Vec<Value> {
        let own = |path: String| vec![title.map_or_else(|| path.clone().into(), |title| json!({ title: path }))];
        if path.contains("://") {
            return own(path.to_owned());
        }
        let whole = joined(folder, path.trim_start_matches("./"));
        let bare = whole.trim_end_matches('/');
        if path.contains('*') {
            return self.fitting(&whole);
        }
        let is_folder = !bare.ends_with(".md") && self.source.has_folder(&joined(self.docs, bare));
        if !is_folder || depth >= MAX_DEPTH {
            return own(whole);
        }
        let list = self.of_file(bare, depth).unwrap_or_else(|| self.files(bare, depth));
        let title = title.map_or_else(|| names::title(split(bare).1), str::to_owned);
        vec![json!({ title: self.list(&list, "", depth + 1) })]
    }

    /// Files that a pattern names and nothing else does: `guide/*.md`, `guide/*`.
    fn fitting(&self, pattern: &str) -> Vec<Value> {
        let (folder, name) = split(pattern);
        let end = name.trim_start_matches('*');
        let mut all: Vec<&str> = Vec::new();
        let within = self.within(folder);
        for (_, below) in self.source.below(&within) {
            let is_beside = !below.contains('/') || name.starts_with("**");
            if is_beside && below.ends_with(".md") && below.ends_with(end) {
                all.push(below);
            }
        }
        let all = all.into_iter().map(|below| joined(folder, below)).filter(|path| !self.known.contains(path));
        all.map(Value::String).collect()
    }

    /// All texts of a folder, the one that is its own first.
    fn files(&self, folder: &str, depth: usize) -> Value {
        let mut beside: Vec<String> = Vec::new();
        let mut folders: BTreeSet<String> = BTreeSet::new();
        let within = self.within(folder);
        for (_, below) in self.source.below(&within).filter(|(path, _)| path.ends_with(".md")) {
            match below.split_once('/') {
                Some((name, _)) => drop(folders.insert(name.to_owned())),
                None => beside.push(joined(folder, below)),
            }
        }
        beside.sort_by_key(|path| !matches!(split(path).1, "index.md" | "README.md"));
        let below = folders.into_iter().filter(|_| depth < MAX_DEPTH);
        let below = below.map(|name| Value::String(format!("{}/", joined(folder, &name))));
        beside.into_iter().map(Value::String).chain(below).collect()
    }

    /// The list that a folder has in a file of its own.
    fn of_file(&self, folder: &str, depth: usize) -> Option<Value> {
        let file = joined(&self.within(folder), self.file.as_deref()?);
        let text = self.source.text(&file).filter(|_| depth < MAX_DEPTH)?;
        let mut items = items(text);
        if items.is_empty() {
            return None;
        }
        let mut list = nested(&mut items.drain(..).peekable(), 0, folder, 0);
        // The text of the folder is of its list, whether that names it or not.
        let index = ["index.md", "README.md"].iter().map(|name| joined(folder, name));
        let index = index.into_iter().find(|path| self.source.has(&joined(self.docs, path)));
        if let Some(index) = index.filter(|index| !folder.is_empty() && !list.iter().any(|one| one == index)) {
            list.insert(0, Value::String(index));
        }
        Some(Value::Array(list))
    }
}

fn named(nav: &Value, known: &mut BTreeSet<String>, depth: usize) {
    match nav {
        Value::String(path) => drop(known.insert(path.trim_start_matches("./").to_owned())),
        Value::Array(all) if depth < MAX_DEPTH => all.iter().for_each(|one| named(one, known, depth + 1)),
        Value::Object(all) => all.values().for_each(|one| named(one, known, depth + 1)),
        _ => {}
    }
}

/// Items of a list: how far each is indented, its words, and where it leads.
fn items(text: &str) -> Vec<(usize, String, Option<String>)> {
    let body = crate::values::front_matter(text).body;
    let mut found = Vec::new();
    let mut fence = guichet_syntax::fenced::Fence::default();
    for line in body.lines() {
        let bare = line.trim_start();
        let rest = bare.strip_prefix("- ").or_else(|| bare.strip_prefix("* ")).map(str::trim);
        let Some(rest) = rest.filter(|rest| !fence.holds(line) && !rest.is_empty()) else { continue };
        let link = rest.strip_prefix('[').and_then(|rest| rest.split_once("]("));
        let link = link.and_then(|(words, to)| Some((words, to.split([')', ' ']).next()?)));
        let indent = line.len() - bare.len();
        match link {
            Some((words, to)) => found.push((indent, words.to_owned(), Some(to.trim_matches(['<', '>']).to_owned()))),
            None => found.push((indent, rest.to_owned(), None)),
        }
    }
    found
}

type Items<'i> = std::iter::Peekable<std::vec::Drain<'i, (usize, String, Option<String>)>>;

fn nested(items: &mut Items, least: usize, folder: &str, depth: usize) -> Vec<Value> {
    let mut made = Vec::new();
    while let Some((indent, ..)) = items.peek() {
        if *indent < least {
            break;
        }
        let Some((indent, words, to)) = items.next() else { break };
        let is_above = items.peek().is_some_and(|(next, ..)| *next > indent) && depth < MAX_DEPTH;
        let below = if is_above { nested(items, indent + 1, folder, depth + 1) } else { Vec::new() };
        let to = to.map(|to| if to.contains("://") { to } else { path(folder, &to) });
        match to {
            Some(to) if below.is_empty() => made.push(json!({ words: to })),
            Some(to) => made.push(json!({ words: Value::from_iter([Value::String(to)].into_iter().chain(below)) })),
            None if below.is_empty() => made.push(Value::String(path(folder, &words))),
            None => made.push(json!({ words: below })),
        }
    }
    made
}

fn path(folder: &str, to: &str) -> String {
    let whole = joined(folder, to.split('#').next().unwrap_or_default().trim_start_matches("./"));
    let slash = if whole.ends_with('/') { "/" } else { "" };
    guichet_core::paths::join("", &whole).map_or(whole, |path| path + slash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(files: &[(&str, &str)], settings: &str) -> Value {
        let mut source = Source::default();
        for (path, text) in files {
            source.add(path, Some((*text).to_owned()));
        }
        let fields = crate::values::yaml(settings).unwrap();
        let fields = fields.as_object().unwrap();
        Lists::of(&source, "docs", fields).whole(fields.get("nav")).unwrap_or_default()
    }

    #[test]
    fn folders_and_patterns_are_lists_of_files() {
        let files = [("docs/a/index.md", ""), ("docs/a/b.md", ""), ("docs/a/c/d.md", ""), ("docs/e.md", "")];
        assert_eq!(
            whole(&files, "nav:\n- Title: a/\n- e.md"),
            json!([{ "Title": ["a/index.md", "a/b.md", { "C": ["a/c/d.md"] }] }, "e.md"])
        );
        assert_eq!(whole(&files, "nav:\n- a/b.md\n- a/*.md"), json!(["a/b.md", "a/index.md"]));
    }

    #[test]
    fn a_file_may_be_the_list() {
        let list =
            "# Contents\n\n- [One](a/b.md)\n- Section\n    - [Two](e.md#x)\n    - [Web](https://a.example)\n* a/c/\n";
        let files = [("docs/SUMMARY.md", list), ("docs/a/b.md", ""), ("docs/a/c/d.md", ""), ("docs/e.md", "")];
        assert_eq!(
            whole(&files, "plugins: [literate-nav]"),
            json!([{ "One": "a/b.md" }, { "Section": [{ "Two": "e.md" }, { "Web": "https://a.example" }] }, { "C": ["a/c/d.md"] }])
        );
        assert_eq!(whole(&files, "plugins: [search]"), Value::Null);
    }
}
