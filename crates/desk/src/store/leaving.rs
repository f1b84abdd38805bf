//! Specialists who leave.

use guichet_tickets::TicketId;

use super::acts::{From, assign};
use super::agents::Agent;
use super::session::{Failure, Session, values};
use super::sign_in::end_sessions;

impl Agent {
    /// They leave: their sessions and links end at once, tickets that they had are nobody's, and what they wrote stays.
    ///
    /// # Errors
    /// The database.
    pub fn leave(&self, session: &mut dyn Session, at: i64) -> Result<(), Failure> {
        session.run("UPDATE agents SET left_at = ?2 WHERE id = ?1 AND left_at IS NULL", values![&self.id, at])?;
        end_sessions(session, &self.id)?;
        let sql = "SELECT id FROM tickets WHERE assignee = ?1 AND state <> 'closed'";
        for row in session.rows(sql, values![&self.id])? {
            let ticket = TicketId(row.int(0));
            assign(session, &From::Desk, ticket, None, at)?;
        }
        Ok(())
    }
}
