//! `seal.lock`: which plans could open which sealed channel, epoch by epoch. It stands beside contacts.yaml and is committed,
//! so that a build, which remembers nothing, can say that a plan lost a channel without a new epoch: its customers still
//! hold the key.
//!
//! It holds what contacts.yaml says anyway, in plain words: no key is needed to check it, and a reviewer can read it.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_contacts::{Channel, Gate, Policy};
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::Span;

pub const FILE: &str = "seal.lock";

const HEAD: &str =
    "# Which plans could open which sealed channel, by epoch. Written by `guichet seal lock`; commit it.\n";

/// Epoch → channel → plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(BTreeMap<u32, BTreeMap<String, Vec<String>>>);

/// Channels that have something to seal.
pub fn sealed(policy: &Policy) -> impl Iterator<Item = &Channel> {
    policy
        .channels
        .iter()
        .filter(|channel| channel.gate == Gate::Sealed && channel.secret.is_some() && !channel.plans.is_empty())
}

pub fn parse(file: &Arc<str>, text: &str) -> Outcome<Lock> {
    let mut lock = Lock::default();
    let mut diags = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.trim_end().len();
        start += line.len();
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match entry(line) {
            Some((epoch, channel, plans)) => {
                lock.0.entry(epoch).or_default().insert(channel.to_owned(), plans);
            }
            None => diags.push(
                Diagnostic::new(codes::SEAL006, "this line can't be read").as_error()
                    .help("a line is an epoch, a channel and its plans: `1 phone: basic pro`; get the file back from version control")
                    .at(file, span),
            ),
        }
    }
    Outcome { value: lock, diags }
}

fn entry(line: &str) -> Option<(u32, &str, Vec<String>)> {
    let (head, plans) = line.split_once(':')?;
    let (epoch, channel) = head.split_once(' ')?;
    let channel = channel.trim();
    let readable = !channel.is_empty() && !channel.contains(char::is_whitespace);
    let plans = plans.split_whitespace().map(str::to_owned).collect();
    readable.then_some((epoch.parse().ok()?, channel, plans))
}

/// What is wrong with the epoch of contacts.yaml, at `place`. Only plans that lost something need a new one; what was added
/// need only be written down.
pub fn check(lock: &Lock, policy: &Policy, file: &Arc<str>, place: &Span) -> Vec<Diagnostic> {
    let epoch = policy.seal.epoch;
    let next =
        format!("write `seal: {{ epoch: {} }}`, then run `guichet seal lock` and give the new keys to the product", {
            lock.0.keys().last().copied().unwrap_or(epoch).max(epoch).saturating_add(1)
        });
    if let Some(last) = lock.0.keys().last().filter(|last| **last > epoch) {
        let message = format!("epoch {epoch} is over: {FILE} is already at epoch {last}");
        return vec![Diagnostic::new(codes::SEAL005, message).help(next).at(file, place.clone())];
    }
    let mut diags = Vec::new();
    let mut unwritten = Vec::new();
    for channel in sealed(policy) {
        let written = lock.0.get(&epoch).and_then(|channels| channels.get(&channel.id));
        let lost: Vec<&str> = written
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|plan| !channel.plans.iter().any(|has| has.as_str() == *plan))
            .collect();
        if !lost.is_empty() {
            let message = format!(
                "channel `{}`: `{}` could open it in epoch {epoch} and still holds the key, but no longer has the channel",
                channel.id,
                lost.join("`, `")
            );
            diags.push(Diagnostic::new(codes::SEAL005, message).help(&*next).at(file, place.clone()));
        } else if written
            .is_none_or(|plans| channel.plans.iter().any(|plan| !plans.iter().any(|known| known == plan.as_str())))
        {
            unwritten.push(channel.id.as_str());
        }
    }
    if !unwritten.is_empty() {
        let message = format!("{FILE} does not say who can open `{}` in epoch {epoch}", unwritten.join("`, `"));
        let help = "run `guichet seal lock` and commit the file: later builds compare with it";
        diags.push(Diagnostic::new(codes::SEAL006, message).help(help).at(file, place.clone()));
    }
    diags
}

/// The lock with this policy's epoch written down.
pub fn updated(mut lock: Lock, policy: &Policy) -> Lock {
    let channels =
        sealed(policy).map(|channel| (channel.id.clone(), channel.plans.iter().map(ToString::to_string).collect()));
    // What an earlier state of this epoch sealed and this one does not, somebody may still hold.
    lock.0.entry(policy.seal.epoch).or_default().extend(channels);
    lock
}

impl std::fmt::Display for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(HEAD)?;
        for (epoch, channels) in &self.0 {
            for (channel, plans) in channels {
                writeln!(f, "{epoch} {channel}: {}", plans.join(" "))?;
            }
        }
        Ok(())
    }
}
