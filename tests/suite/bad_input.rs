//! Whatever is wrong with a site, it is said once, with its place and what to do, and nothing is published.

use std::fs;

use crate::site::{SITE, SiteTest};

/// Builds, expects problems, and compares `file:line:column code`.
fn problems(test: &SiteTest, expected: &[&str]) {
    let outcome = test.build().code(1);
    assert_eq!(outcome.diagnostics(), expected, "{}", outcome.stderr);
    assert!(outcome.files.is_empty(), "a failed build publishes nothing");
    let helps = outcome.stderr.matches("help: ").count();
    assert!(helps >= expected.len(), "each says what to do:\n{}", outcome.stderr);
}

#[test]
fn front_matter() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: \"open\n---\nText\n")
        .file("content/en/guide/b.md", "---\ntitel: B\norder: first\n---\n# B\n")
        .file("content/en/guide/c.md", "just text\n")
        .file("content/en/guide/d.md", "")
        .file("content/en/guide/e.md", "---\ntitle: E\n")
        .article("content/en/guide/ok.md", "OK");
    problems(
        &test,
        &[
            "content/en/guide/a.md:2:8 FM001",
            "content/en/guide/b.md:2:1 FM003",
            "content/en/guide/b.md:3:8 FM004",
            "content/en/guide/c.md:1:1 FM002",
            "content/en/guide/d.md:1:1 FM002",
            "content/en/guide/e.md:1:1 FM001",
        ],
    );
}

#[test]
fn settings_are_wrong_usage() {
    for (settings, expected) in [
        ("title: [\n", vec!["site.yaml:1:8 CFG001"]),
        (
            "titel: Help\nlocales: { en: {} }\n",
            // `titel` is one mistake: that there is no `title` follows from it.
            vec!["site.yaml:1:1 CFG003", "site.yaml:1:1 CFG002"],
        ),
        (
            "title: H\nbase_url: nowhere\nlocales: { en: {}, e!: {} }\n",
            vec!["site.yaml:2:11 CFG004", "site.yaml:3:20 CFG005"],
        ),
    ] {
        let test = SiteTest::new().file("site.yaml", settings).article("content/en/guide/a.md", "A");
        let outcome = test.build().code(2);
        let mut seen = outcome.diagnostics();
        let mut expected = expected;
        seen.sort_unstable();
        expected.sort_unstable();
        assert_eq!(seen, expected, "{}", outcome.stderr);
        assert!(outcome.files.is_empty());
    }
    let nowhere = SiteTest::empty();
    assert!(nowhere.build().code(2).stderr.contains("guichet init"));
}

#[test]
fn addresses_and_ids() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\nid: one\n---\n")
        .file("content/en/guide/b.md", "---\ntitle: B\nid: one\n---\n")
        .file("content/en/guide/c.md", "---\ntitle: C\nslug: same\n---\n")
        .file("content/en/guide/d.md", "---\ntitle: D\nslug: same\n---\n")
        .article("content/en/guide/Case.md", "Case")
        .article("content/en/guide/case.md", "case")
        .article("content/en/nowhere.md", "Nowhere");
    problems(
        &test,
        &[
            "content/en/guide/Case.md:1:1 OUT002",
            "content/en/guide/b.md:3:5 FM006",
            "content/en/guide/d.md:3:7 OUT001",
            "content/en/nowhere.md NAV001",
        ],
    );
}

#[test]
fn links_images_and_drafts() {
    let test = SiteTest::new()
        .article("content/en/guide/target.md", "Target")
        .file("content/en/guide/draft.md", "---\ntitle: D\ndraft: true\n---\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\n[x](targt.md) [y](target.md#nowhere) [z](draft.md)\n\n[ok](target.md) ![a b](no.png)\n\n[out](../../../../etc/passwd) [root](/en/nothing/)\n",
        );
    problems(
        &test,
        &[
            "content/en/guide/a.md:4:5 LNK001",
            "content/en/guide/a.md:4:19 LNK002",
            "content/en/guide/a.md:4:42 LNK003",
            "content/en/guide/a.md:6:24 IMG001",
            "content/en/guide/a.md:8:7 LNK001",
            "content/en/guide/a.md:8:38 LNK001",
        ],
    );
    let stderr = test.build().stderr;
    assert!(stderr.contains("did you mean `target.md`?"), "{stderr}");
}

#[test]
fn what_a_broken_link_says_fits_what_it_was_meant_to_be() {
    let test = SiteTest::new()
        .file("content/assets/Flow-Chart.png", "not measured")
        .article("content/en/guide/only-english.md", "Only English")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[1](media/flow-chart.PNG) ![2](flow-chart.png) [3](media/gone.pdf)\n\n[4](<{{% param repo %}}>) [5](#teh-end) [6](v1.2)\n\n## The end\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\n[7](only-englsih.md)\n");
    problems(
        &test,
        &[
            "content/en/guide/a.md:4:5 LNK001",
            "content/en/guide/a.md:4:32 IMG001",
            "content/en/guide/a.md:4:52 LNK001",
            "content/en/guide/a.md:6:6 LNK001",
            "content/en/guide/a.md:6:31 LNK002",
            "content/en/guide/a.md:6:45 LNK001",
            "content/fr/guide/b.md:4:5 LNK001",
        ],
    );
    let stderr = test.build().stderr;
    for said in [
        "no file `media/flow-chart.PNG`",
        "no image `flow-chart.png`",
        "did you mean `/assets/Flow-Chart.png`?",
        "no file `media/gone.pdf`",
        "`{{% param repo %}}` is not a valid address",
        "did you mean `#the-end`?",
        "no article `guide/v1.2`",
        "did you mean `only-english.md`?",
    ] {
        assert!(stderr.contains(said), "{said}: {stderr}");
    }
    assert_eq!(stderr.matches("did you mean `/assets/Flow-Chart.png`?").count(), 2, "{stderr}");
}

#[test]
fn redirects() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\naliases: [guide/a, old/one]\n---\n")
        .file("content/en/guide/b.md", "---\ntitle: B\naliases: [old/one]\n---\n")
        .file("redirects.yaml", "/x: /y\n/y: /x\n/z: /nowhere/\n");
    problems(
        &test,
        &[
            "content/en/guide/a.md:3:11 RED001",
            "content/en/guide/b.md:3:11 RED004",
            "redirects.yaml:1:1 RED001",
            "redirects.yaml:2:1 RED001",
            "redirects.yaml:3:5 RED003",
        ],
    );
}

#[test]
fn contacts() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file(
        "contacts.yaml",
        "plans: [free, pro]\nchannels:\n  phone:\n    plans: [por]\n    gate: display\n    href: { secret: PHONE }\n  chat: { plans: \">=free\", languages: [xx1x9], href: \"https://c.example.com/\", hours: { tz: Mars/Olympus, mon: \"9-5\" } }\n  seal: { plans: all, gate: sealed }\n",
    );
    let outcome = test.build().code(1);
    let codes: Vec<String> = outcome.diagnostics();
    for expected in ["contacts.yaml:4:13 CON001", "contacts.yaml:6:11 GATE001", "contacts.yaml:8:3 SEAL007"] {
        assert!(codes.contains(&expected.to_owned()), "{expected} is missing in {codes:#?}\n{}", outcome.stderr);
    }
    assert!(codes.iter().filter(|code| code.ends_with("CON005")).count() >= 2, "{codes:#?}");
    assert!(codes.iter().any(|code| code.ends_with("CON006")), "{codes:#?}");
}

#[test]
fn unknown_names_in_articles() {
    let test = SiteTest::new()
        .file("contacts.yaml", "plans: [free, pro]\nchannels:\n  kb: { plans: all, href: home }\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\nplans: [prro]\nrelated: [guide/nothing]\n---\n{{ contact(channel=\"caht\") }}\n",
        );
    problems(
        &test,
        &["content/en/guide/a.md:3:9 CON001", "content/en/guide/a.md:4:11 NAV003", "content/en/guide/a.md:6:1 CON002"],
    );
}

#[test]
fn bytes_that_are_no_text() {
    let test = SiteTest::new()
        .file("content/en/guide/latin1.md", b"---\ntitle: A\n---\ncaf\xe9\n")
        .article("content/en/guide/ok.md", "OK");
    problems(&test, &["content/en/guide/latin1.md:4:4 FM005"]);
}

#[test]
fn crlf_bom_and_an_empty_body_are_fine() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "\u{feff}---\r\ntitle: Windows\r\n---\r\n\r\n# Heading\r\n\r\nText\r\n")
        .file("content/en/guide/b.md", "---\ntitle: Empty\n---\n");
    let outcome = test.build().code(0);
    let page = outcome.page("en/guide/a/index.html");
    assert!(page.contains("Heading") && page.contains("<p>Text</p>"), "{page}");
    assert!(outcome.exists("en/guide/b/index.html"));
}

#[test]
fn no_content_at_all() {
    let outcome = SiteTest::new().build().code(1);
    assert!(outcome.stderr.contains("CFG006"), "{}", outcome.stderr);
}

#[test]
#[cfg(unix)]
fn symbolic_links() {
    let secret = tempfile::tempdir().unwrap();
    fs::write(secret.path().join("secret.md"), "---\ntitle: Secret\n---\nHUNTER2\n").unwrap();
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    std::os::unix::fs::symlink(secret.path().join("secret.md"), test.root().join("content/en/guide/out.md")).unwrap();
    std::os::unix::fs::symlink(secret.path(), test.root().join("content/en/guide/folder")).unwrap();
    let outcome = test.build().code(1);
    assert_eq!(outcome.diagnostics(), ["content/en/guide/folder CFG008", "content/en/guide/out.md CFG008"]);
}

#[test]
fn the_published_site_stays_when_a_build_fails() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    let before = test.build().code(0).files;
    test.write("content/en/guide/a.md", "---\ntitle: A\nnonsense: 1\n---\n");
    assert_eq!(test.build().code(1).files, before);
    test.write("content/en/guide/a.md", "---\ntitle: A\n---\n");
    test.write("templates/article.html", "{% if %}");
    let failed = test.build();
    assert_ne!(failed.code, 0);
    assert!(failed.stderr.contains("CFG010"), "{}", failed.stderr);
    assert_eq!(failed.files, before);
    test.write("templates/article.html", "{{ article.no_such_thing.deep }}");
    let failed = test.build();
    assert_ne!(failed.code, 0);
    assert_eq!(failed.files, before);
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("public/thesis.txt", "years of work");
    let outcome = test.build().code(2);
    assert!(outcome.stderr.contains("choose an empty folder"), "{}", outcome.stderr);
    assert_eq!(outcome.files.len(), 1);
}

#[test]
fn severities_are_the_sites_choice() {
    let article = "---\ntitle: A\n---\n[x](nothing.md)\n";
    let warning = SiteTest::new()
        .file("site.yaml", format!("{SITE}diagnostics: {{ LNK: warning }}\n"))
        .file("content/en/guide/a.md", article);
    assert!(warning.build().code(0).stderr.contains("warning[LNK001]"));
    assert!(warning.run(&["build", "--strict"]).code(1).stderr.contains("LNK001"));
    let off = SiteTest::new()
        .file("site.yaml", format!("{SITE}diagnostics: {{ LNK001: off }}\n"))
        .file("content/en/guide/a.md", article);
    assert!(!off.run(&["build", "--strict"]).code(0).stderr.contains("LNK001"));
}

#[test]
fn machines_read_json() {
    let test = SiteTest::new().file("content/en/guide/a.md", "---\ntitle: A\n---\nÉté [x](nothing.md)\n");
    let outcome = test.run(&["check", "--format", "json"]).code(1);
    let list: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON on stdout");
    let first = &list[0];
    assert_eq!(first["code"], "LNK001");
    assert_eq!((&first["line"], &first["column"], &first["end_column"]), (&4.into(), &9.into(), &19.into()));
    assert_eq!((&first["locale"], &first["article"]), (&"en".into(), &"guide/a".into()));
    assert_eq!(first["severity"], "error");
}

#[test]
fn a_huge_article_is_built() {
    let mut text = String::from("---\ntitle: Huge\n---\n");
    while text.len() < 20 * 1024 * 1024 {
        text.push_str("## A heading\n\nA paragraph of *some* words, again and again, with `code` and more.\n\n");
    }
    let outcome = SiteTest::new().file("content/en/guide/huge.md", text).build().code(0);
    assert!(outcome.page("en/guide/huge/index.html").len() > 20 * 1024 * 1024);
}
