//! Ids, kinds and states.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

/// A ticket's number, from 1 on. It is no secret, and gives nobody access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketId(pub i64);

/// How a ticket is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Support calls a number.
    Callback,
    Chat,
    /// In writing.
    Web,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Waits for a specialist.
    Open,
    /// Waits for the customer.
    Answered,
    Closed,
    /// Waits for a specialist again.
    Reopened,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Callback, Kind::Chat, Kind::Web];

    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Callback => "callback",
            Kind::Chat => "chat",
            Kind::Web => "web",
        }
    }

    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl State {
    pub const ALL: [State; 4] = [State::Open, State::Answered, State::Closed, State::Reopened];

    pub fn as_str(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Answered => "answered",
            State::Closed => "closed",
            State::Reopened => "reopened",
        }
    }

    pub fn of(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl fmt::Display for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for TicketId {
    type Err = ();

    /// In the one way that it is written: a number has one address.
    fn from_str(text: &str) -> Result<Self, ()> {
        let number: i64 = text.parse().map_err(|_| ())?;
        if number > 0 && number.to_string() == text { Ok(TicketId(number)) } else { Err(()) }
    }
}

/// JSON has it as text, as programs should treat it.
impl Serialize for TicketId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_spelling() {
        assert_eq!("1042".parse(), Ok(TicketId(1042)));
        for text in ["", "0", "-1", "+1", "01", "1 ", "１", "1.0", "9223372036854775808", "1042'--"] {
            assert_eq!(text.parse::<TicketId>(), Err(()), "{text}");
        }
    }

    #[test]
    fn words_are_those_of_json() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(Kind::of(kind.as_str()), Some(kind));
        }
        for state in State::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
            assert_eq!(State::of(state.as_str()), Some(state));
        }
    }
}
