//! Waits for changes to a site's files. What does not belong to the site, the published folder first of all, is not
//! looked at, or every build would call for the next.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use guichet_site::load::{FILES, FOLDERS};

/// Editors write in several steps, and version control changes many files: a build begins when it has been quiet
/// for so long.
const QUIET: Duration = Duration::from_millis(50);

/// The same after a file was closed or put into its place, which is the last step. A build that comes too early all the same is
/// followed by another.
const QUIET_AFTER_LAST: Duration = Duration::from_millis(10);

pub struct Watch {
    watcher: RecommendedWatcher,
    changes: Receiver<Change>,
    sender: Sender<Change>,
    root: PathBuf,
    /// What links lead to: shared with the thread that is told of changes.
    links: Links,
    /// Folders that are watched for them.
    beside: BTreeSet<PathBuf>,
}

/// Where files and folders really are that the site has as links, each with the path of the link from the site's root.
type Links = Arc<Mutex<BTreeMap<PathBuf, String>>>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// From the site's root, where it has a name there.
    File(Option<String>),
    /// It is as its writer has left it.
    WholeFile(Option<String>),
    /// One of the site's folders came or went: what was watched may be another folder now.
    Folder,
    /// Somebody wants to see something else of it.
    View,
}

/// Calls for a build without any change.
#[derive(Clone)]
pub struct Poke(Sender<Change>);

impl Poke {
    pub fn poke(&self) {
        // Nobody builds any more: the server is about to end.
        let _ = self.0.send(Change::View);
    }
}

impl Watch {
    /// # Errors
    /// The system's: no such folder, no more watches to be had.
    pub fn start(root: &Path, config: Option<&Path>) -> notify::Result<Watch> {
        let root = root.canonicalize().map_err(notify::Error::io)?;
        let config = config.map(Path::canonicalize).transpose().map_err(notify::Error::io)?;
        let (sender, changes) = channel();
        let links = Links::default();
        let scope = Scope { root: root.clone(), config: config.clone(), links: Arc::clone(&links) };
        let told = sender.clone();
        let watcher = notify::recommended_watcher(move |event| tell(&scope, &told, event))?;
        let mut watch = Watch { watcher, changes, sender, root, links, beside: BTreeSet::new() };
        watch.watcher.watch(&watch.root, RecursiveMode::NonRecursive)?;
        for folder in watch.folders() {
            watch.watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        if let Some(folder) = config.as_deref().and_then(Path::parent).filter(|folder| *folder != watch.root) {
            watch.watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        watch.follow_links();
        Ok(watch)
    }

    pub fn poke(&self) -> Poke {
        Poke(self.sender.clone())
    }

    /// Sleeps until something has changed and it is quiet again: the files, as far as they have names. `None` when there is
    /// nothing more to wait for.
    pub fn wait(&mut self) -> Option<Vec<String>> {
        let mut change = self.changes.recv().ok()?;
        let mut folders = false;
        let mut files = BTreeSet::new();
        loop {
            let quiet = match &change {
                Change::WholeFile(_) => QUIET_AFTER_LAST,
                Change::View => Duration::ZERO,
                Change::File(_) | Change::Folder => QUIET,
            };
            match change {
                Change::File(name) | Change::WholeFile(name) => files.extend(name),
                Change::Folder => folders = true,
                Change::View => {}
            }
            change = match self.changes.recv_timeout(quiet) {
                Ok(change) => change,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            };
        }
        if folders {
            for folder in self.folders() {
                // Not watched, or no longer there: both are what the next line is for.
                let _ = self.watcher.unwatch(&folder);
                let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
        Some(files.into_iter().collect())
    }

    /// Watches what links lead to, which may be outside of the site's folders: a file by the folder that it is in, since editors
    /// put another one in its place.
    pub fn follow_links(&mut self) {
        let found = links(&self.root);
        let wanted: BTreeSet<PathBuf> = found.keys().filter_map(|real| self.watched_for(real)).collect();
        for folder in self.beside.difference(&wanted) {
            let _ = self.watcher.unwatch(folder);
        }
        for folder in wanted.difference(&self.beside) {
            let mode = if found.contains_key(folder) { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            let _ = self.watcher.watch(folder, mode);
        }
        self.beside = wanted;
        *self.links.lock().unwrap_or_else(PoisonError::into_inner) = found;
    }

    /// The folder to watch, unless it is watched anyway.
    fn watched_for(&self, real: &Path) -> Option<PathBuf> {
        let folder = if real.is_dir() { real } else { real.parent()? };
        let in_site = folder == self.root || FOLDERS.iter().any(|name| folder.starts_with(self.root.join(name)));
        (!in_site).then(|| folder.to_owned())
    }

    fn folders(&self) -> Vec<PathBuf> {
        FOLDERS.iter().map(|name| self.root.join(name)).filter(|folder| folder.is_dir()).collect()
    }
}

/// All links of a site that lead somewhere, by where that is. Those within linked folders are not looked for.
fn links(root: &Path) -> BTreeMap<PathBuf, String> {
    let of_folder = |name: &&str| WalkDir::new(root.join(name)).into_iter().flatten().map(walkdir::DirEntry::into_path);
    let folders = FOLDERS.iter().flat_map(of_folder);
    let paths = FILES.iter().map(|name| root.join(name)).chain(folders).filter(|path| path.is_symlink());
    let led = paths.filter_map(|path| {
        let name = name_below(root, &path)?;
        Some((path.canonicalize().ok()?, name))
    });
    led.collect()
}

/// The path from the site's root, as the site has it.
fn name_below(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str());
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

fn tell(scope: &Scope, sender: &Sender<Change>, event: notify::Result<Event>) {
    let changes = match event {
        Ok(event) => scope.changes(&event),
        // The system lost count: anything may have changed.
        Err(_) => vec![Change::Folder],
    };
    for change in changes {
        // Nobody listens any more: the server is about to end.
        let _ = sender.send(change);
    }
}

/// What belongs to the site.
struct Scope {
    root: PathBuf,
    config: Option<PathBuf>,
    links: Links,
}

impl Scope {
    fn changes(&self, event: &Event) -> Vec<Change> {
        if event.need_rescan() {
            return vec![Change::Folder];
        }
        // Reading is not a change, and every build reads; closing a file that was written is the end of one.
        let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        if read {
            return Vec::new();
        }
        let places = event.paths.iter().filter_map(|path| self.place(path));
        let whole = is_last_step(event.kind);
        places
            .map(|change| match change {
                Change::File(name) if whole => Change::WholeFile(name),
                change => change,
            })
            .collect()
    }

    fn place(&self, path: &Path) -> Option<Change> {
        if self.config.as_deref() == Some(path) {
            return Some(Change::File(Some("site.yaml".to_owned())));
        }
        self.place_below(path).or_else(|| self.place_of_link(path))
    }

    fn place_below(&self, path: &Path) -> Option<Change> {
        let below = path.strip_prefix(&self.root).ok()?;
        let mut parts = below.components().map(Component::as_os_str);
        let first = parts.next()?.to_str()?;
        let file = || Change::File(name_below(&self.root, path));
        if FILES.contains(&first) {
            return Some(file());
        }
        if !FOLDERS.contains(&first) {
            return None;
        }
        let mut inside = parts.peekable();
        if inside.peek().is_none() {
            return Some(Change::Folder);
        }
        (!inside.any(is_scratch)).then(file)
    }

    /// Of what a link leads to, or of something in there.
    fn place_of_link(&self, path: &Path) -> Option<Change> {
        let links = self.links.lock().unwrap_or_else(PoisonError::into_inner);
        let (real, name) = path.ancestors().find_map(|above| links.get_key_value(above))?;
        let below = path.strip_prefix(real).ok()?;
        if below.components().map(Component::as_os_str).any(is_scratch) {
            return None;
        }
        let below = name_below(real, path).filter(|below| !below.is_empty());
        Some(Change::File(Some(below.map_or_else(|| name.clone(), |below| format!("{name}/{below}")))))
    }
}

fn is_last_step(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
    )
}

/// Hidden files, which the loader skips, and the copies that editors make while they save.
fn is_scratch(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        let links = [("/site/shared/a.md", "content/en/area/a.md"), ("/site/shared/guide", "content/en/guide")];
        let links = links.map(|(real, name)| (PathBuf::from(real), name.to_owned()));
        let links = Arc::new(Mutex::new(BTreeMap::from(links)));
        Scope { root: PathBuf::from("/site"), config: Some(PathBuf::from("/etc/other.yaml")), links }
    }

    #[test]
    fn only_the_sites_own_files_count() {
        let file = |name: &str| vec![Change::File(Some(name.to_owned()))];
        for (path, changes) in [
            ("/site/content/fr/a.md", file("content/fr/a.md")),
            ("/site/content", vec![Change::Folder]),
            ("/site/site.yaml", file("site.yaml")),
            ("/etc/other.yaml", file("site.yaml")),
            ("/site/public/index.html", vec![]),
            ("/site/.public.guichet-7", vec![]),
            ("/site/content/fr/.a.md.swp", vec![]),
            ("/site/content/fr/a.md~", vec![]),
            ("/site/README.md", vec![]),
            ("/elsewhere/content/a.md", vec![]),
            // What is linked is the site's by the names of the links.
            ("/site/shared/a.md", file("content/en/area/a.md")),
            ("/site/shared/b.md", vec![]),
            ("/site/shared/guide/x/y.md", file("content/en/guide/x/y.md")),
            ("/site/shared/guide/.y.md.swp", vec![]),
        ] {
            let event = Event::new(EventKind::Any).add_path(PathBuf::from(path));
            assert_eq!(scope().changes(&event), changes, "{path}");
        }
    }

    #[test]
    fn reading_is_no_change() {
        let event = |kind| Event::new(EventKind::Access(kind)).add_path(PathBuf::from("/site/site.yaml"));
        assert_eq!(scope().changes(&event(AccessKind::Open(AccessMode::Read))), []);
        let whole = Change::WholeFile(Some("site.yaml".to_owned()));
        assert_eq!(scope().changes(&event(AccessKind::Close(AccessMode::Write))), [whole]);
    }

    /// Of two steps, renaming the old file away is the first.
    #[test]
    fn a_file_in_its_place_is_whole() {
        let event = |mode| {
            let kind = EventKind::Modify(ModifyKind::Name(mode));
            Event::new(kind).add_path(PathBuf::from("/site/content/fr/a.md"))
        };
        let name = || Some("content/fr/a.md".to_owned());
        assert_eq!(scope().changes(&event(RenameMode::From)), [Change::File(name())]);
        assert_eq!(scope().changes(&event(RenameMode::To)), [Change::WholeFile(name())]);
    }
}
