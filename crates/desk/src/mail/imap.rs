//! Reads a mailbox as mails come in (RFC 3501, RFC 2177). Mails stay there; they are only marked as read.

use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_imap::extensions::idle::IdleResponse;
use async_imap::{Client, Session};
use futures_util::TryStreamExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::incoming::{Taken, take};
use super::settings::{Encryption, Server};
use super::smtp::told;
use crate::app::App;
use crate::store::mails::{keep_place, place};

/// For a connection, and for each thing that is asked.
const PATIENCE: Duration = Duration::from_secs(60);
/// Servers end what is silent for half an hour, and routers sooner (RFC 2177, 3).
const IDLE: Duration = Duration::from_secs(5 * 60);
/// Between two looks, if the server can't say when something has come.
const LOOK: Duration = Duration::from_secs(30);
/// Seconds until a server that can't be reached is asked again.
const WAITS: [u64; 5] = [1, 5, 15, 60, 300];
/// More than that is not even fetched: nothing as large is taken.
const LARGEST: u32 = 64 << 20;

trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Sync + std::fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync + std::fmt::Debug> Wire for T {}
type Mailbox = Session<Pin<Box<dyn Wire>>>;

/// Reads the mailbox until the desk stops.
pub async fn follow(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    let mut failures = 0;
    while !*stopping.borrow() {
        let mut has_read = false;
        let ended = tokio::select! {
            ended = read(&app, &mut has_read) => ended,
            _ = stopping.changed() => return,
        };
        failures = if has_read { 0 } else { failures + 1 };
        let wait = WAITS[failures.min(WAITS.len() - 1)];
        if let Err(why) = ended {
            tracing::warn!(why, again_in = wait, "the mailbox can't be read");
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(wait)) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// # Errors
/// The server can't be reached, or doesn't let the desk in.
pub async fn check(server: &Server, ca: Option<&Path>) -> Result<(), String> {
    let mut session = connect(server, ca).await?;
    timely(session.examine(&server.mailbox)).await?;
    timely(session.logout()).await
}

/// Everything that is there and everything that comes, until the connection ends.
async fn read(app: &Arc<App>, has_read: &mut bool) -> Result<(), String> {
    let Some((mail, server)) = app.mail.as_ref().and_then(|mail| Some((mail, mail.settings.imap.as_ref()?))) else {
        return Ok(());
    };
    let mut session = connect(server, mail.settings.ca.as_deref()).await?;
    let can_idle = timely(session.capabilities()).await?.has_str("IDLE");
    let name = format!("{}@{}/{}", server.login.as_ref().map_or("", |(user, _)| user), server.host, server.mailbox);
    let selected = timely(session.select(&server.mailbox)).await?;
    let validity = i64::from(selected.uid_validity.ok_or("the server doesn't number its mails")?);
    let mut read_up_to = begin(app, &name, validity, selected.uid_next.map(i64::from)).await?;
    loop {
        while let Some(uid) = next(app, &mut session, read_up_to).await? {
            read_up_to = uid;
            let name = name.clone();
            let kept = app.store.write(move |session| keep_place(session, &name, validity, uid));
            kept.await.map_err(|error| error.to_string())?;
        }
        if !std::mem::replace(has_read, true) {
            tracing::info!("the mailbox is read");
        }
        if !can_idle {
            tokio::time::sleep(LOOK).await;
            timely(session.noop()).await?;
            continue;
        }
        let mut idle = session.idle();
        timely(idle.init()).await?;
        let (woken, interrupt) = idle.wait_with_timeout(IDLE);
        let woken = woken.await.map_err(|error| told(&error))?;
        drop(interrupt);
        if woken == IdleResponse::ManualInterrupt {
            return Err("the server has ended the connection".to_owned());
        }
        session = timely(idle.done()).await?;
    }
}

/// From where on mails are read. What was in the mailbox before the desk first saw it is none of its.
async fn begin(app: &App, name: &str, validity: i64, next: Option<i64>) -> Result<i64, String> {
    let own = name.to_owned();
    let known = app.store.read(move |session| place(session, &own)).await.map_err(|error| error.to_string())?;
    match known {
        Some((same, read_up_to)) if same == validity => return Ok(read_up_to),
        // The server has numbered its mails anew: each is read again, and those that were taken are known by their ids.
        Some(_) => return Ok(0),
        None => {}
    }
    let read_up_to = next.map_or(0, |next| next - 1);
    let own = name.to_owned();
    let kept = app.store.write(move |session| keep_place(session, &own, validity, read_up_to));
    kept.await.map_err(|error| error.to_string())?;
    Ok(read_up_to)
}

/// Takes the oldest mail behind a number; its own number.
async fn next(app: &Arc<App>, session: &mut Mailbox, behind: i64) -> Result<Option<i64>, String> {
    let Some(mail) = &app.mail else { return Ok(None) };
    // `*` is the last one there is, also if that is not behind.
    let found = timely(session.uid_search(format!("UID {}:*", behind + 1))).await?;
    let Some(uid) = found.into_iter().filter(|uid| i64::from(*uid) > behind).min() else { return Ok(None) };
    let sizes: Vec<_> =
        timely(async { session.uid_fetch(uid.to_string(), "(UID RFC822.SIZE)").await?.try_collect().await }).await?;
    if sizes.iter().any(|fetched: &async_imap::types::Fetch| fetched.size.is_some_and(|size| size > LARGEST)) {
        tracing::warn!(uid, "a mail is too large to be fetched");
        return Ok(Some(i64::from(uid)));
    }
    let fetched: Vec<_> =
        timely(async { session.uid_fetch(uid.to_string(), "(UID BODY.PEEK[])").await?.try_collect().await }).await?;
    let body = fetched.iter().find_map(|fetched: &async_imap::types::Fetch| fetched.body().map(<[u8]>::to_vec));
    // It was deleted in between.
    let Some(body) = body else { return Ok(Some(i64::from(uid))) };
    let taken = match take(app, mail, body).await {
        Ok(taken) => taken,
        // One that never can be taken keeps up none of those behind it: it stays unread, for people.
        Err(error) if error.is_lasting() => {
            tracing::error!(uid, %error, "a mail can't be taken");
            return Ok(Some(i64::from(uid)));
        }
        // Any other is fetched again.
        Err(error) => return Err(error.to_string()),
    };
    tracing::info!(uid, ?taken, "mail");
    // What is for no ticket is for people to read.
    if !matches!(taken, Taken::Ignored(_) | Taken::TooMany(_)) {
        let _: Vec<_> =
            timely(async { session.uid_store(uid.to_string(), "+FLAGS.SILENT (\\Seen)").await?.try_collect().await })
                .await?;
    }
    Ok(Some(i64::from(uid)))
}

async fn timely<T>(asked: impl Future<Output = async_imap::error::Result<T>>) -> Result<T, String> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(result) => result.map_err(|error| told(&error)),
        Err(_) => Err("no answer in time".to_owned()),
    }
}

async fn connect(server: &Server, ca: Option<&Path>) -> Result<Mailbox, String> {
    match tokio::time::timeout(PATIENCE, open(server, ca)).await {
        Ok(session) => session,
        Err(_) => Err("no answer in time".to_owned()),
    }
}

async fn open(server: &Server, ca: Option<&Path>) -> Result<Mailbox, String> {
    let tcp = TcpStream::connect((server.host.as_str(), server.port)).await.map_err(|error| error.to_string())?;
    let _ = tcp.set_nodelay(true);
    let name = ServerName::try_from(server.host.clone()).map_err(|error| error.to_string())?;
    let encrypt = async |tcp: TcpStream| -> Result<Pin<Box<dyn Wire>>, String> {
        let connector = TlsConnector::from(Arc::new(crate::tls::client(ca)?));
        let wire: Pin<Box<dyn Wire>> = Box::pin(connector.connect(name, tcp).await.map_err(|error| told(&error))?);
        Ok(wire)
    };
    let client = match server.encryption {
        Encryption::Tls => {
            let mut client = Client::new(encrypt(tcp).await?);
            greeting(&mut client).await?;
            client
        }
        Encryption::StartTls | Encryption::IfOffered => {
            let mut client = Client::new(tcp);
            greeting(&mut client).await?;
            match client.run_command_and_check_ok("STARTTLS", None).await {
                // What was said in the clear counts for nothing: a new client knows none of it.
                Ok(_) => Client::new(encrypt(client.into_inner()).await?),
                Err(_) if server.encryption == Encryption::IfOffered => {
                    let wire: Pin<Box<dyn Wire>> = Box::pin(client.into_inner());
                    Client::new(wire)
                }
                Err(error) => return Err(format!("the server offers no encryption: {}", told(&error))),
            }
        }
    };
    let Some((user, password)) = &server.login else { return Err("there is no name and password".to_owned()) };
    client.login(user, password).await.map_err(|(error, _)| told(&error))
}

async fn greeting<T: AsyncRead + AsyncWrite + Unpin + Send + std::fmt::Debug>(
    client: &mut Client<T>,
) -> Result<(), String> {
    match client.read_response().await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err("the server has ended the connection".to_owned()),
        Err(error) => Err(told(&error)),
    }
}
