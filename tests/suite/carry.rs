//! What a build has left goes to another machine, and a build there goes on from it.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::site::{Outcome, SiteTest, files};

/// A site in a folder of its own, as a fresh clone has it: with other times and numbers of files.
fn clone() -> SiteTest {
    let mut test = SiteTest::new();
    for at in 0..40 {
        test = test.article(&format!("content/en/guide/a-{at}.md"), &format!("Article {at}"));
    }
    test.file("content/fr/guide/a-1.md", "---\ntitle: Un\n---\nVoir [deux](a-2.md).\n").file("static/robots.txt", "")
}

fn cache(test: &SiteTest, verb: &str, store: &Path, more: &[&str]) -> Outcome {
    let output = test.root().join("public");
    let address = format!("file://{}", store.display());
    test.run(&[&["cache", verb, &address, "-o", output.to_str().unwrap()][..], more].concat())
}

fn written(built: &Outcome) -> usize {
    let line = built.stderr.lines().find(|line| line.contains(" written, ")).expect(&built.stderr);
    line.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_fresh_clone_goes_on_from_a_build_elsewhere() {
    let store = tempfile::tempdir().unwrap();
    let here = clone();
    assert_eq!(cache(&here, "push", store.path(), &[]).code, 2, "nothing is there yet");
    let missing = cache(&clone(), "pull", store.path(), &[]).code(0);
    assert!(missing.stderr.contains("has nothing of this version"), "{}", missing.stderr);
    assert_eq!(cache(&clone(), "pull", store.path(), &["--strict"]).code, 3);
    let built = here.build().code(0);
    cache(&here, "push", store.path(), &[]).code(0);
    let again = cache(&here, "push", store.path(), &[]).code(0);
    assert!(again.stderr.contains(" 0 new"), "{}", again.stderr);

    let there = clone();
    cache(&there, "pull", store.path(), &["--strict"]).code(0);
    assert_eq!(files(&there.root().join("public")), built.files);
    // Nothing is made again, and what has changed since is.
    let same = there.run(&["build", "--verbose"]).code(0);
    assert_eq!(same.files, built.files);
    assert_eq!(written(&same), 0, "{}", same.stderr);
    there.write("content/en/guide/a-7.md", "---\ntitle: Article 7\n---\nAnother text.\n");
    let edited = there.run(&["build", "--verbose"]).code(0);
    assert!((1..20).contains(&written(&edited)), "{}", edited.stderr);
    let anew = there.run(&["build", "--no-cache"]).code(0);
    assert_eq!(edited.files, anew.files);

    // An edit before the first build there, and articles that are gone or new.
    let third = clone();
    cache(&third, "pull", store.path(), &[]).code(0);
    third.write("content/en/guide/a-3.md", "---\ntitle: Another title\n---\nText of Article 3.\n");
    third.write("content/en/guide/b.md", "---\ntitle: B\n---\nText.\n");
    fs::remove_file(third.root().join("content/en/guide/a-9.md")).unwrap();
    let built = third.build().code(0);
    let anew = third.run(&["build", "--no-cache"]).code(0);
    assert_eq!(built.files, anew.files);
    // What is there is not replaced.
    let kept = cache(&third, "pull", store.path(), &["--strict"]).code(0);
    assert!(kept.stderr.contains("stays") && kept.files == anew.files, "{}", kept.stderr);
}

/// A machine may give files one time, as containers do: then size, time and number say nothing of a text.
#[test]
fn texts_are_told_apart_by_their_content() {
    let store = tempfile::tempdir().unwrap();
    let (here, there) = (clone(), clone());
    there.write("content/en/guide/a-5.md", "---\ntitle: Article 5\n---\nTEXT of Article 5.\n");
    for test in [&here, &there] {
        for at in 0..40 {
            let article = test.root().join(format!("content/en/guide/a-{at}.md"));
            let file = fs::File::options().write(true).open(article).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        }
    }
    here.build().code(0);
    cache(&here, "push", store.path(), &[]).code(0);
    cache(&there, "pull", store.path(), &["--strict"]).code(0);
    let built = there.build().code(0);
    assert!(built.page("en/guide/a-5/index.html").contains("TEXT of Article 5."));
    assert_eq!(built.files, there.run(&["build", "--no-cache"]).code(0).files);
}

#[test]
fn a_damaged_store_costs_time_only() {
    let store = tempfile::tempdir().unwrap();
    let here = clone();
    let built = here.build().code(0);
    cache(&here, "push", store.path(), &[]).code(0);
    let objects: Vec<_> = walkdir::WalkDir::new(store.path())
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().to_owned())
        .collect();
    assert!(objects.len() >= 3, "{objects:?}");
    for object in &objects {
        let was = fs::read(object).unwrap();
        let mut flipped = was.clone();
        flipped[was.len() / 3] ^= 4;
        fs::write(object, flipped).unwrap();
        let there = clone();
        assert_eq!(cache(&there, "pull", store.path(), &["--strict"]).code, 3);
        let there = clone();
        cache(&there, "pull", store.path(), &[]).code(0);
        assert_eq!(there.build().code(0).files, built.files, "{}", object.display());
        fs::write(object, was).unwrap();
    }
    // Neither is an address of which nobody knows anything, nor a version's that is not this one.
    let unknown = here.run(&["cache", "pull", "ftp://example.com/cache"]).code(2);
    assert!(unknown.stderr.contains("is not a valid address of a folder"), "{}", unknown.stderr);
}

/// The article does not get published; what was parsed of it does not leave the machine either.
#[test]
fn no_secret_leaves() {
    const POLICY: &str = "plans: [free, pro]\nchannels:\n  home: { plans: all, href: home, gate: public }\n  phone: { kind: phone, \
        plans: \">=pro\", languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed }\n";
    const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    let store = tempfile::tempdir().unwrap();
    let test = clone().env("SUPPORT_PHONE", "+1 555 010 4477").env("GUICHET_SEAL_KEY", KEY);
    let test = test.file("contacts.yaml", POLICY).file("seal.lock", "1 phone: pro\n");
    let test = test.file("content/en/guide/a-1.md", "---\ntitle: A\n---\nCall +1 (555) 010-4477.\n");
    let built = test.build();
    assert!(built.code != 0 && built.stderr.contains("GATE002"), "{}", built.stderr);
    let pushed = cache(&test, "push", store.path(), &[]);
    assert_eq!(pushed.code, 2, "{}", pushed.stderr);
    assert!(pushed.stderr.contains("must stay secret") && !pushed.stderr.contains("4477"), "{}", pushed.stderr);
    assert!(files(store.path()).is_empty());
    test.write("content/en/guide/a-1.md", "---\ntitle: A\n---\nCall {{ contact(channel=\"phone\") }}.\n");
    test.build().code(0);
    // What was parsed before may still be there.
    fs::remove_dir_all(test.root().join(".guichet")).unwrap();
    test.build().code(0);
    cache(&test, "push", store.path(), &[]).code(0);
    let there = clone();
    cache(&there, "pull", store.path(), &["--strict"]).code(0);
    for (path, bytes) in files(there.root()) {
        let digits: String = String::from_utf8_lossy(&bytes).chars().filter(char::is_ascii_alphanumeric).collect();
        assert!(!digits.contains("5550104477") && !digits.contains(KEY), "{path}");
    }
}
