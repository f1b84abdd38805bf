//! `external`: which addresses of other sites `guichet check --external` opens, and how long it waits for them.

use globset::{Glob, GlobBuilder};
use guichet_core::diag::Diagnostic;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};
use url::Host;

/// Seconds. Whoever waits longer has been left by most readers.
const TIMEOUT: u32 = 20;
const LONGEST: i64 = 300;

#[derive(Clone, Debug)]
pub struct External {
    /// Addresses that are not opened: `*` stands for any number of characters without `/`, `**` for any.
    pub ignore: Vec<Glob>,
    /// Hosts that are opened although they are names for examples, or of a private network: as [`Host`] writes them.
    pub allow: Vec<String>,
    /// Seconds until an answer has to begin.
    pub timeout: u32,
}

impl Default for External {
    fn default() -> Self {
        External { ignore: Vec::new(), allow: Vec::new(), timeout: TIMEOUT }
    }
}

pub(super) fn read(node: &Node, file: &mut FileDiags) -> External {
    let mut external = External::default();
    let Some(mut fields) = Fields::of_keys("external", "ignore", node, file) else { return external };
    for pattern in fields.texts("ignore", file) {
        match read_pattern(&pattern.value) {
            Ok(glob) => external.ignore.push(glob),
            Err(why) => {
                let message = format!("`{}` is not a pattern of addresses: {why}", pattern.value);
                let help = "write it like `https://intranet.example.com/**`: `**` stands for anything";
                file.push(Diagnostic::new(file.wrong_value, message).help(help), &pattern.span);
            }
        }
    }
    for host in fields.texts("allow", file) {
        match read_host(&host.value) {
            Some(name) => external.allow.push(name),
            None => {
                let message = format!("`{}` is not the name of a host", host.value);
                let help = "write the name or the number alone: `wiki.corp.example.com`, `192.168.1.1`";
                file.push(Diagnostic::new(file.wrong_value, message).help(help), &host.span);
            }
        }
    }
    if let Some(node) = fields.take("timeout") {
        match node.value {
            Value::Int(seconds @ 1..=LONGEST) => external.timeout = seconds as u32,
            _ => file.wrong("`timeout` is how long to wait for an answer: whole seconds from 1 to 300", &node.span),
        }
    }
    fields.finish(file);
    external
}

/// # Errors
/// What is wrong with it.
fn read_pattern(text: &str) -> Result<Glob, String> {
    if !["http://", "https://", "*"].iter().any(|begin| text.starts_with(begin)) {
        return Err("it begins with neither `https://` nor `*`".to_owned());
    }
    let glob = GlobBuilder::new(text).literal_separator(true).build();
    glob.map_err(|error| error.kind().to_string())
}

/// As browsers read it, without a port and without letters of other scripts.
fn read_host(text: &str) -> Option<String> {
    let host = match text.parse::<std::net::Ipv6Addr>() {
        Ok(address) => Host::Ipv6(address),
        Err(_) => Host::parse(text).ok()?,
    };
    Some(host.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let matches = |pattern: &str, url: &str| read_pattern(pattern).unwrap().compile_matcher().is_match(url);
        assert!(matches("https://intranet.example/**", "https://intranet.example/"));
        assert!(matches("https://intranet.example/**", "https://intranet.example/a/b?c=d"));
        assert!(!matches("https://intranet.example/**", "https://intranet.example.com/a"));
        assert!(matches("https://*.example/**", "https://wiki.example/a/b"));
        assert!(!matches("https://docs.example/*/old", "https://docs.example/a/b/old"));
        assert!(matches("**/edit", "https://docs.example/a/b/edit"));
        for wrong in ["intranet.example", "", "/kb/**", "https://[a/**"] {
            assert!(read_pattern(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn hosts() {
        for (written, read) in [
            ("Wiki.Corp.Example", Some("wiki.corp.example")),
            ("127.0.0.1", Some("127.0.0.1")),
            ("::1", Some("[::1]")),
            ("[::1]", Some("[::1]")),
            ("bücher.example", Some("xn--bcher-kva.example")),
            ("https://wiki.example/", None),
            ("wiki.example:80", None),
            ("", None),
        ] {
            assert_eq!(read_host(written).as_deref(), read, "{written}");
        }
    }
}
