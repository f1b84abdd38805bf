//! What was done that is in no ticket's history: sign-ins, exports, deletions, backups. Never what customers wrote, nor who they are.

use serde_json::Value as Json;

use super::session::{Failure, Session, values};

/// Who did something, if it was not a specialist.
pub const OPERATOR: &str = "operator";
pub const DESK: &str = "desk";

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: i64,
    /// Milliseconds of Unix time.
    pub at: i64,
    pub who: String,
    pub what: String,
    /// An object.
    pub data: Json,
}

/// Adds an entry, in the transaction of what it tells of.
///
/// # Errors
/// The database.
pub fn record(session: &mut dyn Session, at: i64, who: &str, what: &str, data: &Json) -> Result<(), Failure> {
    let sql = "INSERT INTO audit (at, who, what, data) VALUES (?1, ?2, ?3, ?4)";
    session.run(sql, values![at, who, what, data.to_string()]).map(drop)
}

/// Those since a time and behind an entry, oldest first.
///
/// # Errors
/// The database.
pub fn entries(session: &mut dyn Session, since: i64, after: i64, most: i64) -> Result<Vec<Entry>, Failure> {
    let sql = "SELECT id, at, who, what, data FROM audit WHERE at >= ?1 AND id > ?2 ORDER BY id LIMIT ?3";
    let rows = session.rows(sql, values![since, after, most])?;
    let entry = |row: &super::session::Row| {
        let data = serde_json::from_str(&row.text(4)).unwrap_or(Json::Null);
        Entry { id: row.int(0), at: row.int(1), who: row.text(2), what: row.text(3), data }
    };
    Ok(rows.iter().map(entry).collect())
}
