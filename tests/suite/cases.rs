//! Golden cases: `tests/cases/<name>/in/` is a site, `out/` what its build should write. A new folder is a new test.
//!
//! Of pages only what is inside `<main>` is compared, so that a change of the header is no change of a hundred files;
//! of everything else, whether it is there. `UPDATE=1 cargo test cases` writes `out/` anew; read the diff, then commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::site::{SiteTest, files};

/// Output that is compared: the `<main>` of pages, small text files whole. Of the rest, the list of paths.
fn summary(built: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let mut golden = BTreeMap::new();
    let mut list = String::new();
    for (path, bytes) in built {
        // Names of assets and chunks hold hashes that change with every edit of the theme or the format.
        if path.starts_with("_guichet/") {
            continue;
        }
        list.push_str(path);
        list.push('\n');
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".html") {
            if let Some((_, rest)) = text.split_once("<main") {
                let main = rest.split_once("</main>").map_or(rest, |(main, _)| main);
                golden.insert(path.clone(), without_hash(&format!("<main{main}</main>\n")));
            }
        } else if path.ends_with(".md") || path == "_redirects" {
            golden.insert(path.clone(), text.into_owned());
        }
    }
    golden.insert("files.txt".to_owned(), list);
    golden
}

fn run(case: &Path, failures: &mut Vec<String>) {
    let mut test = SiteTest::empty();
    for (path, bytes) in files(&case.join("in")) {
        test = test.file(&path, bytes);
    }
    let outcome = test.build();
    let mut golden = summary(&outcome.files);
    golden.insert("stderr.txt".to_owned(), without_time(&outcome.stderr));
    let out = case.join("out");
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&out);
        for (path, text) in &golden {
            let target = out.join(path);
            fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
            fs::write(target, text).expect("a golden file");
        }
        return;
    }
    let expected = files(&out);
    for (path, text) in &golden {
        match expected.get(path) {
            None => failures.push(format!("{}: `{path}` is new", case.display())),
            Some(bytes) if String::from_utf8_lossy(bytes) != *text => {
                failures.push(format!(
                    "{}: `{path}` differs:\n{}",
                    case.display(),
                    first_difference(&String::from_utf8_lossy(bytes), text)
                ));
            }
            Some(_) => {}
        }
    }
    for path in expected.keys().filter(|path| !golden.contains_key(*path)) {
        failures.push(format!("{}: `{path}` is no longer written", case.display()));
    }
}

/// Icons are in the assets' folder, whose name changes with every edit of the theme.
fn without_hash(html: &str) -> String {
    let mut out = String::new();
    for (number, part) in html.split("/_guichet/").enumerate() {
        let hash = part.get(..10).filter(|hash| number > 0 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        out.push_str(if number > 0 { "/_guichet/" } else { "" });
        out.push_str(if hash.is_some() { "…" } else { "" });
        out.push_str(&part[hash.map_or(0, str::len)..]);
    }
    out
}

/// The last line says how long the build took.
fn without_time(stderr: &str) -> String {
    stderr
        .lines()
        .map(|line| {
            line.split_once(" in ").filter(|(_, time)| time.ends_with(" s")).map_or(line, |(line, _)| line).to_owned()
                + "\n"
        })
        .collect()
}

fn first_difference(expected: &str, found: &str) -> String {
    let pair = expected.lines().zip(found.lines()).enumerate().find(|(_, (a, b))| a != b);
    match pair {
        Some((at, (expected, found))) => format!("line {}:\n- {expected}\n+ {found}", at + 1),
        None => "one is longer than the other".to_owned(),
    }
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).expect("tests/cases").map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut failures = Vec::new();
    for case in &cases {
        run(case, &mut failures);
    }
    assert!(failures.is_empty(), "{}\nUPDATE=1 cargo test cases, then read the diff", failures.join("\n"));
}
