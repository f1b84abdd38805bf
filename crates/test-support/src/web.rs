//! A web server on this machine that does what a test tells it, also what no server should: it says nothing, hangs up, lies.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub method: String,
    pub path: String,
    /// In lower case, in their order.
    pub headers: Vec<(String, String)>,
    /// How often this path was asked for before, in whichever way.
    pub before: usize,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What the server does with a request.
pub enum Reply {
    /// A status with headers, each `Name: value`, and a few bytes.
    Status(u16, Vec<String>),
    /// Nothing, for as long as the other side waits.
    Silence,
    /// It hangs up.
    HangUp,
    /// These bytes, and then it hangs up.
    Bytes(Vec<u8>),
}

impl Reply {
    pub fn status(code: u16) -> Self {
        Reply::Status(code, Vec::new())
    }

    pub fn redirect(code: u16, to: impl std::fmt::Display) -> Self {
        Reply::Status(code, vec![format!("Location: {to}")])
    }
}

pub struct Web {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Web {
    /// At a free port of 127.0.0.1, for as long as the tests run.
    pub fn new(reply: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Web::at("127.0.0.1", reply)
    }

    /// At a free port of another address of this machine.
    pub fn at(host: &str, reply: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((host, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (log, reply) = (Arc::clone(&asked), Arc::new(reply));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, reply) = (Arc::clone(&log), Arc::clone(&reply));
                std::thread::spawn(move || answer(stream, &log, &*reply));
            }
        });
        Web { address, asked }
    }

    /// `http://127.0.0.1:4711/path`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All requests so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// `HEAD /path` of each.
    pub fn requests(&self) -> Vec<String> {
        self.asked().iter().map(|asked| format!("{} {}", asked.method, asked.path)).collect()
    }
}

/// Requests of one connection, until one of the two sides has enough.
fn answer(stream: TcpStream, log: &Mutex<Vec<Asked>>, reply: &(dyn Fn(&Asked) -> Reply + Send + Sync)) {
    let Ok(mut out) = stream.try_clone() else { return };
    let mut lines = BufReader::new(stream);
    while let Some(mut asked) = read(&mut lines) {
        {
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            asked.before = log.iter().filter(|known| known.path == asked.path).count();
            log.push(asked.clone());
        }
        let sent = match reply(&asked) {
            Reply::Status(code, headers) => {
                let body = if asked.method == "HEAD" { "" } else { "body\n" };
                let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
                out.write_all(
                    format!("HTTP/1.1 {code} Status\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
                        .as_bytes(),
                )
            }
            Reply::Silence => {
                let _ = lines.read_to_end(&mut Vec::new());
                return;
            }
            Reply::HangUp => return,
            Reply::Bytes(bytes) => {
                let _ = out.write_all(&bytes);
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

fn read(lines: &mut impl BufRead) -> Option<Asked> {
    let mut next = || {
        let mut line = String::new();
        (lines.read_line(&mut line).ok()? > 0).then(|| line.trim_end().to_owned())
    };
    let first = next()?;
    let (method, rest) = first.split_once(' ')?;
    let path = rest.split(' ').next()?.to_owned();
    let mut headers = Vec::new();
    loop {
        let line = next()?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Some(Asked { method: method.to_owned(), path, headers, before: 0 })
}
