//! Every spelling of a secret is found at its place, and nothing else is.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::*;
use crate::index::bytes::{self, Kind};
use crate::index::manifest::Manifest;

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

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
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
fn archives_are_opened() {
    let secrets = secrets(PHONE);
    let page = b"<p>Call +1 555 010 4477</p>";
    let hits = secrets.find_in_file("en/index.html.gz", &gzip(page), |_| None);
    assert_eq!(hits.iter().map(|hit| (hit.inside, hit.span.start)).collect::<Vec<_>>(), [(Some("gzip"), 9)]);
    // Whatever it is called, and as far as it goes.
    let mut torn = gzip(&page.repeat(300));
    torn.truncate(torn.len() - 4);
    assert!(!secrets.find_in_file("data.bin", &torn, |_| None).is_empty());
    // Brotli of that text, made once with Node's zlib.
    let brotli = [
        0x0b, 0x0d, 0x80, 0x3c, 0x70, 0x3e, 0x43, 0x61, 0x6c, 0x6c, 0x20, 0x2b, 0x31, 0x20, 0x35, 0x35, 0x35, 0x20,
        0x30, 0x31, 0x30, 0x20, 0x34, 0x34, 0x37, 0x37, 0x3c, 0x2f, 0x70, 0x3e, 0x03,
    ];
    let hits = secrets.find_in_file("en/index.html.br", &brotli, |_| None);
    assert!(hits.iter().any(|hit| hit.inside == Some("brotli")), "{hits:?}");
    let shard = bytes::seal(Kind::Terms, page);
    assert!(secrets.find_in_file("_guichet/search/en/t.bin", &shard, |_| None).iter().any(|hit| hit.inside.is_some()));
    // A pack whose stream begins in the manifest.
    let manifest = Manifest { primer: b"<p>Call ".repeat(9), docs_per_pack: 1, ..Manifest::default() };
    let pack = bytes::seal_primed(Kind::Texts, &manifest.primer, page);
    let manifest = bytes::seal(Kind::Manifest, &manifest.encode());
    let beside = |name: &str| (name == "manifest.bin").then(|| manifest.clone());
    let hits = secrets.find_in_file("_guichet/search/en/x.bin", &pack, beside);
    assert!(hits.iter().any(|hit| hit.inside.is_some()), "{hits:?}");
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

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Entries as a zip archive has them, without the directory behind them: `method`, name, and what is packed.
fn zip(entries: &[(u16, &str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (method, name, content) in entries {
        let packed = if *method == 8 { deflate(content) } else { content.to_vec() };
        archive.extend_from_slice(b"PK\x03\x04\x14\0\0\0");
        archive.extend_from_slice(&method.to_le_bytes());
        archive.extend_from_slice(&[0; 8]);
        archive.extend_from_slice(&(packed.len() as u32).to_le_bytes());
        archive.extend_from_slice(&(content.len() as u32).to_le_bytes());
        archive.extend_from_slice(&(name.len() as u16).to_le_bytes());
        archive.extend_from_slice(&[0; 2]);
        archive.extend_from_slice(name.as_bytes());
        archive.extend_from_slice(&packed);
    }
    archive
}

fn png(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", &[0; 13][..]), (kind, data), (b"IEND", &[])] {
        picture.extend_from_slice(&(data.len() as u32).to_be_bytes());
        picture.extend_from_slice(kind);
        picture.extend_from_slice(data);
        picture.extend_from_slice(&[0; 4]);
    }
    picture
}

fn pdf(streams: &[&[u8]]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (at, stream) in streams.iter().enumerate() {
        file.extend_from_slice(format!("{} 0 obj\n<</Filter /FlateDecode>>\nstream\n", at + 1).as_bytes());
        file.extend_from_slice(&zlib(stream));
        file.extend_from_slice(b"\nendstream\nendobj\n");
    }
    file
}

const WORD: &[u8] = b"<w:p><w:r><w:t>Call +1 555 </w:t></w:r><w:r w:rsidR=\"00A\"><w:t>010-4477</w:t></w:r></w:p>";

#[test]
fn documents_and_pictures_are_opened() {
    let secrets = secrets(PHONE);
    let table = b"/CIDInit begincmap\n2 beginbfrange\n<0010> <0019> <0030>\n<001A> <001B> [<002B> <002D>]\nendbfrange\n1 beginbfchar\n<0003> <0020>\nendbfchar\n";
    // `+1-555-010-4477` in the codes of that font, with distances between.
    let shown =
        b"BT /F1 12 Tf [<001A0011001B> -12.5 <0015001500150003>] TJ [<001000110010> 3 <0003> <0014001400170017>] TJ ET";
    let files: Vec<(&str, &str, Vec<u8>)> = vec![
        ("a document", "a.docx", zip(&[(0, "mimetype", b"x"), (8, "word/document.xml", WORD)])),
        ("a sheet", "a.xlsx", zip(&[(8, "xl/sharedStrings.xml", b"<sst><si><t>555 010 4477</t></si></sst>")])),
        ("a number in a sheet", "a.xlsx", zip(&[(8, "xl/worksheets/sheet1.xml", b"<c><v>15550104477</v></c>")])),
        ("slides", "a.pptx", zip(&[(8, "ppt/slides/slide1.xml", b"<a:t>+1 555</a:t><a:t> 010 4477</a:t>")])),
        ("a text document", "a.odt", zip(&[(8, "content.xml", b"<text:p>+1<text:s/>555 010 4477</text:p>")])),
        (
            "a book",
            "a.epub",
            zip(&[(0, "mimetype", b"application/epub+zip"), (8, "a.xhtml", b"<p>555&#160;010&#160;4477</p>")]),
        ),
        (
            "what the directory has forgotten",
            "a.zip",
            [zip(&[(8, "old.txt", b"+1 555 010 4477")]), zip(&[(8, "new.txt", b"-")])].concat(),
        ),
        ("a document in an archive", "a.zip", zip(&[(8, "a.docx", &zip(&[(8, "word/document.xml", WORD)]))])),
        ("a document, stored in an archive", "a.zip", zip(&[(0, "a.docx", &zip(&[(8, "word/document.xml", WORD)]))])),
        ("an archive in gzip", "a.tar.gz", gzip(&[&[0; 512][..], b"+1 555 010 4477", &[0; 512]].concat())),
        ("gzip in gzip", "a.gz.gz", gzip(&gzip(b"+1 555 010 4477"))),
        ("the name of an entry", "a.zip", zip(&[(8, "call-555-010-4477.txt", b"-")])),
        ("a picture's note", "a.png", png(b"tEXt", b"Comment\0+1 555 010 4477")),
        ("a picture's packed note", "a.png", png(b"zTXt", &[b"Comment\0\0", &zlib(b"+1 555 010 4477")[..]].concat())),
        (
            "a picture's packed note in Unicode",
            "a.png",
            png(b"iTXt", &[b"Comment\0\x01\0en\0Kommentar\0", &zlib(b"+1 555 010 4477")[..]].concat()),
        ),
        ("a picture's plain note in Unicode", "a.png", png(b"iTXt", b"Comment\0\0\0en\0\0+1 555 010 4477")),
        (
            "a picture in a document",
            "a.docx",
            zip(&[(0, "word/media/a.png", &png(b"zTXt", &[b"c\0\0", &zlib(b"5550104477")[..]].concat()))]),
        ),
        ("a comment in a JPEG", "a.jpg", b"\xff\xd8\xff\xfe\0\x20+1 555 010 4477".to_vec()),
        (
            "a comment in EXIF",
            "a.jpg",
            [&b"\xff\xd8\xff\xe1Exif\0\0UNICODE\0"[..], &utf16("+1 555 010 4477", false)].concat(),
        ),
        ("text in a PDF", "a.pdf", pdf(&[b"BT (Call +1 555 010 4477) Tj ET"])),
        ("kerned text in a PDF", "a.pdf", pdf(&[b"BT [(+1 5) -120 (55 0) 80.5 (10-44) 3 (77)] TJ ET"])),
        ("escaped text in a PDF", "a.pdf", pdf(&[b"BT (\\053\\061 555 \\(010\\) 44\\\n77) Tj ET"])),
        ("text in a PDF by codes", "a.pdf", pdf(&[table, shown])),
        (
            "a number in two fonts of a PDF",
            "a.pdf",
            pdf(&[
                b"1 beginbfrange\n<0010> <0015> <0030>\nendbfrange",
                b"1 beginbfchar\n<0020> <0034>\n<0023> <0037>\nendbfchar",
                b"BT /F1 1 Tf <0011001500150015> Tj <001000110010> Tj /F2 1 Tf <0020002000230023> Tj ET",
            ]),
        ),
        ("an address in a PDF", "a.pdf", b"%PDF-1.4\n<</URI (tel:+1-555-010-4477)>>".to_vec()),
        (
            "a title in a PDF",
            "a.pdf",
            [
                &b"%PDF-1.4\n<</Title <"[..],
                hex(&[&b"\xfe\xff"[..], &utf16("555 010 4477", true)].concat()).as_bytes(),
                b">>>",
            ]
            .concat(),
        ),
        ("packed objects of a PDF", "a.pdf", pdf(&[b"1 0 <</URI (tel:+15550104477)>>"])),
        ("a file in a PDF", "a.pdf", pdf(&[&zip(&[(8, "word/document.xml", WORD)])])),
    ];
    for (what, name, bytes) in &files {
        let (hits, closed) = secrets.look_into(name, bytes, |_| None);
        assert!(!hits.is_empty(), "{what}");
        assert_eq!(closed, [""; 0], "{what}");
        // Whatever it is called.
        assert!(!secrets.find_in_file("data.bin", bytes, |_| None).is_empty(), "{what}");
        // And not where it is another number.
        assert_eq!(other().find_in_file(name, bytes, |_| None), [], "{what}");
    }
}

fn other() -> Secrets {
    secrets("tel:+44 20 7946 0991")
}

#[test]
fn what_can_t_be_looked_into_is_named() {
    let mut encrypted = zip(&[(8, "a.txt", b"x")]);
    encrypted[6] = 1;
    let bomb = (0..8).fold(vec![0u8; 1 << 20], |inner, _| zip(&[(8, "a.zip", &inner)]));
    for (bytes, what) in [
        (encrypted, "an archive with encrypted files"),
        (zip(&[(12, "a.txt", b"x")]), "an archive in a compression that is not looked into"),
        (b"%PDF-1.4\ntrailer <</Encrypt 3 0 R>>".to_vec(), "an encrypted PDF"),
        (
            [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &utf16("EncryptedPackage", false)].concat(),
            "an encrypted Office document",
        ),
        (b"7z\xbc\xaf\x27\x1c...".to_vec(), "a 7z archive"),
        (b"\x28\xb5\x2f\xfd...".to_vec(), "compressed with Zstandard"),
        (b"BZh91AY&SY...".to_vec(), "compressed with bzip2"),
        (zip(&[(8, "a.7z", b"7z\xbc\xaf\x27\x1c...")]), "a 7z archive"),
        (bomb, "nested too deeply"),
    ] {
        assert_eq!(secrets(PHONE).look_into("a.bin", &bytes, |_| None).1, [what]);
    }
    for harmless in
        [&b"BZh was here"[..], b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b", b"%PDF-1\nstream\n"]
    {
        assert_eq!(secrets(PHONE).look_into("a.bin", harmless, |_| None), (vec![], vec![]));
    }
}

/// Many entries that all point into each other's data are read once, not once each.
#[test]
fn traps_cost_no_more_than_their_limit() {
    let work = crate::work::Work::start();
    // Stored blocks without content: each beginning could be read to the end.
    let mut trap = b"%PDF-1.7\n".to_vec();
    for _ in 0..500 {
        trap.extend_from_slice(b"stream\n\x78\x9c");
        trap.extend_from_slice(&b"\0\0\0\xff\xff".repeat(40));
    }
    secrets(PHONE).look_into("a.pdf", &trap, |_| None);
    let entries: Vec<u8> = zip(&[(8, "a", &vec![b'x'; 1 << 16])]).repeat(100);
    secrets(PHONE).look_into("a.zip", &entries, |_| None);
    assert!(work.seconds() < 60.0, "{} s of CPU", work.seconds());
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
    let hits = super::tests::secrets("mailto:vip-desk@example.com").find(b"moc.elpmaxe@ksed-piv");
    assert_eq!(hits.iter().map(|hit| hit.spelling).collect::<Vec<_>>(), [Spelling::Backwards]);
}
