//! What a site has from the repository that it is in: the day of an article's last change, and where to propose one.

use std::process::Command;

use crate::site::SiteTest;

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide]\n\
                    repository: { url: https://github.com/acme/help }\n";

fn site() -> SiteTest {
    SiteTest::new().file("site.yaml", SITE).article("content/en/guide/export.md", "Export")
}

/// `day` is the author's, with a zone.
fn git(test: &SiteTest, day: &str, arguments: &[&str]) {
    let identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com"];
    let mut git = Command::new("git");
    let git = git.current_dir(test.root()).env("GIT_AUTHOR_DATE", day).args(identity).args(arguments);
    let ran = git.output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

fn commit(test: &SiteTest, day: &str) {
    git(test, day, &["add", "--all", "content", "site.yaml"]);
    git(test, day, &["commit", "--quiet", "--message", "x"]);
}

fn page_of(test: &SiteTest, page: &str) -> String {
    std::fs::read_to_string(test.root().join(format!("public/{page}index.html"))).unwrap()
}

/// What the page says of its text's day.
fn day(test: &SiteTest, page: &str) -> Option<String> {
    let page = page_of(test, page);
    let (_, rest) = page.split_once("<time datetime=")?;
    Some(rest.trim_start_matches('"').chars().take(10).collect())
}

#[test]
fn an_article_has_the_day_of_its_last_change_where_its_author_was() {
    let test = site().file(".gitignore", "public/\n");
    git(&test, "", &["init", "--quiet", "--initial-branch=main"]);
    let path = test.root().join("content/en/guide/export.md");
    let read = || std::fs::read_to_string(&path).unwrap();
    let mut seen = Vec::new();
    let mut look = |test: &SiteTest| {
        test.build().code(0);
        seen.push(day(test, "en/guide/export/").unwrap_or_default());
    };
    // No commit yet, which is said.
    let said = test.build().code(0);
    assert!(said.stderr.contains("site.yaml: note[CFG017]"), "{}", said.stderr);
    assert_eq!(day(&test, "en/guide/export/"), None);
    // In Los Angeles, where it was still February.
    commit(&test, "2026-02-28T23:30:00-08:00");
    look(&test);
    // White space and a key's place are nobody's news.
    std::fs::write(&path, format!("{}\n\n", read().replace("title: Export\n", "title:   Export\n"))).unwrap();
    commit(&test, "2026-05-01T10:00:00Z");
    look(&test);
    std::fs::write(&path, format!("{}One more sentence.\n", read())).unwrap();
    commit(&test, "2026-06-01T10:00:00Z");
    look(&test);
    // A new name is not a new text, and an unrelated commit is not one of it.
    git(&test, "2026-07-01T10:00:00Z", &["mv", "content/en/guide/export.md", "content/en/guide/exports.md"]);
    commit(&test, "2026-07-01T10:00:00Z");
    test.write("content/en/guide/new.md", "---\ntitle: New\n---\nText.\n");
    commit(&test, "2026-08-01T10:00:00Z");
    test.build();
    assert_eq!(day(&test, "en/guide/exports/").as_deref(), Some("2026-06-01"));
    assert_eq!(day(&test, "en/guide/new/").as_deref(), Some("2026-08-01"));
    // A borrowed page is of its original's day.
    assert_eq!(day(&test, "fr/guide/exports/").as_deref(), Some("2026-06-01"));
    assert_eq!(seen, ["2026-02-28", "2026-02-28", "2026-06-01"]);
    // What the writer says comes first.
    test.write("content/en/guide/new.md", "---\ntitle: New\nupdated: 2026-01-02\n---\nText.\n");
    test.build();
    assert_eq!(day(&test, "en/guide/new/").as_deref(), Some("2026-01-02"));
    // The same without anything that earlier builds have left.
    std::fs::remove_dir_all(test.root().join(".guichet")).unwrap();
    test.build();
    assert_eq!(day(&test, "en/guide/exports/").as_deref(), Some("2026-06-01"));
}

#[test]
fn a_shallow_clone_says_only_what_it_knows() {
    let origin = site();
    git(&origin, "", &["init", "--quiet", "--initial-branch=main"]);
    commit(&origin, "2026-03-01T10:00:00Z");
    origin.write("content/en/guide/new.md", "---\ntitle: New\n---\nText.\n");
    commit(&origin, "2026-04-01T10:00:00Z");
    origin.write("content/en/guide/newer.md", "---\ntitle: Newer\n---\nText.\n");
    commit(&origin, "2026-05-01T10:00:00Z");
    let clone = SiteTest::empty();
    let url = format!("file://{}", origin.root().display());
    git(&clone, "", &["clone", "--quiet", "--depth", "2", &url, "."]);
    let said = clone.build().code(0);
    assert!(said.stderr.contains("site.yaml: note[CFG017]"), "{}", said.stderr);
    let days = ["export", "new", "newer"].map(|name| day(&clone, &format!("en/guide/{name}/")).unwrap_or_default());
    assert_eq!(days, ["", "", "2026-05-01"]);
}

#[test]
fn readers_can_propose_a_change_of_what_they_read() {
    let test = site().file("content/en/guide/_index.md", "---\ntitle: Guide\n---\nAbout.\n");
    test.build();
    let link = |page: &str| {
        let page = page_of(&test, page);
        let (_, rest) = page.split_once("edit-link")?.1.split_once("href=")?;
        rest.trim_start_matches('"').split(['"', '>']).next().map(str::to_owned)
    };
    const EDIT: &str = "https://github.com/acme/help/edit/main/content/en/guide/";
    // The French page shows the English text, and that is what can be changed.
    for (page, file) in
        [("en/guide/export/", "export.md"), ("fr/guide/export/", "export.md"), ("en/guide/", "_index.md")]
    {
        assert_eq!(link(page), Some(format!("{EDIT}{file}")), "{page}");
    }
    test.write("site.yaml", SITE.replace("acme/help }", "acme/help, edit: false }"));
    test.build();
    assert_eq!(link("en/guide/export/"), None);
}
