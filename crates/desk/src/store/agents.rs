//! Specialists: who answers.

use super::session::{Failure, Row, Session, first, values};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    pub id: String,
    pub name: String,
    pub email: String,
    /// The id of their picture.
    pub picture: Option<String>,
    /// They have left: they can't sign in, and what they wrote stays theirs.
    pub left: bool,
}

const COLUMNS: &str = "id, name, email, picture, left_at";

impl Agent {
    fn of(row: &Row) -> Agent {
        Agent { id: row.text(0), name: row.text(1), email: row.text(2), picture: row.maybe(3), left: row.int(4) != 0 }
    }

    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn load(session: &mut dyn Session, id: &str) -> Result<Agent, Failure> {
        let row = first(session, &format!("SELECT {COLUMNS} FROM agents WHERE id = ?1"), values![id])?;
        row.map(|row| Agent::of(&row)).ok_or(Failure::Missing)
    }

    /// The one with an e-mail address, if they haven't left.
    ///
    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn by_email(session: &mut dyn Session, email: &str) -> Result<Agent, Failure> {
        let sql = format!("SELECT {COLUMNS} FROM agents WHERE email = ?1 AND left_at IS NULL");
        let row = first(session, &sql, values![email.to_lowercase()])?;
        row.map(|row| Agent::of(&row)).ok_or(Failure::Missing)
    }

    /// By name.
    ///
    /// # Errors
    /// The database.
    pub fn all(session: &mut dyn Session) -> Result<Vec<Agent>, Failure> {
        let rows = session.rows(&format!("SELECT {COLUMNS} FROM agents ORDER BY name, id"), &[])?;
        Ok(rows.iter().map(Agent::of).collect())
    }

    /// Adds them, or changes the one with the same e-mail address, whose id stays; what their id is.
    ///
    /// # Errors
    /// The database.
    pub fn save(&self, session: &mut dyn Session, at: i64) -> Result<String, Failure> {
        let row = first(
            session,
            "INSERT INTO agents (id, name, email, picture, created_at) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (email) DO UPDATE SET name = excluded.name, left_at = NULL, \
             picture = COALESCE(excluded.picture, agents.picture) RETURNING id",
            values![&self.id, &self.name, &self.email, &self.picture, at],
        )?;
        row.map(|row| row.text(0)).ok_or(Failure::Missing)
    }
}
