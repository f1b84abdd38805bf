//! `guichet import SOURCE DIR`: the files of another generator's site → those of ours. What is mapped to what is the business of
//! `guichet-import`; here files are read, fetched and written, and nothing outside of DIR is written.

mod remote;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use guichet_core::diag::report;
use guichet_import::merge::{self, Merged};
use guichet_import::{Content, From, Imported, Options, Plans, RECORD, Record, Report, Source, There, plan};

use super::args::Import;
use super::console::{self, Console};
use super::start::now;
use super::{Exit, Failure};
use remote::Remote;
use target::{Target, hash};

/// Folders that hold no texts of a site, and many files.
const SKIPPED: [&str; 4] = [".git", "node_modules", ".guichet", ".hg"];
/// A longer text is a file to copy; an export may have a whole help centre in one file.
const LONGEST_TEXT: u64 = 32 << 20;
const LONGEST_EXPORT: u64 = 1 << 30;
const EXPORTS: [&str; 3] = [".json", ".csv", ".jsonl"];

/// Texts that readers see: what of these can't be read must not be published.
const PAGES: [&str; 6] = [".md", ".mdx", ".markdown", ".html", ".htm", ".xhtml"];
const UNREADABLE: &str = "a text whose encoding can't be told";

const SITE: &str = "site.yaml";
const REDIRECTS: &str = "redirects.yaml";
const PAGE: &str = "import-report.md";
const JSON: &str = "import-report.json";

pub fn run(command: &Import, console: &Console) -> Result<Exit, Failure> {
    let from = command.from.as_deref().map(From::parse).transpose().map_err(Failure::usage)?;
    let dir = folder(command);
    let (mut source, mut oddities) = read(&command.source, &dir)?;
    let Some(from) = from.or_else(|| From::guess(&source)) else {
        if let Some(says) = From::unclear(&source) {
            return Err(Failure::usage(format!("`{}` {says}", command.source.display())));
        }
        let names = From::ALL.map(From::name).join("`, `--from ");
        let message = format!("can't tell what `{}` is; say it: `--from {names}`", command.source.display());
        return Err(Failure::usage(message));
    };
    if from == From::Word {
        documents(&command.source, &mut source, &mut oddities)?;
    }
    let settings = fs::read_to_string(dir.join(SITE)).ok();
    let before = last(&Target(&dir));
    let written: BTreeSet<String> =
        before.imports.get(&name(command, from)).into_iter().flat_map(BTreeMap::keys).cloned().collect();
    let (at_root, with_html) = settings.as_deref().map(merge::layout).unwrap_or_default();
    let options = Options {
        day: now()?.strftime("%Y-%m-%d").to_string(),
        plans: Plans::parse(&command.plan).map_err(Failure::usage)?,
        to: command.to.clone(),
        locale: command.locale.as_deref().map(guichet_import::locale).transpose().map_err(Failure::usage)?,
        default_locale: settings.as_deref().and_then(merge::default_locale),
        has_site: settings.is_some(),
        at_root,
        with_html,
        gone: written.iter().filter(|path| Target(&dir).hash(path).is_none()).cloned().collect(),
        there: if written.is_empty() { BTreeMap::new() } else { articles(&dir) },
        written,
    };
    let mut imported = guichet_import::import(from, &source, &options).map_err(Failure::usage)?;
    let remote = Remote::open(&Target(&dir), &before, &imported, command.fetch, console)?;
    if remote.files().next().is_some() {
        remote.files().for_each(|(url, to)| source.add_fetched(url, to));
        imported = guichet_import::import(from, &source, &options).map_err(Failure::usage)?;
    }
    remote.tell(&mut imported.report);
    for (what, path) in oddities {
        let is_text = what == UNREADABLE;
        let note = if is_text { "not carried: save it as UTF-8, and import again" } else { "not carried" };
        imported.report.left(what, note, &path);
        // It may have been an article before.
        imported.lacks.extend(is_text.then(|| format!("`{path}`: {what}")));
    }
    if command.dir.is_none() {
        console.say(&format!("into `{}`", dir.display()));
    }
    let target = Target::open(&dir)?;
    let written = write(&target, command, from, &mut imported, &remote)?;
    remote.done(&target);
    check(&dir, now()?, &mut imported.report);
    imported.report.sort();
    target.put(PAGE, imported.report.page().as_bytes())?;
    target.put(JSON, imported.report.json().as_bytes())?;
    for lacks in imported.lacks.iter().take(5) {
        console.say(&format!("missing in the source: {lacks}"));
    }
    if !imported.lacks.is_empty() {
        console.say("the source is not whole: nothing was removed");
    }
    if remote.fetched > 0 {
        console.say(&format!("{} fetched from other servers", console::number(remote.fetched, "file")));
    }
    tell(&imported.report, &written, console);
    console::print(&format!("{}\n", dir.join(PAGE).display()));
    Ok(Exit::Clean)
}

/// The folder of the site: the one that is named, else this one if it is a site, else one beside it that is named as the source.
fn folder(command: &Import) -> PathBuf {
    if let Some(dir) = &command.dir {
        return dir.clone();
    }
    let here = PathBuf::from(".");
    if here.join(SITE).is_file() {
        return here;
    }
    let full = fs::canonicalize(&command.source).unwrap_or_else(|_| command.source.clone());
    let stem = if full.is_dir() { full.file_name() } else { full.file_stem() };
    let name = stem.map_or_else(|| "help".to_owned(), |name| name.to_string_lossy().into_owned());
    // A source that is here has that name already.
    if here.join(&name).exists() { PathBuf::from(format!("{name}-help")) } else { PathBuf::from(name) }
}

/// How many files were touched.
struct Written {
    written: usize,
    deleted: usize,
    same: usize,
    /// What was added to files of the writer's.
    added: Vec<String>,
}

fn tell(report: &Report, files: &Written, console: &Console) {
    let came = &report.came;
    console.say(&format!(
        "{}, {}, {}",
        console::number(came.articles, "article"),
        console::number(came.files, "other file"),
        console::number(came.redirects, "redirect"),
    ));
    let unchanged = files.same;
    let removed = if files.deleted == 0 { String::new() } else { format!(", {} removed", files.deleted) };
    console.say(&format!("{} written{removed}, {unchanged} unchanged", console::number(files.written, "file")));
    for added in &files.added {
        console.say(added);
    }
    for kept in report.kept.iter().take(20) {
        console.say(&format!("kept {}: {}", kept.path, kept.why));
    }
    if report.kept.len() > 20 {
        console.say(&format!("kept {} more: see the report", report.kept.len() - 20));
    }
    for one in &report.to_add {
        console.say(&format!("lines to add to {}: see the report", one.file));
    }
    if !report.remote.is_empty() {
        let count = console::number(report.remote.len(), "file");
        console.say(&format!("{count} on other servers: see the report"));
    }
    let left: usize = report.left.iter().map(|entry| entry.count).sum();
    if left > 0 {
        console.say(&format!("{} could not be carried: see the report", console::number(left, "thing")));
    }
    let found: usize = report.check.iter().flatten().map(|entry| entry.count).sum();
    if found > 0 {
        console.say(&format!("`guichet check` finds {}: see the report", console::number(found, "problem")));
    }
}

type Oddities = Vec<(&'static str, String)>;

/// The files of a folder as values; of one file, that one. Links to elsewhere are not followed.
fn read(root: &Path, target: &Path) -> Result<(Source, Oddities), Failure> {
    let fault = |path: &Path, error: io::Error| Failure::fault(format!("can't read `{}`: {error}", path.display()));
    let mut source = Source::default();
    let mut oddities = Vec::new();
    let top = fs::metadata(root)
        .map_err(|error| Failure::usage(format!("can't read the source `{}`: {error}", root.display())))?;
    let target = fs::canonicalize(target).ok();
    apart(root, target.as_deref())?;
    let base = if top.is_dir() { root } else { root.parent().unwrap_or(root) };
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let is_inside = |entry: &walkdir::DirEntry| {
        let skipped = entry.depth() > 0 && SKIPPED.iter().any(|name| entry.file_name() == *name);
        let is_target = || fs::canonicalize(entry.path()).ok().is_some_and(|full| Some(full) == target);
        !(skipped || entry.file_type().is_dir() && entry.depth() > 0 && is_target())
    };
    let mut walk = walk.filter_entry(is_inside);
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| fault(root, error.into()))?;
        let Some(path) = entry.path().strip_prefix(base).ok().and_then(slashed) else {
            oddities.push(("a file whose name is not Unicode", entry.path().display().to_string()));
            continue;
        };
        // What an import has written is no source of another.
        if entry.file_type().is_dir() && entry.depth() > 0 && entry.path().join(RECORD).is_file() {
            oddities.push(("the site of an earlier import", path));
            walk.skip_current_dir();
            continue;
        }
        if entry.path_is_symlink() && entry.depth() > 0 {
            linked(base, entry.path(), &path, &mut source, &mut oddities)?;
        } else if entry.file_type().is_file() || entry.depth() == 0 && top.is_file() {
            let length = entry.metadata().map_or(0, |metadata| metadata.len());
            add(entry.path(), &path, length, &mut source, &mut oddities)?;
        }
    }
    Ok((source, oddities))
}

/// Adds a file of the source: its text, if it is one.
fn add(file: &Path, path: &str, length: u64, source: &mut Source, oddities: &mut Oddities) -> Result<(), Failure> {
    let lower = path.to_ascii_lowercase();
    let is_export = EXPORTS.iter().any(|end| lower.ends_with(end));
    let is_long = length > if is_export { LONGEST_EXPORT } else { LONGEST_TEXT };
    if !Source::is_text(path) || is_long {
        if Source::is_text(path) {
            oddities.push(("a text that is too long to be read", path.to_owned()));
        }
        source.add(path, None);
        return Ok(());
    }
    let bytes = fs::read(file).map_err(|error| Failure::fault(format!("can't read `{}`: {error}", file.display())))?;
    let (text, is_lossy) = Source::decoded(path, bytes);
    if is_lossy && PAGES.iter().any(|end| lower.ends_with(end)) {
        oddities.push((UNREADABLE, path.to_owned()));
        return Ok(());
    }
    source.add(path, Some(text));
    Ok(())
}

/// Adds what a symbolic link leads to, if that is in the source, too. Links in a folder that a link leads to are not followed.
fn linked(base: &Path, link: &Path, path: &str, source: &mut Source, oddities: &mut Oddities) -> Result<(), Failure> {
    let found = fs::canonicalize(base).ok().zip(fs::canonicalize(link).ok());
    let Some((_, to)) = found.filter(|(base, to)| {
        // Nor is one that leads to a folder which it is in itself.
        let is_above = link.parent().and_then(|up| fs::canonicalize(up).ok()).is_none_or(|up| up.starts_with(to));
        let below = to.strip_prefix(base).ok();
        !is_above && below.is_some_and(|below| !below.iter().any(|part| SKIPPED.iter().any(|name| part == *name)))
    }) else {
        oddities.push(("a symbolic link that leads out of the source, nowhere, or in a circle", path.to_owned()));
        return Ok(());
    };
    let inside = |entry: &walkdir::DirEntry| !SKIPPED.iter().any(|name| entry.file_name() == *name);
    for entry in walkdir::WalkDir::new(&to).sort_by_file_name().into_iter().filter_entry(inside) {
        let entry = entry
            .map_err(|error| Failure::fault(format!("can't read `{}`: {}", link.display(), io::Error::from(error))))?;
        let Some(below) = entry.path().strip_prefix(&to).ok().and_then(slashed) else { continue };
        let path = if below.is_empty() { path.to_owned() } else { format!("{path}/{below}") };
        if entry.path_is_symlink() {
            oddities.push(("a symbolic link in a folder that another leads to", path));
        } else if entry.file_type().is_file() {
            let length = entry.metadata().map_or(0, |metadata| metadata.len());
            add(entry.path(), &path, length, source, oddities)?;
        }
    }
    Ok(())
}

/// Opens the documents of a source: to others they are files to copy.
fn documents(root: &Path, source: &mut Source, oddities: &mut Oddities) -> Result<(), Failure> {
    let base = if root.is_dir() { root } else { root.parent().unwrap_or(root) };
    let is_document = |path: &&str| {
        // Word keeps a file of such a name beside one that is open.
        path.to_ascii_lowercase().ends_with(".docx") && !path.rsplit('/').next().unwrap_or_default().starts_with("~$")
    };
    let paths: Vec<String> = source.paths().filter(is_document).map(str::to_owned).collect();
    for path in paths {
        let bytes =
            fs::read(base.join(&path)).map_err(|error| Failure::fault(format!("can't read `{path}`: {error}")))?;
        if !source.add_document(&path, &bytes) {
            oddities.push(("a file that is not a document of Word", path));
        }
    }
    Ok(())
}

/// The source must not be where files are written.
fn apart(source: &Path, target: Option<&Path>) -> Result<(), Failure> {
    let (Ok(source), Some(target)) = (fs::canonicalize(source), target) else { return Ok(()) };
    if source == target || source.starts_with(target.join("content")) || source.starts_with(target.join("static")) {
        return Err(Failure::usage(
            "the source is where the site would be written; choose another folder for the site",
        ));
    }
    Ok(())
}

fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn write(
    target: &Target,
    command: &Import,
    from: From,
    imported: &mut Imported,
    remote: &Remote,
) -> Result<Written, Failure> {
    let source = command.source.as_path();
    let root = if source.is_dir() { source } else { source.parent().unwrap_or(source) };
    let bytes = |content: &Content| match content {
        Content::Text(text) => Ok(text.as_bytes().to_vec()),
        Content::Bytes(bytes) => Ok(bytes.clone()),
        Content::Fetched(url) => remote.bytes(url),
        Content::Copy(path) => {
            fs::read(root.join(path)).map_err(|error| Failure::fault(format!("can't read `{path}`: {error}")))
        }
    };
    let mut new = BTreeMap::new();
    for (path, content) in &imported.files {
        new.insert(path.clone(), hash(&bytes(content)?));
    }
    let before = last(target);
    let name = name(command, from);
    let moved = &imported.moved;
    same_source(&name, |path| new.contains_key(path) || moved.values().any(|from| from == path), &before)?;
    let mut plan = plan(&name, &new, moved, imported.lacks.is_empty(), &before, |path| target.hash(path));
    for path in &plan.write {
        target.put(path, &bytes(&imported.files[path])?)?;
    }
    let deleted: Vec<PathBuf> = plan.delete.iter().filter_map(|path| target.path(path)).collect();
    for path in &deleted {
        fs::remove_file(path).map_err(|error| Failure::fault(format!("can't remove `{}`: {error}", path.display())))?;
    }
    imported.report.kept = plan.kept;
    let ours = before.redirects.get(&name).cloned().unwrap_or_default();
    let added = settings(target, imported, &ours)?;
    plan.record.redirects.insert(name, redirects(target, imported, ours));
    keep_fetched(&mut plan.record, imported);
    target.put(RECORD, plan.record.json().as_bytes())?;
    Ok(Written { written: plan.write.len(), deleted: deleted.len(), same: plan.same, added })
}

/// Which files were fetched, for the next import: of those that are used, and of those that somebody has deleted.
fn keep_fetched(record: &mut Record, imported: &Imported) {
    let Record { imports, fetched, .. } = record;
    for (path, content) in &imported.files {
        if let Content::Fetched(url) = content {
            fetched.insert(url.clone(), path.clone());
        }
    }
    fetched.retain(|url, path| {
        imports.values().any(|files| files.contains_key(path)) || imported.report.remote.contains(url)
    });
}

/// What an import has brought is removed when its source no longer has it: another source must not pass for that one.
fn same_source(name: &str, is_new: impl Fn(&String) -> bool, last: &Record) -> Result<(), Failure> {
    let written = last.imports.get(name).into_iter().flat_map(BTreeMap::keys);
    let mut articles = written.filter(|path| path.ends_with(".md") && !path.ends_with("/_index.md")).peekable();
    if articles.peek().is_none() || articles.any(is_new) {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "not one article that the last import from `{name}` has brought is in this source, so it would remove them all; give what comes \
         from another source a folder of its own, `--to FOLDER`, or remove `{RECORD}` to import beside what is there"
    )))
}

/// What earlier imports have written.
fn last(target: &Target) -> Record {
    let text = target.path(RECORD).and_then(|path| fs::read_to_string(path).ok());
    text.map(|text| Record::parse(&text)).unwrap_or_default()
}

/// The name of a source in the record. Of single files and of what goes into a folder there may be many.
fn name(command: &Import, from: From) -> String {
    let file = if command.source.is_file() { command.source.file_name() } else { None };
    let file = file.map_or_else(String::new, |name| format!(" {}", name.to_string_lossy()));
    let to = command.to.as_ref().map_or_else(String::new, |to| format!(" to {}", to.trim_matches('/')));
    // Texts of two languages in files of one name.
    let locale = command.locale.as_ref().filter(|_| !file.is_empty() || !to.is_empty());
    let locale = locale.map_or_else(String::new, |locale| format!(" in {locale}"));
    format!("{}{file}{to}{locale}", from.name())
}

/// Brings what is new into settings that are the writer's, if lines of their own can say it. `ours`: lines of redirects.yaml that this
/// source has brought before.
fn settings(target: &Target, imported: &mut Imported, ours: &BTreeMap<String, String>) -> Result<Vec<String>, Failure> {
    let mut added = Vec::new();
    for path in [SITE, REDIRECTS] {
        let is_kept = imported.report.kept.iter().any(|kept| kept.path == path);
        let Some(existing) = target.path(path).and_then(|path| fs::read_to_string(path).ok()).filter(|_| is_kept)
        else {
            continue;
        };
        let wanted = match imported.files.get(path) {
            Some(Content::Text(wanted)) => wanted.as_str(),
            _ => "",
        };
        let merged: Merged = match path {
            SITE => merge::site(&existing, wanted),
            // What is missing in the source may only be missing for now.
            _ if !imported.lacks.is_empty() => merge::redirects(&existing, wanted, &BTreeMap::new()),
            _ => merge::redirects(&existing, wanted, ours),
        };
        if let Some(text) = &merged.text {
            target.put(path, text.as_bytes())?;
            added.push(format!("in {path}: {}", merged.added.join(", ")));
        }
        imported.report.to_add.extend(merged.to_add(path));
    }
    Ok(added)
}

/// The lines of redirects.yaml that this source has brought: what it would write, as far as it is there now.
fn redirects(target: &Target, imported: &Imported, ours: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let there = target.path(REDIRECTS).and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    let there = merge::lines(&there);
    let mut lines = match imported.files.get(REDIRECTS) {
        Some(Content::Text(wanted)) => merge::lines(wanted),
        _ => BTreeMap::new(),
    };
    if !imported.lacks.is_empty() {
        for (from, to) in ours {
            lines.entry(from).or_insert(to);
        }
    }
    lines.retain(|from, to| there.get(from) == Some(to));
    lines
}

/// The articles of the site, by their files.
fn articles(dir: &Path) -> BTreeMap<String, There> {
    let files = walkdir::WalkDir::new(dir.join("content")).into_iter().flatten();
    let texts =
        files.filter(|entry| entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == "md"));
    let articles = texts.filter_map(|entry| {
        let path = slashed(entry.path().strip_prefix(dir).ok()?)?;
        Some((path, There::of(&fs::read_to_string(entry.path()).ok()?)))
    });
    articles.collect()
}

/// The record of imports after a command has moved and changed files: (file, where it is then, its text then). What nobody has edited stays
/// so. `None` if there is nothing to change.
pub fn followed(root: &Path, changes: &[(&str, &str, &str)]) -> Option<String> {
    let target = Target(root);
    let before = last(&target);
    let mut record = before.clone();
    for (from, to, text) in changes {
        if let Some(old) = target.hash(from) {
            record.follow(from, &old, to, &hash(text.as_bytes()));
        }
    }
    (record != before).then(|| record.json())
}

/// What `guichet check` would say: the part of the report that the sources know nothing of.
fn check(dir: &Path, date: jiff::Timestamp, report: &mut Report) {
    let Ok(loaded) = guichet_site::load::load(dir, None) else { return };
    let options = guichet_site::analysis::BuildOptions {
        date,
        base_url: None,
        drafts: false,
        locales: Vec::new(),
        live_reload: false,
        environment: guichet_seal::Environment::default(),
    };
    let mut outcome = guichet_site::analysis::analyze(&loaded.value, loaded.diags, &options);
    report::sort(&mut outcome.diags);
    report.check = Some(Vec::new());
    let mut reporter = report::Reporter::new(&loaded.value, false);
    for diagnostic in outcome.diags.iter().filter(|one| one.severity != guichet_core::diag::Severity::Note) {
        let json = reporter.json(diagnostic);
        let text = |key: &str| json.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let line =
            json.get("line").and_then(serde_json::Value::as_u64).map_or_else(String::new, |line| format!(":{line}"));
        let code = format!("{} ({})", text("code"), text("severity"));
        report.diagnostic(&code, &text("message"), &format!("{}{line}", text("file")));
    }
}
