//! Insights as rows, and what a report asks of them. Periods are days, both ends included.

use super::session::{Failure, Session, Value, values};
use crate::insights::Insight;

/// A search, and how often it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Searched {
    pub locale: String,
    pub query: String,
    pub times: i64,
    /// How often it led to an article.
    pub clicked: i64,
}

/// What readers said of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Voted {
    pub article: String,
    pub locale: String,
    pub helpful: i64,
    pub unhelpful: i64,
}

/// Something, and how often.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub name: String,
    pub times: i64,
}

/// How long customers waited for the first answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Waited {
    pub channel: String,
    pub language: String,
    /// Milliseconds; none: nobody has answered yet.
    pub first_answer: Option<i64>,
}

/// # Errors
/// The database.
pub fn keep(session: &mut dyn Session, day: &str, locale: &str, insights: &[Insight]) -> Result<(), Failure> {
    for insight in insights {
        let mut row = [const { Value::Null }; 7];
        let [query, results, article, section, helpful, comment, channel] = &mut row;
        match insight.clone() {
            Insight::Search { query: text, results: count, clicked } => {
                (*query, *results, *article) = (text.into(), i64::from(count).into(), clicked.into());
            }
            Insight::Vote { article: id, helpful: yes, section: of, comment: text } => {
                (*article, *helpful, *section, *comment) = (id.into(), i64::from(yes).into(), of.into(), text.into());
            }
            Insight::Contact { article: after, channel: on } => (*article, *channel) = (after.into(), on.into()),
            Insight::Suggestion { article: id } => *article = id.into(),
            Insight::Form => {}
        }
        let mut values = vec![Value::from(day), Value::from(insight.kind()), Value::from(locale)];
        values.extend(row);
        session.run(
            "INSERT INTO insights (day, kind, locale, query, results, article, section, helpful, comment, channel) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            &values,
        )?;
    }
    Ok(())
}

/// Searches without results (`found` is false), or with results that nobody has opened; most frequent first.
///
/// # Errors
/// The database.
pub fn searches(
    session: &mut dyn Session,
    days: (&str, &str),
    found: bool,
    most: i64,
) -> Result<Vec<Searched>, Failure> {
    let (which, having) = if found { ("results > 0", "HAVING COUNT(article) = 0") } else { ("results = 0", "") };
    let sql = format!(
        "SELECT locale, query, COUNT(*), COUNT(article) FROM insights WHERE kind = 'search' AND day >= ?1 AND day <= ?2 \
         AND {which} GROUP BY locale, query {having} ORDER BY COUNT(*) DESC, locale, query LIMIT ?3"
    );
    let rows = session.rows(&sql, values![days.0, days.1, most])?;
    Ok(rows
        .iter()
        .map(|row| Searched { locale: row.text(0), query: row.text(1), times: row.int(2), clicked: row.int(3) })
        .collect())
}

/// # Errors
/// The database.
pub fn votes(session: &mut dyn Session, days: (&str, &str)) -> Result<Vec<Voted>, Failure> {
    let rows = session.rows(
        "SELECT article, locale, SUM(CASE WHEN helpful = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN helpful = 1 THEN 0 ELSE 1 END) \
         FROM insights WHERE kind = 'vote' AND day >= ?1 AND day <= ?2 GROUP BY article, locale ORDER BY article, locale",
        values![days.0, days.1],
    )?;
    Ok(rows
        .iter()
        .map(|row| Voted { article: row.text(0), locale: row.text(1), helpful: row.int(2), unhelpful: row.int(3) })
        .collect())
}

/// What was written beside votes of no, newest first.
///
/// # Errors
/// The database.
pub fn comments(
    session: &mut dyn Session,
    days: (&str, &str),
    article: &str,
    locale: &str,
) -> Result<Vec<(Option<String>, String)>, Failure> {
    let rows = session.rows(
        "SELECT section, comment FROM insights WHERE kind = 'vote' AND helpful = 0 AND comment IS NOT NULL AND day >= ?1 \
         AND day <= ?2 AND article = ?3 AND locale = ?4 ORDER BY id DESC LIMIT 20",
        values![days.0, days.1, article, locale],
    )?;
    Ok(rows.iter().map(|row| (row.maybe(0), row.text(1))).collect())
}

/// After which articles contact was begun, or which channels; nothing where nobody knows.
///
/// # Errors
/// The database.
pub fn contacts(session: &mut dyn Session, days: (&str, &str), by: By) -> Result<Vec<Counted>, Failure> {
    let column = match by {
        By::Article => "article",
        By::Channel => "channel",
    };
    let sql = format!(
        "SELECT COALESCE({column}, ''), COUNT(*) FROM insights WHERE kind = 'contact' AND day >= ?1 AND day <= ?2 \
         GROUP BY COALESCE({column}, '') ORDER BY COUNT(*) DESC, COALESCE({column}, '')"
    );
    counted(session, &sql, days)
}

pub enum By {
    Article,
    Channel,
}

/// How often something of a kind happened.
///
/// # Errors
/// The database.
pub fn times(session: &mut dyn Session, days: (&str, &str), kind: &str) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) FROM insights WHERE kind = ?3 AND day >= ?1 AND day <= ?2";
    Ok(session.rows(sql, values![days.0, days.1, kind])?.first().map_or(0, |row| row.int(0)))
}

/// Tickets that were begun in a period (milliseconds of Unix time, the end excluded), by one of their columns.
///
/// # Errors
/// The database.
pub fn tickets(
    session: &mut dyn Session,
    from: i64,
    until: i64,
    column: TicketColumn,
) -> Result<Vec<Counted>, Failure> {
    let column = match column {
        TicketColumn::Language => "language",
        TicketColumn::Plan => "plan",
        TicketColumn::Channel => "channel",
    };
    let sql = format!(
        "SELECT COALESCE({column}, ''), COUNT(*) FROM tickets WHERE created_at >= ?1 AND created_at < ?2 \
         GROUP BY COALESCE({column}, '') ORDER BY COUNT(*) DESC, COALESCE({column}, '')"
    );
    let rows = session.rows(&sql, values![from, until])?;
    Ok(rows.iter().map(|row| Counted { name: row.text(0), times: row.int(1) }).collect())
}

pub enum TicketColumn {
    Language,
    Plan,
    Channel,
}

/// # Errors
/// The database.
pub fn waits(session: &mut dyn Session, from: i64, until: i64) -> Result<Vec<Waited>, Failure> {
    let rows = session.rows(
        "SELECT t.channel, t.language, t.created_at, (SELECT MIN(e.at) FROM events e WHERE e.ticket = t.id \
         AND e.kind = 'message' AND e.actor = 'agent') FROM tickets t WHERE t.created_at >= ?1 AND t.created_at < ?2",
        values![from, until],
    )?;
    Ok(rows
        .iter()
        .map(|row| Waited {
            channel: row.text(0),
            language: row.text(1),
            // A clock may have been set back in between.
            first_answer: (row.int(3) > 0).then(|| (row.int(3) - row.int(2)).max(0)),
        })
        .collect())
}

fn counted(session: &mut dyn Session, sql: &str, days: (&str, &str)) -> Result<Vec<Counted>, Failure> {
    let rows = session.rows(sql, values![days.0, days.1])?;
    Ok(rows.iter().map(|row| Counted { name: row.text(0), times: row.int(1) }).collect())
}
