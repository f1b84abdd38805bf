//! Same input, same bytes: whatever the folder, the number of threads, and what stood in the output before.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::site::{SiteTest, files};

fn build_sample(root: &Path, out: &Path, jobs: &str) {
    let status = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(["build", "--quiet", "--jobs", jobs, "--date", "2026-11-23", "--root"])
        .arg(root)
        .arg("-o")
        .arg(out)
        .status()
        .expect("guichet runs");
    assert!(status.success());
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

#[test]
fn two_folders_and_two_thread_counts_give_the_same_bytes() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    let elsewhere = dir.path().join("a folder/with spaces");
    for part in ["content", "locales", "static", "synonyms"] {
        copy(&repository.join(part), &elsewhere.join(part));
    }
    for file in ["site.yaml", "contacts.yaml", "redirects.yaml"] {
        fs::copy(repository.join(file), elsewhere.join(file)).unwrap();
    }
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    build_sample(repository, &one, "1");
    build_sample(&elsewhere, &two, "7");
    let (one, two) = (files(&one), files(&two));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(two[path] == *bytes, "{path} differs");
    }
    assert!(one.len() > 300, "the sample site was built");
}

#[test]
fn an_edit_over_an_older_site_equals_a_clean_build() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/b.md", "B");
    test.build().code(0);
    test.write("content/en/guide/a.md", "---\ntitle: New\n---\n");
    fs::remove_file(test.root().join("content/en/guide/b.md")).unwrap();
    let over = test.build().code(0).files;
    fs::remove_dir_all(test.root().join("public")).unwrap();
    assert_eq!(over, test.build().code(0).files);
}

#[test]
fn verify_builds_twice() {
    SiteTest::new().article("content/en/guide/a.md", "A").run(&["build", "--verify"]).code(0);
}
