//! What has just happened, for open inboxes: the newest changes in memory, so that a thousand of them that look at once ask the
//! database nothing.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use guichet_tickets::Reader;
use tokio::sync::watch;

use crate::metrics::Happened;
use crate::store::{Change, Failure, Store, changes, newest};

/// Whoever has missed more asks for everything again.
const KEPT: usize = 10_000;
const AT_ONCE: i64 = 1_000;
/// When the database can't be reached.
const AGAIN: Duration = Duration::from_secs(1);

/// The newest changes of all tickets.
pub struct Live {
    kept: Mutex<Kept>,
    /// The number of the newest change.
    newest: watch::Sender<i64>,
    /// What has happened since the process began.
    pub happened: Happened,
}

struct Kept {
    changes: VecDeque<Change>,
    /// The number of the newest change that is not among them any more.
    before: i64,
}

/// What a reader has missed.
#[derive(Debug, PartialEq)]
pub struct Missed {
    pub changes: Vec<Change>,
    /// What to go on from.
    pub after: i64,
    /// It can't be told: they have to ask for everything again.
    pub reset: bool,
}

impl Live {
    /// Begins with what is in the database, and follows it for as long as the process lives.
    ///
    /// # Errors
    /// The database can't be reached.
    pub async fn follow(store: &Store) -> Result<Arc<Live>, Failure> {
        let mut news = store.news();
        let latest = store.read(newest).await?;
        let before = (latest - KEPT as i64).max(0);
        let live = Arc::new(Live {
            kept: Mutex::new(Kept { changes: VecDeque::new(), before }),
            newest: watch::Sender::new(before),
            happened: Happened::default(),
        });
        live.catch_up(store, false).await?;
        let (store, following) = (store.clone(), Arc::clone(&live));
        tokio::spawn(async move {
            while news.changed().await.is_ok() {
                while following.catch_up(&store, true).await.is_err() {
                    tokio::time::sleep(AGAIN).await;
                }
            }
        });
        Ok(live)
    }

    async fn catch_up(&self, store: &Store, counts: bool) -> Result<(), Failure> {
        loop {
            let after = *self.newest.borrow();
            let found = store.read(move |session| changes(session, after, AT_ONCE)).await?;
            let Some(last) = found.last().map(|change| change.seq) else { return Ok(()) };
            if counts {
                found.iter().for_each(|change| self.happened.count(change));
            }
            let mut kept = self.kept.lock().unwrap_or_else(|poison| poison.into_inner());
            kept.changes.extend(found);
            let gone = kept.changes.len().saturating_sub(KEPT);
            let last_gone = kept.changes.drain(..gone).next_back().map(|change| change.seq);
            kept.before = last_gone.unwrap_or(kept.before);
            drop(kept);
            self.newest.send_replace(last);
        }
    }

    /// The newest change's number.
    pub fn newest(&self) -> i64 {
        *self.newest.borrow()
    }

    pub fn watch(&self) -> watch::Receiver<i64> {
        self.newest.subscribe()
    }

    /// What has happened behind an event, as far as a reader may know.
    pub fn missed(&self, reader: &Reader, after: i64) -> Missed {
        self.missed_by(after, |change| change.is_for(reader))
    }

    /// The same for specialists, who may know of everything.
    pub fn missed_by_agents(&self, after: i64) -> Missed {
        self.missed_by(after, |_| true)
    }

    fn missed_by(&self, after: i64, is_for: impl Fn(&Change) -> bool) -> Missed {
        let kept = self.kept.lock().unwrap_or_else(|poison| poison.into_inner());
        let newest = self.newest();
        // A number that has not been given yet is of another database.
        if after < kept.before || after > newest {
            return Missed { changes: Vec::new(), after: newest, reset: true };
        }
        let from = kept.changes.partition_point(|change| change.seq <= after);
        let seen = kept.changes.range(from..).take_while(|change| change.seq <= newest).filter(|change| is_for(change));
        Missed { changes: seen.cloned().collect(), after: newest, reset: false }
    }
}
