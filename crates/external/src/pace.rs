//! How often a host is asked: by few at once, with a pause where that is due, and not at all where it doesn't answer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};

use crate::inquiry::Answer;

/// How one host is asked.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Requests at the same time.
    pub at_once: usize,
    /// Between the beginnings of two of them.
    pub pause: Duration,
}

/// Of pages of strangers, whose servers owe us nothing.
pub const CHECKING: Manners = Manners { at_once: 2, pause: Duration::from_millis(200) };

/// Of files of one's own, as a browser does that shows the page.
pub const FETCHING: Manners = Manners { at_once: 6, pause: Duration::ZERO };

/// A host that has failed as often, and has never answered, is left alone.
const SILENT: u32 = 4;

pub struct Pace {
    manners: Manners,
    hosts: Mutex<BTreeMap<String, Arc<Host>>>,
}

struct Host {
    gate: Arc<Semaphore>,
    state: Mutex<State>,
}

struct State {
    /// When the next request may begin.
    next: Instant,
    answered: bool,
    failed: u32,
    last: Option<Answer>,
}

/// Whoever holds it may ask.
pub struct Turn {
    host: Arc<Host>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Pace {
    pub fn new(manners: Manners) -> Self {
        Pace { manners, hosts: Mutex::default() }
    }

    /// Waits until a host may be asked.
    pub async fn turn(&self, host: &str) -> Turn {
        let host = self.host(host);
        let permit = Arc::clone(&host.gate).acquire_owned().await.ok();
        loop {
            let begin = {
                let mut state = host.state();
                let now = Instant::now();
                if state.next <= now {
                    state.next = now + self.manners.pause;
                    break;
                }
                state.next
            };
            // Another one may be first, or the server may want more time by then.
            sleep_until(begin).await;
        }
        Turn { host, _permit: permit }
    }

    /// Nobody asks a host for some time.
    pub fn hold(&self, host: &str, time: Duration) {
        let host = self.host(host);
        let mut state = host.state();
        state.next = state.next.max(Instant::now() + time);
    }

    fn host(&self, name: &str) -> Arc<Host> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            let state = State { next: Instant::now(), answered: false, failed: 0, last: None };
            Arc::new(Host { gate: Arc::new(Semaphore::new(self.manners.at_once)), state: Mutex::new(state) })
        };
        Arc::clone(hosts.entry(name.to_owned()).or_insert_with(new))
    }
}

impl Host {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// What the host would do once more.
    pub fn known(&self) -> Option<Answer> {
        let state = self.host.state();
        let is_silent = !state.answered && state.failed >= SILENT;
        state.last.clone().filter(|_| is_silent)
    }

    /// What came of the request.
    pub fn done(self, answer: &Answer) {
        let mut state = self.host.state();
        match answer {
            Answer::NoSuchHost { .. } => (state.failed, state.last) = (SILENT, Some(answer.clone())),
            Answer::Silence(_) => {
                state.failed += 1;
                state.last = Some(answer.clone());
            }
            Answer::Status { .. } | Answer::File(_) | Answer::Private => state.answered = true,
        }
    }
}
