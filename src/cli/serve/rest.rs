//! What follows from all articles: the search index, twins, lists. Made in the background after each build, out of what it was
//! before; whoever asks for one of these files waits.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rayon::ThreadPool;
use tokio::sync::watch;

use super::pages::Analyzed;
use super::stored::Stored;
use guichet_core::model::OutPath;
use guichet_site::output::{Content, Earlier, Nowhere, Sink};

/// The page that was saved comes first: the browser asks for it at about this time.
const LATER: Duration = Duration::from_millis(150);

/// A source that is saved just now can't be read as it was analyzed; the build that follows makes all of this again.
const AGAIN: Duration = Duration::from_secs(2);

/// Bytes of search files that open pages may still ask for.
const RETIRED: usize = 32 << 20;

/// Files as one build has made them, with what the next one needs to know to go on from there.
#[derive(Default)]
pub struct Files {
    files: BTreeMap<OutPath, Stored>,
    states: BTreeMap<String, Vec<u8>>,
    /// Chunks of earlier search indexes, whose names are those of their contents.
    retired: BTreeMap<OutPath, Stored>,
}

pub struct Rest {
    done: watch::Receiver<Option<Arc<Files>>>,
    before: Arc<Files>,
    /// Somebody waits.
    wanted: Sender<()>,
    over: Arc<AtomicBool>,
}

impl Rest {
    /// With a new frame, all pages are made once for what is wrong with its templates.
    pub fn start(of: Analyzed, is_new_frame: bool, before: Arc<Files>, pool: Arc<ThreadPool>) -> Self {
        let (sender, done) = watch::channel(None);
        let (wanted, waiting) = channel();
        let over = Arc::new(AtomicBool::new(false));
        let rest = Rest { done, before: Arc::clone(&before), wanted, over: Arc::clone(&over) };
        std::thread::spawn(move || {
            wait(&waiting, LATER);
            pool.install(|| {
                if let Some(files) = make(&of, before, &over) {
                    sender.send_replace(Some(Arc::new(files)));
                }
                let sink = Until { over: &over };
                if is_new_frame
                    && let Ok(mistakes) = of.frame.mistakes(&of.analysis, of.options, &sink)
                    && !mistakes.is_empty()
                {
                    of.late.say(&mistakes);
                }
            });
        });
        rest
    }

    /// All files, when they are made. `None`: there is a newer site, and these will never be.
    pub async fn files(&self) -> Option<Arc<Files>> {
        let mut done = self.done.clone();
        let _ = self.wanted.send(());
        done.wait_for(Option::is_some).await.ok()?.clone()
    }

    /// Those of this build, else those before.
    pub fn latest(&self) -> Arc<Files> {
        self.done.borrow().as_ref().map_or_else(|| Arc::clone(&self.before), Arc::clone)
    }

    /// Nobody will ask for them any more.
    pub fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = self.wanted.send(());
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        self.end();
    }
}

impl Files {
    pub fn get(&self, path: &OutPath) -> Option<(&OutPath, &Stored)> {
        self.files.get_key_value(path).or_else(|| self.retired.get_key_value(path))
    }
}

/// For so long, or until somebody wants them.
fn wait(for_whom: &Receiver<()>, longest: Duration) {
    let _ = for_whom.recv_timeout(longest);
}

/// `None`: there is a newer site.
fn make(of: &Analyzed, before: Arc<Files>, over: &AtomicBool) -> Option<Files> {
    let mut tries = 0;
    loop {
        if over.load(Ordering::Relaxed) {
            return None;
        }
        let sink = Collected { before: &before, files: Mutex::default(), states: Mutex::default(), over };
        match of.frame.beside_pages(&of.analysis, &sink) {
            Ok(()) => return Some(sink.into_files()),
            Err(_) if over.load(Ordering::Relaxed) => return None,
            Err(_) if tries == 0 => std::thread::sleep(AGAIN),
            Err(error) => {
                of.late.fail(format!("can't build the site: {error}"));
                return None;
            }
        }
        tries += 1;
    }
}

/// Takes nothing, until there is a newer site.
struct Until<'a> {
    over: &'a AtomicBool,
}

impl Sink for Until<'_> {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        go_on(self.over)?;
        Nowhere.put(path, content)
    }
}

fn go_on(over: &AtomicBool) -> io::Result<()> {
    if over.load(Ordering::Relaxed) { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
}

/// The files of this build on their way.
struct Collected<'a> {
    before: &'a Files,
    files: Mutex<BTreeMap<OutPath, Stored>>,
    states: Mutex<BTreeMap<String, Vec<u8>>>,
    over: &'a AtomicBool,
}

impl Collected<'_> {
    fn add(&self, path: OutPath, content: Stored) -> io::Result<()> {
        go_on(self.over)?;
        // Of two at one address the first is shown; that there are two is an error of the site, which is told.
        lock(&self.files).entry(path).or_insert(content);
        Ok(())
    }

    fn into_files(self) -> Files {
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let states = self.states.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gone = self.before.files.iter();
        let gone = gone.filter(|(path, _)| path.as_str().starts_with("_guichet/search/") && !files.contains_key(*path));
        let mut retired: BTreeMap<OutPath, Stored> =
            gone.map(|(path, content)| (path.clone(), content.clone())).collect();
        let mut bytes: usize = retired.values().map(Stored::in_memory).sum();
        for (path, content) in &self.before.retired {
            bytes += content.in_memory();
            if bytes <= RETIRED {
                retired.entry(path.clone()).or_insert_with(|| content.clone());
            }
        }
        Files { files, states, retired }
    }
}

impl Sink for Collected<'_> {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        self.add(path, content.into())
    }

    fn earlier(&self) -> Option<&dyn Earlier> {
        Some(self)
    }
}

impl Earlier for Collected<'_> {
    fn state(&self, name: &str) -> Option<Vec<u8>> {
        self.before.states.get(name).cloned()
    }

    fn leave(&self, name: &str, state: Option<&[u8]>) {
        let state = state.map(<[u8]>::to_vec).or_else(|| self.state(name));
        if let Some(state) = state {
            lock(&self.states).insert(name.to_owned(), state);
        }
    }

    fn has(&self, path: &str) -> bool {
        self.before.files.contains_key(&OutPath::new(path))
    }

    fn keep(&self, path: OutPath) -> io::Result<bool> {
        match self.before.files.get(&path) {
            Some(content) => self.add(path, content.clone()).map(|()| true),
            None => Ok(false),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
