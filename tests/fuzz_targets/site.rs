//! A whole site of a few files (an archive: see `archive.rs`), from its sources to every byte of its output in memory.
//!
//! Nothing panics; each path comes once and stays below the output folder; every output is what its format says, line by
//! line where lines mean something; pages hold nothing that runs; and no secret comes out.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use guichet_core::model::OutPath;
use guichet_seal::{Environment, KEY_VARIABLE};
use guichet_search::read;
use guichet_site::analysis::{Analysis, BuildOptions, analyze, has_errors};
use guichet_site::load::{Asset, SourceTree};
use guichet_site::output::{Content, Silent, Sink};
use url::Url;

use super::address::{self, Use};
use super::told::{self, Texts};
use super::{archive, html};

/// What an archive without settings of its own gets.
const SETTINGS: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\nareas: [guide]\ndiagnostics: { LNK: warning, IMG: warning, MD: off, RED: warning }\n";
/// A value that only the environment has.
const SECRET: &str = "https://chat.example.net/?room=zqsecretzq";
/// More files than this say nothing new.
const MOST: usize = 24;

pub fn run(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let tree = tree(&input);
    let options = BuildOptions {
        date: jiff::Timestamp::UNIX_EPOCH,
        base_url: None,
        drafts: false,
        locales: Vec::new(),
        live_reload: false,
        environment: Environment::new([
            (KEY_VARIABLE.to_owned(), "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA".to_owned()),
            ("CHAT".to_owned(), SECRET.to_owned()),
        ]),
    };
    let outcome = analyze(&tree, Vec::new(), &options);
    let texts: Texts = tree.texts.below("").map(|(path, text)| (Arc::clone(path), text.to_string())).collect();
    told::check(&outcome.diags, &texts);
    let Some(analysis) = outcome.value.filter(|_| !has_errors(&outcome.diags)) else { return };
    let output = Output::default();
    let made =
        guichet_site::build::produce(&analysis, &tree, &options, &output, &Silent).expect("memory takes everything");
    assert_eq!(made.diags, [], "the theme is our own");
    let files = output.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    check(&files, &analysis, input.contains("zqsecretzq"));
}

/// As the loader would have it: it reads no hidden files, and names without empty parts, `.` and `..`.
fn tree(input: &str) -> SourceTree {
    let mut texts: Vec<(Arc<str>, Arc<str>)> = vec![(Arc::from("site.yaml"), Arc::from(SETTINGS))];
    let mut assets = BTreeMap::new();
    for (path, text) in archive::files(input).into_iter().take(MOST) {
        let folder = path.split('/').next().unwrap_or_default();
        let is_there = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\0'));
        if !is_there {
            continue;
        }
        let root = !path.contains('/') && guichet_site::load::FILES.contains(&path.as_str());
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_text = matches!((folder, extension), ("content", "md") | ("locales", "ftl") | ("synonyms", "yaml"));
        let path = Arc::from(path.as_str());
        if root || is_text {
            texts.push((path, Arc::from(text)));
        } else if matches!(folder, "content" | "static") {
            assets.insert(
                path,
                Asset {
                    disk: PathBuf::from("/nowhere"),
                    len: text.len() as u64,
                    size: Some((4, 3)),
                    ..Asset::default()
                },
            );
        }
    }
    SourceTree { assets, ..SourceTree::of_texts(texts) }
}

#[derive(Default)]
struct Output(Mutex<BTreeMap<String, Content>>);

impl Sink for Output {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        let path = path.as_str().to_owned();
        let escapes = |part: &str| matches!(part, "" | "." | "..");
        assert!(!path.split('/').any(escapes) && !path.contains(['\\', '\0']), "{path:?} is no path below a folder");
        let earlier = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), content);
        assert!(earlier.is_none(), "{path:?} is written twice");
        Ok(())
    }
}

fn check(files: &BTreeMap<String, Content>, analysis: &Analysis, secret_is_written: bool) {
    let base = &analysis.config.base_url;
    let root = Url::parse(&base.absolute("")).expect("where the site is");
    let scripts = format!("{}_guichet/", base.path);
    for (path, content) in files {
        let Content::Bytes(bytes) = content else { continue };
        assert!(secret_is_written || !contains(bytes, b"zqsecretzq"), "the secret is in {path:?}");
        let text = || std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path:?} is no UTF-8"));
        let name = path.rsplit('/').next().unwrap_or(path);
        match name.rsplit_once('.').map_or(name, |(_, extension)| extension) {
            "html" => {
                let url = root.join(&base.url(path)).expect("an address of ours");
                html::check_page(text(), &url, &scripts);
            }
            "xml" => {
                roxmltree::Document::parse(text()).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            }
            "json" => {
                serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            }
            "_redirects" => check_redirects(text(), &base.path, &root),
            "_headers" => check_headers(text(), &base.path),
            "txt" if path == "robots.txt" => check_robots(text(), &root),
            _ => {}
        }
    }
    if analysis.config.search {
        let read = |path: &str| match files.get(path) {
            Some(Content::Bytes(bytes)) => Ok(bytes.clone()),
            _ => Err(io::Error::from(io::ErrorKind::NotFound)),
        };
        for site in &analysis.site().locales {
            let searcher = read::open(read, site.locale.as_str()).expect("our own index");
            searcher.query("guide text", &read::QueryOptions::default()).expect("our own index");
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// `from to 301`, and nothing else on a line.
fn check_redirects(text: &str, base: &str, root: &Url) {
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        let fields: Vec<&str> = line.split(char::is_whitespace).collect();
        let [from, to, "301"] = fields[..] else { panic!("{line:?} is no redirect") };
        assert!(from.starts_with(base) && !from.contains(|c: char| c.is_control()), "{line:?}");
        assert_eq!(address::wrong(to, root, Use::Link), None, "{line:?}");
    }
}

/// Paths, and below each the headers that we set; a policy of known directives and hosts, and scripts of ours alone.
fn check_headers(text: &str, base: &str) {
    const NAMES: [&str; 6] = [
        "Access-Control-Allow-Origin",
        "Cache-Control",
        "Content-Security-Policy",
        "Cross-Origin-Resource-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
    ];
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        let Some(header) = line.strip_prefix("  ") else {
            assert!(
                line.starts_with(base) && !line.contains(|c: char| c.is_whitespace() || c.is_control()),
                "{line:?}"
            );
            continue;
        };
        let (name, value) = header.split_once(": ").unwrap_or_else(|| panic!("{line:?} is no header"));
        assert!(NAMES.contains(&name) && !value.contains(|c: char| c.is_control()), "{line:?}");
        if name == "Content-Security-Policy" {
            check_policy(value);
        }
    }
}

fn check_policy(policy: &str) {
    let mut seen: Vec<&str> = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_ascii_whitespace();
        let name = words.next().unwrap_or_default();
        let known = name.ends_with("-src") || matches!(name, "form-action" | "base-uri" | "frame-ancestors");
        assert!(known && !seen.contains(&name), "{name:?} in {policy:?}");
        seen.push(name);
        let sources: Vec<&str> = words.collect();
        for source in &sources {
            let keyword = matches!(*source, "'self'" | "'none'");
            let scheme =
                source.strip_suffix(':').is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric()));
            let host = Url::parse(source).is_ok_and(|url| url.origin().ascii_serialization() == *source);
            assert!(keyword || scheme || host, "{source:?} in {policy:?}");
        }
        if matches!(name, "script-src" | "style-src") {
            assert_eq!(sources, ["'self'"], "{policy:?}");
        }
    }
    assert!(policy.starts_with("default-src 'none'"), "{policy:?}");
}

fn check_robots(text: &str, root: &Url) {
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line:?} in robots.txt"));
        assert!(matches!(name, "User-agent" | "Allow" | "Disallow" | "Sitemap"), "{line:?}");
        assert!(name != "Sitemap" || Url::parse(value).is_ok_and(|url| url.origin() == root.origin()), "{line:?}");
    }
}
