//! Hosts as a Content-Security-Policy names them. Addresses come from articles and settings; what gets into a policy is a
//! [`HostSource`], and only a parser makes one: `;`, `,`, quotes, `*` and keywords have no way in.

use std::fmt;

/// `https://host` or `https://host:port`: lower-case letters, digits, hyphens and dots. A policy can't name a host that
/// needs anything else (an underscore, an IPv6 address).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
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

    /// The same, or all hosts below one: `*.example.com`, as analytics ask for it.
    pub fn of_hosts(text: &str) -> Option<Self> {
        let Some(below) = text.strip_prefix("https://").unwrap_or(text).strip_prefix("*.") else {
            return HostSource::of_host(text);
        };
        // All of `*.com` would be nobody's.
        let host = HostSource::of_host(below).filter(|host| host.0.contains('.'))?;
        Some(HostSource(host.0.replacen("https://", "https://*.", 1)))
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

    #[test]
    fn hosts_below_one() {
        for (text, host) in [
            ("*.analytics.example.com", "https://*.analytics.example.com"),
            ("https://*.example.com", "https://*.example.com"),
            ("stats.example.com", "https://stats.example.com"),
            ("*.com", ""),
            ("*", ""),
            ("a.*.example.com", ""),
            ("*.*.example.com", ""),
            ("*.example.com/x", ""),
            ("*.example.com; script-src *", ""),
        ] {
            assert_eq!(HostSource::of_hosts(text).map_or_else(String::new, |host| host.to_string()), host, "{text}");
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
}
