//! The output folder: never half a site, never somebody else's files, whatever ends a build and however many there are.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use crate::site::{Outcome, SITE, SiteTest, files};

fn article(words: usize) -> String {
    format!("---\ntitle: A\n---\n{}\n", "word ".repeat(words))
}

fn build(test: &SiteTest) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    command.args(["build", "--root"]).arg(test.root()).arg("-o").arg(test.root().join("public"));
    command.env("SOURCE_DATE_EPOCH", "1795305600").stderr(Stdio::null()).stdout(Stdio::null());
    command
}

/// What lies beside the output. The site's cache does, and may.
fn hidden(test: &SiteTest) -> Vec<String> {
    let names = fs::read_dir(test.root()).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.') && name != ".guichet").collect()
}

#[test]
fn what_a_killed_build_left_is_cleaned_up() {
    // One of those below may be done before it is killed; nothing of it is to stay for pages that are open.
    let site = format!("{}outputs: {{ keep: 0 }}\n", crate::site::SITE);
    let test = SiteTest::new().file("site.yaml", site).file("content/en/guide/a.md", article(5));
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

/// As with other generators: beside its sources, not where somebody happens to be.
#[test]
fn a_site_is_built_in_its_own_folder_unless_another_is_named() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    let elsewhere = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        let done = command.args(args).arg("--root").arg(test.root()).current_dir(elsewhere.path()).output().unwrap();
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run(&["build"]);
    assert!(test.root().join("public/en/guide/a/index.html").exists() && !elsewhere.path().join("public").exists());
    run(&["search", "text"]);
    run(&["deploy", "--to", "there"]);
    assert!(elsewhere.path().join("there/en/guide/a/index.html").exists());
    run(&["clean"]);
    assert!(!test.root().join("public").exists());
    run(&["build", "-o", "here"]);
    assert!(elsewhere.path().join("here/index.html").exists() && !test.root().join("public").exists());
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

/// What `manifest.json` says of each file but itself: its hash, and whether it is of an older build.
fn listed(outcome: &Outcome) -> BTreeMap<String, (String, bool)> {
    let manifest: serde_json::Value = serde_json::from_str(&outcome.page("manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    files.map(|file| (text(&file["path"]), (text(&file["hash"]), file.get("kept").is_some()))).collect()
}

fn hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every file is listed as it is, and nothing else is.
fn is_whole(outcome: &Outcome) {
    let listed: BTreeMap<String, String> = listed(outcome).into_iter().map(|(path, (hash, _))| (path, hash)).collect();
    let mut there: BTreeMap<String, String> =
        outcome.files.iter().map(|(path, bytes)| (path.clone(), hash(bytes))).collect();
    there.remove("manifest.json");
    assert_eq!(listed, there);
}

#[test]
fn a_file_of_the_sites_own_wins_every_time() {
    let own = [
        ("llms.txt", "mine\n"),
        ("opensearch.xml", "<mine/>"),
        ("404.html", "mine"),
        ("index.html", "mine"),
        ("sitemap.xml", "<mine/>"),
        ("en/feed.xml", "<mine/>"),
        ("en/404.html", "mine"),
        ("english/index.html", "mine"),
    ];
    let settings = format!("{SITE}locale_aliases: {{ english: en }}\n");
    let site = SiteTest::empty().file("site.yaml", settings).file("content/en/guide/a.md", article(5));
    let test = own.iter().fold(site, |test, (path, text)| test.file(&format!("static/{path}"), text));
    for _ in 0..4 {
        let outcome = test.build().code(0);
        assert!(outcome.diagnostics().is_empty());
        for (path, text) in own {
            assert_eq!(outcome.page(path), text, "{path}");
        }
        is_whole(&outcome);
    }
    test.write("static/llms.txt", "another\n");
    let outcome = test.build().code(0);
    assert_eq!(outcome.page("llms.txt"), "another\n");
    is_whole(&outcome);
    test.run(&["build", "--verify"]).code(0);
}

/// Those that hosts read say what both have to say, in every build alike.
#[test]
fn a_file_for_hosts_is_joined_with_the_sites_own_every_time() {
    let own = [("robots.txt", "mine\n"), ("_headers", "/*\n  X-Mine: yes\n"), ("_redirects", "/mine /en/ 301\n")];
    let settings = format!("{SITE}locale_aliases: {{ english: en }}\n");
    let site = SiteTest::empty().file("site.yaml", settings).file("content/en/guide/a.md", article(5));
    let test = own.iter().fold(site, |test, (path, text)| test.file(&format!("static/{path}"), text));
    let first = test.build().code(0);
    for _ in 0..3 {
        let outcome = test.build().code(0);
        for (path, text) in own {
            assert!(outcome.page(path).contains(text) && outcome.page(path) != text, "{path}");
            assert_eq!(outcome.page(path), first.page(path));
        }
        is_whole(&outcome);
    }
    test.write("static/robots.txt", "another\n");
    let outcome = test.build().code(0);
    assert!(outcome.page("robots.txt").starts_with("another\n"));
    is_whole(&outcome);
    test.run(&["build", "--verify"]).code(0);
}

#[test]
fn an_old_name_of_a_locale_may_lead_elsewhere() {
    let settings = format!("{SITE}locale_aliases: {{ english: en }}\n");
    let test = SiteTest::empty().file("site.yaml", settings).file("content/en/guide/a.md", article(5));
    let test = test.file("redirects.yaml", "/english/: /en/guide/a/\n");
    let outcome = test.build().code(0);
    assert!(outcome.page("english/index.html").contains("/kb/en/guide/a/"));
    is_whole(&outcome);
}

#[test]
fn assets_of_an_older_build_stay_for_pages_that_are_open() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/b.md", "B");
    let first = test.build().code(0);
    let older: Vec<&String> = first.files.keys().filter(|path| path.ends_with("/theme.css")).collect();
    test.write("templates/assets/print.css", "nav { display: none }\n");
    let second = test.build().code(0);
    assert!(second.exists(older[0]));
    is_whole(&second);
    assert!(listed(&second)[older[0]].1 && second.page("manifest.json").contains("\"since\":\"2026-11-"));
    // A build that changes nothing leaves everything as it is, also the list.
    assert!(test.build().code(0).files == second.files);

    // Text is another matter: with an article, nothing of the index that held it stays.
    fs::remove_file(test.root().join("content/en/guide/b.md")).unwrap();
    let third = test.build().code(0);
    assert!(third.exists(older[0]));
    let kept: Vec<String> = listed(&third).into_iter().filter(|(_, (_, kept))| *kept).map(|(path, _)| path).collect();
    assert!(kept.iter().all(|path| !path.contains("/search/") || path.ends_with(".js")), "{kept:?}");

    test.write("site.yaml", format!("{SITE}outputs: {{ keep: 0 }}\n"));
    let fourth = test.build().code(0);
    assert!(!fourth.exists(older[0]) && listed(&fourth).values().all(|(_, kept)| !kept));
    fs::remove_dir_all(test.root().join("public")).unwrap();
    assert!(test.build().code(0).files == fourth.files);
    for wrong in ["2.5", "-1", "1000", "all"] {
        test.write("site.yaml", format!("{SITE}outputs: {{ keep: {wrong} }}\n"));
        assert_eq!(test.build().code(2).diagnostics(), ["site.yaml:7:18 CFG004"], "{wrong}");
    }
}

#[test]
#[cfg(unix)]
fn everyone_may_read_what_is_published() {
    use std::os::unix::fs::PermissionsExt;
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[x](sheet.csv)\n")
        .file("content/en/guide/sheet.csv", "a,b\n")
        .file("static/tool.sh", "true\n");
    let set = |path: &str, mode| fs::set_permissions(test.root().join(path), fs::Permissions::from_mode(mode)).unwrap();
    set("content/en/guide/sheet.csv", 0o600);
    set("static/tool.sh", 0o777);
    for umask in ["022", "077", "000"] {
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_guichet"), "build", "--quiet", "--root"]);
        command.arg(test.root()).arg("-o").arg(test.root().join(umask));
        assert!(command.status().unwrap().success());
        for entry in walkdir::WalkDir::new(test.root().join(umask)).into_iter().flatten() {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            let wanted = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
            assert_eq!(mode, wanted, "{} with umask {umask}", entry.path().display());
        }
    }
}

#[test]
#[cfg(unix)]
fn a_signal_ends_a_build_in_order() {
    let test = SiteTest::new();
    for number in 0..150 {
        test.write(&format!("content/en/guide/page-{number}.md"), article(300));
    }
    for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let mut child = build(&test).spawn().unwrap();
        while hidden(&test).is_empty() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
        let ended = child.wait().unwrap().code();
        let there = test.root().join("public").exists();
        assert!(ended == Some(code) && !there || ended == Some(0) && there, "{signal}: {ended:?}");
        assert_eq!(hidden(&test), [""; 0], "{signal}");
        let _ = fs::remove_dir_all(test.root().join("public"));
    }
}

#[test]
fn what_is_in_the_way_of_a_page_is_named() {
    let test = SiteTest::new().file("content/en/guide/a.md", article(5));
    let before = test.build().code(0).files;
    test.write("content/en/guide/new.md", article(5));
    test.write("public/en/guide/new/index.html/theirs.txt", "not ours");
    let outcome = test.build().code(3);
    assert!(outcome.stderr.contains("`en/guide/new/index.html`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("the published site is as it was"), "{}", outcome.stderr);
    assert!(
        before.iter().all(|(path, bytes)| outcome.files[path] == *bytes) && outcome.files.len() == before.len() + 1
    );
    fs::remove_dir_all(test.root().join("public/en/guide/new")).unwrap();
    assert!(test.build().code(0).exists("en/guide/new/index.html"));
}

#[test]
#[cfg(unix)]
fn a_page_that_can_not_be_deleted_is_named_until_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let test = SiteTest::new().file("content/en/guide/a.md", article(5)).file("content/en/guide/old.md", article(5));
    test.build().code(0);
    fs::remove_file(test.root().join("content/en/guide/old.md")).unwrap();
    let folder = test.root().join("public/en/guide/old");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        // Root writes everywhere; tests/kill/ does this as somebody else.
        return;
    }
    for _ in 0..2 {
        let outcome = test.build().code(3);
        assert!(outcome.stderr.contains("en/guide/old/index.html"), "{}", outcome.stderr);
        assert!(outcome.page("manifest.json").contains("\"withdrawn\":true"));
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let outcome = test.build().code(0);
    assert!(!outcome.exists("en/guide/old/index.html"));
    is_whole(&outcome);
}

#[test]
#[cfg(unix)]
fn what_can_not_be_cleaned_is_named_and_cleaned_later() {
    use std::os::unix::fs::PermissionsExt;
    let test = SiteTest::new().file("content/en/guide/a.md", article(5));
    test.build().code(0);
    let folder = test.root().join("public/en/guide/a");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        // Root writes everywhere.
        return;
    }
    let outcome = test.run(&["clean"]).code(3);
    assert!(outcome.stderr.contains("en/guide/a/index.html"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("run `guichet clean` again"), "{}", outcome.stderr);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    test.run(&["clean"]).code(0);
    assert!(!test.root().join("public").exists());
}

/// Nothing of a text stays in the parts of an older index, whoever has its address now.
#[test]
fn a_withdrawn_text_is_gone_whatever_takes_its_place() {
    type Change = fn(&SiteTest);
    let changes: [(&str, Change); 5] = [
        ("a redirect", |test| {
            std::fs::remove_file(test.root().join("content/en/guide/b.md")).unwrap();
            test.write("redirects.yaml", "/en/guide/b/: /en/guide/a/\n");
        }),
        ("a page of the owner's", |test| {
            std::fs::remove_file(test.root().join("content/en/guide/b.md")).unwrap();
            test.write("static/en/guide/b/index.html", "<p>moved</p>");
        }),
        ("another article", |test| {
            std::fs::remove_file(test.root().join("content/en/guide/b.md")).unwrap();
            test.write("content/en/guide/c.md", "---\ntitle: C\nslug: b\n---\nText.\n");
        }),
        ("a date", |test| {
            test.write("content/en/guide/b.md", "---\ntitle: B\nexpires_at: 2026-01-01\naliases: [b]\n---\nzqword\n");
        }),
        ("the language it falls back on", |test| {
            test.write("content/fr/guide/a.md", "---\ntitle: A\ndraft: true\n---\nzqword\n");
        }),
    ];
    for (what, change) in changes {
        let french = if what.starts_with("the language") { "zqword" } else { "mot" };
        let english = if what.starts_with("the language") { "word" } else { "zqword" };
        let test = SiteTest::new()
            .file("content/en/guide/a.md", "---\ntitle: A\n---\nText.\n")
            .file("content/fr/guide/a.md", format!("---\ntitle: A\n---\n{french}\n"))
            .file("content/en/guide/b.md", format!("---\ntitle: B\n---\n{english}\n"));
        let holds = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
            let found = files.iter().find(|(_, bytes)| memchr::memmem::find(bytes, b"zqword").is_some());
            found.map(|(path, _)| path.clone())
        };
        assert!(holds(&test.build().code(0).files).is_some(), "{what}");
        change(&test);
        assert_eq!(holds(&test.build().code(0).files), None, "{what}");
    }
}

#[test]
fn a_folder_that_was_cleaned_is_built_into_again() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    test.build().code(0);
    test.write("public/CNAME", "help.example.com\n");
    test.run(&["clean"]).code(0);
    let files = test.build().code(0).files;
    assert!(files.contains_key("CNAME") && files.contains_key("en/guide/a/index.html"));
}

#[test]
fn no_setting_makes_room_for_two_files_at_one_address() {
    let site = format!("{}diagnostics: {{ OUT: off }}\n", crate::site::SITE);
    let test = SiteTest::new()
        .file("site.yaml", site)
        .article("content/en/guide/a.md", "A")
        .file("content/en/guide/b.md", "---\ntitle: B\nslug: a\n---\n");
    assert!(test.build().code(1).diagnostics().iter().any(|line| line.ends_with("OUT001")));
}
