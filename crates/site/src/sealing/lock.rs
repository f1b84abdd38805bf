//! `seal.lock`: which plans and add-ons could open which sealed channel, epoch by epoch. It stands beside contacts.yaml and is committed,
//! so that a build, which remembers nothing, can say that one of them lost a channel without a new epoch: its customers still
//! hold the key.
//!
//! It holds what contacts.yaml says anyway, in plain words: no key is needed to check it, and a reviewer can read it.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_contacts::{AddOn, Channel, Gate, Policy};
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::Span;

pub const FILE: &str = "seal.lock";

const HEAD: &str = "# Which plans, and with a `+` which add-ons, could open which sealed channel, by epoch. Written by `guichet seal lock`; commit it.\n";

/// Epoch → channel → plans, then add-ons with a `+` before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(BTreeMap<u32, BTreeMap<String, Vec<String>>>);

/// Channels that have something to seal.
pub fn sealed(policy: &Policy) -> impl Iterator<Item = &Channel> {
    let is_for_someone = |channel: &Channel| !(channel.plans.is_empty() && channel.addons.is_empty());
    let has_secret = |channel: &Channel| channel.gate == Gate::Sealed && channel.secret.is_some();
    policy.channels.iter().filter(move |channel| has_secret(channel) && is_for_someone(channel))
}

/// Add-ons that give a sealed channel: they have keys of their own.
pub fn sealed_addons(policy: &Policy) -> impl Iterator<Item = &AddOn> {
    policy.addons.iter().filter(|addon| sealed(policy).any(|channel| channel.addons.contains(&addon.id)))
}

/// Who can open it, as the lock has it. No id of a plan has a `+`.
fn openers(channel: &Channel) -> Vec<String> {
    let addons = channel.addons.iter().map(|addon| format!("+{addon}"));
    channel.plans.iter().map(ToString::to_string).chain(addons).collect()
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
                    .help("a line is an epoch, a channel, its plans and add-ons: `1 phone: basic pro +vip`; get the file back from version control")
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
        let openers = openers(channel);
        let lost: Vec<String> =
            written.into_iter().flatten().filter(|name| !openers.contains(name)).map(|name| said(name)).collect();
        if !lost.is_empty() {
            let message = format!(
                "channel `{}`: {} could open it in epoch {epoch} and still holds the key, but no longer has the channel",
                channel.id,
                lost.join(", ")
            );
            diags.push(Diagnostic::new(codes::SEAL005, message).help(&*next).at(file, place.clone()));
        } else if written.is_none_or(|written| openers.iter().any(|name| !written.contains(name))) {
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

fn said(name: &str) -> String {
    name.strip_prefix('+').map_or_else(|| format!("`{name}`"), |addon| format!("the add-on `{addon}`"))
}

/// The lock with this policy's epoch written down.
pub fn updated(mut lock: Lock, policy: &Policy) -> Lock {
    let channels = sealed(policy).map(|channel| (channel.id.clone(), openers(channel)));
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
