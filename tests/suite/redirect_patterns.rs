//! One line of redirects.yaml for all old addresses of a kind: for hosts as it is, for all others a page each.

use crate::site::{Outcome, SiteTest};

const TWO: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  pt-BR: { fallback: [en] }\nlocale_aliases: { en-us: en }\nareas: [guide]\n";

fn site(redirects: &str) -> SiteTest {
    SiteTest::empty()
        .file("site.yaml", TWO)
        .file("content/en/guide/a.md", "---\ntitle: A\nid: \"12\"\n---\nText.\n")
        .file("content/en/guide/b.md", "---\ntitle: B\n---\nText.\n")
        .file("content/pt-BR/guide/a.md", "---\ntitle: A\nid: \"12\"\n---\nTexto.\n")
        .file("redirects.yaml", redirects)
}

/// Where the page at an old address leads; empty if there is none.
fn leads(built: &Outcome, from: &str) -> String {
    let page = built.files.get(&format!("{from}/index.html")).map(|page| String::from_utf8_lossy(page).into_owned());
    page.and_then(|page| Some(page.split_once("url=")?.1.split('"').next()?.to_owned())).unwrap_or_default()
}

#[test]
fn all_that_is_below() {
    let built = site("/g/*: /en/guide/:splat\n/g/b/: /en/guide/a/\n").build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let lines = built.page("_redirects");
    assert!(lines.contains("/kb/g/* /kb/en/guide/:splat 301\n"), "{lines}");
    // The page alone has its own line, before the one that fits it too.
    assert!(lines.find("/kb/g/b ") < lines.find("/kb/g/*") && !lines.contains("/kb/g/a"), "{lines}");
    assert_eq!((leads(&built, "g/a"), leads(&built, "g/b")), ("/kb/en/guide/a/".into(), "/kb/en/guide/a/".into()));
    assert_eq!(leads(&built, "g"), "", "nobody asked for that one");
}

#[test]
fn parts_with_names() {
    let built =
        site("/docs/:locale/:area/:page: /:locale/:area/:page\n/v1/*: https://v1.example.com/:splat\n").build().code(0);
    let lines = built.page("_redirects");
    assert!(lines.contains("/kb/docs/:locale/:area/:page /kb/:locale/:area/:page 301\n"), "{lines}");
    assert!(
        lines.contains("/kb/docs/:locale/:area/:page/ ")
            && lines.contains("/kb/v1/* https://v1.example.com/:splat 301\n"),
        "{lines}"
    );
    assert_eq!(leads(&built, "docs/pt-BR/guide/b"), "/kb/pt-BR/guide/b/");
}

/// What is in the old address and not in the new one may be anything: a version, a day, a language.
#[test]
fn parts_that_the_target_drops() {
    let built =
        site("/docs/:version/:page: /en/guide/:page\n/blog/:year/:id: \":id\"\n/v/:version/*: /en/guide/:splat\n")
            .build()
            .code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let lines = built.page("_redirects");
    for line in [
        "/kb/docs/:version/:page /kb/en/guide/:page 301\n",
        "/kb/blog/:year/12 /kb/en/guide/a/ 301\n",
        "/kb/v/:version/* /kb/en/guide/:splat 301\n",
    ] {
        assert!(lines.contains(line), "{line}: {lines}");
    }
    // Nobody knows which there were.
    assert!(!built.files.keys().any(|path| path.starts_with("docs/") || path.starts_with("blog/")));
}

#[test]
fn ids_of_articles() {
    let built = site("/hc/:locale/articles/:id: \":id\"\n/hc/:locale/articles/:id-*: \":id\"\n").build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let lines = built.page("_redirects");
    // Each as a line of its own: no host knows ids.
    for line in [
        "/kb/hc/en/articles/12 ",
        "/kb/hc/en-us/articles/12-* /kb/en/guide/a/",
        "/kb/hc/pt-br/articles/12-* /kb/pt-BR/guide/a/",
    ] {
        assert!(lines.contains(line), "{line}: {lines}");
    }
    assert!(!lines.contains(":id"), "{lines}");
    assert_eq!(leads(&built, "hc/pt-BR/articles/12"), "/kb/pt-BR/guide/a/");
}

#[test]
fn mistakes() {
    for (redirects, code, told) in [
        ("/*: /en/guide/:splat\n", "RED002", "`/*` fits too"),
        ("/en/*: /en/guide/:splat\n", "RED002", "a page lives at `/en/"),
        ("/g/*/x: /en/guide/:splat\n", "RED003", "at the end"),
        ("/g/*: /en/gide/:splat\n", "RED003", "no page of this site fits `/en/gide/:splat`"),
        ("/g/*: \":splat/x\"\n", "RED003", "no article's id fits"),
        ("/g/:page: /en/guide/:pgae\n", "RED003", "did you mean `:page`?"),
        ("/docs/:version/:page: /en/gide/:page\n", "RED003", "no page of this site fits `/en/gide/:page`"),
        (
            "- { from: /g/*, to: /en/guide/:splat }\n- { from: /g/*, to: /pt-BR/guide/:splat }\n",
            "RED004",
            "already redirects",
        ),
        ("/_guichet/*: /en/guide/:splat\n", "RED003", "reserved"),
    ] {
        let built = site(redirects).build().code(1);
        let all = built.stderr.clone();
        assert!(all.contains(code) && all.contains(told), "{redirects}: {all}");
    }
}

/// The file of a page has its ending in its name; what `:splat` stands for may have one already.
#[test]
fn endings_of_pages() {
    let test = site("/old/:id: /en/guide/:id/\n/g/*: /en/guide/:splat\n");
    test.write("site.yaml", format!("{TWO}outputs: {{ addresses: html }}\n"));
    let lines = test.build().code(0).page("_redirects");
    assert!(lines.contains("/kb/old/:id /kb/en/guide/:id.html 301\n"), "{lines}");
    assert!(lines.contains("/kb/g/* /kb/en/guide/:splat 301\n"), "{lines}");
}
