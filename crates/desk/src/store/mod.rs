//! Where tickets are kept: SQLite in the desk's own folder, or PostgreSQL for several desks behind one address. What is asked of
//! them is written once, in the SQL that both understand; `session` is what they have in common.
//!
//! What a write returns is stored for good: it is answered only after the commit has reached the disk.

mod acts;
mod again;
#[cfg(test)]
mod agent_tests;
mod agents;
pub mod audit;
mod begin;
mod canned;
mod chores;
mod derived;
pub mod erase;
mod feed;
mod history;
mod inbox;
pub mod insights;
mod leaving;
pub mod mails;
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

pub use acts::{Answer, Answered, Changed, From, Note, assign, bounced, change, desk_note, is_known, meanwhile};
pub use agents::Agent;
pub use begin::{Begun, NewTicket};
pub use canned::Canned;
pub use chores::{Turn, turn};
pub use feed::{Change, changes, newest};
pub use history::{attachment, history};
pub use inbox::{Filter, Page, list, mark, mark_read, waiting};
pub use queue::{Assigned, Counts, Order, QueueFilter, Queued, Standing, counts, others, queue, queued};
pub use search::Query;
pub use secrets::secret;
pub use session::{Failure, Search, Session};
pub use sign_in::{
    Login, SignedIn, end_session, end_sessions, forget_expired, new_link, open_session, session, touch_session,
    use_link,
};
pub use tickets::{Ticket, Waiting};

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

    /// A file that is only read: a backup. Nothing is written beside it, and migrations are not run.
    ///
    /// # Errors
    /// It can't be opened, or is no database.
    pub fn looking_at(file: &Path) -> Result<Store, Failure> {
        let database = Sqlite::looking_at(file)?;
        Ok(Store { database: Arc::new(Database::Sqlite(Arc::new(database))), news: watch::Sender::new(0) })
    }

    /// What is damaged in it, in a sentence each, as SQLite's own check finds it.
    ///
    /// # Errors
    /// It can't be read at all.
    pub async fn check(&self) -> Result<Vec<String>, Failure> {
        if !self.is_sqlite() {
            return Ok(Vec::new());
        }
        self.read(|session| {
            let rows = session.rows("PRAGMA integrity_check(20)", &[])?;
            let mut wrong: Vec<String> = rows.iter().map(|row| row.text(0)).filter(|said| said != "ok").collect();
            for row in session.rows("PRAGMA foreign_key_check", &[])? {
                wrong.push(format!(
                    "row {} of `{}` refers to a row of `{}` that is missing",
                    row.int(1),
                    row.text(0),
                    row.text(2)
                ));
            }
            Ok(wrong)
        })
        .await
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
        let result = self.write_quietly(job).await;
        if result.is_ok() {
            self.news.send_modify(|count| *count += 1);
        }
        result
    }

    async fn write_quietly<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut dyn Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        match &*self.database {
            Database::Sqlite(sqlite) => sqlite.write(job).await,
            Database::Postgres(postgres) => postgres.write(job).await,
        }
    }

    /// Whether something can be written: a row that nobody reads is written anew.
    ///
    /// # Errors
    /// It can't.
    pub async fn probe(&self) -> Result<(), Failure> {
        let sql = "INSERT INTO chores (name, last_at) VALUES (?1, 0) ON CONFLICT (name) DO UPDATE SET last_at = 1 - chores.last_at";
        self.write_quietly(move |session| session.run(sql, session::values!["probe"]).map(drop)).await
    }

    /// How many writes wait.
    pub fn waiting_writes(&self) -> usize {
        match &*self.database {
            Database::Sqlite(sqlite) => sqlite.waiting(),
            Database::Postgres(postgres) => postgres.waiting(),
        }
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

    /// Whether the database is a file of this desk's own.
    pub fn is_sqlite(&self) -> bool {
        matches!(*self.database, Database::Sqlite(_))
    }

    /// Leaves nothing of deleted rows in the file. PostgreSQL does so by itself, in time (`VACUUM FULL`, and its write-ahead log).
    ///
    /// # Errors
    /// There is no room for a second copy, or somebody holds it for long.
    pub async fn compact(&self) -> Result<(), Failure> {
        self.tidy_words().await?;
        let store = self.clone();
        let run = move || match &*store.database {
            Database::Sqlite(sqlite) => sqlite.compact(),
            Database::Postgres(_) => Ok(()),
        };
        tokio::task::spawn_blocking(run).await.map_err(Failure::unavailable)?
    }

    /// Removes words of deleted tickets from the index of words, in steps between which others write.
    ///
    /// # Errors
    /// The database.
    pub async fn tidy_words(&self) -> Result<(), Failure> {
        let mut begins = true;
        while self.write(move |session| search::tidy(session, begins)).await? {
            begins = false;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
