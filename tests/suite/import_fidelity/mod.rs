//! How much of a help desk an import carries: exports of everything that is hard, generated, with every word, link, picture and old address
//! known. The site is built, and read as readers get it. `ARTICLES=2000 cargo test import_fidelity -- --nocapture` measures a large one.

mod article;
mod desks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use scraper::{Html, Selector};
use serde_json::Value;

use article::{Article, Kind, article, is_draft, is_missing};

fn articles() -> usize {
    std::env::var("ARTICLES").ok().and_then(|count| count.parse().ok()).unwrap_or(44)
}

fn guichet(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_guichet")).args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

/// A page as readers get it.
struct Page {
    title: String,
    words: Vec<String>,
    links: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    pictures: usize,
    text: String,
}

fn page(html: &str) -> Option<Page> {
    let tree = Html::parse_document(html);
    let one = |selector: &str| Selector::parse(selector).unwrap();
    let prose = tree.select(&one("article .prose")).next()?;
    let title =
        tree.select(&one("article h1")).next().map(|title| title.text().collect::<String>()).unwrap_or_default();
    let text: String = prose.text().collect::<Vec<_>>().join(" ");
    let is_word = |word: &&str| {
        word.starts_with('w') && word.contains('x') && word[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(is_word).map(str::to_owned).collect();
    let links = prose
        .select(&one("a[href]"))
        .map(|link| (link.text().collect::<String>(), link.attr("href").unwrap_or_default().to_owned()))
        .collect();
    let ids = tree.select(&one("[id]")).filter_map(|element| element.attr("id")).map(str::to_owned).collect();
    Some(Page { title, words, links, ids, pictures: prose.select(&one("img")).count(), text })
}

#[derive(Default, Debug)]
struct Figures {
    articles: usize,
    words: (usize, usize),
    links: (usize, usize),
    sections: (usize, usize),
    pictures: (usize, usize),
    old: (usize, usize),
}

/// Whether an old address leads to a page: by a page there, or by a line of `_redirects`.
fn leads_on(public: &Path, lines: &[(String, String)], old: &str) -> bool {
    let bare = old.trim_start_matches('/');
    let decoded = percent_decoded(bare);
    [bare, decoded.as_str()].iter().any(|path| {
        public.join(path).join("index.html").exists()
            || public.join(path).is_file()
            || public.join(format!("{path}.html")).exists()
    }) || lines.iter().any(|(from, to)| {
        let fits = from.strip_suffix('*').map_or(from.trim_end_matches('/') == old, |start| old.starts_with(start));
        fits && public.join(percent_decoded(to.trim_matches('/'))).join("index.html").exists()
    })
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = (byte == b'%').then(|| [rest.next(), rest.next()]);
        match pair {
            Some([Some(a), Some(b)]) => {
                let hex = [a, b];
                let hex = std::str::from_utf8(&hex).unwrap_or("20");
                bytes.push(u8::from_str_radix(hex, 16).unwrap_or(b' '));
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn measured(kind: &Kind) -> Figures {
    let count = articles();
    let all: Vec<Vec<Article>> =
        (0..count).map(|id| kind.locales.iter().map(|locale| article(kind, id, locale, count)).collect()).collect();
    let dir = tempfile::tempdir().unwrap();
    let (source, site, public) = (dir.path().join("export"), dir.path().join("site"), dir.path().join("public"));
    for (path, text) in (kind.files)(&all) {
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (code, said) = guichet(&["import", source.to_str().unwrap(), site.to_str().unwrap(), "--from", kind.name]);
    assert_eq!(code, 0, "{}: {said}", kind.name);
    let report = fs::read_to_string(site.join("import-report.json")).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    // Saved pages have no drafts.
    let drafts = if kind.name == "html" { (0..count).filter(|id| is_draft(*id)).count() } else { 0 };
    assert_eq!(report["came"]["articles"], (count - drafts) * kind.locales.len(), "{}: {said}", kind.name);
    let missing = if kind.name == "html" { 0 } else { (0..count).filter(|id| is_missing(*id)).count() };
    assert_eq!(report["remote"].as_array().map_or(0, Vec::len), missing, "{}: {}", kind.name, report["remote"]);
    let (code, said) =
        guichet(&["build", "--strict", "--root", site.to_str().unwrap(), "-o", public.to_str().unwrap()]);
    assert_eq!(code, 0, "{}: a strict build says {}", kind.name, said.chars().take(3_000).collect::<String>());
    // Pages by the first word of each.
    let mut pages: BTreeMap<String, (String, Page)> = BTreeMap::new();
    for (path, bytes) in crate::site::files(&public).into_iter().filter(|(path, _)| path.ends_with("/index.html")) {
        let html = String::from_utf8(bytes).unwrap();
        assert!(!html.contains("hidden1"), "{path} shows what was hidden");
        let Some(page) = page(&html) else { continue };
        let address = format!("/{}", path.trim_end_matches("index.html"));
        let Some(first) = page.words.first().cloned() else { continue };
        pages.insert(first, (address, page));
    }
    let redirects = fs::read_to_string(public.join("_redirects")).unwrap_or_default();
    let lines: Vec<(String, String)> = redirects
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(from, to)| (from.to_owned(), to.split_whitespace().next().unwrap_or_default().to_owned()))
        .collect();
    let first = |id: usize, locale: &str| format!("w{id}{}x1", locale.replace('-', ""));
    let mut figures = Figures::default();
    for article in all.iter().flatten() {
        if article.expected.is_draft {
            assert!(!pages.contains_key(&first(article.id, &article.locale)), "a draft stays one");
            continue;
        }
        let Some((_, page)) = pages.get(&first(article.id, &article.locale)) else {
            panic!("{}: article {} in {} is not there", kind.name, article.id, article.locale);
        };
        figures.articles += 1;
        assert_eq!(page.title.trim(), article.title, "{}", kind.name);
        let expected = &article.expected;
        figures.words.1 += expected.words.len();
        figures.words.0 += if page.words == expected.words {
            expected.words.len()
        } else {
            let there: BTreeSet<&String> = page.words.iter().collect();
            eprintln!(
                "{} {}: words are not in their order: {:?}",
                kind.name,
                article.id,
                page.words.iter().zip(&expected.words).find(|(a, b)| a != b)
            );
            expected.words.iter().filter(|word| there.contains(word)).count()
        };
        for part in ["x &lt; {{ var.", "「", "a|b", "|x"] {
            assert!(page.text.contains(part), "{} {}: `{part}` is missing: {}", kind.name, article.id, page.text);
        }
        figures.pictures.0 += page.pictures.min(expected.pictures);
        figures.pictures.1 += expected.pictures;
        for (words, to) in &expected.links {
            figures.links.1 += 1;
            let href = page.links.get(words).map_or("", String::as_str);
            let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
            let Some((address, target)) = pages.get(&first(*to, &article.locale)) else { continue };
            let leads = percent_decoded(path) == percent_decoded(address);
            figures.links.0 += usize::from(leads);
            if !leads {
                eprintln!("{} {}: {words} leads to {href}, not {address}", kind.name, article.id);
            }
            if !words.starts_with("plain") && !words.starts_with("other") {
                figures.sections.1 += 1;
                let is_there = target.ids.contains(&percent_decoded(fragment));
                figures.sections.0 += usize::from(is_there);
                if !is_there {
                    eprintln!("{} {}: {words}: no section {fragment}", kind.name, article.id);
                }
            }
        }
        for old in (kind.old)(article.id, &article.locale) {
            figures.old.1 += 1;
            let leads = leads_on(&public, &lines, &old);
            figures.old.0 += usize::from(leads);
            if !leads {
                eprintln!("{}: {old} leads nowhere", kind.name);
            }
        }
    }
    println!("{}: {figures:?}", kind.name);
    figures
}

fn all_of_it(kind: &Kind) {
    let figures = measured(kind);
    for (what, (came, all)) in [
        ("words", figures.words),
        ("links", figures.links),
        ("sections", figures.sections),
        ("pictures", figures.pictures),
        ("old addresses", figures.old),
    ] {
        assert_eq!(came, all, "{}: {what}", kind.name);
    }
}
