//! Answers that are written once and used often, shared by all specialists.

use super::session::{Failure, Row, Session, first, values};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canned {
    pub id: i64,
    pub title: String,
    /// With `{customer}` and `{agent}` where their names go.
    pub text: String,
    /// A specialist's id.
    pub changed_by: String,
    /// Milliseconds of Unix time.
    pub changed_at: i64,
}

impl Canned {
    fn of(row: &Row) -> Canned {
        Canned {
            id: row.int(0),
            title: row.text(1),
            text: row.text(2),
            changed_by: row.text(3),
            changed_at: row.int(4),
        }
    }

    /// By title.
    ///
    /// # Errors
    /// The database.
    pub fn all(session: &mut dyn Session) -> Result<Vec<Canned>, Failure> {
        let sql = "SELECT id, title, text, changed_by, changed_at FROM canned_answers ORDER BY LOWER(title), id";
        Ok(session.rows(sql, &[])?.iter().map(Canned::of).collect())
    }

    /// A new one, whatever its id is; the id that it gets.
    ///
    /// # Errors
    /// The database.
    pub fn add(&self, session: &mut dyn Session) -> Result<i64, Failure> {
        let sql =
            "INSERT INTO canned_answers (title, text, changed_by, changed_at) VALUES (?1, ?2, ?3, ?4) RETURNING id";
        let row = first(session, sql, values![&self.title, &self.text, &self.changed_by, self.changed_at])?;
        row.map(|row| row.int(0)).ok_or(Failure::Missing)
    }

    /// Takes the place of the one with its id.
    ///
    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn replace(&self, session: &mut dyn Session) -> Result<(), Failure> {
        let sql = "UPDATE canned_answers SET title = ?2, text = ?3, changed_by = ?4, changed_at = ?5 WHERE id = ?1";
        let values = values![self.id, &self.title, &self.text, &self.changed_by, self.changed_at];
        if session.run(sql, values)? == 0 { Err(Failure::Missing) } else { Ok(()) }
    }

    /// Removes one; it may be gone already.
    ///
    /// # Errors
    /// [`Failure::Missing`], or the database.
    pub fn remove(session: &mut dyn Session, id: i64) -> Result<(), Failure> {
        match session.run("DELETE FROM canned_answers WHERE id = ?1", values![id])? {
            0 => Err(Failure::Missing),
            _ => Ok(()),
        }
    }
}
