//! How often a host is asked: never by more than two at once, never without a pause, and not at all where it doesn't answer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};

use crate::inquiry::Answer;

/// Requests to one host at the same time.
pub const AT_ONCE: usize = 2;

/// Between the beginnings of two requests to one host.
pub const PAUSE: Duration = Duration::from_millis(200);

/// A host that has failed as often, and has never answered, is left alone.
const SILENT: u32 = 4;

#[derive(Default)]
pub struct Pace {
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
    /// Waits until a host may be asked.
    pub async fn turn(&self, host: &str) -> Turn {
        let host = self.host(host);
        let permit = Arc::clone(&host.gate).acquire_owned().await.ok();
        loop {
            let begin = {
                let mut state = host.state();
                let now = Instant::now();
                if state.next <= now {
                    state.next = now + PAUSE;
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
            Arc::new(Host { gate: Arc::new(Semaphore::new(AT_ONCE)), state: Mutex::new(state) })
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
            Answer::Status { .. } | Answer::Private => state.answered = true,
        }
    }
}
