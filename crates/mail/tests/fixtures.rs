//! Every mail of tests/fixtures, with what is expected of it beside it. make_fixtures.py makes the mails; `UPDATE=1` writes the
//! expectations, which are then read by whoever commits them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use guichet_mail::{AddressKey, Form, Incoming, Limits, Own, fold, read, thread};
use proptest::prelude::*;

const MARKER: &str = "## Please write above this line ##";

fn seen(bytes: &[u8]) -> String {
    let form = Form::new("support@example.com").unwrap();
    let own = Own {
        site: "https://help.example.com/",
        domain: "help.example.com",
        addresses: &["support@example.com"],
        form: Some(&form),
        lists: &["support.example.com"],
    };
    let mail = match read(bytes, &Limits::default(), &own) {
        Ok(mail) => mail,
        Err(refused) => return format!("refused: {refused:?}\n"),
    };
    let (found, refused) = thread(&mail, &AddressKey([7; 32]), &form, "help.example.com");
    let mut text = String::new();
    let from = mail.from.as_ref();
    let name = from.and_then(|from| from.name.as_deref()).unwrap_or("-");
    let _ = writeln!(text, "from: {name} <{}>", from.map_or("", |from| &from.address));
    let _ = writeln!(text, "to: {}", mail.to.join(", "));
    let _ = writeln!(text, "subject: {}", mail.subject);
    let _ = writeln!(text, "id: {}, date: {:?}", mail.message_id.as_deref().unwrap_or("-"), mail.date);
    let _ = writeln!(text, "kind: {:?}, may confirm: {}", mail.kind, mail.may_confirm);
    let _ = writeln!(text, "thread: {found:?}, refused: {refused:?}");
    let _ = writeln!(text, "html was only: {}", mail.html_was_only);
    for file in &mail.attachments {
        let _ = writeln!(text, "file: {} {} {} {:?}", file.name, file.kind, file.bytes.len(), file.content_id);
    }
    let folded = fold(&mail.text, MARKER);
    for (name, part) in [("new", folded.new), ("quoted", folded.quoted), ("signature", folded.signature)] {
        if !part.is_empty() {
            let _ = writeln!(text, "--- {name}\n{part}");
        }
    }
    text
}

fn names(ending: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    files.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn every_fixture() {
    let mails = names(".eml");
    assert!(mails.len() >= 50);
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for name in &mails {
        let seen = seen(&std::fs::read(path(&format!("{name}.eml"))).unwrap());
        let beside = path(&format!("{name}.txt"));
        if update {
            std::fs::write(&beside, &seen).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if seen != expected {
            wrong.push(format!("{name}:\n{seen}\nexpected:\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let leftover: Vec<String> = names(".txt").difference(&mails).cloned().collect();
    assert!(leftover.is_empty(), "expectations without a mail: {leftover:?}");
    assert_eq!(names("").len(), 2 * mails.len(), "the folder has something else in it");
}

fn mail_like() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        "(From|To|Subject|Content-Type|Content-Disposition|References|Date|Return-Path|Received): ",
        Just("multipart/mixed; boundary=b".to_owned()),
        Just("multipart/alternative; boundary=\"b\"".to_owned()),
        Just("multipart/report; boundary=b".to_owned()),
        Just("message/rfc822".to_owned()),
        Just("message/delivery-status".to_owned()),
        Just("text/html; charset=shift_jis".to_owned()),
        Just("text/plain; format=flowed; charset=iso-2022-jp".to_owned()),
        Just("Content-Transfer-Encoding: base64".to_owned()),
        Just("Content-Transfer-Encoding: quoted-printable".to_owned()),
        Just("attachment; filename*0*=utf-8''%E3".to_owned()),
        "=\\?(utf-8|iso-2022-jp)\\?[BQ]\\?[ -~]{0,10}\\?=",
        Just("\n".to_owned()),
        Just("\r\n\r\n".to_owned()),
        Just("\n--b\n".to_owned()),
        Just("\n--b--\n".to_owned()),
        "</?(div|blockquote|p|a|li|ol|script|pre)( class=gmail_quote| href='http://a'| style=\"display:none\")?>",
        Just("Action: failed\nStatus: 5.1.1\n".to_owned()),
        ".{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

fn any_mail(bytes: &[u8]) -> Result<(), TestCaseError> {
    let limits = Limits { parts: 20, depth: 4, attachments: 3, attachment_bytes: 1_000, ..Limits::default() };
    if let Ok(mail) = read(bytes, &limits, &Own::default()) {
        let Incoming { text, attachments, .. } = &mail;
        prop_assert!(attachments.len() <= 3 && attachments.iter().all(|file| file.bytes.len() <= 1_000));
        prop_assert!(!mail.subject.contains(['\n', '\r', '\0']));
        let folded = fold(text, MARKER);
        let sorted = |text: &str| {
            let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            characters.sort_unstable();
            characters
        };
        prop_assert_eq!(sorted(text), sorted(&(folded.new + &folded.quoted + &folded.signature)));
    }
    seen(bytes);
    Ok(())
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        any_mail(&bytes)?;
    }

    #[test]
    fn nothing_like_a_mail_panics(bytes in mail_like()) {
        any_mail(&bytes)?;
    }

    #[test]
    fn no_damaged_mail_panics(which: prop::sample::Index, at: prop::sample::Index, byte: u8, cut: bool) {
        let mails: Vec<String> = names(".eml").into_iter().collect();
        let mut bytes = std::fs::read(path(&format!("{}.eml", which.get(&mails)))).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        any_mail(&bytes)?;
    }
}

/// What grew with the square of the length would take minutes.
#[test]
fn nothing_takes_long() {
    let start = std::time::Instant::now();
    for piece in [
        "=?utf-8?Q?a",
        "=?utf-8?Q?a?= ",
        "(",
        "<",
        "\"",
        ",",
        "a@b.c,",
        ":",
        ";",
        "a:a@b.c;",
        "; a*0*=b",
        "; a=\"",
        "\n ",
        "\\",
        "<a@b> ",
        " ",
    ] {
        for field in [
            "To",
            "Subject",
            "Content-Type: multipart/mixed",
            "Content-Disposition",
            "References",
            "Date",
            "Content-Id",
        ] {
            let mail = format!("{field}: {}\n\ntext", piece.repeat(100_000 / piece.len()));
            let _ = read(mail.as_bytes(), &Limits::default(), &Own::default());
        }
    }
    for piece in [
        "To: a@b.c\n",
        "X\n",
        "--b\n",
        "\n",
        ">\n",
        "On 1\n",
        "On 27/11/2026 09:12, Ana wrote:\n",
        "--\n",
        "From: a\n",
        "a \n",
        "> a \n",
    ] {
        let many = piece.repeat(200_000 / piece.len());
        for head in [
            "",
            "Subject: a\n\n",
            "Content-Type: text/plain; format=flowed\n\n",
            "Content-Type: multipart/mixed; boundary=b\n\n",
        ] {
            seen(format!("{head}{many}").as_bytes());
        }
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
