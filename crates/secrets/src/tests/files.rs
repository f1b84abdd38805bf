//! What is packed in archives, documents and pictures is found; what can't be looked into is named.

use std::io::Write;

use super::*;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
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
}

/// Its texts are packed with what its manifest brings, which here is most of them.
#[test]
fn an_index_is_opened() {
    let secrets = secrets(PHONE);
    let text = "If nothing of this has helped, call +1 555 010 4477 at any time.";
    let doc = |id| guichet_search::SearchDoc {
        id,
        url: id,
        title: "A page",
        description: "",
        area: "",
        area_title: "",
        categories: vec![],
        keywords: &[],
        plans: &[],
        boost: 1.0,
        pins: vec![],
        sections: vec![guichet_search::Section { anchor: None, heading: "", text }].into(),
    };
    let docs = ["en/a/", "en/b/", "en/c/", "en/d/"].map(doc).to_vec();
    let locale = guichet_search::LocaleDocs { locale: "en", docs, borrowed: vec![], plans: vec![], synonyms: vec![] };
    let files = guichet_search::build(&[locale]);
    let beside = |name: &str| files.iter().find(|file| file.path.ends_with(name)).map(|file| file.bytes.clone());
    let packs: Vec<_> = files.iter().filter(|file| file.path.starts_with("_guichet/search/en/x")).collect();
    assert_eq!(packs.len(), 4);
    for pack in packs {
        let hits = secrets.find_in_file(&pack.path, &pack.bytes, beside);
        assert!(hits.iter().any(|hit| hit.inside == Some("the search index")), "{hits:?}");
    }
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
    let work = guichet_test_support::Work::start();
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
