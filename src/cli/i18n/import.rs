//! `guichet i18n import`: what translators have sent back, as articles. Of an article in which anything is wrong, nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use guichet_core::model::Locale;
use guichet_exchange::document::Document;
use guichet_exchange::merge::{Counts, Input, Merged, merge, unknown};
use guichet_exchange::returned::Returned;
use guichet_import::with_heading_ids;
use guichet_markdown::front_matter::split;
use guichet_translations::sections::{self, name};
use guichet_translations::stamp::Stamp;

use super::exchanged::{self, Kind};
use super::store;
use super::texts::{Found, Originals, version};
use crate::cli::args::{Global, I18nImport};
use crate::cli::console::{self, Console};
use crate::cli::rewrite;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nImport, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let files = listed(&command.files)?;
    let mut import = Import {
        command,
        global,
        site,
        console,
        originals: site.originals(),
        texts: BTreeMap::new(),
        written: 0,
        problems: 0,
    };
    for path in &files {
        match exchanged::read(path) {
            Ok(packages) => {
                for package in packages {
                    import.article(path, &package)?;
                }
            }
            Err(error) => import.problem(path, error.line, &error.message, None),
        }
    }
    let done = if command.dry_run { "would be written" } else { "written" };
    let problems = match import.problems {
        0 => String::new(),
        count => format!("; {}", console::number(count, "problem")),
    };
    console.say(&format!("{} {done}{problems}", console::number(import.written, "translation")));
    Ok(if import.problems > 0 { Exit::Problems } else { Exit::Clean })
}

/// The files that are named, and those in the folders that are.
fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_file() {
            files.push(path.clone());
            continue;
        }
        if !path.is_dir() {
            return Err(Failure::usage(format!("there is no file or folder `{}`", path.display())));
        }
        let found = exchanged::below(path);
        if found.is_empty() {
            return Err(Failure::usage(format!("no XLIFF or PO files are in `{}`", path.display())));
        }
        files.extend(found);
    }
    Ok(files)
}

struct Import<'a> {
    command: &'a I18nImport,
    global: &'a Global,
    site: &'a Whole,
    console: &'a Console,
    originals: Originals,
    /// What this run has made of originals: where, and the text.
    texts: BTreeMap<(String, Locale), (String, String)>,
    written: usize,
    problems: usize,
}

impl Import<'_> {
    fn problem(&mut self, path: &Path, line: usize, message: &str, help: Option<&str>) {
        self.problems += 1;
        let help = help.map(|help| format!("\n  help: {help}")).unwrap_or_default();
        self.console.error(&format!("{}:{line}: {message}{help}", path.display()));
    }

    /// Systems may say `fr-FR` where the site says `fr`.
    fn target(&self, name: &str) -> Result<Locale, Failure> {
        let target = self.site.target(name);
        let language = name.split('-').next().unwrap_or_default();
        target.or_else(|failure| self.site.target(language).map_err(|_| failure))
    }

    /// The language in whose folder a file is, where an export would put it: `po/fr/contacts/import.po`. `originals` are paths that its
    /// original has, or had.
    fn folder(&self, path: &Path, originals: &[&str]) -> Option<Locale> {
        let whole = path.with_extension("").to_string_lossy().replace('\\', "/");
        let below = |original: &'_ str| {
            let rel = original.strip_prefix("content/")?.split_once('/')?.1.strip_suffix(".md")?;
            let folder = whole.strip_suffix(rel)?.strip_suffix('/')?;
            self.site.target(folder.rsplit('/').next().unwrap_or(folder)).ok()
        };
        originals.iter().find_map(|original| below(original))
    }

    fn article(&mut self, path: &Path, package: &Returned) -> Result<(), Failure> {
        // Only what the site has: no path of a file leads anywhere else.
        let Some(original) = self.originals.of(&package.original).map(|at| &self.originals.all[at]) else {
            let message = format!("the site has no original `{}`", package.original);
            let help = "if it has moved without its `id`, export it again under its new name; if it is a draft, publish it; if it is gone for good, delete this file";
            self.problem(path, package.line, &message, Some(help));
            return Ok(());
        };
        let locale = match self.target(&package.target_locale) {
            Ok(locale) => locale,
            Err(failure) => {
                self.problem(path, package.line, &failure.message, None);
                return Ok(());
            }
        };
        if let Some(folder) = self.folder(path, &[&original.path, &package.original]).filter(|folder| *folder != locale)
        {
            let message = format!("the file is in the folder of `{folder}`, and says that it is in `{locale}`");
            let help = match exchanged::kind(path) {
                Some(Kind::Po) => {
                    format!("write `Language: {folder}` in its header, or move it to the folder of `{locale}`")
                }
                _ => format!("write `trgLang=\"{folder}\"` in its first lines, or move it to the folder of `{locale}`"),
            };
            self.problem(path, package.line, &message, Some(&help));
            return Ok(());
        }
        let now = self.site.text(&original.path);
        // A file of the same run may have written it.
        let key = (original.path.clone(), locale.clone());
        let written = self.texts.get(&key).cloned();
        let is_of_this_run = written.is_some();
        let found = match written {
            Some((path, text)) => Some(self.site.found(self.global, &self.originals, original, path, text)),
            None => self.site.translation(self.global, &self.originals, original, &locale),
        };
        let target =
            found.as_ref().map_or_else(|| format!("content/{locale}/{}.md", original.rel), |found| found.path.clone());
        let root = &self.global.root;
        let today = self.site.today(self.global, &self.originals, original, (found.as_ref(), &target), package, true);
        let file = exchanged::id(root, path, package);
        let package = &today.content;
        let is_known = today.then.is_some();
        // Texts that have not changed have the same ids: what is translated of the original as it is counts.
        let then = today.then.unwrap_or_else(|| now.clone());
        let is_now = !is_known || today.is_version;
        let of = if is_now { version(&now) } else { package.version.clone() };
        let with_ids = with_ids(&then);
        let lost = unknown(&Document::read(&then), package);
        let is_edited = found.as_ref().is_some_and(|found| found.is_edited(&package.translation));
        let is_of_others = found.as_ref().is_some_and(|found| found.is_of_others(&package.translation, &file));
        let is_base_known = today.base.is_some();
        let input = Input {
            original: &then,
            version: (!is_now).then_some(&of),
            source_locale: &self.site.analysis.config.default_locale,
            with_ids: &with_ids,
            existing: found.as_ref().map(Found::existing),
            returned: package,
            base: today.base,
            is_edited: is_edited || is_of_others || is_of_this_run,
            file: &file,
            machine: self.command.machine,
            allow_missing: self.command.allow_missing,
            unfinished: self.command.unfinished,
            force: self.command.force,
            has_drafts: original.article.is_some(),
        };
        let merged = merge(&input);
        if !is_known && !matches!(merged, Merged::Nothing(_)) {
            let why = match store::is_shallow(root) {
                true => {
                    "the version that was exported is not in this part of the history (`git fetch --unshallow` brings the rest)"
                }
                false => "neither the history nor i18n/originals/ has the version that was exported",
            };
            self.console.say(&format!(
                "{}: {why}: only texts of `{}` are taken that are still the same",
                path.display(),
                original.path
            ));
        }
        match merged {
            Merged::Wrong(faults) => {
                for (line, message, help) in faults {
                    self.problem(path, line, &message, Some(help));
                }
                self.console.say(&format!("{target}: nothing is written"));
            }
            Merged::Nothing(counts) => {
                let said = if found.is_some() { "nothing new" } else { "nothing is translated yet" };
                console::print(&format!("{target}: {said}{}\n", unfinished(counts, &lost)));
            }
            Merged::Incomplete(counts) => {
                let why = match original.article {
                    Some(_) => "and readers have the article",
                    None => "and a snippet can't be a draft",
                };
                self.console.say(&format!(
                    "{target}: stays as it is: {} no translation yet, {why}; `--allow-missing` publishes it with the \
                     original's words in their place{}",
                    have(counts.missing),
                    unfinished(counts, &lost)
                ));
            }
            Merged::Translation { text, counts, is_draft, stays_draft } => {
                if let Some(found) = &found
                    && found.text != text
                    && !self.command.force
                    && !is_base_known
                    && is_edited
                {
                    let message = format!("`{target}` was edited since it was exported");
                    let help = "export it again and translate from there, or overwrite it with `--force`";
                    self.problem(path, package.line, &message, Some(help));
                    return Ok(());
                }
                let is_new = found.as_ref().is_none_or(|found| found.text != text);
                if is_new && !self.command.dry_run {
                    if is_now {
                        store::keep(root, &original.path, &now, &of)?;
                    }
                    self.write(&target, found.as_ref().map(|found| found.text.as_str()), &text)?;
                }
                self.written += usize::from(is_new);
                self.texts.insert(key, (target.clone(), text.clone()));
                let mut said = format!("{target}: {}", console::number(counts.returned, "segment"));
                if !is_new {
                    said.push_str(", nothing new");
                }
                if counts.missing > 0 {
                    let draft = if is_draft { ": it is a draft" } else { "" };
                    said.push_str(&format!("; {} no translation{draft}", have(counts.missing)));
                }
                if counts.stale > 0 {
                    said.push_str(&format!("; {} still to be reviewed", console::number(counts.stale, "segment")));
                }
                said.push_str(&unfinished(counts, &lost));
                if stays_draft {
                    said.push_str("; it stays a draft, as it says `draft: true` of its own");
                }
                if !is_now {
                    said.push_str(&format!("; the original has changed since the export: {}", changed(&text, &now)));
                }
                console::print(&format!("{said}\n"));
            }
        }
        Ok(())
    }

    /// `before` is what is there, as it was read; a file that is keeps its line breaks.
    fn write(&self, target: &str, before: Option<&str>, text: &str) -> Result<(), Failure> {
        let path = self.global.root.join(target);
        if let Some(before) = before {
            let left =
                |refusal: rewrite::Refusal| Failure::fault(format!("`{target}` was left as it is: {}", refusal.why()));
            return rewrite::write(&self.global.root, &path, before, text).map_err(left);
        }
        let failed = |error: std::io::Error| Failure::fault(format!("can't write `{}`: {error}", path.display()));
        fs::create_dir_all(path.parent().unwrap_or(&self.global.root)).map_err(failed)?;
        let beside = path.with_extension("md.new");
        fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path)).map_err(failed)
    }
}

/// What nobody takes without being told to.
fn unfinished(counts: Counts, unknown: &[String]) -> String {
    let unfinished = match counts.unfinished {
        0 => String::new(),
        1 => "; 1 segment is marked as not finished (`--unfinished` takes it)".to_owned(),
        count => format!("; {count} segments are marked as not finished (`--unfinished` takes them)"),
    };
    let words: Vec<String> = unknown.iter().map(|words| format!("“{words}”")).collect();
    let unknown = match words.len() {
        0 => String::new(),
        1 => format!("; 1 segment stands for no text of the original, and is left out: {}", words[0]),
        count => {
            format!("; {count} segments stand for no text of the original, and are left out:\n  {}", words.join("\n  "))
        }
    };
    unfinished + &unknown
}

fn have(missing: usize) -> String {
    format!("{} {}", console::number(missing, "segment"), if missing == 1 { "has" } else { "have" })
}

/// Sections that an original has changed since a translation's stamp.
fn changed(translation: &str, original: &str) -> String {
    let Some(stamp) = Stamp::read(translation) else { return String::new() };
    let findings = guichet_translations::compare::compare(&stamp, &sections::of(original));
    findings.iter().map(|finding| name(&finding.id, &finding.heading).to_owned()).collect::<Vec<_>>().join(", ")
}

/// A text whose headings say their ids.
fn with_ids(text: &str) -> String {
    let body = split(text).body;
    format!("{}{}", &text[..body], with_heading_ids(&text[body..]))
}
