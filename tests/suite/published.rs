//! Addresses that readers had.

use crate::site::SiteTest;

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: {} }\nareas: [guide]\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE)
        .article("content/en/guide/export.md", "Export")
        .article("content/en/guide/other.md", "Other")
        .article("content/fr/guide/export.md", "Exporter")
        .article("content/fr/guide/tva.md", "TVA")
}

fn rename(test: &SiteTest) {
    let [from, to] = ["export", "export-data"].map(|name| test.root().join(format!("content/en/guide/{name}.md")));
    std::fs::rename(from, to).unwrap();
}

#[test]
fn a_build_warns_of_what_the_last_one_had() {
    let test = site();
    test.build().code(0);
    rename(&test);
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), ["content/en/guide/export-data.md RED005"], "{}", built.stderr);
    assert!(
        built.stderr.contains("`/en/guide/export/` was published")
            && built.stderr.contains("`aliases: [guide/export]`")
    );
    // Once: what is in the folder now is the renamed article.
    assert_eq!(test.build().code(0).diagnostics(), Vec::<String>::new());
}

#[test]
fn an_article_that_went_far_away_is_known_by_its_id() {
    let test = site().file("published.json", "[]\n");
    test.build().code(0);
    let test = test.file("content/en/data/rows.md", "---\ntitle: Rows\nid: guide/export\n---\nText.\n");
    std::fs::remove_file(test.root().join("content/en/guide/export.md")).unwrap();
    let failed = test.build().code(1);
    assert_eq!(failed.diagnostics(), ["content/en/data/rows.md RED005"], "{}", failed.stderr);
    let help = "add `aliases: [guide/export]` to the front matter of this article, which has the id `guide/export`";
    assert!(failed.stderr.contains(help), "{}", failed.stderr);
    test.file("content/en/data/rows.md", "---\ntitle: Rows\nid: guide/export\naliases: [guide/export]\n---\nText.\n")
        .build()
        .code(0);
}

#[test]
fn what_is_kept_holds_builds_until_the_address_leads_on() {
    let test = site().file("published.json", "[]\n");
    test.build().code(0);
    let kept = std::fs::read_to_string(test.root().join("published.json")).unwrap();
    assert_eq!(
        serde_json::from_str::<Vec<String>>(&kept).unwrap(),
        ["en/guide", "en/guide/export", "en/guide/other", "fr/guide", "fr/guide/export", "fr/guide/tva"]
    );
    rename(&test);
    for command in ["build", "check"] {
        let failed = test.run(&[command]).code(1);
        assert_eq!(failed.diagnostics(), ["content/en/guide/export-data.md RED005"], "{}", failed.stderr);
        assert!(failed.stderr.contains("error[RED005]"), "{}", failed.stderr);
    }
    assert_eq!(std::fs::read_to_string(test.root().join("published.json")).unwrap(), kept);
    let text = "---\ntitle: Export\naliases: [guide/export]\n---\nText.\n";
    test.write("content/en/guide/export-data.md", text);
    test.build().code(0);
    test.run(&["check"]).code(0);
    let grown = std::fs::read_to_string(test.root().join("published.json")).unwrap();
    assert!(grown.contains("\"en/guide/export-data\"") && grown.contains("\"en/guide/export\""), "{grown}");
    // A pattern leads on as well.
    test.write("content/en/guide/export-data.md", "---\ntitle: Export\n---\nText.\n");
    test.write("redirects.yaml", "/en/guide/export/:rest: /en/guide/other/\n/en/guide/export/: /en/guide/other/\n");
    test.build().code(0);
}

#[test]
fn what_ends_by_its_date_or_is_a_draft_again_is_nobodys_mistake() {
    let test = site().file("published.json", "[]\n");
    test.build().code(0);
    test.write("content/en/guide/other.md", "---\ntitle: Other\nexpires_at: 2020-01-01\n---\nText.\n");
    test.write("content/fr/guide/tva.md", "---\ntitle: TVA\ndraft: true\n---\nText.\n");
    assert_eq!(test.build().code(0).diagnostics(), Vec::<String>::new());
}

/// Where French borrows from English, as [`site`] has it.
fn borrowing() -> SiteTest {
    let test =
        site().file("published.json", "[]\n").file("site.yaml", SITE.replace("fr: {}", "fr: { fallback: [en] }"));
    test.build().code(0);
    let kept = std::fs::read_to_string(test.root().join("published.json")).unwrap();
    assert!(kept.contains("\"fr/guide/other\""), "{kept}");
    test
}

#[test]
fn what_was_borrowed_ends_with_its_original() {
    let test = borrowing();
    for end in ["expires_at: 2020-01-01", "draft: true"] {
        test.write("content/en/guide/other.md", format!("---\ntitle: Other\n{end}\n---\nText.\n"));
        for command in ["check", "build"] {
            assert_eq!(test.run(&[command]).code(0).diagnostics(), Vec::<String>::new());
        }
    }
}

#[test]
fn what_was_borrowed_leads_on_with_its_original() {
    let test = borrowing();
    test.run(&["mv", "guide/other", "guide/another"]).code(0);
    for command in ["check", "build"] {
        assert_eq!(test.run(&[command]).code(0).diagnostics(), Vec::<String>::new());
    }
}

#[test]
fn a_list_that_is_none_says_what_it_should_be() {
    let test = site().file("published.json", "{\"en\": 1}\n");
    for command in ["build", "check"] {
        let failed = test.run(&[command]).code(2);
        assert!(failed.stderr.contains("it begins as `[]`"), "{}", failed.stderr);
    }
}

/// What a dead link led to, and what has become of it.
#[test]
fn dead_links_are_told_by_what_was_published() {
    let link = |to: &str| format!("---\ntitle: Links\n---\nSee [it]({to}).\n");
    let test =
        site().file("published.json", "[]\n").file("content/en/_snippets/go.md", "Go [there](../guide/other.md).\n");
    test.build().code(0);
    std::fs::remove_file(test.root().join("content/en/guide/other.md")).unwrap();
    test.write("redirects.yaml", "/en/guide/other/: /en/guide/export/\n");
    test.write("content/en/guide/a.md", link("other.md"));
    let told = |test: &SiteTest, message: &str| {
        for command in ["check", "build"] {
            let said = test.run(&[command]).code(1);
            assert!(said.stderr.contains(&format!("error[LNK001]: {message}\n")), "{command}: {}", said.stderr);
        }
    };
    told(&test, "no article `guide/other`: `/en/guide/other/` was published, and leads to `/en/guide/export/` now");
    test.write("content/en/guide/a.md", "---\ntitle: Links\n---\n{{ snippet(name=\"go\") }}\n");
    test.write("redirects.yaml", "{}\n");
    std::fs::write(test.root().join("published.json"), "[\"en/guide/other\", \"en/guide/gone\", \"fr/guide/perdu\"]\n")
        .unwrap();
    let said = test.run(&["check"]).code(1);
    let snippet = "_snippets/go.md:1:12: error[LNK001]: no article `guide/other`: `/en/guide/other/` was published";
    assert!(said.stderr.contains(snippet), "{}", said.stderr);
    for (to, path) in [
        ("other.md", "no article `guide/other`: `/en/guide/other/`"),
        ("/en/guide/gone/", "no page `/en/guide/gone/` on this site: `/en/guide/gone/`"),
        ("../../fr/guide/perdu.md", "no article `guide/perdu`: `/fr/guide/perdu/`"),
    ] {
        test.write("content/en/guide/a.md", link(to));
        told(&test, &format!("{path} was published, and has been removed"));
    }
    let said = test.run(&["check"]).code(1);
    assert!(said.stderr.contains("help: link to what has taken its place, or remove the link"), "{}", said.stderr);
    // What nobody has had is only not there.
    test.write("content/en/guide/a.md", link("never.md"));
    assert!(!test.run(&["check"]).code(1).stderr.contains("`guide/never`:"));
}

/// A date never fails a build, nor does a draft.
#[test]
fn a_folder_whose_last_article_ends_is_left_alone() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide, more]\n")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\nSee [the offers](../more/offers/) and [more](../more/).\n")
        .file("content/en/more/offers/promo.md", "---\ntitle: Promo\nexpires_at: 2026-12-05\n---\nText.\n")
        .file("published.json", "[]");
    test.run(&["build", "--date", "2026-11-29"]).code(0);
    test.run(&["build", "--date", "2026-12-06"]).code(0);
    // To a draft, no link leads.
    test.write("content/en/guide/a.md", "---\ntitle: A\n---\nText.\n");
    test.write("content/en/more/offers/promo.md", "---\ntitle: Promo\ndraft: true\n---\nText.\n");
    test.run(&["build", "--date", "2026-11-29"]).code(0);
    // What is deleted is still told.
    std::fs::remove_dir_all(test.root().join("content/en/more/offers")).unwrap();
    let said = test.run(&["build", "--date", "2026-11-29"]).code(1);
    assert!(said.stderr.contains("`/en/more/offers/` was published"), "{}", said.stderr);
}
