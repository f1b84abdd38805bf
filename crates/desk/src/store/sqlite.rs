//! SQLite: one connection that writes, in a thread of its own, and several that read. What waits to be written goes into one
//! transaction, so that one flush of the disk serves many.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OpenFlags, backup::Backup, backup::StepResult};
use tokio::sync::oneshot;

use super::migrations::{self, Dialect};
use super::search;
use super::session::{Failure, Row, Search, Session, Value};

/// How long to wait for another process, such as a backup.
const BUSY: Duration = Duration::from_secs(5);
/// Jobs of one transaction.
const MOST_TOGETHER: usize = 100;
const MOST_READERS: usize = 8;
const MOST_CHECKPOINTS: usize = 50;
/// Bytes of the file that readers see as memory.
const MAPPED: i64 = 256 << 20;

const DIALECT: Dialect = Dialect {
    id: "INTEGER PRIMARY KEY AUTOINCREMENT",
    first_ticket: "INSERT INTO sqlite_sequence (name, seq) VALUES ('tickets', 1000)",
    clustered: " WITHOUT ROWID",
    append_only: &[
        "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'rows of the audit log stay'); END",
        "CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'rows of the audit log stay'); END",
    ],
};

pub(super) struct Sqlite {
    file: PathBuf,
    readers: Mutex<Vec<Connection>>,
    jobs: Sender<Job>,
    /// How many of those wait.
    waiting: Arc<AtomicUsize>,
}

/// Does its work, and says whether to keep it; then it is told how the commit went.
type Job = Box<dyn FnOnce(&mut dyn Session) -> (bool, Told) + Send>;
type Told = Box<dyn FnOnce(Result<(), Failure>) + Send>;

impl Sqlite {
    pub(super) fn open(file: &Path) -> Result<Sqlite, Failure> {
        let writer = Connection::open(file).map_err(failure)?;
        writer.busy_timeout(BUSY).map_err(failure)?;
        // Readers don't wait for the writer; and what is committed survives the loss of power.
        let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                       PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON;";
        writer.execute_batch(pragmas).map_err(failure)?;
        writer.set_prepared_statement_cache_capacity(100);
        let mut session = SqliteSession(&writer);
        writer.execute_batch("BEGIN IMMEDIATE").map_err(failure)?;
        let migrated = migrations::run(&mut session, &DIALECT, jiff::Timestamp::now().as_millisecond());
        let end = if migrated.is_ok() { "COMMIT" } else { "ROLLBACK" };
        migrated.and(writer.execute_batch(end).map_err(failure))?;
        let (jobs, waiting) = channel();
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_all(&writer, &waiting))
            .map_err(Failure::unavailable)?;
        Ok(Sqlite { file: file.to_owned(), readers: Mutex::default(), jobs, waiting: Arc::default() })
    }

    /// Without a thread that writes: writing fails. The file is left as it is.
    pub(super) fn looking_at(file: &Path) -> Result<Sqlite, Failure> {
        let (jobs, _) = channel();
        let sqlite = Sqlite { file: file.to_owned(), readers: Mutex::default(), jobs, waiting: Arc::default() };
        sqlite.read(|session| session.rows("SELECT step FROM migrations", &[]).map(drop))?;
        Ok(sqlite)
    }

    pub(super) fn read<T>(&self, job: impl FnOnce(&mut dyn Session) -> Result<T, Failure>) -> Result<T, Failure> {
        let held = self.readers.lock().unwrap_or_else(|poison| poison.into_inner()).pop();
        let reader = match held {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let result = job(&mut SqliteSession(&reader));
        let mut readers = self.readers.lock().unwrap_or_else(|poison| poison.into_inner());
        if readers.len() < MOST_READERS && !matches!(result, Err(Failure::Unavailable(_))) {
            readers.push(reader);
        }
        result
    }

    fn reader(&self) -> Result<Connection, Failure> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.file, flags).map_err(failure)?;
        // What is read often is read from memory, which all readers share with the system.
        reader.pragma_update(None, "mmap_size", MAPPED).map_err(failure)?;
        reader.busy_timeout(BUSY).map_err(failure)?;
        reader.set_prepared_statement_cache_capacity(100);
        Ok(reader)
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut dyn Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (tell, told) = oneshot::channel();
        let waiting = Arc::clone(&self.waiting);
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let job: Job = Box::new(move |session| {
            waiting.fetch_sub(1, Ordering::Relaxed);
            let result = job(session);
            let keep = result.is_ok();
            let told: Told = Box::new(move |commit| {
                // Whoever asked may have gone; it is stored all the same.
                let _ = tell.send(commit.and(result));
            });
            (keep, told)
        });
        let gone = || Failure::Unavailable("the thread that writes has ended".to_owned());
        self.jobs.send(job).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }

    pub(super) fn back_up(&self, to: &Path) -> Result<(), Failure> {
        let from = self.reader()?;
        let mut to = Connection::open(to).map_err(failure)?;
        let backup = Backup::new(&from, &mut to).map_err(failure)?;
        // In one step, which reads one state while others write. Pages taken little by little would be begun anew with every write.
        match backup.step(-1).map_err(failure)? {
            StepResult::Done => {}
            _ => return Err(Failure::Unavailable("the database is locked".to_owned())),
        }
        drop(backup);
        // One file, that can be read without writing anything beside it.
        to.execute_batch("PRAGMA journal_mode = DELETE").map_err(failure)
    }

    /// Writes the file anew, without what was deleted, and empties what was not yet moved into it.
    pub(super) fn compact(&self) -> Result<(), Failure> {
        let own = Connection::open(&self.file).map_err(failure)?;
        own.busy_timeout(BUSY).map_err(failure)?;
        own.execute_batch("PRAGMA secure_delete = ON; VACUUM").map_err(failure)?;
        // Readers of older states keep the file from being emptied; they are done soon.
        for _ in 0..MOST_CHECKPOINTS {
            let busy: i64 = own.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(failure)?;
            if busy == 0 {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Err(Failure::Unavailable("somebody reads an older state of it; try again".to_owned()))
    }
}

fn write_all(writer: &Connection, waiting: &Receiver<Job>) {
    while let Ok(job) = waiting.recv() {
        let mut together = vec![job];
        together.extend(waiting.try_iter().take(MOST_TOGETHER - 1));
        if let Err(error) = writer.execute_batch("BEGIN IMMEDIATE").map_err(failure) {
            let why = error.to_string();
            for job in together {
                // Nothing of it is kept: it only has to say so to whoever waits.
                let (_, told) = job(&mut Refusing);
                told(Err(Failure::Unavailable(why.clone())));
            }
            continue;
        }
        let mut told = Vec::with_capacity(together.len());
        for job in together {
            let begun = writer.execute_batch("SAVEPOINT job");
            let (keep, tell) = job(&mut SqliteSession(writer));
            let end = if keep { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" };
            told.push((tell, begun.and_then(|()| writer.execute_batch(end)).map_err(failure)));
        }
        let commit = writer.execute_batch("COMMIT").map_err(failure);
        if commit.is_err() && !writer.is_autocommit() {
            let _ = writer.execute_batch("ROLLBACK");
        }
        for (tell, own) in told {
            match &commit {
                Ok(()) => tell(own),
                Err(error) => tell(Err(Failure::Unavailable(error.to_string()))),
            }
        }
    }
}

struct SqliteSession<'c>(&'c Connection);

impl Session for SqliteSession<'_> {
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Failure> {
        let mut statement = self.0.prepare_cached(sql).map_err(failure)?;
        bind(&mut statement, values)?;
        statement.raw_execute().map(|changed| changed as u64).map_err(failure)
    }

    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let mut statement = self.0.prepare_cached(sql).map_err(failure)?;
        bind(&mut statement, values)?;
        let columns = statement.column_count();
        let mut found = statement.raw_query();
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(failure)? {
            let cells = (0..columns).map(|column| {
                Ok(match row.get_ref(column).map_err(failure)? {
                    ValueRef::Integer(number) => Value::Int(number),
                    ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
                    _ => Value::Null,
                })
            });
            rows.push(Row(cells.collect::<Result<_, Failure>>()?));
        }
        Ok(rows)
    }

    fn search(&self) -> &'static Search {
        &search::SQLITE
    }
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, values: &[Value]) -> Result<(), Failure> {
    for (at, value) in (1..).zip(values) {
        match value {
            Value::Null => statement.raw_bind_parameter(at, rusqlite::types::Null),
            Value::Int(number) => statement.raw_bind_parameter(at, number),
            Value::Text(text) => statement.raw_bind_parameter(at, text),
        }
        .map_err(failure)?;
    }
    Ok(())
}

/// Stands in for a database that can't be written now.
struct Refusing;

impl Session for Refusing {
    fn run(&mut self, _: &str, _: &[Value]) -> Result<u64, Failure> {
        Err(Failure::Unavailable(String::new()))
    }

    fn rows(&mut self, _: &str, _: &[Value]) -> Result<Vec<Row>, Failure> {
        Err(Failure::Unavailable(String::new()))
    }

    fn search(&self) -> &'static Search {
        &search::SQLITE
    }
}

fn failure(error: rusqlite::Error) -> Failure {
    match error.sqlite_error_code() {
        Some(
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::OutOfMemory
            | ErrorCode::ReadOnly,
        ) => Failure::unavailable(error),
        _ => Failure::broken(error),
    }
}
