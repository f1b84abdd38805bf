//! Settings, flags and dates do what their description says; what is not read is reported.

use std::fs;

use crate::site::{SITE, SiteTest};

const A: &str = "---\ntitle: A\n---\nText.\n";

#[test]
fn every_code_that_is_explained_is_emitted_somewhere() {
    fn sources(folder: &std::path::Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("codes.rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = String::new();
    sources(&root, &mut all);
    let codes = fs::read_to_string(root.join("diag/codes.rs")).unwrap();
    let explained = codes
        .match_indices("code(")
        .filter_map(|(at, _)| codes[at + 5..].trim_start().strip_prefix('"')?.split('"').next());
    let never: Vec<&str> = explained
        .filter(|code| code.ends_with(|c: char| c.is_ascii_digit()))
        .filter(|code| !all.contains(&format!("\"{code}\"")) && !all.contains(&format!("\"{code}:")))
        .collect();
    assert_eq!(never, Vec::<&str>::new());
}

#[test]
fn a_date_does_not_break_a_build() {
    let test = SiteTest::new()
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\nreview_by: 2026-11-01\n---\nSee [the offer](offer.md), [news](news.md).\n",
        )
        .file("content/en/guide/offer.md", "---\ntitle: Offer\nexpires_at: 2026-11-28\n---\nText.\n")
        .file("content/en/guide/news.md", "---\ntitle: News\npublish_at: 2026-12-24\n---\nText.\n");
    let on = |day: &str| test.run(&["build", "--strict", "--date", day]).code(0);
    let (review, offer, news) = (
        "content/en/guide/a.md:3:12 TIME002",
        "content/en/guide/a.md:5:17 TIME001",
        "content/en/guide/a.md:5:35 TIME001",
    );
    assert_eq!(on("2026-10-31").diagnostics(), [news]);
    let before = on("2026-11-26");
    assert_eq!(before.diagnostics(), [review, offer, news]);
    assert!(before.page("en/guide/a/index.html").contains("/en/guide/offer/\">the offer</a>"));
    let after = on("2026-11-29");
    assert_eq!(after.diagnostics(), [review, offer, news]);
    assert!(after.page("en/guide/a/index.html").contains("See <a>the offer</a>, <a>news</a>."));
    assert!(!after.page("en/guide/a/index.md").contains("offer.md"));
    assert_eq!(on("2026-12-25").diagnostics(), [review, offer]);
}

#[test]
fn names_that_are_nearly_right() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file("contacts.yml", "plans: [pro]\n")
        .file("glossary.yaml", "a: b\n")
        .file("synonyms/en.yml", "- [a, b]\n")
        .file("mkdocs.yml", "a: b\n");
    let said = test.build().code(0).diagnostics();
    assert_eq!(said, ["contacts.yml CFG012", "glossary.yaml CFG012", "synonyms/en.yml CFG012"]);
}

#[test]
fn words_of_its_own() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file(
            "templates/404.html",
            "{% extends \"default/404.html\" %}{% block footer %}{{ t.banner_new }}{% endblock %}",
        )
        .file(
            "locales/en.ftl",
            "banner-new = New\nscript-hello = { brand-name }\nbrand-name = Atrium\nhome-headin = Home\n",
        );
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), ["locales/en.ftl:4:1 I18N011"]);
    let page = built.page("en/404.html");
    assert!(page.contains("New") && page.contains("<html"), "{page}");
}

#[test]
fn a_theme_with_one_message() {
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}theme: mine\n"))
        .file("content/en/guide/a.md", A)
        .file("themes/mine/locales/en.ftl", "search-submit = Go\n");
    let page = test.build().code(0).page("en/search/index.html");
    assert!(page.contains("Go") && !page.contains("search-label"), "{page}");
}

#[test]
fn dot_files_that_hosts_need_are_published() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file("static/.well-known/security.txt", "Contact: mailto:a@example.com\n")
        .file("static/.nojekyll", "")
        .file("static/.env", "SECRET=1\n");
    let built = test.build().code(0);
    assert!(built.exists(".well-known/security.txt") && built.exists(".nojekyll"));
    assert!(!built.exists(".env"));
}
