//! What came of addresses the last time, so that a check that follows asks only for what may have changed. As text; where it is kept is
//! for others to know. The clock is an argument.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::verdict::{Verdict, What};

const VERSION: u32 = 2;
const MINUTE: u64 = 60;
const DAY: u64 = 24 * 60 * MINUTE;

/// What is known for longer is of addresses that nobody has any more.
const KEPT: u64 = 30 * DAY;

/// Addresses in the form in which they are asked, with what came of them and when.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    version: u32,
    answers: BTreeMap<String, Known>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// Seconds since 1970.
    asked: u64,
    verdict: Verdict,
}

impl Default for Memory {
    fn default() -> Self {
        Memory { version: VERSION, answers: BTreeMap::new() }
    }
}

impl Memory {
    /// What is of another version, or no longer whole, is nothing.
    pub fn read(text: &str) -> Self {
        let read = serde_json::from_str(text).ok();
        read.filter(|memory: &Memory| memory.version == VERSION).unwrap_or_default()
    }

    /// As text, without what nobody asks for.
    pub fn write(&mut self, now: u64) -> String {
        self.answers.retain(|_, known| known.asked <= now && now - known.asked < KEPT);
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What came of an address, if that is not too long ago.
    pub fn get(&self, url: &Url, now: u64) -> Option<&Verdict> {
        let known = self.answers.get(url.as_str())?;
        // A clock that was put back since says nothing about when.
        let age = now.checked_sub(known.asked)?;
        (age < good_for(&known.verdict.what).as_secs()).then_some(&known.verdict)
    }

    pub fn put(&mut self, url: &Url, verdict: &Verdict, now: u64) {
        if verdict.is_lasting() {
            self.answers.insert(url.to_string(), Known { asked: now, verdict: verdict.clone() });
        }
    }

    /// Some hosts that have answered lately.
    pub fn witnesses(&self) -> Vec<String> {
        const SOME: usize = 3;
        let good = self.answers.iter().filter(|(_, known)| known.verdict.what == What::Fine);
        let hosts = good.filter_map(|(url, _)| Some(Url::parse(url).ok()?.host_str()?.to_owned()));
        hosts.collect::<BTreeSet<_>>().into_iter().take(SOME).collect()
    }
}

/// What is there stays for days. What is wrong is looked at again soon: somebody is mending it.
fn good_for(what: &What) -> Duration {
    Duration::from_secs(match what {
        What::Fine | What::Moved => 7 * DAY,
        What::Closed(_) => 3 * DAY,
        What::Gone(_) | What::NoSuchHost(_) => 60 * MINUTE,
        What::Trouble(_) => 10 * MINUTE,
        What::Private(_) => 0,
    })
}
