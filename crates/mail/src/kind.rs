//! What a mail is: somebody's words, or a program's. Programs must not be answered, or two of them talk to each other for ever.

use crate::address::Form;
use crate::message_id::MessageId;
use crate::mime::Headers;
use crate::person::Person;

/// What the desk knows of itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// What its mails have as `X-Guichet-Desk`.
    pub site: &'a str,
    /// The domain of its Message-IDs.
    pub domain: &'a str,
    /// Addresses that it sends from.
    pub addresses: &'a [&'a str],
    /// How the addresses are written that replies are sent to.
    pub form: Option<&'a Form>,
    /// `List-Id`s of groups that hand on what is sent to the desk's address: what comes over one of them is no list's.
    pub lists: &'a [&'a str],
}

/// With a reason for the log, where there is one to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody wrote it.
    Reply,
    /// A program answered, or sent it by itself: an absence, a receipt, a newsletter's confirmation.
    AutoReply(String),
    /// A mail was not delivered.
    Bounce(Bounce, String),
    /// It came over a mailing list.
    List(String),
    /// We sent it ourselves.
    Loop(String),
}

/// What is known of a mail that was not delivered. Anybody can write that it was not: believe one only whose `original` is known as sent
/// to `recipient`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounce {
    /// Whom it was for.
    pub recipient: Option<String>,
    /// Trying again is of no use. `false` also where it is not said.
    pub permanent: bool,
    /// RFC 3463: `5.1.1`.
    pub status: Option<String>,
    /// The Message-ID of what was not delivered, without its brackets.
    pub original: Option<String>,
}

/// What a mail is judged by.
pub struct Evidence<'a> {
    pub headers: &'a Headers,
    pub from: Option<&'a Person>,
    pub subject: &'a str,
    /// `multipart/report` of a delivery, or a part that is one.
    pub report: Option<&'a str>,
    /// The headers of what came back.
    pub returned: Option<&'a Headers>,
    pub text: &'a str,
}

/// Subjects of absences, where no header says it.
const ABSENCES: [&str; 22] = [
    "automatic reply:",
    "out of office:",
    "autoreply:",
    "réponse automatique:",
    "absence du bureau:",
    "automatische antwort:",
    "abwesenheitsnotiz:",
    "自動応答:",
    "respuesta automática:",
    "resposta automática:",
    "risposta automatica:",
    "automatisch antwoord:",
    "autosvar:",
    "automatyczna odpowiedź:",
    "自动回复:",
    "自动答复:",
    "自動回覆:",
    "自動回應:",
    "자동 회신:",
    "자동 응답:",
    "رد تلقائي:",
    "الرد التلقائي:",
];

/// So much of a text is searched.
const SEARCHED: usize = 20_000;

pub fn kind(of: &Evidence<'_>, own: &Own<'_>) -> Kind {
    let header = |name: &str| of.headers.get(name).map(str::trim);
    let lower = |name: &str| header(name).map(word);
    if !own.site.is_empty() && of.headers.all("x-guichet-desk").any(|site| site.trim() == own.site) {
        return Kind::Loop("X-Guichet-Desk is ours".to_owned());
    }
    // Also where a header of our own is lost on the way.
    if header("message-id").is_some_and(|id| MessageId::of(id, own.domain).is_some()) {
        return Kind::Loop("Message-ID is of ours".to_owned());
    }
    if let Some(found) = bounce(of) {
        return found;
    }
    if let Some(Person { address, .. }) = of.from
        && (own.addresses.iter().any(|own| own.eq_ignore_ascii_case(address))
            || own.form.is_some_and(|form| form.is_of(address)))
    {
        return Kind::Loop("From is an address of ours".to_owned());
    }
    let is_ours = is_our_list(of.headers, own);
    let list =
        ["list-id", "list-post", "mailing-list", "x-mailing-list"].into_iter().find(|name| header(name).is_some());
    if let Some(name) = list.filter(|_| !is_ours) {
        return Kind::List(format!("has {name}"));
    }
    if lower("content-type").is_some_and(|kind| kind == "multipart/report") {
        return Kind::AutoReply("a report".to_owned());
    }
    if let Some(value) = lower("auto-submitted").filter(|value| value != "no") {
        return Kind::AutoReply(format!("auto-submitted: {value}"));
    }
    let marks = [
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-auto-reply",
        "x-vacation",
        "x-mail-autoreply",
        "x-ms-exchange-generated-message-source",
    ];
    if let Some(name) =
        marks.into_iter().find(|name| header(name).is_some_and(|value| !value.eq_ignore_ascii_case("no")))
    {
        return Kind::AutoReply(format!("has {name}"));
    }
    for name in ["precedence", "x-precedence"] {
        match lower(name).as_deref() {
            Some("list" | "bulk") if is_ours => {}
            Some("list") => return Kind::List(format!("{name}: list")),
            Some(value @ ("bulk" | "junk" | "auto_reply")) => return Kind::AutoReply(format!("{name}: {value}")),
            _ => {}
        }
    }
    if header("return-path").is_some_and(|path| matches!(path, "<>" | "")) {
        return Kind::AutoReply("return-path is empty".to_owned());
    }
    let subject = of.subject.trim().to_lowercase().replace('：', ":").replace(" :", ":").replace("\u{A0}:", ":");
    if let Some(begin) = ABSENCES.into_iter().find(|begin| subject.starts_with(begin)) {
        return Kind::AutoReply(format!("the subject begins with {begin}"));
    }
    Kind::Reply
}

/// Whether a program should send an answer of its own, such as a confirmation.
pub fn may_confirm(kind: &Kind, headers: &Headers, own: &Own<'_>) -> bool {
    let suppressed = headers
        .get("x-auto-response-suppress")
        .is_some_and(|value| value.split(',').any(|one| matches!(word(one).as_str(), "all" | "autoreply" | "oof")));
    *kind == Kind::Reply && !suppressed && (headers.get("list-unsubscribe").is_none() || is_our_list(headers, own))
}

fn is_our_list(headers: &Headers, own: &Own<'_>) -> bool {
    let id = headers.get("list-id").map(|id| id.rsplit('<').next().unwrap_or(id).trim_end_matches('>').trim());
    id.is_some_and(|id| own.lists.iter().any(|own| own.eq_ignore_ascii_case(id)))
}

/// The first word, in lower case.
fn word(value: &str) -> String {
    let value = value.trim().split([';', ' ', '(']).next().unwrap_or_default();
    value.chars().take(40).collect::<String>().to_ascii_lowercase()
}

fn bounce(of: &Evidence<'_>) -> Option<Kind> {
    let header = |name: &str| of.headers.get(name).map(str::trim);
    let text = &of.text[..of.text.floor_char_boundary(SEARCHED)];
    let original = || {
        let headers = of.returned.and_then(|headers| headers.get("message-id")).map(str::to_owned);
        let line = || {
            let mut lines = text.lines().map(|line| line.trim_start_matches(['>', ' ']));
            lines.find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("message-id").then(|| value.to_owned())
            })
        };
        let referred = || header("in-reply-to").or_else(|| header("references")).map(str::to_owned);
        headers.or_else(line).or_else(referred).and_then(|text| id(&text))
    };
    if let Some(report) = of.report {
        return delivery(report, original);
    }
    let local = of.from.and_then(|from| from.address.split('@').next()).unwrap_or_default().to_ascii_lowercase();
    let returned = header("return-path").is_some_and(|path| path == "<>");
    let failed = header("x-failed-recipients");
    let status = status(text);
    let auto = header("auto-submitted").map(word).unwrap_or_default();
    let reason = match local.as_str() {
        _ if failed.is_some() => "has x-failed-recipients",
        "mailer-daemon" | "mail-daemon" => "from a mailer daemon",
        // Somebody may write from there.
        "postmaster" if returned => "from a postmaster, and return-path is empty",
        // An absence has an empty one too, and says nothing of what failed.
        _ if returned && status.is_some() && auto != "auto-replied" => {
            "return-path is empty, and the text has a status of delivery"
        }
        _ => return None,
    };
    let recipient = failed.and_then(|list| list.split(',').next()).and_then(address).or_else(|| {
        let ours = |found: &String| of.from.is_none_or(|from| !from.address.eq_ignore_ascii_case(found));
        text.split_whitespace().filter_map(address).find(ours)
    });
    // Without a number, what has no header and gives up says so in this one word or another; nobody guesses.
    let permanent = status.as_ref().map_or(failed.is_some(), |status| status.starts_with('5'));
    Some(Kind::Bounce(Bounce { recipient, permanent, status, original: original() }, reason.to_owned()))
}

/// RFC 3464: groups of fields, the first for the message and one for each recipient.
fn delivery(report: &str, original: impl Fn() -> Option<String>) -> Option<Kind> {
    let unix = report.replace("\r\n", "\n");
    let unix = &unix[..unix.floor_char_boundary(SEARCHED)];
    let mut found = None;
    let mut succeeded = None;
    let mut from_report = None;
    for group in unix.split("\n\n") {
        let fields = Headers::of(group.trim_start().as_bytes());
        from_report = from_report.or_else(|| fields.get("original-message-id").and_then(id));
        let Some(action) = fields.get("action").map(word) else { continue };
        if !matches!(action.as_str(), "failed" | "delayed") {
            succeeded = Some(action);
            continue;
        }
        let status = fields.get("status").and_then(status);
        // Which one was written to comes before which one it led to.
        let recipient = fields.get("original-recipient").or_else(|| fields.get("final-recipient"));
        let recipient = recipient.map(|value| value.rsplit(';').next().unwrap_or(value)).and_then(address);
        let permanent = match &status {
            Some(status) => status.starts_with('5') && action == "failed",
            None => action == "failed",
        };
        // `smtp; 550 5.1.1 no such user`: the server's words are what people can do something with.
        let diagnostic =
            fields.get("diagnostic-code").map(|value| value.split_once(';').map_or(value, |(_, words)| words));
        let action = match diagnostic.map(str::trim).filter(|words| !words.is_empty()) {
            Some(words) => format!("{action}: {words}"),
            None => action,
        };
        let is_first = found.as_ref().is_none_or(|(bounce, _): &(Bounce, String)| permanent && !bounce.permanent);
        if is_first {
            found = Some((Bounce { recipient, permanent, status, original: None }, action));
        }
    }
    match (found, succeeded) {
        (Some((mut bounce, action)), _) => {
            bounce.original = original().or(from_report);
            Some(Kind::Bounce(bounce, format!("a delivery report says {action}")))
        }
        (None, Some(action)) => Some(Kind::AutoReply(format!("a delivery report says {action}"))),
        (None, None) => None,
    }
}

/// What is in angle brackets, or all of it.
fn id(text: &str) -> Option<String> {
    let inside = text.split_once('<').map_or(text, |(_, rest)| rest);
    let inside = inside.split('>').next().unwrap_or(inside).trim();
    let is_id = inside.len() <= 250 && inside.contains('@') && inside.bytes().all(|byte| byte.is_ascii_graphic());
    is_id.then(|| inside.to_owned())
}

fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['<', '>', '(', ')', '"', '\'', ',', ';', ':', '.']);
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && !part.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '@'))
    };
    (text.len() <= 250 && plain(local) && plain(domain) && domain.contains('.')).then(|| text.to_owned())
}

/// The first `5.1.1` of a text.
fn status(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(|word| word.trim_matches('.')).find_map(|word| {
        let mut parts = word.split('.');
        let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |part: &str| (1..=3).contains(&part.len());
        let fits = matches!(class, "4" | "5") && number(subject) && number(detail) && parts.next().is_none();
        fits.then(|| word.to_owned())
    })
}
