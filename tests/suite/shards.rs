//! Parts of a site that are built by themselves, and put together: the same bytes as one build.

use std::path::Path;
use std::process::Command;

use crate::site::{SiteTest, files};

fn run(args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    command.args(args).env("SOURCE_DATE_EPOCH", "1795305600").env("NO_COLOR", "1");
    let output = command.env_remove("GUICHET_SEAL_KEY").env_remove("SUPPORT_PHONE").output().expect("guichet runs");
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn text(path: &Path) -> &str {
    path.to_str().expect("Unicode")
}

#[test]
fn parts_of_the_sample_make_the_sample() {
    let sample = env!("CARGO_MANIFEST_DIR");
    let dir = tempfile::tempdir().unwrap();
    let whole = dir.path().join("whole");
    assert_eq!(run(&["build", "--quiet", "--root", sample, "-o", text(&whole)]).0, 0);
    let expected = files(&whole);
    for of in [1, 3] {
        let parts: Vec<_> = (1..=of).map(|part| dir.path().join(format!("part-{part}-of-{of}"))).collect();
        let mut shares = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let shard = format!("{}/{of}", at + 1);
            let built = run(&["build", "--quiet", "--root", sample, "--shard", &shard, "-o", text(part)]);
            assert_eq!(built.0, 0, "{}", built.1);
            shares.push(files(part).len());
        }
        assert!(shares.iter().all(|share| *share < expected.len() * 3 / 2 / of + 200), "{shares:?}");
        let merged = dir.path().join(format!("merged-{of}"));
        // In any order, and twice: the second time nothing changes.
        let parts: Vec<&str> = parts.iter().rev().map(|part| text(part)).collect();
        for _ in 0..2 {
            let args = [&["merge", "--root", text(dir.path()), "-o", text(&merged)][..], &parts].concat();
            let merge = run(&args);
            assert_eq!(merge.0, 0, "{}", merge.1);
        }
        let merged = files(&merged);
        assert_eq!(merged.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (path, bytes) in &expected {
            assert!(merged[path] == *bytes, "{path} differs");
        }
    }
}

#[test]
fn parts_that_do_not_belong_together_are_refused() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/b.md", "B");
    let at = |name: &str| test.root().join(name);
    let build = |shard: &str, name: &str| test.run(&["build", "--shard", shard, "-o", text(&at(name))]).code(0);
    build("1/2", "one");
    build("2/2", "two");
    build("1/3", "third");
    test.build().code(0);
    let merge = |parts: &[&str]| {
        let parts: Vec<String> = parts.iter().map(|part| text(&at(part)).to_owned()).collect();
        let mut args = vec!["merge", "--root", text(test.root()), "-o"];
        let out = at("merged");
        args.push(text(&out));
        args.extend(parts.iter().map(String::as_str));
        let (code, said) = run(&args);
        assert!(code == 0 || !out.exists(), "{said}");
        (code, said.replace(text(test.root()), ""))
    };
    for (parts, code, said) in [
        (&["one"][..], 2, "parts are missing: 2/2"),
        (&["one", "one"], 2, "part 1/2 is there twice"),
        (&["one", "third"], 2, "is part 1/3 of another site than"),
        (&["one", "public"], 2, "is a whole site, and no part of one"),
        (&["one", "nowhere"], 2, "holds no site that guichet has built"),
    ] {
        let merged = merge(parts);
        assert!(merged.0 == code && merged.1.contains(said), "{parts:?}: {merged:?}");
    }
    // Other sources.
    test.write("content/en/guide/b.md", "---\ntitle: B\n---\nMore.\n");
    build("2/2", "newer");
    assert!(merge(&["one", "newer"]).1.contains("was built from other sources or settings"));
    // A file that is not what was built.
    let page = files(&at("two")).into_keys().find(|path| path.ends_with(".html")).expect("a page");
    std::fs::write(at("two").join(&page), "changed").unwrap();
    let merged = merge(&["one", "two"]);
    assert!(merged.0 == 3 && merged.1.contains("build this part again"), "{merged:?}");
    let wrong = test.run(&["build", "--shard", "3/2"]).code(2);
    assert!(wrong.stderr.contains("is not a valid part of a build"), "{}", wrong.stderr);
}
