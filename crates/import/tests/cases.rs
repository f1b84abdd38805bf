//! Each folder in `cases/` is a source, `in/`, and what an import makes of it, `out/`: all texts, and the report. A new folder is a new
//! test; `UPDATE=1 cargo test -p guichet-import --test cases` writes what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use guichet_import::{Content, From, Options, Source, import};

fn options() -> Options {
    let plans = guichet_import::Plans::parse(&["Partners=pro".to_owned()]).unwrap();
    Options { day: "2026-01-01".to_owned(), plans, ..Options::default() }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// The files below a folder, by their path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn source(folder: &Path) -> Source {
    let mut source = Source::default();
    for (path, bytes) in files(folder) {
        if path.ends_with(".docx") {
            assert!(source.add_document(&path, &bytes), "{path}");
            continue;
        }
        let text = Source::is_text(&path).then(|| Source::decoded(&path, bytes).0);
        source.add(&path, text);
    }
    source
}

/// What is compared: texts as they are, files by where they come from.
fn made(case: &Path) -> BTreeMap<String, String> {
    let source = source(&case.join("in"));
    let from = From::guess(&source).expect("a source that is known by its files");
    let name = case.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with(from.name()), "{name} was taken for {}", from.name());
    let imported = import(from, &source, &options()).unwrap();
    let mut files: BTreeMap<String, String> = imported
        .files
        .into_iter()
        .map(|(path, content)| match content {
            Content::Text(text) => (path, text),
            Content::Copy(of) => (path, format!("copy of {of}\n")),
            Content::Bytes(bytes) => (path, format!("{} bytes\n", bytes.len())),
            Content::Fetched(from) => (path, format!("fetched from {from}\n")),
        })
        .collect();
    files.insert("report.md".to_owned(), imported.report.page());
    files
}

#[test]
fn sources_become_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    for case in cases() {
        let made = made(&case);
        let out = case.join("out");
        if update {
            let _ = fs::remove_dir_all(&out);
            for (path, text) in &made {
                let path = out.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
        let expected: BTreeMap<String, String> =
            files(&out).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
        assert_eq!(made.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{}", case.display());
        for (path, text) in &made {
            assert_eq!(text, &expected[path], "{}: {path}", case.display());
        }
    }
}

#[test]
fn two_imports_are_the_same() {
    for case in cases() {
        assert_eq!(made(&case), made(&case), "{}", case.display());
    }
}

#[test]
fn what_can_not_be_imported_is_said_by_name() {
    assert!(From::parse("hugoo").unwrap_err().contains("`hugo`, `docusaurus`, `starlight`"));
    assert_eq!(From::parse(" Hugo "), Ok(From::Hugo));
    assert!(import(From::Hugo, &Source::default(), &options()).unwrap_err().contains("not one article"));
}
