//! `guichet theme`: copies of the theme's files for a site to change, and what an upgrade has changed in their originals.
//!
//! A copy is compared with two others: the theme's file as it was when the copy was made, which a record keeps, and as it is now.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use similar::TextDiff;

use super::args::{Global, ThemeArgs, ThemeVerb};
use super::console::{self, Console};
use super::{Exit, Failure};

/// What copies were made of. Names that begin with a dot are no part of a site.
const RECORD: &str = "templates/.ejected.json";

/// By the path of the copy.
#[derive(Default, Serialize, Deserialize)]
struct Record(BTreeMap<String, Ejected>);

#[derive(Serialize, Deserialize)]
struct Ejected {
    /// Of the program.
    version: String,
    /// The theme's file as it was.
    original: String,
}

pub fn run(command: &ThemeArgs, global: &Global, console: &Console) -> Result<Exit, Failure> {
    match &command.verb {
        ThemeVerb::Eject { files } if files.is_empty() => {
            list();
            Ok(Exit::Clean)
        }
        ThemeVerb::Eject { files } => eject(files, &global.root, console),
        ThemeVerb::Diff { files, seen } => diff(files, *seen, &global.root, console),
    }
}

/// Every text of the theme by the path of its copy in a site: `templates/partials/header.html`, `templates/assets/tokens.css`,
/// `locales/fr.ftl`.
fn originals() -> BTreeMap<String, String> {
    let place = |path: &str| match path.split_once('/') {
        Some(("templates", _)) => Some(path.to_owned()),
        Some(("assets", name)) => Some(format!("templates/assets/{name}")),
        // Messages are replaced one by one: `messages`.
        _ => None,
    };
    let text = |(path, bytes): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, [u8]>)| {
        Some((place(&path)?, String::from_utf8(bytes.into_owned()).ok()?))
    };
    guichet_site::theme::originals().filter_map(text).collect()
}

fn list() {
    let mut text = String::new();
    for path in originals().keys() {
        text.push_str(path);
        text.push('\n');
    }
    console::print(&text);
}

fn eject(files: &[String], root: &Path, console: &Console) -> Result<Exit, Failure> {
    let originals = originals();
    let (words, files): (Vec<&String>, Vec<&String>) = files.iter().partition(|file| file.ends_with(".ftl"));
    let words: Vec<(String, String)> = words.into_iter().map(|file| messages(file)).collect::<Result<_, Failure>>()?;
    let chosen: Vec<(&String, &String)> =
        files.into_iter().map(|file| find(file, &originals)).collect::<Result<_, Failure>>()?;
    if let Some((path, _)) = words.iter().find(|(path, _)| root.join(path).exists()) {
        return Err(Failure::usage(format!("`{path}` is there already; nothing was copied")));
    }
    let mut record = read_record(root)?;
    for (path, original) in &chosen {
        if root.join(path).exists() {
            return Err(Failure::usage(format!("`{path}` is there already; nothing was copied")));
        }
        let version = env!("CARGO_PKG_VERSION").to_owned();
        record.0.insert((*path).clone(), Ejected { version, original: (*original).clone() });
    }
    for (path, original) in &chosen {
        write_new(root, path, original)?;
        console::print(&format!("{path}\n"));
    }
    for (path, text) in &words {
        write_new(root, path, text)?;
        console::print(&format!("{path}\n"));
    }
    if chosen.is_empty() {
        return Ok(Exit::Clean);
    }
    write_record(root, &record)?;
    console.say("after an upgrade, `guichet theme diff` says what has changed in the theme's files");
    Ok(Exit::Clean)
}

/// The words of the theme for a locale, `bg.ftl`: its own, those of a language that it may use, or the English ones to translate. They are
/// replaced one by one, so that no upgrade makes a copy old.
fn messages(name: &str) -> Result<(String, String), Failure> {
    let tag = name.trim_start_matches("./").trim_start_matches("locales/").trim_end_matches(".ftl");
    let tag = guichet_l10n::canonical_tag(tag);
    if !guichet_l10n::is_valid_tag(&tag) || !guichet_l10n::is_known_language(&tag) {
        return Err(Failure::usage(format!("`{tag}` is not a language; write a tag such as `fr.ftl` or `pt-BR.ftl`")));
    }
    let texts: BTreeMap<String, Vec<u8>> =
        guichet_site::theme::originals().map(|(path, bytes)| (path.into_owned(), bytes.into_owned())).collect();
    let of =
        |tag: &str| texts.get(&format!("locales/{tag}.ftl")).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let known = of(&tag).or_else(|| guichet_l10n::kin(&tag).iter().find_map(|tag| of(tag)));
    let text = known.or_else(|| of("en")).unwrap_or_default();
    let head = format!(
        "# The theme's words for `{tag}`. What is left out here, the theme says itself: keep only what you change.\n\n"
    );
    Ok((format!("locales/{tag}.ftl"), head + &text))
}

/// By the path of the copy, or as much of its end as nothing else ends in: `header.html`, `tokens.css`.
fn find<'o>(name: &str, originals: &'o BTreeMap<String, String>) -> Result<(&'o String, &'o String), Failure> {
    let name = name.trim_start_matches("./");
    if let Some(found) = originals.get_key_value(name) {
        return Ok(found);
    }
    let ends = format!("/{name}");
    let mut found = originals.iter().filter(|(path, _)| path.ends_with(&ends));
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (Some((one, _)), Some((two, _))) => {
            Err(Failure::usage(format!("`{name}` may be `{one}` or `{two}`: write its whole path")))
        }
        _ => {
            let known = originals.keys().map(|path| path.trim_start_matches("templates/"));
            Err(Failure::unknown(&format!("the theme has no file `{name}`"), name, known))
        }
    }
}

/// With `seen`, what the theme has changed counts as taken over: the next comparison begins with the theme's files of today.
fn diff(files: &[String], seen: bool, root: &Path, console: &Console) -> Result<Exit, Failure> {
    let originals = originals();
    let mut record = read_record(root)?;
    let named = |name: &String| record.0.get_key_value(name).map(|(path, _)| path.clone());
    let chosen: BTreeSet<String> = files
        .iter()
        .map(|file| named(file).map_or_else(|| find(file, &originals).map(|(path, _)| path.clone()), Ok))
        .collect::<Result<_, Failure>>()?;
    let is_chosen = |path: &String| chosen.is_empty() || chosen.contains(path);
    let mut text = String::new();
    let mut changed = 0;
    for (path, now) in originals.iter().filter(|(path, _)| is_chosen(path)) {
        let Ok(own) = fs::read_to_string(root.join(path)).map(|text| as_ours(&text)) else { continue };
        let then = record.0.get(path);
        // A copy that nobody has changed is still one to delete.
        if seen && own != *now && then.is_none_or(|then| then.original != own) {
            let version = env!("CARGO_PKG_VERSION").to_owned();
            record.0.insert(path.clone(), Ejected { version, original: now.clone() });
        }
        let (said, shown) = compare(&own, record.0.get(path), now);
        changed += usize::from(shown.is_some());
        text.push_str(&format!("{path}: {said}\n"));
        text.push_str(&shown.unwrap_or_default());
    }
    let gone = |path: &&String| !originals.contains_key(*path) && is_chosen(path) && root.join(path).exists();
    for path in record.0.keys().filter(gone) {
        text.push_str(&format!(
            "{path}: the theme has no such file any more, so nothing uses it unless a file of yours does\n"
        ));
    }
    if text.is_empty() {
        console.say("this site has no copies of the theme's files");
    }
    if seen && !text.is_empty() {
        write_record(root, &record)?;
    }
    console::print(&text);
    if changed > 0 {
        console.say("when your copies have what is new, `guichet theme diff --seen` says so for the next time");
    }
    Ok(if changed > 0 { Exit::Problems } else { Exit::Clean })
}

/// With the line breaks of the theme's files: editors and git of Windows write others, and nobody has changed anything.
fn as_ours(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// What to say of a copy; and what the theme has changed since, where that is to be looked at.
fn compare(own: &str, then: Option<&Ejected>, now: &str) -> (String, Option<String>) {
    if own == now {
        return ("the same as the theme's; delete it".to_owned(), None);
    }
    let Some(Ejected { version, original }) = then else {
        let said = "yours; it is not known which version of the theme's it was made of; `guichet theme diff --seen` begins with today's";
        return (said.to_owned(), None);
    };
    match (own == original, now == original) {
        (true, _) => (format!("never changed since {version}, and the theme's has; delete it"), None),
        (false, true) => (format!("yours; the theme's has not changed since {version}"), None),
        (false, false) => {
            let diff = TextDiff::from_lines(original.as_str(), now);
            let diff = diff.unified_diff().header(version, env!("CARGO_PKG_VERSION")).to_string();
            (format!("yours; the theme's has changed since {version}:"), Some(diff))
        }
    }
}

fn read_record(root: &Path) -> Result<Record, Failure> {
    match fs::read_to_string(root.join(RECORD)) {
        Ok(text) => serde_json::from_str(&text)
            .map_err(|error| Failure::usage(format!("`{RECORD}` is damaged: {error}; restore it, or delete it"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Record::default()),
        Err(error) => Err(fault(RECORD, &error)),
    }
}

fn write_record(root: &Path, record: &Record) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(record).unwrap_or_default() + "\n";
    fs::write(root.join(RECORD), text).map_err(|error| fault(RECORD, &error))
}

fn write_new(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let full = root.join(path);
    fs::create_dir_all(full.parent().unwrap_or(root)).map_err(|error| fault(path, &error))?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&full).map_err(|error| fault(path, &error))?;
    file.write_all(text.as_bytes()).map_err(|error| fault(path, &error))
}

fn fault(path: &str, error: &io::Error) -> Failure {
    Failure::fault(format!("can't write `{path}`: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_compared_with_both_originals() {
        let then = Ejected { version: "0.1.0".to_owned(), original: "a\nb\n".to_owned() };
        let said = |own: &str, now: &str| compare(own, Some(&then), now).0;
        assert_eq!(said("a\nb\n", "a\nb\n"), "the same as the theme's; delete it");
        assert_eq!(said("a\nb\n", "a\nc\n"), "never changed since 0.1.0, and the theme's has; delete it");
        assert_eq!(said(&as_ours("\u{feff}a\r\nb\r\n"), "a\nb\n"), "the same as the theme's; delete it");
        assert_eq!(said("a\nx\n", "a\nb\n"), "yours; the theme's has not changed since 0.1.0");
        let (_, shown) = compare("x\nb\n", Some(&then), "a\nc\n");
        assert!(shown.is_some_and(|diff| diff.contains("-b\n+c\n")));
        assert!(compare("x", None, "y").0.starts_with("yours; it is not known"));
    }

    #[test]
    fn files_are_found_by_their_ends() {
        let originals = originals();
        assert_eq!(find("header.html", &originals).unwrap().0, "templates/partials/header.html");
        assert_eq!(find("tokens.css", &originals).unwrap().0, "templates/assets/tokens.css");
        assert!(find("heade.html", &originals).unwrap_err().message.contains("did you mean"));
    }
}
