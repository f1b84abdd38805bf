//! How long specialists wait for their lists: fills a database with made-up tickets and asks it what the page asks.
//!
//! ```text
//! cargo run --release -p guichet-desk --example queue -- 1000000 /tmp/queue.db
//! cargo run --release -p guichet-desk --example queue -- 100000 postgres://desk@127.0.0.1/desk
//! ```
//!
//! What is there already stays, so that a second run only asks.

use std::path::Path;
use std::time::Instant;

use guichet_desk::store::{
    Assigned, Failure, NewTicket, Order, Query, QueueFilter, Session, Standing, Store, counts, queue,
};
use guichet_tickets::{Kind, Owner};

/// Tickets of one transaction.
const TOGETHER: u64 = 2_000;
const LANGUAGES: [&str; 6] = ["en", "de", "fr", "ja", "pt", "es"];
const PLANS: [&str; 4] = ["starter", "basic", "pro", "enterprise"];
/// Words that every third ticket has.
const COMMON: [&str; 8] = ["import", "contact", "email", "report", "invoice", "password", "dashboard", "the"];
const JAPANESE: [&str; 6] = ["インポートが", "途中で", "止まって", "しまいます", "連絡先", "請求書"];

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// Few words are frequent, most are rare.
    fn word(&mut self) -> String {
        let rank = self.roll(200) * self.roll(200);
        ["ba", "ko", "ri", "ten", "lu", "mo", "sa", "vi"]
            .iter()
            .enumerate()
            .filter(|(at, _)| rank >> at & 1 == 1 || *at == 0)
            .map(|(_, part)| *part)
            .collect::<String>()
            + &(rank / 256).to_string()
    }
}

fn made_up(number: u64) -> NewTicket {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let language = LANGUAGES[dice.roll(6) as usize];
    let mut words: Vec<String> = (0..50).map(|_| dice.word()).collect();
    words.push(COMMON[dice.roll(8) as usize].to_owned());
    words.push(COMMON[dice.roll(8) as usize].to_owned());
    if language == "ja" {
        words.extend((0..8).map(|_| JAPANESE[dice.roll(6) as usize].to_owned()));
    }
    if number == 4_321 {
        words.push("onlyhere".to_owned());
    }
    let customer = dice.roll(200_000);
    NewTicket {
        kind: Kind::Web,
        channel: "email".to_owned(),
        subject: words[..5].join(" "),
        text: words.join(" "),
        language: language.to_owned(),
        locale: language.to_owned(),
        plan: Some(PLANS[dice.roll(4) as usize].to_owned()),
        owner: Owner { customer: Some(format!("c{customer}")), account: Some(format!("a{}", customer / 5)) },
        email: Some(format!("c{customer}@example.com")),
        phone: None,
        attachments: Vec::new(),
        idempotency_key: None,
        at: 1_700_000_000_000 + number as i64 * 1_000,
    }
}

/// Most tickets are closed long since: one in a hundred waits, and as many wait for their customers.
fn settle(session: &mut dyn Session) -> Result<(), Failure> {
    session.run(
        "UPDATE tickets SET state = CASE WHEN id % 100 = 0 THEN 'open' WHEN id % 100 = 1 THEN 'answered' ELSE 'closed' END, \
         waiting_seq = CASE WHEN id % 100 = 0 THEN waiting_seq END, waiting_at = CASE WHEN id % 100 = 0 THEN waiting_at END, \
         assignee = CASE WHEN id % 300 = 0 THEN 'ana' END",
        &[],
    )?;
    session.run("ANALYZE", &[]).map(drop)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given = std::env::args().skip(1);
    let wanted: u64 = given.next().and_then(|text| text.parse().ok()).ok_or("how many tickets?")?;
    let place = given.next().ok_or("a file, or postgres://…")?;
    let store = match place.strip_prefix("postgres") {
        Some(_) => Store::postgres(&place).await?,
        None => Store::sqlite(Path::new(&place))?,
    };
    let count = |session: &mut dyn Session| Ok(session.rows("SELECT COUNT(*) FROM tickets", &[])?[0].int(0));
    let there = store.read(count).await? as u64;
    let begun = Instant::now();
    for first in (there..wanted).step_by(TOGETHER as usize) {
        let numbers = first..(first + TOGETHER).min(wanted);
        store.write(move |session| numbers.into_iter().try_for_each(|at| made_up(at).begin(session).map(drop))).await?;
    }
    if there < wanted {
        store.write(settle).await?;
        let seconds = begun.elapsed().as_secs_f64();
        println!("{} tickets written in {seconds:.0} s", wanted - there);
    }
    let base = QueueFilter { limit: 51, ..QueueFilter::default() };
    let search = |text: &str| QueueFilter { standing: Standing::All, query: Query::of(text), ..base.clone() };
    for (name, filter) in [
        ("waiting, oldest first", QueueFilter { order: Order::Oldest, ..base.clone() }),
        ("waiting, French", QueueFilter { language: Some("fr".to_owned()), ..base.clone() }),
        ("mine", QueueFilter { assigned: Assigned::To("ana".to_owned()), ..base.clone() }),
        ("closed, newest first", QueueFilter { standing: Standing::Closed, ..base.clone() }),
        ("all, Japanese", QueueFilter { standing: Standing::All, language: Some("ja".to_owned()), ..base.clone() }),
        ("search: a word of one ticket", search("onlyhere")),
        ("search: a word of a quarter", search("import")),
        ("search: two such words", search("import invoice")),
        ("search: two letters", search("im")),
        ("search: an address", search("c777@example.com")),
        ("search: Japanese", search("インポート 止まって")),
        ("search: nothing", search("nowhereatall")),
        ("search: among what waits", QueueFilter { standing: Standing::Waiting, ..search("import") }),
        ("search: a rare word, mine", QueueFilter { assigned: Assigned::To("ana".to_owned()), ..search("bakori12") }),
    ] {
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..15 {
            let filter = filter.clone();
            let begun = Instant::now();
            found = store.read(move |session| queue(session, &filter)).await?.0.len();
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        report(name, &mut times, found);
    }
    let mut times = Vec::new();
    for _ in 0..15 {
        let begun = Instant::now();
        store.read(|session| counts(session, "ana")).await?;
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    report("counts", &mut times, 0);
    let begun = Instant::now();
    for at in 0..50 {
        store.write(move |session| made_up(wanted + at).begin(session)).await?;
    }
    println!("{:32} {:8.2} ms each", "a new ticket", begun.elapsed().as_secs_f64() * 1_000.0 / 50.0);
    Ok(())
}

fn report(name: &str, times: &mut [f64], found: usize) {
    times.sort_by(f64::total_cmp);
    println!("{name:32} {:8.2} ms (slowest {:8.2}), {found} found", times[times.len() / 2], times[times.len() - 1]);
}
