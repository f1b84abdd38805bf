//! A message cut into its parts, by ourselves: mail-parser would take what is nested as deep as it comes, and encoded messages
//! inside of it too. Headers are read by mail-parser, one part's at a time.

use std::borrow::Cow;

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};

use crate::charset;

/// Why a mail is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge,
    TooManyParts,
    TooDeep,
    /// There is not one header.
    NotAMail,
}

/// So many headers of a part are looked at.
const MOST_HEADERS: usize = 500;
/// So many bytes of a header are looked at where it is compared with words.
const LONGEST_HEADER: usize = 4_000;

/// Whom a mail was sent to: the last three are what servers write.
pub const RECIPIENTS: [&str; 5] = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"];

/// What a part says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub kind: String,
    pub subtype: String,
    pub charset: Option<String>,
    pub name: Option<String>,
    pub id: Option<String>,
    pub is_attachment: bool,
    /// RFC 3676: `Some(delsp)`.
    pub flowed: Option<bool>,
    boundary: Option<String>,
    encoding: String,
}

pub enum Node<'a> {
    Leaf(Head, &'a [u8]),
    Multipart(Head, Vec<Node<'a>>),
}

/// Names in lower case, values on one line, as they are written.
#[derive(Clone, Debug, Default)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    pub fn of(head: &[u8]) -> Headers {
        let text = charset::decode_head(head);
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = headers.last_mut().filter(|(_, value)| value.len() < LONGEST_HEADER) {
                    value.push(' ');
                    value.push_str(cut(line.trim()));
                }
            } else if headers.len() == MOST_HEADERS {
                break;
            } else if let Some((name, value)) = line.split_once(':') {
                headers.push((cut(name.trim()).to_ascii_lowercase(), cut(value.trim()).to_owned()));
            }
        }
        Headers(headers)
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_HEADER)]
}

/// The headers, and what follows the empty line behind them.
pub fn split_head(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return bytes.split_at(at);
        }
    }
    (bytes, &[])
}

/// Headers in UTF-8: what has eight bits there and is something else is as good as always Windows-1252.
pub fn readable(head: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(head) {
        Ok(_) => Cow::Borrowed(head),
        Err(_) => Cow::Owned(charset::decode_head(head).into_bytes()),
    }
}

/// Of what is read by it; the rest is looked at as it is written.
pub fn parser() -> MessageParser {
    let parser = MessageParser::new().with_mime_headers().header_text("Subject").header_date("Date");
    ["From"].into_iter().chain(RECIPIENTS).fold(parser, MessageParser::header_address)
}

impl Head {
    fn of(message: Option<&Message<'_>>, in_digest: bool) -> Head {
        let mut head = Head { kind: "text".into(), subtype: "plain".into(), ..Head::default() };
        if in_digest {
            (head.kind, head.subtype) = ("message".into(), "rfc822".into());
        }
        let Some(message) = message else { return head };
        let part = message.root_part();
        if let Some(kind) = part.content_type() {
            let lower = |name: &str| kind.attribute(name).map(|value| value.trim().to_ascii_lowercase());
            head.kind = kind.ctype().trim().to_ascii_lowercase();
            head.subtype = kind.subtype().unwrap_or_default().trim().to_ascii_lowercase();
            head.charset = lower("charset");
            head.boundary = kind.attribute("boundary").map(|text| text.trim_end().to_owned()).filter(|b| !b.is_empty());
            head.flowed =
                (lower("format").as_deref() == Some("flowed")).then(|| lower("delsp").as_deref() == Some("yes"));
        }
        head.name = part.attachment_name().map(str::to_owned);
        head.is_attachment = part.content_disposition().is_some_and(|kind| kind.is_attachment());
        head.id = part.content_id().map(|id| cut(id.trim_matches(['<', '>', ' '])).to_owned());
        if let HeaderValue::Text(encoding) = message.header("Content-Transfer-Encoding").unwrap_or(&HeaderValue::Empty)
        {
            // Some have a comment behind it.
            let word = encoding.trim().split([' ', '\t', ';', '(']).next().unwrap_or_default();
            head.encoding = word.to_ascii_lowercase();
        }
        head
    }

    /// Without its transfer encoding.
    pub fn decode<'a>(&self, body: &'a [u8]) -> Cow<'a, [u8]> {
        match self.encoding.as_str() {
            "base64" => Cow::Owned(charset::base64(body)),
            "quoted-printable" => Cow::Owned(charset::quoted_printable(body)),
            _ => Cow::Borrowed(body),
        }
    }

    pub fn text(&self, body: &[u8]) -> String {
        charset::decode(&self.decode(body), self.charset.as_deref())
    }
}

/// Cuts a message and what is in it, within limits.
pub struct Cutter<'p> {
    pub parser: &'p MessageParser,
    pub parts: usize,
    pub depth: usize,
}

impl Cutter<'_> {
    pub fn cut<'a>(&mut self, bytes: &'a [u8], depth: usize, in_digest: bool) -> Result<Node<'a>, Unreadable> {
        self.parts = self.parts.checked_sub(1).ok_or(Unreadable::TooManyParts)?;
        let (head, body) = split_head(bytes);
        let readable = readable(head);
        let message = self.parser.parse_headers(readable.as_ref());
        let head = Head::of(message.as_ref(), in_digest);
        let boundary = head.boundary.as_deref().filter(|_| head.kind == "multipart");
        let Some(pieces) = boundary.and_then(|boundary| pieces(body, boundary.as_bytes(), self.parts + 1)) else {
            return Ok(Node::Leaf(head, body));
        };
        if depth >= self.depth {
            return Err(Unreadable::TooDeep);
        }
        let in_digest = head.subtype == "digest";
        let nodes = pieces.into_iter().map(|piece| self.cut(piece, depth + 1, in_digest));
        let nodes = nodes.collect::<Result<_, _>>()?;
        Ok(Node::Multipart(head, nodes))
    }
}

/// What lies between the boundaries, at most so many. `None` if there is no boundary.
fn pieces<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> Option<Vec<&'a [u8]>> {
    let (mut pieces, mut start, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let begin = at;
        at += line.len();
        let Some(rest) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary)) else { continue };
        let rest = rest.trim_ascii();
        if !matches!(rest, b"" | b"--") {
            continue;
        }
        if let Some(start) = start {
            let piece: &[u8] = &body[start..begin];
            let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
            pieces.push(piece.strip_suffix(b"\r").unwrap_or(piece));
        }
        start = (rest != b"--").then_some(at);
        if pieces.len() >= most || rest == b"--" {
            break;
        }
    }
    // Cut off on its way.
    if let Some(start) = start.filter(|start| *start < body.len() && pieces.len() < most) {
        pieces.push(&body[start..]);
    }
    (!pieces.is_empty()).then_some(pieces)
}
