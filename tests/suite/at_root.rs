//! Addresses that are not the paths of pages: the default language at the root, other endings, folders with a slug.

use crate::site::{Outcome, SiteTest};

const SITE: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, fr: { fallback: [en] } }\n";

fn site(settings: &str) -> SiteTest {
    SiteTest::empty()
        .file("site.yaml", format!("{SITE}{settings}"))
        .file("content/en/_index.md", "---\ntitle: Welcome\n---\nSee [A](guide/a.md).\n")
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\nText.\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\naliases: [old/path]\n---\nHeron. See [B](b.md#x).\n![P](p.png)\n## X\n",
        )
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## X\n\nText.\n")
        .file("content/en/guide/p.png", [0x89, b'P', b'N', b'G', 13, 10, 26, 10])
        .file("content/fr/guide/a.md", "---\ntitle: A en français\nslug: premier\n---\nHéron.\n")
}

fn at_root() -> Outcome {
    site("default_locale_in_path: false\ndiagnostics: { IMG: off }\n").build().code(0)
}

fn has(outcome: &Outcome, path: &str) -> bool {
    outcome.files.contains_key(path)
}

#[test]
fn the_default_language_is_at_the_root() {
    let outcome = at_root();
    let files = ["index.html", "index.md", "guide/index.html", "guide/a/index.html", "guide/a/index.md", "guide/p.png"];
    let more = [
        "404.html",
        "feed.xml",
        "llms.txt",
        "opensearch.xml",
        "search/index.html",
        "contact/index.html",
        "a-z/index.html",
    ];
    let others =
        ["fr/index.html", "fr/404.html", "fr/guide/premier/index.html", "_guichet/en/help.json", "sitemap.xml"];
    for path in files.iter().chain(&more).chain(&others) {
        assert!(has(&outcome, path), "{path}");
    }
    assert!(!has(&outcome, "en/404.html") && !has(&outcome, "en/feed.xml") && !has(&outcome, "en/guide/p.png"));
    let page = outcome.page("guide/a/index.html");
    for part in [
        "<link rel=\"canonical\" href=\"https://help.example.com/kb/guide/a/\">",
        "hreflang=\"en\" href=\"https://help.example.com/kb/guide/a/\"",
        "hreflang=\"fr\" href=\"https://help.example.com/kb/fr/guide/premier/\"",
        "href=\"/kb/guide/b/#x\"",
        "src=\"/kb/guide/p.png\"",
        "href=\"/kb/guide/a/index.md\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for (path, bytes) in &outcome.files {
        let is_moved = path.starts_with("en/") || path == "_redirects";
        let text = String::from_utf8_lossy(bytes);
        let leads = |begin: &str| text.contains(&format!("{begin}/kb/en/"));
        assert!(is_moved || !leads("=\"") && !leads("https://help.example.com") && !leads("("), "{path}");
    }
    // The home page is that of the language, not a choice of languages.
    assert!(outcome.page("index.html").contains("Welcome"));
    assert!(outcome.page("sitemap.xml").contains("<loc>https://help.example.com/kb/guide/</loc>"));
    assert!(outcome.page("guide/a/index.md").contains("(/kb/guide/b/index.md#x)"));
    assert!(outcome.page("_guichet/en/help.json").contains("\"home\":\"/kb/\""));
    assert_eq!(outcome.page("_guichet/en/addresses.json"), "{}");
}

#[test]
fn addresses_with_the_language_lead_on() {
    let outcome = at_root();
    let redirects = outcome.page("_redirects");
    assert!(redirects.contains("/kb/old/path /kb/guide/a/ 301\n"), "{redirects}");
    assert!(redirects.ends_with("/kb/en/* /kb/:splat 301\n"), "{redirects}");
    for (path, to) in
        [("en/index.html", "/kb/"), ("en/guide/a/index.html", "/kb/guide/a/"), ("old/path/index.html", "/kb/guide/a/")]
    {
        let page = outcome.page(path);
        assert!(page.contains(&format!("url={to}\"")), "{path}: {page}");
    }
    // Where the host leads on, none of them is a page.
    let host =
        site("default_locale_in_path: false\ndiagnostics: { IMG: off }\noutputs: { host: nginx }\n").build().code(0);
    assert!(has(&host, "kb/guide/a/index.html") && !has(&host, "kb/en/guide/a/index.html"));
    assert!(host.page(".host/nginx.conf").contains("^/kb/en/"), "{}", host.page(".host/nginx.conf"));
}

#[test]
fn redirects_name_addresses_as_readers_see_them() {
    let test = site("default_locale_in_path: false\ndiagnostics: { IMG: off }\n").file(
        "redirects.yaml",
        "/en/ancient/: /guide/a/\n/older/: /en/guide/b/\n/g/*: /guide/:splat\n/h/*: /fr/guide/:splat\n/i/*: /en/guide/:splat\n",
    );
    let outcome = test.build().code(0);
    let redirects = outcome.page("_redirects");
    for line in [
        "/kb/en/ancient /kb/guide/a/",
        "/kb/older /kb/guide/b/",
        "/kb/g/* /kb/guide/:splat",
        "/kb/h/* /kb/fr/guide/:splat",
    ] {
        assert!(redirects.contains(&format!("{line} 301\n")), "{line}: {redirects}");
    }
    assert!(has(&outcome, "en/ancient/index.html") && has(&outcome, "g/a/index.html"));
    let taken = test.file("redirects.yaml", "/guide/a/: /guide/b/\n").build().code(1);
    assert!(taken.stderr.contains("RED002"), "{}", taken.stderr);
}

#[test]
fn an_area_that_is_called_like_a_language_is_reported() {
    let test = site("default_locale_in_path: false\ndiagnostics: { IMG: off }\n").article("content/en/fr/x.md", "X");
    let outcome = test.build().code(1);
    assert!(outcome.stderr.contains("OUT001") && outcome.stderr.contains("`fr/index.html`"), "{}", outcome.stderr);
}

#[test]
fn search_finds_pages_at_their_addresses() {
    let test = site("default_locale_in_path: false\ndiagnostics: { IMG: off }\noutputs: { addresses: html }\n");
    let outcome = test.build().code(0);
    let output = test.root().join("public");
    let found = test.run(&["search", "heron", "--locale", "en", "--json", "-o", output.to_str().unwrap()]).code(0);
    assert!(found.stdout.contains("\"url\":\"/kb/guide/a.html"), "{}", found.stdout);
    assert!(has(&outcome, "guide/a.html") && has(&outcome, "fr/index.html") && has(&outcome, "guide.html"));
    assert!(outcome.page("guide/a.html").contains("href=\"/kb/guide/b.html#x\""));
    assert!(outcome.page("guide/a.html").contains("href=\"/kb/guide/a.md\""));
}

#[test]
fn pages_without_a_slash() {
    let outcome = site("diagnostics: { IMG: off }\noutputs: { addresses: no-slash }\n").build().code(0);
    for path in
        ["en/index.html", "en/guide.html", "en/guide/a.html", "en/guide/a.md", "en/search.html", "en/guide/p.png"]
    {
        assert!(has(&outcome, path), "{path}");
    }
    let page = outcome.page("en/guide/a.html");
    assert!(
        page.contains("href=\"https://help.example.com/kb/en/guide/a\"") && page.contains("href=\"/kb/en/guide/b#x\"")
    );
    assert!(page.contains("href=\"/kb/en/\""), "home pages keep their slash");
    assert!(outcome.page("_redirects").contains("/kb/en/old/path /kb/en/guide/a 301\n"));
    let test = site("diagnostics: { IMG: off }\noutputs: { addresses: no-slash }\n");
    let redirects = test.file("redirects.yaml", "/g/*: /en/guide/:splat\n").build().code(0).page("_redirects");
    assert!(redirects.contains("/kb/g/* /kb/en/guide/:splat 301\n"), "{redirects}");
}

#[test]
fn later_builds_change_what_has_changed() {
    let test = site("default_locale_in_path: false\ndiagnostics: { IMG: off }\noutputs: { addresses: no-slash }\n");
    let first = test.build().code(0);
    let same = test.run(&["build", "--verbose"]).code(0);
    assert!(same.stderr.contains(" 0 written") || same.stderr.contains("\n0 written"), "{}", same.stderr);
    assert_eq!(same.files, first.files);
    test.write("content/en/guide/b.md", "---\ntitle: B\n---\n## X\n\nAnother text.\n");
    let edited = test.build().code(0);
    assert_eq!(edited.files, test.run(&["build", "--no-cache"]).code(0).files);
    assert!(edited.page("guide/b.html").contains("Another text."));
}

#[test]
fn folders_have_a_slug_in_each_language() {
    let test = site("diagnostics: { IMG: off }\n")
        .file("content/fr/guide/_index.md", "---\ntitle: Aide\nslug: mode-d-emploi\n---\nTexte.\n")
        .file("content/en/guide/_index.md", "---\ntitle: Guide\nslug: manual\n---\nText.\n");
    let outcome = test.build().code(0);
    for path in [
        "en/manual/index.html",
        "en/manual/a/index.html",
        "fr/mode-d-emploi/index.html",
        "fr/mode-d-emploi/premier/index.html",
        "fr/mode-d-emploi/b/index.html",
    ] {
        assert!(has(&outcome, path), "{path}");
    }
    let page = outcome.page("en/manual/a/index.html");
    assert!(page.contains("hreflang=\"fr\" href=\"https://help.example.com/kb/fr/mode-d-emploi/premier/\""));
    assert!(page.contains("href=\"/kb/en/manual/b/#x\"") && page.contains("href=\"/kb/en/manual/\""));
    let redirects = outcome.page("_redirects");
    for (from, to) in [
        ("en/guide/a", "en/manual/a/"),
        ("en/guide", "en/manual/"),
        ("fr/guide", "fr/mode-d-emploi/"),
        ("fr/guide/a", "fr/mode-d-emploi/premier/"),
        ("fr/guide/premier", "fr/mode-d-emploi/premier/"),
        // As in the default language.
        ("fr/manual", "fr/mode-d-emploi/"),
        ("fr/manual/a", "fr/mode-d-emploi/premier/"),
        ("fr/manual/b", "fr/mode-d-emploi/b/"),
    ] {
        assert!(redirects.contains(&format!("/kb/{from} /kb/{to} 301\n")), "{from}: {redirects}");
    }
}
