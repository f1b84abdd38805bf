//! An address with another locale in it leads somewhere, as do the addresses that an article had in a locale before it was
//! translated.

use crate::site::{Outcome, SiteTest};

const THREE: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\n  de: {}\n  pt-BR: { fallback: [fr, en] }\nareas: [guide]\n";

/// Where the page at an old address leads; `None` if there is no such page.
fn leads(built: &Outcome, from: &str) -> Option<String> {
    let page = built.files.get(&format!("{from}/index.html"))?;
    let page = String::from_utf8_lossy(page).into_owned();
    let to = page.split_once("url=")?.1.split('"').next()?.to_owned();
    let line = format!("/kb/{from}/ {to} 301\n");
    assert!(built.page("_redirects").contains(&line), "no line {line}");
    Some(to)
}

fn text(head: &str) -> String {
    format!("---\ntitle: A\n{head}---\nText.\n")
}

#[test]
fn the_locale_in_an_address_may_be_changed() {
    let built = SiteTest::empty()
        .file("site.yaml", THREE)
        .file("content/en/guide/a.md", text("slug: import-data\naliases: [guide/old, /en/older/]\n"))
        .file("content/fr/guide/a.md", text("slug: importer\n"))
        .file("content/de/guide/a.md", text("slug: importieren\n"))
        .file("content/en/guide/b.md", text("aliases: [b-old]\n"))
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    for (from, to) in [
        ("fr/guide/a", "/kb/fr/guide/importer/"),
        ("fr/guide/import-data", "/kb/fr/guide/importer/"),
        ("fr/guide/old", "/kb/fr/guide/importer/"),
        ("fr/older", "/kb/fr/guide/importer/"),
        ("en/guide/a", "/kb/en/guide/import-data/"),
        // German falls back to nothing, and readers of English addresses come by there as well.
        ("de/guide/import-data", "/kb/de/guide/importieren/"),
        ("de/guide/a", "/kb/de/guide/importieren/"),
        // It borrows the French article.
        ("pt-BR/guide/import-data", "/kb/pt-BR/guide/importer/"),
        ("pt-BR/guide/old", "/kb/pt-BR/guide/importer/"),
        // An old address of a borrowed article.
        ("fr/b-old", "/kb/fr/guide/b/"),
        ("pt-BR/b-old", "/kb/pt-BR/guide/b/"),
    ] {
        assert_eq!(leads(&built, from).as_deref(), Some(to), "{from}");
    }
    assert_eq!(leads(&built, "de/b-old"), None, "German doesn't have the article");
    // What writers ask for comes first: hosts read a number of lines.
    let lines = built.page("_redirects");
    assert!(lines.find("/kb/en/older ") < lines.find("/kb/de/guide/a "), "{lines}");
}

#[test]
fn the_address_of_a_translation_leads_to_the_original() {
    let built = SiteTest::empty()
        .file("site.yaml", THREE)
        .file("content/en/guide/a.md", text(""))
        .file("content/fr/guide/a.md", text("slug: importer\n"))
        .file("content/de/guide/importieren.md", text("id: guide/a\n"))
        // Two articles with one address: nobody knows which is meant.
        .file("content/en/guide/b.md", text(""))
        .file("content/fr/guide/b.md", text("slug: commun\n"))
        .file("content/en/guide/c.md", text(""))
        .file("content/de/guide/c.md", text("slug: commun\n"))
        // Another article has it.
        .file("content/en/guide/d.md", text(""))
        .file("content/fr/guide/d.md", text("slug: e\n"))
        .file("content/en/guide/e.md", text(""))
        .file("content/fr/guide/e.md", text("slug: d\n"))
        // Not published.
        .file("content/en/guide/f.md", text(""))
        .file("content/fr/guide/f.md", text("slug: zanzibar\ndraft: true\n"))
        // In no other language.
        .file("content/fr/guide/g.md", text("slug: seul\n"))
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    for (from, to) in [
        ("en/guide/importer", Some("/kb/en/guide/a/")),
        ("en/guide/importieren", Some("/kb/en/guide/a/")),
        ("de/guide/importer", Some("/kb/de/guide/importieren/")),
        ("fr/guide/importieren", Some("/kb/fr/guide/importer/")),
        ("pt-BR/guide/importieren", Some("/kb/pt-BR/guide/importer/")),
        ("en/guide/commun", None),
        ("en/guide/zanzibar", None),
        ("en/guide/seul", None),
    ] {
        assert_eq!(leads(&built, from).as_deref(), to, "{from}");
    }
    for page in ["en/guide/e", "de/guide/commun", "fr/guide/commun"] {
        assert!(built.page(&format!("{page}/index.html")).contains("data-article="), "{page}");
    }
}

#[test]
fn in_a_site_of_many_languages_only_originals_and_fallbacks_count() {
    let many = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\n  de: { fallback: [en] }\n  es: { fallback: [en] }\n  pt-BR: { fallback: [es, en] }\nareas: [guide]\n";
    let built = SiteTest::empty()
        .file("site.yaml", many)
        .file("content/en/guide/a.md", text(""))
        .file("content/fr/guide/a.md", text("slug: importer\n"))
        .file("content/de/guide/a.md", text("slug: importieren\n"))
        .file("content/es/guide/a.md", text("slug: importar\n"))
        .file("content/pt-BR/guide/a.md", text("slug: importe\n"))
        .build()
        .code(0);
    for (from, to) in [
        ("en/guide/importer", Some("/kb/en/guide/a/")),
        ("en/guide/importe", Some("/kb/en/guide/a/")),
        ("es/guide/importe", Some("/kb/es/guide/importar/")),
        ("pt-BR/guide/importar", Some("/kb/pt-BR/guide/importe/")),
        ("de/guide/importer", None),
        ("fr/guide/importe", None),
    ] {
        assert_eq!(leads(&built, from).as_deref(), to, "{from}");
    }
}

#[test]
fn whatever_is_there_stays_there() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", text("slug: import-data\naliases: [shot.png, x, Guide/C]\n"))
        .file("content/fr/guide/a.md", text("slug: importer\n"))
        // Another article, a redirect, a file, and a page in another case.
        .file("content/fr/guide/import-data.md", text("id: guide/other\n"))
        .file("redirects.yaml", "/fr/guide/a: /fr/contact/\n")
        .file("static/fr/x", "a file")
        .file("content/fr/shot.png/readme.txt", "a folder of that name")
        .file("content/fr/guide/c.md", text(""));
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0], "{}", built.stderr);
    assert!(built.page("fr/guide/import-data/index.html").contains("data-article=\"guide/other\""));
    assert_eq!(leads(&built, "fr/guide/a").as_deref(), Some("/kb/fr/contact/"));
    assert_eq!(built.page("fr/x"), "a file");
    assert!(built.page("fr/guide/c/index.html").contains("data-article"));
    assert!(!built.exists("fr/Guide/C/index.html"));
}

#[test]
fn what_is_not_published_keeps_its_addresses_to_itself() {
    let test = SiteTest::empty()
        .file("site.yaml", THREE)
        .file("content/en/guide/a.md", text("slug: zanzibar-plan\naliases: [zanzibar-project]\ndraft: true\n"))
        .file("content/fr/guide/a.md", text("slug: importer\n"));
    let built = test.build().code(0);
    for (path, bytes) in &built.files {
        assert!(!path.contains("zanzibar") && !String::from_utf8_lossy(bytes).contains("zanzibar"), "{path}");
    }
    assert!(!built.exists("pt-BR/zanzibar-project/index.html"));
    assert_eq!(leads(&built, "fr/guide/a").as_deref(), Some("/kb/fr/guide/importer/"));
}

#[test]
fn a_site_without_slugs_has_no_such_pages() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .article("content/fr/guide/a.md", "A")
        .article("content/en/guide/b.md", "B")
        .build()
        .code(0);
    assert_eq!(built.page("_redirects"), "");
}
