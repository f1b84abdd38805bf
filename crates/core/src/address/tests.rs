//! Vectors shared with the panel (`tests/vectors/addresses.json`), and what must hold for any text.

use proptest::prelude::*;
use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Vectors {
    /// Where addresses stand.
    page: String,
    /// What a site adds.
    schemes: Vec<String>,
    addresses: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    address: String,
    /// Where a browser goes; none: it is not published. (`panel`, where there is one, is what the panel says, which reads
    /// only what has been published.)
    leads: Option<String>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../../tests/vectors/addresses.json")).unwrap()
}

fn schemes(added: &[impl AsRef<str>]) -> Schemes {
    let mut schemes = Schemes::default();
    added.iter().for_each(|scheme| schemes.add(scheme.as_ref()).unwrap());
    schemes
}

/// As it is published while no page is found for it.
fn published(written: &str, schemes: &Schemes) -> Option<String> {
    Some(match judge(written, schemes).ok()? {
        Address::Absolute { url, .. } => url,
        Address::Site { path, query, fragment } => {
            let mut url = relative(&path);
            for (mark, part) in [("?", query), ("#", fragment.map(|text| crate::base_url::encode_path(&text)))] {
                url.extend(part.map(|part| format!("{mark}{part}")));
            }
            url
        }
    })
}

#[test]
fn vectors_hold() {
    let vectors = vectors();
    let schemes = schemes(&vectors.schemes);
    let page = Url::parse(&vectors.page).unwrap();
    assert!(vectors.addresses.len() > 80);
    let wrong = vectors.addresses.iter().filter_map(|Vector { address, leads }| {
        let found = published(address, &schemes);
        let reads = found.as_deref().map(|url| page.join(url).unwrap().to_string());
        (reads != *leads).then(|| format!("{address:?} is published as {found:?} and leads to {reads:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn what_is_wrong_is_said_with_what_to_type() {
    let said = |written: &str| {
        let refusal = judge(written, &Schemes::default()).unwrap_err();
        let diagnostic = refusal.diagnostic(written);
        format!("{} {} | {}", diagnostic.code, diagnostic.message, diagnostic.help.unwrap_or_default())
    };
    for (written, expected) in [
        ("javascript:alert(1)", "MD005 the `javascript:` address was removed | link to a page or a file instead"),
        (
            "Atrium://x",
            "MD005 the `atrium:` address was removed | if it opens an app that your readers have, add it in site.yaml: `markdown: { schemes: [atrium] }`",
        ),
        (
            "localhost:3000/a",
            "MD005 the `localhost:` address was removed | write it with its scheme: `https://localhost:3000/a`",
        ),
        (
            "file:///home/me/a.png",
            "LNK005 `file:///home/me/a.png` is a file on a computer that readers can't reach | copy the file into the folder of the article, and write `a.png` in place of the whole path",
        ),
        (
            "https://localhost:PORT/",
            "LNK005 `https://localhost:PORT/` is not an address that can be opened: its port is not a number up to 65535 | correct it; if it is only an example, write it as code, between backticks",
        ),
    ] {
        assert_eq!(said(written), expected);
    }
    let long = said(&format!("data:text/html,{}\u{1b}[2J", "x".repeat(1_000_000)));
    assert!(long.len() < 200, "{}", long.len());
    assert!(!said("https://[\u{1b}]/").contains('\u{1b}'));
}

#[test]
fn schemes_that_no_site_can_add() {
    let mut schemes = Schemes::default();
    for never in NEVER.into_iter().chain(["JavaScript:", "DATA", "", ":", "c", "C:", "a b", "1a", "a/b", "é", "a:b"]) {
        assert!(schemes.add(never).is_err(), "{never}");
    }
    assert_eq!(schemes, Schemes::default());
    for fine in ["https", "atrium", "Atrium:", "web+atrium", "x-call://"] {
        schemes.add(fine).unwrap();
    }
    assert_eq!(schemes.added(), ["atrium", "web+atrium", "x-call"]);
    assert!(NEVER.is_sorted());
}

#[test]
fn settings_name_a_destination() {
    let schemes = Schemes::default();
    for fine in [
        "/contact/",
        "https://a.example/?q={lang}",
        "mailto:a@example.com?subject=A b",
        "tel:+1-555",
        "HTTPS://a.example",
    ] {
        assert!(is_destination(fine, &schemes), "{fine}");
    }
    for wrong in [
        "",
        "a.example",
        "//a.example",
        "/\\a.example",
        "\\\\a",
        "javascript:x",
        " https://a.example",
        "https://[a]/",
        "https:a",
        "C:/a",
        "jav\tascript:x",
    ] {
        assert!(!is_destination(wrong, &schemes), "{wrong}");
    }
}

/// Parts that mean something to a parser of addresses.
const PARTS: &[&str] = &[
    "javascript",
    "data",
    "https",
    "HTTP",
    "file",
    "C",
    ":",
    "::",
    "%3a",
    "%3A",
    "%2f",
    "%2F%2F",
    "%5c",
    "/",
    "//",
    "\\",
    "\\\\",
    ".",
    "..",
    "./",
    "@",
    "?",
    "#",
    "evil.example",
    "[",
    "]",
    "[::1]",
    "localhost",
    ":80",
    ":PORT",
    "\t",
    "\n",
    "\r",
    "\0",
    "\u{1}",
    " ",
    "\u{7f}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{fdd0}",
    "é",
    "語",
    "ｅ",
    "：",
    "／",
    "。",
    "&",
    "&colon;",
    "\"",
    "'",
    "<",
    ">",
    "`",
    "{",
    "}",
    "|",
    "^",
    "%",
    "%00",
    "%zz",
    "a",
    "1",
    "text/html,",
    "alert(1)",
    "mailto:a@b.example",
    "tel:",
    "atrium:",
];

/// Whatever is published leads to this host or has a scheme of the list.
fn assert_harmless(written: &str) {
    let schemes = schemes(&["atrium"]);
    for page in ["https://help.example.com/kb/en/a/", "http://help.example.com/kb/en/a/"] {
        let page = Url::parse(page).unwrap();
        let Some(url) = published(written, &schemes) else { continue };
        let read = page.join(&url);
        let read = read.unwrap_or_else(|error| panic!("{written:?} is published as {url:?}: {error}"));
        assert!(schemes.has(read.scheme()), "{written:?} is published as {url:?}, which is {read}");
        if let Ok(Address::Site { .. }) = judge(written, &schemes) {
            assert_eq!(read.origin(), page.origin(), "{written:?} is published as {url:?}, which is {read}");
        }
        // What is published is judged alike: the panel, and whoever else looks again, comes to the same end.
        let again = published(&url, &schemes).map(|url| page.join(&url).unwrap());
        assert_eq!(again, Some(read), "{written:?} is published as {url:?}");
    }
    let path = relative(written);
    let page = Url::parse("https://help.example.com/kb/en/a/").unwrap();
    assert_eq!(page.join(&path).unwrap().origin(), page.origin(), "{written:?} as a path: {path:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_harmless(written in ".{0,60}") {
        assert_harmless(&written);
    }

    #[test]
    fn any_parts_are_harmless(parts in prop::collection::vec(prop::sample::select(PARTS), 0..8)) {
        assert_harmless(&parts.concat());
    }
}
