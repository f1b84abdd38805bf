//! Where tickets are kept: SQLite in the desk's own folder, or PostgreSQL for several desks behind one address. What is asked of
//! them is written once, in the SQL that both understand; `session` is what they have in common.
//!
//! What a write returns is stored for good: it is answered only after the commit has reached the disk.

#[cfg(test)]
mod agent_tests;
mod agents;
mod canned;
mod feed;
mod history;
mod inbox;
pub mod insights;
mod migrations;
pub mod outbox;
mod postgres;
mod queue;
mod search;
mod secrets;
mod session;
mod sign_in;
mod sqlite;
mod tickets;

pub use agents::Agent;
pub use canned::Canned;
pub use feed::{Change, changes, newest};
pub use history::{Answer, Answered, Changed, From, Note, assign, attachment, change, history, is_known, meanwhile};
pub use inbox::{Filter, Page, list, mark, mark_read, waiting};
pub use queue::{Assigned, Counts, Order, QueueFilter, Queued, Standing, counts, others, queue, queued};
pub use search::{Query, Search};
pub use secrets::secret;
pub use session::{Failure, Session};
pub use sign_in::{
    Login, SignedIn, end_session, end_sessions, forget_expired, new_link, open_session, session, touch_session,
    use_link,
};
pub use tickets::{Begun, NewTicket, Ticket, Waiting};

use std::path::Path;
use std::sync::Arc;

use tokio::sync::watch;

use postgres::Postgres;
use sqlite::Sqlite;

/// A handle; clones are the same store.
#[derive(Clone)]
pub struct Store {
    database: Arc<Database>,
    /// Counts up with every change that was written here or, with PostgreSQL, anywhere.
    news: watch::Sender<u64>,
}

enum Database {
    Sqlite(Arc<Sqlite>),
    Postgres(Postgres),
}

impl Store {
    /// In a file, which is made if it is not there. Migrations are run.
    ///
    /// # Errors
    /// The file can't be opened, is no database, or comes from a later version.
    pub fn sqlite(file: &Path) -> Result<Store, Failure> {
        let database = Sqlite::open(file)?;
        Ok(Store { database: Arc::new(Database::Sqlite(Arc::new(database))), news: watch::Sender::new(0) })
    }

    /// By a URL such as `postgres://desk:…@db.example.com/desk`. Migrations are run.
    ///
    /// # Errors
    /// It can't be reached, refuses the user, or comes from a later version.
    pub async fn postgres(url: &str) -> Result<Store, Failure> {
        let news = watch::Sender::new(0);
        let database = Postgres::connect(url, news.clone()).await?;
        Ok(Store { database: Arc::new(Database::Postgres(database)), news })
    }

    /// Something that only looks. It may see changes that happen while it looks.
    ///
    /// # Errors
    /// What `job` returns, or the database can't be reached.
    pub async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut dyn Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        match &*self.database {
            Database::Sqlite(sqlite) => {
                let sqlite = Arc::clone(sqlite);
                tokio::task::spawn_blocking(move || sqlite.read(job)).await.map_err(Failure::unavailable)?
            }
            Database::Postgres(postgres) => postgres.read(job).await,
        }
    }

    /// As [`Store::read`], for what takes microseconds: SQLite answers it without changing threads, which would take longer.
    ///
    /// # Errors
    /// As there.
    pub async fn glance<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut dyn Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        match &*self.database {
            Database::Sqlite(sqlite) => sqlite.read(job),
            Database::Postgres(postgres) => postgres.read(job).await,
        }
    }

    /// All of `job` or nothing of it, one after another. When this returns a value, it is on the disk.
    ///
    /// # Errors
    /// What `job` returns, or the database can't be reached: then nothing was written, unless the connection broke at the very end;
    /// requests have keys for that.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut dyn Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let result = match &*self.database {
            Database::Sqlite(sqlite) => sqlite.write(job).await,
            Database::Postgres(postgres) => postgres.write(job).await,
        };
        if result.is_ok() {
            self.news.send_modify(|count| *count += 1);
        }
        result
    }

    /// Changes whenever something may have been written.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// How many writes there have been, as far as this process knows.
    pub fn writes(&self) -> u64 {
        *self.news.borrow()
    }

    /// A copy of the database in one file, while it is in use.
    ///
    /// # Errors
    /// It can't be written; or the database is PostgreSQL, which has tools of its own.
    pub async fn back_up(&self, to: &Path) -> Result<(), Failure> {
        match &*self.database {
            Database::Sqlite(sqlite) => {
                let (sqlite, to) = (Arc::clone(sqlite), to.to_owned());
                tokio::task::spawn_blocking(move || sqlite.back_up(&to)).await.map_err(Failure::unavailable)?
            }
            Database::Postgres(_) => Err(Failure::Broken("PostgreSQL is backed up with `pg_dump`".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests;
