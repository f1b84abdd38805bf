//! What would be written over something else is said before anything is written.

use crate::site::SiteTest;

fn clash(files: &[(&str, &str)], expected: &[&str]) {
    let test = files.iter().fold(SiteTest::new(), |test, (path, text)| test.file(path, text));
    let outcome = test.article("content/en/guide/ok.md", "OK").build().code(1);
    assert_eq!(outcome.diagnostics(), expected, "{}", outcome.stderr);
    assert!(outcome.files.is_empty());
}

const A: &str = "---\ntitle: A\n---\n";

#[test]
fn folders_are_said_once_and_where_they_come_from() {
    clash(&[("content/en/search/a.md", A)], &["content/en/search/a.md OUT001"]);
    clash(&[("content/en/a-z/a.md", A)], &["content/en/a-z/a.md OUT001"]);
    clash(&[("content/en/Guide/a.md", A)], &["content/en/guide/ok.md OUT002"]);
}

#[test]
fn a_file_where_another_needs_a_folder() {
    clash(&[("content/en/feed.xml/a.md", A)], &["content/en/feed.xml/a.md OUT001"]);
    let slug = "---\ntitle: A\nslug: index.html\n---\n";
    clash(&[("content/en/guide/a.md", slug)], &["content/en/guide/a.md:3:7 OUT001"]);
    clash(&[("static/en", "x")], &["static/en OUT001"]);
    clash(&[("static/robots.txt/x", "x")], &["static/robots.txt/x OUT001"]);
}

#[test]
fn letters_that_only_look_alike() {
    let slug = |slug: &str| format!("---\ntitle: A\nslug: {slug}\n---\n");
    clash(
        &[("content/en/guide/a.md", &slug("\u{e9}")), ("content/en/guide/b.md", &slug("e\u{301}"))],
        // In names, both ways to write the accent are one.
        &["content/en/guide/b.md:3:7 OUT001"],
    );
}

#[test]
fn a_folder_has_one_page() {
    let help = |files: &[(&str, &str)]| {
        let test = files.iter().fold(SiteTest::new(), |test, (path, text)| test.file(path, text));
        let outcome = test.article("content/en/guide/ok.md", "OK").build().code(1);
        (outcome.diagnostics(), outcome.stderr)
    };
    let (codes, text) = help(&[("content/en/guide/sso.md", A), ("content/en/guide/sso/_index.md", "Text.\n")]);
    assert_eq!(codes, ["content/en/guide/sso.md:1:1 OUT001"]);
    assert!(text.contains("`content/en/guide/sso/_index.md` is the page of the folder: join the two texts"), "{text}");
    // A folder of its pictures is not a folder of articles.
    let pictures = SiteTest::new().file("content/en/guide/sso.md", "---\ntitle: A\n---\n![An icon](sso/a.svg)\n");
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>";
    assert_eq!(pictures.file("content/en/guide/sso/a.svg", svg).build().code(0).diagnostics(), [""; 0]);
    // What has the address by its slug alone does not introduce anything.
    let slug = "---\ntitle: A\nslug: sso\n---\n";
    let (codes, text) = help(&[("content/en/guide/a.md", slug), ("content/en/guide/sso/okta.md", A)]);
    assert_eq!(codes, ["content/en/guide/a.md:3:7 OUT001"]);
    assert!(!text.contains("_index.md"), "{text}");
    // And an article with a slug may stay where it is.
    let apart = "---\ntitle: A\nslug: about-sso\n---\n";
    let test = SiteTest::new().file("content/en/guide/sso.md", apart).file("content/en/guide/sso/okta.md", A);
    assert_eq!(test.build().code(0).diagnostics(), [""; 0]);
}

#[test]
fn files_of_ones_own() {
    clash(&[("static/manifest.json", "x")], &["static/manifest.json OUT001"]);
    clash(&[("static/_guichet/panel.js", "x")], &["static/_guichet/panel.js OUT001"]);
    clash(&[("static/en/guide/index.html", "x")], &["static/en/guide/index.html OUT001"]);
    clash(&[("static/Robots.txt", "x")], &["static/Robots.txt OUT002"]);
    let own = SiteTest::new().article("content/en/guide/ok.md", "OK").file("static/llms.txt", "mine\n");
    assert_eq!(own.build().code(0).page("llms.txt"), "mine\n");
}

#[test]
fn a_file_of_ones_own_in_place_of_a_twin() {
    clash(&[("content/en/guide/a.md", A), ("static/en/guide/a/index.md", "x")], &["static/en/guide/a/index.md OUT001"]);
    // A twin that is not written is in nobody's way, and two pages of one address are still one mistake.
    let settings = format!("{}outputs: {{ markdown: false }}\n", crate::site::SITE);
    let own = SiteTest::empty().file("site.yaml", settings).article("content/en/guide/ok.md", "OK");
    assert_eq!(
        own.file("static/en/guide/ok/index.md", "mine\n").build().code(0).page("en/guide/ok/index.md"),
        "mine\n"
    );
    let other =
        SiteTest::new().article("content/en/guide/ok.md", "OK").file("static/en/guide/other/index.md", "mine\n");
    assert_eq!(other.build().code(0).page("en/guide/other/index.md"), "mine\n");
    let slug = "---\ntitle: A\nslug: b\n---\n";
    clash(&[("content/en/guide/a.md", slug), ("content/en/guide/b.md", A)], &["content/en/guide/b.md:1:1 OUT001"]);
}

#[test]
fn names_that_disks_can_not_hold() {
    let long = format!("---\ntitle: A\nslug: {}\n---\n", "x".repeat(256));
    clash(&[("content/en/guide/a.md", &long)], &["content/en/guide/a.md:3:7 OUT004"]);
    let device = SiteTest::new().file("content/en/guide/a.md", "---\ntitle: A\nslug: con\n---\n").build().code(0);
    assert_eq!(device.diagnostics(), ["content/en/guide/a.md:3:7 OUT004"]);
    assert!(device.stderr.contains("or `slug:`"), "{}", device.stderr);
    // A download has no slug.
    let download =
        SiteTest::new().article("content/en/guide/a.md", "A").file("content/en/guide/aux.pdf", "%PDF").build().code(0);
    assert_eq!(download.diagnostics(), ["content/en/guide/aux.pdf OUT004"]);
    assert!(download.stderr.contains("rename the file") && !download.stderr.contains("slug"), "{}", download.stderr);
}

#[test]
fn old_addresses() {
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK").file("redirects.yaml", "/x: /en/\n/X: /fr/\n");
    // Both were in use; on a Mac one of the pages hides the other.
    assert_eq!(test.build().code(0).diagnostics(), ["redirects.yaml:1:1 OUT002"]);
    clash(&[("redirects.yaml", "/robots.txt/x: /en/\n")], &["redirects.yaml:1:1 OUT001"]);
}

#[test]
fn old_addresses_of_one_article_in_several_spellings() {
    let aliases = |aliases: &str| format!("---\ntitle: A\naliases: [{aliases}]\n---\n");
    let test = SiteTest::new().file("content/en/guide/a.md", aliases("api/Account, api/account, API/account"));
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    for old in ["api/Account", "api/account", "API/account"] {
        assert!(built.page(&format!("en/{old}/index.html")).contains("url=/kb/en/guide/a/"), "{old}");
        assert!(built.page("_redirects").contains(&format!("/kb/en/{old}/ /kb/en/guide/a/ 301\n")), "{old}");
    }
    // Wherever the second spelling is written.
    test.write("redirects.yaml", "/en/API/Account: guide/a\n");
    assert_eq!(test.build().code(0).diagnostics(), [""; 0]);
    // To another article it is a danger; so is another spelling of where the article is.
    test.write("redirects.yaml", "/en/API/Account: /en/contact/\n");
    let each = [11, 24, 37].map(|column| format!("content/en/guide/a.md:3:{column} OUT002"));
    assert_eq!(test.build().code(0).diagnostics(), each);
    let own = SiteTest::new().file("content/en/guide/a.md", aliases("guide/A"));
    assert_eq!(own.build().code(0).diagnostics(), ["content/en/guide/a.md:3:11 OUT002"]);
}

#[test]
fn headings_do_not_take_the_ids_of_the_page() {
    let text = "---\ntitle: A\nrelated: [guide/ok]\n---\n## Main\n\n## Related\n\n## Helpful\n";
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK").file("content/en/guide/a.md", text);
    let page = test.build().code(0).page("en/guide/a/index.html");
    for id in ["main", "related", "helpful"] {
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id} in {page}");
    }
}

/// The borrowed article is right where it comes from.
#[test]
fn a_slug_that_is_the_address_of_a_borrowed_article() {
    let slug = |slug: &str| format!("---\ntitle: A\nslug: {slug}\n---\n");
    for (own, borrowed) in [("a", "b"), ("b", "a")] {
        clash(
            &[
                (&format!("content/en/guide/{own}.md"), A),
                (&format!("content/fr/guide/{own}.md"), &slug(borrowed)),
                (&format!("content/en/guide/{borrowed}.md"), A),
            ],
            &[&format!("content/fr/guide/{own}.md:3:7 OUT001")],
        );
    }
}

/// Each is right where it comes from, and a third language borrows both.
#[test]
fn what_is_borrowed_from_two_languages() {
    let site = "base_url: https://help.example.com/\ntitle: Help\ndefault_locale: en\nlocales:\n  en: {}\n  de: {}\n  fr: { fallback: [de, en] }\n";
    for (english, slug, expected) in [
        ("a.md", "a", "content/de/guide/b.md:3:7 OUT001"),
        ("a.md", "A", "content/de/guide/b.md:3:7 OUT002"),
        // A folder.
        ("a/x.md", "a", "content/de/guide/b.md:3:7 OUT001"),
        ("A/x.md", "a", "content/de/guide/b.md:3:7 OUT002"),
    ] {
        let outcome = SiteTest::empty()
            .file("site.yaml", site)
            .article(&format!("content/en/guide/{english}"), "A")
            .file("content/de/guide/b.md", format!("---\ntitle: B\nslug: {slug}\n---\nText.\n"))
            .build()
            .code(1);
        let diagnostics = outcome.diagnostics();
        let clashes: Vec<_> = diagnostics.iter().filter(|told| told.contains("OUT")).collect();
        assert_eq!(clashes, [expected], "{english} {slug}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("/fr/guide/a/"), "{}", outcome.stderr);
    }
}
