//! Every spelling of a secret is found at its place, and nothing else is.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::*;

mod files;

const PHONE: &str = "tel:+1-555-010-4477";

fn secrets(value: &str) -> Secrets {
    let mut secrets = Secrets::default();
    secrets.add_address("PHONE", value, &["en".to_owned(), "fr".to_owned()]);
    secrets
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_spelling_is_found_where_it_is() {
    let secrets = secrets(PHONE);
    let spellings = [
        "tel:+1-555-010-4477",
        "+1-555-010-4477",
        "+1 555 010 4477",
        "+1 (555) 010-4477",
        "+1.555.010.4477",
        "+15550104477",
        "0015550104477",
        "15550104477",
        "1/555/010/4477",
        "(555) 010-4477",
        "555.010.4477",
        "+1\u{a0}555\u{a0}010\u{a0}4477",
        "+1\u{202f}555\u{2011}010\u{2011}4477",
        "＋１－５５５－０１０－４４７７",
        "+١ ٥٥٥ ٠١٠ ٤٤٧٧",
        "tel%3A%2B1-555-010-4477",
        "%2B1%20555%20010%204477",
        "%252B1%2520555%2520010%25204477",
        "&#43;1&#45;555&#45;010&#45;4477",
        "&#x2B;1&nbsp;555&nbsp;010&nbsp;4477",
        "&plus;1&ndash;555&ndash;010&ndash;4477",
        "&amp;#43;1&amp;#45;555&amp;#45;010&amp;#45;4477",
        "\\u002b1\\u002d555\\u002d010\\u002d4477",
        "\\x2b1\\x2d555-010-4477",
        "\\u{2b}1-555-010-4477",
        "\\+1\\-555\\.010\\.4477",
        "**+1** 555 *010* `4477`",
        "+1 <b>555</b> <span class=\"n\">010</span>-4477",
        "+1-555-\n  010-4477",
        "+1\u{200b}-\u{2060}555-010\u{ad}-4477",
    ];
    for spelling in spellings {
        let text = format!("Call é <p>{spelling}</p> now");
        let hits = secrets.find(text.as_bytes());
        assert_eq!(hits.len(), 1, "{spelling}: {hits:?}");
        let span = hits[0].span.clone();
        let place = text.find(spelling).unwrap()..text.find(spelling).unwrap() + spelling.len();
        assert!(
            place.start <= span.start && span.end <= place.end && span.len() + 8 >= spelling.len().min(10),
            "{spelling}: {span:?} {place:?}"
        );
        let masked = secrets.mask(&text);
        assert!(secrets.find(masked.as_bytes()).is_empty(), "{masked}");
        assert_eq!(masked.chars().count(), text.chars().count());
        assert!(masked.starts_with("Call é <p>") && masked.ends_with("</p> now"), "{masked}");
    }
}

#[test]
fn encodings_are_opened_at_every_alignment() {
    let secrets = secrets(PHONE);
    for before in ["", "a", "ab", "abc", "x {\"href\":\""] {
        for spelling in ["tel:+1-555-010-4477", "+1 (555) 010-4477", "15550104477"] {
            let plain = format!("{before}{spelling} and on");
            for (what, text) in [
                ("base64", STANDARD.encode(&plain)),
                ("base64url", URL_SAFE_NO_PAD.encode(&plain)),
                ("base64 in JSON", STANDARD.encode(&plain).replace('/', "\\/")),
                ("base64 of UTF-16", STANDARD.encode(utf16(&plain, false))),
                ("hex", hex(plain.as_bytes())),
                ("HEX", hex(plain.as_bytes()).to_uppercase()),
                ("a data URL", format!("data:text/plain;base64,{}", STANDARD.encode(&plain))),
            ] {
                for text in
                    [text.clone(), format!("\"{text}\""), format!("q{text}"), format!("qq{text}"), format!("qqq{text}")]
                {
                    // A letter in front of hexadecimal digits is no digit; in front of base64 it may be.
                    let hits = secrets.find(text.as_bytes());
                    assert!(!hits.is_empty(), "{what}: {text}");
                    assert!(hits.iter().all(|hit| hit.span.end <= text.len()), "{hits:?}");
                }
            }
        }
    }
    for big in [false, true] {
        assert_eq!(secrets.find(&utf16("Call +1 555 010 4477!", big)).len(), 1);
    }
}

/// As messages and configurations have it: in lines, indented or not, and what becomes of them in JSON or in one line.
#[test]
fn base64_over_several_lines_is_joined() {
    let secrets = secrets(PHONE);
    let long = "The help desk of our best customers is open day and night, on holidays too; its number is ";
    for before in (40..long.len()).step_by(7) {
        let plain = format!("{}{PHONE}, and nobody else has it. Please do not pass it on.", &long[..before]);
        for (width, code) in
            [(64, STANDARD.encode(&plain)), (76, STANDARD.encode(&plain)), (24, URL_SAFE_NO_PAD.encode(&plain))]
        {
            let lines: Vec<&str> =
                code.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
            for end in ["\n", "\r\n", "\n      ", "\r\n\t", " ", "\\n", "\\r\\n", "\\\\n  ", "%0D%0A", "&#10;", "\n\n"]
            {
                for text in [
                    format!("{}\n", lines.join(end)),
                    format!("Content-Transfer-Encoding: base64{end}{end}{}{end}--end", lines.join(end)),
                    format!("href: \"data:text/plain;base64,{}\"", lines.join(end)),
                ] {
                    let hits = secrets.find(text.as_bytes());
                    assert!(!hits.is_empty(), "{text}");
                    assert!(hits.iter().all(|hit| hit.spelling == Spelling::Base64), "{hits:?}");
                    assert!(
                        hits.iter().all(|hit| hit.span.end <= text.len() && hit.span.len() < 64),
                        "{hits:?} {text}"
                    );
                }
            }
        }
    }
    // Between other signs they are not lines of one text.
    let code = STANDARD.encode(format!("{long}{PHONE}"));
    let (first, second) = code.split_at(code.len() - 12);
    assert_eq!(secrets.find(format!("<p>{first}</p>\n<p>{second}</p>").as_bytes()), []);
}

#[test]
fn capitals_of_an_address_do_not_hide_it() {
    let secrets = secrets("mailto:Vip-Desk@Example.com");
    for text in [
        "vip-desk@example.com",
        "VIP-DESK@EXAMPLE.COM",
        "vIP-dESK@eXAMPLE.COM",
        "vip-desk&#64;example.com",
        "vip-desk%40example.com",
        "vip-desk&commat;example&period;com",
    ] {
        assert_eq!(secrets.find(format!("<{text}>, ").replace(['<', '>'], " ").as_bytes()).len(), 1, "{text}");
    }
    let secrets = secrets_of_url();
    for text in [
        "https://rooms.example.com/fr/8x2k",
        "//rooms.example.com/en/8x2k",
        "rooms.example.com/{lang}/8x2k",
        "rooms.example.com%2Ffr%2F8x2k",
        "rooms.example.com\\/en\\/8x2k",
    ] {
        assert_eq!(secrets.find(text.as_bytes()).len(), 1, "{text}");
    }
    assert_eq!(secrets.find(b"https://rooms.example.com/fr/"), []);
}

fn secrets_of_url() -> Secrets {
    secrets("https://rooms.example.com/{lang}/8x2k")
}

#[test]
fn what_is_not_the_secret_is_left_alone() {
    let secrets = secrets(PHONE);
    for text in [
        "+1 555 010 4478",
        "555 010",
        "4477",
        "1-555-010, 4477",
        "deadbeef5550104",
        "Call us: see the contact page.",
        "%",
        "&",
        "&#",
        "\\",
        "\\u",
        "\\u{",
        "<",
        "&#xffffffff;",
        "a%zz",
        "",
    ] {
        assert_eq!(secrets.find(text.as_bytes()), [], "{text}");
    }
    assert_eq!(Secrets::default().find(b"anything"), []);
}

/// A short number is part of many longer ones; but a list, a line or a sign before it does not hide it.
#[test]
fn short_numbers_are_found_whole() {
    let secrets = secrets("+1-555-0100");
    for text in [
        "+1-555-0100",
        "1 555 0100",
        "555-0100",
        "(555) 0100",
        "001 555 0100",
        "0555 0100",
        "Line 1\n555 0100",
        "1. 555 0100",
        "24/7: +1 555 0100",
        "7 +15550100",
        "tel:5550100",
        "\"5550100\"",
        "Nr. 7  555 0100",
        "2 (555) 0100",
    ] {
        assert_eq!(secrets.find(text.as_bytes()).len(), 1, "{text}");
    }
    for text in ["+34 91 555 01 00", "915550100", "91-555-0100", "1234 5550100", "20265550100"] {
        assert_eq!(secrets.find(text.as_bytes()), [], "{text}");
    }
}

#[test]
fn long_files_are_looked_at_in_pieces() {
    const LENGTH: usize = 2000;
    for before in LENGTH - 30..LENGTH + 10 {
        let mut text = vec![b' '; before];
        text.extend_from_slice(b"+1 (555) 010-4477 and on");
        text.resize(OVERLAP + LENGTH * 2, b'.');
        text.extend_from_slice(b"KzE1NTUwMTA0NDc3");
        let hits = secrets(PHONE).find_by_pieces(&text, LENGTH);
        let places: Vec<usize> = hits.iter().map(|hit| hit.span.start).collect();
        assert_eq!(places, [before + 1, OVERLAP + LENGTH * 2 + 1]);
    }
}

#[test]
fn values_that_would_be_found_everywhere_are_not_looked_for() {
    let secrets = secrets("tel:112");
    assert!(secrets.is_empty());
    assert_eq!(secrets.too_short, ["PHONE"]);
}

proptest::proptest! {
    /// Whatever the bytes, spans are inside, and what is masked is found no more.
    #[test]
    fn arbitrary_bytes_break_nothing(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), at in 0usize..200) {
        let secrets = secrets(PHONE);
        let at = at.min(bytes.len());
        let mut text = bytes[..at].to_vec();
        text.extend_from_slice(b"\"+1-555-010-4477\"");
        text.extend_from_slice(&bytes[at..]);
        let hits = secrets.find(&text);
        proptest::prop_assert!(hits.iter().any(|hit| hit.span.start <= at + 2 && hit.span.end >= at + 16));
        proptest::prop_assert!(hits.iter().all(|hit| hit.span.start < hit.span.end && hit.span.end <= text.len()));
    }
}

#[test]
fn backwards_and_as_messages_are_sent() {
    let secrets = secrets(PHONE);
    for (text, spelling) in [
        ("<bdo dir=rtl>7744-010-555-1+</bdo>", Spelling::Backwards),
        ("7744 010 555", Spelling::Backwards),
        ("<b>77</b>44 010 <i>555</i>", Spelling::Backwards),
        ("Call =2B1=20555=20010=204477", Spelling::Respelt),
        ("Call =2b1=2D555=2D010=2D4477", Spelling::Respelt),
        ("Call +1 555 01=\r\n0 44=\n77 now", Spelling::Respelt),
        ("<b>=2B1</b>=20555 0=\r\n10<i> 4477</i>", Spelling::Respelt),
    ] {
        let hits = secrets.find(text.as_bytes());
        assert_eq!(hits.iter().map(|hit| hit.spelling).collect::<Vec<_>>(), [spelling], "{text}");
        assert_eq!(secrets.find(secrets.mask(text).as_bytes()), [], "{text}");
    }
    // An equals sign before a number is most often a parameter.
    assert_eq!(secrets.find(b"?call=15550104477").len(), 1);
    let hits = self::secrets("mailto:vip-desk@example.com").find(b"moc.elpmaxe@ksed-piv");
    assert_eq!(hits.iter().map(|hit| hit.spelling).collect::<Vec<_>>(), [Spelling::Backwards]);
}
