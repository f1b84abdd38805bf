//! The sample help centre in this repository: complete, without a single diagnostic, and true to its contacts.yaml.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::site::files;

const LOCALES: [&str; 6] = ["en", "fr", "de", "ja", "pt", "es"];

pub fn built() -> &'static std::collections::BTreeMap<String, Vec<u8>> {
    static BUILT: OnceLock<std::collections::BTreeMap<String, Vec<u8>>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        let run = Command::new(env!("CARGO_BIN_EXE_guichet"))
            .args(["build", "--strict", "--date", "2026-11-23", "--root", env!("CARGO_MANIFEST_DIR"), "-o"])
            .arg(&out)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        files(Path::new(&out))
    })
}

fn page(path: &str) -> String {
    String::from_utf8_lossy(built().get(path).unwrap_or_else(|| panic!("no {path}"))).into_owned()
}

#[test]
fn every_page_that_the_contract_names() {
    for locale in LOCALES {
        for page in ["index.html", "search/index.html", "contact/index.html", "404.html", "feed.xml", "opensearch.xml"]
        {
            assert!(built().contains_key(&format!("{locale}/{page}")), "{locale}/{page}");
        }
        assert!(built().contains_key(&format!("_guichet/{locale}/help.json")));
    }
    for page in [
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "llms.txt",
        "_redirects",
        "_headers",
        "manifest.json",
        "_guichet/search.js",
        "_guichet/panel.js",
        "demo/index.html",
    ] {
        assert!(built().contains_key(page), "{page}");
    }
}

/// The 25 cells: five plans, five resources; chat and e-mail from Starter, the telephone from Basic.
#[test]
fn the_support_matrix_is_exact_in_every_locale() {
    let expected = [("knowledge-base", 0), ("community", 0), ("chat", 1), ("email", 1), ("phone", 2)];
    for locale in LOCALES {
        let page = page(&format!("{locale}/contact/index.html"));
        let table = page.split_once("<table").and_then(|(_, rest)| rest.split_once("</table>")).expect("a table").0;
        let rows: Vec<&str> = table.split("<tbody").nth(1).expect("a body").split("<tr").skip(1).collect();
        assert_eq!(rows.len(), expected.len(), "{locale}");
        for (row, (channel, from)) in rows.iter().zip(expected) {
            let cells: Vec<bool> = row.split("<td").skip(1).map(|cell| cell.contains("is-included")).collect();
            let wanted: Vec<bool> = (0..5).map(|plan| plan >= from).collect();
            assert_eq!(cells, wanted, "{locale} {channel}: {row}");
            assert!(row.contains("scope=\"row\""), "{locale} {channel}");
        }
    }
}

#[test]
fn languages_are_a_sentence_in_the_readers_grammar() {
    for (locale, sentence) in [
        ("en", "English, French, German, Japanese, Portuguese and Spanish"),
        ("fr", "anglais, français, allemand, japonais, portugais et espagnol"),
        ("ja", "英語、フランス語、ドイツ語、日本語、ポルトガル語、スペイン語"),
    ] {
        let page = page(&format!("{locale}/contact/index.html"));
        assert!(page.contains(sentence), "{locale}: {sentence}");
    }
}

#[test]
fn gaps_are_filled_from_english() {
    for locale in ["de", "ja", "pt", "es"] {
        let borrowed = built().iter().filter(|(path, bytes)| {
            path.starts_with(&format!("{locale}/"))
                && path.ends_with(".html")
                && String::from_utf8_lossy(bytes).contains("notice-fallback")
        });
        assert!(borrowed.count() >= 3, "{locale}");
    }
}

/// A word that stands on most pages is still a question.
#[test]
fn a_common_word_is_found() {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in built().iter().filter(|(path, _)| path.starts_with("_guichet/search/")) {
        let target = dir.path().join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
    for (locale, query, least) in
        [("fr", "paramètres", 10), ("fr", "parametres", 10), ("en", "settings", 10), ("ja", "設定", 10)]
    {
        let run = Command::new(env!("CARGO_BIN_EXE_guichet"))
            .args(["search", query, "--locale", locale, "--json", "--root", env!("CARGO_MANIFEST_DIR"), "-o"])
            .arg(dir.path())
            .output()
            .unwrap();
        let results: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
        assert!(results["total"].as_u64().unwrap() >= least, "{locale} {query}: {results}");
    }
}
