//! With a clock that stands still while there is something to do, and answers that a test makes up.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use super::{rules, url};
use crate::inquiry::{Answer, Request, host_of};
use crate::pace::CHECKING;
use crate::run::{Ask, NoNetwork, all};
use crate::silence::Silence;
use crate::verdict::{Trouble, Verdict, What};

/// Answers after a while, and keeps what was asked when.
struct Pretended<F: Fn(&Request, usize) -> Answer> {
    answer: F,
    takes: Duration,
    names: Vec<&'static str>,
    begin: Instant,
    log: RefCell<Log>,
}

#[derive(Default)]
struct Log {
    asked: Vec<(Duration, Url)>,
    under_way: BTreeMap<String, usize>,
    most: usize,
}

impl<F: Fn(&Request, usize) -> Answer> Pretended<F> {
    fn new(answer: F) -> Self {
        let (takes, begin) = (Duration::from_secs(1), Instant::now());
        Pretended { answer, takes, names: Vec::new(), begin, log: RefCell::default() }
    }

    fn begins(&self, host: &str) -> Vec<Duration> {
        let log = self.log.borrow();
        log.asked.iter().filter(|(_, url)| host_of(url) == host).map(|(when, _)| *when).collect()
    }
}

impl<F: Fn(&Request, usize) -> Answer> Ask for Pretended<F> {
    async fn ask(&self, request: &Request) -> Answer {
        let host = host_of(&request.url);
        let before = {
            let mut log = self.log.borrow_mut();
            let before = log.asked.iter().filter(|(_, url)| *url == request.url).count();
            log.asked.push((self.begin.elapsed(), request.url.clone()));
            let under_way = log.under_way.entry(host.clone()).or_default();
            *under_way += 1;
            log.most = log.most.max(log.under_way[&host]);
            before
        };
        tokio::time::sleep(self.takes).await;
        *self.log.borrow_mut().under_way.get_mut(&host).unwrap() -= 1;
        (self.answer)(request, before)
    }

    async fn knows(&self, host: &str) -> bool {
        self.names.contains(&host)
    }
}

fn fine() -> Answer {
    Answer::Status { code: 200, location: None, retry_after: None }
}

type Verdicts = BTreeMap<String, What>;

async fn run(
    client: &Pretended<impl Fn(&Request, usize) -> Answer>,
    addresses: &BTreeSet<Url>,
    witnesses: &[&str],
) -> (Verdicts, Result<(), NoNetwork>) {
    let rules = rules(&[], &[]);
    let witnesses: Vec<String> = witnesses.iter().map(|host| (*host).to_owned()).collect();
    let mut verdicts = BTreeMap::new();
    let done = |url: Url, Verdict { what, .. }: Verdict| {
        verdicts.insert(url.to_string(), what);
    };
    let result = all(client, &rules, addresses.clone(), &witnesses, done).await;
    (verdicts, result)
}

fn pages(hosts: usize, each: usize) -> BTreeSet<Url> {
    let all = (0..hosts).flat_map(|host| (0..each).map(move |page| (host, page)));
    all.map(|(host, page)| url(&format!("https://host{host}.io/{page}"))).collect()
}

#[tokio::test(start_paused = true)]
async fn a_host_is_asked_by_few_at_once_and_with_pauses() {
    let client = Pretended::new(|_, _| fine());
    let (verdicts, result) = run(&client, &pages(3, 20), &[]).await;
    assert_eq!((verdicts.len(), result), (60, Ok(())));
    assert_eq!(client.log.borrow().most, CHECKING.at_once);
    for host in ["host0.io", "host1.io", "host2.io"] {
        let begins = client.begins(host);
        assert_eq!(begins.len(), 20);
        assert!(begins.windows(2).all(|two| two[1] - two[0] >= CHECKING.pause), "{begins:?}");
        // No host waits for another.
        assert!(begins[0] < CHECKING.pause, "{begins:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_pause_is_kept_also_where_answers_are_quick() {
    let client = Pretended { takes: Duration::ZERO, ..Pretended::new(|_, _| fine()) };
    run(&client, &pages(1, 20), &[]).await.1.unwrap();
    let begins = client.begins("host0.io");
    assert!(begins.windows(2).all(|two| two[1] - two[0] >= CHECKING.pause), "{begins:?}");
}

#[tokio::test(start_paused = true)]
async fn no_host_with_many_pages_keeps_the_others_waiting() {
    let mut addresses = pages(1, 500);
    addresses.insert(url("https://last.io/"));
    let client = Pretended::new(|_, _| fine());
    run(&client, &addresses, &[]).await.1.unwrap();
    assert!(client.begins("last.io")[0] < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn whoever_wants_more_time_gets_it_from_all() {
    let wait = Duration::from_secs(30);
    let client = Pretended::new(|request, before| match (request.url.path(), before) {
        ("/0", 0) => Answer::Status { code: 429, location: None, retry_after: Some(wait) },
        _ => fine(),
    });
    let (verdicts, _) = run(&client, &pages(1, 20), &[]).await;
    assert!(verdicts.values().all(|what| *what == What::Fine), "{verdicts:?}");
    let begins = client.begins("host0.io");
    assert_eq!(begins.len(), 21);
    // Those that were under way when it said so.
    let told = client.takes;
    let held = begins.iter().filter(|begin| **begin > told + CHECKING.pause && **begin < told + wait).count();
    assert_eq!(held, 0, "{begins:?}");
}

#[tokio::test(start_paused = true)]
async fn without_a_network_nobody_asks_for_all() {
    let client = Pretended::new(|_, _| Answer::Silence(Silence::NameUnanswered));
    let (verdicts, result) = run(&client, &pages(500, 2), &[]).await;
    assert_eq!((verdicts.len(), result), (0, Err(NoNetwork)));
    let hosts: BTreeSet<String> = client.log.borrow().asked.iter().map(|(_, url)| host_of(url)).collect();
    assert!(hosts.len() < 100, "{}", hosts.len());
    // What a few say is enough where there are no more.
    let no_host = Answer::NoSuchHost { certain: false };
    for answer in [Silence::Unreachable, Silence::NameUnanswered].map(Answer::Silence).into_iter().chain([no_host]) {
        let client = Pretended::new(move |_, _| answer.clone());
        assert_eq!(run(&client, &pages(2, 1), &[]).await.1, Err(NoNetwork));
    }
}

#[tokio::test(start_paused = true)]
async fn who_answers_says_that_there_is_a_network() {
    // A name server, too: it knows that there is no such name.
    for other in [fine(), Answer::Silence(Silence::Refused), Answer::NoSuchHost { certain: true }] {
        let client = Pretended::new(move |request, _| match request.url.host_str() {
            Some("host0.io") => other.clone(),
            _ => Answer::Silence(Silence::Unreachable),
        });
        let (verdicts, result) = run(&client, &pages(3, 1), &[]).await;
        assert_eq!((verdicts.len(), result), (3, Ok(())));
        assert_eq!(verdicts["https://host1.io/0"], What::Trouble(Trouble::Silent(Silence::Unreachable)));
    }
    // Somebody who has answered lately, and can still be looked up.
    let silent = || Pretended::new(|_, _| Answer::Silence(Silence::NameUnanswered));
    let client = Pretended { names: vec!["b.io"], ..silent() };
    let (verdicts, result) = run(&client, &pages(1, 1), &["a.io", "b.io"]).await;
    assert_eq!(result, Ok(()));
    assert_eq!(verdicts["https://host0.io/0"], What::Trouble(Trouble::Silent(Silence::NameUnanswered)));
    assert_eq!(run(&silent(), &pages(1, 1), &["a.io", "b.io"]).await.1, Err(NoNetwork));
    // Who is slow says nothing; that all are does.
    let client = Pretended::new(|_, _| Answer::Silence(Silence::TimedOut));
    assert_eq!(run(&client, &pages(1, 1), &[]).await.1, Ok(()));
    assert_eq!(run(&client, &pages(8, 1), &[]).await.1, Err(NoNetwork));
}

#[tokio::test(start_paused = true)]
async fn a_host_that_never_answers_is_left_alone() {
    let client = Pretended::new(|request, _| match request.url.host_str() {
        Some("host0.io") => Answer::Silence(Silence::TimedOut),
        _ => fine(),
    });
    let (verdicts, _) = run(&client, &pages(2, 50), &[]).await;
    assert_eq!(
        verdicts.values().filter(|what| **what == What::Trouble(Trouble::Silent(Silence::TimedOut))).count(),
        50
    );
    assert!(client.begins("host0.io").len() < 10, "{}", client.begins("host0.io").len());
    assert_eq!(client.begins("host1.io").len(), 50);
    // One that has answered is asked for each.
    let client = Pretended::new(|request, _| match request.url.path() {
        "/0" => fine(),
        _ => Answer::Silence(Silence::TimedOut),
    });
    run(&client, &pages(1, 20), &[]).await.1.unwrap();
    assert_eq!(client.begins("host0.io").len(), 1 + 2 * 19);
}
