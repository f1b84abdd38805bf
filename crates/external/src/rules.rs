//! Which addresses are asked. Names that stand for examples in documentation are not, and neither are machines of private networks.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Duration;

use globset::{Glob, GlobSet};
use guichet_core::internet::is_public;
use url::{Host, Url};

/// What a site says about asking.
#[derive(Clone, Debug)]
pub struct Rules {
    ignore: GlobSet,
    allow: BTreeSet<String>,
    /// How long an answer may take to begin.
    pub patience: Duration,
}

/// What becomes of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// It is asked in this form: without a fragment, which servers never see, and without a name and password.
    Ask(Url),
    /// The site wants it left alone, or it is no address of the web.
    Ignored,
    /// Its host, which stands for another one in examples, or for the reader's own machine.
    Placeholder(String),
    /// Its host, which is in a private network.
    Private(String),
}

/// Names that nobody can own (RFC 2606, RFC 6761), or that mean the machine that one sits at.
const PLACEHOLDERS: [&str; 7] =
    ["example", "example.com", "example.net", "example.org", "invalid", "localhost", "test"];

/// Names that mean something inside of a network only (RFC 6762, RFC 8375, ICANN's `internal`), or to another program (RFC 7686).
const INSIDE: [&str; 7] = ["corp", "home.arpa", "internal", "intranet", "lan", "local", "onion"];

impl Rules {
    /// # Errors
    /// The patterns together are more than can be matched.
    pub fn new(ignore: &[Glob], allow: &[String], patience: Duration) -> Result<Self, globset::Error> {
        let mut set = GlobSet::builder();
        ignore.iter().for_each(|glob| {
            set.add(glob.clone());
        });
        Ok(Rules { ignore: set.build()?, allow: allow.iter().cloned().collect(), patience })
    }

    /// What becomes of an address that is written somewhere, or that a redirect leads to.
    pub fn subject(&self, address: &str) -> Subject {
        let Ok(mut url) = Url::parse(address) else { return Subject::Ignored };
        let Some(host) = url.host().map(|host| host.to_owned()) else { return Subject::Ignored };
        if !matches!(url.scheme(), "http" | "https") {
            return Subject::Ignored;
        }
        url.set_fragment(None);
        // An error is one of addresses without a host.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        if self.ignore.is_match(url.as_str()) {
            return Subject::Ignored;
        }
        let name = host.to_string();
        if self.allows(&name) {
            return Subject::Ask(url);
        }
        match &host {
            Host::Domain(domain) if is_below(domain, &PLACEHOLDERS) => Subject::Placeholder(name),
            // Without a dot it is looked up in the network's own domain.
            Host::Domain(domain) if is_below(domain, &INSIDE) || !domain.trim_end_matches('.').contains('.') => {
                Subject::Private(name)
            }
            Host::Domain(_) => Subject::Ask(url),
            Host::Ipv4(address) => of_number(IpAddr::V4(*address), name, url),
            Host::Ipv6(address) => of_number(IpAddr::V6(*address), name, url),
        }
    }

    /// Whether site.yaml names a host, as addresses write it.
    pub fn allows(&self, host: &str) -> bool {
        self.allow.contains(host)
    }
}

fn of_number(address: IpAddr, name: String, url: Url) -> Subject {
    match address {
        address if is_public(address) => Subject::Ask(url),
        address if address.is_loopback() || address.is_unspecified() => Subject::Placeholder(name),
        _ => Subject::Private(name),
    }
}

fn is_below(domain: &str, names: &[&str]) -> bool {
    let domain = domain.trim_end_matches('.');
    names.iter().any(|name| domain.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}
