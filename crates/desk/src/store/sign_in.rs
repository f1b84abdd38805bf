//! Links that sign a specialist in, sessions, and sign-ins at an identity provider that are on their way. Whoever reads the
//! database can't sign in with what is in it: it has the hashes of tokens, and no token.

use super::agents::Agent;
use super::session::{Failure, Session, first, values};

/// A session ends when it wasn't used for this long, in milliseconds;
const IDLE: i64 = 12 * 60 * 60 * 1000;
/// and after this long, used or not.
const LONGEST: i64 = 7 * 24 * 60 * 60 * 1000;
/// Being used is written down no more often than this.
const SEEN: i64 = 60 * 1000;
/// A link is good for this long.
const LINK: i64 = 24 * 60 * 60 * 1000;
/// A sign-in at an identity provider may take this long.
const LOGIN: i64 = 10 * 60 * 1000;

/// Somebody with a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub agent: Agent,
    /// Milliseconds of Unix time at which it ends at the latest.
    pub ends_at: i64,
    /// That it is used has not been written down for a while.
    pub is_stale: bool,
}

/// Keeps a link of a specialist's, by the hash of its token.
///
/// # Errors
/// The database.
pub fn new_link(session: &mut dyn Session, hash: &str, agent: &str, at: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO agent_links (hash, agent, expires_at) VALUES (?1, ?2, ?3)";
    session.run(sql, values![hash, agent, at + LINK]).map(drop)
}

/// Uses a link up; whose it was. Who has left is nobody.
///
/// # Errors
/// [`Failure::Missing`] if it was used, has expired or never existed, or the database.
pub fn use_link(session: &mut dyn Session, hash: &str, at: i64) -> Result<Agent, Failure> {
    let sql = "DELETE FROM agent_links WHERE hash = ?1 RETURNING agent, expires_at";
    let row = first(session, sql, values![hash])?.ok_or(Failure::Missing)?;
    let agent = Agent::load(session, &row.text(0))?;
    // What has expired stays in the table for `forget_expired`.
    if row.int(1) > at && !agent.left { Ok(agent) } else { Err(Failure::Missing) }
}

/// # Errors
/// The database.
pub fn open_session(session: &mut dyn Session, hash: &str, agent: &str, at: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO agent_sessions (hash, agent, created_at, seen_at) VALUES (?1, ?2, ?3, ?3)";
    session.run(sql, values![hash, agent, at]).map(drop)
}

/// Whose session it is. `None` if there is none, it has ended, or they have left.
///
/// # Errors
/// The database.
pub fn session(session: &mut dyn Session, hash: &str, at: i64) -> Result<Option<SignedIn>, Failure> {
    let sql =
        "SELECT agent, created_at, seen_at FROM agent_sessions WHERE hash = ?1 AND created_at > ?2 AND seen_at > ?3";
    let Some(row) = first(session, sql, values![hash, at - LONGEST, at - IDLE])? else { return Ok(None) };
    let agent = Agent::load(session, &row.text(0))?;
    let ends_at = row.int(1) + LONGEST;
    Ok((!agent.left).then_some(SignedIn { agent, ends_at, is_stale: at - row.int(2) >= SEEN }))
}

/// Writes down that a session is used.
///
/// # Errors
/// The database.
pub fn touch_session(session: &mut dyn Session, hash: &str, at: i64) -> Result<(), Failure> {
    session.run("UPDATE agent_sessions SET seen_at = ?2 WHERE hash = ?1", values![hash, at]).map(drop)
}

/// # Errors
/// The database.
pub fn end_session(session: &mut dyn Session, hash: &str) -> Result<(), Failure> {
    session.run("DELETE FROM agent_sessions WHERE hash = ?1", values![hash]).map(drop)
}

/// All of a specialist, and their links.
///
/// # Errors
/// The database.
pub fn end_sessions(session: &mut dyn Session, agent: &str) -> Result<(), Failure> {
    session.run("DELETE FROM agent_links WHERE agent = ?1", values![agent])?;
    session.run("DELETE FROM agent_sessions WHERE agent = ?1", values![agent]).map(drop)
}

/// What nobody can use any more.
///
/// # Errors
/// The database.
pub fn forget_expired(session: &mut dyn Session, at: i64) -> Result<(), Failure> {
    session.run("DELETE FROM agent_links WHERE expires_at <= ?1", values![at])?;
    session.run("DELETE FROM agent_logins WHERE expires_at <= ?1", values![at])?;
    let sql = "DELETE FROM agent_sessions WHERE created_at <= ?1 OR seen_at <= ?2";
    session.run(sql, values![at - LONGEST, at - IDLE]).map(drop)
}

/// A sign-in at an identity provider that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

impl Login {
    /// Keeps it by the hash of what the browser has.
    ///
    /// # Errors
    /// The database.
    pub fn begin(&self, session: &mut dyn Session, hash: &str, at: i64) -> Result<(), Failure> {
        session
            .run(
                "INSERT INTO agent_logins (hash, state, nonce, verifier, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                values![hash, &self.state, &self.nonce, &self.verifier, at + LOGIN],
            )
            .map(drop)
    }

    /// Takes it out: it can be finished once.
    ///
    /// # Errors
    /// The database.
    pub fn finish(session: &mut dyn Session, hash: &str, at: i64) -> Result<Option<Login>, Failure> {
        let sql = "DELETE FROM agent_logins WHERE hash = ?1 RETURNING state, nonce, verifier, expires_at";
        let row = first(session, sql, values![hash])?.filter(|row| row.int(3) > at);
        Ok(row.map(|row| Login { state: row.text(0), nonce: row.text(1), verifier: row.text(2) }))
    }
}
