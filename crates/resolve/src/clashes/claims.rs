//! Claims of output paths, and what to say of two of one path.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::portable::{LONGEST, Wrong, what_is_wrong};
use crate::site::{Folder, LocaleSite};
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::{Code, Diagnostic, codes};
use guichet_core::model::{Locale, Span};
use guichet_markdown::ParsedFile;

/// Who writes a file.
#[derive(Clone)]
pub enum Owner {
    /// A page, by what to call it.
    Named(String),
    /// Beside a page. Where two pages have one address, that is said of the pages.
    Twin(String),
    Redirect {
        name: String,
        to: String,
    },
    /// A file that is copied.
    Asset(String),
    /// Made by the build, but a site may bring its own: `robots.txt`.
    Generated,
    /// Made by the build of what it has to say and what the site's own file says.
    Joined,
    /// Made by the build, which depends on it.
    Kept,
}

/// A file, and what of it.
type Place = (Arc<str>, Option<Span>);

#[derive(Clone)]
pub struct Claim {
    pub path: String,
    pub owner: Owner,
    /// Where it comes from, if that is a file of the site.
    pub place: Option<Place>,
    /// From another language.
    pub borrowed: bool,
    pub help: Cow<'static, str>,
}

impl Claim {
    pub fn generated(path: &str, owner: Owner) -> Claim {
        Claim { path: path.to_owned(), owner, place: None, borrowed: false, help: "".into() }
    }

    /// A folder that no file of this locale is in is borrowed.
    pub fn folder(folder: &Folder, site: &LocaleSite, files: &[Arc<ParsedFile>]) -> Claim {
        // Files are sorted by path, so all of a folder are next to each other.
        let first = |locale: &Locale| {
            let prefix = format!("content/{locale}/{}/", folder.path);
            let at = files.partition_point(|file| *file.path < *prefix);
            files.get(at).filter(|file| file.path.starts_with(&prefix))
        };
        let file = site.chain.iter().find_map(first);
        Claim {
            path: format!("{}index.html", folder.url),
            owner: Owner::Named(format!("the folder `{}`", folder.path)),
            place: file.map(|file| (Arc::clone(&file.path), None)),
            borrowed: file.is_some_and(|file| file.locale != site.locale),
            help: "rename the folder".into(),
        }
    }

    fn name(&self) -> String {
        match &self.owner {
            Owner::Named(name) | Owner::Twin(name) | Owner::Redirect { name, .. } | Owner::Asset(name) => name.clone(),
            Owner::Generated | Owner::Joined | Owner::Kept => format!("the build's own `{}`", self.path),
        }
    }

    /// `/en/guide/` for the page, the path for any other file.
    fn address(&self) -> String {
        format!("/{}", self.path.strip_suffix("index.html").unwrap_or(&self.path))
    }

    /// A file of the site's own language: what is wrong with it is said for it.
    fn is_own(&self) -> bool {
        self.place.is_some() && !self.borrowed
    }

    fn file(&self) -> Option<&Arc<str>> {
        self.place.as_ref().map(|(file, _)| file)
    }

    /// At its place, if it has one.
    fn at_place(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let (file, span) = self.place.as_ref()?;
        Some(match span {
            Some(span) => diagnostic.at(file, span.clone()),
            None => diagnostic.in_file(file),
        })
    }
}

/// A clash of something borrowed with something else.
struct Unsaid {
    diagnostic: Diagnostic,
    other: Option<Arc<str>>,
}

/// A file of an article: its claim is made where something is to be said of it, which is seldom.
#[derive(Clone, Copy)]
pub struct OfPage {
    pub site: u32,
    pub page: u32,
    pub twin: bool,
}

impl OfPage {
    pub fn path(self, url: &str) -> String {
        format!("{url}{}", if self.twin { "index.md" } else { "index.html" })
    }
}

enum Claimed {
    Page(OfPage),
    Other(Box<Claim>),
}

/// `P` makes the claim of an article. Paths are known by the hashes of their folds: those of a large site take half as much
/// memory as all that its articles say of themselves.
pub struct Claims<P> {
    page: P,
    all: Vec<Claimed>,
    /// By folded path.
    files: FxHashMap<Key, u32>,
    /// Every folder of them, with the first file in it.
    folders: FxHashMap<Key, u32>,
    /// Files that others wanted for a folder: all that would be in it is one mistake.
    refused: FxHashSet<Key>,
    /// What the build would have written if the site had no file of its own there.
    pub replaced: BTreeSet<String>,
    pub diags: Vec<Diagnostic>,
    unsaid: Vec<Unsaid>,
}

impl<P: Fn(OfPage) -> Claim> Claims<P> {
    pub fn new(page: P) -> Self {
        Claims {
            page,
            all: Vec::new(),
            files: FxHashMap::default(),
            folders: FxHashMap::default(),
            refused: FxHashSet::default(),
            replaced: BTreeSet::new(),
            diags: Vec::new(),
            unsaid: Vec::new(),
        }
    }

    pub fn add(&mut self, claim: Claim) {
        let folded = fold(&claim.path);
        let key = key(&folded);
        let diagnostic = match self.files.get(&key) {
            Some(&other) => self.same_file(&claim, other),
            None => self.file_and_folder(&claim, &folded).or_else(|| portable(&claim)),
        };
        self.diags.extend(diagnostic);
        self.take(&folded, key, || Claimed::Other(Box::new(claim)));
    }

    /// The same for a file of an article at `url`.
    pub fn add_page(&mut self, url: &str, of: OfPage) {
        let path = of.path(url);
        let folded = fold(&path);
        let key = key(&folded);
        if !self.is_free_at(key, &folded) || what_is_wrong(&path).is_some() {
            return self.add((self.page)(of));
        }
        self.take(&folded, key, || Claimed::Page(of));
    }

    /// Remembers a claim, if it is the first of its path.
    fn take(&mut self, folded: &str, key: Key, claimed: impl FnOnce() -> Claimed) {
        if self.files.contains_key(&key) {
            return;
        }
        let at = self.all.len() as u32;
        for (above, _) in above(folded) {
            match self.folders.entry(self::key(above)) {
                Entry::Occupied(_) => break,
                Entry::Vacant(folder) => folder.insert(at),
            };
        }
        self.files.insert(key, at);
        self.all.push(claimed());
    }

    fn get(&self, at: u32) -> Cow<'_, Claim> {
        match &self.all[at as usize] {
            Claimed::Page(of) => Cow::Owned((self.page)(*of)),
            Claimed::Other(claim) => Cow::Borrowed(claim),
        }
    }

    fn same_file(&mut self, claim: &Claim, other: u32) -> Option<Diagnostic> {
        let other = &self.get(other).into_owned();
        let same = claim.path == other.path;
        match (&claim.owner, &other.owner) {
            (Owner::Twin(_), Owner::Twin(_)) => return None,
            // Whichever of the two a disk keeps, it leads to the same place.
            (Owner::Redirect { to: mine, .. }, Owner::Redirect { to: its, .. }) if mine == its => return None,
            (Owner::Asset(_), Owner::Joined) if same => return None,
            (Owner::Asset(_), Owner::Generated) if same => {
                self.replaced.insert(claim.path.clone());
                return None;
            }
            _ => {}
        }
        // Of a page that is borrowed and one that is not, the latter is to blame.
        let (mine, its) = if !claim.is_own() && other.is_own() { (other, claim) } else { (claim, other) };
        let (name, address) = (mine.name(), mine.address());
        let diagnostic = if same {
            Diagnostic::new(codes::OUT001, format!("{name} has the same address as {}: `{address}`", its.name()))
        } else {
            let how = if mine.path.to_lowercase() == its.path.to_lowercase() {
                "in case"
            } else {
                "in how its letters are written"
            };
            let message =
                format!("`{address}` of {name} differs only {how} from `{}` of {}", its.address(), its.name());
            let diagnostic = Diagnostic::new(codes::OUT002, message);
            // Old addresses are what they are: both spellings of one were in use, and each host sees to them in its own way.
            if matches!(mine.owner, Owner::Redirect { .. }) { diagnostic.as_warning() } else { diagnostic }
        };
        say(mine, its, diagnostic.help(&*mine.help), &mut self.unsaid)
    }

    /// Nothing is at a path, nor would it be in the way of anything.
    pub fn is_free(&self, path: &str) -> bool {
        let folded = fold(path);
        self.is_free_at(key(&folded), &folded)
    }

    fn is_free_at(&self, key: Key, folded: &str) -> bool {
        !self.files.contains_key(&key)
            && !self.folders.contains_key(&key)
            && !above(folded).any(|(folder, _)| self.files.contains_key(&self::key(folder)))
    }

    /// Two things that are borrowed from different languages meet only where both are borrowed.
    pub fn say_the_rest(&mut self) {
        let mut said: FxHashSet<(Code, Arc<str>)> = FxHashSet::default();
        said.extend(self.diags.iter().filter_map(|diagnostic| Some((diagnostic.code, diagnostic.file.clone()?))));
        for Unsaid { diagnostic, other } in self.unsaid.drain(..) {
            let code = diagnostic.code;
            let files = diagnostic.file.iter().chain(&other);
            if files.clone().any(|file| said.contains(&(code, Arc::clone(file)))) {
                continue;
            }
            said.extend(files.map(|file| (code, Arc::clone(file))));
            self.diags.push(diagnostic);
        }
    }

    /// No file can be where another needs a folder.
    fn file_and_folder(&mut self, claim: &Claim, folded: &str) -> Option<Diagnostic> {
        if let Some(&other) = self.folders.get(&key(folded)) {
            return self.beside(claim, other);
        }
        for (above, _) in above(folded) {
            let above = key(above);
            if let Some(&other) = self.files.get(&above) {
                let first = !claim.is_own() || self.refused.insert(above);
                return first.then(|| self.beside(claim, other)).flatten();
            }
        }
        None
    }

    fn beside(&mut self, claim: &Claim, other: u32) -> Option<Diagnostic> {
        let other = self.get(other).into_owned();
        let message = format!("{} can't be published beside {}", claim.name(), other.name());
        let message = format!("{message}: `/{}` would be both a file and a folder", shorter(claim, &other));
        say(claim, &other, Diagnostic::new(codes::OUT001, message).help(&*claim.help), &mut self.unsaid)
    }
}

/// The folders that a path is in, each with the rest of its path, from the innermost.
fn above(path: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'))
}

fn key(folded: &str) -> Key {
    content_hash::of_bytes(folded.as_bytes())
}

/// What is borrowed clashes where it comes from, too, most often: then it is said there.
fn say(mine: &Claim, its: &Claim, diagnostic: Diagnostic, unsaid: &mut Vec<Unsaid>) -> Option<Diagnostic> {
    let diagnostic = mine.at_place(diagnostic)?;
    if mine.is_own() {
        return Some(diagnostic);
    }
    unsaid.push(Unsaid { diagnostic, other: its.file().cloned() });
    None
}

fn shorter<'a>(a: &'a Claim, b: &'a Claim) -> &'a str {
    if a.path.len() < b.path.len() { &a.path } else { &b.path }
}

/// As disks that ignore case see a path, and those that see through the ways to write an accent.
pub fn fold(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().collect::<String>().to_lowercase() }
}

/// What is wrong with a name, wherever it goes.
fn portable(claim: &Claim) -> Option<Diagnostic> {
    let help = match claim.owner {
        Owner::Asset(_) | Owner::Redirect { .. } => &*claim.help,
        _ => "give it another name or `slug:`",
    };
    let diagnostic = match what_is_wrong(&claim.path)? {
        Wrong::Long(length) => {
            let message = format!("an address with a name of {length} bytes; disks allow {LONGEST}");
            Diagnostic::new(codes::OUT004, message).as_error()
        }
        Wrong::OnWindows(part) => {
            Diagnostic::new(codes::OUT004, format!("`{part}` can't be the name of a file or folder on Windows"))
        }
    };
    // The name of what is borrowed is as long where it comes from.
    claim.at_place(diagnostic.help(help)).filter(|_| claim.is_own())
}
