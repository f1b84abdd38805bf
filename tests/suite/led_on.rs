//! Where readers and old addresses go when articles move or are removed: in all languages, and to what is there.

use crate::site::SiteTest;

/// Languages that borrow a text have addresses of it, too.
#[test]
fn readers_of_borrowed_texts_are_led_on() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide, more]\n")
        .file("content/en/guide/old.md", "---\ntitle: Old\naliases: [guide/older]\n---\nText.\n")
        .article("content/en/guide/other.md", "Other")
        .article("content/en/more/new.md", "New")
        .file("published.json", "[]");
    test.run(&["build"]).code(0);
    test.run(&["rm", "guide/old", "--to", "more/new"]).code(0);
    test.run(&["check", "--strict"]).code(0);
    let redirects = std::fs::read_to_string(test.root().join("redirects.yaml")).unwrap();
    for old in ["/en/guide/old/", "/fr/guide/old/", "/fr/guide/older/"] {
        assert!(redirects.contains(&format!("\"{old}\"")), "{old}: {redirects}");
    }
}

#[test]
fn readers_are_led_only_to_what_is_there() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {} }\nareas: [guide]\n")
        .article("content/en/guide/old.md", "Old")
        .article("content/en/guide/new.md", "New")
        .file("content/en/guide/draft.md", "---\ntitle: Draft\ndraft: true\n---\nText.\n")
        .file("content/en/guide/later.md", "---\ntitle: Later\npublish_at: 2999-01-01\n---\nText.\n")
        .file("content/en/guide/ended.md", "---\ntitle: Ended\nexpires_at: 2020-01-01\n---\nText.\n");
    for (to, why) in [
        ("guide/draft", "is a draft"),
        ("guide/later", "is not published yet"),
        ("guide/ended", "has ended"),
        ("http://127.0.0.1:4000/kb/en/guide/draft/", "is a draft"),
        ("http://127.0.0.1:4000/kb/en/guide/none/", "is not a page of this site"),
    ] {
        let said = test.run(&["rm", "guide/old", "--to", to]).code(2);
        assert!(said.stderr.contains(why), "{to}: {}", said.stderr);
    }
    // What stands in the bar of a writer's browser.
    test.run(&["rm", "guide/old", "--to", "http://localhost:4000/kb/en/guide/new/"]).code(0);
    let redirects = std::fs::read_to_string(test.root().join("redirects.yaml")).unwrap();
    assert!(redirects.contains("\"/en/guide/old/\": guide/new"), "{redirects}");
}

#[test]
fn a_new_area_is_said_and_an_address_is_no_folder() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\nareas: [account]\n")
        .article("content/en/account/a.md", "A")
        .article("content/en/account/b.md", "B");
    let said = test.run(&["mv", "account/a", "acount/a"]).code(0);
    assert!(said.stderr.contains("new area `acount`") && said.stderr.contains("`account`"), "{}", said.stderr);
    test.run(&["mv", "account/b", "https://help.example.com/en/account/help-me/"]).code(0);
    assert!(test.root().join("content/en/account/help-me.md").exists());
}

#[test]
fn articles_change_places() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide, more]\n")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\nSee [b](../more/b.md).\n")
        .file("content/en/more/b.md", "---\ntitle: B\n---\nSee [a](../guide/a.md).\n")
        .article("content/fr/guide/a.md", "A")
        .file("redirects.yaml", "/en/more/c/: more/b\n")
        .file("published.json", "[]");
    test.run(&["build"]).code(0);
    test.run(&["mv", "guide/a", "guide/c"]).code(0);
    let said = test.run(&["mv", "more/b", "guide/a"]).code(0);
    assert!(said.stderr.contains("`guide/a` was an old address of `content/en/guide/c.md`"), "{}", said.stderr);
    test.run(&["mv", "guide/c", "more/b"]).code(0);
    test.run(&["check"]).code(0);
    test.run(&["build"]).code(0);
    // A line of redirects.yaml is in the way as well.
    test.run(&["mv", "more/b", "more/c"]).code(0);
    test.run(&["check"]).code(0);
    // Whoever begins another one would take the name that translations know.
    let said = test.run(&["new", "more/b"]).code(2);
    assert!(said.stderr.contains("is the `id` of") && said.stderr.contains("content/en/guide/a.md"), "{}", said.stderr);
}

const BORROWING: &str =
    "title: T\nbase_url: https://h.example.org/\ndefault_locale: en\nlocales: { en: {}, fr: { fallback: [en] } }\n";

fn article(links: &str) -> String {
    format!("---\ntitle: T\ndescription: D\n---\nText. {links}\n")
}

fn text(test: &SiteTest, path: &str) -> String {
    std::fs::read_to_string(test.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What is in a folder with a `slug` is published below that, in each language below its own.
#[test]
fn addresses_in_folders_with_a_slug_lead_on() {
    let folder = |slug: &str| format!("---\ntitle: F\ndescription: D\nslug: {slug}\n---\n");
    for gone in [["mv", "a/one", "b/", "--quiet"], ["rm", "a/one", "--to", "b/three"]] {
        let site = "title: T\nbase_url: https://h.example.org/\ndefault_locale: en\nlocales: { en: {}, fr: {}, de: { fallback: [en] } }\n";
        let test = SiteTest::new()
            .file("site.yaml", site)
            .file("published.json", "[]")
            .file("content/en/a/_index.md", folder("alpha"))
            .file("content/fr/a/_index.md", folder("alfa"))
            .file("content/de/a/_index.md", folder("aleph"));
        let test = ["en/a/one", "en/a/two", "en/b/three", "fr/a/one", "fr/a/two", "fr/b/three"]
            .iter()
            .fold(test, |test, path| test.file(&format!("content/{path}.md"), article("")));
        test.run(&["build"]).code(0);
        test.run(&gone).code(0);
        let built = test.run(&["build"]).code(0);
        for old in ["en/alpha/one", "fr/alfa/one", "de/aleph/one"] {
            assert!(built.exists(&format!("{old}/index.html")), "{gone:?} {old}: {}", built.stderr);
        }
        assert!(!built.stderr.contains("RED005"), "{}", built.stderr);
    }
    // A folder below it, whose last article goes.
    let test = SiteTest::new()
        .file("published.json", "[]")
        .file("content/en/a/_index.md", folder("alpha"))
        .file("content/en/a/sub/one.md", article(""))
        .file("content/en/a/two.md", article(""));
    test.run(&["build"]).code(0);
    test.run(&["mv", "a/sub/one", "a/one"]).code(0);
    let built = test.run(&["build"]).code(0);
    assert!(built.exists("en/alpha/sub/index.html") && built.exists("en/alpha/sub/one/index.html"), "{}", built.stderr);
}

/// What can be the name of a file can be an `id`: it was one before.
#[test]
fn an_article_moves_whatever_its_file_is_called() {
    for (name, address) in [("100%", "100"), ("50%20off", "5020off")] {
        let test = SiteTest::new()
            .file("site.yaml", BORROWING)
            .file("published.json", "[]")
            .file(&format!("content/en/a/{name}.md"), article(""))
            .file(&format!("content/fr/a/{name}.md"), article(""))
            .file("content/en/a/two.md", article(""))
            .file("content/en/b/three.md", article(""));
        test.run(&["build"]).code(0);
        test.run(&["mv", &format!("a/{name}"), "b/percent"]).code(0);
        let moved = text(&test, "content/en/b/percent.md");
        assert!(moved.contains(&format!("a/{name}")), "{moved}");
        let built = test.run(&["build", "--strict"]).code(0);
        for locale in ["en", "fr"] {
            assert!(built.exists(&format!("{locale}/a/{address}/index.html")), "{locale} {name}");
        }
        test.run(&["rm", "a/two", "--to", "b/percent"]).code(0);
        test.run(&["build", "--strict"]).code(0);
    }
}

#[test]
fn a_name_changes_in_case_alone() {
    let test = SiteTest::new()
        .file("site.yaml", BORROWING)
        .file("published.json", "[]")
        .file("content/en/a/Three.md", article(""))
        .file("content/fr/a/Three.md", article(""))
        .file("content/en/a/one.md", article("[three](Three.md)"));
    test.run(&["build"]).code(0);
    let said = test.run(&["mv", "a/Three", "a/three"]).code(0);
    assert!(said.stderr.contains("changes in case only") && !said.stderr.contains("is written"), "{}", said.stderr);
    assert!(!test.root().join("content/en/a/Three.md").exists());
    assert_eq!(text(&test, "content/en/a/one.md"), article("[three](three.md)"));
    assert!(!text(&test, "content/fr/a/three.md").contains("aliases"));
    let built = test.run(&["build", "--strict"]).code(0);
    assert!(built.exists("fr/a/three/index.html"));
    // Folders are those that there are.
    test.run(&["mv", "a/three", "A/Three"]).code(0);
    assert!(test.root().join("content/en/a/Three.md").exists());
    test.run(&["build", "--strict"]).code(0);
    test.run(&["mv", "a/Three", "a/Three"]).code(2);
}

/// A link in a translation leads to what its readers borrow.
#[test]
fn links_lead_to_what_a_language_borrows() {
    for has_its_own in [false, true] {
        let mut test = SiteTest::new()
            .file("site.yaml", BORROWING)
            .file("content/en/a/one.md", article("[two](two.md)"))
            .file("content/en/a/two.md", article(""))
            .file("content/en/a/three.md", article(""))
            .file("content/fr/a/one.md", article("[deux](two.md)"));
        if has_its_own {
            test = test.file("content/fr/a/two.md", article(""));
        }
        test.run(&["rm", "a/two", "--to", "a/three"]).code(0);
        assert_eq!(text(&test, "content/fr/a/one.md"), article("[deux](three.md)"));
        test.run(&["check"]).code(0);
    }
}
