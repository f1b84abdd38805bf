//! A mail as it arrives, and the same bytes as the words of one that is sent.
//!
//! What is read is within limits and fit to be stored, folding loses no letter, nobody is let in by a signature of their own making,
//! and what somebody writes stays in its place in the mails that are made of it.

use guichet_mail::{
    AddressKey, Form, Incoming, Kind, Letter, Limits, MessageId, Own, Person, Thread, What, compose, fold, read,
    subject_hint, thread, to_text,
};

const MARKER: &str = "## Please write above this line ##";
const SITE: &str = "https://help.example.com/";
const DOMAIN: &str = "help.example.com";
const ADDRESS: &str = "support@example.com";
/// In no seed is an address signed by it.
const KEY: AddressKey = AddressKey([0x51; 32]);
const LIMITS: Limits =
    Limits { bytes: 1 << 20, parts: 20, depth: 4, attachments: 3, attachment_bytes: 1_000, text_bytes: 10_000 };

/// All that a mail of ours has above its text.
const HEADERS: [&str; 14] = [
    "auto-submitted",
    "content-transfer-encoding",
    "content-type",
    "date",
    "from",
    "in-reply-to",
    "message-id",
    "mime-version",
    "references",
    "reply-to",
    "subject",
    "to",
    "x-auto-response-suppress",
    "x-guichet-desk",
];

pub fn run(data: &[u8]) {
    super::on_a_small_stack(|| {
        let form = Form::new(ADDRESS).expect("an address");
        let own = Own { site: SITE, domain: DOMAIN, addresses: &[ADDRESS], form: Some(&form), lists: &[] };
        arrives(data, &own, &form);
        let text = String::from_utf8_lossy(data);
        folds(&to_text(&text));
        folds(&text);
        leaves(&text, &own);
    });
}

fn arrives(data: &[u8], own: &Own<'_>, form: &Form) {
    let Ok(mail) = read(data, &LIMITS, own) else { return };
    let Incoming { to, subject, text, attachments, kind, may_confirm, .. } = &mail;
    assert!(attachments.len() <= LIMITS.attachments);
    for file in attachments {
        assert!(file.bytes.len() <= LIMITS.attachment_bytes, "{} is too large", file.name);
        let unfit = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '\u{202A}'..='\u{202E}');
        assert!(!file.name.is_empty() && !file.name.contains(unfit), "{:?}", file.name);
        assert!(file.name.chars().count() <= 120 && !file.name.starts_with('.'), "{:?}", file.name);
        assert!(!file.kind.contains(unfit_for_a_header), "{:?}", file.kind);
    }
    assert!(!subject.contains(char::is_control) && to.iter().all(|to| !to.contains(unfit_for_a_header)));
    assert!(!text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')));
    assert!(!may_confirm || *kind == Kind::Reply, "{kind:?} would be answered");
    if let (Thread::Signed { ticket, who }, _) = thread(&mail, &KEY, form, DOMAIN) {
        panic!("somebody signed for {who} of {ticket}");
    }
    folds(text);
}

fn unfit_for_a_header(c: char) -> bool {
    c.is_control() || c == ' '
}

/// Every letter is in one of the three.
fn folds(text: &str) {
    let letters = |texts: &[&str]| {
        let mut letters: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
        letters.retain(|c| !c.is_whitespace());
        letters.sort_unstable();
        letters
    };
    let folded = fold(text, MARKER);
    assert_eq!(letters(&[text]), letters(&[&folded.new, &folded.quoted, &folded.signature]));
}

fn leaves(input: &str, own: &Own<'_>) {
    let (first, text) = super::headed(input);
    let from = Person { name: Some(first.to_owned()), address: ADDRESS.to_owned() };
    let to = Person { name: Some(text.to_owned()), address: "ada@example.org".to_owned() };
    let ticket = subject_hint("[#1042]").expect("a ticket");
    for what in [What::ToCustomer, What::ToSpecialists, What::Confirmation { link: first }] {
        let letter = Letter {
            what,
            site: SITE,
            domain: DOMAIN,
            from: &from,
            to: &to,
            reply_to: ADDRESS,
            ticket,
            seq: 1,
            random: [0x5A; 16],
            date: 0,
            subject: first,
            text,
            marker: MARKER,
            language: first,
            in_reply_to: Some(first),
            references: &[first, text],
            attachments: &[],
        };
        let sent = compose(&letter).expect("its addresses are addresses");
        let mail = String::from_utf8(sent.bytes.clone()).expect("a mail of ours is UTF-8");
        let head = mail.split("\r\n\r\n").next().unwrap_or_default();
        for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
            let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
            assert!(HEADERS.contains(&name.as_str()), "a header of its own: {line:?}");
        }
        assert!(!head.contains('\0') && !head.replace("\r\n", "").contains(['\r', '\n']), "{head:?}");
        assert!(MessageId::of(&sent.message_id, DOMAIN).is_some_and(|id| id.ticket == ticket));
        let back = read(&sent.bytes, &Limits::default(), own).expect("our own mail");
        assert_eq!(back.to, ["ada@example.org"]);
        assert_eq!(back.from.map(|from| from.address).as_deref(), Some(ADDRESS));
        assert_eq!(subject_hint(&back.subject), Some(ticket), "{:?}", back.subject);
        assert!(matches!(back.kind, Kind::Loop(_)) && back.attachments.is_empty(), "{:?}", back.kind);
    }
}
