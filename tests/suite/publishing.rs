//! The output folder: never half a site, never somebody else's files, whatever ends a build and however many there are.

use std::fs;
use std::process::{Command, Stdio};

use crate::site::{SiteTest, files};

fn article(words: usize) -> String {
    format!("---\ntitle: A\n---\n{}\n", "word ".repeat(words))
}

fn build(test: &SiteTest) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    command.args(["build", "--root"]).arg(test.root()).arg("-o").arg(test.root().join("public"));
    command.env("SOURCE_DATE_EPOCH", "1795305600").stderr(Stdio::null()).stdout(Stdio::null());
    command
}

fn hidden(test: &SiteTest) -> Vec<String> {
    let names = fs::read_dir(test.root()).unwrap().map(|entry| entry.unwrap().file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with('.')).collect()
}

#[test]
fn what_a_killed_build_left_is_cleaned_up() {
    let test = SiteTest::new().file("content/en/guide/a.md", article(5));
    // What such a build leaves: its folder, and the file that it had locked.
    test.write(".public.guichet-4000000000/en/index.html", "half");
    test.write(".public.guichet.lock", "");
    let before = test.build().code(0).files;
    assert_eq!(hidden(&test), [""; 0]);

    // In the middle of one, at several moments.
    for round in 0..6 {
        test.write("content/en/guide/a.md", article(10 + round));
        let mut child = build(&test).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20 * round as u64));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    test.write("content/en/guide/a.md", article(5));
    assert!(test.build().code(0).files == before);
    assert_eq!(hidden(&test), [""; 0]);
}

#[test]
fn what_was_moved_in_before_the_end_came_is_known_to_be_ours() {
    let test = SiteTest::new().file("content/en/guide/a.md", article(5));
    test.build().code(0);
    // A manifest of old and new files, and a new file, as they are while files are moved in.
    let manifest = test.root().join("public/manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let more =
        text.replacen("\"files\":[", "\"files\":[{\"path\":\"en/guide/b/index.html\",\"bytes\":0,\"hash\":\"\"},", 1);
    assert_ne!(text, more);
    test.write("public/manifest.json", more);
    test.write("public/en/guide/b/index.html", "new");
    test.write("public/CNAME", "help.example.com");
    let after = test.build().code(0);
    assert!(!after.exists("en/guide/b/index.html") && after.exists("CNAME"));
    assert_eq!(after.page("manifest.json"), text);
}

#[test]
fn builds_wait_for_each_other() {
    let test = SiteTest::new().file("content/en/guide/a.md", article(2_000));
    let mut children: Vec<_> = (0..4).map(|_| build(&test).spawn().unwrap()).collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(hidden(&test), [""; 0]);
    let together = files(&test.root().join("public"));
    assert!(test.build().code(0).files == together);
}

#[test]
fn a_site_is_not_published_among_its_sources() {
    let test = SiteTest::new().file("content/en/guide/a.md", article(5));
    for folder in ["content/new", "content", "static", "templates/x", "content/../static/y"] {
        let outcome = test.run(&["build", "-o", &test.root().join(folder).to_string_lossy()]).code(2);
        assert!(outcome.stderr.contains("holds the site's sources"), "{}", outcome.stderr);
    }
    assert!(!test.root().join("static").exists() && !test.root().join("content/new").exists());
}

#[test]
fn a_manifest_of_another_program_makes_no_folder_ours() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", article(5))
        .file("public/manifest.json", r#"{"generator":"other 1","files":[{"path":"thesis.txt","bytes":1,"hash":""}]}"#)
        .file("public/thesis.txt", "years of work");
    assert!(test.build().code(2).exists("thesis.txt"));
    assert!(test.run(&["clean"]).code(2).exists("thesis.txt"));
}

#[test]
#[cfg(unix)]
fn a_folder_in_which_nothing_else_may_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let test = SiteTest::new().file("content/en/guide/a.md", article(5));
    fs::create_dir(test.root().join("public")).unwrap();
    fs::set_permissions(test.root(), fs::Permissions::from_mode(0o555)).unwrap();
    let outcome = test.build();
    fs::set_permissions(test.root(), fs::Permissions::from_mode(0o755)).unwrap();
    let outcome = outcome.code(0);
    assert!(outcome.exists("en/guide/a/index.html"));
    assert!(outcome.files.keys().all(|path| !path.starts_with('.')), "{:?}", outcome.files.keys());
}

#[test]
#[cfg(unix)]
fn what_can_not_be_read_is_said_before_anything_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let test = SiteTest::new().file("content/en/guide/a.md", article(5)).file("static/a.pdf", "x");
    let file = test.root().join("static/a.pdf");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        // Root reads everything.
        return;
    }
    let outcome = test.build().code(1);
    assert_eq!(outcome.diagnostics(), ["static/a.pdf CFG007"]);
    assert!(outcome.files.is_empty());
}
