//! Answers to the badge that still hold.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::HeaderValue;
use guichet_tickets::Reader;

/// Answers that still hold: most inboxes are asked for far more often than anything happens in any of them.
#[derive(Default)]
pub struct Known {
    answers: Mutex<HashMap<Reader, Answer>>,
}

#[derive(Clone)]
pub(super) struct Answer {
    pub tag: HeaderValue,
    pub body: Bytes,
    /// How many writes there had been, and until when it holds without one: programs beside this one write as well.
    pub writes: u64,
    pub until: Instant,
}

const MOST_KNOWN: usize = 50_000;
pub(super) const HOLDS: Duration = Duration::from_secs(10);

impl Known {
    pub(super) fn get(&self, reader: &Reader, writes: u64) -> Option<Answer> {
        let answers = self.answers.lock().unwrap_or_else(|poison| poison.into_inner());
        answers.get(reader).filter(|answer| answer.writes == writes && answer.until > Instant::now()).cloned()
    }

    pub(super) fn keep(&self, reader: Reader, answer: Answer) {
        let mut answers = self.answers.lock().unwrap_or_else(|poison| poison.into_inner());
        if answers.len() >= MOST_KNOWN {
            answers.clear();
        }
        answers.insert(reader, answer);
    }
}
