//! What to do next about one address, by the answers so far. Pure: a request goes out, an answer comes in.

use std::collections::BTreeSet;
use std::time::Duration;

use url::Url;

use crate::rules::{Rules, Subject};
use crate::silence::Silence;
use crate::verdict::{Trouble, Verdict, What};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Head,
    Get,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub method: Method,
    pub url: Url,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Status {
        code: u16,
        /// Where a redirect leads, as the server writes it.
        location: Option<String>,
        /// When the server wants to be asked again.
        retry_after: Option<Duration>,
    },
    /// The host's name means a machine of a private network.
    Private,
    /// There is no such name. Not `certain` where a machine without a network says the same.
    NoSuchHost {
        certain: bool,
    },
    /// What was asked for, whole.
    File(File),
    Silence(Silence),
}

/// A file of another server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    pub bytes: Vec<u8>,
    /// What the server says that it is, such as `image/png`.
    pub media_type: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Ask {
        request: Request,
        after: Duration,
        /// Nobody else asks the host before that either.
        hold: bool,
    },
    End(Verdict),
}

/// Times that a server is asked for the same.
const TRIES: u32 = 4;

/// Longer than this nobody waits because a server wants it; and together not longer than thrice that.
const LONGEST: Duration = Duration::from_secs(60);

/// As browsers, roughly.
const REDIRECTS: usize = 10;

pub struct Inquiry<'r> {
    rules: &'r Rules,
    url: Url,
    /// How an address is asked the first time.
    first: Method,
    method: Method,
    /// Times that this address was asked.
    tries: u32,
    waited: Duration,
    seen: BTreeSet<String>,
    /// Where redirects that are meant for good have led so far; none came before them that is not.
    moved: Option<Url>,
    all_for_good: bool,
}

impl<'r> Inquiry<'r> {
    /// `url` is one that may be asked; `first` is GET where the file itself is wanted.
    pub fn new(rules: &'r Rules, url: Url, first: Method) -> Self {
        let seen = BTreeSet::from([url.to_string()]);
        let waited = Duration::ZERO;
        Inquiry { rules, url, first, method: first, tries: 0, waited, seen, moved: None, all_for_good: true }
    }

    pub fn first(&mut self) -> Step {
        self.ask(Duration::ZERO, false)
    }

    pub fn next(&mut self, answer: Answer) -> Step {
        match answer {
            Answer::Status { code, location, retry_after } => self.status(code, location.as_deref(), retry_after),
            Answer::Private => self.end(What::Private(host_of(&self.url))),
            Answer::NoSuchHost { .. } => self.end(What::NoSuchHost(host_of(&self.url))),
            Answer::File(_) => self.fine(),
            Answer::Silence(silence) => self.again(silence),
        }
    }

    fn ask(&mut self, after: Duration, hold: bool) -> Step {
        self.tries += 1;
        Step::Ask { request: Request { method: self.method, url: self.url.clone() }, after, hold }
    }

    fn status(&mut self, code: u16, location: Option<&str>, retry_after: Option<Duration>) -> Step {
        match (code, location) {
            (200..=299 | 304, _) => self.fine(),
            (301 | 302 | 303 | 307 | 308, Some(location)) => self.follow(location, matches!(code, 301 | 308)),
            (429 | 503, _) if self.may_wait(retry_after) => {
                // A server that is too busy for this may only not know HEAD.
                if code == 503 {
                    self.method = Method::Get;
                }
                let wait = retry_after.unwrap_or_else(|| self.back_off());
                self.waited += wait;
                self.ask(wait, true)
            }
            (429, _) => self.end(What::Closed(code)),
            // Many servers know GET only, and say so in many ways: that there is no such page, too.
            _ if self.method == Method::Head => {
                self.method = Method::Get;
                self.ask(Duration::ZERO, false)
            }
            (300..=399, _) => self.end(What::Trouble(Trouble::NoDestination)),
            (404 | 410, _) => self.end(What::Gone(code)),
            (401 | 402 | 403 | 407 | 451 | 999, _) => self.end(What::Closed(code)),
            _ => self.end(What::Trouble(Trouble::Status(code))),
        }
    }

    fn follow(&mut self, location: &str, for_good: bool) -> Step {
        let Ok(next) = self.url.join(location) else { return self.end(What::Trouble(Trouble::NoDestination)) };
        self.all_for_good &= for_good;
        if self.all_for_good {
            self.moved = Some(next.clone());
        }
        match self.rules.subject(next.as_str()) {
            Subject::Ask(url) => {
                if !self.seen.insert(url.to_string()) || self.seen.len() > REDIRECTS {
                    return self.end(What::Trouble(Trouble::Circle));
                }
                self.url = url;
                self.method = self.first;
                self.tries = 0;
                self.ask(Duration::ZERO, false)
            }
            // An app of the reader's, or what nobody wants to be asked: it leads somewhere.
            Subject::Ignored => self.fine(),
            Subject::Placeholder(host) | Subject::Private(host) => self.end(What::Private(host)),
        }
    }

    fn again(&mut self, silence: Silence) -> Step {
        if self.tries >= silence.tries(TRIES - 1) {
            return self.end(What::Trouble(Trouble::Silent(silence)));
        }
        // It may be the kind of request that it doesn't know.
        self.method = Method::Get;
        let wait = self.back_off();
        self.ask(wait, false)
    }

    /// Whether there is a try left, and the server does not ask for more patience than there is.
    fn may_wait(&self, wanted: Option<Duration>) -> bool {
        let wanted = wanted.unwrap_or_else(|| self.back_off());
        self.tries < TRIES && wanted <= LONGEST && self.waited + wanted <= LONGEST * 3
    }

    fn back_off(&self) -> Duration {
        Duration::from_secs(1 << self.tries.saturating_sub(1).min(4))
    }

    fn fine(&self) -> Step {
        match &self.moved {
            Some(moved) => Step::End(Verdict { what: What::Moved, at: Some(moved.to_string()) }),
            None => Step::End(Verdict { what: What::Fine, at: None }),
        }
    }

    fn end(&self, what: What) -> Step {
        let led_on = self.seen.len() > 1;
        Step::End(Verdict { what, at: led_on.then(|| self.url.to_string()) })
    }
}

/// As addresses write it, without a port.
pub fn host_of(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}
