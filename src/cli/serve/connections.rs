//! Connections: how many at once, and for how long one may keep us waiting. Whoever sends nothing, or takes nothing of what
//! is sent, loses the connection; a browser opens another one when it needs it.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

/// Of a request line and its headers, in bytes. Cookies of every other program on this machine come along.
const HEADERS: usize = 64 << 10;

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Open at the same time. With a file for each, less than the 256 that macOS lets a program open.
    pub connections: usize,
    /// For the headers of a request, and so between two requests.
    pub request: Duration,
    /// Without a byte that the other side takes.
    pub stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { connections: 100, request: Duration::from_secs(10), stall: Duration::from_secs(30) }
    }
}

/// A request without its body: nothing here reads one.
pub type Head = axum::http::request::Parts;

/// The addresses of both sides of a connection, among the extensions of each request.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    pub ours: IpAddr,
    pub theirs: IpAddr,
}

impl Ends {
    fn of(stream: &TcpStream) -> Option<Self> {
        Some(Ends { ours: stream.local_addr().ok()?.ip(), theirs: stream.peer_addr().ok()?.ip() })
    }
}

/// Answers until the runtime ends; a connection that breaks is the browser's business.
pub async fn accept<F>(
    listener: TcpListener,
    limits: Limits,
    answer: impl Fn(Head) -> F + Clone + Send + Sync + 'static,
) where
    F: Future<Output = Response> + Send + 'static,
{
    let open = Arc::new(Open { places: Arc::new(Semaphore::new(limits.connections)), list: Mutex::default() });
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let (connection, place) = open.place().await;
                let (open, answer) = (Arc::clone(&open), answer.clone());
                tokio::spawn(async move {
                    converse(stream, limits, &connection, answer).await;
                    open.gone(&connection);
                    drop(place);
                });
            }
            Err(error) if is_of_one_connection(&error) => {}
            // Too many open files, most likely: until some are closed, trying again would only burn time.
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn converse<F>(stream: TcpStream, limits: Limits, connection: &Connection, answer: impl Fn(Head) -> F)
where
    F: Future<Output = Response> + Send + 'static,
{
    let ends = Ends::of(&stream);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.stall));
    let service = service_fn(|request: hyper::Request<hyper::body::Incoming>| {
        connection.asked.store(true, Ordering::Relaxed);
        let mut head = request.into_parts().0;
        if let Some(ends) = ends {
            head.extensions.insert(ends);
        }
        let answer = answer(head);
        async move { Ok::<_, Infallible>(answer.await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.request)
        .max_header_size(HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    let mut served = pin!(served);
    tokio::select! {
        _ = &mut served => return,
        () = connection.leave.notified() => {}
    }
    // What has been asked is still answered.
    if connection.asked.load(Ordering::Relaxed) {
        served.as_mut().graceful_shutdown();
        let _ = served.await;
    }
}

/// All connections, the oldest first.
struct Open {
    places: Arc<Semaphore>,
    list: Mutex<Vec<Arc<Connection>>>,
}

#[derive(Default)]
struct Connection {
    /// Whether a whole request has come.
    asked: AtomicBool,
    leave: Notify,
}

impl Open {
    /// A place for one more. When all are taken, those that only hold on to theirs have to go.
    async fn place(&self) -> (Arc<Connection>, OwnedSemaphorePermit) {
        let place = loop {
            if let Ok(place) = Arc::clone(&self.places).try_acquire_owned() {
                break place;
            }
            self.make_room();
            // A request that comes now may have made the one that was to go worth keeping: then another has to.
            let waited = tokio::time::timeout(Duration::from_secs(1), Arc::clone(&self.places).acquire_owned()).await;
            if let Ok(Ok(place)) = waited {
                break place;
            }
        };
        let connection = Arc::new(Connection::default());
        self.list().push(Arc::clone(&connection));
        (connection, place)
    }

    /// The one that has been silent for longest goes. Without any, all are asked to go when they have had their answer;
    /// between two requests, that is at once.
    fn make_room(&self) {
        let list = self.list();
        match list.iter().find(|connection| !connection.asked.load(Ordering::Relaxed)) {
            Some(silent) => silent.leave.notify_one(),
            None => list.iter().for_each(|connection| connection.leave.notify_one()),
        }
    }

    fn gone(&self, connection: &Arc<Connection>) {
        self.list().retain(|other| !Arc::ptr_eq(other, connection));
    }

    fn list(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Connection>>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
