//! `guichet editor`, from the command line: what it copies and writes, what it leaves alone, and what it says where the program is
//! missing. What the editor does with it is tested in a browser.

use std::fs;
use std::path::Path;
use std::process::Command;

const SITE: &str =
    "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide]\n";

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A site, with or without what npm would have installed.
fn site(installed: bool) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    write(root, "site.yaml", SITE);
    write(root, "content/en/guide/a.md", "---\ntitle: A & B\nid: guide/first\n---\nText.\n");
    write(root, "content/en/guide/more/_index.md", "---\ntitle: More\n---\n");
    write(root, "content/fr/extra/b.md", "---\ntitle: Bé\n---\nTexte.\n");
    if installed {
        let package = root.join("node_modules/@sveltia/cms");
        write(&package, "package.json", "{\"name\": \"@sveltia/cms\", \"version\": \"9.9.9\"}");
        write(&package, "LICENSE.txt", "MIT\n");
        write(&package, "npm/index.js", "// new\n");
        write(&package, "npm/index.js.map", "{}");
        write(&package, "npm/chunks/part.js", "// part\n");
    }
    dir
}

fn editor(root: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    let output = command.arg("--root").arg(root).arg("editor").args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

#[test]
fn a_missing_program_is_said_with_the_command() {
    let dir = site(false);
    let (code, said) = editor(dir.path(), &[]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("type `npm install --save-dev --ignore-scripts @sveltia/cms@"), "{said}");
    assert!(!dir.path().join("editor").exists(), "nothing is written");
}

#[test]
fn the_program_is_copied_and_settings_are_written() {
    let dir = site(true);
    write(dir.path(), "editor/sveltia-cms/index.js", "// old\n");
    write(dir.path(), "editor/sveltia-cms/chunks/old.js", "// old\n");
    let (code, said) = editor(dir.path(), &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("2 areas, 2 languages") && said.contains("`9.9.9` is another version"), "{said}");
    assert!(said.contains("run `git init`"), "{said}");

    let read = |path: &str| fs::read_to_string(dir.path().join("editor").join(path));
    assert_eq!(read("sveltia-cms/index.js").unwrap(), "// new\n");
    assert_eq!(read("sveltia-cms/LICENSE.txt").unwrap(), "MIT\n");
    for gone in ["sveltia-cms/chunks/old.js", "sveltia-cms/index.js.map"] {
        assert!(read(gone).is_err(), "{gone}");
    }
    let config = read("config.yml").unwrap();
    for expected in [
        "folder: content/{{locale}}/guide\n",
        "folder: content/{{locale}}/extra\n",
        "file: content/{{locale}}/guide/more/_index.md\n",
        "label: Guide › A & B\n",
        "value: guide/first\n",
    ] {
        assert!(config.contains(expected), "{expected} in {config}");
    }
    assert!(read("backend.yml").unwrap().contains("repo: your-organization/your-repository\n"));
    assert!(read("index.html").unwrap().contains("connect-src 'self' blob: data: https://api.github.com;"));
}

#[test]
fn the_owners_settings_are_kept() {
    let dir = site(true);
    let mine = "# mine\nbackend: { name: gitea, repo: acme/help, api_root: https://git.example.com/api/v1 }\n";
    write(dir.path(), "editor/backend.yml", mine);
    let (code, said) = editor(dir.path(), &[]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(fs::read_to_string(dir.path().join("editor/backend.yml")).unwrap(), mine);
    let page = fs::read_to_string(dir.path().join("editor/index.html")).unwrap();
    assert!(page.contains("data: https://git.example.com;"), "{page}");

    let (code, said) = editor(dir.path(), &["--repo", "acme/other"]);
    assert!(code == 2 && said.contains("exists and is yours"), "{said}");
    write(dir.path(), "editor/backend.yml", "backend: { name: svn }\n");
    let (code, said) = editor(dir.path(), &[]);
    assert!(code == 2 && said.contains("its backend is `svn`"), "{said}");
}

#[test]
fn a_repository_around_the_site_is_found() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        ".git/config",
        "[core]\n[remote \"origin\"]\n\turl = https://gitlab.com/acme/docs.git\n[branch \"main\"]\n",
    );
    let source = site(true);
    let root = dir.path().join("help");
    fs::rename(source.path(), &root).unwrap_or_else(|_| panic!("temporary folders are on one disk"));
    fs::create_dir_all(source.path()).unwrap();
    let (code, said) = editor(&root, &[]);
    assert_eq!(code, 0, "{said}");
    let backend = fs::read_to_string(root.join("editor/backend.yml")).unwrap();
    assert!(backend.contains("name: gitlab\n  repo: acme/docs\n"), "{backend}");
    let config = fs::read_to_string(root.join("editor/config.yml")).unwrap();
    assert!(config.contains("media_folder: help/content/assets\n"), "{config}");
}

#[test]
fn where_changes_go_can_be_said() {
    let dir = site(true);
    let flags = ["--backend", "gitlab", "--host", "git.example.com", "--repo", "acme/help", "--branch", "main"];
    let (code, said) = editor(dir.path(), &flags);
    assert_eq!(code, 0, "{said}");
    let backend = fs::read_to_string(dir.path().join("editor/backend.yml")).unwrap();
    for expected in
        ["name: gitlab\n", "repo: acme/help\n", "branch: main\n", "api_root: https://git.example.com/api/v4\n"]
    {
        assert!(backend.contains(expected), "{expected} in {backend}");
    }
    for wrong in [["--repo", "help"], ["--host", "a b"]] {
        let dir = site(true);
        let (code, said) = editor(dir.path(), &wrong);
        assert!(code == 2 && said.contains("write it like"), "{said}");
    }
}

#[test]
fn what_is_published_is_said() {
    let dir = site(true);
    let output = dir.path().join("static/editor");
    let (code, said) = editor(dir.path(), &["--output", output.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("it will be published with the help centre"), "{said}");
}

#[test]
fn it_is_not_written_among_the_sources() {
    let dir = site(true);
    for folder in ["content", "content/en/editor", "templates"] {
        let (code, said) = editor(dir.path(), &["--output", dir.path().join(folder).to_str().unwrap()]);
        assert!(code == 2 && said.contains("which holds the site's sources"), "{said}");
        assert!(!dir.path().join(folder).join("index.html").exists());
    }
}
