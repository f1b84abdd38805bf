//! Who of the specialists asks: a cookie that scripts can't read, and for whatever changes something a second token that only the
//! page has, and a browser that says where the request comes from. docs/decisions/0057 has the reasons.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, header};

use super::super::problem::Problem;
use crate::app::App;
use crate::keys::token_hash;
use crate::reachable::is_this_machine;
use crate::store::{self, Agent};

/// Requests that change something have this header.
const CSRF: &str = "x-csrf-token";
/// Requests that nobody asked for, such as a list that is kept up to date: they don't keep a session from ending.
const BACKGROUND: &str = "guichet-background";
/// Seconds after which browsers forget the cookie; the desk itself has the last word.
const SESSION_SECONDS: i64 = 7 * 24 * 60 * 60;
const LOGIN_SECONDS: i64 = 10 * 60;

/// A specialist who is signed in.
pub struct SignedIn {
    pub agent: Agent,
    /// By which the session is stored.
    pub session: String,
}

/// How a request came in.
pub struct Arrival<'r> {
    app: &'r App,
    headers: &'r HeaderMap,
    peer: Option<SocketAddr>,
}

/// What a cookie is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    Session,
    /// Of a sign-in that is on its way to an identity provider and back: the way back comes from there.
    Login,
}

impl<'r> Arrival<'r> {
    pub fn new(app: &'r App, headers: &'r HeaderMap, extensions: &Extensions) -> Arrival<'r> {
        Arrival { app, headers, peer: extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0) }
    }

    /// On this machine and without encryption: somebody tries it out. Browsers would keep no cookie for `Secure` then.
    fn is_plain(&self) -> bool {
        !self.app.limits.is_behind_proxy()
            && self.peer.is_none_or(|peer| peer.ip().is_loopback())
            && self.host().is_some_and(|host| is_this_machine(without_port(host)))
    }

    fn host(&self) -> Option<&str> {
        self.headers.get(header::HOST)?.to_str().ok()
    }

    /// Where the desk is for this browser, with a slash at the end.
    pub fn desk(&self) -> String {
        match self.host().filter(|_| self.is_plain()) {
            Some(host) => format!("http://{host}{}", self.app.path),
            None => self.app.site.get().desk_url(&self.app.path).into(),
        }
    }

    fn name(&self, cookie: Cookie) -> &'static str {
        match (cookie, self.is_plain()) {
            // No subdomain and no path can set a cookie with this prefix, and none goes over a line without encryption.
            (Cookie::Session, false) => "__Host-guichet_agent",
            (Cookie::Login, false) => "__Host-guichet_login",
            (Cookie::Session, true) => "guichet_agent",
            (Cookie::Login, true) => "guichet_login",
        }
    }

    pub fn cookie(&self, cookie: Cookie) -> Option<&str> {
        let name = self.name(cookie);
        let all = self.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        all.flat_map(|value| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
            .filter(|value| !value.is_empty())
    }

    /// The header that sets a cookie, or takes it away.
    pub fn set(&self, cookie: Cookie, value: Option<&str>) -> HeaderValue {
        let (site, seconds) = match cookie {
            Cookie::Session => ("Strict", SESSION_SECONDS),
            Cookie::Login => ("Lax", LOGIN_SECONDS),
        };
        let (name, secure) = (self.name(cookie), if self.is_plain() { "" } else { "; Secure" });
        let (value, seconds) = value.map_or(("", 0), |value| (value, seconds));
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite={site}{secure}");
        HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
    }

    /// One more attempt to sign in.
    ///
    /// # Errors
    /// There were too many.
    pub fn attempt(&self) -> Result<(), Problem> {
        self.app.limits.sign_in(self.headers, self.peer)
    }

    /// Whether the desk's own page has sent it, as far as the browser says.
    ///
    /// # Errors
    /// Another page has, or nobody says.
    pub fn own_page(&self) -> Result<(), Problem> {
        let text = |name: &str| self.headers.get(name).map(|value| value.to_str().unwrap_or_default());
        match (text("sec-fetch-site"), text("origin")) {
            (Some("same-origin"), _) => Ok(()),
            (Some(_), _) => Err(Problem::foreign("`Sec-Fetch-Site` is not `same-origin`")),
            // Browsers that don't know the first always send the second.
            (None, Some(origin)) if self.is_own(origin) => Ok(()),
            (None, Some(_)) => Err(Problem::foreign("`Origin` is another one")),
            (None, None) => Err(Problem::foreign("neither `Sec-Fetch-Site` nor `Origin` was sent")),
        }
    }

    fn is_own(&self, origin: &str) -> bool {
        let desk = self.desk();
        url::Url::parse(&desk).is_ok_and(|desk| desk.origin().ascii_serialization() == origin)
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<SignedIn, Problem> {
        let arrival = Arrival::new(app, &parts.headers, &parts.extensions);
        let session = token_hash(arrival.cookie(Cookie::Session).ok_or_else(Problem::signed_out)?);
        let (sought, at) = (session.clone(), app.now().as_millisecond());
        let found = app.store.glance(move |database| store::session(database, &sought, at)).await?;
        let found = found.ok_or_else(Problem::signed_out)?;
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            arrival.own_page()?;
            let sent = parts.headers.get(CSRF).and_then(|value| value.to_str().ok()).unwrap_or_default();
            if !app.key.is_csrf(&session, sent) {
                return Err(Problem::foreign("`X-CSRF-Token` is missing, or of another session"));
            }
        }
        if found.is_stale && !parts.headers.contains_key(BACKGROUND) {
            let used = session.clone();
            app.store.write(move |database| store::touch_session(database, &used, at)).await?;
        }
        Ok(SignedIn { agent: found.agent, session })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        for (host, plain) in [
            ("127.0.0.1:8090", true),
            ("localhost", true),
            ("[::1]:8090", true),
            ("[::1]", true),
            ("help.example.com", false),
            ("localhost.example.com:80", false),
            ("127.0.0.1.example.com", false),
        ] {
            assert_eq!(is_this_machine(without_port(host)), plain, "{host}");
        }
    }
}
