//! `guichet deploy` to a folder: what it sends, keeps, deletes and refuses.

use std::fs;
use std::path::Path;

use crate::site::{Outcome, SiteTest, files};

fn site() -> SiteTest {
    SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/b.md", "B")
}

fn deploy(test: &SiteTest, to: &Path, more: &[&str]) -> Outcome {
    let output = test.root().join("public");
    let to = to.to_str().unwrap();
    test.run(&[&["deploy", "--to", to, "-o", output.to_str().unwrap()][..], more].concat())
}

#[test]
fn what_has_changed_is_sent() {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("site");
    let test = site();
    assert_eq!(deploy(&test, &to, &[]).code, 2, "nothing is built");
    let built = test.build().code(0);
    let first = deploy(&test, &to, &[]).code(0);
    assert_eq!(files(&to), built.files);
    assert!(first.stderr.contains(&format!("{} files sent, 0 unchanged", built.files.len() - 1)), "{}", first.stderr);
    let again = deploy(&test, &to, &[]).code(0);
    assert!(again.stderr.starts_with("0 files sent"), "{}", again.stderr);
    test.write("content/en/guide/a.md", "---\ntitle: A\n---\nAnother text.\n");
    fs::remove_file(test.root().join("content/en/guide/b.md")).unwrap();
    let edited = test.build().code(0);
    let dry = deploy(&test, &to, &["--dry-run"]).code(0);
    assert!(
        dry.stdout.contains("send en/guide/a/index.html\n") && dry.stdout.contains("delete en/guide/b/index.html\n")
    );
    assert!(!dry.stdout.contains("robots.txt") && files(&to) == built.files, "{}", dry.stdout);
    deploy(&test, &to, &[]).code(0);
    let there = files(&to);
    for (path, bytes) in &edited.files {
        assert!(path == "manifest.json" || there.get(path) == Some(bytes), "{path}");
    }
    assert!(!there.contains_key("en/guide/b/index.html"));
}

#[test]
fn what_the_target_has_lost_is_sent_again() {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("site");
    let test = site();
    let built = test.build().code(0);
    deploy(&test, &to, &[]).code(0);
    fs::remove_file(to.join("robots.txt")).unwrap();
    fs::write(to.join("en/guide/a/index.html"), "<p>half").unwrap();
    let repaired = deploy(&test, &to, &[]).code(0);
    assert!(repaired.stderr.starts_with("2 files sent"), "{}", repaired.stderr);
    assert_eq!(files(&to), built.files);
    // Without its list, nobody knows whose it is.
    for (list, why) in [(None, "it has no `manifest.json`"), (Some("{}"), "is not a list of guichet's")] {
        match list {
            None => fs::remove_file(to.join("manifest.json")).unwrap(),
            Some(text) => fs::write(to.join("manifest.json"), text).unwrap(),
        }
        let refused = deploy(&test, &to, &[]).code(2);
        assert!(refused.stderr.contains(why), "{}", refused.stderr);
    }
}

/// Also if the site was built where nothing was.
#[test]
fn styles_of_open_pages_stay_for_some_builds() {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("site");
    let build = |styles: &str| {
        let test = site().file("templates/assets/print.css", styles);
        test.build().code(0);
        deploy(&test, &to, &[]).code(0);
        files(&to).into_keys().filter(|path| path.ends_with("/theme.css")).count()
    };
    let counts = ["a { color: red }", "a { color: blue }", "a { color: lime }", "a { color: teal }"].map(build);
    assert_eq!(counts, [1, 2, 3, 3]);
}

#[test]
fn what_others_have_put_there_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("site");
    fs::create_dir(&to).unwrap();
    fs::write(to.join("thesis.txt"), "mine").unwrap();
    let test = site();
    test.build().code(0);
    let refused = deploy(&test, &to, &[]).code(2);
    assert!(refused.stderr.contains("`thesis.txt`"), "{}", refused.stderr);
    assert_eq!(files(&to).len(), 1);
    fs::remove_file(to.join("thesis.txt")).unwrap();
    deploy(&test, &to, &[]).code(0);
    fs::write(to.join("thesis.txt"), "mine").unwrap();
    fs::create_dir_all(to.join("en/guide/c")).unwrap();
    fs::write(to.join("en/guide/c/index.html"), "mine").unwrap();
    test.write("content/en/guide/c.md", "---\ntitle: C\n---\nText.\n");
    test.build().code(0);
    let refused = deploy(&test, &to, &[]).code(2);
    assert!(refused.stderr.contains("is in the way"), "{}", refused.stderr);
    fs::remove_file(to.join("en/guide/c/index.html")).unwrap();
    deploy(&test, &to, &[]).code(0);
    assert_eq!(files(&to)["thesis.txt"], b"mine");
}

#[test]
fn only_whole_sites_that_are_as_they_were_built_are_sent() {
    let dir = tempfile::tempdir().unwrap();
    let test = site();
    let output = test.root().join("public");
    test.run(&["build", "--shard", "1/2"]).code(0);
    assert!(deploy(&test, &dir.path().join("a"), &[]).code(2).stderr.contains("is part 1/2"));
    fs::remove_dir_all(&output).unwrap();
    test.build().code(0);
    fs::write(output.join("en/guide/a/index.html"), "changed").unwrap();
    let failed = deploy(&test, &dir.path().join("b"), &[]).code(3);
    assert!(failed.stderr.contains("is not the file that was built"), "{}", failed.stderr);
    // The next one goes on, and leaves no note.
    test.run(&["build", "--no-cache"]).code(0);
    let done = deploy(&test, &dir.path().join("b"), &[]).code(0);
    assert!(done.stderr.contains("going on from a deployment"), "{}", done.stderr);
    assert!(!dir.path().join("b/.guichet-deploy").exists());
    let inside = deploy(&test, &output.join("site"), &[]).code(2);
    assert!(inside.stderr.contains("one is in the other"), "{}", inside.stderr);
    let bucket = test.run(&["deploy", "--to", "s3://bucket/help"]);
    assert!(bucket.code == 2 || cfg!(feature = "object-storage"), "{}", bucket.stderr);
}

#[test]
fn a_site_in_a_folder_is_sent_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("site");
    let test = site();
    test.write("site.yaml", format!("{}outputs: {{ host: s3 }}\n", crate::site::SITE));
    let built = test.build().code(0);
    let address = format!("file://{}", to.display());
    test.run(&["deploy", "--to", &address, "-o", test.root().join("public").to_str().unwrap()]).code(0);
    assert_eq!(files(&to), built.files);
    assert!(built.files.contains_key("kb/en/guide/a/index.html"));
}
