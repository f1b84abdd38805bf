//! Whose address a link names: a help desk's articles are known by numbers, and so are many other pages of this world.

use std::collections::BTreeSet;

use crate::desk;

/// The hosts of a help centre.
#[derive(Debug, Default)]
pub struct Hosts(BTreeSet<String>);

impl Hosts {
    /// By the addresses of what is on them.
    pub fn of(urls: impl Iterator<Item = String>) -> Hosts {
        Hosts(urls.filter_map(|url| name(&url)).collect())
    }

    pub fn add(&mut self, host: &str) {
        let host = host.trim().trim_end_matches('/').to_ascii_lowercase();
        self.0.extend(Some(host).filter(|host| host.contains('.')));
    }

    /// Whether an address is on one of them, or on another host of the same owner; one without a host is.
    pub fn have(&self, url: &str) -> bool {
        let Some(host) = name(url) else { return !url.contains("://") };
        self.0.iter().any(|own| *own == host || owner(own) == owner(&host))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The host of a URL in lower case and without `www.`.
pub fn name(url: &str) -> Option<String> {
    let url = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
    let (host, _) = desk::host(&url)?;
    let host = host.split_once("://")?.1.to_ascii_lowercase();
    let host = host.split(['@', ':']).next_back().filter(|part| part.contains('.')).unwrap_or(&host).to_owned();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// What somebody registered: `acme.com` of `help.acme.com`. Below the names of help desks, each name is somebody else's.
fn owner(host: &str) -> &str {
    const SHARED: [&str; 6] =
        ["zendesk.com", "intercom.help", "helpscoutdocs.com", "hubspotpagebuilder.com", "hs-sites.com", "github.io"];
    const SECOND: [&str; 7] = ["co", "com", "org", "net", "gov", "ac", "edu"];
    let parts: Vec<&str> = host.rsplit('.').collect();
    let is_two = parts.len() > 2 && parts[0].len() == 2 && SECOND.contains(&parts[1]);
    let is_shared = SHARED.iter().any(|shared| host.ends_with(shared));
    let count = if is_two || is_shared { 3 } else { 2 };
    let length = parts.iter().take(count).map(|part| part.len() + 1).sum::<usize>().saturating_sub(1);
    &host[host.len() - length.min(host.len())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_ours_or_not() {
        let hosts = Hosts::of(
            ["https://help.acme.com/en/articles/1".to_owned(), "https://acme.intercom.help/x".to_owned()].into_iter(),
        );
        for own in [
            "/en/articles/1",
            "https://HELP.acme.com/x",
            "//docs.acme.com/x",
            "http://www.acme.com",
            "https://acme.intercom.help/y",
        ] {
            assert!(hosts.have(own), "{own}");
        }
        for other in [
            "https://other.intercom.help/x",
            "https://blog.example.com/articles/1",
            "https://notacme.com/",
            "//example.org/x",
        ] {
            assert!(!hosts.have(other), "{other}");
        }
        assert_eq!((owner("help.acme.co.uk"), owner("localhost")), ("acme.co.uk", "localhost"));
    }
}
