//! Requests. Of pages nothing but the head of an answer is read, of files as much as is wanted; no cookie is kept, no password sent.

use std::error::Error;
use std::fmt;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use guichet_core::internet::is_public;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::redirect::Policy;
use tokio::net::lookup_host;
use url::Url;

use crate::inquiry::{Answer, File, Method, Request, host_of};
use crate::rules::Rules;
use crate::run::Ask;
use crate::silence::Silence;

/// Where only a proxy knows names, there may be nobody to ask for them.
const BEFORE_PROXY: Duration = Duration::from_secs(2);

/// A larger file is none that a page shows.
pub const LARGEST: usize = 64 << 20;

pub struct Client {
    client: reqwest::Client,
    /// Whether what is asked for is read, rather than whether it is there.
    reads: bool,
    names: Arc<Names>,
    /// What the environment says of proxies, which look names up themselves.
    proxies: Matcher,
    patience: Duration,
}

impl Client {
    /// `version` is that of the program, for whoever runs the servers.
    ///
    /// # Errors
    /// The machine has no certificates that it trusts.
    pub fn new(rules: Rules, version: &str) -> Result<Self, String> {
        Client::of(rules, &format!("Guichet/{version} (link check of a help centre)"), "text/html, */*;q=0.8", false)
    }

    /// One that reads the files that it asks for, each up to 64 MiB.
    ///
    /// # Errors
    /// As above.
    pub fn for_files(rules: Rules, version: &str) -> Result<Self, String> {
        Client::of(rules, &format!("Guichet/{version} (import into a help centre)"), "image/*, */*;q=0.8", true)
    }

    fn of(rules: Rules, who: &str, accept: &'static str, reads: bool) -> Result<Self, String> {
        // One of the two libraries that rustls could use; where one is chosen already, it stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let patience = rules.patience;
        let proxies = Matcher::from_env();
        let of_proxies = ["http://a.invalid", "https://a.invalid"].iter().filter_map(|url| {
            let through = proxies.intercept(&url.parse().ok()?)?;
            Some(through.uri().host()?.to_owned())
        });
        let names = Arc::new(Names { of_proxies: of_proxies.collect(), rules });
        let accept = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
        let client = reqwest::Client::builder()
            .user_agent(who)
            .default_headers(accept)
            // Each step is judged before it is taken.
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .dns_resolver(Arc::clone(&names))
            .build();
        let client = client.map_err(|error| reason(&error))?;
        Ok(Client { client, reads, names, proxies, patience })
    }

    fn is_by_proxy(&self, url: &Url) -> bool {
        url.as_str().parse().is_ok_and(|uri| self.proxies.intercept(&uri).is_some())
    }

    async fn send(&self, request: &Request) -> Answer {
        let by_proxy = self.is_by_proxy(&request.url);
        // A proxy connects to whatever it is told; what is known here of the name is asked first.
        if by_proxy {
            let host = host_of(&request.url);
            let known = tokio::time::timeout(BEFORE_PROXY, self.names.lookup(&host)).await;
            if known == Ok(Err(Unresolved::Private)) {
                return Answer::Private;
            }
        }
        let method = match request.method {
            Method::Head => reqwest::Method::HEAD,
            Method::Get => reqwest::Method::GET,
        };
        let sent = self.client.request(method, request.url.clone()).send();
        let Ok(sent) = tokio::time::timeout(self.patience, sent).await else {
            return Answer::Silence(Silence::TimedOut);
        };
        match sent {
            Ok(response) if self.reads && response.status().is_success() => self.read(response, by_proxy).await,
            Ok(response) => {
                let header = |name| response.headers().get(name).and_then(|value: &HeaderValue| text(value.as_bytes()));
                Answer::Status {
                    code: response.status().as_u16(),
                    location: header(LOCATION),
                    retry_after: header(RETRY_AFTER).and_then(|value| retry_after(&value, SystemTime::now())),
                }
            }
            Err(error) => what_failed(&error, by_proxy),
        }
    }

    /// The body of an answer. However long it takes, its next part may take no longer than an answer.
    async fn read(&self, mut response: reqwest::Response, by_proxy: bool) -> Answer {
        let media_type = response.headers().get(CONTENT_TYPE).and_then(|value| text(value.as_bytes()));
        let announced = response.content_length().unwrap_or_default();
        if usize::try_from(announced).map_or(true, |length| length > LARGEST) {
            return Answer::Silence(Silence::TooLarge);
        }
        let mut bytes = Vec::new();
        loop {
            match tokio::time::timeout(self.patience, response.chunk()).await {
                Err(_) => return Answer::Silence(Silence::TimedOut),
                Ok(Err(error)) => return what_failed(&error, by_proxy),
                Ok(Ok(None)) => return Answer::File(File { bytes, media_type }),
                Ok(Ok(Some(part))) if bytes.len() + part.len() > LARGEST => {
                    return Answer::Silence(Silence::TooLarge);
                }
                Ok(Ok(Some(part))) => bytes.extend_from_slice(&part),
            }
        }
    }
}

impl Ask for Client {
    async fn ask(&self, request: &Request) -> Answer {
        self.send(request).await
    }

    async fn knows(&self, host: &str) -> bool {
        self.names.lookup(host).await.is_ok()
    }
}

/// Addresses of redirects are often in letters of their own.
fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

/// Seconds, or a date.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    Some(httpdate::parse_http_date(value).ok()?.duration_since(now).unwrap_or_default())
}

/// Looks names up, and leaves out machines that are not of the Internet, unless site.yaml names the host.
struct Names {
    rules: Rules,
    of_proxies: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unresolved {
    Private,
    NoSuchHost { certain: bool },
    Unanswered,
}

impl Names {
    async fn lookup(&self, host: &str) -> Result<Vec<SocketAddr>, Unresolved> {
        let found: Vec<SocketAddr> =
            lookup_host((host.trim_matches(['[', ']']), 0)).await.map_err(|error| unresolved(&error))?.collect();
        if self.rules.allows(host) {
            return Ok(found);
        }
        let public: Vec<SocketAddr> = found.iter().copied().filter(|address| is_public(address.ip())).collect();
        match (public.is_empty(), found.is_empty()) {
            (false, _) => Ok(public),
            (true, false) => Err(Unresolved::Private),
            (true, true) => Err(Unresolved::NoSuchHost { certain: true }),
        }
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let names = Names { rules: self.rules.clone(), of_proxies: self.of_proxies.clone() };
        Box::pin(async move {
            let host = name.as_str();
            // A proxy may well be of one's own network: whoever set the environment has named it.
            if names.of_proxies.iter().any(|proxy| proxy == host) {
                let found: Vec<SocketAddr> = lookup_host((host, 0)).await?.collect();
                return Ok(Box::new(found.into_iter()) as Addrs);
            }
            Ok(Box::new(names.lookup(host).await?.into_iter()) as Addrs)
        })
    }
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unresolved::Private => "the name means a private address",
            Unresolved::NoSuchHost { .. } => "there is no such name",
            Unresolved::Unanswered => "nobody knows the name",
        })
    }
}

impl Error for Unresolved {}

/// The C library has a number for each of these, which Rust's message is all that is left of. Only on Linux does it tell that there is
/// no such name from that nobody could be asked.
fn unresolved(error: &std::io::Error) -> Unresolved {
    let message = error.to_string();
    let says = |words: &str| message.contains(words);
    // glibc, then musl.
    if ["Name or service not known", "No address associated", "Name does not resolve", "Name has no usable address"]
        .iter()
        .any(|words| says(words))
    {
        Unresolved::NoSuchHost { certain: cfg!(target_os = "linux") }
    // macOS; Windows has numbers.
    } else if says("nodename nor servname") || error.raw_os_error() == Some(11001) {
        Unresolved::NoSuchHost { certain: false }
    } else {
        Unresolved::Unanswered
    }
}

fn what_failed(error: &reqwest::Error, by_proxy: bool) -> Answer {
    for cause in causes(error) {
        if let Some(unresolved) = cause.downcast_ref::<Unresolved>() {
            return match unresolved {
                Unresolved::Private => Answer::Private,
                Unresolved::NoSuchHost { certain } => Answer::NoSuchHost { certain: *certain },
                Unresolved::Unanswered => Answer::Silence(Silence::NameUnanswered),
            };
        }
        if let Some(rustls::Error::InvalidCertificate(_)) = cause.downcast_ref() {
            return Answer::Silence(Silence::Certificate);
        }
        if let Some(io) = cause.downcast_ref::<std::io::Error>()
            && let Some(silence) = of_connection(io.kind(), by_proxy)
        {
            return Answer::Silence(silence);
        }
    }
    Answer::Silence(match error {
        error if error.is_timeout() => Silence::TimedOut,
        error if error.is_connect() && by_proxy => Silence::Unreachable,
        // A head that can't be read.
        error if causes(error).any(|cause| cause.to_string().contains("invalid HTTP")) => Silence::NotHttp,
        _ => Silence::Dropped,
    })
}

/// A proxy that nobody runs is no way to the host.
fn of_connection(kind: ErrorKind, by_proxy: bool) -> Option<Silence> {
    Some(match kind {
        ErrorKind::ConnectionRefused if by_proxy => Silence::Unreachable,
        ErrorKind::ConnectionRefused => Silence::Refused,
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => Silence::Unreachable,
        ErrorKind::AddrNotAvailable => Silence::Unreachable,
        ErrorKind::TimedOut => Silence::TimedOut,
        _ => return None,
    })
}

/// An error and those that it came of. What is within an error of input or output is not among its sources.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause| {
        let cause: &'e (dyn Error + 'static) = *cause;
        let within = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        within.map(|within| within as &(dyn Error + 'static)).or_else(|| cause.source())
    })
}

fn reason(error: &reqwest::Error) -> String {
    causes(error).last().map_or_else(String::new, ToString::to_string)
}
