//! All addresses at once, each as its inquiry says and as the pace of its host allows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use futures_util::StreamExt;
use futures_util::stream;
use url::Url;

use crate::inquiry::{Answer, File, Inquiry, Method, Request, Step, host_of};
use crate::pace::{self, Manners, Pace};
use crate::rules::Rules;
use crate::silence::Silence;
use crate::verdict::{Verdict, What};

/// How all of it is done.
struct Way {
    first: Method,
    manners: Manners,
    /// Inquiries under way: most of their time is spent waiting, but each file is whole in memory.
    at_once: usize,
}

const CHECKING: Way = Way { first: Method::Head, manners: pace::CHECKING, at_once: 64 };
const FETCHING: Way = Way { first: Method::Get, manners: pace::FETCHING, at_once: 12 };

/// So many hosts that can't be reached, and none that can, are no coincidence.
const ENOUGH: usize = 5;

/// Who makes requests.
pub trait Ask {
    fn ask(&self, request: &Request) -> impl Future<Output = Answer>;

    /// Whether a name can be looked up, or somebody else does that.
    fn knows(&self, host: &str) -> impl Future<Output = bool>;
}

/// Nothing could be reached, and nothing was found out.
#[derive(Debug, PartialEq, Eq)]
pub struct NoNetwork;

/// Asks all of `addresses`, each once, and gives what came of them to `done` as it comes. `witnesses` are hosts that have answered
/// lately: where one of them can still be looked up there is a network, whoever else is silent.
///
/// # Errors
/// There is no network. What was given to `done` holds nevertheless.
pub async fn all(
    client: &impl Ask,
    rules: &Rules,
    addresses: BTreeSet<Url>,
    witnesses: &[String],
    mut done: impl FnMut(Url, Verdict),
) -> Result<(), NoNetwork> {
    run(client, rules, addresses, witnesses, &CHECKING, |url, verdict, _| done(url, verdict)).await
}

/// Fetches the files of `addresses`, each once, and gives them to `done` as they come; without a file, why there is none. `client` is one
/// [for files](crate::Client::for_files).
///
/// # Errors
/// As above.
pub async fn files(
    client: &impl Ask,
    rules: &Rules,
    addresses: BTreeSet<Url>,
    mut done: impl FnMut(Url, Result<File, String>),
) -> Result<(), NoNetwork> {
    run(client, rules, addresses, &[], &FETCHING, |url, verdict, file| {
        done(url, file.ok_or_else(|| verdict.why()));
    })
    .await
}

async fn run(
    client: &impl Ask,
    rules: &Rules,
    addresses: BTreeSet<Url>,
    witnesses: &[String],
    way: &Way,
    mut done: impl FnMut(Url, Verdict, Option<File>),
) -> Result<(), NoNetwork> {
    let pace = Pace::new(way.manners);
    let network = Network::default();
    let hosts: BTreeSet<String> = addresses.iter().map(host_of).collect();
    let enough = ENOUGH.min(hosts.len());
    let inquiries = interleaved(addresses).into_iter().map(|url| async {
        let (verdict, file) = inquire(client, Inquiry::new(rules, url.clone(), way.first), &pace, &network).await;
        (url, verdict, file)
    });
    let mut under_way = stream::iter(inquiries).buffer_unordered(way.at_once);
    let mut waiting = Vec::new();
    while let Some((url, verdict, file)) = under_way.next().await {
        // What is said of an address while nothing answers is only true if there is a network.
        if network.is_known() {
            waiting.drain(..).chain([(url, verdict, file)]).for_each(|(url, verdict, file)| done(url, verdict, file));
            continue;
        }
        waiting.push((url, verdict, file));
        if network.seems_missing(enough) {
            let known = witnesses.iter().map(|host| client.knows(host));
            if !stream::iter(known).buffer_unordered(way.at_once).any(|known| async move { known }).await {
                return Err(NoNetwork);
            }
            network.see_name();
        }
    }
    waiting.into_iter().for_each(|(url, verdict, file)| done(url, verdict, file));
    Ok(())
}

/// One address of each host, then the second of each: so that no host makes the others wait.
fn interleaved(addresses: BTreeSet<Url>) -> Vec<Url> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut numbered: Vec<(usize, Url)> = addresses
        .into_iter()
        .map(|url| {
            let count = counts.entry(host_of(&url)).or_default();
            *count += 1;
            (*count, url)
        })
        .collect();
    numbered.sort();
    numbered.into_iter().map(|(_, url)| url).collect()
}

async fn inquire(
    client: &impl Ask,
    mut inquiry: Inquiry<'_>,
    pace: &Pace,
    network: &Network,
) -> (Verdict, Option<File>) {
    let mut file = None;
    let mut step = inquiry.first();
    loop {
        let (request, after, hold) = match step {
            Step::Ask { request, after, hold } => (request, after, hold),
            Step::End(verdict) => return (verdict, file),
        };
        let host = host_of(&request.url);
        if hold {
            pace.hold(&host, after);
        } else if !after.is_zero() {
            tokio::time::sleep(after).await;
        }
        let turn = pace.turn(&host).await;
        let mut answer = match turn.known() {
            Some(known) => return (silent(inquiry, known), None),
            None => client.ask(&request).await,
        };
        turn.done(&answer);
        network.see(&host, &answer);
        if let Answer::File(whole) = &mut answer {
            file = Some(std::mem::take(whole));
        }
        step = inquiry.next(answer);
    }
}

/// A host that doesn't answer is not waited for again and again.
fn silent(mut inquiry: Inquiry, known: Answer) -> Verdict {
    loop {
        if let Step::End(verdict) = inquiry.next(known.clone()) {
            return verdict;
        }
    }
}

/// What the answers say of the network that this machine is on.
#[derive(Default)]
struct Network(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    /// Somebody has answered, be it that there is no such name.
    anybody: bool,
    /// Hosts to which no way has led.
    unreached: BTreeSet<String>,
    /// Hosts that have said nothing.
    silent: BTreeSet<String>,
}

impl Network {
    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn see(&self, host: &str, answer: &Answer) {
        let mut seen = self.seen();
        match answer {
            Answer::NoSuchHost { certain: false } | Answer::Silence(Silence::NameUnanswered | Silence::Unreachable) => {
                seen.unreached.insert(host.to_owned());
            }
            Answer::Silence(Silence::TimedOut) => {
                seen.silent.insert(host.to_owned());
            }
            Answer::Status { .. }
            | Answer::File(_)
            | Answer::Private
            | Answer::NoSuchHost { .. }
            | Answer::Silence(_) => seen.anybody = true,
        }
    }

    fn see_name(&self) {
        self.seen().anybody = true;
    }

    fn is_known(&self) -> bool {
        self.seen().anybody
    }

    /// One that is slow alone says nothing.
    fn seems_missing(&self, enough: usize) -> bool {
        let seen = self.seen();
        let all = seen.unreached.union(&seen.silent).count();
        !seen.anybody && all >= if seen.unreached.is_empty() { ENOUGH } else { enough }
    }
}

impl Verdict {
    /// It is true as long as nothing changes elsewhere: not of this network, nor of this site's settings.
    pub fn is_lasting(&self) -> bool {
        !matches!(self.what, What::Private(_))
    }
}
