//! `check` of a part of a site: of files and folders that are named, and of what has changed since a commit.

use std::path::Path;
use std::process::Command;

use crate::site::{Outcome, SITE, SiteTest};

fn git(folder: &Path, args: &[&str]) {
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"];
    let output = Command::new("git").arg("-C").arg(folder).args(who).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn article(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n---\n{body}\n")
}

/// A site with a mistake in `one`, a picture that nothing shows, and an article that `one` and `two` link to.
fn site() -> SiteTest {
    let test = SiteTest::new()
        .file("content/en/guide/one.md", article("One", "[x](nowhere.md) and [three](three.md)"))
        .file("content/en/guide/two.md", article("Two", "[three](three.md) ![A shot](shot.png)"))
        .file("content/en/guide/three.md", article("Three", "Text."))
        .file("content/en/guide/shot.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x02\0\0\0")
        .file("content/en/guide/old.txt", "9\n");
    git(test.root(), &["init", "-q"]);
    git(test.root(), &["add", "."]);
    git(test.root(), &["commit", "-qm", "one"]);
    test
}

fn changed(test: &SiteTest, since: &str) -> Outcome {
    test.run(&["check", "--changed-since", since, "--format", "json"])
}

/// `code file` of each.
fn told(outcome: &Outcome) -> Vec<String> {
    let found: serde_json::Value =
        serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.stderr));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    found.as_array().unwrap().iter().map(|one| format!("{} {}", text(&one["code"]), text(&one["file"]))).collect()
}

#[test]
fn what_belongs_to_a_change_is_told() {
    let test = site();
    assert_eq!(told(&changed(&test, "HEAD")), [""; 0], "nothing has changed");
    // A new mistake, and nothing of what was there before.
    test.write("content/en/guide/four.md", article("Four", "[x](nowhere.md)"));
    assert_eq!(told(&changed(&test, "HEAD").code(1)), ["LNK001 content/en/guide/four.md"]);
    std::fs::remove_file(test.root().join("content/en/guide/four.md")).unwrap();
    // What it breaks in files that it doesn't touch.
    std::fs::remove_file(test.root().join("content/en/guide/three.md")).unwrap();
    assert_eq!(told(&changed(&test, "HEAD")), ["LNK001 content/en/guide/one.md", "LNK001 content/en/guide/two.md"],);
    git(test.root(), &["checkout", "-q", "."]);
    std::fs::remove_file(test.root().join("content/en/guide/shot.png")).unwrap();
    assert_eq!(told(&changed(&test, "HEAD")), ["IMG001 content/en/guide/two.md"]);
    git(test.root(), &["checkout", "-q", "."]);
}

/// What is told of the whole site belongs to a change only if that is why.
#[test]
fn what_is_told_of_the_site_belongs_to_the_change_that_caused_it() {
    let test = site();
    let orphans = |test: &SiteTest| {
        let outcome = test.run(&["check", "--changed-since", "HEAD", "--only", "OUT010"]);
        outcome.stderr.lines().next().unwrap_or_default().to_owned()
    };
    test.write("content/en/guide/one.md", article("One", "Another text with [three](three.md)."));
    assert_eq!(orphans(&test), "0 errors, 0 warnings", "`old.txt` was there before");
    test.write("content/en/guide/new.txt", "9\n");
    assert_eq!(orphans(&test), "note[OUT010]: nothing links to `content/en/guide/new.txt`");
    std::fs::remove_file(test.root().join("content/en/guide/new.txt")).unwrap();
    test.write("content/en/guide/two.md", article("Two", "[three](three.md)"));
    assert_eq!(orphans(&test), "note[OUT010]: nothing links to `content/en/guide/shot.png`");

    // An address that is gone since the last release is not the fault of who has edited a word today.
    let test = SiteTest::new()
        .file("published.json", "[\n  \"en/guide/gone\",\n  \"en/guide/start\"\n]\n")
        .file("content/en/guide/one.md", article("One", "Text."))
        .file("content/en/guide/start.md", article("Start", "Text."));
    git(test.root(), &["init", "-q"]);
    git(test.root(), &["add", "."]);
    git(test.root(), &["commit", "-qm", "one"]);
    test.write("content/en/guide/one.md", article("One", "Other words."));
    assert_eq!(told(&changed(&test, "HEAD")), [""; 0]);
    std::fs::remove_file(test.root().join("content/en/guide/start.md")).unwrap();
    let outcome = changed(&test, "HEAD").code(1);
    assert_eq!(told(&outcome).len(), 1, "{}", outcome.stdout);
    assert!(outcome.stdout.contains("`/en/guide/start/` was published"), "{}", outcome.stdout);
    // A slug leads on from the path; another slug does not lead on from it.
    git(test.root(), &["checkout", "-q", "."]);
    let slug = |slug: &str| format!("---\ntitle: Start\nslug: {slug}\n---\nText.\n");
    test.write("content/en/guide/start.md", slug("begin"));
    assert!(!changed(&test, "HEAD").stdout.contains("`/en/guide/start/` was published"));
    test.write("published.json", "[\n  \"en/guide/begin\",\n  \"en/guide/gone\"\n]\n");
    git(test.root(), &["commit", "-qam", "two"]);
    test.write("content/en/guide/start.md", slug("start-here"));
    assert!(changed(&test, "HEAD").stdout.contains("`/en/guide/begin/` was published"));
}

#[test]
fn git_is_never_quoted() {
    let outside = SiteTest::new().file("content/en/guide/one.md", article("One", "Text."));
    let said = |test: &SiteTest, since: &str| {
        let stderr = changed(test, since).code(2).stderr;
        assert!(!stderr.contains("fatal") && !stderr.contains("usage:"), "{stderr}");
        stderr
    };
    assert!(said(&outside, "HEAD").contains("is in no repository that git can read"));
    let test = site();
    git(test.root(), &["branch", "release"]);
    let unknown = said(&test, "relaese");
    assert!(unknown.contains("no commit, branch or tag `relaese`; did you mean `release`?"), "{unknown}");
    git(test.root(), &["remote", "add", "origin", "https://git.example.com/help.git"]);
    let unfetched = said(&test, "origin/main");
    assert!(unfetched.contains("run `git fetch origin main` first"), "{unfetched}");
    // Without git at all.
    let nowhere = test.env("PATH", "/nonexistent");
    assert!(said(&nowhere, "HEAD").contains("there is no `git` on this machine"));
}

#[test]
fn a_shallow_clone_is_told_what_it_lacks() {
    let test = site();
    git(test.root(), &["branch", "release"]);
    test.write("content/en/guide/three.md", article("Three", "Words."));
    git(test.root(), &["commit", "-qam", "two"]);
    let clone = SiteTest::empty();
    let from = format!("file://{}", test.root().display());
    git(clone.root(), &["clone", "-q", "--depth", "1", &from, "."]);
    let said = changed(&clone, "origin/release").code(2).stderr;
    assert!(said.contains("this clone has only the newest commits") && said.contains("fetch-depth: 0"), "{said}");
    let command = said.split('`').find(|words| words.starts_with("git fetch")).unwrap();
    git(clone.root(), &command.split(' ').skip(1).collect::<Vec<_>>());
    assert_eq!(told(&changed(&clone, "origin/release")), [""; 0]);
}

#[test]
fn files_and_folders_by_their_paths() {
    let test = site().file("content/en/guide/deep/five.md", article("Five", "[x](nowhere.md)"));
    let check = |paths: &[&str]| test.run(&[&["check", "--format", "json"], paths].concat());
    assert_eq!(told(&check(&["content/en/guide/one.md"]).code(1)), ["LNK001 content/en/guide/one.md"]);
    assert_eq!(told(&check(&["content/en/guide/deep/"]).code(1)), ["LNK001 content/en/guide/deep/five.md"]);
    assert_eq!(told(&check(&["content/en/guide/two.md"]).code(0)), [""; 0]);
    assert_eq!(told(&check(&["content/en/guide/deep", "content/en/guide/one.md"])).len(), 2);
    // About a file, where it is told of the site.
    assert_eq!(told(&check(&["content/en/guide/old.txt"])), ["OUT010 -"]);
    let text = test.run(&["check", "content/en/guide/one.md"]).code(1).stderr;
    assert!(text.contains("1 error, 0 warnings"), "{text}");
    assert!(check(&["content/en/guide/six.md"]).code(2).stderr.contains("can't read `content/en/guide/six.md`"));
    test.write("NOTES.md", "Text");
    let other = check(&["NOTES.md"]).code(2).stderr;
    assert!(other.contains("nothing of `NOTES.md` is part of the site"), "{other}");
}

/// A report for a CI server names a path in the same way everywhere.
#[test]
fn paths_begin_at_the_repository() {
    let whole = SiteTest::empty()
        .file("docs/help/site.yaml", SITE)
        .file("docs/help/content/en/guide/one.md", article("One", "[x](nowhere.md)"));
    git(whole.root(), &["init", "-q"]);
    let output = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(["--root", "docs/help", "check", "--format", "junit"])
        .current_dir(whole.root())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("file=\"docs/help/content/en/guide/one.md\""), "{text}");
    assert!(text.contains(">docs/help/content/en/guide/one.md:4:5: error[LNK001]"), "{text}");
}
