//! What git says of a site's folder: where in its repository it is, and when each article was last changed. A change is what
//! translators would call one: not white space, not the order of the front matter, not a new name.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use guichet_core::content_hash::Key;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::moment::{Moment, parse_moment};
use guichet_site::config;
use guichet_site::load::{Checkout, SourceTree};
use guichet_translations::sections;

use super::cache::{self, program};

const KEPT: &str = "changed";

/// A commit of the history, with what it says of each article.
#[derive(Serialize, Deserialize)]
struct Kept {
    program: Key,
    folder: String,
    head: String,
    changed: BTreeMap<Arc<str>, Moment>,
}

/// What the repository says of `tree`, if its settings name one; a note where it can't tell.
pub fn ask(root: &Path, tree: &SourceTree) -> (Checkout, Option<Diagnostic>) {
    let settings = tree.texts.get_key_value("site.yaml");
    let repository = settings.and_then(|(file, text)| config::parse_site(file, text).value?.repository);
    let Some(repository) = repository else { return (Checkout::default(), None) };
    let Some(here) = Here::of(root) else {
        let checkout = Checkout::default();
        return (checkout, repository.dates.then(|| note("this folder is not in a repository that git can read")));
    };
    if !repository.dates {
        return (Checkout { folder: here.folder, changed: BTreeMap::new() }, None);
    }
    let kept_at = cache::folder(root).join(KEPT);
    let kept = fs::read(&kept_at).ok().and_then(|bytes| postcard::from_bytes::<Kept>(&bytes).ok());
    let kept = kept.filter(|kept| kept.program == program() && kept.folder == here.folder && !here.is_shallow);
    if let Some(kept) = &kept
        && kept.head == here.head
    {
        return (Checkout { folder: here.folder, changed: kept.changed.clone() }, None);
    }
    let articles = tree.texts.keys().filter(|path| path.starts_with("content/") && path.ends_with(".md")).cloned();
    let Some(changed) = changed(root, &here, articles.collect(), kept.as_ref()) else {
        return (Checkout { folder: here.folder, changed: BTreeMap::new() }, Some(note("git can't read the history")));
    };
    let new = Kept { program: program(), folder: here.folder, head: here.head, changed };
    if !here.is_shallow
        && let (Ok(bytes), Some(above)) = (postcard::to_allocvec(&new), kept_at.parent())
    {
        // It costs the next build time if this fails, and nothing else.
        let _ = fs::create_dir_all(above).and_then(|()| fs::write(&kept_at, bytes));
    }
    let unknown =
        here.is_shallow.then(|| note("the history is cut off (a shallow clone), so older articles have no day"));
    (Checkout { folder: new.folder, changed: new.changed }, unknown)
}

fn note(why: &str) -> Diagnostic {
    Diagnostic::new(codes::CFG017, format!("`repository`: {why}")).in_file(&Arc::from("site.yaml"))
}

/// Where a site is in its repository.
struct Here {
    /// Ends in `/`, unless it is the repository as a whole.
    folder: String,
    head: String,
    is_shallow: bool,
}

impl Here {
    fn of(root: &Path) -> Option<Self> {
        let asked = ["rev-parse", "--is-shallow-repository", "HEAD", "--show-prefix"];
        let output = git(root, &asked).stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
        let text = String::from_utf8(output.stdout).ok()?;
        let mut lines = text.lines();
        let (shallow, head) = (lines.next()?, lines.next()?);
        let folder = lines.next().unwrap_or_default();
        Some(Here { folder: folder.to_owned(), head: head.to_owned(), is_shallow: shallow == "true" })
    }
}

fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.quotePath=false"]).args(arguments).stdin(Stdio::null());
    command
}

/// What a commit did to one file.
struct Edit {
    before: String,
    after: String,
    /// What it was called before, if that is something else.
    old_path: Option<String>,
}

/// When each of the articles was last changed. Reads the history from its end, and no further than to the last change of every
/// article, or to the commit of which it is `kept`.
fn changed(
    root: &Path,
    here: &Here,
    articles: Vec<Arc<str>>,
    kept: Option<&Kept>,
) -> Option<BTreeMap<Arc<str>, Moment>> {
    let cut = if here.is_shallow { shallow(root) } else { FxHashSet::default() };
    // By what each was called at the commit that is being read.
    let mut open: FxHashMap<String, Vec<Arc<str>>> = FxHashMap::default();
    for article in articles {
        open.entry(article.to_string()).or_default().push(article);
    }
    let range = match kept {
        Some(kept) if is_above(root, &kept.head, &here.head) => format!("{}..{}", kept.head, here.head),
        _ => here.head.clone(),
    };
    let kept = kept.filter(|_| range.contains(".."));
    let format = "--format=>%H %aI";
    let log = ["log", "-z", "--raw", "-M", "--no-abbrev", "--relative", format, &range, "--", "content"];
    let mut log = git(root, &log).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut words = BufReader::new(log.stdout.take()?).split(0).map_while(Result::ok);
    let mut blobs = Blobs::open(root)?;
    let mut changed = BTreeMap::new();
    let mut commit: Option<(String, Moment)> = None;
    while let Some(word) = words.next() {
        let word = String::from_utf8_lossy(&word).into_owned();
        let word = word.trim_start_matches('\n');
        if let Some(said) = word.strip_prefix('>') {
            if open.is_empty() {
                break;
            }
            let (hash, day) = said.trim_end().split_once(' ')?;
            commit = Some((hash.to_owned(), parse_moment(day)?));
            continue;
        }
        let (Some(edit), Some((hash, at))) = (word.strip_prefix(':'), &commit) else { continue };
        let mut next = || words.next().map(|word| String::from_utf8_lossy(&word).into_owned());
        let (path, edit) = read_edit(edit, &mut next)?;
        let Some(articles) = open.remove(&path) else { continue };
        if edit.is_only_of_form(&mut blobs) {
            open.entry(edit.old_path.unwrap_or(path)).or_default().extend(articles);
        } else if !cut.contains(hash) {
            changed.extend(articles.into_iter().map(|article| (article, *at)));
        }
    }
    let _ = log.kill();
    let _ = log.wait();
    if let Some(kept) = kept {
        let before = |(path, articles): (String, Vec<Arc<str>>)| {
            let at = kept.changed.get(&*path).copied()?;
            Some(articles.into_iter().map(move |article| (article, at)))
        };
        changed.extend(open.into_iter().filter_map(before).flatten());
    }
    Some(changed)
}

/// `100644 100644 <before> <after> M`, and one path behind it, or two where a file has got another name.
fn read_edit(meta: &str, next: &mut impl FnMut() -> Option<String>) -> Option<(String, Edit)> {
    let mut fields = meta.split(' ').skip(2);
    let (before, after, what) = (fields.next()?, fields.next()?, fields.next()?);
    let first = next()?;
    let (path, old_path) = match what.as_bytes().first()? {
        b'R' | b'C' => (next()?, Some(first)),
        _ => (first, None),
    };
    Some((path, Edit { before: before.to_owned(), after: after.to_owned(), old_path }))
}

impl Edit {
    /// Nobody who reads the article would notice.
    fn is_only_of_form(&self, blobs: &mut Blobs) -> bool {
        if self.before == self.after {
            return true;
        }
        let none = |hash: &str| hash.bytes().all(|digit| digit == b'0');
        if none(&self.before) || none(&self.after) {
            return false;
        }
        let mut hash = |blob: &str| blobs.read(blob).map(|text| sections::hash_of_what_is_seen(&sections::of(&text)));
        matches!((hash(&self.before), hash(&self.after)), (Some(before), Some(after)) if before == after)
    }
}

/// Commits whose parents a shallow clone does not have: all that they hold looks new.
fn shallow(root: &Path) -> FxHashSet<String> {
    let path = git(root, &["rev-parse", "--git-path", "shallow"]).output().ok();
    let path = path.and_then(|output| String::from_utf8(output.stdout).ok());
    let text = path.and_then(|path| fs::read_to_string(root.join(path.trim_end())).ok()).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn is_above(root: &Path, old: &str, new: &str) -> bool {
    let asked = ["merge-base", "--is-ancestor", old, new];
    git(root, &asked).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Files of the history, by their hashes.
struct Blobs {
    process: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

impl Blobs {
    fn open(root: &Path) -> Option<Self> {
        let mut command = git(root, &["cat-file", "--batch"]);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let (ask, answer) = (process.stdin.take()?, BufReader::new(process.stdout.take()?));
        Some(Blobs { process, ask, answer })
    }

    fn read(&mut self, hash: &str) -> Option<String> {
        writeln!(self.ask, "{hash}").and_then(|()| self.ask.flush()).ok()?;
        let mut line = String::new();
        self.answer.read_line(&mut line).ok()?;
        // `<hash> blob <bytes>`, or `<hash> missing`.
        let len: usize = line.trim_end().rsplit_once(' ')?.1.parse().ok()?;
        let mut bytes = vec![0; len + 1];
        self.answer.read_exact(&mut bytes).ok()?;
        bytes.pop();
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
