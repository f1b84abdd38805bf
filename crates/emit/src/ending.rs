//! A build that is told to end removes what it has put beside the output; the published site stays as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

/// What exists on disk only while a build is running. Clones share one build.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<RwLock<State>>);

#[derive(Debug, Default)]
struct State {
    /// The site is published: it is too late to end the build.
    done: bool,
    folder: Option<PathBuf>,
    lock: Option<PathBuf>,
}

/// While one of these lives, the build can't be ended: what begins under it is finished. A thread must not ask for a second
/// one while it holds one: `end` may already be waiting for the first, and both would wait for ever.
pub struct Going<'a>(#[allow(dead_code, reason = "held, never read")] RwLockReadGuard<'a, State>);

impl Ending {
    /// Ends the build: removes its folder and its lock, and blocks all other writers until the process ends. `false`: the
    /// site is published already.
    pub fn end(&self) -> bool {
        let mut state = self.write();
        if state.done {
            return false;
        }
        if let Some(folder) = state.folder.take() {
            // On Windows a file that is still open keeps its folder for a moment.
            for _ in 0..5 {
                if super::remove::remove_dir(&folder).is_ok() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        if let Some(lock) = state.lock.take() {
            let _ = fs::remove_file(lock);
        }
        std::mem::forget(state);
        true
    }

    pub(super) fn going(&self) -> Going<'_> {
        Going(self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes a lock file and remembers it; the build can't be ended in between. `None`: somebody else has it.
    pub(super) fn locking<T>(
        &self,
        lock: &Path,
        make: impl FnOnce() -> io::Result<Option<T>>,
    ) -> io::Result<Option<T>> {
        let mut state = self.write();
        let made = make()?;
        if made.is_some() {
            state.lock = Some(lock.to_owned());
        }
        Ok(made)
    }

    /// The same for the folder to stage in.
    pub(super) fn staging(&self, folder: &Path, make: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut state = self.write();
        state.folder = Some(folder.to_owned());
        make()
    }

    /// The last step: it does not begin once the build has been ended, and once begun it is finished.
    pub(super) fn finish<T, E>(&self, step: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut state = self.write();
        let result = step();
        state.done = result.is_ok();
        result
    }

    /// The regular end: removes the lock.
    pub(super) fn unlock(&self) {
        let mut state = self.write();
        if let Some(lock) = state.lock.take() {
            let _ = fs::remove_file(lock);
        }
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_way_is_finished_and_nothing_stays() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, lock) = (dir.path().join("staging"), dir.path().join("lock"));
        let ending = Ending::default();
        assert!(ending.locking(&lock, || fs::write(&lock, "").map(Some)).unwrap().is_some());
        ending.staging(&folder, || fs::create_dir(&folder)).unwrap();
        let going = ending.going();
        let other = ending.clone();
        let thread = std::thread::spawn(move || other.end());
        std::thread::sleep(Duration::from_millis(20));
        fs::write(folder.join("a"), "complete").unwrap();
        drop(going);
        assert!(thread.join().unwrap());
        assert!(!folder.exists() && !lock.exists());
        assert!(ending.0.try_read().is_err(), "the rest waits");
    }

    #[test]
    fn what_is_published_is_not_ended() {
        let ending = Ending::default();
        assert!(ending.finish(|| Err::<(), ()>(())).is_err());
        ending.finish(|| Ok::<(), ()>(())).unwrap();
        assert!(!ending.end());
        drop(ending.going());
    }

    #[test]
    fn the_lock_of_another_build_stays() {
        let dir = tempfile::tempdir().unwrap();
        let lock = dir.path().join("lock");
        fs::write(&lock, "").unwrap();
        let ending = Ending::default();
        assert!(ending.locking(&lock, || Ok(None::<()>)).unwrap().is_none());
        assert!(ending.end() && lock.exists());
    }
}
