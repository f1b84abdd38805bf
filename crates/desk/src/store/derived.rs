//! What is made of a history for lists and searches, where it has to be made anew.

use guichet_tickets::{TicketId, excerpt, folded, messages};

use super::history::history;
use super::search::index;
use super::session::{Failure, Session, values};
use super::tickets::Ticket;

/// Makes anew what lists and searches read of a ticket's history.
pub(super) fn derive(session: &mut dyn Session, id: TicketId) -> Result<(), Failure> {
    let ticket = Ticket::load(session, id)?;
    let said = messages(&history(session, id)?);
    let mut words = folded(&format!("{} {id}", ticket.subject));
    for said in said.values() {
        words.push(' ');
        words.push_str(&folded(&said.text));
    }
    session.run("UPDATE ticket_texts SET folded = ?2 WHERE ticket = ?1", values![id.0, words])?;
    let newest = said.values().next_back().map_or_else(String::new, |said| excerpt(&said.text));
    session.run("UPDATE tickets SET excerpt = ?2 WHERE id = ?1", values![id.0, newest])?;
    index(session, id)
}
