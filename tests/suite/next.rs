//! `guichet next`: what changes by its date.

use crate::site::SiteTest;

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: {} }\nareas: [guide]\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE)
        .article("content/en/guide/a.md", "A")
        .file(
            "content/en/guide/b.md",
            "---\ntitle: Bee\npublish_at: 2026-12-01\nexpires_at: 2027-01-01T12:30:00Z\n---\nText.\n",
        )
        .file("content/fr/guide/b.md", "---\ntitle: Abeille\n---\nTexte.\n")
        .file("content/en/guide/c.md", "---\ntitle: Sea\nreview_by: 2026-01-01\n---\nText.\n")
        .file("content/en/guide/d.md", "---\ntitle: Dee\ndraft: true\npublish_at: 2026-12-02\n---\nText.\n")
}

#[test]
fn days_are_listed_with_what_changes() {
    let said = site().run(&["next", "--date", "2026-11-26"]).code(0);
    assert_eq!(
        said.stdout,
        "2026-01-01 (overdue)\n  Sea is due for review\n    content/en/guide/c.md\n\n\
         2026-12-01\n  Bee is published\n    content/en/guide/b.md\n  Abeille is published\n    content/fr/guide/b.md\n\n\
         2027-01-01\n  Bee ends at 12:30 UTC\n    content/en/guide/b.md\n  Abeille ends at 12:30 UTC\n    content/fr/guide/b.md\n"
    );
}

#[test]
fn as_far_as_is_wanted_and_for_programs() {
    let said = site().run(&["next", "--date", "2026-11-26", "--days", "10", "--json"]).code(0);
    let list: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let days: Vec<&str> = list.as_array().unwrap().iter().map(|event| event["at"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"]);
    let none = site().run(&["next", "--date", "2026-11-26", "--days", "0"]).code(0);
    assert!(!none.stdout.contains("2026-12"), "{}", none.stdout);
}
