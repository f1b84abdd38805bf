//! An article beside a folder of its name is the page of that folder.

use crate::site::SiteTest;

const SSO: &str = "---\ntitle: Single sign-on\ndescription: One password for all.\nkeywords: [saml]\naliases: [login]\nplans: [pro]\nauthors: [Ada Byron]\nupdated: 2026-03-04\n---\nSee [Okta](sso/okta.md) and ![a](dot.svg).\n\n## Before you begin\n\nKnow your tenant.\n\n```sh\nls\n```\n";
const DOT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>";

fn site() -> SiteTest {
    let contacts =
        "plans: [basic, pro]\nchannels:\n  mail: { plans: all, languages: [en], href: 'mailto:a@example.com' }\n";
    SiteTest::new()
        .file("contacts.yaml", contacts)
        .file("content/en/guide/sso.md", SSO)
        .file("content/en/guide/dot.svg", DOT)
        .article("content/en/guide/sso/okta.md", "Okta")
}

#[test]
fn it_is_the_page_of_the_folder() {
    let test =
        site().file("content/en/guide/other.md", "---\ntitle: Other\n---\n[a](sso.md#before-you-begin) [b](sso/)\n");
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let page = built.page("en/guide/sso/index.html");
    assert!(page.contains("<h1>Single sign-on</h1>"), "{page}");
    // Its links begin where its file is.
    assert!(page.contains("<a href=\"/kb/en/guide/sso/okta/\">Okta</a>"), "{page}");
    assert!(page.contains("src=\"/kb/en/guide/dot.svg\""), "{page}");
    assert!(
        page.contains("Available on Pro") && page.contains("Ada Byron") && page.contains("datetime=\"2026-03-04\""),
        "{page}"
    );
    assert!(page.contains("article.js"), "its code can be copied");
    let other = built.page("en/guide/other/index.html");
    assert!(
        other.contains("<a href=\"/kb/en/guide/sso/#before-you-begin\">a</a> <a href=\"/kb/en/guide/sso/\">b</a>"),
        "{other}"
    );
    assert!(built.page("en/login/index.html").contains("url=/kb/en/guide/sso/"));
    assert!(built.page("en/guide/sso/index.md").contains("Know your tenant"));
    let found = test.run(&["search", "tenant", "--locale", "en", "--json"]).code(0).stdout;
    assert!(found.contains("/kb/en/guide/sso/#before-you-begin") && found.contains("pro"), "{found}");
}

#[test]
fn in_every_language() {
    let sso = "---\ntitle: Connexion unique\n---\nVoir [Okta](sso/okta.md).\n";
    let built = site().file("content/fr/guide/sso.md", sso).build().code(0);
    let page = built.page("fr/guide/sso/index.html");
    assert!(page.contains("<h1>Connexion unique</h1>") && page.contains("/kb/fr/guide/sso/okta/"), "{page}");
    // A text that is borrowed says so.
    let page = site().build().code(0).page("fr/guide/sso/index.html");
    assert!(page.contains("class=\"notice notice-fallback\""), "{page}");
    assert!(page.contains("<h1 lang=\"en\" dir=\"ltr\">Single sign-on</h1>"), "{page}");
}

#[test]
fn an_area_has_such_a_page_too() {
    let test = SiteTest::new().file("content/en/guide.md", "# The guide\n\nAll of it: [a](guide/a.md).\n");
    let built = test.article("content/en/guide/a.md", "A").build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    assert!(built.page("en/guide/index.html").contains("All of it"));
}

#[test]
fn with_a_slug_it_is_an_article() {
    let test = SiteTest::new().file("content/en/guide/sso.md", "---\ntitle: S\nslug: single\n---\nText.\n");
    let built = test.article("content/en/guide/sso/okta.md", "Okta").build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    assert!(built.page("en/guide/single/index.html").contains("data-article=\"guide/sso\""));
}

#[test]
fn it_is_an_article_until_there_is_a_folder() {
    let test = SiteTest::new().article("content/en/guide/sso.md", "Sign-on").article("content/en/guide/a.md", "A");
    assert!(test.build().code(0).page("en/guide/sso/index.html").contains("data-article=\"guide/sso\""));
    test.write("content/en/guide/sso/okta.md", "# Okta\n\nText.\n");
    let page = test.build().code(0).page("en/guide/sso/index.html");
    assert!(!page.contains("data-article=") && page.contains("/kb/en/guide/sso/okta/"), "{page}");
    // What is in the folder may be a draft; the page is none.
    test.write("content/en/guide/sso/okta.md", "---\ntitle: Okta\ndraft: true\n---\nText.\n");
    let built = test.build().code(0);
    assert!(built.page("en/guide/sso/index.html").contains("Text of Sign-on"));
    assert!(!built.exists("en/guide/sso/okta/index.html"));
}

#[test]
fn a_draft_of_it_is_not_published() {
    let draft = "---\ntitle: Secret plans\ndraft: true\n---\nText.\n";
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/sso/okta.md", "Okta");
    let built = test.file("content/en/guide/sso.md", draft).build().code(0);
    let page = built.page("en/guide/sso/index.html");
    assert!(page.contains("<h1>Sso</h1>") && !page.contains("Secret"), "{page}");
    let linked = SiteTest::new().file("content/en/guide/sso.md", draft).file("content/en/guide/sso/okta.md", draft);
    let linked = linked.file("content/en/guide/a.md", "---\ntitle: A\n---\n[x](sso.md)\n").build().code(1);
    assert_eq!(linked.diagnostics(), ["content/en/guide/a.md:4:5 LNK003"]);
}

#[test]
fn what_only_an_article_can_say() {
    let test = SiteTest::new().file("content/en/guide/sso.md", "---\ntitle: S\nunlisted: true\n---\nText.\n");
    let built = test.article("content/en/guide/sso/okta.md", "Okta").build().code(1);
    assert_eq!(built.diagnostics(), ["content/en/guide/sso.md:3:1 FM003"]);
    assert!(built.stderr.contains("is an article if it has a `slug`"), "{}", built.stderr);
}
