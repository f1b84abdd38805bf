//! Mails that the desk sends, as bytes. Who carries them to whom is somebody else's.

mod alternative;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use guichet_tickets::{TicketId, file_name, one_line};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use alternative::html;

use crate::message_id::{MessageId, subject_hint};
use crate::person::Person;

const LONGEST_SUBJECT: usize = 200;
const LONGEST_NAME: usize = 80;
/// The beginning of a conversation, and its newest mails.
const MOST_REFERENCES: usize = 12;

/// What a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'a> {
    /// A specialist's reply to the customer.
    ToCustomer,
    /// What a customer wrote, to specialists.
    ToSpecialists,
    /// It has arrived, and this is where to follow it: a link that is signed. Sent by no one, answered by no program.
    Confirmation { link: &'a str },
}

/// A file in a mail.
#[derive(Clone, Copy, Debug)]
pub struct Enclosed<'a> {
    pub name: &'a str,
    pub kind: &'a str,
    pub bytes: &'a [u8],
}

/// All that a mail is made of. Texts are in the reader's language already.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    pub what: What<'a>,
    /// What `X-Guichet-Desk` has, in ASCII: mails with it that come back are ours.
    pub site: &'a str,
    /// The domain of Message-IDs.
    pub domain: &'a str,
    pub from: &'a Person,
    pub to: &'a Person,
    /// The signed address.
    pub reply_to: &'a str,
    pub ticket: TicketId,
    pub seq: i64,
    /// Nobody can guess them: a Message-ID that answers refer to proves that its mail was received.
    pub random: [u8; 16],
    /// Unix seconds.
    pub date: i64,
    pub subject: &'a str,
    pub text: &'a str,
    /// The line above which people write; none if empty.
    pub marker: &'a str,
    /// A BCP 47 tag.
    pub language: &'a str,
    /// Ids of what this answers, with or without brackets.
    pub in_reply_to: Option<&'a str>,
    /// Oldest first.
    pub references: &'a [&'a str],
    pub attachments: &'a [Enclosed<'a>],
}

/// A mail to be carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Without its brackets. To be kept: answers name it.
    pub message_id: String,
    /// Whom it is from and to, for the envelope.
    pub from: String,
    pub to: String,
    pub bytes: Vec<u8>,
}

/// Why a mail can't be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable {
    From,
    To,
    ReplyTo,
    /// The domain of Message-IDs.
    Domain,
    /// Before 1970 or after 9999.
    Date,
    /// lettre did not make it; nothing is known that leads to this.
    Other,
}

/// # Errors
/// An address is not one.
pub fn compose(letter: &Letter<'_>) -> Result<Sent, Unsendable> {
    let from = mailbox(letter.from).ok_or(Unsendable::From)?;
    let to = mailbox(letter.to).ok_or(Unsendable::To)?;
    let reply_to = mailbox(&Person { name: letter.from.name.clone(), address: letter.reply_to.to_owned() });
    let reply_to = reply_to.ok_or(Unsendable::ReplyTo)?;
    let is_domain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    if letter.domain.is_empty() || letter.domain.len() > 150 || !letter.domain.bytes().all(is_domain) {
        return Err(Unsendable::Domain);
    }
    let message_id = MessageId { ticket: letter.ticket, seq: letter.seq, random: letter.random }.on(letter.domain);
    let mut message = Message::builder()
        .date(date(letter.date).ok_or(Unsendable::Date)?)
        .message_id(Some(format!("<{message_id}>")))
        .subject(subject(letter))
        .raw_header(raw("X-Guichet-Desk", &one_line(letter.site, 200)))
        .raw_header(raw("X-Auto-Response-Suppress", "All"));
    if matches!(letter.what, What::Confirmation { .. }) {
        message = message.raw_header(raw("Auto-Submitted", "auto-generated"));
    }
    let in_reply_to = letter.in_reply_to.and_then(bracketed);
    let mut references: Vec<String> = Vec::new();
    for id in letter.references.iter().filter_map(|id| bracketed(id)).chain(in_reply_to.clone()) {
        if !references.contains(&id) {
            references.push(id);
        }
    }
    if references.len() > MOST_REFERENCES {
        references.drain(1..references.len() - MOST_REFERENCES + 1);
    }
    if let Some(id) = in_reply_to {
        message = message.in_reply_to(id);
    }
    if !references.is_empty() {
        message = message.references(references.join(" "));
    }
    let envelope = (from.email.to_string(), to.email.to_string());
    let message = message.from(from).to(to).reply_to(reply_to);
    let body = body(letter);
    let message = if letter.attachments.is_empty() {
        message.multipart(body)
    } else {
        let mixed = MultiPart::mixed().boundary(boundary(letter, 'm')).multipart(body);
        message.multipart(letter.attachments.iter().fold(mixed, |mixed, file| mixed.singlepart(enclosed(file))))
    };
    let bytes = message.map_err(|_| Unsendable::Other)?.formatted();
    Ok(Sent { message_id, from: envelope.0, to: envelope.1, bytes })
}

fn mailbox(person: &Person) -> Option<Mailbox> {
    // Other letters in it need servers that say that they take them (RFC 6531). A domain can be written as `xn--…`.
    if !person.address.is_ascii() {
        return None;
    }
    let address: Address = person.address.trim().parse().ok()?;
    let name = person.name.as_deref().map(|name| one_line(name, LONGEST_NAME)).filter(|name| !name.is_empty());
    Some(Mailbox::new(name, address))
}

fn date(seconds: i64) -> Option<SystemTime> {
    let seconds = u64::try_from(seconds).ok().filter(|seconds| *seconds < 253_402_300_800)?;
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// `None` for what is no id: it would be another header, or one that servers refuse.
fn bracketed(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>');
    (id.contains('@') && id.len() <= 250 && id.bytes().all(plain)).then(|| format!("<{id}>"))
}

/// `[#1042] Subject`, and `Re:` before it on what answers. Programs find conversations by it.
fn subject(letter: &Letter<'_>) -> String {
    let line = one_line(letter.subject, 10_000);
    let mut rest = line.trim();
    let tag = format!("[#{}]", letter.ticket);
    loop {
        let before = rest.len();
        for prefix in ["re:", "aw:", "sv:", "vs:", "tr:", "fwd:", "fw:", "wg:"] {
            if rest.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix)) {
                rest = rest[prefix.len()..].trim_start();
            }
        }
        if subject_hint(rest) == Some(letter.ticket)
            && let Some(after) = rest.strip_prefix(&tag)
        {
            rest = after.trim_start();
        }
        if rest.len() == before {
            break;
        }
    }
    let prefix = match letter.what {
        What::Confirmation { .. } => "",
        _ if letter.in_reply_to.is_some() || !letter.references.is_empty() => "Re: ",
        _ => "",
    };
    format!("{prefix}{tag} {}", one_line(rest, LONGEST_SUBJECT)).trim_end().to_owned()
}

/// Of the random bytes, so that the same mail is the same bytes.
fn boundary(letter: &Letter<'_>, which: char) -> String {
    // Not the random part itself: it is nobody's business who sees only a part.
    format!("=_{which}_{:016x}_{}", u128::from_be_bytes(letter.random) as u64 ^ 0x5DEE_CE66_D1CE_5EED, letter.seq)
}

fn body(letter: &Letter<'_>) -> MultiPart {
    let text = letter.text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let text = text.trim_matches('\n').trim_end();
    let link = match letter.what {
        What::Confirmation { link } => one_line(link, 2_000),
        What::ToCustomer | What::ToSpecialists => String::new(),
    };
    let marker = one_line(letter.marker, 200);
    let mut plain = String::new();
    for paragraph in [marker.as_str(), text, &link] {
        if !paragraph.is_empty() {
            if !plain.is_empty() {
                plain.push_str("\n\n");
            }
            plain.push_str(paragraph);
        }
    }
    plain.push('\n');
    MultiPart::alternative()
        .boundary(boundary(letter, 'a'))
        .singlepart(SinglePart::plain(plain.replace('\n', "\r\n")))
        .singlepart(SinglePart::html(html(letter.language, &marker, text, &link).replace('\n', "\r\n")))
}

fn enclosed(file: &Enclosed<'_>) -> SinglePart {
    let octets = || ContentType::parse("application/octet-stream").unwrap_or(ContentType::TEXT_PLAIN);
    let kind = file.kind.to_ascii_lowercase();
    // Of these, programs would read what is inside as parts of the mail.
    let kind = match kind.starts_with("multipart/") || kind.starts_with("message/") || kind.contains(['\r', '\n']) {
        true => octets(),
        false => ContentType::parse(&kind).unwrap_or_else(|_| octets()),
    };
    lettre::message::Attachment::new(file_name(file.name)).body(file.bytes.to_vec(), kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incoming::{Incoming, Limits, read};
    use crate::kind::{Kind, Own};
    use crate::reply::fold;

    const MARKER: &str = "## Please write above this line ##";

    fn person(name: &str, address: &str) -> Person {
        Person { name: Some(name.to_owned()), address: address.to_owned() }
    }

    fn letter<'a>(what: What<'a>, from: &'a Person, to: &'a Person) -> Letter<'a> {
        Letter {
            what,
            site: "https://help.example.com/",
            domain: "help.example.com",
            from,
            to,
            reply_to: "support+1042.c.aaaaaaaaaaaaaaaa@example.com",
            ticket: TicketId(1042),
            seq: 8812,
            random: [0x5A; 16],
            date: 1_795_770_720,
            subject: "Import stops at row 500",
            text: "Row 501 has a date that is not one.\n\nSee https://help.example.com/import?a=1&b=2.",
            marker: MARKER,
            language: "en",
            in_reply_to: None,
            references: &[],
            attachments: &[],
        }
    }

    fn text_of(sent: &Sent) -> String {
        String::from_utf8(sent.bytes.clone()).unwrap()
    }

    fn read_back(sent: &Sent, own: &Own<'_>) -> Incoming {
        read(&sent.bytes, &Limits::default(), own).unwrap()
    }

    #[test]
    fn a_reply() {
        let (from, to) = (person("Ana Silva (Atrium CRM)", "support@example.com"), person("Ada", "ada@example.org"));
        let references = ["one@example.org", "<two@example.org>"];
        let letter = Letter {
            in_reply_to: Some("<three@example.org>"),
            references: &references,
            ..letter(What::ToCustomer, &from, &to)
        };
        let sent = compose(&letter).unwrap();
        assert_eq!(sent, compose(&letter).unwrap());
        let mail = read_back(&sent, &Own::default());
        assert_eq!(mail.subject, "Re: [#1042] Import stops at row 500");
        assert_eq!(mail.from, Some(from.clone()));
        assert_eq!(mail.to, ["ada@example.org"]);
        assert_eq!(mail.date, Some(letter.date));
        assert_eq!(mail.message_id.as_deref(), Some(sent.message_id.as_str()));
        assert_eq!(mail.in_reply_to, ["three@example.org"]);
        assert_eq!(mail.references, ["one@example.org", "two@example.org", "three@example.org"]);
        assert_eq!(mail.text, format!("{MARKER}\n\n{}", letter.text));
        assert_eq!((&mail.kind, mail.may_confirm), (&Kind::Reply, false));
        let text = text_of(&sent);
        assert!(
            text.contains("Reply-To: ") && text.contains("<support+1042.c.aaaaaaaaaaaaaaaa@example.com>"),
            "{text}"
        );
        assert!(!text.contains("Auto-Submitted"));
        // To ourselves it is a loop.
        let own = Own { site: letter.site, ..Own::default() };
        assert!(matches!(read_back(&sent, &own).kind, Kind::Loop(_)));
    }

    #[test]
    fn long_headers_come_back_whole() {
        let (from, to) = (person("Ana", "support@example.com"), person("Ada", "ada@example.org"));
        let ids: Vec<String> = (0..30).map(|at| format!("{at}{}@example.org", "x".repeat(200))).collect();
        let references: Vec<&str> = ids.iter().map(String::as_str).collect();
        let domain = format!("{}.example.com", ["a".repeat(60), "b".repeat(60)].join("."));
        let site = format!("https://help.example.com/{}/", "c".repeat(150));
        let letter =
            Letter { references: &references, domain: &domain, site: &site, ..letter(What::ToCustomer, &from, &to) };
        let sent = compose(&letter).unwrap();
        assert!(sent.bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 998));
        let mail = read_back(&sent, &Own::default());
        assert_eq!(mail.message_id, Some(sent.message_id.clone()));
        assert_eq!(mail.references.len(), MOST_REFERENCES);
        assert_eq!((mail.references.first(), mail.references.last()), (ids.first(), ids.last()));
        let own = Own { site: &site, ..Own::default() };
        assert!(matches!(read_back(&sent, &own).kind, Kind::Loop(_)));
    }

    #[test]
    fn a_confirmation_is_a_program_s() {
        let (from, to) = (person("Atrium Support", "support@example.com"), person("Ada", "ada@example.org"));
        let link = "https://help.example.com/inbox/#link.1042.1.abc_-";
        let sent = compose(&letter(What::Confirmation { link }, &from, &to)).unwrap();
        let mail = read_back(&sent, &Own::default());
        assert_eq!(mail.subject, "[#1042] Import stops at row 500");
        assert!(mail.text.ends_with(link), "{}", mail.text);
        assert_eq!(mail.kind, Kind::AutoReply("auto-submitted: auto-generated".to_owned()));
    }

    #[test]
    fn nothing_leaves_its_header() {
        let (from, to) =
            (person("A\r\nBcc: b@example.com\0", "support@example.com"), person("\"Ada\" <x@y.z>", "ada@example.org"));
        let references = ["a@b\r\nBcc: c@example.com", "ok@example.org", "no id"];
        let subject = "Re: AW: [#1042] x\r\nBcc: b@example.com\u{202E}\0";
        let letter = Letter {
            subject,
            references: &references,
            site: "a\r\nBcc: c@example.com",
            ..letter(What::ToSpecialists, &from, &to)
        };
        let sent = compose(&letter).unwrap();
        let text = text_of(&sent);
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
        let mail = read_back(&sent, &Own::default());
        assert_eq!(mail.subject, "Re: [#1042] x Bcc: b@example.com");
        assert_eq!(mail.from.unwrap().name.as_deref(), Some("A Bcc: b@example.com"));
        assert_eq!(mail.to, ["ada@example.org"]);
        assert_eq!(mail.references, ["ok@example.org"]);
        for (altered, wrong) in [
            (Letter { reply_to: "x@y\r\nBcc: z@example.com", ..letter.clone() }, Unsendable::ReplyTo),
            (Letter { domain: "a>\r\nb", ..letter.clone() }, Unsendable::Domain),
            (Letter { date: -1, ..letter.clone() }, Unsendable::Date),
            (Letter { to: &person("", "nobody"), ..letter.clone() }, Unsendable::To),
            (Letter { to: &person("", "é@example.org"), ..letter.clone() }, Unsendable::To),
        ] {
            assert_eq!(compose(&altered).map(|_| ()), Err(wrong));
        }
    }

    #[test]
    fn languages_and_attachments_come_back() {
        let long = "とても長い件名".repeat(12);
        let arabic = "مرحبا، ".repeat(300);
        for (language, subject, text, name) in [
            (
                "ja",
                long.as_str(),
                "インポートは 501 行目で止まります。\n\n「日付」を確認してください。",
                "スクリーン ショット.png",
            ),
            ("ar", "الاستيراد يتوقف", arabic.as_str(), "صورة الشاشة.png"),
            ("zh-Hant", "匯入停在第 500 列", "請看 https://help.example.com/匯入。", "螢幕截圖.png"),
            ("en", "", &"a".repeat(5_000), "a.bin"),
            ("fr", "Ça s'arrête ?", ".\n.\n--\nFrom here\n", "é.csv"),
        ] {
            let (from, to) = (person("田中 花子, \"CRM\"", "support@example.com"), person("عادة", "ada@example.org"));
            let bytes: Vec<u8> = (0..=255).cycle().take(700).collect();
            let files = [
                Enclosed { name, kind: "image/png", bytes: &bytes },
                Enclosed { name: "a/b\r\n.eml", kind: "message/rfc822", bytes: b"Subject: x\r\n\r\ny" },
                Enclosed { name: "note.txt", kind: "text/plain; charset=utf-8", bytes: "é".as_bytes() },
            ];
            let letter =
                Letter { subject, text, language, attachments: &files, ..letter(What::ToCustomer, &from, &to) };
            let sent = compose(&letter).unwrap();
            assert!(sent.bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 998));
            let mail = read_back(&sent, &Own::default());
            assert_eq!(mail.from.as_ref(), Some(&from));
            assert_eq!(mail.subject, format!("[#1042] {subject}").trim());
            assert_eq!(mail.text, format!("{MARKER}\n\n{}", text.trim_end()));
            let seen: Vec<_> = mail
                .attachments
                .iter()
                .map(|file| (file.name.as_str(), file.kind.as_str(), file.bytes.as_slice()))
                .collect();
            assert_eq!(
                seen,
                [
                    (name, "image/png", bytes.as_slice()),
                    ("b.eml", "application/octet-stream", b"Subject: x\r\n\r\ny"),
                    ("note.txt", "text/plain", "é".as_bytes()),
                ]
            );
            assert_eq!(fold(&mail.text, MARKER).new, "");
        }
    }

    /// What grew with the square of the length would take minutes.
    #[test]
    fn nothing_takes_long() {
        let (from, to) = (person("Ana", "support@example.com"), person("Ada", "ada@example.org"));
        let start = std::time::Instant::now();
        for piece in
            ["https:// ", "https://a ", "http://a ", "http", "https://a)", "Re: ", "[#1042] ", "<", "\n", "a\n\n"]
        {
            let text = piece.repeat(500_000 / piece.len());
            let letter = Letter { subject: &text, text: &text, ..letter(What::ToSpecialists, &from, &to) };
            compose(&letter).unwrap();
        }
        assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    }
}
