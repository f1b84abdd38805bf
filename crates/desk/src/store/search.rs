//! The index of words over all tickets, for specialists: FTS5 in SQLite, a GIN index in PostgreSQL. What a word is, is decided by
//! `guichet_tickets::words`, so that both find the same; the databases only keep lists. docs/decisions/0057 has the figures.
//!
//! Customers search within their own tickets, which are few: by `LIKE`, without this.

use guichet_tickets::{TicketId, Wanted, folded, needs_a_look, terms, wanted, words};

use super::session::{Failure, Row, Search, Session, Value, first, values};

/// Tokens come separated by spaces and have nothing but letters and digits in them: `ascii` leaves all others as they are. Which
/// ticket has a word is kept, and not where in it: less to write, and nothing asks.
pub static SQLITE: Search = Search {
    table: "CREATE VIRTUAL TABLE ticket_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, \
            prefix = '2 3', tokenize = 'ascii')",
    index: "INSERT INTO ticket_words (ticket_words, rank) VALUES ('automerge', 8)",
    keep: "INSERT OR REPLACE INTO ticket_words (rowid, words) VALUES (?1, ?2)",
    forget: "DELETE FROM ticket_words WHERE rowid = ?1",
    merge: Some((
        "INSERT INTO ticket_words (ticket_words, rank) VALUES ('merge', -200)",
        "INSERT INTO ticket_words (ticket_words, rank) VALUES ('merge', 200)",
        "SELECT total_changes()",
    )),
    from: "ticket_words s",
    ticket: "rowid",
    matches: "ticket_words MATCH ?#",
    query: |all| {
        let part = |wanted: &Wanted| format!("\"{}\"{}", wanted.word, if wanted.is_beginning { "*" } else { "" });
        all.iter().map(part).collect::<Vec<_>>().join(" ")
    },
    around: None,
};

pub static POSTGRES: Search = Search {
    table: "CREATE TABLE ticket_words (ticket BIGINT PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE, \
            words TSVECTOR NOT NULL)",
    index: "CREATE INDEX ticket_words_by_word ON ticket_words USING gin (words)",
    keep: "INSERT INTO ticket_words (ticket, words) \
           VALUES (?1, array_to_tsvector(string_to_array(CAST(?2 AS text), ' '))) \
           ON CONFLICT (ticket) DO UPDATE SET words = excluded.words",
    forget: "DELETE FROM ticket_words WHERE ticket = ?1",
    merge: None,
    from: "ticket_words s",
    ticket: "ticket",
    matches: "s.words @@ CAST(CAST(?# AS text) AS tsquery)",
    query: |all| {
        let part = |wanted: &Wanted| format!("'{}'{}", wanted.word, if wanted.is_beginning { ":*" } else { "" });
        all.iter().map(part).collect::<Vec<_>>().join(" & ")
    },
    // A rare word is looked up in the index, a frequent one met on the way back from the newest ticket. Which it is, is known for this
    // query alone: a plan for all of them would read every ticket for a rare one.
    around: Some(("SET plan_cache_mode = force_custom_plan", "RESET plan_cache_mode")),
};

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    wanted: Vec<Wanted>,
    /// Of those terms whose words alone don't tell.
    looks: Vec<String>,
}

impl Query {
    /// `None` if there is no letter or digit in it.
    pub fn of(text: &str) -> Option<Query> {
        let terms = terms(text);
        let wanted: Vec<Wanted> = terms.iter().flat_map(|term| wanted(term)).collect();
        let looks = terms.into_iter().filter(|term| needs_a_look(term)).collect();
        (!wanted.is_empty()).then_some(Query { wanted, looks })
    }

    /// The tables to read and the condition: `t` is the ticket. Values are numbered from those that are there on.
    pub(super) fn sql(&self, search: &Search, values: &mut Vec<Value>) -> (String, String) {
        values.push((search.query)(&self.wanted).into());
        let mut condition = search.matches.replace('#', &values.len().to_string());
        let mut tables = format!("{} JOIN tickets t ON t.id = s.{}", search.from, search.ticket);
        for term in &self.looks {
            tables = format!(
                "{} JOIN tickets t ON t.id = s.{} JOIN ticket_texts x ON x.ticket = t.id",
                search.from, search.ticket
            );
            let escaped = term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            values.push(format!("%{escaped}%").into());
            let at = values.len();
            condition.push_str(&format!(" AND (x.folded || ' ' || x.notes) LIKE ?{at} ESCAPE '\\'"));
        }
        (tables, condition)
    }

    /// Asks with what belongs around it.
    pub(super) fn rows(session: &mut dyn Session, sql: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let Some((before, after)) = session.search().around else { return session.rows(sql, values) };
        session.run(before, &[])?;
        let rows = session.rows(sql, values);
        session.run(after, &[])?;
        rows
    }

    /// The column that says the ticket's number, by which an index can go from the newest to the oldest.
    pub(super) fn order(search: &Search) -> String {
        format!("s.{}", search.ticket)
    }
}

/// Brings the words of a ticket up to its texts, its number and what is known of its writer.
pub(super) fn index(session: &mut dyn Session, ticket: TicketId) -> Result<(), Failure> {
    let row = first(
        session,
        "SELECT x.folded, x.notes, t.email, t.customer, t.account, t.phone FROM ticket_texts x JOIN tickets t ON t.id = x.ticket \
         WHERE x.ticket = ?1",
        values![ticket.0],
    )?;
    let Some(row) = row else { return Ok(()) };
    let writer: Vec<String> = (2..6).filter_map(|column| row.maybe(column)).collect();
    let text = format!("{} {ticket} {} {}", folded(&writer.join(" ")), row.text(0), row.text(1));
    let words: Vec<String> = words(&text).into_iter().collect();
    session.run(session.search().keep, values![ticket.0, words.join(" ")])?;
    Ok(())
}

/// Removes the words of a ticket.
pub(super) fn forget(session: &mut dyn Session, ticket: TicketId) -> Result<(), Failure> {
    session.run(session.search().forget, values![ticket.0]).map(drop)
}

/// One step of removing what deleted tickets have left; whether there is more to do.
pub(super) fn tidy(session: &mut dyn Session, begins: bool) -> Result<bool, Failure> {
    let Some((begin, go_on, count)) = session.search().merge else { return Ok(false) };
    let before = first(session, count, &[])?.map_or(0, |row| row.int(0));
    session.run(if begins { begin } else { go_on }, &[])?;
    let after = first(session, count, &[])?.map_or(0, |row| row.int(0));
    // A step that changes nothing but its own counter is the last one.
    Ok(after - before >= 2)
}

/// All tickets that are there.
pub(super) fn index_all(session: &mut dyn Session) -> Result<(), Failure> {
    let mut after = 0;
    loop {
        let sql = "SELECT ticket FROM ticket_texts WHERE ticket > ?1 ORDER BY ticket LIMIT 1000";
        let tickets: Vec<i64> = session.rows(sql, values![after])?.iter().map(|row| row.int(0)).collect();
        let Some(last) = tickets.last() else { return Ok(()) };
        after = *last;
        for ticket in tickets {
            index(session, TicketId(ticket))?;
        }
    }
}
