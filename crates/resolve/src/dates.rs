//! Why readers don't get a page, and what that means for whatever leads to it: a page that only its dates keep away is
//! there on other days, so that is a warning (TIME001), and a mistake otherwise.

use std::fmt;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;
use guichet_core::moment::Moment;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::{Head, split};

use super::input::ResolveInput;

/// Printed, it completes "the article is …".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    words: &'static str,
    /// When it will be there.
    from: Option<Moment>,
    /// A build at another date has the page.
    pub by_date: bool,
}

impl Reason {
    pub const DRAFT: Reason = Reason { words: "a draft", from: None, by_date: false };
    pub const NOT_YET: Reason = Reason { words: "not yet published", from: None, by_date: true };
    pub const NO_LONGER: Reason = Reason { words: "no longer published", from: None, by_date: true };
    pub const EMPTY_FOLDER: Reason =
        Reason { words: "a folder without a published article", from: None, by_date: false };
    pub const EMPTY_FOLDER_FOR_NOW: Reason =
        Reason { words: "a folder without a published article at this date", from: None, by_date: true };

    /// Its day is to come.
    pub fn comes(at: Moment) -> Reason {
        Reason { from: Some(at), ..Reason::NOT_YET }
    }

    pub fn is_to_come(self) -> bool {
        self.words == Reason::NOT_YET.words
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            Some(at) => write!(f, "not published before {}", at.day()),
            None => f.write_str(self.words),
        }
    }
}

/// Why an article is not published at a moment. `drafts`: those and what waits for its day are shown, too.
pub fn why_hidden(head: &Head, date: jiff::Timestamp, drafts: bool) -> Option<Reason> {
    if head.draft && !drafts {
        return Some(Reason::DRAFT);
    }
    if let Some(at) = head.publish_at.filter(|at| *at > date && !drafts) {
        return Some(Reason::comes(at));
    }
    head.expires_at.is_some_and(|at| at <= date).then_some(Reason::NO_LONGER)
}

/// TIME001 or LNK003 for a name of a page that readers don't get. `result` is what becomes of it if the build goes on;
/// `or_else` is what its writer can do besides publishing the page.
pub fn hidden(name: &str, why: Reason, result: &str, or_else: &str) -> Diagnostic {
    if why.by_date {
        dated(format!("`{name}` is {why}, so {result}"), or_else)
    } else {
        Diagnostic::new(codes::LNK003, format!("`{name}` is {why}")).help(format!("publish it, or {or_else}"))
    }
}

/// How long before a page expires the links to it are reported.
pub const AHEAD: jiff::SignedDuration = jiff::SignedDuration::from_hours(14 * 24);

/// Whether a day is so near that what ends on it is reported.
pub fn is_soon(at: Moment, now: jiff::Timestamp) -> bool {
    at > now && at.at.duration_since(now) <= AHEAD
}

/// TIME003. What a translation has from its original is told there.
pub fn article_ends_soon(file: &ParsedFile, input: &ResolveInput) -> Option<Diagnostic> {
    let own = file.own_head();
    let at = own.expires_at.filter(|at| is_soon(*at, input.date) && !own.draft)?;
    let diagnostic =
        Diagnostic::new(codes::TIME003, format!("this article is no longer published from {} on", at.day()))
            .help("if it shall stay, set a later day in `expires_at`, or remove the line");
    Some(match line_of("expires_at", file, input) {
        Some(span) => diagnostic.at(&file.path, span),
        None => diagnostic.in_file(&file.path),
    })
}

/// Where a key of the front matter stands, with its value.
fn line_of(key: &str, file: &ParsedFile, input: &ResolveInput) -> Option<Span> {
    let text = input.texts.read(&file.path).ok()?.text;
    let yaml = split(&text).yaml?;
    let mut at = yaml.start;
    for line in text[yaml].split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return Some(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

/// A link that works today, and will not for all the time that the page with it is there.
pub fn ends_soon(path: &str, now: jiff::Timestamp, own: &Head, target: &Head) -> Option<Diagnostic> {
    let early = target.publish_at.filter(|at| *at > now && own.publish_at.is_none_or(|own| own < *at) && !own.draft);
    let late = target.expires_at.filter(|at| is_soon(*at, now) && own.expires_at.is_none_or(|own| own > *at));
    let message = match (early, late) {
        (Some(at), _) => format!("`{path}` is not published before {}, so the link is plain text until then", at.day()),
        (None, Some(at)) => format!("`{path}` expires on {}; the link will be plain text from then on", at.day()),
        (None, None) => return None,
    };
    Some(dated(message, "remove the link"))
}

/// A section that a link names is in a text that readers don't get at this date.
pub fn section_elsewhere(fragment: &str, path: &str, why: Reason) -> Diagnostic {
    let message = format!("`#{fragment}` is in `{path}`, which is {why}, so the link leads to the page as a whole");
    dated(message, "link to the page as a whole")
}

/// The other way round: the text that has come with its day lacks it.
pub fn section_left_out(fragment: &str, path: &str) -> Diagnostic {
    let message = format!(
        "`#{fragment}` is not in `{path}`, which is published for a time, so the link leads to the page as a whole"
    );
    another_section(fragment, message)
}

/// A section that a link names is not in the text that readers get from a day on.
pub fn section_ends(fragment: &str, path: &str, at: Moment) -> Diagnostic {
    let message = format!("`#{fragment}` is not in `{path}`, which is what readers get from {} on", at.day());
    another_section(fragment, message)
}

fn another_section(fragment: &str, message: String) -> Diagnostic {
    let help = format!("give the heading in it the same id, `{{#{fragment}}}`, or link to the page as a whole");
    Diagnostic::new(codes::TIME001, message).help(help)
}

const LEAVE_ADDRESS: &str = "its `slug`, or remove the old address";

/// An article is published at an old address while the redirect from it is still written down.
pub fn redirect_waits(from: &str) -> Diagnostic {
    dated(format!("an article is published at `/{from}` for a time, so this redirect is not seen"), LEAVE_ADDRESS)
}

/// The same, before it comes.
pub fn redirect_ends(from: &str, at: Moment) -> Diagnostic {
    let message =
        format!("an article is published at `/{from}` from {} on; this redirect will not be seen then", at.day());
    dated(message, LEAVE_ADDRESS)
}

/// TIME001 for what only an article's dates bring. `or_else` is what else its writer can do.
pub fn dated(message: String, or_else: &str) -> Diagnostic {
    Diagnostic::new(codes::TIME001, message)
        .help(format!("change `publish_at` or `expires_at` of the article, or {or_else}"))
}
