//! What a desk signs with: made once, and the same for all desks of a database.

use super::session::{Failure, Session, first, values};

/// The secret of a name; `fresh` becomes it if there was none.
///
/// # Errors
/// The database.
pub fn secret(session: &mut dyn Session, name: &str, fresh: &str) -> Result<String, Failure> {
    session
        .run("INSERT INTO secrets (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING", values![name, fresh])?;
    let row = first(session, "SELECT value FROM secrets WHERE name = ?1", values![name])?;
    row.map(|row| row.text(0)).ok_or(Failure::Missing)
}
