//! Why a host gave no answer: what the client finds out, what decides whether it is asked again, and what people are told.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Silence {
    /// Nobody could be asked for the name.
    NameUnanswered,
    /// No way leads to the host.
    Unreachable,
    /// Nobody listens.
    Refused,
    TimedOut,
    /// The connection ended before an answer was there.
    Dropped,
    Certificate,
    /// What came back is no HTTP.
    NotHttp,
    /// More than anybody wants to keep.
    TooLarge,
}

impl Silence {
    /// Times that it may be tried in all; `most` where it tends to pass.
    pub fn tries(self, most: u32) -> u32 {
        match self {
            Silence::Dropped => most,
            Silence::Certificate | Silence::TooLarge => 1,
            Silence::NameUnanswered
            | Silence::Unreachable
            | Silence::Refused
            | Silence::TimedOut
            | Silence::NotHttp => 2,
        }
    }

    /// The end of a sentence: "the page could not be opened: …".
    pub fn why(self) -> &'static str {
        match self {
            Silence::NameUnanswered => "nobody could say which machine its host is",
            Silence::Unreachable => "no way leads to its host",
            Silence::Refused => "nobody listens there",
            Silence::TimedOut => "there was no answer in time",
            Silence::Dropped => "the connection ended before there was an answer",
            Silence::Certificate => "its certificate is not valid, so that browsers warn of it",
            Silence::NotHttp => "what came back is not HTTP",
            Silence::TooLarge => "it is larger than 64 MiB",
        }
    }
}
