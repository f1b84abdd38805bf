//! How often somebody may ask: by pass or link if there is one, by address else. Writing is dearer than reading.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::problem::Problem;

/// Requests a minute. None: as many as they like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    pub reads: Option<NonZeroU32>,
    pub writes: Option<NonZeroU32>,
}

impl Default for Rates {
    fn default() -> Self {
        Rates { reads: NonZeroU32::new(600), writes: NonZeroU32::new(60) }
    }
}

/// An office shares an address, and a sign-in at a provider is two attempts. Whoever guesses needs more than there are years.
const SIGN_INS: NonZeroU32 = NonZeroU32::new(30).unwrap();

pub struct Limits {
    reads: Option<DefaultKeyedRateLimiter<u64>>,
    writes: Option<DefaultKeyedRateLimiter<u64>>,
    /// Attempts to sign in, by address.
    sign_ins: DefaultKeyedRateLimiter<u64>,
    keys: std::hash::RandomState,
    /// Whether `X-Forwarded-For` is a proxy's of ours. Else whoever asks could be anybody.
    behind_proxy: bool,
}

impl Limits {
    pub fn new(rates: Rates, behind_proxy: bool) -> Limits {
        let limiter = |rate: Option<NonZeroU32>| rate.map(|rate| RateLimiter::keyed(Quota::per_minute(rate)));
        Limits {
            reads: limiter(rates.reads),
            writes: limiter(rates.writes),
            sign_ins: RateLimiter::keyed(Quota::per_minute(SIGN_INS)),
            keys: std::hash::RandomState::new(),
            behind_proxy,
        }
    }

    pub fn are_none(&self) -> bool {
        self.reads.is_none() && self.writes.is_none()
    }

    /// Forgets those who have been quiet for long. To be called now and then.
    pub fn tidy(&self) {
        for limiter in [&self.reads, &self.writes].into_iter().flatten() {
            limiter.retain_recent();
        }
        self.sign_ins.retain_recent();
    }

    pub fn is_behind_proxy(&self) -> bool {
        self.behind_proxy
    }

    /// One more attempt to sign in from where a request comes from.
    ///
    /// # Errors
    /// There were too many.
    pub fn sign_in(&self, headers: &HeaderMap, peer: Option<SocketAddr>) -> Result<(), Problem> {
        use std::hash::BuildHasher;
        let key = self.keys.hash_one(network(self.address(headers, peer)));
        self.sign_ins
            .check_key(&key)
            .map_err(|early| Problem::too_many(early.wait_time_from(DefaultClock::default().now()).as_secs() + 1))
    }

    /// Whoever asks: by the header that they are known by, else by where they are. A pass is one customer, however many of them are behind an address.
    fn key(&self, known: &HeaderName, headers: &HeaderMap, peer: Option<SocketAddr>) -> u64 {
        use std::hash::BuildHasher;
        match headers.get(known) {
            Some(pass) => self.keys.hash_one(pass.as_bytes()),
            None => self.keys.hash_one(network(self.address(headers, peer))),
        }
    }

    fn address(&self, headers: &HeaderMap, peer: Option<SocketAddr>) -> IpAddr {
        let peer = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip());
        if !self.behind_proxy {
            return peer;
        }
        // The last entry is the proxy's own; those before it are what it was told.
        let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
        forwarded.and_then(|value| value.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
    }
}

/// A household has a network of IPv6 addresses, and one of IPv4.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

pub async fn limit(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    limit_by(&header::AUTHORIZATION, &limits, request, next).await
}

/// For specialists, who are known by a cookie. Nobody else is: they could be anybody anew with each request.
pub async fn limit_agents(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    limit_by(&header::COOKIE, &limits, request, next).await
}

async fn limit_by(known: &HeaderName, limits: &Limits, request: Request, next: Next) -> Response {
    let limiter = match *request.method() {
        Method::GET | Method::HEAD | Method::OPTIONS => &limits.reads,
        _ => &limits.writes,
    };
    if let Some(limiter) = limiter {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
        if let Err(early) = limiter.check_key(&limits.key(known, request.headers(), peer)) {
            return Problem::too_many(early.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
                .into_response();
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_behind_a_request() {
        let peer: SocketAddr = "10.0.0.1:5".parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "198.51.100.7, 203.0.113.9".parse().unwrap());
        let by = |behind| Limits::new(Rates::default(), behind).address(&headers, Some(peer)).to_string();
        // What a client says of itself counts for nothing.
        assert_eq!(by(false), "10.0.0.1");
        assert_eq!(by(true), "203.0.113.9");
        let one = |text: &str| network(text.parse().unwrap());
        assert_eq!(one("2001:db8:1:2::7"), one("2001:db8:1:2:ffff::1"));
        assert_ne!(one("2001:db8:1:2::7"), one("2001:db8:1:3::7"));
        assert_eq!(one("::ffff:203.0.113.9"), one("203.0.113.9"));
    }
}
