//! What came of an address, and how people are told.

use guichet_core::diag::{Diagnostic, codes};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::silence::Silence;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub what: What,
    /// Where that is, if redirects led there; the new address of what has moved.
    pub at: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Fine,
    /// Redirects that are meant for good lead to a page that is there.
    Moved,
    /// The server says that there is no such page, with this status.
    Gone(u16),
    NoSuchHost(String),
    /// It is not there now, which may pass.
    Trouble(Trouble),
    /// The server keeps programs out, with this status.
    Closed(u16),
    /// It leads to this host, which is not of the Internet.
    Private(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    Status(u16),
    /// There was no answer.
    Silent(Silence),
    Circle,
    NoDestination,
}

impl Verdict {
    /// Without a place. `written` is the address as it is published, with its fragment.
    pub fn diagnostic(&self, written: &str) -> Option<Diagnostic> {
        let on = self.at.as_ref().map_or_else(String::new, |at| format!(" leads on to `{at}`, which"));
        Some(match &self.what {
            What::Fine => return None,
            What::Moved => moved(written, self.at.as_deref()?),
            What::Gone(code) => {
                let message = format!("`{written}`{on} is gone: the server answers {}", status(*code));
                Diagnostic::new(codes::LNK006, message).help("link to what has taken its place, or remove the link")
            }
            What::NoSuchHost(host) => {
                let message = format!("`{written}`{on} is gone: no host is called `{host}`");
                Diagnostic::new(codes::LNK006, message).help("correct the name, or link to what has taken its place")
            }
            What::Trouble(trouble) => {
                let message = format!("`{written}`{on} could not be opened: {}", trouble.why());
                Diagnostic::new(codes::LNK007, message)
                    .help("open it in a browser; if it is the same tomorrow, link to something else")
            }
            What::Closed(code) => {
                let message =
                    format!("`{written}`{on} could not be checked: the server answers programs {}", status(*code));
                Diagnostic::new(codes::LNK009, message).help(format!(
                    "open it in a browser; to leave it out, add `{}` to `external: {{ ignore: […] }}` in site.yaml",
                    pattern(written)
                ))
            }
            What::Private(host) => {
                let message = match self.at.as_deref().is_some() || !written.contains(host.as_str()) {
                    true => format!("`{written}` leads on to `{host}`, which is not a host of the Internet"),
                    false => format!("`{written}` was not opened: its host is not one of the Internet"),
                };
                Diagnostic::new(codes::LNK009, message).help(format!(
                    "if readers can open it, allow the host in site.yaml: `external: {{ allow: [{host}] }}`"
                ))
            }
        })
    }
}

impl Verdict {
    /// Why there is no file, as the end of a sentence.
    pub fn why(&self) -> String {
        match &self.what {
            What::Fine | What::Moved => "the server has nothing there".to_owned(),
            What::Gone(code) | What::Closed(code) => Trouble::Status(*code).why(),
            What::NoSuchHost(host) => format!("no host is called `{host}`"),
            What::Trouble(trouble) => trouble.why(),
            What::Private(host) => format!("`{host}` is not a host of the Internet"),
        }
    }
}

/// The fragment stays, as it does in browsers.
fn moved(written: &str, new: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::LNK008, format!("`{written}` has moved for good"));
    let (Ok(old), Ok(mut new)) = (Url::parse(written), Url::parse(new)) else { return diagnostic };
    if new.fragment().is_none() {
        new.set_fragment(old.fragment());
    }
    // Where pages go that nobody has found a place for.
    if new.path() == "/" && old.path() != "/" {
        return diagnostic
            .help(format!("it leads to `{new}`, where a site begins: look for the page that has taken its place"));
    }
    diagnostic.help(format!("write `{new}`"))
}

/// All of a host.
fn pattern(written: &str) -> String {
    match Url::parse(written) {
        Ok(url) => format!("{}/**", url.origin().ascii_serialization()),
        Err(_) => written.to_owned(),
    }
}

fn status(code: u16) -> String {
    let words = match code {
        400 => "bad request",
        401 | 407 => "sign in",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        410 => "gone",
        429 => "too many requests",
        451 => "unavailable for legal reasons",
        500 => "internal error",
        502 => "bad gateway",
        503 => "unavailable",
        504 => "gateway time-out",
        _ => return code.to_string(),
    };
    format!("{code} ({words})")
}

impl Trouble {
    fn why(self) -> String {
        match self {
            Trouble::Status(code) => return format!("the server answers {}", status(code)),
            Trouble::Silent(silence) => silence.why(),
            Trouble::Circle => "it redirects in a circle",
            Trouble::NoDestination => "it redirects without saying where to",
        }
        .to_owned()
    }
}
