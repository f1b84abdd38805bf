//! Pages about a build and about translations.

use crate::site::SiteTest;

fn site() -> SiteTest {
    let settings = "title: \"<Help>\"\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide]\n\
                    contexts: [wizard]\ndiagnostics: { NAV005: note }\n";
    SiteTest::new()
        .file("site.yaml", settings)
        .article("content/en/guide/export.md", "Export")
        .article("content/fr/guide/export.md", "Exporter")
        .file("content/en/guide/secret.md", "---\ntitle: A\ncontexts: [wizard]\n---\nSee [more](export.md).\n")
}

#[test]
fn a_build_reports_what_it_made() {
    let test = site();
    let built = test.run(&["build", "--report", "report.html"]).code(0);
    let report = std::fs::read_to_string(test.root().join("report.html")).unwrap();
    for part in [
        "<h1>Build of &lt;Help&gt;</h1>",
        "Make pages and the search index",
        "en/guide/export/index.html",
        "content/en/guide/secret.md",
        "Translations by area",
        "1 borrowed",
        "<title>guide ·",
    ] {
        assert!(report.contains(part), "{part}\n{report}");
    }
    assert!(!report.contains("<script") && !built.exists("report.html"));
    // Also where nothing has changed since.
    std::fs::remove_file(test.root().join("report.html")).unwrap();
    test.run(&["build", "--report", "report.html"]).code(0);
    assert!(test.root().join("report.html").exists());
    // It has a name of its own.
    test.run(&["build", "--report"]).code(0);
    assert!(test.root().join("build.html").exists());
}

/// Who asks for a report of a build gets one, and is told what has stopped it.
#[test]
fn a_build_that_fails_is_reported_too() {
    let test = site().file("content/en/guide/b.md", "---\ntitle: B\n---\n[x](nowhere.md) ![](export.png)\n");
    let built = test.run(&["build", "--report", "report.html"]).code(1);
    assert!(
        built.stderr.contains("nothing was published\nthe report `report.html` has the problems"),
        "{}",
        built.stderr
    );
    let read = |test: &SiteTest| std::fs::read_to_string(test.root().join("report.html")).unwrap();
    let report = read(&test);
    for part in ["<h1>Build of &lt;Help&gt;</h1>", "Nothing was published", "content/en/guide/b.md:4:5", "LNK001"] {
        assert!(report.contains(part), "{part}\n{report}");
    }
    // Where not even the settings can be read.
    test.write("site.yaml", "title: [\n");
    test.run(&["build", "--report", "report.html"]).code(2);
    assert!(read(&test).contains("<h1>Build</h1>") && read(&test).contains("CFG001"), "{}", read(&test));
}

#[test]
fn a_report_is_not_published() {
    let test = site();
    for path in ["public/report.html", "static/report.html"] {
        let refused = test.run(&["build", "--report", test.root().join(path).to_str().unwrap()]);
        assert_eq!((refused.code, refused.files.len()), (2, 0), "{path}: {}", refused.stderr);
    }
}

#[test]
fn translations_are_a_page_too() {
    let test = site();
    test.run(&["i18n", "stamp", "fr/guide/export"]).code(0);
    test.run(&["i18n", "report", "-o", "t.html"]).code(0);
    let report = std::fs::read_to_string(test.root().join("t.html")).unwrap();
    assert!(report.contains("content/fr/guide/secret.md") && report.contains("missing"), "{report}");
    test.run(&["i18n", "report", "-o", "none/t.html"]).code(3);
}
