//! The reader of a search index over one with a file of the fuzzer's: byte 0 says which (from 128 on, that the rest is
//! the file as a web server sends it, and not what is in its envelope), byte 1 what is asked for.
//!
//! Whatever comes from a server is an answer or a refusal, soon, and never a panic; and an answer is fit to be shown.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use guichet_search::read::{self, QueryOptions, SearchError};

/// A built index of four small locales, which the modules of the browser are tested with too.
static BUNDLE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let files: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../vectors/search-index.json")).expect("a bundle");
    let bytes = |hex: &str| {
        let digits: Vec<u8> = hex.chars().map(|digit| digit.to_digit(16).expect("a digit") as u8).collect();
        digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    };
    files.iter().map(|(path, hex)| (path.clone(), bytes(hex))).collect()
});

/// What leads to every kind of file: words, beginnings of words, misspelt and joined ones, other scripts, nothing.
const QUERIES: [&str; 16] = [
    "import contacts",
    "sig",
    "contcats exprot",
    "importieren",
    "連絡先のインポート",
    "clé d'api",
    "webhook",
    "onContactCreated",
    "login",
    "the",
    "",
    "Zwei-Faktor-Anmeldung",
    "dasboard signatur",
    "e",
    "1,000 characters and more words than have places among the slots of a query one two three four five six seven eight nine ten eleven twelve",
    "\u{0}ﬁ e\u{301} 🎉",
];

pub fn run(data: &[u8]) {
    let [file, asked, content @ ..] = data else { return };
    let (path, original) = BUNDLE.iter().nth(usize::from(file & 0x7f) % BUNDLE.len()).expect("a file");
    let locale = path.split('/').nth(2).expect("a locale's folder");
    let changed = if *file >= 0x80 { content.to_vec() } else { envelope(original, content, locale) };
    let read = |asked: &str| -> io::Result<Vec<u8>> {
        let found = if asked == path { Some(&changed) } else { BUNDLE.get(asked) };
        found.cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    };
    // Whoever borrows from the index reads it as well.
    for locale in [locale, "fr"] {
        let Ok(searcher) = read::open(read, locale) else { continue };
        let explain = asked & 1 == 1;
        for query in [QUERIES[usize::from(asked >> 1) % QUERIES.len()], QUERIES[usize::from(asked >> 4)]] {
            for (plan, area) in [(None, None), (Some("pro"), Some("contacts"))] {
                let options = QueryOptions { limit: 5, area, plan, base: "/kb/", explain };
                match searcher.query(query, &options) {
                    Ok(results) => check(&results, &options),
                    Err(SearchError::Unreadable { .. } | SearchError::Refused { .. } | SearchError::Mixed { .. }) => {}
                }
            }
        }
    }
}

fn check(results: &read::SearchResults, options: &QueryOptions) {
    assert!(results.hits.len() <= options.limit);
    for hit in &results.hits {
        assert!(hit.url.starts_with(options.base) && hit.score.is_finite() && hit.score >= 0.0, "{hit:?}");
        let marked = hit.excerpt.replace("<mark>", "").replace("</mark>", "");
        assert!(!marked.contains(['<', '>', '"']), "an excerpt brings markup: {:?}", hit.excerpt);
        let opened = hit.excerpt.matches("<mark>").count();
        assert_eq!(opened, hit.excerpt.matches("</mark>").count(), "{:?}", hit.excerpt);
    }
}

/// A file of the same kind as `original` that holds `content`, as `format.md` has it: without our writer, so that what
/// that never writes is read too.
fn envelope(original: &[u8], content: &[u8], locale: &str) -> Vec<u8> {
    let mut file = original[..5].to_vec();
    file.extend_from_slice(&(content.len() as u32).to_le_bytes());
    let dictionary = if original[4] == b'X' { dictionary(locale) } else { Vec::new() };
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&dictionary).and_then(|()| encoder.flush()).expect("memory");
    let start = if original[4] == b'X' { encoder.get_ref().len() } else { 0 };
    encoder.write_all(content).expect("memory");
    file.extend_from_slice(&encoder.finish().expect("memory")[start..]);
    file
}

/// What precedes the texts of a locale in their streams.
fn dictionary(locale: &str) -> Vec<u8> {
    let read = |path: &str| BUNDLE.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
    read::open(read, locale).expect("the bundle is whole").dictionary().to_vec()
}
