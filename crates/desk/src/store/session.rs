//! What SQLite and PostgreSQL have in common: statements with numbered parameters (`?1`), whole numbers and texts.

use std::fmt;

use guichet_tickets::Wanted;

/// A value that goes in, or came out.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
}

/// Values of one row, in the order in which they were selected.
pub struct Row(pub(super) Vec<Value>);

/// Why nothing came of it.
#[derive(Debug)]
pub enum Failure {
    /// The database or the disk can't be reached now; it may be later.
    Unavailable(String),
    /// It is there, and something is wrong that waiting won't mend.
    Broken(String),
    /// It was understood, and can't be done: the ticket is closed.
    Closed,
    /// There is no such thing, or it is not theirs.
    Missing,
}

/// One connection, within a transaction if it writes.
pub trait Session {
    /// Runs a statement; how many rows it changed.
    ///
    /// # Errors
    /// The database refuses it or can't be reached.
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Failure>;

    /// # Errors
    /// The database refuses it or can't be reached.
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Failure>;

    /// How this database is searched.
    fn search(&self) -> &'static Search;
}

/// How a database is searched: what SQLite and PostgreSQL have each their own words for. `search` has both.
pub struct Search {
    /// Makes the table, and what it is looked up by.
    pub table: &'static str,
    pub index: &'static str,
    /// Keeps the words of a ticket (`?1`), which are in `?2` with spaces between them.
    pub(super) keep: &'static str,
    /// Removes a ticket (`?1`).
    pub(super) forget: &'static str,
    /// Begins to merge what is kept so that nothing deleted is left, and goes on with it, a step at a time; and counts what steps do.
    pub(super) merge: Option<(&'static str, &'static str, &'static str)>,
    /// The table as `s`, with the ticket's number as `s.{ticket}`, and the condition on it with `?#` for the query.
    pub(super) from: &'static str,
    pub(super) ticket: &'static str,
    pub(super) matches: &'static str,
    /// A query: all of some words.
    pub(super) query: fn(&[Wanted]) -> String,
    /// What is said around a search, if anything.
    pub(super) around: Option<(&'static str, &'static str)>,
}

/// The first row, if there is one.
pub(super) fn first(session: &mut dyn Session, sql: &str, values: &[Value]) -> Result<Option<Row>, Failure> {
    Ok(session.rows(sql, values)?.into_iter().next())
}

impl Row {
    /// 0 where there is no number.
    pub fn int(&self, column: usize) -> i64 {
        match self.0.get(column) {
            Some(Value::Int(number)) => *number,
            _ => 0,
        }
    }

    /// A number that may be missing.
    pub fn number(&self, column: usize) -> Option<i64> {
        match self.0.get(column) {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        }
    }

    pub fn text(&self, column: usize) -> String {
        self.maybe(column).unwrap_or_default()
    }

    pub fn maybe(&self, column: usize) -> Option<String> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }
}

impl Failure {
    pub fn unavailable(error: impl fmt::Display) -> Failure {
        Failure::Unavailable(error.to_string())
    }

    pub fn broken(error: impl fmt::Display) -> Failure {
        Failure::Broken(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Unavailable(why) => write!(f, "the database can't be reached: {why}"),
            Failure::Broken(why) => write!(f, "the database: {why}"),
            Failure::Closed => f.write_str("the ticket is closed"),
            Failure::Missing => f.write_str("there is no such ticket"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::unavailable(error)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Value {
        text.map_or(Value::Null, Value::Text)
    }
}

impl From<&Option<String>> for Value {
    fn from(text: &Option<String>) -> Value {
        text.clone().into()
    }
}

/// Parameters, from whatever they are.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::store::session::Value::from($value)),*] };
}
pub(super) use values;
