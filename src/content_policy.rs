//! What a page may load, and from where: the Content-Security-Policy. The header, which speaks for the whole site, and the
//! `<meta>` of each page, which speaks for what is on it, are written here and nowhere else.
//!
//! Addresses come from articles and settings. What gets into a policy is a [`HostSource`], and only a parser makes one:
//! `;`, `,`, quotes, `*` and keywords have no way in.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use crate::parse::body::{Body, ImageSource, ImageUse};

/// `https://host` or `https://host:port`: lower-case letters, digits, hyphens and dots. A policy can't name a host that
/// needs anything else (an underscore, an IPv6 address).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostSource(String);

impl HostSource {
    /// The host of an address, as browsers read it; `//host/…` is read as HTTPS.
    pub fn of_url(url: &str) -> Option<Self> {
        let trimmed = url.trim();
        let url = match trimmed.strip_prefix("//") {
            Some(rest) => url::Url::parse(&format!("https://{rest}")),
            None => url::Url::parse(trimmed),
        };
        let url = url.ok()?;
        let scheme = ["https", "http"].into_iter().find(|scheme| *scheme == url.scheme())?;
        let host = match url.host()? {
            url::Host::Domain(domain) => domain.to_owned(),
            url::Host::Ipv4(address) => address.to_string(),
            url::Host::Ipv6(_) => return None,
        };
        let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let label = |label: &str| !label.is_empty() && label.bytes().all(letter);
        if host.len() > 253 || !host.split('.').all(label) {
            return None;
        }
        let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
        Some(HostSource(format!("{scheme}://{host}{port}")))
    }

    /// A host as settings name it: `player.example.com`, with or without `https://` before it.
    pub fn of_host(text: &str) -> Option<Self> {
        let url = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let parsed = url::Url::parse(&url).ok()?;
        let bare = parsed.path() == "/" && parsed.query().is_none() && parsed.fragment().is_none();
        let anonymous = parsed.username().is_empty() && parsed.password().is_none();
        (bare && anonymous && parsed.scheme() == "https" && !text.ends_with(':'))
            .then(|| HostSource::of_url(&url))
            .flatten()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HostSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Bytes of a header's value. Cloudflare Pages takes lines of 2,000 characters, and browsers refuse pages whose headers
/// have more than some hundred kilobytes.
const LONGEST_HEADER: usize = 1_800;

/// What pages ask for beyond their own host.
#[derive(Clone, Debug, Default)]
pub struct ContentPolicy {
    pictures: BTreeSet<HostSource>,
    media: BTreeSet<HostSource>,
    frames: BTreeSet<HostSource>,
    /// Frames of the site's own pages, in raw HTML of trusted writers.
    own_frames: bool,
    /// Where the contact form's script sends to.
    connect: BTreeSet<HostSource>,
    /// Where the contact form goes without a script.
    submit: BTreeSet<HostSource>,
    /// It goes to an e-mail program.
    submit_mail: bool,
}

impl ContentPolicy {
    /// What a body shows.
    pub fn add_body(&mut self, body: &Body) {
        for ImageUse { source, is_media, .. } in &body.images {
            if let ImageSource::Remote(url) = source {
                let hosts = if *is_media { &mut self.media } else { &mut self.pictures };
                hosts.extend(HostSource::of_url(url));
            }
        }
        self.media.extend(body.media.iter().cloned());
        self.frames.extend(body.frames.iter().cloned());
        self.own_frames |= body.own_frames;
    }

    /// The contact form's endpoint: `https://…`, a path of the same host, or `mailto:`.
    pub fn add_form(&mut self, target: &str) {
        if target == "mailto:" {
            self.submit_mail = true;
        } else if let Some(host) = HostSource::of_url(target) {
            self.connect.insert(host.clone());
            self.submit.insert(host);
        }
    }

    /// The header's value. Only a header can say who may frame a page.
    ///
    /// Every page gets it, and browsers and hosts take lines of some length only. Where it has too many hosts, it names the
    /// schemes of pictures and media instead; each page's own policy still names its hosts.
    pub fn header(&self) -> String {
        let exact = self.directives("; ", false);
        let policy = if exact.len() > LONGEST_HEADER { self.directives("; ", true) } else { exact };
        policy + "; frame-ancestors 'none'"
    }

    /// The value of `<meta http-equiv="Content-Security-Policy">`; for an attribute in double quotes as it is.
    pub fn meta(&self) -> String {
        self.directives(";", false)
    }

    fn directives(&self, between: &str, by_scheme: bool) -> String {
        let mut policy = String::with_capacity(256);
        policy.push_str("default-src 'none'");
        let mut directive = |name: &str, keywords: &[&str], hosts: &BTreeSet<HostSource>| {
            let _ = write!(policy, "{between}{name}");
            for keyword in keywords {
                let _ = write!(policy, " {keyword}");
            }
            if by_scheme && matches!(name, "img-src" | "media-src") {
                let schemes: BTreeSet<&str> =
                    hosts.iter().filter_map(|host| host.as_str().split("//").next()).collect();
                schemes.iter().for_each(|scheme| policy.extend([" ", scheme]));
            } else {
                hosts.iter().for_each(|host| policy.extend([" ", host.as_str()]));
            }
        };
        const OWN: &[&str] = &["'self'"];
        let none = BTreeSet::new();
        directive("script-src", OWN, &none);
        directive("style-src", OWN, &none);
        directive("img-src", OWN, &self.pictures);
        directive("media-src", OWN, &self.media);
        directive("font-src", OWN, &none);
        directive("connect-src", OWN, &self.connect);
        if self.own_frames || !self.frames.is_empty() {
            directive("frame-src", if self.own_frames { OWN } else { &[] }, &self.frames);
        }
        directive("form-action", if self.submit_mail { &["'self'", "mailto:"] } else { OWN }, &self.submit);
        directive("base-uri", &["'none'"], &none);
        policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_hosts() {
        for (url, host) in [
            ("https://pictures.example.com/a.png", "https://pictures.example.com"),
            ("HTTPS://Cdn.Example.com:8443/a?b#c", "https://cdn.example.com:8443"),
            ("//cdn.example.com/a.png", "https://cdn.example.com"),
            ("http://127.0.0.1:80/a.png", "http://127.0.0.1"),
            ("https://bücher.example/a.png", "https://xn--bcher-kva.example"),
            ("https://user:pass@host.example/a.png", "https://host.example"),
            ("https://self/a.png", "https://self"),
            ("https://none;/a.png", ""),
        ] {
            assert_eq!(HostSource::of_url(url).map_or_else(String::new, |host| host.to_string()), host, "{url}");
        }
    }

    /// Every printable ASCII character within a host: none but letters, digits, hyphen, dot and what ends a host gets in.
    #[test]
    fn no_character_that_means_something() {
        for c in (0x20_u8..0x7f).map(char::from) {
            for url in [
                format!("https://a{c}b.example/x"),
                format!("https://{c}/x"),
                format!("https://a.example{c}script-src/x"),
                format!("https://a.example:8{c}0/x"),
            ] {
                let Some(host) = HostSource::of_url(&url) else { continue };
                let rest = host.as_str().strip_prefix("https://").unwrap();
                assert!(
                    rest.bytes().all(|byte| byte.is_ascii_lowercase()
                        || byte.is_ascii_digit()
                        || matches!(byte, b'-' | b'.' | b':')),
                    "{url} {host}"
                );
                assert!(!rest.starts_with(':') && !rest.is_empty(), "{url}");
            }
        }
        for url in [
            "https://a;script-src-elem/x.png",
            "https://b;sandbox/x.png",
            "https://c,sandbox/x.png",
            "https://*/x.png",
            "https://*.example.com/x.png",
            "https://'none'/x.png",
            "https://'unsafe-inline'/x.png",
            "https://a_b.example/x.png",
            "https://a..b/x.png",
            "https://[::1]/x.png",
            "https://a%3Bb/x.png",
            "https://a%20b/x.png",
            "javascript://a/x",
            "data:image/png;base64,AA",
            "blob:https://a/b",
            "/x.png",
            "",
        ] {
            assert_eq!(HostSource::of_url(url), None, "{url}");
        }
    }

    #[test]
    fn hosts_in_settings() {
        for (text, host) in [
            ("player.example.com", "https://player.example.com"),
            ("https://player.example.com", "https://player.example.com"),
            ("https://player.example.com:8443/", "https://player.example.com:8443"),
        ] {
            assert_eq!(HostSource::of_host(text).unwrap().as_str(), host);
        }
        for text in [
            "",
            "*",
            "*.example.com",
            "http://a.example",
            "a.example/path",
            "a.example?q",
            "a.example#f",
            "me@a.example",
            "a b",
            "a;b",
            "'self'",
            "https:",
            "data:",
        ] {
            assert_eq!(HostSource::of_host(text), None, "{text}");
        }
    }

    #[test]
    fn a_policy_names_what_is_used() {
        let mut policy = ContentPolicy::default();
        assert_eq!(
            policy.meta(),
            "default-src 'none';script-src 'self';style-src 'self';img-src 'self';media-src 'self';font-src 'self';connect-src 'self';form-action 'self';base-uri 'none'"
        );
        policy.add_form("https://api.example.com/support");
        policy.add_form("https://a;script-src *");
        policy.add_form("mailto:");
        policy.frames.extend(HostSource::of_host("player.example.com"));
        assert!(policy.header().contains("; connect-src 'self' https://api.example.com; frame-src https://player.example.com; form-action 'self' mailto: https://api.example.com; base-uri 'none'; frame-ancestors 'none'"), "{}", policy.header());
    }

    /// Every page gets the header: however many pictures an article shows, browsers and hosts have to take it.
    #[test]
    fn a_header_does_not_grow_without_end() {
        let mut policy = ContentPolicy::default();
        policy.pictures.extend((0..20).filter_map(|at| HostSource::of_url(&format!("https://h{at}.example/a.png"))));
        assert!(policy.header().contains(" https://h7.example "));
        policy.pictures.extend((0..9_000).filter_map(|at| HostSource::of_url(&format!("https://h{at}.example/a.png"))));
        policy.media.extend(HostSource::of_url("http://films.example/a.mp4"));
        let header = policy.header();
        assert!(header.len() < 2_000, "{} bytes", header.len());
        assert!(header.contains("img-src 'self' https:; media-src 'self' http:; "), "{header}");
        // A page still names its own.
        assert!(policy.meta().contains(" https://h8999.example"));
    }
}
