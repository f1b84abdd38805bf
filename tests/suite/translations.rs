//! What translations have from their originals, and what is said where the two differ.

use crate::site::SiteTest;

const POLICY: &str = "plans: [free, pro]\nchannels:\n  home: { plans: all, href: home }\n";
const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: {} }\nareas: [guide]\n";
const ORIGINAL: &str =
    "---\ntitle: Export\nplans: [pro]\ncontexts: [report]\ntop: 1\norder: 2\nid: export\n---\nText.\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", format!("{SITE}contexts: [report]\n"))
        .file("contacts.yaml", POLICY)
        .file("content/en/guide/export.md", ORIGINAL)
        .file("content/fr/guide/export.md", "---\ntitle: Exporter\n---\nTexte.\n")
        .article("content/en/guide/a.md", "A")
        .article("content/fr/guide/a.md", "A")
}

#[test]
fn a_translation_is_for_the_plans_and_places_of_its_original() {
    let test = site();
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.stderr);
    let pages = ["en", "fr"].map(|locale| built.page(&format!("{locale}/guide/export/index.html")));
    for page in &pages {
        assert!(page.contains("badge badge-plan"), "{page}");
    }
    let help = ["en", "fr"].map(|locale| {
        let help: serde_json::Value =
            serde_json::from_str(&built.page(&format!("_guichet/{locale}/help.json"))).unwrap();
        help["contexts"]["report"].to_string()
    });
    assert_eq!(help, [r#"["export"]"#; 2]);

    // The original is for all now, in both languages at once.
    test.write(
        "content/en/guide/export.md",
        ORIGINAL.replace("plans: [pro]\n", "").replace("contexts: [report]\n", ""),
    );
    test.write("site.yaml", SITE);
    let later = test.build().code(0);
    let whole = test.run(&["build", "--no-cache"]).code(0);
    assert_eq!(later.files, whole.files);
    assert_ne!(later.page("fr/guide/export/index.html"), pages[1]);
}

#[test]
fn another_value_is_told_with_its_line() {
    let test = site();
    test.write(
        "content/fr/guide/export.md",
        "---\ntitle: Exporter\norder: 2\nplans: [free]\ntop: 1\nauthors: [Ana]\n---\nTexte.\n",
    );
    let found = test.run(&["check"]).code(0);
    assert_eq!(found.diagnostics(), ["content/fr/guide/export.md:4:1 I18N020"], "{}", found.stderr);
    assert!(found.stderr.contains("`plans` is `[free]` here, and `[pro]` in the original"), "{}", found.stderr);
    // A matter of taste is a note.
    test.write("content/fr/guide/export.md", "---\ntitle: Exporter\norder: 9\n---\nTexte.\n");
    let found = test.run(&["check", "--strict"]).code(0);
    assert!(found.stderr.contains("content/fr/guide/export.md:3:1: note[I18N020]"), "{}", found.stderr);
}

#[test]
fn a_mistake_of_the_original_is_told_once() {
    let test = site();
    test.write("content/en/guide/export.md", ORIGINAL.replace("[pro]", "[por]"));
    let found = test.run(&["check"]);
    assert_eq!(found.stderr.matches("`por`").count(), 1, "{}", found.stderr);
}

#[test]
fn the_translation_of_a_draft_is_one_where_the_site_wants_it() {
    let test = site();
    test.write("content/en/guide/export.md", ORIGINAL.replace("order: 2\n", "draft: true\n"));
    let built = test.build().code(0);
    assert!(built.exists("fr/guide/export/index.html"));
    test.write("site.yaml", format!("{SITE}contexts: [report]\ntranslations: {{ drafts: inherited }}\n"));
    let built = test.build().code(0);
    assert!(!built.exists("fr/guide/export/index.html"));
    test.write("content/fr/guide/export.md", "---\ntitle: Exporter\ndraft: false\n---\nTexte.\n");
    let built = test.build().code(0);
    assert!(built.exists("fr/guide/export/index.html"));
}

/// A card says what the page is about in the page's own language, wherever it stands.
#[test]
fn the_text_of_a_card_names_its_language() {
    let settings = "title: Help\nbase_url: https://help.example.com/\nlocales:\n  en: {}\n  ar: { fallback: [en] }\nareas: [guide]\n";
    let test = SiteTest::empty()
        .file("site.yaml", settings)
        .file("content/en/guide/a.md", "---\ntitle: A\ndescription: Get help quickly.\n---\nText.\n")
        .file("content/en/guide/b.md", "---\ntitle: B\ndescription: Text of B.\n---\nText.\n")
        .file(
            "content/ar/guide/b.md",
            "---\ntitle: ب\ndescription: نص.\n---\n:::cards\n- [مساعدة](a.md)\n- [ب](b.md)\n:::\n",
        );
    let page = test.build().page("ar/guide/b/index.html");
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Get help quickly.</span>"), "{page}");
    assert!(page.contains("class=\"card-text\">نص.<"), "{page}");
}
