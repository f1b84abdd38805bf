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
    assert!(page.contains("<article lang=\"en\" dir=\"ltr\" data-article=\"guide/sso\""), "{page}");
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
    assert!(page.contains("data-article=\"guide/sso\"") && page.contains("/kb/en/guide/sso/okta/"), "{page}");
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
fn it_has_all_that_an_article_has() {
    let sso = "---\ntitle: Single sign-on\nid: sign-on\nicon: key\norder: 1\nplans: [pro]\ntop: 1\ncontexts: [login]\n\
        related: [guide/zoom]\nkeywords: [saml]\naliases: [login]\n---\nOne password.\n";
    let site_yaml = format!("{}contexts: [login]\n", crate::site::SITE);
    let test = site()
        .file("site.yaml", site_yaml)
        .file("content/en/guide/sso.md", format!("{sso}![a](dot.svg)\n"))
        .article("content/en/guide/all.md", "All")
        .article("content/en/guide/sso/google.md", "Google")
        .article("content/en/guide/zoom.md", "Zoom")
        .file("content/en/guide/see.md", "---\ntitle: See\nrelated: [sign-on]\n---\nText.\n");
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0], "{}", built.stderr);
    let page = built.page("en/guide/sso/index.html");
    assert!(page.contains("data-article=\"sign-on\"") && page.contains("data-helpful"), "{page}");
    // The articles of the folder around it come before, and what is in its own folder comes behind it.
    let pager = page.split("class=\"pager\"").nth(1).unwrap().split("</nav>").next().unwrap();
    assert!(pager.contains("/kb/en/guide/zoom/") && pager.contains("/kb/en/guide/sso/google/"), "{pager}");
    let okta = built.page("en/guide/sso/google/index.html");
    assert!(okta.split("pager-prev").nth(1).unwrap().contains("href=\"/kb/en/guide/sso/\""), "{okta}");
    let related = page.split("related-list").nth(1).unwrap();
    assert!(related.split("</ul>").next().unwrap().contains("/kb/en/guide/zoom/"), "{related}");
    assert!(built.page("en/guide/see/index.html").split("related-list").nth(1).unwrap().contains("/kb/en/guide/sso/"));
    // What is in the folder is listed below the text, and the page stands once in the navigation.
    let inside = page.split("article-inside").nth(1).unwrap();
    assert!(inside.contains("/kb/en/guide/sso/okta/") && inside.contains("/kb/en/guide/sso/google/"), "{inside}");
    let nav = page.split("class=\"side-nav\"").nth(1).unwrap().split("</nav>").next().unwrap();
    assert_eq!(nav.matches("href=\"/kb/en/guide/sso/\"").count(), 1, "{nav}");
    assert!(nav.contains("href=\"/kb/en/guide/sso/\" aria-current=\"page\""), "{nav}");
    let crumbs = page.split("class=\"breadcrumbs\"").nth(1).unwrap().split("</nav>").next().unwrap();
    assert!(crumbs.contains("/kb/en/guide/\"") && !crumbs.contains("/kb/en/guide/sso/\""), "{crumbs}");
    // The panel, lists for machines, old addresses.
    let help: serde_json::Value = serde_json::from_str(&built.page("_guichet/en/help.json")).unwrap();
    assert_eq!(help["contexts"]["login"][0], "sign-on");
    assert_eq!(help["top"][0], "sign-on");
    assert_eq!(built.page("sitemap.xml").matches("<loc>https://help.example.com/kb/en/guide/sso/</loc>").count(), 1);
    assert_eq!(built.page("en/llms.txt").matches("(https://help.example.com/kb/en/guide/sso/index.md)").count(), 1);
    assert_eq!(built.page("en/a-z/index.html").matches("href=\"/kb/en/guide/sso/\"").count(), 1);
    assert!(built.page("en/index.html").contains("/kb/en/guide/sso/"), "it is popular");
    assert!(built.page("en/login/index.html").contains("url=/kb/en/guide/sso/"));
    let twin = built.page("en/guide/sso/index.md");
    assert!(twin.contains("plans: [pro]") && twin.contains("(/kb/en/guide/sso/okta/index.md)"), "{twin}");
    let found = test.run(&["search", "saml", "--locale", "en", "--json"]).code(0).stdout;
    assert!(found.contains("/kb/en/guide/sso/"), "{found}");
}

#[test]
fn a_text_of_the_folder_in_a_nearer_language_comes_first() {
    let index = "---\ntitle: Connexion\n---\nTexte du dossier.\n";
    let built = site().file("content/fr/guide/sso/_index.md", index).build().code(0);
    let page = built.page("fr/guide/sso/index.html");
    assert!(page.contains("Texte du dossier.") && !page.contains("Know your tenant"), "{page}");
    assert!(built.page("en/guide/sso/index.html").contains("Know your tenant"));
}

#[test]
fn what_only_an_article_can_say() {
    let test = SiteTest::new().file("content/en/guide/sso.md", "---\ntitle: S\nunlisted: true\n---\nText.\n");
    let built = test.article("content/en/guide/sso/okta.md", "Okta").build().code(1);
    assert_eq!(built.diagnostics(), ["content/en/guide/sso.md:3:1 FM003"]);
    assert!(built.stderr.contains("with a `slug` it is an article of its own"), "{}", built.stderr);
    // An `_index.md` is none.
    let index = SiteTest::new().file("content/en/guide/sso/_index.md", "---\ntitle: S\ntop: 1\n---\nText.\n");
    let built = index.article("content/en/guide/sso/okta.md", "Okta").build().code(1);
    assert_eq!(built.diagnostics(), ["content/en/guide/sso/_index.md:3:1 FM003"]);
}
