//! The shape of the database, step by step. A step that has been published is never changed; what comes after is a new one.

use super::search;
use super::session::{Failure, Session, first, values};

/// Numbered from 1 on, in their order.
const STEPS: [&str; 4] = [
    include_str!("../../migrations/0001_tickets.sql"),
    include_str!("../../migrations/0002_agents.sql"),
    include_str!("../../migrations/0003_outbox.sql"),
    include_str!("../../migrations/0004_insights.sql"),
];
/// The one that brings the index of words: what was written before has to get into it.
const INDEXED: i64 = 2;

/// What databases have each their own words for.
pub(super) struct Dialect {
    /// How rows are numbered.
    pub id: &'static str,
    /// Begins the numbers of tickets where they look like numbers of tickets.
    pub first_ticket: &'static str,
    /// Keeps the rows of a table in the order of its key, where that can be asked for.
    pub clustered: &'static str,
}

/// Brings a database up to this version.
pub(super) fn run(session: &mut dyn Session, dialect: &Dialect, now: i64) -> Result<(), Failure> {
    session.run("CREATE TABLE IF NOT EXISTS migrations (step BIGINT PRIMARY KEY, at BIGINT NOT NULL)", &[])?;
    let done = first(session, "SELECT COALESCE(MAX(step), 0) FROM migrations", &[])?.map_or(0, |row| row.int(0));
    if done > STEPS.len() as i64 {
        return Err(Failure::Broken(format!(
            "it was last used by a later version of guichet-desk (step {done}, this one knows {}); install that, or restore a backup",
            STEPS.len()
        )));
    }
    for (step, sql) in (1i64..).zip(STEPS).skip(done as usize) {
        for statement in statements(sql) {
            if statement == "{search}" {
                session.run(session.search().table, &[])?;
                session.run(session.search().index, &[])?;
                continue;
            }
            let own =
                [("{id}", dialect.id), ("{first_ticket}", dialect.first_ticket), ("{clustered}", dialect.clustered)];
            let statement = own.iter().fold(statement, |sql, (name, words)| sql.replace(name, words));
            session.run(&statement, &[])?;
        }
        if step == INDEXED {
            search::index_all(session)?;
        }
        session.run("INSERT INTO migrations (step, at) VALUES (?1, ?2)", values![step, now])?;
    }
    Ok(())
}

/// Statements of a script, which has no `;` but at their ends, and comments on lines of their own.
fn statements(sql: &str) -> impl Iterator<Item = String> {
    let code: Vec<&str> = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let statements: Vec<String> = code.join("\n").split(';').map(|part| part.trim().to_owned()).collect();
    statements.into_iter().filter(|statement| !statement.is_empty())
}
