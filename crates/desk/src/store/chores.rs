//! What is done once a day, by whichever desk comes first.

use super::session::{Failure, Session, first, values};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// A clock that has gone further than this since the last time has been wrong, then or now; or the desk was off for long.
const LEAP: i64 = 7 * DAY;

/// Whether it is this desk's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Do it now.
    Now,
    /// It was done within a day, or has just been heard of.
    Later,
    /// The clock has leapt. If it stays where it is, it will be this desk's turn in a day.
    Leapt,
}

/// Takes a turn at something, if it is due. The first one comes a day after this is asked for the first time: whoever has just set
/// up something that deletes has a day to notice.
///
/// # Errors
/// The database.
pub fn turn(session: &mut dyn Session, name: &str, now: i64) -> Result<Turn, Failure> {
    let Some(row) = first(session, "SELECT last_at FROM chores WHERE name = ?1", values![name])? else {
        session.run("INSERT INTO chores (name, last_at) VALUES (?1, ?2)", values![name, now])?;
        return Ok(Turn::Later);
    };
    let passed = now - row.int(0);
    if (0..DAY).contains(&passed) {
        return Ok(Turn::Later);
    }
    session.run("UPDATE chores SET last_at = ?2 WHERE name = ?1", values![name, now])?;
    Ok(if (DAY..=LEAP).contains(&passed) { Turn::Now } else { Turn::Leapt })
}
