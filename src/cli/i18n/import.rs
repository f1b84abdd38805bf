//! `guichet i18n import`: what translators have sent back, as articles. Of an article in which anything is wrong, nothing is written.

use std::fs;
use std::path::{Path, PathBuf};

use guichet_exchange::merge::{Input, Merged, merge, without_stamp};
use guichet_exchange::package::NONE;
use guichet_exchange::returned::{Returned, Unreadable};
use guichet_exchange::{po, xliff};
use guichet_import::with_heading_ids;
use guichet_markdown::front_matter::split;
use guichet_translations::sections::{self, name};
use guichet_translations::stamp::Stamp;
use walkdir::WalkDir;

use super::store;
use super::texts::{Found, version};
use crate::cli::args::{Global, I18nImport};
use crate::cli::console::{self, Console};
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

/// Larger than the largest article in XML, and no reason to fill the memory.
const LARGEST: u64 = 64 << 20;

pub fn run(command: &I18nImport, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let files = listed(&command.files)?;
    let mut import = Import { command, global, site, console, pairs: site.pairs(), written: 0, problems: 0 };
    for path in &files {
        match read(path) {
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
        let before = files.len();
        let entries = WalkDir::new(path).sort_by_file_name().into_iter().filter_map(Result::ok);
        files.extend(entries.map(walkdir::DirEntry::into_path).filter(|path| path.is_file() && kind(path).is_some()));
        if files.len() == before {
            return Err(Failure::usage(format!("no XLIFF or PO files are in `{}`", path.display())));
        }
    }
    Ok(files)
}

#[derive(Clone, Copy)]
enum Kind {
    Xliff,
    Po,
}

fn kind(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "xlf" | "xliff" => Some(Kind::Xliff),
        "po" | "pot" => Some(Kind::Po),
        _ => None,
    }
}

fn read(path: &Path) -> Result<Vec<Returned>, Unreadable> {
    let fail = |message: String| Unreadable { line: 1, message };
    let size = fs::metadata(path).map_err(|error| fail(format!("can't be read: {error}")))?.len();
    if size > LARGEST {
        return Err(fail(format!("is larger than {} megabytes", LARGEST >> 20)));
    }
    let bytes = fs::read(path).map_err(|error| fail(format!("can't be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| fail("it is not in UTF-8".to_owned()))?;
    match kind(path) {
        Some(Kind::Xliff) => xliff::read(text.trim_start_matches('\u{feff}')),
        Some(Kind::Po) => po::read(&text).map(|package| vec![package]),
        None => Err(fail("its name ends neither in `.xlf` nor in `.po`".to_owned())),
    }
}

struct Import<'a> {
    command: &'a I18nImport,
    global: &'a Global,
    site: &'a Whole,
    console: &'a Console,
    pairs: Vec<(usize, usize)>,
    written: usize,
    problems: usize,
}

impl Import<'_> {
    fn problem(&mut self, path: &Path, line: usize, message: &str, help: Option<&str>) {
        self.problems += 1;
        let help = help.map(|help| format!("\n  help: {help}")).unwrap_or_default();
        self.console.error(&format!("{}:{line}: {message}{help}", path.display()));
    }

    fn article(&mut self, path: &Path, package: &Returned) -> Result<(), Failure> {
        let files = self.site.files();
        // Only what the site has: no path of a file leads anywhere else.
        let original =
            files.iter().position(|file| *file.path == *package.original && self.site.is_default(&file.locale));
        let Some(original) = original else {
            let message = format!("the site has no original `{}`", package.original);
            self.problem(path, package.line, &message, Some("if it has moved, export it again under its new name"));
            return Ok(());
        };
        let locale = match self.site.target(&package.target_locale) {
            Ok(locale) => locale,
            Err(failure) => {
                self.problem(path, package.line, &failure.message, None);
                return Ok(());
            }
        };
        let file = &files[original];
        let now = self.site.text(&file.path);
        let then = match version(&now) == package.version {
            true => Some(now.clone()),
            false => store::find(&self.global.root, &file.path, &package.version),
        };
        let Some(then) = then else {
            let message = format!("neither the history nor i18n/originals/ has `{}` as it was exported", file.path);
            self.problem(
                path,
                package.line,
                &message,
                Some("export it again; what was translated is in your system's memory"),
            );
            return Ok(());
        };
        let found = self.site.translation(self.global, original, &locale, &self.pairs);
        let with_ids = with_ids(&then);
        let input = Input {
            original: &then,
            source_locale: &file.locale,
            with_ids: &with_ids,
            existing: found.as_ref().map(Found::existing),
            returned: package,
            machine: self.command.machine,
            allow_missing: self.command.allow_missing,
        };
        let target =
            found.as_ref().map_or_else(|| format!("content/{locale}/{}.md", file.rel), |found| found.path.clone());
        match merge(&input) {
            Merged::Wrong(faults) => {
                for (line, message, help) in faults {
                    self.problem(path, line, &message, Some(help));
                }
                self.console.say(&format!("{target}: nothing is written"));
            }
            Merged::Nothing => console::print(&format!(
                "{target}: {}\n",
                if found.is_some() { "nothing new" } else { "nothing is translated yet" }
            )),
            Merged::Incomplete(missing) => self.console.say(&format!(
                "{target}: stays as it is: {} no translation yet, and readers have the article; `--allow-missing` \
                 publishes it with the original's words in their place",
                have(missing)
            )),
            Merged::Translation { text, returned, missing, stale, is_draft } => {
                if let Some(found) = &found
                    && found.text != text
                    && !self.command.force
                    && is_edited(found, package)
                {
                    let message = format!("`{target}` was edited since it was exported");
                    self.problem(
                        path,
                        package.line,
                        &message,
                        Some("export it again and translate from there, or overwrite it with `--force`"),
                    );
                    return Ok(());
                }
                let is_new = found.is_none_or(|found| found.text != text);
                if is_new && !self.command.dry_run {
                    self.write(&target, &text, &file.path, &then, &package.version)?;
                }
                self.written += usize::from(is_new);
                let mut said = format!("{target}: {}", console::number(returned, "segment"));
                if !is_new {
                    said.push_str(", nothing new");
                }
                if missing > 0 {
                    said.push_str(&format!(
                        "; {} no translation{}",
                        have(missing),
                        if is_draft { ": it is a draft" } else { "" }
                    ));
                }
                if stale > 0 {
                    said.push_str(&format!("; {} still to be reviewed", console::number(stale, "segment")));
                }
                if package.version != version(&now) {
                    said.push_str(&format!("; the original has changed since the export: {}", changed(&text, &now)));
                }
                console::print(&format!("{said}\n"));
            }
        }
        Ok(())
    }

    fn write(&self, target: &str, text: &str, original: &str, then: &str, version: &str) -> Result<(), Failure> {
        let path = self.global.root.join(target);
        let failed = |error: std::io::Error| Failure::fault(format!("can't write `{}`: {error}", path.display()));
        // Another version is known from there.
        if *then == self.site.text(original) {
            store::keep(&self.global.root, original, then, version)?;
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.global.root)).map_err(failed)?;
        let beside = path.with_extension("md.new");
        fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path)).map_err(failed)
    }
}

fn have(missing: usize) -> String {
    format!("{} {}", console::number(missing, "segment"), if missing == 1 { "has" } else { "have" })
}

/// Neither what was exported, nor what an import has written.
fn is_edited(found: &Found, package: &Returned) -> bool {
    let now = without_stamp(&found.text);
    let imported = Stamp::read(&found.text).and_then(|stamp| stamp.imported);
    (package.translation == NONE || package.translation != now) && imported.as_deref() != Some(&*now)
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
