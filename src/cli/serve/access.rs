//! Who is answered. A page of the web may have its name lead to this machine and read what it is answered, so only names that are
//! ours are; and only pages that came from here may have anything done.

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, header};

use super::connections::{Ends, Head};

/// Which hosts are this preview's, beside the names that every machine has for itself.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// The addresses of this machine that it listens on, too.
    pub network: bool,
    /// Of the command line, in lower case; one that begins with a dot is all names below it.
    pub hosts: Vec<String>,
}

impl Access {
    /// Whether the browser asked for a name or address of ours.
    pub fn for_us(&self, request: &Head) -> bool {
        let Some(host) = request.headers.get(header::HOST) else { return true };
        host.to_str().is_ok_and(|host| self.is_ours(host, ends(request)))
    }

    /// A published site may be read by pages of every origin, which is how the help panel works inside of a product. What is
    /// previewed may not: any page that the writer has open could read the drafts. A product on this machine still can.
    pub fn may_read(&self, request: &Head) -> bool {
        let Some(origin) = request.headers.get(header::ORIGIN) else { return true };
        origin_host(origin.to_str().ok()).is_some_and(|host| self.is_ours(host, ends(request)))
    }

    /// Whether a page of this very preview asks to have something done. Browsers say so of every POST, and no page can say it
    /// for another.
    pub fn may_act(&self, request: &Head) -> bool {
        let text = |name: &str| request.headers.get(name).and_then(|value| value.to_str().ok());
        let (origin, host) = (origin_host(text("origin")), text("host"));
        let same_site = text("sec-fetch-site").is_none_or(|site| site == "same-origin");
        request.method == Method::POST && host.is_some() && origin == host && same_site && self.for_us(request)
    }

    /// Whether a program may be started: the browser is on this machine. What comes through a tunnel or proxy comes from here,
    /// too, but asks for another name.
    pub fn is_near(request: &Head) -> bool {
        let host = request.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let without_names = Access { network: true, hosts: Vec::new() };
        ends(request).is_some_and(|ends| {
            let theirs = ends.theirs.to_canonical();
            let is_here = theirs.is_loopback() || theirs == ends.ours.to_canonical();
            is_here && host.is_some_and(|host| without_names.is_ours(host, Some(ends)))
        })
    }

    /// `host` has a port or none.
    fn is_ours(&self, host: &str, ends: Option<Ends>) -> bool {
        let name = name_of(host);
        let address = name.parse::<IpAddr>().ok();
        let local = name == "localhost" || name.ends_with(".localhost") || address.is_some_and(|it| it.is_loopback());
        // That of the interface that the request has come in by.
        let arrived = || self.network && address.is_some() && ends.map(|ends| ends.ours.to_canonical()) == address;
        local || arrived() || self.hosts.iter().any(|known| matches(known, &name))
    }
}

/// For pages of another server on this machine that has no settings of its own.
pub fn is_on_this_machine(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST) else { return true };
    host.to_str().is_ok_and(|host| Access::default().is_ours(host, None))
}

fn ends(request: &Head) -> Option<Ends> {
    request.extensions.get::<Ends>().copied()
}

fn origin_host(origin: Option<&str>) -> Option<&str> {
    origin?.split_once("://").map(|(_, host)| host)
}

fn name_of(host: &str) -> String {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

fn matches(known: &str, name: &str) -> bool {
    known == name || known.starts_with('.') && name.ends_with(known)
}

/// The value of `--allow-host`, as it is compared. `None`: it is no name of a host.
pub fn allowed(host: &str) -> Option<String> {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
    let is_address = host.parse::<IpAddr>().is_ok();
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    let is_name = host.strip_prefix('.').unwrap_or(&host).split('.').all(label);
    (is_address || is_name).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDS: Ends = Ends {
        ours: IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 5)),
        theirs: IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 9)),
    };

    #[test]
    fn hosts_are_ours_by_their_names() {
        let alone = Access::default();
        let shared = Access { network: true, hosts: vec!["mac.local".into(), ".example.dev".into()] };
        for (host, without, with) in [
            ("localhost:4000", true, true),
            ("kb.localhost", true, true),
            ("127.0.0.1", true, true),
            ("[::1]:80", true, true),
            ("192.168.1.5:4000", false, true),
            ("192.168.1.6:4000", false, false),
            ("MAC.local.:4000", false, true),
            ("a.example.dev", false, true),
            ("example.dev", false, false),
            ("evil-example.dev", false, false),
            ("mac.local.evil.example", false, false),
            ("192.168.1.5.evil.example", false, false),
            ("", false, false),
        ] {
            assert_eq!(alone.is_ours(host, Some(ENDS)), without, "{host}");
            assert_eq!(shared.is_ours(host, Some(ENDS)), with, "{host}");
        }
    }

    #[test]
    fn programs_are_started_for_browsers_on_this_machine() {
        let near = |theirs: [u8; 4], host: &str| {
            let request = axum::http::Request::builder().uri("/").header("host", host);
            let mut head = request.body(()).unwrap().into_parts().0;
            head.extensions.insert(Ends { theirs: theirs.into(), ..ENDS });
            Access::is_near(&head)
        };
        assert!(near([127, 0, 0, 1], "localhost:4000"));
        assert!(near([192, 168, 1, 5], "192.168.1.5:4000"));
        assert!(!near([192, 168, 1, 9], "192.168.1.5:4000"));
        // A tunnel.
        assert!(!near([127, 0, 0, 1], "a.example.dev"));
    }

    #[test]
    fn hosts_to_allow_are_names() {
        assert_eq!(allowed("Mac.Local").as_deref(), Some("mac.local"));
        assert_eq!(allowed(".example.dev").as_deref(), Some(".example.dev"));
        assert_eq!(allowed("[fe80::1]").as_deref(), Some("fe80::1"));
        for wrong in ["", ".", "http://a.example", "a.example:80", "*", "*.example", "a b", "a..b"] {
            assert_eq!(allowed(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_own_pages_may_act() {
        let access = Access::default();
        let asked = |method: &str, headers: &[(&str, &str)]| {
            let mut request = axum::http::Request::builder().method(method).uri("/");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            access.may_act(&request.body(()).unwrap().into_parts().0)
        };
        let host = ("host", "127.0.0.1:4000");
        let origin = ("origin", "http://127.0.0.1:4000");
        assert!(asked("POST", &[host, origin]));
        assert!(asked("POST", &[host, origin, ("sec-fetch-site", "same-origin")]));
        assert!(!asked("GET", &[host, origin]));
        assert!(!asked("POST", &[host]));
        assert!(!asked("POST", &[host, ("origin", "null")]));
        assert!(!asked("POST", &[host, ("origin", "http://localhost:4000")]));
        assert!(!asked("POST", &[host, ("origin", "http://127.0.0.1:5000")]));
        assert!(!asked("POST", &[host, origin, ("sec-fetch-site", "cross-site")]));
        assert!(!asked("POST", &[("host", "evil.example"), ("origin", "http://evil.example")]));
    }
}
