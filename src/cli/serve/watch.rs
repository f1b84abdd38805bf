//! Waits for changes to a site's files. What does not belong to the site, the published folder first of all, is not
//! looked at, or every build would call for the next.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

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
    root: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    File,
    /// It is as its writer has left it.
    WholeFile,
    /// One of the site's folders came or went: what was watched may be another folder now.
    Folder,
}

impl Watch {
    /// # Errors
    /// The system's: no such folder, no more watches to be had.
    pub fn start(root: &Path, config: Option<&Path>) -> notify::Result<Watch> {
        let root = root.canonicalize().map_err(notify::Error::io)?;
        let config = config.map(Path::canonicalize).transpose().map_err(notify::Error::io)?;
        let (sender, changes) = channel();
        let scope = Scope { root: root.clone(), config: config.clone() };
        let watcher = notify::recommended_watcher(move |event| tell(&scope, &sender, event))?;
        let mut watch = Watch { watcher, changes, root };
        watch.watcher.watch(&watch.root, RecursiveMode::NonRecursive)?;
        for folder in watch.folders() {
            watch.watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        if let Some(folder) = config.as_deref().and_then(Path::parent).filter(|folder| *folder != watch.root) {
            watch.watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(watch)
    }

    /// Sleeps until something has changed and it is quiet again. `false` when there is nothing more to wait for.
    pub fn wait(&mut self) -> bool {
        let Ok(mut change) = self.changes.recv() else { return false };
        let mut folders = change == Change::Folder;
        loop {
            let quiet = if change == Change::WholeFile { QUIET_AFTER_LAST } else { QUIET };
            change = match self.changes.recv_timeout(quiet) {
                Ok(change) => change,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            };
            folders |= change == Change::Folder;
        }
        if folders {
            for folder in self.folders() {
                // Not watched, or no longer there: both are what the next line is for.
                let _ = self.watcher.unwatch(&folder);
                let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
        true
    }

    fn folders(&self) -> Vec<PathBuf> {
        FOLDERS.iter().map(|name| self.root.join(name)).filter(|folder| folder.is_dir()).collect()
    }
}

fn tell(scope: &Scope, sender: &Sender<Change>, event: notify::Result<Event>) {
    let change = match event {
        Ok(event) => scope.change(&event),
        // The system lost count: anything may have changed.
        Err(_) => Some(Change::Folder),
    };
    if let Some(change) = change {
        // Nobody listens any more: the server is about to end.
        let _ = sender.send(change);
    }
}

/// What belongs to the site.
struct Scope {
    root: PathBuf,
    config: Option<PathBuf>,
}

impl Scope {
    fn change(&self, event: &Event) -> Option<Change> {
        if event.need_rescan() {
            return Some(Change::Folder);
        }
        // Reading is not a change, and every build reads; closing a file that was written is the end of one.
        let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        if read {
            return None;
        }
        let changes: Vec<Change> = event.paths.iter().filter_map(|path| self.place(path)).collect();
        match changes.first() {
            _ if changes.contains(&Change::Folder) => Some(Change::Folder),
            Some(Change::File) if is_last_step(event.kind) => Some(Change::WholeFile),
            change => change.copied(),
        }
    }

    fn place(&self, path: &Path) -> Option<Change> {
        if self.config.as_deref() == Some(path) {
            return Some(Change::File);
        }
        let below = path.strip_prefix(&self.root).ok()?;
        let mut parts = below.components().map(Component::as_os_str);
        let first = parts.next()?.to_str()?;
        if FILES.contains(&first) {
            return Some(Change::File);
        }
        if !FOLDERS.contains(&first) {
            return None;
        }
        let mut inside = parts.peekable();
        if inside.peek().is_none() {
            return Some(Change::Folder);
        }
        (!inside.any(is_scratch)).then_some(Change::File)
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

    #[test]
    fn only_the_sites_own_files_count() {
        let scope = Scope { root: PathBuf::from("/site"), config: Some(PathBuf::from("/etc/other.yaml")) };
        for (path, change) in [
            ("/site/content/fr/a.md", Some(Change::File)),
            ("/site/content", Some(Change::Folder)),
            ("/site/site.yaml", Some(Change::File)),
            ("/etc/other.yaml", Some(Change::File)),
            ("/site/public/index.html", None),
            ("/site/.public.guichet-7", None),
            ("/site/content/fr/.a.md.swp", None),
            ("/site/content/fr/a.md~", None),
            ("/site/README.md", None),
            ("/elsewhere/content/a.md", None),
        ] {
            let event = Event::new(EventKind::Any).add_path(PathBuf::from(path));
            assert_eq!(scope.change(&event), change, "{path}");
        }
    }

    #[test]
    fn reading_is_no_change() {
        let scope = Scope { root: PathBuf::from("/site"), config: None };
        let event = |kind| Event::new(EventKind::Access(kind)).add_path(PathBuf::from("/site/site.yaml"));
        assert_eq!(scope.change(&event(AccessKind::Open(AccessMode::Read))), None);
        assert_eq!(scope.change(&event(AccessKind::Close(AccessMode::Write))), Some(Change::WholeFile));
    }

    /// Of two steps, renaming the old file away is the first.
    #[test]
    fn a_file_in_its_place_is_whole() {
        let scope = Scope { root: PathBuf::from("/site"), config: None };
        let event = |mode| {
            let kind = EventKind::Modify(ModifyKind::Name(mode));
            Event::new(kind).add_path(PathBuf::from("/site/content/fr/a.md"))
        };
        assert_eq!(scope.change(&event(RenameMode::From)), Some(Change::File));
        assert_eq!(scope.change(&event(RenameMode::To)), Some(Change::WholeFile));
    }
}
