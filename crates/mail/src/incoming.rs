//! Mails as they arrive, as far as a desk has a use for them.

use guichet_tickets::{LONGEST_SUBJECT, file_name, one_line};
use mail_parser::{Address, HeaderValue, Message};

use crate::html;
use crate::kind::{self, Evidence, Kind, Own};
use crate::mime::{self, Cutter, Head, Headers, Node, RECIPIENTS, Unreadable};
use crate::person::Person;

/// So many addresses and ids of a mail are looked at.
const MOST_NAMED: usize = 200;
/// No stack is small enough for trouble with these, whatever the limits say.
const DEEPEST: usize = 50;

/// What is taken.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of the whole mail. What is larger is refused.
    pub bytes: usize,
    /// More parts are refused.
    pub parts: usize,
    /// So many multiparts in one another; more are refused.
    pub depth: usize,
    /// More attachments are left out, and said so.
    pub attachments: usize,
    /// A larger attachment is left out, and said so.
    pub attachment_bytes: usize,
    /// Characters of the text, about; the rest is cut off.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 40 << 20,
            parts: 200,
            depth: 12,
            attachments: 20,
            attachment_bytes: 20 << 20,
            text_bytes: 1 << 20,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Fit to be a file's.
    pub name: String,
    /// As the sender says.
    pub kind: String,
    pub bytes: Vec<u8>,
    /// What HTML refers to it by: shown in the text rather than below it.
    pub content_id: Option<String>,
}

/// An attachment that was over a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub name: String,
    pub size: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// As the mail says; nothing here proves it. `None` also where it names several: a server may have verified another one.
    pub from: Option<Person>,
    /// Of `To`, `Cc`, `Delivered-To`, `X-Original-To` and `Envelope-To` (Exim), each once.
    pub to: Vec<String>,
    /// Ids without their brackets.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    /// Oldest first.
    pub references: Vec<String>,
    pub subject: String,
    /// Unix seconds, as the sender's clock has them.
    pub date: Option<i64>,
    /// With its quotes and signature: see [`fold`](crate::fold).
    pub text: String,
    pub html_was_only: bool,
    pub attachments: Vec<Attachment>,
    pub left_out: Vec<LeftOut>,
    pub kind: Kind,
    /// A program may answer, with a confirmation.
    pub may_confirm: bool,
}

impl Default for Incoming {
    fn default() -> Incoming {
        Incoming {
            from: None,
            to: Vec::new(),
            message_id: None,
            in_reply_to: Vec::new(),
            references: Vec::new(),
            subject: String::new(),
            date: None,
            text: String::new(),
            html_was_only: false,
            attachments: Vec::new(),
            left_out: Vec::new(),
            kind: Kind::Reply,
            may_confirm: false,
        }
    }
}

/// What the parts come to.
struct Body<'l> {
    limits: &'l Limits,
    attachments: Vec<Attachment>,
    left_out: Vec<LeftOut>,
    report: Option<String>,
    returned: Option<Headers>,
}

#[derive(Default)]
struct Text {
    text: String,
    has_plain: bool,
    has_html: bool,
}

impl Text {
    fn add(&mut self, other: Text) {
        if !self.text.is_empty() && !other.text.trim().is_empty() {
            self.text.push_str("\n\n");
        }
        if !other.text.trim().is_empty() {
            self.text.push_str(&other.text);
        }
        self.has_plain |= other.has_plain;
        self.has_html |= other.has_html;
    }
}

/// # Errors
/// It is over a limit, or no mail at all.
pub fn read(bytes: &[u8], limits: &Limits, own: &Own<'_>) -> Result<Incoming, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge);
    }
    // What mailboxes in files have above a mail.
    let bytes = match bytes.starts_with(b"From ") {
        true => bytes.iter().position(|byte| *byte == b'\n').map_or(bytes, |end| &bytes[end + 1..]),
        false => bytes,
    };
    let parser = mime::parser();
    let head = mime::readable(mime::split_head(bytes).0);
    let message = parser.parse_headers(head.as_ref()).ok_or(Unreadable::NotAMail)?;
    let headers = Headers::of(&head);
    let node =
        Cutter { parser: &parser, parts: limits.parts, depth: limits.depth.min(DEEPEST) }.cut(bytes, 0, false)?;
    let mut body = Body { limits, attachments: Vec::new(), left_out: Vec::new(), report: None, returned: None };
    let Text { mut text, has_plain, has_html } = body.walk(&node, true);
    text.truncate(text.floor_char_boundary(limits.text_bytes));
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let text = text.trim_matches('\n').trim_end().to_owned();
    let from = sole(message.from()).filter(|_| headers.all("from").nth(1).is_none());
    let subject = one_line(message.subject().unwrap_or_default(), LONGEST_SUBJECT);
    let evidence = Evidence {
        headers: &headers,
        from: from.as_ref(),
        subject: &subject,
        report: body.report.as_deref(),
        returned: body.returned.as_ref(),
        text: &text,
    };
    let kind = kind::kind(&evidence, own);
    let may_confirm = from.is_some() && kind::may_confirm(&kind, &headers, own);
    Ok(Incoming {
        to: recipients(&message),
        message_id: ids(headers.get("message-id").unwrap_or_default()).into_iter().next(),
        in_reply_to: ids(headers.get("in-reply-to").unwrap_or_default()),
        references: headers.get("references").map(ids).unwrap_or_default(),
        date: message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_timestamp),
        html_was_only: has_html && !has_plain,
        attachments: body.attachments,
        left_out: body.left_out,
        from,
        subject,
        text,
        kind,
        may_confirm,
    })
}

/// Of several, each program and each server takes another for the sender: then there is none.
fn sole(addresses: Option<&Address<'_>>) -> Option<Person> {
    match addresses {
        Some(Address::List(one)) if one.len() == 1 => people(addresses).into_iter().next(),
        _ => None,
    }
}

fn people(addresses: Option<&Address<'_>>) -> Vec<Person> {
    let Some(addresses) = addresses else { return Vec::new() };
    let all = addresses.iter().take(MOST_NAMED).filter_map(|one| {
        let address = one.address()?.trim();
        let parts = address.rsplit_once('@');
        let fits = parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
            && address.len() <= 320
            && !address.contains(|c: char| c.is_control() || c == ' ');
        let name = one.name().map(|name| one_line(name, 100)).filter(|name| !name.is_empty());
        fits.then(|| Person { name, address: address.to_owned() })
    });
    all.collect()
}

fn recipients(message: &Message<'_>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for header in message.headers() {
        if !RECIPIENTS.iter().any(|name| header.name().eq_ignore_ascii_case(name)) {
            continue;
        }
        let HeaderValue::Address(addresses) = header.value() else { continue };
        for Person { address, .. } in people(Some(addresses)) {
            if all.len() < MOST_NAMED && !all.iter().any(|other| other.eq_ignore_ascii_case(&address)) {
                all.push(address);
            }
        }
    }
    all
}

/// What is in angle brackets.
fn ids(text: &str) -> Vec<String> {
    let inside = text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(id, _)| id);
    let fit = |id: &&str| (3..=250).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    let ids: Vec<String> = inside.filter(fit).map(str::to_owned).collect();
    let bare = text.trim();
    if ids.is_empty() && bare.contains('@') && fit(&bare) {
        return vec![bare.to_owned()];
    }
    ids
}

impl Body<'_> {
    fn walk(&mut self, node: &Node<'_>, is_shown: bool) -> Text {
        match node {
            Node::Leaf(head, body) => self.leaf(head, body, is_shown),
            Node::Multipart(head, nodes) if head.subtype == "alternative" => self.alternative(nodes, is_shown),
            Node::Multipart(_, nodes) => {
                let mut text = Text::default();
                for node in nodes {
                    text.add(self.walk(node, is_shown));
                }
                text
            }
        }
    }

    /// The first that has plain text, else the last: it is meant to be the best. All have their attachments.
    fn alternative(&mut self, nodes: &[Node<'_>], is_shown: bool) -> Text {
        let mut texts: Vec<Text> = nodes.iter().map(|node| self.walk(node, is_shown)).collect();
        texts.retain(|text| !text.text.trim().is_empty());
        match texts.iter().position(|text| text.has_plain && !text.has_html) {
            Some(plain) => texts.swap_remove(plain),
            None => texts.pop().unwrap_or_default(),
        }
    }

    fn leaf(&mut self, head: &Head, body: &[u8], is_shown: bool) -> Text {
        let is_named = head.name.is_some() || head.is_attachment;
        match (head.kind.as_str(), head.subtype.as_str()) {
            ("text", "plain" | "") if !is_named && is_shown => {
                let text = head.text(cut(body, 4 * self.limits.text_bytes)).replace("\r\n", "\n").replace('\r', "\n");
                let text = head.flowed.map_or_else(|| text.clone(), |delsp| unflowed(&text, delsp));
                let has_plain = !text.trim().is_empty();
                Text { text, has_plain, has_html: false }
            }
            ("text", "html") if !is_named && is_shown => {
                let text = html::to_text(&head.text(cut(body, 4 * self.limits.text_bytes)));
                Text { has_html: !text.is_empty(), text, has_plain: false }
            }
            // A receipt: nothing to be kept.
            ("message", "disposition-notification") => Text::default(),
            ("message", "delivery-status" | "global-delivery-status") => {
                self.report.get_or_insert_with(|| head.text(cut(body, 1 << 16)));
                Text::default()
            }
            ("text", "rfc822-headers") => {
                self.returned.get_or_insert_with(|| Headers::of(&head.decode(cut(body, 1 << 16))));
                Text::default()
            }
            ("message", _) if self.report.is_some() => {
                let bytes = head.decode(cut(body, 1 << 16));
                self.returned.get_or_insert_with(|| Headers::of(mime::split_head(&bytes).0));
                Text::default()
            }
            _ => {
                self.attach(head, body);
                Text::default()
            }
        }
    }

    fn attach(&mut self, head: &Head, body: &[u8]) {
        let ending = match (head.kind.as_str(), head.subtype.as_str()) {
            ("message", _) => "eml",
            ("text", "plain" | "") => "txt",
            ("text", "html") => "html",
            ("text", "calendar") => "ics",
            ("image", "jpeg") => "jpg",
            ("image", subtype @ ("png" | "gif" | "webp")) => subtype,
            ("application", "pdf") => "pdf",
            _ => "bin",
        };
        let name = match head.name.as_deref().map(str::trim) {
            Some(name) if !name.is_empty() => file_name(name),
            _ if head.kind == "message" => file_name("message.eml"),
            _ => format!("file.{ending}"),
        };
        // Before it is decoded, and without its line breaks, it is never smaller by more than a quarter.
        let is_over = self.attachments.len() >= self.limits.attachments;
        if is_over || body.len() / 2 > self.limits.attachment_bytes {
            return self.left_out.push(LeftOut { name, size: body.len() });
        }
        let bytes = head.decode(body).into_owned();
        if bytes.len() > self.limits.attachment_bytes {
            return self.left_out.push(LeftOut { name, size: bytes.len() });
        }
        if bytes.is_empty() && head.name.is_none() {
            return;
        }
        let kind = format!("{}/{}", head.kind, head.subtype);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/.+-_".contains(&byte);
        let kind = match kind.len() <= 127 && kind.bytes().all(plain) && kind.split('/').all(|part| !part.is_empty()) {
            true => kind,
            false => "application/octet-stream".to_owned(),
        };
        self.attachments.push(Attachment { name, kind, bytes, content_id: head.id.clone() });
    }
}

fn cut(bytes: &[u8], most: usize) -> &[u8] {
    &bytes[..bytes.len().min(most)]
}

/// RFC 3676: lines that end in a space go on in the next.
fn unflowed(text: &str, delsp: bool) -> String {
    let mut done = String::with_capacity(text.len());
    // The quotes of the line that goes on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        let goes_on = content.ends_with(' ') && !is_signature;
        if open == Some(depth) && !is_signature {
            // It is the same line.
        } else {
            if open.is_some() {
                done.push('\n');
            }
            done.push_str(&">".repeat(depth));
            if depth > 0 {
                done.push(' ');
            }
        }
        done.push_str(if goes_on && delsp { &content[..content.len() - 1] } else { content });
        open = goes_on.then_some(depth);
        if !goes_on {
            done.push('\n');
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mail: &str) -> Result<Incoming, Unreadable> {
        super::read(mail.as_bytes(), &Limits::default(), &Own::default())
    }

    #[test]
    fn flowed_lines_are_joined() {
        assert_eq!(unflowed("a \nb\n> c \n> d\n-- \nAda\n", false), "a b\n> c d\n-- \nAda\n");
        assert_eq!(unflowed("ab \ncd\n> e \nf", true), "abcd\n> e\nf\n");
        assert_eq!(unflowed(" > no quote\n", false), "> no quote\n");
    }

    #[test]
    fn bombs_are_refused() {
        assert_eq!(read(""), Err(Unreadable::NotAMail));
        let deep: String =
            (0..1_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
        assert_eq!(read(&deep), Err(Unreadable::TooDeep));
        let many = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(10_000));
        assert_eq!(read(&many), Err(Unreadable::TooManyParts));
        // What is in a message that is attached is not looked at.
        let nested = read(&"Content-Type: message/rfc822\n\n".repeat(100_000)).unwrap();
        assert_eq!((nested.attachments.len(), nested.attachments[0].name.as_str()), (1, "message.eml"));
        let limits = Limits { bytes: 10, ..Limits::default() };
        assert_eq!(super::read(b"Subject: much\n\n", &limits, &Own::default()), Err(Unreadable::TooLarge));
    }

    #[test]
    fn attachments_over_a_limit_are_named() {
        let part = "--b\nContent-Type: application/pdf; name=a.pdf\n\n0123456789\n";
        let mail = format!("Content-Type: multipart/mixed; boundary=b\n\n{part}{part}--b--\n");
        let of = |attachments, attachment_bytes| {
            let limits = Limits { attachments, attachment_bytes, ..Limits::default() };
            let mail = super::read(mail.as_bytes(), &limits, &Own::default()).unwrap();
            (mail.attachments.len(), mail.left_out)
        };
        assert_eq!(of(2, 10), (2, vec![]));
        assert_eq!(of(1, 10), (1, vec![LeftOut { name: "a.pdf".to_owned(), size: 10 }]));
        assert_eq!(of(2, 9).0, 0);
    }
}
