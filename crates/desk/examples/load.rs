//! What benches/desk.mjs measures with: a desk full of tickets, an empty route to compare with, and a client that never waits.
//!
//! ```text
//! load seed DATA TICKETS              fills desk.db: a hundred tickets for each customer
//! load empty ADDRESS                  answers GET / with nothing, until it is killed
//! load ask ADDRESS PATH PASS SECONDS  requests a second on 16 connections, and the milliseconds of the slowest hundredth
//! load hold ADDRESS PATH PASS COUNT   opens streams and keeps them open until it is killed
//! ```

use std::path::Path;
use std::time::{Duration, Instant};

use guichet_desk::store::Store;
use guichet_tickets::folded;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const CONNECTIONS: usize = 16;
const EACH: i64 = 100;

#[tokio::main]
async fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["seed", data, tickets] => seed(Path::new(data), tickets.parse()?).await,
        ["empty", address] => {
            let router = axum::Router::new().route("/", axum::routing::get(async || ""));
            Ok(axum::serve(TcpListener::bind(address).await?, router).await?)
        }
        ["ask", address, path, pass, seconds] => ask(address, path, pass, seconds.parse()?).await,
        ["hold", address, path, pass, count] => hold(address, path, pass, count.parse()?).await,
        _ => Err("see the beginning of this file".into()),
    }
}

/// Words that tickets are about, some of them rare.
const WORDS: [&str; 16] = [
    "import",
    "export",
    "invoice",
    "contact",
    "report",
    "password",
    "calendar",
    "label",
    "webhook",
    "filter",
    "étape",
    "インポート",
    "Rechnung",
    "dashboard",
    "e-mail",
    "language",
];

async fn seed(data: &Path, tickets: i64) -> Result<()> {
    std::fs::create_dir_all(data)?;
    let store = Store::sqlite(&data.join("desk.db"))?;
    let mut from = 0;
    while from < tickets {
        let until = (from + 20_000).min(tickets);
        store
            .write(move |session| {
                for number in from..until {
                    let word = |step: i64| WORDS[((number * 7 + step * 13 + number / 16) % 16) as usize];
                    let subject = format!("{} {} {number}", word(0), word(1));
                    let text = format!("The {} stops when the {} of the {} is changed. {number}", word(2), word(3), word(4));
                    let state = if number % 5 == 0 { "open" } else { "closed" };
                    let (customer, account) = (format!("c{}", number % (tickets / EACH)), format!("a{}", number % (tickets / EACH / 4).max(1)));
                    let unread = i64::from(number / (tickets / EACH) == 3);
                    let sql = |text: &str| text.replace('\'', "''");
                    session.run(
                        &format!(
                            "INSERT INTO tickets (kind, channel, state, subject, language, locale, plan, customer, account, excerpt, \
                             created_at, changed_at, changed_seq, messages, agent, answered_seq) VALUES ('web', 'email', '{state}', '{}', 'en', 'en', 'pro', \
                             '{customer}', '{account}', '{}', {number}, {number}, {}, 1, 'ana', {number})",
                            sql(&subject), sql(&text), number + 1
                        ),
                        &[],
                    )?;
                    let id = number + 1001;
                    session.run(&format!("INSERT INTO ticket_texts (owner, ticket, folded) VALUES ('{account}', {id}, '{}')", sql(&folded(&format!("{subject} {text}")))), &[])?;
                    session.run(&format!("INSERT INTO marks (reader, ticket, read_up_to, unread) VALUES ('sub:{customer}', {id}, 0, {unread})"), &[])?;
                }
                Ok(())
            })
            .await?;
        from = until;
    }
    store
        .write(|session| {
            session.run(
                "INSERT INTO agents (id, name, email, created_at) VALUES ('ana', 'Ana Silva', 'ana@example.com', 0)",
                &[],
            )
        })
        .await?;
    Ok(())
}

fn request(path: &str, pass: &str) -> Vec<u8> {
    let bearer = if pass.is_empty() { String::new() } else { format!("Authorization: Bearer {pass}\r\n") };
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n{bearer}\r\n").into_bytes()
}

async fn ask(address: &str, path: &str, pass: &str, seconds: f64) -> Result<()> {
    let request = request(path, pass);
    let until = Instant::now() + Duration::from_secs_f64(seconds);
    let connections = (0..CONNECTIONS).map(|_| {
        let (request, address) = (request.clone(), address.to_owned());
        tokio::spawn(async move {
            let mut stream = TcpStream::connect(&address).await?;
            stream.set_nodelay(true)?;
            let mut times = Vec::new();
            let mut buffer = vec![0; 256 << 10];
            while Instant::now() < until {
                let begun = Instant::now();
                stream.write_all(&request).await?;
                answered(&mut stream, &mut buffer).await?;
                times.push(begun.elapsed());
            }
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(times)
        })
    });
    let mut times = Vec::new();
    for connection in connections.collect::<Vec<_>>() {
        times.extend(connection.await??);
    }
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!("{{\"rate\":{:.0},\"p50\":{:.3},\"p99\":{:.3}}}", times.len() as f64 / seconds, at(0.5), at(0.99));
    Ok(())
}

/// Reads one answer with a length.
async fn answered(stream: &mut TcpStream, buffer: &mut [u8]) -> Result<()> {
    let mut read = 0;
    loop {
        let more = stream.read(&mut buffer[read..]).await?;
        if more == 0 {
            return Err("the connection was closed".into());
        }
        read += more;
        let Some(head) = buffer[..read].windows(4).position(|end| end == b"\r\n\r\n") else { continue };
        let text = std::str::from_utf8(&buffer[..head])?.to_ascii_lowercase();
        if !text.starts_with("http/1.1 200") {
            return Err(text.lines().next().unwrap_or_default().to_owned().into());
        }
        let length =
            text.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0").parse::<usize>()?;
        if read >= head + 4 + length {
            return Ok(());
        }
    }
}

async fn hold(address: &str, path: &str, pass: &str, count: usize) -> Result<()> {
    let mut streams = Vec::new();
    for _ in 0..count {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(&request(path, pass)).await?;
        let mut head = [0; 64];
        stream.read_exact(&mut head).await?;
        if !head.starts_with(b"HTTP/1.1 200") {
            return Err(String::from_utf8_lossy(&head).into_owned().into());
        }
        streams.push(stream);
    }
    println!("{}", streams.len());
    std::future::pending::<()>().await;
    Ok(())
}
