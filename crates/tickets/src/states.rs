//! Who may do what to a ticket in which state, and what it becomes. docs/desk-api.md shows the same table; a test holds the two
//! together.

use serde::{Deserialize, Serialize};

use super::ticket::State;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    Customer,
    /// A specialist.
    Agent,
    /// A rule, such as one that closes what has waited for long.
    Desk,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Answer,
    Close,
    Reopen,
}

/// What comes of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It happens, and the ticket is in this state afterwards.
    To(State),
    /// It is as they want it already: nothing happens, and they are told that it succeeded.
    Stays,
    /// It can't be done to a closed ticket.
    Refused,
}

/// What can be done to a ticket in a state.
#[derive(Debug)]
pub struct Row {
    pub state: State,
    pub customer_answers: Step,
    pub agent_answers: Step,
    pub close: Step,
    pub reopen: Step,
}

pub const ROWS: [Row; 4] = [
    Row {
        state: State::Open,
        customer_answers: Step::To(State::Open),
        agent_answers: Step::To(State::Answered),
        close: Step::To(State::Closed),
        reopen: Step::Stays,
    },
    Row {
        state: State::Answered,
        customer_answers: Step::To(State::Open),
        agent_answers: Step::To(State::Answered),
        close: Step::To(State::Closed),
        reopen: Step::Stays,
    },
    Row {
        state: State::Closed,
        customer_answers: Step::Refused,
        agent_answers: Step::Refused,
        close: Step::Stays,
        reopen: Step::To(State::Reopened),
    },
    Row {
        state: State::Reopened,
        customer_answers: Step::To(State::Reopened),
        agent_answers: Step::To(State::Answered),
        close: Step::To(State::Closed),
        reopen: Step::Stays,
    },
];

/// What comes of it if `actor` does `act` to a ticket in `state`.
pub fn step(state: State, actor: Actor, act: Act) -> Step {
    let [open, answered, closed, reopened] = &ROWS;
    let row = match state {
        State::Open => open,
        State::Answered => answered,
        State::Closed => closed,
        State::Reopened => reopened,
    };
    match (act, actor) {
        (Act::Answer, Actor::Customer) => row.customer_answers,
        (Act::Answer, Actor::Agent | Actor::Desk) => row.agent_answers,
        (Act::Close, _) => row.close,
        (Act::Reopen, _) => row.reopen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_they_are_looked_for() {
        for (row, state) in ROWS.iter().zip(State::ALL) {
            assert_eq!(row.state, state);
        }
        for state in State::ALL {
            let row = ROWS.iter().find(|row| row.state == state).unwrap();
            assert_eq!(step(state, Actor::Customer, Act::Answer), row.customer_answers);
            assert_eq!(step(state, Actor::Agent, Act::Close), row.close);
        }
    }

    #[test]
    fn the_documented_table_is_this_one() {
        let docs = include_str!("../../../docs/desk-api.md");
        let cell = |step: Step, stays: &str| match step {
            Step::To(state) => format!("`{}`", state.as_str()),
            Step::Stays => stays.to_owned(),
            Step::Refused => "refused: reopen it first".to_owned(),
        };
        for row in &ROWS {
            let cells = [
                cell(row.customer_answers, ""),
                cell(row.agent_answers, ""),
                cell(row.close, "stays `closed`"),
                cell(row.reopen, ""),
            ];
            let line = docs.lines().find(|line| line.starts_with(&format!("| `{}` |", row.state.as_str()))).unwrap();
            let written: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).skip(2).collect();
            assert_eq!(written, cells, "{line}");
        }
    }

    #[test]
    fn a_ticket_is_closed_only_by_closing_and_open_only_by_reopening() {
        for state in State::ALL {
            for actor in [Actor::Customer, Actor::Agent, Actor::Desk] {
                assert_ne!(step(state, actor, Act::Answer), Step::To(State::Closed));
                assert!(matches!(step(state, actor, Act::Close), Step::To(State::Closed) | Step::Stays));
                assert_eq!(step(state, actor, Act::Reopen) == Step::Stays, state != State::Closed);
            }
        }
    }
}
