//! The shape of the database, step by step. A step that has been published is never changed; what comes after is a new one.

use super::search;
use super::session::{Failure, Session, values};

/// By their numbers, in the order in which they are run. A number may be missing: a step that was developed beside others keeps its
/// own, and runs where it has not been run.
const STEPS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/0001_tickets.sql")),
    (2, include_str!("../../migrations/0002_agents.sql")),
    (3, include_str!("../../migrations/0003_outbox.sql")),
    (4, include_str!("../../migrations/0004_insights.sql")),
    (5, include_str!("../../migrations/0005_operation.sql")),
    (6, include_str!("../../migrations/0006_mail.sql")),
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
    /// Refuses to change or delete rows of the audit log.
    pub append_only: &'static [&'static str],
}

/// Brings a database up to this version.
pub(super) fn run(session: &mut dyn Session, dialect: &Dialect, now: i64) -> Result<(), Failure> {
    session.run("CREATE TABLE IF NOT EXISTS migrations (step BIGINT PRIMARY KEY, at BIGINT NOT NULL)", &[])?;
    let done: Vec<i64> = session.rows("SELECT step FROM migrations", &[])?.iter().map(|row| row.int(0)).collect();
    if let Some(later) = done.iter().find(|step| !STEPS.iter().any(|(known, _)| known == *step)) {
        return Err(Failure::Broken(format!(
            "it was last used by a later version of guichet-desk (this one does not know step {later}); install that, or restore a backup"
        )));
    }
    for &(step, sql) in STEPS.iter().filter(|(step, _)| !done.contains(step)) {
        for statement in statements(sql) {
            if statement == "{search}" {
                session.run(session.search().table, &[])?;
                session.run(session.search().index, &[])?;
                continue;
            }
            if statement == "{append_only}" {
                for statement in dialect.append_only {
                    session.run(statement, &[])?;
                }
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
